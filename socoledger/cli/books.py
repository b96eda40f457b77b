"""Commands that make books."""

from pathlib import Path
from typing import Annotated

import typer

from socoledger.cli import lazy
from socoledger.cli.answering import context_of, say
from socoledger.cli.program import BOOKS, Cache, Member, command
from socoledger.domain.findings import _
from socoledger.domain.options import Model


@command(BOOKS, _("Make new books, ready to use."), uses=("language",))
def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=_("A new or empty folder."))],
    model: Annotated[
        Model,
        typer.Option(
            "--model",
            help=_(
                "For members with their own businesses and spaarpotten, or for premiums by"
                " hours worked."
            ),
        ),
    ] = Model.SPAARPOT,
    name: Annotated[
        str | None, typer.Option("--name", help=_("The name of the coöperatie."))
    ] = None,
    municipality: Annotated[
        str | None, typer.Option("--municipality", help=_("The gemeente."))
    ] = None,
    first_month: Annotated[
        str | None,
        typer.Option(
            "--first-month",
            help=_("The first month to be closed, such as 2025-01; if left out, this month."),
        ),
    ] = None,
    bank: Annotated[
        bool,
        typer.Option(
            "--bank", help=_("Also bank.yaml, and import_config.py for Fava's import page.")
        ),
    ] = False,
    git: Annotated[
        bool,
        typer.Option(
            "--git",
            help=_(
                "Also what git needs to show facts in place of lines, and a repository where there"
                " is none; for books that are there already, only that is added."
            ),
        ),
    ] = False,
) -> None:
    context = context_of(ctx)
    asked = (model, name, municipality, first_month, bank, git)
    say(lambda: lazy.init.init(context, folder, lazy.init.Asked(*asked)))


@command(
    BOOKS,
    _("Add a member's file and open the accounts kept for them."),
    name="add",
    under=Member,
)
def member_add(
    ctx: typer.Context,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help=_("Lower-case letters, digits and hyphens."))
    ],
    name: Annotated[
        str | None, typer.Option("--name", help=_("A name; may be a pseudonym."))
    ] = None,
    joined: Annotated[
        str | None, typer.Option("--joined", help=_("Their first day, such as 2025-03-01."))
    ] = None,
) -> None:
    context = context_of(ctx)
    say(lambda: lazy.member_add.member_add(context, id_, name=name, joined=joined))


@command(
    BOOKS,
    _("Remove what is kept between two commands."),
    name="clear",
    under=Cache,
)
def cache_clear(ctx: typer.Context) -> None:
    context = context_of(ctx)
    say(lambda: lazy.cache.cache_clear(context))
