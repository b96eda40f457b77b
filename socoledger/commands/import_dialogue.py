"""A person goes through the lines of an import that no rule fits (SPEC 10).

Pure but for its ends: it is given groups and somebody to ask, and gives what was decided. With that
the same plan is made as without a terminal.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import Enum, auto
from typing import NamedTuple

from socoledger.commands.asking import Asker, StopAsking
from socoledger.commands.context import Stopped
from socoledger.commands.import_draft import Trial
from socoledger.commands.import_questions import Questions
from socoledger.domain.bank_decision import Answers, Booking, Decision, Decisions, OpenGroup
from socoledger.domain.bank_setup import BankRule
from socoledger.domain.books import Books
from socoledger.domain.findings import _
from socoledger.rules.bank.decided import as_rule, moved
from socoledger.rules.bank.open_groups import one_by_one, without_fitting
from socoledger.write.bank_dialogue import (
    Key,
    answers_text,
    booking_text,
    group_text,
    key_of,
    keys_text,
)
from socoledger.write.words import Words


class Setting(NamedTuple):
    """What the questions are about and how they are shown; `clean` takes private data out of a
    text, and `width` is in columns.
    """

    books: Books
    words: Words
    clean: Callable[[str], str]
    width: int


class _Next(Enum):
    """What comes after a group was asked about."""

    NEXT = auto()
    ONE_BY_ONE = auto()
    BACK = auto()


class _Step(NamedTuple):
    """How far somebody was before they answered: to go back to."""

    waiting: tuple[OpenGroup, ...]
    number: int
    decisions: Decisions
    rules: tuple[BankRule, ...]


def ask_all(setting: Setting, groups: Sequence[OpenGroup], asker: Asker, trial: Trial) -> Answers:
    """What a person says of groups. Whenever they stop, what they said so far is kept."""
    dialogue = _Dialogue(setting, asker, trial)
    try:
        dialogue.run(groups)
    except (StopAsking, KeyboardInterrupt):
        message = _(
            "stopped: what you answered is booked so, the rest waits on {account};"
            " go on later with: socoledger import"
        )
        asker.tell(setting.words(message, account=setting.books.coop.accounts.unsorted))
    return Answers(dialogue.decisions, dialogue.rules)


@contextmanager
def kept_in_sight(setting: Setting, answers: Answers, asker: Asker) -> Iterator[None]:
    """Where what is done with answers comes to nothing, they are shown: nobody thinks twice."""
    try:
        yield
    except (Stopped, OSError):
        lines = [*answers_text(answers.decisions, setting.words, setting.clean, setting.width)]
        if lines:
            asker.tell("\n".join([setting.words("this is what you answered:"), *lines]))
        raise


class _Dialogue:
    """Goes through groups, and keeps what is said."""

    def __init__(self, setting: Setting, asker: Asker, trial: Trial) -> None:
        self.decisions: Decisions = {}
        self.rules: tuple[BankRule, ...] = ()
        self._setting, self._words, self._asker = setting, setting.words, asker
        self._questions = Questions(setting.books, setting.words, asker)
        self._trial = trial

    def run(self, groups: Sequence[OpenGroup]) -> None:
        """Ask about each group that rules kept meanwhile do not decide. Raises StopAsking."""
        waiting, number = tuple(groups), 0
        steps: list[_Step] = []
        while waiting:
            step = _Step(waiting, number, self.decisions, self.rules)
            group, waiting = without_fitting(waiting[0], self.rules), waiting[1:]
            number += 1
            if not group.payments:
                continue
            self._tell_group(group, number, number + len(waiting))
            match self._next(group):
                case _Next.NEXT:
                    steps.append(step)
                case _Next.ONE_BY_ONE:
                    steps.append(step)
                    waiting, number = (*one_by_one(group), *waiting), number - 1
                case _Next.BACK:
                    waiting, number, self.decisions, self.rules = steps.pop() if steps else step

    def _tell_group(self, group: OpenGroup, number: int, total: int) -> None:
        clean = self._setting.clean
        shown = group._replace(
            payments=tuple(
                one._replace(
                    payment=replace(
                        one.payment,
                        name=clean(one.payment.name),
                        description=clean(one.payment.description),
                    )
                )
                for one in group.payments
            )
        )
        width = self._setting.width
        self._asker.tell("\n" + group_text(shown, (number, total), self._words, width))

    def _next(self, group: OpenGroup) -> _Next:
        """Ask about one group until it is decided or skipped, or the person wants to answer for
        each of its payments, or again for the group before it.
        """
        booking = _proposed(group)
        keys = "\n" + keys_text(self._words, self._setting.width)
        while True:
            question = booking_text(booking, self._words) + keys
            keys = ""
            said = self._asker.ask(question, self._questions.accounts).strip()
            key = key_of(said, self._words) if said else Key.ACCEPT
            if key is Key.ONE_BY_ONE and len(group.payments) > 1:
                return _Next.ONE_BY_ONE
            if key is Key.BACK:
                return _Next.BACK
            if key is Key.SKIP:
                return _Next.NEXT
            if key in (Key.ACCEPT, Key.KEEP, Key.SPLIT):
                booking, is_decided = self._decided(key, group, booking)
                if is_decided:
                    return _Next.NEXT
            else:
                booking = self._changed(key, said, group, booking)

    def _decided(self, key: Key, group: OpenGroup, booking: Booking) -> tuple[Booking, bool]:
        """The booking with what was asked for, and whether the group is decided by it."""
        one = group.payments[0]
        rules: list[BankRule] = []
        if key is Key.SPLIT:
            decision = self._split(group)
            return booking, decision is not None and self._is_taken(group, decision, rules)
        completed = self._questions.completed(booking, one)
        if completed is None:
            return booking, False
        if key is Key.KEEP:
            rule = self._rule(group, completed)
            if rule is None:
                return completed, False
            rules.append(rule)
        return completed, self._is_taken(group, (completed,), rules)

    def _is_taken(self, group: OpenGroup, decision: Decision, rules: Sequence[BankRule]) -> bool:
        """Whether the books can have this answer, and if it leads to errors, whether the person
        wants it all the same; then it is kept.
        """
        decisions = {**self.decisions} | {payment: decision for _day, payment in group.payments}
        objection = self._trial.objection(Answers(decisions, (*self.rules, *rules)))
        if objection is not None:
            self._tell(_("with this answer the books would have an error:"))
            for message in objection.messages:
                self._asker.tell(f"  {message}")
            if objection.is_final or not self._is_insisted_on():
                return False
        self._trial.keep()
        self.decisions = decisions
        self.rules = (*self.rules, *rules)
        return True

    def _is_insisted_on(self) -> bool:
        yes = self._words("yes")
        question = _("type {yes} to book it so all the same, Enter to go back")
        return self._asker.ask(self._words(question, yes=yes)).strip().casefold() in (yes, yes[0])

    def _split(self, group: OpenGroup) -> Decision | None:
        if len({payment.cents for _day, payment in group.payments}) > 1:
            self._tell(_("these lines have different amounts: go through them line by line"))
            return None
        return self._questions.parts(group.payments[0])

    def _changed(self, key: Key | None, said: str, group: OpenGroup, booking: Booking) -> Booking:
        """The booking after one of the other keys, or the name of an account. Raises StopAsking."""
        one = group.payments[0]
        changed: Booking | None = None
        match key:
            case Key.STOP:
                raise StopAsking
            case Key.ACCOUNT:
                changed = self._questions.account(booking)
            case Key.OWNER:
                changed = self._questions.owner(booking)
            case Key.PURPOSE:
                changed = self._questions.purpose(booking, one.day)
            case Key.EXTRA:
                changed = self._questions.more(booking, one.day)
            case Key.ONE_BY_ONE:
                self._tell(_("this is one line already"))
            case _other:
                account = self._questions.account_named(said) if len(said) > 1 else None
                if account is None:
                    self._tell(_("type one of these letters, or an account or a part of its name"))
                else:
                    changed = moved(booking, account, self._setting.books)
        return booking if changed is None else changed

    def _rule(self, group: OpenGroup, booking: Booking) -> BankRule | None:
        """The rule by a text that fits all payments of the group, None if the person gives none."""
        first = group.payments[0].payment
        question = _("lines with this in the name are booked so from now on")
        if not first.name:
            question = _("lines with this in the description are booked so from now on")
        default = first.name or first.description
        default = default if self._setting.clean(default) == default else ""
        while said := self._asker.ask(self._words(question), default=default).strip():
            rule = as_rule(booking, first, said, self._setting.books)
            if self._setting.clean(said) != said:
                self._tell(_("there is a name or a number in it that may not stand in the books"))
            elif without_fitting(group, [rule]).payments:
                self._tell(_("that does not stand in these lines as whole words"))
            else:
                return rule
        return None

    def _tell(self, message: str) -> None:
        self._asker.tell(self._words(message))


def _proposed(group: OpenGroup) -> Booking:
    one = group.proposal
    return Booking() if one is None else Booking(one.account, one.owner, one.purpose, unit=one.unit)
