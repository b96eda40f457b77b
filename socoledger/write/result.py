"""`result`: its tables for people, and its sheet."""

from collections.abc import Iterator

from socoledger.domain.member import COLLECTIVE
from socoledger.domain.result import CollectiveFigures, MemberFigures, ResultFigures, ResultTotal
from socoledger.write.layout import (
    ID,
    ITEM,
    ITEMS,
    KIND,
    VALUE,
    WHO,
    Column,
    Row,
    Sheet,
    Table,
    Value,
    View,
    amounts,
    heading,
    item,
    total_of,
)
from socoledger.write.words import Words

INCOME, EXPENSES, RESULT, CARRIED = amounts("income", "expenses", "result", "carried")
ARTICLE31, FROM_MEMBERS, FROM_LEAVERS = amounts("article31", "from_members", "from_leavers")
ABSORBED, GRANTS, REIMBURSED = amounts("absorbed", "grants", "reimbursed")


def _tables(answer: ResultFigures, words: Words) -> tuple[Table, ...]:
    """Members' results, how they are distributed, and the coöperatie's own result."""
    period, members = str(answer.period), answer.members
    to = amounts(*members[0].distribution) if members else ()
    sums = (INCOME, EXPENSES, RESULT, CARRIED, *_paid_back(answer))
    rows = [Row({ID: one.id, **dict.fromkeys(to), **_member(one)}) for one in members]
    tables = [
        Table(
            words("Results of members, {period}", period=period),
            (ID, *sums),
            (*rows, total_of(rows, (ID, *sums), words("total"))),
            total=True,
        ),
        Table(
            words("Distribution of members' results, {period}", period=period),
            (ID, *to),
            (*rows, total_of(rows, (ID, *to), words("total"))),
            total=True,
        ),
        Table(
            words("The coöperatie itself, {period}", period=period),
            ITEMS,
            tuple(_own(answer.collective, words)),
        ),
    ]
    return tuple(table for table in tables if len(table.columns) > 1)


def _paid_back(answer: ResultFigures) -> tuple[Column, ...]:
    """A column that is there only in books that pay back costs against receipts."""
    is_there = any(member.reimbursed_cents is not None for member in answer.members)
    return (REIMBURSED,) if is_there else ()


def _member(member: MemberFigures) -> dict[Column, Value]:
    return {
        INCOME: member.income_cents,
        EXPENSES: member.expenses_cents,
        RESULT: member.result_cents,
        CARRIED: member.carried_cents,
        REIMBURSED: member.reimbursed_cents,
        **{Column(to): cents for to, cents in member.distribution.items()},
    }


def _own(own: CollectiveFigures, words: Words) -> Iterator[Row]:
    """The coöperatie's own result, amount by amount."""
    yield item("income", own.income_cents, words)
    yield item("expenses", own.expenses_cents, words)
    yield item("article31", own.article31_cents, words)
    yield item("from_members", own.from_members_cents, words)
    yield item("from_leavers", own.from_leavers_cents, words)
    yield item("absorbed", own.absorbed_cents, words)
    if own.grants_cents:
        yield item("grants", own.grants_cents, words)
    yield item("result", own.result_cents, words, kept=True)
    yield item("carried", own.carried_cents, words)
    for to, cents in own.distribution.items():
        yield Row({ITEM: words("to {to}", to=heading(to, words)), VALUE: cents})


def _sheet(answer: ResultFigures) -> Sheet:
    """One row per member and one for the coöperatie."""
    own = answer.collective
    of_members = [member.distribution for member in answer.members]
    named = {to for distribution in (*of_members, own.distribution) for to in distribution}
    columns = (
        *(KIND, WHO, INCOME, EXPENSES),
        *(ARTICLE31, FROM_MEMBERS, FROM_LEAVERS, ABSORBED, GRANTS),
        *(RESULT, CARRIED, *amounts(*sorted(named)), *_paid_back(answer)),
    )
    of_own: dict[Column, Value] = {
        KIND: COLLECTIVE,
        WHO: COLLECTIVE,
        INCOME: own.income_cents,
        EXPENSES: own.expenses_cents,
        ARTICLE31: own.article31_cents,
        FROM_MEMBERS: own.from_members_cents,
        FROM_LEAVERS: own.from_leavers_cents,
        ABSORBED: own.absorbed_cents,
        GRANTS: own.grants_cents,
        RESULT: own.result_cents,
        CARRIED: own.carried_cents,
        **{Column(to): cents for to, cents in own.distribution.items()},
    }
    members = ({KIND: "member", WHO: one.id, **_member(one)} for one in answer.members)
    return Sheet(columns, (*members, of_own))


VIEW = View[ResultFigures, ResultTotal](_tables, _sheet, steps=lambda answer: answer.explanation)
