"""The commands of SPEC 9, and those of before with what is new of them, asked of small books: at a
day, by unit, of grants and of what came of it all.
"""

import json
from typing import Any

from socoledger.commands import effect, figures, status
from socoledger.commands.desk import answered
from socoledger.commands.scope import Scope
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from tests.small_books import CODE, Books, Shape

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
    around, scope = some.around(), Scope(at)

    def asked() -> Answer:
        match command:
            case "result":
                return figures.result(around, format_, which, scope=scope, **more)
            case "premium":
                member = more.pop("member", None)
                return figures.premium(around, format_, which, member, scope=scope, **more)
            case "return":
                return figures.return_(around, format_, which, scope=scope, **more)
            case "spaarpot":
                return figures.spaarpot(around, format_, None, more.get("member"), scope=scope)
            case "grants":
                return effect.grants(around, format_, scope=scope)
            case "contributions":
                return effect.contributions(around, format_, scope=scope)
            case "impact":
                return effect.impact(around, format_, which, scope=scope, **more)
            case "review":
                return effect.review(around, format_, scope=scope)
            case "status":
                return status.status(around, format_, at)
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
