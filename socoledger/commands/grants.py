"""The command `grants`: what was received, spent and is left of each grant (SPEC 9)."""

from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Needed, Scope, Shown, answer
from socoledger.commands.context import Surroundings
from socoledger.commands.opened import Desk
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.rules.grants import grants_at
from socoledger.write import grant_tables

if TYPE_CHECKING:
    pass


def grants(around: Surroundings, format_: Format, *, scope: Scope = HERE) -> Answer:
    """`grants`: what was received, spent and is left of each grant (SPEC 9)."""

    def figure(desk: Desk) -> Shown:
        day = desk.day()
        past = desk.history(Month.of(day))
        return Shown(grant_tables.shape(day, grants_at(past, day)))

    needed = Needed("grants", _("there are no grants; they are written in grants.yaml"))
    return answer(around, format_, scope, grant_tables.VIEW, figure, needed=needed)
