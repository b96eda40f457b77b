"""`result`: its tables for people, and its sheet."""

from collections.abc import Iterator

from socoledger.domain.member import COLLECTIVE
from socoledger.domain.result import CollectiveFigures, MemberFigures, ResultFigures, ResultTotal
from socoledger.write.headings import heading
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
    sums = (INCOME, EXPENSES, RESULT, CARRIED, *_reimbursed_column(answer))
    rows = [Row({ID: member.id, **dict.fromkeys(to), **_member(member)}) for member in members]
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
            tuple(_collective_items(answer.collective, words)),
        ),
    ]
    return tuple(table for table in tables if len(table.columns) > 1)


def _reimbursed_column(answer: ResultFigures) -> tuple[Column, ...]:
    """The column of reimbursements, only in books that have any."""
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


def _collective_items(figures: CollectiveFigures, words: Words) -> Iterator[Row]:
    """The coöperatie's own result, amount by amount."""
    yield item("income", figures.income_cents, words)
    yield item("expenses", figures.expenses_cents, words)
    yield item("article31", figures.article31_cents, words)
    yield item("from_members", figures.from_members_cents, words)
    yield item("from_leavers", figures.from_leavers_cents, words)
    yield item("absorbed", figures.absorbed_cents, words)
    if figures.grants_cents:
        yield item("grants", figures.grants_cents, words)
    yield item("result", figures.result_cents, words, kept=True)
    yield item("carried", figures.carried_cents, words)
    for to, cents in figures.distribution.items():
        yield Row({ITEM: words("to {to}", to=heading(to, words)), VALUE: cents})


def _sheet(answer: ResultFigures) -> Sheet:
    """One row per member and one for the coöperatie."""
    collective = answer.collective
    member_distributions = [member.distribution for member in answer.members]
    destinations = {
        to
        for distribution in (*member_distributions, collective.distribution)
        for to in distribution
    }
    columns = (
        *(KIND, WHO, INCOME, EXPENSES),
        *(ARTICLE31, FROM_MEMBERS, FROM_LEAVERS, ABSORBED, GRANTS),
        *(RESULT, CARRIED, *amounts(*sorted(destinations)), *_reimbursed_column(answer)),
    )
    collective_row: dict[Column, Value] = {
        KIND: COLLECTIVE,
        WHO: COLLECTIVE,
        INCOME: collective.income_cents,
        EXPENSES: collective.expenses_cents,
        ARTICLE31: collective.article31_cents,
        FROM_MEMBERS: collective.from_members_cents,
        FROM_LEAVERS: collective.from_leavers_cents,
        ABSORBED: collective.absorbed_cents,
        GRANTS: collective.grants_cents,
        RESULT: collective.result_cents,
        CARRIED: collective.carried_cents,
        **{Column(to): cents for to, cents in collective.distribution.items()},
    }
    members = ({KIND: "member", WHO: member.id, **_member(member)} for member in answer.members)
    return Sheet(columns, (*members, collective_row))


VIEW = View[ResultFigures, ResultTotal](_tables, _sheet, steps=lambda answer: answer.explanation)
