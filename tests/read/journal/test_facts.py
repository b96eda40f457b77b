"""Hours, purposes, the year of a payment, and what closes wrote (SPEC 2)."""

from pathlib import Path

import pytest

from socoledger.domain.findings import Place
from socoledger.domain.journal import Hours
from socoledger.domain.period import parse_date
from tests.support.book_files import ACCOUNTS, AGREEMENT, ANNA, COOP, JOURNAL, read_books
from tests.support.findings import told

MAIN = "journal/main.beancount"


# -- hours --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "hundredths", "what"),
    [
        ('"anna" 4.5 "restaurant"', 450, "restaurant"),
        ('"anna" 4.5', 450, None),
        ('"anna" 4', 400, None),
        ('"anna" 4.25', 425, None),
        ('"anna" -4.5', -450, None),
        ('"anna" 0', 0, None),
        ('"anna" 3 * 1.5', 450, None),
        ('"anna" 7 / 2', 350, None),
    ],
)
def test_hours(tmp_path: Path, values: str, hundredths: int, what: str | None) -> None:
    books = read_books(tmp_path, f'; a\n2025-03-14 custom "hours" {values}\n')
    assert books.findings == ()
    assert books.journal.hours == (
        Hours(parse_date("2025-03-14"), "anna", hundredths, what, Place(MAIN, 2)),
    )


@pytest.mark.parametrize(
    "values",
    [
        *(
            '"anna" 4.555',
            '"anna" 4.500',
            '"anna" 1.000',
            '"anna" 0.000',
            '"anna" 1 / 3',
            '"anna"',
            "4.5",
            '4.5 "anna"',
            '"anna" "4.5"',
        ),
        *('"anna" 4.5 EUR', '"anna" 4.5 "a" "b"', '"anna" 4.5 3', '"anna" TRUE', "TRUE 4.5"),
        *('"anna" 2025-01-01', '"anna" 99999999999', '"restaurant" "anna" 4.5'),
    ],
)
def test_hours_that_cannot_be_read(tmp_path: Path, values: str) -> None:
    books = read_books(tmp_path, f'; a\n2025-03-14 custom "hours" {values}\n')
    assert told(books.findings) == [f"{MAIN}:2 S140"]
    assert books.journal.hours == ()


@pytest.mark.parametrize("id_", ["dirk", "Anna", "collective", ""])
def test_hours_of_an_unknown_member(tmp_path: Path, id_: str) -> None:
    books = read_books(tmp_path, f'2025-03-14 custom "hours" "{id_}" 4.5\n')
    assert told(books.findings) == [f"{MAIN}:1 S201"]


@pytest.mark.parametrize(("day", "found"), [("2023-12-31", [f"{MAIN}:1 S208"]), ("2024-01-01", [])])
def test_hours_of_who_is_no_member_on_the_day(tmp_path: Path, day: str, found: list[str]) -> None:
    books = read_books(tmp_path, f'{day} custom "hours" "anna" 4.5\n')
    assert told(books.findings) == found
    assert len(books.journal.hours) == 1


@pytest.mark.parametrize(
    "kind", ["uren", "uur", "hour", "Hours", "HOURS", "Uren", "houers", "hours_"]
)
def test_what_is_named_like_hours_is_an_error(tmp_path: Path, kind: str) -> None:
    books = read_books(tmp_path, f'; a\n2025-03-14 custom "{kind}" "anna" 4.5\n')
    (found,) = books.findings
    assert told((found,)) == [f"{MAIN}:2 S129"]
    assert (found.day, found.parameters) == (parse_date("2025-03-14"), {"kind": kind})
    assert books.journal.hours == ()
    assert found.is_error


def test_a_directive_of_ones_own_is_free(tmp_path: Path) -> None:
    coop = f"{COOP}keys: [uren]\n"
    assert read_books(tmp_path, '2025-03-14 custom "uren" "a"\n', coop=coop).findings == ()


@pytest.mark.parametrize("kind", ["budget", "fava-option", "course", "kilometers", "", "huur"])
def test_other_custom_directives_are_left_alone(tmp_path: Path, kind: str) -> None:
    books = read_books(tmp_path, f'2025-03-14 custom "{kind}" "anna" 4.5\n')
    assert books.findings == ()
    assert books.journal.hours == ()


# -- years --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "found"),
    [("1899", ["S143"]), ("1900", []), ("2199", []), ("2200", ["S143"]), ("2925", ["S143"])],
)
@pytest.mark.parametrize(
    "fact",
    [
        ' * "Kas"\n  Assets:Bank  -1.00 EUR\n  Assets:Kas  1.00 EUR\n',
        ' custom "budget" "maand" 1.00 EUR\n',
    ],
    ids=["transaction", "custom"],
)
def test_a_fact_is_of_a_year_that_can_be(
    tmp_path: Path, fact: str, year: str, found: list[str]
) -> None:
    accounts = ACCOUNTS.replace("2020-01-01", "1800-01-01")
    books = read_books(tmp_path, f"; a\n{year}-06-15{fact}", accounts=accounts)
    assert told(books.findings) == [f"{MAIN}:2 {code}" for code in found]
    assert all(finding.parameters == {"year": year} for finding in books.findings)


def test_other_directives_may_be_of_any_year(tmp_path: Path) -> None:
    journal = "1800-01-01 open Assets:Oud\n2500-01-01 balance Assets:Oud 0.00 EUR\n"
    assert read_books(tmp_path, journal).findings == ()


# -- metadata of postings -----------------------------------------------------------------------

SPENDING = """
2025-01-15 * "Cursus"
  {transaction}
  Liabilities:Spaarpot:Anna  10.00 EUR
    {posting}
  Assets:Bank
"""


@pytest.mark.parametrize("key", ["purpose", "approval"])
@pytest.mark.parametrize(
    ("transaction", "posting", "read"),
    [
        ("course", None, "course"),
        (None, "course", "course"),
        ("private", "course", "course"),
        ("course", "", None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_purpose_and_approval_come_from_the_nearest(
    tmp_path: Path, key: str, transaction: str | None, posting: str | None, read: str | None
) -> None:
    text = SPENDING.format(
        transaction="; none" if transaction is None else f'{key}: "{transaction}"',
        posting="; none" if posting is None else f'{key}: "{posting}"',
    )
    books = read_books(tmp_path, text)
    (found,) = books.journal.transactions
    assert getattr(found.postings[0], key) == read
    other = transaction or None
    assert getattr(found.postings[1], key) == other


def test_a_mark_that_is_an_amount_is_told(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "Cursus" #member-anna
      purpose: 1.50 EUR
      Expenses:Kosten  10.00 EUR
        grant: 1.50 EUR
      Assets:Bank
    """
    books = read_books(tmp_path, journal)
    assert told(books.findings) == [f"{MAIN}:3 S141"]
    assert books.journal.transactions[0].postings[1].purpose == "1.50 EUR"


def payment(transaction: str, posting: str, account: str = "Liabilities:Gemeente") -> str:
    return SPENDING.format(transaction=transaction, posting=posting).replace(
        "Liabilities:Spaarpot:Anna", account
    )


@pytest.mark.parametrize(
    ("transaction", "posting", "year"),
    [
        ('for: "2024"', "; none", 2024),
        ("; none", 'for: "2024"', 2024),
        ('for: "2023"', 'for: "2024"', 2024),
        ("for: 2024", "; none", 2024),
        ("; none", "; none", None),
    ],
)
def test_the_year_that_a_payment_is_for(
    tmp_path: Path, transaction: str, posting: str, year: int | None
) -> None:
    books = read_books(tmp_path, payment(transaction, posting))
    assert books.findings == ()
    one, other = books.journal.transactions[0].postings
    assert (one.for_year, other.for_year) == (year, None)


@pytest.mark.parametrize(
    "value",
    ['"24"', '"2024-01"', '"vorig jaar"', '"0000"', '"02024"', '""', "", "2024-01-01", "TRUE"],
)
@pytest.mark.parametrize("level", ["transaction", "posting"])
def test_a_year_that_cannot_be_right(tmp_path: Path, value: str, level: str) -> None:
    both = {"transaction": "; none", "posting": "; none", level: f"for: {value}"}
    assert told(read_books(tmp_path, payment(**both)).findings) == [f"{MAIN}:3 S141"]


def test_for_means_nothing_on_other_accounts(tmp_path: Path) -> None:
    text = payment('for: "de kinderen"', "; none", "Liabilities:Spaarpot:Anna")
    assert read_books(tmp_path, text).findings == ()


# -- closes -------------------------------------------------------------------------------------

CLOSE = """
2025-01-31 custom "close" "2025-01"
  agreement: "convenant-2025"

2025-01-31 * "Afsluiting" #close ^close-2025-01
  member: "anna"
  Expenses:Verdeling          10.00 EUR
  Liabilities:Spaarpot:Anna  -10.00 EUR

2025-01-31 * "Vertrek" #close #leaving ^close-2025-01
  Liabilities:Spaarpot:Anna   10.00 EUR
  Liabilities:Gemeente       -10.00 EUR

2025-12-31 * "Afsluiting" #close ^close-2025
  Expenses:Verdeling          10.00 EUR
  Equity:Reserve             -10.00 EUR

2025-02-01 balance Liabilities:Spaarpot:Anna  0.00 ~ 0 EUR
"""
WITH_VERDELING = ACCOUNTS + "2020-01-01 open Expenses:Verdeling EUR\n"


def test_what_closes_wrote_is_read(tmp_path: Path) -> None:
    books = read_books(
        tmp_path,
        'include "../closes/*.beancount"\n',
        accounts=WITH_VERDELING,
        files={"closes/2025-01.beancount": CLOSE},
    )
    assert books.findings == ()
    assert books.journal.closed == {"2025-01"}
    found = [(each.close, each.leaving) for each in books.journal.transactions]
    assert found == [("2025-01", False), ("2025-01", True), ("2025", False)]


@pytest.mark.parametrize(
    "values",
    ["", '"2025-13"', '"2025-1"', '"januari"', '""', "2025", "2025-01-31", '"2025-01" "2025-02"'],
)
def test_a_close_says_which_month_or_year_it_is_of(tmp_path: Path, values: str) -> None:
    books = read_books(
        tmp_path,
        'include "../closes/*.beancount"\n',
        files={"closes/2025-01.beancount": f'; a\n2025-01-31 custom "close" {values}\n'},
    )
    assert told(books.findings) == ["closes/2025-01.beancount:2 S144"]
    assert books.journal.closed == frozenset()


def test_the_tag_of_closes_is_an_error_anywhere_else(tmp_path: Path) -> None:
    books = read_books(
        tmp_path,
        '2025-01-31 custom "close" "2025-01"\n'
        '2025-01-31 * "x" #close #member-anna\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n',
    )
    assert told(books.findings) == [f"{MAIN}:2 S501"]
    assert books.journal.closed == frozenset()
    assert books.journal.transactions[0].close is None


@pytest.mark.parametrize("name", ["closes-old/2025-01", "journal/closes/2025-01", "closes2"])
def test_a_folder_that_is_only_named_alike_holds_no_closes(tmp_path: Path, name: str) -> None:
    books = read_books(
        tmp_path,
        f'include "../{name}.beancount"\n',
        accounts=WITH_VERDELING,
        files={f"{name}.beancount": CLOSE},
    )
    assert {finding.code for finding in books.findings} == {"S501"}
    assert books.journal.closed == frozenset()


@pytest.mark.parametrize("closes", ["afgesloten", "afgesloten/", "boek/afgesloten"])
def test_closes_may_stand_in_another_folder(tmp_path: Path, closes: str) -> None:
    books = read_books(
        tmp_path,
        f'include "../{closes}/*.beancount"\n',
        coop=f"{COOP}closes: {closes}\n",
        accounts=WITH_VERDELING,
        files={f"{closes.strip('/')}/2025-01.beancount": CLOSE},
    )
    assert books.findings == ()
    assert books.journal.closed == {"2025-01"}


def test_what_the_treasurer_put_in_the_closes_folder_is_no_close(tmp_path: Path) -> None:
    job = '2025-01-31 * "x" #member-anna\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n'
    books = read_books(
        tmp_path, 'include "../closes/*.beancount"\n', files={"closes/start.beancount": job}
    )
    assert books.findings == ()
    assert books.journal.transactions[0].close is None
    assert books.journal.transactions[0].postings[1].shares == (("anna", -100),)


# -- all at once --------------------------------------------------------------------------------


def test_all_that_is_wrong_with_members_is_told_at_once(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "a" #member-dirk
      Assets:Bank  1 EUR
      Income:Werk
        member: "anna"
    2025-01-15 custom "hours" "dirk" 4.5
    2025-01-15 * "b" #member-anna #member-bram
      Assets:Bank  1 EUR
      Income:Werk
    2025-01-15 * "c"
      Assets:Bank  1 EUR
      Income:Werk
        members: "anna"
    2025-01-15 * "d"
      Assets:Bank  1 EUR
      Income:Werk
    """
    anna = ANNA + "benefit: [{from: 2025-01-01, to: 2024-12-31}]\n"
    books = read_books(tmp_path, journal, members={"anna": anna, "bram": ANNA.replace("nna", "x")})
    assert told(books.findings) == ["members/anna.yaml:4 S212", "members/bram.yaml:1 S112"]
    bram = "id: bram\nname: B\njoined: 2024-01-01\n"
    books = read_books(tmp_path, journal, members={"anna": anna, "bram": bram})
    assert told(books.findings) == [
        f"{MAIN}:1 S201",
        f"{MAIN}:5 S201",
        f"{MAIN}:8 S202",
        f"{MAIN}:11 S203",
        f"{MAIN}:15 S205",
        "members/anna.yaml:4 S212",
    ]


def test_what_follows_from_unreadable_books_is_not_told(tmp_path: Path) -> None:
    """With a member's file unreadable, nearly every transaction would be somebody unknown's."""
    books = read_books(tmp_path, members={"anna": "id: anna\nname: [\n"})
    assert [finding.code for finding in books.findings] == ["S106"]


def test_what_the_journal_says_of_itself_is_told_beside_an_unreadable_file(tmp_path: Path) -> None:
    journal = JOURNAL.replace("-100.00", "-99.99") + JOURNAL.replace("anna", "dirk")
    books = read_books(tmp_path, journal, members={"anna": "id: anna\nname: [\n"})
    assert told(books.findings) == [f"{MAIN}:1 S135", "members/anna.yaml:2 S106"]


def test_what_cannot_be_read_of_a_journal_hides_nothing_else(tmp_path: Path) -> None:
    books = read_books(
        tmp_path,
        JOURNAL.replace("-100.00", "-99.99") + JOURNAL.replace("anna", "dirk"),
        members={"anna": f"{ANNA}left: 2023-12-31\noutcome: work\n"},
        agreement=AGREEMENT.replace("100%", "90%"),
    )
    assert told(books.findings) == [
        "agreement.yaml:7 S304",
        f"{MAIN}:1 S135",
        f"{MAIN}:3 S206",
        f"{MAIN}:4 S201",
        "members/anna.yaml:4 S212",
    ]


def test_a_syntax_error_in_the_journal_hides_nothing_of_the_other_files(tmp_path: Path) -> None:
    books = read_books(
        tmp_path,
        "2025-01-15 opn Assets:Bank\n",
        members={"anna": f"{ANNA}left: 2023-12-31\noutcome: work\n"},
        agreement=AGREEMENT.replace("100%", "90%"),
    )
    assert told(books.findings) == [
        "agreement.yaml:7 S304",
        f"{MAIN}:1 S131",
        "members/anna.yaml:4 S212",
    ]
