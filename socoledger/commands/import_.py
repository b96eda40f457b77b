"""The command `import`: the lines of bank statements into the journal (SPEC 10)."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple, assert_never

from socoledger.commands.context import Context, Stopped, refused
from socoledger.commands.errors import all_findings, open_errors
from socoledger.commands.import_dialogue import Setting, ask_all
from socoledger.commands.import_questions import Asker
from socoledger.commands.import_rules import kept_rules
from socoledger.commands.lock import exclusive
from socoledger.commands.obstacles import next_close
from socoledger.commands.opened import readable_books
from socoledger.domain.bank import LARGEST_FILE, NoStatement, Statement
from socoledger.domain.bank_decision import Answers
from socoledger.domain.bank_import import ImportPlan, PlannedLine
from socoledger.domain.bank_setup import BankRule, BankSetup
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer, Exit, refusal
from socoledger.domain.findings import Finding, Parameter, Phrase, Place, Stops, _, in_order
from socoledger.domain.options import ImportFormat
from socoledger.domain.period import Month
from socoledger.read import books as reading
from socoledger.read.bank import read_statements
from socoledger.read.names import real_names
from socoledger.read.private_text import PrivateText
from socoledger.rules.bank.open_groups import open_groups
from socoledger.rules.bank.plan import Ground, plan_import
from socoledger.rules.bank.recorded import known_in, recorded
from socoledger.rules.bank.tie import difference
from socoledger.storage.files import Change, ChangedMeanwhileError, content_of, rewrite_all
from socoledger.write import bank_import as layout
from socoledger.write import formats
from socoledger.write.as_json import as_json
from socoledger.write.bank_files import MADE, Layout, blocks_of, contents_after, files_of
from socoledger.write.bank_rules import rule_line
from socoledger.write.beancount_text import quoted
from socoledger.write.difference import difference as changed_lines
from socoledger.write.words import Words

_NOTHING_WRITTEN = _("nothing was written")
_CURRENCY = "EUR"
_WIDTH = 80
"""Columns of a terminal that does not say how many it has."""


def import_(
    context: Context,
    files: Sequence[Path],
    format_: ImportFormat = ImportFormat.TEXT,
    *,
    dry_run: bool = False,
    asker: Asker | None = None,
) -> Answer:
    """`import FILE…`: read, hold against themselves, leave out what is known, book what is not, and
    write it all or nothing. `asker` is who may be asked about lines that no rule fits.
    """
    with nullcontext() if dry_run else exclusive(context):
        books, words = readable_books(context)
        statements = read_bank_files(context, words, files)
        ground = _ground(context, words, books, statements)
        _refuse_unless_whole(words, statements)
        plan = plan_import(ground, statements)
        groups = open_groups(plan, ground.setup.rules)
        if asker is not None and groups and not dry_run:
            setting = Setting(books, words, ground.clean, context.terminal_width or _WIDTH)
            answers = ask_all(setting, groups, asker)
            books, words = readable_books(context)  # time has gone by
            ground = _with_answers(_ground(context, words, books, statements), answers)
            plan = plan_import(ground, statements)
        prepared, untold = _prepare(ground, plan)
        after = _books_after(words, books, prepared)
        places = _Places(after, ground.setup, plan)
        if not dry_run:
            _write(words, prepared)
        answer = _answer(words, plan, prepared, places, format_, dry_run=dry_run)
        messages = (*_rules_to_write(words, books, untold), *answer.messages)
        return answer._replace(messages=(*messages, *_errors(words, after)))


def _ground(
    context: Context, words: Words, books: Books, statements: Sequence[Statement]
) -> Ground:
    """What the plan is made on; stops if bank.yaml lacks an account."""
    setup = bank_setup(books, words, statements)
    names = real_names(books.home, books.coop)
    private = PrivateText(names, books.coop.not_bsn, keep_iban=setup.keep_iban)
    return Ground(books, setup, private.clean, context.today)


def _with_answers(ground: Ground, answers: Answers) -> Ground:
    """The same with what a person decided, and with the rules that they kept behind all others."""
    setup = replace(ground.setup, rules=(*ground.setup.rules, *answers.rules))
    return ground._replace(setup=setup, decisions=answers.decisions)


def _rules_to_write(words: Words, books: Books, rules: Sequence[BankRule]) -> Iterator[str]:
    """What is said where rules could not be written."""
    if rules:
        message = _("{file} is laid out in a way that this command does not change; write there:")
        yield words(message, file=books.coop.bank)
        yield from (f"  {words.plain(rule_line(rule))}" for rule in rules)


def planned(
    context: Context, books: Books, words: Words, files: Sequence[Path]
) -> tuple[BankSetup, ImportPlan]:
    """bank.yaml, and what an import of files would do; stops if one is no statement, is not whole,
    or is of an account that is not in bank.yaml.
    """
    statements = read_bank_files(context, words, files)
    ground = _ground(context, words, books, statements)
    _refuse_unless_whole(words, statements)
    return ground.setup, plan_import(ground, statements)


# -- the statements -----------------------------------------------------------------------------


def read_bank_files(context: Context, words: Words, files: Sequence[Path]) -> list[Statement]:
    """The statements of all files in order of time; stops if one of them has none, or cannot be
    read.
    """
    statements: list[Statement] = []
    messages = []
    for file in files:
        try:
            content = statement_bytes(context.folder / file)
            statements += read_statements(file.name, content)
        except NoStatement as error:
            reason: str = error.reason
            messages.append(words("{file}: {reason}", file=str(file), reason=reason))
        except OSError as error:
            messages.append(words("{file}: {reason}", file=str(file), reason=refusal(error)))
    if messages:
        lines = (*messages, words(_NOTHING_WRITTEN))
        raise Stopped(Answer(messages=lines, exit=Exit.UNREADABLE))
    return sorted(statements, key=lambda one: (one.first, one.last, one.iban))


def statement_bytes(path: Path) -> bytes:
    """The bytes of a file, one more than may be read at most. Raises OSError, NoStatement."""
    if path.exists() and not path.is_file():
        raise NoStatement(Phrase("it is not an ordinary file"))
    with path.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def bank_setup(books: Books, words: Words, statements: Sequence[Statement]) -> BankSetup:
    """bank.yaml, which has the account of every statement; stops if it has not."""
    known = () if books.bank is None else tuple(one.iban for one in books.bank.accounts)
    missing = sorted({one.iban for one in statements} - set(known))
    if missing:
        message = _("{file} does not say which account in the journal this is: {iban}; write there")
        lines = [words(message, file=books.coop.bank, iban=", ".join(missing))]
        lines += [] if known else ["accounts:"]
        lines += [f"  - {{iban: {words.plain(iban)}, account: Assets:Bank}}" for iban in missing]
        raise refused(*lines, words(_NOTHING_WRITTEN))
    if books.bank is None:
        raise refused(words("there is no statement in it"), words(_NOTHING_WRITTEN))
    return books.bank


def _refuse_unless_whole(words: Words, statements: Sequence[Statement]) -> None:
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
        raise refused(*messages, words(_NOTHING_WRITTEN))


# -- the files ----------------------------------------------------------------------------------


class _Prepared(NamedTuple):
    """The changes of files, by their paths in the books."""

    changes: dict[str, Change]

    @property
    def drafts(self) -> list[tuple[str, bytes]]:
        return [(name, change.after) for name, change in self.changes.items()]


def _prepare(ground: Ground, plan: ImportPlan) -> tuple[_Prepared, Sequence[BankRule]]:
    """The contents of all files as they will be, and the rules that were kept and cannot be written
    into bank.yaml. Raises OSError.
    """
    books, setup = ground.books, ground.setup
    prepared = _prepare_journal(books, setup, plan)
    kept = setup.rules[len(books.bank.rules) :] if books.bank is not None else ()
    if not kept:
        return prepared, ()
    change = kept_rules(books, setup)
    if change is None:
        return prepared, kept
    return _Prepared({**prepared.changes, books.coop.bank: change}), ()


def _prepare_journal(books: Books, setup: BankSetup, plan: ImportPlan) -> _Prepared:
    """The contents of the files of the journal as they will be. Raises OSError."""
    main = normpath(books.coop.journal)
    folder = dirname(main)

    def file_of(month: Month) -> str:
        name = setup.journal.replace("{year}", f"{month.year:04}")
        return normpath(join(folder, name.replace("{month}", f"{month.number:02}")))

    def include_of(name: str) -> str | None:
        patterns = (f"/{normpath(one)}" for one in books.journal.includes)
        if name in books.journal.files or any(map(PurePosixPath(f"/{name}").match, patterns)):
            return None
        return f"include {quoted(relpath(name, folder or '.'))}"

    where = Layout(main, file_of, include_of, books.journal.roots)
    blocks = blocks_of(plan, where)
    bytes_before: dict[str, bytes | None] = {}
    for name in (*files_of(plan, blocks), main):
        path = books.root / name
        bytes_before[name] = content_of(path) if path.exists() else None
    texts = {
        name: None if content is None else content.decode()
        for name, content in bytes_before.items()
    }
    after = contents_after(plan, where, blocks, texts)
    return _Prepared(
        {
            name: Change(books.root / name, bytes_before[name], text.encode())
            for name, text in after.items()
        }
    )


def _books_after(words: Words, books: Books, prepared: _Prepared) -> Books:
    """The books as they will be; stops if they could not be read, or if a closed month would say
    something else.
    """
    if not prepared.changes:
        return books
    after = reading.read(books.root, *prepared.drafts)
    findings = after.findings if isinstance(after, Books) else after
    stopping = [finding for finding in findings if finding.stops(Stops.READING)]
    if not stopping and isinstance(after, Books) and books.journal.closes:
        stopping = [*_changed_closes(books, after)]
    if stopping or not isinstance(after, Books):
        message = words("the books would have these errors with this import; nothing was written")
        raise refused(*map(words.finding_line, in_order(stopping)), message)
    return after


def _changed_closes(before: Books, after: Books) -> list[Finding]:
    """What is found on closes that was not found before."""
    known = {finding.code for finding in next_close(before, all_findings(before)).changed}
    changed = next_close(after, all_findings(after)).changed
    return [finding for finding in changed if finding.code not in known]


class _Places:
    """Where lines stand in the books as they will be, by account and key."""

    def __init__(self, books: Books, setup: BankSetup, plan: ImportPlan) -> None:
        self._by_key = {
            (account, key): one.place
            for account in setup.names
            for one in recorded(books.journal.transactions, account, known_in(books, setup))
            for key in one.keys
        }
        lost = [line for line in plan.lines if self(line) is None]
        if lost:
            message = "a line of the bank is not in the books as they were planned"
            raise RuntimeError(message)

    def __call__(self, line: PlannedLine) -> Place | None:
        return self._by_key.get((line.account, line.key))


def _write(words: Words, prepared: _Prepared) -> None:
    """Write all files, or none. Raises OSError.

    A file that is new is there with nothing but a comment before the main file includes it, and has
    its lines last: whoever is cut off in between has books that can be read, and imports again.
    """
    changes = prepared.changes.values()
    new = [change for change in changes if change.before in (None, MADE.encode())]
    others = [change for change in changes if change not in new]
    made = [change._replace(after=MADE.encode()) for change in new if change.before is None]
    filled = [change._replace(before=MADE.encode()) for change in new]
    try:
        rewrite_all([*made, *others, *filled])
    except ChangedMeanwhileError:
        message = words("the journal was changed meanwhile; do it again")
        lines = (message, words(_NOTHING_WRITTEN))
        raise Stopped(Answer(messages=lines, exit=Exit.REFUSED)) from None


def _answer(
    words: Words,
    plan: ImportPlan,
    prepared: _Prepared,
    places: _Places,
    format_: ImportFormat,
    *,
    dry_run: bool,
) -> Answer:
    messages = [words(_NOTHING_WRITTEN)]
    if dry_run:
        messages = [words("nothing was written: this is a dry run")]
    elif prepared.changes:
        messages = [words("written: {files}", files=", ".join(sorted(prepared.changes)))]
    if plan.opens:
        message = _("accounts that were not in use before: {accounts}")
        messages.insert(0, words(message, accounts=", ".join(plan.opens)))
    match format_:
        case ImportFormat.JSON:
            output = formats.to_json(as_json(layout.answer(plan, places, words)))
        case ImportFormat.TEXT:
            output = layout.text(plan, places, words)
            output += _shown(words, prepared) if dry_run else ""
        case other:
            assert_never(other)
    return Answer(output, tuple(messages))


def _errors(words: Words, after: Books) -> Iterator[str]:
    """That the books have errors, those of what is to be sorted out included."""
    errors = open_errors(after, all_findings(after))
    if errors:
        note = _("note: the books have errors: {count}; see: socoledger check")
        yield words(note, count=len(errors))


def _shown(words: Words, prepared: _Prepared) -> str:
    """The lines that would come into each file."""
    lines = [
        line
        for name, change in prepared.changes.items()
        for line in changed_lines(name, (change.before or b"").decode(), change.after.decode())
    ]
    return "".join(f"{words.plain(line)}\n" for line in lines)
