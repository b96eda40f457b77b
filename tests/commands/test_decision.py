"""`decision premium` and `decision allowance`: what the college decided, in a file that else stays
as it is, with what follows of it (SPEC 1, 3.5, 3.6, 11).
"""

from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.decision import SaidOfDecision
from socoledger.domain.exits import Exit
from socoledger.domain.options import RecordingFormat
from tests.support.closing import Closing, closing
from tests.support.imports import Scripted
from tests.support.member_files import JOINED, answered_json, decide, refused, written
from tests.support.small_books import ALLOWANCE, BENEFIT, hours

SOME = SaidOfDecision("2026-01-01", reference="Besluit 2026-014")
NEW = '{from: 2026-01-01, reference: "Besluit 2026-014"}'
LAST_YEAR = "{from: 2025-01-01, to: 2025-12-31, reference: Besluit 2025-014, maximum: 50%}"
FLOW = f"{JOINED}premium: [{LAST_YEAR}]   # onder j\nturns_27: 2020-01-01"
BLOCK = f"{JOINED}premium:\n# the first\n- {LAST_YEAR}   # Besluit\n  # in the drawer\n\n# end\n"
KEYS = (
    f"{JOINED}premium:\n  - from: 2025-01-01\n    to: 2025-12-31   # all year\n    reference: B\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (JOINED, f"{JOINED}premium:\n  - {NEW}\n"),
        (FLOW, FLOW.replace("50%}]", f"50%}}, {NEW}]")),
        (BLOCK, BLOCK.replace("drawer\n", f"drawer\n- {NEW}\n")),
        (
            KEYS,
            f'{KEYS}  - from: 2026-01-01\n    reference: "Besluit 2026-014"\n',
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_all_else_in_the_file_stays_to_the_byte(
    tmp_path: Path, before: str, after: str, line_end: str
) -> None:
    file = written(tmp_path, before)
    file.write_bytes(before.replace("\n", line_end).encode())
    answer = decide(file, SOME)
    assert answer.exit is Exit.DONE, answer.messages
    assert file.read_bytes().decode() == after.replace("\n", line_end)
    assert answer.messages[0] == (
        "members/anna.yaml: a premium may be awarded to anna from 2026-01-01 on, by Besluit"
        " 2026-014"
    )


@pytest.mark.parametrize(
    ("more", "item"),
    [
        ({"last": "31-12-2026"}, '{from: 2026-01-01, to: 2026-12-31, reference: "B"}'),
        ({"decided": "2026-01-01"}, '{from: 2026-01-01, reference: "B"}'),
        ({"decided": "10-2-2026"}, '{from: 2026-01-01, decided: 2026-02-10, reference: "B"}'),
        ({"maximum": "1.200"}, '{from: 2026-01-01, reference: "B", maximum: 1200.00}'),
        ({"maximum": "€ 12,50"}, '{from: 2026-01-01, reference: "B", maximum: 12.50}'),
        ({"maximum": "50 %"}, '{from: 2026-01-01, reference: "B", maximum: 50%}'),
        ({"maximum": "12,5%"}, '{from: 2026-01-01, reference: "B", maximum: 12.5%}'),
        ({"reference": ' B:  "7" #\\'}, '{from: 2026-01-01, reference: "B: \\"7\\" #\\\\"}'),
        ({"under_27": True}, '{from: 2026-01-01, reference: "B", under_27: true}'),
    ],
)
def test_each_key_of_a_decision(tmp_path: Path, more: dict[str, Any], item: str) -> None:
    file = written(tmp_path, JOINED)
    said = SaidOfDecision("2026-01-01", reference="B")._replace(**more)
    assert decide(file, said).exit is Exit.DONE
    assert file.read_text() == f"{JOINED}premium:\n  - {item}\n"


def test_an_allowance_is_a_list_of_its_own(tmp_path: Path) -> None:
    file = written(tmp_path, FLOW)
    answer = decide(file, SOME, "allowance")
    assert file.read_text() == f"{FLOW}\nallowance:\n  - {NEW}"
    assert "an allowance may be awarded to anna from 2026-01-01 on" in answer.messages[0]


@pytest.mark.parametrize(
    ("text", "said", "told"),
    [
        (FLOW, SOME._replace(first="2025-12-31"), "S211 error: two periods under 'premium'"),
        (FLOW, SOME._replace(first="2024-06-01"), "S211 error"),
        (FLOW, SOME._replace(first="2024-06-01", last="2025-01-01"), "S211 error"),
        (JOINED, SOME._replace(last="2025-12-31"), "S212 error"),
        (JOINED, SOME._replace(first="31-2-2026"), "'31-2-2026' is not a day"),
        (JOINED, SOME._replace(decided="later"), "'later' is not a day"),
        (JOINED, SOME._replace(maximum="0"), "'0' is not an amount above 0"),
        (JOINED, SOME._replace(maximum="101%"), "'101%' is not a share of the legal maximum"),
        (JOINED, SOME._replace(reference="  "), "a reference is one line of ordinary text"),
        (JOINED, SOME._replace(reference="BSN 123456782"), "S6"),
        (JOINED, SaidOfDecision("2026-01-01"), "--reference is missing"),
        (JOINED, SaidOfDecision(reference="B"), "--from is missing: the first day that it holds"),
        (
            JOINED,
            SaidOfDecision(),
            "as Besluit 2026-014\n--from is missing: the first day that it holds",
        ),
        (
            "{id: anna, name: Anna, joined: 2024-01-01}\n",
            SOME,
            f"write it there yourself: premium: [{NEW}]",
        ),
        (JOINED + "premium: &a []\n", SOME, "S1"),
    ],
)
def test_what_cannot_be_is_refused(
    tmp_path: Path, text: str, said: SaidOfDecision, told: str
) -> None:
    file = written(tmp_path, text)
    if told == "S1":  # books that cannot be read at all
        assert decide(file, said).exit is Exit.UNREADABLE
    else:
        answer = decide(file, said)
        assert told in refused(answer, file, text)
        assert "123456782" not in "\n".join(answer.messages)


@pytest.mark.parametrize(("first", "last"), [("2024-06-01", "2024-12-31"), ("2026-01-01", None)])
def test_a_decision_may_touch_another(tmp_path: Path, first: str, last: str | None) -> None:
    file = written(tmp_path, FLOW)
    assert decide(file, SOME._replace(first=first, last=last)).exit is Exit.DONE


def test_a_program_hears_what_was_written_where(tmp_path: Path) -> None:
    file = written(tmp_path, FLOW)
    assert answered_json(decide(file, SOME, format_=RecordingFormat.JSON)) == {
        "schema": "socoledger.member/1",
        "command": "decision premium",
        "member": "anna",
        "written": True,
        "file": "members/anna.yaml",
        "lines": [{"line": 6, "text": f"premium: [{LAST_YEAR}, {NEW}]   # onder j"}],
    }


# -- what follows -------------------------------------------------------------------------------


def _worked(tmp_path: Path, keys: str = BENEFIT, *journal: str) -> tuple[Closing, Path]:
    """Anna works 10 hours in each of January, February and March; 1.50 an hour is the premium."""
    days = ("2025-01-20", "2025-02-20", "2025-03-20")
    worked = [hours(day, "anna", 10) for day in days]
    some = closing(tmp_path, *worked, *journal, members={"anna": keys})
    return some, some.root / "members/anna.yaml"


def test_it_is_told_what_a_decision_brings(tmp_path: Path) -> None:
    some, file = _worked(tmp_path)
    answer = decide(file, SaidOfDecision("2025-01-01", reference="B", maximum="1.200"))
    assert answer.messages[1:] == (
        "by the hours that are recorded it brings €15.00 through 2025-01",
        "the most in 2025, by the law, the agreement and this decision: €1,200.00",
    )
    assert some.premium_of(2025)["awarded"] == "45.00"


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        ("2025-02-28", ("2025-01 too", "€30.00 through 2025-02")),
        ("2025-03-01", ("2025-01 up to and including 2025-02", "€45.00 through 2025-03")),
    ],
)
def test_a_decision_that_reaches_back_counts_from_its_month_on(
    tmp_path: Path, decided: str, told: tuple[str, str]
) -> None:
    """Then for the earlier months of that year too (SPEC 3.5)."""
    _some, file = _worked(tmp_path)
    answer = decide(file, SaidOfDecision("2025-01-01", reference="B", decided=decided))
    assert told[0] in answer.messages[1]
    assert f"from the close of {decided[:7]} on" in answer.messages[1]
    assert told[1] in answer.messages[2]


def test_what_a_year_that_is_over_should_have_brought_is_booked_by_hand(tmp_path: Path) -> None:
    some, file = _worked(tmp_path, BENEFIT, hours("2026-01-20", "anna", 10))
    answer = decide(file, SaidOfDecision("2025-01-01", reference="B", decided="2026-02-01"))
    assert "up to and including 2025-12" in answer.messages[1]
    assert "socoledger add award" in answer.messages[1]
    assert "for 2026-01 too" in answer.messages[2]
    assert "€15.00 through 2026-02" in answer.messages[3]
    assert some.premium_of(2025)["awarded"] == "0.00"


def test_it_is_told_what_keeps_a_decision_from_bringing_anything(tmp_path: Path) -> None:
    _some, file = _worked(tmp_path, "turns_27: 2026-01-01\n" + BENEFIT)
    answer = decide(file, SaidOfDecision("2025-01-01", reference="B"))
    assert answer.messages[-1] == ("nothing is earned in 2025-01 yet: under 27 (art. 31 lid 5)")


def test_a_decision_that_is_over_says_only_what_it_brings(tmp_path: Path) -> None:
    _some, file = _worked(tmp_path)
    said = SaidOfDecision("2025-01-01", "2025-01-31", "2025-03-01", "B")
    told = decide(file, said).messages
    assert "for 2025-01 too, from the close of 2025-03 on" in told[1]
    assert told[2:] == ("by the hours that are recorded it brings €15.00 through 2025-03",)


@pytest.mark.slow
def test_a_decision_may_not_change_what_a_closed_month_awarded(tmp_path: Path) -> None:
    some, file = _worked(tmp_path, f"{BENEFIT}\n{ALLOWANCE}")
    some.close("2025-01", "2025-02")
    before = file.read_text()
    for decided in (None, "2025-02-28"):
        said = SaidOfDecision("2025-02-01", reference="B", decided=decided)
        told = refused(decide(file, said), file, before)
        assert "S5" in told
        assert "give with --decided a day from 2025-03-01 on" in told
    said = SaidOfDecision("2025-02-01", reference="B", decided="2025-03-01")
    answer = decide(file, said)
    assert answer.exit is Exit.DONE
    assert "for 2025-02 too" in answer.messages[1]
    assert "€30.00 through 2025-03" in answer.messages[2]
    assert some.ask_verify().exit is Exit.DONE
    some.close("2025-03")
    assert some.premium_of(2025)["awarded"] == "30.00"


# -- by questions -------------------------------------------------------------------------------


def test_what_is_left_out_is_asked_and_what_is_wrong_is_said_at_the_question(
    tmp_path: Path,
) -> None:
    file = written(tmp_path, FLOW)
    person = Scripted(
        "x", "Ann", "Besluit 2026-014", "10-2-2026", "31-12-2025", "2026-01-01",
        "31-12-2025", "31-12-2026", "200%", "50%", "",
    )  # fmt: skip
    answer = decide(file, SaidOfDecision(), id_=None, asker=person)
    assert answer.messages == ("written: members/anna.yaml",)
    item = (
        '{from: 2026-01-01, to: 2026-12-31, decided: 2026-02-10, reference: "Besluit 2026-014",'
        " maximum: 50%}"
    )
    assert file.read_text() == FLOW.replace("50%}]", f"50%}}, {item}]")
    assert person.has_said_all
    shown = " ".join(" ".join(person.shown).split())
    assert "'x' is not a member; the members are: anna" in shown
    assert "in the file already: 2025-01-01 - 2025-12-31 (Besluit 2025-014)" in shown
    assert shown.count("S211 error") == 1
    assert shown.count("S212 error") == 1
    assert "'200%' is not a share" in shown
    assert "a share of the legal maximum of €" in shown
    assert "by Besluit 2026-014" in shown


@pytest.mark.parametrize(
    ("keys", "first", "is_asked"),
    [
        ("turns_27: 2026-05-17\n", "2026-05-16", True),
        ("turns_27: 2026-05-17\n", "2026-05-17", False),
        ("turns_27: 2028-05-17\n", "2026-12-31", True),
        ("turns_27: 2028-05-17\n", "2027-01-01", False),
        ("turns_27: 2026-05-17\nwage_subsidy_group: true\n", "2026-01-01", False),
        ("", "2026-01-01", False),
    ],
)
def test_the_rule_of_2027_is_asked_about_only_where_it_matters(
    tmp_path: Path, keys: str, first: str, *, is_asked: bool
) -> None:
    file = written(tmp_path, JOINED + keys)
    person = Scripted("", "", "", *(["maybe", "ja"] if is_asked else []), "")
    said = SaidOfDecision(first, reference="B")
    assert decide(file, said, asker=person).exit is Exit.DONE
    assert person.has_said_all
    assert ("under_27: true" in file.read_text()) is is_asked
    other = Scripted("", "", "", "")
    file.write_text(JOINED + keys)
    assert decide(file, said, "allowance", asker=other).exit is Exit.DONE
    assert other.has_said_all
