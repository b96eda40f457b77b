"""Records of agreement.yaml: the agreements of the coöperatie and the gemeente (SPEC 1)."""

from collections.abc import Mapping
from dataclasses import field
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
from socoledger.domain.destinations import (
    COOPERATIVE,
    FUND,
    KEEP,
    MUNICIPALITY,
    ON_LEAVING,
    RESERVE,
    SPAARPOT,
    SPLIT,
    Levy,
)
from socoledger.domain.findings import _
from socoledger.domain.frozen import frozen
from socoledger.domain.goals import Goal
from socoledger.domain.kinds import (
    Amount,
    Count,
    FirstDay,
    Id,
    Limit,
    Maximum,
    MonthOfYear,
    Share,
    Target,
    Text,
    Words,
    YesNo,
    one_of,
)

__all__ = [
    "COOPERATIVE", "FUND", "KEEP", "MUNICIPALITY", "RESERVE", "SPAARPOT",
    "Agreement", "AllowanceTerms", "Bracket", "Clause", "HoursTerms", "Levy", "Limit",
    "PremiumTerms", "Purpose", "SpaarpotTerms",
]  # fmt: skip

Losses = Annotated[str, one_of("carry", "absorb")]
Payments = Annotated[int, Words({"1": 1, "2": 2}, (1, 2))]
RESULT = "result"
ShareOf = Annotated[str, one_of(SPAARPOT, RESULT)]
PaidFrom = Annotated[str, one_of(COOPERATIVE, SPAARPOT)]


@frozen
class Bracket(FromFile):
    """A slice of what remains after the levies, up to a cumulative amount (None: no end)."""

    up_to_cents: Annotated[Amount | None, OrElse(None)] = field(
        metadata=key(
            "up_to",
            _("The amount up to which it goes; the last bracket has none, and no other may."),
        )
    )
    split: Annotated[tuple[Levy, ...], SPLIT] = field(
        metadata=key("split", _("The share of each destination; together 100%."))
    )


@frozen
class Clause(FromFile):
    """How one kind of result is distributed (SPEC 3.2); `rest` takes what no bracket names."""

    levies: Annotated[tuple[Levy, ...], OrElse(())] = field(
        metadata=key("levies", _("What is taken off first, each a share of the result."))
    )
    brackets: Annotated[tuple[Bracket, ...], OrElse(())] = field(
        metadata=key(
            "brackets", _("How what remains is distributed, in brackets of the year's amount.")
        )
    )
    rest: Annotated[str, HIDDEN_FIELD, OrElse("")] = field(metadata=no_key("rest"))

    def destinations(self) -> frozenset[str]:
        """Every destination that the clause names, the rest where it has no brackets."""
        named = {levy.to for levy in self.levies}
        named |= {part.to for bracket in self.brackets for part in bracket.split}
        return frozenset(named) if self.brackets else frozenset(named | {self.rest})


@frozen
class PremiumTerms(FromFile):
    """What the agreement says of premiums (SPEC 3.5): what an hour earns, or a share of what the
    member brought in, and out of which pocket it comes.
    """

    per_hour_cents: Amount = field(
        default=0, metadata=key("per_hour", _("What an hour worked brings."))
    )
    maximum: Maximum | None = field(
        default=None,
        metadata=key(
            "maximum",
            _("The most in a calendar year, as an amount or as a share of the legal maximum."),
        ),
    )
    payments: Payments = field(
        default=2, metadata=key("payments", _("How often a year a premium may be paid."))
    )
    share: Share | None = field(
        default=None,
        metadata=key("share", _("The share of what the member brought in that becomes a premium.")),
    )
    of: ShareOf = field(
        default=SPAARPOT,
        metadata=key(
            "of", _("What it is a share of: what came into the spaarpot, or the member's result.")
        ),
    )
    per_month_cents: Amount | None = field(
        default=None, metadata=key("per_month", _("The most that a month can earn."))
    )
    pay_months: tuple[MonthOfYear, ...] = field(
        default=(),
        metadata=key("pay_months", _("The months in which it is paid, as 6; if left out, any.")),
    )
    out_of: PaidFrom = field(
        default=COOPERATIVE,
        metadata=key("from", _("Who bears it: the coöperatie, or the member's own spaarpot.")),
    )


@frozen
class AllowanceTerms(FromFile):
    """What the agreement says of allowances."""

    per_hour_cents: Amount = field(
        default=0, metadata=key("per_hour", _("What an hour worked brings."))
    )
    per_month_cents: Amount | None = field(
        default=None, metadata=key("per_month", _("The most in a month."))
    )
    per_year_cents: Amount | None = field(
        default=None, metadata=key("per_year", _("The most in a calendar year."))
    )


@frozen
class HoursTerms(FromFile):
    """How much members work by the agreement; findings rest on it, never figures (SPEC 1)."""

    per_year_hundredths: Target | None = field(
        default=None, metadata=key("per_year", _("The most hours in a calendar year."))
    )
    per_day_hundredths: Target | None = field(
        default=None, metadata=key("per_day", _("The most hours on a day."))
    )
    per_week_at_least_hundredths: Target | None = field(
        default=None,
        metadata=key("per_week_at_least", _("The fewest hours in a week, Monday to Sunday.")),
    )


@frozen
class Purpose(FromFile):
    """Something a spaarpot may be spent on."""

    id: Id = field(metadata=key("id", _("What transactions call the purpose by.")))
    approval: YesNo = field(
        default=False,
        metadata=key("approval", _("Whether the gemeente must approve, by a reference.")),
    )


@frozen
class SpaarpotTerms(FromFile):
    """What the agreement says of spaarpotten (SPEC 3.7)."""

    purposes: tuple[Purpose, ...] = field(
        default=(), metadata=key("purposes", _("What a member may spend it on."))
    )
    maximum_cents: Amount | None = field(
        default=None,
        metadata=key("maximum", _("A balance above this amount is found, and nothing else.")),
    )
    on_leaving: Annotated[Mapping[str, str], ON_LEAVING] = field(
        default_factory=dict,
        metadata=key(
            "on_leaving",
            _("Where what is in it goes when a member leaves; a destination, or one per outcome."),
        ),
    )
    grace_months: Count = field(
        default=0,
        metadata=key(
            "grace_months", _("How many months after that of leaving it still waits for.")
        ),
    )


@frozen
class Agreement(FromFile):
    """One version of the convenant; in force from its first month until the next version."""

    id: Text = field(metadata=key("id", _("What closes call this version by.")))
    start: FirstDay = field(
        metadata=key("from", _("The day from which it is in force, the first of a month."))
    )
    reference: Annotated[Text, OrElse("")] = field(
        metadata=key("reference", _("Name, date and article of the convenant."))
    )
    place: InFile = field(metadata=place_of_record())
    member_result: Annotated[Clause, OrElse(Clause((), (), COOPERATIVE))] = field(
        metadata=key(
            "member_result", _("How each member's result is distributed, per calendar year.")
        )
    )
    collective_result: Annotated[Clause, OrElse(Clause((), (), RESERVE))] = field(
        metadata=key(
            "collective_result",
            _("How the coöperatie's own result is distributed, by the close of the year."),
        )
    )
    losses: Losses = field(
        default="carry",
        metadata=key(
            "losses",
            _("Whether a loss at the end of a year goes into the next or is borne at once."),
        ),
    )
    premium: PremiumTerms = field(
        default=PremiumTerms(),
        metadata=key("premium", _("Premiums by hours worked; if left out, hours bring none.")),
    )
    allowance: AllowanceTerms = field(
        default=AllowanceTerms(),
        metadata=key("allowance", _("Allowances by hours worked; if left out, hours bring none.")),
    )
    spaarpot: SpaarpotTerms = field(
        default_factory=SpaarpotTerms,
        metadata=key("spaarpot", _("What holds for the members' spaarpotten.")),
    )
    goals: tuple[Goal, ...] = field(
        default=(), metadata=key("goals", _("Goals that were agreed on with this version."))
    )
    hours: HoursTerms = field(
        default=HoursTerms(),
        metadata=key("hours", _("How much members work; what differs is found, and nothing else.")),
    )
