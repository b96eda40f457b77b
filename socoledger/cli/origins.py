"""Commands that tell where a figure comes from, and what happened to a member."""

from typing import Annotated

import typer

from socoledger.cli import completion, lazy
from socoledger.cli.answering import context_of, say_figures, scope_of
from socoledger.cli.options import FormatOption, MemberOption, YearOption
from socoledger.cli.program import OF_FIGURES, ORIGINS, command
from socoledger.domain.findings import _
from socoledger.domain.options import AuditFormat, Format


@command(
    ORIGINS,
    _("Where a figure comes from, down to the lines of the journal; or what a line adds to."),
    uses=("books", "language", "at"),
)
def trace(
    ctx: typer.Context,
    figure: Annotated[
        str,
        typer.Argument(
            metavar="FIGURE",
            help=_(
                "The command that shows the figure, such as result or spaarpot; or a line of the"
                " books, such as journal/2025.beancount:12, to see which figures it is a part of."
            ),
            autocompletion=completion.traceable,
        ),
    ],
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHAT...]",
            help=_(
                "Which figure: a period, the id of a member, and the key that the figure has in"
                " the JSON of that command, in any order."
            ),
            autocompletion=completion.member_ids,
        ),
    ] = None,
    member: MemberOption = None,
    year: YearOption = None,
    depth: Annotated[
        str | None,
        typer.Option(
            "--depth", metavar="NUMBER", help=_("Show no deeper than so many levels below it.")
        ),
    ] = None,
    format_: Annotated[
        AuditFormat, typer.Option("--format", help=_("How the parts are shown."))
    ] = AuditFormat.TABLE,
) -> None:
    context, scope = context_of(ctx), scope_of(ctx)
    if lazy.trace_line.names_a_line(figure):
        more = (*(what or ()), *(given for given in (member, year, depth) if given is not None))
        asked_line = lazy.trace_line.Asked(figure, bool(more), scope.at)
        say_figures(ctx, lambda: lazy.trace_line.trace_line(context, format_, asked_line))
    asked = lazy.trace.Asked(figure, tuple(what or ()), member, year, depth, scope.at)
    say_figures(ctx, lambda: lazy.trace.trace(context, format_, asked))


@command(
    ORIGINS,
    _("What happened to a member, in order: from joining to what was paid and closed."),
    uses=OF_FIGURES,
)
def timeline(
    ctx: typer.Context,
    member: Annotated[
        str,
        typer.Argument(
            metavar="ID", help=_("The id of one member."), autocompletion=completion.member_ids
        ),
    ],
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERIOD]",
            help=_("A month such as 2025-03, or a year such as 2025; if left out, everything."),
            autocompletion=completion.periods,
        ),
    ] = None,
    year: YearOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context, scope = context_of(ctx), scope_of(ctx)
    say_figures(
        ctx,
        lambda: lazy.timeline.timeline(
            context,
            format_,
            member,
            lazy.arguments.one_period(context, period, year),
            scope=scope,
        ),
    )
