"""A command line, from its words to its exit code."""

import contextlib
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from socoledger.cli import (  # noqa: F401 - each declares its commands
    bank,
    books,
    changes,
    checking,
    evening,
    exports,
    hours,
    lazy,
    members,
    monthly,
    origins,
    recording,
    reports,
    saving,
    yearly,
)
from socoledger.cli.click import UsageError
from socoledger.cli.program import app
from socoledger.cli.streams import nobody_reads
from socoledger.domain.exits import Exit

if TYPE_CHECKING:
    from socoledger.cli.remembered import Remembered

__all__ = ["app", "ended", "run"]

COMPLETE_VARIABLE = "_SOCOLEDGER_COMPLETE"
"""Set by a shell that asks what may follow."""


def run(remembered: "Remembered | None") -> int:
    """Run the command line; its exit code. An answer with figures is kept in `remembered`."""
    return ended(partial(_run, remembered))


def _run(remembered: "Remembered | None") -> int:
    program = get_command(app)
    if COMPLETE_VARIABLE in os.environ:
        lazy.shells.register()
    code = program(prog_name="socoledger", standalone_mode=False, obj=remembered)
    sys.stdout.flush()
    return code or Exit.DONE


def ended(work: Callable[[], int]) -> int:
    """How some work ends: by its own exit code, which is that of an Answer, or by that of whatever
    it raised, after telling what that was.
    """
    code: int = Exit.DEFECT
    try:
        code = work()
    except UsageError as error:
        sys.stderr.write(f"{lazy.messages.usage_message(error)}\n")
        code = Exit.USAGE
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else Exit.DONE
        if COMPLETE_VARIABLE not in os.environ:  # a shell is told by it, others left early
            nobody_reads()
            code = Exit.DONE
    except BrokenPipeError:
        nobody_reads()
        code = Exit.DONE
    except OSError as error:
        messages = lazy.messages
        lost = error.filename is None  # what we write to a disk says where
        message = messages.lost_message(error) if lost else messages.refusal_message(error)
        with contextlib.suppress(OSError):  # there is nobody to tell
            sys.stderr.write(f"{message}\n")
        code = Exit.REFUSED
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except Exception as error:  # noqa: BLE001 - a defect of ours must not look like a finding
        sys.stderr.write(f"{lazy.messages.defect_message(error)}\n")
    return int(code)
