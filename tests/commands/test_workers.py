"""The same work on many books, by one process or by several at once."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.worker_cases import IDS

pytestmark = pytest.mark.slow

ALL = "abcde"
OTHERS = "abde"


def answers(ids: str) -> dict[str, str]:
    """What the second round makes of these books."""
    shared = f"mappingproxy({{'all': '{ids}'}})"
    return {id_: f"('{id_}', {shared})" for id_ in ids}


def first(of_c: object) -> dict[str, object]:
    """What the first round tells of all, in order."""
    return {id_: of_c if id_ == "c" else id_ for id_ in IDS}


WHOLE = [first("c"), answers(ALL), 10]


def without(reason: str, exit_: int) -> list[object]:
    """What is told where nothing comes of `c`."""
    return [first([reason, exit_]), answers(OTHERS), 9]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of every case, in a program of one thread, as processes are forked."""
    folder = tmp_path_factory.mktemp("workers")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.support.worker_cases", str(folder)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        timeout=300,
    )
    assert ended.stderr == b""
    found: dict[str, dict[str, Any]] = json.loads(ended.stdout)
    return found


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("nothing", WHOLE),
        ("killed once", WHOLE),
        ("killed", without("killed", 0)),
        ("stopped", without("stopped", 3)),
        ("refused", ["PermissionError", "[Errno 13] no: '/c'"]),
    ],
)
def test_what_comes_of_it_is_the_same_for_any_number_of_processes(
    told: dict[str, dict[str, Any]], case: str, expected: object
) -> None:
    for outcome in told[case].values():
        assert outcome == expected
        if isinstance(outcome[0], dict):
            assert [*outcome[0]] == [*IDS], "in order"


def test_a_defect_in_another_process_is_told_without_what_is_in_the_books(
    told: dict[str, dict[str, Any]],
) -> None:
    for asked, outcome in told["defect"].items():
        one = asked.startswith("1")
        assert outcome == (["KeyError", "'anna'"] if one else ["defect", "KeyError"])


def test_a_process_without_memory_is_as_one_that_was_killed(
    told: dict[str, dict[str, Any]],
) -> None:
    for asked, outcome in told["out of memory"].items():
        one = asked.startswith("1")
        assert outcome == (["MemoryError", ""] if one else without("killed", 0))


def test_books_that_change_between_the_rounds_give_no_answer(
    told: dict[str, dict[str, Any]],
) -> None:
    for asked, (opened, answered, _ticks) in told["changed"].items():
        assert opened == first("c!")
        is_kept = not asked.endswith(" 0")
        of_c = answers(ALL)["c"] if is_kept else ["changed", 0]
        assert answered == {**answers(ALL), "c": of_c}
