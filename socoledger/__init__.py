"""socoledger: the books of a Dutch sociale coöperatie, from plain text to figures that hold.

What is named here are the doors for programs; docs/library.md says how to use them. They are
imported when they are first asked for, so that the command line starts without them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.9.0"

if TYPE_CHECKING:
    from socoledger.domain.books import Books
    from socoledger.domain.findings import Finding
    from socoledger.domain.period import Month
    from socoledger.library import (
        BooksError,
        accounts,
        as_json,
        balance_sheet,
        contributions,
        findings,
        grants,
        history,
        income_statement,
        message,
        premium,
        read_books,
        result,
        return_,
        review,
        spaarpot,
    )
    from socoledger.rules.history import History

__all__ = [
    "Books",
    "BooksError",
    "Finding",
    "History",
    "Month",
    "__version__",
    "accounts",
    "as_json",
    "balance_sheet",
    "contributions",
    "findings",
    "grants",
    "history",
    "income_statement",
    "message",
    "premium",
    "read_books",
    "result",
    "return_",
    "review",
    "spaarpot",
]

if not TYPE_CHECKING:  # else a name that is not there would be no error to a type checker

    def __getattr__(name: str) -> object:
        """A door of the library, imported now."""
        if name in __all__:
            return getattr(import_module("socoledger.library"), name)
        raise AttributeError(name)
