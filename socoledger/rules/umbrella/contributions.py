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
    for partner in sorted(partners, key=lambda other: -len(other.id)):  # the name in full first
        key = _is_partner(partner), bare(partner.name)
        accounts.setdefault(key, []).append(partner)
    total = sorted(
        map(_partner, accounts.values()), key=lambda account: (_is_partner(account), account.id)
    )
    return ContributionsTotal(at=answers[0].at, partners=tuple(total))


def _is_partner(partner: Contribution) -> bool:
    """Whether it is anybody but a gemeente."""
    return partner.id != MUNICIPALITY


def _partner(accounts: Sequence[Contribution]) -> Contribution:
    return Contribution(
        id=accounts[0].id,
        name=accounts[0].name,
        brought_in=_brought_in([account.brought_in for account in accounts]),
        from_results_cents=sum(account.from_results_cents for account in accounts),
        got_back=_got_back([account.got_back for account in accounts]),
        rest=_rest([account.rest for account in accounts]),
    )


def _brought_in(parts: Sequence[BroughtIn]) -> BroughtIn:
    return BroughtIn(
        capital_cents=sum(part.capital_cents for part in parts),
        gifts_cents=sum(part.gifts_cents for part in parts),
        loans_cents=sum(part.loans_cents for part in parts),
        grants_cents=sum(part.grants_cents for part in parts),
        total_cents=sum(part.total_cents for part in parts),
    )


def _got_back(parts: Sequence[GotBack]) -> GotBack:
    return GotBack(
        capital_cents=sum(part.capital_cents for part in parts),
        gifts_cents=sum(part.gifts_cents for part in parts),
        loans_cents=sum(part.loans_cents for part in parts),
        grants_cents=sum(part.grants_cents for part in parts),
        returned_cents=sum(part.returned_cents for part in parts),
        total_cents=sum(part.total_cents for part in parts),
    )


def _rest(parts: Sequence[Rest]) -> Rest:
    return Rest(
        capital_cents=sum(part.capital_cents for part in parts),
        gifts_cents=sum(part.gifts_cents for part in parts),
        loans_cents=sum(part.loans_cents for part in parts),
        used_cents=sum(part.used_cents for part in parts),
        kept_cents=sum(part.kept_cents for part in parts),
        left_cents=sum(part.left_cents for part in parts),
        owed_cents=sum(part.owed_cents for part in parts),
        total_cents=sum(part.total_cents for part in parts),
    )
