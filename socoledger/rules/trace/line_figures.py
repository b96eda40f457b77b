"""Which figures an entry or hours add to, and how much (SPEC 13).

What a line adds to a figure is what the tree under that figure has at that line, so that the two
ways of asking cannot say different things.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.findings import Place
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, Period
from socoledger.domain.result import ResultFigures
from socoledger.domain.trace import Keys, Node
from socoledger.domain.trace_line import BALANCE_SHEET, UNDISTRIBUTED, Destination, LineFigure
from socoledger.rules.tally import Role, roles_in
from socoledger.rules.trace.line import Standing

SUMS: Mapping[str, frozenset[str]] = {
    "result": frozenset({"income", "expenses", "article31", "result"}),
    "spaarpot": frozenset({"opening", "additions", "withdrawals", "leaving", "balance"}),
    "premium": frozenset({"earned", "other", "paid"}),
    "return": frozenset({"booked", "paid", "balance"}),
    "grants": frozenset({"received", "costs", "repaid", "balance"}),
    BALANCE_SHEET: frozenset({"year"}),
}
"""The figures that are sums of entries. What a percentage or a maximum makes of these is none of
them: no part of it belongs to one entry.
"""
_RESULTS = (Role.INCOME, Role.EXPENSES)


class Sought(NamedTuple):
    """A figure that a line may be a part of, for a period that `trace` may be asked for."""

    figure: str
    period: Period


class Concerned(NamedTuple):
    """Whom and what an entry or hours are about."""

    ids: frozenset[str]
    """The ids of members and grants, COLLECTIVE, accounts, UNDISTRIBUTED."""
    owners: tuple[str, ...]
    """Whose result it is a part of, in order: ids of members, or COLLECTIVE."""
    roles: frozenset[Role]
    members: tuple[str, ...]
    """The ids of members that it is about in any way, in order."""


def concerned(books: Books, standing: Standing) -> Concerned:
    """Whom and what a line is about."""
    roles = roles_in(books)
    ids: set[str] = set()
    owners: dict[str, None] = {}
    found: set[Role] = set()
    for transaction, posting in standing.entries:
        role, of = roles.of(posting.account)
        found.add(role)
        ids.update({posting.account, of, posting.grant or ""})
        if role in _RESULTS and posting.grant is None:
            owners.update(dict.fromkeys(owner for owner, _cents in posting.shares))
        if role is Role.ARTICLE31 and transaction.close is None:
            ids.add(COLLECTIVE)
        if books.journal.roots.root_of(posting.account) in ("income", "expenses"):
            ids.add(UNDISTRIBUTED)
        if posting.reimbursed is not None:
            ids.add(posting.reimbursed)
    if standing.hours is not None:
        ids.add(standing.hours.member)
    ids.update(owners)
    members = tuple(member.id for member in books.members if member.id in ids)
    return Concerned(frozenset(ids - {""}), tuple(owners), frozenset(found), members)


def sought(books: Books, standing: Standing) -> Iterator[Sought]:
    """The figures that an entry or hours may add to, with the period for which to ask."""
    day, first = standing.first, books.coop.first_month
    if day is None:
        return
    year = max(day.year, first.year)
    if standing.entries and Month.of(day) >= first:
        yield Sought("result", Month.of(day))
    for figure in ("spaarpot", "premium", "grants", BALANCE_SHEET):
        yield Sought(figure, year)
    years = {posting.for_year for _transaction, posting in standing.entries}
    closed = {transaction.close for transaction, _posting in standing.entries}
    years |= {int(period[:4]) for period in closed if period is not None}
    for other in sorted({year, *(one for one in years if one is not None)}):
        yield Sought("return", other)


def is_sum(figure: str, keys: Keys) -> bool:
    """Whether an amount of the answer of a figure is a sum of entries: an account, or one of
    SUMS.
    """
    is_account = figure == BALANCE_SHEET and len(keys) == 1
    return is_account or keys[-1] in SUMS[figure]


def concerns(figure: str, keys: Keys, about: Concerned) -> bool:
    """Whether an amount is of whom or what an entry is about, or of nobody in particular."""
    is_of_all = figure != BALANCE_SHEET and len(keys) == 1
    return is_of_all or keys[0] in about.ids


def added(tree: Node, places: Collection[Place]) -> int | None:
    """The cents that some lines add to the figure of a tree, None if they are not in it. What is
    below an entry in the tree, as one of a close, says how that came about, and adds nothing to the
    figure itself.
    """
    found = list(_at(tree, places))
    return sum(found) if found else None


def _at(node: Node, places: Collection[Place]) -> Iterator[int]:
    if node.place in places:
        yield node.amount_cents
    elif node.day is None:
        for part in node.parts:
            yield from _at(part, places)


def places_of(standing: Standing) -> frozenset[Place]:
    """The lines of the journal that trees have for what stands on a line."""
    places = {Place(entry.file, posting.line) for entry, posting in standing.entries}
    if standing.hours is not None:
        places.add(standing.hours.place)
    return frozenset(places)


def counted_hours(standing: Standing) -> Iterator[LineFigure]:
    """That hours are counted, whether they earn anything or not."""
    hours = standing.hours
    if hours is not None:
        year = hours.day.year
        yield LineFigure(
            figure="premium",
            of=hours.member,
            key="hours",
            period=year,
            amount_cents=None,
            trace=f"trace premium {hours.member} {year}",
        )


def destinations(figures: ResultFigures, owners: Iterable[str]) -> Iterator[Destination]:
    """Where the results of some owners go in the month of these figures."""
    distributed = {member.id: member.distribution for member in figures.members}
    distributed[COLLECTIVE] = figures.collective.distribution
    for owner in owners:
        for to, cents in distributed[owner].items():
            if cents:
                yield Destination(of=owner, to=to, amount_cents=cents)
