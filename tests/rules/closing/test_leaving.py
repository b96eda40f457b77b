"""What becomes of a leaver's spaarpot when months are closed (SPEC 3.7, 4)."""

from pathlib import Path

import pytest

from tests.support.closing import Closing, closing
from tests.support.small_books import BENEFIT, costs, earns, paid, version

pytestmark = pytest.mark.slow

LEFT = f"{BENEFIT}\nleft: 2025-02-15\noutcome: work\n"


def left(tmp_path: Path, terms: str, *more: str, keys: str = LEFT, result: str = "100%") -> Closing:
    """Anna earned 100.00 in January and 40.00 in February, all for her spaarpot, and left."""
    clause = f"{{brackets: [{{split: {{spaarpot: {result}}}}}]}}"
    agreement = [version("2025-01-01", member_result=clause, spaarpot=terms)]
    return closing(
        tmp_path,
        "2025-01-01 open Liabilities:Fonds:Noord EUR\n",
        earns("2025-01-10", "anna", 100),
        earns("2025-02-10", "anna", 40),
        *more,
        agreement=agreement,
        members={"anna": keys, "bram": BENEFIT},
    )


@pytest.mark.parametrize(
    ("to", "account"),
    [
        ("municipality", "Liabilities:Gemeente"),
        ("cooperative", "Expenses:Verdeling"),
        ("fund:noord", "Liabilities:Fonds:Noord"),
    ],
)
def test_a_leavers_spaarpot_is_taken_out_in_a_transaction_of_its_own(
    tmp_path: Path, to: str, account: str
) -> None:
    some = left(tmp_path, f"{{on_leaving: '{to}'}}").close("2025-01", "2025-02")
    assert [one[""] for one in some.booked("2025-01")] == ["2025-01-31 #close ^close-2025-01"]
    distributed, leaving = some.booked("2025-02")
    assert distributed["Liabilities:Spaarpot:Anna"] == "-40.00"
    assert leaving == {
        "": "2025-02-28 #close #leaving ^close-2025-02",
        "member": "anna",
        account: "-140.00",
        "Liabilities:Spaarpot:Anna": "140.00",
    }
    assert some.asserted("2025-02") == {"Liabilities:Spaarpot:Anna": "2025-03-01 0.00"}
    pot = some.pot("2025-02-28")
    assert (pot["leaving"], pot["balance"], pot["pending"]) == ("140.00", "0.00", "0.00")
    assert some.bean_check() == []
    assert some.differs() == []
    some.close("2025-03")
    assert some.booked("2025-03") == []


@pytest.mark.parametrize(
    ("to", "members", "collective", "from_leavers"),
    [("municipality", "140.00", "0.00", "0.00"), ("cooperative", "0.00", "140.00", "140.00")],
)
def test_what_a_leaver_leaves_counts_where_it_falls(
    tmp_path: Path, to: str, members: str, collective: str, from_leavers: str
) -> None:
    some = left(tmp_path, f"{{on_leaving: {to}}}").close("2025-01", "2025-02")
    returned = some.returned(2025)
    assert [one["leaving"] for one in returned["members"]] == [members, "0.00"]
    assert (returned["booked"], returned["pending"]) == (members, "0.00")
    assert some.collective("2025")["result"] == collective
    assert some.collective("2025")["from_leavers"] == from_leavers


@pytest.mark.parametrize(
    "terms", ["{on_leaving: keep}", "{}", "{on_leaving: {other: cooperative}}"]
)
def test_a_spaarpot_that_is_kept_stays(tmp_path: Path, terms: str) -> None:
    some = left(tmp_path, terms).close("2025-01", "2025-02", "2025-03")
    assert [len(some.booked(month)) for month in ("2025-01", "2025-02", "2025-03")] == [1, 1, 0]
    assert some.asserted("2025-03") == {"Liabilities:Spaarpot:Anna": "2025-04-01 -140.00"}


@pytest.mark.parametrize(
    ("outcome", "leaving"), [("work", 0), ("self-employed", 0), ("other", 1), ("education", 0)]
)
def test_the_outcome_decides(tmp_path: Path, outcome: str, leaving: int) -> None:
    """SPEC 1: an outcome not named is kept."""
    terms = "{on_leaving: {work: keep, self-employed: keep, other: municipality}}"
    keys = LEFT.replace("work", outcome)
    some = left(tmp_path, terms, keys=keys).close("2025-01", "2025-02")
    assert len(some.booked("2025-02")) == 1 + leaving


@pytest.mark.parametrize(("grace", "month"), [(0, "2025-02"), (1, "2025-03"), (3, "2025-05")])
def test_months_of_grace(tmp_path: Path, grace: int, month: str) -> None:
    """From the month `grace_months` after the month of `left` on, and not before."""
    terms = f"{{on_leaving: municipality, grace_months: {grace}}}"
    months = [f"2025-0{number}" for number in range(1, 7)]
    some = left(tmp_path, terms).close(*months)
    found = [period for period in months if "#leaving" in some.text_of(period)]
    assert found == [month]


@pytest.mark.parametrize(("day", "month"), [("2025-01-31", "2025-01"), ("2025-02-01", "2025-02")])
def test_the_last_day_of_a_month_and_the_first_of_the_next(
    tmp_path: Path, day: str, month: str
) -> None:
    keys = LEFT.replace("2025-02-15", day)
    some = left(tmp_path, "{on_leaving: municipality}", keys=keys).close("2025-01", "2025-02")
    found = [period for period in ("2025-01", "2025-02") if "#leaving" in some.text_of(period)]
    assert found[0] == month


def test_what_comes_in_later_leaves_with_its_own_month(tmp_path: Path) -> None:
    """What is in the spaarpot at a month's end, with everything which that month's close books."""
    some = left(tmp_path, "{on_leaving: municipality}", earns("2025-04-10", "anna", 30))
    some.close("2025-01", "2025-02", "2025-03", "2025-04")
    assert some.booked("2025-04")[1]["Liabilities:Gemeente"] == "-30.00"
    assert some.asserted("2025-04") == {"Liabilities:Spaarpot:Anna": "2025-05-01 0.00"}
    assert some.differs() == []


def test_what_was_spent_in_time_does_not_leave(tmp_path: Path) -> None:
    spent = paid("2025-02-27", "Spaarpot:Anna", 15, purpose="course")
    terms = "{on_leaving: municipality, purposes: [{id: course}]}"
    some = left(tmp_path, terms, spent).close("2025-01", "2025-02")
    assert some.booked("2025-02")[1]["Liabilities:Gemeente"] == "-125.00"


def test_a_spaarpot_without_anything_in_it_books_nothing(tmp_path: Path) -> None:
    spent = paid("2025-02-27", "Spaarpot:Anna", 100, purpose="course")
    terms = "{on_leaving: municipality, purposes: [{id: course}]}"
    some = left(tmp_path, terms, spent, costs("2025-02-12", "anna", 40))
    some.close("2025-01", "2025-02")
    assert some.booked("2025-02") == []


def test_everybody_by_id_and_each_leaving_behind_its_member(tmp_path: Path) -> None:
    some = closing(
        tmp_path,
        earns("2025-01-10", "bram", 100),
        earns("2025-01-10", "anna", 100),
        agreement=[version("2025-01-01", spaarpot="{on_leaving: municipality}", **_ALL)],
        members={"bram": LEFT.replace("02-15", "01-15"), "anna": LEFT.replace("02-15", "01-31")},
    ).close("2025-01")
    found = [(one["member"], "#leaving" in one[""]) for one in some.booked("2025-01")]
    assert found == [("anna", False), ("anna", True), ("bram", False), ("bram", True)]


_ALL = {"member_result": "{brackets: [{split: {spaarpot: 100%}}]}"}
