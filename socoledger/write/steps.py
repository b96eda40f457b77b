"""The steps of a figure, line by line, for `--explain`: inputs, clause, and each rounding.

A treasurer must be able to defend every figure before the gemeente with these lines and a pocket
calculator.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from socoledger.domain.agreement import RESULT, SPAARPOT
from socoledger.domain.article31 import (
    OBSTACLES,
    Allowance,
    AwardMonth,
    Premium,
    PremiumFigures,
    Share,
)
from socoledger.domain.distribution import Distribution
from socoledger.domain.findings import _
from socoledger.domain.law import LegalParameter
from socoledger.domain.member import Decision
from socoledger.domain.municipality import ReturnFigures
from socoledger.domain.period import Month
from socoledger.domain.result import CollectiveFigures, MemberFigures, ResultFigures, Standing
from socoledger.write.headings import heading
from socoledger.write.words import Words, plain

# -- result -------------------------------------------------------------------------------------


def result(figures: ResultFigures, words: Words) -> Iterator[str]:
    """The steps of `result`, for each member and the coöperatie itself."""
    yield from members(figures, words)
    yield from _collective(figures.collective, figures.period, words)


def members(figures: ResultFigures, words: Words) -> Iterator[str]:
    """The steps of the results of members."""
    for member in figures.members:
        yield from _member(member, figures.period, words)


def _member(member: MemberFigures, period: Month | int, words: Words) -> Iterator[str]:
    yield words(
        "{id}, {period}: income {income_cents} - expenses {expenses_cents} = {result_cents}",
        id=member.id,
        period=str(period),
        income_cents=member.income_cents,
        expenses_cents=member.expenses_cents,
        result_cents=member.result_cents,
    )
    if member.standing is not None:
        yield from _standing(member.standing, words)
        if member.standing.absorbed_cents:
            cents = member.standing.absorbed_cents
            yield words("  the coöperatie bears the loss of {loss_cents}", loss_cents=cents)
    if isinstance(period, Month):
        yield from _changes(member.distribution, member.standing, words)


def _collective(figures: CollectiveFigures, period: Month | int, words: Words) -> Iterator[str]:
    yield words(
        "the coöperatie, {period}: income {income_cents} - expenses {expenses_cents}",
        period=str(period),
        income_cents=figures.income_cents,
        expenses_cents=figures.expenses_cents,
    )
    yield words(
        "  - art. 31 {article31_cents} + from members {members_cents}",
        article31_cents=figures.article31_cents,
        members_cents=figures.from_members_cents,
    )
    yield words(
        "  + from leavers {leavers_cents} - losses borne {absorbed_cents} = {result_cents}",
        leavers_cents=figures.from_leavers_cents,
        absorbed_cents=figures.absorbed_cents,
        result_cents=figures.result_cents - figures.grants_cents,
    )
    if figures.grants_cents:
        yield words(
            "  + kept from grants, less costs above the grants, {grants_cents} = {result_cents}",
            grants_cents=figures.grants_cents,
            result_cents=figures.result_cents,
        )
    if figures.standing is not None:
        yield from _standing(figures.standing, words)
        if figures.standing.absorbed_cents:
            cents = figures.standing.absorbed_cents
            yield words("  the reserve bears the loss of {loss_cents}", loss_cents=cents)
    if isinstance(period, Month):
        yield from _changes(figures.distribution, figures.standing, words)


def _changes(
    distribution: Mapping[str, int], standing: Standing | None, words: Words
) -> Iterator[str]:
    yield words("  this month books the difference from the month before:")
    for to, cents in distribution.items():
        through_month = 0 if standing is None else standing.distributed.get(to, 0)
        yield words(
            "    to {to}: {now_cents} - {before_cents} = {amount_cents}",
            to=heading(to, words),
            now_cents=through_month,
            before_cents=through_month - cents,
            amount_cents=cents,
        )


def _standing(standing: Standing, words: Words) -> Iterator[str]:
    yield words(
        "  through {month} under {agreement}:",
        month=str(standing.month),
        agreement=standing.agreement.id,
    )
    if standing.agreement.reference:
        yield f"  ({words.plain(standing.agreement.reference)})"
    yield words(
        "  carried {carried_cents} + results {results_cents} = {y_cents}",
        carried_cents=standing.period_carried_cents,
        results_cents=standing.period_result_cents,
        y_cents=standing.y_cents,
    )
    if standing.y_cents <= 0:
        yield words("  nothing to distribute, as there is no profit")
    if standing.earlier_cents:
        yield words(
            "  brackets go on counting from {earlier_cents}, distributed earlier this year",
            earlier_cents=standing.earlier_cents,
        )
    yield from _parts(standing.after, words)
    if standing.earlier_cents:
        yield words("  less what had been distributed before:")
        yield from _parts(standing.before, words)


def _parts(distribution: Distribution, words: Words) -> Iterator[str]:
    if distribution.amount_cents <= 0:
        return
    yield words("  {amount_cents} is distributed:", amount_cents=distribution.amount_cents)
    for part in distribution.parts:
        to = heading(part.to, words)
        if part.bracket == 0 and part.share is not None:
            yield words(
                "    levy of {share} of {base_cents} to {to}: {amount_cents}",
                share=words.share(part.share),
                base_cents=part.base_cents,
                to=to,
                amount_cents=part.cents,
            )
        else:
            yield words(
                "    bracket {number}, {share} of {base_cents} to {to}: {amount_cents}",
                number=part.bracket,
                share=words("the rest") if part.share is None else words.share(part.share),
                base_cents=part.base_cents,
                to=to,
                amount_cents=part.cents,
            )


# -- premium ------------------------------------------------------------------------------------


def premium(
    figures: PremiumFigures, law: Mapping[str, LegalParameter], words: Words
) -> Iterator[str]:
    """The steps of `premium`: month by month the amounts earned, and their limits."""
    for member in figures.members:
        month = str(figures.through)
        yield words("{id}, premiums through {month}:", id=member.id, month=month)
        yield from _award(member.premium, law["premium_per_year"].article, words)
        yield words("{id}, allowances through {month}:", id=member.id, month=month)
        yield from _award(member.allowance, law["allowance_per_year"].article, words)


def _award(figures: Premium | Allowance, article: str, words: Words) -> Iterator[str]:
    standing = figures.standing
    yield f"  ({plain(article)})"
    for decision in dict.fromkeys(month.decision for month in standing.months):
        if decision is not None:
            yield _decision(decision, words)
    source = ""
    for obstacle, group in groupby(standing.months, key=_nothing_earned):
        if obstacle is not None:
            yield _no_entitlement(obstacle, list(group), words)
            continue
        for month in group:
            yield from _award_month(month, words)
            serving = month.legal.serving
            if serving is not None and serving.source != source:
                source = serving.source
                yield f"    ({words.plain(source)})"
    yield words(
        "  earned {earned_cents}, within the maximum of each month {allowed_cents}",
        earned_cents=standing.earned_cents,
        allowed_cents=standing.allowed_cents,
    )
    if standing.most_cents is not None:
        before_cents = standing.before_cents
        yield words("  awarded through the month before: {before_cents}", before_cents=before_cents)
        yield words(
            "  in the spaarpot at the end of {month}: {most_cents}; more cannot be added",
            month=str(standing.month),
            most_cents=standing.most_cents,
        )
    yield words(
        "  maximum {maximum_cents} - other awards {other_cents}; awarded {awarded_cents}",
        maximum_cents=standing.maximum_cents,
        other_cents=standing.other_cents,
        awarded_cents=standing.awarded_cents,
    )
    yield words(
        "  paid {paid_cents}; room {room_cents}",
        paid_cents=figures.paid_cents,
        room_cents=figures.room_cents,
    )


def _decision(decision: Decision, words: Words) -> str:
    """A decision, with the day it was taken if the member's file has one."""
    if decision.decided == decision.first:
        return words(
            "  decision {reference}, from {first}",
            reference=decision.reference,
            first=decision.first,
        )
    return words(
        "  decision {reference} of {decided}, from {first}",
        reference=decision.reference,
        decided=decision.decided,
        first=decision.first,
    )


def _nothing_earned(month: AwardMonth) -> str | None:
    """The reason why a month earns nothing, None if something is agreed that it could earn."""
    is_agreed = month.per_hour_cents != 0 or month.share is not None
    return month.obstacle or (None if is_agreed else "no rate")


def _no_entitlement(obstacle: str, award_months: Sequence[AwardMonth], words: Words) -> str:
    first, last = award_months[0].month, award_months[-1].month
    span = str(first) if first == last else f"{first} - {last}"
    reason = words(OBSTACLES[obstacle])
    return words("  {months}: nothing is earned: {obstacle}", months=span, obstacle=reason)


def _award_month(month: AwardMonth, words: Words) -> Iterator[str]:
    share = month.share
    if month.per_hour_cents or share is None:
        yield words(
            "  {month}: {hours_hundredths} hours x {rate_cents} = {earned_cents} ({reference})",
            month=str(month.month),
            hours_hundredths=month.hours_hundredths,
            rate_cents=month.per_hour_cents,
            earned_cents=month.earned_cents - (0 if share is None else share.cents),
            reference=month.decision.reference if month.decision else "",
        )
    if share is not None:
        yield from _share(month, share, words)
    if month.month_maximum_cents is not None:
        yield words(
            "    at most {month_maximum_cents} a month: {allowed_cents}",
            month_maximum_cents=month.month_maximum_cents,
            allowed_cents=month.allowed_cents,
        )
    yield words(
        "    maximum of the year {maximum_cents}; legal maximum {legal_cents}",
        maximum_cents=month.maximum_cents,
        legal_cents=month.legal.cents,
    )


_SHARE_OF = {
    SPAARPOT: _("  {month}: {share} of what came into the spaarpot this year: {earned_cents}"),
    RESULT: _("  {month}: {share} of the year's results: {earned_cents}"),
}


def _share(month: AwardMonth, share: Share, words: Words) -> Iterator[str]:
    """The share that a month earns: of the year's amount through the month, less through the one
    before.
    """
    yield words(
        _SHARE_OF[share.of],
        month=str(month.month),
        share=words.share(share.share),
        earned_cents=share.cents,
    )
    yield words(
        "    that of {through_cents} through this month, less that of {before_cents} before it",
        through_cents=share.through_cents,
        before_cents=share.before_cents,
    )


# -- return -------------------------------------------------------------------------------------


def return_(figures: ReturnFigures, result_: ResultFigures, words: Words) -> Iterator[str]:
    """The steps of `return`: the amounts of each result and each leaver, and the account."""
    for member, member_result in zip(figures.members, result_.members, strict=True):
        if not member.amount_cents and not member.leaving_cents:
            continue
        yield from _member(member_result, result_.period, words)
        yield words(
            "  to the gemeente: {amount_cents} of the result + {leaving_cents} on leaving",
            amount_cents=member.amount_cents,
            leaving_cents=member.leaving_cents,
        )
    yield from _collective(result_.collective, result_.period, words)
    yield words(
        "computed: members {members_cents} + leavers {leavers_cents}",
        members_cents=sum(member.amount_cents for member in figures.members),
        leavers_cents=sum(member.leaving_cents for member in figures.members),
    )
    yield words(
        "  + the coöperatie {collective_cents} = {computed_cents}",
        collective_cents=figures.collective.amount_cents,
        computed_cents=figures.computed_cents - figures.grants_cents,
    )
    if figures.grants_cents:
        yield words(
            "  + left of grants {grants_cents} = {computed_cents}",
            grants_cents=figures.grants_cents,
            computed_cents=figures.computed_cents,
        )
    yield words(
        "booked {booked_cents}, paid {paid_cents}, outstanding {outstanding_cents}",
        booked_cents=figures.booked_cents,
        paid_cents=figures.paid_cents,
        outstanding_cents=figures.outstanding_cents,
    )


# -- close --------------------------------------------------------------------------------------


def take_backs(id_: str, before: Standing | None, now: Standing, words: Words) -> Iterator[str]:
    """The amounts that a month takes back of earlier months of the year, with the reason."""
    if before is None:
        return
    for to in sorted({*before.distributed, *now.distributed}):
        old_cents, new_cents = before.distributed.get(to, 0), now.distributed.get(to, 0)
        if new_cents >= old_cents:
            continue
        yield words(
            "{id}: {back_cents} is taken back from {to}, which had {was_cents}",
            id=id_,
            back_cents=old_cents - new_cents,
            to=heading(to, words),
            was_cents=old_cents,
        )
        yield words(
            "  for results of {before_cents} through {earlier}, and keeps {left_cents}",
            before_cents=before.y_cents,
            earlier=str(before.month),
            left_cents=new_cents,
        )
        yield words(
            "  for results of {now_cents} through {month}",
            now_cents=now.y_cents,
            month=str(now.month),
        )
