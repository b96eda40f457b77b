"""What the quick road into a journal makes of books is what the full load makes of them: every
field of every record, the same order, every finding; or it fell back, and says why.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from socoledger.domain.books import Books
from socoledger.domain.journal import Journal
from socoledger.read import books as reading
from tests.support.beancount_ledgers import books_of, example_ledger, ledgers_of_tests
from tests.support.changed_ledgers import single_changes
from tests.support.corpora import CORPORA, QUICK, Files, compare, compare_files, is_drafted
from tests.support.paths import EXAMPLES
from tests.support.same_reading import Reading, reading_difference
from tests.support.smallest import Smallest, all_smallest

pytestmark = pytest.mark.slow

COOPS = sorted(EXAMPLES.rglob("coop.yaml"))
CHANGED = 1_000
BLOCK = 100
"""So many changed ledgers are one test: a test for each would take longer than reading them."""


def roads(folder: Path, corpus: Iterable[tuple[int, Files]]) -> Counter[str]:
    """How many books took the quick road, and why others did not; all are read the same."""
    found: Counter[str] = Counter()
    for seed, files in corpus:
        compared = compare_files(folder / "books", files, drafted=is_drafted(seed))
        assert compared.difference is None, (seed, compared)
        found[compared.road] += 1
    return found


def of(kind: str, seeds: Iterable[int]) -> Iterable[tuple[int, Files]]:
    return ((seed, CORPORA[kind](seed)) for seed in seeds)


# -- books without errors take it ---------------------------------------------------------------


@pytest.mark.parametrize("coop", COOPS, ids=lambda coop: coop.parent.name)
def test_examples(coop: Path) -> None:
    assert compare(coop.parent) == (QUICK, None)


def test_random_books(tmp_path: Path) -> None:
    assert roads(tmp_path, of("random", range(8_000, 8_008))) == {QUICK: 8}


def test_small_books_with_all_that_a_journal_may_say(tmp_path: Path) -> None:
    found = roads(tmp_path, of("clean", range(60)))
    assert found[QUICK] >= 40, found


# -- books with errors may ----------------------------------------------------------------------


def test_each_change_alone(tmp_path: Path) -> None:
    found = roads(tmp_path, enumerate(single_changes()))
    assert found[QUICK] >= 40, found


@pytest.mark.parametrize("first", range(0, CHANGED, BLOCK))
def test_changed_ledgers(tmp_path: Path, first: int) -> None:
    found = roads(tmp_path, of("changed", range(first, first + BLOCK)))
    assert found[QUICK] >= BLOCK // 3, found


def test_mutated_bytes(tmp_path: Path) -> None:
    found = roads(tmp_path, of("fuzzed", range(24)))
    assert found[QUICK] >= 3, found


SMALLEST = [one for one in all_smallest() if one.command != "umbrella" and one.code != "S127"]
"""But for the one that takes seconds to read."""


def test_the_smallest_books_of_every_finding(tmp_path: Path) -> None:
    def compared(one: Smallest) -> str:
        found = compare(one.write(tmp_path / one.code))
        assert found.difference is None, (one.code, found)
        return found.road

    found = Counter(map(compared, SMALLEST))
    assert found[QUICK] >= len(SMALLEST) // 3, found


def test_the_ledgers_in_tests_of_beancount(tmp_path: Path) -> None:
    every = [*enumerate(ledgers_of_tests())][::14]
    assert len(every) > 80
    found = roads(tmp_path, ((number, books_of(text)) for number, text in every))
    assert found[QUICK] >= 5, found


def test_the_example_of_beancount(tmp_path: Path) -> None:
    assert roads(tmp_path, [(1, books_of(example_ledger(1)))])[QUICK] == 0
    in_euros = [(seed, books_of(example_ledger(seed, in_euros=True))) for seed in (1, 2)]
    assert roads(tmp_path, in_euros) == {QUICK: 2}


# -- the comparison notices ---------------------------------------------------------------------


def _of_journal(change: Callable[[Journal], Journal]) -> Callable[[Books], Books]:
    return lambda books: books._replace(journal=change(books.journal))


def _of_first(change: Callable[[Journal], dict[str, Any]]) -> Callable[[Books], Books]:
    def changed(journal: Journal) -> Journal:
        first, *others = journal.transactions
        return journal._replace(transactions=(first._replace(**change(journal)), *others))

    return _of_journal(changed)


def _another_cent(journal: Journal) -> dict[str, Any]:
    one, *others = journal.transactions[0].postings
    return {"postings": (one._replace(cents=one.cents + 1), *others)}


WRONG: dict[str, Callable[[Books], Books]] = {
    "a cent": _of_first(_another_cent),
    "no links": _of_first(lambda _: {"links": frozenset({"x"})}),
    "another line": _of_first(lambda journal: {"line": journal.transactions[0].line + 1}),
    "a number that is true": _of_first(lambda _: {"is_unsure": 0}),
    "another order": _of_journal(
        lambda journal: journal._replace(transactions=journal.transactions[::-1])
    ),
    "a transaction less": _of_journal(
        lambda journal: journal._replace(transactions=journal.transactions[:-1])
    ),
    "accounts in another order": _of_journal(
        lambda journal: journal._replace(opened=dict(reversed([*journal.opened.items()])))
    ),
    "a finding less": lambda books: books._replace(findings=books.findings[1:]),
    "another value of a finding": lambda books: books._replace(
        findings=(books.findings[0]._replace(parameters={"x": 1}), *books.findings[1:])
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_the_comparison_notices(wrong: str, tmp_path: Path) -> None:
    seed = 8_000

    def read(root: Path, *drafts: tuple[str, bytes | None]) -> Reading:
        found = reading.read(root, *drafts)
        assert isinstance(found, Books)
        assert found.findings
        return WRONG[wrong](found)

    files = CORPORA["random"](seed)
    root = tmp_path / "books"
    assert compare_files(root, files).difference is None
    assert compare(root, read=read).difference is not None


def test_the_same_is_no_difference() -> None:
    one, other = (reading.read(COOPS[0].parent) for _ in range(2))
    assert reading_difference(one, other) is None
