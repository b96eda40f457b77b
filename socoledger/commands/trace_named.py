"""Which amounts of an answer the words of a command line name (SPEC 13)."""

from collections.abc import Collection, Iterable, Sequence

from socoledger.domain.member import COLLECTIVE
from socoledger.domain.trace import Keys

TOTAL = "total"


def named_amounts(
    amounts: Collection[Keys], named: Collection[str], defaults: Iterable[Keys]
) -> tuple[Keys, ...]:
    """The amounts that have all of these words among their keys; where none of them is the key of
    an amount, that of the first default that there is among them. Of nobody in particular: that of
    all, or else those of each member. Several for the same member: the words leave open which one
    is meant.
    """
    fitting = [keys for keys in amounts if set(named) <= set(keys)]
    is_left_open = not any(keys[-1] in named for keys in fitting)
    for default in defaults:
        if is_left_open and any(keys[-1] == default[-1] for keys in fitting):
            fitting = [keys for keys in fitting if keys[-1] == default[-1]]
            is_left_open = False
        fitting = [keys for keys in fitting if set(default[:-1]) <= set(keys)] or fitting
    return tuple(_of_whom(fitting, named))


def _of_whom(fitting: Sequence[Keys], named: Collection[str]) -> Sequence[Keys]:
    """Those of who is named; of nobody in particular those of all together."""
    if any(len(keys) > 1 and keys[0] in named for keys in fitting):
        return [keys for keys in fitting if keys[0] in named]
    alone = [keys for keys in fitting if len(keys) == 1]
    of_all = [keys for keys in fitting if keys[0] == TOTAL]
    of_each = [keys for keys in fitting if keys[0] != COLLECTIVE]
    return alone or of_all or of_each or fitting


def are_of_one_kind(found: Collection[Keys]) -> bool:
    """Whether amounts are the same one of different members, so that they can be added up."""
    return len({keys[1:] for keys in found}) == 1 and len({keys[0] for keys in found}) == len(found)
