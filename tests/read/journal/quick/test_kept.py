"""Facts of files with sums: as sums of the whole books, and the same when they were kept."""

from pathlib import Path

import pytest

from socoledger.domain.books import Books
from socoledger.read import books as reading
from socoledger.rules.summed import sums_for
from tests.support.book_files import JOURNAL, write_books
from tests.support.kept import Kept
from tests.support.sums import with_sums

EXAMPLES = Path(__file__).parents[4] / "examples"


def summed(root: Path, kept: Kept) -> Books:
    books = reading.read(root, cache=kept, sums_for=sums_for)
    assert isinstance(books, Books)
    return books


def whole(root: Path) -> Books:
    books = reading.read(root)
    assert isinstance(books, Books)
    return books


@pytest.mark.parametrize("coop", sorted(EXAMPLES.rglob("coop.yaml")), ids=lambda at: at.parent.name)
def test_sums_of_an_example(coop: Path) -> None:
    kept = Kept()
    expected = with_sums(whole(coop.parent))
    assert any(entry.is_sum for entry in expected.journal.transactions)
    assert summed(coop.parent, kept) == expected
    assert summed(coop.parent, kept) == expected


MONTH = """
2025-03-01 * "Klus" #member-anna
  Assets:Bank    10.00 EUR
  Income:Werk
{balance}
2025-03-20 * "Klus" #member-anna
  Assets:Bank    10.00 EUR
  Income:Werk
"""
ASSERTED = "2025-03-15 balance Assets:Bank {found} EUR\n"


def test_a_balance_within_a_month_is_held_against_its_own_file(tmp_path: Path) -> None:
    text = MONTH.format(balance=ASSERTED.format(found="110.00"))
    root, kept = write_books(tmp_path, JOURNAL + text), Kept()
    for _ in range(2):
        books = summed(root, kept)
        assert books.full_load is None
        assert books == with_sums(whole(root))
        assert any(entry.is_sum for entry in books.journal.transactions)


def test_a_balance_within_a_month_of_another_file_asks_for_every_transaction(
    tmp_path: Path,
) -> None:
    files = {"journal/march.beancount": MONTH.format(balance="")}
    text = JOURNAL + 'include "march.beancount"\n' + ASSERTED.format(found="110.00")
    root, kept = write_books(tmp_path, text, files=files), Kept()
    for _ in range(2):
        assert summed(root, kept) == whole(root)


def test_a_balance_that_fails_is_told_of_sums_too(tmp_path: Path) -> None:
    text = MONTH.format(balance=ASSERTED.format(found="110.02"))
    root, kept = write_books(tmp_path, JOURNAL + text), Kept()
    for _ in range(2):
        books = summed(root, kept)
        assert books.full_load == "a balance that fails"
        assert books == whole(root)


@pytest.mark.parametrize(
    "text",
    [
        MONTH.format(balance='2025-03-02 * "NL91ABNA0417164300"\n'),
        MONTH.format(balance="").replace("#member-anna", "#mmeber-anna"),
    ],
)
def test_nothing_is_kept_of_a_file_with_a_finding(tmp_path: Path, text: str) -> None:
    root, kept = write_books(tmp_path, JOURNAL + text), Kept()
    found = [summed(root, kept).findings for _ in range(2)]
    expected = whole(root)
    assert found[0] == found[1] == expected.findings != ()
    assert kept.kinds().count("journal") == len(expected.journal.files) - 1


def test_what_the_yaml_files_say_is_part_of_what_is_kept(tmp_path: Path) -> None:
    root, kept = write_books(tmp_path, JOURNAL), Kept()
    summed(root, kept)
    anna = root / "members/anna.yaml"
    anna.write_text(anna.read_text().replace("2024-01-01", "2025-02-01"))
    books = summed(root, kept)
    assert books.findings == whole(root).findings != ()
