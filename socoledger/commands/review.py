"""The command `review`: the goals of the agreement, and how they stand (SPEC 9)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope
from socoledger.commands.context import Context
from socoledger.commands.old_answering import Needed, Shown, answer
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.rules.goals import review_goals
from socoledger.write import review_tables
from socoledger.write.shapes import Shape

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


def review(context: Context, format_: Format, *, scope: Scope = HERE) -> Answer:
    """`review`: the goals of the agreement, and how they stand on a day (SPEC 9)."""

    def figure(opened: OpenBooks) -> Shown:
        day = opened.day()
        return Shown(review_tables.shape(day, review_goals(opened.books, day)))

    def total(_hall: "OpenUmbrella", _answers: Mapping[str, Shown]) -> Shape:
        return {}  # goals are each coöperatie's own

    needed = Needed("goals", _("no goals have been agreed; they are written in agreement.yaml"))
    return answer(context, format_, scope, review_tables.VIEW, figure, total, needed=needed)
