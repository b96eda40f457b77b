"""`member return`: somebody comes back, with the same file, account and spaarpot (SPEC 1, 11)."""

from pathlib import Path

import pytest

from socoledger.domain.exits import Exit
from socoledger.domain.options import RecordingFormat
from tests.support.closing import closing
from tests.support.findings import codes_of
from tests.support.imports import Scripted
from tests.support.member_files import (
    CAME_BACK,
    GONE,
    JOINED,
    answered_json,
    refused,
    return_,
    written,
)
from tests.support.small_books import DECIDED, WORKED, earns, hours

BENEFIT = "benefit: [{from: 2024-01-01}]\n"
KEEPS = (
    "agreements:\n  - {id: a, from: 2025-01-01, reference: R,"
    " spaarpot: {purposes: [{id: course}], on_leaving: municipality, grace_months: 3}}\n"
)


def test_who_left_has_two_memberships_then(tmp_path: Path) -> None:
    file = written(tmp_path, GONE)
    answer = return_(file, "2025-06-01")
    assert answer.exit is Exit.DONE
    assert file.read_text() == (
        "id: anna\nname: Anna\nmembership:\n  - from: 2024-01-01   # 1\n"
        "    to: 2025-02-15   # 2\n    outcome: work\n  - from: 2025-06-01\n"
    )
    assert "a member again from 2025-06-01 on" in answer.messages[0]
    assert "none from 2025-02-16 to 2025-05-31" in answer.messages[0]


def test_who_left_again_has_one_more(tmp_path: Path) -> None:
    left = CAME_BACK.replace("2025-01-01}", "2025-01-01, to: 2025-03-31, outcome: other}")
    file = written(tmp_path, left)
    assert return_(file, "2025-04-01").exit is Exit.DONE
    assert file.read_text() == f"{left}  - {{from: 2025-04-01}}\n"


@pytest.mark.parametrize(
    ("text", "on", "said"),
    [
        (JOINED, "2025-06-01", "anna is still a member, since 2024-01-01"),
        (CAME_BACK, "2025-06-01", "anna is still a member, since 2025-01-01"),
        (GONE, "2025-02-15", "until and including 2025-02-15"),
        (GONE, "2024-12-31", "until and including 2025-02-15"),
        (GONE, "2025-06-31", "'2025-06-31' is not a day"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, text: str, on: str, said: str) -> None:
    file = written(tmp_path, text)
    assert said in refused(return_(file, on), file, text)


def test_on_the_day_after_the_last_one_membership_goes_on(tmp_path: Path) -> None:
    file = written(tmp_path, GONE)
    answer = return_(file, "2025-02-16")
    assert answer.exit is Exit.DONE
    assert "anna stays a member" in answer.messages[0]


@pytest.mark.parametrize(
    ("agreement", "on", "said"),
    [
        (KEEPS, "2025-05-31", "back before it would have gone to gemeente, in 2025-05"),
        (KEEPS, "2025-06-01", "goes to gemeente with the close of 2025-05"),
        (KEEPS.replace("municipality", "keep"), "2025-06-01", "the spaarpot stays what it was"),
    ],
)
def test_it_is_told_what_became_of_the_spaarpot(
    tmp_path: Path, agreement: str, on: str, said: str
) -> None:
    file = written(tmp_path, GONE, agreement=agreement)
    assert said in "\n".join(return_(file, on).messages)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("", "has no benefit on that day"),
        ("benefit: [{from: 2024-01-01, to: 2025-05-31}]\n", "has no benefit on that day"),
        (BENEFIT, ""),
        (
            BENEFIT + "premium: [{from: 2024-01-01, to: 2025-05-31, reference: B}]\n",
            "has no decision of the college for that day",
        ),
    ],
)
def test_it_is_told_what_is_left_to_write(tmp_path: Path, keys: str, said: str) -> None:
    answer = return_(written(tmp_path, GONE + keys), "2025-06-01")
    left = [message for message in answer.messages if "that day" in message]
    assert bool(left) is bool(said)
    assert all(said in message for message in left)


def test_what_is_left_out_is_asked_and_what_is_wrong_is_said_at_the_question(
    tmp_path: Path,
) -> None:
    file = written(tmp_path, GONE)
    (file.parent / "bram.yaml").write_text(JOINED.replace("anna", "bram").replace("Anna", "Bram"))
    person = Scripted("bram", "anna", "15-2-2025", "1-6-2025", "ja")
    answer = return_(file, None, id_=None, asker=person)
    assert answer.messages == ("written: members/anna.yaml",)
    assert file.read_text().endswith("  - from: 2025-06-01\n")
    assert person.has_said_all
    assert person.choices[0] == ("anna",)
    shown = " ".join(" ".join(person.shown).split())
    assert "bram is still a member, since 2024-01-01" in shown
    assert "anna was a member until and including 2025-02-15; give a later day" in shown
    assert "the spaarpot stays what it was" in shown


def test_a_program_hears_every_line_that_says_something_else(tmp_path: Path) -> None:
    file = written(tmp_path, GONE)
    shape = answered_json(return_(file, "2025-06-01", format_=RecordingFormat.JSON))
    assert [(one["line"], one["text"]) for one in shape["lines"]] == [
        (3, "membership:"),
        (4, "  - from: 2024-01-01   # 1"),
        (5, "    to: 2025-02-15   # 2"),
        (6, "    outcome: work"),
        (7, "  - from: 2025-06-01"),
    ]


@pytest.mark.slow
def test_a_return_in_a_closed_month_may_not_change_it(tmp_path: Path) -> None:
    """With the hours of February there would have been a premium."""
    gone = f"joined: 2010-01-01\nleft: 2025-01-31\noutcome: other\n{DECIDED}"
    some = closing(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        hours("2025-02-20", "anna", 10),
        agreement=WORKED.replace("grace_months: 3", "grace_months: 0"),
        members={"anna": gone},
    ).close("2025-01", "2025-02")
    file = some.root / "members/anna.yaml"
    before = file.read_text()
    answer = return_(file, "2025-02-15")
    assert (answer.exit, file.read_text()) == (Exit.ERRORS, before)
    assert "give a day from 2025-03-01 on" in answer.messages[-1]
    assert {code[:2] for code in codes_of(answer)} == {"S5"}

    answer = return_(file, "2025-03-01")
    assert answer.exit is Exit.DONE
    assert "goes to gemeente with the close of 2025-01" in "\n".join(answer.messages)
    assert some.ask_verify().exit is Exit.DONE


@pytest.mark.slow
def test_a_return_in_a_closed_month_that_knew_no_better_changes_nothing(tmp_path: Path) -> None:
    """It was closed as if they had never left."""
    gone = "joined: 2010-01-01\nleft: 2025-01-31\noutcome: other\nleft_known: 2025-03-05\n"
    some = closing(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        hours("2025-02-20", "anna", 10),
        members={"anna": gone + DECIDED},
    ).close("2025-01", "2025-02")
    file = some.root / "members/anna.yaml"
    assert return_(file, "2025-02-15").exit is Exit.DONE
    assert some.ask_verify().exit is Exit.DONE


@pytest.mark.slow
def test_who_comes_back_the_next_day_has_never_left_so_that_the_day_after_is_proposed(
    tmp_path: Path,
) -> None:
    gone = "joined: 2010-01-01\nleft: 2025-01-31\noutcome: other\n"
    some = closing(
        tmp_path, earns("2025-01-15", "anna", 100), members={"anna": gone + DECIDED}
    ).close("2025-01")
    file = some.root / "members/anna.yaml"
    answer = return_(file, "2025-02-01")
    assert answer.exit is Exit.ERRORS
    assert "give a day from 2025-02-02 on" in answer.messages[-1]
    assert return_(file, "2025-02-02").exit is Exit.DONE
    assert some.ask_verify().exit is Exit.DONE
