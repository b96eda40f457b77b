"""Random small books whose journals use all that a journal may say: passages of text, in random
order over a few files, with days, amounts and members by the seed. They have no error, though some
findings of rules.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from string import Template

from tests.support.book_files import ANNA, BRAM, COOP

Files = dict[str, str]
"""The texts of books, by their paths."""

COOPS = (
    COOP,
    COOP + "units:\n  - {id: winkel, name: Winkel}\n  - {id: atelier, name: Atelier}\n",
    COOP + "keys: [leden, naam]\naccounts:\n  reserve: Equity:Opening\n",
)
AGREEMENT = """\
agreements:
  - id: convenant-2025
    from: 2025-01-01
    reference: Convenant 2025
    member_result:
      brackets:
        - {split: {spaarpot: 100%}}
    spaarpot:
      purposes:
        - {id: course}
        - {id: private, approval: true}
"""
GRANTS = """\
grants:
  - {id: coach, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 900.00}
"""
MEMBERS = ("anna", "bram", "zoë")
_ACCOUNTS = (
    "Assets:Bank EUR",
    "Assets:Kas EUR",
    "Assets:Voorraad",
    "Income:Werk EUR",
    "Expenses:Kosten EUR",
    "Expenses:Kosten:Eten EUR, USD",
    "Equity:Opening EUR",
    "Equity:Reserve EUR",
    "Liabilities:Gemeente EUR",
    "Liabilities:Subsidie:Coach EUR",
    *(
        f"Liabilities:{kind}:{owner}"
        for kind in ("Spaarpot", "Premie")
        for owner in ("Anna", "Bram")
    ),
)
CLOSE = """\
; Afsluiting van 2025-01
2025-01-31 custom "close" "2025-01"
  agreement: "convenant-2025"
  rules: 1
  facts: "977e2c5c217e664522f3e14fd1698cd39469f169ee4964eef0d2ee247a349de9"
  accepted-1: "S331 2025-01-10 anna"
  accepted-1-reason: "besproken"

2025-01-31 * "Afsluiting 2025-01: verdeling, anna" #close ^close-2025-01
  member: "anna"
  result: 10.00 EUR
  Equity:Reserve            10.00 EUR
  Liabilities:Spaarpot:Anna  -10.00 EUR

2025-02-01 balance Liabilities:Premie:Bram 0.00 EUR
"""

PASSAGES = (
    """
$day * "Klus" #member-$member
  Assets:Bank    $amount EUR
  Income:Werk   -$amount EUR
""",
    """
$day * "Klant BV" "Factuur $number" ^factuur-$number
  factuur: "2025-$number"
  Assets:Bank    $amount EUR
    bank: "2025-1/$number"
  Income:Werk   -$amount EUR
    member: "$member"
""",
    """
$day * "Samen"
  members: "anna 2, bram 1.5"
  Income:Werk   -$amount EUR
  Assets:Kas
""",
    """
$day ! "Winkel" "Verf; en \\"kwast\\"" #member-anna ^bon-$number
  #gereedschap
  ^bon-x
  document: "bon-$number.pdf"
  Expenses:Kosten  $amount EUR
  Assets:Bank
    document-2: "afschrift.pdf"
""",
    """
$day * "Cursus"
  purpose: "course"
  Liabilities:Spaarpot:Anna  $amount EUR
  Assets:Bank               -$amount EUR
$day * "Eigen"
  Liabilities:Spaarpot:Bram  $amount EUR
    purpose: "private"
    approval: "mail van $day"
  Assets:Bank               -$amount EUR
""",
    """
$day custom "hours" "$member" $hours "winkel"
$later custom "hours" "$member" $hours
  unit: "winkel"
$day custom "kleur" "rood" TRUE 3.50 $amount EUR $day
""",
    """
$day note Assets:Bank "gebeld; twee regels
onder elkaar" #member-anna ^bon
$day event "plaats" "hier"
$day query "saldo" "SELECT account, sum(position)"
$day commodity MUNT$number
  name: "Munt"
$day document Assets:Bank "brief.pdf" #bank ^bon-x
""",
    """
2024-01-01 open Assets:Proef$number EUR
$day * "In"
  Assets:Proef$number   $amount EUR
  Equity:Opening
$later balance Assets:Proef$number   $amount EUR
  statement: "afschrift $number"
$later balance Assets:Proef$number   $amount ~ 0.02 EUR
""",
    """
2024-02-01 open Assets:Oud$number
  doel: 1.50 EUR
$day * "Heen" ""
  Assets:Oud$number   $amount EUR
  Assets:Bank
$day * "Terug"
  Assets:Bank   $amount EUR
  Assets:Oud$number
$later close Assets:Oud$number
$later balance Assets:Oud$number   0 EUR
""",
    """
pushtag #member-$member
$day * "Gezamenlijk"
  Income:Werk   -$amount EUR
  Assets:Kas     $amount EUR
poptag #member-$member
pushmeta bron: "kasboek $number"
pushmeta member: "bram"
$day * "Uit het kasboek"
  bron: "zelf"
  document-9: "bon.pdf"
  Expenses:Kosten   $amount EUR
  Assets:Kas
$day note Assets:Kas "ook"
$day custom "hours" "anna" 1
$day open Assets:Kas$number EUR
pushmeta document-7: "map.pdf"
$day * "Met map" #member-bram
  document-2: "eigen.pdf"
  Expenses:Kosten   $amount EUR
  Assets:Kas
popmeta document-7:
popmeta member:
popmeta bron:
""",
    """
; een regel van niemand
* Een kopje
$day txn "Reken" "uit" #member-anna
  Assets:Bank   ($amount + 2.05 * 3 - (1.15)) EUR ; wat hier staat telt niet
  Income:Werk  -$amount EUR
  ; ook dit niet
  Income:Werk  -5.00 EUR

""",
    """
$day * "Rond" #member-$member
  Assets:Bank    12.50 EUR
  Assets:Kas     7 EUR
  Expenses:Kosten   -0.50 EUR
  Income:Werk
""",
    """
$day * "Voor iedereen"
  member: "collective"
  Expenses:Kosten:Eten   1,234.50 EUR
  Assets:Bank   -1234.50 EUR
  Assets:Kas     0 EUR
""",
    """
$day * "Coach" #member-anna #unit-winkel
  grant: "coach"
  Expenses:Kosten   $amount EUR
  Assets:Bank
$day * "Gemeente Voorbeeldstad" "Subsidie"
  Assets:Bank   $amount EUR
  Liabilities:Subsidie:Coach
$later * "Terug aan gemeente"
  for: "2025"
  Liabilities:Gemeente   $amount EUR
  Assets:Bank
""",
    """
$day * "Alles" #a #b #member-bram
  tekst: "x"
  getal: $amount
  bedrag: $amount EUR
  dag: $day
  rekening: Assets:Bank
  label: #etiket
  munt: EUR
  waar: TRUE
  leeg:
  note: "nog eens kijken"
  bank_date: $later
  ! Expenses:Kosten   $amount EUR
    reimbursed: "anna"
    regel: "y"
  * Assets:Bank
""",
    """
2019-12-31 * "Beginbalans"
  Assets:Bank   1000.00 EUR
  Equity:Opening
2020-01-01 open Assets:Groep$number
2020-01-01 open Assets:Groep$number:Deel EUR
$day ! "Beginbalans" "deel"
  Assets:Groep$number:Deel   $amount EUR
  Assets:Groep$number   1 EUR
  Equity:Opening
$later balance Assets:Groep$number   $amount ~ 1.00 EUR
""",
    """
2024-03-01 open Income:Zoë$number
$day * "Ünï © 漢字 ☃" "Ça va" #member-anna ^lien/1.2_a
  Income:Zoë$number   -$amount EUR
  Assets:Bank   $amount EUR
$day P "Leeg"
$day * "Nul"
  Assets:Bank   0.00 EUR
$day * "Niets" "tekst" #member-anna
  Assets:Bank   -0 EUR
  Assets:Kas   0.0 EUR
""",
    """
$day * "Eén" #member-anna
  Assets:Bank 1 EUR
  Income:Werk -1 EUR
$day * "Twee" #member-bram
  Assets:Bank 2 EUR
  Income:Werk -2 EUR
$day custom "hours" "anna" 1
$day balance Assets:Spaar$number 0 EUR
$day open Assets:Spaar$number EUR
$day * "Drie" #member-anna
  Assets:Spaar$number 3 EUR
  Income:Werk -3 EUR
""",
)

_MAIN = ("", 'option "title" "De Proef"\n', 'option "operating_currency" "EUR"\n')
_JOURNAL_FILES = (
    "journal/2025-a.beancount",
    "journal/2025-b.beancount",
    "journal/deep/c.beancount",
)


def random_amount(dice: Random) -> str:
    """An amount above zero, mostly with two decimals."""
    cents = dice.choice((1, 5, 50, 99, 100, 12_345, dice.randint(1, 99_999)))
    if dice.random() < 0.03:
        return f"{cents / 100:.1f}"
    return dice.choice((f"{cents / 100:.2f}",) * 6 + (f"{cents // 100 + 1}",))


def random_day(dice: Random) -> date:
    """A day of 2025, often one of the few that others have too."""
    if dice.random() < 0.3:
        return dice.choice((date(2025, 1, 31), date(2025, 2, 1), date(2025, 6, 30)))
    return date(2025, 1, 1) + timedelta(days=dice.randrange(365))


def passage(dice: Random, text: str) -> str:
    """A passage with days, an amount, a member and numbers of its own."""
    day = random_day(dice)
    values = {
        "day": day,
        "later": day + timedelta(days=dice.choice((1, 1, 2, 40))),
        "amount": random_amount(dice),
        "member": dice.choice(MEMBERS[:2]),
        "hours": dice.choice(("4", "4.5", "0.25", "-1.5", "3 * 1.5")),
        "number": dice.randrange(10, 1_000_000),
    }
    return Template(text.removeprefix("\n")).substitute(values)


def ledger(dice: Random, passages: int = 9) -> Files:
    """Random books of so many passages."""
    texts = [passage(dice, dice.choice(PASSAGES)) for _ in range(passages)]
    names = dice.sample(_JOURNAL_FILES, dice.randint(0, len(_JOURNAL_FILES)))
    main = "journal/main.beancount"
    parts: dict[str, list[str]] = {name: [] for name in (main, *sorted(names))}
    for text in texts:
        parts[dice.choice([*parts])].append(text)
    files = {name: dice.choice(("\n", "")).join(found) for name, found in parts.items()}
    includes = ["accounts.beancount", "../closes/*.beancount", *_included(dice, names)]
    dice.shuffle(includes)
    head = dice.choice(_MAIN) + "".join(f'include "{include}"\n' for include in includes)
    files[main] = f"{head}\n{files[main]}" if dice.random() < 0.7 else f"{files[main]}\n{head}"
    opened = "".join(f"2019-01-01 open {each}\n" for each in _ACCOUNTS)
    files["journal/accounts.beancount"] = opened
    files["closes/start.beancount"] = "; closes\n"
    if dice.random() < 0.3:
        files["closes/2025-01.beancount"] = CLOSE
    return {**files, **_heads(dice)}


def _included(dice: Random, names: Sequence[str]) -> list[str]:
    """How the main file includes others: by their names, or by patterns."""
    beside = [name.removeprefix("journal/") for name in names]
    flat, deep = [n for n in beside if "/" not in n], [n for n in beside if "/" in n]
    by_pattern = dice.random() < 0.5
    return [
        *(("2025-*.beancount",) if flat and by_pattern else flat),
        *(("deep/**/*.beancount",) if deep and by_pattern else deep),
    ]


def _heads(dice: Random) -> Files:
    return {
        "coop.yaml": dice.choice(COOPS),
        "agreement.yaml": AGREEMENT,
        "grants.yaml": GRANTS,
        "members/anna.yaml": ANNA,
        "members/bram.yaml": BRAM + "left: 2025-09-30\noutcome: work\n",
    }
