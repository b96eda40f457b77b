"""What `verify` says: by cause for people, all of it for programs (SPEC 4)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding, _
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.verify import Cause, Causes, Verdict
from socoledger.write import shapes
from socoledger.write.old_layout import Cell, Column, Table
from socoledger.write.shapes import Shape
from socoledger.write.words import Words

_FEW = 3


class Report(NamedTuple):
    """What was found in one coöperatie's closes."""

    verdicts: tuple[Verdict, ...] = ()
    others: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    causes: Causes = Causes()
    warnings: tuple[Cause, ...] = ()
    seals: Mapping[str, str] = {}

    @property
    def is_wrong(self) -> bool:
        """Whether anything is an error."""
        return bool(self.others) or any(one.findings for one in self.verdicts)

    @property
    def differing(self) -> int:
        """How many closes differ."""
        return sum(1 for one in self.verdicts if one.findings)


def shape(report: Report, words: Words) -> Shape:
    """The JSON of `verify`."""
    found = shapes.verify(report.verdicts, report.others, report.accepted, words)
    for close in found["closes"]:
        close["seal"] = report.seals.get(close["period"])
    follows = report.causes.follows
    return {
        **found,
        "causes": [_cause(one, words) for one in report.causes.causes],
        "follows": {
            "periods": [*follows.periods],
            "lines": follows.lines,
            "members": [*follows.members],
        },
        "warnings": [_cause(one, words) for one in report.warnings],
    }


def _cause(cause: Cause, words: Words) -> Shape:
    change = cause.change
    return {
        **shapes.of_finding(change.finding, words),
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "periods": [*cause.periods],
    }


def counts(report: Report) -> dict[str, int]:
    """How many closes there are, how many of them differ, and what is wrong besides."""
    return {
        "count": len(report.verdicts),
        "differing": report.differing,
        "others": len(report.others),
    }


def lines(report: Report, words: Words, *, verbose: bool = False) -> Iterator[str]:
    """The text of `verify`."""
    if verbose or not report.is_wrong:
        yield from _closes(report, words, verbose=verbose)
    if verbose:
        yield from map(words.finding_line, report.others)
    if verbose and report.causes.causes:
        yield ""
    before = None
    for cause in (*report.causes.causes, *report.warnings):
        found = cause.change.finding
        if (found.code, found.place) != before or not cause.change.what:
            yield words.finding_line(found)
        before = found.code, found.place
        yield from _cause_lines(cause, words)
    if report.causes.follows.periods:
        yield _follows(report, words)


def _closes(report: Report, words: Words, *, verbose: bool) -> Iterator[str]:
    for verdict in report.verdicts:
        state = words("differs") if verdict.findings else words("ok")
        seal = report.seals.get(verdict.close.period)
        yield f"{verdict.close.period}: {state}" + (f"  {seal}" if verbose and seal else "")
        for finding in verdict.findings:
            yield f"  {words.finding_line(finding)}"
        for accepted in verdict.close.accepted:
            yield f"  {words.accepted(accepted)}"


def _cause_lines(cause: Cause, words: Words) -> Iterator[str]:
    change = cause.change
    what = f"{words.plain(change.what)}: " if change.what else ""
    before, after = (
        None if each is None else words.plain(each) for each in (change.before, change.after)
    )
    if before is not None and after is not None and change.what:
        yield f"  {what}{before} → {after}"
        return
    if before is not None:
        yield "  " + words(_("was: {what}"), what=f"{what}{before}")
    if after is not None:
        yield "  " + words(_("is now: {what}"), what=f"{what}{after}")


def _follows(report: Report, words: Words) -> str:
    follows = report.causes.follows
    first, last, count = follows.periods[0], follows.periods[-1], len(follows.periods)
    told = ", ".join(follows.periods)
    if count > _FEW:
        told = words("{first} to {last} ({count})", first=first, last=last, count=count)
    text = words("closes that differ by this: {periods}", periods=told)
    if follows.lines:
        names = [words("coöperatie") if one == COLLECTIVE else one for one in follows.members]
        whose = ", ".join(names) or "-"
        text += words("; lines in them: {count}, of {members}", count=follows.lines, members=whose)
    return words("{what}; all of it: socoledger verify --verbose", what=text)


def total(reports: Iterable[Report]) -> Shape:
    """The counts of several books together."""
    found = [counts(report) for report in reports]
    keys = {"closes": "count", "differing": "differing", "others": "others"}
    return {key: sum(one[name] for one in found) for key, name in keys.items()}


_TEXTS = ("kind", "period", "code", "severity", "file", "line", "date", "member")
_CHANGED = ("what", "before", "after", "seal", "message")


def sheet(answers: Sequence[tuple[str | None, Shape]], words: Words) -> Table:
    """One row for each cause, each close and each finding; the book first where there are some."""
    rows: list[Shape] = []
    for book, answer in answers:
        rows += [{"book": book, **row} for row in _rows(answer, words)]
    several = any(book is not None for book, _answer in answers)
    keys = (*(("book",) if several else ()), *_TEXTS, *_CHANGED)
    return Table("", tuple(Column(key, Cell.TEXT) for key in keys), tuple(rows))


def _rows(answer: Shape, words: Words) -> Iterator[Shape]:
    for cause in (*answer["causes"], *answer["warnings"]):
        yield {**cause, "kind": "cause", "period": " ".join(cause["periods"])}
    for close in answer["closes"]:
        state = words("ok") if close["ok"] else words("differs")
        named = {"period": close["period"], "file": close["file"]}
        yield {"kind": "close", **named, "message": state, "seal": close["seal"]}
        for finding in close["findings"]:
            yield {"kind": "finding", "period": close["period"], **finding}
    for finding in answer["others"]:
        yield {"kind": "finding", **finding}
