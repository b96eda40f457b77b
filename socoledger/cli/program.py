"""The program: its own options, and how a command is declared under one of its headings."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar

import typer
from typer.main import get_command_name
from typer.models import CommandInfo

from socoledger import __version__
from socoledger.cli import completion, lazy
from socoledger.cli.click import Context, HelpFormatter, NoArgsIsHelpError
from socoledger.cli.parsing import Command, Group, Shared
from socoledger.domain.findings import _
from socoledger.domain.options import Language

BOOKS = _("Books")
RECORDING = _("Recording")
EVERY_MONTH = _("Every month")
EVERY_YEAR = _("Every year")
DOCUMENTS = _("Documents")
CHECKING = _("Checking")
ORIGINS = _("Changes and origins")
HEADINGS = (BOOKS, RECORDING, EVERY_MONTH, EVERY_YEAR, DOCUMENTS, CHECKING, ORIGINS)
"""The headings of commands in help, in this order."""

OF_FIGURES: tuple[Shared, ...] = ("books", "language", "at", "umbrella")
"""The options of the program that commands of figures make use of."""

F = TypeVar("F", bound=Callable[..., Any])


class Program(Group):
    """All commands, which help shows under their headings before the options."""

    declared: ClassVar[dict[str, CommandInfo]] = {}

    def format_help_text(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help of the program: each command under its heading, with its full text. No
        command is built for it.
        """
        super().format_help_text(ctx, formatter)
        words = lazy.help.translate(ctx)
        named = dict(self.named())
        width = max(map(len, named))
        for heading in HEADINGS:
            commands = {
                name: declared
                for name, declared in named.items()
                if declared.rich_help_panel == heading
            }
            with formatter.section(words(heading)):
                rows = [
                    (f"{name:{width}}", words(declared.help or ""))
                    for name, declared in commands.items()
                ]
                formatter.write_dl(rows)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Nothing: `format_help_text` has written the commands already."""

    def named(self) -> Iterator[tuple[str, CommandInfo]]:
        """The name and the declaration of each command, with the group's name before those of a
        group.
        """
        yield from self.declared.items()
        for name, group in self.groups.items():
            if isinstance(group, Group):
                for rest, declared in group.declared.items():
                    yield f"{name} {rest}", declared


app = typer.Typer(
    name="socoledger",
    cls=Program,
    help=_(
        "The books of a sociale coöperatie: results, spaarpotten, premiums, and what goes back to"
        " the gemeente."
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    no_args_is_help=True,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _group(name: str, help_: str) -> type[Group]:
    """Declare a group of the program."""

    class Declared(Group):
        declared: ClassVar[dict[str, CommandInfo]] = {}

    app.add_typer(typer.Typer(cls=Declared, no_args_is_help=True), name=name, help=help_)
    return Declared


Member = _group("member", _("Members of the coöperatie."))
Decision = _group("decision", _("Decisions of the college (artikel 31)."))
Report = _group("report", _("Documents for people, on paper or on a screen."))
Cache = _group("cache", _("What is kept between two commands."))
Export = _group("export", _("The books for other programs."))


def command(
    heading: str,
    help_: str,
    *,
    name: str | None = None,
    uses: tuple[Shared, ...] = ("books", "language"),
    under: type[Group] = Program,
) -> Callable[[F], F]:
    """Declare a function as a command, under a heading of the help. `uses` names the options of the
    program that it makes use of, which may stand behind its name as well as in front of it.
    """

    class Declared(Command):
        pass

    Declared.uses = uses

    def declare(function: F) -> F:
        called = name or get_command_name(function.__name__)
        under.declared[called] = CommandInfo(
            called, cls=Declared, callback=function, help=help_, rich_help_panel=heading
        )
        return function

    return declare


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"socoledger {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    ctx: typer.Context,
    books: Annotated[  # noqa: ARG001 - as the others, looked up by the command that makes use of it
        Path | None,
        typer.Option(
            "--books",
            help=_(
                "The folder of the books; if left out, SOCOLEDGER_BOOKS, or else the first"
                " folder from here upwards that holds coop.yaml."
            ),
        ),
    ] = None,
    language: Annotated[  # noqa: ARG001 - looked up by the command, as the books are
        Language | None,
        typer.Option(
            "--language",
            help=_(
                "The language; if left out, SOCOLEDGER_LANGUAGE or else the language of the books."
            ),
        ),
    ] = None,
    at: Annotated[  # noqa: ARG001 - looked up by the command, as the books are
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
    ] = None,
    umbrella: Annotated[  # noqa: ARG001 - looked up by the command, as the books are
        Path | None,
        typer.Option(
            "--umbrella",
            metavar="DIR",
            help=_("All books named in the umbrella.yaml in this folder, one by one and in total."),
        ),
    ] = None,
    no_cache: Annotated[  # noqa: ARG001 - looked up by the command, as the books are
        bool | None,
        typer.Option(
            "--no-cache",
            help=_(
                "Use nothing that was kept by an earlier run, and keep nothing; as with"
                " SOCOLEDGER_NO_CACHE=1."
            ),
        ),
    ] = None,
    verbose: Annotated[  # noqa: ARG001 - looked up by the command, as the books are
        bool | None,
        typer.Option(
            "--verbose", help=_("Say why the whole journal had to be loaded, if that was so.")
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version", help=_("Show the version and stop."), is_eager=True, callback=_version
        ),
    ] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        raise NoArgsIsHelpError(ctx)
