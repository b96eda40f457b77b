"""Small books with grants (SPEC 9): grants.yaml, receipts, costs, what `grants` says, and books to
try properties on.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from socoledger.domain.money import format_hundredths, parse_hundredths
from tests.support.small_books import OPENED, Books, booked, books, costs, earns


class Given(NamedTuple):
    """One grant of grants.yaml."""

    id: str
    text: str

    @property
    def account(self) -> str:
        """The account that it is kept on."""
        return account_of(self.id)


def account_of(id_: str) -> str:
    """The account of a grant (SPEC 9, `accounts.grants`)."""
    return f"Liabilities:Subsidie:{id_[:1].upper()}{id_[1:]}"


ID = "begeleiding"
ACCOUNT = account_of(ID)


def given(id_: str = ID, **terms: str) -> Given:
    """A grant of the gemeente for 2025 of 12,500.00, but for what `terms` say: `end="2025-06-30"`,
    `giver="Oranje Fonds"`, `repay="false"`. `start` and `end` are its `from` and `to`.
    """
    names = {"start": "from", "end": "to"}
    keys = {
        "id": id_,
        "giver": "municipality",
        "from": "2025-01-01",
        "to": "2025-12-31",
        "amount": "12500.00",
        **{names.get(key, key): value for key, value in terms.items()},
    }
    inside = ", ".join(f"{key}: {value}" for key, value in keys.items())
    return Given(id_, f"  - {{{inside}}}\n")


def grants_yaml(*grants: Given) -> str:
    """A grants.yaml of these."""
    return "grants:\n" + "".join(grant.text for grant in grants)


def received(day: str, amount: float | str, id_: str = ID) -> str:
    """Money of a grant comes in."""
    return booked(day, "Assets:Bank", account_of(id_), amount)


def repaid(day: str, amount: float | str, id_: str = ID) -> str:
    """Money of a grant goes back to who gave it."""
    return booked(day, account_of(id_), "Assets:Bank", amount)


def spent(day: str, amount: float | str, id_: str = ID, **metadata: str) -> str:
    """A cost that a grant pays, of nobody unless the metadata say so."""
    return booked(day, "Expenses:Inkoop", "Assets:Bank", amount, grant=id_, **metadata)


def refunded(day: str, amount: float | str, id_: str = ID, **metadata: str) -> str:
    """Such a cost comes back."""
    return booked(day, "Assets:Bank", "Expenses:Inkoop", amount, grant=id_, **metadata)


def granted(
    tmp_path: Path, *journal: str, grants: Sequence[Given] = (given(),), **blocks: Any
) -> Books:
    """Books with grants, as `tests.support.small_books.books` writes them."""
    opened = [f"{OPENED} open {grant.account} EUR\n" for grant in grants]
    files = {"grants.yaml": grants_yaml(*grants), **blocks.pop("files", {})}
    return books(tmp_path, *opened, *journal, files=files, **blocks)


def standing(some: Books, at: str | None = None, id_: str = ID) -> dict[str, str]:
    """The figures of one grant on a day, those that are not 0.00 alone."""
    grants = [grant for grant in some.shape("grants", at=at)["grants"] if grant["id"] == id_]
    return {key: grants[0][key] for key in SUMS if grants[0][key] != "0.00"}


SUMS = (
    "received", "spent", "exceeded", "left", "advanced", "returned", "kept", "repaid", "balance",
    "pending",
)  # fmt: skip


def in_cents(amounts: dict[str, str]) -> dict[str, int]:
    """The sums of a grant, or of all of them, in cents."""
    return {key: parse_hundredths(amounts[key]) for key in SUMS}


# -- books to try -------------------------------------------------------------------------------

FIRST, LAST = date(2025, 1, 1), date(2026, 3, 31)
ENDS = [date(2025, month, 28).isoformat() for month in range(1, 13)] + ["2026-03-31"]
IDS = ("begeleiding", "fonds")
LINES: tuple[Callable[..., str], ...] = (received, received, spent, spent, spent, refunded, repaid)


class Tried(NamedTuple):
    """Books to try: grants, what happens to them, and what happens besides."""

    grants: tuple[Given, ...]
    lines: tuple[str, ...]
    others: tuple[str, ...]

    def write(self, folder: Path, lines: Sequence[str] | None = None) -> Books:
        chosen = (*self.lines, *self.others) if lines is None else lines
        return granted(folder, *chosen, grants=self.grants)


@st.composite
def grants(draw: st.DrawFn, id_: str) -> Given:
    start = draw(st.dates(date(2024, 10, 1), date(2025, 9, 30)))
    end = draw(st.dates(start, LAST))
    return given(
        id_,
        giver=draw(st.sampled_from(["municipality", "Oranje Fonds"])),
        start=start.isoformat(),
        end=end.isoformat(),
        amount=format_hundredths(draw(st.integers(0, 30000))),
        repay=draw(st.sampled_from(["true", "false"])),
    )


@st.composite
def tried(draw: st.DrawFn) -> Tried:
    """Months with receipts, costs, refunds and what is paid back, in any order."""

    def day() -> str:
        return str(draw(st.dates(FIRST, LAST)))

    def amount() -> str:
        return draw(st.integers(1, 15000).map(format_hundredths))

    def line() -> str:
        kind: Callable[..., str] = draw(st.sampled_from(LINES))
        arguments = day(), amount(), draw(st.sampled_from(IDS))
        if kind in (spent, refunded) and draw(st.booleans()):
            return kind(*arguments, member=draw(st.sampled_from(["anna", "bram", "collective"])))
        return kind(*arguments)

    def other() -> str:
        kind = draw(st.sampled_from([earns, costs]))
        return kind(day(), draw(st.sampled_from(["anna", "bram", "collective"])), amount())

    return Tried(
        tuple(draw(grants(id_)) for id_ in IDS),
        tuple(line() for _ in range(draw(st.integers(1, 10)))),
        (
            earns(str(FIRST), "bram", 0),
            *(other() for _ in range(draw(st.integers(0, 3)))),
            earns(str(LAST), "bram", 0),
        ),
    )
