"""The tree under a figure, for people and for programs (SPEC 13)."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.trace import Node, TraceAnswer, TracedPart
from socoledger.write.grid import WIDTH, folded
from socoledger.write.markdown import escaped_line, unmentioned
from socoledger.write.words import Words

_INDENT = "  "
_BREAK = "  \n"
"""The end of a line within a paragraph of Markdown."""
_GAP = 2
_NARROWEST = 24
"""The fewest columns that are left for texts, however deep they stand."""

Traced = TraceAnswer | TracedPart


def answer(node: Node, words: Words, depth: int | None = None) -> TraceAnswer:
    """The tree in a language, with the parts down to `depth` levels below it; None: all."""
    part = _part(node, words, depth)
    return TraceAnswer(
        label=part.label,
        amount_cents=part.amount_cents,
        rule=part.rule,
        file=part.file,
        line=part.line,
        parts=part.parts,
        date=part.date,
        clause=part.clause,
        article=part.article,
        decision=part.decision,
        documents=part.documents,
        is_cut=part.is_cut,
    )


def _part(node: Node, words: Words, depth: int | None) -> TracedPart:
    below = None if depth is None else depth - 1
    shown = node.parts if depth is None or depth > 0 else ()
    clause = node.clause
    return TracedPart(
        label=words.phrase(node.label),
        amount_cents=node.amount_cents,
        rule=node.rule or None,
        file=None if node.place is None else node.place.file,
        line=None if node.place is None else node.place.line,
        parts=tuple(_part(part, words, below) for part in shown),
        date=node.day,
        clause=None if clause is None else words.phrase(clause),
        article=node.article or None,
        decision=node.decision or None,
        documents=node.documents or None,
        is_cut=len(shown) < len(node.parts),
    )


def text(answered: TraceAnswer, words: Words, width: int | None) -> str:
    """The tree as indented lines, amounts to the right, folded to the width of the terminal."""
    amounts = [part.amount_cents for part in _walk(answered)]
    amount_width = max(len(words.amount(cents)) for cents in (min(amounts), max(amounts)))
    widths = (width or WIDTH, amount_width)
    notes = [line for note in _notes(answered, words) for line in folded(note, widths[0])]
    lines = (*_lines(answered, words, 0, widths), *(("", *notes) if notes else ()))
    return "".join(f"{line}\n" for line in lines)


def _walk(part: Traced) -> Iterator[Traced]:
    yield part
    for inner in part.parts:
        yield from _walk(inner)


def _lines(part: Traced, words: Words, depth: int, widths: tuple[int, int]) -> Iterator[str]:
    """The lines of a part and of those below it; `widths` are those of a line and of amounts."""
    width, amount_width = widths
    indent = _INDENT * depth
    room = max(width - len(indent) - amount_width - _GAP, _NARROWEST)
    first, *others = folded(_named(part, words), room)
    amount = words.amount(part.amount_cents).rjust(amount_width)
    yield f"{indent}{first:{room}}{' ' * _GAP}{amount}"
    for line in others:
        yield f"{indent}{_INDENT}{line}"
    for remark in _remarks(part, words):
        for line in folded(remark, room - len(_INDENT)):
            yield f"{indent}{_INDENT}{line}"
    for inner in part.parts:
        yield from _lines(inner, words, depth + 1, widths)


def _named(part: Traced, words: Words) -> str:
    """The label with the place where it is written."""
    if part.file is None:
        return part.label
    return f"{part.label} ({words.plain(part.file)}:{part.line})"


def _remarks(part: Traced, words: Words) -> Iterator[str]:
    """What a part goes by, and the documents it names."""
    if part.clause is not None:
        yield part.clause
    if part.article is not None:
        yield words.plain(part.article)
    if part.decision is not None:
        yield words(_("decision {reference}"), reference=part.decision)
    for document in part.documents or ():
        yield words(_("document {file}"), file=document)


def _notes(answered: TraceAnswer, words: Words) -> Iterator[str]:
    """Where its rules are written, and that parts are left out, if some are."""
    parts = list(_walk(answered))
    rules = dict.fromkeys(part.rule for part in parts if part.rule is not None)
    if rules:
        yield words(_("the rules: {pages}"), pages=", ".join(rules))
    if any(part.is_cut for part in parts):
        yield words(_("deeper parts are left out; --depth 99 shows all of them"))


def markdown(answered: TraceAnswer, words: Words) -> str:
    """The tree as a nested list."""
    items = "".join(f"{line}\n" for line in _items(answered, words, 0))
    return items + "".join(f"\n{escaped_line(note)}\n" for note in _notes(answered, words))


def _items(part: Traced, words: Words, depth: int) -> Iterator[str]:
    indent = _INDENT * depth
    amount = words.amount(part.amount_cents)
    item = f"{indent}- {unmentioned(_named(part, words))}: **{amount}**"
    remarks = (f"{indent}  {escaped_line(remark)}" for remark in _remarks(part, words))
    yield _BREAK.join((item, *remarks))
    for inner in part.parts:
        yield from _items(inner, words, depth + 1)
