"""`law`: what holds on a day, what is not known, and what will change (SPEC 3.5, 5)."""

import json
from datetime import date
from pathlib import Path

import pytest

from socoledger.commands.context import Context
from socoledger.commands.law import law
from socoledger.domain.options import Format
from socoledger.read.law import package_law
from socoledger.write.law import UNITS
from tests.support.asking import Shape

TODAY = date(2026, 6, 30)


def _ask(folder: Path, on: str, format_: Format, language: str = "nl") -> str:
    context = Context(folder=folder, today=TODAY, language=language)
    answer = law(context, format_, on)
    assert answer.exit == 0
    return answer.output


def _json(folder: Path, on: str) -> Shape:
    found: Shape = json.loads(_ask(folder, on, Format.JSON))
    return found


def _amount(shape: Shape, id_: str) -> Shape:
    found: Shape = next(one for one in shape["amounts"] if one["id"] == id_)
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("on", ["2014-01-01", "2026-06-30", "2026-07-01", "2027-02-01"])
def test_it_fits_in_80_columns(tmp_path: Path, language: str, on: str) -> None:
    text = _ask(tmp_path, on, Format.TABLE, language)
    assert max(map(len, text.splitlines())) <= 80


def test_above_the_amounts_stands_which_are_not_known(tmp_path: Path) -> None:
    def above(on: str) -> str:
        text = _ask(tmp_path, on, Format.TABLE, "en")
        return " ".join(text.partition("Legal amounts on")[0].split())

    assert above("2026-06-30") == ""
    told = above("2026-07-01")
    assert "Since 2026-07-01" in told
    assert "Premium, at most per calendar year" in told
    assert "Volunteer" not in told
    assert "Since 2027-01-01" in above("2027-01-01")


@pytest.mark.parametrize(
    ("id_", "on", "value"),
    [
        ("earnings_per_month", "2025-06-30", "273.00"),
        ("earnings_per_month", "2025-07-01", "278.00"),
        ("earnings_per_month", "2026-01-01", "285.00"),
        ("earnings_single_parent_per_month", "2026-01-01", "177.66"),
        ("earnings_limited_hours_per_month", "2024-07-01", "170.18"),
        ("earnings_wage_subsidy_per_month", "2026-06-30", "180.19"),
        ("earnings_wage_subsidy_per_month", "2022-12-31", None),
        ("earnings_share_2027", "2026-12-31", None),
        ("earnings_share_2027", "2027-01-01", "15.00"),
        ("buffer_per_year", "2027-01-01", "1000.00"),
        ("kor_registration_per_year", "2024-12-31", "1800.00"),
        ("btw_low", "2018-12-31", "6.00"),
        ("btw_low", "2019-01-01", "9.00"),
    ],
)
def test_amounts_on_the_day_before_and_after(
    tmp_path: Path, id_: str, on: str, value: str | None
) -> None:
    assert _amount(_json(tmp_path, on), id_)["value"] == value


def test_gifts_are_per_household(tmp_path: Path) -> None:
    assert "household" in _amount(_json(tmp_path, "2026-01-01"), "gifts_per_year")["unit"]
    assert "huishouden" in _ask(tmp_path, "2026-01-01", Format.TABLE)
    assert "huishouden" not in _ask(tmp_path, "2025-12-31", Format.TABLE).partition("Bronnen")[2]


def test_a_later_day_says_what_changes_until_then(tmp_path: Path) -> None:
    shape = _json(tmp_path, "2027-02-01")
    assert shape["changes_since"] == "2026-06-30"
    changes = {one["id"]: one for one in shape["changes"]}
    assert (changes["buffer_per_year"]["was"], changes["buffer_per_year"]["becomes"]) == (
        None,
        "1000.00",
    )
    assert changes["premium_per_year"]["was"] == "3398.00"
    assert changes["premium_per_year"]["becomes"] is None
    assert "under_27:premium" in changes
    assert "kor_turnover_per_year" not in changes
    assert "2026-06-30" in _ask(tmp_path, "2027-02-01", Format.TABLE)


@pytest.mark.parametrize("on", ["2026-06-30", "2025-01-01"])
def test_a_day_that_is_not_later_has_no_changes(tmp_path: Path, on: str) -> None:
    shape = _json(tmp_path, on)
    assert (shape["changes_since"], shape["changes"]) == (None, [])


def test_every_unit_has_words() -> None:
    units = {parameter.unit for parameter in package_law().parameters.values()}
    assert units <= set(UNITS)
