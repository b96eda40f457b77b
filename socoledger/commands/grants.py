"""The command `grants`: what was received, spent and is left of each grant (SPEC 9)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Needed, Scope, answer
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.grants import GrantsAnswer, GrantsTotal
from socoledger.domain.options import Format
from socoledger.rules.grants import grants_answer
from socoledger.write import grants as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella

NO_GRANTS = _("there are no grants; they are written in grants.yaml")


def grants(context: Context, format_: Format, *, scope: Scope = HERE) -> Answer:
    """`grants`: what was received, spent and is left of each grant (SPEC 9)."""

    def figure(opened: OpenBooks) -> GrantsAnswer:
        day = opened.day()
        return grants_answer(opened.history_to(day), day)

    def total(_umbrella: "OpenUmbrella", answers: Mapping[str, GrantsAnswer]) -> GrantsTotal:
        from socoledger.rules.umbrella.grants import total_of_grants

        return total_of_grants([*answers.values()])

    needed = Needed[GrantsAnswer](lambda answered: answered.grants, NO_GRANTS)
    return answer(context, format_, scope, layout.VIEW, figure, total, needed=needed, sums=True)
