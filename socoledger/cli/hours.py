"""The command `hours`: sheets of hours (SPEC 11)."""

from pathlib import Path
from typing import Annotated

import typer

from socoledger.cli import lazy
from socoledger.cli.answering import context_of, say
from socoledger.cli.program import RECORDING, command
from socoledger.cli.recording import DryRunOption, RecordingFormatOption, YesOption, consent_of
from socoledger.domain.findings import _
from socoledger.domain.options import OnDifference, RecordingFormat

_TEMPLATE = Path("template")


@command(RECORDING, _("Book a sheet of hours, or make an empty one to fill in."))
def hours(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=_(
                "A sheet, as .xlsx or .csv: a row for each day and member, or a grid of days by"
                " members; or the word template, for an empty one."
            ),
        ),
    ],
    month: Annotated[
        str | None,
        typer.Option(
            "--month",
            metavar="MONTH",
            help=_("The month of the days in the sheet, such as 2026-03; of an empty one too."),
        ),
    ] = None,
    differing: Annotated[
        OnDifference | None,
        typer.Option(
            "--differing",
            help=_(
                "Where the journal has other hours of somebody on a day: write what differs, or"
                " these beside those."
            ),
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help=_("Of template: the file to make, .xlsx or .csv.")
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Of template: write over a file that is there."))
    ] = False,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    format_: RecordingFormatOption = RecordingFormat.TEXT,
) -> None:
    context = context_of(ctx)
    if file == _TEMPLATE:
        say(lambda: lazy.hours_template.hours_template(context, month, out, force=force))
    consent = consent_of(yes=yes, dry_run=dry_run, format_=format_)
    wishes = lazy.hours.Wishes(month, differing)
    say(lambda: lazy.hours.hours(context, file, wishes, consent, format_))
