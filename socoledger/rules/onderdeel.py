"""The two kinds of award, premium and allowance: art. 31 lid 2 onder j and k (SPEC 3.5, 3.6)."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.agreement import Agreement, Limit
from socoledger.domain.member import Decision, Member
from socoledger.domain.money import round_half_up
from socoledger.rules.law import (
    ALLOWANCE_PER_YEAR,
    PREMIUM_PER_YEAR,
)
from socoledger.rules.tally import Role


class Onderdeel(NamedTuple):
    """A kind of award: the premium (art. 31 lid 2 onderdeel j) or the allowance (k)."""

    name: str
    role: Role
    legal_per_year: str
    article: str

    def decisions(self, member: Member) -> tuple[Decision, ...]:
        """The college's decisions of this kind."""
        return member.premium if self.role is Role.PREMIUM else member.allowance

    def per_hour_cents(self, agreement: Agreement | None) -> int:
        """The cents that an hour earns; 0 without an agreement."""
        if agreement is None:
            return 0
        terms = agreement.premium if self.role is Role.PREMIUM else agreement.allowance
        return terms.per_hour_cents

    def agreed_per_year(self, agreement: Agreement | None) -> Limit | None:
        """The agreement's own maximum for a calendar year."""
        if agreement is None:
            return None
        if self.role is Role.PREMIUM:
            return agreement.premium.maximum
        cents = agreement.allowance.per_year_cents
        return None if cents is None else Limit(cents, None)


PREMIUM = Onderdeel(
    "premium", Role.PREMIUM, PREMIUM_PER_YEAR, "Participatiewet art. 31 lid 2 onder j"
)
ALLOWANCE = Onderdeel(
    "allowance", Role.ALLOWANCE, ALLOWANCE_PER_YEAR, "Participatiewet art. 31 lid 2 onder k"
)


def within(
    limit: Limit | None,
    legal_cents: int,
    ceiling_cents: int,
    rounded: Callable[[Fraction], int] = round_half_up,
) -> int:
    """The smaller of a ceiling and a limit, in cents; a limit may be a share of the
    legal amount.
    """
    if limit is None:
        return ceiling_cents
    if limit.share is not None:
        return min(ceiling_cents, rounded(limit.share * legal_cents))
    return min(ceiling_cents, limit.cents or 0)


LEGAL_PAYMENTS = 2
"""The number of payments of a premium that the law allows in a calendar year."""


def payments_limit(agreement: Agreement | None) -> int:
    """The number of payments of a premium that are allowed in a calendar year."""
    return LEGAL_PAYMENTS if agreement is None else agreement.premium.payments
