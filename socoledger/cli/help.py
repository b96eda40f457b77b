"""Help in the language asked for."""

import gettext
import os

from typer.core import TyperArgument, TyperOption

from socoledger.cli.click import Command, Context
from socoledger.cli.language import language_here
from socoledger.domain.findings import _
from socoledger.write.words import DOMAIN, LOCALE, Words

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


def translate(ctx: Context, *listed: Command) -> Words:
    """Put the help of a command in the language asked for, and what it says of each command that it
    lists; and the words of that language.

    Typer looks up its headings by gettext, in the domain and the language set here. A text that is
    translated already stays as it is.
    """
    words = Words(language_here())
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = words.language
    for command in (ctx.command, *listed):
        if command.help:
            command.help = words(command.help)
    for param in ctx.command.get_params(ctx):
        if isinstance(param, TyperArgument | TyperOption) and param.help:
            param.help = words(param.help)
    return words
