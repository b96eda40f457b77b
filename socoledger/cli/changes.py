"""Commands that say what changed between two states of the books."""

from pathlib import Path
from typing import Annotated

import typer

from socoledger.cli import completion, lazy
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
            autocompletion=completion.revisions,
        ),
    ] = None,
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="[REV]",
            help=_("What it became; if left out, the books as they are now."),
            autocompletion=completion.revisions,
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


@command(ORIGINS, _("What two branches changed in the same places, before they are merged."))
def merge_check(
    ctx: typer.Context,
    branches: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BRANCH...]",
            help=_(
                "The branches; if one is left out, the one that is checked out, and if both"
                " are, that one and the branch it follows, or main."
            ),
            autocompletion=completion.revisions,
        ),
    ] = None,
    conflicts: Annotated[
        bool,
        typer.Option(
            "--conflicts", help=_("Only what has to be solved, not what is worth a look.")
        ),
    ] = False,
    driver: Annotated[
        bool,
        typer.Option(
            "--driver",
            help=_("Merge one file of the journal, as git asks it of a merge driver: %O %A %B %P."),
        ),
    ] = False,
    format_: Annotated[
        AuditFormat,
        typer.Option("--format", help=_("How changes are shown; md is for a merge request.")),
    ] = AuditFormat.TABLE,
) -> None:
    context, named = context_of(ctx), tuple(branches or ())
    if driver:
        say(lambda: lazy.merge_driver.merge_driver(context, named))
    asked = lazy.merge_check.Asked(named, conflicts)
    say(lambda: lazy.merge_check.merge_check(context, format_, asked))


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
