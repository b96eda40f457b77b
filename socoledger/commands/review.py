"""The command `review`: the goals of the agreement, and how they stand (SPEC 9)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Needed, Scope, answer
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.goals import ReviewAnswer
from socoledger.domain.options import Format
from socoledger.domain.record import Nothing
from socoledger.rules.goals import review_answer, review_goals
from socoledger.write import goals as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


def review(context: Context, format_: Format, *, scope: Scope = HERE) -> Answer:
    """`review`: the goals of the agreement, and how they stand on a day (SPEC 9)."""

    def figure(opened: OpenBooks) -> ReviewAnswer:
        day = opened.day()
        return review_answer(day, review_goals(opened.books, day))

    def total(_umbrella: "OpenUmbrella", _answers: Mapping[str, ReviewAnswer]) -> Nothing:
        return Nothing()  # goals are each coöperatie's own

    message = _("no goals have been agreed; they are written in agreement.yaml")
    needed = Needed[ReviewAnswer](lambda answered: answered.goals, message)
    return answer(context, format_, scope, layout.VIEW, figure, total, needed=needed)
