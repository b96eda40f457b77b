"""The register of artikel 31 for a year: premiums and allowances (SPEC 3.5, 3.6)."""

from socoledger.domain.article31 import (
    AwardFigures,
    PremiumFigures,
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
    paid_back = {id_: totals.reimbursed_to(id_, year_so_far) for id_ in ids}
    return PremiumFigures(
        year,
        through,
        tuple(
            (
                member.id,
                _figures(awards_of(books, totals, member, PREMIUM, until), through),
                _figures(awards_of(books, totals, member, ALLOWANCE, until), through),
            )
            for member in books.members
            if member.id in ids
        ),
        paid_back if totals.reimbursed else {},
    )


def _figures(awards: Awards, through: Month) -> AwardFigures:
    if through < awards.books.coop.first_month:
        standing = awards.before_first_month(through)
    else:
        standing = awards.standings(through)[through]
    payments = awards.payments(through.year, through)
    of_person = awards.payments_of_person(through.year, through)
    paid = sum(payment.cents for payment in of_person)
    limit = payments_limit(awards.books.agreement(through))
    hours = sum(
        hundredths
        for month, hundredths in awards.hours.items()
        if month.year == through.year and month <= through
    )
    room = max(0, standing.maximum_cents - paid) if standing.entitled else 0
    left = max(0, limit - count_payments(of_person))
    return AwardFigures(hours, standing, payments, left, room)
