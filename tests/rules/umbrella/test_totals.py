"""What books under an umbrella say, each by itself and all together (SPEC 9)."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.options import Format
from tests.support.asking import Shape, shape_of
from tests.support.properties import steady
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    WORKED,
    booked,
    costs,
    earns,
    hours,
    version,
)
from tests.support.umbrellas import (
    ATELIER,
    COMMANDS,
    GOAL,
    GRANT,
    LAND,
    OF_ALL,
    Umbrella,
    book,
    books_of,
    cents,
    euros,
    goals,
    one_by_one,
    opens,
    two,
    umbrella,
)

pytestmark = pytest.mark.slow

# -- what each of the books says ----------------------------------------------------------------


WITHOUT_TOTAL = ("review", "timeline")
WHICH = {"result": ("2025", "2025-02"), "premium": ("2025",), "return": ("2025",)}


def asked() -> Iterator[tuple[str, str | None, str | None]]:
    for command in (*COMMANDS, "review"):
        for which in (None, *WHICH.get(command, ())):
            for at in (None, "2025-02-10", "2025-03-31"):
                if which != "2025-02" or at != "2025-03-31":
                    yield command, which, at


@pytest.mark.parametrize(("command", "which", "at"), list(asked()))
def test_each_answer_is_that_of_its_own_books(
    tmp_path: Path, command: str, which: str | None, at: str | None
) -> None:
    koepel = two(tmp_path)
    found = koepel.answers(command, which, at=at)
    assert list(found) == [LAND, ATELIER]
    for id_, answer in found.items():
        own = shape_of(books_of(koepel, id_).ask(command, which, at=at))
        assert list(answer.items()) == list(own.items())


def test_so_are_those_of_premiums_of_one_member_and_of_units(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    for command in ("premium", "spaarpot"):
        for id_, answer in koepel.answers(command, None, member="bram").items():
            own = books_of(koepel, id_).ask(command, None, member="bram")
            assert answer == shape_of(own)
            assert [one["id"] for one in answer["members"]] == ["bram"]


def test_a_member_of_one_of_the_books_is_none_of_the_other(tmp_path: Path) -> None:
    for id_, who in ((LAND, "anna"), (ATELIER, "bram")):
        book(tmp_path, id_, earns("2025-01-15", who, 100), members={who: BENEFIT})
    koepel = umbrella(tmp_path, LAND, ATELIER)
    found = koepel.answers("spaarpot", None, member="bram")
    assert [one["id"] for one in found[ATELIER]["members"]] == ["bram"]
    assert found[LAND]["members"] == []
    total = koepel.total("spaarpot", None, member="bram")
    assert total["pending"] == "85.00"
    assert koepel.ask("spaarpot", None, member="cora").exit == 2
    assert koepel.ask("premium", "2025", member="cora").exit == 2


def test_units_of_several_books(tmp_path: Path) -> None:
    for id_, unit, amount in ((LAND, "kas", 100), (ATELIER, "naaien", 40)):
        job = booked(
            "2025-01-15", "Assets:Bank", "Income:Verkoop", amount, member="anna", unit=unit
        )
        extra = f"units: [{{id: {unit}, name: {unit.title()}}}]\n"
        book(tmp_path, id_, job, coop_extra=extra)
    koepel = umbrella(tmp_path, LAND, ATELIER)
    for by in ("unit", "member,unit"):
        for id_, answer in koepel.answers("result", "2025", by=by).items():
            own = books_of(koepel, id_).ask("result", "2025", by=by)
            assert answer == shape_of(own)
        assert koepel.ask("result", "2025", Format.TABLE, by=by).exit == 0


def test_books_without_units_beside_others_that_have_them(tmp_path: Path) -> None:
    job = booked("2025-01-15", "Assets:Bank", "Income:Verkoop", 100, member="anna", unit="kas")
    book(tmp_path, LAND, job, coop_extra="units: [{id: kas, name: Kas}]\n")
    book(tmp_path, ATELIER, earns("2025-01-15", "anna", 50))
    koepel = umbrella(tmp_path, LAND, ATELIER)
    for format_ in Format:
        assert koepel.ask("result", "2025", format_, by="unit").exit == 0


@pytest.mark.parametrize("command", [*COMMANDS, "review"])
@pytest.mark.parametrize("format_", list(Format))
def test_every_command_answers_in_every_format(
    tmp_path: Path, command: str, format_: Format
) -> None:
    koepel = two(tmp_path)
    answer = koepel.ask(command, None, format_)
    assert (answer.exit, answer.messages) == (0, ())
    assert answer.output.endswith("\n")
    assert LAND in answer.output
    assert ATELIER in answer.output
    if format_ is Format.JSON:
        assert json.loads(answer.output)["schema"] == "socoledger.umbrella/1"
    elif format_ in (Format.CSV, Format.CSV_NL):
        separator = "," if format_ is Format.CSV else ";"
        text = answer.output.removeprefix("\ufeff")
        assert (text != answer.output) == (format_ is Format.CSV_NL)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        assert {len(row) for row in rows} == {len(rows[0])}
        all_of_it = "total" if format_ is Format.CSV else "totaal"
        total = [] if command in WITHOUT_TOTAL else [all_of_it]
        assert list(dict.fromkeys(row[0] for row in rows[1:])) == [LAND, ATELIER, *total]
    elif format_ is Format.MD:
        assert answer.output.startswith(f"### {LAND}: ")


@pytest.mark.parametrize("command", [*COMMANDS, "review"])
def test_a_sheet_says_of_each_of_the_books_what_its_own_says(tmp_path: Path, command: str) -> None:
    def rows(text: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(text, newline="")))

    koepel = two(tmp_path)
    together = rows(koepel.ask(command, None, Format.CSV).output)
    for id_ in (LAND, ATELIER):
        own = rows(books_of(koepel, id_).ask(command, None, Format.CSV).output)
        mine = [row for row in together if row["book"] == id_]
        assert [{key: row[key] for key in own[0]} for row in mine] == own
        assert {row.get("total", "") for row in mine} == {""}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_sheet_says_of_the_total_what_its_json_says(tmp_path: Path, command: str) -> None:
    koepel = two(tmp_path)
    sheet = csv.DictReader(io.StringIO(koepel.ask(command, None, Format.CSV).output, newline=""))
    found = {row["item"]: row["total"] for row in sheet if row["book"] == "total"}
    total = koepel.total(command)
    for path, value in _leaves(total):
        assert found[path] == (value if isinstance(value, str) else json.dumps(value))


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with the keys that lead to it; for an entry of a list, its id."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for entry in value:
            if isinstance(entry, dict):
                kept = {key: each for key, each in entry.items() if key not in ("id", "name")}
                yield from _leaves(kept, entry["id"])
    elif value is not None:
        yield path, value


# -- the total ----------------------------------------------------------------------------------

WHO = ("anna", "bram", "collective")
DAYS = st.sampled_from(["2025-01-10", "2025-01-31", "2025-02-01", "2025-03-15"])
AMOUNTS = st.integers(1, 300_000)


@st.composite
def journals(draw: st.DrawFn) -> list[str]:
    """What there may be in books, out of which nothing is spent that is not there."""
    lines = []
    for _ in range(draw(st.integers(0, 6))):
        day, amount, who = draw(DAYS), euros(draw(AMOUNTS)), draw(st.sampled_from(WHO))
        kind = draw(st.integers(0, 5))
        if kind == 0:
            lines.append(costs(day, who, amount))
        elif kind == 1 and who != "collective":
            lines.append(hours(day, who, draw(st.integers(1, 80))))
        elif kind == 2:
            partner = draw(st.sampled_from(["Gemeente", "Buurt"]))
            lines.append(booked(day, "Assets:Bank", f"Equity:Giften:{partner}", amount))
        elif kind == 3:
            lines.append(booked(day, "Assets:Bank", "Liabilities:Subsidie:Start", amount))
        elif kind == 4:
            lines.append(booked(day, "Expenses:Inkoop", "Assets:Bank", amount, grant="start"))
        else:
            lines.append(earns(day, who, amount))
    return lines


SUMMED = (
    "income",
    "expenses",
    "article31",
    "from_members",
    "from_leavers",
    "absorbed",
    "grants",
    "result",
    "carried",
)
RETURN = ("grants", "computed", "booked", "pending", "paid", "outstanding", "balance")


def added_up(shapes: list[Shape], *path: str) -> str:
    """The sum of an amount over answers; a list on the way is added up too."""

    def of(value: Any, keys: tuple[str, ...]) -> int:
        if isinstance(value, list):
            return sum(of(entry, keys) for entry in value)
        if not keys:
            return cents(value)
        return of(value[keys[0]], keys[1:]) if keys[0] in value else 0

    return euros(sum(of(shape, path) for shape in shapes))


@settings(steady, max_examples=25)
@given(st.lists(journals(), min_size=1, max_size=3))
def test_totals_are_what_the_books_add_up_to(each: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        ids = [f"b{number}" for number in range(len(each))]
        for id_, lines in zip(ids, each, strict=True):
            book(
                Path(folder),
                id_,
                opens(
                    "Liabilities:Subsidie:Start", "Equity:Giften:Gemeente", "Equity:Giften:Buurt"
                ),
                earns("2025-01-01", "anna", 1),
                earns("2025-03-31", "anna", 1),
                *lines,
                members={"anna": DECIDED, "bram": DECIDED},
                files={"grants.yaml": GRANT},
            )
        koepel = umbrella(Path(folder), *ids)
        for period in ("2025-02", "2025"):
            found, total = _asked(koepel, "result", period)
            for key in ("income", "expenses", "result", "carried"):
                assert total["members"][key] == added_up(found, "members", key)
            for key in SUMMED:
                assert total["collective"][key] == added_up(found, "collective", key)
            for part in ("members", "collective"):
                for to, amount in total[part]["distribution"].items():
                    assert amount == added_up(found, part, "distribution", to)
            for key in ("income", "expenses"):
                parts = (added_up(found, part, key) for part in ("members", "collective"))
                assert cents(total[key]) == sum(map(cents, parts))
            assert cents(total["result"]) == cents(total["income"]) - cents(total["expenses"])
            assert (total["eliminated"], total["eliminated_expenses"]) == ("0.00", "0.00")
        for command in ("spaarpot", "grants"):
            found, total = _asked(koepel, command)
            keys = [key for key in total if key != "at"]
            assert keys == list(found[0]["total"])
            assert all(total[key] == added_up(found, "total", key) for key in keys)
        found, total = _asked(koepel, "premium", "2025")
        for kind in ("premium", "allowance"):
            for key in ("earned", "awarded", "other", "above_maximum", "paid"):
                assert total["members"][kind][key] == added_up(found, "members", kind, key)
        found, total = _asked(koepel, "return", "2025")
        assert all(total[key] == added_up(found, key) for key in RETURN)
        assert total["final"] is False
        assert total["members"]["amount"] == added_up(found, "members", "amount")
        _contributions(koepel)
        _impact(koepel)


def _asked(koepel: Umbrella, command: str, which: str | None = None) -> tuple[list[Shape], Shape]:
    shape = koepel.shape(command, which)
    return [one["answer"] for one in shape["books"]], shape["total"]


def _contributions(koepel: Umbrella) -> None:
    found, total = _asked(koepel, "contributions")
    names = {partner["id"] for shape in found for partner in shape["partners"]}
    partners = one_by_one(total["partners"])
    assert set(partners) == names
    for name, partner in partners.items():
        mine = [one for shape in found for one in shape["partners"] if one["id"] == name]
        assert partner["from_results"] == added_up(mine, "from_results")
        for part in ("brought_in", "got_back", "rest"):
            for key, amount in partner[part].items():
                assert amount == added_up(mine, part, key)


def _impact(koepel: Umbrella) -> None:
    """No member says who they are elsewhere, so nobody is counted once for twice."""
    found, total = _asked(koepel, "impact", "2025")
    for key, count in total["members"].items():
        assert count == sum(shape["members"][key] for shape in found)
    for path in (
        ("earnings", "total"),
        ("hours",),
        ("premiums", "awarded"),
        ("allowances", "awarded"),
        ("spaarpot", "spent"),
        ("saved", "amount"),
        ("returned", "computed"),
        ("returned", "paid"),
        ("grants", "received"),
        ("grants", "spent"),
        ("grants", "municipality"),
        ("balance",),
    ):
        value: Any = total
        for key in path:
            value = value[key]
        assert value == added_up(found, *path)


def test_goals_of_several_books_are_not_added_up(tmp_path: Path) -> None:
    """Three people and 1,000 euros are no 1,003.00 of anything."""
    aims = goals(
        'text: "At work", measure: working, target: 3, by: 2025-12-31',
        'text: "Turnover", measure: turnover, target: 1000, by: 2025-12-31',
    )
    for id_ in (LAND, ATELIER):
        book(tmp_path, id_, earns("2025-01-15", "anna", 100), agreement=WORKED + aims)
    total = umbrella(tmp_path, LAND, ATELIER).total("review")
    assert "2006.00" not in json.dumps(total)


def test_books_without_goals_say_nothing_of_them(tmp_path: Path) -> None:
    book(tmp_path, LAND, earns("2025-01-15", "anna", 100), agreement=WORKED + GOAL)
    book(tmp_path, ATELIER, earns("2025-01-15", "anna", 100))
    koepel = umbrella(tmp_path, LAND, ATELIER)
    found = koepel.answers("review")
    assert [goal["value"] for goal in found[LAND]["goals"]] == ["1.00"]
    assert found[ATELIER]["goals"] == []
    for format_ in Format:
        assert koepel.ask("review", None, format_).exit == 0


# -- books that begin, or have facts, at different times ----------------------------------------


def staggered(tmp_path: Path) -> Umbrella:
    """Land begins in January and has facts to March, the atelier begins in June."""
    spaarpot = [version("2025-01-01", member_result=ALL_TO_SPAARPOT)]
    book(
        tmp_path,
        LAND,
        earns("2025-01-15", "anna", 100),
        earns("2025-03-15", "anna", 20),
        agreement=spaarpot,
    )
    book(
        tmp_path,
        ATELIER,
        earns("2025-06-15", "bram", 50),
        agreement=spaarpot,
        first_month="2025-06",
    )
    return umbrella(tmp_path, LAND, ATELIER)


@pytest.mark.parametrize(
    ("period", "land", "atelier"),
    [
        ("2025-01", "100.00", "0.00"),
        ("2025-05", "0.00", "0.00"),
        ("2025-06", "0.00", "50.00"),
        ("2025", "120.00", "50.00"),
        (None, "0.00", "50.00"),
    ],
)
def test_books_that_begin_in_different_months(
    tmp_path: Path, period: str | None, land: str, atelier: str
) -> None:
    koepel = staggered(tmp_path)
    found = koepel.answers("result", period)
    assert found[LAND]["members"][0]["income"] == land
    assert found[ATELIER]["members"][1]["income"] == atelier
    total = koepel.total("result", period)
    assert cents(total["income"]) == cents(land) + cents(atelier)
    assert total["period"] == (period or "2025-06")


@pytest.mark.parametrize(
    ("period", "exit_"),
    [("2024-12", 5), ("2025-07", 5), ("2024", 5), ("2026", 5), ("2025-13", 2), ("zomer", 2)],
)
def test_a_period_that_none_of_the_books_reach(tmp_path: Path, period: str, exit_: int) -> None:
    answer = staggered(tmp_path).ask("result", period)
    assert (answer.exit, answer.output) == (exit_, "")
    assert answer.messages


@pytest.mark.parametrize("command", OF_ALL)
@pytest.mark.parametrize("at", [None, "2025-01-31", "2025-05-31", "2025-06-30"])
def test_every_command_on_books_that_begin_in_different_months(
    tmp_path: Path, command: str, at: str | None
) -> None:
    koepel = staggered(tmp_path)
    shape = koepel.shape(command, at=at)
    reach = {one["answer"].get("through", one["answer"].get("at")) for one in shape["books"]}
    assert len(reach) == 1


def test_each_reaches_as_far_as_all_do(tmp_path: Path) -> None:
    koepel = staggered(tmp_path)
    for command in ("premium", "return", "impact"):
        found = koepel.shape(command, "2025")
        assert {one["answer"]["through"] for one in found["books"]} == {"2025-06"}
        assert found["total"]["through"] == "2025-06"
    assert koepel.total("spaarpot")["at"] == "2025-06-15"


def years_apart(tmp_path: Path) -> Umbrella:
    """Land has facts in 2025 alone, the atelier in 2026."""
    book(tmp_path, LAND, earns("2025-03-15", "anna", 100))
    book(tmp_path, ATELIER, earns("2026-02-15", "bram", 50))
    return umbrella(tmp_path, LAND, ATELIER)


@pytest.mark.parametrize(
    ("year", "land", "atelier"), [("2025", "100.00", "0.00"), ("2026", "0.00", "50.00")]
)
def test_books_without_facts_in_a_year_say_so_by_zeros(
    tmp_path: Path, year: str, land: str, atelier: str
) -> None:
    koepel = years_apart(tmp_path)
    found = koepel.answers("result", year)
    assert found[LAND]["members"][0]["result"] == land
    assert found[ATELIER]["members"][1]["result"] == atelier
    for command in ("premium", "return", "impact"):
        assert koepel.ask(command, year).exit == 0
    assert koepel.ask("impact", "2024").exit == 5
    assert koepel.total("impact", year)["members"]["working"] == 1


@pytest.mark.parametrize("command", OF_ALL)
@pytest.mark.parametrize("at", ["2025-03-14", "2025-03-15", "2026-02-14", "2026-02-15"])
def test_a_day_in_a_year_without_facts_of_one_of_the_books(
    tmp_path: Path, command: str, at: str
) -> None:
    total = years_apart(tmp_path).total(command, at=at)
    if command == "result":
        expected = {"2025-03-15": "100.00", "2026-02-15": "50.00"}
        assert total["income"] == expected.get(at, "0.00")


def test_a_year_at_a_day_in_it(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    assert koepel.total("result", "2025", at="2025-03-14")["income"] == "2070.00"
    assert koepel.total("result", "2025", at="2025-03-15")["income"] == "2736.66"


@pytest.mark.parametrize("at", ["2024-06-30", "2027-01-01"])
def test_a_day_in_a_year_that_none_of_the_books_reach(tmp_path: Path, at: str) -> None:
    koepel = years_apart(tmp_path)
    assert books_of(koepel, LAND).ask("result", at=at).exit == 5
    assert koepel.ask("result", at=at).exit == 5


def test_books_in_which_nothing_is_booked_yet(tmp_path: Path) -> None:
    book(tmp_path, LAND)
    book(tmp_path, ATELIER, earns("2025-06-15", "bram", 50))
    koepel = umbrella(tmp_path, LAND, ATELIER)
    for command in OF_ALL:
        assert koepel.ask(command).exit == 0
    assert koepel.ask("grants").exit == 5
    assert koepel.total("result", "2025")["income"] == "50.00"
    only = umbrella(tmp_path, LAND)
    assert {only.ask(command).exit for command in COMMANDS} == {5}


def test_books_without_members(tmp_path: Path) -> None:
    book(tmp_path, LAND, earns("2025-06-15", "collective", 50), members={})
    koepel = umbrella(tmp_path, LAND)
    for command in OF_ALL:
        if command == "timeline":  # it is asked of one of them
            continue
        for format_ in Format:
            assert koepel.ask(command, None, format_).exit == 0
    assert koepel.total("result", "2025")["income"] == "50.00"
    assert koepel.total("impact", "2025")["members"]["during"] == 0


def test_one_slip_moves_none_of_the_books(tmp_path: Path) -> None:
    book(tmp_path, "land", earns("2026-03-10", "anna", 100), earns("2062-03-10", "anna", 40))
    book(tmp_path, "atelier", earns("2026-04-10", "anna", 30))
    all_of_them = umbrella(tmp_path, "land", "atelier")
    assert {one["period"] for one in all_of_them.answers("result").values()} == {"2026-04"}
    assert {one["through"] for one in all_of_them.answers("premium").values()} == {"2026-04"}
    assert all_of_them.answers("result", "2062-03")["land"]["members"][0]["income"] == "40.00"
    assert all_of_them.codes() == ["S236"]
