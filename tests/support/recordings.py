"""Books in which something is recorded by commands: `recording(tmp_path, …)` writes them, and
`some.record("income", amount="12,50", member="anna")` records as `add` does.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from socoledger.commands.add import add
from socoledger.commands.asking import Asker
from socoledger.commands.confirmed import Consent
from socoledger.commands.context import answered
from socoledger.commands.undo import undo
from socoledger.domain.exits import Answer
from socoledger.domain.options import RecordingFormat
from socoledger.domain.recording import Field, Kind
from socoledger.read.undo_record import FOLDER
from tests.support.closing import Closing
from tests.support.small_books import books

YES = Consent(is_given=True)
DRY = Consent(is_dry_run=True)


@dataclass(frozen=True)
class Recording(Closing):
    """Books in which something is recorded; each method looks at the files anew."""

    @property
    def now(self) -> "Recording":
        """The books as they are now."""
        return replace(self)

    def record(self, kind: str, consent: Consent = YES, /, **said: str) -> Answer:
        """`add KIND`; what is said by the names of the fields of a fact."""
        named = {Field(name): text for name, text in said.items()}
        return answered(lambda: add(self.context(), Kind(kind), named, consent))

    def asked(self, asker: Asker, kind: str, /, **said: str) -> Answer:
        """The same, with somebody who may be asked."""
        return self.record(kind, Consent(asker=asker), **said)

    def shown(self, kind: str, consent: Consent = YES, /, **said: str) -> dict[str, Any]:
        """The JSON of what must have been recorded."""
        named = {Field(name): text for name, text in said.items()}
        answer = answered(
            lambda: add(self.context(), Kind(kind), named, consent, RecordingFormat.JSON)
        )
        assert answer.exit == 0, answer.messages
        shape: dict[str, Any] = json.loads(answer.output)
        return shape

    def undo(self, consent: Consent = YES) -> Answer:
        return answered(lambda: undo(self.context(), consent))

    def content(self) -> dict[str, bytes]:
        """All files of the books, but what commands keep for themselves."""
        paths = (path for path in self.root.rglob("*") if path.is_file())
        named = {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths}
        return {name: content for name, content in named.items() if not name.startswith(FOLDER)}


def recording(tmp_path: Path, *journal: str, today: str = "2025-03-20", **more: Any) -> Recording:
    """Write small books, in which something is recorded on a day."""
    return Recording(books(tmp_path, *journal, **more).root, date.fromisoformat(today))
