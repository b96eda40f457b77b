"""Whether closes still say what the books give, and what changed if they do not (SPEC 4)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from socoledger.catalogue.closing import (
    CLOSE_CHAIN_BROKEN,
    CLOSE_FIGURE_DIFFERS,
    CLOSE_LAYOUT_CHANGED,
    CLOSE_RULES_UNKNOWN,
    CLOSED_BEFORE_FIRST_MONTH,
    CLOSED_ENTRY_ADDED,
    CLOSED_ENTRY_GONE,
    CLOSED_FACT_CHANGED,
)
from socoledger.domain.closing import ACCEPTED, WORDING, Close, Plan
from socoledger.domain.digest import mark
from socoledger.domain.findings import Finding, Parameter, Phrase, Place
from socoledger.domain.period import Month
from socoledger.domain.verify import Verdict
from socoledger.rules.closing.facts import AGREEMENT, COOP, GRANT, LAW, Facts

_NOTHING = Phrase("nothing")
CHANGED_JOURNAL = (CLOSED_ENTRY_ADDED, CLOSED_ENTRY_GONE)
CHANGED_FACTS = (*CHANGED_JOURNAL, CLOSED_FACT_CHANGED)


def unknown_rules(close: Close) -> Verdict:
    """The verdict on a close that was made by rules of a later version."""
    rules = str(close.rules)
    return Verdict(close, (Finding.of(CLOSE_RULES_UNKNOWN, close.place, close.day, rules=rules),))


def before_first_month(close: Close, first: Month) -> Verdict:
    """The verdict on a close of a month before the first one of the books."""
    shown = Finding.of(
        CLOSED_BEFORE_FIRST_MONTH, close.place, close.day, period=close.period, first=str(first)
    )
    return Verdict(close, (shown,))


def judge(
    close: Close, plan: Plan, expected: str, facts: Facts | None, *, journal_changed: bool = False
) -> Verdict:
    """Compare a close with the plan and the text that the books give; `facts` are those of its
    month, None for a year. `journal_changed` says whether the journal of an earlier month did.
    """
    if close.text == expected:
        return Verdict(close, ())
    # Without its digest a close was cut off: what it lacks is no change of the books.
    found = (
        []
        if facts is None or close.facts in (None, plan.facts)
        else [*_changed_facts(close, facts)]
    )
    if journal_changed or any(one.kind in CHANGED_JOURNAL for one in found):
        # Whose rights count follows from whose hours there are.
        found = [
            one
            for one in found
            if one.kind != CLOSED_FACT_CHANGED or one.parameters["key"] in (_AGREEMENT, _ACCOUNTS)
        ]
    if (close.after, close.previous) != (plan.after, plan.previous):
        after = close.after or plan.after or "-"
        found.append(Finding.of(CLOSE_CHAIN_BROKEN, close.place, close.day, after=after))
    found.extend(_changed_lines(close, expected))
    if not found:  # then it is a digest or a mark that was changed, and no fact
        found.extend(_changed_lines(close, expected, with_digests=True))
    return Verdict(
        close, tuple(found) or (Finding.of(CLOSE_LAYOUT_CHANGED, close.place, close.day),)
    )


def _changed_facts(close: Close, facts: Facts) -> Iterator[Finding]:
    """The lines that are new or changed since, and how many are gone."""
    recorded = close.marks()
    by_key: dict[str, list[tuple[str, Place]]] = {
        key: [] for key in recorded if key != LAW and not key.startswith(WORDING)
    }
    for fact in facts.listed:
        if fact.key == LAW:  # recorded in the close itself, so it cannot change by itself
            continue
        by_key.setdefault(fact.key, []).append((mark(fact.text), fact.place))
    days = {fact.key: fact.day for fact in facts.listed}
    for key, now in sorted(by_key.items()):
        left = Counter(recorded.get(key, ()))
        added = []
        for found, place in sorted(now):
            if left[found]:
                left[found] -= 1
            else:
                added.append(place)
        gone = left.total()
        if key.startswith("day-"):
            for place in sorted(added):
                yield Finding.of(CLOSED_ENTRY_ADDED, place, days[key], period=close.period)
            if gone > len(added):
                name: dict[str, Parameter] = {"key": key.removeprefix("day-")}
                count = gone - len(added)
                yield Finding.of(
                    CLOSED_ENTRY_GONE,
                    close.place,
                    close.day,
                    period=close.period,
                    count=count,
                    **name,
                )
        elif added or gone:
            place = added[0] if added else close.place
            yield Finding.of(
                CLOSED_FACT_CHANGED, place, close.day, period=close.period, key=name_of(key)
            )


_AGREEMENT = Phrase("the agreement")
_ACCOUNTS = Phrase("the accounts")


def name_of(key: str) -> str:
    """What the facts of a key are of, in words."""
    names = {AGREEMENT: _AGREEMENT, COOP: _ACCOUNTS}
    return names.get(key) or key.removeprefix("member-").removeprefix(GRANT)


def _changed_lines(close: Close, expected: str, *, with_digests: bool = False) -> Iterator[Finding]:
    """Each line of the file that the books give otherwise; without the digests and marks, what
    makes them differ being told apart.
    """
    ours, theirs = expected.splitlines(), close.text.splitlines()
    members = [*_members(theirs)]
    compared = SequenceMatcher(None, theirs, ours, autojunk=False)
    for tag, start, end, our_start, our_end in compared.get_opcodes():
        if tag == "equal":
            continue
        for index in range(max(end - start, our_end - our_start)):
            found = theirs[start + index] if start + index < end else ""
            wanted = ours[our_start + index] if our_start + index < our_end else ""
            if not (found.strip() or wanted.strip()):
                continue
            if _shown(found) == _shown(wanted):  # but for spaces
                continue
            if not with_digests and _is_told_apart(found) and _is_told_apart(wanted):
                continue
            line = min(start + index, max(len(theirs) - 1, 0))
            yield Finding.of(
                CLOSE_FIGURE_DIFFERS,
                Place(close.place.file, line + 1),
                close.day,
                members[line] if members else None,
                found=_shown(found),
                expected=_shown(wanted),
            )


_APART = (
    "facts:",
    "previous:",
    "after:",
    "day-",
    "member-",
    GRANT,
    f"{AGREEMENT}: ",
    f"{COOP}: ",
    f"{LAW}: ",
)


def _is_told_apart(line: str) -> bool:
    """Whether a line is a digest or a mark, or says nothing."""
    bare = line.strip()
    return not bare or (bare.startswith(_APART) and not bare.startswith(ACCEPTED))


def _shown(line: str) -> str:
    return " ".join(line.split())[:120] or _NOTHING


def _members(lines: Sequence[str]) -> Iterator[str | None]:
    """Whose transaction each line stands in."""
    member: str | None = None
    for index, line in enumerate(lines):
        if not line.startswith(" "):
            following = lines[index + 1].split('"') if index + 1 < len(lines) else []
            tagged = "#close" in line and len(following) == 3
            member = following[1] if tagged else None
        yield member
