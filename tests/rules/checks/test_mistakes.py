"""Twenty mistakes that members' files, agreements and journals can hold of who comes back, late
knowledge and premiums as a share: each is found, with its place, and the books without it are not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.closing import Closing, closing
from tests.support.small_books import agreements, booked, earns, hours, paid, version

COMES_BACK = """\
membership:
  - {from: 2024-01-01, to: 2025-03-31, outcome: work, known: 2025-04-02}
  - {from: 2025-06-01}
benefit:
  - {from: 2020-01-01, to: 2025-03-31, known: 2025-04-02}
  - {from: 2025-06-01}
premium: [{from: 2024-01-01, reference: B1}]
"""
LEFT = """\
joined: 2024-01-01
left: 2025-09-30
outcome: work
left_known: 2025-10-03
benefit: [{from: 2020-01-01}]
premium: [{from: 2024-01-01, reference: B2}]
"""
TERMS = "{share: 25%, of: spaarpot, per_month: 200.00, pay_months: [6, 12], from: spaarpot}"
LIMITS = "{per_year: 1040, per_day: 10}"
PURPOSES = "{purposes: [{id: course}, {id: premium}]}"
RESULT = "{brackets: [{split: {spaarpot: 100%}}]}"
JOURNAL = (
    booked("2024-12-01", "Equity:Opening", "Liabilities:Premie:Anna", 100),
    earns("2025-02-10", "anna", 400),
    *(hours(f"2025-02-{day:02d}", "anna", 6) for day in (3, 10, 17, 24)),
    paid("2025-06-20", "Premie:Anna", 50),
    earns("2025-06-30", "anna", 100),
)
"""Nothing is wrong with these."""
AGREEMENT = agreements(
    version("2024-01-01", member_result=RESULT, premium=TERMS, hours=LIMITS, spaarpot=PURPOSES)
)


@dataclass(frozen=True)
class Wrong:
    """One mistake: what stands in a text becomes another, or is added to the journal."""

    code: str
    where: str
    old: str = ""
    new: str = ""
    booked: str = ""
    severity: str = "error"


ANNA, BRAM, TEXT = "members/anna.yaml", "members/bram.yaml", "agreement.yaml"
MAIN = "journal/main.beancount"
BACK = "  - {from: 2025-06-01}\nbenefit"
TWENTY: Mapping[str, Wrong] = {
    "heard before they left": Wrong(
        "S215", ANNA, "work, known: 2025-04-02", "work, known: 2025-03-30"
    ),
    "heard before the benefit ended": Wrong(
        "S215", ANNA, "31, known: 2025-04-02", "31, known: 2025-03-01"
    ),
    "left_known before left": Wrong(
        "S215", BRAM, "left_known: 2025-10-03", "left_known: 2025-09-01"
    ),
    "left_known without left": Wrong("S215", BRAM, "left: 2025-09-30\noutcome: work\n", ""),
    "known without an end": Wrong("S215", ANNA, BACK, BACK.replace("}", ", known: 2025-07-01}")),
    "memberships overlap": Wrong("S211", ANNA, BACK, BACK.replace("06-01", "03-31")),
    "a second one while the first still runs": Wrong(
        "S211", ANNA, ", to: 2025-03-31, outcome: work, known: 2025-04-02}", "}"
    ),
    "no outcome": Wrong("S110", ANNA, ", outcome: work", ""),
    "an outcome there is not": Wrong("S111", ANNA, "outcome: work", "outcome: holiday"),
    "an end before its beginning": Wrong(
        "S212", ANNA, "to: 2025-03-31, outcome", "to: 2023-03-31, outcome"
    ),
    "joined beside memberships": Wrong(
        "S214", ANNA, "membership:", "joined: 2024-01-01\nmembership:"
    ),
    "left beside memberships": Wrong(
        "S214", ANNA, "membership:", "left: 2025-03-31\noutcome: work\nmembership:"
    ),
    "a share above the whole": Wrong("S111", TEXT, "share: 25%", "share: 130%"),
    "a share of what there is not": Wrong("S111", TEXT, "of: spaarpot", "of: turnover"),
    "a month there is not": Wrong("S111", TEXT, "[6, 12]", "[6, 13]"),
    "from a spaarpot that may not": Wrong(
        "S308", TEXT, "{id: course}, {id: premium}", "{id: course}", severity="warning"
    ),
    "paid in another month": Wrong("S446", MAIN, booked=paid("2025-07-01", "Premie:Anna", 10)),
    "hours while away": Wrong("S208", MAIN, booked=hours("2025-05-10", "anna", 2)),
    "a result while away": Wrong("S206", MAIN, booked=earns("2025-05-10", "anna", 2)),
    "more hours in a day than agreed": Wrong(
        "S362", MAIN, booked=hours("2025-02-25", "anna", 10.01)
    ),
}


def written(path: Path, wrong: Wrong | None = None) -> Closing:
    members = {"anna": COMES_BACK, "bram": LEFT}
    journal = (*JOURNAL, wrong.booked if wrong else "")
    some = closing(path, *journal, agreement=AGREEMENT, members=members)
    if wrong and wrong.old:
        some.edit(wrong.where, wrong.old, wrong.new)
    return some


def found(some: Closing) -> set[str]:
    shape = some.checked()
    return {
        f"{one['code']} {one['severity']} {one['file']}:{one['line']}" for one in shape["findings"]
    }


def test_nothing_is_wrong_without_them(tmp_path: Path) -> None:
    assert found(written(tmp_path)) == set()


@pytest.mark.parametrize("mistake", TWENTY)
def test_each_is_found(tmp_path: Path, mistake: str) -> None:
    wrong = TWENTY[mistake]
    severity = "warning" if wrong.booked else wrong.severity
    assert {one.split(":")[0] for one in found(written(tmp_path, wrong))} == {
        f"{wrong.code} {severity} {wrong.where}"
    }
