"""Help in the language asked for."""

import gettext
import os
from pathlib import Path

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from socoledger.cli.click import Command
from socoledger.cli.language import language_here
from socoledger.domain.findings import _
from socoledger.write.words import DOMAIN, Words

LOCALE = Path(__file__).parents[1] / "locale"
TYPERS_OWN = (
    _("Arguments"),
    _("Commands"),
    _("Options"),
    _("Show this message and exit."),
    _("default: {default}"),
    _("required"),
    _("Install completion for the current shell."),
    _("Show completion for the current shell, to copy it or customize the installation."),
)
"""Texts of Typer's own help, collected here so that they are translated too."""


def translate(command: Command) -> Words:
    """Put the help of a command, and of those under it, in the language asked for; and its words.

    Typer looks up its headings by gettext, in the domain and the language set here. A text that is
    translated already stays as it is.
    """
    words = Words(language_here())
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = words.language
    _translate(command, words)
    return words


def _translate(command: Command, words: Words) -> None:
    if command.help:
        command.help = words(command.help)
    ctx = typer.Context(command, help_option_names=["-h", "--help"])
    for param in (*command.params, command.get_help_option(ctx)):
        if isinstance(param, TyperArgument | TyperOption) and param.help:
            param.help = words(param.help)
    if isinstance(command, TyperGroup):
        for inner in command.commands.values():
            _translate(inner, words)
