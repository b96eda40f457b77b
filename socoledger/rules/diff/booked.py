"""Spaarpotten as they are booked in closed months, where a change moved them otherwise than the
rules do: somebody changed a close (SPEC 13).
"""

from collections.abc import Iterable, Iterator, Mapping

from socoledger.domain.agreement import SPAARPOT
from socoledger.domain.diff import FigureChange
from socoledger.domain.period import Month
from socoledger.rules.diff.figures import balances
from socoledger.rules.history import History
from socoledger.rules.tally import Role

BOOKED = f"{SPAARPOT}.booked"


def booked_changes(
    before: History,
    after: History,
    renamed: Mapping[str, str],
    by_rules: Iterable[FigureChange],
) -> Iterator[FigureChange]:
    """The balances of accounts at the end of months that are closed at both sides, which do not
    differ by what `by_rules` says; `renamed` are ids before by id after.
    """
    expected = {
        (one.member, one.period): (one.after_cents or 0) - (one.before_cents or 0)
        for one in by_rules
        if one.figure == SPAARPOT
    }
    closed = before.books.journal.closed & after.books.journal.closed
    if not closed:
        return
    old_ids = {new: old for old, new in renamed.items()}
    known = {member.id for member in before.books.members}
    for member in after.books.members:
        old_id = old_ids.get(member.id, member.id)
        if old_id not in known:
            continue
        old, new = _balances(before, old_id), _balances(after, member.id)
        for month in new:
            moved = new[month] - old.get(month, 0)
            if str(month) in closed and moved not in (0, expected.get((member.id, month), 0)):
                yield FigureChange(
                    figure=BOOKED,
                    member=member.id,
                    period=month,
                    before_cents=old.get(month, 0),
                    after_cents=new[month],
                    closed=True,
                )


def _balances(past: History, id_: str) -> dict[Month, int]:
    """What stands on the account of a spaarpot at the end of each month, in cents."""
    first = past.books.coop.first_month
    moved: dict[Month, int] = {}
    for movement in past.totals.movements_of(Role.SPAARPOT, id_):
        month = max(Month.of(movement.day), first)
        moved[month] = moved.get(month, 0) + movement.cents
    return balances(moved, first, past.last)
