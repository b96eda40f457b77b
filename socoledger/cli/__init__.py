"""The command line: arguments in, exit code out. No figures and no files here.

Commands are listed in the order in which their modules are imported.
"""

import contextlib
import gc
import os
import sys

import typer
from typer.main import get_command

from socoledger.cli import books, closing, figures  # noqa: F401 - each makes its commands known
from socoledger.cli.common import app
from socoledger.cli.help import translate_help
from socoledger.cli.messages import (
    UsageError,
    defect_message,
    lost_message,
    refusal_message,
    usage_message,
)
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
        command = get_command(app)
        if {"-h", "--help"} & set(sys.argv[1:]) or COMPLETE_VARIABLE in os.environ:
            translate_help(command)
        code = command(prog_name="socoledger", standalone_mode=False) or Exit.DONE
        sys.stdout.flush()
    except UsageError as error:
        sys.stderr.write(f"{usage_message(error)}\n")
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
        lost = error.filename is None  # what we write to a disk says where
        with contextlib.suppress(OSError):  # there is nobody to tell
            sys.stderr.write(f"{lost_message(error) if lost else refusal_message(error)}\n")
        code = Exit.REFUSED
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except Exception as error:  # noqa: BLE001 - a defect of ours must not look like a finding
        sys.stderr.write(f"{defect_message(error)}\n")
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(int(code))  # freeing what was read, object by object, would take a tenth of the time
