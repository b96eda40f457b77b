"""What is offered, known and good to know at each question (SPEC 11)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socoledger.domain.recording import Fact, Field, Kind
from socoledger.rules.recording.filled import filled
from socoledger.rules.recording.ground import Ground
from socoledger.rules.recording.rows import Need, Row
from socoledger.rules.recording.table import TABLE
from socoledger.write.words import Words
from tests.support.small_books import DECIDED, booked, books, earns, hours

SAVED = booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 300)
OWED = booked("2024-12-31", "Equity:Opening", "Liabilities:Premie:Anna", 90)
GRANTS = """\
grants:
  - {id: hulp, giver: municipality, reference: B1, from: 2025-01-01, to: 2025-03-31,
     amount: 900.00, repay: true}
"""
DAY = date(2025, 3, 20)


def _ground(tmp_path: Path, *journal: str, **more: Any) -> Ground:
    more = {"members": {"anna": DECIDED, "bram": "left: 2025-02-28\noutcome: work"}, **more}
    return Ground(books(tmp_path, SAVED, OWED, *journal, **more).read, DAY)


def _row(kind: Kind, field: Field) -> Row:
    (row,) = (row for row in TABLE[kind] if row.field is field)
    return row


def _beside(ground: Ground, fact: Fact, field: Field) -> list[str]:
    row, words = _row(fact.kind, field), Words("en")
    return [words("{said}", said=said) for said in row.beside(ground, fact)]


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_asks_a_thing_once(kind: Kind) -> None:
    fields = [row.field for row in TABLE[kind]]
    assert len(fields) == len({*fields})
    assert {Field.DAY, Field.AMOUNT} <= {*fields}


def test_only_what_fits_is_offered(tmp_path: Path) -> None:
    ground = _ground(tmp_path, "2010-01-01 open Assets:Kas EUR\n", earns("2025-03-02", "anna", 5))
    spend = Fact(Kind.SPEND, DAY, member="anna")
    for kind, field, fact, offered in (
        (Kind.INCOME, Field.MEMBER, Fact(Kind.INCOME, DAY), ["anna", "collective"]),
        (
            Kind.INCOME,
            Field.MEMBER,
            Fact(Kind.INCOME, date(2025, 2, 1)),
            ["anna", "bram", "collective"],
        ),
        (Kind.INCOME, Field.ACCOUNT, Fact(Kind.INCOME, DAY), ["Income:Verkoop"]),
        (Kind.COST, Field.ACCOUNT, Fact(Kind.COST, DAY), ["Expenses:Inkoop"]),
        (Kind.COST, Field.SOURCE, Fact(Kind.COST, DAY), ["Assets:Bank", "Assets:Kas"]),
        (Kind.TRANSFER, Field.TO, Fact(Kind.TRANSFER, DAY, source="Assets:Bank"), ["Assets:Kas"]),
        (Kind.SPEND, Field.PURPOSE, spend, ["course", "business", "private"]),
        (
            Kind.SPEND,
            Field.PURPOSE,
            Fact(Kind.SPEND, DAY, member="bram"),
            ["course", "business", "private", "payout"],
        ),
        (Kind.AWARD, Field.WHAT, Fact(Kind.AWARD, DAY), ["premium", "allowance"]),
        (Kind.OPENING, Field.AGAINST, Fact(Kind.OPENING, DAY), ["Equity:Opening"]),
    ):
        assert [*_row(kind, field).choices(ground, fact)] == offered, (kind, field)


def test_approval_is_asked_where_the_purpose_asks_it(tmp_path: Path) -> None:
    ground, row = _ground(tmp_path), _row(Kind.SPEND, Field.APPROVAL)
    for purpose, need in (("private", Need.NEEDED), ("course", Need.OPTIONAL)):
        assert row.need(ground, Fact(Kind.SPEND, DAY, purpose=purpose)) is need


def test_what_stands_beside_the_amount(tmp_path: Path) -> None:
    ground = _ground(tmp_path, hours("2025-01-05", "anna", 10), files={"grants.yaml": GRANTS})
    spend = Fact(Kind.SPEND, DAY, member="anna")
    assert _beside(ground, spend, Field.AMOUNT) == ["in the spaarpot: €300.00"]
    pay = Fact(Kind.PAY, DAY, member="anna", what="premium")
    assert _beside(ground, pay, Field.AMOUNT) == [
        "there is to be paid: €90.00",
        "room under art. 31 this year: €2,400.00",
        "payments that are left this year: 2",
    ]
    award = Fact(Kind.AWARD, DAY, member="anna", what="allowance", source="cooperative")
    assert _beside(ground, award, Field.AMOUNT) == ["room under art. 31 this year: €1,500.00"]
    grant = Fact(Kind.GRANT, DAY, grant="hulp")
    assert _beside(ground, grant, Field.AMOUNT)[0] == "granted: €900.00"
    assert _row(Kind.GRANT, Field.AMOUNT).suggested(ground, grant) == "900.00"
    assert _row(Kind.PAY, Field.AMOUNT).suggested(ground, pay) == "90.00"


def test_what_cannot_be_computed_is_not_told(tmp_path: Path) -> None:
    ground = _ground(tmp_path)
    early = Fact(Kind.AWARD, date(2024, 12, 1), member="anna", what="allowance", source="x")
    assert _beside(ground, early, Field.AMOUNT) == []
    unknown = Ground(ground.books, DAY, has_figures=False)
    assert _beside(unknown, Fact(Kind.PAY, DAY, member="anna", what="allowance"), Field.AMOUNT) == [
        "there is to be paid: €0.00"
    ]


def test_what_is_owed_alone_is_what_is_paid(tmp_path: Path) -> None:
    found = filled(_ground(tmp_path), Kind.PAY, {Field.MEMBER: "anna", Field.AMOUNT: "5"})
    assert (found.fact.what, found.is_whole) == ("premium", True)
    asked = filled(_ground(tmp_path / "b"), Kind.PAY, {Field.MEMBER: "bram", Field.AMOUNT: "5"})
    assert [row.field for row in asked.missing] == [Field.WHAT]
    returned = filled(_ground(tmp_path / "c"), Kind.PAY, {Field.YEAR: "2024", Field.AMOUNT: "5"})
    assert (returned.fact.what, returned.fact.member) == ("municipality", "")


def test_whose_it_was_last_time_is_a_guess_and_no_answer(tmp_path: Path) -> None:
    last = '2025-03-01 * "Wijk" "x" #member-anna\n  Assets:Bank  5 EUR\n  Income:Verkoop\n'
    ground, row = _ground(tmp_path, last), _row(Kind.INCOME, Field.MEMBER)
    assert row.suggested(ground, Fact(Kind.INCOME, DAY, payee="wijk")) == "anna"
    found = filled(ground, Kind.INCOME, {Field.PAYEE: "wijk", Field.AMOUNT: "5"})
    assert [row.field for row in found.missing] == [Field.MEMBER]
