"""The text of each kind of fact, literally (SPEC 4). A text of rules that closes were made by never
changes: what is to be a fact from now on is added to the newest rules, where it applies.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from socoledger.domain.accounts import Accounts
from socoledger.domain.agreement import (
    Agreement,
    AllowanceTerms,
    Bracket,
    Clause,
    Levy,
    Limit,
    PremiumTerms,
    Purpose,
    SpaarpotTerms,
)
from socoledger.domain.closing import Accepted
from socoledger.domain.coop import Coop
from socoledger.domain.digest import digest
from socoledger.domain.findings import Place
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.member import Benefit, Decision, Member, Membership
from socoledger.domain.period import Month
from socoledger.domain.rule_sets import RULES, Rules
from socoledger.rules.closing.fact_texts import (
    Fact,
    accepted_text,
    agreement_text,
    clause_text,
    coop_text,
    decision_texts,
    grant_text,
    hours_fact,
    late_benefit_texts,
    member_text,
    posting_text,
    transaction_fact,
)
from socoledger.rules.closing.facts import Facts, facts_by_month
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM
from tests.support.closing import closing
from tests.support.small_books import BENEFIT, DECIDED, earns, hours, law_yaml, version

FIRST, SECOND = RULES[1], RULES[2]
BOTH = pytest.mark.parametrize("rules", [FIRST, SECOND])
HERE = Place("x", 1)
DAY = date(2025, 3, 14)
POT = "Liabilities:Spaarpot"
ANNA = f"{POT}:Anna"

# -- the journal --------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("posting", "text"),
    [
        (Posting("Assets:Bank", 1250, 1), "Assets:Bank 1250"),
        (
            Posting("Income:Werk", -100, 1, shares=(("anna", -67), ("bram", -33))),
            "Income:Werk -100 anna:-67 bram:-33",
        ),
        (
            Posting(ANNA, 500, 1, purpose="course", approval='brief "7"'),
            f'{ANNA} 500 purpose="course" approval="brief \\"7\\""',
        ),
        (Posting(ANNA, 500, 1), f"{ANNA} 500"),
        (Posting(ANNA, -500, 1, approval="b"), f"{ANNA} -500"),
        (Posting("Liabilities:Spaarpotten", 500, 1, purpose="x"), "Liabilities:Spaarpotten 500"),
        (Posting("Liabilities:Gemeente", 5, 1, for_year=2024), "Liabilities:Gemeente 5 for=2024"),
        (
            Posting("Expenses:Inkoop", 5, 1, shares=(("anna", 5),), grant="tuin"),
            "Expenses:Inkoop 5 anna:5 grant=tuin",
        ),
        (
            Posting("Expenses:Inkoop", 5, 9, unit="atelier", reimbursed="anna"),
            "Expenses:Inkoop 5",
        ),
    ],
)
def test_a_posting(posting: Posting, text: str, rules: Rules) -> None:
    assert posting_text(posting, POT, rules) == text


def test_the_purpose_of_a_credit_is_a_fact_from_rules_2_on() -> None:
    credit = Posting(ANNA, -500, 1, purpose="course")
    assert posting_text(credit, POT, FIRST) == f"{ANNA} -500"
    assert posting_text(credit, POT, SECOND) == f'{ANNA} -500 purpose="course"'


@BOTH
def test_a_transaction(rules: Rules) -> None:
    postings = (Posting("Income:Werk", -5, 3, (("anna", -5),)), Posting("Assets:Bank", 5, 2))
    entry = Transaction(DAY, "a.beancount", 1, postings, links=frozenset(("bon",)), partner="land")
    found = transaction_fact(entry, POT, rules)
    assert found.key == "day-2025-03-14"
    assert found.text == "2025-03-14 * Assets:Bank 5; Income:Werk -5 anna:-5"


@pytest.mark.parametrize(
    ("what", "text"),
    [
        (None, "2025-03-14 hours anna 450"),
        ("de \u201ctuin\u201d", '2025-03-14 hours anna 450 "de \\u201ctuin\\u201d"'),
    ],
)
def test_hours(what: str | None, text: str) -> None:
    assert hours_fact(Hours(DAY, "anna", 450, what, HERE)).text == text


# -- members ------------------------------------------------------------------------------------


def test_a_member() -> None:
    member = Member("anna", "Anna", "Anna2", date(2024, 1, 1), HERE, left=DAY, outcome="work")
    before, after = date(2025, 3, 13), DAY
    assert member_text(member, before) == "anna account=Anna2"
    assert member_text(member, after) == "anna account=Anna2 left=2025-03-14 outcome=work"


def on(month: int, day: int) -> date:
    return date(2025, month, day)


@pytest.mark.parametrize(
    ("end", "text"),
    [
        (on(3, 31), ""),  # what became known in May had not happened yet
        (on(4, 30), ""),
        (on(5, 31), " left=2025-03-14 outcome=work known=2025-05 back=2025-04-10"),
    ],
)
def test_a_member_who_came_back(end: date, text: str) -> None:
    periods = (
        Membership(date(2024, 1, 1), DAY, "work", on(5, 2), HERE),
        Membership(on(4, 10), None, None, None, HERE),
    )
    member = Member("anna", "Anna", "Anna", None, HERE, membership=periods)
    assert member_text(member, end) == f"anna account=Anna{text}"


@pytest.mark.parametrize(
    ("again", "month", "texts"),
    [
        ((), 5, ""),
        ((), 6, " benefit-ended=2025-03-14 known=2025-06"),
        (
            (Benefit(on(4, 10), None, None, HERE),),
            6,
            " benefit-ended=2025-03-14 known=2025-06 benefit-again=2025-04-10",
        ),
        (
            (Benefit(on(4, 10), on(5, 31), None, HERE),),
            7,
            " benefit-ended=2025-03-14 known=2025-06 benefit-again=2025-04-10 to=2025-05-31",
        ),
        # what begins or ends in the month itself, or later, is told of its own month
        ((Benefit(on(6, 1), None, None, HERE),), 6, " benefit-ended=2025-03-14 known=2025-06"),
        (
            (Benefit(on(4, 10), on(6, 1), None, HERE),),
            6,
            " benefit-ended=2025-03-14 known=2025-06 benefit-again=2025-04-10",
        ),
    ],
)
def test_a_benefit_that_ended_backwards(again: tuple[Benefit, ...], month: int, texts: str) -> None:
    """From the month in which it became known on the earlier months of the year are judged anew."""
    ended = Benefit(date(2024, 1, 1), DAY, None, HERE, known=on(6, 5))
    member = Member("anna", "Anna", "Anna", on(1, 1), HERE, benefit=(ended, *again))
    assert "".join(late_benefit_texts(member, Month(2025, month))) == texts
    assert "".join(late_benefit_texts(member, Month(2026, month))) == ""


def decision(**more: Any) -> Decision:
    """A decision of the year before, that runs on."""
    usual = Decision(date(2024, 5, 1), None, date(2024, 6, 1), "B1", None, HERE)
    return replace(usual, **more)


@BOTH
@pytest.mark.parametrize(
    ("more", "texts"),
    [
        ({}, [" premium=2025-01-01/ known=2025-01-01"]),
        ({"maximum": Limit(12000, None)}, [" premium=2025-01-01/ known=2025-01-01 maximum=12000"]),
        (
            {"maximum": Limit(None, Fraction(1, 2)), "first": date(2025, 2, 1)},
            [" premium=2025-02-01/ known=2025-01-01 maximum=1/2"],
        ),
        (
            {"last": date(2025, 3, 30), "decided": date(2025, 3, 31)},
            [" premium=2025-01-01/2025-03-30 known=2025-03-31"],
        ),
        ({"last": date(2025, 3, 31)}, [" premium=2025-01-01/ known=2025-01-01"]),
        ({"last": date(2024, 12, 31)}, []),
        ({"decided": date(2025, 4, 1)}, []),
    ],
)
def test_a_decision(more: Mapping[str, Any], texts: list[str], rules: Rules) -> None:
    found = decision_texts(PREMIUM, decision(**more), Month(2025, 3), rules)
    assert [*found] == texts


def test_a_decision_for_who_is_under_27_is_a_fact_from_rules_2_on() -> None:
    early, month = decision(under_27=True), Month(2025, 3)
    told = " premium=2025-01-01/ known=2025-01-01"
    assert [*decision_texts(PREMIUM, early, month, FIRST)] == [told]
    assert [*decision_texts(PREMIUM, early, month, SECOND)] == [f"{told} under_27"]


def test_a_decision_on_allowances() -> None:
    found = [*decision_texts(ALLOWANCE, decision(), Month(2025, 3), SECOND)]
    assert found == [" allowance=2025-01-01/ known=2025-01-01"]


# -- agreement, coöperatie, grants --------------------------------------------------------------

HALF = Fraction(1, 2)
CLAUSE = Clause(
    (Levy("fund:opleiding", Fraction(1, 20)),),
    (
        Bracket(300000, (Levy("municipality", HALF), Levy("spaarpot", HALF))),
        Bracket(None, (Levy("municipality", Fraction(1)),)),
    ),
    "cooperative",
)
CLAUSE_TEXT = (
    "[fund:opleiding 1/20] [300000 municipality 1/2 spaarpot 1/2, None municipality 1] cooperative"
)


def test_a_clause() -> None:
    assert clause_text(CLAUSE) == CLAUSE_TEXT
    assert clause_text(Clause((), (), "reserve")) == "[] [] reserve"


def test_an_agreement() -> None:
    version_ = Agreement(
        "convenant",
        Month(2025, 1),
        "artikel 5",
        HERE,
        CLAUSE,
        Clause((), (), "reserve"),
        "absorb",
        PremiumTerms(150, Limit(240000, None), 1),
        AllowanceTerms(200, 15000, None),
        SpaarpotTerms(
            (Purpose("private", approval=True), Purpose("course", approval=False)),
            500000,
            MappingProxyType({"work": "keep", "other": "municipality"}),
            3,
        ),
    )
    assert agreement_text(version_) == (
        'agreement "convenant" 2025-01 absorb; '
        f"member_result {CLAUSE_TEXT}; "
        "collective_result [] [] reserve; "
        "premium 150 1 maximum=240000; "
        "allowance 200 15000 None; "
        "purposes course:False private:True; "
        "spaarpot maximum 500000 grace 3; "
        "on_leaving keep keep keep keep municipality"
    )


def test_the_cooperatie() -> None:
    coop = Coop("x", "y", Month(2025, 1), HERE, accounts=Accounts(allowance="Liabilities:Kosten"))
    assert coop_text(coop) == (
        "coop member Liabilities:Spaarpot Liabilities:Premie Liabilities:Kosten "
        "Liabilities:Gemeente Liabilities:Fonds Equity:Reserve Expenses:Verdeling "
        "Expenses:Artikel31"
    )


@pytest.mark.parametrize(
    ("end", "early", "cost", "text"),
    [
        (date(2025, 5, 31), False, 5000, "grant tuin account=A"),
        (date(2025, 5, 31), True, 5001, "grant tuin account=A from=2025-01-01 amount=5000"),
        (date(2025, 6, 30), False, 0, "grant tuin account=A to=2025-06-30 repay=True settled=True"),
    ],
)
def test_a_grant(end: date, early: bool, cost: int, text: str) -> None:
    first, last = date(2025, 1, 1), date(2025, 6, 30)
    grant = Grant("tuin", "municipality", "ref", first, last, 5000, repay=True, place=HERE)
    assert grant_text(grant, "A", end, early=early, cost_cents=cost) == text


# -- what is accepted, the rules, the law -------------------------------------------------------


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("anna", 'accepted S401 2025-03-14 anna "brief \\"7\\""'),
        (None, 'accepted S401 2025-03-14 None "brief \\"7\\""'),
    ],
)
def test_what_is_accepted(member: str | None, text: str) -> None:
    accepted = Accepted("S401", DAY, member, "journal/x.beancount:7", 'brief "7"')
    assert accepted_text(accepted) == text


def test_the_digest_of_a_month() -> None:
    listed = tuple(Fact("k", text, HERE) for text in ("b", "a"))
    by_first = Facts(Month(2025, 1), listed, (), FIRST)
    assert by_first.digest() == digest("a\nb")
    assert by_first._replace(rules=SECOND).digest() == digest("rules 2\na\nb")


def test_all_facts_of_a_month(tmp_path: Path) -> None:
    """Each kind once, as they come out of books; the law stands there as the close records it."""
    person = "person: vos\nturns_27: 2026-01-01"
    some = closing(
        tmp_path,
        hours("2025-03-14", "anna", 4.5),
        hours("2025-03-14", "bram", 1),
        earns("2025-03-14", "anna", 10),
        agreement=[version(premium="{per_hour: 1.00}")],
        members={"anna": f"{DECIDED}\n{person}", "bram": f"{BENEFIT}\n{person}"},
        law=law_yaml(premium_per_year=("2025-02-01", "1234.00")),
    )
    month = Month(2025, 3)
    found = facts_by_month(some.read, month)[month]
    decided = "2025-01-01/ known=2025-01-01"
    assert sorted(one.text for one in found.listed if one.key not in ("agreement", "coop")) == [
        "2025-03-14 * Assets:Bank 1000; Income:Verkoop -1000 anna:-1000",
        "2025-03-14 hours anna 450",
        "2025-03-14 hours bram 100",
        "allowance_per_month 2025-01-01 210.00",
        "allowance_per_year 2025-01-01 2100.00",
        (
            f"anna account=Anna member=True benefit=True premium={decided} premium:under-27"
            f" allowance={decided} allowance:under-27"
        ),
        "bram account=Bram member=True benefit=True premium:under-27 allowance:under-27 after=anna",
        "premium_per_year 2025-01-01 3263.00; 2025-02-01 1234.00",
        "under_27_allowance 2025-01-01 excluded",
        "under_27_premium 2025-01-01 wage-subsidy",
    ]
    assert found.marks().keys() == {
        "agreement",
        "coop",
        "day-2025-03-14",
        "law",
        "member-anna",
        "member-bram",
    }
