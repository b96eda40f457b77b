"""Contributions of partners, in all forms, and their use (SPEC 9): of the gemeente as a member, of
funds, and members' own capital. None of it is income.

For each partner, what it brought in, plus for the gemeente what results bring it, equals what it
got back plus what is left, to the cent.
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


class Treatment(Enum):
    """The use of a posting on a contribution's account, by the accounts it is booked against."""

    PAID = auto()
    """An asset or a debt: the contribution is paid in or back."""
    USED = auto()
    """Income, costs or equity: the contribution is used."""
    CONVERTED = auto()
    """Another form of the same partner's, as for a loan that becomes a gift."""


def contributions_at(past: History, at: date) -> tuple[Contribution, ...]:
    """The contributions of every partner at the end of `at`, the gemeente first, then by name;
    `past` holds the facts up to that day.
    """
    names = _Partners(past.books)
    by_partner: dict[str, dict[Form, Held]] = {}
    for partner, form, cents, treatment in _contribution_movements(past.books, names):
        forms = by_partner.setdefault(partner, {})
        forms[form] = _add(forms.get(form, Held()), cents, treatment)
    granted: dict[str, OfGrants] = {}
    for figures in grants_at(past, at):
        partner = names.partner(figures.giver)
        sums = granted.get(partner, OfGrants())
        amounts = (
            figures.received_cents,
            figures.repaid_cents,
            figures.spent_cents,
            figures.kept_cents,
            figures.returned_cents,
        )
        pairs = zip(sums, amounts, strict=True)
        granted[partner] = OfGrants(*(before + more for before, more in pairs))
    partners = sorted(
        {*by_partner, *granted, MUNICIPALITY}, key=lambda id_: (id_ != MUNICIPALITY, id_)
    )
    return tuple(
        _contribution(past, id_, by_partner.get(id_, {}), granted.get(id_, OfGrants()))
        for id_ in partners
    )


def _add(sums: Held, cents: int, treatment: Treatment) -> Held:
    if cents >= 0 or treatment is Treatment.CONVERTED:
        return sums._replace(brought_cents=sums.brought_cents + cents)
    if treatment is Treatment.PAID:
        return sums._replace(back_cents=sums.back_cents - cents)
    return sums._replace(used_cents=sums.used_cents - cents)


class _FromResults(NamedTuple):
    """The cents that results and leavers bring the gemeente, and those paid and owed of them."""

    brought_cents: int = 0
    """Through the closes up to and including the month of the day."""
    paid_cents: int = 0
    """Paid on its account."""
    owed_cents: int = 0
    """Still to be paid to it."""


def _contribution(
    past: History, id_: str, forms: Mapping[Form, Held], grants: OfGrants
) -> Contribution:
    if id_ != MUNICIPALITY:
        return _account(id_, id_, forms, grants, _FromResults())
    booked_by_hand, paid = _booked_by_hand_and_paid(past.totals)
    brought = booked_by_hand + _from_results(past)
    owed = brought + grants.returned_cents - paid
    name = past.books.coop.municipality
    return _account(id_, name, forms, grants, _FromResults(brought, paid, owed))


def _account(
    id_: str, name: str, forms: Mapping[Form, Held], grants: OfGrants, results: _FromResults
) -> Contribution:
    capital, gifts, loans = (forms.get(form, Held()) for form in Form)
    forms_held = (capital, gifts, loans)
    used = grants.spent_cents + sum(sums.used_cents for sums in forms_held)
    balances = sum(sums.balance_cents for sums in forms_held)
    return Contribution(
        id=id_,
        name=name,
        brought_in=BroughtIn(
            capital_cents=capital.brought_cents,
            gifts_cents=gifts.brought_cents,
            loans_cents=loans.brought_cents,
            grants_cents=grants.received_cents,
            total_cents=sum(sums.brought_cents for sums in forms_held) + grants.received_cents,
        ),
        from_results_cents=results.brought_cents,
        got_back=GotBack(
            capital_cents=capital.back_cents,
            gifts_cents=gifts.back_cents,
            loans_cents=loans.back_cents,
            grants_cents=grants.repaid_cents,
            returned_cents=results.paid_cents,
            total_cents=sum(sums.back_cents for sums in forms_held)
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


def _booked_by_hand_and_paid(totals: Tally) -> tuple[int, int]:
    """The amounts on the gemeente's account that the treasurer booked, and paid, in cents."""
    movements = [
        movement for movement in totals.movements_of(Role.MUNICIPALITY) if not movement.by_close
    ]
    paid = -sum(movement.cents for movement in movements if movement.kind is Kind.CASH)
    return sum(movement.cents for movement in movements if movement.kind is not Kind.CASH), paid


def _from_results(past: History) -> int:
    """The cents for the gemeente from members' results, leavers and the coöperatie's own result."""
    by_month = [past.returned_by_result(), *map(past.returned_of, past.members)]
    return sum(sum(returned.values()) for returned in by_month)


class _Partners:
    """Finds the partner of an account or a grant: OranjeFonds is the grant giver "Oranje Fonds"."""

    def __init__(self, books: Books) -> None:
        self._own = bare(books.coop.accounts.municipality.rpartition(":")[2])
        self._town = books.coop.municipality
        self._givers = {bare(grant.giver): grant.giver for grant in books.grants}

    def partner(self, name: str) -> str:
        """The id of a partner: MUNICIPALITY, the name as grants.yaml writes it, else the name
        itself.
        """
        if bare(name) == self._own or is_municipality(name, self._town):
            return MUNICIPALITY
        return self._givers.get(bare(name), name)


def _contribution_movements(
    books: Books, names: _Partners
) -> Iterator[tuple[str, Form, int, Treatment]]:
    """The partner, form, cents (a credit is positive) and treatment of each posting on an account
    of a contribution.
    """
    accounts, roots = books.coop.accounts, books.journal.roots
    used_against = (roots.income, roots.expenses, roots.equity)
    parents = {
        Form.CAPITAL: accounts.capital,
        Form.GIFTS: accounts.gifts,
        Form.LOANS: accounts.loans,
    }
    owners: dict[str, tuple[str, Form] | None] = {}
    for transaction in books.journal.transactions:
        for posting in transaction.postings:
            if posting.account not in owners:
                owners[posting.account] = _owner(posting.account, parents, names)
        contribution_postings = [
            (owner, posting.cents)
            for posting in transaction.postings
            if (owner := owners[posting.account]) is not None
        ]
        if not contribution_postings:
            continue
        others = [
            posting.account for posting in transaction.postings if owners[posting.account] is None
        ]
        if not others and len({partner for (partner, _form), _cents in contribution_postings}) == 1:
            treatment = Treatment.CONVERTED
        elif any(below(posting, root) for posting in others for root in used_against):
            treatment = Treatment.USED
        else:
            treatment = Treatment.PAID
        for owner, cents in contribution_postings:
            yield (*owner, -cents, treatment)


def _owner(account: str, parents: Mapping[Form, str], names: _Partners) -> tuple[str, Form] | None:
    for form, parent in parents.items():
        if below(account, parent):
            part = account[len(parent) + 1 :].split(":", 1)[0]
            return names.partner(part or parent.rpartition(":")[2]), form
    return None
