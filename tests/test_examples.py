"""The examples' answers are the ones that lie beside them, which people have read.

`pytest tests/test_examples.py --goldens` writes them anew; read the difference before committing.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from socoledger.app import check, figures
from socoledger.app.desk import Surroundings
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import CheckFormat, Format

EXAMPLES = Path(__file__).parent.parent / "examples"
BOOKS = ("scharrel", "wijkhuis")
ENDINGS = {
    Format.TABLE: "txt",
    Format.JSON: "json",
    Format.CSV: "csv",
    Format.CSV_NL: "nl.csv",
    Format.MD: "md",
}

Figure = Callable[[Surroundings, Format], Answer]

FIGURES: dict[str, Figure] = {
    "result-2025": lambda around, how: figures.result(around, how, "2025"),
    "result-2025-08": lambda around, how: figures.result(around, how, "2025-08"),
    "result-2026": lambda around, how: figures.result(around, how, "2026"),
    "spaarpot-2025-12-31": lambda around, how: figures.spaarpot(around, how, "2025-12-31", None),
    "spaarpot": lambda around, how: figures.spaarpot(around, how, None, None),
    "premium-2025": lambda around, how: figures.premium(around, how, "2025", None),
    "premium-2026": lambda around, how: figures.premium(around, how, "2026", None),
    "return-2025": lambda around, how: figures.return_(around, how, "2025"),
    "law-2026-06-30": lambda around, how: figures.law(around, how, "2026-06-30"),
}
EXPLAINED: dict[str, Figure] = {
    "result-2025-08": lambda around, how: figures.result(around, how, "2025-08", explain=True),
    "result-2026": lambda around, how: figures.result(around, how, "2026", explain=True),
    "premium-2025": lambda around, how: figures.premium(around, how, "2025", None, explain=True),
    "return-2025": lambda around, how: figures.return_(around, how, "2025", explain=True),
}


def _around(name: str) -> Surroundings:
    return Surroundings(folder=EXAMPLES / name, today=date(2026, 11, 22))


def _compare(path: Path, text: str, *, rewrite: bool) -> None:
    if rewrite:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    assert path.read_bytes().decode("utf-8") == text


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_the_one_beside_the_books(
    name: str, figure: str, format_: Format, *, rewrite_goldens: bool
) -> None:
    answer = FIGURES[figure](_around(name), format_)
    assert answer.exit is Exit.DONE
    path = EXAMPLES / name / "expected" / f"{figure}.{ENDINGS[format_]}"
    _compare(path, answer.output, rewrite=rewrite_goldens)


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("figure", EXPLAINED)
def test_an_explanation_is_the_one_beside_the_books(
    name: str, figure: str, *, rewrite_goldens: bool
) -> None:
    answer = EXPLAINED[figure](_around(name), Format.TABLE)
    path = EXAMPLES / name / "expected" / f"{figure}-explained.txt"
    _compare(path, answer.output, rewrite=rewrite_goldens)


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("format_", list(CheckFormat))
def test_findings_are_the_ones_beside_the_books(
    name: str, format_: CheckFormat, *, rewrite_goldens: bool
) -> None:
    answer = check.check(_around(name), format_)
    assert answer.exit is Exit.DONE
    ending = "json" if format_ is CheckFormat.JSON else "txt"
    path = EXAMPLES / name / "expected" / f"check.{ending}"
    _compare(path, answer.output, rewrite=rewrite_goldens)


def test_nothing_else_lies_among_the_expected_answers() -> None:
    for name in BOOKS:
        expected = {f"{figure}.{ending}" for figure in FIGURES for ending in ENDINGS.values()}
        expected |= {f"{figure}-explained.txt" for figure in EXPLAINED}
        expected |= {"check.json", "check.txt"}
        assert {path.name for path in (EXAMPLES / name / "expected").iterdir()} == expected
