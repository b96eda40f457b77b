"""Dealings between two books under one umbrella: left out of the totals of `result` where both
sides agree, told of where they do not (SPEC 9).
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.options import Format
from tests.support.asking import Shape
from tests.support.properties import steady
from tests.support.small_books import booked, costs, earns, version
from tests.support.umbrellas import (
    ATELIER,
    GRANT,
    LAND,
    Umbrella,
    book,
    books_of,
    cents,
    euros,
    opens,
    umbrella,
)

pytestmark = pytest.mark.slow

DAY = "2025-03-10"
MONTH = "2025-03"
DEBTORS = opens("Assets:Debiteuren", "Liabilities:Crediteuren")


def sells(day: str, to: str, amount: float | str, *links: str, who: str = "collective") -> str:
    """Income of a dealing with other books."""
    meta = {"with": to, "member": who}
    return booked(day, "Assets:Bank", "Income:Verkoop", amount, *links, **meta)


def buys(
    day: str, of: str, amount: float | str, *links: str, who: str = "collective", **more: str
) -> str:
    """Costs of a dealing with other books."""
    meta = {"with": of, "member": who, **more}
    return booked(day, "Expenses:Inkoop", "Assets:Bank", amount, *links, **meta)


def dealt(tmp_path: Path, land: list[str], atelier: list[str], *others: str) -> Umbrella:
    """Both have 1,000.00 of income and 100.00 of costs besides."""
    for id_, lines in ((LAND, land), (ATELIER, atelier)):
        own = earns("2025-03-01", "anna", 1000), costs("2025-03-02", "anna", 100)
        book(tmp_path, id_, *own, *lines)
    for id_ in others:
        book(tmp_path, id_, earns("2025-03-01", "anna", 1000))
    return umbrella(tmp_path, LAND, ATELIER, *others)


KEYS = ("income", "expenses", "result", "eliminated", "eliminated_expenses")


def total(koepel: Umbrella, period: str = MONTH) -> list[str]:
    found = koepel.total("result", period)
    return [found[key] for key in KEYS]


UNTOUCHED = ["2500.00", "700.00", "1800.00", "0.00", "0.00"]
"""Of 500.00 that land sold the atelier, if it is not left out."""


# -- both sides agree ---------------------------------------------------------------------------


def test_what_one_sold_the_other_is_left_out_of_both_totals(tmp_path: Path) -> None:
    koepel = dealt(
        tmp_path,
        [sells(DAY, ATELIER, 500, "^f1")],
        [buys(DAY, LAND, 500, "^f1")],
    )
    assert total(koepel) == ["2000.00", "200.00", "1800.00", "500.00", "500.00"]
    assert total(koepel, "2025") == total(koepel)
    assert koepel.codes() == []
    assert koepel.ask("result", "2025").messages == ()


def test_each_of_the_books_keeps_its_own(tmp_path: Path) -> None:
    koepel = dealt(tmp_path, [sells(DAY, ATELIER, 500, "^f1")], [buys(DAY, LAND, 500, "^f1")])
    found = koepel.answers("result", MONTH)
    assert found[LAND]["collective"]["income"] == "500.00"
    assert found[ATELIER]["collective"]["expenses"] == "500.00"
    for id_, answer in found.items():
        assert answer == books_of(koepel, id_).shape("result", MONTH)
    both = koepel.total("result", MONTH)
    assert both["collective"]["income"] == "500.00"
    assert both["collective"]["expenses"] == "500.00"


def test_it_is_shown_in_every_format(tmp_path: Path) -> None:
    koepel = dealt(tmp_path, [sells(DAY, ATELIER, 512.34, "^f1")], [buys(DAY, LAND, 512.34, "^f1")])
    amounts = {Format.TABLE: "€512.34", Format.MD: "€512.34", Format.CSV_NL: "512,34"}
    for format_ in Format:
        text = koepel.ask("result", MONTH, format_).output
        assert text.count(amounts.get(format_, "512.34")) >= 4


def test_only_result_has_something_to_leave_out(tmp_path: Path) -> None:
    koepel = dealt(tmp_path, [sells(DAY, ATELIER, 500, "^f1")], [buys(DAY, LAND, 500, "^f1")])
    assert koepel.total("return", "2025")["collective"]["result"] == "180.00"
    assert koepel.total("impact", "2025")["earnings"]["total"] == "1800.00"


def test_dealings_of_members_are_left_out_too(tmp_path: Path) -> None:
    koepel = dealt(
        tmp_path,
        [sells(DAY, ATELIER, 500, "^f1", who="anna")],
        [buys(DAY, LAND, 500, "^f1", who="bram")],
    )
    assert total(koepel) == ["2000.00", "200.00", "1800.00", "500.00", "500.00"]
    members = koepel.total("result", MONTH)["members"]
    assert (members["income"], members["expenses"]) == ("2500.00", "700.00")
    assert koepel.answers("result", MONTH)[LAND]["members"][0]["income"] == "1500.00"


def test_a_joint_job_for_the_other_books(tmp_path: Path) -> None:
    job = booked(
        DAY,
        "Assets:Bank",
        "Income:Verkoop",
        100.01,
        "^f1",
        members="anna 2, bram 1",
        **{"with": ATELIER},
    )
    koepel = dealt(tmp_path, [job], [buys(DAY, LAND, 100.01, "^f1")])
    assert total(koepel) == ["2000.00", "200.00", "1800.00", "100.01", "100.01"]


def test_both_ways_in_one_link(tmp_path: Path) -> None:
    """Land sold for 500.00 and took 120.00 of the atelier's in return."""
    koepel = dealt(
        tmp_path,
        [sells(DAY, ATELIER, 500, "^f1"), buys(DAY, ATELIER, 120, "^f1")],
        [buys(DAY, LAND, 500, "^f1"), sells(DAY, LAND, 120, "^f1")],
    )
    assert total(koepel) == ["2000.00", "200.00", "1800.00", "620.00", "620.00"]
    assert koepel.codes() == []


def test_a_credit_note_takes_some_of_it_back(tmp_path: Path) -> None:
    back = booked(
        "2025-03-12",
        "Income:Verkoop",
        "Assets:Bank",
        50,
        "^f1",
        member="collective",
        **{"with": ATELIER},
    )
    koepel = dealt(tmp_path, [sells(DAY, ATELIER, 500, "^f1"), back], [buys(DAY, LAND, 450, "^f1")])
    assert total(koepel) == ["2000.00", "200.00", "1800.00", "450.00", "450.00"]


def test_an_invoice_on_account_and_its_payment(tmp_path: Path) -> None:
    """What moves no income or expense adds nothing, whatever it is marked with."""
    meta = {"with": ATELIER, "member": "collective"}
    koepel = dealt(
        tmp_path,
        [
            DEBTORS,
            booked(DAY, "Assets:Debiteuren", "Income:Verkoop", 500, "^f1", **meta),
            booked("2025-03-31", "Assets:Bank", "Assets:Debiteuren", 500, "^f1", **meta),
        ],
        [
            DEBTORS,
            buys(DAY, LAND, 500, "^f1"),
            booked("2025-03-31", "Assets:Bank", "Liabilities:Crediteuren", 1, **{"with": LAND}),
        ],
    )
    assert total(koepel) == ["2000.00", "200.00", "1800.00", "500.00", "500.00"]


def test_a_dealing_with_several_postings(tmp_path: Path) -> None:
    lines = (
        f'{DAY} * "Samen" ^f1',
        f'  with: "{ATELIER}"',
        '  member: "collective"',
        "  Assets:Bank  430.00 EUR",
        "  Expenses:Inkoop  70.00 EUR",
        "  Income:Verkoop  -500.00 EUR",
    )
    koepel = dealt(tmp_path, ["\n".join(lines) + "\n"], [buys(DAY, LAND, 430, "^f1")])
    assert koepel.codes() == []
    assert total(koepel) == ["2000.00", "200.00", "1800.00", "500.00", "500.00"]


# -- several transactions under one link --------------------------------------------------------


@pytest.mark.parametrize(
    ("land", "atelier"),
    [
        ([500], [500]),
        ([500], [200, 300]),
        ([100, 400], [500]),
        ([250.5, 249.5], [1, 499]),
        ([125] * 4, [100] * 5),
    ],
)
def test_what_matters_is_the_sum_under_a_link(
    tmp_path: Path, land: list[float], atelier: list[float]
) -> None:
    koepel = dealt(
        tmp_path,
        [sells(DAY, ATELIER, amount, "^f1") for amount in land],
        [buys(DAY, LAND, amount, "^f1") for amount in atelier],
    )
    alike = len(land) - len(set(land)) + len(atelier) - len(set(atelier))
    assert koepel.codes() == ["S237"] * alike
    assert total(koepel) == ["2000.00", "200.00", "1800.00", "500.00", "500.00"]


def test_every_link_is_a_dealing_of_its_own(tmp_path: Path) -> None:
    koepel = dealt(
        tmp_path,
        [sells(DAY, ATELIER, 500, "^f1"), sells(DAY, ATELIER, 60, "^f2")],
        [buys(DAY, LAND, 500, "^f1"), buys(DAY, LAND, 50, "^f2")],
    )
    assert koepel.codes() == ["S225", "S225"]
    assert total(koepel) == ["2060.00", "250.00", "1810.00", "500.00", "500.00"]


def test_the_same_link_with_each_of_two_others(tmp_path: Path) -> None:
    koepel = dealt(
        tmp_path,
        [sells(DAY, ATELIER, 500, "^maart"), sells(DAY, "keuken", 300, "^maart")],
        [buys(DAY, LAND, 500, "^maart")],
    )
    book(
        tmp_path,
        "keuken",
        buys(DAY, LAND, 300, "^maart"),
    )
    koepel = umbrella(tmp_path, LAND, ATELIER, "keuken")
    assert koepel.codes() == []
    assert total(koepel)[3:] == ["800.00", "800.00"]


def test_other_links_beside_it_are_the_treasurers_own(tmp_path: Path) -> None:
    koepel = dealt(
        tmp_path,
        [sells(DAY, ATELIER, 500, "^a-order", "^f1")],
        [buys(DAY, LAND, 500, "^f1", "^z-bon")],
    )
    assert koepel.codes() == []
    assert total(koepel)[3:] == ["500.00", "500.00"]


def test_an_invoice_of_two_orders_paid_one_by_one(tmp_path: Path) -> None:
    """Whichever side carries both links, the two sides are judged alike."""
    koepel = dealt(
        tmp_path,
        [sells(DAY, ATELIER, 500, "^f1", "^f2")],
        [buys(DAY, LAND, 200, "^f1"), buys(DAY, LAND, 300, "^f2")],
    )
    assert koepel.codes() == []
    assert total(koepel) == ["2000.00", "200.00", "1800.00", "500.00", "500.00"]


# -- they do not agree --------------------------------------------------------------------------


@pytest.mark.parametrize("other", [499.99, 500.01, 1000, 0.01])
def test_different_amounts_are_told_of_on_both_sides(tmp_path: Path, other: float) -> None:
    koepel = dealt(
        tmp_path, [sells(DAY, ATELIER, 500, "^f1")], [buys("2025-03-20", LAND, other, "^f1")]
    )
    found = koepel.of_code("S225")
    assert [(one["file"], one["date"]) for one in found] == [
        (f"{ATELIER}/journal/main.beancount", "2025-03-20"),
        (f"{LAND}/journal/main.beancount", DAY),
    ]
    assert koepel.codes() == ["S225", "S225"]
    both = [f"{500 + 2000:.2f}", euros(cents(f"{other:.2f}") + 20000)]
    assert total(koepel)[:2] == both
    assert total(koepel)[3:] == ["0.00", "0.00"]


def test_it_is_told_at_the_line_of_the_transaction(tmp_path: Path) -> None:
    koepel = dealt(tmp_path, [sells(DAY, ATELIER, 500, "^f1")], [buys(DAY, LAND, 400, "^f1")])
    for one in koepel.of_code("S225"):
        lines = (koepel.root / one["file"]).read_text().splitlines()
        assert lines[one["line"] - 1].endswith("^f1")


def test_figures_are_shown_with_a_note(tmp_path: Path) -> None:
    koepel = dealt(tmp_path, [sells(DAY, ATELIER, 500, "^f1")], [buys(DAY, LAND, 400, "^f1")])
    answer = koepel.ask("result", MONTH)
    assert answer.exit == 0
    assert len(answer.messages) == 1
    assert "check --umbrella" in answer.messages[0]


@pytest.mark.parametrize(
    ("land", "atelier", "expected"),
    [
        ("sells", None, [LAND]),
        (None, "buys", [ATELIER]),
        ("sells", "another link", [ATELIER, LAND]),
        ("sells", "without a link", [ATELIER, LAND]),
        ("without a link", "without a link", [ATELIER, LAND]),
        ("sells", "without with", [LAND]),
    ],
)
def test_one_side_alone_is_told_of(
    tmp_path: Path, land: str | None, atelier: str | None, expected: list[str]
) -> None:
    mine = {"sells": ("^f1",), "without a link": ()}
    theirs = {"buys": ("^f1",), "another link": ("^f2",), "without a link": ()}
    lines = [] if land is None else [sells(DAY, ATELIER, 500, *mine[land])]
    others = [] if atelier is None else [buys(DAY, LAND, 500, *theirs.get(atelier, ()))]
    if atelier == "without with":
        others = [costs(DAY, "collective", 500)]
    koepel = dealt(tmp_path, lines, others)
    found = koepel.of_code("S226")
    assert [one["file"].split("/")[0] for one in found] == expected
    assert koepel.codes() == ["S226"] * len(expected)
    assert total(koepel)[3:] == ["0.00", "0.00"]


def test_the_same_link_to_yet_other_books_is_no_other_side(tmp_path: Path) -> None:
    koepel = dealt(
        tmp_path, [sells(DAY, ATELIER, 500, "^f1")], [buys(DAY, "keuken", 500, "^f1")], "keuken"
    )
    assert koepel.codes() == ["S226", "S226"]
    assert total(koepel)[3:] == ["0.00", "0.00"]


def test_both_sell_and_nobody_buys(tmp_path: Path) -> None:
    koepel = dealt(tmp_path, [sells(DAY, ATELIER, 500, "^f1")], [sells(DAY, LAND, 500, "^f1")])
    assert koepel.codes() == ["S225", "S225"]
    assert total(koepel)[3:] == ["0.00", "0.00"]


@pytest.mark.parametrize("folder", ["keuken", "../land", "land", "Land", "atelierr", "/land"])
def test_a_folder_that_is_none_of_the_others(tmp_path: Path, folder: str) -> None:
    """Its own books are none to deal with either."""
    koepel = dealt(tmp_path, [sells(DAY, folder, 500, "^f1")], [])
    (found,) = koepel.of_code("S227")
    assert found["file"] == f"{LAND}/journal/main.beancount"
    assert found["date"] == DAY
    assert koepel.codes() == ["S227"]


@pytest.mark.parametrize("folder", ["atelier/", "./atelier"])
def test_a_folder_in_other_words(tmp_path: Path, folder: str) -> None:
    koepel = dealt(tmp_path, [sells(DAY, folder, 500, "^f1")], [buys(DAY, LAND, 500, "^f1")])
    assert koepel.codes() == []
    assert total(koepel)[3:] == ["500.00", "500.00"]


def test_books_that_are_named_with_a_detour_are_dealt_with_by_their_plain_name(
    tmp_path: Path,
) -> None:
    koepel = dealt(tmp_path, [sells(DAY, ATELIER, 500, "^f1")], [buys(DAY, LAND, 500, "^f1")])
    koepel = umbrella(tmp_path, text="language: en\nbooks: [./land, atelier/]\n")
    assert koepel.codes() == []
    assert list(koepel.answers("result", MONTH)) == [LAND, ATELIER]


@pytest.mark.parametrize("value", ["7", "TRUE", '""', "2025-01-01"])
def test_with_is_a_text(tmp_path: Path, value: str) -> None:
    line = sells(DAY, ATELIER, 500, "^f1").replace(f'with: "{ATELIER}"', f"with: {value}")
    koepel = dealt(tmp_path, [line], [])
    assert koepel.codes() == ["S141"]
    assert koepel.ask("result", MONTH).exit == 3


def test_books_by_themselves_say_nothing_of_dealings(tmp_path: Path) -> None:
    some = book(tmp_path, LAND, sells(DAY, ATELIER, 500, "^f1"))
    assert some.codes() == []
    assert some.shape("result", MONTH)["collective"]["income"] == "500.00"


# -- in time ------------------------------------------------------------------------------------


def apart(tmp_path: Path, first: str, second: str) -> Umbrella:
    return dealt(tmp_path, [sells(first, ATELIER, 500, "^f1")], [buys(second, LAND, 500, "^f1")])


def test_sides_of_different_months_are_left_out_each_in_its_own(tmp_path: Path) -> None:
    koepel = apart(tmp_path, "2025-03-31", "2025-04-01")
    assert koepel.codes() == []
    assert total(koepel, "2025-03") == ["2000.00", "200.00", "1800.00", "500.00", "0.00"]
    assert total(koepel, "2025-04") == ["0.00", "0.00", "0.00", "0.00", "500.00"]
    assert total(koepel, "2025") == ["2000.00", "200.00", "1800.00", "500.00", "500.00"]


def test_sides_of_different_years(tmp_path: Path) -> None:
    koepel = apart(tmp_path, "2025-12-31", "2026-01-01")
    assert total(koepel, "2025")[3:] == ["500.00", "0.00"]
    assert total(koepel, "2026")[3:] == ["0.00", "500.00"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2025-03-09", ["2000.00", "200.00", "1800.00", "0.00", "0.00"]),
        ("2025-03-10", ["2500.00", "200.00", "2300.00", "0.00", "0.00"]),
        ("2025-03-19", ["2500.00", "200.00", "2300.00", "0.00", "0.00"]),
        ("2025-03-20", ["2000.00", "200.00", "1800.00", "500.00", "500.00"]),
    ],
)
def test_at_a_day_a_side_that_is_still_to_come_is_none(
    tmp_path: Path, at: str, expected: list[str]
) -> None:
    koepel = apart(tmp_path, DAY, "2025-03-20")
    found = koepel.total("result", "2025", at=at)
    assert [found[key] for key in KEYS] == expected


@pytest.mark.parametrize("day", ["2024-12-31", "2025-02-28"])
def test_what_was_before_the_first_month_is_in_no_total_to_leave_it_out_of(
    tmp_path: Path, day: str
) -> None:
    for id_, line in (
        (LAND, sells(day, ATELIER, 500, "^f1")),
        (ATELIER, buys(day, LAND, 500, "^f1")),
    ):
        book(
            tmp_path,
            id_,
            line,
            earns("2025-03-01", "anna", 1000),
            first_month="2025-03",
        )
    koepel = umbrella(tmp_path, LAND, ATELIER)
    assert total(koepel, "2025") == ["2000.00", "0.00", "2000.00", "0.00", "0.00"]


def test_one_side_before_the_first_month_of_its_books(tmp_path: Path) -> None:
    book(tmp_path, LAND, sells("2025-02-10", ATELIER, 500, "^f1"))
    book(
        tmp_path,
        ATELIER,
        buys("2025-02-10", LAND, 500, "^f1"),
        earns("2025-03-01", "anna", 1000),
        first_month="2025-03",
    )
    koepel = umbrella(tmp_path, LAND, ATELIER)
    assert total(koepel, "2025") == ["1000.00", "0.00", "1000.00", "500.00", "0.00"]


# -- costs that a grant pays --------------------------------------------------------------------


def granted(tmp_path: Path, *atelier: str) -> Umbrella:
    book(tmp_path, LAND, earns("2025-03-01", "anna", 1000), sells(DAY, ATELIER, 500, "^f1"))
    book(
        tmp_path,
        ATELIER,
        opens("Liabilities:Subsidie:Start"),
        booked("2025-01-05", "Assets:Bank", "Liabilities:Subsidie:Start", 500),
        *atelier,
        files={"grants.yaml": GRANT},
    )
    return umbrella(tmp_path, LAND, ATELIER)


def test_costs_that_a_grant_pays_are_a_side_too(tmp_path: Path) -> None:
    """They are in no total of expenses, so there is nothing there to leave out."""
    koepel = granted(tmp_path, buys(DAY, LAND, 500, "^f1", grant="start"))
    assert koepel.codes() == []
    assert total(koepel) == ["1000.00", "0.00", "1000.00", "500.00", "0.00"]


def test_costs_that_a_grant_pays_in_part(tmp_path: Path) -> None:
    lines = (
        f'{DAY} * "Deels" ^f1',
        f'  with: "{LAND}"',
        '  member: "collective"',
        "  Expenses:Inkoop  300.00 EUR",
        '    grant: "start"',
        "  Expenses:Inkoop  200.00 EUR",
        "  Assets:Bank  -500.00 EUR",
    )
    koepel = granted(tmp_path, "\n".join(lines) + "\n")
    assert koepel.codes() == []
    assert total(koepel) == ["1000.00", "0.00", "1000.00", "500.00", "200.00"]


# -- many ---------------------------------------------------------------------------------------

Dealt = list[tuple[int, int, bool]]
"""Amounts in cents, the number of the link, and whether land sells."""


@settings(steady, max_examples=25)
@given(
    st.lists(st.tuples(st.integers(1, 99999), st.integers(1, 3), st.booleans()), max_size=6),
    st.lists(st.tuples(st.integers(1, 99999), st.integers(1, 3)), max_size=3),
)
def test_where_all_agrees_the_total_is_what_it_is_without(
    both: Dealt, alone: list[tuple[int, int]]
) -> None:
    """Dealings change no total; one that the other side does not have stays in."""
    land, atelier = [], []
    for amount, link, is_sold in both:
        mine, theirs = (sells, buys) if is_sold else (buys, sells)
        land.append(mine(DAY, ATELIER, euros(amount), f"^f{link}"))
        atelier.append(theirs(DAY, LAND, euros(amount), f"^f{link}"))
    land += [sells(DAY, ATELIER, euros(amount), f"^alone{link}") for amount, link in alone]
    lone = sum(amount for amount, _ in alone)
    dealings = sum(amount for amount, _, _ in both)
    with TemporaryDirectory() as folder:
        koepel = dealt(Path(folder), land, atelier)
        alike = 2 * (len(both) - len(set(both))) + len(alone) - len(set(alone))
        assert sorted(koepel.codes()) == ["S226"] * len(alone) + ["S237"] * alike
        income = euros(200000 + lone)
        expected = [income, "200.00", euros(180000 + lone), euros(dealings), euros(dealings)]
        assert total(koepel) == expected


def test_a_chain_through_three_books(tmp_path: Path) -> None:
    terms = [version("2025-01-01")]

    def one(id_: str, *lines: str) -> None:
        book(tmp_path, id_, *lines, agreement=terms)

    one(LAND, sells(DAY, "keuken", 100, "^prei"))
    one("keuken", buys(DAY, LAND, 100, "^prei"), sells(DAY, ATELIER, 180, "^soep"))
    one(ATELIER, buys(DAY, "keuken", 180, "^soep"), earns(DAY, "collective", 250))
    koepel = umbrella(tmp_path, LAND, "keuken", ATELIER)
    found: Shape = koepel.total("result", MONTH)
    assert [found[key] for key in KEYS] == ["250.00", "0.00", "250.00", "280.00", "280.00"]
    assert koepel.codes() == []
