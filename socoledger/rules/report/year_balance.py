"""The balance sheet of the annual accounts: items beside last year's, and how they moved."""

from collections.abc import Iterator, Mapping
from datetime import date

from socoledger.domain.accounts import Accounts, Root, below
from socoledger.domain.balance_sheet import BalanceLine, BalanceSheet
from socoledger.domain.books import Books
from socoledger.domain.report.year import Item, ItemKind, Movement, Part
from socoledger.rules.ledger import Days, ledger_answer
from socoledger.rules.tally import roles_in


def balance_items(
    books: Books, sheet: BalanceSheet, last_sheet: BalanceSheet | None
) -> tuple[Item, ...]:
    """The items of both sides: assets, liabilities, equity, and the result that is not distributed.
    They add up to the totals of both sheets.
    """
    return (
        *(item for root in _ROOTS for item in _items(books, root, sheet, last_sheet)),
        *_results(sheet, last_sheet),
    )


def _kinds(accounts: Accounts) -> Mapping[ItemKind, str]:
    """The account of each kind of item; one account lies on it or below it."""
    return {
        ItemKind.SPAARPOTTEN: accounts.spaarpot,
        ItemKind.PREMIUMS: accounts.premium,
        ItemKind.ALLOWANCES: accounts.allowance,
        ItemKind.MUNICIPALITY: accounts.municipality,
        ItemKind.FUNDS: accounts.funds,
        ItemKind.GRANTS: accounts.grants,
        ItemKind.LOANS: accounts.loans,
        ItemKind.CAPITAL: accounts.capital,
        ItemKind.GIFTS: accounts.gifts,
        ItemKind.RESERVE: accounts.reserve,
    }


def _items(
    books: Books,
    root: Root,
    sheet: BalanceSheet,
    last_sheet: BalanceSheet | None,
) -> Iterator[Item]:
    """The items of one root: what is of a kind, then other accounts by name."""
    now = {line.account: line.amount_cents for line in _side(sheet, root)}
    has_last_year = last_sheet is not None
    last_lines = () if last_sheet is None else _side(last_sheet, root)
    then = {line.account: line.amount_cents for line in last_lines}
    roles = roles_in(books)
    by_kind: dict[ItemKind, list[Part]] = {}
    for account in sorted({*now, *then}, key=str.encode):
        last_year = then.get(account, 0) if has_last_year else None
        kind = kind_of(books.coop.accounts, account)
        owner = roles.of(account)[1] if kind in OF_MEMBERS else ""
        part = Part(account, owner, now.get(account, 0), last_year)
        by_kind.setdefault(kind, []).append(part)
    for kind, above in _kinds(books.coop.accounts).items():
        parts = by_kind.get(kind, [])
        if parts:
            cents = sum(part.cents for part in parts)
            last_year = sum(part.last_year_cents or 0 for part in parts) if has_last_year else None
            yield Item(root, kind, above, cents, last_year, tuple(parts))
    for part in by_kind.get(ItemKind.ACCOUNT, ()):
        yield Item(root, ItemKind.ACCOUNT, part.account, part.cents, part.last_year_cents)


_ROOTS: tuple[Root, ...] = ("assets", "liabilities", "equity")


def _side(sheet: BalanceSheet, root: Root) -> tuple[BalanceLine, ...]:
    lines = {"assets": sheet.assets, "liabilities": sheet.liabilities, "equity": sheet.equity}
    return lines[root]


OF_MEMBERS = (ItemKind.SPAARPOTTEN, ItemKind.PREMIUMS, ItemKind.ALLOWANCES)
"""The kinds of items whose parts are of a member each."""


def kind_of(accounts: Accounts, account: str) -> ItemKind:
    """The kind of item that an account is a part of; ACCOUNT if it is one of its own."""
    for kind, above in _kinds(accounts).items():
        if below(account, above):
            return kind
    return ItemKind.ACCOUNT


def _results(sheet: BalanceSheet, last_sheet: BalanceSheet | None) -> Iterator[Item]:
    """The result that is not distributed: of the year, and of those before it where there is any.
    Beside both stands that of the sheet a year before, by its own years.
    """
    now = sheet.undistributed
    then = None if last_sheet is None else last_sheet.undistributed
    before = None if then is None else then.earlier_cents
    if now.earlier_cents or before:
        yield Item("equity", ItemKind.EARLIER, "", now.earlier_cents, before)
    of_last_year = None if then is None else then.year_cents
    yield Item("equity", ItemKind.RESULT, "", now.year_cents, of_last_year)


def fund_movements(books: Books, year: int, day: date) -> tuple[Movement, ...]:
    """How each fund moved from the start of a year through a day."""
    return _movements(books, year, day, (ItemKind.FUNDS,))


def equity_movements(
    books: Books, year: int, day: date, sheet: BalanceSheet
) -> tuple[Movement, ...]:
    """How equity moved from the start of a year through a day, with the result that is not
    distributed: it closes with all of equity on the balance sheet.
    """
    roots = books.journal.roots
    accounts = _movements(books, year, day, tuple(ItemKind))
    earlier, of_year = sheet.undistributed.earlier_cents, sheet.undistributed.year_cents
    result = Movement(
        ItemKind.RESULT, "", earlier, max(0, of_year), max(0, -of_year), earlier + of_year
    )
    return (*(one for one in accounts if below(one.account, roots.equity)), result)


def _movements(
    books: Books, year: int, day: date, kinds: tuple[ItemKind, ...]
) -> tuple[Movement, ...]:
    """The movements of accounts of some kinds, by account, without those through which money only
    passed.
    """
    used = sorted(
        {
            posting.account
            for transaction in books.journal.transactions
            for posting in transaction.postings
            if transaction.day <= day
        },
        key=str.encode,
    )
    days = Days(year, date(year, 1, 1), day)
    found: list[Movement] = []
    for account in used:
        kind = kind_of(books.coop.accounts, account)
        root = books.journal.roots.root_of(account)
        if kind not in kinds or root not in ("liabilities", "equity"):
            continue
        ledger = ledger_answer(books, account, days)
        moved = Movement(
            kind,
            account,
            ledger.opening_cents,
            ledger.added_cents,
            ledger.taken_off_cents,
            ledger.closing_cents,
        )
        if moved.opening_cents or moved.closing_cents:
            found.append(moved)
    return tuple(found)
