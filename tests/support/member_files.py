"""Members of small books who leave and come back: the answers of `member leave` and `return`."""

import json
from pathlib import Path
from typing import Any

from jsonschema import validate  # type: ignore[import-untyped]

from socoledger.commands.asking import Asker
from socoledger.commands.confirmed import Consent
from socoledger.commands.context import Context, answered
from socoledger.commands.decision import SaidOfDecision, decision
from socoledger.commands.member_benefit import SaidOfBenefit, member_benefit
from socoledger.commands.member_leave import member_leave
from socoledger.commands.member_return import member_return
from socoledger.commands.member_session import Writing
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import Outcome, RecordingFormat
from socoledger.write.schemas import schema_of
from tests.support.asking import TODAY
from tests.support.book_files import COOP, write_books

JOINED = "id: anna\nname: Anna\njoined: 2024-01-01   # with her sister\n\n# end\n"
GONE = "id: anna\nname: Anna\njoined: 2024-01-01   # 1\nleft: 2025-02-15   # 2\noutcome: work\n"
CAME_BACK = (
    "id: anna\nname: Anna\nmembership:   # two\n"
    "  - {from: 2024-01-01, to: 2024-06-30, outcome: work}  # one\n  - {from: 2025-01-01}  # now\n"
)


def written(folder: Path, text: str, **blocks: Any) -> Path:
    """Books of which Anna's file says this; her file."""
    coop = blocks.pop("coop", COOP)
    root = write_books(folder, coop=coop, members={"anna": text}, **blocks)
    return root / "members/anna.yaml"


def leave(
    file: Path,
    on: str | None,
    outcome: Outcome | None = Outcome.WORK,
    *,
    known: str | None = None,
    id_: str | None = "",
    **how: Any,
) -> Answer:
    """The answer of `member leave`; `id_` "": the member whose file it is; None: none is named."""
    member = file.stem if id_ == "" else id_
    return answered(
        lambda: member_leave(
            _context(file), member, on=on, outcome=outcome, known=known, writing=_writing(**how)
        )
    )


def return_(file: Path, on: str | None, *, id_: str | None = "", **how: Any) -> Answer:
    member = file.stem if id_ == "" else id_
    return answered(lambda: member_return(_context(file), member, on=on, writing=_writing(**how)))


def benefit(file: Path, said: SaidOfBenefit, *, id_: str | None = "", **how: Any) -> Answer:
    member = file.stem if id_ == "" else id_
    return answered(lambda: member_benefit(_context(file), member, said, _writing(**how)))


def decide(
    file: Path,
    said: SaidOfDecision,
    name: str = "premium",
    *,
    id_: str | None = "",
    **how: Any,
) -> Answer:
    member = file.stem if id_ == "" else id_
    return answered(lambda: decision(_context(file), name, member, said, _writing(**how)))


def _writing(
    *,
    dry_run: bool = False,
    asker: Asker | None = None,
    format_: RecordingFormat = RecordingFormat.TEXT,
) -> Writing:
    """It may be written, unless it is a dry run or somebody is there to be asked."""
    return Writing(Consent(asker is None and not dry_run, dry_run, asker), format_)


def _context(file: Path) -> Context:
    return Context(folder=file.parent.parent, today=TODAY, language="en")


def answered_json(answer: Answer) -> dict[str, Any]:
    """What a program hears, which must be as its schema says."""
    assert answer.exit is Exit.DONE, answer.messages
    shape: dict[str, Any] = json.loads(answer.output)
    validate(shape, schema_of("member"))
    return shape


def refused(answer: Answer, file: Path, before: str) -> str:
    """What is said where a command was refused and wrote nothing."""
    assert answer.exit in (Exit.ERRORS, Exit.USAGE), answer
    assert answer.output == ""
    assert file.read_bytes().decode() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    return "\n".join(answer.messages)
