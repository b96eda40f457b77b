"""Commands that check the books and the closes, and that tell what is known."""

from typing import Annotated

import typer

from socoledger.cli import completion, lazy
from socoledger.cli.answering import context_of, say, scope_of
from socoledger.cli.options import FormatOption
from socoledger.cli.program import CHECKING, OF_FIGURES, command
from socoledger.domain.findings import _
from socoledger.domain.options import CheckFormat, Format, VerifyFormat


@command(
    CHECKING,
    _("Show everything that is wrong with the books, with file and line."),
    uses=("books", "language", "umbrella"),
)
def check(
    ctx: typer.Context,
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
    all_: Annotated[
        bool, typer.Option("--all", help=_("Show what is noted too, and why it is."))
    ] = False,
) -> None:
    context, umbrella = context_of(ctx), scope_of(ctx).umbrella
    selected, ignored = tuple(select or ()), tuple(ignore or ())
    choice = lazy.check.Choice(
        selected, ignored, strict=strict, staged=staged, with_noted=all_, umbrella=umbrella
    )
    say(lambda: lazy.check.check(context, format_, choice))


@command(
    CHECKING,
    _("Take note of a warning or a notice that may stay, so that it no longer shows."),
)
def note(
    ctx: typer.Context,
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE",
            help=_("The code of the warning or the notice, such as S206."),
            autocompletion=completion.notable_codes,
        ),
    ],
    why: Annotated[
        str,
        typer.Option("--why", metavar="TEXT", help=_("Why it may stay; kept in noted.yaml.")),
    ],
    day: Annotated[
        str | None,
        typer.Option("--day", metavar="DATE", help=_("Only that of this day.")),
    ] = None,
    member: Annotated[
        str | None,
        typer.Option(
            "--member",
            metavar="ID",
            help=_("Only that of this member."),
            autocompletion=completion.member_ids,
        ),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help=_("All of this code, if there are several."))
    ] = False,
) -> None:
    context = context_of(ctx)
    wishes = lazy.note.Wishes(why, day, member, all_)
    say(lambda: lazy.note.note(context, code, wishes))


@command(CHECKING, _("Recalculate every close and say what differs."), uses=OF_FIGURES)
def verify(
    ctx: typer.Context,
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
    context, scope = context_of(ctx), scope_of(ctx)
    wishes = lazy.verify.Wishes(since, tuple(seal or ()), scope.at, scope.umbrella, verbose)
    say(lambda: lazy.verify.verify(context, format_, wishes))


@command(CHECKING, _("What a finding means, which rule it rests on, and how to solve it."))
def explain(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help=_("A code such as S402; leave it out for a list of all codes."),
            autocompletion=completion.codes,
        ),
    ] = None,
) -> None:
    context = context_of(ctx)
    say(lambda: lazy.explain.explain(context, code))


@command(
    CHECKING,
    _("The JSON Schema of a file or of an answer; without a name, which ones there are."),
    uses=("books", "language"),
)
def schema(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help=_("A file such as member, or an answer such as result."),
            autocompletion=completion.schemas,
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option("--write", help=_("Write the schemas of all files into the books.")),
    ] = False,
) -> None:
    context = context_of(ctx)
    say(lambda: lazy.schema.schema(context, name, write=write))


@command(CHECKING, _("The legal amounts in force on a day, and where they come from."))
def law(
    ctx: typer.Context,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            help=_("The day, such as 2025-07-01; if left out, today."),
            autocompletion=completion.days,
        ),
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    context = context_of(ctx)
    say(lambda: lazy.law.law(context, format_, on))
