"""The commands `decision premium` and `decision allowance`: what the college decided, in a member's
file (SPEC 1, 3.5, 3.6, 11).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from socoledger.commands.arguments import a_reference, a_typed_amount
from socoledger.commands.context import Context, misused
from socoledger.commands.decision_told import what_follows
from socoledger.commands.interview import Wanted
from socoledger.commands.member_change import Change, planned, written
from socoledger.commands.member_session import (
    Session,
    Writing,
    asked_member,
    session,
    wanted_day,
)
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.kinds import LIMIT, Limit
from socoledger.domain.member import AllowanceDecision, Decision, Member
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month
from socoledger.read.yaml.edit import append_item
from socoledger.read.yaml.habits import a_share, yes_or_no
from socoledger.rules.decisions import EARLY_YEAR
from socoledger.rules.law import amount_on
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel
from socoledger.write.new_books import quoted
from socoledger.write.words import Words

ONDERDELEN = {onderdeel.name: onderdeel for onderdeel in (PREMIUM, ALLOWANCE)}
_NOT_DECIDED = _(
    "a closed month stays closed: give with --decided a day from {first} on, if it was decided only"
    " then; or reopen first: socoledger reopen PERIOD --reason TEXT"
)


class SaidOfDecision(NamedTuple):
    """What the command line says of a decision."""

    first: str | None = None
    last: str | None = None
    decided: str | None = None
    reference: str | None = None
    maximum: str | None = None
    under_27: bool = False


def decision(
    context: Context, name: str, id_: str | None, said: SaidOfDecision, writing: Writing
) -> Answer:
    """`decision premium|allowance ID`: a decision more in the member's list of that name. Stops if
    it overlaps another one, or if a closed month would have awarded something else.
    """
    onderdeel = ONDERDELEN[name]
    with session(f"decision {name}", context, writing) as some:
        member = asked_member(some, id_, some.books.members)
        taken = _Questions(some, onderdeel, member).asked(said)
        plan = planned(some.books, some.words, _change(onderdeel, member, taken))
        told = (
            _told(some.words, onderdeel, member, taken),
            *what_follows(some, plan.books, onderdeel, member.id, taken),
        )
        return written(some, plan, told)


class _Questions:
    """Asks what the command line leaves out of a decision about a member."""

    def __init__(self, some: Session, onderdeel: Onderdeel, member: Member) -> None:
        self._some, self._words, self._interview = some, some.words, some.interview
        self._onderdeel, self._member = onderdeel, member

    def asked(self, said: SaidOfDecision) -> Decision:
        """The decision. Stops if something is wrong or missing, or if the person stops."""
        words, optional = self._words, self._interview.optional
        self._tell_others()
        both = ((self._reference(), said.reference), (self._first(None, None), said.first))
        self._interview.require_said(*both)
        reference = self._interview.required(self._reference(), said.reference)
        question = words(_("the day on which it was decided; Enter: the first day that it holds"))
        decided = optional(wanted_day(self._some, "--decided", question), said.decided)
        first = self._interview.required(self._first(decided, said.last), said.first)
        taken = self._onderdeel_decision(first, decided or first, reference)
        question = words(_("the last day that it holds; Enter: it has no end"))
        last = optional(
            wanted_day(
                self._some, "--to", question, lambda day: self._try(replace(taken, last=day))
            ),
            said.last,
        )
        maximum = optional(self._maximum(first), said.maximum)
        taken = replace(taken, last=last, maximum=maximum)
        return replace(taken, under_27=True) if self._is_early(taken, said) else taken

    def _onderdeel_decision(self, first: date, decided: date, reference: str) -> Decision:
        kind = Decision if self._onderdeel is PREMIUM else AllowanceDecision
        return kind(first, None, decided, reference, None, self._member.place)

    def _tell_others(self) -> None:
        """Tell which decisions the file has: another may not overlap them."""
        others = ", ".join(
            f"{one.first} - {one.last or ''}".rstrip() + f" ({one.reference})"
            for one in self._onderdeel.decisions(self._member)
        )
        if others and self._interview.is_asking:
            self._interview.tell(
                self._words(_("in the file already: {decisions}"), decisions=others)
            )

    def _reference(self) -> Wanted[str]:
        question = self._words(_("what the decision is called by, as Besluit 2026-014"))
        return Wanted("--reference", question, partial(a_reference, self._words))

    def _first(self, decided: date | None, last: str | None) -> Wanted[date]:
        """The first day; it is tried with the last one if that is given, else by itself."""
        end = None if last is None else wanted_day(self._some, "--to", "").read(last)

        def try_day(day: date) -> None:
            taken = self._onderdeel_decision(day, decided or day, "-")
            self._try(replace(taken, last=end or day))

        question = self._words(_("the first day that it holds"))
        return wanted_day(self._some, "--from", question, try_day)

    def _try(self, taken: Decision) -> None:
        planned(self._some.books, self._words, _change(self._onderdeel, self._member, taken))

    def _maximum(self, day: date) -> Wanted[Limit]:
        law = self._some.books.law_in(Month.of(day))
        legal_cents = amount_on(law, self._onderdeel.legal_per_year, day).cents
        message = _(
            "the most in a calendar year by this decision, as 1.200,00, or as a share of the legal"
            " maximum of {legal_cents}, as 50%; Enter: it sets none"
        )
        question = self._words(message, legal_cents=legal_cents)
        return Wanted("--maximum", question, self._read_maximum)

    def _read_maximum(self, text: str) -> Limit:
        if "%" not in text:
            return Limit(a_typed_amount(self._words, text), None)
        try:
            return LIMIT.parse(a_share(text) or text)
        except ValueError:
            message = _("'{text}' is not a share of the legal maximum, as 50%")
            raise misused(self._words, message, text=text) from None

    def _is_early(self, taken: Decision, said: SaidOfDecision) -> bool:
        """Whether the college applies the rule of 2027 already; asked only where that can make a
        difference (SPEC 3.5).
        """
        if said.under_27 or self._onderdeel is not PREMIUM:
            return said.under_27
        member, start, end = self._member, date(EARLY_YEAR, 1, 1), date(EARLY_YEAR, 12, 31)
        is_young = member.turns_27 is not None and max(taken.first, start) < member.turns_27
        is_then = taken.first <= end and (taken.last is None or taken.last >= start)
        if member.wage_subsidy_group or not is_young or not is_then:
            return False
        message = _(
            "{id} is under 27: does the decision apply the rule of 2027 already, y or n? Enter is n"
        )
        question = self._words(message, id=member.id)
        return bool(
            self._interview.optional(
                Wanted("--under-27", question, self._read_yes, ["y", "n"]), None
            )
        )

    def _read_yes(self, text: str) -> bool:
        answer = yes_or_no(text)
        if answer is None:
            raise misused(self._words, _("'{text}' is not y or n"), text=text)
        return answer == "true"


def _change(onderdeel: Onderdeel, member: Member, taken: Decision) -> Change:
    """The change of the file: an item more in its list."""
    name = onderdeel.name
    pairs = [*_pairs(taken)]
    if isinstance(taken, AllowanceDecision):
        after = replace(member, allowance=(*member.allowance, taken))
    else:
        after = replace(member, premium=(*member.premium, taken))
    item = ", ".join(f"{key}: {value}" for key, value in pairs)
    others = "…, " if onderdeel.decisions(member) else ""
    edit = partial(append_item, key=name, pairs=pairs)
    return Change(member, after, edit, f"{name}: [{others}{{{item}}}]", _NOT_DECIDED)


def _pairs(taken: Decision) -> Iterator[tuple[str, str]]:
    """The keys of a decision, with their values as they are to be written."""
    yield "from", taken.first.isoformat()
    if taken.last is not None:
        yield "to", taken.last.isoformat()
    if taken.decided != taken.first:
        yield "decided", taken.decided.isoformat()
    yield "reference", quoted(taken.reference)
    if taken.maximum is not None:
        yield "maximum", _maximum_text(taken.maximum)
    if taken.under_27:
        yield "under_27", "true"


def _maximum_text(maximum: Limit) -> str:
    """A maximum as the file has it: 1200.00, or 50% of the legal one."""
    if maximum.share is None:
        return format_hundredths(maximum.cents or 0)
    percents = 100 * maximum.share
    return f"{Decimal(percents.numerator) / percents.denominator:f}%"


def _told(words: Words, onderdeel: Onderdeel, member: Member, taken: Decision) -> str:
    """What was written."""
    parameters = {"file": member.place.file, "id": member.id, "reference": taken.reference}
    is_premium = onderdeel is PREMIUM
    if taken.last is None:
        message = _("{file}: a premium may be awarded to {id} from {first} on, by {reference}")
        other = _("{file}: an allowance may be awarded to {id} from {first} on, by {reference}")
        return words(message if is_premium else other, first=taken.first, **parameters)
    message = _("{file}: a premium may be awarded to {id} from {first} to {last}, by {reference}")
    other = _("{file}: an allowance may be awarded to {id} from {first} to {last}, by {reference}")
    return words(message if is_premium else other, first=taken.first, last=taken.last, **parameters)
