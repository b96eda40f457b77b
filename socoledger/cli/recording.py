"""Commands that record what happened, without writing Beancount (SPEC 11)."""

from typing import TYPE_CHECKING, Annotated

import typer

from socoledger.cli import completion, lazy
from socoledger.cli.answering import context_of, say
from socoledger.cli.program import RECORDING, command
from socoledger.cli.streams import somebody_sits_there
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import RecordingFormat

if TYPE_CHECKING:
    from socoledger.commands.confirmed import Consent

YesOption = Annotated[
    bool, typer.Option("--yes", "-y", help=_("Write it without asking, as in a script."))
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=_("Show what would be written, and write nothing."))
]
RecordingFormatOption = Annotated[
    RecordingFormat, typer.Option("--format", help=_("How it is shown what was written."))
]


def consent_of(
    *, yes: bool, dry_run: bool, format_: RecordingFormat = RecordingFormat.TEXT
) -> "Consent":
    """How a command is told to write: the person at the terminal may be asked, unless the command
    line says it already, or the answer is for a program.
    """
    is_asked = format_ is RecordingFormat.TEXT and not yes and somebody_sits_there()
    asker = lazy.prompts.Prompts() if is_asked else None
    return lazy.confirmed.Consent(yes, dry_run, asker)


def _account(*names: str, help_: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        *names, metavar="ACCOUNT", help=help_, autocompletion=completion.accounts
    )
    return option


@command(RECORDING, _("Record one thing: income, a cost, hours, a payment and the like."))
def add(
    ctx: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]",
            help=_(
                "income, cost, hours, spend (out of a spaarpot), award (a premium by hand), pay"
                " (a premium, an allowance, the return), receipt (a member is paid back), opening"
                " (a balance from before these books), grant (its money comes in) or transfer"
                " (between your own accounts); the beginning of a word is enough. In a terminal"
                " what is left out is asked."
            ),
            autocompletion=completion.kinds,
        ),
    ] = None,
    amount: Annotated[
        str | None,
        typer.Argument(metavar="[AMOUNT]", help=_("As 12,50 or 1.234,56; hours as 4,5 or 4:30.")),
    ] = None,
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help=_("What it is for, in your own words."))
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            "-d",
            metavar="DATE",
            help=_("As 2026-03-12, 12-3, gisteren or yesterday; if left out, today."),
        ),
    ] = None,
    whose: Annotated[
        str | None,
        typer.Option(
            "--member",
            "-m",
            metavar="MEMBER",
            help=_(
                "Whose it is, by id or name or a part of these; collective for nobody in"
                " particular; 'anna 2, bram 1.5' for who share it."
            ),
            autocompletion=completion.member_ids,
        ),
    ] = None,
    payee: Annotated[
        str | None,
        typer.Option("--payee", "-p", metavar="NAME", help=_("Who is on the other side.")),
    ] = None,
    account: Annotated[
        str | None,
        _account(
            "--account", "-a", help_=_("The income, the cost, or where an opening balance is.")
        ),
    ] = None,
    from_: Annotated[
        str | None,
        _account("--from", help_=_("Where the money comes from, as kas; of award its source.")),
    ] = None,
    to: Annotated[str | None, _account("--to", help_=_("Where the money goes to, as kas."))] = None,
    what: Annotated[
        str | None,
        typer.Option(
            "--what",
            metavar="WHAT",
            help=_("Of award and pay: premium, allowance, or municipality for the return."),
        ),
    ] = None,
    purpose: Annotated[
        str | None,
        typer.Option(
            "--purpose", metavar="PURPOSE", help=_("What is bought out of a spaarpot, for what.")
        ),
    ] = None,
    approval: Annotated[
        str | None,
        typer.Option(
            "--approval", metavar="REFERENCE", help=_("The gemeente's approval, where it asks so.")
        ),
    ] = None,
    reimbursed: Annotated[
        str | None,
        typer.Option(
            "--reimbursed",
            "-r",
            metavar="MEMBER",
            help=_("Of receipt: the member who is paid back."),
            autocompletion=completion.member_ids,
        ),
    ] = None,
    grant: Annotated[
        str | None,
        typer.Option("--grant", metavar="GRANT", help=_("The grant that pays, or is received.")),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="UNIT", help=_("The unit that it belongs to.")),
    ] = None,
    for_: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="YEAR", help=_("The year whose return is paid to the gemeente.")
        ),
    ] = None,
    with_: Annotated[
        str | None,
        typer.Option(
            "--with",
            metavar="FOLDER",
            help=_("The other books under the umbrella that it is with."),
        ),
    ] = None,
    link: Annotated[
        str | None,
        typer.Option(
            "--link",
            metavar="LINK",
            help=_("What it shares with what belongs to it, as an invoice; needed by --with."),
        ),
    ] = None,
    against: Annotated[
        str | None,
        _account("--against", help_=_("The account under Equity that opening balances come from.")),
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    format_: RecordingFormatOption = RecordingFormat.TEXT,
) -> None:
    context = context_of(ctx)
    said = lazy.add.fields_said(
        {
            "day": date,
            "amount": amount,
            "what": what,
            "member": whose,
            "reimbursed": reimbursed,
            "account": account,
            "against": against,
            "source": from_,
            "to": to,
            "purpose": purpose,
            "approval": approval,
            "grant": grant,
            "unit": unit,
            "year": for_,
            "partner": with_,
            "link": link,
            "payee": payee,
            "text": text,
        }
    )
    consent = consent_of(yes=yes, dry_run=dry_run, format_=format_)

    def recorded() -> Answer:
        if consent.asker is not None and not dry_run:
            return lazy.add_dialogue.add_by_questions(context, kind, said, consent.asker)
        return lazy.add.add(context, lazy.add.kind_said(context, kind), said, consent, format_)

    say(recorded)


@command(RECORDING, _("Take back what the last command wrote into the books."))
def undo(ctx: typer.Context, yes: YesOption = False, dry_run: DryRunOption = False) -> None:
    context = context_of(ctx)
    consent = consent_of(yes=yes, dry_run=dry_run)
    say(lambda: lazy.undo.undo(context, consent))
