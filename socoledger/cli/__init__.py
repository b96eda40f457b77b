"""The command line: arguments in, exit code out. No figures and no files here.

What is imported here is imported for every command line. What is needed where no answer was kept is
in `cli.run`.
"""

import contextlib
import gc
import os
import sys
from typing import NoReturn

from socoledger.cli.kept import is_kept
from socoledger.cli.streams import open_streams


def main() -> NoReturn:
    """Tell the answer that was kept for the command line, or else run it; and end the process."""
    gc.disable()  # a short process: looking for cycles would take a third of its time
    open_streams()
    remembered = None
    try:
        if is_kept(sys.argv[1:]):
            from socoledger.cli.remembered import for_command_line

            remembered = for_command_line(sys.argv[1:])
            told = None if remembered is None else remembered.told()
            if told is not None:
                _tell(*told)
                _end(0)
    except (OSError, KeyboardInterrupt) as error:
        _end(_code_of(error))
    from socoledger.cli.run import run

    _end(run(remembered))


def _tell(output: str, messages: str) -> None:
    """Write an answer to both streams."""
    sys.stdout.write(output)
    sys.stdout.flush()
    with contextlib.suppress(OSError):  # there is nobody to tell
        sys.stderr.write(messages)


def _code_of(error: BaseException) -> int:
    """The exit code where an answer cannot be told, after saying why."""
    from socoledger.cli.run import ended

    def fail() -> int:
        raise error

    return ended(fail)


def _end(code: int) -> NoReturn:
    """End the process: freeing what was read, object by object, would take a tenth of the time."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
