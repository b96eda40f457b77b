"""What in the journal keeps Beancount from accepting a close (SPEC 4): refused before anything is
written, at the line at fault.
"""

from pathlib import Path

import pytest

from tests.support.closing import MAIN, Closing, closing, line_of
from tests.support.small_books import booked, earns

pytestmark = pytest.mark.slow

HEAD = """\
include "../closes/*.beancount"
2010-01-01 open Assets:Bank EUR
2010-01-01 open Income:Verkoop EUR
2010-01-01 open Equity:Opening EUR
"""
JOB = earns("2025-01-10", "anna", 100)
POT = "Liabilities:Spaarpot:Anna"


def books(tmp_path: Path, *journal: str, head: str = HEAD) -> Closing:
    """Anna earns 100.00 in January, 85.00 of it for her spaarpot; next to nothing is open."""
    return closing(tmp_path, files={MAIN: head + JOB + "".join(journal)})


def refused_at(some: Closing, period: str, text: str, code: str) -> bool:
    """Whether a close is refused for that code alone, at the line that holds a text."""
    answer = some.no(period)
    line = line_of(some, MAIN, text)
    assert some.refused(period) == [code]
    return answer.messages[0].startswith(f"{MAIN}:{line}: {code} ")


def closes_well(some: Closing, period: str) -> bool:
    some.close(period)
    return some.bean_check() == [] and some.differs() == []


# -- accounts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("account", [POT, "Expenses:Verdeling", "Liabilities:Fonds:Opleiding"])
@pytest.mark.parametrize(
    ("day", "clash"), [("2025-01-31", False), ("2025-02-01", True), ("2026-01-01", True)]
)
def test_an_account_that_is_opened_too_late(
    tmp_path: Path, account: str, day: str, *, clash: bool
) -> None:
    line = f"{day} open {account}"
    some = books(tmp_path, f"{line} EUR\n")
    if clash:
        assert refused_at(some, "2025-01", line, "S513")
    else:
        assert closes_well(some, "2025-01")


@pytest.mark.parametrize(
    ("day", "clash"), [("2025-01-30", True), ("2025-01-31", False), ("2025-02-01", False)]
)
def test_an_account_that_is_closed_too_early(tmp_path: Path, day: str, *, clash: bool) -> None:
    line = f"{day} close {POT}"
    some = books(tmp_path, f"2025-01-01 open {POT} EUR\n", f"{line}\n")
    if clash:
        assert refused_at(some, "2025-01", line, "S514")
    else:
        assert closes_well(some, "2025-01")


@pytest.mark.parametrize(
    ("currencies", "clash"), [("USD", True), ("USD,GBP", True), ("USD,EUR", False), ("", False)]
)
def test_an_account_for_other_currencies(tmp_path: Path, currencies: str, *, clash: bool) -> None:
    line = f"2025-01-01 open {POT} {currencies}".rstrip()
    some = books(tmp_path, f"{line}\n")
    if clash:
        assert refused_at(some, "2025-01", line, "S515")
    else:
        assert closes_well(some, "2025-01")


def test_an_account_that_the_close_does_not_use_may_be_as_it_likes(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        "2026-01-01 open Liabilities:Spaarpot:Bram EUR\n",
        "2024-01-01 open Liabilities:Gemeente USD\n",
        "2024-02-01 close Liabilities:Gemeente\n",
    )
    assert closes_well(some, "2025-01")


# -- balances -----------------------------------------------------------------------------------


@pytest.mark.parametrize("account", [POT, "Liabilities:Spaarpot"])
@pytest.mark.parametrize(
    ("day", "clash"), [("2025-01-31", False), ("2025-02-01", True), ("2025-06-30", True)]
)
def test_a_balance_that_is_asserted_for_later(
    tmp_path: Path, account: str, day: str, *, clash: bool
) -> None:
    """A balance holds at the start of its day; a close books on the month's last day."""
    opened = "" if account == POT else f"2025-01-01 open {account} EUR\n"
    line = f"{day} balance {account}  0.00 EUR"
    some = books(tmp_path, f"2025-01-01 open {POT} EUR\n", opened, f"{line}\n")
    if clash:
        assert refused_at(some, "2025-01", line, "S516")
    else:
        assert closes_well(some, "2025-01")


def test_a_pad_that_would_pad_what_the_close_books(tmp_path: Path) -> None:
    line = f"2025-02-10 balance {POT}  -50.00 EUR"
    some = books(
        tmp_path,
        f"2025-01-01 open {POT} EUR\n",
        f"2025-02-01 pad {POT} Equity:Opening\n{line}\n",
    )
    assert refused_at(some, "2025-01", line, "S516")


@pytest.mark.parametrize(
    "line",
    [
        "2025-02-10 balance Assets:Bank  100.00 EUR",
        "2025-02-10 balance Liabilities:Spaarpot:An  0.00 EUR",
        f"2025-01-20 balance {POT}  0.00 EUR",
    ],
)
def test_balances_that_still_hold(tmp_path: Path, line: str) -> None:
    opened = "2025-01-01 open Liabilities:Spaarpot:An EUR\n"
    some = books(tmp_path, f"2025-01-01 open {POT} EUR\n", opened, f"{line}\n")
    assert closes_well(some, "2025-01")


def test_a_later_balance_that_already_counts_with_the_close(tmp_path: Path) -> None:
    """Once January is closed, what is asserted of later days says so too."""
    some = books(tmp_path, f"2025-01-01 open {POT} EUR\n")
    assert closes_well(some, "2025-01")
    some.add(f"2025-03-05 balance {POT}  -85.00 EUR\n")
    assert closes_well(some, "2025-02")


# -- includes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("include", ["", 'include "../closes/start.beancount"'])
def test_a_journal_that_would_not_include_the_close(tmp_path: Path, include: str) -> None:
    some = books(tmp_path, head=HEAD.replace('include "../closes/*.beancount"', include))
    assert some.refused("2025-01") == ["S517"]


@pytest.mark.parametrize("pattern", ["../closes/*", "./../closes/*.beancount", "../closes/[s2]*"])
def test_other_ways_to_include_the_closes(tmp_path: Path, pattern: str) -> None:
    some = books(tmp_path, head=HEAD.replace("../closes/*.beancount", pattern))
    assert closes_well(some, "2025-01")


def test_a_journal_that_includes_some_closes_only(tmp_path: Path) -> None:
    some = books(tmp_path).close("2025-01")
    some.edit(MAIN, "closes/*.beancount", "closes/2025-01.beancount")
    assert some.refused("2025-02") == ["S517"]
    some.edit(MAIN, "closes/2025-01.beancount", "closes/2025*.beancount")
    assert closes_well(some, "2025-02")


def test_a_close_included_by_another_file(tmp_path: Path) -> None:
    head = HEAD.replace("../closes/*.beancount", "../more/more.beancount")
    some = books(tmp_path, head=head)
    some.add('include "../closes/*.beancount"\n', name="more/more.beancount")
    assert closes_well(some, "2025-01")


def test_all_clashes_are_told_at_once(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        f"2025-02-01 open {POT} EUR\n",
        "2025-01-01 open Expenses:Verdeling USD\n",
        booked("2025-02-02", "Equity:Opening", POT, 1),
    )
    assert sorted(some.refused("2025-01")) == ["S513", "S515"]


# -- years --------------------------------------------------------------------------------------


def months(year: int) -> list[str]:
    return [f"{year}-{number:02d}" for number in range(1, 13)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2026-01-01 open Equity:Reserve EUR", "S513"),
        ("2026-01-01 balance Expenses:Verdeling  90.00 EUR", "S516"),
        ("2025-12-30 close Equity:Reserve", "S514"),
    ],
)
def test_clashes_with_the_close_of_a_year(tmp_path: Path, line: str, code: str) -> None:
    some = books(tmp_path).close(*months(2025))
    if code == "S514":
        some.add("2010-01-01 open Equity:Reserve EUR\n")
    some.add(f"{line}\n")
    assert refused_at(some, "2025", line, code)


def test_an_account_that_a_close_of_next_year_was_first_to_open(tmp_path: Path) -> None:
    """SPEC 4: a year is closed at any time after its December, whatever came after; and no close
    is changed by hand.
    """
    some = books(tmp_path, earns("2025-06-10", "collective", 2000))
    some.add(earns("2026-01-10", "bram", 9000)).close(*months(2025), "2026-01")
    assert "2025-12-31 Liabilities:Gemeente" in some.opens("2026-01")
    some.close("2025")
    assert some.booked("2025")[0]["Liabilities:Gemeente"] != "0.00"
    assert some.bean_check() == []
    assert some.differs() == []
