"""`member benefit`: a benefit begins or ends, in a file that else stays as it is (SPEC 1, 11)."""

from pathlib import Path

import pytest

from socoledger.commands.member_benefit import SaidOfBenefit
from socoledger.domain.exits import Exit
from socoledger.domain.options import RecordingFormat
from tests.support.closing import closing
from tests.support.imports import Scripted
from tests.support.member_files import JOINED, answered_json, benefit, refused, written
from tests.support.small_books import DECIDED, earns, hours

RUNS = f"{JOINED}benefit:   # bijstand\n  - {{from: 2024-03-01, monthly: 1345.00}}  # hers\n# z"
ENDED = f"{JOINED}benefit: [{{from: 2024-03-01, to: 2025-02-15}}]  # one\nturns_27: 2020-01-01\n"
BLOCK = f"{JOINED}benefit:\n  - from: 2024-03-01   # since\n    monthly: 1345.00"


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        (
            JOINED,
            SaidOfBenefit("2025-03-01", monthly="1.345"),
            f"{JOINED}benefit:\n  - {{from: 2025-03-01, monthly: 1345.00}}\n",
        ),
        (
            ENDED,
            SaidOfBenefit("16-2-2025"),
            ENDED.replace("}]  #", "}, {from: 2025-02-16}]  #"),
        ),
        (
            ENDED,
            SaidOfBenefit("2025-06-01", "2025-08-31"),
            ENDED.replace("}]  #", "}, {from: 2025-06-01, to: 2025-08-31}]  #"),
        ),
        (
            f"{JOINED}benefit: []  # none\n",
            SaidOfBenefit("2025-06-01"),
            f"{JOINED}benefit: [{{from: 2025-06-01}}]  # none\n",
        ),
        (
            RUNS,
            SaidOfBenefit(last="2025-03-31"),
            RUNS.replace("03-01, m", "03-01, to: 2025-03-31, m"),
        ),
        (
            RUNS,
            SaidOfBenefit(last="2025-03-31", known="2025-05-02"),
            RUNS.replace("03-01, m", "03-01, to: 2025-03-31, known: 2025-05-02, m"),
        ),
        (
            BLOCK,
            SaidOfBenefit(last="2025-03-31"),
            BLOCK.replace("# since\n", "# since\n    to: 2025-03-31\n"),
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_all_else_in_the_file_stays_to_the_byte(
    tmp_path: Path, before: str, said: SaidOfBenefit, after: str, line_end: str
) -> None:
    file = written(tmp_path, before)
    file.write_bytes(before.replace("\n", line_end).encode())
    answer = benefit(file, said)
    assert answer.exit is Exit.DONE, answer.messages
    assert file.read_bytes().decode() == after.replace("\n", line_end)


def test_it_is_told_what_follows(tmp_path: Path) -> None:
    file = written(tmp_path, ENDED)
    begun = benefit(file, SaidOfBenefit("2025-06-01")).messages
    assert begun[0] == "members/anna.yaml: anna has a benefit from 2025-06-01 on"
    assert "no decision of the college for that day" in begun[1]
    assert "socoledger decision premium anna" in begun[1]


@pytest.mark.parametrize(("last", "month"), [("2025-03-30", "2025-03"), ("2025-03-31", "2025-04")])
def test_after_the_end_hours_earn_nothing(tmp_path: Path, last: str, month: str) -> None:
    """A month is judged on its last day (SPEC 3.5)."""
    file = written(tmp_path, f"{RUNS}\npremium: [{{from: 2025-01-01, reference: B}}]\n")
    told = benefit(file, SaidOfBenefit(last=last)).messages
    assert f"from {month} on hours of anna earn no premium" in told[1]


@pytest.mark.parametrize(
    ("text", "said", "told"),
    [
        (ENDED, SaidOfBenefit("2025-02-15"), "S211 error"),
        (RUNS, SaidOfBenefit("2025-06-01"), "S211 error"),
        (RUNS, SaidOfBenefit(last="2024-02-29"), "S212 error"),
        (ENDED, SaidOfBenefit(last="2025-06-01"), "no benefit of anna runs"),
        (RUNS, SaidOfBenefit(last="2025-06-01", monthly="12"), "--monthly belongs with --from"),
        (ENDED, SaidOfBenefit("2025-06-01", known="2025-06-01"), "--known belongs with --to"),
        (ENDED, SaidOfBenefit("2025-06-01", monthly="0"), "is not an amount above 0"),
        (ENDED, SaidOfBenefit("morgen"), "'morgen' is not a day"),
        (RUNS, SaidOfBenefit(), "--to is missing: the last day with a benefit of anna"),
        (ENDED, SaidOfBenefit(), "--from is missing: the first day with a benefit of anna"),
        (
            "{id: anna, name: Anna, joined: 2024-01-01}\n",
            SaidOfBenefit("2025-06-01", monthly="12"),
            "write it there yourself: benefit: [{from: 2025-06-01, monthly: 12.00}]",
        ),
        (
            f"{JOINED}benefit: [{{from: 2024-03-01}}, {{from: 2024-01-01, to: 2024-01-31}}]\n",
            SaidOfBenefit(last="2025-06-01"),
            "write it there yourself: to: 2025-06-01",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    tmp_path: Path, text: str, said: SaidOfBenefit, told: str
) -> None:
    file = written(tmp_path, text)
    assert told in refused(benefit(file, said), file, text)


def test_a_program_hears_what_was_written_where(tmp_path: Path) -> None:
    file = written(tmp_path, BLOCK)
    said = SaidOfBenefit(last="2025-03-31", known="2025-05-02")
    dry = benefit(file, said, dry_run=True, format_=RecordingFormat.JSON)
    assert file.read_text() == BLOCK
    done = benefit(file, said, format_=RecordingFormat.JSON)
    expected = {
        "schema": "socoledger.member/1",
        "command": "member benefit",
        "member": "anna",
        "written": True,
        "file": "members/anna.yaml",
        "lines": [
            {"line": 8, "text": "    to: 2025-03-31"},
            {"line": 9, "text": "    known: 2025-05-02"},
        ],
    }
    assert answered_json(done) == expected
    assert answered_json(dry) == {**expected, "written": False}


def test_of_a_benefit_that_runs_the_end_is_asked(tmp_path: Path) -> None:
    file = written(tmp_path, RUNS)
    person = Scripted("an", "29-2-2024", "31-3-2025", "")
    answer = benefit(file, SaidOfBenefit(), id_=None, asker=person)
    assert answer.messages == ("written: members/anna.yaml",)
    assert file.read_text() == RUNS.replace("03-01, m", "03-01, to: 2025-03-31, m")
    assert person.has_said_all
    assert person.shown[0] == "which member: anna"
    assert person.shown[1] == ("the last day with a benefit of anna, which runs since 2024-03-01")
    assert "S212 error" in person.shown[2]


def test_of_who_has_none_the_beginning_is_asked(tmp_path: Path) -> None:
    file = written(tmp_path, ENDED)
    person = Scripted("15-2-2025", "16-2-2025", "", "n")
    answer = benefit(file, SaidOfBenefit(), asker=person)
    assert (answer.exit, answer.messages) == (Exit.DONE, ("nothing was written",))
    assert file.read_text() == ENDED
    assert "S211 error" in person.shown[1]


@pytest.mark.slow
def test_an_end_in_a_closed_month_changes_no_closed_month(tmp_path: Path) -> None:
    some = closing(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        hours("2025-02-20", "anna", 10),
        members={"anna": DECIDED},
    ).close("2025-01", "2025-02")
    file = some.root / "members/anna.yaml"
    before = file.read_text()
    said = refused(
        benefit(file, SaidOfBenefit(last="2025-01-31", known="2025-02-28")), file, before
    )
    assert "2025-02 is closed" in said
    answer = benefit(file, SaidOfBenefit(last="2025-01-31"))
    assert answer.exit is Exit.DONE
    assert "to: 2025-01-31, known: 2026-11-22" in file.read_text()
    told = "\n".join(answer.messages)
    assert "what they awarded stays awarded" in told
    assert "from 2026-11 on hours of anna earn no premium" in told
    assert some.ask_verify().exit is Exit.DONE


@pytest.mark.slow
def test_a_beginning_in_a_closed_month_may_not_change_it(tmp_path: Path) -> None:
    keys = DECIDED.replace("benefit: [{from: 2010-01-01}]\n", "")
    some = closing(tmp_path, hours("2025-02-20", "anna", 10), members={"anna": keys}).close(
        "2025-01", "2025-02"
    )
    file = some.root / "members/anna.yaml"
    said = refused(benefit(file, SaidOfBenefit("2025-02-28")), file, file.read_text())
    assert "give a day from 2025-03-01 on" in said
    assert benefit(file, SaidOfBenefit("2025-03-01")).exit is Exit.DONE
    assert some.ask_verify().exit is Exit.DONE
