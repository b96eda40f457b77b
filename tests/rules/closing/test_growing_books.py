"""Books that grow into what is new: units where hours are closed already, root accounts of another
language, money that changes its form, a return that is paid after new year.
"""

from pathlib import Path

import pytest

from tests.support.closing import MAIN, closing
from tests.support.contributions import account, brings, with_accounts
from tests.support.small_books import (
    ALL_TO_MUNICIPALITY,
    booked,
    books,
    earns,
    hours,
    paid,
    version,
)

pytestmark = pytest.mark.slow

WORDS = '2025-01-10 custom "hours" "anna" 4 "tuin schoffelen"'
UNITS = "units: [{id: tuin, name: Tuin}]\n"


def test_hours_of_closed_months_keep_their_words_when_units_come(tmp_path: Path) -> None:
    some = closing(tmp_path, WORDS, earns("2025-01-12", "anna", 10)).close("2025-01")
    coop = some.root / "coop.yaml"
    coop.write_text(coop.read_text("utf-8") + UNITS, "utf-8")
    assert some.codes() == []
    assert some.differs() == []
    by_unit = some.shape("result", "2025-01", by="unit")
    assert by_unit["units"][0]["hours"] == "0.00"
    assert by_unit["without_unit"]["hours"] == "4.00"


def test_hours_of_open_months_are_for_a_unit(tmp_path: Path) -> None:
    some = closing(tmp_path, WORDS).close("2025-01")
    coop, main = some.root / "coop.yaml", some.root / MAIN
    coop.write_text(coop.read_text("utf-8") + UNITS, "utf-8")
    main.write_text(f"{main.read_text('utf-8')}\n{WORDS.replace('2025-01', '2025-02')}\n", "utf-8")
    assert some.codes() == ["S222"]


def test_metadata_says_the_unit_of_hours_too(tmp_path: Path) -> None:
    line = hours("2025-01-10", "anna", 4).rstrip() + '\n  unit: "tuin"'
    some = books(tmp_path, line, coop_extra=UNITS)
    assert some.shape("result", "2025-01", by="unit")["units"][0]["hours"] == "4.00"


ROOTS = """
option "name_liabilities" "Schuld"
option "name_equity" "Vermogen"
option "name_expenses" "Kosten"
2010-01-01 open Assets:Kas
2010-01-01 open Schuld:Subsidie:Coach
2010-01-01 open Vermogen:Inbreng:Gemeente
2025-01-05 * "Subsidie"
  Assets:Kas               100.00 EUR
  Schuld:Subsidie:Coach   -100.00 EUR
2025-01-06 * "Inleg"
  Assets:Kas                25.00 EUR
  Vermogen:Inbreng:Gemeente
"""
RENAMED = """accounts:
  spaarpot: Schuld:Spaarpot
  premium: Schuld:Premie
  allowance: Schuld:Vergoeding
  municipality: Schuld:Gemeente
  funds: Schuld:Fonds
  reserve: Vermogen:Reserve
  distribution: Kosten:Verdeling
  article31: Kosten:Artikel31
"""
GRANT = (
    "grants: [{id: coach, giver: municipality, from: 2025-01-01, to: 2025-01-31, amount: 100.00}]"
)


def test_grants_and_contributions_lie_under_roots_of_another_name(tmp_path: Path) -> None:
    some = closing(tmp_path, coop_extra=RENAMED, files={"grants.yaml": GRANT, MAIN: ROOTS})
    main = some.root / MAIN
    main.write_text(f'{ROOTS}include "../closes/*.beancount"\n', "utf-8")
    found = some.shape("grants")["grants"][0]
    assert (found["received"], found["returned"]) == ("100.00", "100.00")
    partner = some.shape("contributions")["partners"][0]
    assert partner["brought_in"]["capital"] == "25.00"
    assert some.close("2025-01").differs() == []


def test_a_loan_that_becomes_a_gift_came_in_once(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        brings("2025-02-01", "loans", "Buurt", 1000),
        booked("2025-03-01", account("loans", "Buurt"), account("gifts", "Buurt"), 1000),
    )
    found = some.shape("contributions")["partners"][1]
    assert found["brought_in"]["total"] == "1000.00"
    assert (found["rest"]["loans"], found["rest"]["gifts"]) == ("0.00", "1000.00")
    assert found["got_back"]["total"] == "0.00"


def test_a_loan_repaid_by_way_of_creditors_went_back(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        "2010-01-01 open Liabilities:Crediteuren",
        brings("2025-02-01", "loans", "Buurt", 1000),
        booked("2025-03-01", account("loans", "Buurt"), "Liabilities:Crediteuren", 520),
    )
    found = some.shape("contributions")["partners"][1]
    assert (found["got_back"]["loans"], found["rest"]["used"]) == ("520.00", "0.00")


def test_what_is_paid_after_new_year_is_paid_for_the_year(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-01", "anna", 50),
        paid("2026-03-20", "Gemeente", 50, **{"for": "2025"}),
        agreement=[version(member_result=ALL_TO_MUNICIPALITY)],
    )
    paid_now = some.shape("impact", "2025")["returned"]["paid"]
    assert paid_now == some.shape("return", "2025")["paid"] == "50.00"
    assert some.shape("impact", "2025", at="2025-12-31")["returned"]["paid"] == "0.00"
