"""The statements that a command about the bank is given, and whether they can be used (SPEC 10)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from socoledger.commands.context import Context, Stopped, refused
from socoledger.commands.journal_changes import NOTHING_WRITTEN
from socoledger.domain.bank import LARGEST_FILE, NoStatement, Statement
from socoledger.domain.bank_import import ImportPlan
from socoledger.domain.bank_setup import BankAccount, BankSetup
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer, Exit, refusal
from socoledger.domain.findings import Parameter, Phrase, _, in_order
from socoledger.read.bank import read_statements
from socoledger.read.names import real_names
from socoledger.read.private_text import PrivateText
from socoledger.rules.bank.plan import Ground
from socoledger.rules.bank.tie import difference
from socoledger.write.words import Words

_CURRENCY = "EUR"
NO_ACCOUNTS = _("there are no bank accounts; they are written in {file}")


def read_bank_files(context: Context, words: Words, files: Sequence[Path]) -> list[Statement]:
    """The statements of all files in order of time; stops if one of them has none, or cannot be
    read.
    """
    statements: list[Statement] = []
    messages = []
    for file in files:
        try:
            content = statement_bytes(context.folder / file)
            statements += read_statements(content)
        except NoStatement as error:
            reason: str = error.reason
            messages.append(words("{file}: {reason}", file=str(file), reason=reason))
        except OSError as error:
            messages.append(words("{file}: {reason}", file=str(file), reason=refusal(error)))
    if messages:
        lines = (*messages, words(NOTHING_WRITTEN))
        raise Stopped(Answer(messages=lines, exit=Exit.UNREADABLE))
    return sorted(statements, key=lambda one: (one.first, one.last, one.iban))


def statement_bytes(path: Path) -> bytes:
    """The bytes of a file, one more than may be read at most. Raises OSError, NoStatement."""
    if path.exists() and not path.is_file():
        raise NoStatement(Phrase("it is not an ordinary file"))
    with path.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def bank_setup(books: Books, words: Words, statements: Sequence[Statement]) -> BankSetup:
    """bank.yaml, which has the account of every statement; stops if it has not, or if its rules
    name what there is not.
    """
    wrong = [
        one
        for one in books.findings
        if one.is_error and one.place and one.place.file == books.coop.bank
    ]
    if wrong:
        raise refused(*map(words.finding_line, in_order(wrong)), words(NOTHING_WRITTEN))
    accounts = () if books.bank is None else books.bank.accounts
    missing = sorted({one.iban for one in statements} - {one.iban for one in accounts})
    if missing:
        lines = _accounts_to_write(words, books.coop.bank, accounts, missing)
        raise refused(*lines, words(NOTHING_WRITTEN))
    if books.bank is None:
        raise refused(words("there is no statement in it"), words(NOTHING_WRITTEN))
    return books.bank


def _accounts_to_write(
    words: Words, file: str, accounts: Sequence[BankAccount], missing: Sequence[str]
) -> Iterator[str]:
    """What to write in bank.yaml for bank accounts that it lacks. An IBAN there without a digit is
    the text of new books that is to be filled in.
    """
    iban = ", ".join(missing)
    if not all(any(map(str.isdigit, one.iban)) for one in accounts):
        message = _("your IBAN still has to be filled in in {file}; the statement is of {iban}")
        yield words(message, file=file, iban=iban)
        return
    message = _("{file} does not say which account in the journal this is: {iban}; write there")
    yield words(message, file=file, iban=iban)
    if not accounts:
        yield "accounts:"
    for number, one in enumerate(missing, len(accounts) + 1):
        account = "Assets:Bank" if number == 1 else f"Assets:Bank{number}"
        yield f"  - {{iban: {words.plain(one)}, account: {account}}}"


def ground_of(
    context: Context, words: Words, books: Books, statements: Sequence[Statement]
) -> Ground:
    """What statements are looked at on; stops if bank.yaml lacks an account."""
    setup = bank_setup(books, words, statements)
    names = real_names(books.home, books.coop)
    private = PrivateText(names, books.coop.not_bsn, keep_iban=setup.keep_iban)
    return Ground(books, setup, private.clean, context.today)


def refuse_unless_whole(words: Words, statements: Sequence[Statement]) -> None:
    """Refuse all if opening balance and lines of one do not come to its closing balance, or if it
    is not in euros.
    """
    messages = []
    for one in statements:
        said: dict[str, Parameter] = {"iban": one.iban, "first": one.first, "last": one.last}
        if one.currency != _CURRENCY:
            message = _("{iban}, {first} up to and including {last}: it is in {currency}, not EUR")
            messages.append(words(message, currency=one.currency, **said))
        missing = difference(one)
        if missing:
            message = _(
                "{iban}, {first} up to and including {last}: the opening balance of"
                " {opening_cents} and the lines do not come to the closing balance of"
                " {closing_cents}: {missing_cents} is missing; download the file again"
            )
            balances: dict[str, Parameter] = {
                "opening_cents": one.opening_cents or 0,
                "closing_cents": one.closing_cents or 0,
                "missing_cents": missing,
            }
            messages.append(words(message, **said, **balances))
    if messages:
        raise refused(*messages, words(NOTHING_WRITTEN))


def refuse_before_open(words: Words, books: Books, plan: ImportPlan) -> None:
    """Refuse all if lines are booked on a bank account before the journal opens it: what came
    before the books begin is in the opening balance.
    """
    messages = []
    booked = [(line.account, line.entry.day) for line in plan.lines if line.entry is not None]
    for account in sorted({on for on, day in booked}):
        opened = books.journal.opened.get(account)
        days = [day for on, day in booked if on == account and opened and day < opened.day]
        if opened and days:
            message = _(
                "{where}: {account} is opened on {day}, and the bank has lines from before it:"
                " {count}, from {first} up to and including {last}; import a statement that begins"
                " on {day} and book the balance at its start as the opening balance, or open the"
                " account earlier"
            )
            said: dict[str, Parameter] = {"account": account, "day": opened.day}
            said |= {"where": f"{opened.place.file}:{opened.place.line}", "count": len(days)}
            messages.append(words(message, first=min(days), last=max(days), **said))
    if messages:
        raise refused(*messages, words(NOTHING_WRITTEN))
