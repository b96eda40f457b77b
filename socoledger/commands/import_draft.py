"""An import as it would be: planned, prepared and read back, and nothing written yet (SPEC 10)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from socoledger.commands.bank_statements import refuse_before_open
from socoledger.commands.context import Stopped
from socoledger.commands.errors import open_errors
from socoledger.commands.import_rules import kept_rules
from socoledger.commands.import_sorting import Sorting, sort_waiting
from socoledger.commands.journal_changes import Prepared, prepare_journal, read_after
from socoledger.commands.steps import Step, Steps, untold
from socoledger.domain.bank import Statement
from socoledger.domain.bank_decision import Answers
from socoledger.domain.bank_import import ImportPlan
from socoledger.domain.bank_setup import BankRule
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.rules.bank.plan import Ground, plan_import
from socoledger.write.bank_files import additions_of
from socoledger.write.words import Words


class Draft(NamedTuple):
    """What an import is going to write, and the books after it with the errors that no close
    accepted; `untold` are rules that were kept and cannot be written into bank.yaml.
    """

    ground: Ground
    sorting: Sorting
    plan: ImportPlan
    prepared: Prepared
    untold: Sequence[BankRule]
    after: Books
    errors: tuple[Finding, ...]


def draft(
    words: Words,
    ground: Ground,
    statements: Sequence[Statement],
    answers: Answers | None = None,
    step: Steps = untold,
) -> Draft:
    """What an import of statements does, with what a person answered; rules that they kept come
    behind all others. Stops if the books could not be read after it. Raises OSError.
    """
    if answers is not None:
        setup = replace(ground.setup, rules=(*ground.setup.rules, *answers.rules))
        ground = ground._replace(setup=setup, decisions=answers.decisions)
    with step(Step.LINES):
        plan = plan_import(ground, statements)
        refuse_before_open(words, ground.books, plan)
        sorting = sort_waiting(words, ground, plan.lines)
        if sorting.done:  # the books are not what they were
            ground = ground._replace(books=sorting.books)
            plan = plan_import(ground, statements)
        prepared, unwritten = _prepare(words, ground, plan, sorting.prepared)
    with step(Step.CHECKS):
        found = read_after(words, ground.books, prepared)
        errors = open_errors(found.books, found.findings)
    return Draft(ground, sorting, plan, prepared, unwritten, found.books, errors)


def _prepare(
    words: Words, ground: Ground, plan: ImportPlan, earlier: Prepared
) -> tuple[Prepared, Sequence[BankRule]]:
    """The contents of all files as they will be, and the rules that cannot be written."""
    books, setup = ground.books, ground.setup
    prepared = prepare_journal(words, books, setup.journal, partial(additions_of, plan), earlier)
    kept = setup.rules[len(books.bank.rules) :] if books.bank is not None else ()
    if not kept:
        return prepared, ()
    change = kept_rules(books, setup)
    if change is None:
        return prepared, kept
    return Prepared({**prepared.changes, books.coop.bank: change}), ()


class Objection(NamedTuple):
    """What speaks against an answer; with `is_final` it cannot be booked so."""

    messages: tuple[str, ...]
    is_final: bool


class Trial:
    """Tries answers before they count, each with all that were given before it."""

    def __init__(
        self, words: Words, ground: Ground, statements: Sequence[Statement], step: Steps
    ) -> None:
        """Stops if the import is refused without any answer. Raises OSError."""
        self._words, self._ground, self._statements = words, ground, statements
        self._step = step
        self._known = draft(words, ground, statements, step=step).errors
        self._found = self._known

    def objection(self, answers: Answers) -> Objection | None:
        """What speaks against the last of these answers, None if nothing does. Raises OSError."""
        words = self._words
        try:
            found = draft(words, self._ground, self._statements, answers, self._step)
        except Stopped as stopped:
            return Objection(stopped.answer.messages[:-1], is_final=True)
        self._found = found.errors
        counts = Counter(map(_identity, self._known))
        new = []
        for error in self._found:
            counts[_identity(error)] -= 1
            if counts[_identity(error)] < 0:
                new.append(error)
        if not new:
            return None
        messages = (f"{error.code}: {words.finding(error)}" for error in new)
        return Objection(tuple(messages), is_final=False)

    def keep(self) -> None:
        """What was tried last counts from now on: its errors are no news any more."""
        self._known = self._found


def _identity(finding: Finding) -> tuple[object, ...]:
    """A finding without its place, which moves."""
    return finding.code, finding.day, finding.member
