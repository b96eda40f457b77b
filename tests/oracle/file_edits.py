"""Edits of files beside the journal in random books, each with what `diff` must say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from tests.oracle.edits import Edit
from tests.oracle.member_edits import member_edits
from tests.oracle.records import (
    Agreement,
    AllowanceTerms,
    Books,
    Bracket,
    Distribution,
    Grant,
    LawAmount,
    Limit,
    PremiumTerms,
    Purpose,
    add_months,
)
from tests.oracle.said_of_files import limit_said, said_of_key, said_of_value, said_of_whole
from tests.oracle.texts import decimal, exact
from tests.support.said import Said


def file_edits(books: Books, dice: Random) -> Iterator[Edit]:
    """One edit of each key that these books have, of a member, a version, a grant and so on."""
    for edits in (member_edits, _agreement_edits, _grant_edits):
        yield from edits(books, dice)
    yield from _coop_edits(books)
    yield from _law_edits(books)


def _coop_edits(books: Books) -> Iterator[Edit]:
    said = said_of_value("coop", None, "name", books.name, "Coöperatie De Proef U.A.")
    yield Edit("name of the coöperatie", replace(books, name="Coöperatie De Proef U.A."), (said,))
    said = said_of_value("coop", None, "kor", str(books.kor).lower(), str(not books.kor).lower())
    yield Edit("kor", replace(books, kor=not books.kor), (said,))


_OfVersion = tuple[Agreement, *tuple[Said, ...]] | None
"""A version after an edit, and what is to be said of it; None: not with this version."""

# -- the agreement ------------------------------------------------------------------------------


def _agreement_edits(books: Books, dice: Random) -> Iterator[Edit]:
    for make in _OF_AGREEMENTS:
        versions = dice.sample(books.agreements, len(books.agreements))
        found = next((each for each in map(make, versions) if each is not None), None)
        if found is None:
            continue
        new, *said = found
        others = [new if one.id == new.id else one for one in books.agreements]
        told = tuple(one._replace(kind="agreement", key=f"{new.id} {one.key}") for one in said)
        name = f"agreement: {make.__name__.strip('_')}"
        yield Edit(name, replace(books, agreements=tuple(others)), told)


def _its_reference(version: Agreement) -> _OfVersion:
    return replace(version, reference="Convenant X"), said_of_key(
        "reference", version.reference, "Convenant X"
    )


def _losses(version: Agreement) -> _OfVersion:
    was = version.losses or "carry"
    other = "absorb" if was == "carry" else "carry"
    return replace(version, losses=other), said_of_key("losses", was, other)


def _levy(version: Agreement) -> _OfVersion:
    result = version.member_result
    if result is None or not result.levies:
        return None
    first, *rest = result.levies
    if len([levy for levy in result.levies if levy.to == first.to]) > 1:
        return None
    share = first.share / 2 + Fraction(1, 1000)
    levies = (replace(first, share=share), *rest)
    if sum(levy.share for levy in levies) > 1:
        return None
    new = replace(version, member_result=replace(result, levies=levies))
    return new, said_of_key(
        f"member_result levies {first.to} share", _share(first.share), _share(share)
    )


def _split(version: Agreement) -> _OfVersion:
    result = version.member_result
    if result is None:
        return None
    for number, bracket in enumerate(result.brackets, 1):
        names = [to for to, _ in bracket.split]
        if len(names) > 1 and len(set(names)) == len(names):
            (to, one), (other, two), *rest = bracket.split
            less = one / 2
            split = ((to, less), (other, two + less), *rest)
            key = f"member_result brackets {number} split"
            return _with_bracket(version, result, number, replace(bracket, split=split)), *(
                said_of_key(f"{key} {to} share", _share(one), _share(less)),
                said_of_key(f"{key} {other} share", _share(two), _share(two + less)),
            )
    return None


def _up_to(version: Agreement) -> _OfVersion:
    result = version.member_result
    if result is None or len(result.brackets) < 2:
        return None
    first = result.brackets[0]
    cents = (first.up_to_cents or 0) - 1
    if cents < 1:
        return None
    new = _with_bracket(version, result, 1, replace(first, up_to_cents=cents))
    was = decimal(first.up_to_cents or 0)
    return new, said_of_key("member_result brackets 1 up_to", was, decimal(cents))


def _with_bracket(
    version: Agreement, result: Distribution, number: int, bracket: Bracket
) -> Agreement:
    brackets = [*result.brackets[: number - 1], bracket, *result.brackets[number:]]
    return replace(version, member_result=replace(result, brackets=tuple(brackets)))


def _rate(version: Agreement) -> _OfVersion:
    terms = version.premium or PremiumTerms()
    cents = terms.per_hour_cents or 0
    new = replace(version, premium=replace(terms, per_hour_cents=cents + 333))
    return new, said_of_key("premium per_hour", decimal(cents), decimal(cents + 333))


def _premium_maximum(version: Agreement) -> _OfVersion:
    terms = version.premium or PremiumTerms()
    new = replace(version, premium=replace(terms, maximum=Limit(33333)))
    return new, said_of_key("premium maximum", limit_said(terms.maximum), "333.33")


def _per_month(version: Agreement) -> _OfVersion:
    terms = version.allowance or AllowanceTerms()
    was = None if terms.per_month_cents is None else decimal(terms.per_month_cents)
    new = replace(version, allowance=replace(terms, per_month_cents=1234))
    return new, said_of_key("allowance per_month", was, "12.34")


def _grace(version: Agreement) -> _OfVersion:
    was = version.grace_months or 0
    new = replace(version, grace_months=was + 2)
    return new, said_of_key("spaarpot grace_months", was, was + 2)


def _pot_maximum(version: Agreement) -> _OfVersion:
    was = version.spaarpot_maximum_cents
    new = replace(version, spaarpot_maximum_cents=777)
    return new, said_of_key("spaarpot maximum", None if was is None else decimal(was), "7.77")


def _purpose(version: Agreement) -> _OfVersion:
    new = replace(version, purposes=(*version.purposes, Purpose("reizen")))
    return new, said_of_whole("", "added", None, "spaarpot purposes reizen")


def _approval(version: Agreement) -> _OfVersion:
    if not version.purposes:
        return None
    first, *rest = version.purposes
    new = replace(version, purposes=(replace(first, approval=not first.approval), *rest))
    key = f"spaarpot purposes {first.id} approval"
    return new, said_of_key(key, first.approval, not first.approval)


_OF_AGREEMENTS = (
    *(_its_reference, _losses, _levy, _split, _up_to, _rate, _premium_maximum, _per_month),
    *(_grace, _pot_maximum, _purpose, _approval),
)


def _share(share: Fraction) -> str:
    return f"{exact(share * 100)}%"


# -- grants and the law -------------------------------------------------------------------------


def _grant_edits(books: Books, dice: Random) -> Iterator[Edit]:
    new = Grant(
        "nieuw", "municipality", "Later", books.first_month, add_months(books.first_month, 9), 100
    )
    said = said_of_whole("grants", "added", None, "nieuw")
    yield Edit("a new grant", replace(books, grants=(*books.grants, new)), (said,))
    if not books.grants:
        return
    grant = dice.choice(books.grants)
    repay = grant.repay is not False
    end = grant.end + timedelta(9)
    for key, other, before, after in (
        (
            "amount",
            replace(grant, cents=grant.cents + 777),
            decimal(grant.cents),
            decimal(grant.cents + 777),
        ),
        ("reference", replace(grant, reference="Brief 9"), grant.reference, "Brief 9"),
        ("giver", replace(grant, giver="Oranjefonds"), grant.giver, "Oranjefonds"),
        ("to", replace(grant, end=end), str(grant.end), str(end)),
        ("repay", replace(grant, repay=not repay), str(repay).lower(), str(not repay).lower()),
    ):
        grants = tuple(other if one is grant else one for one in books.grants)
        said = said_of_value("grants", None, f"{grant.id} {key}", before, after)
        yield Edit(f"grant: {key}", replace(books, grants=grants), (said,))


def _law_edits(books: Books) -> Iterator[Edit]:
    source = "Stcrt. verzonnen, voor de proef"
    for amount in books.law[:1]:
        other = replace(amount, cents=amount.cents + 100)
        said = said_of_value(
            "law",
            None,
            f"{amount.id} {amount.start}",
            f"{decimal(amount.cents)} ({source})",
            f"{decimal(other.cents)} ({source})",
        )
        law = tuple(other if one is amount else one for one in books.law)
        yield Edit("law: another amount", replace(books, law=law), (said,))
    day = date(2024, 5, 1)
    if not any(amount.start == day for amount in books.law):
        new = LawAmount("premium_per_year", day, 123_400)
        said = said_of_whole("law", "added", None, f"premium_per_year {day}")
        yield Edit("law: a new amount", replace(books, law=(*books.law, new)), (said,))
