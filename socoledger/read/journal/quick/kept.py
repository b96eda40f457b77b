"""Facts of files with sums, kept from one run to the next by what the files say.

Kept are facts of files in which there was nothing to tell and nothing private, so that no finding
is ever lost.
"""

from hashlib import sha256

from socoledger.domain.accounts import Roots
from socoledger.domain.cache import NO_CACHE, Cache
from socoledger.read.journal.quick.file_facts import FileFacts
from socoledger.read.journal.source import Source
from socoledger.read.record_data import from_bytes, key_of, to_bytes

_KIND = "journal"


class KeptFiles:
    """The facts of files in a cache. `key` is the digest of the YAML files they were read by."""

    def __init__(self, cache: Cache, key: str) -> None:
        self._cache, self._key = cache, key

    def get(self, source: Source, roots: Roots | None) -> FileFacts | None:
        """The facts of a file, None if they are not kept. `roots` are those of the main file, None
        for that file itself.
        """
        if self._cache is NO_CACHE:
            return None
        facts = from_bytes(FileFacts, self._cache.get(_KIND, self._key_of(source, roots)))
        if facts is None or facts.file != source.name:
            return None
        text = source.content.decode().replace("\r\n", "\n") if facts.closes else ""
        closes = (one._replace(close=one.close._replace(text=text)) for one in facts.closes)
        return facts._replace(closes=tuple(closes))

    def keep(self, source: Source, roots: Roots | None, facts: FileFacts) -> None:
        """Keep the facts of a file, but for its own text."""
        if self._cache is NO_CACHE:
            return
        closes = (one._replace(close=one.close._replace(text="")) for one in facts.closes)
        content = to_bytes(facts._replace(closes=tuple(closes)))
        self._cache.put(_KIND, self._key_of(source, roots), content)

    def _key_of(self, source: Source, roots: Roots | None) -> str:
        content = sha256(source.content).hexdigest()
        return key_of(_KIND, self._key, source.name, *(roots or ()), content)
