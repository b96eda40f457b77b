"""Books to measure with: as many transactions as asked for, in monthly files, and the same
transactions as hledger and ledger read them.

What a member brings in and costs is even, and nothing in it is at random: two runs measure the same
books.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.verify import planner_for
from socoledger.domain.books import Books
from socoledger.domain.closing import Close
from socoledger.domain.findings import Place
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month, Period, months
from socoledger.read import books as reading
from socoledger.write.close_file import close_file

MEMBERS = 12
LAST_YEAR = 2025
_COOP = "name: Meetlat U.A.\nmunicipality: Voorbeeldstad\nfirst_month: {year}-01\n"
_AGREEMENT = """\
agreements:
  - id: convenant
    from: {year}-01-01
    member_result:
      levies: [{{to: fund:opleiding, share: 5%}}, {{to: cooperative, share: 10%}}]
      brackets:
        - {{up_to: 3000.00, split: {{spaarpot: 100%}}}}
        - {{split: {{municipality: 50%, spaarpot: 50%}}}}
    premium: {{per_hour: 1.50, maximum: 1200.00}}
    spaarpot: {{purposes: [{{id: course}}]}}
"""
_GRANTS = """\
grants:
  - {{id: begeleiding, giver: municipality, from: {year}-01-01, to: 2025-12-31, amount: 25000.00}}
"""
_MEMBER = """\
id: m{number:02d}
name: M{number:02d}
joined: {year}-01-01
benefit: [{{from: {year}-01-01}}]
premium: [{{from: {year}-01-01, reference: Besluit}}]
"""
_ACCOUNTS = (
    *("Assets:Bank", "Income:Omzet", "Expenses:Materiaal", "Expenses:Verdeling"),
    *("Expenses:Artikel31", "Liabilities:Gemeente", "Liabilities:Fonds:Opleiding"),
    *("Liabilities:Subsidie:Begeleiding", "Equity:Reserve"),
    *(f"Liabilities:Spaarpot:M{number:02d}" for number in range(MEMBERS)),
    *(f"Liabilities:Premie:M{number:02d}" for number in range(MEMBERS)),
)


class Job(NamedTuple):
    """One transaction with the bank: what a member earns or, negative, what is spent for them."""

    day: date
    number: int
    member: str
    cents: int

    @property
    def granted(self) -> bool:
        """Whether a grant pays for it: one cost in fifty."""
        return self.cents < 0 and self.number % 150 == 0

    @property
    def account(self) -> str:
        """The account of the result."""
        return "Income:Omzet" if self.cents > 0 else "Expenses:Materiaal"


def jobs(transactions: int, years: int) -> Iterator[Job]:
    """So many transactions, spread evenly over so many years up to and including 2025, by day."""
    start = date(LAST_YEAR + 1 - years, 1, 1)
    days = (date(LAST_YEAR, 12, 31) - start).days
    for number in range(transactions):
        cents = (5 + number % 90) * 100 + number % 100
        yield Job(
            start + timedelta(days=number * days // transactions),
            number,
            f"m{number // 3 % MEMBERS:02d}",
            cents if number % 3 else -cents,
        )


def in_beancount(job: Job) -> str:
    """A transaction as these books have it."""
    grant = '  grant: "begeleiding"\n' if job.granted else ""
    return (
        f'{job.day} * "Klant {job.number % 70}" "Werk {job.number}" #member-{job.member}\n'
        f"{grant}  Assets:Bank  {format_hundredths(job.cents)} EUR\n"
        f"  {job.account}  {format_hundredths(-job.cents)} EUR\n\n"
    )


def in_hledger(job: Job) -> str:
    """The same transaction for hledger and ledger, the member as a tag of the result's posting."""
    return (
        f"{job.day} * Klant {job.number % 70} | Werk {job.number}\n"
        f"    Assets:Bank  {format_hundredths(job.cents)} EUR\n"
        f"    {job.account}  {format_hundredths(-job.cents)} EUR  ; member: {job.member}\n\n"
    )


def books(folder: Path, transactions: int, years: int) -> Path:
    """Books of so many transactions over so many years, with hours of each member in each month."""
    first = LAST_YEAR + 1 - years
    for name in ("members", "journal", "closes"):
        (folder / name).mkdir(parents=True)
    (folder / "coop.yaml").write_text(_COOP.format(year=first))
    (folder / "agreement.yaml").write_text(_AGREEMENT.format(year=first))
    (folder / "grants.yaml").write_text(_GRANTS.format(year=first))
    (folder / "closes/start.beancount").write_text("; nothing\n")
    for number in range(MEMBERS):
        text = _MEMBER.format(number=number, year=first)
        (folder / f"members/m{number:02d}.yaml").write_text(text)
    for month in months(Month(first, 1), Month(LAST_YEAR, 12)):
        month_file(folder, month).write_text(_hours(month))
    for month, its in groupby(jobs(transactions, years), key=lambda job: Month.of(job.day)):
        with month_file(folder, month).open("a") as journal:
            journal.writelines(in_beancount(job) for job in its)
    opened = "".join(f"{first}-01-01 open {account} EUR\n" for account in _ACCOUNTS)
    main = f'include "../closes/*.beancount"\ninclude "20*.beancount"\n{opened}'
    (folder / "journal/main.beancount").write_text(main)
    return folder


def month_file(folder: Path, month: Month) -> Path:
    """The journal's file of one month."""
    return folder / f"journal/{month}.beancount"


def hledger_journal(folder: Path, transactions: int, years: int) -> Path:
    """The same transactions for hledger and ledger, in monthly files. Gives the file that includes
    them.
    """
    folder.mkdir()
    names = []
    for month, its in groupby(jobs(transactions, years), key=lambda job: Month.of(job.day)):
        names.append(f"{month}.journal")
        with (folder / names[-1]).open("w") as journal:
            journal.writelines(in_hledger(job) for job in its)
    main = folder / "main.journal"
    main.write_text("".join(f"include {name}\n" for name in names))
    return main


def change(folder: Path, month: Month) -> Callable[[], object]:
    """Gives the file of a month one transaction more at its end, another one at each call."""
    file = month_file(folder, month)
    before = file.read_text()
    more = (in_beancount(job._replace(day=month.last_day)) for job in jobs(10_000, 1))
    return lambda: file.write_text(before + next(more))


def close_all(folder: Path, last: Month) -> None:
    """Close every month up to and including `last`, and the years, as `close` would one by one."""
    read = reading.read(folder)
    if not isinstance(read, Books):
        raise TypeError(read)
    planner = planner_for(read, last)
    closes: list[Close] = []
    for month in months(read.coop.first_month, last):
        due: list[Period] = [month, month.year] if month.number == 12 else [month]
        for period in due:
            text = close_file(
                planner.plan(period, closes), read.coop.member_key, read.journal.roots
            )
            name = f"closes/{period}.beancount"
            (folder / name).write_text(text)
            closes.append(Close(str(period), Place(name, 1), text))


def _hours(month: Month) -> str:
    lines = (
        f'{month.last_day} custom "hours" "m{number:02d}" {8 + number}.5\n'
        for number in range(MEMBERS)
    )
    return "".join(lines) + "\n"
