"""Small books with contributions of partners in every form (SPEC 9)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.support.small_books import (
    Books,
    booked,
)
from tests.support.umbrellas import book, opens

FORMS = {"capital": "Equity:Inbreng", "gifts": "Equity:Giften", "loans": "Liabilities:Lening"}


def account(form: str, name: str) -> str:
    return f"{FORMS[form]}:{name}"


def brings(day: str, form: str, name: str, amount: float | str) -> str:
    return booked(day, "Assets:Bank", account(form, name), amount)


def gets_back(day: str, form: str, name: str, amount: float | str) -> str:
    return booked(day, account(form, name), "Assets:Bank", amount)


def uses(day: str, form: str, name: str, amount: float | str) -> str:
    """Put to use: moved, and nobody paid."""
    return booked(day, account(form, name), "Equity:Reserve", amount)


def with_accounts(
    tmp_path: Path, *journal: str, names: Sequence[str] = ("Buurt",), **more: Any
) -> Books:
    """Books in which each of these names has an account of every form."""
    every = [account(form, name) for form in FORMS for name in names]
    return book(tmp_path, "books", opens(*every), *journal, **more)
