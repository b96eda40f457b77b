"""The texts of `verify`: causes for people, all findings for programs (SPEC 4)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from socoledger.domain.check import ShownFinding
from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding, _
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.verify import Cause, Causes, ShownCause, ShownClose, Verdict, VerifyAnswer
from socoledger.write.check import acceptance, shown
from socoledger.write.layout import Cell, Column, Sheet, Value
from socoledger.write.words import Words

_FEW = 3
_LATEST = "HEAD"


class Report(NamedTuple):
    """What was found in one coöperatie's closes."""

    verdicts: tuple[Verdict, ...] = ()
    others: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    causes: Causes = Causes()
    warnings: tuple[Cause, ...] = ()
    seals: Mapping[str, str] = {}
    without_words: str | None = None
    """The last period of which the close does not cover payees and descriptions."""
    changed_under: tuple[str, ...] = ()
    """The periods whose closes rest on something that was changed later."""
    revision: str | None = None
    """The revision of git that the closes were compared with; None without git."""

    @property
    def is_wrong(self) -> bool:
        """Whether anything is an error."""
        return bool(self.others) or any(verdict.findings for verdict in self.verdicts)

    @property
    def differing(self) -> int:
        """The number of closes that differ."""
        return sum(1 for verdict in self.verdicts if verdict.findings)


def answer(report: Report, words: Words) -> VerifyAnswer:
    """All that `verify` found, for programs."""
    return VerifyAnswer(
        closes=tuple(
            ShownClose(
                period=close.period,
                file=close.place.file,
                ok=not findings,
                findings=tuple(shown(finding, words) for finding in findings),
                seal=report.seals.get(close.period),
            )
            for close, findings in report.verdicts
        ),
        others=tuple(shown(finding, words) for finding in report.others),
        accepted=tuple(map(acceptance, report.accepted)),
        causes=tuple(_cause(cause, words) for cause in report.causes.causes),
        follows=report.causes.follows,
        warnings=tuple(_cause(cause, words) for cause in report.warnings),
    )


def _cause(cause: Cause, words: Words) -> ShownCause:
    change, finding = cause.change, shown(cause.change.finding, words)
    return ShownCause(
        code=finding.code,
        severity=finding.severity,
        message=finding.message,
        file=finding.file,
        line=finding.line,
        date=finding.date,
        member=finding.member,
        what=change.what,
        before=change.before,
        after=change.after,
        periods=cause.periods,
    )


def counts(report: Report, words: Words) -> str:
    """The numbers of closes, of those that differ, and of other findings."""
    return words(
        "closes: {count}, changed: {differing}, other errors: {others}",
        count=len(report.verdicts),
        differing=report.differing,
        others=len(report.others),
    )


def messages(report: Report, words: Words, seals: Mapping[str, str]) -> Iterator[str]:
    """What is told beside the findings: the numbers, whether the seals that were asked for, by
    period, fit, what the closes do not cover, and with what they were compared.
    """
    yield counts(report, words)
    yield from _seal_messages(report, words, seals)
    if report.without_words is not None:
        uncovered = _(
            "payees and descriptions are not covered by the closes through {period}; compare them"
            " with: socoledger diff REV"
        )
        yield words(uncovered, period=report.without_words)
    if report.verdicts and not seals:
        yield _compared(report, words)


def _seal_messages(report: Report, words: Words, seals: Mapping[str, str]) -> Iterator[str]:
    """What a seal that fits says; one that does not is a finding."""
    for period, seal in seals.items():
        if report.seals.get(period) == seal:
            if period in report.changed_under:
                message = _(
                    "the seal of {period} fits the closes, but what they rest on was changed after"
                    " that, as told above: {seal}"
                )
            elif report.is_wrong:
                message = _(
                    "the seal of {period} fits the closes; what is wrong besides is told above:"
                    " {seal}"
                )
            else:
                message = _("these are the books that were sealed with {period}: {seal}")
            yield words(message, period=period, seal=seal)


def _compared(report: Report, words: Words) -> str:
    if report.revision is None:
        return words(
            "compared with the books as they are, without git; with what you saw before:"
            " socoledger verify --seal PERIOD=SEAL"
        )
    if report.revision == _LATEST:
        return words(
            "compared with the books as they are and with the latest commit; with what you saw"
            " before: socoledger verify --since REV, or --seal PERIOD=SEAL"
        )
    revision = report.revision
    return words("compared with the books as they are and with {revision}", revision=revision)


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
        None if value is None else words.plain(value) for value in (change.before, change.after)
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
        names = [
            words("coöperatie") if member == COLLECTIVE else member for member in follows.members
        ]
        text += words("; lines in them: {count}", count=follows.lines)
        if names:
            text += words(", of {members}", members=", ".join(names))
    return words("{what}; all of it: socoledger verify --verbose", what=text)


_KEYS = ("kind", "period", "code", "severity", "file", "line", "date", "member")
_CHANGED = ("what", "before", "after", "seal", "message")
KIND, PERIOD, CODE, SEVERITY, FILE, LINE, DATE, MEMBER = (Column(key, Cell.TEXT) for key in _KEYS)
WHAT, BEFORE, AFTER, SEAL, MESSAGE = (Column(key, Cell.TEXT) for key in _CHANGED)
_BOOK = Column("book", Cell.TEXT)


def sheet(answers: Sequence[tuple[str | None, VerifyAnswer]], words: Words) -> Sheet:
    """One row for each cause, each close and each finding; the book first where there are some."""
    rows = [{_BOOK: book, **row} for book, answered in answers for row in _rows(answered, words)]
    several = any(book is not None for book, _answer in answers)
    columns = (
        *((_BOOK,) if several else ()),
        *(KIND, PERIOD, CODE, SEVERITY, FILE, LINE, DATE, MEMBER),
        *(WHAT, BEFORE, AFTER, SEAL, MESSAGE),
    )
    return Sheet(columns, tuple(rows))


def _rows(answered: VerifyAnswer, words: Words) -> Iterator[dict[Column, Value]]:
    for cause in (*answered.causes, *answered.warnings):
        yield {
            KIND: "cause",
            PERIOD: " ".join(cause.periods),
            **_finding(cause),
            WHAT: cause.what,
            BEFORE: cause.before,
            AFTER: cause.after,
        }
    for close in answered.closes:
        state = words("ok") if close.ok else words("differs")
        named = {PERIOD: close.period, FILE: close.file, SEAL: close.seal, MESSAGE: state}
        yield {KIND: "close", **named}
        for finding in close.findings:
            yield {KIND: "finding", PERIOD: close.period, **_finding(finding)}
    for finding in answered.others:
        yield {KIND: "finding", **_finding(finding)}


def _finding(one: ShownFinding | ShownCause) -> dict[Column, Value]:
    return {
        CODE: one.code,
        SEVERITY: one.severity,
        FILE: one.file,
        LINE: one.line,
        DATE: one.date,
        MEMBER: one.member,
        MESSAGE: one.message,
    }
