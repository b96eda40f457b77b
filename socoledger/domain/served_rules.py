"""Records of `bank rules`: which rule of bank.yaml serves which line of a statement (SPEC 10)."""

from typing import Literal

from socoledger.domain.record import Cents, Count, Day, record


@record
class ServedRule:
    """A rule; `line` is that in bank.yaml."""

    line: int
    fits: str
    """What it names of a line."""
    account: str
    """The account that it books on."""
    lines: Count
    """How many lines, or payments of a batch, it serves; those of an earlier rule not counted."""


@record
class RuledLine:
    """A line of a statement, or a payment of a batch; what no rule serves has null for `rule`."""

    day: Day
    amount_cents: Cents
    name: str
    rule: int | None
    """The line in bank.yaml of the first rule that fits."""
    account: str | None
    """The account that the rule books on."""
    booked: str | None
    """Where the rule would book otherwise: the account, with the members whose it is if it is the
    same one, that this line or else the last one of the same name is booked on in the books.
    """
    file: str | None
    """Where that stands."""
    line: int | None


@record
class RulesAnswer:
    """The answer of `bank rules`: the rules in their order, and the lines of the statements."""

    schema: Literal["socoledger.bank-rules/1"] = "socoledger.bank-rules/1"
    file: str
    """The file of the rules."""
    rules: tuple[ServedRule, ...]
    lines: tuple[RuledLine, ...]
