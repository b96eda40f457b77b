"""The rows of `export facts`, and what each of their columns means (SPEC 13).

A column is declared once: its name, type and meaning here are those of the csv, the Parquet file
and the documentation.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, NamedTuple, get_args, get_type_hints

SCHEMA = "socoledger.facts/1"
"""The name of the shape, which only ever gains columns, at the end."""
HOURS = "hours"
"""The kind of an entry of hours."""


class FactRow(NamedTuple):
    """One posting, or one owner's share of it; or one entry of hours. A debit is positive."""

    book: Annotated[str, "The folder of the books; under an umbrella as umbrella.yaml names it."]
    cooperative: Annotated[str, "The name of the coöperatie, as coop.yaml has it."]
    date: Annotated[date, "The day of the entry."]
    month: Annotated[str, "Its month, as 2025-03."]
    year: Annotated[int, "Its calendar year."]
    kind: Annotated[
        str,
        "Who booked it: `close`, or `leaving` for what a close took out because a member left;"
        " `opening` for a spaarpot from before the books and what it came from; by the treasurer"
        " `cash`, in a transaction with a posting on Assets, `other`, in any other, and `hours`.",
    ]
    account: Annotated[str | None, "The account in full; empty for hours."]
    root: Annotated[
        str | None,
        "`assets`, `liabilities`, `equity`, `income` or `expenses`, whatever it is called.",
    ]
    role: Annotated[
        str | None,
        "What the rules take the account for: `income`, `expenses`, `distribution`, `article31`,"
        " `spaarpot`, `premium`, `allowance`, `municipality`, `grant`, `reserve`, `assets`,"
        " `equity` or `other`.",
    ]
    member: Annotated[
        str | None,
        "Whose result it is part of, whose account it is on or whose hours they are: a member's id,"
        " or with `--hash` 32 hexadecimal digits; `collective` for what is nobody's in particular;"
        " empty for all else.",
    ]
    cents: Annotated[int | None, "The amount in cents, a debit positive; empty for hours."]
    hours_hundredths: Annotated[int | None, "Hundredths of an hour; empty for postings."]
    unit: Annotated[str | None, "The unit that it was booked for."]
    grant_id: Annotated[
        str | None,
        "The grant that pays this cost, or whose account it is; its costs are in no result.",
    ]
    purpose: Annotated[str | None, "What a spaarpot was spent on; empty for all other accounts."]
    for_year: Annotated[
        int | None,
        "On the account of the gemeente, the year it belongs to: that of the close which booked it,"
        " else of the key `for`, else of the date.",
    ]
    close: Annotated[str | None, "The period of the close that booked it, as 2025-03 or 2025."]
    counted: Annotated[
        bool, "Whether results count its month: false before the books' first month."
    ]
    eliminated: Annotated[
        bool,
        "Whether it is part of a dealing between two books of the umbrella that agree on it, which"
        " totals leave out.",
    ]
    file: Annotated[str, "The file that it stands in, from the folder of the books."]
    line: Annotated[int, "Its line there."]


class FactColumn(NamedTuple):
    """One column of the table: `type` is str, int, bool or date."""

    name: str
    type: type[object]
    may_be_empty: bool
    meaning: str


def _columns() -> Iterator[FactColumn]:
    hints: dict[str, Any] = get_type_hints(FactRow, include_extras=True)
    for name, hint in hints.items():
        declared, meaning = get_args(hint)
        types = get_args(declared) or (declared,)
        yield FactColumn(name, types[0], type(None) in types, meaning)


COLUMNS = tuple(_columns())
