"""Private data taken out of texts that go into the books."""

import pytest

from socoledger.read.private_text import PrivateText


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("BSN 123456782.", "BSN *********."),
        ("factuur 123456789", "factuur 123456789"),
        ("NL123456782B01", "NL123456782B01"),
        ("van NL91 ABNA 0417 1643 00 AAN ANNA", "van (IBAN) AAN ANNA"),
        ("NL91ABNA0417164300", "(IBAN)"),
        ("NL91ABNA0417164301", "NL91ABNA0417164301"),
        ("Johanna\n de  Wit", "*********"),
        ("JOHANNA DE WIT e/o", "********* e/o"),
        ("Johanna de Witte", "Johanna de Witte"),
        ("a\x00b\u202ec\ttab", "a b c tab"),
    ],
)
def test_a_text(text: str, cleaned: str) -> None:
    assert PrivateText(["Johanna de Wit"], []).clean(text) == cleaned


def test_what_the_books_allow_stays() -> None:
    private = PrivateText([], ["123456782"], keep_iban=True)
    text = "123456782 van NL91ABNA0417164300"
    assert private.clean(text) == text
