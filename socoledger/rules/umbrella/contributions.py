"""The total of `contributions` under an umbrella (SPEC 9)."""

from collections.abc import Sequence

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.contributions import (
    BroughtIn,
    Contribution,
    ContributionsAnswer,
    ContributionsTotal,
    GotBack,
    Rest,
)
from socoledger.domain.municipality import bare


def total_of_contributions(answers: Sequence[ContributionsAnswer]) -> ContributionsTotal:
    """One account for each partner of at least one of the books, the gemeenten first."""
    partners = [partner for answer in answers for partner in answer.partners]
    accounts: dict[tuple[bool, str], list[Contribution]] = {}
    for partner in sorted(partners, key=lambda each: -len(each.id)):  # the name in full first
        key = partner.id != MUNICIPALITY, bare(partner.name)
        accounts.setdefault(key, []).append(partner)
    total = sorted(map(_partner, accounts.values()), key=lambda each: (_is_partner(each), each.id))
    return ContributionsTotal(at=answers[0].at, partners=tuple(total))


def _is_partner(partner: Contribution) -> bool:
    """Whether it is anybody but a gemeente."""
    return partner.id != MUNICIPALITY


def _partner(accounts: Sequence[Contribution]) -> Contribution:
    return Contribution(
        id=accounts[0].id,
        name=accounts[0].name,
        brought_in=_brought_in([each.brought_in for each in accounts]),
        from_results_cents=sum(each.from_results_cents for each in accounts),
        got_back=_got_back([each.got_back for each in accounts]),
        rest=_rest([each.rest for each in accounts]),
    )


def _brought_in(parts: Sequence[BroughtIn]) -> BroughtIn:
    return BroughtIn(
        capital_cents=sum(each.capital_cents for each in parts),
        gifts_cents=sum(each.gifts_cents for each in parts),
        loans_cents=sum(each.loans_cents for each in parts),
        grants_cents=sum(each.grants_cents for each in parts),
        total_cents=sum(each.total_cents for each in parts),
    )


def _got_back(parts: Sequence[GotBack]) -> GotBack:
    return GotBack(
        capital_cents=sum(each.capital_cents for each in parts),
        gifts_cents=sum(each.gifts_cents for each in parts),
        loans_cents=sum(each.loans_cents for each in parts),
        grants_cents=sum(each.grants_cents for each in parts),
        returned_cents=sum(each.returned_cents for each in parts),
        total_cents=sum(each.total_cents for each in parts),
    )


def _rest(parts: Sequence[Rest]) -> Rest:
    return Rest(
        capital_cents=sum(each.capital_cents for each in parts),
        gifts_cents=sum(each.gifts_cents for each in parts),
        loans_cents=sum(each.loans_cents for each in parts),
        used_cents=sum(each.used_cents for each in parts),
        kept_cents=sum(each.kept_cents for each in parts),
        left_cents=sum(each.left_cents for each in parts),
        owed_cents=sum(each.owed_cents for each in parts),
        total_cents=sum(each.total_cents for each in parts),
    )
