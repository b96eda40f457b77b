"""Small books that answer as the commands do: `some.ask("result", "2025")`, `some.shape("grants")`.

Texts may change; tests look at codes, exit codes, files and figures.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from socoledger.commands.accounts import Asked as WhichAccounts
from socoledger.commands.accounts import accounts
from socoledger.commands.answering import HERE, Scope
from socoledger.commands.balance_sheet import balance_sheet
from socoledger.commands.bank import bank
from socoledger.commands.budget import budget
from socoledger.commands.context import Context, answered
from socoledger.commands.contributions import contributions
from socoledger.commands.grants import grants
from socoledger.commands.impact import impact
from socoledger.commands.income_statement import income_statement
from socoledger.commands.law import law
from socoledger.commands.premium import premium
from socoledger.commands.result import result
from socoledger.commands.return_ import return_
from socoledger.commands.review import review
from socoledger.commands.spaarpot import spaarpot
from socoledger.commands.status import status
from socoledger.commands.timeline import timeline
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from tests.support.findings import codes_of

Shape = dict[str, Any]
TODAY = date(2026, 11, 22)

FIGURES = (
    "result",
    "premium",
    "return",
    "spaarpot",
    "accounts",
    "balance-sheet",
    "income-statement",
    "grants",
    "contributions",
    "impact",
    "review",
)
"""The commands that show figures at a day; `status` does too, and shows what is due besides."""


AT_A_DAY = {
    "balance-sheet": balance_sheet,
    "grants": grants,
    "contributions": contributions,
    "review": review,
}
"""Commands whose period is the day at its end."""

TO_BE_DONE = {"status": status, "bank": bank}
"""Commands that say what is still to be done on a day."""


def ask(
    context: Context,
    command: str,
    which: str | None = None,
    format_: Format = Format.JSON,
    *,
    scope: Scope = HERE,
    member: str | None = None,
    **options: Any,
) -> Answer:
    """The answer of a command that shows something. `which` is its period or year, or the day of
    `spaarpot` and `law`; `options` are its own, as by="unit", account="Assets:Kas", explain=True.
    """

    def asked() -> Answer:
        match command:
            case "result":
                return result(context, format_, which, scope=scope, **options)
            case "premium":
                return premium(context, format_, which, member, scope=scope, **options)
            case "return":
                return return_(context, format_, which, scope=scope, **options)
            case "spaarpot":
                return spaarpot(context, format_, which, member, scope=scope)
            case "timeline":
                return timeline(context, format_, member or "anna", which, scope=scope)
            case "accounts":
                which_accounts = WhichAccounts(options.get("account"), which)
                return accounts(context, format_, which_accounts, scope=scope)
            case "income-statement":
                return income_statement(context, format_, which, scope=scope)
            case "budget":
                return budget(context, format_, which, scope.at)
            case "impact":
                return impact(context, format_, which, scope=scope, **options)
            case "balance-sheet" | "grants" | "contributions" | "review":
                return AT_A_DAY[command](context, format_, scope=scope._replace(until=which))
            case "status" | "bank":
                return TO_BE_DONE[command](context, format_, scope.at)
            case "law":
                return law(context, format_, which)
        raise ValueError(command)

    return answered(asked)


def shape_of(answer: Answer) -> Shape:
    """The JSON of an answer that must end well."""
    assert answer.exit == 0, answer.messages
    shape: Shape = json.loads(answer.output)
    return shape


@dataclass(frozen=True)
class Asked:
    """Something in a folder that answers as the commands do: books, or an umbrella over them."""

    root: Path

    def context(self, language: str = "en", width: int | None = None) -> Context:
        """Where and when a command is given: in the books, but where a class says otherwise."""
        return Context(
            folder=self.root,
            today=TODAY,
            books=self.root,
            language=language,
            terminal_width=width,
        )

    def scope(self, at: str | None) -> Scope:
        """Which books are asked for, as they were on which day."""
        return Scope(at)

    def ask(
        self,
        command: str,
        which: str | None = None,
        format_: Format = Format.JSON,
        *,
        at: str | None = None,
        language: str = "en",
        width: int | None = None,
        **options: Any,
    ) -> Answer:
        """The answer of a command; `at` is its day, the rest is as for the function `ask`."""
        context = self.context(language, width)
        return ask(context, command, which, format_, scope=self.scope(at), **options)

    def text(
        self, command: str, which: str | None = None, format_: Format = Format.JSON, **more: Any
    ) -> str:
        """The output of a command that must end well."""
        answer = self.ask(command, which, format_, **more)
        assert answer.exit == 0, answer.messages
        return answer.output

    def shape(self, command: str, which: str | None = None, **more: Any) -> Shape:
        """What a command that must end well says, in JSON."""
        return shape_of(self.ask(command, which, **more))

    def refusal(self, command: str, which: str | None = None, **more: Any) -> tuple[int, str]:
        """The exit code of a command that shows nothing, and the codes that it says."""
        answer = self.ask(command, which, **more)
        assert answer.output == "", answer.output
        assert answer.messages
        return int(answer.exit), " ".join(codes_of(answer))
