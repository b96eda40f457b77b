"""The totals of `result` and `return` follow from the table of facts by SQL, to the cent (SPEC 13).

The queries are those of docs/facts.md, asked of DuckDB over all examples in one go.
"""

import csv
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.answering import HERE, Scope
from socoledger.commands.context import Context, answered
from socoledger.commands.export_facts import Wishes, export_facts
from socoledger.commands.opened import OpenBooks, open_books
from socoledger.domain.exits import Answer
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import december, months
from socoledger.rules.history import History
from socoledger.rules.municipality import return_figures
from socoledger.rules.result import result_figures
from tests.support.asking import TODAY, ask, shape_of
from tests.support.facts_page import queries
from tests.support.figure_commands import BOOKS
from tests.support.paths import EXAMPLES
from tests.support.small_books import (
    Books,
    booked,
    books,
    closed,
    closing,
    earns,
    hours,
    paid,
    refunded,
)
from tests.support.umbrellas import cents

ONS = EXAMPLES / "ons"
KEY = "a6c19f2be07d4835" * 4
INSTALL = "without duckdb nothing asks the facts in SQL; make test installs it: pip install duckdb"
Row = tuple[Any, ...]
Exported = tuple[Path, dict[str, OpenBooks]]
"""The folder of tables, and the books that are in them."""


def _context(root: Path, folder: Path | None = None) -> Context:
    return Context(folder=folder or root, today=TODAY, books=root, language="en")


def _export(context: Context, wishes: Wishes, scope: Scope = HERE) -> Answer:
    return answered(lambda: export_facts(context, wishes, scope))


class Engine:
    """DuckDB with a view of facts, as the page makes it; `files` is a path or a pattern."""

    def __init__(self, form: str, files: Path) -> None:
        duckdb = pytest.importorskip("duckdb", reason=INSTALL)
        self._connection = duckdb.connect()
        view = queries()[f"duckdb {form}"]
        self._connection.execute(view.replace(f"facts.{form}", str(files)))

    def rows(self, sql: str) -> list[Row]:
        found: list[Row] = self._connection.execute(sql).fetchall()
        return found

    def asked(self, query: str) -> list[Row]:
        """What a query of the page answers."""
        return self.rows(queries()[query])


# -- the same totals, over all examples ---------------------------------------------------------


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, examples_read_once: None) -> Exported:
    """The tables of all examples in one folder, in both forms, and the examples by folder."""
    assert examples_read_once is None
    folder, opened = tmp_path_factory.mktemp("facts"), {}
    for root in BOOKS:
        wishes = Wishes(Path(f"{root.name}.csv"), Path(f"{root.name}.parquet"))
        ended = _export(_context(root, folder), wishes)
        assert ended.exit == 0, ended.messages
        opened[root.name] = open_books(_context(root))
    assert len(opened) == len(BOOKS)
    return folder, opened


@pytest.fixture(scope="module", params=["parquet", "csv"])
def engine(request: pytest.FixtureRequest, exported: Exported) -> Engine:
    return Engine(request.param, exported[0] / f"*.{request.param}")


@pytest.fixture(scope="module")
def pasts(exported: Exported) -> dict[str, History]:
    """All months of each example, by its folder."""
    return {name: opened.history(opened.last_month()) for name, opened in exported[1].items()}


def _expected_results(name: str, past: History) -> dict[Row, Row]:
    """What `result` says of each member and of the coöperatie in each month; zeros left out."""
    found: dict[Row, Row] = {}
    for month in months(past.books.coop.first_month, past.last):
        figures = result_figures(past, month, month)
        own = figures.collective
        sums = {one.id: (one.income_cents, one.expenses_cents) for one in figures.members}
        sums[COLLECTIVE] = (own.income_cents, own.expenses_cents)
        for who, (income, expenses) in sums.items():
            key = (past.books.coop.name, name, str(month), who)
            found[key] = (income, expenses, income - expenses)
    return {key: amounts for key, amounts in found.items() if any(amounts)}


@pytest.mark.slow
def test_results_of_members_and_months(engine: Engine, pasts: dict[str, History]) -> None:
    asked = {tuple(row[:4]): tuple(row[4:]) for row in engine.asked("result") if any(row[4:])}
    expected: dict[Row, Row] = {}
    for name, past in pasts.items():
        expected |= _expected_results(name, past)
    assert asked == expected
    assert len(expected) > 500


@pytest.mark.slow
def test_results_of_a_year_are_those_that_the_command_shows(engine: Engine) -> None:
    rows = engine.asked("result")
    shown = shape_of(ask(_context(EXAMPLES / "scharrel"), "result", "2025"))
    of_all = {member["id"]: member for member in shown["members"]}
    for who, of_one in {**of_all, COLLECTIVE: shown["collective"]}.items():
        own = [row for row in rows if row[1] == "scharrel" and row[3] == who and "2025" in row[2]]
        assert sum(row[4] for row in own) == cents(of_one["income"])
        assert sum(row[5] for row in own) == cents(of_one["expenses"])


@pytest.mark.slow
def test_costs_of_article_31_in_closed_months(engine: Engine, pasts: dict[str, History]) -> None:
    asked = {(row[1], row[2]): row[3] for row in engine.asked("article31")}
    compared = 0
    for name, past in pasts.items():
        closed = past.books.journal.closed
        for month in months(past.books.coop.first_month, past.last):
            if str(month) not in closed:
                continue
            expected = result_figures(past, month, month).collective.article31_cents
            assert asked.get((name, str(month)), 0) == expected, (name, month)
            compared += bool(expected)
    assert compared > 20


@pytest.mark.slow
def test_returns_of_years(engine: Engine, exported: Exported, pasts: dict[str, History]) -> None:
    asked = {(row[1], row[2]): tuple(row[3:]) for row in engine.asked("return")}
    compared = 0
    for name, opened in exported[1].items():
        for year in opened.reach.years:
            if year < opened.books.coop.first_month.year:
                continue
            through = min(december(year), opened.last_month())
            figures = return_figures(pasts[name], year, through)
            expected = (
                figures.booked_cents,
                figures.paid_cents,
                figures.outstanding_cents,
                figures.balance_cents,
            )
            assert asked[name, year] == expected, (name, year)
            compared += any(expected)
    assert compared > 2


@pytest.mark.slow
def test_hours_are_those_of_premium(engine: Engine) -> None:
    shown = shape_of(ask(_context(ONS / "land"), "premium", "2025"))
    asked: dict[str, int] = dict(
        engine.rows(
            "SELECT member, SUM(hours_hundredths) FROM facts"
            " WHERE kind = 'hours' AND book = 'land' AND year = 2025 GROUP BY member"
        )
    )
    expected = {one["id"]: cents(one["premium"]["hours"]) for one in shown["members"]}
    assert asked == {id_: number for id_, number in expected.items() if number}


def test_payments_for_other_years_refunds_and_what_was_owed_before(tmp_path: Path) -> None:
    """A year is the one that a payment is for, and a balance that of its last day."""
    gemeente = "Liabilities:Gemeente"
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", gemeente, 80),
        earns("2024-12-30", "anna", 70),
        paid("2025-01-20", "Gemeente", 30, for_="2025"),
        refunded("2025-02-20", "Gemeente", 4.5),
        booked("2025-03-20", gemeente, "Equity:Opening", 3),
        paid("2026-02-01", "Gemeente", 12.34, for_="2025"),
        paid("2026-02-02", "Gemeente", 1, for_="2026"),
        closes={
            period: closed(period, closing(day, period, "Expenses:Verdeling", gemeente, amount))
            for period, day, amount in (
                ("2025-01", "2025-01-31", 200),
                ("2025", "2025-12-31", 17.5),
                ("2026-01", "2026-01-31", 9),
            )
        },
    )
    assert _exported(some, Wishes(csv=Path("facts.csv"))).exit == 0
    asked: dict[int, Row] = {
        row[2]: row[3:] for row in Engine("csv", tmp_path / "facts.csv").asked("return")
    }
    keys = ("booked", "paid", "outstanding", "balance")
    for year in (2025, 2026):
        shown = some.returned(year)
        assert asked[year] == tuple(cents(shown[key]) for key in keys), year
    assert asked[2025] == (21750, 3784, 17966, 26900)
    assert asked[2024] == (0, 0, 0, 8000)


@pytest.mark.slow
@pytest.mark.usefixtures("examples_read_once")
def test_the_total_of_an_umbrella_with_hashes(tmp_path: Path) -> None:
    """Who is who is hidden; sums are the same, without what the books dealt with each other."""
    (tmp_path / "key").write_text(KEY)
    wishes = Wishes(parquet=Path("ons.parquet"), key=Path("key"))
    scope = Scope(umbrella=ONS)
    context = Context(folder=tmp_path, today=TODAY, language="en")
    assert _export(context, wishes, scope).exit == 0
    engine = Engine("parquet", tmp_path / "ons.parquet")
    total = shape_of(ask(context, "result", "2025", scope=scope))["total"]
    assert cents(total["eliminated"])
    expected = tuple(cents(total[key]) for key in ("income", "expenses", "result"))
    assert [tuple(row[1:]) for row in engine.asked("total") if row[0] == 2025] == [expected]
    shown = shape_of(ask(context, "return", "2025", scope=scope))["total"]
    returned = [row[3:] for row in engine.asked("return") if row[2] == 2025]
    keys = ("booked", "paid", "outstanding", "balance")
    assert [sum(row[place] for row in returned) for place in range(4)] == [
        cents(shown[key]) for key in keys
    ]


# -- what is written, and what is not -----------------------------------------------------------


def _exported(some: Books, wishes: Wishes, scope: Scope = HERE) -> Answer:
    """The answer for small books, as asked in the folder beside theirs."""
    return _export(_context(some.root, some.root.parent), wishes, scope)


def _some(tmp_path: Path) -> Books:
    return books(tmp_path, earns("2025-01-15", "anna", 12.34), hours("2025-02-15", "bram", 1.5))


def test_without_a_file_the_csv_is_shown(tmp_path: Path) -> None:
    ended = _exported(_some(tmp_path), Wishes())
    lines = ended.output.split("\r\n")
    assert (ended.exit, ended.messages, lines[4]) == (0, (), "")
    assert lines[0].startswith("book,cooperative,date,month,")
    assert "2025-01-15,2025-01,2025,cash,Income:Verkoop,income,income,anna,-1234,,," in lines[2]
    assert "2025-02-15,2025-02,2025,hours,,,,bram,,150,,," in lines[3]


def test_as_at_a_day(tmp_path: Path) -> None:
    ended = _exported(_some(tmp_path), Wishes(), Scope(at="2025-01-31"))
    assert "2025-01-15" in ended.output
    assert "2025-02-15" not in ended.output


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_table_of_ours_is_written_anew_and_nothing_else(tmp_path: Path, form: str) -> None:
    some, file = _some(tmp_path), tmp_path / f"facts.{form}"
    name = Path(file.name)
    wishes = Wishes(csv=name) if form == "csv" else Wishes(parquet=name)
    assert _exported(some, wishes).exit == 0
    first = file.read_bytes()
    assert _exported(some, wishes).exit == 0
    assert file.read_bytes() == first
    file.write_text("a list of my own\n")
    refused = _exported(some, wishes)
    assert refused.exit == 4
    assert file.name in refused.messages[0]
    assert file.read_text() == "a list of my own\n"
    assert _exported(some, wishes._replace(force=True)).exit == 0
    assert file.read_bytes() == first


def test_all_files_or_none(tmp_path: Path) -> None:
    some = _some(tmp_path)
    (tmp_path / "folder").mkdir()
    assert _exported(some, Wishes(Path("facts.csv"), Path("folder"))).exit == 4
    assert _exported(some, Wishes(Path("facts.csv"), Path("./facts.csv"))).exit == 2
    assert not (tmp_path / "facts.csv").exists()


def test_without_pyarrow_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "socoledger.write.fact_parquet", raising=False)
    ended = _exported(_some(tmp_path), Wishes(parquet=Path("facts.parquet")))
    assert ended.exit == 2
    assert 'pip install "socoledger[parquet]"' in ended.messages[0]
    assert not (tmp_path / "facts.parquet").exists()


def test_books_with_errors_are_as_for_figures(tmp_path: Path) -> None:
    wishes = Wishes(csv=Path("facts.csv"))
    wrong = books(tmp_path, earns("2025-01-15", "anne", 5))
    assert _exported(wrong, wishes).exit == 1
    unreadable = books(tmp_path, "2025-01-15 opn Assets:Bank", root="others")
    assert _exported(unreadable, wishes).exit == 3
    assert _exported(books(tmp_path, root="empty"), wishes).exit == 5
    assert not (tmp_path / "facts.csv").exists()


def test_numbers_that_may_be_a_bsn_are_hidden(tmp_path: Path) -> None:
    text = '2025-02-15 custom "hours" "bram" 1.5 "for 111222333"\n'
    ended = _exported(books(tmp_path, text), Wishes())
    assert "111222333" not in ended.output
    assert "*********" in ended.output


def test_a_key_that_lies_among_the_books_is_refused(tmp_path: Path) -> None:
    some = _some(tmp_path)
    (some.root / "key").write_text(KEY)
    ended = _exported(some, Wishes(key=some.root / "key"))
    assert (ended.exit, ended.output) == (2, "")
    assert "books" in ended.messages[0]


@pytest.mark.slow
@pytest.mark.usefixtures("examples_read_once")
@pytest.mark.parametrize("name", ["scharrel", "soco-aanz", "wijkhuis"])
def test_with_a_key_no_cell_names_a_member(tmp_path: Path, name: str) -> None:
    (tmp_path / "key").write_text(KEY)
    context = _context(EXAMPLES / name, tmp_path)
    named, hashed = (
        [*csv.DictReader(_export(context, Wishes(key=key)).output.splitlines())]
        for key in (None, Path("key"))
    )
    members = open_books(context).books.members
    names = {text.casefold() for one in members for text in (one.id, one.name, one.account)}
    for row in hashed:
        words = {word for cell in row.values() for word in re.split(r"\W", cell.casefold())}
        assert not words & names, row
    of_whom = dict(zip(*([row["member"] for row in rows] for rows in (named, hashed)), strict=True))
    assert of_whom.pop("collective") == "collective"
    assert of_whom.pop("") == ""
    assert len(set(of_whom.values())) == len(of_whom) > 5
    same = ("date", "cents", "hours_hundredths", "role", "kind", "line", "for_year", "close")
    assert [[row[key] for key in same] for row in hashed] == [
        [row[key] for key in same] for row in named
    ]
