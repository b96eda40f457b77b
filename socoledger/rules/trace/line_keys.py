"""Which figures a key of a YAML file bears on (SPEC 1, 13)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.trace_line import LineFigure
from socoledger.rules.trace.line import Standing

LAW = "law.yaml"


class Bears(NamedTuple):
    """A figure of a command, by its key in the JSON there."""

    figure: str
    key: str


_PREMIUM, _ALLOWANCE = Bears("premium", "premium"), Bears("premium", "allowance")
_AWARDS = (_PREMIUM, _ALLOWANCE)
_OF_RESULT = (Bears("result", "distribution"), Bears("spaarpot", "pending"))
_RETURN, _GRANTS = Bears("return", "computed"), Bears("grants", "balance")
_ON_LEAVING = (Bears("spaarpot", "leaving"), _RETURN)
_DISTRIBUTION = (*_OF_RESULT, _RETURN)
_ALL = (*_OF_RESULT, *_AWARDS, _RETURN)

_OF_MEMBER: Mapping[str, tuple[Bears, ...]] = {
    "account": _ALL,
    "joined": (*_AWARDS, *_ON_LEAVING),
    "left": (*_AWARDS, *_ON_LEAVING),
    "outcome": _ON_LEAVING,
    "left_known": (*_AWARDS, *_ON_LEAVING),
    "membership": (*_AWARDS, *_ON_LEAVING),
    "benefit": _AWARDS,
    "turns_27": _AWARDS,
    "wage_subsidy_group": _AWARDS,
    "person": _AWARDS,
    "premium": (_PREMIUM,),
    "allowance": (_ALLOWANCE,),
}
_OF_AGREEMENT: Mapping[str, tuple[Bears, ...]] = {
    "from": _ALL,
    "losses": _DISTRIBUTION,
    "member_result": _DISTRIBUTION,
    "collective_result": (Bears("result", "distribution"), _RETURN),
    "premium": (_PREMIUM,),
    "allowance": (_ALLOWANCE,),
    "spaarpot": _ON_LEAVING,
}
_OF_SPAARPOT: Mapping[str, tuple[Bears, ...]] = {
    "on_leaving": _ON_LEAVING,
    "grace_months": _ON_LEAVING,
}
_OF_GRANT: Mapping[str, tuple[Bears, ...]] = dict.fromkeys(
    ("giver", "from", "to", "amount", "repay"), (_GRANTS, _RETURN)
)
_OF_COOP: Mapping[str, tuple[Bears, ...]] = dict.fromkeys(
    ("first_month", "member_key", "accounts", "journal", "closes"), _ALL
)
_OF_LAW: Mapping[str, tuple[Bears, ...]] = {
    "premium_per_year": (_PREMIUM,),
    "allowance_per_month": (_ALLOWANCE,),
    "allowance_per_year": (_ALLOWANCE,),
    "under_27": _AWARDS,
}
_AMOUNTS, _SPAARPOT, _OF_ITSELF = "amounts", "spaarpot", "collective_result"


def borne_on(books: Books, file: str, standing: Standing) -> Iterator[LineFigure]:
    """The figures that a key of a file bears on; none where nothing is reckoned from it."""
    is_grant = standing.of in {grant.id for grant in books.grants}
    for figure, key in _bears(books, file, standing.keys):
        of = None if is_grant and figure != _GRANTS.figure else standing.of
        words = ("trace", figure, *(() if of is None else (of,)))
        yield LineFigure(
            figure=figure,
            of=of,
            key=key,
            period=None,
            amount_cents=None,
            trace=" ".join(words),
        )


def members_under(books: Books, standing: Standing) -> tuple[str, ...]:
    """The members on a day that a key of no one in particular is about, by id; none where it is
    about the result of the coöperatie itself.
    """
    if _OF_ITSELF in standing.keys:
        return ()
    first, last = standing.first or date.min, standing.last or date.max
    return tuple(
        member.id
        for member in books.members
        if any(period.overlaps(first, last) for period in member.memberships())
    )


def _bears(books: Books, file: str, keys: tuple[str, ...]) -> tuple[Bears, ...]:
    first, *below = keys
    if file == books.coop.place.file:
        return _OF_COOP.get(first, ())
    if file == LAW:
        return _OF_LAW.get(below[0] if first == _AMOUNTS and below else first, ())
    if any(member.place.file == file for member in books.members):
        return _OF_MEMBER.get(first, ())
    if any(grant.place.file == file for grant in books.grants):
        return _of_item(_OF_GRANT, below)
    if any(agreement.place.file == file for agreement in books.agreements):
        if below[1:2] == [_SPAARPOT] and below[2:]:
            return _OF_SPAARPOT.get(below[2], ())
        return _of_item(_OF_AGREEMENT, below)
    return ()


def _of_item(table: Mapping[str, tuple[Bears, ...]], keys: list[str]) -> tuple[Bears, ...]:
    """What the key of an item of a list bears on, or the whole item; keys begin with its id."""
    if len(keys) > 1:
        return table.get(keys[1], ())
    return tuple(dict.fromkeys(one for found in table.values() for one in found))
