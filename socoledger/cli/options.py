"""Options and arguments that several commands have in common."""

from typing import Annotated

import typer

from socoledger.cli import completion
from socoledger.domain.findings import _
from socoledger.domain.options import Format

FormatOption = Annotated[Format, typer.Option("--format", help=_("How the figures are shown."))]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help=_("Show how each figure came about."))
]
YearOption = Annotated[
    str | None,
    typer.Option(
        "--year",
        help=_("Another way to name the year, as 2025."),
        autocompletion=completion.years,
    ),
]
MemberOption = Annotated[
    str | None,
    typer.Option("--member", help=_("The id of one member."), autocompletion=completion.member_ids),
]
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
