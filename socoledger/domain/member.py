"""Records of members/ID.yaml: a member, their benefit, and the college's decisions (SPEC 1)."""

from dataclasses import dataclass, field
from datetime import date
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

__all__ = ["COLLECTIVE", "OFF_BENEFIT", "OUTCOMES", "Benefit", "Decision", "Member", "is_id"]

COLLECTIVE = "collective"
"""Used in place of a member's id for what belongs to the coöperatie as a whole (SPEC 2)."""


OUTCOMES = ("work", "education", "self-employed", "deceased", "other")
OFF_BENEFIT = OUTCOMES[:3]
"""Why somebody may leave who then needs no benefit any more."""

Outcome = Annotated[str, one_of(*OUTCOMES)]


@dataclass(frozen=True, slots=True)
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

    def covers(self, day: date) -> bool:
        """Whether there was bijstand on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
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
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class AllowanceDecision(Decision):
    """A decision under onder k, which has no rule of 2027 to apply."""

    under_27: Annotated[bool, HIDDEN_FIELD] = field(default=False, metadata=no_key("under_27"))


@dataclass(frozen=True, slots=True)
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
    joined: Date = field(metadata=key("joined", _("The first day as a member.")))
    place: InFile = field(metadata=place_of_record())
    enterprise: Text | None = field(
        default=None, metadata=key("enterprise", _("The member's own business."))
    )
    left: Date | None = field(default=None, metadata=key("left", _("The last day as a member.")))
    outcome: Outcome | None = field(
        default=None,
        metadata=key("outcome", _("What the member left for; required with `left`.")),
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

    def is_member(self, day: date) -> bool:
        """Whether they were a member on that day; the last day counts."""
        return self.joined <= day and (self.left is None or day <= self.left)

    def has_benefit(self, day: date) -> bool:
        """Whether they had bijstand on that day."""
        return any(period.covers(day) for period in self.benefit)
