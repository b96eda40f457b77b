"""Commands that close, and that look at what is closed."""

from typing import Annotated

import typer

from socoledger.cli import completion
from socoledger.cli.common import (
    AtOption,
    BooksOption,
    ExplainOption,
    FormatOption,
    LanguageOption,
    UmbrellaOption,
    app,
    context_of,
    say,
    scope_of,
)
from socoledger.domain.findings import _
from socoledger.domain.options import Format, VerifyFormat


@app.command(
    help=_(
        "What is closed, what is due, what is in the way of closing, and what is still to be paid."
    )
)
def status(
    invocation: typer.Context,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.commands import status

    context = context_of(invocation, books, language)
    say(lambda: status.status(context, format_, scope_of(invocation, at).at))


@app.command(help=_("Close the next month, or a year of which every month is closed."))
def close(
    invocation: typer.Context,
    period: Annotated[
        str,
        typer.Argument(
            metavar="PERIOD",
            help=_("A month such as 2025-03, or a year such as 2025."),
            autocompletion=completion.open_periods,
        ),
    ],
    books: BooksOption = None,
    language: LanguageOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show the file, and write nothing."))
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept",
            metavar="CODE",
            help=_("Accept the errors with this code; needs a reason."),
            autocompletion=completion.acceptable_codes,
        ),
    ] = None,
    reason: Annotated[
        list[str] | None,
        typer.Option(
            "--reason",
            metavar="TEXT",
            help=_("Why they are accepted; the reason is kept with the close."),
        ),
    ] = None,
    early: Annotated[
        bool, typer.Option("--early", help=_("Close before the period is over."))
    ] = False,
    explain: ExplainOption = False,
) -> None:
    from socoledger.commands import close

    context = context_of(invocation, books, language)
    accepted, reasons = tuple(accept or ()), tuple(reason or ())
    wishes = close.Wishes(accepted, reasons, early=early, dry_run=dry_run, explain=explain)
    say(lambda: close.close(context, period, wishes))


@app.command(help=_("Undo the last close; only the last one can be undone."))
def reopen(
    invocation: typer.Context,
    period: Annotated[
        str,
        typer.Argument(
            metavar="PERIOD",
            help=_("The last closed month or year."),
            autocompletion=completion.closed_periods,
        ),
    ],
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar="TEXT", help=_("Why; the reason is kept with the closes.")
        ),
    ],
    books: BooksOption = None,
    language: LanguageOption = None,
) -> None:
    from socoledger.commands import reopen

    context = context_of(invocation, books, language)
    say(lambda: reopen.reopen(context, period, reason))


@app.command(help=_("Recalculate every close and say what differs."))
def verify(
    invocation: typer.Context,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV",
            help=_(
                "Compare the closes with those in this git revision; if left out, with"
                " the latest one."
            ),
        ),
    ] = None,
    seal: Annotated[
        list[str] | None,
        typer.Option(
            "--seal",
            metavar="PERIOD=SEAL",
            help=_("Check whether the books are still the ones that were sealed."),
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", help=_("Every close with all that differs in it."))
    ] = False,
    format_: Annotated[
        VerifyFormat, typer.Option("--format", help=_("How findings are shown."))
    ] = VerifyFormat.TEXT,
) -> None:
    from socoledger.commands import verify

    context = context_of(invocation, books, language)
    wishes = verify.Wishes(since, tuple(seal or ()), at, umbrella, verbose)
    say(lambda: verify.verify(context, format_, wishes))
