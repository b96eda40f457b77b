"""Two states of the books, to be compared: as they are now, at a revision of git, or in another
folder (SPEC 13).

    before, after, words = sides(context)                     # HEAD, and the present books
    before, after, words = sides(context, "v2025")            # a revision, and the present books
    before, after, words = sides(context, "main~3", "main")   # two revisions
    before, after, words = sides(context, "../2024", ".")     # two folders
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.context import Context, Stopped, words_here
from socoledger.commands.errors import stops_comparing
from socoledger.commands.revision_sources import Asked, Read, Source, failures, located
from socoledger.commands.steps import Step
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Phrase, _
from socoledger.write.words import Words

HEAD = "HEAD"
_UNREADABLE = _("{side}: these books cannot be read")


class Side(NamedTuple):
    """One of two states of the books; they can be read as meant, but may have other errors."""

    label: Phrase
    """What it is, for people: the revision as it was written with its commit, or a folder."""
    books: Books
    """`books.root` is gone already where they are of a revision."""
    commit: str | None = None
    """The full name of the commit, None where they were read from a folder."""
    folder: str = ""
    """Where the books lie: from the top of the commit ("" is the top), or the folder as named."""

    @property
    def name(self) -> str:
        """How the revision was written; the folder where it is none."""
        return str(self.label.parameters.get("revision") or self.commit or self.folder)


class Sides(NamedTuple):
    """Two states of the books, and the words for both: in the language of the later one, without
    the numbers that either hides.
    """

    before: Side
    after: Side
    words: Words


class Branches(NamedTuple):
    """Two branches, and the books of the last commit that both have."""

    base: Side
    ours: Side
    theirs: Side
    words: Words


def sides(context: Context, one: str | None = None, other: str | None = None) -> Sides:
    """The books at both sides; see above for what they are where an argument is left out.

    Stops if there is no such revision (2), the books of a side cannot be read (3: the findings,
    with the side that they are of), or the disk or a permission says no (4). Raises OSError.
    """
    words = words_here(context)
    with failures(words):
        asked = Asked(context, words)
        before = asked.source(HEAD if one is None else one)
        after = asked.present() if other is None else asked.source(other)
        (earlier, later), both = _readable(context, asked, (before, after))
        return Sides(earlier, later, both)


def branches(context: Context, one: str | None = None, other: str | None = None) -> Branches:
    """Two branches: of what is left out, see `Asked.branches`. Stops and raises as `sides` does."""
    words = words_here(context)
    with failures(words):
        asked = Asked(context, words)
        commits = asked.branches(one, other)
        base = asked.objects.merge_base(*commits)
        sources = [asked.in_git(commit) for commit in (base, *commits)]
        (before, ours, theirs), all_words = _readable(context, asked, sources)
        return Branches(before, ours, theirs, all_words)


def _read(found: Sequence[Source], root: Path | None) -> list[tuple[Source, Read]]:
    """What was read at each side; the same files are read once. Raises OSError."""
    read: dict[object, Read] = {}
    for source in found:
        if source.key not in read:
            read[source.key] = source.read(root)
    return [(source, read[source.key]) for source in found]


def _readable(
    context: Context, asked: Asked, sources: Sequence[Source]
) -> tuple[list[Side], Words]:
    """All sides, and the words for them; stops if the books of one cannot be read."""
    messages: list[str] = []
    found: list[Side] = []
    located_sources = located(sources, asked)
    with context.step(Step.BOOKS):
        read = _read(located_sources, asked.root)
    for source, books in read:
        if isinstance(books, Books):
            found.append(Side(source.label, books, source.commit, source.folder or ""))
        findings = books.findings if isinstance(books, Books) else books
        if not isinstance(books, Books) or any(stops_comparing(one, books) for one in findings):
            hidden = books.hidden if isinstance(books, Books) else frozenset()
            messages.append(asked.words(_UNREADABLE, side=source.label))
            messages += map(Words(asked.words.language, hidden).finding_line, findings)
    if messages:
        raise Stopped(Answer(messages=tuple(messages), exit=Exit.UNREADABLE))
    language = context.language or found[-1].books.coop.language
    hidden = frozenset[str]().union(*(side.books.hidden for side in found))
    return found, Words(language, hidden)
