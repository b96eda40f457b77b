"""Commands that make and check books, and that tell what is known."""

from pathlib import Path
from typing import Annotated

import typer

from socoledger.cli import completion
from socoledger.cli.common import (
    BooksOption,
    FormatOption,
    LanguageOption,
    UmbrellaOption,
    app,
    context_of,
    member_app,
    say,
    scope_of,
)
from socoledger.domain.findings import _
from socoledger.domain.options import CheckFormat, Format, Model


@app.command(help=_("Make new books, ready to use."))
def init(
    invocation: typer.Context,
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
    language: LanguageOption = None,
) -> None:
    from socoledger.commands import init as command

    context = context_of(invocation, language=language)
    asked = {"name": name, "municipality": municipality, "first_month": first_month}
    say(lambda: command.init(context, folder, model, **asked))


@member_app.command("add", help=_("Add a member's file and open the accounts kept for them."))
def member_add(
    invocation: typer.Context,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help=_("Lower-case letters, digits and hyphens."))
    ],
    name: Annotated[
        str | None, typer.Option("--name", help=_("A name; may be a pseudonym."))
    ] = None,
    joined: Annotated[
        str | None, typer.Option("--joined", help=_("Their first day, such as 2025-03-01."))
    ] = None,
    books: BooksOption = None,
    language: LanguageOption = None,
) -> None:
    from socoledger.commands import member_add as command

    context = context_of(invocation, books, language)
    say(lambda: command.member_add(context, id_, name=name, joined=joined))


@app.command(help=_("Show everything that is wrong with the books, with file and line."))
def check(
    invocation: typer.Context,
    books: BooksOption = None,
    language: LanguageOption = None,
    format_: Annotated[
        CheckFormat, typer.Option("--format", help=_("How findings are shown."))
    ] = CheckFormat.TEXT,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODE",
            help=_("Only these codes, or all that begin like this, such as S4."),
            autocompletion=completion.codes,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="CODE",
            help=_("Everything except these codes."),
            autocompletion=completion.codes,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Count warnings as errors."))] = (
        False
    ),
    staged: Annotated[
        bool, typer.Option("--staged", help=_("Only what is staged in git, as it is staged."))
    ] = False,
    umbrella: UmbrellaOption = None,
) -> None:
    from socoledger.commands import check

    context = context_of(invocation, books, language)
    asked, left_out = tuple(select or ()), tuple(ignore or ())
    of_all = scope_of(invocation, None, umbrella).umbrella
    choice = check.Choice(asked, left_out, strict=strict, staged=staged, umbrella=of_all)
    say(lambda: check.check(context, format_, choice))


@app.command(help=_("What a finding means, which rule it rests on, and how to solve it."))
def explain(
    invocation: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help=_("A code such as S402; leave it out for a list of all codes."),
            autocompletion=completion.codes,
        ),
    ] = None,
    books: BooksOption = None,
    language: LanguageOption = None,
) -> None:
    from socoledger.commands import explain

    context = context_of(invocation, books, language)
    say(lambda: explain.explain(context, code))


@app.command(help=_("The legal amounts in force on a day, and where they come from."))
def law(
    invocation: typer.Context,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            help=_("The day, such as 2025-07-01; if left out, today."),
            autocompletion=completion.days,
        ),
    ] = None,
    books: BooksOption = None,
    language: LanguageOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    from socoledger.commands import law as command

    context = context_of(invocation, books, language)
    say(lambda: command.law(context, format_, on))
