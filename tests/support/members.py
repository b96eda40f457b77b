"""A member's keys, as they stand in members/ID.yaml."""


def member(
    joined: str = "2010-01-01",
    left: str | None = None,
    outcome: str = "other",
    benefit: str = "{from: 2010-01-01}",
    more: str = "",
) -> str:
    """A member's keys."""
    lines = [f"joined: {joined}", f"benefit: [{benefit}]", more]
    if left is not None:
        lines += [f"left: {left}", f"outcome: {outcome}"]
    return "\n".join(line for line in lines if line)


def left_benefit(
    to: str | None, left: str = "2025-03-31", monthly: str = "1000.00", outcome: str = "work"
) -> str:
    """A member whose benefit ended."""
    end = "" if to is None else f", to: {to}"
    amount = "" if not monthly else f", monthly: {monthly}"
    return member(left=left, outcome=outcome, benefit=f"{{from: 2020-01-01{end}{amount}}}")
