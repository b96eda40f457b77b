"""Commands that make documents for people (SPEC 12)."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from socoledger.cli import completion, lazy
from socoledger.cli.answering import context_of, option, say
from socoledger.cli.click import Context
from socoledger.cli.options import YearArgument, YearOption
from socoledger.cli.parsing import Shared
from socoledger.cli.program import DOCUMENTS, Report, command
from socoledger.cli.streams import somebody_waits
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import DocumentFormat

if TYPE_CHECKING:
    from socoledger.commands.context import Context as CommandContext
    from socoledger.commands.report.made import Wishes

USES: tuple[Shared, ...] = ("books", "language", "at")

MemberArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=_("A member's id or name, or a part of it."),
        autocompletion=completion.member_ids,
    ),
]
MonthArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[MONTH]",
        help=_("The month, such as 2025-03; if left out, the month of the last entry."),
        autocompletion=completion.periods,
    ),
]
FormOption = Annotated[
    DocumentFormat, typer.Option("--format", help=_("The form of the document."))
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help=_("The folder to write in; if left out, what is text goes to the screen."),
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help=_("Write over files that are there and differ."))
]
AnonymousOption = Annotated[
    bool,
    typer.Option(
        "--anonymous", help=_("Leave out names, and anything about fewer than five people.")
    ),
]
PartnerOption = Annotated[
    bool, typer.Option("--partner", help=_("With a place where the member's partner signs."))
]


def _make(
    ctx: Context,
    wishes: "Wishes",
    document: "Callable[[CommandContext, Wishes], Answer]",
) -> NoReturn:
    """Make a document, with a bar for whoever waits, and say what became of it."""
    context = context_of(ctx)
    if somebody_waits():
        bar = lazy.progress.Bar(lazy.context.words_here(context), sys.stderr)
        context = context._replace(step=bar.step)
    wishes = wishes._replace(at=option(ctx, "at"))
    say(lambda: document(context, wishes))


@command(
    DOCUMENTS,
    _("A page for one member, in plain words: what their year brought, and their spaarpot."),
    name="member",
    uses=USES,
    under=Report,
)
def report_member(
    ctx: typer.Context,
    id_: MemberArgument,
    period: YearArgument = None,
    year: YearOption = None,
    format_: FormOption = DocumentFormat.MD,
    out: OutOption = None,
    force: ForceOption = False,
    anonymous: AnonymousOption = False,
) -> None:
    def make(context: "CommandContext", wishes: "Wishes") -> Answer:
        which = lazy.arguments.one_period(context, period, year)
        return lazy.report_member.report_member(context, id_, which, wishes)

    _make(ctx, lazy.report_made.Wishes(format_, out, force, anonymous), make)


@command(
    DOCUMENTS,
    _("The pages of a year of all members, one file each, and all in one to print."),
    name="members",
    uses=USES,
    under=Report,
)
def report_members(
    ctx: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    format_: FormOption = DocumentFormat.MD,
    out: OutOption = None,
    force: ForceOption = False,
    anonymous: AnonymousOption = False,
) -> None:
    def make(context: "CommandContext", wishes: "Wishes") -> Answer:
        which = lazy.arguments.one_period(context, period, year)
        return lazy.report_member.report_members(context, which, wishes)

    _make(ctx, lazy.report_made.Wishes(format_, out, force, anonymous), make)


@command(
    DOCUMENTS,
    _("The paper of one member and one month for the gemeente, with places to sign."),
    name="statement",
    uses=USES,
    under=Report,
)
def report_statement(
    ctx: typer.Context,
    id_: MemberArgument,
    month: MonthArgument = None,
    partner: PartnerOption = False,
    format_: FormOption = DocumentFormat.MD,
    out: OutOption = None,
    force: ForceOption = False,
    anonymous: AnonymousOption = False,
) -> None:
    def make(context: "CommandContext", wishes: "Wishes") -> Answer:
        return lazy.report_statement.report_statement(
            context, id_, month, wishes, with_partner=partner
        )

    _make(ctx, lazy.report_made.Wishes(format_, out, force, anonymous), make)


@command(
    DOCUMENTS,
    _("The papers of one month of all members, one file each, and all in one to print."),
    name="statements",
    uses=USES,
    under=Report,
)
def report_statements(
    ctx: typer.Context,
    month: MonthArgument = None,
    partner: PartnerOption = False,
    format_: FormOption = DocumentFormat.MD,
    out: OutOption = None,
    force: ForceOption = False,
    anonymous: AnonymousOption = False,
) -> None:
    def make(context: "CommandContext", wishes: "Wishes") -> Answer:
        return lazy.report_statement.report_statements(context, month, wishes, with_partner=partner)

    _make(ctx, lazy.report_made.Wishes(format_, out, force, anonymous), make)


@command(
    DOCUMENTS,
    _("A month for the board: results, spaarpotten, the gemeente, the bank, and what is to do."),
    name="month",
    uses=USES,
    under=Report,
)
def report_month(
    ctx: typer.Context,
    month: MonthArgument = None,
    format_: FormOption = DocumentFormat.MD,
    out: OutOption = None,
    force: ForceOption = False,
    anonymous: AnonymousOption = False,
) -> None:
    def make(context: "CommandContext", wishes: "Wishes") -> Answer:
        return lazy.report_month.report_month(context, month, wishes)

    _make(ctx, lazy.report_made.Wishes(format_, out, force, anonymous), make)


@command(
    DOCUMENTS,
    _("The annual accounts, with places to sign; a draft until the year is closed."),
    name="year",
    uses=USES,
    under=Report,
)
def report_year(
    ctx: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    format_: FormOption = DocumentFormat.MD,
    out: OutOption = None,
    force: ForceOption = False,
    anonymous: AnonymousOption = False,
) -> None:
    def make(context: "CommandContext", wishes: "Wishes") -> Answer:
        which = lazy.arguments.one_period(context, period, year)
        return lazy.report_year.report_year(context, which, wishes)

    _make(ctx, lazy.report_made.Wishes(format_, out, force, anonymous), make)


@command(
    DOCUMENTS,
    _("The account for the gemeente: what was agreed and what was done; with --at in between."),
    name="municipality",
    uses=USES,
    under=Report,
)
def report_municipality(
    ctx: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    format_: FormOption = DocumentFormat.MD,
    out: OutOption = None,
    force: ForceOption = False,
    anonymous: AnonymousOption = False,
) -> None:
    def make(context: "CommandContext", wishes: "Wishes") -> Answer:
        which = lazy.arguments.one_period(context, period, year)
        return lazy.report_municipality.report_municipality(context, which, wishes)

    _make(ctx, lazy.report_made.Wishes(format_, out, force, anonymous), make)


@command(
    DOCUMENTS,
    _("The working paper of the kascommissie about a year, step by step, with places to sign."),
    name="audit",
    uses=("books", "language"),
    under=Report,
)
def report_audit(
    ctx: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    format_: FormOption = DocumentFormat.MD,
    out: OutOption = None,
    force: ForceOption = False,
    anonymous: AnonymousOption = False,
) -> None:
    def make(context: "CommandContext", wishes: "Wishes") -> Answer:
        which = lazy.arguments.one_period(context, period, year)
        return lazy.report_audit.report_audit(context, which, wishes)

    _make(ctx, lazy.report_made.Wishes(format_, out, force, anonymous), make)


@command(
    DOCUMENTS,
    _("The page for everybody about what a year brought, without anybody's name."),
    name="impact",
    uses=(*USES, "umbrella"),
    under=Report,
)
def report_impact(
    ctx: typer.Context,
    period: YearArgument = None,
    year: YearOption = None,
    format_: FormOption = DocumentFormat.MD,
    out: OutOption = None,
    force: ForceOption = False,
    anonymous: AnonymousOption = True,
) -> None:
    umbrella = option(ctx, "umbrella")
    folder = None if umbrella is None else Path(umbrella)

    def make(context: "CommandContext", wishes: "Wishes") -> Answer:
        which = lazy.arguments.one_period(context, period, year)
        return lazy.report_impact.report_impact(context, which, wishes, folder)

    _make(ctx, lazy.report_made.Wishes(format_, out, force, anonymous), make)
