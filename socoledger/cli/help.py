"""Help in the language asked for."""

import gettext
import os
from pathlib import Path
from typing import Any

import typer

from socoledger.cli.language import words_here
from socoledger.domain.findings import _

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


def translate_help(command: Any) -> None:  # noqa: ANN401 - a command of Typer's own Click
    """Put the help of a command, and of those under it, in the language asked for.

    Typer looks up its headings by gettext, in the domain and the language set here.
    """
    words = words_here()
    gettext.bindtextdomain("socoledger", str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain("socoledger")
    os.environ["LANGUAGE"] = words.language
    context = typer.Context(command, help_option_names=["-h", "--help"])
    for told in (command, *command.params, command.get_help_option(context)):
        if told.help:
            told.help = words(told.help)
    for inner in getattr(command, "commands", {}).values():
        translate_help(inner)
