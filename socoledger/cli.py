"""The command line: arguments in, exit code out. No figures and no files here."""

import contextlib
import gc
import gettext
import os
import re
import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.main import get_command

from socoledger import __version__
from socoledger.domain.exits import Answer, Exit, refusal
from socoledger.domain.findings import _
from socoledger.domain.options import CheckFormat, Format, Language, Model

if TYPE_CHECKING:
    from socoledger.app.desk import Surroundings

BOOKS_VARIABLE = "SOCOLEDGER_BOOKS"
LANGUAGE_VARIABLE = "SOCOLEDGER_LANGUAGE"

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
        language=_language(context.obj["language"]),
        terminal_width=width or None,
    )


def _language(asked: Language | None = None) -> str | None:
    language = asked or os.environ.get(LANGUAGE_VARIABLE)
    return str(language) if language in list(Language) else None


def _say(command: Callable[[], Answer]) -> NoReturn:
    """Run a command, say its answer to both streams, and end as it says."""
    from socoledger.app.desk import answered

    answer = answered(command)
    try:
        sys.stdout.write(answer.output)
        sys.stdout.flush()
    except BrokenPipeError:  # Typer would make an error of it
        _nobody_reads()
        raise typer.Exit from None
    sys.stderr.write("".join(f"{message}\n" for message in answer.messages))
    raise typer.Exit(int(answer.exit))


def _nobody_reads() -> None:
    """Whoever read our output has gone; leave nothing for the interpreter to flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
) -> None:
    from socoledger.app import check

    around = _around(context, books)
    _say(lambda: check.check(around, format_))


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


# -- help ---------------------------------------------------------------------------------------

_TYPERS_OWN = (
    _("Arguments"),
    _("Commands"),
    _("Options"),
    _("Show this message and exit."),
    _("default: {default}"),
    _("required"),
    _("Install completion for the current shell."),
    _("Show completion for the current shell, to copy it or customize the installation."),
)
"""What Typer itself says in help, to be translated with the rest; it stands in no file of ours."""


def _translate_help(command: Any) -> None:  # noqa: ANN401 - a command of Typer's own Click
    """Put the help of a command, and of those under it, in the language asked for.

    Typer looks up its headings by gettext, in the domain and the language set here.
    """
    words = _words()
    gettext.bindtextdomain("socoledger", str(Path(__file__).with_name("locale")))
    gettext.textdomain("socoledger")
    os.environ["LANGUAGE"] = words.language
    context = typer.Context(command, help_option_names=["-h", "--help"])
    for told in (command, *command.params, command.get_help_option(context)):
        if told.help:
            told.help = words(told.help)
    for inner in getattr(command, "commands", {}).values():
        _translate_help(inner)


# -- ending -------------------------------------------------------------------------------------

_UsageError: type[Any] = typer.BadParameter.__base__ or typer.BadParameter
"""What Typer raises for a wrong command line, wherever this version of it keeps Click."""


def _asked_language() -> str | None:
    """The language of --language, for what is said of a command line that cannot be read."""
    words = sys.argv[1:]
    after = [word for option, word in pairwise(words) if option == "--language"]
    after += [word.removeprefix("--language=") for word in words if word.startswith("--language=")]
    known = [word for word in after if word in list(Language)]
    return known[0] if known else _language()


def _words() -> Any:  # noqa: ANN401 - Words, imported only when there is something to say
    from socoledger.write.words import Words

    return Words(_asked_language() or "nl")


def _usage_message(error: Any) -> str:  # noqa: ANN401 - an exception of Typer's own Click
    """A wrong command line in words; Click's own English where there are none for it."""
    words, kind = _words(), type(error).__name__
    if kind == "NoArgsIsHelpError":
        _translate_help(error.ctx.command)
        return str(error.ctx.get_help())
    if kind == "NoSuchOption":
        said = words("there is no option {option}", option=error.option_name)
    elif kind == "MissingParameter" and error.param is not None:
        said = words("{name} is missing", name=error.param.make_metavar(error.ctx))
    elif kind == "BadParameter" and error.param is not None:
        choices = getattr(error.param.type, "choices", ())
        detail = " | ".join(str(getattr(one, "value", one)) for one in choices) or error.message
        said = words("{name} cannot be right: {detail}", name=error.param.opts[-1], detail=detail)
    elif kind == "BadOptionUsage":
        said = words("something is missing behind {option}", option=error.option_name)
    else:
        said = _in_words(str(error.message), words)
    command = "" if error.ctx is None else " ".join(error.ctx.command_path.split()[1:])
    help_ = " ".join(f"socoledger {command} --help".split())
    see = words("see: {command}", command=help_)
    return f"socoledger: {said}\n{see}"


def _in_words(message: str, words: Any) -> str:  # noqa: ANN401 - Words, see there
    """Typer's own sentence, which is all it gives for these two; any other as it is."""
    for pattern, ours in (
        (r"No such command '(.+?)'", _("there is no such command: {detail}")),
        (r"Got unexpected extra argument\S* \((.+)\)", _("this is too much: {detail}")),
    ):
        if found := re.match(pattern, message):
            return str(words(ours, detail=found.group(1)))
    return message


def _refusal_message(error: OSError) -> str:
    """What the disk or a permission said, and about which folder; ours may be a draft in it."""
    where = "-" if error.filename is None else str(Path(str(error.filename)).parent)
    message = _("the disk or a permission said no, in {where}: {reason}; nothing was written")
    return f"socoledger: {_words()(message, where=where, reason=refusal(error))}"


def _defect_message(error: BaseException) -> str:
    """What is said of a defect of ours: where it is, and nothing of what was in the books."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = (
        "-"
        if trace is None
        else f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    )
    message = _(
        "socoledger itself failed ({kind}, {where}); nothing was written; please tell its makers"
    )
    return str(_words()(message, kind=type(error).__name__, where=where))


def _open_streams() -> None:
    """Both streams in UTF-8, line ends as written; a closed one takes all and keeps nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - till the end
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def main() -> None:
    """Run the command line and end the process. Exit codes come from here or from an Answer."""
    gc.disable()  # a short process: looking for cycles would take a third of its time
    _open_streams()
    code: int = Exit.DEFECT
    try:
        command = get_command(app)
        if {"-h", "--help"} & set(sys.argv[1:]):
            _translate_help(command)
        code = command(prog_name="socoledger", standalone_mode=False) or Exit.DONE
        sys.stdout.flush()
    except _UsageError as error:
        sys.stderr.write(f"{_usage_message(error)}\n")
        code = Exit.USAGE
    except (BrokenPipeError, SystemExit):
        _nobody_reads()
        code = Exit.DONE
    except OSError as error:
        sys.stderr.write(f"{_refusal_message(error)}\n")
        code = Exit.REFUSED
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except Exception as error:  # noqa: BLE001 - a defect of ours must not look like a finding
        sys.stderr.write(f"{_defect_message(error)}\n")
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(int(code))  # freeing what was read, object by object, would take a tenth of the time
