"""Somebody who reads an anonymous `impact` and reckons: which numbers of people that are left out
can be told from what is shown?

They know what the figures mean, so how they hang together, and what the answer says of itself:
nothing that is shown is about one to four people. What is left out may be any number, as counts
are left out together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.money import parse_hundredths
from tests.support.asking import Shape

MOST = 60
"""No coöperatie here has more people."""
FEWEST = 5
OUTFLOW = ("work", "education", "self-employed", "deceased", "other")
OFF_BENEFIT = OUTFLOW[:3]
MEMBERS = ("start", "end", "joined", "during", "activated", "working", "earning", "left")

Bounds = dict[str, tuple[int, int]]
"""The least and the most that each count can be."""


class AtMost(NamedTuple):
    """A sum of counts, each so many times, is at most a number."""

    terms: tuple[tuple[str, int], ...]
    most: int


def at_most(most: int, **terms: int) -> AtMost:
    return AtMost(tuple(terms.items()), most)


def equal(total: str, parts: Iterable[str]) -> tuple[AtMost, AtMost]:
    """What parts add up to."""
    each = dict.fromkeys(parts, 1)
    there = {total: -1, **each}
    back = {total: 1, **dict.fromkeys(each, -1)}
    return AtMost(tuple(there.items()), 0), AtMost(tuple(back.items()), 0)


def no_more(less: str, more: str) -> AtMost:
    return AtMost(((less, 1), (more, -1)), 0)


RULES: tuple[AtMost, ...] = (
    *equal("during", ("start", "joined")),
    *equal("during", ("activated", "working")),
    *equal("left", (f"out.{outcome}" for outcome in OUTFLOW)),
    *equal("during", ("end", "gone")),  # gone: before the last day of the year
    *equal("during", ("left", "stayed")),
    *equal("working", ("earning", "losing")),
    *equal("onwards", (f"out.{outcome}" for outcome in OFF_BENEFIT)),
    *equal("onwards", ("of", "without")),  # without: a benefit on the day before
    *equal("left", ("onwards", "otherwise")),
    *equal("reckoned", ("reckoned now", "earlier")),
    no_more("reckoned now", "onwards"),
    *equal("left", ("gone", "on the last day")),
)
"""How the counts of people hang together. Those that are never shown are groups of people too."""

HIDDEN = (
    *("gone", "on the last day", "stayed", "losing", "without", "onwards", "otherwise"),
    *("reckoned now", "earlier"),
)
"""Counts that no answer shows."""

SECRETS = (
    *MEMBERS,
    *(f"out.{outcome}" for outcome in OUTFLOW),
    *(
        "reckoned",
        "of",
        "gone",
        "on the last day",
        "stayed",
        "losing",
        "without",
        "onwards",
        "otherwise",
        "former",
    ),
)
"""Of these nobody may tell that they are one, two, three or four."""


def tighter(bounds: Bounds, rules: Sequence[AtMost]) -> Bounds | None:
    """What follows from rules for the bounds, None if they cannot all be true."""
    found, changed = dict(bounds), True
    while changed:
        changed = False
        for terms, most in rules:
            least = sum(times * found[name][times < 0] for name, times in terms)
            if least > most:
                return None
            for name, times in terms:
                low, high = found[name]
                rest = most - (least - times * (high if times < 0 else low))
                if times > 0 and rest // times < high:
                    high = rest // times
                elif times < 0 and -(rest // -times) > low:
                    low = -(rest // -times)
                if (low, high) != found[name]:
                    if low > high:
                        return None
                    found[name], changed = (low, high), True
                    least = sum(each * found[one][each < 0] for one, each in terms)
    return found


def worlds(bounds: Bounds, rules: Sequence[AtMost] = RULES) -> Iterator[dict[str, int]]:
    """Every way in which all of it can be true."""
    found = tighter(bounds, rules)
    if found is None:
        return
    open_ = [name for name, (low, high) in found.items() if low < high]
    if not open_:
        yield {name: low for name, (low, _) in found.items()}
        return
    name = min(open_, key=lambda one: found[one][1] - found[one][0])
    for value in range(found[name][0], found[name][1] + 1):
        yield from worlds({**found, name: (value, value)}, rules)


def deduced(
    bounds: Bounds, rules: Sequence[AtMost] = RULES, secrets: Sequence[str] = SECRETS
) -> dict[str, int]:
    """The secrets that can only be one thing."""
    found = tighter(bounds, rules)
    assert found is not None, "what is shown cannot be true"
    known: dict[str, int] = {}
    first = next(worlds(found, rules))
    for name in secrets:
        low, high = found[name]
        others = ((low, first[name] - 1), (first[name] + 1, high))
        if not any(
            least <= most and next(worlds({**found, name: (least, most)}, rules), None)
            for least, most in others
        ):
            known[name] = first[name]
    return known


ALL_YEARS: tuple[AtMost, ...] = (
    *RULES,
    *equal("before", ("went", "kept")),  # members of the year before, gone by New Year or not
    *equal("start", ("kept", "came")),  # came: on New Year's day
    *equal("ever", ("before", "not before")),
    *equal("ever", ("during", "not during")),
    no_more("before", "ever"),
    *equal("ever onwards", ("onwards", "onwards before")),
    *equal("ever of", ("of", "of before")),
    *equal("ever without", ("without", "without before")),
    *equal("ever onwards", ("ever of", "ever without")),
)
"""How the counts of a page hang together with those of the year before, and of all years."""

BETWEEN_YEARS = (
    *("went", "came", "not before", "not during"),
    *("onwards before", "of before", "without before"),
)
"""Secrets of a page: those of a year, and these."""

Equation = Mapping[str, Fraction | int]
"""A sum of amounts, each so many times, that comes to nothing."""


def follows(name: str, shown: Iterable[str], equations: Iterable[Equation]) -> bool:
    """Whether an amount can be reckoned from those that are shown."""
    known = [*({one: 1} for one in shown), *equations]
    return _rank(known) == _rank([*known, {name: 1}])


def _rank(equations: Sequence[Equation]) -> int:
    rows, rank = (
        [{key: Fraction(times) for key, times in one.items() if times} for one in equations],
        0,
    )
    while rows:
        first = rows.pop()
        if not first:
            continue
        rank += 1
        pivot, times = next(iter(first.items()))
        for row in rows:
            factor = row.get(pivot, Fraction(0)) / times
            for key, value in first.items() if factor else ():
                row[key] = row.get(key, Fraction(0)) - factor * value
                if not row[key]:
                    del row[key]
    return rank


def read(shape: Shape, *, promised: bool = True) -> Bounds:
    """What an anonymous answer says of each count at once. `promised`: and what follows from how
    it is made: that nothing shown is of one to four people.
    """
    counts: dict[str, int | None] = dict(shape["members"])
    counts |= {f"out.{outcome}": one["members"] for outcome, one in shape["outflow"].items()}
    counts |= {"reckoned": shape["saved"]["members"], "of": shape["saved"]["of"]}
    counts |= {"former": shape["former"]["members"]}
    bounds: Bounds = {
        name: (0, MOST) if count is None else (count, count) for name, count in counts.items()
    }
    if promised and counts["during"] is None:
        bounds["during"] = (1, FEWEST - 1)
    for name in HIDDEN:
        bounds[name] = (0, MOST)
    _by_shares(shape, bounds)
    earnings = shape["earnings"]
    if earnings["mean"] is not None and earnings["total"] is not None:
        _by_mean(parse_hundredths(earnings["total"]), parse_hundredths(earnings["mean"]), bounds)
    if promised:
        _raise(bounds, "working", FEWEST if earnings["mean"] is not None else 0)
        some_hours = _is_some(shape["hours"]) and counts["former"] == 0
        _raise(bounds, "earning", FEWEST if some_hours else 0)
        _raise(bounds, "former", FEWEST if _is_some(shape["former"]["earnings"]) else 0)
    return bounds


def _raise(bounds: Bounds, name: str, least: int) -> None:
    low, high = bounds[name]
    bounds[name] = (max(low, least), high)


def _is_some(amount: str | None) -> bool:
    return amount not in (None, "0.00")


def _by_shares(shape: Shape, bounds: Bounds) -> None:
    """A share is hundredths of a percent of all members, rounded half up."""
    shares = {f"out.{outcome}": one["share"] for outcome, one in shape["outflow"].items()}
    for name, share in (*shares.items(), ("onwards", shape["outflow_share"])):
        if share is None:
            continue
        hundredths, (low, high) = parse_hundredths(share), bounds["during"]
        fits = [
            (count, during)
            for during in range(max(low, 1), high + 1)
            for count in range(bounds[name][0], min(bounds[name][1], during) + 1)
            if (2 * count * 10_000 + during) // (2 * during) == hundredths
        ]
        if fits:
            bounds[name] = (min(fits)[0], max(fits)[0])
            every = [during for _, during in fits]
            bounds["during"] = (min(every), max(every))


def _by_mean(total: int, mean: int, bounds: Bounds) -> None:
    low, high = bounds["working"]
    fits = [
        count
        for count in range(max(low, 1), high + 1)
        if abs(2 * total - 2 * mean * count) <= count
    ]
    if fits:
        bounds["working"] = (min(fits), max(fits))


def sums_told(shape: Shape, people: Mapping[str, frozenset[str]]) -> list[str]:
    """Amounts that are left out and follow from those shown, if they are of one to four people.

    `people` are those behind each purpose, and behind "saved" and "returned".
    """
    found = []
    purposes = shape["spaarpot"]["purposes"] or {}
    left_out = [purpose for purpose, ids in people.items() if ids and purpose not in purposes]
    left_out = [purpose for purpose in left_out if purpose not in ("saved", "returned")]
    if purposes and left_out and shape["spaarpot"]["spent"] is not None:
        behind = frozenset[str]().union(*(people[purpose] for purpose in left_out))
        if len(behind) < FEWEST:
            found.append(f"spent on {', '.join(left_out)}")
    if shape["balance"] is not None:
        two = {"saved": shape["saved"]["amount"], "returned": shape["returned"]["computed"]}
        unseen = [name for name, amount in two.items() if amount is None]
        if len(unseen) == 1 and 0 < len(people[unseen[0]]) < FEWEST:
            found.append(unseen[0])
    return found
