"""What is offered to who has typed the beginning of something."""

import pytest

from socoledger.domain.offered import offered

NAMES = ("Klant uit de wijk", "Wijkvereniging Noord", "Wijkbakker", "Expenses:Inkoop")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("", NAMES),
        ("wijk", ("Wijkvereniging Noord", "Wijkbakker")),
        ("WIJKV", ("Wijkvereniging Noord",)),
        ("ink", ("Expenses:Inkoop",)),
        ("uit", ("Klant uit de wijk",)),
        ("bakk", ("Wijkbakker",)),
        ("wkb", ("Wijkbakker",)),
        ("n.*", ()),
        ("zzz", ()),
    ],
)
def test_the_nearest_way_in_which_something_fits_decides(said: str, found: tuple[str, ...]) -> None:
    assert offered(said, NAMES) == [*found]
