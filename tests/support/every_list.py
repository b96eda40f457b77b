"""A file of each kind that books hold, with two items in every list."""

from tests.support.book_files import COOP

FILES = {
    "coop.yaml": COOP
    + """
not_bsn: [123456782, 111222333]
keys: [leden, grants]
cash: [Assets:Kas, Assets:Kluis]
units:
  - {id: atelier, name: Atelier}
  - {id: land, name: Land}
letterhead:
  address: [Dorpsstraat 1, 1234 AB Voorbeeldstad]
  board:
    - {role: voorzitter, name: An}
    - {role: penningmeester, name: Bo}
""",
    "members/anna.yaml": """
id: anna
name: Anna
membership:
  - {from: 2024-01-01, to: 2024-06-30, outcome: work}
  - {from: 2025-01-01}
benefit:
  - {from: 2024-01-01, to: 2024-06-30}
  - {from: 2025-01-01, monthly: 1345.00}
premium:
  - {from: 2025-01-01, to: 2025-12-31, reference: Besluit 1}
  - {from: 2026-01-01, reference: Besluit 2}
allowance:
  - {from: 2025-01-01, to: 2025-12-31, reference: Besluit 3}
  - {from: 2026-01-01, reference: Besluit 4}
""",
    "agreement.yaml": """
agreements:
  - id: eerste
    from: 2025-01-01
    member_result:
      levies:
        - {to: fund:opleiding, share: 5%}
        - {to: cooperative, share: 10%}
      brackets:
        - {up_to: 3000.00, split: {spaarpot: 100%}}
        - {split: {municipality: 100%}}
    premium: {share: 30%, pay_months: [6, 11]}
    spaarpot:
      purposes:
        - {id: course}
        - {id: private, approval: true}
    goals:
      - {text: Twee aan het werk, measure: left_work, target: 2, by: 2025-12-31}
  - id: tweede
    from: 2026-01-01
goals:
  - {text: Drie aan het werk, measure: left_work, target: 3, by: 2025-12-31}
""",
    "budget.yaml": """
years:
  - {year: 2025, accounts: {Income:Werk: 100.00}}
  - {year: 2026, accounts: {Income:Werk: 200.00}}
""",
    "grants.yaml": """
grants:
  - {id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 100.00}
  - {id: tuin, giver: Oranje Fonds, from: 2025-01-01, to: 2025-12-31, amount: 100.00}
""",
    "law.yaml": """
amounts:
  - {id: premium_per_year, from: 2026-07-01, value: 3440.00, source: x}
  - {id: premium_per_year, from: 2027-01-01, value: 3440.00, source: x}
under_27:
  - {for: premium, from: 2027-01-01, rule: lifted, source: x}
  - {for: allowance, from: 2027-01-01, rule: excluded, source: x}
""",
    "noted.yaml": """
- {code: S206, day: 2025-03-07, member: anna, count: 2, why: Nagevraagd}
- {code: S205, day: 2025-03-07, why: Nagevraagd}
""",
}
