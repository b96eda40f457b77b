"""Edits of members' files in random books, each with what `diff` must say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.oracle.edits import Edit
from tests.oracle.records import Benefit, Books, Decision, Limit, Member, Membership
from tests.oracle.said_of_files import limit_said, said_of_key, said_of_whole
from tests.oracle.texts import decimal
from tests.support.said import Said

_OfMember = tuple[Member, *tuple[Said, ...]] | None
"""A member after an edit, and what is to be said of it; None: not with this member."""


def member_edits(books: Books, dice: Random) -> Iterator[Edit]:
    for make in _OF_MEMBERS:
        members = dice.sample(books.members, len(books.members))
        found = next((each for each in map(make, members) if each is not None), None)
        if found is None:
            continue
        new, *said = found
        others = [new if one.id == new.id else one for one in books.members]
        name = f"member: {make.__name__.strip('_')}"
        told = tuple(one._replace(kind="members", member=new.id) for one in said)
        yield Edit(name, replace(books, members=tuple(others)), told)
    first = books.first_month
    newcomer = Member("zara", "Zara", (Membership(first),), benefit=(Benefit(first),))
    came = said_of_whole("members", "added", "zara")
    yield Edit("a new member", replace(books, members=(*books.members, newcomer)), (came,))
    named = f"{books.transactions}{books.hours}"
    for member in books.members:
        if f"'{member.id}'" not in named and f":{member.account_name}'" not in named:
            rest = tuple(one for one in books.members if one is not member)
            went = said_of_whole("members", "removed", member.id)
            yield Edit("a member gone", replace(books, members=rest), (went,))
            return


def _name(member: Member) -> _OfMember:
    return replace(member, name=f"{member.name} A."), said_of_key(
        "name", member.name, f"{member.name} A."
    )


def _enterprise(member: Member) -> _OfMember:
    said = said_of_key("enterprise", member.enterprise, "Bakkerij")
    return replace(member, enterprise="Bakkerij"), said


def _turns_27(member: Member) -> _OfMember:
    day = date(2024, 7, 16)
    return replace(member, turns_27=day), said_of_key("turns_27", member.turns_27, day)


def _wage_subsidy_group(member: Member) -> _OfMember:
    was = member.wage_subsidy_group
    new = replace(member, wage_subsidy_group=not was)
    return new, said_of_key("wage_subsidy_group", was, not was)


def _person(member: Member) -> _OfMember:
    new = replace(member, person="zeeman")
    return new, said_of_key("person", member.person, "zeeman")


def _monthly(member: Member) -> _OfMember:
    if not member.benefit:
        return None
    first, *rest = member.benefit
    was = None if first.monthly_cents is None else decimal(first.monthly_cents)
    new = replace(member, benefit=(replace(first, monthly_cents=98765), *rest))
    return new, said_of_key(f"benefit {first.start} monthly", was, "987.65")


def _end_of_benefit(member: Member) -> _OfMember:
    if not member.benefit or member.benefit[-1].end is not None:
        return None
    *rest, last = member.benefit
    day = last.start + timedelta(100)
    new = replace(member, benefit=(*rest, replace(last, end=day)))
    return new, said_of_key(f"benefit {last.start} to", None, day)


def _no_benefit(member: Member) -> _OfMember:
    if not member.benefit:
        return None
    *rest, last = member.benefit
    said = said_of_whole("", "removed", None, f"benefit {last.start}")
    return replace(member, benefit=tuple(rest)), said


def _new_benefit(member: Member) -> _OfMember:
    if member.benefit and member.benefit[-1].end is None:
        return None
    end = member.benefit[-1].end if member.benefit else None
    day = date(2023, 2, 3) if end is None else end + timedelta(40)
    new = replace(member, benefit=(*member.benefit, Benefit(day)))
    return new, said_of_whole("", "added", None, f"benefit {day}")


def _reference(member: Member) -> _OfMember:
    if not member.premium:
        return None
    first, *rest = member.premium
    new = replace(member, premium=(replace(first, reference="Besluit X"), *rest))
    return new, said_of_key(f"premium {first.start} reference", first.reference, "Besluit X")


def _maximum(member: Member) -> _OfMember:
    if not member.premium:
        return None
    first, *rest = member.premium
    new = replace(member, premium=(replace(first, maximum=Limit(12345)), *rest))
    said = said_of_key(f"premium {first.start} maximum", limit_said(first.maximum), "123.45")
    return new, said


def _decided(member: Member) -> _OfMember:
    if not member.allowance:
        return None
    first, *rest = member.allowance
    was, day = first.decided or first.start, first.start + timedelta(75)
    new = replace(member, allowance=(replace(first, decided=day), *rest))
    return None if was == day else (new, said_of_key(f"allowance {first.start} decided", was, day))


def _decision_gone(member: Member) -> _OfMember:
    if not member.allowance:
        return None
    first, *rest = member.allowance
    said = said_of_whole("", "removed", None, f"allowance {first.start}")
    return replace(member, allowance=tuple(rest)), said


def _new_decision(member: Member) -> _OfMember:
    if member.premium and member.premium[-1].end is None:
        return None
    end = member.premium[-1].end if member.premium else None
    day = date(2023, 1, 1) if end is None else end + timedelta(1)
    new = replace(member, premium=(*member.premium, Decision(day, "Besluit N")))
    return new, said_of_whole("", "added", None, f"premium {day}")


def _left(member: Member) -> _OfMember:
    if len(member.memberships) != 1 or member.left is not None:
        return None
    (only,) = member.memberships
    day = only.start + timedelta(200)
    new = replace(member, memberships=(replace(only, end=day, outcome="work"),))
    return new, said_of_key("left", None, day), said_of_key("outcome", None, "work")


def _outcome(member: Member) -> _OfMember:
    if len(member.memberships) != 1 or member.left is None:
        return None
    (only,) = member.memberships
    other = "education" if only.outcome != "education" else "other"
    new = replace(member, memberships=(replace(only, outcome=other),))
    return new, said_of_key("outcome", only.outcome, other)


def _came_back(member: Member) -> _OfMember:
    """One period becomes two, which the file writes as a list."""
    if len(member.memberships) != 1 or member.left is None:
        return None
    day = member.left + timedelta(60)
    new = replace(member, memberships=(*member.memberships, Membership(day)))
    return new, said_of_whole("", "added", None, f"membership {day}")


_OF_MEMBERS: tuple[Callable[[Member], _OfMember], ...] = (
    *(_name, _enterprise, _turns_27, _wage_subsidy_group, _person, _monthly, _end_of_benefit),
    *(_no_benefit, _new_benefit, _reference, _maximum, _decided, _decision_gone, _new_decision),
    *(_left, _outcome, _came_back),
)
