"""What a volunteer writes where YAML cannot be read is told at its line, with what to write, and
never in the English of libyaml.
"""

from pathlib import Path

import pytest

from socoledger.domain.findings import Phrase
from socoledger.read.yaml.nodes import parse
from socoledger.write.words import Words
from tests.support.book_files import COOP, JOURNAL, write_books
from tests.support.findings import findings_of, told

LIBYAML = ("expected", "mapping values", "while ", "block", "scalar", "token", "flow", "found ")
"""Words of libyaml's sentences."""
IN_DUTCH = Words("nl")

SLIPS = {
    # how it is written: the line, and words of what is told
    "a:\n\t- b\n": (2, "there is a tab at the start"),
    "a:\n  b: 1\n\tc: 2\n": (3, "there is a tab at the start"),
    "name: @x\n": (1, 'write: name: "@x"'),
    "a: 1\nb: `c`\n": (2, 'write: b: "`c`"'),
    "a: 1\nb: %c\n": (2, 'write: b: "%c"'),
    "a: {b: @x}\n": (1, "text that begins with @"),
    "%a: b\nc: d\n": (1, "text that begins with %"),
    "a: 1\nb: | c\n": (2, 'write: b: "| c"'),
    "a: 1\nb: *\n": (2, 'write: b: "*"'),
    "a: 1\nb: & c\n": (2, 'write: b: "& c"'),
    "a: ,5\n": (1, "text that begins with ,"),
    "a: 1\nreference: Besluit: 12\n": (2, 'quotation marks: reference: "Besluit: 12"'),
    'a: 1\nreference: Besluit "x": 12\n': (2, "reference: 'Besluit \"x\": 12'"),
    "name: a\n b: c\n": (2, "further to the right"),
    "a:\n  - id: x\n      from: y\n": (3, "further to the right"),
    "a:\n    b: 1\n  c: 2\n": (3, "is not lined up with"),
    "a:\n    - b\n  - c\n": (3, "is not lined up with"),
    "a:\n  - id: x\n   from: y\n": (3, "is not lined up with"),
    "  a: b\nc: d\n": (2, "is not lined up with"),
    "name: a\n- b\n": (2, "a hyphen begins a list item"),
    "books: - a\n": (1, "on the line below its key"),
    "a: 1\nm: [b\nc: d\n": (2, "opened here and not closed: ["),
    "a: 1\nm: [b\n": (2, "opened here and not closed: ["),
    "a: {b: 1, c: 2\nd: 3\n": (1, "opened here and not closed: {"),
    "a:\n  - {b: 1\n  - {b: 2}\n": (2, "opened here and not closed: {"),
    "a: {b: 1 c: 2}\n": (1, "a comma or a closing bracket is missing"),
    "a: {b: 1]\n": (1, "a comma or a closing bracket is missing"),
    "a: 1\nb: }\n": (2, "closes here that is not opened: }"),
    "a: {b: 1}}\n": (1, "closes here that is not opened: }"),
    "a: [b]]\n": (1, "closes here that is not opened: ]"),
    "a: 1\nl: 'nl\nb: c\n": (2, "a quotation mark is not closed"),
    'l: "nl\nb: c\n': (1, "a quotation mark is not closed"),
    "l: 'nl\nb: 'x'\n": (1, "a quotation mark is not closed"),
    "m: 's-Hertogenbosch\nb: c\n": (1, 'write: m: "\'s-Hertogenbosch"'),
    'n: "Anna" Jansen\nb: c\n': (1, "after the closing quotation mark"),
    "n: 'Anna's tuin'\n": (1, "after the closing quotation mark"),
    'n: "C:\\Documenten"\n': (1, "a \\ has a special meaning"),
    'n: "C:\\boeken"\n': (1, "a \\ has a special meaning"),
    "name:Anna\nmunicipality: x\n": (1, "after the colon; write: name: Anna"),
    "a: b\nname:Anna\nc: d\n": (2, "after the colon; write: name: Anna"),
    "p:\n  - id:course\n    approval: true\n": (2, "after the colon; write: id: course"),
    "p: [{id:course}]\n": (1, "after the colon; write: id: course"),
    "p:\n  -id: x\n  -id: y\n": (2, "after the hyphen; write: - id: x"),
    "name Anna\nb: c\n": (1, "a colon is missing after the key; write: name: Anna"),
    "a: b\nname Anna\n": (2, "a colon is missing after the key; write: name: Anna"),
    "r: “Besluit: 1”\n": (1, 'curly quotation marks; write: r: "Besluit: 1"'),
    "a: {r: “Besluit 1, lid 2”}\n": (1, "curly quotation marks"),
    "a:\u00a0b\nc: d\n": (1, "looks like another one: U+00A0"),
    "a:\n\u00a0 b: c\n": (2, "looks like another one: U+00A0"),
    "a\uff1ab\nc: d\n": (1, "looks like another one: U+FF1A"),
    "a: 1\nb: c\x9b\n": (2, "a character in it that YAML does not allow"),
    ": b\n": (1, "does not fit with the lines above"),
}


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_told_at_its_line_with_what_to_write(text: str) -> None:
    line, words = SLIPS[text]
    node, found = parse(text, "x.yaml")
    assert node is None
    assert told(found) == [f"x.yaml:{line} S106"]
    english, dutch = Words("en").finding(found[0]), IN_DUTCH.finding(found[0])
    assert words in english
    assert isinstance(found[0].parameters["reason"], Phrase)
    assert IN_DUTCH(found[0].parameters["reason"]) != found[0].parameters["reason"]
    for word in LIBYAML:
        assert word not in english.replace("closing bracket", ""), english
    assert "write" not in dutch


@pytest.mark.parametrize(
    "text",
    [
        "a: 's-Gravenhage'\n",
        "a: http://x.nl/b\n",
        "split: {fund:opleiding: 50%, spaarpot: 50%}\n",
        "a: Anna's tuin\n",
        "a: “Drie leden” aan het werk\n",
        'a: "twee\n  regels"\n',
        "a: |\n  b: c: d\n",
        "a: -5\n",
        "a: 12:30\n",
        "accounts: {reserve: Equity:Reserve}\n",
        "a: b # - c: d\n",
    ],
)
def test_what_is_no_slip_is_read(text: str) -> None:
    _, found = parse(text, "x.yaml")
    assert found == ()


# -- marks of a conflict ------------------------------------------------------------------------

CONFLICT = """\
name: Coöperatie De Proef U.A.
<<<<<<< HEAD
municipality: Voorbeeldstad
=======
municipality: Voorbeeldstede
>>>>>>> ander
first_month: 2025-01
"""


@pytest.mark.parametrize("name", ["coop.yaml", "agreement.yaml", "members/anna.yaml", "law.yaml"])
def test_marks_of_a_conflict_are_told_with_the_way_out(tmp_path: Path, name: str) -> None:
    (found,) = findings_of(write_books(tmp_path, files={name: CONFLICT}))
    assert told([found]) == [f"{name}:2 S117"]
    assert f"git add {name}" in Words("en").finding(found)
    assert f"git add {name}" in IN_DUTCH.finding(found)


# -- values -------------------------------------------------------------------------------------

MEMBER = "id: anna\nname: Anna\njoined: 2024-01-01\n"


@pytest.mark.parametrize(
    ("name", "text", "write"),
    [
        ("members/anna.yaml", "id: anna\nname: Anna\njoined: 01-02-2025\n", "2025-02-01"),
        ("members/anna.yaml", "id: anna\nname: Anna\njoined: 1/2/2025\n", "2025-02-01"),
        ("members/anna.yaml", "id: anna\nname: Anna\njoined: 1 februari 2025\n", "2025-02-01"),
        ("members/anna.yaml", "id: anna\nname: Anna\njoined: 2025-2-1\n", "2025-02-01"),
        ("members/anna.yaml", "id: anna\nname: Anna\njoined: “2025-02-01”\n", "2025-02-01"),
        ("members/anna.yaml", MEMBER + "left: 2025-03-01\noutcome: Werk\n", "work"),
        ("members/anna.yaml", MEMBER + "wage_subsidy_group: ja\n", "true"),
        *(
            ("members/anna.yaml", f"{MEMBER}benefit:\n  - from: 2024-01-01\n{amount}", "1345.00")
            for amount in (
                "    monthly: 1345,00\n",
                "    monthly: 1.345,00\n",
                "    monthly: 1.345\n",
                "    monthly: € 1345\n",
                "    monthly: 1345,-\n",
                "    monthly: 1345 EUR\n",
                "    monthly: 1,345.00\n",
            )
        ),
        ("coop.yaml", COOP.replace("2025-01", "01-2025"), "2025-01"),
        ("coop.yaml", COOP.replace("2025-01", "januari 2025"), "2025-01"),
        ("coop.yaml", COOP.replace("2025-01", "2025-01-01"), "2025-01"),
        ("coop.yaml", COOP + "kor: nee\n", "false"),
        ("coop.yaml", COOP + "units:\n  - id: Het Atelier\n", "het-atelier"),
        ("coop.yaml", COOP + "units:\n  - id:atelier\n", "id: atelier"),
    ],
)
def test_what_is_written_by_habit_is_told_with_what_to_write(
    tmp_path: Path, name: str, text: str, write: str
) -> None:
    found = findings_of(write_books(tmp_path, files={name: text}))
    told = [one for one in found if one.code == "S111"]
    assert len(told) == 1, found
    assert f"so here: {write};" in Words("en").finding(told[0])
    assert f"hier dus: {write};" in IN_DUTCH.finding(told[0])


@pytest.mark.parametrize("joined", ["31-02-2025", "01-13-2025", "binnenkort", "1-2-3", "12,345"])
def test_what_cannot_be_told_is_not_guessed(tmp_path: Path, joined: str) -> None:
    text = f"id: anna\nname: Anna\njoined: {joined}\n"
    (found,) = findings_of(write_books(tmp_path, files={"members/anna.yaml": text}))
    assert "so here" not in Words("en").finding(found)


# -- what is unreadable hides nothing else ------------------------------------------------------

WRONG_MEMBER = "id: anna\nname: Anna\njoined: 2024-13-01\n"
NOT_BALANCED = JOURNAL.replace("-100.00", "-99.00")


def test_an_unreadable_coop_yaml_hides_no_other_file(tmp_path: Path) -> None:
    folder = write_books(
        tmp_path,
        JOURNAL + '\n2025-01-16 * "x"\n  Assets:Bank  1,00 EUR\n  Income:Werk\n',
        coop="name: a: b\n",
        agreement="agreements: [\n",
        files={"members/anna.yaml": WRONG_MEMBER, "grants.yaml": "grants: 1\n", "law.yaml": "a: 1"},
    )
    found = told(findings_of(folder))
    assert {"coop.yaml:1 S106", "agreement.yaml:1 S106", "members/anna.yaml:3 S111"} <= set(found)
    assert {"grants.yaml:1 S111", "law.yaml:1 S109"} <= set(found)
    assert [one for one in found if one.startswith("journal/main.beancount:6")]


@pytest.mark.parametrize("name", ["agreement.yaml", "law.yaml", "grants.yaml"])
def test_what_the_journal_says_wrong_is_told_beside_an_unreadable_file(
    tmp_path: Path, name: str
) -> None:
    journal = NOT_BALANCED.replace("anna", "anne")
    folder = write_books(tmp_path, journal, files={name: "a: b: c\n"})
    found = told(findings_of(folder))
    journal = "journal/main.beancount:1"
    assert sorted(found) == sorted([f"{name}:1 S106", f"{journal} S135", f"{journal} S201"])


def test_who_is_a_member_is_not_judged_where_a_members_file_cannot_be_read(tmp_path: Path) -> None:
    folder = write_books(tmp_path, NOT_BALANCED, files={"members/anna.yaml": "a: b: c\n"})
    assert told(findings_of(folder)) == [
        "journal/main.beancount:1 S135",
        "members/anna.yaml:1 S106",
    ]
