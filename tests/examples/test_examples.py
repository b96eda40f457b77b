"""The examples' answers are the ones that lie beside them, which people have read, and their closes
are what closing makes of their journals.

`pytest tests/examples/test_examples.py --goldens` writes the answers anew; read the difference
before committing. It leaves the closes alone.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from beancount import loader
from beancount.core import data
from beancount.parser import parser

from socoledger.commands import check, close, status, verify
from socoledger.commands.accounts import Asked, accounts
from socoledger.commands.answering import Scope
from socoledger.commands.balance_sheet import balance_sheet
from socoledger.commands.budget import budget
from socoledger.commands.context import Context
from socoledger.commands.income_statement import income_statement
from socoledger.commands.law import law
from socoledger.commands.premium import premium
from socoledger.commands.result import result
from socoledger.commands.return_ import return_
from socoledger.commands.spaarpot import spaarpot
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import CheckFormat, Format, VerifyFormat
from tests.support.asking import TODAY
from tests.support.closing import knows_rules_until
from tests.support.paths import EXAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("examples_read_once")]

BOOKS = ("scharrel", "wijkhuis")
ENDINGS = {
    Format.TABLE: "txt",
    Format.JSON: "json",
    Format.CSV: "csv",
    Format.CSV_NL: "nl.csv",
    Format.MD: "md",
}

Figure = Callable[[Context, Format], Answer]

FIGURES: dict[str, Figure] = {
    "result-2025": lambda context, how: result(context, how, "2025"),
    "result-2025-08": lambda context, how: result(context, how, "2025-08"),
    "result-2026": lambda context, how: result(context, how, "2026"),
    "spaarpot-2025-12-31": lambda context, how: spaarpot(context, how, "2025-12-31", None),
    "spaarpot": lambda context, how: spaarpot(context, how, None, None),
    "accounts-2025-12": lambda context, how: accounts(context, how, Asked(None, "2025-12")),
    "accounts-bank-2025-12": lambda context, how: accounts(
        context, how, Asked("Assets:Bank", "2025-12")
    ),
    "balance-sheet-2025-12-31": lambda context, how: balance_sheet(
        context, how, scope=Scope("2025-12-31")
    ),
    "income-statement-2026": lambda context, how: income_statement(context, how, "2026"),
    "budget-2026": lambda context, how: budget(context, how, "2026"),
    "premium-2025": lambda context, how: premium(context, how, "2025", None),
    "premium-2026": lambda context, how: premium(context, how, "2026", None),
    "return-2025": lambda context, how: return_(context, how, "2025"),
    "status": status.status,
    "law-2026-06-30": lambda context, how: law(context, how, "2026-06-30"),
}
ASKED = [
    (name, figure)
    for name in BOOKS
    for figure in FIGURES
    if figure != "budget-2026" or (EXAMPLES / name / "budget.yaml").exists()
]
"""Each example, and the figures it has: one without a budget has none of it."""
EXPLAINED: dict[str, Figure] = {
    "result-2025-08": lambda context, how: result(context, how, "2025-08", explain=True),
    "result-2026": lambda context, how: result(context, how, "2026", explain=True),
    "premium-2025": lambda context, how: premium(context, how, "2025", None, explain=True),
    "return-2025": lambda context, how: return_(context, how, "2025", explain=True),
}
VERDICTS: dict[str, Callable[[Context, Any], Answer]] = {
    "check": check.check,
    "verify": lambda context, how: verify.verify(context, VerifyFormat(how.value)),
}


def _around(name: str) -> Context:
    return Context(folder=EXAMPLES / name, today=TODAY)


def _compare(path: Path, text: str, *, rewrite: bool) -> None:
    if rewrite:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    assert path.read_bytes().decode("utf-8") == text


class _Made(NamedTuple):
    """How a close was made, by what its file says."""

    period: str
    accept: tuple[str, ...]
    reasons: tuple[str, ...]


def _closes(books: Path) -> list[_Made]:
    """The closes of books, each after the one that it names."""
    after: dict[str | None, _Made] = {}
    for path in (books / "closes").glob("20*.beancount"):
        entries, errors, _ = parser.parse_file(str(path))
        assert errors == []
        said = next(entry for entry in entries if isinstance(entry, data.Custom)).meta
        keys = [key for key in said if key.startswith("accepted-") and key.count("-") == 1]
        reasons = {said[key].split()[0]: said[f"{key}-reason"] for key in keys}
        after[said.get("after")] = _Made(path.stem, tuple(reasons), tuple(reasons.values()))
    made = [after.pop(None)]
    while made[-1].period in after:
        made.append(after.pop(made[-1].period))
    assert not after
    return made


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(("name", "figure"), ASKED)
@pytest.mark.parametrize("format_", list(Format))
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
@pytest.mark.parametrize("format_", [CheckFormat.TEXT, CheckFormat.JSON])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_findings_are_the_ones_beside_the_books(
    name: str, verdict: str, format_: CheckFormat, *, rewrite_goldens: bool
) -> None:
    """Nothing stands in the way: no error but accepted ones, and every close is what it was."""
    answer = VERDICTS[verdict](_around(name), format_)
    assert answer.exit is Exit.DONE
    ending = "json" if format_ is CheckFormat.JSON else "txt"
    path = EXAMPLES / name / "expected" / f"{verdict}.{ending}"
    _compare(path, answer.output, rewrite=rewrite_goldens)


@pytest.mark.parametrize("name", BOOKS)
def test_closing_anew_gives_the_same_closes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the byte, by rules 1, in the order they were made in and with what was accepted then."""
    knows_rules_until(1, monkeypatch)
    shutil.copytree(EXAMPLES / name, tmp_path, dirs_exist_ok=True)
    made = _closes(tmp_path)
    for one in made:
        (tmp_path / "closes" / f"{one.period}.beancount").unlink()
    context = Context(folder=tmp_path, today=TODAY)
    for one in made:
        answer = close.close(context, one.period, close.Wishes(one.accept, one.reasons))
        assert answer.exit is Exit.DONE
    assert _files(tmp_path / "closes") == _files(EXAMPLES / name / "closes")


@pytest.mark.parametrize("name", BOOKS)
def test_beancount_accepts_the_books_with_their_closes(name: str) -> None:
    main = EXAMPLES / name / "journal/main.beancount"
    entries, errors, _ = loader._uncached_load_file(str(main), None, None, None)
    assert errors == []
    closes = [entry for entry in entries if getattr(entry, "type", None) == "close"]
    assert len(closes) == len(_closes(EXAMPLES / name)) > 0


def test_nothing_else_lies_among_the_expected_answers() -> None:
    for name in BOOKS:
        figures = [figure for whose, figure in ASKED if whose == name]
        expected = {f"{figure}.{ending}" for figure in figures for ending in ENDINGS.values()}
        expected |= {f"{figure}-explained.txt" for figure in EXPLAINED}
        expected |= {f"{verdict}.{ending}" for verdict in VERDICTS for ending in ("json", "txt")}
        assert {path.name for path in (EXAMPLES / name / "expected").iterdir()} == expected
