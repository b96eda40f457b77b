"""Commands about the bank (SPEC 10)."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from socoledger.cli import lazy
from socoledger.cli.answering import context_of, say, scope_of
from socoledger.cli.options import FormatOption
from socoledger.cli.parsing import UnknownCommandError, UnusedOptionError
from socoledger.cli.program import EVERY_MONTH, command
from socoledger.cli.streams import somebody_sits_there, somebody_waits
from socoledger.domain.findings import _
from socoledger.domain.options import Format, ImportFormat

_RULES = "rules"
_BANK_RULES = f"bank {_RULES}"


@command(
    EVERY_MONTH,
    _("Book what bank statements say, and hold the books against them."),
    name="import",
)
def import_(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE…]",
            help=_(
                "Statements as the bank gives them: CAMT.053, MT940 or CSV. Without: sort out what"
                " was left before."
            ),
        ),
    ] = None,
    format_: Annotated[
        ImportFormat, typer.Option("--format", help=_("How it is shown what became of each line."))
    ] = ImportFormat.TEXT,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would be written, and write nothing."))
    ] = False,
) -> None:
    context = context_of(ctx)
    if somebody_waits():
        bar = lazy.progress.Bar(lazy.context.words_here(context), sys.stderr)
        context = context._replace(step=bar.step)
    is_asked = format_ is ImportFormat.TEXT and not dry_run and somebody_sits_there()
    asker = lazy.prompts.Prompts() if is_asked else None
    say(lambda: lazy.import_.import_(context, files or (), format_, dry_run=dry_run, asker=asker))


@command(
    EVERY_MONTH,
    _("How the books stand beside the bank: its last balance, and what came since."),
    uses=("books", "language", "at"),
)
def bank(
    ctx: typer.Context,
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar=f"[{_RULES}]",
            help=_("Try the rules on a statement, with --test."),
            autocompletion=lambda: [_RULES],
        ),
    ] = None,
    test: Annotated[
        Path | None,
        typer.Option(
            "--test",
            metavar="FILE",
            help=_("Which rule serves which line of this statement; nothing is written."),
        ),
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    if subject not in (None, _RULES):
        typed = f"bank {subject}"
        raise UnknownCommandError(typed, [_BANK_RULES], ctx)
    context, at = context_of(ctx), scope_of(ctx).at
    if subject is None and test is None:
        say(lambda: lazy.bank.bank(context, format_, at))
    if at is not None:
        raise UnusedOptionError(_BANK_RULES, "--at")
    say(lambda: lazy.bank_rules.bank_rules(context, format_, test))
