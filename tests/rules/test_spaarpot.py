"""Spaarpotten: balances, what closes still have to book, and leavers (SPEC 3.7, 6)."""

from pathlib import Path

import pytest

from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    Books,
    booked,
    books,
    closed,
    closing,
    costs,
    earns,
    paid,
    refunded,
    version,
)

POT = "Liabilities:Spaarpot:Anna"
AGREED = "{purposes: [{id: course}, {id: premium}]}"


def saving(start: str = "2025-01-01", spaarpot: str = AGREED, **more: str) -> str:
    return version(start, member_result=ALL_TO_SPAARPOT, spaarpot=spaarpot, **more)


def amounts(some: Books, at: str, id_: str = "anna") -> tuple[str, ...]:
    """opening, additions, withdrawals, leaving, balance, pending."""
    found = some.pot(at, id_)
    assert found.pop("id") == id_
    return tuple(found.values())


# -- balances and movements ---------------------------------------------------------------------


def test_an_opening_of_an_earlier_year_opens_every_year(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", POT, 250),
        earns("2025-01-15", "anna", 0),
        earns("2026-01-15", "anna", 0),
        agreement=[saving()],
    )
    assert amounts(some, "2025-01-01") == ("250.00", "0.00", "0.00", "0.00", "250.00", "0.00")
    assert amounts(some, "2026-12-31")[0] == "250.00"


@pytest.mark.parametrize(
    ("at", "opening"), [("2025-03-09", "0.00"), ("2025-03-10", "250.00"), ("2025-12-31", "250.00")]
)
def test_an_opening_of_the_year_itself_counts_as_opening(
    tmp_path: Path, at: str, opening: str
) -> None:
    some = books(
        tmp_path,
        booked("2025-03-10", "Equity:Opening", POT, 250),
        earns("2025-12-31", "bram", 1),
        agreement=[saving()],
    )
    found = amounts(some, at)
    assert (found[0], found[1]) == (opening, "0.00")


def test_one_opening_may_open_several(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        '2025-01-01 * "Begin"\n'
        "  Equity:Opening  30.00 EUR\n"
        f"  {POT}  -10.00 EUR\n"
        "  Liabilities:Spaarpot:Bram  -20.00 EUR\n",
        agreement=[saving()],
    )
    assert amounts(some, "2025-01-01")[0] == "10.00"
    assert amounts(some, "2025-01-01", "bram")[0] == "20.00"


@pytest.mark.parametrize(
    "other", ["Equity:Reserve", "Assets:Bank", "Expenses:Verdeling", "Liabilities:Gemeente"]
)
def test_whatever_has_another_side_is_an_addition(tmp_path: Path, other: str) -> None:
    some = books(tmp_path, booked("2025-01-05", other, POT, 40), agreement=[saving()])
    assert amounts(some, "2025-01-31")[:2] == ("0.00", "40.00")


def test_a_mixed_transaction_is_no_opening(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        '2025-01-05 * "Deels"\n'
        "  Equity:Opening  30.00 EUR\n  Assets:Bank  10.00 EUR\n"
        f"  {POT}  -40.00 EUR\n",
        agreement=[saving()],
    )
    assert amounts(some, "2025-01-31")[:2] == ("0.00", "40.00")


def test_a_transfer_between_spaarpotten_is_no_opening(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2025-01-01", "Equity:Opening", POT, 40),
        booked("2025-01-05", POT, "Liabilities:Spaarpot:Bram", 40, purpose="course"),
        agreement=[saving()],
    )
    assert amounts(some, "2025-01-31")[2] == "40.00"
    assert amounts(some, "2025-01-31", "bram")[:2] == ("0.00", "40.00")


def test_withdrawals_and_refunds_go_by_posting(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2025-01-01", "Equity:Opening", POT, 500),
        paid("2025-02-01", "Spaarpot:Anna", 120, purpose="course"),
        refunded("2025-02-10", "Spaarpot:Anna", 20),
        agreement=[saving()],
    )
    assert amounts(some, "2025-01-31") == ("500.00", "0.00", "0.00", "0.00", "500.00", "0.00")
    assert amounts(some, "2025-02-01") == ("500.00", "0.00", "120.00", "0.00", "380.00", "0.00")
    assert amounts(some, "2025-02-28") == ("500.00", "20.00", "120.00", "0.00", "400.00", "0.00")


def test_the_year_starts_with_the_balance_of_the_year_before(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2025-01-01", "Equity:Opening", POT, 500),
        paid("2025-12-31", "Spaarpot:Anna", 120, purpose="course"),
        paid("2026-01-01", "Spaarpot:Anna", 30, purpose="course"),
        agreement=[saving()],
    )
    assert amounts(some, "2025-12-31")[:3] == ("500.00", "0.00", "120.00")
    assert amounts(some, "2026-01-01")[:3] == ("380.00", "0.00", "30.00")


def test_the_total_is_the_sum(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2025-01-01", "Equity:Opening", POT, "500.01"),
        paid("2025-02-01", "Spaarpot:Bram", "120.05", purpose="course"),
        earns("2025-02-01", "bram", "0.99"),
        agreement=[saving()],
    )
    assert some.spaarpot("2025-02-28")["total"] == {
        "opening": "500.01",
        "additions": "0.00",
        "withdrawals": "120.05",
        "leaving": "0.00",
        "balance": "379.96",
        "pending": "0.99",
    }


# -- pending ------------------------------------------------------------------------------------


def test_facts_of_later_dates_do_not_count(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        costs("2025-01-20", "anna", 30),
        costs("2025-02-10", "anna", 500),
        agreement=[saving()],
    )
    pending = [
        amounts(some, day)[5]
        for day in ("2025-01-14", "2025-01-15", "2025-01-19", "2025-01-20", "2025-02-09")
    ]
    assert pending == ["0.00", "100.00", "100.00", "70.00", "70.00"]
    assert amounts(some, "2025-02-10")[5] == "0.00"


def _close(period: str, day: str, amount: str) -> dict[str, str]:
    return {period: closed(period, closing(day, period, "Expenses:Verdeling", POT, amount))}


def test_pending_is_less_what_closes_have_booked(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        earns("2025-02-15", "anna", 60),
        agreement=[saving()],
        closes=_close("2025-01", "2025-01-31", "100.00"),
    )
    assert amounts(some, "2025-01-30") == ("0.00", "0.00", "0.00", "0.00", "0.00", "100.00")
    assert amounts(some, "2025-01-31") == ("0.00", "100.00", "0.00", "0.00", "100.00", "0.00")
    assert amounts(some, "2025-02-28") == ("0.00", "100.00", "0.00", "0.00", "100.00", "60.00")


def test_what_a_close_takes_back_lowers_the_additions(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        costs("2025-02-15", "anna", 60),
        agreement=[saving()],
        closes={
            **_close("2025-01", "2025-01-31", "100.00"),
            "2025-02": closed(
                "2025-02",
                closing("2025-02-28", "2025-02", POT, "Expenses:Verdeling", 60),
            ),
        },
    )
    assert amounts(some, "2025-02-27")[5] == "-60.00"
    assert amounts(some, "2025-02-28") == ("0.00", "40.00", "0.00", "0.00", "40.00", "0.00")
    assert "S322" not in some.codes()


def test_pending_shows_what_changed_in_a_closed_month(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 90),
        agreement=[saving()],
        closes=_close("2025-01", "2025-01-31", "100.00"),
    )
    assert amounts(some, "2025-01-31")[5] == "-10.00"


def test_pending_runs_through_the_years(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        earns("2026-03-15", "anna", 60),
        agreement=[saving()],
    )
    assert amounts(some, "2026-02-28")[5] == "100.00"
    assert amounts(some, "2026-03-15")[5] == "160.00"


# -- leaving ------------------------------------------------------------------------------------


def leaver(
    tmp_path: Path,
    *journal: str,
    spaarpot: str = "{on_leaving: municipality, grace_months: 3}",
    left: str = "2025-02-14",
    outcome: str = "other",
    closes: dict[str, str] | None = None,
) -> Books:
    return books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        *journal,
        earns("2025-12-15", "bram", 1),
        members={"anna": f"{BENEFIT}\nleft: {left}\noutcome: {outcome}", "bram": BENEFIT},
        agreement=[saving(spaarpot=spaarpot)],
        closes=closes,
    )


@pytest.mark.parametrize(
    ("left", "grace", "last_before", "first"),
    [
        ("2025-02-14", 3, "2025-04-30", "2025-05-01"),
        ("2025-02-01", 0, "2025-01-31", "2025-02-01"),
        ("2025-02-28", 0, "2025-01-31", "2025-02-28"),
        ("2025-02-28", 1, "2025-02-28", "2025-03-01"),
        ("2025-01-31", 11, "2025-11-30", "2025-12-01"),
    ],
)
def test_the_grace_months_pass_before_it_falls(
    tmp_path: Path, left: str, grace: int, last_before: str, first: str
) -> None:
    terms = f"{{on_leaving: municipality, grace_months: {grace}}}"
    some = leaver(tmp_path, spaarpot=terms, left=left)
    assert amounts(some, last_before)[5] == "100.00"
    assert amounts(some, first)[5] == "0.00"
    assert some.returned(2025)["members"][0]["leaving"] == "100.00"


@pytest.mark.parametrize("left_out", ["2025-02-13", "2025-02-14"])
def test_who_has_not_left_yet_at_a_date_keeps_it(tmp_path: Path, left_out: str) -> None:
    some = leaver(tmp_path, spaarpot="{on_leaving: municipality}")
    expected = "100.00" if left_out < "2025-02-14" else "0.00"
    assert amounts(some, left_out)[5] == expected


@pytest.mark.parametrize(
    ("outcome", "to"),
    [
        ("work", "keep"),
        ("self-employed", "cooperative"),
        ("other", "municipality"),
        ("education", "fund"),
        ("deceased", "keep"),  # not named
    ],
)
def test_where_it_goes_may_depend_on_the_outcome(tmp_path: Path, outcome: str, to: str) -> None:
    terms = (
        "{on_leaving: {work: keep, self-employed: cooperative, other: municipality,"
        " education: fund:opleiding}}"
    )
    some = leaver(tmp_path, spaarpot=terms, outcome=outcome)
    assert amounts(some, "2025-12-31")[5] == ("100.00" if to == "keep" else "0.00")
    expected = "100.00" if to == "municipality" else "0.00"
    assert some.returned(2025)["members"][0]["leaving"] == expected
    assert some.returned(2025)["computed"] == expected
    brought = "100.00" if to == "cooperative" else "0.00"
    assert some.collective("2025")["from_leavers"] == brought


def test_without_a_word_it_is_kept(tmp_path: Path) -> None:
    some = leaver(tmp_path, spaarpot="{purposes: [{id: course}]}")
    assert amounts(some, "2025-12-31")[5] == "100.00"


def test_what_comes_in_later_goes_the_same_way(tmp_path: Path) -> None:
    some = leaver(
        tmp_path,
        refunded("2025-07-05", "Spaarpot:Anna", 15),
        earns("2025-09-05", "anna", 20),
        spaarpot="{on_leaving: municipality}",
    )
    assert amounts(some, "2025-07-31") == ("0.00", "15.00", "0.00", "0.00", "15.00", "-15.00")
    assert some.returned(2025)["members"][0]["leaving"] == "135.00"


def test_what_was_spent_before_does_not_fall(tmp_path: Path) -> None:
    some = leaver(
        tmp_path,
        booked("2025-01-01", "Equity:Opening", POT, 50),
        paid("2025-04-05", "Spaarpot:Anna", 30, purpose="course"),
    )
    assert amounts(some, "2025-05-31") == ("50.00", "0.00", "30.00", "0.00", "20.00", "-20.00")
    assert some.returned(2025)["members"][0]["leaving"] == "120.00"


def test_a_spaarpot_below_zero_does_not_fall(tmp_path: Path) -> None:
    some = leaver(tmp_path, paid("2025-04-05", "Spaarpot:Anna", 130, purpose="course"))
    assert some.returned(2025)["members"][0]["leaving"] == "0.00"
    assert amounts(some, "2025-12-31")[4:] == ("-130.00", "100.00")


def test_the_version_of_the_month_of_leaving_decides(tmp_path: Path) -> None:
    def fallen(left: str, root: str) -> str:
        some = books(
            tmp_path,
            earns("2025-01-15", "anna", 100),
            earns("2025-12-15", "bram", 1),
            members={"anna": f"{BENEFIT}\nleft: {left}\noutcome: other", "bram": BENEFIT},
            agreement=[
                saving(spaarpot="{on_leaving: municipality, grace_months: 6}"),
                saving("2025-04-01", spaarpot="{on_leaving: keep}"),
            ],
            root=root,
        )
        found: str = some.returned(2025)["members"][0]["leaving"]
        return found

    assert fallen("2025-03-31", "before") == "100.00"
    assert fallen("2025-04-01", "after") == "0.00"


def test_a_close_books_it_apart(tmp_path: Path) -> None:
    """Leaving is shown apart from what closes distribute."""
    leaving = closing("2025-05-31", "2025-05", POT, "Liabilities:Gemeente", 100, leaving=True)
    some = leaver(
        tmp_path,
        closes={
            **_close("2025-01", "2025-01-31", "100.00"),
            "2025-05": closed("2025-05", leaving),
        },
    )
    assert amounts(some, "2025-05-30")[4:] == ("100.00", "-100.00")
    assert amounts(some, "2025-05-31") == ("0.00", "100.00", "0.00", "100.00", "0.00", "0.00")
    assert some.codes("S206") == []


def test_who_left_before_first_month_is_settled_in_it(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2024-06-01", "Equity:Opening", POT, 80),
        earns("2025-03-15", "bram", 1),
        members={"anna": f"{BENEFIT}\nleft: 2024-05-01\noutcome: other", "bram": BENEFIT},
        agreement=[saving(spaarpot="{on_leaving: municipality}")],
        first_month="2025-02",
    )
    assert amounts(some, "2025-01-31")[4:] == ("80.00", "0.00")
    assert amounts(some, "2025-02-01")[4:] == ("80.00", "-80.00")
