"""What a command changed in a file, and the bytes from before (SPEC 11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socoledger.domain.undo_record import content_before, recorded_file

LINES = st.lists(st.sampled_from(["a", "b", "", "é", "c\r"]), max_size=8).map("\n".join)


@given(LINES, LINES)
def test_the_bytes_from_before_come_back(before: str, after: str) -> None:
    one = recorded_file("x", before.encode(), after.encode())
    assert content_before(one, after.encode()) == before.encode()
    made = recorded_file("x", None, after.encode())
    assert content_before(made, after.encode()) is None


def test_it_holds_no_more_than_what_went() -> None:
    one = recorded_file("x", b"a\nb\nc\n", b"a\nB\nnew\nc\n")
    assert (one.head, one.removed, one.added) == (1, "b\n", 2)
    assert recorded_file("x", b"a\nb", b"a\nb\n\nc\n").removed == "b"


def test_anything_else_is_not_taken_back() -> None:
    one = recorded_file("x", b"a\n", b"a\nb\n")
    with pytest.raises(ValueError, match="x"):
        content_before(one, b"a\nb\nc\n")
    with pytest.raises(ValueError, match="x"):
        content_before(one._replace(removed="z\n"), b"a\nb\n")
