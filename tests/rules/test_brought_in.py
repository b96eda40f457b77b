"""What a member brought in, of which a share becomes a premium (SPEC 3.5)."""

from fractions import Fraction

import pytest

from socoledger.domain.agreement import COOPERATIVE, Agreement, Clause, PremiumTerms
from socoledger.domain.findings import Place
from socoledger.domain.money import round_half_up
from socoledger.domain.period import Month
from socoledger.rules.brought_in import BroughtIn


def agreed(share: str, of: str) -> Agreement:
    terms = PremiumTerms(share=Fraction(share), of=of)
    clause = Clause((), (), COOPERATIVE)
    place = Place("agreement.yaml", 1)
    return Agreement("a", Month(2025, 1), "", place, clause, clause, premium=terms)


@pytest.mark.parametrize(
    ("month", "of", "expected"),
    [
        ((2025, 1), "spaarpot", (900_05, 0, 270_02)),  # 30% of 900.05 is 270.015
        ((2025, 2), "spaarpot", (990_00, 900_05, 26_98)),  # 297.00 - 270.02
        ((2025, 1), "result", (1000_05, 0, 300_02)),
        ((2025, 2), "result", (0, 1000_05, -300_02)),  # a loss counts as nothing
        ((2025, 3), "result", (50_00, 0, 15_00)),
        ((2026, 1), "spaarpot", (10_00, 0, 3_00)),  # a new year begins with nothing
    ],
)
def test_a_month_earns_what_the_share_of_the_year_grew(
    month: tuple[int, int], of: str, expected: tuple[int, int, int]
) -> None:
    spaarpot = {Month(2025, 1): 900_05, Month(2025, 2): 990_00, Month(2026, 1): 10_00}
    result = {Month(2025, 1): 1000_05, Month(2025, 2): -20_00, Month(2025, 3): 50_00}
    found = BroughtIn(spaarpot, result).share(Month(*month), agreed("3/10", of), round_half_up)
    assert (found.through_cents, found.before_cents, found.cents) == expected
