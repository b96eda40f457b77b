"""The verdict on a close: whether it equals what the books give, and if not, why (SPEC 4)."""

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
    """The verdict on a close that was made by rules unknown to this version."""
    rules = str(close.rules)
    return Verdict(close, (Finding.of(CLOSE_RULES_UNKNOWN, close.place, close.day, rules=rules),))


def before_first_month(close: Close, first: Month) -> Verdict:
    """The verdict on a close of a period before the first month of the books."""
    finding = Finding.of(
        CLOSED_BEFORE_FIRST_MONTH, close.place, close.day, period=close.period, first=str(first)
    )
    return Verdict(close, (finding,))


def judge(
    close: Close, plan: Plan, expected: str, facts: Facts | None, *, journal_changed: bool = False
) -> Verdict:
    """Compare a close with the plan and the text that the books give; `facts` are those of its
    month, None for a year. `journal_changed` says whether the journal of an earlier month did.
    """
    if close.text == expected:
        return Verdict(close, ())
    # A close without its digest was cut off; that is no change of the books.
    findings = (
        []
        if facts is None or close.facts in (None, plan.facts)
        else [*_changed_facts(close, facts)]
    )
    if journal_changed or any(finding.kind in CHANGED_JOURNAL for finding in findings):
        # Which members' rights are facts depends on who has hours.
        findings = [
            finding
            for finding in findings
            if finding.kind != CLOSED_FACT_CHANGED
            or finding.parameters["key"] in (_AGREEMENT, _ACCOUNTS)
        ]
    if (close.after, close.previous) != (plan.after, plan.previous):
        after = close.after or plan.after or "-"
        findings.append(Finding.of(CLOSE_CHAIN_BROKEN, close.place, close.day, after=after))
    findings.extend(_changed_lines(close, expected))
    if not findings:  # then a digest or a mark in the close was changed, but no fact
        findings.extend(_changed_lines(close, expected, with_digests=True))
    return Verdict(
        close, tuple(findings) or (Finding.of(CLOSE_LAYOUT_CHANGED, close.place, close.day),)
    )


def _changed_facts(close: Close, facts: Facts) -> Iterator[Finding]:
    """The lines that were added or changed since the close, and the number that were removed."""
    recorded = close.marks()
    by_key: dict[str, list[tuple[str, Place]]] = {
        key: [] for key in recorded if key != LAW and not key.startswith(WORDING)
    }
    for fact in facts.listed:
        if fact.key == LAW:  # the close records it itself
            continue
        by_key.setdefault(fact.key, []).append((mark(fact.text), fact.place))
    days = {fact.key: fact.day for fact in facts.listed}
    for key, current in sorted(by_key.items()):
        remaining = Counter(recorded.get(key, ()))
        added = []
        for fact_mark, place in sorted(current):
            if remaining[fact_mark]:
                remaining[fact_mark] -= 1
            else:
                added.append(place)
        removed_count = remaining.total()
        if key.startswith("day-"):
            for place in sorted(added):
                yield Finding.of(CLOSED_ENTRY_ADDED, place, days[key], period=close.period)
            if removed_count > len(added):
                name: dict[str, Parameter] = {"key": key.removeprefix("day-")}
                count = removed_count - len(added)
                yield Finding.of(
                    CLOSED_ENTRY_GONE,
                    close.place,
                    close.day,
                    period=close.period,
                    count=count,
                    **name,
                )
        elif added or removed_count:
            place = added[0] if added else close.place
            yield Finding.of(
                CLOSED_FACT_CHANGED, place, close.day, period=close.period, key=name_of(key)
            )


_AGREEMENT = Phrase("the agreement")
_ACCOUNTS = Phrase("the accounts")


def name_of(key: str) -> str:
    """The name of a key of facts, for people."""
    names = {AGREEMENT: _AGREEMENT, COOP: _ACCOUNTS}
    return names.get(key) or key.removeprefix("member-").removeprefix(GRANT)


def _changed_lines(close: Close, expected: str, *, with_digests: bool = False) -> Iterator[Finding]:
    """A finding for each line of a close that differs from what the books give; without digests and
    marks, as their changes are reported as facts.
    """
    expected_lines, close_lines = expected.splitlines(), close.text.splitlines()
    members = [*_member_of_lines(close_lines)]
    matcher = SequenceMatcher(None, close_lines, expected_lines, autojunk=False)
    for tag, start, end, expected_start, expected_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        for index in range(max(end - start, expected_end - expected_start)):
            close_line = close_lines[start + index] if start + index < end else ""
            expected_line = (
                expected_lines[expected_start + index]
                if expected_start + index < expected_end
                else ""
            )
            if not (close_line.strip() or expected_line.strip()):
                continue
            if _line_text(close_line) == _line_text(expected_line):  # but for spaces
                continue
            if not with_digests and _is_mark(close_line) and _is_mark(expected_line):
                continue
            line = min(start + index, max(len(close_lines) - 1, 0))
            yield Finding.of(
                CLOSE_FIGURE_DIFFERS,
                Place(close.place.file, line + 1),
                close.day,
                members[line] if members else None,
                found=_line_text(close_line),
                expected=_line_text(expected_line),
            )


_MARK_PREFIXES = (
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


def _is_mark(line: str) -> bool:
    """Whether a line is a digest or a mark, or empty."""
    bare = line.strip()
    return not bare or (bare.startswith(_MARK_PREFIXES) and not bare.startswith(ACCEPTED))


def _line_text(line: str) -> str:
    return " ".join(line.split())[:120] or _NOTHING


def _member_of_lines(lines: Sequence[str]) -> Iterator[str | None]:
    """The member of the transaction that each line is part of, None outside those."""
    member: str | None = None
    for index, line in enumerate(lines):
        if not line.startswith(" "):
            following = lines[index + 1].split('"') if index + 1 < len(lines) else []
            tagged = "#close" in line and len(following) == 3
            member = following[1] if tagged else None
        yield member
