"""The commands of SPEC 9, and those of before with what is new of them, asked of small books: at a
day, by unit, of grants and of what came of it all.
"""

import json
from typing import Any

from socoledger.commands import status
from socoledger.commands.answering import Scope
from socoledger.commands.context import answered
from socoledger.commands.contributions import contributions
from socoledger.commands.grants import grants
from socoledger.commands.impact import impact
from socoledger.commands.premium import premium
from socoledger.commands.result import result
from socoledger.commands.return_ import return_
from socoledger.commands.review import review
from socoledger.commands.spaarpot import spaarpot
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from tests.support.small_books import CODE, Books, Shape

FIGURES = (
    "result",
    "premium",
    "return",
    "spaarpot",
    "grants",
    "contributions",
    "impact",
    "review",
)
"""The commands that show figures at a day; `status` does too, and shows what is due besides."""


def ask(
    some: Books,
    command: str,
    which: str | None = None,
    *,
    at: str | None = None,
    format_: Format = Format.JSON,
    **more: Any,
) -> Answer:
    """The answer of a command; `which` is its period or year, `at` its day, `more` are options as
    by="unit", explain=True and member="anna".
    """
    context, scope = some.context(), Scope(at)

    def asked() -> Answer:
        match command:
            case "result":
                return result(context, format_, which, scope=scope, **more)
            case "premium":
                member = more.pop("member", None)
                return premium(context, format_, which, member, scope=scope, **more)
            case "return":
                return return_(context, format_, which, scope=scope, **more)
            case "spaarpot":
                return spaarpot(context, format_, None, more.get("member"), scope=scope)
            case "grants":
                return grants(context, format_, scope=scope)
            case "contributions":
                return contributions(context, format_, scope=scope)
            case "impact":
                return impact(context, format_, which, scope=scope, **more)
            case "review":
                return review(context, format_, scope=scope)
            case "status":
                return status.status(context, format_, at)
        raise ValueError(command)

    return answered(asked)


def shape(
    some: Books, command: str, which: str | None = None, *, at: str | None = None, **more: Any
) -> Shape:
    """What a command that must end well says, in JSON."""
    answer = ask(some, command, which, at=at, **more)
    assert answer.exit == 0, answer.messages
    found: Shape = json.loads(answer.output)
    return found


def refusal(some: Books, command: str, which: str | None = None, **more: Any) -> tuple[int, str]:
    """The exit code of a command that shows nothing, and the codes that it says."""
    answer = ask(some, command, which, **more)
    assert answer.output == "", answer.output
    assert answer.messages
    codes = [found.group() for line in answer.messages if (found := CODE.search(line))]
    return int(answer.exit), " ".join(codes)
