"""`report impact`: the page for everybody (SPEC 12)."""

import json
from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.report.impact import report_impact
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.municipality import report_municipality
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import DocumentFormat
from tests.support.asking import TODAY, Asked, Shape
from tests.support.documents import Read, amount, decimals, document
from tests.support.parasol import parasol
from tests.support.paths import EXAMPLES
from tests.support.small_books import books, earns, version

pytestmark = pytest.mark.usefixtures("books_read_once")
EARNED = "What members earned, by year"


def page(root: Path, year: str | None = None, *, language: str = "en", **wishes: Any) -> Answer:
    context = Context(root, TODAY, books=root, language=language)
    return answered(lambda: report_impact(context, year, Wishes(**wishes)))


def read(root: Path, year: str | None = None, *, language: str = "en", **wishes: Any) -> Read:
    answer = page(root, year, language=language, **wishes)
    assert answer.exit is Exit.DONE, answer.messages
    return document(answer.output)


def test_the_published_table_is_printed_as_its_source_does(tmp_path: Path) -> None:
    """De Blauwe Paraplu, 2016: with the 30% and what was left a cent from what it rounded."""
    found = read(parasol(tmp_path).root, "2016", language="nl")
    table = found.tables["Wat leden verdienden, per jaar"]
    assert table.heads == [
        "jaar",
        "omzet",
        "kosten van opdrachten",
        "netto",
        "afdracht",
        "thermometer bruto",
        "geïnvesteerd",
        "thermometer netto",
    ]
    assert [amount(cell) for cell in table.rows[0][1:]] == [
        "6120.19",
        "517.41",
        "5602.78",
        "1680.83",
        "3921.95",
        "966.50",
        "2955.45",
    ]
    assert table.rows[0][0] == "2016"
    assert (
        "Klanten betaalden in 2016 samen € 6.120,19. Daarvan ging € 517,41 naar kosten van"
        " opdrachten, € 1.680,83 naar de coöperatie en haar fondsen, € 3.921,95 naar spaarpotten"
        " van leden."
    ) in found.text


def test_one_member_stays_hidden() -> None:
    found = read(EXAMPLES / "blauwe-paraplu")
    assert found.facts == {}
    assert found.tables == {}
    assert "with so few people that their figures are left out" in found.text
    for figure in ("6,120", "5,602", "1,680", "3,921", "2,955"):
        assert figure not in found.text


def test_the_gemeente_sees_the_table_of_one_member_and_the_council_does_not() -> None:
    root = EXAMPLES / "blauwe-paraplu"
    context = Context(root, TODAY, language="en")
    answer = report_municipality(context, "2016", Wishes())
    row = document(answer.output).tables[EARNED].row("2016")
    assert [amount(row[head]) for head in ("net", "levy", "thermometer, net")] == [
        "5602.78",
        "1680.83",
        "2955.45",
    ]
    answer = report_municipality(context, "2016", Wishes(anonymous=True))
    assert EARNED not in document(answer.output).tables


# -- equal to `impact --anonymous` --------------------------------------------------------------

FACTS: dict[str, tuple[str, ...]] = {
    "members in the course of {year}": ("members", "during"),
    "members at the end of {year}": ("members", "end"),
    "of these, at work": ("members", "working"),
    "of these, not at work yet": ("members", "activated"),
    "joined": ("members", "joined"),
    "who left": ("members", "left"),
    "of these, from a benefit": ("saved", "of"),
    "share of all members": ("outflow_share",),
    "hours worked": ("hours",),
    "premiums awarded": ("premiums", "awarded"),
    "premiums paid": ("premiums", "paid"),
    "allowances awarded": ("allowances", "awarded"),
    "allowances paid": ("allowances", "paid"),
    "paid back against receipts": ("reimbursed",),
    "earnings of a member at work, on average": ("earnings", "mean"),
    "benefits saved": ("saved", "amount"),
    "returned to the gemeente": ("returned", "computed"),
    "of which was paid": ("returned", "paid"),
    "grants received": ("grants", "received"),
    "grants received from the gemeente": ("grants", "municipality"),
    "grants spent": ("grants", "spent"),
    "brought the gemeente: saved and returned, less its grants": ("balance",),
}


def _at(shape: Shape, path: tuple[str, ...]) -> Any:
    found: Any = shape
    for key in path:
        found = found[key]
    return found


def _as_json(text: str) -> str | int:
    if "€" in text:
        return amount(text)
    return decimals(text.removesuffix("%")) if "." in text else int(text)


EXAMPLES_ASKED = [
    ("scharrel", "2026"),
    ("soco-aanz", "2021"),
    ("soco-aanz", "2022"),
    ("wijkhuis", "2025"),
    ("hilversum", "2025"),
    ("lucas", "2025"),
    ("saens-tois", "2025"),
    ("zoete-kruimels", None),
]


@pytest.mark.slow
@pytest.mark.parametrize(("example", "year"), EXAMPLES_ASKED)
def test_figures_are_those_of_impact_anonymous(example: str, year: str | None) -> None:
    root = EXAMPLES / example
    shape = Asked(root).shape("impact", year, anonymous=True)
    found = read(root, year)
    labels = {label.format(year=shape["year"]): path for label, path in FACTS.items()}
    for label, text in found.facts.items():
        if label in labels:
            assert _as_json(text) == _at(shape, labels[label]), label
        else:
            assert label.endswith("at least") or "school" in label or "without" in label, label
    for label, path in labels.items():
        value = _at(shape, path)
        if value not in (None, 0, "0.00") and not label.startswith(("earnings", "brought")):
            assert label in found.facts, label


@pytest.mark.slow
@pytest.mark.parametrize("example", ["scharrel", "soco-aanz", "wijkhuis", "expert"])
def test_each_year_is_that_of_impact_anonymous(example: str) -> None:
    root = EXAMPLES / example
    found = read(root)
    for caption, head, path in (
        (EARNED, "net", ("earnings", "total")),
        (EARNED, "invested", ("spaarpot", "spent")),
        ("For the gemeente, by year", "returned to the gemeente", ("returned", "computed")),
        ("For the gemeente, by year", "benefits saved", ("saved", "amount")),
    ):
        grid = found.tables.get(caption)
        if grid is None or head not in grid.heads:
            continue
        for row in grid.rows:
            shape = Asked(root).shape("impact", row[0], anonymous=True)
            text = row[grid.heads.index(head)]
            assert (None if text == "…" else amount(text)) == _at(shape, path), (head, row)


def test_a_day_is_that_of_impact_at_it() -> None:
    root = EXAMPLES / "scharrel"
    answer = Asked(root).ask("impact", "2026", at="2026-03-31", anonymous=True)
    shape = json.loads(answer.output)
    found = read(root, "2026", at="2026-03-31")
    assert amount(found.tables[EARNED].row("2026")["net"]) == shape["earnings"]["total"]
    assert "through 31 March 2026" in found.text


# -- nobody in it -------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("example", ["scharrel", "wijkhuis", "soco-aanz", "lansco", "saens-tois"])
def test_there_are_no_names_ids_or_customers(example: str) -> None:
    root = EXAMPLES / example
    text = page(root, language="nl", format=DocumentFormat.HTML).output.split("</head>")[1]
    some = Asked(root).shape("result")
    for id_ in (one["id"] for one in some["members"]):
        assert id_.title() not in text.replace("Parasol", "")
    journal = "".join(path.read_text("utf-8") for path in (root / "journal").glob("*.beancount"))
    payees = {
        line.split('"')[1] for line in journal.splitlines() if line[4:5] == "-" and '"' in line
    }
    name = page(root).output.splitlines()[4].strip()
    for payee in payees - {name, "Gemeente Voorbeeldstad"}:
        assert len(payee) < 4 or payee not in text, payee


def test_anonymous_is_what_it_is_always() -> None:
    root = EXAMPLES / "scharrel"
    assert page(root, anonymous=True).output == page(root).output


def test_a_year_before_the_books_is_told(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-03-04", "anna", 5), agreement=[version("2025-01-01")])
    assert page(some.root, "2019").exit is Exit.NOTHING
    assert page(some.root, "2025-03").exit is Exit.USAGE


# -- under an umbrella --------------------------------------------------------------------------


def umbrella_page(language: str = "en", **wishes: Any) -> Answer:
    root = EXAMPLES / "ons"
    context = Context(root, TODAY, language=language)
    return answered(lambda: report_impact(context, None, Wishes(**wishes), root))


def test_all_books_under_an_umbrella_have_one_page() -> None:
    answer = umbrella_page()
    assert answer.exit is Exit.DONE, answer.messages
    found = document(answer.output)
    assert "Koepel De Drie Deuren" in found.text
    assert "25 members of Koepel De Drie Deuren worked 13,978.75 hours" in found.text
    assert found.facts["benefits saved"] == "€100,000.32"
    assert found.facts["returned to the gemeente"] == "€2,920.32"
    assert "atelier" not in found.text.lower()
