"""Days, months and hours as people write them."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from socoledger.domain.period import Month
from socoledger.read.timesheet.cell_values import WrongValueError, day, hours, months_in
from socoledger.read.timesheet.sheet import Lacking, Value

MARCH = Month(2026, 3)


@pytest.mark.parametrize(
    ("value", "hundredths"),
    [
        ("4,5", 450),
        ("4.5", 450),
        ("4:30", 450),
        ("4:20", 433),
        ("4:40 u", 467),
        ("8 uur", 800),
        ("-1,5", -150),
        ("0,00", None),
        ("0:00", None),
        ("0:00:00", None),
        ("4:30:00", 450),
        ("4.33333333333333", 433),
        ("4,6666666666667", 467),
        ("-", None),
        (Fraction(9, 2), 450),
        (Fraction(13, 3), 433),
        (Fraction(0), None),
        (timedelta(hours=25, minutes=15), 2525),
    ],
)
def test_hours_are_read_as_they_are_written(value: Value, hundredths: int | None) -> None:
    assert hours(value) == hundredths


@pytest.mark.parametrize(
    "value",
    [
        "4,555",
        "4:30:20",
        "1.234",
        "4:75",
        "1.234,5",
        "ziek",
        "4,5,5",
        "1e3",
        date(2026, 5, 4),
        Lacking.RESULT,
    ],
)
def test_what_is_no_number_of_hours_is_told(value: Value) -> None:
    with pytest.raises(WrongValueError) as told:
        hours(value)
    assert "ziek" not in str(told.value.reason)


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-12",
        "12-3-2026",
        "12/03/26",
        "12 mrt 2026",
        "do 12 maart 2026",
        "Thursday 12 March",
        "12-3",
        "12mrt",
        "12",
        Fraction(12),
        date(2026, 3, 12),
        "2026-03-12 00:00",
    ],
)
def test_a_day_is_read_as_it_is_written(value: Value) -> None:
    assert day(value, MARCH) == date(2026, 3, 12)


@pytest.mark.parametrize(
    ("value", "month"),
    [
        ("31", Month(2026, 4)),
        ("12-4-2026", MARCH),
        ("ma 12", MARCH),
        ("12", None),
        ("12-3", None),
        ("31-2-2026", None),
        ("12-3-1026", None),
        ("x", MARCH),
        (Lacking.RESULT, MARCH),
        (None, MARCH),
    ],
)
def test_what_is_no_day_of_the_month_is_told(value: Value | None, month: Month | None) -> None:
    with pytest.raises(WrongValueError):
        day(value, month)


@pytest.mark.parametrize(
    "text",
    ["Uren maart 2026", "March, 2026", "Maand: mrt  Jaar: 2026", "2026-03", "3-2026", "03/2026"],
)
def test_a_month_is_found_in_a_title(text: str) -> None:
    assert {*months_in([text])} == {MARCH}


def test_a_day_in_a_title_is_no_other_month() -> None:
    assert {*months_in(["maart 2026, gemaakt op 3-4-2026 en op 2026-04-03"])} == {MARCH}
