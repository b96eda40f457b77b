"""Commands that show figures."""

from typing import Annotated

import typer

from socoledger.cli import completion
from socoledger.cli.common import (
    AtOption,
    BooksOption,
    ExplainOption,
    FormatOption,
    LanguageOption,
    MemberOption,
    UmbrellaOption,
    YearOption,
    app,
    context_of,
    period_of,
    say,
    scope_of,
)
from socoledger.domain.findings import _
from socoledger.domain.options import Format

YearArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[YEAR]",
        help=_("The year, such as 2025; if left out, the year of the last entry."),
        autocompletion=completion.years,
    ),
]
UntilArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[PERIOD]",
        help=_(
            "At the end of a month, such as 2025-03, or of a year, such as 2025; if"
            " left out, with everything in the books."
        ),
        autocompletion=completion.periods,
    ),
]


@app.command(
    help=_("Income, expenses, result and distribution, per member and for the coöperatie.")
)
def result(
    invocation: typer.Context,
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
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    format_: FormatOption = Format.TABLE,
    explain: ExplainOption = False,
) -> None:
    from socoledger.commands import result as command

    context, scope = context_of(invocation, books, language), scope_of(invocation, at, umbrella)
    say(
        lambda: command.result(
            context, format_, period_of(context, period, year), explain=explain, by=by, scope=scope
        )
    )


@app.command(help=_("Balances and movements of the spaarpotten."))
def spaarpot(
    invocation: typer.Context,
    period: UntilArgument = None,
    year: YearOption = None,
    member: MemberOption = None,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.commands import spaarpot as command

    context, scope = context_of(invocation, books, language), scope_of(invocation, at, umbrella)
    say(
        lambda: command.spaarpot(
            context,
            format_,
            None,
            member,
            scope=scope._replace(until=period_of(context, period, year)),
        )
    )


@app.command(help=_("The register of artikel 31: hours, awarded, paid, room."))
def premium(
    invocation: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    member: MemberOption = None,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    format_: FormatOption = Format.TABLE,
    explain: ExplainOption = False,
) -> None:
    from socoledger.commands import premium as command

    context, scope = context_of(invocation, books, language), scope_of(invocation, at, umbrella)
    say(
        lambda: command.premium(
            context, format_, period_of(context, period, year), member, explain=explain, scope=scope
        )
    )


@app.command("return", help=_("What goes back to the gemeente."))
def return_(
    invocation: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    format_: FormatOption = Format.TABLE,
    explain: ExplainOption = False,
) -> None:
    from socoledger.commands import return_ as command

    context, scope = context_of(invocation, books, language), scope_of(invocation, at, umbrella)
    say(
        lambda: command.return_(
            context, format_, period_of(context, period, year), explain=explain, scope=scope
        )
    )


@app.command(
    help=_("What was received, spent and is left of each grant, and when to account for it.")
)
def grants(
    invocation: typer.Context,
    period: UntilArgument = None,
    year: YearOption = None,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.commands import grants as command

    context, scope = context_of(invocation, books, language), scope_of(invocation, at, umbrella)
    say(
        lambda: command.grants(
            context, format_, scope=scope._replace(until=period_of(context, period, year))
        )
    )


@app.command(help=_("What the gemeente and other partners brought in, and what became of it."))
def contributions(
    invocation: typer.Context,
    period: UntilArgument = None,
    year: YearOption = None,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.commands import contributions as command

    context, scope = context_of(invocation, books, language), scope_of(invocation, at, umbrella)
    say(
        lambda: command.contributions(
            context, format_, scope=scope._replace(until=period_of(context, period, year))
        )
    )


@app.command(help=_("What a year brought members and the gemeente."))
def impact(
    invocation: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    anonymous: Annotated[
        bool,
        typer.Option("--anonymous", help=_("Leave out anything about fewer than five people.")),
    ] = False,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.commands import impact as command

    context, scope = context_of(invocation, books, language), scope_of(invocation, at, umbrella)
    say(
        lambda: command.impact(
            context, format_, period_of(context, period, year), anonymous=anonymous, scope=scope
        )
    )


@app.command(help=_("How far the goals in the agreement have been reached on a day."))
def review(
    invocation: typer.Context,
    period: UntilArgument = None,
    year: YearOption = None,
    books: BooksOption = None,
    language: LanguageOption = None,
    at: AtOption = None,
    umbrella: UmbrellaOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.commands import review as command

    context, scope = context_of(invocation, books, language), scope_of(invocation, at, umbrella)
    say(
        lambda: command.review(
            context, format_, scope=scope._replace(until=period_of(context, period, year))
        )
    )
