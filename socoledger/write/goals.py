"""`review`: its table for people, and its sheet."""

from datetime import date

from socoledger.domain.findings import _
from socoledger.domain.goals import COUNTS, ReviewAnswer, ReviewedGoal
from socoledger.domain.record import Nothing, Unit
from socoledger.write.as_json import Figure
from socoledger.write.layout import (
    Cell,
    Column,
    Row,
    Sheet,
    Table,
    Value,
    View,
    amounts,
    translations_of,
)
from socoledger.write.words import Words

TEXT, BY = Column("text", Cell.PROSE, "goal"), Column("by", Cell.TEXT, "by_day")
TARGET, ASKED = Column("target", Cell.FIGURE), Column("asked", Cell.FIGURE)
NOW = Column("value", Cell.FIGURE, "now")
STATE = Column("state", Cell.PROSE, "state_of_goal")
_STATES = {"reached": _("reached"), "on the way": _("on the way"), "not": _("not reached")}
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
"""Message ids of the measures of goals."""


def _tables(answer: ReviewAnswer, words: Words) -> tuple[Table, ...]:
    """One row per goal."""
    if not answer.goals:
        return ()
    title = words("Goals at {day}", day=answer.at)
    rows = tuple(_row(goal, answer.at, words) for goal in answer.goals)
    return (Table(title, (TEXT, BY, TARGET, ASKED, NOW, STATE), rows),)


def _row(goal: ReviewedGoal, at: date, words: Words) -> Row:
    return Row(
        {
            TEXT: goal.text,
            BY: goal.by,
            TARGET: _figure(goal.measure, goal.target_hundredths),
            ASKED: _figure(goal.measure, goal.asked_hundredths),
            NOW: _figure(goal.measure, goal.value_hundredths),
            STATE: _state(goal, at, words),
        }
    )


def _figure(measure: str, hundredths: int) -> Figure:
    """A figure of a goal: people as a count, but with decimals for a target so far in fractions."""
    if measure in COUNTS and hundredths % 100 == 0:
        return Figure(hundredths // 100, Unit.COUNT)
    return Figure(hundredths, Unit.HOURS if measure in (*COUNTS, "hours") else Unit.CENTS)


def _state(goal: ReviewedGoal, at: date, words: Words) -> str:
    """How a goal stands in words: one that is not reached may still be, or has not begun."""
    if at < goal.from_ and goal.state != "reached":
        return words("not begun yet")
    if goal.state == "not" and at < goal.by:
        return words("behind")
    return words(_STATES[goal.state])


_TEXT, _FROM = Column("text", Cell.TEXT, "goal"), Column("from", Cell.TEXT)
_MEASURE = Column("measure", Cell.TEXT, to_text=translations_of(MEASURES))
_TARGET, _ASKED = amounts("target", "asked")
_NOW = Column("value", heading="now")
_STATE = Column("state", Cell.TEXT, "state_of_goal", to_text=translations_of(_STATES))


def _sheet(answer: ReviewAnswer) -> Sheet:
    """One row per goal; numbers of people have two decimals too."""
    columns = (_TEXT, _MEASURE, _FROM, BY, _TARGET, _ASKED, _NOW, _STATE)
    return Sheet(columns, tuple(map(_cells, answer.goals)))


def _cells(goal: ReviewedGoal) -> dict[Column, Value]:
    return {
        _TEXT: goal.text,
        _MEASURE: goal.measure,
        _FROM: goal.from_,
        BY: goal.by,
        _TARGET: goal.target_hundredths,
        _ASKED: goal.asked_hundredths,
        _NOW: goal.value_hundredths,
        _STATE: goal.state,
    }


def _of_total(_total: Nothing, _words: Words) -> tuple[Table, ...]:
    """Goals are each coöperatie's own."""
    return ()


VIEW = View[ReviewAnswer, Nothing](_tables, _sheet, _of_total, kind="goal")
