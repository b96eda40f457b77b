"""The participation of each person in a period, which `impact` and `review` add up (SPEC 9,
effect).

Periods run from `start` up to and including `end`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.member import COLLECTIVE, OFF_BENEFIT, Benefit, Member, Membership
from socoledger.domain.period import Month, months, sum_of_months
from socoledger.rules.history import History
from socoledger.rules.spaarpot import is_spending, is_withdrawn, refunds_of_spending
from socoledger.rules.tally import Kind, Role

_A_YEAR = 12


class Saved(NamedTuple):
    """The benefit that the gemeente no longer pays to a member who left."""

    months: int = 0
    """The number of months in the period within twelve months after the end of the benefit."""
    cents: int | None = None
    """None: the amount of the benefit is not known."""


class Participation(NamedTuple):
    """The participation of one member file in a period; merged, that of one person."""

    id: str
    at_start: bool = False
    at_end: bool = False
    during: bool = False
    joined: bool = False
    """Whether they were no member on the first day, and became one, again or for the first time."""
    works: bool = False
    """Whether there are hours, or a posting that counts in the result."""
    result_cents: int = 0
    hours_hundredths: int = 0
    left: date | None = None
    """The day of leaving, None if not in the period."""
    outcome: str | None = None
    """The outcome of leaving, None if they did not leave in the period."""
    off_benefit: bool = False
    """Whether they left for one of OFF_BENEFIT with a benefit on the day before."""
    gone: tuple[date, str] | None = None
    """The last day of leaving up to the end of the period, with the outcome."""
    benefit: tuple[Benefit, ...] = ()
    """What had begun by the end of the period."""
    stays: bool = False
    """Whether they are still a member after the period."""
    saved: Saved | None = None
    """None: nothing is saved by this member's leaving."""
    premium_awarded_cents: int = 0
    premium_paid_cents: int = 0
    allowance_awarded_cents: int = 0
    allowance_paid_cents: int = 0
    reimbursed_cents: int = 0
    spent: Mapping[str, int] = MappingProxyType({})
    """The cents spent from the spaarpot, by purpose ("" for none)."""
    returned_cents: int = 0
    """The cents that their result and their leaving bring the gemeente."""

    @property
    def is_working(self) -> bool:
        """Whether they were a member and worked."""
        return self.during and self.works

    @property
    def is_former(self) -> bool:
        """Whether they had left before the period, but still have hours or a result in it."""
        return self.gone is not None and not self.during and self.works

    @property
    def earns(self) -> bool:
        """Whether they worked with a result above 0 or hours."""
        return self.is_working and (self.result_cents > 0 or self.hours_hundredths != 0)


def participations(past: History, start: date, end: date) -> tuple[Participation, ...]:
    """The participation of each member file; `past` holds the facts up to `end` and all months
    through that of `end`.
    """
    results = _results(past.books, start, end)
    hours: dict[str, int] = {}
    for entry in past.books.journal.hours:
        if start <= entry.day <= end:
            hours[entry.member] = hours.get(entry.member, 0) + entry.hundredths
    return tuple(
        _part(past, member, start, end)._replace(
            works=member.id in results or member.id in hours,
            result_cents=results.get(member.id, 0),
            hours_hundredths=hours.get(member.id, 0),
        )
        for member in past.books.members
    )


def _part(past: History, member: Member, start: date, end: date) -> Participation:
    """A participation without work and result, which are added up for all members at once. All ends
    that the books tell are known, whatever the month.
    """
    periods, gone = member.memberships(), member.left_by(end)
    at_start = any(period.overlaps(start, start) for period in periods)
    benefit = tuple(period for period in member.benefit if period.first <= end)
    left = None if gone is None else gone.last
    outcome = None if gone is None else gone.outcome
    premium = _award(past, member, Role.PREMIUM, start, end)
    allowance = _award(past, member, Role.ALLOWANCE, start, end)
    costs = past.totals.reimbursed.get(member.id, ())
    return Participation(
        id=member.id,
        at_start=at_start,
        at_end=any(period.overlaps(end, end) for period in periods),
        during=any(period.overlaps(start, end) for period in periods),
        joined=not at_start and any(start < period.first <= end for period in periods),
        left=left if left is not None and left >= start else None,
        outcome=outcome if left is not None and left >= start else None,
        off_benefit=left is not None
        and left >= start
        and _has_left_benefit(left, outcome, benefit),
        gone=None if left is None else (left, outcome or ""),
        benefit=benefit,
        stays=member.first_day <= end and gone is None,
        saved=_saved(gone, benefit, start, end),
        premium_awarded_cents=premium[0],
        premium_paid_cents=premium[1],
        allowance_awarded_cents=allowance[0],
        allowance_paid_cents=allowance[1],
        reimbursed_cents=sum(cost.cents for cost in costs if start <= cost.day <= end),
        spent=_spent(past, member, start, end),
        returned_cents=sum_of_months(past.returned_of(member.id), start, end),
    )


def _results(books: Books, start: date, end: date) -> dict[str, int]:
    """The result, in cents, of each member with a posting that counts in it (SPEC 3.1); months
    before first_month do not count.
    """
    begin = max(start, books.coop.first_month.first_day)
    results: dict[str, int] = {}
    for transaction in books.journal.transactions:
        if begin <= transaction.day <= end:
            for posting in transaction.postings:
                for owner, cents in posting.shares if posting.grant is None else ():
                    results[owner] = results.get(owner, 0) - cents
    results.pop(COLLECTIVE, None)
    return results


def _award(past: History, member: Member, role: Role, start: date, end: date) -> tuple[int, int]:
    """The cents awarded, by hours and by the treasurer, and the cents paid, less refunds."""
    by_month = {
        month: award.premium_cents if role is Role.PREMIUM else award.allowance_cents
        for month, award in past.awards[member.id].items()
    }
    awarded = sum_of_months(by_month, start, end)
    paid = 0
    for movement in past.totals.movements_of(role, member.id):
        if start <= movement.day <= end:
            awarded += movement.cents if movement.kind is Kind.OTHER and movement.cents > 0 else 0
            paid -= movement.cents if movement.kind is Kind.CASH else 0
    return awarded, paid


def _spent(past: History, member: Member, start: date, end: date) -> dict[str, int]:
    by_purpose: dict[str, int] = {}
    movements = past.totals.movements_of(Role.SPAARPOT, member.id)
    spendings = [
        (movement, movement.purpose)
        for movement in movements
        if is_spending(movement) or is_withdrawn(movement)
    ]
    for movement, spending in refunds_of_spending(movements):
        spendings.append((movement, movement.purpose if spending is None else spending.purpose))
    for movement, purpose in spendings:
        if start <= movement.day <= end:
            key = purpose or ""
            by_purpose[key] = by_purpose.get(key, 0) - movement.cents
    return by_purpose


def _has_left_benefit(left: date | None, outcome: str | None, benefit: Iterable[Benefit]) -> bool:
    """Whether a member left for one of OFF_BENEFIT, with a benefit on the day before."""
    if left is None or outcome not in OFF_BENEFIT:
        return False
    return any(period.covers(left - timedelta(days=1)) for period in benefit)


def _saved(
    gone: Membership | None, benefit: Iterable[Benefit], start: date, end: date
) -> Saved | None:
    """The saving on a member who left for one of OFF_BENEFIT and whose last benefit has ended: the
    months in the period after the month in which it ended, twelve at most (SPEC 9). `gone` is the
    membership that had ended by then, `benefit` what had begun by then.
    """
    if gone is None or gone.last is None or gone.outcome not in OFF_BENEFIT:
        return None
    last_benefit = _last_benefit(benefit)
    if last_benefit is None or last_benefit.last is None or last_benefit.last > end:
        return None
    last_benefit_month = Month.of(last_benefit.last)
    saved_months = [
        month
        for month in months(last_benefit_month.plus(1), last_benefit_month.plus(_A_YEAR))
        if Month.of(start) <= month <= Month.of(end)
    ]
    if not saved_months and gone.last < start:
        return None
    cents = (
        None
        if last_benefit.monthly_cents is None
        else last_benefit.monthly_cents * len(saved_months)
    )
    return Saved(len(saved_months), cents)


def _last_benefit(benefit: Iterable[Benefit]) -> Benefit | None:
    return max(benefit, key=lambda period: period.first, default=None)


def turnover(books: Books, start: date, end: date) -> int:
    """The income of members and the coöperatie together, in cents."""
    income, begin = books.journal.roots.income, max(start, books.coop.first_month.first_day)
    return -sum(
        posting.cents
        for transaction in books.journal.transactions
        if begin <= transaction.day <= end
        for posting in transaction.postings
        if posting.shares and below(posting.account, income)
    )


def merge_by_key(parts: Iterable[tuple[str, Participation]]) -> tuple[Participation, ...]:
    """One participation for each key, merged from pairs of a person's key and a participation. A
    person who is still a member by one of them has not left; a saving counts once.
    """
    merged: dict[str, Participation] = {}
    for person, part in parts:
        earlier = merged.get(person)
        merged[person] = part if earlier is None else _merge(earlier, part)
    return tuple(
        part._replace(left=None, outcome=None, off_benefit=False, saved=None)
        if part.stays
        else part
        for part in merged.values()
    )


def merge_by_person(books: Books, parts: Iterable[Participation]) -> tuple[Participation, ...]:
    """One participation for each person in the books, merged from those of all their files."""
    return merge_by_key(zip(person_keys(books), parts, strict=True))


def person_keys(books: Books, folder: str = "") -> tuple[str, ...]:
    """The key of the person of each member file, in the order of the files. Files with the same
    `person` share a key, also in other books; for other files `folder` keeps books apart.
    """
    return tuple(
        f"file {folder}/{member.id}" if member.person is None else f"person {member.person}"
        for member in books.members
    )


def person_by_member(books: Books) -> Mapping[str, str]:
    """The key of the person of each member, by the member's id."""
    ids = [member.id for member in books.members]
    return dict(zip(ids, person_keys(books), strict=True))


def _merge(first: Participation, second: Participation) -> Participation:
    spent = {
        purpose: first.spent.get(purpose, 0) + second.spent.get(purpose, 0)
        for purpose in {**first.spent, **second.spent}
    }
    last = max((first, second), key=lambda part: part.left or date.min)
    benefit = (*first.benefit, *second.benefit)
    return Participation(
        id=first.id,
        at_start=first.at_start or second.at_start,
        at_end=first.at_end or second.at_end,
        during=first.during or second.during,
        joined=(first.joined or second.joined) and not (first.at_start or second.at_start),
        works=first.works or second.works,
        result_cents=first.result_cents + second.result_cents,
        hours_hundredths=first.hours_hundredths + second.hours_hundredths,
        left=last.left,
        outcome=last.outcome,
        off_benefit=_has_left_benefit(last.left, last.outcome, benefit),
        gone=max((gone for gone in (first.gone, second.gone) if gone is not None), default=None),
        benefit=benefit,
        stays=first.stays or second.stays,
        saved=_merge_saved(first, second),
        premium_awarded_cents=first.premium_awarded_cents + second.premium_awarded_cents,
        premium_paid_cents=first.premium_paid_cents + second.premium_paid_cents,
        allowance_awarded_cents=first.allowance_awarded_cents + second.allowance_awarded_cents,
        allowance_paid_cents=first.allowance_paid_cents + second.allowance_paid_cents,
        reimbursed_cents=first.reimbursed_cents + second.reimbursed_cents,
        spent=spent,
        returned_cents=first.returned_cents + second.returned_cents,
    )


def _merge_saved(earlier: Participation, later: Participation) -> Saved | None:
    """The saving on one person: that of the file with the last benefit, None if they last left for
    another outcome; of two files with the same benefit, the one that has an amount.
    """
    last_gone = max((gone for gone in (earlier.gone, later.gone) if gone is not None), default=None)
    if last_gone is not None and last_gone[1] not in OFF_BENEFIT:
        return None
    begun = [
        (last.first if (last := _last_benefit(part.benefit)) else date.min, part.saved)
        for part in (earlier, later)
    ]
    latest = max(first for first, _saved in begun)
    saved = [saved for first, saved in begun if first == latest and saved is not None]
    return max(saved, key=lambda saving: (saving.cents or 0, saving.months), default=None)
