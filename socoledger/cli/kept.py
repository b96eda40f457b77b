"""Of which command lines something is kept between two runs."""

import os

FIGURES = (
    "accounts",
    "balance-sheet",
    "budget",
    "contributions",
    "grants",
    "impact",
    "income-statement",
    "premium",
    "result",
    "return",
    "review",
    "spaarpot",
    "timeline",
    "trace",
)
"""The commands whose answers are kept."""
_NOT_WITH = ("--verbose", "--umbrella", "--help", "-h")
"""Options of answers that are not kept: these tell how they were made, are of other folders, or are
no figures.
"""
NO_CACHE_OPTION = "--no-cache"
NO_CACHE_VARIABLE = "SOCOLEDGER_NO_CACHE"


def is_off(words: list[str]) -> bool:
    """Whether a command line, or the environment, asks to keep nothing and to use nothing kept."""
    return NO_CACHE_OPTION in words or bool(os.environ.get(NO_CACHE_VARIABLE))


def is_kept(words: list[str]) -> bool:
    """Whether the answer to a command line may be kept: one with figures, probably."""
    is_figure = any(word in FIGURES for word in words)
    is_other = any(word.partition("=")[0] in _NOT_WITH for word in words)
    return is_figure and not is_other and not is_off(words)
