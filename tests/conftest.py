"""Options and fixtures of the whole test suite."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest

from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.read import books as reading
from tests.support.paths import EXAMPLES

_AWAY = tempfile.mkdtemp(prefix="cache-")
atexit.register(shutil.rmtree, _AWAY, ignore_errors=True)
# No test touches what the user keeps: the cache is off, and where a test has it on, it lies here.
os.environ |= {"SOCOLEDGER_NO_CACHE": "1", "XDG_CACHE_HOME": _AWAY}

_read = reading.read
_read_once = cache(_read)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--goldens` writes expected answers anew instead of comparing them."""
    parser.addoption("--goldens", action="store_true", help="write expected answers anew")


@pytest.fixture
def rewrite_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether expected answers are written anew."""
    return bool(request.config.getoption("--goldens"))


@pytest.fixture(scope="module")
def examples_read_once() -> Iterator[None]:
    """Commands that are asked in this process read each of the examples' books once: reading them
    takes four fifths of the time of an answer, and nobody changes them.
    """

    def read(
        root: Path, *drafts: tuple[str, bytes | None], **_options: Any
    ) -> Books | tuple[Finding, ...]:
        once = not drafts and root.is_absolute() and root.is_relative_to(EXAMPLES)
        return _read_once(root) if once else _read(root, *drafts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read", read)
        yield


_State = tuple[tuple[Path, int, int, int], ...]


def _state(root: Path) -> _State:
    """What shows whether anything in a folder has changed: each file, its inode, bytes and time."""
    found = [(path, path.lstat()) for path in sorted(root.rglob("*"))]
    return tuple((path, stat.st_ino, stat.st_size, stat.st_mtime_ns) for path, stat in found)


@lru_cache(maxsize=8)
def _read_in_state(root: Path, _files: _State) -> Books | tuple[Finding, ...]:
    return _read(root)


@pytest.fixture(scope="module")
def books_read_once() -> Iterator[None]:
    """The same for books that a test writes: they are read again when a file of them changes."""

    def read(
        root: Path, *drafts: tuple[str, bytes], **_options: Any
    ) -> Books | tuple[Finding, ...]:
        if drafts or not root.is_absolute():
            return _read(root, *drafts)
        is_example = root.is_relative_to(EXAMPLES)
        return _read_once(root) if is_example else _read_in_state(root, _state(root))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read", read)
        yield
