"""What each person did, got and became in a stretch of time: what `impact` and `review` add up
(SPEC 9, effect). Days at both ends are inclusive.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.member import COLLECTIVE, OFF_BENEFIT, Benefit, Member
from socoledger.domain.period import Month, months, sum_of_months
from socoledger.rules.history import History
from socoledger.rules.spaarpot import is_spending, taken_back
from socoledger.rules.tally import Kind, Role

_A_YEAR = 12


class Saved(NamedTuple):
    """What the gemeente no longer pays for somebody who left, as far as it can be reckoned."""

    months: int = 0
    """Months of the stretch within twelve months after the end of the benefit."""
    cents: int | None = None
    """None: the amount of the benefit is not known."""


class Participation(NamedTuple):
    """One file's part in a stretch of time; brought together, one person's."""

    id: str
    at_start: bool = False
    at_end: bool = False
    during: bool = False
    joined: bool = False
    works: bool = False
    """Whether there is a posting of result, or hours."""
    result_cents: int = 0
    hours_hundredths: int = 0
    left: date | None = None
    """When they left, None: they did not in this stretch."""
    outcome: str | None = None
    """Why they left."""
    off_benefit: bool = False
    """Whether they left for one of OFF_BENEFIT with a benefit on the day before."""
    gone: tuple[date, str] | None = None
    """When they last left up to the end of the stretch, and why."""
    benefit: tuple[Benefit, ...] = ()
    stays: bool = False
    """Whether they still are a member after the stretch."""
    saved: Saved | None = None
    """None: nothing is saved by this member."""
    premium_awarded_cents: int = 0
    premium_paid_cents: int = 0
    allowance_awarded_cents: int = 0
    allowance_paid_cents: int = 0
    reimbursed_cents: int = 0
    spent: Mapping[str, int] = MappingProxyType({})
    """Out of the spaarpot, by purpose ("" for none)."""
    returned_cents: int = 0
    """What their result and their leaving bring the gemeente."""

    @property
    def is_working(self) -> bool:
        """Whether they were a member, with a posting of result or hours."""
        return self.during and self.works

    @property
    def is_former(self) -> bool:
        """Whether they were a member no more, and still brought something in."""
        return self.gone is not None and not self.during and self.works

    @property
    def earns(self) -> bool:
        """Whether they worked with a result above 0 or hours."""
        return self.is_working and (self.result_cents > 0 or self.hours_hundredths != 0)


def participations(past: History, start: date, end: date) -> tuple[Participation, ...]:
    """The part of each file from `start` up to and including `end`; `past` holds the facts up to
    that day, and reaches its month.
    """
    results = _results(past.books, start, end)
    hours: dict[str, int] = {}
    for each in past.books.journal.hours:
        if start <= each.day <= end:
            hours[each.member] = hours.get(each.member, 0) + each.hundredths
    return tuple(
        _part(past, member, start, end)._replace(
            works=member.id in results or member.id in hours,
            result_cents=results.get(member.id, 0),
            hours_hundredths=hours.get(member.id, 0),
        )
        for member in past.books.members
    )


def _part(past: History, member: Member, start: date, end: date) -> Participation:
    """All of a part but the work, which is added up for everybody at once."""
    left = member.left if member.left is not None and member.left <= end else None
    premium = _award(past, member, Role.PREMIUM, start, end)
    allowance = _award(past, member, Role.ALLOWANCE, start, end)
    costs = past.totals.reimbursed.get(member.id, ())
    return Participation(
        id=member.id,
        at_start=member.is_member(start),
        at_end=member.is_member(end),
        during=member.joined <= end and (member.left is None or member.left >= start),
        joined=start < member.joined <= end,
        left=left if left is not None and left >= start else None,
        outcome=member.outcome if left is not None and left >= start else None,
        off_benefit=left is not None
        and left >= start
        and _leaves_benefit(left, member.outcome, member.benefit),
        gone=None if left is None else (left, member.outcome or ""),
        benefit=member.benefit,
        stays=member.joined <= end and (member.left is None or member.left > end),
        saved=_saved(member, start, end),
        premium_awarded_cents=premium[0],
        premium_paid_cents=premium[1],
        allowance_awarded_cents=allowance[0],
        allowance_paid_cents=allowance[1],
        reimbursed_cents=sum(cost.cents for cost in costs if start <= cost.day <= end),
        spent=_spent(past, member, start, end),
        returned_cents=sum_of_months(past.returned_of(member.id), start, end),
    )


def _results(books: Books, start: date, end: date) -> dict[str, int]:
    """The result of each member with a posting of it (SPEC 3.1); months before first_month do not
    count.
    """
    begin = max(start, books.coop.first_month.first_day)
    found: dict[str, int] = {}
    for transaction in books.journal.transactions:
        if begin <= transaction.day <= end:
            for posting in transaction.postings:
                for owner, cents in posting.shares if posting.grant is None else ():
                    found[owner] = found.get(owner, 0) - cents
    found.pop(COLLECTIVE, None)
    return found


def _award(past: History, member: Member, role: Role, start: date, end: date) -> tuple[int, int]:
    """What was awarded, by hours and by hand, and what was paid, less what came back."""
    which = 0 if role is Role.PREMIUM else 1
    by_month = {month: both[which] for month, both in past.awards[member.id].items()}
    awarded = sum_of_months(by_month, start, end)
    paid = 0
    for movement in past.totals.movements_of(role, member.id):
        if start <= movement.day <= end:
            awarded += movement.cents if movement.kind is Kind.OTHER and movement.cents > 0 else 0
            paid -= movement.cents if movement.kind is Kind.CASH else 0
    return awarded, paid


def _spent(past: History, member: Member, start: date, end: date) -> dict[str, int]:
    found: dict[str, int] = {}
    movements = past.totals.movements_of(Role.SPAARPOT, member.id)
    spent = [(one, one.purpose) for one in movements if is_spending(one)]
    for movement, spending in taken_back(movements):
        spent.append((movement, movement.purpose if spending is None else spending.purpose))
    for movement, purpose in spent:
        if start <= movement.day <= end:
            key = purpose or ""
            found[key] = found.get(key, 0) - movement.cents
    return found


def _leaves_benefit(left: date | None, outcome: str | None, benefit: Iterable[Benefit]) -> bool:
    """Whether they left for work, school or an own business, with a benefit on the day before."""
    if left is None or outcome not in OFF_BENEFIT:
        return False
    return any(period.covers(left - timedelta(days=1)) for period in benefit)


def _saved(member: Member, start: date, end: date) -> Saved | None:
    """What is saved by somebody who left for work, school or an own business and whose last benefit
    has ended: the months after the one in which it did, twelve at most (SPEC 9).
    """
    if member.left is None or member.left > end or member.outcome not in OFF_BENEFIT:
        return None
    last = _last_benefit(member.benefit)
    if last is None or last.last is None or last.last > end:
        return None
    ended = Month.of(last.last)
    within = [
        month
        for month in months(ended.plus(1), ended.plus(_A_YEAR))
        if Month.of(start) <= month <= Month.of(end)
    ]
    if not within and member.left < start:
        return None
    cents = None if last.monthly_cents is None else last.monthly_cents * len(within)
    return Saved(len(within), cents)


def _last_benefit(benefit: Iterable[Benefit]) -> Benefit | None:
    return max(benefit, key=lambda period: period.first, default=None)


def turnover(books: Books, start: date, end: date) -> int:
    """All income, of members and of the coöperatie, in cents."""
    income, begin = books.journal.roots.income, max(start, books.coop.first_month.first_day)
    return -sum(
        posting.cents
        for transaction in books.journal.transactions
        if begin <= transaction.day <= end
        for posting in transaction.postings
        if posting.shares and below(posting.account, income)
    )


def by_person(found: Iterable[tuple[str, Participation]]) -> tuple[Participation, ...]:
    """One part for each person, of the parts of all files: pairs of a person and a part. Who still
    is a member by one of them has not left; what is saved is saved once.
    """
    of_persons: dict[str, Participation] = {}
    for person, part in found:
        was = of_persons.get(person)
        of_persons[person] = part if was is None else _both(was, part)
    return tuple(
        part._replace(left=None, outcome=None, off_benefit=False, saved=None)
        if part.stays
        else part
        for part in of_persons.values()
    )


def persons_in(books: Books, found: Iterable[Participation]) -> tuple[Participation, ...]:
    """One part for each person in some books, of the parts of all their files."""
    return by_person(zip(person_keys(books), found, strict=True))


def person_keys(books: Books, within: str = "") -> tuple[str, ...]:
    """Who each file is of, in the order of the files: one key for each person, which is the same
    in other books if the files say so. `within` tells apart who has no such key.
    """
    return tuple(
        f"file {within}/{member.id}" if member.person is None else f"person {member.person}"
        for member in books.members
    )


def _both(one: Participation, other: Participation) -> Participation:
    spent = {
        purpose: one.spent.get(purpose, 0) + other.spent.get(purpose, 0)
        for purpose in {**one.spent, **other.spent}
    }
    last = max((one, other), key=lambda part: part.left or date.min)
    benefit = (*one.benefit, *other.benefit)
    return Participation(
        id=one.id,
        at_start=one.at_start or other.at_start,
        at_end=one.at_end or other.at_end,
        during=one.during or other.during,
        joined=(one.joined or other.joined) and not (one.at_start or other.at_start),
        works=one.works or other.works,
        result_cents=one.result_cents + other.result_cents,
        hours_hundredths=one.hours_hundredths + other.hours_hundredths,
        left=last.left,
        outcome=last.outcome,
        off_benefit=_leaves_benefit(last.left, last.outcome, benefit),
        gone=max((each for each in (one.gone, other.gone) if each is not None), default=None),
        benefit=benefit,
        stays=one.stays or other.stays,
        saved=_saved_once(one, other),
        premium_awarded_cents=one.premium_awarded_cents + other.premium_awarded_cents,
        premium_paid_cents=one.premium_paid_cents + other.premium_paid_cents,
        allowance_awarded_cents=one.allowance_awarded_cents + other.allowance_awarded_cents,
        allowance_paid_cents=one.allowance_paid_cents + other.allowance_paid_cents,
        reimbursed_cents=one.reimbursed_cents + other.reimbursed_cents,
        spent=spent,
        returned_cents=one.returned_cents + other.returned_cents,
    )


def _saved_once(one: Participation, other: Participation) -> Saved | None:
    """What one person saves: by the file with the last benefit, unless they left for something else
    after that; of two that say the same, the one that knows the amount.
    """
    gone = max((each for each in (one.gone, other.gone) if each is not None), default=None)
    if gone is not None and gone[1] not in OFF_BENEFIT:
        return None
    begun = [
        (last.first if (last := _last_benefit(part.benefit)) else date.min, part.saved)
        for part in (one, other)
    ]
    latest = max(first for first, _saved in begun)
    saved = [saved for first, saved in begun if first == latest and saved is not None]
    return max(saved, key=lambda each: (each.cents or 0, each.months), default=None)
