"""What of each record is a fact of a close, field by field (SPEC 4).

A field that is new in one of these records fails here until somebody decides. A fact goes into the
text of `rules/closing/fact_texts.py`, under new rules (`domain/rule_sets.py`), where it applies;
what is no fact changes no figure of a closed month.
"""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from socoledger.domain.accounts import Accounts
from socoledger.domain.agreement import (
    Agreement,
    AllowanceTerms,
    Bracket,
    Clause,
    HoursTerms,
    Levy,
    Limit,
    PremiumTerms,
    Purpose,
    SpaarpotTerms,
)
from socoledger.domain.closing import Accepted
from socoledger.domain.coop import Coop
from socoledger.domain.declared import PLACE as PLACE_KEY
from socoledger.domain.declared import key_of
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.law import AgeRule, LegalAmount
from socoledger.domain.member import Benefit, Decision, Member, Membership
from socoledger.rules.checks.closing.changes import NO_FACTS

FACT = "fact"
PLACE = "no fact: where it stands"
WORDS = "no fact: words, which the digest of wording holds"
SHOWN = "no fact: it is shown, or found wrong, and moves no money"

DECIDED: dict[Any, dict[str, str]] = {
    Accounts: {
        "spaarpot": FACT,
        "premium": FACT,
        "allowance": FACT,
        "municipality": FACT,
        "funds": FACT,
        "reserve": FACT,
        "distribution": FACT,
        "article31": FACT,
        "grants": "fact: as the account of each grant",
        "capital": SHOWN,
        "gifts": SHOWN,
        "loans": SHOWN,
        "unsorted": SHOWN,
    },
    Coop: {
        "name": SHOWN,
        "municipality": SHOWN,
        "first_month": "fact: as the chain of closes begins there",
        "place": PLACE,
        "language": SHOWN,
        "letterhead": SHOWN,
        "journal": PLACE,
        "closes": PLACE,
        "bank": PLACE,
        "member_key": FACT,
        "kor": SHOWN,
        "deadlines": SHOWN,
        "pseudonyms": SHOWN,
        "names_file": SHOWN,
        "not_bsn": SHOWN,
        "accounts": FACT,
        "units": SHOWN,
        "share_by": SHOWN,
        "keys": SHOWN,
        "cash": SHOWN,
    },
    Member: {
        "id": FACT,
        "name": SHOWN,
        "account": FACT,
        "joined": "fact: as membership on the last day of the month",
        "left_known": "fact: an end that was not known yet is none",
        "membership": "fact: as membership, leaving and coming back up to the end of the month",
        "place": PLACE,
        "enterprise": SHOWN,
        "left": FACT,
        "outcome": FACT,
        "benefit": "fact: as having one on the last day of the month",
        "turns_27": "fact: as being kept out on the last day of the month",
        "wage_subsidy_group": "fact: as being kept out on the last day of the month",
        "premium": FACT,
        "allowance": FACT,
        "person": "fact from rules 2 on: as the files that come before this one",
    },
    Benefit: {
        "first": "fact: as having one on the last day of the month",
        "last": "fact: as having one on the last day of the month",
        "monthly_cents": SHOWN,
        "place": PLACE,
        "known": "fact: an end that was not known yet is none",
    },
    Membership: {
        "first": "fact: as membership on the last day of the month, and as coming back",
        "last": FACT,
        "outcome": FACT,
        "known": "fact: an end that was not known yet is none",
        "place": PLACE,
    },
    Decision: {
        "first": FACT,
        "last": FACT,
        "decided": FACT,
        "reference": WORDS,
        "maximum": FACT,
        "place": PLACE,
        "under_27": "fact from rules 2 on",
    },
    Limit: {"cents": FACT, "share": FACT},
    Levy: {"to": FACT, "share": FACT},
    Bracket: {"up_to_cents": FACT, "split": FACT},
    Clause: {"levies": FACT, "brackets": FACT, "rest": FACT},
    PremiumTerms: {
        "per_hour_cents": FACT,
        "maximum": FACT,
        "payments": FACT,
        "share": FACT,
        "of": FACT,
        "per_month_cents": FACT,
        "pay_months": FACT,
        "out_of": FACT,
    },
    HoursTerms: {
        "per_year_hundredths": SHOWN,
        "per_day_hundredths": SHOWN,
        "per_week_at_least_hundredths": SHOWN,
    },
    AllowanceTerms: {"per_hour_cents": FACT, "per_month_cents": FACT, "per_year_cents": FACT},
    Purpose: {"id": FACT, "approval": FACT},
    SpaarpotTerms: {
        "purposes": FACT,
        "maximum_cents": FACT,
        "on_leaving": FACT,
        "grace_months": FACT,
    },
    Agreement: {
        "id": FACT,
        "start": FACT,
        "reference": WORDS,
        "place": PLACE,
        "member_result": FACT,
        "collective_result": FACT,
        "losses": FACT,
        "premium": FACT,
        "allowance": FACT,
        "spaarpot": FACT,
        "goals": SHOWN,
        "hours": SHOWN,
    },
    Posting: {
        "account": FACT,
        "cents": FACT,
        "line": PLACE,
        "shares": FACT,
        "purpose": "fact: of a debit on a spaarpot, from rules 2 on of a credit too",
        "approval": "fact: of a debit on a spaarpot",
        "for_year": FACT,
        "grant": FACT,
        "unit": SHOWN,
        "reimbursed": SHOWN,
        "bank": SHOWN,
    },
    Transaction: {
        "day": FACT,
        "file": PLACE,
        "line": PLACE,
        "postings": FACT,
        "close": "no fact: what closes book is compared line by line",
        "leaving": "no fact: what closes book is compared line by line",
        "partner": SHOWN,
        "links": WORDS,
        "wording": WORDS,
        "payee": WORDS,
        "text": WORDS,
        "is_unsure": SHOWN,
        "is_noted": SHOWN,
        "bank": SHOWN,
        "bank_day": SHOWN,
        "is_padding": SHOWN,
        "documents": WORDS,
        "is_sum": "no fact: closes are made of the whole journal",
    },
    Hours: {"day": FACT, "member": FACT, "hundredths": FACT, "unit": FACT, "place": PLACE},
    Grant: {
        "id": FACT,
        "giver": "fact: as what becomes of the rest",
        "reference": WORDS,
        "first": "fact: where a cost lies before it",
        "last": "fact: once it has come",
        "amount_cents": "fact: once it is exceeded",
        "repay": "fact: once its period is over",
        "place": PLACE,
        "due": SHOWN,
    },
    LegalAmount: {
        "start": FACT,
        "cents": FACT,
        "source": WORDS,
        "confidence": SHOWN,
        "note": WORDS,
    },
    AgeRule: {"start": FACT, "rule": FACT, "source": WORDS, "confidence": SHOWN},
    Accepted: {"code": FACT, "day": FACT, "member": FACT, "where": PLACE, "reason": FACT},
}


@pytest.mark.parametrize("record", DECIDED)
def test_of_every_field_it_is_decided_whether_it_is_a_fact(record: Any) -> None:
    """Not so? Add it to the table above, and if it is a fact, to the facts of the newest rules and
    to `tests/rules/closing/test_fact_texts.py`.
    """
    names = [one.name for one in fields(record)] if is_dataclass(record) else record._fields
    assert dict.fromkeys(names) == dict.fromkeys(DECIDED[record])


@pytest.mark.parametrize(
    "record", [Member, Membership, Benefit, Decision, Agreement, Purpose, Grant]
)
def test_a_cause_shows_what_is_a_fact_and_nothing_else(record: Any) -> None:
    """Not so? `NO_FACTS` of `rules/checks/closing/changes.py` says what is left out; `person`
    tells which record it is.
    """
    keys = {one.name: key_of(one) for one in fields(record) if key_of(one) != PLACE_KEY}
    shown = [name for name, key in keys.items() if key not in NO_FACTS or name == "person"]
    told = DECIDED[record].items()
    assert sorted(shown) == sorted(name for name, why in told if not why.startswith("no fact"))
