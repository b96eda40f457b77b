"""Names that look the same and are not are told at their line, with the sign that nobody sees; in
texts such signs do no harm (issue 10).
"""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from socoledger.domain.findings import Finding
from socoledger.read.yaml.look_alikes import look_alike
from socoledger.write.words import Words
from tests.support.book_files import ACCOUNTS, COOP, JOURNAL, MEMBERS, write_books
from tests.support.closing import closing
from tests.support.findings import findings_of, told
from tests.support.small_books import BENEFIT

MAIN = "journal/main.beancount"
APART = unicodedata.normalize("NFD", "Zoë")
SIGNS = {
    "\u00a0": "a no-break space (U+00A0)",
    "\u00ad": "a soft hyphen (U+00AD)",
    "\u200b": "a space of no width (U+200B)",
    "\ufeff": "a byte order mark (U+FEFF)",
    "\u200e": "a sign that nobody sees (U+200E)",
    "\u202e": "a sign that nobody sees (U+202E)",
    "\u2066": "a sign that nobody sees (U+2066)",
    "\u200d": "a sign that nobody sees (U+200D)",
    "\ufe0f": "a sign that nobody sees (U+FE0F)",
    "\u2009": "an unusual space (U+2009)",
    "\u202f": "an unusual space (U+202F)",
    "\u3000": "an unusual space (U+3000)",
    "\u2028": "an unusual space (U+2028)",
    "e\u0308": "the letter ë written as e + U+0308",
    "\u212b": "the letter Å written as U+212B",
}
each_sign = pytest.mark.parametrize("sign", SIGNS, ids=ascii)


def texts_of(found: tuple[Finding, ...], language: str = "en") -> list[str]:
    return [Words(language).finding(one) for one in found if one.code == "S147"]


def found_in(tmp_path: Path, journal: str = JOURNAL, **blocks: Any) -> tuple[Finding, ...]:
    return findings_of(write_books(tmp_path, journal, **blocks))


# -- the two cases of the issue, which a close passed over ----------------------------------------


@pytest.mark.parametrize("written", [APART, "Zoë\u00a0"])
def test_a_close_is_refused_where_her_account_only_looks_right(
    tmp_path: Path, written: str
) -> None:
    some = closing(
        tmp_path,
        f"2010-01-01 open Liabilities:Spaarpot:{written} EUR",
        '2025-01-10 * "Ingebracht" #member-zoe\n'
        f"  Assets:Bank   300.00 EUR\n  Liabilities:Spaarpot:{written}  -300.00 EUR",
        members={"zoe": f"{BENEFIT}\naccount: Zoë"},
        files={},
    )
    assert some.refused("2025-01", 3).count("S147") == 1  # once for the account
    assert "S213" not in [one["code"] for one in some.checked()["findings"]]


# -- in a journal ---------------------------------------------------------------------------------


@each_sign
def test_each_sign_in_an_account(tmp_path: Path, sign: str) -> None:
    accounts = f"{ACCOUNTS}\n2025-01-01 open Income:W{sign}k EUR\n"
    found = found_in(tmp_path, accounts=accounts)
    assert [f"is not: in it is {SIGNS[sign]}" in text for text in texts_of(found)] == [True]


@pytest.mark.parametrize(
    ("line", "journal"),
    [
        (1, '2025-01-15 * "Klus" #member-an\u00adna\n  Assets:Bank  1.00 EUR\n  Income:Werk\n'),
        (1, '2025-01-15\u00a0* "Klus" #member-anna\n  Assets:Bank  1.00 EUR\n  Income:Werk\n'),
        (1, '2025-01-15 * "Klus" ^fact\u200buur\n  Assets:Bank  1.00 EUR\n  Income:Werk\n'),
        (2, '2025-01-15 * "Klus" #member-anna\n\u00a0 Assets:Bank  1.00 EUR\n  Income:Werk\n'),
        (2, '2025-01-15 * "Klus" #member-anna\n  Assets:Bank  1.00\u00a0EUR\n  Income:Werk\n'),
        (2, '2025-01-15 * "Klus"\n  mem\u00adber: "anna"\n  Assets:Bank  1 EUR\n  Income:Werk\n'),
        (1, '2025-01-15 * "Klus"\n  member: "anna\u200b"\n  Assets:Bank  1 EUR\n  Income:Werk\n'),
        (3, '2025-01-15 * "Klus"\n  Assets:Bank  1 EUR\n  Income:Werk\n    member: "anna\u00a0"\n'),
        (3, '2025-01-15 * "Klus"\n  Assets:Bank  1 EUR\n  Income:Werk\n    members: "a,\u00a0b"\n'),
        (3, '2025-01-15 * "Klus"\n  Assets:Bank  1 EUR\n  Expenses:Huur\n    grant: "a\u00ad"\n'),
        (1, '2025-01-15 * "Klus"\n  with: "atelier\u200b"\n  Assets:Bank  1 EUR\n  Income:Werk\n'),
        (1, '2025-01-15 custom "hours" "anna\u00a0" 4\n'),
        (1, '2025-01-15 custom "hours\u00a0" "anna" 4\n'),
    ],
)  # fmt: skip
def test_each_place_of_a_journal(tmp_path: Path, line: int, journal: str) -> None:
    accounts = f"{ACCOUNTS}\n2025-01-01 open Expenses:Huur\n"
    found = found_in(tmp_path, journal, accounts=accounts)
    assert f"{MAIN}:{line} S147" in told(found)
    assert {"S131", "S201", "S222", "S203"}.isdisjoint(one.code for one in found)


def test_texts_and_comments_are_free(tmp_path: Path) -> None:
    journal = f"""\
; {APART}\u00a0en\u200b
* {APART}
2025-01-15 * "{APART}\u00a0B.V." "Klus\u00ad" #member-anna  ; {APART}
  note: "voor\u00a0{APART}"
  Assets:Bank    100.00 EUR
  Income:Werk   -100.00 EUR
2025-01-16 custom "hours" "anna" 4 "tuin\u00a0{APART}"
"""
    member = f"id: anna\nname: {APART}\u00a0Jansen\njoined: 2024-03-01\n"
    assert texts_of(found_in(tmp_path, journal, members={**MEMBERS, "anna": member})) == []


def test_letters_of_one_sign_are_fine(tmp_path: Path) -> None:
    parts = ("Zoë", "Éva", "M001", "Łukasz", "Ğülşen", "Σοφία", "Ольга", "李")
    accounts = ACCOUNTS + "".join(f"\n2025-01-01 open Income:{one} EUR" for one in parts[:7])
    assert texts_of(found_in(tmp_path, accounts=accounts + "\n")) == []
    assert [look_alike(one) for one in parts] == [None] * len(parts)


def test_curly_quotes_are_told_as_what_they_are(tmp_path: Path) -> None:
    found = found_in(tmp_path, f"2025-01-15 * “{APART}”\n  Assets:Bank  1.00 EUR\n  Income:Werk\n")
    assert "S131" in {one.code for one in found}
    assert texts_of(found) == []


# -- in YAML --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "blocks"),
    [
        ("coop.yaml", {"coop": f"{COOP}\naccounts:\n  funds: Equity:Fonds\u200b\n"}),
        ("coop.yaml", {"coop": f"{COOP}\naccounts:\n  fun\u00adds: Equity:Fonds\n"}),
        ("coop.yaml", {"coop": f"{COOP}\nmember_key: lid\u00ad\n"}),
        ("coop.yaml", {"coop": f"{COOP}\nunits:\n  - {{id: keuken\u00a0}}\n"}),
        ("coop.yaml", {"coop": f"{COOP}\nshare_by: hours\u200b\n"}),
        ("members/anna.yaml",
         {"members": {**MEMBERS, "anna": "id: an\u00adna\nname: A\njoined: 2024-03-01\n"}}),
        ("members/anna.yaml",
         {"members": {**MEMBERS,
                      "anna": f"id: anna\nname: A\naccount: {APART}\njoined: 2024-03-01\n"}}),
        ("members/zoe\u200b.yaml",
         {"members": {**MEMBERS, "zoe\u200b": "id: zoe\nname: Z\njoined: 2024-03-01\n"}}),
        ("grants.yaml", {"files": {"grants.yaml": "grants:\n  - id: vng\u00ad\n"}}),
    ],
)  # fmt: skip
def test_each_place_of_the_other_files(tmp_path: Path, place: str, blocks: dict[str, Any]) -> None:
    found = found_in(tmp_path, **blocks)
    (unseen,) = [one for one in found if one.code == "S147"]
    assert unseen.place is not None
    assert unseen.place.file == place
    assert {"S109", "S111", "S112"}.isdisjoint(one.code for one in found)


def test_it_says_what_to_write(tmp_path: Path) -> None:
    accounts = f"{ACCOUNTS}\n2025-01-01 open Income:{APART} EUR\n"
    found = found_in(tmp_path, accounts=accounts)
    (one,) = [one for one in found if one.code == "S147"]
    assert "everywhere else: Income:Zoë" in Words("en").finding(one)
    (dutch,) = texts_of(found, "nl")
    assert dutch.startswith(
        "'Income:Zoë' ziet er goed uit maar is het niet; er staat in:"
        " de letter ë, geschreven als e + U+0308"
    )
