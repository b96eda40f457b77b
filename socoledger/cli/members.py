"""Commands that change a member's file: membership, benefit, decisions of the college (SPEC 11)."""

from typing import TYPE_CHECKING, Annotated

import typer

from socoledger.cli import completion, lazy
from socoledger.cli.answering import context_of, say
from socoledger.cli.program import BOOKS, RECORDING, Decision, Member, command
from socoledger.cli.recording import DryRunOption, RecordingFormatOption, YesOption, consent_of
from socoledger.cli.streams import somebody_sits_there
from socoledger.domain.findings import _
from socoledger.domain.options import Outcome, RecordingFormat

if TYPE_CHECKING:
    from socoledger.commands.member_session import Writing

MemberArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]",
        help=_("A member's id or name, or a part of it."),
        autocompletion=completion.member_ids,
    ),
]
KnownOption = Annotated[
    str | None,
    typer.Option(
        "--known",
        metavar="DATE",
        help=_(
            "The day on which the coöperatie heard of it, if later; if left out and that month"
            " is closed, today."
        ),
    ),
]
FirstDayOption = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help=_("The first day that the decision holds.")),
]
LastDayOption = Annotated[
    str | None,
    typer.Option(
        "--to", metavar="DATE", help=_("The last day that it holds; leave it out if it has no end.")
    ),
]
DecidedOption = Annotated[
    str | None,
    typer.Option(
        "--decided",
        metavar="DATE",
        help=_("The day on which it was taken; if left out, that of --from."),
    ),
]
ReferenceOption = Annotated[
    str | None,
    typer.Option("--reference", metavar="TEXT", help=_("What the decision is called by.")),
]
MaximumOption = Annotated[
    str | None,
    typer.Option(
        "--maximum",
        metavar="AMOUNT",
        help=_(
            "The most in a calendar year, as 1200,00, or as a share of the legal maximum, as 50%."
        ),
    ),
]


def _writing(*, yes: bool, dry_run: bool, format_: RecordingFormat) -> "Writing":
    """Whether it may be written, and how it is shown what was."""
    consent = consent_of(yes=yes, dry_run=dry_run, format_=format_)
    return lazy.member_session.Writing(consent, format_)


@command(
    BOOKS,
    _("Write in a member's file that they left, on which day and for what."),
    name="leave",
    under=Member,
)
def member_leave(
    ctx: typer.Context,
    id_: MemberArgument = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help=_("Their last day, such as 2025-08-31.")),
    ] = None,
    outcome: Annotated[
        Outcome | None, typer.Option("--outcome", help=_("What they left for."))
    ] = None,
    known: KnownOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    format_: RecordingFormatOption = RecordingFormat.TEXT,
) -> None:
    context = context_of(ctx)
    given = yes or not somebody_sits_there()  # scripts of before version 0.6 do not say --yes
    writing = _writing(yes=given, dry_run=dry_run, format_=format_)
    say(
        lambda: lazy.member_leave.member_leave(
            context, id_, on=on, outcome=outcome, known=known, writing=writing
        )
    )


@command(
    BOOKS,
    _("Write in a member's file that they came back, with the same spaarpot and accounts."),
    name="return",
    under=Member,
)
def member_return(
    ctx: typer.Context,
    id_: MemberArgument = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", help=_("Their first day as a member again, such as 2026-02-01.")
        ),
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    format_: RecordingFormatOption = RecordingFormat.TEXT,
) -> None:
    context = context_of(ctx)
    given = yes or not somebody_sits_there()  # likewise
    writing = _writing(yes=given, dry_run=dry_run, format_=format_)
    say(lambda: lazy.member_return.member_return(context, id_, on=on, writing=writing))


@command(
    BOOKS,
    _("Write in a member's file that a benefit began, or that it ended."),
    name="benefit",
    under=Member,
)
def member_benefit(
    ctx: typer.Context,
    id_: MemberArgument = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help=_("The first day with a benefit.")),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help=_("The last day of the benefit that runs.")),
    ] = None,
    monthly: Annotated[
        str | None,
        typer.Option(
            "--monthly",
            metavar="AMOUNT",
            help=_("What it is in a month, for the impact report alone."),
        ),
    ] = None,
    known: KnownOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    format_: RecordingFormatOption = RecordingFormat.TEXT,
) -> None:
    context = context_of(ctx)
    writing = _writing(yes=yes, dry_run=dry_run, format_=format_)
    said = (from_, to, monthly, known)
    say(
        lambda: lazy.member_benefit.member_benefit(
            context, id_, lazy.member_benefit.SaidOfBenefit(*said), writing
        )
    )


@command(
    RECORDING,
    _("Write a decision of the college on premiums in a member's file (onder j)."),
    name="premium",
    under=Decision,
)
def decision_premium(
    ctx: typer.Context,
    id_: MemberArgument = None,
    from_: FirstDayOption = None,
    to: LastDayOption = None,
    decided: DecidedOption = None,
    reference: ReferenceOption = None,
    maximum: MaximumOption = None,
    under_27: Annotated[
        bool,
        typer.Option(
            "--under-27",
            help=_("The college applies the rule of 2027 for who is under 27 already."),
        ),
    ] = False,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    format_: RecordingFormatOption = RecordingFormat.TEXT,
) -> None:
    context = context_of(ctx)
    writing = _writing(yes=yes, dry_run=dry_run, format_=format_)
    said = (from_, to, decided, reference, maximum, under_27)
    say(
        lambda: lazy.decision.decision(
            context, "premium", id_, lazy.decision.SaidOfDecision(*said), writing
        )
    )


@command(
    RECORDING,
    _("Write a decision of the college on allowances in a member's file (onder k)."),
    name="allowance",
    under=Decision,
)
def decision_allowance(
    ctx: typer.Context,
    id_: MemberArgument = None,
    from_: FirstDayOption = None,
    to: LastDayOption = None,
    decided: DecidedOption = None,
    reference: ReferenceOption = None,
    maximum: MaximumOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    format_: RecordingFormatOption = RecordingFormat.TEXT,
) -> None:
    context = context_of(ctx)
    writing = _writing(yes=yes, dry_run=dry_run, format_=format_)
    said = (from_, to, decided, reference, maximum)
    say(
        lambda: lazy.decision.decision(
            context, "allowance", id_, lazy.decision.SaidOfDecision(*said), writing
        )
    )
