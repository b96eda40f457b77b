"""The types of Click that Typer carries inside since 0.26 and exports nowhere: here alone by name.

pyproject.toml bounds the versions of Typer, and `make lowest` runs the tests with the lowest.
"""

from typer._click import Command, Context, HelpFormatter, Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer._click.shell_completion import CompletionItem, add_completion_class
from typer._types import TyperChoice

__all__ = [
    "BadOptionUsage",
    "BadParameter",
    "Command",
    "CompletionItem",
    "Context",
    "HelpFormatter",
    "MissingParameter",
    "NoArgsIsHelpError",
    "NoSuchOption",
    "Parameter",
    "TyperChoice",
    "UsageError",
    "add_completion_class",
]
