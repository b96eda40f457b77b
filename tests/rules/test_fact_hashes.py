"""With a key nothing in a row gives a member away, and whoever is the same person is the same."""

import hmac
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from socoledger.domain.fact_table import COLUMNS, FactRow
from socoledger.rules.fact_hashes import Hashes, keyed_hash
from socoledger.rules.fact_table import fact_rows
from tests.support.small_books import BENEFIT, Books, booked, books, earns, hours
from tests.support.umbrellas import opens

KEY = b"0123456789abcdef" * 2
ANNA = """\
id: anna
name: Annemarie 'Zoë' de Vries
enterprise: Tuinwerk
joined: 2010-01-01
"""


def _rows(some: Books, key: bytes = KEY, folder: str = "books") -> list[FactRow]:
    hashes = Hashes(some.read, key, some.read.members)
    return [hashes.row(row) for row in fact_rows(folder, some.read)]


def _members(rows: list[FactRow]) -> set[str]:
    return {row.member for row in rows if row.member is not None}


def _worked(tmp_path: Path, root: str, members: Mapping[str, str]) -> Books:
    lines = [hours("2025-01-15", id_, 1) for id_ in members]
    return books(tmp_path, *lines, members=members, root=root)


def test_the_hash_is_one_that_others_can_work_out(tmp_path: Path) -> None:
    some = _worked(tmp_path, "books", {"anna": f"{BENEFIT}\nperson: p1"})
    expected = hmac.new(KEY, b"person\0p1", "sha256").hexdigest()[:32]
    assert _members(_rows(some)) == {expected} == {keyed_hash(KEY, "person", "p1")}


def test_one_person_is_the_same_in_all_books_and_nobody_else(tmp_path: Path) -> None:
    land = _worked(tmp_path, "land", {"anna": "person: p1", "bram": ""})
    atelier = _worked(tmp_path, "atelier", {"ans": "person: p1", "bram": ""})
    here, there = (_members(_rows(each)) for each in (land, atelier))
    name = land.read.coop.name
    assert here & there == {
        keyed_hash(KEY, "person", "p1"),
        keyed_hash(KEY, "member", name, "bram"),
    }
    coop = (atelier.root / "coop.yaml").read_text(encoding="utf-8")
    (atelier.root / "coop.yaml").write_text(coop.replace(name, "Een andere U.A."), encoding="utf-8")
    there = _members(_rows(Books(atelier.root)))
    assert here & there == {keyed_hash(KEY, "person", "p1")}


def test_a_member_of_other_books_is_not_named_either(tmp_path: Path) -> None:
    land = _worked(tmp_path, "land", {"anna": ""})
    atelier = books(
        tmp_path, '2025-01-15 custom "hours" "bram" 1\n', members={"bram": ""}, root="anna"
    )
    everybody = (*land.read.members, *atelier.read.members)
    hashes = Hashes(atelier.read, KEY, everybody)
    (row,) = fact_rows("anna", atelier.read)
    assert len(hashes.row(row).book) == 32


def test_of_every_text_it_is_decided_whether_it_may_name_somebody(tmp_path: Path) -> None:
    """What the program itself writes cannot; anybody may write anything else."""
    some = _worked(tmp_path, "books", {"anna": ""})
    (row,) = fact_rows("books", some.read)
    texts = [column.name for column in COLUMNS if column.type is str]
    named: Any = dict.fromkeys(texts, "x:anna") | {"member": "anna"}
    hashed = Hashes(some.read, KEY, some.read.members).row(row._replace(**named))._asdict()
    kept = {name for name in texts if hashed[name] == named[name]}
    assert kept == {"month", "kind", "root", "role", "close"}


def test_two_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 1),
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna2", 2),
        members={"anna": "", "anna2": ""},
        files={"members/anna2.yaml": "id: anna2\nname: Anna\njoined: 2010-01-01\n"},
    )
    rows = [row for row in _rows(some) if row.member is not None]
    assert {row.cents: row.member for row in rows} == {
        -100: keyed_hash(KEY, "member", "Proef U.A.", "anna"),
        -200: keyed_hash(KEY, "member", "Proef U.A.", "anna2"),
    }
    assert all(row.account == f"Liabilities:Spaarpot:{row.member}" for row in rows)


def test_another_key_gives_other_hashes(tmp_path: Path) -> None:
    some = _worked(tmp_path, "books", {"anna": ""})
    assert _members(_rows(some)).isdisjoint(_members(_rows(some, KEY[::-1])))


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Accounts in hashed rows, by the account that they hide."""
    accounts = [
        *("Expenses:Reizen:Anna", "Expenses:ReizenAnna", "Expenses:Reizen-zoe", "Income:Zoëmen"),
        *("Income:Bo", "Income:Bonnen", "Income:Kas-Bo", "Income:Tuinwerk", "Income:TuinwerkOud"),
        *("Equity:Giften:Jansen", "Equity:Inbreng:Anna", "Liabilities:Lening:Piet:Deel2"),
        *("Liabilities:Premie:Weg", "Assets:Bank:Annemarie", "Assets:Kas:DeVries"),
    ]
    some = books(
        tmp_path_factory.mktemp("hashes"),
        opens(*accounts, "Expenses:Anders"),
        *(booked("2025-01-15", one, "Expenses:Anders", 1, member="collective") for one in accounts),
        members={"anna": "", "bo": ""},
        files={"members/anna.yaml": ANNA},
    )
    plain, hashed = [*fact_rows("books", some.read)], _rows(some)
    pairs = zip(plain, hashed, strict=True)
    return {str(one.account): str(other.account) for one, other in pairs}


@pytest.mark.parametrize(
    "account",
    [
        *("Expenses:ReizenAnna", "Expenses:Reizen-zoe", "Income:Kas-Bo", "Income:Tuinwerk"),
        *("Income:TuinwerkOud", "Equity:Giften:Jansen", "Liabilities:Premie:Weg"),
        *("Assets:Bank:Annemarie", "Assets:Kas:DeVries"),
    ],
)
def test_a_part_that_names_somebody_is_a_hash(hidden: dict[str, str], account: str) -> None:
    above, _, part = account.rpartition(":")
    shown, _, hash_ = hidden[account].rpartition(":")
    assert shown == above
    assert len(hash_) == 32
    assert part not in hidden[account]


def test_a_member_s_own_part_is_the_member_s_hash(hidden: dict[str, str]) -> None:
    anna, bo = (hidden[one].rpartition(":")[2] for one in ("Expenses:Reizen:Anna", "Income:Bo"))
    assert hidden["Equity:Inbreng:Anna"] == f"Equity:Inbreng:{anna}"
    assert anna != bo


def test_the_rest_stays(hidden: dict[str, str]) -> None:
    for account in ("Income:Bonnen", "Income:Zoëmen", "Expenses:Anders"):
        assert hidden[account] == account
    assert hidden["Liabilities:Lening:Piet:Deel2"].endswith(":Deel2")


def test_files_units_purposes_and_folders_that_name_a_member(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        'include "anna.beancount"',
        '2025-01-15 custom "hours" "bram" 1 "samen met Anna"\n',
        '2025-01-16 custom "hours" "bram" 1 "zomaar iets"\n',
        files={"journal/anna.beancount": earns("2025-01-15", "bram", 5)},
    )
    rows = _rows(some, folder="anna-en-bram")
    assert len({row.book for row in rows}) == 1
    of_hours = [row for row in rows if row.kind == "hours"]
    assert {row.file for row in of_hours} == {"journal/main.beancount"}
    assert len({row.unit for row in of_hours}) == 2
    (earned,) = [row for row in rows if row.role == "income"]
    hashes = [earned.file, earned.book, *(str(row.unit) for row in of_hours)]
    assert [len(each) for each in hashes] == [32] * 4
