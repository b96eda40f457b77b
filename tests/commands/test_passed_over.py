"""Balances that fail stop nobody who looks for what was changed (SPEC 7, 13)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from socoledger.commands.accounts import accounts
from socoledger.commands.context import Context, answered
from socoledger.commands.result import result
from socoledger.commands.timeline import timeline
from socoledger.commands.trace import Asked, trace
from socoledger.commands.trace_line import Asked as AskedLine
from socoledger.commands.trace_line import trace_line
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import AuditFormat, Format
from tests.support.small_books import Books, books, earns

FAILING = (
    earns("2025-01-10", "anna", 2000)
    + "2025-02-01 balance Assets:Bank 1990.00 EUR\n"
    + '2025-02-03 * "Lening"\n  Liabilities:Gemeente -25.00 EUR\n  Assets:Bank 25.00 EUR\n'
    + "2025-03-01 balance Assets:Bank 1990.00 EUR\n"
    + "2025-03-01 balance Liabilities:Gemeente -20.00 EUR\n"
)
STILL = (
    "to find out what was changed, these still work: socoledger diff REV, trace, timeline, accounts"
)

INVESTIGATES: dict[str, Callable[[Context], Answer]] = {
    "trace": lambda context: trace(context, AuditFormat.TABLE, Asked("result", ("2025-01",))),
    "trace of a line": lambda context: trace_line(
        context, AuditFormat.TABLE, AskedLine("coop.yaml:1")
    ),
    "timeline": lambda context: timeline(context, Format.TABLE, "anna"),
    "accounts": lambda context: accounts(context, Format.TABLE),
}


@pytest.fixture(name="failing")
def _failing(tmp_path: Path) -> Books:
    return books(tmp_path, FAILING)


@pytest.mark.parametrize("name", INVESTIGATES)
def test_what_investigates_goes_on_and_tells_the_first_failing_balance_of_each_account(
    failing: Books, name: str
) -> None:
    answer = answered(lambda: INVESTIGATES[name](failing.context()))
    assert answer.exit is Exit.DONE, answer.messages
    assert answer.output
    bank, gemeente, what = answer.messages
    assert bank.startswith(
        "note: the balance of Assets:Bank does not hold from 2025-02-01 on:"
        " the books have €10.00 too much (journal/"
    )
    assert "Liabilities:Gemeente does not hold from 2025-03-01 on" in gemeente
    assert "€5.00 too much" in gemeente
    assert what == "what changed: socoledger diff REV"


def test_other_figures_are_refused_and_it_is_said_what_still_works(failing: Books) -> None:
    answer = answered(lambda: result(failing.context(), Format.TABLE, "2025"))
    assert (answer.exit, answer.output) == (Exit.UNREADABLE, "")
    assert answer.messages[-1] == STILL


def test_books_that_cannot_be_read_stop_all(tmp_path: Path) -> None:
    failing = books(tmp_path, FAILING + "2025-03-01 nonsense\n")
    for command in INVESTIGATES.values():
        answer = answered(lambda: command(failing.context()))  # noqa: B023 - called at once
        assert answer.exit is Exit.UNREADABLE
        assert STILL not in answer.messages


def test_errors_that_stop_figures_still_do(tmp_path: Path) -> None:
    failing = books(tmp_path, FAILING + earns("2025-03-10", "nobody", 10))
    answer = answered(lambda: INVESTIGATES["trace"](failing.context()))
    assert answer.exit is Exit.ERRORS, answer.messages
