"""Commands that hand the books to other programs (SPEC 13)."""

from pathlib import Path
from typing import Annotated

import typer

from socoledger.cli import lazy
from socoledger.cli.answering import context_of, say, scope_of
from socoledger.cli.program import DOCUMENTS, OF_FIGURES, Export, command
from socoledger.domain.findings import _


@command(
    DOCUMENTS,
    _("Every posting and every entry of hours as one table, for who asks it in SQL."),
    name="facts",
    uses=OF_FIGURES,
    under=Export,
)
def export_facts(
    ctx: typer.Context,
    csv: Annotated[
        Path | None,
        typer.Option(
            "--csv", metavar="FILE", help=_("Write csv; without a file it goes to the screen.")
        ),
    ] = None,
    parquet: Annotated[
        Path | None,
        typer.Option("--parquet", metavar="FILE", help=_("Write a Parquet file.")),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(
            "--hash",
            metavar="KEYFILE",
            help=_("Members by a hash, by the key in this file, and nothing else that names them."),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=_("Write over a file that is no such table.")),
    ] = False,
) -> None:
    context, scope = context_of(ctx), scope_of(ctx)
    wishes = lazy.export_facts.Wishes(csv, parquet, key, force)
    say(lambda: lazy.export_facts.export_facts(context, wishes, scope))
