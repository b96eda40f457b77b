"""Statements with mutated bytes, imported into books that know every account of the samples: they
are booked, or refused with nothing written, and never raise.
"""

import io
import shutil
import zipfile
from functools import cache
from pathlib import Path

from socoledger.commands.context import answered
from socoledger.commands.import_ import import_
from socoledger.domain.bank import NoStatement
from socoledger.domain.exits import Answer, Exit
from tests.support.bank_statements import NAMES, content, read
from tests.support.imports import Importing, importing
from tests.support.statements import IBAN

RULES = (
    "{text: factuur, account: Income:Verkoop, member: anna}",
    "{text: regex.*, regex: true, account: Expenses:Inkoop, member: collective}",
    "{direction: out, amount: 12.50, account: Expenses:Inkoop, member: anna}",
)
TOKENS: tuple[bytes, ...] = (
    *(b":61:", b":86:", b":20:", b":62F:C250331EUR1,00\n", b":60M:", b"-}\n", b"\r\n:61:", b">21"),
    *(b"/REMI/", b"/NAME/", b"//", b"EUR", b"USD", b"NONREF", b"RC", b"?20", b"1,", b",005"),
    *(b"<Ntry>", b"</Ntry>", b"<Bal>", b"</Stmt><Stmt>", b"DBIT", b"CRDT", b"PDNG", b'Ccy="USD"'),
    *(b"&amp;", b"&#0;", b"&x;", b"<!--", b"]]>", b"<![CDATA[", b"<!DOCTYPE a>", b' encoding="x"'),
    *(b"=cmd|' /C calc'!A0", b'"";', b";;", b",,", b"\t\t", b"'\n", b"KNAB EXPORT;\n", b"PK\3\4"),
    *(
        b"123456782",
        b"NL91ABNA0417164300",
        b"-0,00",
        b"+-1",
        b"00000000",
        b"29-02-2025",
        b"2502301",
    ),
    *(b"\xa4", b"\x80", b"\xff\xfe", b"\x9b", "\u0661".encode(), "\u200b".encode(), b"A" * 200),
)
"""What stands in statements, and what should not."""


@cache
def statements() -> dict[str, bytes]:
    """The samples that are not long, and two zips of them."""
    files = {name: content(name) for name in NAMES if len(content(name)) < 9000}
    for method, name in ((zipfile.ZIP_STORED, "stored.zip"), (zipfile.ZIP_DEFLATED, "packed.zip")):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", method) as archive:
            for member in ("csv_ing_new.csv", "mt940_knab.sta"):
                archive.writestr(zipfile.ZipInfo(member), content(member))
        files[name] = made.getvalue()
    return files


def _accounts() -> list[str]:
    """The IBANs of all samples."""
    found = {IBAN: None}
    for name in NAMES:
        try:
            found.update((statement.iban, None) for statement in read(name))
        except NoStatement:
            continue
    return list(found)


class Desk:
    """Books into which one statement after another is imported, each time as they were at first."""

    def __init__(self, folder: Path) -> None:
        _, *others = ((iban, f"Assets:Bank{at}") for at, iban in enumerate(_accounts()))
        opened = "".join(f"2000-01-01 open {account} EUR\n" for _, account in others)
        extra = "".join(f"  - {{iban: {iban}, account: {account}}}\n" for iban, account in others)
        self.first = importing(folder / "first", opened, rules=RULES, setup_extra=extra)
        self.file = folder / "statement"
        self.books = folder / "books"

    def try_(self, statement: bytes) -> None:
        """Import a statement, twice. Raises what that raises, and AssertionError where something
        was written that should not be, or nothing that should.
        """
        shutil.rmtree(self.books, ignore_errors=True)
        shutil.copytree(self.first.root, self.books)
        self.file.write_bytes(statement)
        books = Importing(self.books)
        before = books.content()
        first = self._imported(books)
        after = books.content()
        if first.exit is not Exit.DONE:
            assert after == before, "something was written"
            return
        assert self._imported(books).exit is Exit.DONE, "known lines are refused"
        assert books.content() == after, "known lines were written again"

    def _imported(self, books: Importing) -> Answer:
        answer = answered(lambda: import_(books.context(), [self.file]))
        assert answer.exit in (Exit.DONE, Exit.ERRORS, Exit.UNREADABLE), answer
        said = "\n".join((answer.output, *answer.messages))
        assert all(sign.isprintable() or sign == "\n" for sign in said), repr(said)
        return answer
