"""The account with the gemeente: what closes booked, what was paid, what is left (SPEC 3.8)."""

from datetime import date

from socoledger.rules.tally import Kind, Role, Tally


def booked_in(totals: Tally, year: int) -> int:
    """What the closes of a year's months, and of the year, booked on the account.

    A debt is above 0.
    """
    return sum(
        movement.cents
        for movement in totals.movements_of(Role.MUNICIPALITY)
        if movement.by_close and movement.for_year == year
    )


def paid_for(totals: Tally, year: int) -> int:
    """What was paid for a year, less what came back: by `for`, else by the year of the date."""
    return -sum(
        movement.cents
        for movement in totals.movements_of(Role.MUNICIPALITY)
        if movement.kind is Kind.CASH and (movement.for_year or movement.day.year) == year
    )


def municipality_balance(totals: Tally, day: date) -> int:
    """What is owed to the gemeente at the end of a day."""
    movements = totals.movements_of(Role.MUNICIPALITY)
    return sum(movement.cents for movement in movements if movement.day <= day)
