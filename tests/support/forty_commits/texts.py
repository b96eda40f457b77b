"""The files with which the books of `tests.support.forty_commits` begin, and how their journal is
written.
"""

COOP = """\
name: Coöperatie De Lappendeken U.A.
municipality: Voorbeeldstad
first_month: 2025-01
"""

AGREEMENT = """\
agreements:
  - id: convenant-2025
    from: 2025-01-01
    reference: Convenant 2025
    losses: carry
    member_result:
      levies:
        - {to: cooperative, share: 10%}
      brackets:
        - {up_to: 900.00, split: {spaarpot: 100%}}
        - {split: {municipality: 50%, spaarpot: 50%}}
    premium: {per_hour: 1.50, maximum: 600.00, payments: 2}
    spaarpot:
      purposes:
        - {id: course}
        - {id: private, approval: true}
"""
"""Of each 100.00 a member keeps 90.00 until 1,000.00 of the year, and 45.00 above that."""

FROM_JULY = """\
  - id: convenant-juli
    from: 2025-07-01
    reference: Besluit van de ledenvergadering van 20 juni 2025
    losses: carry
    member_result:
      levies:
        - {to: cooperative, share: 12%}
      brackets:
        - {up_to: 900.00, split: {spaarpot: 100%}}
        - {split: {municipality: 50%, spaarpot: 50%}}
    premium: {per_hour: 1.50, maximum: 600.00, payments: 2}
    spaarpot:
      purposes:
        - {id: course}
        - {id: private, approval: true}
"""
"""The coöperatie gets 12% where it got 10%."""

ANNA = """\
id: anna
name: Anna
joined: 2024-03-01
benefit:
  - {from: 2024-03-01}
"""

DECISION = """\
premium:
  - {from: 2025-01-01, decided: 2025-03-10, reference: Besluit 2025-031, maximum: 500.00}
"""

BRAM = """\
id: bram
name: Bram
joined: 2024-05-01
benefit:
  - {from: 2024-05-01}
"""

CHAIMA = """\
id: chaima
name: Chaima
joined: 2025-03-01
benefit:
  - {from: 2025-01-01}
"""

DIRK = """\
id: dirk
name: Dirk
joined: 2025-09-01
"""

MAIN = """\
include "../closes/*.beancount"
include "2*.beancount"

2024-01-01 open Assets:Bank EUR
2024-01-01 open Income:Werk EUR
2024-01-01 open Expenses:Kosten EUR
2024-01-01 open Expenses:Verdeling EUR
2024-01-01 open Expenses:Artikel31 EUR
2024-01-01 open Equity:Reserve EUR
2024-01-01 open Liabilities:Gemeente EUR
2024-01-01 open Liabilities:Spaarpot:Anna EUR
2024-01-01 open Liabilities:Premie:Anna EUR
2024-01-01 open Liabilities:Spaarpot:Bram EUR
"""

OPENED_FOR_CHAIMA = "2025-03-01 open Liabilities:Spaarpot:Chaima EUR\n"
OPENED_FOR_A_GRANT = "2025-08-01 open Liabilities:Subsidie:Machines EUR\n"

CLOSES = "; what closes book stands here\n"

LAW = """\
amounts:
  - {id: premium_per_year, from: 2025-07-01, value: 3326.00, source: "Stcrt. 2025, 20000"}
"""

NOTED = """\
- {code: S206, day: 2025-03-21, member: chaima, why: "looked up by the kascommissie"}
"""

BUDGET = """\
years:
  - year: 2025
    accounts:
      Income:Werk: 4000.00
"""

BANK = """\
accounts:
  - {iban: NL20INGB0001234567, account: Assets:Bank}
"""

GRANTS = """\
grants:
  - id: machines
    giver: municipality
    reference: Beschikking 2025-88
    from: 2025-08-01
    to: 2026-07-31
    amount: 1000.00
    repay: true
"""

JANUARY_REFORMATTED = """\
; January, as Joost likes to see it: his own notes, wide columns, and the last job first.

2025-01-27   *   "Bewonersvereniging"   "Werk"
    member:   "bram"
    Income:Werk                          -300.00 EUR
    Assets:Bank                           300.00 EUR

include "januari/anna.beancount"
"""

ANNA_REFORMATTED = """\
2025-01-20 * "Verhuurder" "Kosten"
  member: "collective"
  Expenses:Kosten  20.00 EUR  ; each month the same
  Assets:Bank

2025-01-14 * "Stoffenhal" "Kosten"
  Assets:Bank  -100.00 EUR
  Expenses:Kosten  100.00 EUR
    member: "anna"

2025-01-10 * "Bakkerij Zuid" "Werk" #member-anna
  Assets:Bank  500.00 EUR
  Income:Werk  -500.00 EUR
"""


def earned(day: str, payee: str, member: str, amount: str) -> str:
    """What a customer paid for a member's work."""
    return _entry(day, payee, "Werk", f'member: "{member}"', "Assets:Bank", "Income:Werk", amount)


def spent(day: str, payee: str, member: str, amount: str, *more: str) -> str:
    """A cost of a member, or `collective`; `more` are lines of metadata."""
    member_line = f'member: "{member}"'
    lines = "\n  ".join((member_line, *more))
    return _entry(day, payee, "Kosten", lines, "Expenses:Kosten", "Assets:Bank", amount)


def paid(day: str, payee: str, account: str, amount: str, *more: str) -> str:
    """Money that left the bank for what is owed on an account."""
    return _entry(day, payee, "Betaling", "\n  ".join(more), account, "Assets:Bank", amount)


def worked(day: str, member: str, hours: str) -> str:
    """Hours of a member."""
    return f'\n{day} custom "hours" "{member}" {hours}\n'


def _entry(
    day: str, payee: str, narration: str, metadata: str, debit: str, credit: str, amount: str
) -> str:
    lines = [f'{day} * "{payee}" "{narration}"', *([f"  {metadata}"] if metadata else [])]
    lines += [f"  {debit}  {amount} EUR", f"  {credit}  -{amount} EUR"]
    return "\n" + "\n".join(lines) + "\n"
