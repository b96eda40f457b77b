"""What was found in the books of a month, and what the board has to decide or do (SPEC 12)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from socoledger.domain.agreement import KEEP
from socoledger.domain.findings import Finding, _
from socoledger.domain.report.month import MonthReport
from socoledger.domain.status import DueDate, Leaver
from socoledger.write.documents.agreement_texts import destination
from socoledger.write.documents.document import Block, Items, Paragraph, Style
from socoledger.write.documents.parts import accepted_items, reason_text
from socoledger.write.due import due_text
from socoledger.write.words import Words

_MOST = 8
"""How many codes of findings a page for a board shows."""


def to_do_blocks(report: MonthReport, words: Words) -> Iterator[Block]:
    """What is due within three months or late, what may be paid, and whose spaarpot is left."""
    to_do = report.to_do
    items = [_due(one, words) for one in to_do.due]
    payable = {
        "premium": _("Premiums that were awarded may be paid: {payable_cents}."),
        "allowance": _("Allowances that were awarded may be paid: {payable_cents}."),
    }
    items += [words(payable[one.key], payable_cents=one.cents.month) for one in to_do.payable]
    items += [_leaver(name, one, words) for name, one in to_do.leavers]
    if items:
        yield Items(tuple(items))
    elif not report.is_anonymous:
        yield Paragraph(words(_("Nothing within three months, as far as the books can tell.")))


def _due(due: DueDate, words: Words) -> str:
    message = _("{day}: {what}.")
    if due.late:
        message = _("{day}: {what}. This is late.")
    if due.kind == "month":
        due = replace(due, what=words.period(due.what))
    return words(message, day=words.day(due.date), what=due_text(due, words))


def _leaver(name: str, leaver: Leaver, words: Words) -> str:
    message = _("{name} left on {day}; the spaarpot goes to {to} with {month}: {pot_cents}.")
    if leaver.to == KEEP or leaver.settled_in is None:
        message = _("{name} left on {day}; in the spaarpot there is still {pot_cents}.")
    return words(
        message,
        name=name,
        day=words.day(leaver.left),
        to=destination(leaver.to, words),
        month="" if leaver.settled_in is None else words.month(leaver.settled_in),
        pot_cents=leaver.balance_cents,
    )


def noticed_blocks(report: MonthReport, words: Words) -> Iterator[Block]:
    """Errors that were accepted, what somebody looked at, and what is still to be solved."""
    noticed = report.noticed
    if noticed.unsolved:
        yield Paragraph(words(_("Still to be solved:")), Style.WARNING)
        yield Items(tuple(_unsolved(noticed.unsolved, words, report.is_anonymous)))
    if noticed.accepted:
        yield Paragraph(words(_("The treasurer closed in spite of these errors, and said why:")))
        yield Items(tuple(accepted_items(noticed.accepted, words)))
    if noticed.noted:
        yield Paragraph(words(_("Looked at, and left as it is:")))
        yield Items(
            tuple(reason_text(note.code, note.day, note.why, words) for note in noticed.noted)
        )


def _unsolved(findings: Sequence[Finding], words: Words, is_anonymous: bool) -> Iterator[str]:
    """One text for each code, errors first: the first of them, without its values if the report is
    anonymous.
    """
    by_code: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: (not one.is_error, one.code)):
        by_code.setdefault(finding.code, []).append(finding)
    for code, same in [*by_code.items()][:_MOST]:
        kind = same[0].kind
        what = words.without_values(kind.message) if is_anonymous else words.wrong(same[0])
        message = _("{code}, {severity}: {what}")
        if len(same) > 1:
            message = _("{code}, {severity}: {what}; and {count} more like this")
        severity = words(str(kind.severity))
        yield words(message, code=code, severity=severity, what=what, count=len(same) - 1)
    rest = len(by_code) - _MOST
    if rest > 0:
        yield words(_("and {count} more kinds; see: socoledger check"), count=rest)
