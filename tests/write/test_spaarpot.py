"""`spaarpot --member`: each movement of the year, from the opening to the balance."""

import csv
import io
import json
from pathlib import Path

import pytest

from socoledger.commands.context import answered
from socoledger.commands.spaarpot import spaarpot
from socoledger.domain.options import Format
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    Books,
    booked,
    books,
    closing,
    earns,
    paid,
    version,
)

POT = "Liabilities:Spaarpot:Anna"
AGREED = version(member_result=ALL_TO_SPAARPOT, spaarpot="{purposes: [{id: course}]}")


def some(tmp_path: Path) -> Books:
    shop = '2025-04-02 * "ROC" "Cursus"\n  purpose: "course"\n'
    close = closing("2025-03-31", "2025-03", "Expenses:Verdeling", POT, 80)
    return books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", POT, 250),
        earns("2025-03-15", "anna", 80),
        f"{shop}  {POT}  30.00 EUR\n  Assets:Bank  -30.00 EUR\n",
        paid("2025-06-01", "Spaarpot:Anna", 5, purpose="course"),
        paid("2026-01-02", "Spaarpot:Anna", 7, purpose="course"),
        agreement=[AGREED],
        closes={"2025-03": f'2025-04-01 custom "close" "2025-03"\n{close}'},
    )


def say(asked: Books, format_: Format, language: str = "en", member: str | None = "anna") -> str:
    context = asked.context(language, 80)
    answer = answered(lambda: spaarpot(context, format_, "2025-05-31", member))
    assert answer.exit == 0, answer.messages
    return answer.output


@pytest.mark.parametrize(
    ("language", "close"), [("en", "close 2025-03"), ("nl", "afsluiting 2025-03")]
)
def test_movements_go_from_the_opening_to_the_balance(
    tmp_path: Path, language: str, close: str
) -> None:
    asked = some(tmp_path)
    shape = json.loads(say(asked, Format.JSON, language))
    pot, moved = shape["members"][0], shape["movements"]
    assert [(one["date"], one["what"], one["amount"], one["balance"]) for one in moved] == [
        ("2025-03-31", close, "80.00", "330.00"),
        ("2025-04-02", "ROC, Cursus", "-30.00", "300.00"),
    ]
    assert (pot["opening"], pot["balance"]) == ("250.00", "300.00")
    for one in moved:
        line = (asked.root / one["file"]).read_text().splitlines()[one["line"] - 1]
        assert POT in line
    text = say(asked, Format.TABLE, language)
    assert close in text
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "closes/2025-03.beancount:" in text


def test_only_one_who_is_asked_for_has_them(tmp_path: Path) -> None:
    asked = some(tmp_path)
    assert "movements" not in json.loads(say(asked, Format.JSON, member=None))
    assert json.loads(say(asked, Format.JSON, member="bram"))["movements"] == []


@pytest.mark.parametrize("format_", [Format.CSV, Format.CSV_NL])
def test_a_csv_has_a_row_for_each(tmp_path: Path, format_: Format) -> None:
    text = say(some(tmp_path), format_).removeprefix("\ufeff")
    delimiter = "," if format_ is Format.CSV else ";"
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert len(set(head)) == len(head)
    assert {len(row) for row in rows} == {len(head)}
    kinds = ["member", "movement", "movement"]
    assert [row[0] for row in rows] == (
        kinds if format_ is Format.CSV else ["lid", *["mutatie"] * 2]
    )
