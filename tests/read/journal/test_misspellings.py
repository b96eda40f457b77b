"""Keys, tags and directives that are one step off ours, and what says two things (SPEC 2)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socoledger.domain.findings import Finding
from socoledger.domain.metadata import JOURNAL_KEYS
from socoledger.read.journal.misspellings import Misspellings, edit_distance
from tests.support.book_files import COOP, JOURNAL, read_books, write_books
from tests.support.findings import findings_of, told

MAIN = "journal/main.beancount"
KEYS = ("member", "members", *JOURNAL_KEYS)
UNITS = f"{COOP}units: [{{id: atelier}}, {{id: tuin}}]\n"


def misspelt(folder: Path, journal: str, coop: str = COOP) -> list[tuple[str, str, str]]:
    """Line, what is written, and what is meant."""
    found = findings_of(write_books(folder, journal, coop=coop))
    return [pair(one) for one in found if one.code == "S228"]


def pair(finding: Finding) -> tuple[str, str, str]:
    assert finding.place is not None
    shown = finding.parameters
    return f"{finding.place.line}", str(shown["written"]), str(shown["meant"])


def booked(meta: str = 'aa: "b"', posting: str = 'aa: "b"', tag: str = "#member-anna") -> str:
    return f"""\
2025-01-15 * "Klus" {tag}
  {meta}
  Expenses:Kosten   10.00 EUR
    {posting}
  Assets:Bank      -10.00 EUR
"""


# -- keys ---------------------------------------------------------------------------------------

SLIPS = {
    "menber": "member", "memeber": "member", "mebmer": "member", "memberS": "members",
    "lid": "member", "leden": "members", "membres": "members",
    "grants": "grant", "subsidie": "grant", "gratn": "grant", "granT": "grant",
    "voor": "for", "doel": "purpose", "purposes": "purpose", "purpse": "purpose",
    "goedkeuring": "approval", "approvals": "approval", "approvel": "approval",
    "aproal": "approval", "approved": "approval",
    "units": "unit", "unti": "unit", "onderdeel": "unit", "uunit": "unit",
    "reimburse": "reimbursed", "reimbursd": "reimbursed", "re_imbursed": "reimbursed",
    "wiht": "with", "withs": "with",
}  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), SLIPS.items())
def test_a_key_one_step_off_says_which_is_meant(tmp_path: Path, written: str, meant: str) -> None:
    in_transaction = booked(meta=f'{written}: "x"')
    assert misspelt(tmp_path / "a", in_transaction) == [("2", f"{written}:", f"{meant}:")]
    in_posting = booked(posting=f'{written}: "x"')
    assert misspelt(tmp_path / "b", in_posting) == [("4", f"{written}:", f"{meant}:")]
    of_hours = f'2025-01-15 custom "hours" "anna" 4.5\n  {written}: "x"\n'
    assert misspelt(tmp_path / "c", of_hours) == [("2", f"{written}:", f"{meant}:")]


@pytest.mark.parametrize(
    "key",
    [
        "document", "document2", "note", "notes", "invoice", "receipt", "link", "links", "id",
        "price", "bank",
        "bank_date", "statement", "payment", "payee", "source", "file", "date", "due", "paid",
        "status", "category", "project", "quantity", "number", "hours", "uit", "van", "met", "wie",
        "fur", "four", "form", "fort", "uren", "factuur", "bon", "btw", "naam", "omschrijving",
        "result", "cooperative", "name", "uuid", "ref", "reference", "account", "amount", "time",
        "vat", "check", "imported", "narration", "desc", "tags", "month", "year", "people",
        "order", "item", "items", "kind", "type", "customer", "klant", "deelnemer", "kas",
    ],
)  # fmt: skip
def test_a_key_of_ones_own_is_free(tmp_path: Path, key: str) -> None:
    assert findings_of(write_books(tmp_path, booked(f'{key}: "x"', f'{key}: "x"'))) == ()


def test_keys_where_ours_do_not_count_are_free(tmp_path: Path) -> None:
    journal = '2025-01-01 note Assets:Bank "x"\n  grants: "x"\n2025-01-01 event "a" "b"\n  lid: 1\n'
    assert findings_of(write_books(tmp_path, journal)) == ()


def test_a_pushed_key_is_told_once_where_it_is_pushed(tmp_path: Path) -> None:
    journal = f'pushmeta menber: "anna"\n{booked()}\n{booked()}\npopmeta menber:\n'
    assert misspelt(tmp_path, journal) == [("1", "menber:", "member:")]


def test_the_metadata_of_a_pad_counts(tmp_path: Path) -> None:
    journal = '2025-01-10 pad Assets:Bank Equity:Opening\n  lid: "anna"\n'
    journal += "2025-01-20 balance Assets:Bank 100.00 EUR\n  units: 3\n"
    assert misspelt(tmp_path, journal) == [("2", "lid:", "member:")]


def test_a_key_that_coop_yaml_names_is_ones_own(tmp_path: Path) -> None:
    coop = f"{COOP}keys: [grants, leden]\n"
    journal = booked('grants: "x"', 'grants: "y"', tag="#member-anna #leden-dag")
    assert findings_of(write_books(tmp_path, journal, coop=coop)) == ()


@pytest.mark.parametrize("key", ["member", "members", "grant", "for", "Foo", "x y"])
def test_no_key_that_counts_can_be_ones_own(tmp_path: Path, key: str) -> None:
    found = findings_of(write_books(tmp_path, coop=f"{COOP}keys: [naam, {key}]\n"))
    assert told(found) == ["coop.yaml:5 S111"]


def test_another_member_key_has_other_neighbours(tmp_path: Path) -> None:
    coop = f"{COOP}member_key: deelnemer\n"
    journal = booked('member: "anna"', 'deelnemr: "anna"', tag="#deelnemer_anna #lid-anna")
    assert misspelt(tmp_path, journal, coop) == [
        ("1", "#deelnemer_anna", "#deelnemer-anna"),
        ("1", "#lid-anna", "#deelnemer-anna"),
        ("2", "member:", "deelnemer:"),
        ("4", "deelnemr:", "deelnemer:"),
    ]
    coop = f"{COOP}member_key: lid\n"
    journal = booked('leden: "anna 2, bram 1"', tag="")
    assert misspelt(tmp_path, journal, coop) == [("2", "leden:", "lids:")]
    assert misspelt(tmp_path, booked('lid: "anna"', tag=""), coop) == []


LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=1)
LONGER = [key for key in KEYS if len(key) > 3]


@given(st.sampled_from(LONGER), st.data())
def test_what_is_one_letter_off_is_found(key: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(key) - 1))
    letter = data.draw(LETTERS)
    changed = data.draw(
        st.sampled_from(
            [
                key[:at] + letter + key[at:],
                key[:at] + letter + key[at + 1 :],
                key[:at] + key[at + 1 :],
            ]
        )
    )
    found = Misspellings("member").keys([changed])
    if changed in KEYS or len(changed) <= 3:
        assert found == []
    else:
        assert [written for written, _ in found] == [changed]


@given(st.from_regex(r"[a-z]{2,12}", fullmatch=True))
def test_what_is_further_off_is_not(word: str) -> None:
    dutch = {"lid", "leden", "doel", "doelen", "goedkeuring", "goedkeuringen", "subsidie",
             "subsidies", "onderdeel", "onderdelen", "voor"}  # fmt: skip
    off = [edit_distance(word, key) <= 1 + (len(key) >= 8) for key in LONGER if len(word) > 3]
    is_plural = any({f"{key}s", f"{key}es"} & {word} for key in LONGER)
    nearly = word not in KEYS and (word in dutch or is_plural or any(off))
    assert bool(Misspellings("member").keys([word])) is nearly


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("a", "a", 0), ("ab", "ba", 1), ("unit", "uit", 1), ("grant", "garnet", 2), ("", "abc", 3)],
)
def test_steps(one: str, other: str, apart: int) -> None:
    assert edit_distance(one, other) == apart
    assert edit_distance(other, one) == apart


# -- tags ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("member_anna", "member-anna"), ("menber-anna", "member-anna"), ("lid-anna", "member-anna"),
        ("Member-anna", "member-anna"), ("MEMBER-ANNA", "member-anna"),
        ("members-anna", "member-anna"), ("leden-anna", "member-anna"),
        ("member/anna", "member-anna"), ("memberanna", "member-anna"),
        ("unit_atelier", "unit-atelier"), ("units-atelier", "unit-atelier"),
        ("onderdeel-atelier", "unit-atelier"), ("Unit-atelier", "unit-atelier"),
        ("unitatelier", "unit-atelier"), ("member_collective", "member-collective"),
    ],
)  # fmt: skip
def test_a_tag_one_step_off_says_which_is_meant(tmp_path: Path, written: str, meant: str) -> None:
    journal = booked(tag=f"#{written}")
    assert misspelt(tmp_path, journal, UNITS) == [("1", f"#{written}", f"#{meant}")]


@pytest.mark.parametrize(
    "tag",
    ["buurtfeest", "kerstmarkt-2025", "a_b", "number-5", "ledenvergadering", "member", "x-anna"],
)
def test_other_tags_are_free(tmp_path: Path, tag: str) -> None:
    assert findings_of(write_books(tmp_path, booked(tag=f"#member-anna #{tag}"))) == ()


def test_a_pushed_tag_is_told_once_where_it_is_pushed(tmp_path: Path) -> None:
    journal = f"pushtag #menber-anna\n{booked(tag='')}\n{booked(tag='')}\npoptag #menber-anna\n"
    assert misspelt(tmp_path, journal) == [("1", "#menber-anna", "#member-anna")]


# -- two things at once -------------------------------------------------------------------------


def twice(folder: Path, journal: str, coop: str = COOP) -> list[str]:
    found = findings_of(write_books(folder, journal, coop=coop))
    assert {one.code for one in found} <= {"S229", "S223"}, told(found)
    said_twice = [one.parameters for one in found if one.code == "S229"]
    return [f"{shown['one']} / {shown['other']}" for shown in said_twice]


@pytest.mark.parametrize(
    ("tag", "meta", "found"),
    [
        ("#member-bram", 'member: "anna"', ['#member-bram / member: "anna"']),
        ("#member-anna", 'member: "anna"', []),
        ("#member-anna", 'member: "collective"', ['#member-anna / member: "collective"']),
        ("#member-collective", 'member: "anna"', ['#member-collective / member: "anna"']),
        ("#member-anna #member-bram", 'member: "anna"', ['#member-bram / member: "anna"']),
        ("#member-anna", 'members: "anna 2, bram"', []),
        ("#member-collective", 'members: "anna, bram"',
         ['#member-collective / members: "anna, bram"']),
    ],
)  # fmt: skip
def test_a_tag_against_the_transactions_own_member(
    tmp_path: Path, tag: str, meta: str, found: list[str]
) -> None:
    assert twice(tmp_path, booked(meta, tag=tag)) == found


def test_a_postings_own_member_is_the_nearest(tmp_path: Path) -> None:
    assert twice(tmp_path, booked(posting='member: "bram"')) == []


PUSHES = [
    ('pushmeta member: "anna"', "popmeta member:"),
    ("pushtag #member-anna", "poptag #member-anna"),
]


@pytest.mark.parametrize(("push", "pop"), PUSHES)
@pytest.mark.parametrize(("tag", "meta"), [("#member-bram", 'aa: "b"'), ("", 'member: "bram"')])
def test_what_is_pushed_against_what_the_transaction_says(
    tmp_path: Path, push: str, pop: str, tag: str, meta: str
) -> None:
    journal = f"{push}\n{booked(meta, tag=tag)}{pop}\n"
    assert len(twice(tmp_path, journal)) == 1


@pytest.mark.parametrize(("push", "pop"), PUSHES)
def test_what_is_pushed_and_the_same_is_fine(tmp_path: Path, push: str, pop: str) -> None:
    for number, text in enumerate(
        (booked(tag="#member-anna"), booked('member: "anna"', tag=""), booked(tag=""))
    ):
        assert twice(tmp_path / str(number), f"{push}\n{text}{pop}\n") == []
    own = booked(tag="", posting='member: "bram"')
    assert twice(tmp_path / "own", f"{push}\n{own}{pop}\n") == []


def test_what_is_popped_no_longer_counts(tmp_path: Path) -> None:
    journal = f"pushtag #member-bram\npoptag #member-bram\n{booked()}"
    assert twice(tmp_path, journal) == []


def test_a_string_or_comment_pushes_nothing(tmp_path: Path) -> None:
    push = 'pushmeta member: "bram"\n'
    journal = (
        f"pushtag #x\n; {push}{booked().replace('Klus', f'Klus{chr(10)}{push[:15]}')}poptag #x\n"
    )
    assert twice(tmp_path, journal) == []


@pytest.mark.parametrize("unit", ["atelier", "tuin"])
def test_a_unit_of_metadata_goes_before_that_of_the_transactions_own_tag(
    tmp_path: Path, unit: str
) -> None:
    journal = booked(f'unit: "{unit}"', tag="#member-anna #unit-tuin")
    assert twice(tmp_path, journal, UNITS) == []


def test_a_pushed_unit_against_the_transactions_own(tmp_path: Path) -> None:
    own = booked('unit: "tuin"')
    journal = f'pushmeta unit: "atelier"\n{own}popmeta unit:\n'
    assert len(twice(tmp_path / "a", journal, UNITS)) == 1
    own = booked(tag="#member-anna #unit-tuin")
    journal = f"pushtag #unit-atelier\n{own}poptag #unit-atelier\n"
    assert len(twice(tmp_path / "b", journal, UNITS)) == 1


def test_a_pushed_purpose_against_the_transactions_own(tmp_path: Path) -> None:
    own = booked('purpose: "course"')
    journal = f'pushmeta purpose: "business"\n{own}popmeta purpose:\n'
    assert twice(tmp_path, journal) == ['pushmeta purpose: "business" / purpose: "course"']


def test_of_two_owners_none_is_chosen_in_silence(tmp_path: Path) -> None:
    books = read_books(tmp_path, JOURNAL.replace("\n", '\n  member: "bram"\n', 1))
    assert told(books.findings) == [f"{MAIN}:1 S229"]
