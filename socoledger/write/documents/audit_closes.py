"""The steps of the working paper about closes: are they unchanged, and what was accepted."""

from collections.abc import Iterator

from socoledger.catalogue.table import CODES
from socoledger.domain.findings import _
from socoledger.domain.period import Month, december
from socoledger.domain.report.audit import Audit, AuditedClose, Evidence
from socoledger.domain.verify import Cause
from socoledger.write.documents.audit_parts import place_text, saved_text
from socoledger.write.documents.document import Block, Items, Paragraph, Row, Style, Table
from socoledger.write.documents.parts import text_column
from socoledger.write.words import Words


def verdict(audit: Audit, words: Words) -> Paragraph:
    """What `verify` says of the closes of the year, in a sentence or two."""
    evidence, year = audit.evidence, str(audit.year)
    if not evidence.is_unchanged:
        changed = _(
            "Something that was closed has changed since: step 2 says what. Ask the treasurer why,"
            " before you go on."
        )
        return Paragraph(words(changed), Style.WARNING)
    last = Month.of(audit.basis.day)
    if last < audit.first_month:
        before = _(
            "These books are closed by month from {month} on: of {year} there are no closes, and no"
            " seal to compare."
        )
        text = words(before, month=words.month(audit.first_month), year=year)
        return Paragraph(text, Style.WARNING)
    if not evidence.closes:
        none = _(
            "Nothing of {year} is closed, so nobody can see whether these books are changed later:"
            " ask the treasurer to close the months first."
        )
        return Paragraph(words(none, year=year), Style.WARNING)
    if audit.basis.open_months:
        some = _(
            "Closes of {year}: {count}, and no amount or other fact of them has changed since. Not"
            " all months are closed yet: what is open may still change."
        )
        return Paragraph(words(some, year=year, count=len(evidence.closes)), Style.WARNING)
    if last < december(audit.year):
        so_far = _(
            "All months through {month} are closed, and no amount or other fact of them has changed"
            " since. These books go no further yet."
        )
        return Paragraph(words(so_far, month=words.month(last)))
    if not audit.is_year_closed:
        months = _(
            "All months of {year} are closed, and no amount or other fact of them has changed"
            " since. The year itself is not closed yet, so the coöperatie's own result is not"
            " distributed."
        )
        return Paragraph(words(months, year=year))
    all_closed = _("All of {year} is closed, and no amount or other fact of it has changed since.")
    return Paragraph(words(all_closed, year=year))


def words_not_covered(evidence: Evidence, words: Words) -> Iterator[Paragraph]:
    """That closes by rules 1 do not tell whether words were changed."""
    if evidence.without_words is not None:
        uncovered = _(
            "Payees and descriptions are not covered by the closes through {month}: if these were"
            " changed, neither a close nor a seal shows it. Compare them with the books that you"
            " saw before: socoledger diff REV"
        )
        month = words.period(evidence.without_words)
        yield Paragraph(words(uncovered, month=month), Style.WARNING)


def close_blocks(audit: Audit, words: Words) -> Iterator[Block]:
    """The closes with their seals, and what was changed or taken back since."""
    evidence = audit.evidence
    how = _(
        "A close fixes the figures of a month. Its seal is made of all closes until then: if a"
        " close changes, the seal no longer fits. If an entry, a member's file or the agreement"
        " changes later, the seal stays the same; so the program has just made every close anew"
        " and compared. Compare the last seal with the one in the minutes: the seals in this paper"
        " are made of the books as they are now, so by themselves they prove nothing."
    )
    yield Paragraph(words(how))
    heads = (
        text_column(_("what was closed"), words),
        text_column(_("seal"), words),
        text_column(_("still unchanged"), words),
        *((text_column(_("saved by"), words),) if evidence.in_git else ()),
    )
    rows = tuple(_close(one, evidence, words) for one in evidence.closes)
    yield Table(words(_("Closes of {year}"), year=str(audit.year)), heads, rows)
    if not evidence.closes:
        yield verdict(audit, words)
    if audit.basis.close is not None:
        again = _(
            "You can do this yourselves, with the seal of the minutes: socoledger verify --seal"
            " {period}=XXXX-XXXX-XXXX-XXXX"
        )
        yield Paragraph(words(again, period=audit.basis.close.period), Style.NOTE)
    if not evidence.in_git:
        without = _(
            "Git does not keep these books, or is not on this computer. So nobody can tell who"
            " closed, noted or took back something, or whether a close was removed; the seals in"
            " the minutes still tell whether the books are the same."
        )
        yield Paragraph(words(without), Style.NOTE)
    yield from _changes(evidence, words)
    yield from _reopened(evidence, words)


def _close(one: AuditedClose, evidence: Evidence, words: Words) -> Row:
    states = {True: _("yes"), False: _("no"), None: _("not known")}
    state = words(states[one.is_unchanged])
    saved = (saved_text(one.saved, evidence, words),) if evidence.in_git else ()
    return Row((words.period(one.period), one.seal, state, *saved))


def _changes(evidence: Evidence, words: Words) -> Iterator[Block]:
    if evidence.others_differ:
        differ = _("Closes of other years that changed: {periods}.")
        periods = ", ".join(map(words.period, evidence.others_differ))
        yield Paragraph(words(differ, periods=periods), Style.WARNING)
    told = [f"{words.wrong(one)} ({place_text(one.place)})" for one in evidence.errors]
    told += [_change(one, words) for one in evidence.changes]
    if told:
        yield Paragraph(words(_("Changed after it was closed:")))
        yield Items(tuple(dict.fromkeys(told)))


def _change(cause: Cause, words: Words) -> str:
    change = cause.change
    texts = [f"{words.wrong(change.finding)} ({place_text(change.finding.place)})"]
    if change.what:
        texts.append(change.what)
    if change.before is not None:
        texts.append(words(_("was: {what}"), what=change.before))
    if change.after is not None:
        texts.append(words(_("is now: {what}"), what=change.after))
    return "; ".join(texts)


def _reopened(evidence: Evidence, words: Words) -> Iterator[Block]:
    if not evidence.reopened:
        yield Paragraph(words(_("No close of this year was taken back, as far as the log tells.")))
        return
    heads = (
        text_column(_("day"), words),
        text_column(_("taken back"), words),
        text_column(_("reason given"), words),
        text_column(_("saved by"), words),
    )
    rows = tuple(
        Row((one.day, words.period(one.period), one.reason, saved_text(one.saved, evidence, words)))
        for one in evidence.reopened
    )
    yield Table(words(_("Closes that were taken back and made again")), heads, rows)


def accepted_blocks(evidence: Evidence, words: Words) -> Iterator[Block]:
    """What closes accepted and what was noted, with the reasons and by whom."""
    how = _(
        "Where the program finds something wrong, the treasurer may go on if there is a reason."
        " Read each reason, and judge whether it holds."
    )
    if not evidence.accepted and not evidence.noted:
        yield Paragraph(words(_("No errors were accepted, and no warnings were noted.")))
        return
    yield Paragraph(words(how))
    heads = (
        text_column(_("day"), words),
        text_column(_("what"), words),
        text_column(_("reason given"), words),
        text_column(_("saved by"), words),
    )
    accepted = tuple(
        Row(
            (
                one.accepted.day,
                _of(one.accepted.code, one.accepted.where, words),
                one.accepted.reason,
                saved_text(one.saved, evidence, words),
            )
        )
        for one in evidence.accepted
    )
    yield Table(words(_("Errors that closes accepted")), heads, accepted)
    noted = tuple(
        Row(
            (
                one.note.day,
                _of(one.note.code, one.note.member or "", words),
                one.note.why,
                saved_text(one.saved, evidence, words),
            )
        )
        for one in evidence.noted
    )
    yield Table(words(_("Warnings that somebody noted")), heads, noted)


def _of(code: str, where: str, words: Words) -> str:
    """What a code says, and what it is about."""
    row = CODES.get(code)
    texts = (code, "" if row is None else words.without_values(row.message), where)
    return ", ".join(filter(None, texts))
