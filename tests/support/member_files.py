"""Members of small books who leave and come back: the answers of `member leave` and `return`."""

from pathlib import Path
from typing import Any

from socoledger.commands.context import Context, answered
from socoledger.commands.member_leave import member_leave
from socoledger.commands.member_return import member_return
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import Outcome
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
    on: str,
    outcome: Outcome = Outcome.WORK,
    *,
    known: str | None = None,
    dry_run: bool = False,
) -> Answer:
    return answered(
        lambda: member_leave(
            _context(file), file.stem, on=on, outcome=outcome, known=known, dry_run=dry_run
        )
    )


def return_(file: Path, on: str, **options: Any) -> Answer:
    return answered(lambda: member_return(_context(file), file.stem, on=on, **options))


def _context(file: Path) -> Context:
    return Context(folder=file.parent.parent, today=TODAY, language="en")


def refused(answer: Answer, file: Path, before: str) -> str:
    """What is said where a command was refused and wrote nothing."""
    assert answer.exit in (Exit.ERRORS, Exit.USAGE), answer
    assert answer.output == ""
    assert file.read_bytes().decode() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    return "\n".join(answer.messages)
