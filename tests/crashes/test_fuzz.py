"""Mutated bytes give findings or books, or a statement that is booked or refused, never an
exception: a short run of the fuzzer.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.books import Books
from socoledger.domain.findings import Stops
from socoledger.read import books as reading
from tests.support import fuzz_bank
from tests.support.fuzz import BANK, MUTATED, Bench, case
from tests.support.properties import SEEDS, steady

pytestmark = pytest.mark.slow

CASES = st.binary(min_size=8, max_size=56)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("fuzz"))


@settings(steady, max_examples=max(10, SEEDS // 2))
@given(data=CASES)
def test_mutated_books_are_told_about_and_raise_nothing(bench: Bench, data: bytes) -> None:
    bench.try_(data)


@pytest.mark.parametrize("name", MUTATED)
def test_the_books_that_are_mutated_can_be_read(bench: Bench, name: str) -> None:
    """Else the rules would never see a mutation."""
    found = reading.read(bench.folder / name)
    assert isinstance(found, Books)
    assert not [one for one in found.findings if not one.stops(Stops.NOTHING)]


def test_statements_are_mutated_too(bench: Bench) -> None:
    """One unchanged is booked, and one that was changed is another."""
    whole = case(bytes([len(MUTATED), 0]))
    assert (whole.books, whole.content) == (BANK, fuzz_bank.statements()[whole.file])
    bench.desk.try_(whole.content)
    assert case(bytes([len(MUTATED), 0, 0, 0, 0, 9, 0, 0])).content == whole.content[10:]
