"""The documents of the examples are the ones that lie beside them, which people have looked at.

`pytest tests/examples/test_documents.py --goldens` writes them anew; look at the pages before
committing.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook

from socoledger.commands.context import Context
from socoledger.commands.report.audit import report_audit
from socoledger.commands.report.impact import report_impact
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.member import report_member
from socoledger.commands.report.month import report_month
from socoledger.commands.report.municipality import report_municipality
from socoledger.commands.report.statement import report_statement, report_statements
from socoledger.commands.report.year import report_year
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import DocumentFormat
from tests.support.asking import TODAY
from tests.support.browser import violations
from tests.support.documents import IS_AMOUNT, amount
from tests.support.paths import EXAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("examples_read_once")]

FORMS = (DocumentFormat.MD, DocumentFormat.HTML)
Ask = Callable[[Context, Wishes], Answer]


class Golden(NamedTuple):
    """A document of an example, by the name of its file."""

    example: str
    stem: str
    ask: Ask
    language: str = "nl"


def _impact(year: str, umbrella: Path | None = None) -> Ask:
    return lambda context, wishes: report_impact(context, year, wishes, umbrella)


def _statement(who: str, month: str) -> Ask:
    return lambda context, wishes: report_statement(context, who, month, wishes, with_partner=False)


def _member(who: str, year: str) -> Ask:
    return lambda context, wishes: report_member(context, who, year, wishes)


def _month(month: str) -> Ask:
    return lambda context, wishes: report_month(context, month, wishes)


def _statements(month: str) -> Ask:
    return lambda context, wishes: report_statements(context, month, wishes, with_partner=True)


def _year(year: str) -> Ask:
    return lambda context, wishes: report_year(context, year, wishes)


def _audit(year: str) -> Ask:
    return lambda context, wishes: report_audit(context, year, wishes)


def _municipality(year: str | None, at: str | None = None, *, anonymous: bool = False) -> Ask:
    return lambda context, wishes: report_municipality(
        context, year, wishes._replace(at=at, anonymous=anonymous)
    )


GOLDENS = (
    Golden("scharrel", "jaar-2025-anna", _member("anna", "2025")),
    Golden("scharrel", "member-2026-elif", _member("elif", "2026"), "en"),
    Golden("wijkhuis", "jaar-2026-bart", _member("bart", "2026")),
    Golden("blauwe-paraplu", "jaar-2016-joke", _member("joke", "2016")),
    Golden("scharrel", "verantwoording-2025-gemeente", _municipality("2025")),
    Golden(
        "scharrel",
        "account-2026-municipality-2026-06-30",
        _municipality(None, "2026-06-30"),
        "en",
    ),
    Golden(
        "wijkhuis",
        "verantwoording-2025-gemeente-anoniem",
        _municipality("2025", anonymous=True),
    ),
    Golden("soco-aanz", "verantwoording-2022-gemeente", _municipality("2022")),
    Golden("scharrel", "publiek-2026", _impact("2026")),
    Golden("scharrel", "impact-2026", _impact("2026"), "en"),
    Golden("soco-aanz", "publiek-2022", _impact("2022")),
    Golden("ons", "publiek-2025", _impact("2025", EXAMPLES / "ons")),
    Golden("blauwe-paraplu", "publiek-2016", _impact("2016")),
    Golden("scharrel", "maandverslag-2025-06", _month("2025-06")),
    Golden("scharrel", "month-2025-06", _month("2025-06"), "en"),
    Golden("wijkhuis", "maandverslag-2025-12", _month("2025-12")),
    Golden("blauwe-paraplu", "maandverslag-2016-03", _month("2016-03")),
    Golden("scharrel", "maandstaat-2025-06-anna", _statement("anna", "2025-06")),
    Golden("scharrel", "statement-2025-06-anna", _statement("anna", "2025-06"), "en"),
    Golden("wijkhuis", "maandstaten-2025-06", _statements("2025-06")),
    Golden("blauwe-paraplu", "kascommissie-2016", _audit("2016")),
    Golden("scharrel", "audit-2025", _audit("2025"), "en"),
    Golden("scharrel", "kascommissie-2025", _audit("2025")),
    Golden("wijkhuis", "kascommissie-2026", _audit("2026")),
    Golden("blauwe-paraplu", "maandstaat-2016-03-joke", _statement("joke", "2016-03")),
    Golden("scharrel", "jaarrekening-2025", _year("2025")),
    Golden("wijkhuis", "annual-accounts-2026", _year("2026"), "en"),
    Golden("hilversum", "jaarrekening-2025", _year("2025")),
)
"""Every report of three examples, one of them in English too."""


@pytest.fixture(autouse=True)
def books_that_git_does_not_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who saved the examples, and when, is no part of their documents."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(EXAMPLES))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: f"{golden.example}-{golden.stem}")
def test_a_document_is_the_one_beside_the_books(
    golden: Golden, form: DocumentFormat, *, rewrite_goldens: bool
) -> None:
    context = Context(EXAMPLES / golden.example, TODAY, language=golden.language)
    answer = golden.ask(context, Wishes(form))
    assert answer.exit is Exit.DONE
    path = _folder(golden.example) / f"{golden.stem}.{form.value}"
    if rewrite_goldens:
        path.parent.mkdir(exist_ok=True)
        path.write_text(answer.output, encoding="utf-8", newline="")
    assert path.read_bytes().decode() == answer.output


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: f"{golden.example}-{golden.stem}")
def test_a_page_is_accessible(golden: Golden, tmp_path: Path) -> None:
    """By axe-core, in a browser."""
    path = _folder(golden.example) / f"{golden.stem}.{DocumentFormat.HTML.value}"
    assert violations(path.read_text(encoding="utf-8"), tmp_path) == []


IN_A_WORKBOOK = [one for one in GOLDENS if (one.example, one.language) == ("scharrel", "nl")]


@pytest.mark.parametrize("golden", IN_A_WORKBOOK, ids=lambda golden: golden.stem)
def test_a_workbook_has_every_amount_of_the_text_as_a_number(
    golden: Golden, tmp_path: Path
) -> None:
    context = Context(tmp_path, TODAY, EXAMPLES / golden.example, golden.language)
    golden.ask(context, Wishes(DocumentFormat.XLSX))
    path = _folder(golden.example) / f"{golden.stem}.{DocumentFormat.MD.value}"
    rows = [line for line in path.read_text(encoding="utf-8").split("\n") if line[:1] == "|"]
    texts = [cell.strip("* ") for row in rows for cell in row.split("|")]
    told = Counter(amount(text) for text in texts if IS_AMOUNT.match(text))
    assert told <= Counter(_amounts(tmp_path))


def _amounts(folder: Path) -> Iterator[str]:
    """The amounts in the largest workbook, which holds all documents."""
    path = max(folder.iterdir(), key=lambda path: path.stat().st_size)
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield from (f"{cell.value:.2f}" for cell in row if "€" in cell.number_format)


def test_nothing_else_lies_among_the_documents() -> None:
    for example in {golden.example for golden in GOLDENS}:
        expected = {
            f"{golden.stem}.{form.value}"
            for golden in GOLDENS
            if golden.example == example
            for form in FORMS
        }
        assert {path.name for path in _folder(example).iterdir()} == expected


def _folder(example: str) -> Path:
    return EXAMPLES / example / "documents"
