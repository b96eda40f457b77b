"""`return`: its tables for people, and its sheet."""

from collections.abc import Iterator

from socoledger.domain.member import COLLECTIVE
from socoledger.domain.municipality import (
    CollectiveReturn,
    MemberReturn,
    ReturnFigures,
    ReturnTotal,
)
from socoledger.write.layout import (
    ID,
    ITEMS,
    KIND,
    WHO,
    Column,
    Row,
    Sheet,
    Table,
    Value,
    View,
    amounts,
    item,
)
from socoledger.write.words import Words

_RESULTS = RESULT, AMOUNT, LEAVING = amounts("result", "amount", "leaving")
_ACCOUNT = GRANTS, COMPUTED, BOOKED, PENDING, PAID, OUTSTANDING, BALANCE = amounts(
    "grants", "computed", "booked", "pending", "paid", "outstanding", "balance"
)


def _tables(answer: ReturnFigures, words: Words) -> tuple[Table, ...]:
    """Per member and for the coöperatie, and the account with the gemeente."""
    title = words(
        "Return to the gemeente, {year} through {month} ({state})",
        year=str(answer.year),
        month=str(answer.through),
        state=words("final") if answer.final else words("provisional"),
    )
    rows = [Row({ID: member.id, **_member(member)}) for member in answer.members]
    collective_row = Row({ID: words("coöperatie"), **_collective(answer.collective)})
    account = Table(words("The account"), ITEMS, tuple(_items(answer, words)))
    return Table(title, (ID, *_RESULTS), (*rows, collective_row)), account


def _member(figures: MemberReturn) -> dict[Column, Value]:
    return {
        RESULT: figures.result_cents,
        AMOUNT: figures.amount_cents,
        LEAVING: figures.leaving_cents,
    }


def _collective(figures: CollectiveReturn) -> dict[Column, Value]:
    return {RESULT: figures.result_cents, AMOUNT: figures.amount_cents, LEAVING: None}


def _items(answer: ReturnFigures, words: Words) -> Iterator[Row]:
    if answer.grants_cents:
        yield item("grants", answer.grants_cents, words)
    yield item("computed", answer.computed_cents, words, kept=True)
    yield item("booked", answer.booked_cents, words)
    yield item("pending", answer.pending_cents, words)
    yield item("paid", answer.paid_cents, words)
    yield item("outstanding", answer.outstanding_cents, words, kept=True)
    yield item("balance", answer.balance_cents, words, kept=True)


def _sheet(answer: ReturnFigures) -> Sheet:
    """One row per member, one for the coöperatie, one with the account."""
    account: dict[Column, Value] = {
        KIND: "total",
        GRANTS: answer.grants_cents,
        COMPUTED: answer.computed_cents,
        BOOKED: answer.booked_cents,
        PENDING: answer.pending_cents,
        PAID: answer.paid_cents,
        OUTSTANDING: answer.outstanding_cents,
        BALANCE: answer.balance_cents,
    }
    collective_row = {KIND: COLLECTIVE, WHO: COLLECTIVE, **_collective(answer.collective)}
    members = ({KIND: "member", WHO: member.id, **_member(member)} for member in answer.members)
    return Sheet((KIND, WHO, *_RESULTS, *_ACCOUNT), (*members, collective_row, account))


VIEW = View[ReturnFigures, ReturnTotal](_tables, _sheet, steps=lambda answer: answer.explanation)
