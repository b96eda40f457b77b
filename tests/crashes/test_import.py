"""An import is there whole or not at all where the disk refuses; cut off at any moment it leaves
books that can be read, and the next run completes it. Files that are no statement write nothing,
and what stands in a statement does no harm (SPEC 10).
"""

import io
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from beancount import loader
from beancount.core import data

from socoledger.commands.context import answered
from socoledger.commands.import_ import import_
from socoledger.domain.bank import LARGEST_FILE
from socoledger.domain.exits import Exit
from socoledger.storage.files import Change, ChangedMeanwhileError, rewrite_all
from tests.support.disturbed import KILLED, Outcome, Run, outcomes, tree
from tests.support.imports import importing
from tests.support.small_books import booked
from tests.support.statements import Period, camt, line

LINE = "import ../statement.xml"
LOCK = ".socoledger.lock"
FILES = ("journal/2025-03.beancount", "journal/2025-04.beancount", "journal/main.beancount")


def _books(folder: Path) -> Path:
    opening = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
    by_hand = booked("2025-03-03", "Expenses:Inkoop", "Assets:Bank", 7, member="anna")
    root = importing(folder, opening, by_hand).root
    lines = [line("2025-03-03", -700), line("2025-03-14", -1250), line("2025-04-02", 100)]
    statement = Period(lines, 10000, "2025-03-01", "2025-04-15")
    (root.parent / "statement.xml").write_bytes(camt(statement))
    return root


def _done(root: Path) -> Outcome:
    (ended,) = outcomes([Run(LINE, str(shutil.copytree(root, root.parent / "done")))])
    assert ended.code == 0, ended
    return ended


def _journal(ended: Outcome) -> dict[str, str]:
    return {name: text for name, text in ended.files.items() if name in FILES}


@pytest.mark.slow
def test_killed_at_any_moment_the_next_run_completes_it(tmp_path: Path) -> None:
    """Before the first call that changes the disk, after each (which is before the next; a sync
    changes nothing), and half way each write.
    """
    root = _books(tmp_path)
    done = _done(root)
    calls = [(call, name) for call, name in enumerate(done.calls, 1) if name != "fsync"]
    moments = [(1, "before"), *((call, "after") for call, _ in calls)]
    moments += [(call, "half") for call, name in calls if name == "write"]
    runs = [
        Run(LINE, str(shutil.copytree(root, root.parent / f"{call}-{how}")), call, how)
        for call, how in moments
    ]
    assert {one.code for one in outcomes(runs)} <= {KILLED, 0}
    for again in outcomes([Run(LINE, run.folder) for run in runs]):
        assert again.code == 0, again
        assert _journal(again) == _journal(done)
        assert again.files.keys() == done.files.keys()


@pytest.mark.slow
def test_what_the_disk_refuses_is_not_there(tmp_path: Path) -> None:
    root = _books(tmp_path)
    before, done = tree(root), _done(root)
    runs = [
        Run(LINE, str(shutil.copytree(root, root.parent / f"{call}")), call, "ENOSPC")
        for call, _ in enumerate(done.calls, 1)
    ]
    for ended in outcomes(runs):
        assert ended.code in (0, 4), ended
        files = {path: text for path, text in ended.files.items() if path != LOCK}
        assert ended.code == 0 or files == before
        assert ended.code == 4 or _journal(ended) == _journal(done)


def test_what_somebody_wrote_meanwhile_stays(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    second.write_bytes(b"new")
    with pytest.raises(ChangedMeanwhileError):
        rewrite_all([Change(first, None, b"x"), Change(second, b"old", b"y")])
    assert [one.name for one in tmp_path.iterdir()] == ["b"]
    assert second.read_bytes() == b"new"


def _packed(*members: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members:
            archive.writestr(name, member)
    return made.getvalue()


def _link(name: str) -> zipfile.ZipInfo:
    link = zipfile.ZipInfo(name)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return link


CAMT = camt(Period([line("2025-03-14", -1250)], 10000, "2025-03-01", "2025-03-31"))
NO_STATEMENTS = {
    "empty": b"",
    "PDF": b"%PDF-1.7\n",
    "Excel": _packed(("xl/workbook.xml", b"<a/>")),
    "a page": b"<!DOCTYPE html><html><script>alert(1)</script>",
    "balances": b'"Datum";"Rekening";"Saldo"\n"20250331";"NL20INGB0001234567";"12,50"\n',
    "CAMT.052": CAMT.replace(b"camt.053", b"camt.052"),
    "CAMT.054": CAMT.replace(b"camt.053", b"camt.054"),
    "pain.001": CAMT.replace(b"camt.053", b"pain.001"),
    "MT942": b":20:1\n:25:NL20INGB0001234567\n:28C:1\n:34F:EUR0,\n:61:250102C1,00NTRFNONREF\n",
    "OFX": b"OFXHEADER:100\n<OFX>",
    "QIF": b"!Type:Bank\nT-1.00\n^\n",
    "billion laughs": b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + CAMT,
    "external entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "zip bomb": _packed(("a.xml", b"<" * (LARGEST_FILE + 1))),
    "zip in a zip": _packed(("a.zip", _packed(("a.xml", CAMT)))),
    "symlink in a zip": _packed((_link("a.xml"), b"/etc/passwd")),
    "20 MB": b"<" * (LARGEST_FILE + 1),
    "control signs": b"\x1b[2J\x07\x9b31m" * 9,
    "right to left": "\u202eabc\u2066;x;y\n".encode(),
    "NUL": b"abc\x00" * 9,
    "another encoding": CAMT.decode().replace("Bakker", "Zoë").encode("utf-16")[:-40],
    "cut off": CAMT[:-100],
}


def test_what_is_no_statement_is_told_and_writes_nothing(tmp_path: Path) -> None:
    """In one sentence that names the file, and a second that says so, without a sign of its own."""
    books = importing(tmp_path)
    before = books.content()
    for kind, file in NO_STATEMENTS.items():
        refused = books.asked(CAMT, file)
        assert (refused.exit, refused.output) == (Exit.UNREADABLE, ""), kind
        said = "\n".join(refused.messages)
        assert f"{books.root.parent}/downloads/1.txt: " in said
        assert all(sign.isprintable() for sign in said.replace("\n", "")), kind
        assert "passwd" not in said
        assert books.content() == before


def test_what_a_statement_says_is_no_command(tmp_path: Path) -> None:
    """Not for Beancount, a terminal or a spreadsheet."""
    evil = "=cmd|' /C calc'!A0\" ^link #tag {1 USD} @@ ;\\"
    name = f'{evil}\x1b[2J\u202e\n2025-03-14 open Assets:Mine "x'
    books = importing(tmp_path, rules=["{amount: 12.50, account: Income:Verkoop, member: anna}"])
    said = line("2025-03-14", 1250, name.replace("\x1b", "\u009b"), name.replace("\x1b", "\u0085"))
    answer = books.asked(Period([said], 0, "2025-03-01", "2025-03-31"))
    assert answer.exit == Exit.DONE, answer
    assert all(sign.isprintable() for sign in answer.output.replace("\n", ""))
    assert books.balances()["Income:Verkoop"] == "-12.50"
    (booked,) = (
        entry
        for entry in loader.load_file(str(books.root / "journal/main.beancount"))[0]
        if isinstance(entry, data.Transaction) and "bank" in entry.meta
    )
    assert (booked.tags, booked.links) == (frozenset(), frozenset())
    assert booked.payee.startswith("=cmd|' /C calc'!A0")


def test_a_name_of_a_file_is_no_command_of_the_terminal(tmp_path: Path) -> None:
    books = importing(tmp_path)
    file = tmp_path / "\x1b[2J\u202e\nx.csv"
    file.write_bytes(b"%PDF-1.7")
    refused = answered(lambda: import_(books.context(), [file]))
    assert refused.exit == Exit.UNREADABLE
    assert all(sign.isprintable() for sign in "".join(refused.messages))
