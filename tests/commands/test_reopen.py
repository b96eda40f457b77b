"""Taking back the last close, and only the last (SPEC 4, issue 5)."""

import re
from pathlib import Path

import pytest

from tests.support.closing import MAIN, Closing, closing, worked
from tests.support.small_books import earns

pytestmark = pytest.mark.slow

LOG = "closes/reopened.log"
YEAR = [f"2025-{number:02d}" for number in range(1, 13)]


def three(tmp_path: Path, *more: str) -> Closing:
    return worked(tmp_path, *more).close("2025-01", "2025-02", "2025-03")


def log_of(some: Closing) -> list[str]:
    """The lines of the log; every line is whole."""
    path = some.root / LOG
    if not path.exists():
        return []
    text = path.read_bytes().decode()
    assert text.endswith("\n")
    return text.removesuffix("\n").split("\n")


def refuses(some: Closing, period: str, reason: str = "a slip", exit_: int = 1) -> str:
    """What `reopen` says that does nothing."""
    before = some.files()
    answer = some.ask_reopen(period, reason)
    assert (answer.exit, answer.output) == (exit_, "")
    assert answer.messages
    assert some.files() == before
    return "\n".join(answer.messages)


# -- the last, and only the last ----------------------------------------------------------------


def test_the_last_close_is_taken_back(tmp_path: Path) -> None:
    some = three(tmp_path)
    before = some.files()
    some.reopen("2025-03", "a receipt came late")
    assert log_of(some) == ["2026-11-22 2025-03 a receipt came late"]
    left = {name: text for name, text in before.items() if name != "closes/2025-03.beancount"}
    assert {name: text for name, text in some.files().items() if name != LOG} == left
    assert some.status()["due"]["month"] == "2025-03"
    assert some.bean_check() == []


@pytest.mark.parametrize("period", ["2025-01", "2025-02"])
def test_an_earlier_close_is_not(tmp_path: Path, period: str) -> None:
    assert "2025-03" in refuses(three(tmp_path), period)


@pytest.mark.parametrize("period", ["2025-04", "2024-12", "2025", "2026"])
def test_what_is_not_closed_is_not_taken_back(tmp_path: Path, period: str) -> None:
    assert "2025-03" in refuses(three(tmp_path), period)


def test_nothing_is_closed_yet(tmp_path: Path) -> None:
    refuses(worked(tmp_path), "2025-01")


@pytest.mark.parametrize("period", ["maart", "2025-3", "2025-13", "", "../2025-03"])
def test_what_is_no_period_is_a_wrong_command_line(tmp_path: Path, period: str) -> None:
    refuses(three(tmp_path), period, exit_=2)


def test_the_last_is_the_last_that_was_made(tmp_path: Path) -> None:
    """Also when that is a year, with months of the next one closed before it."""
    some = worked(tmp_path).close(*YEAR, "2026-01", "2025", "2026-02")
    refuses(some, "2025")
    some.reopen("2026-02")
    for period in ("2026-01", "2025-12", "2026-02"):
        assert "2025" in refuses(some, period)
    some.reopen("2025").reopen("2026-01").reopen("2025-12")
    assert [line.split()[1] for line in log_of(some)] == ["2026-02", "2025", "2026-01", "2025-12"]
    assert some.differs() == []


def test_every_close_can_be_taken_back_in_turn(tmp_path: Path) -> None:
    some = three(tmp_path).reopen("2025-03").reopen("2025-02").reopen("2025-01")
    assert len(log_of(some)) == 3
    refuses(some, "2025-01")
    some.close("2025-01")


# -- the reason ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reason",
    ["", "   ", "\n", "x" * 10000, "\x1b[2Jweg", "om\u202egekeerd", "een\x00nul"],
)
def test_a_reason_is_required(tmp_path: Path, reason: str) -> None:
    refuses(three(tmp_path), "2025-03", reason, exit_=2)


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("one line\n2025-01-01 2025-02 of two", "one line 2025-01-01 2025-02 of two"),
        ("  much   room\t ", "much room"),
        ("lijn\u2028twee", "lijn twee"),
        ('Zoë\'s "bon" is kwijt; 100%', 'Zoë\'s "bon" is kwijt; 100%'),
    ],
)
def test_the_log_keeps_one_line_of_date_period_and_why(
    tmp_path: Path, reason: str, kept: str
) -> None:
    some = three(tmp_path).reopen("2025-03", reason)
    assert log_of(some) == [f"2026-11-22 2025-03 {kept}"]


# -- the log ------------------------------------------------------------------------------------


def test_the_log_grows_and_never_loses_a_line(tmp_path: Path) -> None:
    some = three(tmp_path).on("2025-05-01")
    some.reopen("2025-03", "first").close("2025-03")
    some.on("2025-05-02").reopen("2025-03", "second").reopen("2025-02", "third")
    assert log_of(some) == [
        "2025-05-01 2025-03 first",
        "2025-05-02 2025-03 second",
        "2025-05-02 2025-02 third",
    ]
    some.close("2025-02", "2025-03", "2025-04")
    assert len(log_of(some)) == 3


def test_the_same_close_taken_back_twice_on_a_day_for_one_reason(tmp_path: Path) -> None:
    """Each time is a line: the log says how often."""
    some = three(tmp_path).reopen("2025-03").close("2025-03").reopen("2025-03")
    assert log_of(some) == ["2026-11-22 2025-03 a slip"] * 2


@pytest.mark.parametrize("held", ["2024-01-01 2023-12 x", "2024-01-01 2023-12 x\n"])
def test_what_stands_in_the_log_stays(tmp_path: Path, held: str) -> None:
    """Also where an editor took away its last line break."""
    some = three(tmp_path).add(held, name=LOG)
    some.reopen("2025-03")
    assert log_of(some) == ["2024-01-01 2023-12 x", "2026-11-22 2025-03 a slip"]


def test_verify_and_beancount_accept_the_log(tmp_path: Path) -> None:
    some = three(tmp_path).reopen("2025-03")
    assert some.differs() == []
    assert some.bean_check() == []
    assert some.ask_check().exit == 0


# -- closing again ------------------------------------------------------------------------------


@pytest.mark.parametrize("period", ["2025-03", "2025-02"])
def test_closing_again_gives_the_same_bytes(tmp_path: Path, period: str) -> None:
    some = three(tmp_path)
    before = {month: some.text_of(month) for month in ("2025-02", "2025-03")}
    some.reopen("2025-03")
    if period == "2025-02":
        some.reopen("2025-02").close("2025-02")
    some.close("2025-03")
    assert {month: some.text_of(month) for month in before} == before
    assert some.differs() == []


def test_a_correction_in_a_month_that_is_open_again(tmp_path: Path) -> None:
    """The last close taken back is how a changed month is put right."""
    some = three(tmp_path).edit(MAIN, "2025-03-12 *", "2025-03-13 *")
    some.no("2025-04")
    assert some.ask_verify().exit == 1
    some.reopen("2025-03").close("2025-03", "2025-04")
    assert some.differs() == []


def test_a_close_that_was_tampered_with_can_be_taken_back(tmp_path: Path) -> None:
    some = three(tmp_path).edit("2025-03", "3500.00", "3501.00")
    some.reopen("2025-03").close("2025-03")
    assert some.differs() == []


def test_books_with_errors_can_be_taken_back(tmp_path: Path) -> None:
    """Errors of S2 to S5 are what one takes a month back for."""
    some = three(tmp_path).edit(MAIN, '2025-03-12 * "Boeking"\n  member: "anna"', _NOBODY)
    assert "S201" in some.refused("2025-04")
    some.reopen("2025-03")


_NOBODY = '2025-03-12 * "Boeking"\n  member: "nobody"'


def test_books_that_cannot_be_read_are_left_as_they_are(tmp_path: Path) -> None:
    some = three(tmp_path).add("2025-13-01 open\n")
    refuses(some, "2025-03", exit_=3)


# -- accounts -----------------------------------------------------------------------------------

BARE = """\
include "../closes/*.beancount"
2025-01-01 open Assets:Bank EUR
2025-01-01 open Income:Verkoop EUR
"""


def test_accounts_that_only_this_close_opened_are_told(tmp_path: Path) -> None:
    """What is used elsewhere must be opened by the journal now: the lines to add are shown."""
    some = closing(tmp_path, files={MAIN: BARE + earns("2025-01-10", "anna", 100)})
    some.close("2025-01")
    some.add(
        '2025-02-10 * "Cursus"\n  Liabilities:Spaarpot:Anna  5.00 EUR\n    purpose: "course"\n'
        "  Assets:Bank\n"
    )
    assert some.bean_check() == []
    answer = some.ask_reopen("2025-01")
    assert answer.exit == 0
    lines = [one for one in answer.messages if re.match(r"2025-[0-9-]+ open ", one)]
    assert lines == ["2025-01-31 open Liabilities:Spaarpot:Anna EUR"]
    assert some.bean_check() != []
    some.add(*(f"{line}\n" for line in lines))
    assert some.bean_check() == []
    some.close("2025-01", "2025-02")
    assert some.differs() == []


def test_accounts_that_nobody_else_uses_are_not(tmp_path: Path) -> None:
    some = closing(tmp_path, files={MAIN: BARE + earns("2025-01-10", "anna", 100)})
    answer = some.close("2025-01").ask_reopen("2025-01")
    assert len(answer.messages) == 1
    some.close("2025-01")


def test_an_account_named_by_another_directive_is_told_too(tmp_path: Path) -> None:
    """A balance, a note or a close directive names an account as well as a transaction does."""
    some = closing(tmp_path, files={MAIN: BARE + earns("2025-01-10", "anna", 100)})
    some.close("2025-01").add("2025-02-10 balance Liabilities:Spaarpot:Anna  -85.00 EUR\n")
    assert some.bean_check() == []
    answer = some.ask_reopen("2025-01")
    assert some.bean_check() != []
    assert "2025-01-31 open Liabilities:Spaarpot:Anna EUR" in answer.messages
