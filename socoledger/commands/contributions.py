"""The command `contributions`: what each partner brought in (SPEC 9)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope, answer
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.domain.contributions import ContributionsAnswer, ContributionsTotal
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.rules.contributions import contributions_at
from socoledger.write import contributions as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella

Answers = Mapping[str, ContributionsAnswer]


def contributions(context: Context, format_: Format, *, scope: Scope = HERE) -> Answer:
    """`contributions`: what each partner brought in, and what became of it (SPEC 9)."""

    def figure(opened: OpenBooks) -> ContributionsAnswer:
        day = opened.day()
        past = opened.history(Month.of(day))
        return ContributionsAnswer(at=day, partners=contributions_at(past, day))

    def total(_umbrella: "OpenUmbrella", answers: Answers) -> ContributionsTotal:
        from socoledger.rules.umbrella.contributions import total_of_contributions

        return total_of_contributions([*answers.values()])

    return answer(context, format_, scope, layout.VIEW, figure, total, sums=True)
