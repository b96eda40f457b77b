"""Every destination that an agreement may name is booked, shown and asserted (SPEC 3.2, 4)."""

import pytest

from socoledger.domain.accounts import Accounts, below
from socoledger.domain.closing import Booking
from socoledger.domain.destinations import (
    COLLECTIVE_DESTINATIONS,
    COOPERATIVE,
    FUND,
    KEEP,
    LEAVING_DESTINATIONS,
    MEMBER_DESTINATIONS,
)
from socoledger.rules.closing.balances import year_accounts
from socoledger.rules.closing.booked import _booked
from socoledger.rules.closing.bookings import _account

ACCOUNTS = Accounts()
BOOKED = dict.fromkeys(
    (*MEMBER_DESTINATIONS, *COLLECTIVE_DESTINATIONS, *LEAVING_DESTINATIONS, f"{FUND}opleiding")
)
BOOKED.pop(COOPERATIVE)  # it stays in the coöperatie's own result
BOOKED.pop(KEEP)


@pytest.mark.parametrize("destination", BOOKED)
def test_the_table_of_a_close_has_every_destination(destination: str) -> None:
    account = _account(destination, "Anna", ACCOUNTS)
    booking = Booking("anna", ((account, -1234), (ACCOUNTS.distribution, 1234)))
    figures = [
        cents
        for name, cents in _booked(booking, ACCOUNTS)._asdict().items()
        if name.endswith("_cents") and cents
    ]
    assert figures == [1234]


@pytest.mark.parametrize("destination", [*COLLECTIVE_DESTINATIONS, f"{FUND}opleiding"])
def test_the_close_of_a_year_asserts_every_destination_of_the_cooperative(destination: str) -> None:
    account = _account(destination, "", ACCOUNTS)
    assert any(below(account, parent) for parent in year_accounts(ACCOUNTS))
