"""What all commands share: the options they have in common, and how they begin and end."""

import contextlib
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from socoledger import __version__
from socoledger.cli import completion
from socoledger.cli.language import language_of
from socoledger.cli.streams import coloured, nobody_reads, takes_colour
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format, Language

if TYPE_CHECKING:
    from socoledger.commands.answering import Scope
    from socoledger.commands.context import Context

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
            "The folder of the books; if left out, SOCOLEDGER_BOOKS, or else the first"
            " folder from here upwards that holds coop.yaml."
        ),
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help=_("How the figures are shown."))]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help=_("Show how each figure came about."))
]
LanguageOption = Annotated[
    Language | None,
    typer.Option(
        "--language",
        help=_("The language; if left out, SOCOLEDGER_LANGUAGE or else the language of the books."),
    ),
]
YearOption = Annotated[
    str | None,
    typer.Option(
        "--year",
        help=_("Another way to name the year, as 2025."),
        autocompletion=completion.years,
    ),
]
MemberOption = Annotated[
    str | None,
    typer.Option("--member", help=_("The id of one member."), autocompletion=completion.member_ids),
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="DATE",
        help=_(
            "As the books stood at the end of this day, such as 2025-06-30; if left"
            " out, with everything in them."
        ),
        autocompletion=completion.days,
    ),
]
UmbrellaOption = Annotated[
    Path | None,
    typer.Option(
        "--umbrella",
        metavar="DIR",
        help=_("All books named in the umbrella.yaml in this folder, one by one and in total."),
    ),
]


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"socoledger {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    invocation: typer.Context,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version", help=_("Show the version and stop."), is_eager=True, callback=_version
        ),
    ] = False,
) -> None:
    invocation.obj = {"books": books, "language": language, "at": at, "umbrella": umbrella}
    taken = _options_of(invocation)
    for name in ("at", "umbrella"):
        if invocation.obj[name] is not None and name not in taken:
            command, option = invocation.invoked_subcommand or "", f"--{name}"
            from socoledger.write.words import LANGUAGES, Words

            words = Words(language_of(language) or LANGUAGES[0])
            message = _("{command} has no option {option}")
            raise typer.BadParameter(words(message, command=command, option=option))


def _options_of(invocation: typer.Context) -> set[str]:
    """The names of what the command that was asked for takes."""
    commands = getattr(invocation.command, "commands", {})
    command = commands.get(invocation.invoked_subcommand)
    return set() if command is None else {param.name for param in command.params}


def context_of(
    invocation: typer.Context, books: Path | None = None, language: Language | None = None
) -> "Context":
    """What a command may know of the world; an option goes before the environment, and what stands
    behind the command's name before what stands in front of it.
    """
    given = books or invocation.obj["books"] or os.environ.get(completion.BOOKS_VARIABLE) or None
    width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    from socoledger.commands.context import Context

    return Context(
        folder=Path.cwd(),
        today=date.today(),  # noqa: DTZ011 - the day where the treasurer sits
        books=None if given is None else Path(given),
        language=language_of(language or invocation.obj["language"]),
        terminal_width=width or None,
        colour=width is not None and takes_colour(),
    )


def scope_of(invocation: typer.Context, at: str | None, umbrella: Path | None = None) -> "Scope":
    """Which books a figure command is asked for, and as they were on which day."""
    from socoledger.commands.answering import Scope

    return Scope(
        invocation.obj["at"] if at is None else at,
        invocation.obj["umbrella"] if umbrella is None else umbrella,
    )


def period_of(context: "Context", period: str | None, year: str | None) -> str | None:
    """The period asked for, in either way; stops where both are used and differ."""
    from socoledger.commands.context import misused, words_here

    if None not in (period, year) and period != year:
        message = _("you asked for two periods: {period}, and with --year {year}")
        raise misused(words_here(context), message, period=str(period), year=str(year))
    return year if period is None else period


def say(command: Callable[[], Answer]) -> NoReturn:
    """Run a command, say its answer to both streams, and end as it says."""
    from socoledger.commands.context import answered

    answer = answered(command)
    try:
        sys.stdout.write(coloured(answer.output, sys.stdout))
        sys.stdout.flush()
    except BrokenPipeError:  # Typer would make an error of it
        nobody_reads()
        raise typer.Exit from None
    messages = "".join(f"{message}\n" for message in answer.messages)
    with contextlib.suppress(OSError):  # there is nobody to tell
        sys.stderr.write(coloured(messages, sys.stderr))
    raise typer.Exit(int(answer.exit))
