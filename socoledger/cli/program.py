"""The program: its own options, and how a command is declared under one of its headings."""

import sys
from collections.abc import Callable, Iterator
from gettext import gettext
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from socoledger import __version__
from socoledger.cli import completion
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

    def format_help_text(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help of the program: each command under its heading, with its full text."""
        super().format_help_text(ctx, formatter)
        named = dict(self.named())
        width = max(map(len, named))
        for heading in HEADINGS:
            commands = {
                name: declared
                for name, declared in named.items()
                if declared.rich_help_panel == heading
            }
            with formatter.section(gettext(heading)):
                rows = [
                    (f"{name:{width}}", declared.help or "") for name, declared in commands.items()
                ]
                formatter.write_dl(rows)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Nothing: `format_help_text` has written the commands already."""

    def named(self) -> Iterator[tuple[str, Command]]:
        """The name and the command of each, with the group's name before those of a group."""
        for name, command in self.commands.items():
            inner = command.commands if isinstance(command, Group) else {"": command}
            for rest, inner_command in inner.items():
                if isinstance(inner_command, Command):
                    yield f"{name} {rest}".rstrip(), inner_command


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
member_app = typer.Typer(cls=Group, no_args_is_help=True)
app.add_typer(member_app, name="member", help=_("Members of the coöperatie."))
decision_app = typer.Typer(cls=Group, no_args_is_help=True)
app.add_typer(decision_app, name="decision", help=_("Decisions of the college (artikel 31)."))
report_app = typer.Typer(cls=Group, no_args_is_help=True)
app.add_typer(report_app, name="report", help=_("Documents for people, on paper or on a screen."))
export_app = typer.Typer(cls=Group, no_args_is_help=True)
app.add_typer(export_app, name="export", help=_("The books for other programs."))


def command(
    heading: str,
    help_: str,
    *,
    name: str | None = None,
    uses: tuple[Shared, ...] = ("books", "language"),
    under: typer.Typer = app,
) -> Callable[[F], F]:
    """Declare a function as a command, under a heading of the help. `uses` names the options of the
    program that it makes use of, which may stand behind its name as well as in front of it.
    """

    class Declared(Command):
        pass

    Declared.uses = uses
    return under.command(name, cls=Declared, help=help_, rich_help_panel=heading)


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
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version", help=_("Show the version and stop."), is_eager=True, callback=_version
        ),
    ] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        raise NoArgsIsHelpError(ctx)
