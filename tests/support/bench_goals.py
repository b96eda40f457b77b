"""What was to be reached, beside what was measured."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.support.bench_figures import CHANGED, COLD, FIGURES, WARM, Sized
from tests.support.bench_parts import CLOSE, STARTS, VERIFY
from tests.support.bench_peers import BY_MEMBER, PEERS
from tests.support.bench_run import Beside, Ratio

BEFORE = {CLOSE: 1.41, VERIFY: 1.38}
"""What version 0.8.0 took of Beancount's load of the same books, 100,000 transactions."""
SMALL, MIDDLE, LARGE, HUGE = 1_000, 10_000, 100_000, 1_000_000


@dataclass(frozen=True)
class Measured:
    """All that was measured; what was left out is empty."""

    start: Beside | None = None
    sizes: Mapping[int, Sized] = field(default_factory=dict)
    growth: Ratio | None = None
    """A figure at 1,000,000 transactions beside the same at 10,000."""
    closing: Beside | None = None
    differing: Beside | None = None
    imports: Mapping[str, Ratio] = field(default_factory=dict)


class Goal(NamedTuple):
    """What was asked, how much at most, and what it became; None: it was not measured."""

    title: str
    most: float
    became: float | None


def goals(measured: Measured) -> list[Goal]:
    """Each goal with its result."""
    large, small = measured.sizes.get(LARGE), measured.sizes.get(SMALL)
    growth = measured.growth
    found = [
        Goal(f"{LARGE:,}: the slowest figure, cold / load", 0.25, _slowest(large, COLD)),
        Goal(f"{LARGE:,}: the same / the quickest peer by member", 1.0, _beside_peers(large)),
        Goal(f"{LARGE:,}: its memory, cold / load", 0.35, _largest(large)),
        Goal(f"{LARGE:,}: the slowest, one month changed / load", 0.05, _slowest(large, CHANGED)),
        Goal(f"{SMALL:,}: the slowest figure, cold / bean-check", 1.0, _of_check(small, COLD)),
        Goal(f"{SMALL:,}: the slowest, nothing changed / bean-check", 0.35, _of_check(small, WARM)),
        Goal(
            f"a transaction at {HUGE:,} / one at {MIDDLE:,}",
            1.2,
            growth.time * MIDDLE / HUGE if growth else None,
        ),
    ]
    for option in STARTS:
        ratio = measured.start.ratios[option] if measured.start else None
        found.append(Goal(f"`{option}` / import typer", 1.5, ratio.time if ratio else None))
    for command, before in BEFORE.items():
        ratio = measured.closing.ratios[command] if measured.closing else None
        became = ratio.time / before if ratio else None
        found.append(Goal(f"{LARGE:,}: `{command}` / the same in 0.8.0", 0.5, became))
    changes = measured.differing.ratios if measured.differing else {}
    found.append(Goal(f"{LARGE:,}: the slowest `diff` / load", 2.5, _most(changes.values())))
    found.append(Goal("the slowest `import` / mt-940", 5.0, _most(measured.imports.values())))
    return found


def _figures(sized: Sized | None, state: str) -> list[Ratio]:
    found = (sized.of(command, state) for command in FIGURES) if sized else ()
    return [ratio for ratio in found if ratio]


def _slowest(sized: Sized | None, state: str) -> float | None:
    return _most(_figures(sized, state))


def _most(ratios: Iterable[Ratio]) -> float | None:
    return max((ratio.time for ratio in ratios), default=None)


def _largest(sized: Sized | None) -> float | None:
    return max((ratio.memory for ratio in _figures(sized, COLD)), default=None)


def _beside_peers(sized: Sized | None) -> float | None:
    slowest = _slowest(sized, COLD)
    if sized is None or slowest is None:
        return None
    times = [
        sized.load.ratios[peer.title].time
        for peer in PEERS
        if peer.asked.startswith(BY_MEMBER) and peer.title in sized.load.ratios
    ]
    return slowest / min(times) if times else None


def _of_check(sized: Sized | None, state: str) -> float | None:
    slowest = _slowest(sized, state)
    if sized is None or slowest is None or PEERS[0].title not in sized.load.ratios:
        return None
    return slowest / sized.load.ratios[PEERS[0].title].time
