"""What partners brought in, in all forms, and what became of it (SPEC 9): the gemeente as a member,
funds, members' own capital. None of it ever touches income.

For each partner, what was brought in and what results brought the gemeente on top comes to what it
got back and what is left together, to the cent.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from socoledger.domain.accounts import below
from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.books import Books
from socoledger.domain.contributions import (
    BroughtIn,
    Contribution,
    Form,
    GotBack,
    Held,
    OfGrants,
    Rest,
)
from socoledger.domain.municipality import bare, is_municipality
from socoledger.rules.grants import grants_at
from socoledger.rules.history import History
from socoledger.rules.tally import Kind, Role, Tally


class How(Enum):
    """How something was booked off the account of a contribution."""

    PAID = auto()
    """Against an asset or a debt: it goes back to the partner."""
    USED = auto()
    """Against income, costs or equity: it is put to use."""
    TURNED = auto()
    """Into another form of the same partner's, as a loan that becomes a gift."""


def contributions_at(past: History, at: date) -> tuple[Contribution, ...]:
    """Every partner's account at the end of a day, the gemeente first, then by name; `past` holds
    the facts up to that day.
    """
    names = _Names(past.books)
    held: dict[str, dict[Form, Held]] = {}
    for partner, form, cents, how in _moved(past.books, names):
        mine = held.setdefault(partner, {})
        mine[form] = _with(mine.get(form, Held()), cents, how)
    granted: dict[str, OfGrants] = {}
    for figures in grants_at(past, at):
        partner = names.partner(figures.giver)
        was_granted = granted.get(partner, OfGrants())
        now = (
            figures.received_cents,
            figures.repaid_cents,
            figures.spent_cents,
            figures.kept_cents,
            figures.returned_cents,
        )
        both = zip(was_granted, now, strict=True)
        granted[partner] = OfGrants(*(before + more for before, more in both))
    partners = sorted({*held, *granted, MUNICIPALITY}, key=lambda id_: (id_ != MUNICIPALITY, id_))
    return tuple(
        _contribution(past, id_, held.get(id_, {}), granted.get(id_, OfGrants()))
        for id_ in partners
    )


def _with(was: Held, cents: int, how: How) -> Held:
    if cents >= 0 or how is How.TURNED:
        return was._replace(brought_cents=was.brought_cents + cents)
    if how is How.PAID:
        return was._replace(back_cents=was.back_cents - cents)
    return was._replace(used_cents=was.used_cents - cents)


class _FromResults(NamedTuple):
    """What results and leavers bring the gemeente, and what it has of that."""

    brought_cents: int = 0
    """By closes through the month of the day."""
    paid_cents: int = 0
    """What was paid on its account."""
    owed_cents: int = 0
    """What it is to be paid still."""


def _contribution(
    past: History, id_: str, forms: Mapping[Form, Held], grants: OfGrants
) -> Contribution:
    if id_ != MUNICIPALITY:
        return _account(id_, id_, forms, grants, _FromResults())
    booked_by_hand, paid = _on_account(past.totals)
    brought = booked_by_hand + _from_results(past)
    owed = brought + grants.returned_cents - paid
    name = past.books.coop.municipality
    return _account(id_, name, forms, grants, _FromResults(brought, paid, owed))


def _account(
    id_: str, name: str, forms: Mapping[Form, Held], grants: OfGrants, results: _FromResults
) -> Contribution:
    capital, gifts, loans = (forms.get(form, Held()) for form in Form)
    held = (capital, gifts, loans)
    used = grants.spent_cents + sum(each.used_cents for each in held)
    balances = sum(each.balance_cents for each in held)
    return Contribution(
        id=id_,
        name=name,
        brought_in=BroughtIn(
            capital_cents=capital.brought_cents,
            gifts_cents=gifts.brought_cents,
            loans_cents=loans.brought_cents,
            grants_cents=grants.received_cents,
            total_cents=sum(each.brought_cents for each in held) + grants.received_cents,
        ),
        from_results_cents=results.brought_cents,
        got_back=GotBack(
            capital_cents=capital.back_cents,
            gifts_cents=gifts.back_cents,
            loans_cents=loans.back_cents,
            grants_cents=grants.repaid_cents,
            returned_cents=results.paid_cents,
            total_cents=sum(each.back_cents for each in held)
            + grants.repaid_cents
            + results.paid_cents,
        ),
        rest=Rest(
            capital_cents=capital.balance_cents,
            gifts_cents=gifts.balance_cents,
            loans_cents=loans.balance_cents,
            used_cents=used,
            kept_cents=grants.kept_cents,
            left_cents=grants.left_cents,
            owed_cents=results.owed_cents,
            total_cents=balances
            + used
            + grants.kept_cents
            + grants.left_cents
            + results.owed_cents,
        ),
    )


def _on_account(totals: Tally) -> tuple[int, int]:
    """What stands on the gemeente's account that no close booked: by hand, and paid."""
    own = [one for one in totals.movements_of(Role.MUNICIPALITY) if not one.by_close]
    paid = -sum(one.cents for one in own if one.kind is Kind.CASH)
    return sum(one.cents for one in own if one.kind is not Kind.CASH), paid


def _from_results(past: History) -> int:
    """What members' results, leavers and the coöperatie's own result bring the gemeente."""
    by_month = [past.returned_by_result(), *map(past.returned_of, past.members)]
    return sum(sum(each.values()) for each in by_month)


class _Names:
    """Tells whose an account or a grant is: OranjeFonds and Oranje-Fonds are of "Oranje Fonds"."""

    def __init__(self, books: Books) -> None:
        self._own = bare(books.coop.accounts.municipality.rpartition(":")[2])
        self._town = books.coop.municipality
        self._givers = {bare(grant.giver): grant.giver for grant in books.grants}

    def partner(self, name: str) -> str:
        """The id of a partner: the gemeente's, or the name as a grant has it, or as it stands."""
        if bare(name) == self._own or is_municipality(name, self._town):
            return MUNICIPALITY
        return self._givers.get(bare(name), name)


def _moved(books: Books, names: _Names) -> Iterator[tuple[str, Form, int, How]]:
    """Each posting on an account of a contribution: whose, in which form, what (a credit is
    positive), and how it came about.
    """
    accounts, roots = books.coop.accounts, books.journal.roots
    used_against = (roots.income, roots.expenses, roots.equity)
    parents = {
        Form.CAPITAL: accounts.capital,
        Form.GIFTS: accounts.gifts,
        Form.LOANS: accounts.loans,
    }
    found: dict[str, tuple[str, Form] | None] = {}
    for transaction in books.journal.transactions:
        for posting in transaction.postings:
            if posting.account not in found:
                found[posting.account] = _whose(posting.account, parents, names)
        own = [
            (whose, posting.cents)
            for posting in transaction.postings
            if (whose := found[posting.account]) is not None
        ]
        if not own:
            continue
        others = [one.account for one in transaction.postings if found[one.account] is None]
        if not others and len({partner for (partner, _form), _cents in own}) == 1:
            how = How.TURNED
        elif any(below(one, root) for one in others for root in used_against):
            how = How.USED
        else:
            how = How.PAID
        for whose, cents in own:
            yield (*whose, -cents, how)


def _whose(account: str, parents: Mapping[Form, str], names: _Names) -> tuple[str, Form] | None:
    for form, parent in parents.items():
        if below(account, parent):
            part = account[len(parent) + 1 :].split(":", 1)[0]
            return names.partner(part or parent.rpartition(":")[2]), form
    return None
