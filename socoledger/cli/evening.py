"""The month's evening, through all commands of the month (SPEC 11)."""

from typing import Annotated

import typer

from socoledger.cli import lazy
from socoledger.cli.answering import context_of, say
from socoledger.cli.program import EVERY_MONTH, command
from socoledger.cli.streams import somebody_sits_there
from socoledger.domain.findings import _
from socoledger.domain.options import EveningFormat


@command(
    EVERY_MONTH,
    _("Go through the month step by step: bank, hours, check, close, report, save."),
)
def evening(
    ctx: typer.Context,
    format_: Annotated[
        EveningFormat, typer.Option("--format", help=_("How the steps are listed."))
    ] = EveningFormat.TEXT,
) -> None:
    context = context_of(ctx)
    is_asked = format_ is EveningFormat.TEXT and somebody_sits_there()
    asker = lazy.prompts.Prompts() if is_asked else None
    say(lambda: lazy.evening.evening(context, format_, asker))
