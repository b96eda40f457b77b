"""Edits of examples, as somebody makes them in a file: `diff` says each and nothing else."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from socoledger.domain.books import Books
from socoledger.domain.diff import DiffAnswer
from socoledger.read import books as reading
from socoledger.rules.diff.answer import DiffSide, diff
from tests.support.paths import EXAMPLES
from tests.support.said import Said, unsaid

Change = Callable[[Path], object]
"""Makes an edit in a folder of books."""


def compared(example: str, folder: Path, change: Change) -> DiffAnswer:
    """What `diff` says of an example that was changed."""
    shutil.copytree(EXAMPLES / example, folder / "edited")
    change(folder / "edited")
    return diff(DiffSide("", _read(EXAMPLES / example)), DiffSide("", _read(folder / "edited")))


@cache
def _read(folder: Path) -> Books:
    books = reading.read(folder)
    assert isinstance(books, Books), books
    return books


def edit(file: str, *pairs: tuple[str, str]) -> Change:
    """Each first text of a pair, which stands in the file once, becomes the second."""

    def change(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        for old, new in pairs:
            assert text.count(old) == 1, (file, old)
            text = text.replace(old, new)
        (folder / file).write_text(text, "utf-8")

    return change


def appended(file: str, text: str) -> Change:
    """More stands at the end of a file."""

    def change(folder: Path) -> None:
        (folder / file).write_text((folder / file).read_text("utf-8") + text, "utf-8")

    return change


def renamed(folder: Path) -> None:
    """A file of the journal has another name, and stands in a folder."""
    journal = folder / "journal"
    (journal / "oud").mkdir()
    (journal / "2025-helft-1.beancount").rename(journal / "oud/helft.beancount")
    edit("journal/main.beancount", ("2025-helft-1.beancount", "oud/helft.beancount"))(folder)


def reordered(folder: Path) -> None:
    """Entries stand in another order, further apart, with comments, over two files."""
    path = folder / "journal/2025-helft-1.beancount"
    entries = path.read_text("utf-8").replace("  Assets", "      Assets").split("\n\n")
    path.write_text("; Nagelezen.\n\n\n" + "\n\n\n".join(entries[::-2]), "utf-8")
    (folder / "journal/rest.beancount").write_text("\n\n".join(entries[-2::-2]), "utf-8")
    appended("journal/main.beancount", '\ninclude "rest.beancount"\n')(folder)


def taken_back(folder: Path) -> None:
    """The last close is gone."""
    (folder / "closes/2025-11.beancount").unlink()


def part(day: str, key: str, before: str | None, after: str | None) -> Said:
    """One part of an entry that changed."""
    return Said("journal", "changed", day, parts=frozenset({(key, before, after)}))


def value(kind: str, key: str, before: str, after: str, member: str | None = None) -> Said:
    """A key of a file whose value changed."""
    return Said(kind, "changed", None, member, key, before, after)


FIRST, SECOND = "journal/2025-helft-1.beancount", "journal/2025-helft-2.beancount"
HEAD = '2025-03-13 * "Hogeschool Voorbeeldstad" "Lezing door een ervaringsdeskundige"'
BUS = '"Bus en parkeren bij het ziekenhuis, maart, op bon"'
LECTURE = f"""{HEAD} #member-collective
  Assets:Bank                       275.00 EUR
  Income:Lezingen                  -275.00 EUR
"""
RECEIPT = """
2025-02-14 * "Kantoorwinkel" "Bon gevonden" #member-collective
  Expenses:Drukwerk  12.50 EUR
  Assets:Bank
"""
COST = '2025-01-16 * "Buurtsuper De Mand" "Thee en fruit" #member-collective #unit-huiswerk'
WORKED = '2025-02-07 custom "hours" "aad" 15.00 "spreekuur"'
HOURS = "journal/uren-2025.beancount"
MARCH = "closes/2025-03.beancount"


@pytest.mark.parametrize(
    ("change", "closed", "said"),
    [
        (edit(FIRST, (LECTURE, "")), "2025-03", [Said("journal", "removed", "2025-03-13")]),
        (appended(FIRST, RECEIPT), "2025-02", [Said("journal", "added", "2025-02-14")]),
        (edit(FIRST, (HEAD, HEAD.replace("03-13", "04-02"))), "2025-03 2025-04",
         [part("2025-03-13", "date", "2025-03-13", "2025-04-02")]),
        (edit(FIRST, (LECTURE, LECTURE.replace("275.00", "265.00"))), "2025-03",
         [part("2025-03-13", "amount", "275.00", "265.00")]),
        (edit(FIRST, (f"{HEAD} #member-collective", f"{HEAD} #member-aad")), "2025-03",
         [part("2025-03-13", "member", "collective", "aad")]),
        (edit(FIRST, ('25.34 EUR\n    reimbursed: "aad"', '25.34 EUR\n    reimbursed: "hamza"')),
         "2025-03", [part("2025-03-31", "reimbursed", "aad", "hamza")]),
        (edit(FIRST, (LECTURE, LECTURE.replace("Lezingen", "Inzet"))), "2025-03",
         [part("2025-03-13", "account", "Income:Lezingen", "Income:Inzet")]),
        (edit(HOURS, (WORKED, WORKED.replace("15.00", "16"))), "2025-02",
         [part("2025-02-07", "hours", "15.00", "16.00")]),
        (edit(HOURS, (WORKED, WORKED.replace("spreekuur", "bezoek"))), "2025-02",
         [part("2025-02-07", "unit", "spreekuur", "bezoek")]),
        (edit(MARCH, ("31           101.50", "31           101.51"),
              ("Bep  -101.50", "Bep  -101.51")), "2025-03", ["2025-03"]),
        (appended(MARCH, "; nog iets\n"), "2025-03", ["2025-03"]),
        (taken_back, "2025-11", ["2025-11"]),
        (renamed, "", []),
        (reordered, "", []),
        (appended(SECOND, '\n2025-12-01 note Assets:Bank "gebeld"\n'), "", []),
    ],
)  # fmt: skip
def test_what_changed_in_books_of_volunteers(
    tmp_path: Path, change: Change, closed: str, said: list[Said | str]
) -> None:
    answer = compared("lucas", tmp_path, change)
    closes = [fact for fact in answer.facts if fact.kind == "closes"]
    facts = [fact for fact in answer.facts if fact.kind != "closes"]
    assert [fact.key for fact in closes] == [one for one in said if isinstance(one, str)]
    assert unsaid([one for one in said if isinstance(one, Said)], facts) == ([], [])
    assert answer.closed == tuple(closed.split())
    assert answer.wording == ()


def test_words_of_a_closed_month_are_told_apart(tmp_path: Path) -> None:
    answer = compared("lucas", tmp_path, edit(FIRST, (BUS, '"Bus"')))
    assert (answer.facts, answer.figures, answer.closed) == ((), (), ())
    assert [(str(one.date), one.closed) for one in answer.wording] == [("2025-03-31", ("2025-03",))]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit(FIRST, (COST, COST.replace("huiswerk", "zon"))),
         [part("2025-01-16", "unit", "huiswerk", "zon")]),
        (edit(FIRST, (f'{COST}\n  grant: "wijkbudget"', COST)),
         [part("2025-01-16", "grant", "wijkbudget", None)]),
        (edit("grants.yaml", ("amount: 3500.00", "amount: 3600.00")),
         [value("grants", "samen-delen amount", "3500.00", "3600.00")]),
        (edit("grants.yaml", ("repay: false", "repay: true")),
         [value("grants", "samen-delen repay", "false", "true")]),
        (edit("coop.yaml", ("share_by: hours", "share_by: equal")),
         [value("coop", "share_by", "hours", "equal")]),
        (edit("coop.yaml", ("name: Zon op de buurt", "name: Zonnedak")),
         [value("coop", "units zon name", "Zon op de buurt", "Zonnedak")]),
        (edit(FIRST, (COST, COST.replace("Thee en fruit", "Thee"))), []),
        (edit(FIRST, (COST, f'{COST}\n  bon: "12"')), []),
    ],
)  # fmt: skip
def test_what_changed_in_books_with_units_and_grants(
    tmp_path: Path, change: Change, said: list[Said]
) -> None:
    answer = compared("buurt", tmp_path, change)
    assert unsaid(said, answer.facts) == ([], [])
    assert (answer.closed, answer.wording) == ((), ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit("members/amina.yaml", ("maximum: 900.00", "maximum: 950.00")),
         [value("members", "premium 2025-01-01 maximum", "900.00", "950.00", "amina")]),
        (edit("members/amina.yaml", ("joined: 2022-04-01", "membership: [{from: 2022-04-01}]")),
         []),
        (edit("agreement.yaml", ("share: 15%", "share: 0.125")),
         [value("agreement", "convenant-2025 member_result levies cooperative share",
                "15%", "12.5%")]),
        (edit("agreement.yaml", ("other: cooperative", "other: municipality")),
         [value("agreement", "convenant-2025 spaarpot on_leaving other",
                "cooperative", "municipality")]),
        (edit("agreement.yaml", ("{work: keep, ", "{"),
              ("other: cooperative}", "other: cooperative, work: keep}")), []),
        (edit("agreement.yaml", ("up_to: 2000.00", "up_to: 2000")), []),
    ],
)  # fmt: skip
def test_what_changed_in_members_and_the_agreement(
    tmp_path: Path, change: Change, said: list[Said]
) -> None:
    assert unsaid(said, compared("lansco", tmp_path, change).facts) == ([], [])
