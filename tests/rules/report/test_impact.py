"""What a public page may say of years side by side, and of several books (SPEC 9, 12): held against
somebody who reckons (`tests/oracle/attacker.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.period import Month
from socoledger.domain.report.impact import Ever, ImpactReport
from socoledger.rules.history import history
from socoledger.rules.report.impact import impact_report
from socoledger.write.as_json import as_json
from tests.oracle.attacker import (
    ALL_YEARS,
    BETWEEN_YEARS,
    FEWEST,
    MOST,
    SECRETS,
    Bounds,
    deduced,
    read,
)
from tests.support.properties import steady
from tests.support.small_books import ALL_TO_SPAARPOT, books, earns, hours, version

SAVING = version("2024-01-01", member_result=ALL_TO_SPAARPOT)


@dataclass(frozen=True)
class Kind:
    """What people have in common: when they were a member, and what they left for."""

    joined: str = "2020-01-01"
    left: str | None = None
    outcome: str = "work"
    has_benefit: bool = True
    works: bool = True

    @property
    def keys(self) -> str:
        """Of a member's file."""
        benefit = f", to: {self.left}" if self.left and self.has_benefit else ""
        lines = [f"joined: {self.joined}"]
        if self.left is not None:
            lines += [f"left: {self.left}", f"outcome: {self.outcome}"]
        lines.append(
            f"benefit: [{{from: 2019-01-01, monthly: 1000.00{benefit}}}]"
            if self.has_benefit
            else "benefit: [{from: 2019-01-01, to: 2019-06-30}]"
        )
        return "\n".join(lines)

    def earnings(self, id_: str) -> Iterator[str]:
        """Of the years in which they were a member."""
        for year in ("2024", "2025") if self.works else ():
            if self.joined[:4] <= year <= (self.left or year)[:4]:
                yield earns(f"{year}-{self.joined[5:]}", id_, 10)


Group = tuple[int, Kind]


def page(folder: Path, groups: Sequence[Group], *more: str) -> ImpactReport:
    """The page of 2025 of books that begin in 2024."""
    kinds = {
        f"m{letter}{number}": kind
        for letter, (size, kind) in zip("abcdefgh", groups, strict=False)
        for number in range(size)
    }
    lines = [line for id_, kind in kinds.items() for line in kind.earnings(id_)]
    members = {id_: kind.keys for id_, kind in kinds.items()}
    some = books(folder, *lines, *more, agreement=[SAVING], members=members, first_month="2024-01")
    last = Month(2025, 12)
    return impact_report({"": history(some.read, last)}, (2024, 2025), last)


def bounds_of(report: ImpactReport) -> Bounds:
    """What the page says at once of each count."""
    before, ever = report.years[0].members, report.ever
    bounds = read(as_json(report.answer))
    bounds |= dict.fromkeys((*BETWEEN_YEARS, "kept"), (0, MOST))
    bounds["before"] = (0, MOST) if before is None else (before, before)
    largest = max(one.members or 0 for one in report.years)
    bounds["ever"] = (
        (0, MOST) if ever.members is None else (ever.members, ever.members + FEWEST - 1)
    )
    if ever.members is None and largest:
        bounds["ever"] = (largest, largest + FEWEST - 1)
    for name, least in (
        ("ever onwards", ever.moved_on),
        ("ever of", ever.with_benefit),
        ("ever without", ever.without_benefit),
    ):
        bounds[name] = (least or 0, (least or 0) + FEWEST - 1)
    return bounds


def told(report: ImpactReport, *, came: int | None = None) -> dict[str, int]:
    """What somebody can tell of one to four people; they may know how many came on New Year's day,
    or guess it.
    """
    bounds = bounds_of(report)
    if came is not None:
        bounds["came"] = (came, came)
    known = deduced(bounds, ALL_YEARS, (*SECRETS, *BETWEEN_YEARS))
    return {name: count for name, count in known.items() if 0 < count < FEWEST}


DAYS_JOINED = st.sampled_from(["2020-01-01", "2024-05-01", "2025-01-01", "2025-04-01"])
DAYS_LEFT = st.sampled_from(
    [None, None, "2023-06-30", "2024-06-30", "2024-12-31", "2025-06-30", "2025-12-31"]
)
KINDS = st.builds(
    Kind,
    DAYS_JOINED,
    DAYS_LEFT,
    st.sampled_from(["work", "education", "other"]),
    st.booleans(),
    st.booleans(),
).filter(lambda kind: kind.left is None or kind.joined < kind.left)
GROUPS = st.lists(st.tuples(st.sampled_from([1, 2, 5, 6, 8]), KINDS), min_size=1, max_size=3)


@pytest.mark.slow
@settings(steady, max_examples=40)
@given(GROUPS)
def test_years_side_by_side_give_nobody_away(groups: list[Group]) -> None:
    with TemporaryDirectory() as folder:
        report = page(Path(folder), groups)
    assert told(report) == {}
    if not any(kind.joined == "2025-01-01" for _size, kind in groups):
        assert told(report, came=0) == {}


STAYS = Kind()


def test_who_left_the_year_before_is_not_told_by_how_many_began_the_next(tmp_path: Path) -> None:
    report = page(tmp_path, [(6, STAYS), (2, Kind(left="2024-06-30"))])
    assert (report.years[0].members, report.years[1].members) == (None, 6)
    told_all = report._replace(years=(report.years[0]._replace(members=8), report.years[1]))
    assert told(told_all, came=0) == {"went": 2}
    five = page(tmp_path / "five", [(6, STAYS), (5, Kind(left="2024-06-30"))])
    assert [one.members for one in five.years] == [11, 6]


def test_people_of_all_years_are_counted_in_fives(tmp_path: Path) -> None:
    left = Kind(left="2024-06-30"), Kind(left="2023-06-30", has_benefit=False)
    report = page(tmp_path, [(8, STAYS), (7, left[0]), (6, left[1])])
    assert report.ever == Ever(20, 5, 5, None)
    earlier = page(tmp_path / "earlier", [(8, STAYS), (4, left[1])])
    assert earlier.ever == Ever(None, None, None, None)


def test_a_year_is_that_of_impact_where_it_is_shown(tmp_path: Path) -> None:
    report = page(tmp_path, [(6, STAYS)], hours("2024-03-04", "ma0", 3))
    before, last = report.years
    assert before.hours_hundredths is None
    assert (last.hours_hundredths, last.returned_cents, last.saved_cents) == (0, 0, 0)
    assert last.earnings.net_cents == report.answer.earnings.total_cents == 6000
    assert report.basis.accepted == ()


# -- several books ------------------------------------------------------------------------------


def two_books(folder: Path, here: Sequence[Group], there: Sequence[Group]) -> ImpactReport:
    """The page of 2025 of two books together, in each of which people worked an hour."""
    last, pasts = Month(2025, 12), {}
    for name, groups in (("here", here), ("there", there)):
        kinds = {
            f"{name}{n}{i}": kind for n, (size, kind) in enumerate(groups) for i in range(size)
        }
        lines = [line for id_, kind in kinds.items() for line in kind.earnings(id_)]
        lines += [hours("2025-03-04", id_, 1) for id_ in kinds]
        members = {id_: kind.keys for id_, kind in kinds.items()}
        some = books(
            folder / name, *lines, agreement=[SAVING], members=members, first_month="2024-01"
        )
        pasts[name] = history(some.read, last)
    return impact_report(pasts, (2025,), last)


def test_the_page_of_one_of_several_books_does_not_tell_of_the_others(tmp_path: Path) -> None:
    """Their own page shows what seven did; all together less that would be what three did."""
    [year] = two_books(tmp_path, [(7, STAYS)], [(3, STAYS)]).years
    assert year.members is year.hours_hundredths is year.earnings.net_cents is None
    [year] = two_books(tmp_path / "more", [(7, STAYS)], [(6, STAYS)]).years
    assert (year.members, year.hours_hundredths, year.earnings.net_cents) == (13, 1300, 13000)


def test_what_none_of_the_books_can_show_they_may_show_together(tmp_path: Path) -> None:
    [year] = two_books(tmp_path, [(3, STAYS)], [(4, STAYS)]).years
    assert (year.members, year.hours_hundredths, year.earnings.net_cents) == (7, 700, 7000)
