"""What partners brought in, in all forms, and what became of it (SPEC 9): the gemeente as a member,
funds, members' own capital. None of it ever touches income.

For each partner, what was brought in and what results brought the gemeente on top comes to what it
got back and what is left together, to the cent.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from socoledger.domain.model import MUNICIPALITY, Books, below
from socoledger.domain.partners import bare, is_municipality
from socoledger.rules.figures import History, grants_at
from socoledger.rules.tally import Kind, Role, Tally


class Form(StrEnum):
    """The forms of a contribution that have an account of their own."""

    CAPITAL = "capital"
    GIFTS = "gifts"
    LOANS = "loans"


class Held(NamedTuple):
    """What one partner brought in in one form; a gift or capital that was put to use is `used`."""

    brought_cents: int = 0
    back_cents: int = 0
    used_cents: int = 0

    @property
    def balance_cents(self) -> int:
        """What stands on the account."""
        return self.brought_cents - self.back_cents - self.used_cents


class OfGrants(NamedTuple):
    """A partner's grants together."""

    received_cents: int = 0
    repaid_cents: int = 0
    spent_cents: int = 0
    kept_cents: int = 0
    returned_cents: int = 0
    """What was left and went to the gemeente's account."""

    @property
    def left_cents(self) -> int:
        """What is neither spent, kept, nor on its way back; below 0 if spent before received."""
        return (
            self.received_cents
            - self.repaid_cents
            - self.spent_cents
            - self.kept_cents
            - self.returned_cents
        )


class Contribution(NamedTuple):
    """The account of one partner at the end of a day, since the books began."""

    id: str
    """MUNICIPALITY, or the name as it stands in the account or in grants.yaml."""
    forms: Mapping[Form, Held]
    grants: OfGrants
    from_results_cents: int = 0
    """What results and leavers bring the gemeente, by closes through the month of the day."""
    paid_cents: int = 0
    """What was paid on the gemeente's account."""
    owed_cents: int = 0
    """What it is to be paid still."""

    @property
    def brought_in_cents(self) -> int:
        """In all forms."""
        held = sum(each.brought_cents for each in self.forms.values())
        return held + self.grants.received_cents

    @property
    def got_back_cents(self) -> int:
        """In all forms, and what results brought."""
        held = sum(each.back_cents for each in self.forms.values())
        return held + self.grants.repaid_cents + self.paid_cents

    @property
    def used_cents(self) -> int:
        """Grants spent, and what was taken off the other accounts without being paid back."""
        return self.grants.spent_cents + sum(each.used_cents for each in self.forms.values())

    @property
    def rest_cents(self) -> int:
        """All that was not paid back."""
        held = sum(each.balance_cents for each in self.forms.values())
        kept = self.used_cents + self.grants.kept_cents + self.grants.left_cents
        return held + kept + self.owed_cents


def contributions_at(past: History, at: date) -> tuple[Contribution, ...]:
    """Every partner's account at the end of a day, the gemeente first, then by name; `past` holds
    the facts up to that day.
    """
    names = _Names(past.books)
    held: dict[str, dict[Form, Held]] = {}
    for partner, form, cents, is_cash in _moved(past.books, names):
        mine = held.setdefault(partner, {})
        was = mine.get(form, Held())
        mine[form] = _with(was, cents, is_cash=is_cash)
    granted: dict[str, OfGrants] = {}
    for figures in grants_at(past, at):
        partner = names.partner(figures.grant.giver)
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


def _with(was: Held, cents: int, *, is_cash: bool) -> Held:
    if cents >= 0:
        return was._replace(brought_cents=was.brought_cents + cents)
    if is_cash:
        return was._replace(back_cents=was.back_cents - cents)
    return was._replace(used_cents=was.used_cents - cents)


def _contribution(
    past: History, id_: str, forms: Mapping[Form, Held], grants: OfGrants
) -> Contribution:
    if id_ != MUNICIPALITY:
        return Contribution(id_, forms, grants)
    booked_by_hand, paid = _on_account(past.totals)
    from_results = booked_by_hand + _from_results(past)
    owed = from_results + grants.returned_cents - paid
    return Contribution(id_, forms, grants, from_results, paid, owed)


def _on_account(totals: Tally) -> tuple[int, int]:
    """What stands on the gemeente's account that no close booked: by hand, and paid."""
    own = [
        one
        for one in totals.movements_of(Role.MUNICIPALITY)
        if one.kind not in (Kind.CLOSE, Kind.LEAVING)
    ]
    paid = -sum(one.cents for one in own if one.kind is Kind.CASH)
    return sum(one.cents for one in own if one.kind is not Kind.CASH), paid


def _from_results(past: History) -> int:
    """What members' results, leavers and the coöperatie's own result bring the gemeente."""
    ends = {month.year: month for month in sorted(past.collective_months)}
    standings = [*past.members.values(), past.collective]
    results = sum(
        found[month].distributed.get(MUNICIPALITY, 0)
        for month in ends.values()
        for found in standings
    )
    return results + sum(one.cents for one in past.leavings if one.to == MUNICIPALITY)


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


def _moved(books: Books, names: _Names) -> Iterator[tuple[str, Form, int, bool]]:
    """Each posting on an account of a contribution: whose, in which form, what (a credit is
    positive), and whether money came or went.
    """
    accounts, assets = books.coop.accounts, books.journal.roots.assets
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
            whose = found[posting.account]
            if whose is not None:
                is_cash = any(below(one.account, assets) for one in transaction.postings)
                yield (*whose, -posting.cents, is_cash)


def _whose(account: str, parents: Mapping[Form, str], names: _Names) -> tuple[str, Form] | None:
    for form, parent in parents.items():
        if below(account, parent):
            part = account[len(parent) + 1 :].split(":", 1)[0]
            return names.partner(part) if part else "", form
    return None
