"""Descriptions with tags and with labels."""

import pytest

from socoledger.read.bank.shapes import Details
from socoledger.read.bank.tagged import label_pattern, labels, slash_tags

IBAN = "NL02ABNA0123456789"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("/REMI/Huur maart", Details("", "", "Huur maart", "")),
        ("/EREF/NOTPROVIDED/REMI/a/b/", Details("", "", "a/b", "")),
        ("/REMI/USTD//km: 12/12/", Details("", "", "km: 12/12", "")),
        ("/REMI/STRD/CUR/5000 1/", Details("", "", "5000 1", "")),
        (f"/CNTP/{IBAN}/ABNANL2A/Ans/Hilversum//REMI/x", Details("Ans", IBAN, "x", "")),
        (f"/NAME/Ans/IBAN/{IBAN}/NAME/Bo/REMI/", Details("Ans", IBAN, "", "")),
        ("/TRTP/RENTE/REMI/", Details("", "", "RENTE", "")),
    ],
)
def test_tags_between_slashes(said: str, found: Details) -> None:
    assert slash_tags(said) == found


@pytest.mark.parametrize("said", ["", "Huur /REMI/maart", "a/b/c", "/OTHER/x"])
def test_a_text_without_tags_in_front_has_none(said: str) -> None:
    assert slash_tags(said) is None


def test_labels_stand_between_spaces_and_the_first_of_each_counts() -> None:
    pattern = label_pattern("Naam", "Omschrijving")
    assert labels("Term Naam: Ans omschrijving: Uw Naam: is Bijnaam: Bo", pattern) == {
        "": "Term",
        "naam": "Ans",
        "omschrijving": "Uw",
    }
