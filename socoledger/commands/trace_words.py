"""What the words of a command line mean in `trace`: keys as JSON has them, or as people say them,
in any language of the program and in capitals or not (SPEC 13).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, product
from unicodedata import combining, normalize

from socoledger.commands.in_dutch import IN_DUTCH
from socoledger.commands.trace_figures import FIGURES
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.trace import Keys
from socoledger.write.headings import heading
from socoledger.write.words import LANGUAGES, Words

_FUND = "fund:"
_ALSO = {"collectief": COLLECTIVE}
"""What people say beside what the program itself does."""
_BEFORE = ("terug naar ", "back to ", "naar ", "to ")
"""What stands in front of a destination where an amount goes there."""
_LONGEST = 4
"""How many words a name has at most."""
_WAYS = 100
"""How many ways to read a command line are tried."""


def meanings(typed: Sequence[str], amounts: Collection[Keys]) -> Iterator[tuple[str, ...]]:
    """The keys that words may mean together, what is most likely first; a word that nothing is
    called by stays as it is.
    """
    keys_by_name = _names(dict.fromkeys(key for keys in amounts for key in keys))
    choices: list[tuple[str, ...]] = []
    rest = tuple(typed)
    while rest:
        number, keys = _first(rest, keys_by_name)
        choices.append(keys)
        rest = rest[number:]
    return islice(product(*choices), _WAYS)


def named_figure(typed: str) -> str:
    """The name of the figure that is meant, in Dutch or in capitals; else what was typed."""
    name = folded(typed)
    return IN_DUTCH.get(name, name) if IN_DUTCH.get(name, name) in FIGURES else typed


def _first(words: Sequence[str], keys_by_name: Mapping[str, Sequence[str]]) -> tuple[int, Keys]:
    """How many of the first words are a name, the most that are, and the keys that it may mean."""
    for number in range(min(_LONGEST, len(words)), 0, -1):
        name = folded(" ".join(words[:number]))
        shorter = (name.removeprefix(before) for before in _BEFORE)
        for each in (name, *shorter):
            if each in keys_by_name:
                exact = [key for key in keys_by_name[each] if key == words[0] and number == 1]
                return number, tuple(exact or keys_by_name[each])
    return 1, (words[0],)


def _names(keys: Collection[str]) -> dict[str, list[str]]:
    """The keys that each name may mean: who something is of first, then in the order of the answer,
    as the coöperatie also is where a part of results goes to.
    """
    keys_by_name: dict[str, list[str]] = {}
    languages = [Words(language) for language in LANGUAGES]
    for key in sorted(keys, key=lambda key: key != COLLECTIVE):
        names = {key, key.removeprefix(_FUND), *(heading(key, words) for words in languages)}
        names |= {name for name, meant in _ALSO.items() if meant == key}
        for name in {folded(name) for name in names}:
            keys_by_name.setdefault(name, []).append(key)
    return keys_by_name


def folded(text: str) -> str:
    """A text without capitals and accents."""
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
