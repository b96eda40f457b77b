"""coop.yaml, as far as SPEC 1 goes."""

from pathlib import Path

import pytest

from socoledger.domain.accounts import Accounts
from socoledger.domain.coop import Coop, Director, Letterhead
from socoledger.domain.findings import Place
from socoledger.domain.period import Month
from socoledger.read import books as reading
from tests.support.book_files import COOP, read_books, text_of, write_books
from tests.support.findings import findings_of, told


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    coop = read_books(
        tmp_path, coop="name: De Kip\nmunicipality: Ons Dorp\nfirst_month: 2025-01\n"
    ).coop
    assert coop == Coop(
        name="De Kip",
        municipality="Ons Dorp",
        first_month=Month(2025, 1),
        place=Place("coop.yaml", 1),
        language="nl",
        journal="journal/main.beancount",
        closes="closes",
        member_key="member",
        kor=False,
        pseudonyms=False,
        names_file=None,
        not_bsn=(),
        accounts=Accounts(
            spaarpot="Liabilities:Spaarpot",
            premium="Liabilities:Premie",
            allowance="Liabilities:Vergoeding",
            municipality="Liabilities:Gemeente",
            funds="Liabilities:Fonds",
            reserve="Equity:Reserve",
            distribution="Expenses:Verdeling",
            article31="Expenses:Artikel31",
        ),
    )


def test_every_key_is_read(tmp_path: Path) -> None:
    coop = read_books(
        tmp_path,
        "; nothing yet",
        coop="""
        name: Coöperatie De Groene Draad U.A.
        municipality: Voorbeeldstad
        language: en                       # what people read
        journal: boek/alles.beancount
        closes: afsluitingen
        first_month: 2024-06
        member_key: lid
        kor: true
        pseudonyms: true
        names_file: private/names.txt
        not_bsn: [123456782, 012345672]
        accounts:
          spaarpot: Passiva:Spaar
          premium: Passiva:Bonus
          allowance: Passiva:Onkosten
          municipality: Passiva:De-Gemeente
          funds: Passiva:Potjes
          reserve: Equity:Buffer
          distribution: Expenses:Verdeeld
          article31: Expenses:M001:Ébène
        """,
        files={"boek/alles.beancount": "; nothing yet\n"},
    ).coop
    assert coop == Coop(
        name="Coöperatie De Groene Draad U.A.",
        municipality="Voorbeeldstad",
        first_month=Month(2024, 6),
        place=Place("coop.yaml", 1),
        language="en",
        journal="boek/alles.beancount",
        closes="afsluitingen",
        member_key="lid",
        kor=True,
        pseudonyms=True,
        names_file="private/names.txt",
        not_bsn=("123456782", "012345672"),
        accounts=Accounts(
            spaarpot="Passiva:Spaar",
            premium="Passiva:Bonus",
            allowance="Passiva:Onkosten",
            municipality="Passiva:De-Gemeente",
            funds="Passiva:Potjes",
            reserve="Equity:Buffer",
            distribution="Expenses:Verdeeld",
            article31="Expenses:M001:Ébène",
        ),
    )


LETTERHEAD = """\
letterhead:
  address: [Kerkstraat 1, 1234 AB Voorbeeldstad]
  kvk: 01234567
  contact: Mia, 06 12345678
  logo: beeld/logo.png
  board:
    - {role: voorzitter, name: Jan Jansen}
    - {role: penningmeester, name: Mia de Wit}
"""


def test_a_letterhead_is_read(tmp_path: Path) -> None:
    assert read_books(tmp_path, coop=COOP + LETTERHEAD).coop.letterhead == Letterhead(
        address=("Kerkstraat 1", "1234 AB Voorbeeldstad"),
        kvk="01234567",
        contact="Mia, 06 12345678",
        logo="beeld/logo.png",
        board=(Director("voorzitter", "Jan Jansen"), Director("penningmeester", "Mia de Wit")),
        place=Place("coop.yaml", 6),
    )


@pytest.mark.parametrize(
    ("wrong", "right", "line", "code", "key"),
    [
        ("kvk: 1234567", "kvk: 01234567", 7, "S111", "kvk"),
        ("kvk: 012345678", "kvk: 01234567", 7, "S111", "kvk"),
        ("kvk: 0123.4567", "kvk: 01234567", 7, "S111", "kvk"),
        (
            "address: Kerkstraat 1",
            "address: [Kerkstraat 1, 1234 AB Voorbeeldstad]",
            6,
            "S111",
            "address",
        ),
        ("logo: [logo.png]", "logo: beeld/logo.png", 9, "S111", "logo"),
        ("telefoon: 06 12345678", "contact: Mia, 06 12345678", 8, "S109", "telefoon"),
        ("- {rol: voorzitter", "- {role: voorzitter", 11, "S109", "rol"),
        ("- {role: voorzitter}", "- {role: voorzitter, name: Jan Jansen}", 11, "S110", "name"),
    ],
)
def test_what_is_wrong_in_a_letterhead_is_told_at_its_line(
    tmp_path: Path, wrong: str, right: str, line: int, code: str, key: str
) -> None:
    assert right in LETTERHEAD
    coop = COOP + LETTERHEAD.replace(right, wrong)
    found = findings_of(write_books(tmp_path, coop=coop))
    assert f"coop.yaml:{line} {code}" in told(found)
    assert key in {finding.parameters["key"] for finding in found}


@pytest.mark.parametrize(
    "line",
    [
        *("language: de", "language: NL", "first_month: 2025-13", "first_month: 2025-00"),
        *("first_month: 2025-1", "first_month: 2025-01-01", "first_month: 0000-01"),
        *(
            "first_month: \u0662\u0660\u0662\u0665-\u0660\u0661",
            "first_month: [2025-01]",
            "kor: yes",
            "kor: True",
            "kor: 1",
        ),
        *("kor: no", "kor: t", "pseudonyms: on", "member_key: Lid", "member_key: 1lid"),
        *("member_key: lid van", "member_key: 'lid:'", "not_bsn: 123456789", "name: [De, Kip]"),
        *("name: {nl: De Kip}", "accounts: Liabilities", "accounts: [a]", "journal: [a, b]"),
    ],
)
def test_a_value_that_cannot_be_right_is_told_at_its_line(tmp_path: Path, line: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    others = [other for other in COOP.splitlines() if not other.startswith(f"{key}:")]
    text = "\n".join([*others, line]) + "\n"
    (found,) = findings_of(write_books(tmp_path, coop=text))
    assert told((found,)) == [f"coop.yaml:{len(others) + 1} S111"]
    assert found.parameters["key"] == key
    assert found.parameters["expected"]


@pytest.mark.parametrize(
    "account",
    [
        *(
            "Liabilities",
            "'Liabilities:'",
            ":Spaarpot",
            "Liabilities::Spaarpot",
            "liabilities:Spaar",
        ),
        *("Liabilities:spaarpot", "Liabilities:Spaar pot", "Liabilities:O'Neil", "Liabilities:-A"),
        *("Liabilities:van-der-Berg", "Liabilities:A_B", "Liabilities:A.B", "[Liabilities:A]"),
    ],
)
def test_an_account_is_one_that_beancount_takes(tmp_path: Path, account: str) -> None:
    text = COOP + f"accounts:\n  reserve: Equity:Reserve\n  spaarpot: {account}\n"
    (found,) = findings_of(write_books(tmp_path, coop=text))
    assert told((found,)) == ["coop.yaml:7 S111"]
    assert found.parameters["key"] == "spaarpot"


def test_an_unknown_key_names_the_one_that_is_close(tmp_path: Path) -> None:
    (found,) = findings_of(write_books(tmp_path, coop=COOP + "jurnal: x\n"))
    assert told((found,)) == ["coop.yaml:5 S109"]
    assert found.parameters == {"key": "jurnal", "known": "journal"}


def test_an_unknown_key_with_nothing_close_names_all_there_are(tmp_path: Path) -> None:
    (found,) = findings_of(write_books(tmp_path, coop=COOP + "zzz: x\n"))
    assert told((found,)) == ["coop.yaml:5 S109"]
    assert "member_key" in str(found.parameters["known"])


def test_an_unknown_account_is_told_at_its_line(tmp_path: Path) -> None:
    text = COOP + "accounts:\n  premie: Liabilities:Premie\n"
    (found,) = findings_of(write_books(tmp_path, coop=text))
    assert told((found,)) == ["coop.yaml:6 S109"]
    assert found.parameters == {"key": "premie", "known": "premium"}


def test_missing_keys_are_told_where_the_mapping_begins(tmp_path: Path) -> None:
    found = findings_of(write_books(tmp_path, coop="# ours\n\nlanguage: en\n"))
    assert told(found) == ["coop.yaml:3 S110"] * 3
    keys = {finding.parameters["key"] for finding in found}
    assert keys == {"name", "municipality", "first_month"}


@pytest.mark.parametrize("empty", ["", '""', "''", "# to do"])
def test_a_key_without_a_value_is_told_once(tmp_path: Path, empty: str) -> None:
    text = COOP.replace("first_month: 2025-01", f"first_month: {empty}")
    assert told(findings_of(write_books(tmp_path, coop=text))) == ["coop.yaml:4 S113"]


@pytest.mark.parametrize("line", ["kor:", "names_file:", "accounts:", "not_bsn:", "member_key:"])
def test_an_optional_key_without_a_value_is_told_too(tmp_path: Path, line: str) -> None:
    found = findings_of(write_books(tmp_path, coop=f"{COOP}{line}\n"))
    assert told(found) == ["coop.yaml:5 S113"]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = """
    name:
    municipality: Voorbeeldstad
    municipality: Elders
    first_month: maart
    kor: ja
    colour: red
    accounts:
      spaarpot: spaarpot
      colour: red
    """
    assert told(findings_of(write_books(tmp_path, coop=text))) == [
        "coop.yaml:1 S113",
        "coop.yaml:3 S108",
        "coop.yaml:4 S111",
        "coop.yaml:5 S111",
        "coop.yaml:6 S109",
        "coop.yaml:8 S111",
        "coop.yaml:9 S109",
    ]


@pytest.mark.parametrize("text", ["- name: a\n", "just words\n"])
def test_a_file_that_holds_no_keys(tmp_path: Path, text: str) -> None:
    assert told(findings_of(write_books(tmp_path, coop=text))) == ["coop.yaml:1 S111"]


def test_an_empty_file(tmp_path: Path) -> None:
    assert told(findings_of(write_books(tmp_path, coop=""))) == ["coop.yaml:1 S105"]


def test_a_syntax_error(tmp_path: Path) -> None:
    found = findings_of(write_books(tmp_path, coop=COOP + "accounts: {a: b\n"))
    assert told(found) == ["coop.yaml:5 S106"]


def test_a_folder_without_coop_yaml_holds_no_books(tmp_path: Path) -> None:
    assert told(findings_of(tmp_path)) == ["coop.yaml:1 S101"]


def test_a_folder_that_is_not_there_holds_no_books(tmp_path: Path) -> None:
    assert told(findings_of(tmp_path / "nowhere")) == ["coop.yaml:1 S101"]


def test_books_are_found_from_below(tmp_path: Path) -> None:
    write_books(tmp_path / "boek")
    below = tmp_path / "boek" / "members"
    assert reading.find(below) == tmp_path / "boek"
    assert reading.find(tmp_path / "boek") == tmp_path / "boek"


def test_books_are_not_found_from_above(tmp_path: Path) -> None:
    write_books(tmp_path / "boek")
    found = reading.find(tmp_path)
    assert found is None or found != tmp_path / "boek"


def test_the_worked_out_coop_of_the_spec_is_read(tmp_path: Path) -> None:
    text = text_of(
        """
        name: Coöperatie De Groene Draad U.A.
        municipality: Voorbeeldstad
        language: nl                       # nl (default) or en: what people read
        journal: journal/main.beancount    # default
        closes: closes                     # default
        first_month: 2025-01               # the first month that is closed with this tool
        member_key: member                 # default
        kor: true                          # default false
        pseudonyms: true                   # default false
        names_file: private/names.txt      # one name a line; git ignores it
        not_bsn: [123456782]               # numbers that look like a BSN and are none
        accounts:                          # all optional, these are the defaults
          spaarpot: Liabilities:Spaarpot         # + ":" + the member's account name
          premium: Liabilities:Premie            # likewise
          allowance: Liabilities:Vergoeding      # likewise
          municipality: Liabilities:Gemeente
          funds: Liabilities:Fonds               # + ":" + the fund's name
          reserve: Equity:Reserve
          distribution: Expenses:Verdeling       # what closing books against
          article31: Expenses:Artikel31          # premiums and allowances as a cost
        """
    )
    books = read_books(tmp_path, coop=text)
    assert books.findings == ()
    assert books.coop.accounts == Accounts()


def test_a_first_month_ages_away_is_a_slip(tmp_path: Path) -> None:
    coop = COOP.replace("2025-01", "9205-01")
    codes = [finding.code for finding in findings_of(write_books(tmp_path, coop=coop))]
    assert codes == ["S111"]
