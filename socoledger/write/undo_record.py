"""The text of the file that says what the last command wrote (SPEC 11)."""

import json

from socoledger.domain.undo_record import Recorded


def recorded_text(recorded: Recorded) -> str:
    """It as JSON."""
    shape = {**recorded._asdict(), "files": [file._asdict() for file in recorded.files]}
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"
