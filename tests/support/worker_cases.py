"""Work on books whose processes meet with accidents; run by itself, as it forks: what came of each
case, as JSON. `python -m tests.support.worker_cases FOLDER`
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from socoledger.commands.context import Stopped
from socoledger.commands.tasks import Failed, Work
from socoledger.commands.workers import Workers, workers
from socoledger.domain.exits import Answer, DefectElsewhereError, Exit

IDS = ("a", "b", "c", "d", "e")
Open = Callable[[str], tuple[str, str]]


def _killed() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def cases(folder: Path) -> dict[str, Open]:
    """What happens when `c` is opened, by the name of the case."""
    marker = folder / "marker"

    def once() -> str:
        if marker.exists():
            return ""
        marker.touch()
        _killed()

    def raising(error: BaseException) -> str:
        raise error

    def more() -> str:
        with marker.open("a") as opened_before:
            opened_before.write("!")
        return marker.read_text()

    happens: dict[str, Callable[[], str]] = {
        "nothing": str,
        "killed once": once,
        "killed": _killed,
        "out of memory": lambda: raising(MemoryError()),
        "stopped": lambda: raising(Stopped(Answer(messages=("why",), exit=Exit.UNREADABLE))),
        "refused": lambda: raising(PermissionError(13, "no", "/c")),
        "defect": lambda: raising(KeyError("anna")),
        "changed": more,
    }

    def opening(happening: Callable[[], str]) -> Open:
        def opened(id_: str) -> tuple[str, str]:
            return id_, id_ + (happening() if id_ == "c" else "")

        return opened

    return {name: opening(happening) for name, happening in happens.items()}


def told(opened: Open, processes: int, room: int) -> object:
    """What came of both rounds, or what was raised."""
    work: Work[str, str, Any] = Work(opened, lambda held, shared: (held, shared), lambda _held: 1)
    ticks: list[None] = []
    crew: Workers[str, Any]
    try:
        with workers(work, len(IDS), processes, room) as crew:
            first = crew.open(IDS, lambda: ticks.append(None))
            there = [id_ for id_, one in first.items() if not isinstance(one, Failed)]
            shared = MappingProxyType({"all": "".join(there)})
            second = crew.answer(there, shared, lambda: ticks.append(None))
    except DefectElsewhereError as defect:
        return ["defect", defect.kind]
    except (OSError, KeyError, MemoryError) as error:
        return [type(error).__name__, str(error)]
    return [_shown(first), _shown(second), len(ticks)]


def _shown(told_by_id: dict[str, Any]) -> dict[str, object]:
    return {
        id_: [one.reason.value, one.answer.exit] if isinstance(one, Failed) else str(one)
        for id_, one in told_by_id.items()
    }


def main() -> None:
    """Every case, by one, two and three processes, that keep all books, or none."""
    folder = Path(sys.argv[1])
    found: dict[str, dict[str, object]] = {}
    for name in cases(folder):
        for processes in (1, 2, 3):
            if processes == 1 and name.startswith("killed"):
                continue
            for room in (100, 0):
                (folder / "marker").unlink(missing_ok=True)
                outcome = told(cases(folder)[name], processes, room)
                found.setdefault(name, {})[f"{processes} {room}"] = outcome
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
