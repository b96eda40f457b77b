"""What each version of the agreement says, beside what was done under it in a year (SPEC 12)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.agreement import Agreement, Clause, HoursTerms
from socoledger.domain.distribution import Distribution, Part
from socoledger.domain.metadata import PURPOSE_PREMIUM
from socoledger.domain.period import Month
from socoledger.domain.report.clauses import (
    Awarded,
    Distributed,
    Leaver,
    Reached,
    Spent,
    VersionAccount,
    Went,
    Worked,
)
from socoledger.domain.result import Standing
from socoledger.rules.checks.hours import hours_not_as_agreed
from socoledger.rules.history import History
from socoledger.rules.leaving import settlement
from socoledger.rules.participation import (
    Participation,
    merge_by_person,
    participations,
    person_by_member,
)
from socoledger.rules.result import agreements_in_year
from socoledger.rules.spaarpot import is_spending, spaarpot_at
from socoledger.rules.tally import Role


class Stretch(NamedTuple):
    """The part of a year in which one version was in force; both days are inclusive."""

    version: Agreement
    first: date
    last: date
    is_last: bool


def version_accounts(past: History, then: History, day: date) -> tuple[VersionAccount, ...]:
    """Each version in force in the year of `day`, through that day. `past` reaches to its month;
    `then` is of the books as they stood at its end.
    """
    leavers = list(_leavers(past, then, day))
    return tuple(
        _version_account(past, then, stretch, leavers) for stretch in _stretches(past, day)
    )


def _stretches(past: History, day: date) -> Iterator[Stretch]:
    """The first version counts from 1 January on: what was booked before the first month too."""
    versions = agreements_in_year(past, Month.of(day))
    first = date(day.year, 1, 1)
    for version, after in zip(versions, [*versions[1:], None], strict=True):
        last = day if after is None else after.start.plus(-1).last_day
        yield Stretch(version, first, last, after is None)
        first = last if after is None else after.start.first_day


def _version_account(
    past: History, then: History, stretch: Stretch, leavers: Iterable[Leaver]
) -> VersionAccount:
    version, month = stretch.version, Month.of(stretch.last)
    parts = participations(past, stretch.first, stretch.last)
    people = merge_by_person(past.books, parts)
    standings = _standings(past, month)
    own = past.collective.get(month)
    return VersionAccount(
        agreement=version,
        first=stretch.first,
        last=stretch.last,
        members=_distributed(version.member_result, standings),
        collective=_distributed(version.collective_result, {"": [own] if own else []}),
        carried_cents=sum(one.carried_cents for each in standings.values() for one in each),
        premium=awarded_premiums(people),
        allowance=awarded_allowances(people),
        spent=tuple(_spent(past, stretch, people)),
        above_maximum=_above_maximum(then, stretch),
        leavers=tuple(
            leaver
            for leaver in leavers
            if stretch.first
            <= max(leaver.membership.last or stretch.last, date(stretch.last.year, 1, 1))
            <= stretch.last
        ),
        worked=_worked(past, stretch, people),
    )


def _standings(past: History, month: Month) -> dict[str, list[Standing]]:
    """The standings through a month, of each person those of all their files."""
    standings: dict[str, list[Standing]] = {}
    for id_, key in person_by_member(past.books).items():
        standing = past.members[id_].get(month)
        if standing is not None:
            standings.setdefault(key, []).append(standing)
    return standings


# -- what was distributed -----------------------------------------------------------------------


def _distributed(clause: Clause, standings: Mapping[str, Sequence[Standing]]) -> Distributed:
    """What a version distributed by one clause, of each person's standings at its last month."""
    levies = tuple(
        Went(levy.to, levy.share, _sum(standings, 0, index))
        for index, levy in enumerate(clause.levies)
    )
    brackets = tuple(_reached(clause, standings))
    people = sum(any(_amount(one) for one in each) for each in standings.values())
    groups = (people, *(each.people for each in brackets), *_partly(clause, standings))
    return Distributed(levies, brackets, people, groups)


def _amount(standing: Standing) -> int:
    return standing.after.amount_cents - standing.before.amount_cents


def _parts(distribution: Distribution, bracket: int) -> list[Part]:
    return [part for part in distribution.parts if part.bracket == bracket]


def _cents(standing: Standing, bracket: int, index: int) -> int:
    """What one levy (bracket 0), or one part of a bracket, brought while the version was in
    force.
    """
    after, before = (_parts(each, bracket) for each in (standing.after, standing.before))
    first, last = (each[index].cents if index < len(each) else 0 for each in (before, after))
    return last - first


def _sum(standings: Mapping[str, Sequence[Standing]], bracket: int, index: int) -> int:
    return sum(_cents(one, bracket, index) for each in standings.values() for one in each)


def _slice(standing: Standing, bracket: int) -> int:
    """What of a result came into a bracket while the version was in force."""
    after, before = (_parts(each, bracket) for each in (standing.after, standing.before))
    return sum(part.cents for part in after) - sum(part.cents for part in before)


def _edges(clause: Clause) -> list[tuple[int, int | None]]:
    """From and up to what amount each bracket goes; one without end where there are none."""
    ends = [bracket.up_to_cents for bracket in clause.brackets] or [None]
    return list(zip([0, *(end or 0 for end in ends[:-1])], ends, strict=True))


def _reached(clause: Clause, standings: Mapping[str, Sequence[Standing]]) -> Iterator[Reached]:
    for number, (above, up_to) in enumerate(_edges(clause), 1):
        named: list[tuple[str, Fraction | None]] = [(clause.rest, None)]
        if clause.brackets:
            named = [(part.to, part.share) for part in clause.brackets[number - 1].split]
        yield Reached(
            above,
            up_to,
            tuple(
                Went(to, share, _sum(standings, number, index))
                for index, (to, share) in enumerate(named)
            ),
            sum(any(_slice(one, number) for one in each) for each in standings.values()),
        )


def _partly(clause: Clause, standings: Mapping[str, Sequence[Standing]]) -> Iterator[int]:
    """How many people came into each bracket and did not fill it: what all who did fill it brought
    is known to who knows how many they are.
    """
    for number, (above, up_to) in enumerate(_edges(clause), 1):
        full = None if up_to is None else up_to - above
        yield sum(
            any(_slice(one, number) not in (0, full) for one in each) for each in standings.values()
        )


# -- premiums, spaarpotten, hours ---------------------------------------------------------------


class _Award(NamedTuple):
    """What one person was awarded and paid."""

    awarded: int
    paid: int
    from_spaarpot: int = 0


def awarded_premiums(people: Iterable[Participation]) -> Awarded:
    """The premiums of people, each once."""
    return _awarded(
        [
            _Award(
                one.premium_awarded_cents,
                one.premium_paid_cents,
                one.spent.get(PURPOSE_PREMIUM, 0),
            )
            for one in people
        ]
    )


def awarded_allowances(people: Iterable[Participation]) -> Awarded:
    """The allowances of people, each once."""
    return _awarded(
        [_Award(one.allowance_awarded_cents, one.allowance_paid_cents) for one in people]
    )


def _awarded(awards: Collection[_Award]) -> Awarded:
    return Awarded(
        awarded_cents=sum(one.awarded for one in awards),
        awarded_people=sum(one.awarded != 0 for one in awards),
        paid_cents=sum(one.paid for one in awards),
        paid_people=sum(one.paid != 0 for one in awards),
        unpaid_people=sum(one.awarded != one.paid for one in awards),
        besides_people=sum(one.awarded != one.from_spaarpot for one in awards),
    )


def _spent(past: History, stretch: Stretch, people: Iterable[Participation]) -> Iterator[Spent]:
    """By purpose: those that the version names, in its order, then what was spent on others."""
    by_purpose: dict[str, list[int]] = {}
    for person in people:
        for purpose, cents in person.spent.items():
            if cents:
                by_purpose.setdefault(purpose, []).append(cents)
    agreed = {purpose.id: purpose.approval for purpose in stretch.version.spaarpot.purposes}
    for purpose in (*agreed, *sorted(by_purpose.keys() - agreed.keys())):
        amounts = by_purpose.get(purpose, [])
        yield Spent(
            purpose,
            purpose in agreed,
            agreed.get(purpose, False),
            sum(amounts),
            len(amounts),
            _approvals(past, stretch, purpose),
        )


def _approvals(past: History, stretch: Stretch, purpose: str) -> tuple[str, ...]:
    found = [
        movement
        for member in past.books.members
        for movement in past.totals.movements_of(Role.SPAARPOT, member.id)
        if is_spending(movement)
        and (movement.purpose or "") == purpose
        and stretch.first <= movement.day <= stretch.last
    ]
    in_order = sorted(found, key=lambda movement: movement.day)
    return tuple(dict.fromkeys(one.approval for one in in_order if one.approval))


def _above_maximum(then: History, stretch: Stretch) -> tuple[str, ...] | None:
    """Judged on the last day of the account, by the version then in force."""
    maximum = stretch.version.spaarpot.maximum_cents
    if maximum is None or not stretch.is_last:
        return None
    return tuple(
        pot.id
        for pot in spaarpot_at(then, stretch.last)
        if pot.balance_cents + pot.pending_cents > maximum
    )


def _leavers(past: History, then: History, day: date) -> Iterator[Leaver]:
    """Who left in the year, and who had left before and whose spaarpot fell elsewhere in it."""
    pots = {pot.id: pot for pot in spaarpot_at(then, day)}
    for member in past.books.members:
        fell = sum(
            leaving.cents
            for leaving in past.leavings
            if leaving.member == member.id and leaving.month.year == day.year
        )
        gone, terms = member.left_by(day, day), settlement(past.books, member, day, day)
        if gone is None or gone.last is None or terms is None:
            continue
        if gone.last.year == day.year or fell:
            pot = pots[member.id]
            left = pot.balance_cents + pot.pending_cents
            yield Leaver(member.id, gone, terms.to, fell, left)


def _worked(past: History, stretch: Stretch, people: Iterable[Participation]) -> Worked:
    hours = [person.hours_hundredths for person in people if person.hours_hundredths]
    beyond = (0, 0, 0)
    if stretch.version.hours != HoursTerms():
        beyond = hours_not_as_agreed(past.books, stretch.first, stretch.last)
    return Worked(sum(hours), len(hours), *beyond)
