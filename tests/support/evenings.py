"""Books of which the month's evening is begun: `at_evening(tmp_path)` writes them, with March 2025
to close, and a statement of it in the folder of the bank.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socoledger.commands.asking import Asker
from socoledger.commands.context import answered
from socoledger.commands.evening import evening
from socoledger.domain.exits import Answer
from socoledger.domain.options import EveningFormat
from tests.support.imports import Importing, importing
from tests.support.small_books import booked
from tests.support.statements import Period, camt, line

STATEMENT = "bank/maart.xml"
RULES = ["{name: wijkvereniging, account: Income:Verkoop, member: anna}"]
SHEET = "day,member,hours,what\n2025-03-07,anna,4.5,garden\n"


@dataclass(frozen=True)
class Evening(Importing):
    """Books on the evening of a month."""

    def listed(self, format_: EveningFormat = EveningFormat.TEXT) -> Answer:
        """`evening` without a terminal."""
        return answered(lambda: evening(self.context(), format_))

    def told(self) -> dict[str, Any]:
        """Its JSON."""
        answer = self.listed(EveningFormat.JSON)
        assert answer.exit == 0, answer.messages
        shape: dict[str, Any] = json.loads(answer.output)
        return shape

    def steps(self) -> dict[str, str]:
        """The state of each step, with how much there is of it."""
        found = {}
        for step in self.told()["steps"]:
            count = "" if step["count"] is None else f" {step['count']}"
            found[step["name"]] = step["state"] + count
        return found

    def walk(self, asker: Asker) -> Answer:
        """`evening` with somebody at the terminal."""
        return answered(lambda: evening(self.context(), asker=asker))

    def put(self, name: str, content: bytes | str) -> None:
        """A file in the books."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def at_evening(tmp_path: Path, *journal: str, has_statement: bool = True, **more: Any) -> Evening:
    """Books on 5 April; of the two lines of the bank a rule fits one."""
    opening = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
    settings = {"rules": RULES, "first_month": "2025-03", **more}
    made = importing(tmp_path, opening, *journal, **settings)
    some = Evening(made.root, made.on("2025-04-05").today)
    if has_statement:
        lines = [
            line("2025-03-10", 45000, "Wijkvereniging Noord", "Factuur 12", reference="R1"),
            line("2025-03-14", -1250, "Bouwmarkt West", "Schaar", reference="R2"),
        ]
        some.put(STATEMENT, camt(Period(lines, opening=10000)))
    return some
