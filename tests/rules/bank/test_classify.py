"""Which rule fits a line: all that it names, without regard to case, accents and spaces."""

from typing import Any

import pytest

from socoledger.domain.bank_setup import BankRule
from socoledger.domain.findings import Place
from socoledger.rules.bank.classify import Payment, fitting_rule
from socoledger.rules.bank.texts import plain_text

PLACE = Place("bank.yaml", 1)
SHOP = Payment(-1250, plain_text("Café  Zoë B.V."), "NL91ABNA0417164300", plain_text("Brood"))


def fits(payment: Payment = SHOP, **named: Any) -> bool:
    return fitting_rule([BankRule(PLACE, **named)], payment) is not None


@pytest.mark.parametrize(
    "named",
    [
        {"text": "cafe zoe"},
        {"text": "CAFÉ\tZOË"},
        {"text": "brood"},
        {"name": "b.v."},
        {"name": "caf. z", "regex": True},
        {"text": "^brood$", "regex": True},
        {"iban": "NL91ABNA0417164300"},
        {"amount_cents": 1250},
        {"direction": "out", "name": "zoë"},
    ],
)
def test_a_rule_fits(named: dict[str, Any]) -> None:
    assert fits(**named)


@pytest.mark.parametrize(
    "named",
    [
        {"text": "caf"},
        {"name": "brood"},
        {"name": "b.v", "text": "melk"},
        {"text": "caf.", "regex": False},
        {"iban": "NL91ABNA0417164301"},
        {"amount_cents": 1251},
        {"direction": "in", "name": "zoë"},
    ],
)
def test_a_rule_does_not_fit(named: dict[str, Any]) -> None:
    assert not fits(**named)


def test_the_first_that_fits_decides() -> None:
    rules = [BankRule(PLACE, text=text, account=text) for text in ("melk", "brood", "zoe")]
    found = fitting_rule(rules, SHOP)
    assert found is not None
    assert found.account == "brood"


def test_an_iban_is_compared_without_spaces() -> None:
    assert fits(SHOP._replace(iban="NL91ABNA0417164300"), iban="NL91ABNA0417164300")
