"""The command line: arguments in, exit code out. No figures and no files here."""

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.main import get_command

from socoledger import __version__
from socoledger.console import (
    UsageError,
    defect_message,
    language_of,
    nobody_reads,
    open_streams,
    refusal_message,
    translate_help,
    usage_message,
)
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.domain.options import CheckFormat, Format, Language, Model, VerifyFormat

if TYPE_CHECKING:
    from socoledger.app.desk import Surroundings

BOOKS_VARIABLE = "SOCOLEDGER_BOOKS"

app = typer.Typer(
    name="socoledger",
    help=_(
        "The books of a sociale coöperatie: results, spaarpotten, premiums, and what goes back to"
        " the gemeente."
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
member_app = typer.Typer(no_args_is_help=True)
app.add_typer(member_app, name="member", help=_("Members of the coöperatie."))

BooksOption = Annotated[
    Path | None,
    typer.Option(
        "--books",
        help=_(
            "The folder of the books; else SOCOLEDGER_BOOKS, else the first folder from here"
            " upwards that holds coop.yaml."
        ),
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help=_("How the figures are shown."))]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help=_("Show how each figure came about."))
]
YearOption = Annotated[
    str | None, typer.Option("--year", help=_("The year, as 2025; else that of the last fact."))
]
MemberOption = Annotated[str | None, typer.Option("--member", help=_("The id of one member."))]


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"socoledger {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    books: BooksOption = None,
    language: Annotated[
        Language | None,
        typer.Option("--language", help=_("Else SOCOLEDGER_LANGUAGE, else as the books say.")),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version", help=_("Show the version and stop."), is_eager=True, callback=_version
        ),
    ] = False,
) -> None:
    context.obj = {"books": books, "language": language}


def _around(context: typer.Context, books: Path | None = None) -> "Surroundings":
    """What a command may know of the world; an option goes before the environment."""
    given = books or context.obj["books"] or os.environ.get(BOOKS_VARIABLE) or None
    width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    from socoledger.app.desk import Surroundings

    return Surroundings(
        folder=Path.cwd(),
        today=date.today(),  # noqa: DTZ011 - the day where the treasurer sits
        books=None if given is None else Path(given),
        language=language_of(context.obj["language"]),
        terminal_width=width or None,
    )


def _say(command: Callable[[], Answer]) -> NoReturn:
    """Run a command, say its answer to both streams, and end as it says."""
    from socoledger.app.desk import answered

    answer = answered(command)
    try:
        sys.stdout.write(answer.output)
        sys.stdout.flush()
    except BrokenPipeError:  # Typer would make an error of it
        nobody_reads()
        raise typer.Exit from None
    sys.stderr.write("".join(f"{message}\n" for message in answer.messages))
    raise typer.Exit(int(answer.exit))


@app.command(help=_("Make new books that pass check."))
def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=_("A new or an empty folder."))],
    model: Annotated[
        Model,
        typer.Option("--model", help=_("Own businesses with spaarpotten, or premiums by hours.")),
    ] = Model.SPAARPOT,
    name: Annotated[
        str | None, typer.Option("--name", help=_("The name of the coöperatie."))
    ] = None,
    municipality: Annotated[
        str | None, typer.Option("--municipality", help=_("The gemeente."))
    ] = None,
    first_month: Annotated[
        str | None,
        typer.Option(
            "--first-month", help=_("The first month to be closed, as 2025-01; else this one.")
        ),
    ] = None,
) -> None:
    from socoledger.app import start

    around = _around(context)
    asked = {"name": name, "municipality": municipality, "first_month": first_month}
    _say(lambda: start.init(around, folder, model, **asked))


@member_app.command("add", help=_("Add a member's file and open the accounts kept for them."))
def member_add(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help=_("Small letters, digits and hyphens."))],
    name: Annotated[
        str | None, typer.Option("--name", help=_("A name; may be a pseudonym."))
    ] = None,
    joined: Annotated[
        str | None, typer.Option("--joined", help=_("Their first day, as 2025-03-01."))
    ] = None,
    books: BooksOption = None,
) -> None:
    from socoledger.app import start

    around = _around(context, books)
    _say(lambda: start.member_add(around, id_, name=name, joined=joined))


@app.command(help=_("Show everything that is wrong with the books, with file and line."))
def check(
    context: typer.Context,
    books: BooksOption = None,
    format_: Annotated[
        CheckFormat, typer.Option("--format", help=_("How findings are shown."))
    ] = CheckFormat.TEXT,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="CODE", help=_("Only these codes, or all that begin so, as S4.")
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODE", help=_("All but these codes.")),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Let warnings count as errors."))] = (
        False
    ),
    staged: Annotated[
        bool, typer.Option("--staged", help=_("Only what is staged in git, as it is there."))
    ] = False,
) -> None:
    from socoledger.app import check

    around = _around(context, books)
    asked, left_out = tuple(select or ()), tuple(ignore or ())
    choice = check.Choice(asked, left_out, strict=strict, staged=staged)
    _say(lambda: check.check(around, format_, choice))


@app.command(help=_("What a finding means, where it comes from, and how to solve it."))
def explain(
    context: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help=_("As S402; left out: all of them."))
    ] = None,
    books: BooksOption = None,
) -> None:
    from socoledger.app import explain

    around = _around(context, books)
    _say(lambda: explain.explain(around, code))


@app.command(
    help=_("Income, expenses, result and distribution, of each member and the coöperatie.")
)
def result(
    context: typer.Context,
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERIOD]",
            help=_("A month as 2025-03 or a year as 2025; else the month of the last fact."),
        ),
    ] = None,
    books: BooksOption = None,
    format_: FormatOption = Format.TABLE,
    explain: ExplainOption = False,
) -> None:
    from socoledger.app import figures

    around = _around(context, books)
    _say(lambda: figures.result(around, format_, period, explain=explain))


@app.command(help=_("Balances and movements of the spaarpotten."))
def spaarpot(
    context: typer.Context,
    at: Annotated[
        str | None,
        typer.Option("--at", help=_("The day, as 2025-03-31; else that of the last fact.")),
    ] = None,
    member: MemberOption = None,
    books: BooksOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.app import figures

    around = _around(context, books)
    _say(lambda: figures.spaarpot(around, format_, at, member))


@app.command(help=_("The register of artikel 31: hours, awarded, paid, room."))
def premium(
    context: typer.Context,
    year: YearOption = None,
    member: MemberOption = None,
    books: BooksOption = None,
    format_: FormatOption = Format.TABLE,
    explain: ExplainOption = False,
) -> None:
    from socoledger.app import figures

    around = _around(context, books)
    _say(lambda: figures.premium(around, format_, year, member, explain=explain))


@app.command("return", help=_("What goes back to the gemeente."))
def return_(
    context: typer.Context,
    year: YearOption = None,
    books: BooksOption = None,
    format_: FormatOption = Format.TABLE,
    explain: ExplainOption = False,
) -> None:
    from socoledger.app import figures

    around = _around(context, books)
    _say(lambda: figures.return_(around, format_, year, explain=explain))


@app.command(help=_("What is closed, what is due, what stands in the way, and what is owed."))
def status(
    context: typer.Context,
    books: BooksOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.app import status

    around = _around(context, books)
    _say(lambda: status.status(around, format_))


@app.command(help=_("Close the next month, or a year of which every month is closed."))
def close(
    context: typer.Context,
    period: Annotated[
        str, typer.Argument(metavar="PERIOD", help=_("A month as 2025-03 or a year as 2025."))
    ],
    books: BooksOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show the file, and write nothing."))
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept", metavar="CODE", help=_("Accept the errors of a code; asks for a reason.")
        ),
    ] = None,
    reason: Annotated[
        list[str] | None,
        typer.Option("--reason", metavar="TEXT", help=_("Why they are accepted; it is kept.")),
    ] = None,
    early: Annotated[
        bool, typer.Option("--early", help=_("Close before the period is over."))
    ] = False,
    explain: ExplainOption = False,
) -> None:
    from socoledger.app import close

    around = _around(context, books)
    accepted, reasons = tuple(accept or ()), tuple(reason or ())
    wishes = close.Wishes(accepted, reasons, early=early, dry_run=dry_run, explain=explain)
    _say(lambda: close.close(around, period, wishes))


@app.command(help=_("Take back the last close, and only the last."))
def reopen(
    context: typer.Context,
    period: Annotated[
        str, typer.Argument(metavar="PERIOD", help=_("The last closed month or year."))
    ],
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help=_("Why; it is kept with the closes."))
    ],
    books: BooksOption = None,
) -> None:
    from socoledger.app import reopen

    around = _around(context, books)
    _say(lambda: reopen.reopen(around, period, reason))


@app.command(help=_("Compute every close anew and say what differs."))
def verify(
    context: typer.Context,
    books: BooksOption = None,
    format_: Annotated[
        VerifyFormat, typer.Option("--format", help=_("How findings are shown."))
    ] = VerifyFormat.TEXT,
) -> None:
    from socoledger.app import verify

    around = _around(context, books)
    _say(lambda: verify.verify(around, format_))


@app.command(help=_("The legal amounts in force on a day, with their sources."))
def law(
    context: typer.Context,
    on: Annotated[
        str | None, typer.Option("--on", help=_("The day, as 2025-07-01; else today."))
    ] = None,
    books: BooksOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.app import figures

    around = _around(context, books)
    _say(lambda: figures.law(around, format_, on))


def main() -> None:
    """Run the command line and end the process. Exit codes come from here or from an Answer."""
    gc.disable()  # a short process: looking for cycles would take a third of its time
    open_streams()
    code: int = Exit.DEFECT
    try:
        command = get_command(app)
        if {"-h", "--help"} & set(sys.argv[1:]):
            translate_help(command)
        code = command(prog_name="socoledger", standalone_mode=False) or Exit.DONE
        sys.stdout.flush()
    except UsageError as error:
        sys.stderr.write(f"{usage_message(error)}\n")
        code = Exit.USAGE
    except (BrokenPipeError, SystemExit):
        nobody_reads()
        code = Exit.DONE
    except OSError as error:
        sys.stderr.write(f"{refusal_message(error)}\n")
        code = Exit.REFUSED
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except Exception as error:  # noqa: BLE001 - a defect of ours must not look like a finding
        sys.stderr.write(f"{defect_message(error)}\n")
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(int(code))  # freeing what was read, object by object, would take a tenth of the time
