"""Fifty mistakes, made one by one in copies of the examples the way a volunteer makes them: each is
found by the code meant for it, at the right line, and nothing appears that is not its consequence.

Those in the journal lie in the month after the last close, but for the ones about closed months.
"""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from socoledger.commands.errors import all_findings
from socoledger.commands.verify import planner_for, what_changed
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.read import books as reading
from tests.support.asking import TODAY
from tests.support.paths import EXAMPLES

pytestmark = pytest.mark.slow

JUNE = "journal/2026-06.beancount"
MAIN = "journal/main.beancount"
AGREEMENT = "agreement.yaml"
QUARTER = "journal/2026-kwartaal-2.beancount"
HOURS = "journal/uren/2026-kwartaal-2.beancount"
DAY = date(2026, 7, 10)


class Mistake(NamedTuple):
    """One mistake: `old` becomes `new` (nothing: `new` is added below, in a new file if need be),
    and is told by `code` at the line where, from the mistake on, `at` stands first (nothing: the
    first line of `new`).
    """

    name: str
    file: str
    old: str
    new: str
    code: str
    at: str = ""
    also: tuple[str, ...] = ()
    """Codes of what follows from it."""
    closed: bool = False
    """Whether it changes a closed month, so that `verify` tells it."""


def job(head: str, *lines: str) -> str:
    """A transaction in the open month, from what stands behind its date."""
    return f"\n{DAY} * {head}\n" + "".join(f"  {line}\n" for line in lines)


def hours(text: str, day: date = DAY) -> str:
    return f'\n{day} custom "hours" {text}\n'


BEGUN = job(
    '"Ons Dak" "Huur juli" #member-collective',
    "Expenses:Huur  100.00 EUR",
    "Assets:Bank  -100.00 EUR",
)
"""With this the month after the last close is begun; of that month the law is not known yet."""

BRACKETS = """\
      brackets:
        - {{up_to: 3000.00, split: {{spaarpot: 100%}}}}
        - {{up_to: {}, split"""
LEVIES = """\
    losses: absorb
    member_result:                   # eigen opdrachten van een lid: alles blijft bij de coöperatie
      levies:
"""
DECISIONS = "premium:                            # besluiten van het college: premies, artikel 31"
EARLIER = "premium:\n  - {from: 2025-09-01, to: 2026-01-31, reference: Besluit 2025-099} #"
WEEK_27 = """\
  Income:Atelier                    -{} EUR
  Liabilities:Btw                   -{} EUR
"""

SOLD = ("Assets:Bank       20.00 EUR", "Income:Diensten  -20.00 EUR")
COOKED = ("Assets:Kas         20.00 EUR", "Income:Catering  -20.00 EUR")


def spent(member: str, amount: str, *meta: str) -> str:
    return job(
        f'"Winkel" "Uit de spaarpot" #member-{member.lower()}',
        f"Liabilities:Spaarpot:{member}  {amount} EUR",
        *(f"  {line}" for line in meta),
        f"Assets:Bank  -{amount} EUR",
    )


def awarded(member: str, amount: str) -> str:
    return job(
        f'"Premie uit de spaarpot" #member-{member.lower()}',
        f"Liabilities:Spaarpot:{member}  {amount} EUR",
        '  purpose: "premium"',
        f"Liabilities:Premie:{member}  -{amount} EUR",
    )


def paid(kind: str, member: str, amount: str, what: str = "betaald") -> str:
    return job(
        f'"{member}" "{what}" #member-{member.lower()}',
        f"Liabilities:{kind}:{member}  {amount} EUR",
        f"Assets:Bank  -{amount} EUR",
    )


SCHARREL = [
    Mistake("wrong member id", JUNE, "", job('"Tuin" #member-ana', *SOLD), "S201"),
    Mistake(
        "two members", JUNE, "", job('"Tuin" #member-anna #member-bram', *SOLD), "S202", "Income:D"
    ),
    Mistake("forgotten tag", JUNE, "", job('"Tuin gesnoeid"', *SOLD), "S205", "Income:D"),
    Mistake("somebody who left", JUNE, "", job('"Schuur" #member-dirk', *SOLD), "S206", "Income:D"),
    Mistake("no purpose", JUNE, "", spent("Bram", "50.00"), "S322", "Liabilities:Spaarpot:Bram"),
    Mistake(
        "a purpose that is not agreed",
        JUNE,
        "",
        spent("Bram", "50.00", 'purpose: "holiday"'),
        "S323",
        "Liabilities:Spaarpot:Bram",
    ),
    Mistake(
        "approval missing",
        JUNE,
        "",
        spent("Bram", "50.00", 'purpose: "private"'),
        "S324",
        "Liabilities:Spaarpot:Bram",
    ),
    Mistake(
        "overspent spaarpot",
        JUNE,
        "",
        spent("Bram", "1517.07", 'purpose: "course"'),
        "S321",
        "Liabilities:Spaarpot:Bram",
    ),
    Mistake(
        "third premium payment",
        JUNE,
        "",
        paid("Premie", "Chaima", "100.00").replace("07-10", "07-08")
        + paid("Premie", "Chaima", "100.00").replace("07-10", "07-09")
        + paid("Premie", "Chaima", "150.00"),
        "S401",
        "Liabilities:Premie:Chaima  150.00",
    ),
    Mistake(
        "more premium than was awarded",
        JUNE,
        "",
        paid("Premie", "Chaima", "530.00"),
        "S405",
        "Liabilities:Premie",
    ),
    Mistake(
        "no decision",
        JUNE,
        "",
        f"\n{DAY} open Liabilities:Premie:Gijs EUR\n"
        + awarded("Gijs", "100.00")
        + paid("Premie", "Gijs", "100.00"),
        "S404",
        "Liabilities:Premie:Gijs  100.00",
    ),
    Mistake(
        "more premium than the law has room for",
        JUNE,
        "",
        awarded("Anna", "1000.00") + paid("Premie", "Anna", "1000.00"),
        "S402",
        "Liabilities:Premie:Anna  1000.00",
        ("S403",),
    ),
    Mistake(
        "unbalanced",
        JUNE,
        "",
        job('"Tuin" #member-anna', SOLD[0], SOLD[1].replace("20", "2")),
        "S135",
    ),
    Mistake(
        "wrong year", JUNE, "", job('"Tuin" #member-anna', *SOLD).replace("2026", "2206"), "S143"
    ),
    Mistake(
        "the closed year before",
        JUNE,
        "",
        job('"Tuin" #member-anna', *SOLD).replace("2026", "2025"),
        "S506",
        "",
        ("S502", "S510", "S138"),
        closed=True,
    ),
    Mistake(
        "a comma in an amount",
        JUNE,
        "",
        job('"Tuin" #member-anna', "Assets:Bank  12,50 EUR", "Income:Diensten  -12,50 EUR"),
        "S131",
        "Assets:Bank",
        ("S131",),
    ),
    Mistake("unknown key", "members/anna.yaml", "benefit:", "benifit:", "S109"),
    Mistake("key twice", "members/koen.yaml", "", "name: Koen\n", "S108"),
    Mistake("wrong date", "members/anna.yaml", "joined: 2022-03-01", "joined: 01-03-2022", "S111"),
    Mistake(
        "overlapping benefit",
        "members/gijs.yaml",
        "",
        "  - {from: 2026-07-01, monthly: 1400.00}\n",
        "S211",
    ),
    Mistake(
        "split not 100%",
        AGREEMENT,
        "{municipality: 40%, spaarpot: 60%}",
        "{municipality: 40%, spaarpot: 50%}",
        "S304",
    ),
    Mistake(
        "brackets not rising",
        AGREEMENT,
        BRACKETS.format("5000.00"),
        BRACKETS.format("2000.00"),
        "S305",
    ),
    Mistake(
        "account of another member",
        "members/lotte.yaml",
        "name: Lotte",
        "name: Lotte\naccount: Koen",
        "S210",
        "id: lotte",
        ("S134",),
    ),
    Mistake(
        "above what is owed to the gemeente",
        JUNE,
        "",
        job(
            '"Gemeente" "Afdracht"',
            "Liabilities:Gemeente  1600.00 EUR",
            "Assets:Bank  -1600.00 EUR",
        ),
        "S331",
        "Liabilities:Gemeente",
    ),
    Mistake("an IBAN", "members/anna.yaml", "", "# NL91ABNA0417164300\n", "S603"),
    Mistake(
        "a decision that ends before it begins",
        "members/chaima.yaml",
        "to: 2026-12-31",
        "to: 2025-12-31",
        "S212",
    ),
    Mistake(
        "the same transaction twice",
        JUNE,
        "",
        job('"Tuin" #member-anna', *SOLD) + job('"Tuin"  #member-anna', *SOLD),
        "S237",
        '"Tuin"  #',
    ),
    Mistake(
        "the same invoice twice",
        JUNE,
        "",
        job('"Tuin" #member-anna ^f-901', *SOLD)
        + job('"Factuur" #member-anna ^f-901', "Assets:Bank   20.00 EUR", SOLD[1]),
        "S239",
        "Assets:Bank   20.00 EUR",
    ),
    Mistake("still unsure", JUNE, "", job('"?" #member-anna', *SOLD).replace("*", "!"), "S241"),
    Mistake(
        "income with the lines changed about",
        JUNE,
        "",
        job('"Tuin" #member-anna', "Assets:Bank  -20.00 EUR", "Income:Diensten  20.00 EUR"),
        "S242",
        "Income:Diensten  20.00",
    ),
    Mistake(
        "a day to come",
        JUNE,
        "",
        job('"Tuin" #member-anna', *SOLD).replace("2026", "2062"),
        "S236",
    ),
]

WIJKHUIS = [
    Mistake("hours of nobody", HOURS, "", hours('"aisha" 4.00 "atelier"'), "S201"),
    Mistake("hours of who left", HOURS, "", hours('"mina" 4.00 "restaurant"'), "S208"),
    Mistake("hours below zero", HOURS, "", hours('"leo" -900.00 "restaurant"'), "S207"),
    Mistake("more than there are in a day", HOURS, "", hours('"leo" 25.00 "restaurant"'), "S209"),
    Mistake("a comma in hours", HOURS, "", hours('"leo" 4,50 "restaurant"'), "S131"),
    Mistake("hours under another word", HOURS, "", f'\n{DAY} custom "uren" "leo" 4.50\n', "S129"),
    Mistake(
        "more allowance than was awarded",
        QUARTER,
        "",
        paid("Vergoeding", "Aicha", "500.00"),
        "S415",
        "Liabilities:Vergoeding",
    ),
    Mistake(
        "under 27",
        QUARTER,
        "",
        f"\n{DAY} open Liabilities:Vergoeding:Pim EUR\n"
        + job(
            '"Vergoeding met de hand" #member-pim',
            "Expenses:Artikel31  50.00 EUR",
            "Liabilities:Vergoeding:Pim  -50.00 EUR",
        )
        + paid("Vergoeding", "Pim", "50.00"),
        "S418",
        "Liabilities:Vergoeding:Pim  50.00",
        ("S414",),
    ),
    Mistake(
        "above room in the month",
        QUARTER,
        "",
        job(
            '"Vergoeding met de hand" #member-aicha',
            "Expenses:Artikel31  160.00 EUR",
            "Liabilities:Vergoeding:Aicha  -160.00 EUR",
        ),
        "S416",
        "Liabilities:Vergoeding",
    ),
    Mistake(
        "third premium payment",
        QUARTER,
        "",
        paid("Premie", "Leo", "100.40"),
        "S401",
        "Liabilities:Premie",
    ),
    Mistake(
        "a third decimal",
        QUARTER,
        "",
        job('"Soep" #member-collective', "Assets:Kas  20.005 EUR", "Income:Catering  -20.005 EUR"),
        "S136",
        "Assets:Kas",
        ("S136",),
    ),
    Mistake(
        "one account that is not open",
        QUARTER,
        "",
        job('"Soep" #member-collective', COOKED[0], "Income:Katering  -20.00 EUR"),
        "S134",
    ),
    Mistake(
        "a balance that is not there", QUARTER, "", f"\n{DAY} balance Assets:Kas 1.00 EUR\n", "S138"
    ),
    Mistake(
        "dollars",
        QUARTER,
        "",
        job('"Soep" #member-collective', "Assets:Kas  20.00 USD", "Income:Catering  -20.00 USD"),
        "S137",
        "Assets:Kas",
        ("S137", "S139"),
    ),
    Mistake(
        "curly quotes",
        QUARTER,
        "",
        job("“Soep” #member-collective", *COOKED),
        "S131",
        "",
        ("S131",),
    ),
    Mistake(
        "a close by hand", QUARTER, "", job('"Soep" #member-collective #close', *COOKED), "S501"
    ),
    Mistake(
        "shared by one",
        QUARTER,
        "",
        job('"Soep"', *COOKED, '  members: "leo 2"'),
        "S203",
        "Income:Catering",
    ),
    Mistake(
        "an include that matches nothing", MAIN, "", 'include "2026-kwartaal-3.beancount"\n', "S122"
    ),
    Mistake(
        "a file not included",
        "journal/2026-kwartaal-3.beancount",
        "",
        job('"Soep"', *COOKED)[1:],
        "S128",
    ),
    Mistake(
        "a changed closed month",
        QUARTER,
        WEEK_27.format("57.85", "12.15"),
        WEEK_27.format("56.85", "13.15"),
        "S506",
        '"Verkoop uit de winkel, week 27"',
        ("S507", "S509"),
        closed=True,
    ),
    Mistake("a BSN", "members/olga.yaml", "", "# bsn 111222333\n", "S601"),
    Mistake("missing key", "members/olga.yaml", "joined: 2026-01-12\n", "", "S110", "id: olga"),
    Mistake(
        "an amount with a comma",
        "members/olga.yaml",
        "monthly: 1401.50",
        "monthly: 1401,50",
        "S115",
    ),
    Mistake(
        "levies above 100%",
        AGREEMENT,
        LEVIES,
        LEVIES + "        - {to: municipality, share: 1%}\n",
        "S303",
        "levies:",
    ),
    Mistake(
        "overlapping decision", "members/floor.yaml", DECISIONS, EARLIER, "S211", "from: 2026-01-01"
    ),
    Mistake(
        "the same hours twice",
        HOURS,
        "",
        hours('"leo" 3.25 "restaurant"') + hours('"leo" 3.25  "restaurant"'),
        "S238",
        '"leo" 3.25  "',
    ),
    Mistake(
        "more out of the cash box than there is",
        QUARTER,
        "",
        job(
            '"Groente" #member-collective',
            "Expenses:Inkoop  99999.00 EUR",
            "Assets:Kas  -99999.00 EUR",
        ),
        "S347",
        "Assets:Kas  -99999",
    ),
]

MISTAKES = [
    *(pytest.param("scharrel", mistake, id=f"scharrel: {mistake.name}") for mistake in SCHARREL),
    *(pytest.param("wijkhuis", mistake, id=f"wijkhuis: {mistake.name}") for mistake in WIJKHUIS),
]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both examples, once for all mistakes; with a month begun; each puts back what it changes."""
    folder = tmp_path_factory.mktemp("seeded")
    for name, journal in (("scharrel", JUNE), ("wijkhuis", QUARTER)):
        shutil.copytree(EXAMPLES / name, folder / name, ignore=shutil.ignore_patterns("expected"))
        path = folder / name / journal
        path.write_text(path.read_text(encoding="utf-8") + BEGUN, encoding="utf-8")
    return folder


@cache
def untouched(copy: Path) -> frozenset[tuple[str, str]]:
    """What is found in a copy without mistakes: code, file and line."""
    return frozenset(map(short, found_in(copy)))


def found_in(folder: Path, *, closed: bool = False) -> tuple[Finding, ...]:
    books = reading.read(folder)
    if not isinstance(books, Books):
        return books
    found = all_findings(books, TODAY)
    return (*found, *what_changed(books, planner_for(books))) if closed else found


def short(finding: Finding) -> tuple[str, str]:
    place = finding.place
    return finding.code, f"{place.file}:{place.line}" if place else ""


def made(folder: Path, mistake: Mistake) -> str:
    """Make a mistake in the copy; where it is to be told, as file and line."""
    path = folder / mistake.file
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if mistake.old:
        assert mistake.old in text, "the example has changed: this is not there any more"
        start = text.rindex(mistake.old)
        text = text[:start] + mistake.new + text[start + len(mistake.old) :]
    else:
        start, text = len(text), text + mistake.new
    path.write_text(text, encoding="utf-8")
    at = mistake.at or mistake.new.strip().split("\n")[0]
    begin = text.rfind("\n", 0, start) + 1
    where = text.find(at, begin)
    where = text.rindex(at) if where < 0 else where
    return f"{mistake.file}:{text.count(chr(10), 0, where) + 1}"


@pytest.mark.parametrize(("name", "mistake"), MISTAKES)
def test_a_mistake_is_found_where_it_was_made(copies: Path, name: str, mistake: Mistake) -> None:
    folder = copies / name
    path = folder / mistake.file
    before = path.read_bytes() if path.exists() else None
    known = untouched(folder)
    try:
        where = made(folder, mistake)
        found = found_in(folder, closed=mistake.closed)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    new = [one for one in map(short, found) if one not in known]
    assert (mistake.code, where) in new, new
    others = [one for one in new if one != (mistake.code, where)]
    assert {code for code, _ in others} <= set(mistake.also), others


def test_there_are_fifty_mistakes_in_both_examples() -> None:
    assert len(MISTAKES) >= 50
    assert min(len(SCHARREL), len(WIJKHUIS)) >= 25


@pytest.mark.parametrize("name", ["scharrel", "wijkhuis"])
def test_a_month_begun_without_a_mistake_only_lacks_its_law(copies: Path, name: str) -> None:
    """And each mistake puts back what it changed, else it would follow from another."""
    as_it_is = frozenset(map(short, found_in(EXAMPLES / name)))
    assert untouched(copies / name) - as_it_is == {("S407", "law.yaml:1")}
    assert frozenset(map(short, found_in(copies / name))) == untouched(copies / name)
