"""Keeping the books in git (SPEC 11)."""

from typing import Annotated

import typer

from socoledger.cli import lazy
from socoledger.cli.answering import context_of, say
from socoledger.cli.program import EVERY_MONTH, command
from socoledger.cli.streams import somebody_sits_there
from socoledger.domain.findings import _
from socoledger.domain.options import SaveFormat


@command(
    EVERY_MONTH,
    _("Keep the books as they are now, so that nothing is lost and every change can be seen."),
)
def save(
    ctx: typer.Context,
    message: Annotated[
        str | None,
        typer.Argument(
            metavar="[MESSAGE]",
            help=_("What was done; if left out, what changed, in words and figures."),
        ),
    ] = None,
    log: Annotated[
        bool, typer.Option("--log", help=_("Show what was kept when, the newest first."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would be kept, and keep nothing."))
    ] = False,
    yes: Annotated[
        bool,
        typer.Option("--yes", help=_("If git does not keep these books yet: from now on it does.")),
    ] = False,
    name: Annotated[
        str | None, typer.Option("--name", help=_("Your name, if git does not know it yet."))
    ] = None,
    email: Annotated[
        str | None,
        typer.Option("--email", help=_("Your e-mail address, if git does not know it yet.")),
    ] = None,
    format_: Annotated[
        SaveFormat, typer.Option("--format", help=_("How it is shown what was kept."))
    ] = SaveFormat.TEXT,
) -> None:
    context = context_of(ctx)
    if log:
        say(lambda: lazy.save_log.save_log(context, format_, message))
    is_asked = format_ is SaveFormat.TEXT and not dry_run and somebody_sits_there()
    asker = lazy.prompts.Prompts() if is_asked else None
    person = lazy.save_questions.Person(name or "", email or "", yes and not dry_run, asker)
    wishes = lazy.save.Wishes(message, person, format_, dry_run)
    say(lambda: lazy.save.save(context, wishes))
