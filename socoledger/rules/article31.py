"""The register of artikel 31 for a year: premiums and allowances (SPEC 3.5, 3.6)."""

from collections.abc import Sequence

from socoledger.domain.article31 import (
    Allowance,
    AwardStanding,
    MemberAwards,
    Payment,
    Premium,
    PremiumFigures,
    PremiumPayment,
)
from socoledger.domain.period import Month, months
from socoledger.rules.awards import Awards, awards_of, count_payments
from socoledger.rules.history import History
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, payments_limit


def premium_figures(
    past: History, year: int, through: Month, ids: frozenset[str]
) -> PremiumFigures:
    """The register of art. 31 for a year, as known at the end of `through`, of these members."""
    books, totals, until = past.books, past.totals, past.until
    year_so_far = [*months(Month(year, 1), through)]
    return PremiumFigures(
        year=year,
        through=through,
        members=tuple(
            MemberAwards(
                id=member.id,
                premium=_premium(awards_of(books, totals, member, PREMIUM, until), through),
                allowance=_allowance(awards_of(books, totals, member, ALLOWANCE, until), through),
                reimbursed_cents=totals.reimbursed_to(member.id, year_so_far)
                if totals.reimbursed
                else None,
            )
            for member in books.members
            if member.id in ids
        ),
    )


def _premium(awards: Awards, through: Month) -> Premium:
    standing = _standing(awards, through)
    payments = awards.payments(through.year, through)
    of_person = awards.payments_of_person(through.year, through)
    limit = payments_limit(awards.books.agreement(through))
    return Premium(
        hours_hundredths=sum(
            hundredths
            for month, hundredths in awards.hours.items()
            if month.year == through.year and month <= through
        ),
        earned_cents=standing.earned_cents,
        awarded_cents=standing.awarded_cents,
        other_cents=standing.other_cents,
        above_maximum_cents=standing.earned_cents - standing.awarded_cents,
        maximum_cents=standing.maximum_cents,
        paid_cents=sum(payment.cents for payment in payments),
        payments=tuple(
            PremiumPayment(date=payment.day, amount_cents=payment.cents) for payment in payments
        ),
        payments_left=max(0, limit - count_payments(of_person)),
        room_cents=_room(standing, of_person),
        standing=standing,
    )


def _allowance(awards: Awards, through: Month) -> Allowance:
    standing = _standing(awards, through)
    payments = awards.payments(through.year, through)
    of_person = awards.payments_of_person(through.year, through)
    return Allowance(
        earned_cents=standing.earned_cents,
        awarded_cents=standing.awarded_cents,
        other_cents=standing.other_cents,
        above_maximum_cents=standing.earned_cents - standing.awarded_cents,
        maximum_cents=standing.maximum_cents,
        paid_cents=sum(payment.cents for payment in payments),
        room_cents=_room(standing, of_person),
        standing=standing,
    )


def _standing(awards: Awards, through: Month) -> AwardStanding:
    if through < awards.books.coop.first_month:
        return awards.before_first_month(through)
    return awards.standings(through)[through]


def _room(standing: AwardStanding, of_person: Sequence[Payment]) -> int:
    """The cents that may still be paid to the person, in any of their files."""
    paid_cents = sum(payment.cents for payment in of_person)
    return max(0, standing.maximum_cents - paid_cents) if standing.entitled else 0
