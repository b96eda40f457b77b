"""Small books for tests, given as text: a rule's test is a handful of lines.

`books(tmp_path, ...)` writes them and answers as the commands do, in JSON. What is left out is the
agreement of SPEC 1 and two members who joined long ago and have a benefit, but no decision. Lines
of a journal come from `earns`, `costs`, `hours` and `booked`, or are written out. Every account
that the journals here use is open.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from socoledger.commands.errors import all_findings
from socoledger.domain.books import Books as Read
from socoledger.domain.findings import Finding
from socoledger.read import books as reading
from socoledger.write.words import LANGUAGES, Words
from tests.support.asking import TODAY, Asked, Shape
from tests.support.book_files import write_files
from tests.support.findings import CODE

BENEFIT = "benefit: [{from: 2010-01-01}]"
PREMIUM = "premium: [{from: 2010-01-01, reference: B1}]"
ALLOWANCE = "allowance: [{from: 2010-01-01, reference: B2}]"
DECIDED = f"{BENEFIT}\n{PREMIUM}\n{ALLOWANCE}"
"""A member whom nothing keeps from premiums and allowances."""

OPENED = "2010-01-01"
ACCOUNTS = (
    "Assets:Bank",
    "Income:Verkoop",
    "Expenses:Inkoop",
    "Equity:Opening",
    "Equity:Reserve",
    "Liabilities:Gemeente",
    "Liabilities:Fonds:Opleiding",
    "Expenses:Verdeling",
    "Expenses:Artikel31",
)

# -- the agreement ------------------------------------------------------------------------------

WORKED = """
agreements:
  - id: convenant-2025
    from: 2025-01-01
    reference: Convenant gemeente Voorbeeldstad 2025, artikel 5
    losses: carry
    member_result:
      levies:
        - {to: fund:opleiding, share: 5%}
        - {to: cooperative, share: 10%}
      brackets:
        - {up_to: 3000.00, split: {spaarpot: 100%}}
        - {up_to: 6000.00, split: {municipality: 50%, spaarpot: 50%}}
        - {split: {municipality: 100%}}
    collective_result:
      brackets:
        - {up_to: 1500.00, split: {reserve: 100%}}
        - {split: {municipality: 40%, reserve: 60%}}
    premium: {per_hour: 1.50, maximum: 2400.00, payments: 2}
    allowance: {per_hour: 2.00, per_month: 150.00, per_year: 1500.00}
    spaarpot:
      purposes:
        - {id: course}
        - {id: business}
        - {id: private, approval: true}
        - {id: premium}
      maximum: 5000.00
      on_leaving: municipality
      grace_months: 3
"""
"""The agreement of SPEC 1, as it stands there."""

ALL_TO_SPAARPOT = "{brackets: [{split: {spaarpot: 100%}}]}"
ALL_TO_MUNICIPALITY = "{brackets: [{split: {municipality: 100%}}]}"


def version(start: str = "2010-01-01", **blocks: str) -> str:
    """One version of an agreement: its blocks as YAML, `losses="absorb"`, `premium="{...}"`."""
    named = {"id": f"v{start}", "from": start, **blocks}
    lines = [f"{key}: {value}" for key, value in named.items()]
    return "  - " + "\n    ".join(lines) + "\n"


def agreements(*versions: str) -> str:
    """An agreement.yaml of these versions."""
    return "agreements:\n" + "".join(versions)


# -- the journal --------------------------------------------------------------------------------


def booked(
    day: str, debit: str, credit: str, amount: float | str, *more: str, **metadata: str
) -> str:
    """A transaction of two postings; `more` are tags and links, metadata is the transaction's."""
    lines = [f'{day} * "Boeking" {" ".join(more)}'.rstrip()]
    lines += [f'  {key.rstrip("_")}: "{value}"' for key, value in metadata.items()]
    lines += [f"  {debit}  {_amount(amount)} EUR", f"  {credit}  -{_amount(amount)} EUR"]
    return "\n".join(lines) + "\n"


def _amount(amount: float | str) -> str:
    return amount if isinstance(amount, str) else f"{amount:.2f}"


def earns(day: str, member: str, amount: float | str) -> str:
    """Income of a member, or `collective`."""
    return booked(day, "Assets:Bank", "Income:Verkoop", amount, member=member)


def costs(day: str, member: str, amount: float | str) -> str:
    """Expenses of a member, or `collective`."""
    return booked(day, "Expenses:Inkoop", "Assets:Bank", amount, member=member)


def hours(day: str, member: str, number: float | str) -> str:
    """Hours worked."""
    return f'{day} custom "hours" "{member}" {number}\n'


def paid(day: str, account: str, amount: float | str, **metadata: str) -> str:
    """Money out of the bank on an account of liabilities, named without its root."""
    return booked(day, f"Liabilities:{account}", "Assets:Bank", amount, **metadata)


def refunded(day: str, account: str, amount: float | str) -> str:
    """Money back into the bank."""
    return booked(day, "Assets:Bank", f"Liabilities:{account}", amount)


def closed(period: str, *transactions: str) -> str:
    """A file of the closes folder, by hand: the directive and what the close booked."""
    return f'2030-01-01 custom "close" "{period}"\n' + "".join(transactions)


def closing(
    day: str, period: str, debit: str, credit: str, amount: float | str, *, leaving: bool = False
) -> str:
    """A transaction of a close."""
    tags = ("#close", "#leaving") if leaving else ("#close",)
    return booked(day, debit, credit, amount, *tags, f"^close-{period}")


def every_month(year: int, line: Callable[[str], str]) -> str:
    """The same line on the 15th of each month of a year."""
    return "".join(line(f"{year}-{month:02d}-15") for month in range(1, 13))


# -- books --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Books(Asked):
    """Books on disk, which answer as the commands do."""

    def result(self, period: str | None = None) -> Shape:
        return self.shape("result", period)

    def spaarpot(self, at: str | None = None) -> Shape:
        return self.shape("spaarpot", at)

    def premium(self, year: int | None = None) -> Shape:
        return self.shape("premium", None if year is None else str(year))

    def returned(self, year: int | None = None) -> Shape:
        return self.shape("return", None if year is None else str(year))

    # What most tests ask of those answers.

    def member(self, period: str, id_: str = "anna") -> Shape:
        return _of(self.result(period), id_)

    def distribution(self, period: str, id_: str = "anna") -> dict[str, str]:
        figures: dict[str, str] = self.member(period, id_)["distribution"]
        return figures

    def collective(self, period: str) -> Shape:
        figures: Shape = self.result(period)["collective"]
        return figures

    def pot(self, at: str, id_: str = "anna") -> Shape:
        return _of(self.spaarpot(at), id_)

    def premium_of(self, year: int, id_: str = "anna") -> Shape:
        figures: Shape = _of(self.premium(year), id_)["premium"]
        return figures

    def allowance_of(self, year: int, id_: str = "anna") -> Shape:
        figures: Shape = _of(self.premium(year), id_)["allowance"]
        return figures

    @cached_property
    def read(self) -> Read:
        """The books as read."""
        books = reading.read(self.root)
        assert isinstance(books, Read), books
        return books

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that `check` finds; each can be told in both languages."""
        findings = all_findings(self.read, TODAY)
        lines = [
            Words(language).finding_line(finding) for finding in findings for language in LANGUAGES
        ]
        assert all(CODE.search(line) for line in lines)
        return findings

    def codes(self, *ignored: str) -> list[str]:
        """The codes that `check` finds, but for those a test does not care about: always those of
        a month's hours or allowances on one day, of their tax side and of days to come, which have
        their own tests.
        """
        apart = {*ignored, "S209", "S236", "S416", "S432"}
        return [finding.code for finding in self.findings if finding.code not in apart]

    def only(self, code: str) -> Finding:
        """The finding with a code, which must be the only one."""
        findings = [finding for finding in self.findings if finding.code == code]
        assert len(findings) == 1, self.findings
        return findings[0]


def _of(shape: Shape, id_: str) -> Shape:
    members: list[Shape] = [member for member in shape["members"] if member["id"] == id_]
    return members[0]


def books(
    tmp_path: Path,
    *journal: str,
    agreement: str | Sequence[str] = WORKED,
    members: Mapping[str, str] | None = None,
    first_month: str = "2025-01",
    law: str | None = None,
    coop_extra: str = "",
    closes: Mapping[str, str] | None = None,
    files: Mapping[str, str] | None = None,
    root: str = "books",
) -> Books:
    """Write books: the journal's lines, an agreement (or its versions), a member's keys by id,
    law.yaml, further keys of coop.yaml, close files by period, and any other files by path.
    """
    texts = {
        "coop.yaml": f"name: Proef U.A.\nmunicipality: Voorbeeldstad\nfirst_month: {first_month}\n"
        + coop_extra,
        "agreement.yaml": agreement if isinstance(agreement, str) else agreements(*agreement),
        "closes/start.beancount": "; closes\n",
    }
    of_members = {"anna": BENEFIT, "bram": BENEFIT} if members is None else members
    for id_, keys in of_members.items():
        is_told = "joined:" in keys or "membership:" in keys
        joined = "" if is_told else "joined: 2010-01-01\n"
        texts[f"members/{id_}.yaml"] = f"id: {id_}\nname: {id_.title()}\n{joined}{keys}\n"
    texts["journal/main.beancount"] = "\n".join(
        ['include "../closes/*.beancount"', *_opened(of_members), *journal]
    )
    for period, text in (closes or {}).items():
        texts[f"closes/{period}.beancount"] = text
    if law is not None:
        texts["law.yaml"] = law
    return Books(write_files(tmp_path / root, {**texts, **(files or {})}))


def _opened(members: Mapping[str, str]) -> Iterator[str]:
    for account in ACCOUNTS:
        yield f"{OPENED} open {account} EUR"
    for id_ in members:
        for kind in ("Spaarpot", "Premie", "Vergoeding"):
            yield f"{OPENED} open Liabilities:{kind}:{id_[:1].upper()}{id_[1:]} EUR"


def law_yaml(**amounts: tuple[str, str]) -> str:
    """A law.yaml of one amount each: id=(from, value)."""
    lines = [
        f'  - {{id: {id_}, from: {start}, value: {value}, source: "Stcrt. 2026, 1"}}\n'
        for id_, (start, value) in amounts.items()
    ]
    return "amounts:\n" + "".join(lines)
