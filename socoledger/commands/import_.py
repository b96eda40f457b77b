"""The command `import`: the lines of bank statements into the journal (SPEC 10)."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import assert_never

from socoledger.commands.bank_statements import bank_setup, read_bank_files, refuse_unless_whole
from socoledger.commands.context import Context
from socoledger.commands.errors import all_findings, open_errors
from socoledger.commands.import_dialogue import Setting, ask_all
from socoledger.commands.import_questions import Asker
from socoledger.commands.import_rules import kept_rules
from socoledger.commands.journal_changes import (
    NOTHING_WRITTEN,
    Prepared,
    books_after,
    prepare_journal,
    shown,
    write_all,
)
from socoledger.commands.lock import exclusive
from socoledger.commands.opened import readable_books
from socoledger.domain.bank import Statement
from socoledger.domain.bank_decision import Answers
from socoledger.domain.bank_import import ImportPlan, PlannedLine
from socoledger.domain.bank_setup import BankRule, BankSetup
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Place, _
from socoledger.domain.options import ImportFormat
from socoledger.read.names import real_names
from socoledger.read.private_text import PrivateText
from socoledger.rules.bank.open_groups import open_groups
from socoledger.rules.bank.plan import Ground, plan_import
from socoledger.rules.bank.recorded import known_in, recorded
from socoledger.write import bank_import as layout
from socoledger.write import formats
from socoledger.write.as_json import as_json
from socoledger.write.bank_files import additions_of
from socoledger.write.bank_rules import rule_line
from socoledger.write.words import Words

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
        refuse_unless_whole(words, statements)
        plan = plan_import(ground, statements)
        groups = open_groups(plan, ground.setup.rules)
        if asker is not None and groups and not dry_run:
            setting = Setting(books, words, ground.clean, context.terminal_width or _WIDTH)
            answers = ask_all(setting, groups, asker)
            books, words = readable_books(context)  # time has gone by
            ground = _with_answers(_ground(context, words, books, statements), answers)
            plan = plan_import(ground, statements)
        prepared, untold = _prepare(words, ground, plan)
        after = books_after(words, books, prepared)
        places = _Places(after, ground.setup, plan)
        if not dry_run:
            write_all(words, prepared)
        answer = _answer(words, plan, prepared, places, format_, dry_run=dry_run)
        messages = (*_rules_towrite_all(words, books, untold), *answer.messages)
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


def _rules_towrite_all(words: Words, books: Books, rules: Sequence[BankRule]) -> Iterator[str]:
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
    refuse_unless_whole(words, statements)
    return ground.setup, plan_import(ground, statements)


def _prepare(words: Words, ground: Ground, plan: ImportPlan) -> tuple[Prepared, Sequence[BankRule]]:
    """The contents of all files as they will be, and the rules that were kept and cannot be written
    into bank.yaml. Raises OSError.
    """
    books, setup = ground.books, ground.setup
    prepared = prepare_journal(words, books, setup.journal, partial(additions_of, plan))
    kept = setup.rules[len(books.bank.rules) :] if books.bank is not None else ()
    if not kept:
        return prepared, ()
    change = kept_rules(books, setup)
    if change is None:
        return prepared, kept
    return Prepared({**prepared.changes, books.coop.bank: change}), ()


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


def _answer(
    words: Words,
    plan: ImportPlan,
    prepared: Prepared,
    places: _Places,
    format_: ImportFormat,
    *,
    dry_run: bool,
) -> Answer:
    messages = [words(NOTHING_WRITTEN)]
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
            output += shown(words, prepared) if dry_run else ""
        case other:
            assert_never(other)
    return Answer(output, tuple(messages))


def _errors(words: Words, after: Books) -> Iterator[str]:
    """That the books have errors, those of what is to be sorted out included."""
    errors = open_errors(after, all_findings(after))
    if errors:
        note = _("note: the books have errors: {count}; see: socoledger check")
        yield words(note, count=len(errors))
