"""What becomes of each key of an answer in the total of several books. A new key fails here until
somebody decides: nothing is added up because it looks like a number.
"""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from socoledger.domain.article31 import PremiumFigures, PremiumTotal
from socoledger.domain.balance_sheet import BalanceSheet, BalanceSheetTotal
from socoledger.domain.bank_import import ImportAnswer
from socoledger.domain.bank_standing import BankAnswer
from socoledger.domain.budget import BudgetAnswer
from socoledger.domain.check import CheckAnswer
from socoledger.domain.contributions import ContributionsAnswer, ContributionsTotal
from socoledger.domain.diff import DiffAnswer
from socoledger.domain.evening import EveningAnswer
from socoledger.domain.goals import ReviewAnswer
from socoledger.domain.grants import GrantsAnswer, GrantsTotal
from socoledger.domain.hours_import import HoursAnswer
from socoledger.domain.impact import ImpactAnswer
from socoledger.domain.income_statement import IncomeStatement, IncomeStatementTotal
from socoledger.domain.law import LawAnswer
from socoledger.domain.ledger import AccountsAnswer, AccountsTotal, LedgerAnswer, LedgerTotal
from socoledger.domain.member_change import MemberAnswer
from socoledger.domain.merge_check import MergeAnswer
from socoledger.domain.municipality import ReturnFigures, ReturnTotal
from socoledger.domain.record import keys_of
from socoledger.domain.recording import AddAnswer
from socoledger.domain.result import ResultFigures, ResultTotal
from socoledger.domain.saving import SaveAnswer, SaveLogAnswer
from socoledger.domain.served_rules import RulesAnswer
from socoledger.domain.spaarpot import SpaarpotAnswer, SpaarpotTotal
from socoledger.domain.status import StatusAnswer
from socoledger.domain.timeline import TimelineAnswer
from socoledger.domain.trace import TraceAnswer
from socoledger.domain.trace_line import TraceLineAnswer
from socoledger.domain.units import UnitsFigures, UnitsTotal
from socoledger.domain.verify import VerifyAnswer
from tests.support.answers import RECORDS

pytestmark = pytest.mark.slow

AWARD = "earned awarded other above_maximum paid"

ADDED: dict[type, str] = {
    ResultFigures: (
        "members.income members.expenses members.result members.carried members.distribution"
        " members.reimbursed collective.income collective.expenses collective.article31"
        " collective.from_members collective.from_leavers collective.absorbed collective.grants"
        " collective.result collective.carried collective.distribution"
    ),
    SpaarpotAnswer: (
        "total.opening total.additions total.withdrawals total.leaving total.balance total.pending"
    ),
    AccountsAnswer: "total.assets total.liabilities total.equity total.income total.expenses",
    LedgerAnswer: "opening added taken_off closing",
    BalanceSheet: ("total.assets total.liabilities total.equity total.undistributed total.right"),
    IncomeStatement: " ".join(
        f"total.{sums}.{amount}"
        for sums in ("income", "grants", "expenses", "result")
        for amount in ("actual", "budget", "last_year")
    ),
    PremiumFigures: " ".join(
        [
            "members.premium.hours members.reimbursed",
            *(f"members.premium.{key}" for key in AWARD.split()),
            *(f"members.allowance.{key}" for key in AWARD.split()),
        ]
    ),
    ReturnFigures: (
        "members.result members.amount members.leaving collective.result collective.amount"
        " grants computed booked pending paid outstanding balance"
    ),
    ContributionsAnswer: (
        "partners.brought_in.capital partners.brought_in.gifts partners.brought_in.loans"
        " partners.brought_in.grants partners.brought_in.total partners.from_results"
        " partners.got_back.capital partners.got_back.gifts partners.got_back.loans"
        " partners.got_back.grants partners.got_back.returned partners.got_back.total"
        " partners.rest.capital partners.rest.gifts partners.rest.loans partners.rest.used"
        " partners.rest.kept partners.rest.left partners.rest.owed partners.rest.total"
    ),
    UnitsFigures: "total.income total.expenses total.result total.hours",
    GrantsAnswer: (
        "total.received total.spent total.exceeded total.left total.advanced total.returned"
        " total.kept total.repaid total.balance total.pending"
    ),
}
"""Amounts, hours and counts that are added up; those of a list, over all that is in it."""

SAME: dict[type, str] = {
    ResultFigures: "period",
    SpaarpotAnswer: "at",
    AccountsAnswer: "at",
    LedgerAnswer: "account period from to",
    BalanceSheet: "at",
    IncomeStatement: "period through",
    PremiumFigures: "year through",
    ReturnFigures: "year through final",
    ContributionsAnswer: "at partners.id partners.name",
    UnitsFigures: "period by share_by",
    GrantsAnswer: "at",
}
"""What is asked, and so the same for all; final if it is for all."""

LEFT_OUT: dict[type, str] = {
    ResultFigures: "schema members.id explanation",
    SpaarpotAnswer: "schema members.* movements.*",
    AccountsAnswer: "schema accounts.*",
    LedgerAnswer: "schema kind entries.*",
    BalanceSheet: "schema assets.* liabilities.* equity.* undistributed.*",
    IncomeStatement: "schema income.* grants.* expenses.* distribution.*",
    PremiumFigures: (
        "schema members.id members.premium.maximum members.premium.room"
        " members.premium.payments.* members.premium.payments_left members.allowance.maximum"
        " members.allowance.room explanation"
    ),
    ReturnFigures: "schema members.id explanation",
    ContributionsAnswer: "schema",
    UnitsFigures: "schema units.* shared.* without_unit.* members.* total.members",
    GrantsAnswer: "schema grants.*",
}
"""What says nothing of several books together: names, and what holds for one alone."""

OF_TOTAL: dict[type, tuple[type, str]] = {
    ResultFigures: (ResultTotal, "income expenses result eliminated eliminated_expenses"),
    SpaarpotAnswer: (SpaarpotTotal, ""),
    AccountsAnswer: (AccountsTotal, ""),
    LedgerAnswer: (LedgerTotal, ""),
    BalanceSheet: (BalanceSheetTotal, ""),
    IncomeStatement: (
        IncomeStatementTotal,
        "eliminated.* eliminated_expenses.* distribution",
    ),
    PremiumFigures: (PremiumTotal, "persons.*"),
    ReturnFigures: (ReturnTotal, ""),
    ContributionsAnswer: (ContributionsTotal, ""),
    UnitsFigures: (UnitsTotal, "eliminated eliminated_expenses"),
    GrantsAnswer: (GrantsTotal, ""),
}
"""The total of each, and what it says that no answer does."""

NO_TOTAL_OF_KEYS: dict[type, str] = {
    ImpactAnswer: "its total is counted anew over all persons, and is an impact itself",
    ReviewAnswer: "goals are of one coöperatie, and have no total",
    VerifyAnswer: "its total is a verdict",
    CheckAnswer: "the findings of all books stand in one list",
    LawAnswer: "the law is the same for all",
    StatusAnswer: "is asked of one coöperatie alone",
    BudgetAnswer: "a budget is one coöperatie's plan, and is asked of it alone",
    BankAnswer: "is asked of one coöperatie alone",
    RulesAnswer: "is asked of one coöperatie alone",
    ImportAnswer: "writes in the books of one coöperatie",
    EveningAnswer: "is asked of one coöperatie alone",
    AddAnswer: "writes in the books of one coöperatie",
    SaveAnswer: "keeps the books of one coöperatie",
    SaveLogAnswer: "is asked of one coöperatie alone",
    HoursAnswer: "writes in the books of one coöperatie",
    TraceAnswer: "is the tree under one figure of one coöperatie",
    TraceLineAnswer: "is asked of one line of one coöperatie",
    DiffAnswer: "compares two states of one coöperatie",
    MergeAnswer: "compares two branches of one coöperatie",
    TimelineAnswer: "each of the books tells what happened to a member in it",
    MemberAnswer: "writes in the books of one coöperatie",
}
"""Answers of which no key is added up, and why."""


def records_in(hint: Any) -> list[type]:
    """The records that a type is made of."""
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [each for inner in get_args(hint) for each in records_in(inner)]


def keys_in(declared: type) -> Iterator[str]:
    """Every key of a record that holds a value, with the keys that lead there."""
    hints = get_type_hints(declared, include_extras=True)
    for key in keys_of(declared):
        inner = records_in(hints[key.field])
        if not inner:
            yield key.key
        for each in inner:
            yield from (f"{key.key}.{further}" for further in keys_in(each))


def stands_in(key: str, listed: str) -> bool:
    return any(
        key == each or (each.endswith(".*") and key.startswith(each[:-1]))
        for each in listed.split()
    )


def test_it_is_decided_of_every_answer_of_the_domain() -> None:
    listed = [*ADDED, *NO_TOTAL_OF_KEYS]
    assert len(set(listed)) == len(listed)
    assert set(listed) == set(RECORDS.values())


@pytest.mark.parametrize("answer", ADDED)
def test_it_is_decided_what_becomes_of_each_key(answer: type) -> None:
    for key in keys_in(answer):
        kinds = [stands_in(key, listed[answer]) for listed in (ADDED, SAME, LEFT_OUT)]
        assert kinds.count(True) == 1, f"{key} of {answer.__name__}: added up, same or left out?"


@pytest.mark.parametrize("answer", ADDED)
def test_a_total_holds_what_was_decided(answer: type) -> None:
    total, own = OF_TOTAL[answer]
    decided = {each.removeprefix("total.") for each in (ADDED[answer] + " " + SAME[answer]).split()}
    others = {key for key in keys_in(total) if key not in decided}
    assert decided <= set(keys_in(total))
    assert all(stands_in(key, own) for key in others), others
