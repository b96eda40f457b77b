"""What closes book of grants, and what of a grant may still change (SPEC 4, 9)."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.closing import MAIN, Booked, Closing, closing, knows_rules_until, line_of
from tests.support.findings import codes_of
from tests.support.grants import (
    ACCOUNT,
    Given,
    given,
    granted,
    received,
    refunded,
    repaid,
    spent,
    standing,
)
from tests.support.small_books import booked, costs, earns, paid, version

pytestmark = pytest.mark.slow

FILE = "grants.yaml"
FUND = "fonds"
FUNDS_ACCOUNT = "Liabilities:Subsidie:Fonds"
YEAR = [f"2025-{number:02d}" for number in range(1, 13)]
QUARTER = given(end="2025-03-31")


def with_grants(
    tmp_path: Path, *journal: str, grants: Sequence[Given] = (QUARTER,), **blocks: Any
) -> Closing:
    return Closing(granted(tmp_path, *journal, grants=grants, **blocks).root, date(2026, 11, 22))


WORKED_GRANT = (
    received("2025-01-20", 12500),
    spent("2025-02-10", 11500),
    spent("2025-03-11", 400, member="anna"),
    earns("2025-03-12", "anna", 1000),
    costs("2025-03-13", "collective", 100),
)
"""The example of SPEC 9; by it the coöperatie earns nothing of its own: Anna brings it 100.00."""
MONTHS = ("2025-01", "2025-02", "2025-03")


def worked(tmp_path: Path, *more: str, **blocks: Any) -> Closing:
    """The example, with a grant for the first three months, none of it closed."""
    return with_grants(tmp_path, *WORKED_GRANT, *more, **blocks)


def of_grants(some: Closing, period: str) -> list[Booked]:
    """What a close books of grants, without what each of them has."""
    found = [one for one in some.booked(period) if "grant" in one]
    for one in found:
        words, member = one.pop(""), one.pop("member")
        assert member == "collective"
        settles = "#settling" in words
        month_end = words.split()[0]
        tags = "#close #settling" if settles else "#close"
        assert words == f"{month_end} {tags} ^close-{period}"
        one["settles"] = str(settles)
    return found


def booking(amount: str, against: str = "Expenses:Verdeling", id_: str = "begeleiding") -> Booked:
    """What a close takes off the account of a grant."""
    other = amount.removeprefix("-") if amount.startswith("-") else f"-{amount}"
    account = ACCOUNT if id_ == "begeleiding" else FUNDS_ACCOUNT
    return {"grant": id_, against: other, account: amount, "settles": "False"}


def settling(amount: str, against: str, id_: str = "begeleiding") -> Booked:
    return {**booking(amount, against, id_), "settles": "True"}


# -- the worked example -------------------------------------------------------------------------


def test_the_worked_example_to_the_cent(tmp_path: Path) -> None:
    some = worked(tmp_path).close(*MONTHS)
    assert [of_grants(some, period) for period in MONTHS] == [
        [],
        [booking("11500.00")],
        [booking("400.00"), settling("600.00", "Liabilities:Gemeente")],
    ]
    assert [some.asserted(period)[ACCOUNT] for period in MONTHS] == [
        "2025-02-01 -12500.00",
        "2025-03-01 -1000.00",
        "2025-04-01 0.00",
    ]
    assert some.bean_check() == []
    assert some.differs() == []
    assert some.checked()["errors"] == 0


MARCH = """\
; Afsluiting van 2025-03, gemaakt door socoledger. Verander hier niets met de hand: wat niet klopt,
; wordt in een open maand verbeterd. Nakijken kan met: socoledger verify

2025-03-31 custom "close" "2025-03"
  agreement: "convenant-2025"
  rules: 1
  after: "2025-02"
  previous: "7d73611f96da2a4e26c10e6d893a379b8a183e191c17337b99c69e2f089d0139"
  facts: "6afe150f0494d8fdac557ba42debe07d72d14a38ae49f7a7799d429951cfc4f8"

2025-03-31 * "Afsluiting 2025-03: verdeling, anna" #close ^close-2025-03
  member: "anna"
  result: 1000.00 EUR
  cooperative: 100.00 EUR
  Expenses:Verdeling            900.00 EUR
  Liabilities:Fonds:Opleiding   -50.00 EUR
  Liabilities:Spaarpot:Anna    -850.00 EUR

2025-03-31 * "Afsluiting 2025-03: besteed van de subsidie, begeleiding" #close ^close-2025-03
  member: "collective"
  grant: "begeleiding"
  Expenses:Verdeling                -400.00 EUR
  Liabilities:Subsidie:Begeleiding   400.00 EUR

2025-03-31 * "Afsluiting 2025-03: rest van de subsidie, begeleiding" #close #settling ^close-2025-03
  member: "collective"
  grant: "begeleiding"
  Liabilities:Gemeente              -600.00 EUR
  Liabilities:Subsidie:Begeleiding   600.00 EUR

2025-04-01 balance Liabilities:Spaarpot:Anna         -850.00 ~ 0 EUR
2025-04-01 balance Liabilities:Subsidie:Begeleiding     0.00 ~ 0 EUR

2025-03-31 custom "close-facts" "2025-03"
  agreement: "6a5ef1d4"
  coop: "d34ced88"
  day-2025-03-11: "710ef7ae"
  day-2025-03-12: "43f67a04"
  day-2025-03-13: "76c21f2e"
  grant-begeleiding: "954b5933"
  member-anna: "8593c8a0"
"""
"""Should this text or a digest in it ever change, closes of earlier versions no longer verify: that
is what another rule set is for.
"""


def test_a_close_with_a_grant_in_full_by_the_first_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    knows_rules_until(1, monkeypatch)
    some = worked(tmp_path).close(*MONTHS)
    assert some.file("2025-03").read_bytes() == MARCH.encode()


def test_anna_is_booked_what_she_would_be_without_the_grant(tmp_path: Path) -> None:
    with_it = worked(tmp_path).close(*MONTHS)
    without = closing(tmp_path, earns("2025-03-12", "anna", 1000), root="without").close(*MONTHS)
    mine = [one for one in with_it.booked("2025-03") if one["member"] == "anna"]
    assert mine == without.booked("2025-03")


def test_all_that_came_in_is_somewhere_once_the_year_is_closed(tmp_path: Path) -> None:
    """Income and Expenses together come to nothing: the grant paid its costs to the cent."""
    some = worked(tmp_path).close(*YEAR, "2025")
    assert some.booked("2025") == []
    assert on_results(some) == "0.00"
    returned = some.returned(2025)
    keys = ("grants", "computed", "booked", "pending", "outstanding", "balance")
    assert {returned[key] for key in keys} - {"0.00"} == {"600.00"}
    assert returned["pending"] == "0.00"
    assert returned["final"] is True
    assert line_of(some, "2025", "  return: 600.00 EUR")
    assert some.asserted("2025")["Liabilities:Gemeente"] == "2026-01-01 -600.00"


def on_results(some: Closing) -> str:
    """What Income and Expenses come to, with all that closes book."""
    cents = sum(
        posting.cents
        for transaction in Closing(some.root).read.journal.transactions
        for posting in transaction.postings
        if posting.account.startswith(("Income:", "Expenses:"))
    )
    return f"{cents / 100:.2f}"


@pytest.mark.parametrize(
    ("giver", "repay", "balance"),
    [
        ("municipality", "true", "0.00"),
        ("municipality", "false", "0.00"),
        ("Oranje Fonds", "true", "600.00"),
        ("Oranje Fonds", "false", "0.00"),
    ],
)
def test_after_closing_everything_adds_up(
    tmp_path: Path, giver: str, repay: str, balance: str
) -> None:
    terms = given(end="2025-03-31", giver=giver, repay=repay)
    some = worked(tmp_path, grants=[terms])
    before = standing(some)
    assert before["balance"] == "12500.00"
    some.close(*YEAR, "2025")
    now = {"balance": "0.00", "returned": "0.00", "kept": "0.00", **standing(some)}
    goes_to = {
        ("municipality", "true"): ("600.00", "0.00"),
        ("Oranje Fonds", "true"): ("0.00", "0.00"),
    }.get((giver, repay), ("0.00", "600.00"))
    assert (now["returned"], now["kept"]) == goes_to
    assert now["balance"] == balance
    assert "pending" not in now
    gone = sum(float(now[key]) for key in ("spent", "returned", "kept", "balance"))
    assert gone == float(now["received"])
    assert on_results(some) == "0.00"
    assert some.bean_check() == []
    assert some.differs() == []


# -- month by month -----------------------------------------------------------------------------


def test_what_need_not_go_back_is_the_cooperatives_own(tmp_path: Path) -> None:
    some = worked(tmp_path, grants=[given(end="2025-03-31", repay="false")])
    some.close(*YEAR, "2025")
    assert of_grants(some, "2025-03") == [
        booking("400.00"),
        settling("600.00", "Expenses:Verdeling"),
    ]
    (of_the_year,) = some.booked("2025")
    assert of_the_year["Equity:Reserve"] == "-600.00"
    assert of_the_year["Expenses:Verdeling"] == "600.00"


def test_money_of_another_giver_stays_on_its_account(tmp_path: Path) -> None:
    some = worked(tmp_path, grants=[given(end="2025-03-31", giver="Oranje Fonds")])
    some.close(*MONTHS)
    assert of_grants(some, "2025-03") == [booking("400.00")]
    assert some.asserted("2025-03")[ACCOUNT] == "2025-04-01 -600.00"


def test_paid_back_to_another_giver_the_account_is_empty(tmp_path: Path) -> None:
    terms = given(end="2025-03-31", giver="Oranje Fonds", due="2025-05-31")
    some = worked(tmp_path, repaid("2025-04-20", 600), grants=[terms])
    some.close(*MONTHS, "2025-04")
    assert some.asserted("2025-04")[ACCOUNT] == "2025-05-01 0.00"
    assert some.add(earns("2025-06-01", "bram", 0)).checked()["findings"] == []


@pytest.mark.parametrize(("closed", "codes"), [(2, ["S344"]), (3, [])])
def test_an_account_that_is_due_is_told_until_its_last_month_is_closed(
    tmp_path: Path, closed: int, codes: list[str]
) -> None:
    """Of the gemeente's money nothing stands on the account then."""
    some = worked(
        tmp_path,
        earns("2025-06-01", "bram", 0),
        grants=[given(end="2025-03-31", due="2025-05-31")],
    ).close(*MONTHS[:closed])
    assert [one["code"] for one in some.checked()["findings"]] == codes


def test_a_refund_is_booked_back(tmp_path: Path) -> None:
    some = with_grants(
        tmp_path,
        received("2025-01-05", 100),
        spent("2025-01-10", 90),
        refunded("2025-02-10", 40),
    ).close(*MONTHS)
    assert [of_grants(some, period) for period in MONTHS] == [
        [booking("90.00")],
        [booking("-40.00")],
        [settling("50.00", "Liabilities:Gemeente")],
    ]
    assert some.bean_check() == []


def test_what_exceeds_the_amount_is_not_booked(tmp_path: Path) -> None:
    """It lowers the coöperatie's own result, which the close of the year books."""
    some = with_grants(
        tmp_path,
        received("2025-01-05", 100),
        spent("2025-01-10", 90),
        spent("2025-02-10", 30),
        refunded("2025-03-10", 5),
        earns("2025-03-11", "collective", 50),
        grants=[given(end="2025-03-31", amount="100.00")],
    ).close(*YEAR, "2025")
    assert [of_grants(some, period) for period in MONTHS] == [
        [booking("90.00")],
        [booking("10.00")],
        [],
    ]
    (of_the_year,) = some.booked("2025")
    assert of_the_year["Equity:Reserve"] == "-35.00"
    assert on_results(some) == "0.00"


def test_a_receipt_after_its_period_is_settled_by_the_close_of_its_month(tmp_path: Path) -> None:
    some = with_grants(
        tmp_path, spent("2025-01-10", 90), received("2025-05-10", 100)
    ).close(*YEAR[:6])  # fmt: skip
    assert [of_grants(some, period) for period in YEAR[2:6]] == [
        [],
        [],
        [settling("10.00", "Liabilities:Gemeente")],
        [],
    ]
    assert some.asserted("2025-04")[ACCOUNT] == "2025-05-01 90.00"
    assert some.asserted("2025-05")[ACCOUNT] == "2025-06-01 0.00"


def test_several_grants_are_booked_after_the_members_by_id(tmp_path: Path) -> None:
    """Whatever the order of grants.yaml."""
    grants = [
        given(end="2025-01-31", repay="false"),
        given(FUND, giver="Oranje Fonds", end="2025-01-31", repay="false"),
    ]
    journal = (
        received("2025-01-05", 100),
        received("2025-01-05", 100, FUND),
        spent("2025-01-10", 90),
        spent("2025-01-10", 80, FUND),
        earns("2025-01-11", "bram", 100),
    )
    some = with_grants(tmp_path, *journal, grants=grants).close("2025-01")
    told = [one.get("grant", one["member"]) for one in some.booked("2025-01")]
    assert told == ["bram", "begeleiding", "begeleiding", "fonds", "fonds"]
    other = with_grants(tmp_path, *journal, grants=grants[::-1], root="other").close("2025-01")
    assert other.text_of("2025-01") == some.text_of("2025-01")


def test_the_first_close_has_what_was_before_it(tmp_path: Path) -> None:
    some = with_grants(
        tmp_path,
        received("2024-11-05", 100),
        spent("2024-12-10", 60),
        grants=[given(start="2024-10-01", end="2025-01-31")],
    ).close("2025-01")
    assert of_grants(some, "2025-01") == [
        booking("60.00"),
        settling("40.00", "Liabilities:Gemeente"),
    ]


def test_an_account_that_is_not_open_yet_is_opened_by_the_close(tmp_path: Path) -> None:
    """What was spent of it before anything came in."""
    some = closing(
        tmp_path,
        spent("2025-01-10", 60),
        files={FILE: f"grants:\n{QUARTER.text}"},
    ).close("2025-01", "2025-02")
    assert some.opens("2025-01") == [f"2025-01-31 {ACCOUNT}"]
    assert some.opens("2025-02") == []
    assert some.asserted("2025-02")[ACCOUNT] == "2025-03-01 60.00"
    assert some.bean_check() == []


def test_a_cost_outside_its_period_stands_in_the_way_of_the_close(tmp_path: Path) -> None:
    """Accepted, it is in no result, and no grant pays it."""
    some = worked(tmp_path, spent("2025-04-01", 30)).close(*MONTHS)
    assert some.refused("2025-04") == ["S341"]
    some.close("2025-04", accept={"S341": "the fund will pay it"})
    assert of_grants(some, "2025-04") == []
    assert some.differs() == []
    some.close("2025-05")


@pytest.mark.parametrize("amount", ["11899.99", "12499.99"])
def test_what_is_but_a_warning_does_not(tmp_path: Path, amount: str) -> None:
    """More spent than granted, or more received."""
    some = worked(tmp_path, grants=[given(end="2025-03-31", amount=amount)]).close(*MONTHS)
    assert some.checked()["warnings"] > 0
    assert some.differs() == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (f"2025-03-01 open {ACCOUNT} EUR\n", "S513"),
        (f"2025-01-01 open {ACCOUNT} EUR\n2025-01-30 close {ACCOUNT}\n", "S514"),
        (f"2025-01-01 open {ACCOUNT} USD\n", "S515"),
        (f"2025-01-01 open {ACCOUNT} EUR\n2025-02-01 balance {ACCOUNT} 0.00 EUR\n", "S516"),
    ],
)
def test_the_account_must_be_there_for_the_close(tmp_path: Path, lines: str, code: str) -> None:
    some = closing(
        tmp_path, lines, spent("2025-01-10", 5), files={FILE: f"grants:\n{QUARTER.text}"}
    )
    assert [one["code"] for one in some.checked()["findings"]] == [code]
    assert some.refused("2025-01") == [code]


# -- the same bytes -----------------------------------------------------------------------------


def test_a_dry_run_prints_the_same_bytes(tmp_path: Path) -> None:
    some = worked(tmp_path)
    for period in MONTHS:
        printed = some.ask_close(period, dry_run=True).output
        some.close(period)
        assert printed == some.text_of(period)


def test_the_same_facts_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    some = worked(tmp_path).close(*MONTHS)
    other = with_grants(tmp_path, *reversed(WORKED_GRANT), root="other")
    other.edit(FILE, "grants:\n", "# Beschikking 7\ngrants:\n\n").close(*MONTHS)
    for period in MONTHS:
        assert other.text_of(period) == some.text_of(period)


def test_taken_back_and_closed_again_it_is_the_same(tmp_path: Path) -> None:
    some = worked(tmp_path).close(*MONTHS)
    before = {period: some.text_of(period) for period in MONTHS}
    some.reopen("2025-03").reopen("2025-02")
    assert standing(some)["balance"] == "12500.00"
    some.close("2025-02", "2025-03")
    assert {period: some.text_of(period) for period in MONTHS} == before


@pytest.mark.parametrize("text", ["", "grants: []\n", f"grants:\n{QUARTER.text}"])
def test_grants_of_which_nothing_is_booked_change_no_close(tmp_path: Path, text: str) -> None:
    """Nor does one that is added later, whose first fact is in an open month."""
    journal = (earns("2025-01-10", "anna", 100), costs("2025-02-10", "collective", 30))
    without = closing(tmp_path, *journal).close(*MONTHS)
    with_it = closing(tmp_path, *journal, files={FILE: text}, root="other").close(*MONTHS)
    for period in MONTHS:
        assert with_it.text_of(period) == without.text_of(period)
    assert without.add(text, name=FILE).differs() == []
    without.close("2025-04")


# -- what may change, and what may not ----------------------------------------------------------


def changed(some: Closing) -> dict[str, list[str]]:
    """By close: what `verify` finds of its facts."""
    return {
        close["period"]: [
            f"{one['file']}:{one['line']} {one['code']}"
            for one in close["findings"]
            if one["code"] in ("S506", "S507", "S508")
        ]
        for close in some.verified()["closes"]
        if not close["ok"]
    }


@pytest.fixture
def half_a_year(tmp_path: Path) -> Closing:
    """January to March closed, of a grant that ends in June and one that ended in February; the
    second was exceeded then.
    """
    return with_grants(
        tmp_path,
        received("2025-01-20", 100),
        received("2025-01-20", 50, FUND),
        spent("2025-02-10", 60),
        spent("2025-02-11", 55, FUND),
        spent("2025-04-10", 20),
        grants=[
            given(end="2025-06-30", amount="100.00", due="2025-09-30"),
            given(FUND, giver="Oranje Fonds", end="2025-02-28", amount="50.00"),
        ],
    ).close(*MONTHS)


OPEN = "{id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-06-30, amount: 100.00"
OVER = "{id: fonds, giver: Oranje Fonds, from: 2025-01-01, to: 2025-02-28, amount: 50.00"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to: 2025-06-30, amount: 100.00", "to: 2025-12-31, amount: 100.00"),
        ("to: 2025-06-30, amount: 100.00", "to: 2025-04-10, amount: 100.00"),
        ("amount: 100.00", "amount: 250.00"),
        ("amount: 100.00", "amount: 60.00"),
        ("due: 2025-09-30", "due: 2025-12-31"),
        ("due: 2025-09-30", "due: 2025-09-30, repay: false"),
        ("due: 2025-09-30", "due: 2025-09-30, reference: Beschikking 8"),
        ("giver: municipality", "giver: Kansfonds"),
        ("giver: Oranje Fonds", "giver: Oranjefonds"),
        ("amount: 50.00}", "amount: 50.00, due: 2025-12-31}"),
    ],
)
def test_what_has_not_counted_yet_may_change(half_a_year: Closing, old: str, new: str) -> None:
    """Its end while that is to come, its amount while it is not exceeded, what it is called."""
    half_a_year.edit(FILE, old, new)
    assert half_a_year.differs() == []
    half_a_year.close("2025-04")
    assert half_a_year.differs() == []


@pytest.mark.parametrize(
    ("old", "new", "since", "line"),
    [
        ("to: 2025-06-30", "to: 2025-03-31", 3, 2),
        ("to: 2025-06-30", "to: 2025-02-10", 2, 2),
        ("to: 2025-02-28", "to: 2025-03-01", 2, 3),
        ("to: 2025-02-28", "to: 2025-04-30", 2, 3),
        ("to: 2025-02-28", "to: 2025-02-27", 2, 3),
        ("amount: 50.00", "amount: 52.00", 2, 3),
        ("amount: 50.00", "amount: 55.00", 2, 3),
        ("amount: 100.00", "amount: 59.99", 2, 2),
        ("amount: 50.00}", "amount: 50.00, repay: false}", 2, 3),
        ("giver: Oranje Fonds", "giver: municipality", 2, 3),
    ],
)
def test_what_has_counted_may_not(
    half_a_year: Closing, old: str, new: str, since: int, line: int
) -> None:
    """It is told at the grant, of each closed month that it counts for, and the next close is
    refused.
    """
    half_a_year.edit(FILE, old, new)
    found = changed(half_a_year)
    assert min(found) == f"2025-0{since}"
    assert all(codes == [f"{FILE}:{line} S508"] for codes in found.values() if codes)
    assert f"{FILE}:{line} S508" in found[f"2025-0{since}"]
    assert "S508" in half_a_year.refused("2025-04")


def test_a_beginning_that_no_cost_comes_before_may_be_corrected(half_a_year: Closing) -> None:
    half_a_year.edit(
        FILE, "giver: municipality, from: 2025-01-01", "giver: municipality, from: 2025-01-31"
    )
    assert half_a_year.differs() == []


def test_a_beginning_after_costs_that_counted_is_told(half_a_year: Closing) -> None:
    half_a_year.edit(
        FILE, "giver: municipality, from: 2025-01-01", "giver: municipality, from: 2025-02-11"
    )
    found = changed(half_a_year)
    assert any("S508" in code for code in found["2025-02"])
    assert "S508" in half_a_year.refused("2025-04")


def test_the_account_of_a_closed_grant_keeps_its_name(half_a_year: Closing) -> None:
    half_a_year.add("accounts: {grants: Liabilities:Subsidies}\n", name="coop.yaml")
    found = changed(half_a_year)
    assert {code.split()[1] for code in found["2025-01"]} == {"S508"}


def test_a_grant_that_is_gone_leaves_its_costs_behind(half_a_year: Closing) -> None:
    half_a_year.edit(FILE, f"  - {OVER}}}\n", "")
    assert half_a_year.checked()["errors"] > 0
    assert "S222" in codes_of(half_a_year.ask_close("2025-04"))


def test_a_grant_whose_money_closes_know_of_already_is_told(tmp_path: Path) -> None:
    """Until it is added its account is the treasurer's own."""
    some = closing(
        tmp_path,
        f"2010-01-01 open {ACCOUNT} EUR\n",
        received("2025-02-20", 100),
        files={FILE: "grants: []\n"},
    ).close(*MONTHS)
    some.edit(FILE, "grants: []\n", f"grants:\n{QUARTER.text}")
    assert min(changed(some)) == "2025-02"
    assert "S508" in {found.split()[1] for found in some.differs()}


@pytest.mark.parametrize(
    "line",
    [
        spent("2025-02-20", 5),
        spent("2025-02-20", 5, member="anna"),
        refunded("2025-03-20", 5),
        received("2025-01-30", 5),
        repaid("2025-01-30", 5),
    ],
)
def test_what_is_added_in_a_closed_month_is_told(half_a_year: Closing, line: str) -> None:
    half_a_year.add(line)
    place = f"{MAIN}:{line_of(half_a_year, MAIN, line.splitlines()[0])}"
    month = line[:7]
    assert changed(half_a_year)[month] == [f"{place} S506"]
    assert "S506" in half_a_year.refused("2025-04")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('  grant: "begeleiding"\n  Expenses:Inkoop  60.00', "  Expenses:Inkoop  60.00"),
        (
            '  grant: "begeleiding"\n  Expenses:Inkoop  60.00',
            '  grant: "fonds"\n  Expenses:Inkoop  60.00',
        ),
    ],
)
def test_a_closed_cost_keeps_its_grant(half_a_year: Closing, old: str, new: str) -> None:
    half_a_year.edit(MAIN, old, new)
    found = changed(half_a_year)
    assert [one.split()[1] for one in found["2025-02"]] == ["S506"]
    assert "2025-01" not in found


def test_a_closed_cost_that_is_gone_is_told(half_a_year: Closing) -> None:
    half_a_year.edit(MAIN, spent("2025-02-10", 60), "")
    line = line_of(half_a_year, "2025-02", 'custom "close" ')
    assert changed(half_a_year)["2025-02"] == [f"closes/2025-02.beancount:{line} S507"]


def test_where_the_grant_of_a_closed_cost_is_written_makes_no_difference(
    half_a_year: Closing,
) -> None:
    """On the transaction or the posting."""
    old = '  grant: "begeleiding"\n  Expenses:Inkoop  60.00 EUR\n'
    half_a_year.edit(MAIN, old, '  Expenses:Inkoop  60.00 EUR\n    grant: "begeleiding"\n')
    assert half_a_year.differs() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{ACCOUNT}   60.00", f"{ACCOUNT}   61.00"),
        ('grant: "begeleiding"', 'grant: "fonds"'),
        ("besteed van de subsidie, begeleiding", "besteed van de subsidie, fonds"),
        (f"balance {ACCOUNT}  -40.00", f"balance {ACCOUNT}  -41.00"),
        ("grant-begeleiding: ", "grant-begeleid: "),
    ],
)
def test_what_is_changed_in_a_close_is_found(half_a_year: Closing, old: str, new: str) -> None:
    half_a_year.edit("2025-02", old, new)
    assert any(one.startswith("closes/2025-02.beancount:") for one in half_a_year.differs())


def test_the_tag_of_settling_is_part_of_the_close(tmp_path: Path) -> None:
    some = worked(tmp_path).close(*MONTHS).edit("2025-03", "#close #settling", "#close")
    assert some.differs() == [
        f"closes/2025-03.beancount:{line_of(some, '2025-03', 'rest van de subsidie')} S509"
    ]


# -- beside other things ------------------------------------------------------------------------


def test_with_the_account_paid_and_owed_in_the_years_return(tmp_path: Path) -> None:
    """Anna's result brings 30%; both are paid in the new year at once."""
    terms = version(member_result="{brackets: [{split: {municipality: 30%, spaarpot: 70%}}]}")
    some = worked(tmp_path, paid("2026-01-20", "Gemeente", 900, for_="2025"), agreement=[terms])
    some.close(*YEAR, "2025", "2026-01")
    found = some.returned(2025)
    keys = ("grants", "computed", "booked", "pending", "paid", "outstanding", "balance")
    assert [found[key] for key in keys] == [
        "600.00", "900.00", "900.00", "0.00", "900.00", "0.00", "900.00",
    ]  # fmt: skip
    assert some.differs() == []


def test_a_leavers_spaarpot_and_a_settled_grant_in_one_month(tmp_path: Path) -> None:
    some = worked(
        tmp_path,
        members={"anna": "left: 2025-03-20\noutcome: other"},
        agreement=[
            version(
                member_result="{brackets: [{split: {spaarpot: 100%}}]}",
                spaarpot="{on_leaving: municipality}",
            )
        ],
    ).close(*MONTHS)
    tags = [one[""].split("^")[0].strip() for one in some.booked("2025-03")]
    assert tags == [
        "2025-03-31 #close",
        "2025-03-31 #close #leaving",
        "2025-03-31 #close",
        "2025-03-31 #close #settling",
    ]
    assert some.shape("return", "2025")["computed"] == "1600.00"
    assert some.differs() == []
    assert some.bean_check() == []


def test_a_grant_may_pay_what_was_awarded_by_hand(tmp_path: Path) -> None:
    """A premium that was booked as a cost of art. 31 and that the grant pays is awarded all the
    same.
    """
    award = booked(
        "2025-02-10", "Expenses:Artikel31", "Liabilities:Premie:Anna", 50, grant="begeleiding"
    )
    some = with_grants(tmp_path, received("2025-01-10", 80), award).close(*MONTHS)
    assert of_grants(some, "2025-02") == [booking("50.00")]
    assert some.asserted("2025-02")["Liabilities:Premie:Anna"] == "2025-03-01 -50.00"
    assert some.collective("2025")["result"] == "0.00"
    assert some.premium_of(2025)["awarded"] == "0.00"
    assert some.premium_of(2025)["other"] == "50.00"
