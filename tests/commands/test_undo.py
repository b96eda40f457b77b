"""`undo` gives the bytes from before, or refuses (SPEC 11)."""

from pathlib import Path

import pytest

from socoledger.commands.confirmed import Consent
from socoledger.commands.member_add import member_add
from socoledger.read.undo_record import FILE
from tests.support.imports import Scripted, importing
from tests.support.member_files import JOINED, leave, written
from tests.support.recordings import DRY, Recording, recording
from tests.support.small_books import booked, earns
from tests.support.statements import Period, line

SAVED = booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 300)
MARCH = "journal/2025-03.beancount"
FACTS = {
    "income": {"amount": "5", "member": "anna"},
    "hours": {"amount": "5", "member": "anna"},
    "award": {"amount": "5", "member": "anna"},
    "opening": {"amount": "5", "account": "spaarpot:bram"},
}


@pytest.mark.parametrize("kind", FACTS)
def test_the_bytes_from_before(tmp_path: Path, kind: str) -> None:
    some = recording(tmp_path, SAVED)
    before = some.content()
    assert some.record(kind, **FACTS[kind]).exit == 0
    made = some.content().keys() - before.keys()
    assert made
    answer = some.undo()
    assert answer.exit == 0
    assert all(name in answer.messages[0] for name in made)
    assert some.content() == before
    assert not (some.root / ".socoledger").exists()
    assert some.undo().exit == 5


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_only_the_last_thing_is_taken_back(tmp_path: Path, line_end: str, last: str) -> None:
    kept = "\ufeff; maart" + line_end + f"; ë{last}".replace("\n", line_end)
    some = recording(tmp_path, 'include "2025-03.beancount"\n', files={MARCH: ""})
    (some.root / MARCH).write_bytes(kept.encode())
    assert some.record("hours", amount="1", member="anna").exit == 0
    before = some.content()
    assert some.record("hours", amount="2", member="anna").exit == 0
    assert some.undo().exit == 0
    assert some.content() == before
    assert some.undo().exit == 5
    assert some.content() == before


def test_what_somebody_changed_since_is_not_taken_back(tmp_path: Path) -> None:
    some = recording(tmp_path)
    assert some.record("hours", amount="1", member="anna").exit == 0
    with (some.root / MARCH).open("a") as stream:
        stream.write("; mine\n")
    before = some.content()
    answer = some.undo()
    assert (answer.exit, some.content()) == (1, before)
    assert MARCH in answer.messages[0]


def test_what_was_closed_since_is_not_taken_back(tmp_path: Path) -> None:
    some = recording(tmp_path, earns("2025-01-05", "anna", 100))
    assert some.record("income", amount="1", member="anna", day="6-1").exit == 0
    assert some.ask_close("2025-01").exit == 0
    before = some.content()
    answer = some.undo()
    assert (answer.exit, some.content()) == (1, before)
    assert "2025-01" in answer.messages[0]
    assert some.ask_reopen("2025-01").exit == 0
    assert some.undo().exit == 0


def test_nothing_goes_unless_somebody_says_so(tmp_path: Path) -> None:
    some = recording(tmp_path)
    assert some.undo().exit == 5
    assert some.record("hours", amount="1", member="anna").exit == 0
    before = some.content()
    assert some.undo(Consent()).exit == 2
    dry = some.undo(DRY)
    assert (dry.exit, some.content()) == (0, before)
    assert '-2025-03-20 custom "hours" "anna" 1\n' in dry.output
    person = Scripted("n")
    assert some.undo(Consent(asker=person)).exit == 0
    assert person.shown[-1] == "take this back? Enter is yes, n is no"
    assert some.content() == before
    assert some.undo(Consent(asker=Scripted("j"))).exit == 0
    assert some.content() != before


def test_an_import_is_taken_back(tmp_path: Path) -> None:
    by_hand = booked("2025-03-14", "Expenses:Inkoop", "Assets:Bank", 12.5, member="anna")
    some = importing(tmp_path, booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100), by_hand)
    before = Recording(some.root).content()
    lines = [line("2025-03-14", -1250, "Bouwmarkt"), line("2025-04-02", 100)]
    assert some.asked(Period(lines, 10000, "2025-03-01", "2025-04-15")).exit == 0
    assert Recording(some.root).undo().exit == 0
    assert Recording(some.root).content() == before


def test_a_change_of_a_member_is_taken_back(tmp_path: Path) -> None:
    file = written(tmp_path, JOINED)
    assert leave(file, "2025-03-31").exit == 0
    assert Recording(file.parent.parent).undo().exit == 0
    assert file.read_text() == JOINED


def test_a_new_member_is_taken_back(tmp_path: Path) -> None:
    some = recording(tmp_path)
    before = some.content()
    assert member_add(some.context(), "dirk", name=None, joined=None).exit == 0
    assert some.content().keys() - before.keys() == {"members/dirk.yaml"}
    assert some.undo().exit == 0
    assert some.content() == before


def test_what_an_include_finds_by_itself_is_taken_back(tmp_path: Path) -> None:
    some = recording(tmp_path, 'include "20*.beancount"\n', files={"journal/2024-01.beancount": ""})
    before = some.content()
    assert some.record("hours", amount="1", member="anna").exit == 0
    assert some.content().keys() - before.keys() == {MARCH}
    assert some.undo().exit == 0
    assert some.content() == before


def test_errors_that_come_with_it_are_told(tmp_path: Path) -> None:
    some = recording(tmp_path, 'include "extra.beancount"\n', files={"journal/extra.beancount": ""})
    extra = some.root / "journal/extra.beancount"
    assert some.record("opening", amount="5", account="spaarpot:anna").exit == 0
    spent = ("2025-03-21", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5)
    extra.write_text(booked(*spent, purpose="course"))
    answer = some.undo()
    assert answer.exit == 0
    assert " S321 " in answer.messages[1]


# -- the file that it keeps ---------------------------------------------------------------------


def test_git_leaves_it_alone(tmp_path: Path) -> None:
    some = recording(tmp_path)
    assert some.record("hours", amount="1", member="anna").exit == 0
    assert (some.root / ".socoledger/.gitignore").read_text() == "*\n"
    assert "5" not in (some.root / FILE).read_text().partition('"files"')[0]


STRANGE = '{"command": "add", "closed": [], "files": [{"file": "FILE", "before": "b", "after": "a",'
STRANGE += ' "head": 0, "removed": "evil", "added": 0}]}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"command": "add", "closed": [], "files": [{"file": "journal/main.beancount"}]}',
        STRANGE.replace("FILE", "../x"),
        STRANGE.replace("FILE", "/etc/x"),
        STRANGE.replace("FILE", ".git/hooks/x"),
    ],
)
def test_a_stranger_s_file_does_nothing(tmp_path: Path, text: str) -> None:
    some = recording(tmp_path)
    (some.root / ".socoledger").mkdir()
    (some.root / FILE).write_text(text)
    before = some.content()
    assert some.undo().exit == 5
    assert some.content() == before


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    some = recording(tmp_path)
    target = tmp_path / "elsewhere"
    target.mkdir()
    (some.root / ".socoledger").symlink_to(target)
    before = some.content()
    with pytest.raises(OSError, match="link"):
        some.record("hours", amount="1", member="anna")
    assert some.content() == before
    assert [*target.iterdir()] == []
