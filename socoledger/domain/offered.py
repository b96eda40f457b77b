"""Which of some texts are offered to who has typed the beginning of one, or letters out of it (SPEC
10 and 11).
"""

import re
from collections.abc import Callable, Iterable


def offered(said: str, choices: Iterable[str]) -> list[str]:
    """The choices that begin with what was said; if none does, those in which a word begins with
    it, else those that have it anywhere, else those that have its letters in this order.
    """
    letters = said.casefold()
    texts = {choice: choice.casefold() for choice in choices}
    word = re.compile(rf"(?<!\w){re.escape(letters)}")
    order = re.compile(".*".join(map(re.escape, letters)))
    ways: tuple[Callable[[str], object], ...] = (
        lambda text: text.startswith(letters),
        word.search,
        lambda text: letters in text,
        order.search,
    )
    for fits in ways:
        found = [choice for choice, text in texts.items() if fits(text)]
        if found:
            return found
    return []
