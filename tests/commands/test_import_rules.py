"""Rules that a person kept are written into bank.yaml; all that stands there stays."""

from pathlib import Path

import pytest

from tests.support.imports import SETUP, Importing, Scripted, importing
from tests.support.small_books import booked
from tests.support.statements import IBAN, Period, line

SHOP = Period([line("2025-03-14", -1250, 'De "Schaar" # 1', "x", reference="R1")], opening=10000)
ITEM = '{name: "De \\"Schaar\\" # 1", account: Expenses:Inkoop, member: anna}'
LINE = "{text: rente, account: Expenses:Inkoop, member: collective}"


def kept(tmp_path: Path, text: str) -> tuple[Importing, tuple[str, ...]]:
    """Books with this bank.yaml after a rule was kept, and what was said."""
    opening = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
    some = importing(tmp_path, opening, files={"bank.yaml": text})
    answer = some.asked(SHOP, asker=Scripted("inkoop", "k", "anna", "Enter"))
    assert answer.exit == 0, answer.messages
    assert "Assets:Uitzoeken" not in some.balances()
    return some, answer.messages


WITH_COMMENTS = f"# ours\n{SETUP}\nrules:   # the first\n  # costs\n  - {LINE}  # bank\n"
IN_LINES = "rules:\n- text: rente\n  account: Expenses:Inkoop\n  member: anna\n"
NEW_LINES = '- name: "De \\"Schaar\\" # 1"\n  account: Expenses:Inkoop\n  member: anna\n'
IN_BRACES = f"{{accounts: [{{iban: {IBAN}, account: Assets:Bank}}]}}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SETUP, f"{SETUP}rules:\n  - {ITEM}\n"),
        (f"{WITH_COMMENTS}\n# end\n", f"{WITH_COMMENTS}  - {ITEM}\n\n# end\n"),
        (f"{IN_LINES}{SETUP}", f"{IN_LINES}{NEW_LINES}{SETUP}"),
        (f"{SETUP}rules: [{LINE}]\n", f"{SETUP}rules: [{LINE}, {ITEM}]\n"),
    ],
)
def test_comments_and_order_stay(tmp_path: Path, before: str, after: str) -> None:
    some, _messages = kept(tmp_path, before)
    assert (some.root / "bank.yaml").read_text() == after
    assert some.read.bank is not None
    assert some.read.bank.rules[-1].name == 'De "Schaar" # 1'


def test_what_cannot_be_written_is_said_and_the_lines_are_booked(tmp_path: Path) -> None:
    some, messages = kept(tmp_path, IN_BRACES)
    assert (some.root / "bank.yaml").read_text() == IN_BRACES
    assert messages[0].startswith(
        "bank.yaml is laid out in a way that this command does not change"
    )
    assert messages[1] == f"  - {ITEM}"
