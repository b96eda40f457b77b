"""`review`: the JSON of SPEC 9, and its table."""

from collections.abc import Iterable
from datetime import date

from socoledger.domain.findings import _
from socoledger.domain.goals import COUNTS, Review, State
from socoledger.domain.money import format_hundredths, parse_hundredths
from socoledger.write.old_layout import Cell, Column, Table, View, said
from socoledger.write.shapes import Shape
from socoledger.write.words import Words

_STATES = {State.REACHED: "reached", State.ON_THE_WAY: "on the way", State.NOT: "not"}


def shape(at: date, reviews: Iterable[Review]) -> Shape:
    """Each goal on a day; numbers are strings with two decimals, those of people too."""
    return {
        "schema": "socoledger.review/1",
        "at": at.isoformat(),
        "goals": [
            {
                "text": one.goal.text,
                "measure": one.goal.measure,
                "from": one.goal.start.isoformat(),
                "by": one.goal.by.isoformat(),
                "target": format_hundredths(one.goal.target_hundredths),
                "value": format_hundredths(one.value_hundredths),
                "asked": format_hundredths(one.asked_hundredths),
                "state": _STATES[one.state],
            }
            for one in reviews
        ],
    }


def _tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """One row per goal."""
    if not shape.get("goals"):
        return ()
    numbers = ("target", "asked", "value")
    rows = [
        {
            **goal,
            **{key: _number(goal["measure"], goal[key], words) for key in numbers},
            "state": _state(goal, shape["at"], words),
        }
        for goal in shape["goals"]
    ]
    columns = (
        Column("text", Cell.PROSE, "goal"),
        Column("by", Cell.TEXT, "by_day"),
        Column("target", Cell.FIGURE),
        Column("asked", Cell.FIGURE),
        Column("value", Cell.FIGURE, "now"),
        Column("state", Cell.PROSE, "state_of_goal"),
    )
    return (Table(words("Goals at {day}", day=shape["at"]), columns, tuple(rows)),)


def _state(goal: Shape, at: str, words: Words) -> str:
    """How a goal stands in words: one that is not reached may still be, or has not begun."""
    if at < goal["from"] and goal["state"] != _STATES[State.REACHED]:
        return words("not begun yet")
    if goal["state"] == _STATES[State.NOT] and at < goal["by"]:
        return words("behind")
    return words(str(next(state for state, name in _STATES.items() if name == goal["state"])))


def _number(measure: str, text: str, words: Words) -> str:
    if measure in COUNTS:
        return text.removesuffix(".00") if text.endswith(".00") else words.number(_cents(text))
    return words.number(_cents(text)) if measure == "hours" else words.amount(_cents(text))


def _cents(text: str) -> int:
    return parse_hundredths(text)


def _sheet(shape: Shape) -> Table:
    """One row per goal."""
    texts = [
        Column("text", Cell.TEXT, "goal"),
        Column("measure", Cell.TEXT, says=_measure),
        Column("from", Cell.TEXT),
        Column("by", Cell.TEXT, "by_day"),
    ]
    numbers = [Column("target", Cell.FIGURE), Column("asked", Cell.FIGURE)]
    now = Column("value", Cell.FIGURE, "now")
    state = Column("state", Cell.TEXT, "state_of_goal", says=_in_words)
    columns = (*texts, *numbers, now, state)
    return Table("", columns, tuple(shape["goals"]))


_SAID = {name: str(state) for state, name in _STATES.items()}
MEASURES = {
    "members": _("members"),
    "activated": _("activated, not at work yet"),
    "working": _("working"),
    "earning": _("earning"),
    "left": _("who left"),
    "left_work": _("left for work"),
    "left_education": _("left for school"),
    "left_self_employed": _("left for an own business"),
    "off_benefit": _("from benefit to work, school or their own business"),
    "hours": _("hours"),
    "earnings": _("earnings, all together"),
    "mean_earnings": _("mean earnings"),
    "turnover": _("turnover"),
    "premiums": _("premiums awarded"),
    "allowances": _("allowances awarded"),
    "spaarpot_spent": _("spent from spaarpotten"),
    "saved": _("benefits saved"),
    "returned": _("returned to the gemeente"),
}
"""Message ids of what goals are measured in."""
_measure, _in_words = said(MEASURES), said(_SAID)
VIEW = View(_tables, _sheet, _tables, kind="goal")
