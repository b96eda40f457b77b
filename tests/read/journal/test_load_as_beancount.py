"""What a safe journal yields is what Beancount's own loader makes of it."""

import glob
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from beancount import loader

from socoledger.domain.findings import Finding, Place
from socoledger.read.folder import Folder
from socoledger.read.journal.load import HARMLESS_PLUGINS, _parse_all, _process, load
from tests.oracle import random_books, writing
from tests.support.book_files import ACCOUNTS, JOURNAL, text_of, write_books
from tests.support.findings import findings_of, told
from tests.support.paths import EXAMPLES

pytestmark = pytest.mark.slow

COOPS = sorted(EXAMPLES.rglob("coop.yaml"))
PLACE = Place("coop.yaml", 1)


@pytest.fixture(autouse=True)
def _globs_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beancount takes files as the disk happens to list them."""
    real: Callable[..., list[str]] = glob.glob
    monkeypatch.setattr(glob, "glob", lambda *args, **options: sorted(real(*args, **options)))


def theirs(main: Path) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """What Beancount's loader makes of a journal, neither with nor making a cache."""
    loaded: tuple[list[Any], list[Any], dict[str, Any]] = loader._uncached_load_file(
        str(main), None, None, None
    )
    return loaded


def assert_same(root: Path, *, wrong: bool = False) -> int:
    """Compare entries, their metadata and order, and errors; return how many entries there are."""
    folder, main = root.resolve(), root.resolve() / "journal/main.beancount"
    entries, errors, options = theirs(main)
    findings: list[Finding] = []
    parsed = _parse_all(Folder(folder), main, PLACE, findings)
    assert findings == []
    assert parsed is not None
    loaded, problems = _process(*parsed[:2])
    assert [(problem.source, problem.message) for problem in problems] == [
        (error.source, error.message) for error in errors
    ]
    assert bool(errors) is wrong
    assert loaded.entries == entries
    for our, their in zip(loaded.entries, entries, strict=True):
        assert type(our) is type(their)
        if type(our).__name__ == "Transaction":
            metadata = [posting.meta for posting in our.postings]
            assert metadata == [posting.meta for posting in their.postings]
    for key in ("title", "operating_currency", "commodities", "plugin", "name_income"):
        assert loaded.options[key] == options[key]
    if not wrong:
        assert load(Folder(folder), main, PLACE, "closes")[1] == []
    return len(entries)


@pytest.mark.parametrize("coop", COOPS, ids=lambda coop: coop.parent.name)
def test_examples(coop: Path) -> None:
    assert assert_same(coop.parent) > 30


@pytest.mark.parametrize("seed", range(30))
def test_random_books(tmp_path: Path, seed: int) -> None:
    writing.write(random_books.make(seed), tmp_path)
    assert_same(tmp_path)


JOBS = """
plugin "{plugin}"
option "operating_currency" "EUR"

2020-01-01 commodity EUR
2020-01-01 open Liabilities:Lening
2020-01-01 open Liabilities:Lening:Bank
2020-01-01 open Assets:Dollars

2025-01-15 * "Klus" #member-anna
  Assets:Bank    100.00 EUR
  Income:Werk   -100.00 EUR
2025-01-15 * "Klus" #member-anna
  Assets:Bank    100.00 EUR
  Income:Werk   -100.00 EUR
2025-01-16 * "Wisselen"
  Assets:Dollars  10 USD @ 0.95 EUR
  Assets:Bank
2025-01-17 * "Lening"
  Liabilities:Lening  -10 EUR
  Assets:Bank          10 EUR
    closing: TRUE
2025-02-01 price USD 0.95 EUR
2025-02-01 price USD 0.96 EUR
2025-12-31 close Liabilities:Lening
2025-12-31 close Assets:Kas
"""


@pytest.mark.parametrize(
    "plugin", sorted(HARMLESS_PLUGINS - {"beancount.plugins.currency_accounts"})
)
def test_every_harmless_plugin(tmp_path: Path, plugin: str) -> None:
    """What it finds is the same too."""
    folder = write_books(tmp_path, JOBS.format(plugin=plugin))
    _, errors, _ = theirs(folder.resolve() / "journal/main.beancount")
    assert not any("Error importing" in error.message for error in errors)
    assert_same(folder, wrong=bool(errors))


def test_a_plugin_with_settings(tmp_path: Path) -> None:
    journal = f'plugin "beancount.plugins.currency_accounts" "Equity:Valuta"\n{JOURNAL}'
    assert_same(write_books(tmp_path, journal))


@pytest.mark.parametrize("plugin", ['currency_accounts"', 'auto_accounts" "settings"'])
def test_a_plugin_that_fails_on_its_settings_is_an_error(tmp_path: Path, plugin: str) -> None:
    folder = write_books(tmp_path, f'plugin "beancount.plugins.{plugin}\n{JOURNAL}').resolve()
    _, errors, _ = theirs(folder / "journal/main.beancount")
    assert "Error applying plugin" in errors[0].message
    assert told(findings_of(folder)) == ["journal/main.beancount:1 S139"]


def test_pads_pushes_and_amounts_left_out(tmp_path: Path) -> None:
    journal = """
    option "title" "De Kip"
    pushtag #wijk
    pushmeta bron: "bank"

    2025-01-10 pad Assets:Bank Equity:Opening
      member: "anna"
    2025-01-12 balance Assets:Bank 250.00 EUR
      aa: "b"
    2025-01-12 pad Assets:Bank Equity:Opening
    2025-01-12 pad Assets:Kas Equity:Opening
    2025-02-12 balance Assets:Bank 1 EUR
    2025-02-12 balance Assets:Kas 1.0 ~ 0.02 EUR

    2025-01-15 ! "Winkel" "Verf" #member-anna ^factuur-1
      doos: 3.50
      ! Assets:Bank      -(10 + 2.05 * 3) EUR
        regel: 2025-01-01
      Expenses:Kosten

    poptag #wijk
    popmeta bron:
    2025-01-15 custom "hours" "anna" 4.5 "restaurant"
    2025-01-15 note Assets:Bank "gebeld"
    2025-01-15 event "plaats" "hier"
    2025-01-15 query "saldo" "SELECT account"
    2025-01-15 price EUR 1.08 USD
    2025-12-31 close Liabilities:Gemeente
    """
    assert assert_same(write_books(tmp_path, journal)) > 20


def test_includes(tmp_path: Path) -> None:
    main = f'include "jobs-*.beancount"\ninclude "../closes/*.beancount"\n{JOURNAL}'
    files = {
        "jobs-b": f'option "operating_currency" "EUR"\ninclude "deep/b.beancount"\n{JOURNAL}',
        "jobs-a": f'option "title" "not this"\npushtag #a\n{JOURNAL}poptag #a\n',
        "jobs-10": JOURNAL,
        "jobs-é": JOURNAL,
        "deep/b": f'include "../deeper.beancount"\n{JOURNAL}',
        "deeper": "2025-01-15 open Assets:Diep\n",
    }
    beside = {f"journal/{name}.beancount": text for name, text in files.items()}
    assert assert_same(write_books(tmp_path, main, files=beside)) > 15


def test_other_currencies_prices_and_costs(tmp_path: Path) -> None:
    """What socoledger refuses afterwards is still booked as Beancount does."""
    journal = """
    2020-01-01 open Assets:Aandelen
    2025-01-15 * "x"
      Assets:Aandelen   10 AAPL {100.00 USD, 2025-01-02, "lot"}
      Assets:Aandelen  -1000.00 USD
    2025-01-16 * "x"
      Assets:Aandelen  -4 AAPL {} @ 120.00 USD
      Assets:Aandelen  480.00 USD @@ 400.00 EUR
      Equity:Opening
    """
    folder = write_books(
        tmp_path, journal, accounts=ACCOUNTS.replace("Equity:Opening EUR", "Equity:Opening")
    )
    assert_same(folder)


def test_renamed_roots(tmp_path: Path) -> None:
    journal = """
    option "name_assets" "Activa"
    option "name_income" "Baten"
    2020-01-01 open Activa:Bank
    2020-01-01 open Baten:Werk
    2025-01-15 * "x"
      Activa:Bank   1 EUR
      Baten:Werk
    """
    folder = write_books(tmp_path, journal, accounts="; none")
    assert_same(folder)


# -- journals with errors -----------------------------------------------------------------------

TRANSACTION = '2025-01-15 * "x"\n  {}\n  {}\n'

WRONG = [
    TRANSACTION.format("Assets:Bank  100 EUR", "Income:Werk  -99 EUR"),
    TRANSACTION.format("Assets:Bank  100.00 EUR", "Income:Werk  -99.99 EUR"),
    TRANSACTION.format("Assets:Bank  100.00 EUR", "Income:Niet  -100.00 EUR"),
    TRANSACTION.format("Assets:Bank  100.00 USD", "Income:Werk  -100.00 USD"),
    TRANSACTION.format("Assets:Bank", "Income:Werk"),
    TRANSACTION.format("Assets:Bank  12.50", "Income:Werk"),
    TRANSACTION.format("Assets:Bank  1 X {}", "Income:Werk"),
    TRANSACTION.format("Assets:Bank  -1 X {5 EUR}", "Income:Werk"),
    JOURNAL + "2025-01-16 balance Assets:Bank 99.00 EUR\n",
    JOURNAL + "2025-01-16 balance Assets:Bank 99.99 ~ 0 EUR\n",
    JOURNAL + "2025-01-16 balance Assets:Niet 0 EUR\n",
    JOURNAL + "2025-01-01 close Assets:Bank\n",
    "2025-01-15 pad Assets:Bank Equity:Opening\n",
    "2025-01-15 pad Assets:Niet Equity:Opening\n2025-01-16 balance Assets:Niet 1 EUR\n",
    "2025-01-15 open Assets:Bank EUR\n",
    "2025-01-15 close Assets:Bank\n2025-01-16 close Assets:Bank\n",
    '2025-01-15 note Assets:Niet "x"\n',
    "2025-01-15 commodity EUR\n2025-01-16 commodity EUR\n",
    f'plugin "beancount.plugins.noduplicates"\n{JOURNAL}\n{JOURNAL}',
    f'plugin "beancount.plugins.leafonly"\n2020-01-01 open Assets:Bank:Sub\n{JOURNAL}',
    'plugin "beancount.plugins.nounused"\n',
]


@pytest.mark.parametrize("journal", WRONG)
def test_errors_after_parsing_are_the_same(tmp_path: Path, journal: str) -> None:
    assert_same(write_books(tmp_path, journal), wrong=True)


@pytest.mark.parametrize(
    "journal",
    [
        "2025-01-15 opn Assets:Bank\n",
        "2025-02-30 open Assets:Kas\n",
        "2025-01-15 open assets:Kas\n",
        "2025-01-15 open Activa:Kas\n",
        'option "colour" "red"\n',
        "pushtag #x\n",
        "poptag #x\n",
        "popmeta aa:\n",
        'pushmeta aa: "b"\n',
        TRANSACTION.format("Assets:Bank  12,50 EUR", "Income:Werk"),
        TRANSACTION.format("Assets:Bank  1.234,56 EUR", "Income:Werk"),
        TRANSACTION.format("Assets:Bank  1 EUR", 'Income:Werk\n    aa: "b"\n    aa: "c"'),
        TRANSACTION.format("Assets:Bank  1 EUR @ -1 USD", "Income:Werk"),
        TRANSACTION.format("Assets:Bank  1 EUR", "Income:Werk") * 2 + "ja\n\nnee\n",
        '2025-01-15 * "open\n',
    ],
)
def test_errors_of_parsing_are_told_at_the_same_lines(tmp_path: Path, journal: str) -> None:
    """Here socoledger stops, where Beancount goes on with what is left."""
    folder = write_books(tmp_path, text_of(journal)).resolve()
    main = folder / "journal/main.beancount"
    _, errors, _ = theirs(main)
    _, findings = load(Folder(folder), main, PLACE, "closes")
    kinds = ("ParserError", "ParserSyntaxError", "LexerError", "DeprecatedError")
    lines = sorted(
        max(error.source["lineno"], 1) for error in errors if type(error).__name__ in kinds
    )
    assert lines
    assert sorted(finding.place.line for finding in findings if finding.place) == lines
    assert {finding.code for finding in findings} == {"S131"}
