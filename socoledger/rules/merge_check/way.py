"""How to merge two branches so that what is closed stays closed (SPEC 4, 13)."""

from collections.abc import Iterator, Sequence

from socoledger.domain.findings import Phrase
from socoledger.domain.merge_check import Overlap
from socoledger.rules.merge_check.branch import Branch, ClosedPeriod


def way(found: Sequence[Overlap], ours: Branch, theirs: Branch) -> Iterator[Phrase]:
    """The steps, in order; none if the branches have nothing in common."""
    if not found:
        return
    of_ours, of_theirs = ours.closed_beside(theirs), theirs.closed_beside(ours)
    if _reach(of_theirs) > _reach(of_ours):
        first, second, made, own = theirs, ours, of_theirs, of_ours
    else:
        first, second, made, own = ours, theirs, of_ours, of_theirs
    yield from _solved_by_hand(found)
    if not made:
        yield Phrase("Merge in either order: neither branch closed anything that the other lacks.")
        return
    yield Phrase(
        "Begin with {branch}, which closed {periods}: merge that one first.",
        branch=first.name,
        periods=_periods(made),
    )
    if own:
        yield Phrase(
            "In {branch}, take back its own closes, the last one first: {commands}.",
            branch=second.name,
            commands=_reopened(own),
        )
    late = _with_late_facts(found, made, first is ours)
    if late:
        yield Phrase(
            "{branch} has facts for {periods}. Have members or the gemeente seen these closes? Then"
            " date the facts in the first open month, in {branch}. Has nobody? Then take the closes"
            " back in {closer}, the last one first: {commands}.",
            branch=second.name,
            closer=first.name,
            periods=_periods(late),
            commands=_reopened(late),
        )
    yield Phrase("Then merge {branch}.", branch=second.name)
    periods = {close.period for close in made}
    again = [*late, *(close for close in own if close.period not in periods)]
    if again:
        yield Phrase(
            "Close again what was taken back, in this order: {commands}.", commands=_closed(again)
        )
    yield Phrase("See at the end whether the closes are whole: socoledger verify.")


def _solved_by_hand(found: Sequence[Overlap]) -> Iterator[Phrase]:
    kinds = {overlap.kind for overlap in found}
    reopened = [overlap.period or "" for overlap in found if overlap.kind == "reopened"]
    if reopened:
        yield Phrase(
            "Choose for {periods}: leave that close as it was, or take back the later ones of the"
            " other branch as well, and close again in order.",
            periods=", ".join(reopened),
        )
    if "twice" in kinds:
        yield Phrase("See after merging that what both recorded stands there once.")
    if kinds & {"record", "entry"}:
        yield Phrase("Agree first on what both changed each in their own way, and change one.")


def _with_late_facts(
    found: Sequence[Overlap], made: Sequence[ClosedPeriod], by_ours: bool
) -> list[ClosedPeriod]:
    """The closes from the first one on that the other branch has facts for."""
    periods = {
        overlap.period
        for overlap in found
        if overlap.kind == "closed"
        and any(fact.kind == "closes" for fact in (overlap.ours if by_ours else overlap.theirs))
    }
    numbers = [number for number, close in enumerate(made) if close.period in periods]
    return list(made[min(numbers) :]) if numbers else []


def _reach(closes: Sequence[ClosedPeriod]) -> tuple[str, int]:
    """How far closes reach, and how many they are."""
    return max((str(close.month) for close in closes), default=""), len(closes)


def _periods(closes: Sequence[ClosedPeriod]) -> str:
    return ", ".join(close.period for close in closes)


def _reopened(closes: Sequence[ClosedPeriod]) -> str:
    return "; ".join(f"socoledger reopen {close.period} --reason TEXT" for close in closes[::-1])


def _closed(closes: Sequence[ClosedPeriod]) -> str:
    ordered = sorted(closes, key=lambda close: (close.month, len(close.period) == 4))
    return "; ".join(f"socoledger close {close.period}" for close in ordered)
