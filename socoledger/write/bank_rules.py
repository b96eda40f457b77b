"""A rule of bank.yaml as text (SPEC 10)."""

from dataclasses import fields

from socoledger.domain.bank_setup import BankRule
from socoledger.domain.declared import key_of
from socoledger.write.new_books import quoted

_TEXTS = ("text", "name", "members", "approval", "with")
"""Keys whose values need quotes, as they may be anything."""


def rule_pairs(rule: BankRule) -> list[tuple[str, str]]:
    """The keys that a rule of texts and ids gives, with their values as they are to be written."""
    values = {key_of(one): getattr(rule, one.name) for one in fields(rule) if one.name != "place"}
    return [
        (key, quoted(value) if key in _TEXTS else str(value))
        for key, value in values.items()
        if value
    ]


def rule_line(rule: BankRule) -> str:
    """A rule on one line, as an item of a list."""
    return "- {" + ", ".join(f"{key}: {value}" for key, value in rule_pairs(rule)) + "}"
