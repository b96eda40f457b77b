"""The language of a command line, also of one that cannot be read."""

import os
import sys
from itertools import pairwise

from socoledger.domain.options import Language

LANGUAGE_VARIABLE = "SOCOLEDGER_LANGUAGE"


def language_of(option: str | None) -> str | None:
    """The language asked for, by the option or else by the environment; None: neither."""
    language = option or os.environ.get(LANGUAGE_VARIABLE)
    return str(language) if language in list(Language) else None


def language_here() -> str:
    """The language of what is said before a command line is read, or because it cannot be."""
    words = sys.argv[1:]
    after = [word for option, word in pairwise(words) if option == "--language"]
    after += [word.removeprefix("--language=") for word in words if word.startswith("--language=")]
    known = [word for word in after if word in list(Language)]
    return language_of(known[0] if known else None) or Language.NL.value
