"""Errors that a close accepts, with a reason (SPEC 4: `--accept CODE --reason TEXT`)."""

import json
from pathlib import Path

import pytest

from socoledger.domain.options import CheckFormat, Format
from tests.support.closing import MAIN, Closing, line_of, worked
from tests.support.findings import codes_of
from tests.support.small_books import booked, earns, paid

pytestmark = pytest.mark.slow

WHY = "afgesproken met de gemeente op 3 februari"


def without_purpose(tmp_path: Path, *more: str) -> Closing:
    """Books in which Anna's spaarpot is spent in February without saying what for."""
    spent = booked("2025-02-05", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5)
    return worked(tmp_path, spent, *more).close("2025-01")


# -- what is asked ------------------------------------------------------------------------------


def test_a_refusal_tells_how_to_accept(tmp_path: Path) -> None:
    answer = without_purpose(tmp_path).no("2025-02")
    assert codes_of(answer) == ["S322"]
    assert any("--accept" in message and "--reason" in message for message in answer.messages)


@pytest.mark.parametrize(
    ("accept", "reasons"),
    [
        (("S322",), ()),
        (("S322", "S324"), ()),
        (("S322", "S324", "S321"), (WHY, WHY)),
        (("S322",), (WHY, WHY)),
        ((), (WHY,)),
        (("S322",), ("",)),
        (("S322",), ("  \n ",)),
        (("S322",), ("x" * 10000,)),
        (("S322",), ("een \x1b[2J scherm",)),
        (("S322",), ("om\u202egekeerd",)),
        (("S322",), ("een\x00nul",)),
    ],
)
def test_each_code_asks_for_a_reason(
    tmp_path: Path, accept: tuple[str, ...], reasons: tuple[str, ...]
) -> None:
    without_purpose(tmp_path).no("2025-02", 2, accept_all=accept, reasons=reasons)


@pytest.mark.parametrize(
    "code",
    [
        *("S999", "X322", "", "322", "S32", "S322 ", "spent"),  # no code
        *("S101", "S131", "S135"),  # the books cannot be read
        *("S201", "S207", "S211"),  # figures would mislead
        *("S301", "S304", "S307"),
        *("S205", "S327", "S406", "S430"),  # warnings
        *("S501", "S502", "S505", "S506", "S509", "S513", "S516", "S520"),  # closes
    ],
)
def test_what_cannot_be_accepted(tmp_path: Path, code: str) -> None:
    without_purpose(tmp_path).no("2025-02", 2, accept={code: WHY})


def test_only_what_is_named_is_accepted(tmp_path: Path) -> None:
    some = without_purpose(tmp_path, paid("2025-02-07", "Premie:Anna", 1))
    assert some.refused("2025-02", accept={"S322": WHY}) == ["S404", "S405"]
    assert some.refused("2025-02", accept={"S404": WHY, "S405": WHY}) == ["S322"]


@pytest.mark.parametrize("code", ["S322", "s322"])
def test_one_code_with_its_reason(tmp_path: Path, code: str) -> None:
    some = without_purpose(tmp_path).close("2025-02", accept={code: f"  {WHY}\n"})
    assert some.differs() == []
    assert some.bean_check() == []


@pytest.mark.parametrize(
    ("reasons", "kept"), [(("one",), ["one"] * 3), (("a", "b", "c"), ["b", "a", "c"])]
)
def test_several_codes_and_reasons(
    tmp_path: Path, reasons: tuple[str, ...], kept: list[str]
) -> None:
    """One reason for all, or one for each in the order of the codes."""
    some = without_purpose(tmp_path, paid("2025-02-07", "Premie:Anna", 1))
    some.close("2025-02", accept_all=("S404", "S322", "S405"), reasons=reasons)
    found = some.verified()["accepted"]
    assert [one["code"] for one in found] == ["S322", "S404", "S405"]
    assert [one["reason"] for one in found] == kept


def test_another_code_than_the_one_in_the_way_accepts_nothing(tmp_path: Path) -> None:
    assert without_purpose(tmp_path).refused("2025-02", accept={"S323": WHY}) == ["S322"]


# -- what is kept -------------------------------------------------------------------------------


def test_what_was_accepted_is_kept_in_the_close(tmp_path: Path) -> None:
    """SPEC 4: each recorded with file, line and reason."""
    some = without_purpose(tmp_path)
    line = line_of(some, MAIN, "2025-02-05 *") + 1
    some.close("2025-02", accept={"S322": WHY})
    head = some.text_of("2025-02").partition("\n\n2025-02-28 *")[0]
    assert all(word in head for word in ("S322", "2025-02-05", "anna", WHY, f"{MAIN}:{line}"))
    assert some.verified()["accepted"] == [
        {
            "code": "S322",
            "date": "2025-02-05",
            "member": "anna",
            "where": f"{MAIN}:{line}",
            "reason": WHY,
        }
    ]


def test_two_errors_of_a_day_are_each_recorded(tmp_path: Path) -> None:
    """SPEC 4: each recorded with file, line and reason."""
    some = without_purpose(tmp_path, booked("2025-02-05", "Liabilities:Spaarpot:Anna", BANK, 6))
    assert some.refused("2025-02") == ["S322", "S322"]
    some.close("2025-02", accept={"S322": WHY})
    text, main = some.text_of("2025-02"), (some.root / MAIN).read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(main.splitlines(), 2) if "2025-02-05 *" in line]
    assert [f"{MAIN}:{number}" in text for number in lines] == [True, True]


BANK = "Assets:Bank"


@pytest.mark.parametrize("reason", ['zij zei "ja"', "C:\\temp\\brief", "Zoë's brief", "; x", "\\"])
def test_a_reason_is_kept_as_it_was_written(tmp_path: Path, reason: str) -> None:
    some = without_purpose(tmp_path).close("2025-02", accept={"S322": reason})
    assert [one["reason"] for one in some.verified()["accepted"]] == [reason]
    assert some.differs() == []
    assert some.bean_check() == []
    some.close("2025-03")


def test_the_close_itself_says_what_it_accepts(tmp_path: Path) -> None:
    some = without_purpose(tmp_path)
    for dry_run in (True, False):
        answer = some.ask_close("2025-02", accept={"S322": WHY}, dry_run=dry_run)
        assert any("S322" in message and WHY in message for message in answer.messages)


# -- accepted stays accepted --------------------------------------------------------------------


@pytest.fixture
def accepted(tmp_path: Path) -> Closing:
    return without_purpose(tmp_path).close("2025-02", accept={"S322": WHY})


def test_later_closes_need_not_be_asked_again_and_show_it(accepted: Closing) -> None:
    answer = accepted.ask_close("2025-03")
    assert answer.exit == 0
    assert any("S322" in message and WHY in message for message in answer.messages)
    assert "S322" not in accepted.text_of("2025-03")
    assert accepted.differs() == []


def test_check_ends_well_and_shows_it(accepted: Closing) -> None:
    answer = accepted.ask_check()
    assert answer.exit == 0
    assert codes_of(answer) == ["S322"]
    assert WHY in answer.output
    shape = json.loads(accepted.ask_check(CheckFormat.JSON).output)
    assert (shape["errors"], shape["warnings"], shape["findings"]) == (0, 0, [])
    (one,) = shape["accepted"]
    assert (one["code"], one["severity"], one["reason"]) == ("S322", "error", WHY)
    assert (one["file"], one["date"], one["member"]) == (MAIN, "2025-02-05", "anna")


def test_verify_and_status_show_it(accepted: Closing) -> None:
    assert WHY in accepted.ask_verify().output
    assert [one["reason"] for one in accepted.status()["accepted"]] == [WHY]
    assert accepted.status()["findings"] == []
    assert accepted.ask_status(Format.TABLE).exit == 0


@pytest.mark.parametrize("command", ["result", "spaarpot", "premium", "return"])
def test_every_later_report_shows_it(accepted: Closing, command: str) -> None:
    """Issue 2: shown by every later report."""
    answer = accepted.ask(command)
    assert answer.exit == 0
    assert any("accepted" in message for message in answer.messages)


def test_it_is_known_wherever_it_stands_later(accepted: Closing) -> None:
    """Lines move when something is written above them, or into another file."""
    text = (accepted.root / MAIN).read_text(encoding="utf-8")
    (accepted.root / MAIN).write_text(f"; a line\n\n; another\n{text}", encoding="utf-8")
    assert accepted.checked()["errors"] == 0
    assert accepted.differs() == []
    accepted.close("2025-03")
    moved = booked("2025-02-05", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5)
    accepted.edit(MAIN, moved, "").add('include "more.beancount"\n')
    accepted.add(moved, name="journal/more.beancount")
    assert accepted.checked()["errors"] == 0
    assert accepted.differs() == []
    accepted.close("2025-04")


def test_another_error_of_the_same_code_is_not_accepted_with_it(accepted: Closing) -> None:
    accepted.add(booked("2025-03-05", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5))
    assert accepted.refused("2025-03") == ["S322"]
    assert accepted.checked()["errors"] == 1
    assert accepted.ask_check().exit == 1
    accepted.close("2025-03", accept={"S322": "again"})
    assert [one["reason"] for one in accepted.verified()["accepted"]] == [WHY, "again"]


def test_another_error_on_the_same_day_is_a_change_of_a_closed_month(accepted: Closing) -> None:
    accepted.add(booked("2025-02-05", "Liabilities:Spaarpot:Anna", "Assets:Bank", 7))
    assert "S506" in accepted.refused("2025-03")


def test_what_was_accepted_is_in_the_way_again_when_its_close_is_taken_back(
    accepted: Closing,
) -> None:
    before = accepted.text_of("2025-02")
    accepted.reopen("2025-02")
    assert accepted.ask_check().exit == 1
    assert accepted.refused("2025-02") == ["S322"]
    accepted.close("2025-02", accept={"S322": WHY})
    assert accepted.text_of("2025-02") == before


@pytest.mark.parametrize(
    ("old", "new"),
    [(WHY, "iets anders"), ("S322", "S323"), ("2025-02-05 anna", "2025-02-06 anna")],
)
def test_what_was_accepted_cannot_be_rewritten_in_silence(
    accepted: Closing, old: str, new: str
) -> None:
    """What a close says of itself is what it is compared with; the one after it holds its digest.

    In the last close a change of the reason alone can only be seen with git.
    """
    accepted.close("2025-03").edit("2025-02", old, new)
    assert accepted.differs() != []


@pytest.mark.parametrize("which", ["S405 2025-03-05 anna", "S201 2025-03-06 -", "S322 - -"])
def test_an_acceptance_invented_by_hand_is_found(accepted: Closing, which: str) -> None:
    """Nobody accepts an error by writing into a close: of a later month least of all."""
    accepted.edit(
        "2025-02",
        f'-reason: "{WHY}"\n',
        f'-reason: "{WHY}"\n  accepted-2: "{which}"\n  accepted-2-place: "x"\n'
        '  accepted-2-reason: "y"\n',
    )
    assert accepted.differs() != []


def test_no_acceptance_lets_figures_mislead(accepted: Closing) -> None:
    """SPEC 7: figures are stopped by errors of S2; only S3 and S4 can be accepted."""
    accepted.add(earns("2025-03-06", "nobody", 10))
    assert accepted.ask("result").exit == 1
    accepted.edit("2025-02", '"S322 2025-02-05 anna"', '"S201 2025-03-06 -"')
    assert accepted.ask("result").exit == 1
    assert accepted.ask_check().exit == 1
