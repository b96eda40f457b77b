"""`merge-check` as text and as Markdown: what two branches changed in the same places (SPEC 13)."""

from collections.abc import Iterator, Sequence

from socoledger.domain.diff import FactChange
from socoledger.domain.findings import _
from socoledger.domain.merge_check import MergeAnswer, Overlap
from socoledger.write.diff import fact_lines, fact_list
from socoledger.write.grid import WIDTH, folded_line
from socoledger.write.markdown import unmentioned
from socoledger.write.words import Words

_SOLVE, _LOOK, _WAY = _("To be solved"), _("Worth a look"), _("How to merge")
_HEADS = {
    "close": _("{period}: both closed it, but not the same"),
    "reopened": _("{period}: one took this close back or made it anew; the other goes on from it"),
    "closed": _("{period}: {closer} closed it, and {other} has facts that belong in it"),
    "record": _("{what}: both changed it, each in their own way"),
    "entry": _("{period}: both changed the same entry, each in their own way"),
    "twice": _("{period}: both recorded the same"),
    "agreement": _("agreement {what}: changes in {ours}: {our_count}, in {theirs}: {their_count}"),
    "member": _("member {what}: changes in {ours}: {our_count}, in {theirs}: {their_count}"),
    "grant": _("grant {what}: changes in {ours}: {our_count}, in {theirs}: {their_count}"),
    "month": _("{period}: changes in {ours}: {our_count}, in {theirs}: {their_count}"),
}
_MOST = 8
"""How many facts of one side are shown; JSON has all."""


def title(answer: MergeAnswer, words: Words) -> str:
    """What was looked at."""
    message = _("{ours} and {theirs}: what both changed since {base}")
    return words(message, ours=answer.ours, theirs=answer.theirs, base=answer.base)


def summary(answer: MergeAnswer, words: Words) -> str:
    """What it comes to."""
    if not answer.overlaps:
        return words(_("Nothing overlaps: merge in either order."))
    conflicts = len(answer.conflicts)
    looks = len(answer.overlaps) - conflicts
    if not conflicts:
        message = _("Nothing has to be solved; places where both changed something: {count}.")
        return words(message, count=looks)
    return words(
        _("To be solved: {conflicts}. Worth a look: {looks}."), conflicts=conflicts, looks=looks
    )


def text(answer: MergeAnswer, words: Words, width: int | None) -> str:
    """The answer for a terminal of so many columns."""
    columns = width or WIDTH
    lines = [*folded_line(title(answer, words), columns)]
    lines += folded_line(summary(answer, words), columns)
    for heading, overlaps in _parts(answer):
        lines += ["", words(heading), ""]
        for overlap in overlaps:
            lines += folded_line(_head(overlap, answer, words), columns, "  ")
            if overlap.conflict:
                lines += [*_side_lines(overlap, answer, words, columns), ""]
        if not lines[-1]:
            lines.pop()
    if answer.way:
        lines += ["", words(_WAY), ""]
        for number, step in enumerate(answer.way, 1):
            lines += folded_line(f"{number}. {step}", columns, "   ")
    return "".join(f"{line}\n" for line in lines)


def _side_lines(overlap: Overlap, answer: MergeAnswer, words: Words, columns: int) -> Iterator[str]:
    for name, facts in _sides(overlap, answer):
        yield from folded_line(f"  {name}", columns, "    ")
        for fact in facts[:_MOST]:
            for line in fact_lines(fact, words, columns - 4):
                yield f"    {line}"
        if len(facts) > _MOST:
            yield f"    {_more(facts, words)}"


def _sides(overlap: Overlap, answer: MergeAnswer) -> Iterator[tuple[str, Sequence[FactChange]]]:
    """What each branch changed, without the close that the head tells of."""
    for name, facts in ((answer.ours, overlap.ours), (answer.theirs, overlap.theirs)):
        if overlap.kind != "closed" or any(fact.kind != "closes" for fact in facts):
            yield name, facts


def _more(facts: Sequence[FactChange], words: Words) -> str:
    return words(_("and {count} more; see: --format json"), count=len(facts) - _MOST)


def _parts(answer: MergeAnswer) -> Iterator[tuple[str, Sequence[Overlap]]]:
    looks = [overlap for overlap in answer.overlaps if not overlap.conflict]
    for heading, overlaps in ((_SOLVE, answer.conflicts), (_LOOK, looks)):
        if overlaps:
            yield heading, overlaps


def _head(overlap: Overlap, answer: MergeAnswer, words: Words) -> str:
    by_ours = any(fact.kind == "closes" for fact in overlap.ours)
    names = (answer.ours, answer.theirs)
    closer, other = names if by_ours else names[::-1]
    return words(
        _HEADS[overlap.kind],
        period=overlap.period or "",
        what=" ".join(filter(None, [overlap.member, overlap.key])),
        closer=closer,
        other=other,
        ours=answer.ours,
        theirs=answer.theirs,
        our_count=len(overlap.ours),
        their_count=len(overlap.theirs),
    )


def markdown(answer: MergeAnswer, words: Words) -> str:
    """The answer for a merge request."""
    blocks = [f"## {unmentioned(title(answer, words))}", unmentioned(summary(answer, words))]
    for heading, overlaps in _parts(answer):
        blocks.append(f"### {unmentioned(words(heading))}")
        if not overlaps[0].conflict:
            heads = (unmentioned(_head(overlap, answer, words)) for overlap in overlaps)
            blocks.append("\n".join(f"- {head}" for head in heads))
            continue
        for overlap in overlaps:
            blocks.append(f"**{unmentioned(_head(overlap, answer, words))}**")
            blocks += _side_lists(overlap, answer, words)
    if answer.way:
        blocks.append(f"### {unmentioned(words(_WAY))}")
        steps = (f"{number}. {unmentioned(step)}" for number, step in enumerate(answer.way, 1))
        blocks.append("\n".join(steps))
    return "\n\n".join(blocks) + "\n"


def _side_lists(overlap: Overlap, answer: MergeAnswer, words: Words) -> Iterator[str]:
    for name, facts in _sides(overlap, answer):
        items = [line for fact in facts[:_MOST] for line in fact_list(fact, words)]
        more = [f"- {unmentioned(_more(facts, words))}"] if len(facts) > _MOST else []
        yield "\n".join([f"{unmentioned(name)}:", "", *items, *more])
