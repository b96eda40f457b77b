"""The command `import`: the lines of bank statements into the journal (SPEC 10)."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import assert_never

from socoledger.commands.asking import Asker, width_for
from socoledger.commands.bank_statements import (
    NO_ACCOUNTS,
    ground_of,
    read_bank_files,
    refuse_unless_whole,
)
from socoledger.commands.context import Context, nothing
from socoledger.commands.import_dialogue import Setting, ask_all, kept_in_sight
from socoledger.commands.import_draft import Draft, Trial, draft
from socoledger.commands.journal_changes import NOTHING_WRITTEN, shown, write_all
from socoledger.commands.lock import exclusive
from socoledger.commands.opened import readable_books
from socoledger.commands.steps import Step
from socoledger.domain.bank import Statement
from socoledger.domain.bank_decision import Answers
from socoledger.domain.bank_import import ImportPlan, PlannedLine
from socoledger.domain.bank_setup import BankRule, BankSetup
from socoledger.domain.bank_waiting import Waiting
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Finding, Place, _
from socoledger.domain.options import ImportFormat
from socoledger.rules.bank.open_groups import open_groups
from socoledger.rules.bank.plan import Ground, plan_import
from socoledger.rules.bank.recorded import known_in, recorded
from socoledger.rules.bank.waiting import waiting_lines
from socoledger.write import bank_import as layout
from socoledger.write import formats
from socoledger.write.as_json import as_json
from socoledger.write.bank_rules import rule_line
from socoledger.write.bank_waiting import Waited
from socoledger.write.words import Words


def import_(
    context: Context,
    files: Sequence[Path],
    format_: ImportFormat = ImportFormat.TEXT,
    *,
    dry_run: bool = False,
    asker: Asker | None = None,
) -> Answer:
    """`import FILE…`: read, hold against themselves, leave out what is known, book what is not, and
    write it all or nothing. Without files: sort out what was left before. `asker` is who may be
    asked about lines that no rule fits.
    """
    with nullcontext() if dry_run else exclusive(context):
        with context.step(Step.BOOKS):
            books, words = readable_books(context)
        if not files and books.bank is None:
            raise nothing(words, NO_ACCOUNTS, file=books.coop.bank)
        with context.step(Step.STATEMENTS):
            statements = read_bank_files(context, words, files)
        ground = ground_of(context, words, books, statements)
        refuse_unless_whole(words, statements)
        if asker is None or dry_run:
            made = draft(words, ground, statements, step=context.step)
            return _done(context, words, made, format_, dry_run=dry_run)
        setting = Setting(books, words, ground.clean, width_for(context.terminal_width))
        answers = _answers(context, setting, ground, statements, asker)
        with asker.undisturbed(), kept_in_sight(setting, answers, asker):
            with context.step(Step.BOOKS):
                books, words = readable_books(context)  # time has gone by
            ground = ground_of(context, words, books, statements)
            made = draft(words, ground, statements, answers, context.step)
            return _done(context, words, made, format_, dry_run=False)


def _answers(
    context: Context,
    setting: Setting,
    ground: Ground,
    statements: Sequence[Statement],
    asker: Asker,
) -> Answers:
    """What a person says of the lines that no rule fits, each answer tried when it is given."""
    with context.step(Step.LINES):
        plan = plan_import(ground, statements)
        groups = open_groups(ground, plan, waiting_lines(ground, plan.lines))
    if not groups:
        return Answers({})
    trial = Trial(setting.words, ground, statements, context.step)
    return ask_all(setting, groups, asker, trial)


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
    ground = ground_of(context, words, books, statements)
    refuse_unless_whole(words, statements)
    return ground.setup, plan_import(ground, statements)


def _done(
    context: Context, words: Words, made: Draft, format_: ImportFormat, *, dry_run: bool
) -> Answer:
    """The answer of a draft, which is written but for a dry run. Raises OSError."""
    with context.step(Step.CHECKS):
        places = _Places(made)
    if not dry_run:
        with context.step(Step.FILES):
            write_all(words, made.after, made.prepared, "import")
    answer = _answer(words, made, places, format_, dry_run=dry_run)
    messages = (*_rules_to_write(words, made.after, made.untold), *answer.messages)
    return answer._replace(messages=(*messages, *_errors(words, made.errors)))


class _Places:
    """Where lines stand in the books as they will be, by account and key."""

    def __init__(self, made: Draft) -> None:
        books, setup = made.after, made.ground.setup
        self._by_key = {
            (account, key): one.place
            for account in setup.names
            for one in recorded(books.journal.transactions, account, known_in(books, setup))
            for key in one.keys
        }
        waiting = (*made.sorting.left, *(one.waiting for one in made.sorting.done))
        if None in (*map(self, made.plan.lines), *map(self, waiting)):
            message = "a line of the bank is not in the books as they were planned"
            raise RuntimeError(message)

    def __call__(self, line: PlannedLine | Waiting) -> Place | None:
        return self._by_key.get((line.account, line.key))


def _answer(
    words: Words, made: Draft, places: _Places, format_: ImportFormat, *, dry_run: bool
) -> Answer:
    messages = [words(NOTHING_WRITTEN)]
    if dry_run:
        messages = [words("nothing was written: this is a dry run")]
    elif made.prepared.changes:
        messages = [words("written: {files}", files=", ".join(sorted(made.prepared.changes)))]
    opens = sorted({*made.sorting.opens, *made.plan.opens})
    if opens:
        message = _("accounts that were not in use before: {accounts}")
        messages.insert(0, words(message, accounts=", ".join(opens)))
    messages = [*layout.withdrawn(made.plan, words), *messages]
    told = layout.Told(
        made.plan,
        Waited(made.sorting.done, made.sorting.left, made.after.coop.bank),
        places,
    )
    match format_:
        case ImportFormat.JSON:
            output = formats.to_json(as_json(layout.answer(told, words)))
        case ImportFormat.TEXT:
            output = layout.text(told, words)
            output += shown(words, made.prepared) if dry_run else ""
        case other:
            assert_never(other)
    return Answer(output, tuple(messages))


def _errors(words: Words, errors: Sequence[Finding]) -> Iterator[str]:
    """That the books have errors, those of what is to be sorted out included."""
    if errors:
        note = _("note: the books have errors: {count}; see: socoledger check")
        yield words(note, count=len(errors))
