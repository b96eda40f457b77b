"""The year that De Blauwe Paraplu published, as five people could have earned it: as few as a page
for everybody may speak of. `examples/blauwe-paraplu` has the same sums of one member.
"""

from pathlib import Path

from tests.support.small_books import Books, booked, books, costs, earns, version

SHARED_BY_FIVE = {
    "joke": (1100.00, 100.00, 200.00),
    "kees": (1100.00, 100.00, 200.00),
    "lena": (1100.00, 100.00, 200.00),
    "mark": (1100.00, 100.00, 200.00),
    "nora": (1720.19, 117.41, 166.50),
}
"""Of each what customers paid, what orders cost and what was invested."""

TERMS = "{levies: [{to: cooperative, share: 30%}], brackets: [{split: {spaarpot: 100%}}]}"


def parasol(tmp_path: Path) -> Books:
    """The books of 2016."""
    lines = []
    for id_, (turnover, cost, invested) in SHARED_BY_FIVE.items():
        spaarpot = f"Liabilities:Spaarpot:{id_.title()}"
        lines += [
            earns("2016-03-10", id_, turnover),
            costs("2016-03-11", id_, cost),
            booked("2016-12-20", spaarpot, "Assets:Bank", invested, purpose="business"),
        ]
    spaarpot_terms = "{purposes: [{id: business}, {id: course}]}"
    agreement = version("2016-01-01", member_result=TERMS, spaarpot=spaarpot_terms)
    members = dict.fromkeys(SHARED_BY_FIVE, "")
    return books(tmp_path, *lines, agreement=[agreement], members=members, first_month="2016-01")
