"""The command `grants`: what was received, spent and is left of each grant (SPEC 9)."""

from socoledger.commands.answering import HERE, Scope
from socoledger.commands.context import Context
from socoledger.commands.old_answering import Needed, Shown, answer
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.rules.grants import grants_at
from socoledger.write import grant_tables


def grants(context: Context, format_: Format, *, scope: Scope = HERE) -> Answer:
    """`grants`: what was received, spent and is left of each grant (SPEC 9)."""

    def figure(opened: OpenBooks) -> Shown:
        day = opened.day()
        past = opened.history(Month.of(day))
        return Shown(grant_tables.shape(day, grants_at(past, day)))

    needed = Needed("grants", _("there are no grants; they are written in grants.yaml"))
    return answer(context, format_, scope, grant_tables.VIEW, figure, needed=needed)
