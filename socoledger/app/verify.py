"""The command `verify`, and the verdicts on closes that `close` and `status` ask for too."""

from collections.abc import Iterator
from posixpath import normpath

from socoledger.app.desk import (
    Surroundings,
    misleads,
    read_books,
    root_of,
    unreadable,
    words_for,
    words_of,
)
from socoledger.app.kept import not_as_kept
from socoledger.domain.codes import is_error, stops
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, Stops, in_order
from socoledger.domain.model import Books
from socoledger.domain.options import VerifyFormat
from socoledger.domain.period import Month, last_month_of
from socoledger.domain.rules import RULES
from socoledger.read.closes_folder import strays
from socoledger.read.privacy import masked
from socoledger.rules.closing.plan import Planner
from socoledger.rules.closing.row import row_findings
from socoledger.rules.closing.verify import (
    CHANGED_FACTS,
    CHANGED_JOURNAL,
    CONSEQUENCE,
    Verdict,
    before_first_month,
    judge,
    unknown_rules,
)
from socoledger.rules.figures import history
from socoledger.write import formats, shapes
from socoledger.write.close_file import close_file
from socoledger.write.words import Words

BALANCE = "S138"
"""A balance that the treasurer asserts and that is not there: often because a closed month changed,
which can be told in spite of it.
"""


def planner_for(books: Books, last: Month | None = None) -> Planner:
    """What plans all closes through `last` and the last closed month, each by its own rules."""
    closes = books.journal.closes
    reach = [books.coop.first_month, *(last_month_of(close.period) for close in closes)]
    return Planner(history(books, max((*reach, *((last,) if last else ())))))


def verdicts(books: Books, planner: Planner) -> Iterator[Verdict]:
    """What is wrong with each close, in the order they were made."""
    closes, changed = books.journal.closes, False
    for index, close in enumerate(closes):
        month = last_month_of(close.period)
        if close.rules is not None and close.rules not in RULES:
            yield unknown_rules(close)
        elif month not in planner.facts:
            yield before_first_month(close, books.coop.first_month)
        else:
            plan = planner.plan(close.period, closes[:index], close.accepted, made=close)
            facts = planner.facts[month] if str(month) == close.period else None
            expected = close_file(plan, books.coop.member_key, books.journal.roots)
            verdict = judge(close, plan, expected, facts, journal_changed=changed)
            changed = changed or any(one.code in CHANGED_JOURNAL for one in verdict.findings)
            yield verdict


def what_changed(books: Books, planner: Planner) -> tuple[Finding, ...]:
    """Why earlier closes are not what they should be. Lines of a close that differ count only where
    no fact has changed by then: else they follow from that.
    """
    found, facts_changed = [*row_findings(books)], False
    for verdict in verdicts(books, planner):
        facts_changed = facts_changed or any(one.code in CHANGED_FACTS for one in verdict.findings)
        found += [
            one for one in verdict.findings if not (facts_changed and one.code == CONSEQUENCE)
        ]
    return in_order(found)


def verify(around: Surroundings, format_: VerifyFormat = VerifyFormat.TEXT) -> Answer:
    """`verify`: every close computed anew and compared (SPEC 4)."""
    books = read_books(around)
    if not isinstance(books, Books):
        return unreadable(books, words_of(around))
    words = words_for(around, books)
    unread = [
        one for one in books.findings if stops(one, Stops.READING) and not _in_closes(one, books)
    ]
    if any(one.code != BALANCE for one in unread):
        return unreadable(books.findings, words)
    found, others = _compared(around, books)
    if unread and not others and not any(verdict.findings for verdict in found):
        return unreadable(books.findings, words)
    others = masked((*others, *unread), books.hidden)
    found = tuple(one._replace(findings=masked(one.findings, books.hidden)) for one in found)
    differing = sum(1 for verdict in found if verdict.findings)
    exit_ = Exit.ERRORS if differing or others else Exit.DONE
    if format_ is VerifyFormat.JSON:
        shape = shapes.verify(found, others, books.journal.accepted, words)
        return Answer(formats.to_json(shape), exit=exit_)
    counts = {"count": len(found), "differing": differing, "others": len(others)}
    message = words("closes: {count}, differing: {differing}, other errors: {others}", **counts)
    return Answer("".join(_lines(found, others, words)), (message,), exit_)


def _compared(
    around: Surroundings, books: Books
) -> tuple[tuple[Verdict, ...], tuple[Finding, ...]]:
    """The verdicts, and what is wrong besides."""
    misleading = [one for one in books.findings if misleads(one)]
    in_closes = [one for one in books.findings if is_error(one) and _in_closes(one, books)]
    root = root_of(around) or around.folder
    in_closes += not_as_kept(root, root, books) or ()
    if misleading or not books.journal.files:  # nothing can be computed
        return (), (*misleading, *in_closes)
    in_closes += row_findings(books)
    found = tuple(
        verdict._replace(
            findings=(
                *verdict.findings,
                *(one for one in in_closes if _file(one) == verdict.close.place.file),
            )
        )
        for verdict in verdicts(books, planner_for(books))
    )
    told = {verdict.close.place.file for verdict in found}
    others = [one for one in in_closes if _file(one) not in told]
    return found, in_order((*others, *strays(root, books)))


def _in_closes(finding: Finding, books: Books) -> bool:
    return _file(finding).startswith(f"{normpath(books.coop.closes)}/")


def _file(finding: Finding) -> str:
    return finding.place.file if finding.place else ""


def _lines(found: tuple[Verdict, ...], others: tuple[Finding, ...], words: Words) -> Iterator[str]:
    for verdict in found:
        state = words("differs") if verdict.findings else words("ok")
        yield f"{verdict.close.period}: {state}\n"
        for finding in verdict.findings:
            yield f"  {words.finding_line(finding)}\n"
        for accepted in verdict.close.accepted:
            yield f"  {words.accepted(accepted)}\n"
    for finding in others:
        yield f"{words.finding_line(finding)}\n"
