"""Annual accounts for anybody: no names, and nothing about one to four people, nor what it could be
reckoned from (SPEC 12).

What is about few people stands together with other items of its side. Where a part of the result
is about few, the parts and the balance sheet are left out whole: they would give it away.
"""

from collections.abc import Callable, Iterable, Iterator

from socoledger.domain.accounts import below
from socoledger.domain.article31 import MemberAwards
from socoledger.domain.destinations import COOPERATIVE
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.report.year import Amounts, Item, ItemKind, YearReport
from socoledger.domain.spaarpot import SpaarpotFigures
from socoledger.rules.anonymous import is_few
from socoledger.rules.history import History
from socoledger.rules.participation import person_by_member
from socoledger.rules.report.year_balance import OF_MEMBERS

OTHERS = ""
"""The name of a line that holds several which are not shown apart."""
_PARTNERS = (ItemKind.LOANS, ItemKind.CAPITAL, ItemKind.GIFTS)


def without_few(report: YearReport, past: History) -> YearReport | None:
    """The accounts that may be shown to anybody; None if the year's work was that of few people, so
    that no figure of it may. `past` is what they were made of.
    """
    people = _People(report, past)
    roots = past.books.journal.roots
    is_of_few = is_few(people.who_worked(report.year))
    if is_of_few or people.few_on(roots.income) or people.few_on(roots.expenses):
        return None
    if is_few(people.who_worked(report.year - 1)):
        report = _without_last_year(report)
    loses_few, shares_few = people.few_with_losses(), people.few_with_a_share()
    leaves_few = people.few_who_left()
    is_bare = shares_few or (loses_few and not people.can_hide_losses())
    items = () if is_bare else tuple(_items(report, people, with_result=loses_few))
    apart = {item.kind for item in items}
    is_whole = not is_bare and ItemKind.TOGETHER not in apart
    has_names = any(one.kind in (*_PARTNERS, ItemKind.ACCOUNT) for one in report.equity)
    return report._replace(
        basis=report.basis._replace(accepted=()),
        members={},
        items=items,
        income=tuple(_lines(report.income, people.few_on)),
        expenses=tuple(_lines(report.expenses, people.few_on)),
        distribution=()
        if is_bare
        else tuple(_destinations(report.distribution, loses_few=loses_few)),
        results=None if is_bare or loses_few or people.few_in_results() else report.results,
        spaarpotten=None if is_bare or leaves_few else report.spaarpotten,
        funds=() if is_bare else report.funds,
        equity=report.equity if is_whole and not has_names else (),
        grants=() if is_bare else report.grants,
        partners=(),
        returned=None
        if is_bare or loses_few or leaves_few or people.few_return()
        else report.returned,
        awards=None if is_bare or people.few_in_register() else report.awards,
        is_anonymous=True,
    )


class _People:
    """Who is behind the figures, by person: whoever has several files is one."""

    def __init__(self, report: YearReport, past: History) -> None:
        self._report, self._past, books = report, past, past.books
        self._persons = person_by_member(books)
        self._names = {
            text.casefold()
            for member in books.members
            for text in (member.id, member.name, member.account)
        }
        self._owners = _owners(past, report)

    def _is_few(self, ids: Iterable[str]) -> bool:
        return is_few(len({self._persons[id_] for id_ in ids}))

    def _any_few(self, groups: Iterable[Iterable[str]]) -> bool:
        return any(map(self._is_few, groups))

    def who_worked(self, year: int) -> int:
        """How many had a posting of result or hours in a year."""
        totals = self._past.totals
        ids = {
            id_
            for by_id in (totals.turnover, totals.hours)
            for id_, by_month in by_id.items()
            if id_ != COLLECTIVE and any(month.year == year for month in by_month)
        }
        return len({self._persons[id_] for id_ in ids})

    def has_name(self, account: str) -> bool:
        """Whether an account is called after a member."""
        return any(part.casefold() in self._names for part in account.split(":"))

    def few_on(self, account: str) -> bool:
        """Whether what is booked on an account and those below it is of few people alone, or it is
        called after one.
        """
        owners = {
            owner
            for other, found in self._owners.items()
            if below(other, account)
            for owner in found
        }
        few = COLLECTIVE not in owners and self._is_few(owners)
        return few or self.has_name(account)

    def few_with_a_share(self) -> bool:
        """Whether a part of the result went to few people or came from them alone, so that it could
        be reckoned from the other parts.
        """
        report = self._report
        return (
            self._any_few(self._spaarpotten())
            or self._any_few(self._awards())
            or self._any_few(self._funds())
            or _has(report.distribution, "before")
            or (self._is_few(self._returning()) and not self._is_returned_by_others())
        )

    def few_with_losses(self) -> bool:
        """Whether few people carry on a loss, or made one good."""
        return self._is_few(
            one.id for one in self._report.results_of_members if one.undistributed_cents
        )

    def can_hide_losses(self) -> bool:
        """Whether losses can stand with what went to the reserve: there is something, and it cannot
        be reckoned from what the coöperatie's own result brings the gemeente.
        """
        tells_reserve = self._is_returned_by_others() and not self._returning()
        return _has(self._report.distribution, "reserve") and not tells_reserve

    def few_who_left(self) -> bool:
        """Whether spaarpotten of few fell because they left."""
        year = self._report.year
        return self._is_few(
            one.member for one in self._past.leavings if one.month.year == year and one.cents
        )

    def few_return(self) -> bool:
        """Whether what goes back to the gemeente is of few people, in part."""
        return self._is_few(self._returning())

    def few_in_register(self) -> bool:
        """Whether a column of the register of premiums and allowances is of few people."""
        awards = self._report.awards
        members = awards.members if awards else ()
        return self._any_few([one.id for one in members if of(one)] for of in _IN_REGISTER)

    def few_in_results(self) -> bool:
        """Whether few have income or costs, or share their result with the coöperatie."""
        members = self._report.results_of_members
        return self._any_few(
            (
                [one.id for one in members if one.income_cents],
                [one.id for one in members if one.expenses_cents],
                [one.id for one in members if one.distribution.get(COOPERATIVE)],
            )
        )

    def _spaarpotten(self) -> Iterator[list[str]]:
        """Who has something of each figure of spaarpotten but what falls on leaving."""
        answer = self._report.spaarpotten
        for of in _OF_SPAARPOT:
            yield [one.id for one in (answer.members if answer else ()) if of(one)]

    def _awards(self) -> Iterator[list[str]]:
        """Who was awarded or paid premiums or allowances, or is to be paid some."""
        members = self._report.awards.members if self._report.awards else ()
        for of in _OF_AWARDS:
            yield [one.id for one in members if of(one)]
        for item in self._report.items:
            if item.kind in OF_MEMBERS:
                yield [part.member for part in item.parts if part.member and part.cents]
                yield [part.member for part in item.parts if part.member and part.last_year_cents]

    def _funds(self) -> Iterator[list[str]]:
        members = self._report.results_of_members
        for fund in {to for one in members for to in one.distribution if to.startswith("fund:")}:
            yield [one.id for one in members if one.distribution.get(fund)]

    def _returning(self) -> list[str]:
        returned = self._report.returned
        members = returned.members if returned else ()
        return [one.id for one in members if one.amount_cents or one.leaving_cents]

    def _is_returned_by_others(self) -> bool:
        returned = self._report.returned
        return returned is not None and bool(returned.collective.amount_cents)


_OF_SPAARPOT: tuple[Callable[[SpaarpotFigures], int], ...] = (
    lambda one: one.opening_cents,
    lambda one: one.additions_cents,
    lambda one: one.withdrawals_cents,
    lambda one: one.balance_cents,
    lambda one: one.pending_cents,
)
_OF_AWARDS: tuple[Callable[[MemberAwards], int], ...] = (
    lambda one: one.premium.awarded_cents or one.premium.other_cents,
    lambda one: one.premium.paid_cents,
    lambda one: one.allowance.awarded_cents or one.allowance.other_cents,
    lambda one: one.allowance.paid_cents,
)
_IN_REGISTER: tuple[Callable[[MemberAwards], int], ...] = (
    lambda one: one.premium.awarded_cents,
    lambda one: one.premium.other_cents,
    lambda one: one.premium.paid_cents,
    lambda one: one.allowance.awarded_cents,
    lambda one: one.allowance.other_cents,
    lambda one: one.allowance.paid_cents,
)


def _owners(past: History, report: YearReport) -> dict[str, set[str]]:
    """By account of income or costs: whose it is, in this year and the one before."""
    owners: dict[str, set[str]] = {}
    for entry in past.books.journal.transactions:
        if entry.day.year in (report.year, report.year - 1) and entry.day <= report.day:
            for posting in entry.postings:
                for owner, cents in posting.shares:
                    if cents:
                        owners.setdefault(posting.account, set()).add(owner)
    return owners


def _has(lines: Iterable[Amounts], name: str) -> bool:
    return any(line.name == name and line.actual_cents for line in lines)


def _without_last_year(report: YearReport) -> YearReport:
    def bare(lines: Iterable[Amounts]) -> tuple[Amounts, ...]:
        return tuple(line._replace(last_year_cents=None) for line in lines)

    return report._replace(
        last_day=None,
        last_sheet=None,
        items=tuple(item._replace(last_year_cents=None) for item in report.items),
        income=bare(report.income),
        expenses=bare(report.expenses),
        distribution=bare(report.distribution),
    )


# -- lines that are shown together ---------------------------------------------------------------


def _lines(lines: Iterable[Amounts], is_few_on: Callable[[str], bool]) -> Iterator[Amounts]:
    """Accounts of few people in one line with the smallest other one; nothing but the total if
    there is no other. Parts of a line are left out.
    """
    outer = [line for line in lines if not line.is_within]
    few = [line for line in outer if is_few_on(line.name)]
    others = [line for line in outer if line not in few]
    if not few:
        yield from others
        return
    used = [line for line in others if line.actual_cents]
    if used:
        smallest = min(used, key=lambda line: abs(line.actual_cents))
        yield from (line for line in others if line != smallest)
        yield _together([*few, smallest])


def _together(lines: list[Amounts]) -> Amounts:
    budgets = [line.budget_cents for line in lines if line.budget_cents is not None]
    last_year = [line.last_year_cents for line in lines if line.last_year_cents is not None]
    return Amounts(
        OTHERS,
        sum(line.actual_cents for line in lines),
        sum(budgets) if budgets else None,
        sum(last_year) if last_year else None,
    )


def _destinations(lines: Iterable[Amounts], *, loses_few: bool) -> Iterator[Amounts]:
    """Where the result went, this year alone; losses of few stand with what went to the reserve."""
    found = [line._replace(last_year_cents=None) for line in lines]
    hidden = [line for line in found if loses_few and line.name in ("losses", "reserve")]
    yield from (line for line in found if line not in hidden)
    if hidden:
        yield _together(hidden)


def _items(report: YearReport, people: _People, *, with_result: bool) -> Iterator[Item]:
    """The balance sheet without parts. What is of few, or called after somebody, stands with the
    reserve and all other accounts of its side, without last year's amount.
    """
    items = [item._replace(parts=()) for item in report.items]
    left = [item for item in items if item.root == "assets"]
    right = [item for item in items if item.root != "assets"]
    if any(people.has_name(item.account) for item in left):
        left = [_one_item(left)]
    few = {item.kind for item in report.items if item.kind in _PARTNERS and _is_of_few(item)}
    few |= {ItemKind.RESULT, ItemKind.EARLIER} if with_result else set()
    named = any(item.kind is ItemKind.ACCOUNT and people.has_name(item.account) for item in right)
    yield from left
    if few or named:
        few |= {ItemKind.RESERVE, ItemKind.ACCOUNT}
        yield from (item for item in right if item.kind not in few)
        yield _one_item([item for item in right if item.kind in few])
    else:
        yield from right


def _is_of_few(item: Item) -> bool:
    return is_few(len([part for part in item.parts if part.cents or part.last_year_cents]))


def _one_item(items: list[Item]) -> Item:
    root = items[0].root
    return Item(root, ItemKind.TOGETHER, "", sum(item.cents for item in items), None)
