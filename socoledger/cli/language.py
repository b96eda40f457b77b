"""The language of a command line, also of one that cannot be read."""

import os
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

from socoledger.domain.options import Language

if TYPE_CHECKING:
    from socoledger.write.words import Words

LANGUAGE_VARIABLE = "SOCOLEDGER_LANGUAGE"


def language_of(asked: Language | None = None) -> str | None:
    """The language asked for, by option or else by the environment; None: neither."""
    language = asked or os.environ.get(LANGUAGE_VARIABLE)
    return str(language) if language in list(Language) else None


def asked_language() -> str | None:
    """The language of --language, for what is said of a command line that cannot be read."""
    words = sys.argv[1:]
    after = [word for option, word in pairwise(words) if option == "--language"]
    after += [word.removeprefix("--language=") for word in words if word.startswith("--language=")]
    known = [word for word in after if word in list(Language)]
    return known[0] if known else language_of()


def words_here() -> "Words":
    """The words for what is said here, imported only when there is something to say."""
    from socoledger.write.words import Words

    return Words(asked_language() or "nl")
