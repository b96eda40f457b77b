"""The command `verify`, and the verdicts on closes that `close` and `status` ask for too."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, assert_never

from socoledger.catalogue.closing import CLOSE_FIGURE_DIFFERS
from socoledger.commands.arguments import a_day
from socoledger.commands.closes_in_git import HEAD, changed_closes
from socoledger.commands.context import (
    Context,
    Stopped,
    misused,
    unreadable,
    words_for,
    words_of,
)
from socoledger.commands.errors import is_in_closes, misleads, stops_comparing
from socoledger.commands.opened import read_books
from socoledger.domain.books import Books
from socoledger.domain.closing import Close, seal_of
from socoledger.domain.closing import seals as seals_of
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, Stops, _, in_order
from socoledger.domain.options import VerifyFormat
from socoledger.domain.period import Month, is_period
from socoledger.domain.rule_sets import RULES
from socoledger.domain.verify import Cause, Verdict
from socoledger.read.closes_folder import strays
from socoledger.read.privacy import mask_findings
from socoledger.rules.as_at import as_at
from socoledger.rules.checks.closing.causes import Sides, causes, merge_over_months
from socoledger.rules.checks.closing.changes import wording_changes
from socoledger.rules.checks.closing.order import order_findings
from socoledger.rules.checks.closing.seals import changed_under, last_without_words, seal_findings
from socoledger.rules.checks.closing.verify import (
    CHANGED_FACTS,
    CHANGED_JOURNAL,
    before_first_month,
    judge,
    unknown_rules,
)
from socoledger.rules.closing.facts import Facts
from socoledger.rules.closing.plan import Planner
from socoledger.rules.history import history
from socoledger.write import formats
from socoledger.write import verify as layout
from socoledger.write.as_json import as_json
from socoledger.write.close_file import close_file
from socoledger.write.verify import Report
from socoledger.write.words import Words


def planner_for(books: Books, last: Month | None = None) -> Planner:
    """The planner of all closes through `last` and the last closed month, each by its own rules."""
    closes = books.journal.closes
    reach = [books.coop.first_month, *(close.month for close in closes)]
    return Planner(history(books, max((*reach, *((last,) if last else ())))))


def verdicts(books: Books, planner: Planner) -> Iterator[Verdict]:
    """The verdict on each close, in the order of the closes."""
    closes, changed = books.journal.closes, False
    for index, close in enumerate(closes):
        month = close.month
        if close.rules is not None and close.rules not in RULES:
            yield unknown_rules(close)
        elif month not in planner.facts:
            yield before_first_month(close, books.coop.first_month)
        else:
            plan = planner.plan(close.covers, closes[:index], close.accepted, made=close)
            facts = planner.facts[month] if month == close.covers else None
            expected = close_file(plan, books.coop.member_key, books.journal.roots)
            verdict = judge(close, plan, expected, facts, journal_changed=changed)
            changed = changed or any(
                finding.kind in CHANGED_JOURNAL for finding in verdict.findings
            )
            yield verdict


def what_changed(books: Books, planner: Planner) -> tuple[Finding, ...]:
    """The findings on earlier closes that differ from what they should be. Lines that differ are
    left out once a fact has changed, as they are its consequence.
    """
    findings, facts_changed = [*order_findings(books)], False
    for verdict in verdicts(books, planner):
        facts_changed = facts_changed or any(
            finding.kind in CHANGED_FACTS for finding in verdict.findings
        )
        findings += [
            finding
            for finding in verdict.findings
            if not (facts_changed and finding.kind == CLOSE_FIGURE_DIFFERS)
        ]
    return in_order(merge_over_months(findings))


class Wishes(NamedTuple):
    """What is asked of `verify`. `seals` are as "2025-12=XXXX-XXXX-XXXX-XXXX"."""

    since: str | None = None
    seals: tuple[str, ...] = ()
    at: str | None = None
    umbrella: Path | None = None
    verbose: bool = False


PLAIN = Wishes()


def verify(
    context: Context, format_: VerifyFormat = VerifyFormat.TEXT, wishes: Wishes = PLAIN
) -> Answer:
    """`verify`: every close computed anew and compared (SPEC 4)."""
    seals = _parsed_seals(words_of(context), wishes.seals)
    if wishes.umbrella is not None:
        from socoledger.commands.verify_umbrella import verify_umbrella

        if seals:
            message = _("--seal works for one coöperatie: leave out --umbrella")
            raise misused(words_of(context), message)
        return verify_umbrella(context, format_, wishes, wishes.umbrella)
    report, words = report_on_closes(context, read_books(context), wishes, seals)
    exit_ = Exit.ERRORS if report.is_wrong else Exit.DONE
    match format_:
        case VerifyFormat.TEXT:
            lines = layout.lines(report, words, verbose=wishes.verbose)
            output = "".join(f"{line}\n" for line in lines)
            return Answer(output, tuple(layout.messages(report, words, seals)), exit_)
        case VerifyFormat.JSON:
            answered = words.concealed(layout.answer(report, words))
            return Answer(formats.to_json(as_json(answered)), exit=exit_)
        case VerifyFormat.CSV:
            answered = words.concealed(layout.answer(report, words))
            return Answer(formats.to_csv(layout.sheet([(None, answered)], words)), exit=exit_)
        case other:
            assert_never(other)


def _parsed_seals(words: Words, texts: Iterable[str]) -> dict[str, str]:
    """The seals that are asked for, by period; stops where one is none."""
    seals = {}
    for text in texts:
        period, _sign, seal = text.partition("=")
        try:
            seals[period.strip()] = seal_of(seal)
        except ValueError:
            seal = ""
        if not seal or not is_period(period.strip()):
            message = _("'{text}' is not a seal; write it like 2025-12=XXXX-XXXX-XXXX-XXXX")
            raise misused(words, message, text=text)
    return seals


def report_on_closes(
    context: Context,
    books: Books | tuple[Finding, ...],
    wishes: Wishes,
    seals: Mapping[str, str],
) -> tuple[Report, Words]:
    """What is found in the closes of one coöperatie, and the words that hide what these books and
    earlier ones hide; stops where the books cannot be read. `books` are as they were read, without
    a day.
    """
    if not isinstance(books, Books):
        raise Stopped(unreadable(books, words_of(context)))
    words = words_for(context, books)
    present_books = books
    if wishes.at is not None:
        books = as_at(books, a_day(words, wishes.at))
    unreadable_findings = [
        finding
        for finding in books.findings
        if finding.stops(Stops.READING) and not is_in_closes(finding, books)
    ]
    if any(stops_comparing(finding, books) for finding in books.findings):
        raise Stopped(unreadable(books.findings, words))
    changed_in_git = changed_closes(books, wishes.since or HEAD)
    if changed_in_git is None and wishes.since is not None:
        message = _("git has no revision '{revision}' of these books")
        raise misused(words, message, revision=wishes.since)
    planner = None if _misleading(books) else planner_for(books)
    found_verdicts, others = _all_verdicts(books, planner, changed_in_git or ())
    if planner is not None and books.journal.files:
        others = in_order((*others, *strays(present_books)))
    if (
        unreadable_findings
        and not others
        and not any(verdict.findings for verdict in found_verdicts)
    ):
        raise Stopped(unreadable(books.findings, words))
    sealed = seals_of(books.journal.closes)
    others = (*others, *unreadable_findings, *seal_findings(books, sealed, seals))
    sides = _sides(books, found_verdicts, planner)
    earlier_books = [before[0] for before, _now in sides.values() if before is not None]
    hidden = books.hidden.union(*(old.hidden for old in earlier_books))
    others = mask_findings(others, hidden)
    found_verdicts = tuple(
        verdict._replace(findings=mask_findings(verdict.findings, hidden))
        for verdict in found_verdicts
    )
    found_causes = causes(found_verdicts, others, sides)
    warnings = _wording_causes(books, planner)
    report = Report(found_verdicts, others, books.journal.accepted, found_causes, warnings, sealed)
    report = report._replace(
        without_words=last_without_words(books.journal.closes),
        changed_under=changed_under(found_verdicts, warnings),
        revision=None if changed_in_git is None else wishes.since or HEAD,
    )
    return report, Words(words.language, hidden)


def _sides(
    books: Books, all_verdicts: Iterable[Verdict], planner: Planner | None
) -> dict[str, Sides]:
    """The books that months were closed on and those of now, for the months whose facts changed."""
    changed = [
        verdict.close
        for verdict in all_verdicts
        if any(finding.kind in CHANGED_FACTS for finding in verdict.findings)
    ]
    if not changed or planner is None:
        return {}
    from socoledger.commands.earlier_books import books_before

    before = books_before(books.home, changed)
    sides: dict[str, Sides] = {}
    for close in changed:
        month = close.month
        if month in planner.facts:
            sides[close.period] = (before.get(close.period), (books, planner.facts[month]))
    return sides


def _wording_causes(books: Books, planner: Planner | None) -> tuple[Cause, ...]:
    """The payees, narrations, links and documents of closed months that changed (SPEC 4)."""
    if planner is None:
        return ()
    from socoledger.commands.earlier_books import books_before

    changed = [*_closes_with_other_wording(books, planner)]
    before = books_before(books.home, [close for close, _facts in changed]) if changed else {}
    return tuple(
        Cause(change, (close.period,))
        for close, facts in changed
        for earlier in [before.get(close.period)]
        for change in wording_changes(close, None if earlier is None else earlier[1], facts)
    )


def changed_wording(books: Books, planner: Planner) -> tuple[Finding, ...]:
    """Where the words of closed months changed, without the old ones, which git has."""
    return tuple(
        change.finding
        for close, facts in _closes_with_other_wording(books, planner)
        for change in wording_changes(close, None, facts)
    )


def _closes_with_other_wording(books: Books, planner: Planner) -> Iterator[tuple[Close, Facts]]:
    """The closes whose words are not those of their months now, with the facts of these."""
    for close in books.journal.closes:
        facts = planner.facts.get(close.month)
        if facts is not None and close.wording not in (None, facts.wording()):
            yield close, facts


def _misleading(books: Books) -> list[Finding]:
    return [finding for finding in books.findings if misleads(finding)]


def _all_verdicts(
    books: Books,
    planner: Planner | None,
    changed_in_git: Iterable[Finding],
) -> tuple[tuple[Verdict, ...], tuple[Finding, ...]]:
    """The verdicts, and what is wrong besides."""
    in_closes = [
        finding for finding in books.findings if finding.is_error and is_in_closes(finding, books)
    ]
    in_closes += changed_in_git
    if planner is None or not books.journal.files:  # nothing can be computed
        return (), (*_misleading(books), *in_closes)
    in_closes += order_findings(books)
    all_verdicts = tuple(
        verdict._replace(
            findings=(
                *verdict.findings,
                *(finding for finding in in_closes if _file(finding) == verdict.close.place.file),
            )
        )
        for verdict in verdicts(books, planner)
    )
    judged_files = {verdict.close.place.file for verdict in all_verdicts}
    others = [finding for finding in in_closes if _file(finding) not in judged_files]
    return all_verdicts, tuple(others)


def _file(finding: Finding) -> str:
    return finding.place.file if finding.place else ""
