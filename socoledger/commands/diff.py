"""The command `diff`: what changed between two states of the books (SPEC 13)."""

from typing import NamedTuple

from socoledger.commands.answering import shown_to_auditor
from socoledger.commands.context import Context
from socoledger.commands.revisions import Side, sides
from socoledger.domain.diff import DiffAnswer
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Stops, _
from socoledger.domain.options import AuditFormat
from socoledger.rules.diff.answer import DiffSide, only_closed
from socoledger.rules.diff.answer import diff as answer_of
from socoledger.write import diff as layout
from socoledger.write.words import Words


class Asked(NamedTuple):
    """What is compared: revisions of git or folders; None where it is left out."""

    one: str | None = None
    other: str | None = None
    closed_only: bool = False


def diff(context: Context, format_: AuditFormat, asked: Asked) -> Answer:
    """`diff [REV [REV]]`: exit 0 if nothing changed, 1 if something did."""
    before, after, words = sides(context, asked.one, asked.other)
    answered = answer_of(_side(before, words), _side(after, words))
    if asked.closed_only:
        answered = only_closed(answered)
    exit_ = Exit.DONE if answered.is_same else Exit.ERRORS
    notes: tuple[str, ...] = ()
    if answered.is_same and asked.one is None:
        notes = (words(_("note: since the last commit; name a revision or a tag to look further")),)
    return Answer(_shown(context, words, format_, answered), notes, exit_)


def _side(side: Side, words: Words) -> DiffSide:
    misleads = any(finding.stops(Stops.FIGURES) for finding in side.books.findings)
    return DiffSide(words.phrase(side.label), side.books, misleads)


def _shown(context: Context, words: Words, format_: AuditFormat, answered: DiffAnswer) -> str:
    concealed = words.concealed(answered)
    width, colour = context.terminal_width, context.colour
    return shown_to_auditor(
        format_,
        concealed,
        text=lambda: layout.text(concealed, words, width, colour=colour),
        markdown=lambda: layout.markdown(concealed, words),
    )
