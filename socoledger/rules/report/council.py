"""The account for the gemeente without anything about one to four people, nor what it could be
reckoned from: for the council, and so for everybody (SPEC 12, `--anonymous`).

Amounts that can be reckoned from each other are shown or left out together, as in `impact`.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from socoledger.domain.goals import ReviewAnswer
from socoledger.domain.impact import Impact
from socoledger.domain.report.clauses import Awarded, Distributed, VersionAccount, Worked
from socoledger.domain.report.municipality import Gist, MunicipalityAccount
from socoledger.rules.anonymous import Part, hidden_parts, is_few
from socoledger.rules.impact_answer import impact_answer


class Behind(NamedTuple):
    """How many people are behind amounts of the year, and what awards cost the coöperatie."""

    deviating: int
    """Whose result is not what was distributed of it: a loss, or one that was made good."""
    with_result: int
    leaving: int
    """Whose spaarpot fell to the gemeente."""
    leaving_elsewhere: int
    returning: int
    """Whose result brought the gemeente anything."""
    borne: int
    """Whose loss the coöperatie bears."""
    premium: Awarded
    allowance: Awarded
    article31_cents: int


class _Shown(NamedTuple):
    """Which amounts of clauses may be shown."""

    levies: bool
    members: bool
    """All of what clauses on members' results distributed."""
    collective: bool
    hidden: AbstractSet[Part]
    """The parts of the effect that may not."""


def for_council(
    account: MunicipalityAccount, effect: Impact, behind: Behind
) -> MunicipalityAccount:
    """The account without members, references and errors, and without all amounts about few."""
    shown = _what_is_shown(account, effect, behind)
    impact = account.impact
    everything = shown.members and shown.collective and not shown.hidden & _OF_RESULTS
    returned = None if Part.RETURNED in shown.hidden else account.returned
    return account._replace(
        basis=account.basis._replace(accepted=()),
        gist=_gist(account.gist, shown, everything=everything),
        versions=tuple(_version(version, shown) for version in account.versions),
        members=(),
        earnings=None,
        returned=returned if everything else None,
        contribution=None,
        impact=impact_answer(
            impact.year, impact.through, effect, anonymous=True, also_hidden=shown.hidden
        ),
        review=_review(account.review, effect, shown.hidden),
        estimate=account.estimate if everything else None,
        is_anonymous=True,
    )


_OF_RESULTS = frozenset((Part.FORMER, Part.ACTIVITY, Part.MEAN, Part.RETURNED))
"""Parts of the effect that results could be reckoned from, with what clauses distributed."""


def _what_is_shown(account: MunicipalityAccount, effect: Impact, behind: Behind) -> _Shown:
    hidden = {*hidden_parts(effect), *_hidden_beside(account.versions, behind)}
    distributed = [version.members for version in account.versions]
    groups = [group for one in distributed for group in one.groups]
    beside_earnings = any(map(is_few, (behind.deviating, effect.former.people)))
    levies = not any(is_few(one.people) for one in distributed) and (
        not beside_earnings or {Part.ACTIVITY, Part.MEAN} <= hidden
    )
    members = not beside_earnings and not any(map(is_few, groups))
    if is_few(behind.leaving) or (not members and behind.returning):
        hidden.add(Part.RETURNED)
    awards_shown = not hidden & {Part.PREMIUMS_AWARDED, Part.ALLOWANCES_AWARDED, Part.PURPOSES}
    collective = (
        members
        and (awards_shown or not behind.article31_cents)
        and not any(map(is_few, (behind.leaving_elsewhere, behind.borne)))
    )
    return _Shown(levies, members, collective, hidden)


def _hidden_beside(versions: Iterable[VersionAccount], behind: Behind) -> Iterable[Part]:
    """The parts of the effect that versions of the agreement, or two amounts of one kind, would
    give away.
    """
    for premium, allowance in (
        (behind.premium, behind.allowance),
        *((version.premium, version.allowance) for version in versions),
    ):
        yield from _hidden_awards(premium, Part.PREMIUMS_AWARDED, Part.PREMIUMS_PAID)
        yield from _hidden_awards(allowance, Part.ALLOWANCES_AWARDED, Part.ALLOWANCES_PAID)
        if is_few(premium.besides_people):  # what came out of spaarpotten is a purpose
            yield from (Part.PURPOSES, Part.SPAARPOT_SPENT)
    for version in versions:
        if is_few(version.worked.people):
            yield Part.HOURS
        if any(is_few(one.people) for one in version.spent):
            yield from (Part.PURPOSES, Part.SPAARPOT_SPENT)
    if is_few(behind.with_result):
        yield from (Part.ACTIVITY, Part.MEAN)


def _hidden_awards(award: Awarded, awarded: Part, paid: Part) -> Iterable[Part]:
    if is_few(award.awarded_people):
        yield awarded
    if is_few(award.paid_people) or is_few(award.unpaid_people):
        yield paid


def _gist(gist: Gist, shown: _Shown, *, everything: bool) -> Gist:
    paid = shown.hidden & {Part.PREMIUMS_PAID, Part.ALLOWANCES_PAID}
    returned = Part.RETURNED in shown.hidden
    return Gist(
        result_cents=gist.result_cents if everything else None,
        returned_cents=None if returned else gist.returned_cents,
        returned_paid_cents=None if returned else gist.returned_paid_cents,
        set_aside_cents=gist.set_aside_cents if shown.members else None,
        paid_cents=None if paid else gist.paid_cents,
    )


def _version(version: VersionAccount, shown: _Shown) -> VersionAccount:
    hidden = shown.hidden
    spent_shown = Part.PURPOSES not in hidden
    return version._replace(
        members=version.members
        if shown.members
        else _without_amounts(version.members, keep_levies=shown.levies),
        collective=version.collective
        if shown.collective
        else _without_amounts(version.collective, keep_levies=False),
        carried_cents=None,
        premium=_awarded(version.premium, hidden, Part.PREMIUMS_AWARDED, Part.PREMIUMS_PAID),
        allowance=_awarded(
            version.allowance, hidden, Part.ALLOWANCES_AWARDED, Part.ALLOWANCES_PAID
        ),
        spent=tuple(
            one._replace(cents=one.cents if spent_shown else None, approvals=())
            for one in version.spent
            if one.is_agreed or spent_shown
        ),
        above_maximum=None,
        leavers=(),
        worked=Worked(None if Part.HOURS in hidden else version.worked.hundredths, 0, 0, 0, 0),
    )


def _without_amounts(distributed: Distributed, *, keep_levies: bool) -> Distributed:
    """What a clause says, without what it distributed, or with levies alone."""
    return Distributed(
        distributed.levies
        if keep_levies
        else tuple(part._replace(cents=None) for part in distributed.levies),
        tuple(
            bracket._replace(parts=tuple(part._replace(cents=None) for part in bracket.parts))
            for bracket in distributed.brackets
        ),
        distributed.people,
    )


def _awarded(award: Awarded, hidden: AbstractSet[Part], awarded: Part, paid: Part) -> Awarded:
    return award._replace(
        awarded_cents=None if awarded in hidden else award.awarded_cents,
        paid_cents=None if paid in hidden else award.paid_cents,
    )


_PART_OF_MEASURE = {
    "members": Part.CHANGES,
    "activated": Part.ACTIVITY,
    "working": Part.ACTIVITY,
    "earning": Part.ACTIVITY,
    "left": Part.CHANGES,
    "left_work": Part.OUTFLOW,
    "left_education": Part.OUTFLOW,
    "left_self_employed": Part.OUTFLOW,
    "off_benefit": Part.OUTFLOW,
    "hours": Part.HOURS,
    "earnings": Part.ACTIVITY,
    "mean_earnings": Part.MEAN,
    "premiums": Part.PREMIUMS_AWARDED,
    "allowances": Part.ALLOWANCES_AWARDED,
    "spaarpot_spent": Part.SPAARPOT_SPENT,
    "saved": Part.SAVED,
    "returned": Part.RETURNED,
}
"""The part of the effect that has the same figure as a goal; the turnover is in none."""


def _review(review: ReviewAnswer, effect: Impact, hidden: AbstractSet[Part]) -> ReviewAnswer:
    """The goals whose figures stand in the effect: of the same days, and not hidden there."""
    return ReviewAnswer(
        at=review.at,
        goals=tuple(
            goal
            for goal in review.goals
            if (goal.from_, min(goal.by, review.at)) == (effect.start, effect.end)
            and goal.measure in _PART_OF_MEASURE
            and _PART_OF_MEASURE[goal.measure] not in hidden
        ),
    )
