"""What an import says of lines that waited in the books to be sorted out (SPEC 10)."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from socoledger.domain.bank_import import LineAnswer, PlannedLine, WaitingState
from socoledger.domain.bank_waiting import Sorted, Waiting
from socoledger.domain.findings import Place, _
from socoledger.write.words import Words

Places = Callable[[PlannedLine | Waiting], Place | None]
"""Where a line stands in the books."""


class Waited(NamedTuple):
    """The lines that waited: those that are sorted out by now, and those that wait still;
    `rules_file` has the rules that may have decided.
    """

    done: Sequence[Sorted]
    left: Sequence[Waiting]
    rules_file: str


def waiting_answers(waited: Waited, places: Places, words: Words) -> Iterator[LineAnswer]:
    """Each of them, in the order of the journal."""
    moved = [one.waiting for one in waited.done]
    for one in sorted((*moved, *waited.left), key=lambda one: (one.place, one.posting)):
        state = WaitingState.SORTED if one in moved else WaitingState.UNSORTED
        place = places(one)
        yield LineAnswer(
            key=one.key,
            day=one.day,
            amount_cents=one.payment.cents,
            name=words.hide(one.payee),
            state=state.value,
            file=None if place is None else place.file,
            line=None if place is None else place.line,
        )


def waited_lines(
    waited: Waited, places: Places, words: Words, *, lists_left: bool
) -> Iterator[str]:
    """How many were sorted out, each with the rule that decided where one did; and how many wait
    still, each with `lists_left`.
    """
    if waited.done:
        yield words("sorted out of what waited: {count}", count=len(waited.done))
    for one in waited.done:
        if one.rule is not None:
            accounts = ", ".join(target.account for target, _cents in one.targets)
            rule = f"{waited.rules_file}:{one.rule}"
            said = words("on {account}, by the rule in {rule}", account=accounts, rule=rule)
            yield f"  {_shown(one.waiting, places, words)}: {said}"
    if waited.left and not lists_left:
        message = _("still to be sorted out from before: {count}; with: socoledger import")
        yield words(message, count=len(waited.left))
    elif waited.left:
        yield words("still to be sorted out: {count}", count=len(waited.left))
        yield from (f"  {_shown(one, places, words)}" for one in waited.left)


def nothing_waits(words: Words) -> str:
    """What is said where no file is given, and nothing waits."""
    return words("nothing waits to be sorted out; to import, name files: socoledger import FILE")


def _shown(waiting: Waiting, places: Places, words: Words) -> str:
    place = places(waiting)
    where = "" if place is None else f"{place.file}:{place.line}: "
    amount = words.amount(waiting.payment.cents)
    name = words.plain(waiting.payee)
    return words.plain(where) + " ".join(filter(None, (waiting.day.isoformat(), amount, name)))
