"""Lines of the bank that wait in the books, sorted out by rules and answers (SPEC 10).

What is sorted changes the books first; the statements of the same command are then held against
the books as they will be.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from socoledger.commands.journal_changes import Prepared, books_after
from socoledger.domain.bank_import import PlannedLine
from socoledger.domain.bank_waiting import Sorted, Waiting
from socoledger.domain.books import Books
from socoledger.rules.bank.plan import Ground
from socoledger.rules.bank.waiting import sorted_out, waiting_lines
from socoledger.storage.files import Change, content_of
from socoledger.write.journal_files import appended, opens_text
from socoledger.write.sorted_lines import can_be_sorted, with_sorted
from socoledger.write.words import Words


class Sorting(NamedTuple):
    """What was sorted and what still waits, with the changes of files and the books after them."""

    done: tuple[Sorted, ...]
    left: tuple[Waiting, ...]
    prepared: Prepared
    books: Books
    opens: tuple[str, ...] = ()
    """Accounts that no file opens yet."""


def sort_waiting(words: Words, ground: Ground, lines: Sequence[PlannedLine]) -> Sorting:
    """Sort out what rules and answers decide; `lines` are those of statements, as planned on the
    books before. What is laid out in a way that is not edited here keeps waiting. Raises OSError,
    Stopped.
    """
    books, waiting = ground.books, waiting_lines(ground, lines)
    found = [*sorted_out(ground, waiting)]
    files = sorted({one.waiting.place.file for one in found})
    before = {file: content_of(books.root / file) for file in files}
    texts = {file: content.decode() for file, content in before.items()}
    found = [one for one in found if can_be_sorted(texts[one.waiting.place.file], one)]
    left = _without(waiting, found)
    if not found:
        return Sorting((), left, Prepared({}), books)
    open_entries = {one.place for one in left}
    for file in files:
        in_file = [one for one in found if one.waiting.place.file == file]
        texts[file] = with_sorted(texts[file], in_file, open_entries)
    opens = _new_accounts(books, found)
    if opens:
        day = min(books.coop.first_month.first_day, *(one.waiting.day for one in found))
        file = found[0].waiting.place.file
        texts[file] = appended(texts[file], [opens_text(opens, day)])
    prepared = Prepared(
        {
            file: Change(books.root / file, before[file], text.encode())
            for file, text in texts.items()
            if text.encode() != before[file]
        }
    )
    return Sorting(tuple(found), left, prepared, books_after(words, books, prepared), opens)


def _without(waiting: Iterable[Waiting], found: Iterable[Sorted]) -> tuple[Waiting, ...]:
    moved = {(one.waiting.place, one.waiting.posting) for one in found}
    return tuple(one for one in waiting if (one.place, one.posting) not in moved)


def _new_accounts(books: Books, found: Iterable[Sorted]) -> tuple[str, ...]:
    """The accounts that no file opens yet, in order of name."""
    used = {target.account for one in found for target, _cents in one.targets}
    return tuple(sorted(used - {*books.journal.opened, *books.journal.opened_by_plugin}))
