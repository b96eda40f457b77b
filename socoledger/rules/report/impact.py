"""What the public page may say of the years of the books (SPEC 9, 12).

A year says what `impact --anonymous` says of it, or less: what could be reckoned from years side by
side is left out too, and so is, of several books, what could be from the page of one of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from socoledger.domain.impact import Impact, Money
from socoledger.domain.period import Month
from socoledger.domain.report.basis import Basis
from socoledger.domain.report.earnings import EarningsRow
from socoledger.domain.report.impact import Ever, ImpactReport, YearOfImpact
from socoledger.rules.anonymous import FEWEST, Part, hidden_parts, is_few
from socoledger.rules.history import History
from socoledger.rules.impact import impact, impact_money
from socoledger.rules.impact_answer import impact_answer
from socoledger.rules.participation import (
    Participation,
    merge_by_key,
    participations,
    person_keys,
)
from socoledger.rules.report.basis import basis
from socoledger.rules.report.earnings import OfPerson, anonymous_row, earned, earned_by_person

Pasts = Mapping[str, History]
"""One or several books by folder; of one, the folder does not matter."""
T = TypeVar("T")


class _Year(NamedTuple):
    """One year of one or several books, and what is not shown of it."""

    year: int
    people: Mapping[str, Participation]
    """By the key of the person."""
    effect: Impact
    hidden: frozenset[Part]
    row: EarningsRow


def impact_report(pasts: Pasts, years: Sequence[int], through: Month) -> ImpactReport:
    """The page of the last of `years`, through a month, to which all books reach."""
    all_years = [_year(pasts, year) for year in years]
    last, uncounted = all_years[-1], _uncounted(all_years)
    return ImpactReport(
        answer=impact_answer(
            last.year, through, last.effect, anonymous=True, also_hidden=last.hidden
        ),
        years=tuple(_shown(one, is_counted=one.year != uncounted) for one in all_years),
        ever=_ever(pasts, all_years),
        basis=_basis(pasts.values(), last, through),
    )


def _year(pasts: Pasts, year: int) -> _Year:
    """A year, or what of it is over on the day asked for. Of several books, what is hidden in some
    must not follow from the pages of the others.
    """
    found = _by_itself(pasts, year)
    if len(pasts) == 1:
        return found
    hidden = _shown_by_others(pasts, lambda some: _by_itself(some, year).hidden)
    columns = _shown_by_others(pasts, lambda some: _by_itself(some, year).row.hidden)
    return found._replace(hidden=found.hidden | hidden, row=found.row.without(columns))


def _shown_by_others(pasts: Pasts, hides: Callable[[Pasts], frozenset[T]]) -> frozenset[T]:
    """What some of the books hide each by itself, and together too: the total less the pages of the
    others would tell it.
    """
    own = {folder: hides({folder: past}) for folder, past in pasts.items()}
    shown = set[T]()
    for one in frozenset[T]().union(*own.values()):
        hiding = {folder: past for folder, past in pasts.items() if one in own[folder]}
        if one in hides(hiding):
            shown.add(one)
    return frozenset(shown)


def _by_itself(pasts: Pasts, year: int) -> _Year:
    """What each person did in a year, what that comes to, and what is hidden for what it is."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    pairs, money = list[tuple[str, Participation]](), Money()
    for folder, past in pasts.items():
        end = min(end, past.until or end)
        keys = person_keys(past.books, folder)
        pairs += zip(keys, participations(past, start, end), strict=True)
        money = money.plus(impact_money(past, start, end))
    merged = merge_by_key(pairs)
    people = dict(zip(dict.fromkeys(key for key, _part in pairs), merged, strict=True))
    effect = impact(merged, money, start, end)
    hidden = hidden_parts(effect)
    return _Year(year, people, effect, hidden, _earnings(pasts, year, people, hidden))


def _earnings(
    pasts: Pasts, year: int, people: Mapping[str, Participation], hidden: frozenset[Part]
) -> EarningsRow:
    """What who worked as a member earned, as in the earnings of `impact`."""
    by_person: dict[str, OfPerson] = {}
    for folder, past in pasts.items():
        keys = person_keys(past.books, folder)
        for key, mine in earned_by_person(past, year, keys).items():
            by_person[key] = by_person.get(key, OfPerson()).plus(mine)
    at_work = {key: mine for key, mine in by_person.items() if people[key].is_working}
    otherwise = sum(
        part.returned_cents != at_work.get(key, OfPerson()).municipality
        for key, part in people.items()
    )
    is_apart = Part.RETURNED not in hidden and is_few(otherwise)
    all_of = earned(year, at_work.values(), people.values())
    return anonymous_row(all_of, hidden, is_apart=is_apart)


def _shown(one: _Year, *, is_counted: bool) -> YearOfImpact:
    """What is shown of a year; `is_counted`: also how many members it had."""
    effect, hidden = one.effect, one.hidden
    return YearOfImpact(
        year=one.year,
        members=effect.members.during if is_counted and Part.DURING not in hidden else None,
        hours_hundredths=None if Part.HOURS in hidden else effect.hours.value,
        returned_cents=None if Part.RETURNED in hidden else effect.returned.value,
        saved_cents=None if Part.SAVED in hidden else effect.saved.value,
        earnings=one.row,
    )


def _uncounted(years: Sequence[_Year]) -> int | None:
    """The year whose number of members would tell who came or went between it and the last one,
    which says how many there were at its start.
    """
    if len(years) == 1 or Part.CHANGES in years[-1].hidden:
        return None
    before, after = years[-2].people, years[-1].people
    went = sum(part.during and not after[key].at_start for key, part in before.items())
    came = sum(part.at_start and not before[key].during for key, part in after.items())
    return years[-2].year if is_few(went) or is_few(came) else None


def _ever(pasts: Pasts, years: Sequence[_Year]) -> Ever:
    """People of all years. Members only where at least five of them were none in the largest year:
    else it would follow how many were.
    """
    members = {
        key
        for folder, past in pasts.items()
        for key, member in zip(person_keys(past.books, folder), past.books.members, strict=True)
        if member.first_day <= years[-1].effect.end
    }
    largest = max(
        one.effect.members.during if Part.DURING not in one.hidden else 0 for one in years
    )
    moved_on = sum(one.effect.left_for for one in years)
    with_benefit = sum(one.effect.off_benefit for one in years)
    return Ever(
        members=_in_fives(len(members)) if len(members) - largest >= FEWEST else None,
        moved_on=_in_fives(moved_on),
        with_benefit=_in_fives(with_benefit),
        without_benefit=_in_fives(moved_on - with_benefit),
    )


def _in_fives(people: int) -> int | None:
    """A number rounded down to fives; None below five."""
    return people // FEWEST * FEWEST or None


def _basis(pasts: Iterable[History], last: _Year, through: Month) -> Basis:
    """What the figures rest on, without what was accepted: its reasons are about members. Several
    books have no close in common.
    """
    day = min(through.last_day, last.effect.end)
    found = [basis(past.books, Month(last.year, 1), day) for past in pasts]
    return Basis(
        day=day,
        close=found[0].close if len(found) == 1 else None,
        open_months=tuple(sorted({month for one in found for month in one.open_months})),
        accepted=(),
    )
