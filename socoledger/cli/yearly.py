"""Commands of every year."""

from typing import Annotated

import typer

from socoledger.cli import completion, lazy
from socoledger.cli.answering import context_of, option, say_figures, scope_of, scope_until
from socoledger.cli.options import (
    ExplainOption,
    FormatOption,
    MemberOption,
    UntilArgument,
    YearArgument,
    YearOption,
)
from socoledger.cli.program import EVERY_YEAR, OF_FIGURES, command
from socoledger.domain.findings import _
from socoledger.domain.options import Format

ThroughArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[PERIOD]",
        help=_(
            "A year such as 2025, or a month such as 2025-03 for the year through that month;"
            " if left out, the year of the last entry."
        ),
        autocompletion=completion.periods,
    ),
]


@command(EVERY_YEAR, _("The register of artikel 31: hours, awarded, paid, room."), uses=OF_FIGURES)
def premium(
    ctx: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    member: MemberOption = None,
    format_: FormatOption = Format.TABLE,
    explain: ExplainOption = False,
) -> None:
    context, scope = context_of(ctx), scope_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.premium.premium(
            context,
            format_,
            lazy.arguments.one_period(context, period, year),
            member,
            explain=explain,
            scope=scope,
        ),
    )


@command(EVERY_YEAR, _("What goes back to the gemeente."), name="return", uses=OF_FIGURES)
def return_(
    ctx: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    format_: FormatOption = Format.TABLE,
    explain: ExplainOption = False,
) -> None:
    context, scope = context_of(ctx), scope_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.return_.return_(
            context,
            format_,
            lazy.arguments.one_period(context, period, year),
            explain=explain,
            scope=scope,
        ),
    )


@command(
    EVERY_YEAR,
    _("What was received, spent and is left of each grant, and when to account for it."),
    uses=OF_FIGURES,
)
def grants(
    ctx: typer.Context,
    period: UntilArgument = None,
    year: YearOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context = context_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.grants.grants(
            context,
            format_,
            scope=scope_until(ctx, context, period, year),
        ),
    )


@command(
    EVERY_YEAR,
    _("What the gemeente and other partners brought in, and what became of it."),
    uses=OF_FIGURES,
)
def contributions(
    ctx: typer.Context,
    period: UntilArgument = None,
    year: YearOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context = context_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.contributions.contributions(
            context,
            format_,
            scope=scope_until(ctx, context, period, year),
        ),
    )


@command(
    EVERY_YEAR,
    _("The balance sheet at the end of a day: what there is, and whose it is."),
    name="balance-sheet",
    uses=OF_FIGURES,
)
def balance_sheet(
    ctx: typer.Context,
    period: UntilArgument = None,
    year: YearOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context = context_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.balance_sheet.balance_sheet(
            context,
            format_,
            scope=scope_until(ctx, context, period, year),
        ),
    )


@command(
    EVERY_YEAR,
    _(
        "What a year brought and cost per account, and where the result went, beside the budget and"
        " the year before."
    ),
    name="income-statement",
    uses=OF_FIGURES,
)
def income_statement(
    ctx: typer.Context,
    period: ThroughArgument = None,
    year: YearOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context, scope = context_of(ctx), scope_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.income_statement.income_statement(
            context,
            format_,
            lazy.arguments.one_period(context, period, year),
            scope=scope,
        ),
    )


@command(
    EVERY_YEAR,
    _("The budget of a year, what was booked, and the difference, per account."),
    uses=("books", "language", "at"),
)
def budget(
    ctx: typer.Context,
    period: ThroughArgument = None,
    year: YearOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context, at = context_of(ctx), option(ctx, "at")
    say_figures(
        ctx,
        lambda: lazy.budget.budget(
            context, format_, lazy.arguments.one_period(context, period, year), at
        ),
    )


@command(EVERY_YEAR, _("What a year brought members and the gemeente."), uses=OF_FIGURES)
def impact(
    ctx: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    anonymous: Annotated[
        bool,
        typer.Option("--anonymous", help=_("Leave out anything about fewer than five people.")),
    ] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    context, scope = context_of(ctx), scope_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.impact.impact(
            context,
            format_,
            lazy.arguments.one_period(context, period, year),
            anonymous=anonymous,
            scope=scope,
        ),
    )


@command(
    EVERY_YEAR, _("How far the goals in the agreement have been reached on a day."), uses=OF_FIGURES
)
def review(
    ctx: typer.Context,
    period: UntilArgument = None,
    year: YearOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context = context_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.review.review(
            context,
            format_,
            scope=scope_until(ctx, context, period, year),
        ),
    )
