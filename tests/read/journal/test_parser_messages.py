"""What a volunteer writes wrong in a journal is told at its line, in words, with what to write."""

import re
from pathlib import Path

import pytest

from socoledger.catalogue.table import CODES
from socoledger.domain.findings import Finding
from socoledger.read.journal.parser_messages import booking_reason
from socoledger.write.words import LANGUAGES, Words
from tests.support.book_files import JOURNAL, write_books
from tests.support.findings import findings_of, told

MAIN = "journal/main.beancount"
ENGLISH = re.compile(
    r"syntax error|unexpected|Invalid|ValueError|token|Beancount:|Unbalanced|Duplicate|Too many|"
    r"Failed to|Attempting|deprecated"
)
"""How Beancount talks."""


def job(
    head: str = '2025-01-15 * "Klus" #member-anna',
    first: str = "  Assets:Bank    100.00 EUR",
    second: str = "  Income:Werk   -100.00 EUR",
    *more: str,
) -> str:
    return "\n".join((head, first, second, *more)) + "\n"


HEAD = '2025-01-15 * "Klus" #member-anna'
BANK = "  Assets:Bank    100.00 EUR"
SLIPS = {
    "a Dutch date": (job('15-01-2025 * "Klus"'), 1, "begint met het jaar", "begins with the year"),
    "a Dutch date with slashes": (job('15/01/2025 * "Klus"'), 1, "met het jaar", "with the year"),
    "two figures for the year": (job('25-01-15 * "Klus"'), 1, "met het jaar", "with the year"),
    "no such day": (job('2025-02-30 * "Klus"'), 1, "bestaat niet", "does not exist"),
    "small letters": (job(HEAD, "  Assets:Bank  1.00 eur"), 2, "schrijf EUR", "write EUR"),
    "the sign": (job(HEAD, "  Assets:Bank  \u20ac 12"), 2, "schrijf EUR", "write EUR"),
    "the sign behind": (job(HEAD, "  Assets:Bank  12.00\u20ac"), 2, "schrijf EUR", "write EUR"),
    "EUR in front": (job(HEAD, "  Assets:Bank  EUR 12.00"), 2, "schrijf EUR", "write EUR"),
    "no EUR in a balance": ("2025-01-15 balance Assets:Bank 0\n", 1, "schrijf EUR", "write EUR"),
    "no EUR": (
        job(HEAD, "  Assets:Bank  1.00", "  Income:Werk -1.00"),
        2,
        "schrijf EUR",
        "write EUR",
    ),
    "a comma": (job(HEAD, "  Assets:Bank  12,50 EUR"), 2, "met een punt", "with a point"),
    "comma and point": (
        job(HEAD, "  Assets:Bank  1.234,56 EUR"),
        2,
        "met een punt",
        "with a point",
    ),
    "a comma and dash": (job(HEAD, "  Assets:Bank  12,- EUR"), 2, "met een punt", "with a point"),
    "a space": (job(HEAD, "  Assets:Bank  1 234.00 EUR"), 2, "geen spaties", "no spaces"),
    "a minus behind": (
        job(HEAD, "  Assets:Bank  12.00- EUR"),
        2,
        "voor het bedrag",
        "before the amount",
    ),
    "an equals sign": (job(HEAD, "  Assets:Bank = 12.00 EUR"), 2, "geen =", "no ="),
    "no quotation marks": (
        job("2025-01-15 * Klus"),
        1,
        "aanhalingstekens om wie",
        "marks around who",
    ),
    "quotes of one": (job("2025-01-15 * 'Klus'"), 1, "aanhalingstekens om wie", "marks around who"),
    "curly ones": (job("2025-01-15 * \u201cKlus\u201d"), 1, "krulaanh", "curly"),
    "a quotation in one": (
        job('2025-01-15 * "Een "leuke" klus"'),
        1,
        "binnen een tekst",
        "inside a text",
    ),
    "two without amount": (
        job(HEAD, "  Assets:Bank", "  Income:Werk"),
        3,
        "meer dan \u00e9\u00e9n regel",
        "more than one line",
    ),
    "an open text": (job('2025-01-15 * "Klus'), 1, "niet gesloten", "not closed"),
    "an open text between": (
        f"{JOURNAL}\n{job('2025-01-16 * #member-anna ^x ' + chr(34) + 'Klus')}\n{JOURNAL}",
        5,
        "niet gesloten",
        "not closed",
    ),
    "no indentation": (job(HEAD, "Assets:Bank  1.00 EUR"), 2, "twee spaties", "two spaces"),
    "too much indentation": ("; x\n" + job(f"  {HEAD}"), 2, "vooraan de regel", "start of a line"),
    "a blank line": (job(f"{HEAD}\n"), 3, "twee spaties", "two spaces"),
    "no star": (job('2025-01-15 "Klus"'), 1, "zet een *", "put a *"),
    "an unknown directive": (
        "2025-01-15 opne Assets:Kas\n",
        1,
        "achter de datum",
        "after the date",
    ),
    "a capital": ("2025-01-15 Open Assets:Kas\n", 1, "kleine letters", "small letters"),
    "a small account": (job(HEAD, "  assets:bank  1.00 EUR"), 2, "hoofdletter", "capital"),
    "a small part": (job(HEAD, "  Assets:bank  1.00 EUR"), 2, "hoofdletter", "capital"),
    "a space in it": (job(HEAD, "  Assets:Bank Nieuw  1.00 EUR"), 2, "geen spaties", "no spaces"),
    "another root": (job(HEAD, "  Activa:Bank  1.00 EUR"), 2, "Assets, Liab", "Assets, Liab"),
    "a colon behind": (job(HEAD, "  Assets:Bank:  1.00 EUR"), 2, "dubbele punt", "colon"),
    "metadata bare": (job(f"{HEAD}\n  member: anna"), 2, "aanhalingstekens", "quotation marks"),
    "metadata without colon": (job(f'{HEAD}\n  member "anna"'), 2, "dubbele punt", "a colon"),
    "a key in capitals": (job(f'{HEAD}\n  Member: "anna"'), 2, "kleine letter", "small letter"),
    "a key twice": (job(f'{HEAD}\n  aa: "b"\n  aa: "c"'), 1, "twee keer", "twice"),
    "a tag below": (job(HEAD, BANK, "  #member-anna"), 1, "eerste regel", "first line"),
    "three texts": (job('2025-01-15 * "a" "b" "c"'), 1, "twee teksten", "two texts"),
    "hours": ('2025-01-15 hours "anna" 4.5\n', 1, "uren schrijft u", "hours are written"),
    "hours bare": ('2025-01-15 custom hours "anna" 4\n', 1, "uren schrijft u", "hours are written"),
    "hours with a comma": ('2025-01-15 custom "hours" "anna" 4,5\n', 1, "4.5", "4.5"),
    "a bare include": ("include jan.beancount\n", 1, "aanhalingstekens", "quotation marks"),
    "a backslash": ('include "2025\\jan.beancount"\n', 1, "schrijf daar /", "write / for it"),
    "a remark": ("// nog uitzoeken\n", 1, "begint met ;", "begins with ;"),
    "never popped": (f"; x\npushtag #x\n{JOURNAL}", 2, "poptag", "poptag"),
    "popped alone": (f"; x\npoptag #x\n{JOURNAL}", 2, "geen pushtag", "no pushtag"),
    "marks of git": (f"{JOURNAL}<<<<<<< HEAD\n", 4, "git merge --abort", "git merge --abort"),
    "opened twice": (
        "2020-01-01 open Assets:X\n2020-01-02 open Assets:X\n",
        2,
        "twee keer",
        "twice",
    ),
    "a pad alone": (
        "2025-01-01 pad Assets:Bank Equity:Opening\n",
        1,
        "verandert niets",
        "changes nothing",
    ),
}


@pytest.mark.parametrize(("journal", "line", "dutch", "english"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_in_words(
    tmp_path: Path, journal: str, line: int, dutch: str, english: str
) -> None:
    found = findings_of(write_books(tmp_path, journal))
    for language, words in (("nl", dutch), ("en", english)):
        shown = [(one.place, Words(language).finding(one)) for one in found]
        assert [text for place, text in shown if place == (MAIN, line) and words in text], shown
        assert [text for _, text in shown if ENGLISH.search(text)] == []
    assert {CODES[one.code].id[:2] for one in found} <= {"S1"}, told(found)


@pytest.mark.parametrize(
    "journal",
    [
        job('2025/01/15 * "Klus" #member-anna'),
        job('2025-1-15 * "Klus" #member-anna'),
        job(HEAD, "\tAssets:Bank\t100.00 EUR"),
        job(HEAD, "  Assets:Bank\t\t100.00   EUR  "),
        job(f"\ufeff{HEAD}"),
        job('2025-01-15 * "Een tekst\nover regels" #member-anna'),
    ],
)
def test_what_beancount_reads_is_no_slip(tmp_path: Path, journal: str) -> None:
    assert findings_of(write_books(tmp_path, journal)) == ()


def test_what_is_not_known_is_told_with_beancounts_words_behind_it(tmp_path: Path) -> None:
    assert booking_reason("No such thing (yet)")[1] == " [Beancount: No such thing (yet)]"
    (found,) = findings_of(write_books(tmp_path, "2025-01-01 event 3\n"))
    for language in LANGUAGES:
        text = Words(language).finding(found)
        assert re.search(r": [^\[]{20,}\[Beancount: [^\]]+\]; ", text), text


SENTENCES = [
    "You may not have more than one auto-posting per currency",
    "Failed to categorize posting 1",
    "Could not resolve units currency",
    "Too many missing numbers for currency group 'EUR'",
    "Transaction has incomplete elements",
    "Cannot infer per-unit cost only from total",
    "Cannot infer price for postings with units held at cost",
    "Self-reduction is not allowed",
    'Amount is zero: "0 EUR"',
    'Cost is negative: "x"',
    'No position matches "x" against balance y',
    'Not enough lots to reduce "x": y',
    'Ambiguous matches for "x": y',
    "AVERAGE method is not supported",
    "Cannot merge positions in multiple currencies: x",
    "Explicit cost reductions aren't supported yet: x",
    "Cost syntax not supported; cost spec ignored",
    "Reducing position results in inventory with positive and negative lots: x",
    "Duplicate open directive for A",
    "Duplicate close directive for A",
    "Unopened account A is being closed",
    "Duplicate commodity directives for 'X'",
    "Internal error: closing date for A appears before opening date",
    "Duplicate balance assertion with different amounts",
    "Invalid currency X for account 'A'",
    "Invalid currency 'X' for Balance directive: ",
    "Invalid relative path for entry",
    "Invalid data types: x",
    "Unused Pad entry",
    "Attempt to pad an entry with cost for balance: x",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_sentence_of_booking_and_validation_has_words(sentence: str) -> None:
    words, behind = booking_reason(sentence)
    assert behind == ""
    assert Words("nl")(words) != words


# -- what else can be known ---------------------------------------------------------------------

WRONG = "2025-01-20 opne Assets:Kas\n"


def codes(found: tuple[Finding, ...]) -> list[str]:
    return sorted(one.removeprefix(f"{MAIN}:") for one in told(found))


def test_a_line_that_cannot_be_read_does_not_hide_what_stands_elsewhere(tmp_path: Path) -> None:
    journal = f"""\
{WRONG}
{job('2025-01-15 * "Klus" #member-nobody')}
{job(HEAD, BANK, "  Income:Werk   -90.00 EUR")}
2025-01-15 custom "hours" "nobody" 4.5
"""
    found = codes(findings_of(write_books(tmp_path, journal)))
    assert found == ["1 S131", "11 S201", "3 S201", "7 S135"]


def test_what_only_follows_from_it_is_not_told(tmp_path: Path) -> None:
    """Accounts opened, and amounts booked, on lines that cannot be read."""
    lost = '2025-01-10 * Klus\n  lid: "x"\n  Assets:Kas  5.00 EUR\n  Equity:Opening  -5.00 EUR\n'
    journal = f"""\
2025-01-01 opne Assets:Nieuw
{lost}
2025-01-12 balance Assets:Kas 5.00 EUR
{job(HEAD, "  Assets:Nieuw   100.00 EUR")}
2025-01-14 pad Assets:Kas Equity:Opening
2025-02-12 balance Assets:Kas 6.00 EUR
"""
    found = codes(findings_of(write_books(tmp_path, journal)))
    assert found == ["1 S131", "2 S131"]


@pytest.mark.parametrize(
    "wrong", ["  Assets:Bank  1,00 EUR", "  Assets:Bank  1.00 Eur", "  Assets:Bank 1.000 EUR"]
)
def test_nothing_follows_from_a_transaction_that_was_read_in_part(
    tmp_path: Path, wrong: str
) -> None:
    journal = job('2025-01-15 * "Klus"', wrong, "  lid: 1")
    found = {
        one.removeprefix(f"{MAIN}:")[2:]
        for one in told(findings_of(write_books(tmp_path, journal)))
    }
    assert found <= {"S131", "S136"}


def test_another_file_shows_what_is_wrong_there(tmp_path: Path) -> None:
    files = {
        "journal/jan.beancount": job('2025-01-15 * "Klus" #lid-anna'),
        "journal/feb.beancount": WRONG,
        "members/carla.yaml": "id: carla\nname: Carla\njoined: 2024-13-01\n",
    }
    journal = 'include "jan.beancount"\ninclude "feb.beancount"\ninclude "maart.beancount"\n'
    found = told(findings_of(write_books(tmp_path, journal, files=files)))
    assert found == ["journal/feb.beancount:1 S131", f"{MAIN}:3 S122", "members/carla.yaml:3 S111"]
    del files["members/carla.yaml"]
    found = told(findings_of(write_books(tmp_path / "other", journal, files=files)))
    assert found == [
        "journal/feb.beancount:1 S131",
        "journal/jan.beancount:1 S228",
        f"{MAIN}:3 S122",
    ]
