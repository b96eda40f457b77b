"""The journal as one flat table: a row for each posting, or each owner's share of it, and for each
entry of hours (SPEC 13). Figures of `result` and `return` are sums of its rows.
"""

from collections.abc import Container, Iterator

from socoledger.domain.books import Books
from socoledger.domain.fact_table import HOURS, FactRow
from socoledger.domain.findings import Place
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.period import Month
from socoledger.rules.tally import MEMBER_ROLES, Kind, Role, Roles, kind_of, roles_in


def fact_rows(book: str, books: Books, agreed: Container[Place] = ()) -> Iterator[FactRow]:
    """The facts of one of the books, whose folder is `book`: postings in the order of the journal,
    those of closes among them, then hours. `agreed` are the places, from the umbrella's folder, of
    the transactions that its totals leave out.
    """
    table = _Table(book, books, agreed)
    for transaction in books.journal.transactions:
        yield from table.of_transaction(transaction)
    for hours in books.journal.hours:
        yield table.of_hours(hours)


class _Table:
    """What the rows of one of the books have in common."""

    def __init__(self, book: str, books: Books, agreed: Container[Place]) -> None:
        self._book = book
        self._cooperative = books.coop.name
        self._first = books.coop.first_month
        self._root_of = books.journal.roots.root_of
        self._roles: Roles = roles_in(books)
        self._agreed = agreed
        self._months: dict[tuple[int, int], str] = {}

    def _month(self, month: Month) -> str:
        """The month as text, made once."""
        key = (month.year, month.number)
        return self._months.get(key) or self._months.setdefault(key, str(month))

    def of_transaction(self, transaction: Transaction) -> Iterator[FactRow]:
        """A row for each share of each posting."""
        month = Month.of(transaction.day)
        place = Place(f"{self._book}/{transaction.file}", transaction.line)
        roles = [self._roles.of(posting.account) for posting in transaction.postings]
        kind = kind_of(transaction, roles)
        for posting, (role, owner) in zip(transaction.postings, roles, strict=True):
            member = (owner or None) if role in MEMBER_ROLES else None
            grant = (owner or None) if role is Role.GRANT else None
            for shared_by, cents in posting.shares or ((member, posting.cents),):
                yield FactRow(
                    book=self._book,
                    cooperative=self._cooperative,
                    date=transaction.day,
                    month=self._month(month),
                    year=month.year,
                    kind=_NAMES_OF_KINDS[kind],
                    account=posting.account,
                    root=self._root_of(posting.account),
                    role=_NAMES_OF_ROLES[role],
                    member=shared_by,
                    cents=cents,
                    hours_hundredths=None,
                    unit=posting.unit,
                    grant_id=posting.grant or grant,
                    purpose=posting.purpose if role is Role.SPAARPOT else None,
                    for_year=_for_year(transaction, posting) if role is Role.MUNICIPALITY else None,
                    close=transaction.close,
                    counted=month >= self._first,
                    eliminated=transaction.partner is not None and place in self._agreed,
                    file=transaction.file,
                    line=posting.line,
                )

    def of_hours(self, hours: Hours) -> FactRow:
        """The row of one entry of hours."""
        month = Month.of(hours.day)
        return FactRow(
            book=self._book,
            cooperative=self._cooperative,
            date=hours.day,
            month=self._month(month),
            year=month.year,
            kind=HOURS,
            account=None,
            root=None,
            role=None,
            member=hours.member,
            cents=None,
            hours_hundredths=hours.hundredths,
            unit=hours.unit,
            grant_id=None,
            purpose=None,
            for_year=None,
            close=None,
            counted=month >= self._first,
            eliminated=False,
            file=hours.place.file,
            line=hours.place.line,
        )


_NAMES_OF_KINDS = {kind: kind.name.lower() for kind in Kind}
_NAMES_OF_ROLES = {role: role.name.lower() for role in Role}


def _for_year(transaction: Transaction, posting: Posting) -> int:
    """The year whose return a posting on the account of the gemeente belongs to (SPEC 3.8)."""
    if transaction.close is not None:
        return int(transaction.close[:4])
    return posting.for_year or transaction.day.year
