"""`member leave`: the last day of a membership, in a file that else stays as it is (SPEC 1, 11)."""

from pathlib import Path

import pytest

from socoledger.domain.exits import Exit
from socoledger.domain.member import OUTCOMES
from socoledger.domain.options import Outcome, RecordingFormat
from tests.support.closing import closing
from tests.support.imports import Scripted
from tests.support.member_files import (
    CAME_BACK,
    GONE,
    JOINED,
    answered_json,
    leave,
    refused,
    written,
)
from tests.support.small_books import BENEFIT, WORKED, earns


def test_outcomes_are_those_of_the_file() -> None:
    assert tuple(Outcome) == OUTCOMES


def test_who_joined_once_has_left(tmp_path: Path) -> None:
    file = written(tmp_path, JOINED)
    answer = leave(file, "2025-03-31", Outcome.SELF_EMPLOYED)
    assert answer.exit is Exit.DONE
    assert file.read_text() == JOINED.replace(
        "sister\n", "sister\nleft: 2025-03-31\noutcome: self-employed\n"
    )
    assert answer.output.splitlines()[6:8] == ["+left: 2025-03-31", "+outcome: self-employed"]
    first, *_ = answer.messages
    assert first.startswith("members/anna.yaml: anna is a member until and including 2025-03-31")


def test_who_came_back_leaves_again(tmp_path: Path) -> None:
    file = written(tmp_path, CAME_BACK)
    assert leave(file, "2025-03-31", known="2025-05-02").exit is Exit.DONE
    after = "{from: 2025-01-01, to: 2025-03-31, outcome: work, known: 2025-05-02}  # now"
    assert file.read_text() == CAME_BACK.replace("{from: 2025-01-01}  # now", after)


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (None, ""),
        ("2025-03-30", ""),
        ("2025-03-31", ""),
        ("2025-04-01", "left_known: 2025-04-01\n"),
        ("2026-11-22", "left_known: 2026-11-22\n"),
    ],
)
def test_a_day_on_which_it_became_known_is_written_if_it_was_later(
    tmp_path: Path, known: str | None, line: str
) -> None:
    file = written(tmp_path, JOINED)
    assert leave(file, "2025-03-31", known=known).exit is Exit.DONE
    assert f"outcome: work\n{line}\n# end" in file.read_text()


def test_a_dry_run_shows_the_same_and_writes_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, JOINED)
    dry = leave(file, "2025-03-31", dry_run=True)
    assert (dry.exit, file.read_text()) == (Exit.DONE, JOINED)
    done = leave(file, "2025-03-31")
    assert dry.output == done.output
    assert dry.messages == (*done.messages, "nothing was written: this is a dry run")


@pytest.mark.parametrize(
    ("text", "on", "known", "said"),
    [
        (GONE, "2025-03-31", None, "anna left on 2025-02-15 already"),
        (JOINED, "2023-12-31", None, "anna is a member since 2024-01-01"),
        (CAME_BACK, "2024-12-31", None, "anna is a member since 2025-01-01"),
        (JOINED, "2025-02-30", None, "'2025-02-30' is not a day"),
        (JOINED, "2025-03-31", "31-02-2025", "is not a day"),
        (JOINED, "2025-03-31", "2026-11-23", "today is 2026-11-22"),
    ],
)
def test_what_cannot_be_is_refused(
    tmp_path: Path, text: str, on: str, known: str | None, said: str
) -> None:
    file = written(tmp_path, text)
    assert said in refused(leave(file, on, known=known), file, text)


def test_on_the_first_day_somebody_may_leave(tmp_path: Path) -> None:
    file = written(tmp_path, JOINED)
    assert leave(file, "2024-01-01").exit is Exit.DONE


def test_an_unknown_member_is_told_with_who_may_be_meant(tmp_path: Path) -> None:
    file = written(tmp_path, JOINED)
    for id_, said in (("ana", "did you mean anna?"), ("zz", "the members are: anna")):
        answer = leave(file.with_stem(id_), "2025-03-31")
        assert answer.exit is Exit.USAGE
        assert said in answer.messages[0]


# -- by questions, and for programs ---------------------------------------------------------------


def test_what_is_left_out_is_asked_and_what_is_wrong_is_said_at_the_question(
    tmp_path: Path,
) -> None:
    file = written(tmp_path, JOINED)
    (file.parent / "bram.yaml").write_text(GONE.replace("anna", "bram").replace("Anna", "Bram"))
    person = Scripted("bram", "an", "31-12-2023", "31-3-2025", "niets", "zelfstandig", "j")
    answer = leave(file, None, None, id_=None, asker=person)
    assert answer.messages == ("written: members/anna.yaml",)
    assert "left: 2025-03-31\noutcome: self-employed\n" in file.read_text()
    assert person.has_said_all
    assert person.choices[0] == ("anna",)
    shown = " ".join(" ".join(person.shown).split())
    assert "bram left on 2025-02-15 already" in shown
    assert "anna is a member since 2024-01-01" in shown
    assert "'niets' is none of: work, education" in shown
    assert "the spaarpot stays with anna" in shown


@pytest.mark.parametrize(
    ("on", "outcome", "said"),
    [
        (None, Outcome.WORK, "--on is missing: the last day of anna as a member"),
        (None, None, "as a member\n--outcome is missing: what anna leaves for"),
        ("2025-03-31", None, "--outcome is missing: what anna leaves for: work (to work), "),
    ],
)
def test_without_a_person_it_is_told_what_is_missing(
    tmp_path: Path, on: str | None, outcome: Outcome | None, said: str
) -> None:
    file = written(tmp_path, JOINED)
    assert said in refused(leave(file, on, outcome), file, JOINED)


def test_a_program_hears_what_was_written_where(tmp_path: Path) -> None:
    file = written(tmp_path, JOINED)
    shape = answered_json(leave(file, "2025-03-31", format_=RecordingFormat.JSON))
    assert (shape["command"], shape["lines"]) == (
        "member leave",
        [{"line": 4, "text": "left: 2025-03-31"}, {"line": 5, "text": "outcome: work"}],
    )


# -- what follows -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "known", "said"),
    [
        ("on_leaving: municipality", None, "to gemeente with the close of 2025-03"),
        ("on_leaving: fund:x, grace_months: 3", None, "to fund x with the close of 2025-06"),
        ("on_leaving: municipality", "2025-08-02", "with the close of 2025-08"),
        ("on_leaving: {work: keep, other: municipality}", None, "the spaarpot stays with anna"),
    ],
)
def test_it_is_told_what_becomes_of_the_spaarpot(
    tmp_path: Path, terms: str, known: str | None, said: str
) -> None:
    agreement = (
        "agreements:\n  - {id: a, from: 2025-01-01, reference: R,"
        f" spaarpot: {{purposes: [{{id: course}}], {terms}}}}}\n"
    )
    file = written(tmp_path, JOINED, agreement=agreement)
    assert said in "\n".join(leave(file, "2025-03-31", known=known).messages)


@pytest.mark.parametrize(
    ("outcome", "benefit", "said"),
    [
        (Outcome.WORK, "", True),
        (Outcome.OTHER, "", False),
        (Outcome.WORK, ", to: 2025-03-31", False),
    ],
)
def test_a_benefit_that_still_runs_is_asked_about(
    tmp_path: Path, outcome: Outcome, benefit: str, *, said: bool
) -> None:
    file = written(tmp_path, f"{JOINED}benefit: [{{from: 2024-01-01{benefit}}}]\n")
    messages = "\n".join(leave(file, "2025-03-31", outcome).messages)
    assert ("the benefit still runs" in messages) is said


def test_warnings_that_come_with_it_are_told(tmp_path: Path) -> None:
    """As of a job after the last day; not those that were there before."""
    file = written(tmp_path, JOINED)
    said = "\n".join(leave(file, "2025-01-14").messages)
    assert "S206 warning: anna is not a member on this day" in said
    file.write_text(JOINED)
    assert "S206" not in "\n".join(leave(file, "2025-01-15").messages)


# -- closed months ------------------------------------------------------------------------------


@pytest.mark.slow
def test_leaving_in_a_closed_month_changes_no_closed_month(tmp_path: Path) -> None:
    some = closing(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        earns("2025-02-15", "anna", 100),
        members={"anna": BENEFIT},
    ).close("2025-01", "2025-02")
    file = some.root / "members/anna.yaml"
    before = file.read_text()

    said = refused(leave(file, "2025-01-31", known="2025-02-28"), file, before)
    assert "2025-02 is closed" in said
    assert "from 2025-03-01 on" in said

    answer = leave(file, "2025-01-31", Outcome.OTHER)
    assert answer.exit is Exit.DONE
    assert "left_known: 2026-11-22" in file.read_text()
    assert "became known on 2026-11-22" in "\n".join(answer.messages)
    assert some.ask_verify().exit is Exit.DONE


@pytest.mark.slow
def test_leaving_is_known_in_the_month_that_is_closed_next(tmp_path: Path) -> None:
    """Then what falls to the gemeente falls in that month."""
    some = closing(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        agreement=WORKED.replace("grace_months: 3", "grace_months: 0"),
        members={"anna": BENEFIT},
    ).close("2025-01")
    file = some.root / "members/anna.yaml"
    answer = leave(file, "2025-01-31", known="2025-02-03")
    assert answer.exit is Exit.DONE
    assert "with the close of 2025-02" in "\n".join(answer.messages)
    assert "became known on 2025-02-03" in "\n".join(answer.messages)
    some.close("2025-02")
    assert some.pot("2025-02-28")["leaving"] == "85.00"
