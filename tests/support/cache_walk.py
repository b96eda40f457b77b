"""A random walk of edits over small books that are read through a cache: files change, come, go,
get another name and become what they were; entries of the cache are cut off, spoiled, swapped and
lost. Whatever happens, a reading with the cache is one without.
"""

import shutil
from collections import Counter
from pathlib import Path
from random import Random

from socoledger.read import books as reading
from socoledger.storage.cache import DiskCache
from tests.support.book_files import write_files
from tests.support.changed_ledgers import change, change_heads
from tests.support.ledgers import Files, ledger
from tests.support.same_reading import reading_difference

_LAW = """\
amounts:
  - {id: premium_per_year, from: 2026-07-01, value: 3440.00, source: "Stcrt. 2026, 1"}
"""
_BUDGET = "years:\n  - {year: 2025, accounts: {Income:Werk: 100.00}}\n"
_KEPT_STATES = 4


class CountedCache(DiskCache):
    """A cache that counts how often there was something of each kind."""

    def __init__(self, folder: str, hits: Counter[str]) -> None:
        super().__init__(folder)
        self._hits = hits

    def get(self, kind: str, key: str) -> bytes | None:
        content = super().get(kind, key)
        self._hits[kind] += content is not None
        return content


class Walk:
    """Books that are edited step by step, and a cache that goes along."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = Random(seed)
        self.root, self.cache = folder / "books", folder / "cache"
        self.hits: Counter[str] = Counter()
        self._files = {**ledger(self.dice, 3), "law.yaml": _LAW, "budget.yaml": _BUDGET}
        self._states = [dict(self._files)]
        self._caches = [self._opened() for _ in range(2)]

    def _opened(self) -> CountedCache:
        return CountedCache(str(self.cache), self.hits)

    def step(self) -> str | None:
        """Edit the books, and perhaps the cache; the first thing in which two readings with the
        cache differ from one without.
        """
        self._edit()
        self._write()
        if self.dice.random() < 0.3:
            self._spoil()
        at = self.dice.randrange(2)
        if self.dice.random() < 0.5:  # another process
            self._caches[at] = self._opened()
        plain = reading.read(self.root)
        for cache in (self._caches[at], self._caches[1 - at]):
            found = reading_difference(reading.read(self.root, cache=cache), plain)
            if found is not None:
                return found
        return None

    def _edit(self) -> None:
        kind = self.dice.randrange(8)
        if kind < 2:
            self._files = dict(self.dice.choice(self._states))
        elif kind < 4:
            change(self.dice, self._files, 1)
        elif kind < 5:
            change_heads(self.dice, self._files)
        elif kind < 7:
            self._edit_yaml()
        if len(self._states) < _KEPT_STATES:
            self._states.append(dict(self._files))

    def _edit_yaml(self) -> None:
        """A line or a sign of a YAML file less, a member more, another name, or a file less."""
        names = [name for name in sorted(self._files) if name.endswith(".yaml")]
        name = self.dice.choice(names)
        text, kind = self._files[name], self.dice.randrange(5)
        if kind == 0 and name != "coop.yaml":
            del self._files[name]
        elif kind == 1 and name.startswith("members/"):
            self._files["members/carla.yaml"] = text.replace("anna", "carla")
        elif kind == 2 and name != "coop.yaml":
            self._files[self.dice.choice(names[1:])] = self._files.pop(name)
        elif kind == 3:
            where = self.dice.randrange(len(text) + 1)
            self._files[name] = text[:where] + self.dice.choice("5 \nx") + text[where + 1 :]
        else:
            lines = text.splitlines(keepends=True)
            where = self.dice.randrange(len(lines) + 1)
            del lines[where : where + 1]
            self._files[name] = "".join(lines)

    def _write(self) -> None:
        """Write the files, of the same size in the same moment too."""
        shutil.rmtree(self.root, ignore_errors=True)
        contents: Files = self._files
        write_files(
            self.root,
            {name: text.encode("utf-8", "surrogateescape") for name, text in contents.items()},
        )

    def _spoil(self) -> None:
        """Do something to an entry of the cache, as a full disk or somebody may."""
        entries = sorted(self.cache.iterdir()) if self.cache.is_dir() else []
        if not entries:
            return
        entry, other = self.dice.choice(entries), self.dice.choice(entries)
        content, kind = entry.read_bytes(), self.dice.randrange(6)
        where = self.dice.randrange(len(content) + 1)
        if kind == 0:
            entry.unlink()
        elif kind == 1:
            entry.write_bytes(content[:where])
        elif kind == 2:
            entry.write_bytes(content[:where] + b"7" + content[where + 1 :])
        elif kind == 3:
            entry.write_bytes(other.read_bytes())
        elif kind == 4:
            entry.write_bytes(self.dice.randbytes(100))
        else:
            shutil.rmtree(self.cache)
