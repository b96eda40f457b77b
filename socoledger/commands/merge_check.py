"""The command `merge-check`: what two branches changed in the same places (SPEC 13)."""

from typing import NamedTuple

from socoledger.commands.answering import shown_to_auditor
from socoledger.commands.context import Context, misused, words_here
from socoledger.commands.revisions import Side, branches
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.domain.merge_check import MergeAnswer
from socoledger.domain.options import AuditFormat
from socoledger.rules.merge_check.branch import Branch, branch
from socoledger.rules.merge_check.overlaps import overlaps
from socoledger.rules.merge_check.way import way
from socoledger.write import merge_check as layout
from socoledger.write.words import Words

_MOST = 2


class Asked(NamedTuple):
    """The branches that are to be merged, at most two."""

    named: tuple[str, ...] = ()
    conflicts_only: bool = False
    """Whether only what has to be solved counts."""


def merge_check(context: Context, format_: AuditFormat, asked: Asked) -> Answer:
    """`merge-check [BRANCH [BRANCH]]`: exit 0 if nothing overlaps, 1 if something does."""
    if len(asked.named) > _MOST:
        raise misused(words_here(context), _("merge-check takes two branches at most"))
    found = branches(context, *asked.named)
    words, base = found.words, found.base.books
    ours, theirs = (branch(side.name, base, side.books) for side in (found.ours, found.theirs))
    answered = _answer(found.base, ours, theirs, asked, words)
    exit_ = Exit.ERRORS if answered.overlaps else Exit.DONE
    return Answer(_shown(context, words, format_, answered), exit=exit_)


def _answer(base: Side, ours: Branch, theirs: Branch, asked: Asked, words: Words) -> MergeAnswer:
    found = overlaps(ours, theirs)
    if asked.conflicts_only:
        found = tuple(overlap for overlap in found if overlap.conflict)
    return MergeAnswer(
        base=words.phrase(base.label),
        ours=ours.name,
        theirs=theirs.name,
        overlaps=found,
        way=tuple(words.phrase(step) for step in way(found, ours, theirs)),
    )


def _shown(context: Context, words: Words, format_: AuditFormat, answered: MergeAnswer) -> str:
    concealed = words.concealed(answered)
    return shown_to_auditor(
        format_,
        concealed,
        text=lambda: layout.text(concealed, words, context.terminal_width),
        markdown=lambda: layout.markdown(concealed, words),
    )
