"""The command line: arguments in, exit code out. No figures and no files here."""

import contextlib
import gc
import os
import sys

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
from socoledger.cli.streams import nobody_reads, open_streams
from socoledger.domain.exits import Exit

__all__ = ["app", "main"]

COMPLETE_VARIABLE = "_SOCOLEDGER_COMPLETE"
"""Set by a shell that asks what may follow."""


def main() -> None:
    """Run the command line and end the process. Exit codes come from here or from an Answer."""
    gc.disable()  # a short process: looking for cycles would take a third of its time
    open_streams()
    code: int = Exit.DEFECT
    try:
        program = get_command(app)
        if COMPLETE_VARIABLE in os.environ:
            lazy.shells.register()
        code = program(prog_name="socoledger", standalone_mode=False) or Exit.DONE
        sys.stdout.flush()
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
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(int(code))  # freeing what was read, object by object, would take a tenth of the time
