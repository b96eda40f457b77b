"""A row for each owner's share of a posting and for each entry of hours."""

from pathlib import Path

from socoledger.domain.fact_table import COLUMNS, FactRow
from socoledger.domain.findings import Place
from socoledger.rules.fact_table import fact_rows
from tests.support.small_books import Books, booked, books, closed, closing, earns, hours, paid


def _rows(some: Books, *agreed: Place) -> list[FactRow]:
    return [*fact_rows("land", some.read, agreed)]


def test_a_shared_posting_has_a_row_for_each_owner(tmp_path: Path) -> None:
    line = booked("2025-01-15", "Assets:Bank", "Income:Verkoop", 10, members="anna 2, bram")
    rows = _rows(books(tmp_path, line))
    assert [(row.account, row.member, row.cents) for row in rows] == [
        ("Assets:Bank", None, 1000),
        ("Income:Verkoop", "anna", -667),
        ("Income:Verkoop", "bram", -333),
    ]
    assert len({row.line for row in rows[1:]}) == 1


def test_who_booked_it(tmp_path: Path) -> None:
    month = closed(
        "2025-01",
        closing("2025-01-31", "2025-01", "Expenses:Verdeling", "Liabilities:Spaarpot:Anna", 5),
        closing(
            "2025-01-31",
            "2025-01",
            "Liabilities:Spaarpot:Bram",
            "Liabilities:Gemeente",
            4,
            leaving=True,
        ),
    )
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 40),
        paid("2025-02-01", "Spaarpot:Anna", 7, purpose="course"),
        booked(
            "2025-02-02",
            "Liabilities:Spaarpot:Anna",
            "Liabilities:Premie:Anna",
            2,
            purpose="premium",
        ),
        hours("2025-02-03", "bram", 2.25),
        closes={"2025-01": month},
    )
    of_members = [row for row in _rows(some) if row.member]
    assert [(row.kind, row.role, row.member, row.cents, row.counted) for row in of_members] == [
        ("opening", "spaarpot", "anna", -4000, False),
        ("close", "spaarpot", "anna", -500, True),
        ("leaving", "spaarpot", "bram", 400, True),
        ("cash", "spaarpot", "anna", 700, True),
        ("other", "spaarpot", "anna", 200, True),
        ("other", "premium", "anna", -200, True),
        ("hours", None, "bram", None, True),
    ]
    assert [row.close for row in of_members] == [None, "2025-01", "2025-01", *[None] * 4]
    purposes = [(row.role, row.purpose) for row in _rows(some) if row.purpose is not None]
    assert purposes == [("spaarpot", "course"), ("spaarpot", "premium")]
    assert of_members[-1].hours_hundredths == 225
    assert [row.for_year for row in _rows(some) if row.role == "municipality"] == [2025]


def test_a_row_says_where_it_stands(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-15", "anna", 5), hours("2025-01-16", "anna", 1))
    lines = (some.root / "journal/main.beancount").read_text(encoding="utf-8").splitlines()
    for row in _rows(some):
        assert (row.book, row.file) == ("land", "journal/main.beancount")
        assert (row.account or '"hours"') in lines[row.line - 1]


def test_what_totals_leave_out(tmp_path: Path) -> None:
    dealing = booked(
        "2025-01-15",
        "Assets:Bank",
        "Income:Verkoop",
        5,
        "^f1",
        member="collective",
        with_="atelier",
    )
    some = books(tmp_path, dealing, earns("2025-01-16", "anna", 5))
    (first, _) = some.read.journal.transactions
    place = Place(f"land/{first.file}", first.line)
    assert [row.eliminated for row in _rows(some, place)] == [True, True, False, False]
    assert not any(row.eliminated for row in _rows(some))


def test_each_column_is_declared() -> None:
    assert tuple(column.name for column in COLUMNS) == FactRow._fields
    assert all(column.meaning.endswith(".") for column in COLUMNS)
