"""The journal, as Beancount reads it, without its dangers (SPEC 2)."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from socoledger.domain.findings import Phrase
from tests.support.book_files import JOURNAL, read_books, write_books
from tests.support.findings import findings_of, told

MAIN = "journal/main.beancount"


def findings_in(folder: Path, journal: str) -> list[str]:
    return told(findings_of(write_books(folder, journal)))


def paid(folder: Path, journal: str) -> list[list[int]]:
    """The cents of every transaction of a journal without errors."""
    books = read_books(folder, journal)
    assert books.findings == ()
    return [[posting.cents for posting in each.postings] for each in books.journal.transactions]


# -- plugins and options ------------------------------------------------------------------------


def hostile(folder: Path, journal: str) -> Path:
    """Books with a module beside the journal that leaves a mark when it is imported."""
    evil = f"open({str(folder / 'mark')!r}, 'w').write('x')\n__plugins__ = ()\n"
    return write_books(
        folder,
        journal,
        files={
            "journal/evil.py": evil,
            "journal/sub/evil.py": evil,
            "journal/beancount.py": evil,
            "journal/included.beancount": 'option "insert_pythonpath" "True"\nplugin "evil"\n',
        },
    )


@pytest.mark.parametrize(
    ("journal", "found"),
    [
        ('plugin "evil"\n', [f"{MAIN}:1 S124"]),
        ('; a\nplugin "evil" "settings"\n', [f"{MAIN}:2 S124"]),
        ('option "insert_pythonpath" "True"\n', [f"{MAIN}:1 S125"]),
        (
            'option "insert_pythonpath" "TRUE"\nplugin "evil"\n',
            [f"{MAIN}:1 S125", f"{MAIN}:2 S124"],
        ),
        (
            'include "included.beancount"\n',
            ["journal/included.beancount:1 S125", "journal/included.beancount:2 S124"],
        ),
        ('plugin "journal.evil"\n', [f"{MAIN}:1 S124"]),
        ('plugin "os"\n', [f"{MAIN}:1 S124"]),
        ('plugin "beancount.plugins.pedantic"\n', [f"{MAIN}:1 S124"]),
        ('plugin "beancount.plugins.check_commodity" "{}"\n', [f"{MAIN}:1 S124"]),
        ('plugin "beancount.plugins.check_average_cost" "0"\n', [f"{MAIN}:1 S124"]),
        ('plugin "beancount.plugins.commodity_attr" "{}"\n', [f"{MAIN}:1 S124"]),
        ('plugin "beancount.plugins.nonexistent"\n', [f"{MAIN}:1 S124"]),
        ('plugin ""\n', [f"{MAIN}:1 S124"]),
    ],
)
def test_a_plugin_that_is_not_known_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: str, found: list[str]
) -> None:
    folder = hostile(tmp_path, journal)
    monkeypatch.chdir(folder / "journal")
    path = list(sys.path)
    assert told(findings_of(folder)) == found
    assert not (folder / "mark").exists()
    assert "evil" not in sys.modules
    assert sys.path == path


def test_a_harmless_plugin_is_run(tmp_path: Path) -> None:
    journal = """
    plugin "beancount.plugins.auto_accounts"

    2025-01-15 * "Klus" #member-anna
      Assets:Contant   10 EUR
      Income:Klussen  -10 EUR
    """
    assert paid(tmp_path, journal) == [[1000, -1000]]


def test_what_a_harmless_plugin_finds_is_told(tmp_path: Path) -> None:
    journal = f'plugin "beancount.plugins.noduplicates"\n{JOURNAL}\n{JOURNAL}'
    assert findings_in(tmp_path, journal) == [f"{MAIN}:6 S139"]


@pytest.mark.parametrize(
    "option",
    [
        '"plugin_processing_mode" "raw"',
        '"insert_pythonpath" "True"',
        '"tolerance_multiplier" "2"',
        '"inferred_tolerance_default" "EUR:100"',
        '"inferred_tolerance_default" "*:100"',
        '"infer_tolerance_from_cost" "TRUE"',
    ],
)
@pytest.mark.parametrize("name", [MAIN, "closes/start.beancount"])
def test_options_that_switch_checks_off_are_refused(tmp_path: Path, name: str, option: str) -> None:
    text = f"; a\noption {option}\n"
    main = 'include "../closes/start.beancount"\ninclude "accounts.beancount"\n'
    folder = write_books(
        tmp_path, files={MAIN: main + (text if name == MAIN else ""), "closes/start.beancount": ""}
    )
    (folder / name).write_text((main if name == MAIN else "") + text, encoding="utf-8")
    line = 4 if name == MAIN else 2
    assert told(findings_of(folder)) == [f"{name}:{line} S125"]


@pytest.mark.parametrize(
    "option",
    [
        '"title" "De Kip"',
        '"operating_currency" "EUR"',
        '"plugin_processing_mode" "default"',
        '"name_assets" "Activa"',
    ],
)
def test_other_options_are_left_alone(tmp_path: Path, option: str) -> None:
    journal = f"option {option}\n"
    books = read_books(tmp_path, journal, accounts="; none")
    assert books.findings == ()


@pytest.mark.parametrize("option", ['"colour" "red"', '"filename" "x"', '"title" 3'])
def test_an_option_that_beancount_does_not_know_is_fatal(tmp_path: Path, option: str) -> None:
    assert findings_in(tmp_path, f"; a\noption {option}\n\n{JOURNAL}") == [f"{MAIN}:2 S131"]


def test_renamed_roots_are_followed(tmp_path: Path) -> None:
    """What counts as income follows the journal's own names."""
    journal = """
    option "name_assets" "Activa"
    option "name_liabilities" "Passiva"
    option "name_equity" "Vermogen"
    option "name_income" "Baten"
    option "name_expenses" "Lasten"

    2020-01-01 open Activa:Bank
    2020-01-01 open Baten:Werk
    2020-01-01 open Lasten:Kosten

    2025-01-15 * "Klus" #member-anna
      Activa:Bank     60 EUR
      Lasten:Kosten   40 EUR
      Baten:Werk    -100 EUR
    """
    books = read_books(tmp_path, journal, accounts="; none")
    assert books.findings == ()
    roots = books.journal.roots
    assert (roots.assets, roots.liabilities, roots.equity) == ("Activa", "Passiva", "Vermogen")
    (transaction,) = books.journal.transactions
    assert [posting.shares for posting in transaction.postings] == [
        (),
        (("anna", 4000),),
        (("anna", -10000),),
    ]


# -- the cache ----------------------------------------------------------------------------------


class Bomb:
    """Unpickling this makes a file."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.mkdir, (str(self.mark),))


def test_a_planted_cache_is_neither_believed_nor_touched_nor_made(tmp_path: Path) -> None:
    folder = write_books(tmp_path / "books")
    planted = folder / "journal/.main.beancount.picklecache"
    planted.write_bytes(pickle.dumps(Bomb(tmp_path / "mark")))
    before = planted.read_bytes()
    assert findings_of(folder) == ()
    assert not (tmp_path / "mark").exists()
    assert planted.read_bytes() == before
    assert [path.name for path in folder.rglob("*.picklecache")] == [planted.name]


def test_no_cache_is_made_where_loading_takes_long(tmp_path: Path) -> None:
    folder = write_books(tmp_path, "\n".join([JOURNAL] * 2000))
    assert findings_of(folder) == ()
    assert not list(folder.rglob("*picklecache*"))


# -- what would kill or fool the parser ---------------------------------------------------------

DIVISIONS = [
    '2025-01-15 * "x"\n  Assets:Bank  1/0 EUR\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  1 / 0.00 EUR\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  1/(0) EUR\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  1/-0 EUR\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  0/0 EUR\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  10/0,000 EUR\n  Income:Werk\n',
    '2025-01-15 * "x"\n  aa: 1/0\n  Assets:Bank  1 EUR\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  1 EUR\n    aa: 1/0 EUR\n  Income:Werk\n',
    '2025-01-15 custom "hours" "anna" 1/0\n',
    '2025-01-15 custom "x" 1/0 EUR\n',
    "2025-01-15 balance Assets:Bank 1/0 EUR\n",
    "2025-01-15 balance Assets:Bank 0 ~ 1/0 EUR\n",
    "2025-01-15 price EUR 1/0 USD\n",
    '2025-01-15 * "x"\n  Assets:Bank  1 EUR @ 1/0 USD\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  1 EUR @@ 1/0 USD\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  1 X {1/0 EUR}\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  1 X {{1/0 EUR}}\n  Income:Werk\n',
    '2025-01-15 * "x"\n  Assets:Bank  1 X {1 # 1/0 EUR}\n  Income:Werk\n',
    f"pushmeta aa: 1/0\n{JOURNAL}popmeta aa:\n",
]


@pytest.mark.parametrize("division", DIVISIONS)
def test_division_by_zero_is_told(tmp_path: Path, division: str) -> None:
    """In Beancount's own loader it ends the interpreter."""
    found = findings_of(write_books(tmp_path, f"; a\n{division}"))
    assert "S132" in {finding.code for finding in found}
    for finding in found:
        assert finding.place is not None
        assert finding.place.file == MAIN
        assert 2 <= finding.place.line <= 4


def test_division_by_zero_leaves_the_process_alive(tmp_path: Path) -> None:
    folder = write_books(tmp_path, DIVISIONS[0])
    command = [sys.executable, "-m", "socoledger", "--books", str(folder), "check"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert "S132" in ended.stdout


@pytest.mark.parametrize(
    "journal",
    [
        '2025-01-15 * "1/0" #member-anna\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n',
        '; 1/0\n2025-01-15 * "x" #member-anna\n  Assets:Bank  1 EUR ; 1/0\n  Income:Werk  -1 EUR\n',
        '2025-01-15 note Assets:Bank "factuur 1/0"\n',
        '2025-01-15 * "x" #member-anna\n  Assets:Bank  1/0.5 EUR\n  Income:Werk  -2 EUR\n',
        '2025-01-15 * "x" #member-anna\n  Assets:Bank  1/01 EUR\n  Income:Werk  -1 EUR\n',
        '2025-01-15 * "x" ^1/0 #member-anna\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n',
        '2025-01-15 * "x" #member-anna\n  Assets:Bank  0/5 EUR\n  Income:Werk  0 EUR\n',
    ],
)
def test_what_only_looks_like_a_division_by_zero_is_read(tmp_path: Path, journal: str) -> None:
    assert findings_in(tmp_path, journal) == []


KEPT = [
    '2025-01-15 * "x" #member-anna\n  {}\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n',
    '2025-01-15 * "x" #member-anna\n  Assets:Bank  1 EUR\n    {}\n  Income:Werk  -1 EUR\n',
    '2025-01-15 custom "hours" "anna" 1\n  {}\n',
    "2025-01-15 open Assets:Nieuw\n  {}\n",
    '2025-01-15 note Assets:Bank "x"\n  {}\n',
]


@pytest.mark.parametrize("value", ['"x"', "3", "TRUE", "2025-01-01", '"/etc/passwd"', ""])
@pytest.mark.parametrize("where", KEPT)
def test_metadata_may_not_say_another_file(tmp_path: Path, where: str, value: str) -> None:
    found = findings_of(write_books(tmp_path, where.format(f"filename: {value}")))
    assert found
    for finding in found:
        assert finding.code in ("S131", "S133")
        assert finding.place in ((MAIN, 1), (MAIN, 2), (MAIN, 3))


@pytest.mark.parametrize("value", ['"x"', "3", '"/etc/passwd"'])
def test_pushed_metadata_may_not_say_another_file(tmp_path: Path, value: str) -> None:
    journal = f"pushmeta filename: {value}\n{JOURNAL}popmeta filename:\n"
    assert findings_in(tmp_path, journal) == [f"{MAIN}:1 S133"]


def test_metadata_with_a_name_that_only_resembles_is_fine(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "x" #member-anna
      my-filename: "scan.pdf"
      filename2: "scan.pdf"
      Assets:Bank   1 EUR
        document-lineno: 3
      Income:Werk  -1 EUR
    """
    assert findings_in(tmp_path, journal) == []


@pytest.mark.parametrize("depth", [1_000, 9_000])
def test_deep_nesting_is_read_or_told_and_no_crash(tmp_path: Path, depth: int) -> None:
    number = "(" * depth + "1" + ")" * depth
    journal = f'2025-01-15 * "x" #member-anna\n  Assets:Bank  {number} EUR\n  Income:Werk\n'
    assert {finding.code for finding in findings_of(write_books(tmp_path, journal))} <= {"S131"}


@pytest.mark.parametrize(
    "amount",
    ["12,50 EUR", "1.234,56 EUR", "1,2345.00 EUR", "12.50.1 EUR", "€ 12.50", "12.50", "EUR 12.50"],
)
def test_an_amount_written_otherwise_is_an_error(tmp_path: Path, amount: str) -> None:
    """Beancount's D() would take "12,50" for 1250."""
    journal = f'2025-01-15 * "x" #member-anna\n  Assets:Bank  {amount}\n  Income:Werk\n'
    found = findings_of(write_books(tmp_path, journal))
    assert found
    assert all(finding.code in ("S131", "S139") for finding in found)
    assert {finding.place for finding in found} <= {(MAIN, 1), (MAIN, 2)}


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        ("1,234.56", 123456),
        ("12.5", 1250),
        ("12", 1200),
        ("12.50 + 2 * 3", 1850),
        ("-(10 / 4)", -250),
        ("3 * 33.33", 9999),
        ("100 / 8", 1250),
        ("100.00 * 0.21", 2100),
        ("(100.00 * 0.210)", 2100),
        ("8.000 / 2", 400),
    ],
)
def test_amounts_and_sums_that_are_read(tmp_path: Path, amount: str, cents: int) -> None:
    journal = f"""
    2025-01-15 * "x" #member-anna
      Assets:Bank   {amount} EUR
      Income:Werk  -({amount}) EUR
    """
    assert paid(tmp_path, journal) == [[cents, -cents]]


@pytest.mark.parametrize(
    ("postings", "found"),
    [
        (("12.505 EUR", "-12.505 EUR"), ["2 S136", "3 S136"]),
        (("10 / 3 EUR", "-10 / 3 EUR"), ["2 S136", "3 S136"]),
        (("0.001 EUR", "-0.001 EUR"), ["2 S136", "3 S136"]),
        (("12.500 EUR", "-12.50 EUR"), ["2 S136"]),
        (("1.000 EUR", "-1.000 EUR"), ["2 S136", "3 S136"]),
        (("1.000EUR", "-1.00EUR"), ["2 S136"]),
        (("1.00 EUR", "- 1.000 EUR"), ["3 S136"]),
        (("1,000.000 EUR", ""), ["2 S136"]),
        (("100.00 EUR", "-99.995 EUR"), ["3 S136"]),
        (("100.00 EUR", "-99.99 EUR"), ["1 S135"]),
        (("10.0 EUR", "-9.95 EUR"), ["1 S135"]),
        (("10.0 EUR", "-9.96 EUR"), ["1 S135"]),
        (("10 EUR", "-9.51 EUR"), ["1 S135"]),
        (("100.00 EUR", "-99.00 EUR"), ["1 S135"]),
        (("100.00 USD", "-100.00 USD"), ["2 S137", "3 S137"]),
        (("100.00 USD @ 0.90 EUR", "-90.00 EUR"), ["2 S137"]),
        (("100.00 EUR @ 1.10 USD", "-100.00 EUR @ 1.10 USD"), ["2 S137", "3 S137"]),
        (("100.00 EUR @@ 110 USD", "-110.00 USD"), ["2 S137", "3 S137"]),
        (("1 STUK {100.00 EUR}", "-100.00 EUR"), ["2 S137"]),
        (("1 EUR {1.00 EUR}", "-1.00 EUR"), ["2 S137"]),
        (("1000000000000.00 EUR", "-1000000000000.00 EUR"), ["2 S118", "3 S118"]),
    ],
)
def test_amounts_are_whole_cents_of_euros_that_balance(
    tmp_path: Path, postings: tuple[str, str], found: list[str]
) -> None:
    one, other = postings
    accounts = "2020-01-01 open Assets:Bank\n2020-01-01 open Income:Werk\n"
    journal = f"""
    2025-01-15 * "x" #member-anna
      Assets:Bank  {one}
      Income:Werk  {other}
    """
    books = read_books(tmp_path, journal, accounts=accounts)
    assert told(books.findings) == [f"{MAIN}:{line}" for line in found]


@pytest.mark.parametrize(
    "other",
    ["; 1.000 EUR", '2025-01-02 note Assets:Bank "\n  Assets:Bank  1.000 EUR\n"'],
    ids=["in a comment", "in a text"],
)
def test_three_decimals_that_are_no_amount_are_nobodys_business(tmp_path: Path, other: str) -> None:
    assert findings_in(tmp_path, f"{other}\n{JOURNAL}") == []


def test_a_long_number_in_a_comment_does_not_hide_three_decimals(tmp_path: Path) -> None:
    journal = f"; 1.{'.' * 30}2\n{JOURNAL.replace('  100.00', '  100.000')}"
    assert findings_in(tmp_path, journal) == [f"{MAIN}:3 S136"]


def test_what_is_left_over_is_told_to_the_cent(tmp_path: Path) -> None:
    (found,) = findings_of(write_books(tmp_path, JOURNAL.replace("-100.00", "-99.99")))
    assert found.parameters == {"difference": "0.01 EUR"}


@pytest.mark.parametrize(
    ("number", "cents"), [("100.00", 10000), ("33.33", 3333), ("10 + 0.05", 1005), ("-5", -500)]
)
def test_a_left_out_amount_counts(tmp_path: Path, number: str, cents: int) -> None:
    journal = f'2025-01-15 * "x" #member-anna\n  Assets:Bank  {number} EUR\n  Income:Werk\n'
    assert paid(tmp_path, journal) == [[cents, -cents]]


def test_two_amounts_left_out_are_an_error(tmp_path: Path) -> None:
    journal = '2025-01-15 * "x" #member-anna\n  Assets:Bank  1 EUR\n  Income:Werk\n  Assets:Kas\n'
    assert findings_in(tmp_path, journal) == [f"{MAIN}:4 S139"]


def test_a_left_out_amount_that_beancount_rounds_does_not_balance(tmp_path: Path) -> None:
    """Beancount rounds it by the coarsest number: 10.0 and 0.05 leave out -10.0."""
    journal = """
    2025-01-15 * "x" #member-anna
      Assets:Bank  10.0 EUR
      Assets:Kas    0.05 EUR
      Income:Werk
    """
    (found,) = findings_of(write_books(tmp_path, journal))
    assert told((found,)) == [f"{MAIN}:1 S135"]
    assert found.parameters == {"difference": "0.05 EUR"}


def test_a_posting_of_nothing_is_no_error(tmp_path: Path) -> None:
    journal = '2025-01-15 * "x" #member-anna\n  Assets:Bank  0 EUR\n  Income:Werk  0.00 EUR\n'
    assert paid(tmp_path, journal) == [[0, 0]]


# -- accounts and balances ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "opened", "closed", "found"),
    [
        ("2025-01-15", "2025-01-15", None, []),
        ("2025-01-14", "2025-01-15", None, ["4 S134"]),
        ("2025-01-20", "2025-01-15", "2025-01-21", []),
        ("2025-01-20", "2025-01-15", "2025-01-20", []),
        ("2025-01-21", "2025-01-15", "2025-01-20", ["4 S134"]),
        ("2025-01-15", None, None, ["4 S134"]),
    ],
)
def test_an_account_is_open_on_the_day(
    tmp_path: Path, day: str, opened: str | None, closed: str | None, found: list[str]
) -> None:
    lines = [
        "; no account" if opened is None else f"{opened} open Income:Feest EUR",
        "; not closed" if closed is None else f"{closed} close Income:Feest",
        "",
        f'{day} * "x" #member-anna',
        "  Assets:Bank    1.00 EUR",
        "  Income:Feest  -1.00 EUR",
    ]
    assert findings_in(tmp_path, "\n".join(lines)) == [f"{MAIN}:{line}" for line in found]


def test_an_account_that_does_not_take_euros_is_an_error(tmp_path: Path) -> None:
    journal = "2020-01-01 open Assets:Dollars USD\n\n" + JOURNAL.replace("Bank", "Dollars")
    assert findings_in(tmp_path, journal) == [f"{MAIN}:3 S139"]


@pytest.mark.parametrize(
    ("assertion", "found"),
    [
        ("2025-01-16 balance Assets:Bank 100.00 EUR", []),
        ("2025-01-15 balance Assets:Bank 0.00 EUR", []),
        ("2025-01-16 balance Assets:Bank 99.98 EUR", ["1 S138"]),
        ("2025-01-16 balance Assets:Bank 99.99 ~ 0 EUR", ["1 S138"]),
        ("2025-01-15 balance Assets:Bank 100.00 EUR", ["1 S138"]),
        ("2025-01-16 balance Assets:Bang 100.00 EUR", ["1 S134"]),
    ],
)
def test_balance_assertions(tmp_path: Path, assertion: str, found: list[str]) -> None:
    lines = findings_in(tmp_path, f"{assertion}\n\n{JOURNAL}")
    assert [line for line in lines if "S134" in line or "S134" not in str(found)] == [
        f"{MAIN}:{line}" for line in found
    ]


def test_a_syntax_error_is_fatal_and_told_at_its_line(tmp_path: Path) -> None:
    assert findings_in(tmp_path, f"{JOURNAL}\n2025-01-15 opn Assets:Bank\n") == [f"{MAIN}:5 S131"]


@pytest.mark.parametrize(
    ("journal", "line", "words"),
    [
        (JOURNAL.replace("01-15", "02-30"), 1, "this date does not exist"),
        (JOURNAL.replace("2025-01", "2025-13"), 1, "this date does not exist"),
        (JOURNAL.replace(" 100.00", " 100,00"), 2, "write an amount with a point"),
        ('2025-01-15 custom "hours" "anna" 4,5\n', 1, "hours too, like 4.5"),
        ('2025-01-15 custom "hours" "anna" 4:30\n', 1, "write hours like 4.5"),
        (JOURNAL.replace('"Klus"', "\u201cKlus\u201d"), 1, "these are curly quotation marks"),
        (JOURNAL.replace("-100.00", "\u2013100.00"), 3, "this is a dash"),
        (JOURNAL.replace("-100.00", "\u2212100.00"), 3, "this is a dash"),
        (JOURNAL.replace("100.00 EUR", "\u20ac 100.00"), 2, "write EUR after the amount"),
        (JOURNAL.replace("100.00 EUR", "100.00 \u20ac"), 2, "write EUR after the amount"),
        (JOURNAL.replace('Klus"', "Klus"), 1, "a text here is not closed"),
        (JOURNAL.replace("  ", ""), 2, "begins at the start of a line"),
        (JOURNAL.replace(" *", ""), 1, "put a * after the date"),
        (JOURNAL.replace("Assets", "Activa"), 2, "an account begins with Assets"),
    ],
)
def test_a_common_slip_is_told_in_words(
    tmp_path: Path, journal: str, line: int, words: str
) -> None:
    found = [
        finding.parameters["reason"]
        for finding in findings_of(write_books(tmp_path, journal))
        if finding.place == (MAIN, line) and finding.code == "S131"
    ]
    assert [reason for reason in found if isinstance(reason, Phrase) and words in reason]


def test_all_syntax_errors_are_told(tmp_path: Path) -> None:
    journal = "2025-01-15 opn A\n\n2025-02-30 open Assets:Kas\n\nja\n"
    lines = findings_in(tmp_path, journal)
    assert {f"{MAIN}:1 S131", f"{MAIN}:3 S131", f"{MAIN}:5 S131"} <= set(lines)


@pytest.mark.parametrize(
    "text", ["2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "0000-01-01"]
)
def test_a_date_that_does_not_exist_is_an_error(tmp_path: Path, text: str) -> None:
    lines = findings_in(tmp_path, JOURNAL.replace("2025-01-15", text))
    assert f"{MAIN}:1 S131" in lines


@pytest.mark.parametrize(
    "journal",
    [
        "2025-01-15 open Assets:Bank EUR\n",
        "2025-01-15 close Assets:Nieuw\n",
        "pushtag #x\n",
        "poptag #x\n",
        "popmeta aa:\n",
        '2025-01-15 * "x" #member-anna\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n  aa: "b"\n',
        "2025-01-15 pad Assets:Bank Equity:Opening\n",
        '2025-01-15 event "a"\n',
        '2025-01-15 * "open string\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n',
    ],
)
def test_whatever_else_beancount_refuses_is_told(tmp_path: Path, journal: str) -> None:
    found = findings_of(write_books(tmp_path, journal))
    if not journal.startswith("2025-01-15 *") or "open string" in journal:
        assert found
    assert all(finding.code in ("S131", "S134", "S139") for finding in found)
    assert all(finding.place and finding.place.file.startswith("journal/") for finding in found)


# -- pushed tags and metadata, pads -------------------------------------------------------------


def test_a_pushed_tag_says_whose_it_is(tmp_path: Path) -> None:
    books = read_books(tmp_path, f"pushtag #member-bram\n{JOURNAL.replace(' #member-anna', '')}")
    assert told(books.findings) == [f"{MAIN}:1 S131"]  # it is never popped


@pytest.mark.parametrize(
    ("push", "pop"),
    [
        ("pushtag #member-bram", "poptag #member-bram"),
        ('pushmeta member: "bram"', "popmeta member:"),
    ],
)
def test_what_is_pushed_counts_until_it_is_popped(tmp_path: Path, push: str, pop: str) -> None:
    job = JOURNAL.replace(" #member-anna", "")
    books = read_books(tmp_path, f"{push}\n{job}{pop}\n\n{job}")
    assert told(books.findings) == [f"{MAIN}:9 S205"]
    first, second = books.journal.transactions
    assert first.postings[1].shares == (("bram", -10000),)
    assert second.postings[1].shares == (("collective", -10000),)


def test_pushed_metadata_is_the_transactions_and_goes_before_a_tag(tmp_path: Path) -> None:
    journal = JOURNAL.replace("#member-anna", "#member-bram")
    books = read_books(tmp_path, f'pushmeta member: "bram"\n{journal}popmeta member:\n')
    assert books.findings == ()
    assert books.journal.transactions[0].postings[1].shares == (("bram", -10000),)


PAD = """
2025-01-10 pad Assets:Bank Income:Werk
  {pad}
2025-01-20 balance Assets:Bank 100.00 EUR
  {balance}
"""


@pytest.mark.parametrize(
    ("pad", "balance", "owner"),
    [
        ('member: "anna"', 'aa: "b"', "anna"),
        ('member: "anna"', 'member: "bram"', "anna"),
        ('aa: "b"', 'member: "bram"', "collective"),
    ],
)
def test_the_metadata_of_a_pad_counts_and_not_that_of_the_balance(
    tmp_path: Path, pad: str, balance: str, owner: str
) -> None:
    books = read_books(tmp_path, PAD.format(pad=pad, balance=balance))
    (transaction,) = books.journal.transactions
    assert str(transaction.day) == "2025-01-10"
    assert transaction.line == 1
    assert {posting.account: posting.shares for posting in transaction.postings} == {
        "Assets:Bank": (),
        "Income:Werk": ((owner, -10000),),
    }
    assert told(books.findings) == ([f"{MAIN}:1 S205"] if owner == "collective" else [])


@pytest.mark.parametrize(
    ("pad", "balance", "found"),
    [
        ("2025-01-10", "2025-01-31", []),
        ("2025-01-10", "2025-02-01", [f"{MAIN}:1 S230"]),
        ("2025-01-31", "2025-02-01", [f"{MAIN}:1 S230"]),
        ("2025-01-10", "2026-01-10", [f"{MAIN}:1 S230"]),
        ("2024-11-10", "2024-12-01", []),
        ("2024-12-31", "2025-01-01", []),
        ("2024-12-31", "2025-01-02", [f"{MAIN}:1 S230"]),
    ],
)
def test_a_pad_whose_balance_lies_after_its_month_is_an_error_of_that_month(
    tmp_path: Path, pad: str, balance: str, found: list[str]
) -> None:
    journal = f"""
    {pad} pad Assets:Bank Equity:Opening
    {balance} balance Assets:Bank 100.00 EUR
    2026-02-01 balance Assets:Bank 100.00 EUR
    """
    books = read_books(tmp_path, journal)
    assert told(books.findings) == found
    assert [str(one.day) for one in books.findings] == [pad] * len(found)


def test_each_pad_has_its_own_balance(tmp_path: Path) -> None:
    journal = """
    2025-01-10 pad Assets:Bank Equity:Opening
    2025-01-10 pad Assets:Kas Equity:Opening
    2025-01-20 balance Assets:Bank 100.00 EUR
    2025-02-10 pad Assets:Bank Equity:Opening
    2025-02-20 balance Assets:Kas 100.00 EUR
    2025-02-20 balance Assets:Bank 200.00 EUR
    """
    assert findings_in(tmp_path, journal) == [f"{MAIN}:2 S230"]


# -- what is left untouched ---------------------------------------------------------------------


def test_documents_are_not_opened(tmp_path: Path) -> None:
    """Neither the option's folder is searched nor a document's file looked for."""
    secret = tmp_path / "outside/Assets/Bank"
    secret.mkdir(parents=True)
    (secret / "2025-01-01.secret.pdf").write_text("secret", encoding="utf-8")
    journal = f"""
    option "documents" "{tmp_path}/outside"
    option "documents" "nowhere"
    2025-01-15 document Assets:Bank "/etc/passwd"
    2025-01-15 document Assets:Bank "nowhere.pdf"
    """
    books = read_books(tmp_path / "books", journal)
    assert books.findings == ()


def test_the_treasurers_own_directives_are_left_alone(tmp_path: Path) -> None:
    journal = """
    option "title" "De Kip"
    2020-01-01 commodity EUR
      name: "euro"
    2025-01-01 event "plaats" "Voorbeeldstad"
    2025-01-01 note Assets:Bank "gebeld"
    2025-01-01 query "saldo" "SELECT account"
    2025-01-01 price EUR 1.08 USD
    2025-01-01 custom "budget" Assets:Bank "maand" 100.00 EUR TRUE 2025-01-01
    2025-01-02 txn "Winkel" "Verf" #verf ^factuur-1
      factuur: "2025/1"
      ! Assets:Bank       -10 EUR
      Equity:Opening       10 EUR
    """
    books = read_books(tmp_path, journal)
    assert books.findings == ()
    assert len(books.journal.transactions) == 1


def test_facts_come_by_date_then_line(tmp_path: Path) -> None:
    days = ("2025-03-01", "2025-01-01", "2025-02-01", "2025-01-01")
    books = read_books(tmp_path, "".join(JOURNAL.replace("2025-01-15", day) + "\n" for day in days))
    found = [(str(each.day), each.line) for each in books.journal.transactions]
    assert found == [("2025-01-01", 5), ("2025-01-01", 13), ("2025-02-01", 9), ("2025-03-01", 1)]


def test_accounts_that_are_opened_are_known(tmp_path: Path) -> None:
    books = read_books(tmp_path, "2025-02-01 open Assets:Nieuw\n")
    assert {"Assets:Nieuw", "Liabilities:Spaarpot:Anna"} <= books.journal.opened.keys()
