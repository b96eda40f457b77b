"""Which grant money looks like that is booked as income (SPEC 9)."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from socoledger.domain.grants import Grant
from socoledger.domain.model import MUNICIPALITY
from socoledger.domain.partners import bare, is_municipality

_OF_GRANTS = re.compile(r"subsid|(?<![^\W\d_])grants?(?![^\W\d_])")
_PLAIN_ID = re.compile(r"[a-z]+")
_WORD = re.compile(r"[^\W_]+")
_SIGNS = 2


class Receipt(NamedTuple):
    """Money that came in: the account it is booked on, whom it is from, what is said of it."""

    account: str
    payee: str
    narration: str
    links: Iterable[str]
    cents: int


def likely_grant(receipt: Receipt, grants: Sequence[Grant], municipality: str) -> Grant | None:
    """The grant that money looks like: two signs of four say so, the word subsidy, the giver, the
    amount, the id. The gemeente buys things too, so that it paid is no more than one.
    """
    if not grants:
        return None
    said = f"{receipt.account} {receipt.payee} {receipt.narration} {' '.join(receipt.links)}"
    words = f"-{'-'.join(_WORD.findall(said.casefold()))}-"
    is_called_one = _OF_GRANTS.search(said.casefold()) is not None
    best, most = None, 0
    for grant in grants:
        is_giver = _is_giver(receipt.payee, grant, municipality)
        is_named = f"-{grant.id}-" in words
        signs = is_called_one + is_giver + (receipt.cents == grant.amount_cents)
        if is_named and not (signs == is_giver and _PLAIN_ID.fullmatch(grant.id)):
            signs += 1  # an id that is an ordinary word may be what the giver buys
        if signs > most:
            best, most = grant, signs
    return best if most >= _SIGNS else None


def _is_giver(payee: str, grant: Grant, municipality: str) -> bool:
    if grant.giver == MUNICIPALITY:
        return is_municipality(payee, municipality)
    return bare(payee) == bare(grant.giver)
