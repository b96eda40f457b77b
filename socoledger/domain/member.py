"""Records of members/ID.yaml: a member, their benefit, and the college's decisions (SPEC 1)."""

from dataclasses import field, replace
from datetime import date, timedelta
from typing import Annotated

from socoledger.domain.declared import (
    HIDDEN_FIELD,
    FromFile,
    InFile,
    OrElse,
    key,
    no_key,
    place_of_record,
)
from socoledger.domain.findings import _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import (
    NEVER,
    AccountPart,
    Amount,
    Date,
    Id,
    Maximum,
    Text,
    YesNo,
    is_id,
    one_of,
)
from socoledger.domain.period import Month

__all__ = [
    "COLLECTIVE",
    "DECEASED",
    "OFF_BENEFIT",
    "OUTCOMES",
    "Benefit",
    "Decision",
    "Member",
    "Membership",
    "is_id",
]

COLLECTIVE = "collective"
"""Used in place of a member's id for what belongs to the coöperatie as a whole (SPEC 2)."""


DECEASED = "deceased"
OUTCOMES = ("work", "education", "self-employed", DECEASED, "other")
OFF_BENEFIT = OUTCOMES[:3]
"""Why somebody may leave who then needs no benefit any more."""

Outcome = Annotated[str, one_of(*OUTCOMES)]


_KNOWN = _("The day on which the coöperatie heard of that end, if it was later.")
_A_DAY = timedelta(days=1)


@frozen
class Membership(FromFile):
    """A period as a member, from its first day up to and including its last."""

    first: Date = field(metadata=key("from", _("The first day as a member.")))
    last: Annotated[Date | None, OrElse(None)] = field(
        metadata=key("to", _("The last day as a member; only the last period may be without it."))
    )
    outcome: Annotated[Outcome | None, OrElse(None)] = field(
        metadata=key("outcome", _("What the member left for; required with `to`."))
    )
    known: Annotated[Date | None, OrElse(None)] = field(metadata=key("known", _KNOWN))
    place: InFile = field(metadata=place_of_record())

    def overlaps(self, start: date, end: date) -> bool:
        """Whether a day of it lies from `start` up to and including `end`."""
        return self.first <= end and (self.last is None or start <= self.last)

    def end_as_known(self, known: date | None) -> date | None:
        """The last day, as far as it was known at the end of the day `known` (None: all is)."""
        return self.last if _is_known(self.known, known) else None


def _is_known(since: date | None, known: date | None) -> bool:
    """Whether something that became known on `since` (None: at once) was known on a day."""
    return since is None or known is None or since <= known


def _runs_on_into(period: Membership, day: date) -> bool:
    """Whether a membership lasts at least until the day before another that begins on `day`."""
    return period.last is None or day - _A_DAY <= period.last


@frozen
class Benefit(FromFile):
    """A period with bijstand."""

    first: Date = field(metadata=key("from", _("The first day with a benefit.")))
    last: Annotated[Date | None, OrElse(None)] = field(
        metadata=key("to", _("The last day with a benefit; leave it out while it still runs."))
    )
    monthly_cents: Annotated[Amount | None, OrElse(None)] = field(
        metadata=key("monthly", _("What it is in a month, for the impact report alone."))
    )
    place: InFile = field(metadata=place_of_record())
    known: Date | None = field(default=None, metadata=key("known", _KNOWN))

    def covers(self, day: date, known: date | None = None) -> bool:
        """Whether there was bijstand on that day, as far as it was known at the end of the day
        `known` (None: all is).
        """
        last = self.last if _is_known(self.known, known) else None
        return self.first <= day and (last is None or day <= last)


@frozen
class Decision(FromFile):
    """A decision of the college under art. 31 lid 2 onder j or k."""

    first: Date = field(metadata=key("from", _("The first day that the decision holds.")))
    last: Annotated[Date | None, OrElse(None)] = field(
        metadata=key("to", _("The last day that it holds; leave it out while it has no end."))
    )
    decided: Annotated[Date, OrElse(NEVER)] = field(
        metadata=key("decided", _("The day on which it was taken; if left out, that of `from`."))
    )
    reference: Text = field(metadata=key("reference", _("What the decision is called by.")))
    maximum: Annotated[Maximum | None, OrElse(None)] = field(
        metadata=key(
            "maximum",
            _("The most in a calendar year, as an amount or as a share of the legal maximum."),
        )
    )
    place: InFile = field(metadata=place_of_record())
    under_27: YesNo = field(
        default=False,
        metadata=key(
            "under_27",
            _("Whether the college applies the rule of 2027 for who is under 27 already."),
        ),
    )
    """Whether the college applies the rule of 2027 for who is under 27 already (SPEC 3.5)."""

    def covers(self, day: date) -> bool:
        """Whether the decision is in force on that day, whenever it was taken."""
        return self.overlaps(day, day)

    def overlaps(self, start: date, end: date) -> bool:
        """Whether it is in force on a day from `start` up to and including `end`, whenever it was
        taken.
        """
        return self.first <= end and (self.last is None or start <= self.last)


@frozen
class AllowanceDecision(Decision):
    """A decision under onder k, which has no rule of 2027 to apply."""

    under_27: Annotated[bool, HIDDEN_FIELD] = field(default=False, metadata=no_key("under_27"))


@frozen
class Member(FromFile):
    """members/ID.yaml."""

    id: Id = field(
        metadata=key("id", _("What the member is called by in the journal; the file's name too."))
    )
    name: Text = field(metadata=key("name", _("May be a pseudonym; never a burgerservicenummer.")))
    account: Annotated[AccountPart, OrElse("")] = field(
        metadata=key(
            "account",
            _("What the member's accounts end in; if left out, the id with a capital."),
        )
    )
    joined: Annotated[Date | None, OrElse(None)] = field(
        metadata=key(
            "joined", _("The first day as a member; for who came back, `membership` instead.")
        )
    )
    place: InFile = field(metadata=place_of_record())
    enterprise: Text | None = field(
        default=None, metadata=key("enterprise", _("The member's own business."))
    )
    left: Date | None = field(default=None, metadata=key("left", _("The last day as a member.")))
    outcome: Outcome | None = field(
        default=None,
        metadata=key("outcome", _("What the member left for; required with `left`.")),
    )
    left_known: Date | None = field(
        default=None,
        metadata=key(
            "left_known",
            _("The day on which the coöperatie heard that the member had left, if it was later."),
        ),
    )
    membership: tuple[Membership, ...] = field(
        default=(),
        metadata=key(
            "membership",
            _("Periods as a member, of who came back; instead of `joined`, `left` and `outcome`."),
        ),
    )
    benefit: tuple[Benefit, ...] = field(
        default=(), metadata=key("benefit", _("Periods with a benefit, which do not overlap."))
    )
    turns_27: Date | None = field(
        default=None,
        metadata=key(
            "turns_27", _("The day of turning 27, for who is or was a member before that age.")
        ),
    )
    wage_subsidy_group: YesNo = field(
        default=False,
        metadata=key(
            "wage_subsidy_group",
            _("Whether the member belongs to the doelgroep loonkostensubsidie."),
        ),
    )
    premium: tuple[Decision, ...] = field(
        default=(),
        metadata=key(
            "premium",
            _("Decisions of the college on premiums, artikel 31 lid 2 onder j Participatiewet."),
        ),
    )
    allowance: tuple[AllowanceDecision, ...] = field(
        default=(),
        metadata=key("allowance", _("Decisions of the college on allowances, likewise onder k.")),
    )
    person: Text | None = field(
        default=None,
        metadata=key(
            "person",
            _("A made-up key that several files of one and the same person have in common."),
        ),
    )
    """A made-up key that says who is the same person in books under one umbrella."""

    @property
    def first_day(self) -> date:
        """The first day of the first membership."""
        return min(period.first for period in self._written())

    def memberships(self, known: date | None = None) -> tuple[Membership, ...]:
        """The periods as a member in order, as known at the end of a day (None: all is known).
        Periods of which one begins on the day after the other's last are one period.
        """
        periods: list[Membership] = []
        for written in sorted(self._written(), key=lambda period: period.first):
            period = written
            if periods and _runs_on_into(periods[-1], written.first):
                before = periods.pop()
                period = replace(written, first=before.first, place=before.place)
            last = written.end_as_known(known)
            periods.append(period if last == written.last else replace(period, last=last))
        return tuple(periods)

    def _written(self) -> tuple[Membership, ...]:
        """The periods as written, also where there is but one."""
        if self.membership:
            return self.membership
        first = NEVER if self.joined is None else self.joined
        return (Membership(first, self.left, self.outcome, self.left_known, self.place),)

    def with_periods(self) -> "Member":
        """The member with a list of periods, where the file gives one period by `joined`."""
        if self.membership:
            return self
        return replace(
            self,
            joined=None,
            left=None,
            outcome=None,
            left_known=None,
            membership=self._written(),
        )

    def as_known(self, day: date) -> "Member":
        """The member without the ends that became known after a day; `self` if there are none."""
        ends = [period.known for period in self.benefit]
        ends += [period.known for period in self._written()]
        if all(_is_known(known, day) for known in ends):
            return self
        told = _is_known(self.left_known, day)
        return replace(
            self,
            left=self.left if told else None,
            outcome=self.outcome if told else None,
            left_known=self.left_known if told else None,
            membership=tuple(
                period
                if _is_known(period.known, day)
                else replace(period, last=None, outcome=None, known=None)
                for period in self.membership
            ),
            benefit=tuple(
                period if _is_known(period.known, day) else replace(period, last=None, known=None)
                for period in self.benefit
            ),
        )

    def is_member(self, day: date, known: date | None = None) -> bool:
        """Whether they were a member on a day; the last day counts. It is judged by what was known
        at the end of the day `known` (None: of the month of `day`).
        """
        if self.joined is not None and not self.membership and self.left_known is None:
            return self.joined <= day and (self.left is None or day <= self.left)  # most members
        told = Month.of(day).last_day if known is None else known
        return any(period.overlaps(day, day) for period in self.memberships(told))

    def is_member_between(self, start: date, end: date) -> bool:
        """Whether they were a member on any day from `start` up to and including `end`, by what was
        known at the end of that last day.
        """
        return any(period.overlaps(start, end) for period in self.memberships(end))

    def left_by(self, day: date, known: date | None = None) -> Membership | None:
        """The membership that had ended by the end of a day, its last day included; None if they
        were still a member, came back, or were none yet. As known at the end of the day `known`
        (None: all is known).
        """
        begun = [period for period in self.memberships(known) if period.first <= day]
        if not begun or begun[-1].last is None or begun[-1].last > day:
            return None
        return begun[-1]

    def has_benefit(self, day: date, known: date | None = None) -> bool:
        """Whether they had bijstand on a day, by what was known at the end of the day `known`
        (None: of the month of `day`).
        """
        told = Month.of(day).last_day if known is None else known
        return any(period.covers(day, told) for period in self.benefit)
