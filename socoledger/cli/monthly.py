"""Commands of every month."""

from typing import Annotated

import typer

from socoledger.cli import completion, lazy
from socoledger.cli.answering import context_of, say, say_figures, scope_of, scope_until
from socoledger.cli.options import (
    ExplainOption,
    FormatOption,
    MemberOption,
    UntilArgument,
    YearOption,
)
from socoledger.cli.program import EVERY_MONTH, OF_FIGURES, command
from socoledger.domain.findings import _
from socoledger.domain.options import Format


@command(
    EVERY_MONTH,
    _("What is closed, what is due, what is in the way of closing, and what is still to be paid."),
    uses=("books", "language", "at"),
)
def status(
    ctx: typer.Context,
    format_: FormatOption = Format.TABLE,
) -> None:
    context = context_of(ctx)
    say(lambda: lazy.status.status(context, format_, scope_of(ctx).at))


@command(
    EVERY_MONTH,
    _("Income, expenses, result and distribution, per member and for the coöperatie."),
    uses=OF_FIGURES,
)
def result(
    ctx: typer.Context,
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERIOD]",
            help=_(
                "A month such as 2025-03, or a year such as 2025; if left out, the month"
                " of the last entry."
            ),
            autocompletion=completion.periods,
        ),
    ] = None,
    year: YearOption = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="WHAT",
            help=_("Per unit, or per member and unit: unit or member,unit."),
            autocompletion=completion.breakdowns,
        ),
    ] = None,
    format_: FormatOption = Format.TABLE,
    explain: ExplainOption = False,
) -> None:
    context, scope = context_of(ctx), scope_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.result.result(
            context,
            format_,
            lazy.arguments.one_period(context, period, year),
            explain=explain,
            by=by,
            scope=scope,
        ),
    )


@command(EVERY_MONTH, _("Balances and movements of the spaarpotten."), uses=OF_FIGURES)
def spaarpot(
    ctx: typer.Context,
    period: UntilArgument = None,
    year: YearOption = None,
    member: MemberOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context = context_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.spaarpot.spaarpot(
            context,
            format_,
            None,
            member,
            scope=scope_until(ctx, context, period, year),
        ),
    )


@command(
    EVERY_MONTH,
    _(
        "What stands on every account at the end of a day, or all that was booked on one account"
        " and those below it. What is owned, spent, owed or earned is positive."
    ),
    uses=OF_FIGURES,
)
def accounts(
    ctx: typer.Context,
    account: Annotated[
        str | None,
        typer.Argument(
            metavar="[ACCOUNT]",
            help=_("One account, such as Assets:Bank; if left out, what stands on each of them."),
            autocompletion=completion.accounts,
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERIOD]",
            help=_(
                "A month or a year; of one account what was booked in it, of all what stood on them"
                " at its end. If left out, the month of the last entry, or everything."
            ),
            autocompletion=completion.periods,
        ),
    ] = None,
    year: YearOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context = context_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.accounts.accounts(
            context,
            format_,
            lazy.accounts.asked(context, account, period, year),
            scope=scope_of(ctx),
        ),
    )


@command(EVERY_MONTH, _("Close the next month, or a year of which every month is closed."))
def close(
    ctx: typer.Context,
    period: Annotated[
        str,
        typer.Argument(
            metavar="PERIOD",
            help=_("A month such as 2025-03, or a year such as 2025."),
            autocompletion=completion.open_periods,
        ),
    ],
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
    context = context_of(ctx)
    accepted, reasons = tuple(accept or ()), tuple(reason or ())
    wishes = lazy.close.Wishes(accepted, reasons, early=early, dry_run=dry_run, explain=explain)
    say(lambda: lazy.close.close(context, period, wishes))


@command(EVERY_MONTH, _("Undo the last close; only the last one can be undone."))
def reopen(
    ctx: typer.Context,
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
) -> None:
    context = context_of(ctx)
    say(lambda: lazy.reopen.reopen(context, period, reason))
