"""Small books, given as blocks of text inside a test, written into a folder."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from socoledger.domain.books import Books
from socoledger.read import books as reading

COOP = """\
name: Coöperatie De Proef U.A.
municipality: Voorbeeldstad
language: en
first_month: 2025-01
"""

AGREEMENT = """\
agreements:
  - id: convenant-2025
    from: 2025-01-01
    reference: Convenant 2025
    member_result:
      brackets:
        - {split: {spaarpot: 100%}}
"""

ANNA = """\
id: anna
name: Anna
joined: 2024-01-01
"""

BRAM = """\
id: bram
name: Bram
joined: 2024-01-01
"""

MEMBERS: Mapping[str, str] = {"anna": ANNA, "bram": BRAM}

ACCOUNTS = """\
2020-01-01 open Assets:Bank EUR
2020-01-01 open Assets:Kas EUR
2020-01-01 open Income:Werk EUR
2020-01-01 open Expenses:Kosten EUR
2020-01-01 open Equity:Opening EUR
2020-01-01 open Equity:Reserve EUR
2020-01-01 open Liabilities:Gemeente EUR
2020-01-01 open Liabilities:Spaarpot:Anna EUR
2020-01-01 open Liabilities:Spaarpot:Bram EUR
2020-01-01 open Liabilities:Premie:Anna EUR
2020-01-01 open Liabilities:Premie:Bram EUR
2020-01-01 open Liabilities:Vergoeding:Anna EUR
2020-01-01 open Liabilities:Vergoeding:Bram EUR
"""

CLOSES = 'include "../closes/*.beancount"\n'

JOURNAL = """\
2025-01-15 * "Klus" #member-anna
  Assets:Bank    100.00 EUR
  Income:Werk   -100.00 EUR
"""


def text_of(block: str) -> str:
    """A block as it stands in a test: without its indentation and the line break it begins with."""
    return dedent(block).removeprefix("\n")


def write_files(folder: Path, files: Mapping[str, str] | Mapping[str, str | bytes]) -> Path:
    """Write files, to the byte, by their paths in a folder, which is returned."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def write_books(
    folder: Path,
    journal: str = JOURNAL,
    *,
    coop: str = COOP,
    agreement: str = AGREEMENT,
    members: Mapping[str, str] = MEMBERS,
    accounts: str = ACCOUNTS,
    files: Mapping[str, str] | Mapping[str, bytes] | Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write books and return their folder. Lines of `journal` keep their numbers in main.beancount.

    `accounts` stands in a file of its own, included below the journal, as the closes are unless the
    journal says so itself; `files` are more files, or other contents for those there are, by path.
    """
    main = text_of(journal).rstrip() + '\n\ninclude "accounts.beancount"\n'
    main += "" if "../closes/" in main else CLOSES
    contents: dict[str, str | bytes] = {
        "coop.yaml": coop,
        "agreement.yaml": agreement,
        "journal/main.beancount": main,
        "journal/accounts.beancount": accounts,
        "closes/start.beancount": "; Closes appear here.\n",
        **{f"members/{id_}.yaml": text for id_, text in members.items()},
        **(files or {}),
    }
    exact = {
        name: content if isinstance(content, bytes) else text_of(content)
        for name, content in contents.items()
    }
    return write_files(folder, exact)


def read_books(folder: Path, journal: str = JOURNAL, **blocks: Any) -> Books:
    """Write books, as `write_books` does, and read them; their coop.yaml can be read."""
    books = reading.read(write_books(folder, journal, **blocks))
    assert isinstance(books, Books), books
    return books
