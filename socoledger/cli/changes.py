"""Commands that say what changed between two states of the books."""

from pathlib import Path
from typing import Annotated

import typer

from socoledger.cli import lazy
from socoledger.cli.answering import context_of, say
from socoledger.cli.program import ORIGINS, command
from socoledger.domain.findings import _
from socoledger.domain.options import AuditFormat


@command(ORIGINS, _("What changed between two revisions or folders, in facts and in figures."))
def diff(
    ctx: typer.Context,
    one: Annotated[
        str | None,
        typer.Argument(
            metavar="[REV]",
            help=_("A revision of git, or a folder of books; if left out, HEAD."),
        ),
    ] = None,
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="[REV]",
            help=_("What it became; if left out, the books as they are now."),
        ),
    ] = None,
    closed_only: Annotated[
        bool, typer.Option("--closed-only", help=_("Only what bears on closed months."))
    ] = False,
    format_: Annotated[
        AuditFormat,
        typer.Option("--format", help=_("How changes are shown; md is for a merge request.")),
    ] = AuditFormat.TABLE,
) -> None:
    context = context_of(ctx)
    say(lambda: lazy.diff.diff(context, format_, lazy.diff.Asked(one, other, closed_only)))


@command(
    ORIGINS,
    _("A close, a journal file or a member's file as text for git diff, a fact on each line."),
    uses=("language",),
)
def textconv(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("A file, by whatever name."))],
) -> None:
    context = context_of(ctx)
    say(lambda: lazy.textconv.textconv(context, file))
