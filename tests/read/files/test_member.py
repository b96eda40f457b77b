"""members/ID.yaml, as far as SPEC 1 goes."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from socoledger.domain.agreement import Limit
from socoledger.domain.findings import Finding, Place
from socoledger.domain.member import AllowanceDecision, Benefit, Decision, Member
from tests.support.book_files import AGREEMENT, ANNA, BRAM, COOP, read_books, write_books
from tests.support.findings import findings_of, told

NO_JOURNAL = "; nothing yet"


def member_of(tmp_path: Path, text: str) -> Member:
    books = read_books(tmp_path, NO_JOURNAL, members={"anna": text})
    assert books.findings == ()
    return books.members[0]


def found_in(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    return findings_of(write_books(tmp_path, NO_JOURNAL, members={"anna": text, "bram": BRAM}))


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    assert member_of(tmp_path, ANNA) == Member(
        id="anna",
        name="Anna",
        account="Anna",
        joined=date(2024, 1, 1),
        place=Place("members/anna.yaml", 1),
    )


def test_every_key_is_read(tmp_path: Path) -> None:
    text = """
    id: anna                    # equal to the file's name
    name: Anna                  # may be a pseudonym
    account: M001
    enterprise: Tuinonderhoud   # optional
    joined: 2024-03-01
    left: 2025-08-31            # optional, last day
    outcome: self-employed
    benefit:
      - {from: 2024-03-01, to: 2024-12-31, monthly: 1345.5}
      - from: 2025-02-01
    turns_27: 2026-05-17
    wage_subsidy_group: true
    premium:
      - {from: 2025-01-01, to: 2025-12-31, decided: 2025-02-10, reference: B 14, maximum: 1200.00}
      - {from: 2026-01-01, reference: 2026/1, maximum: 50%}
    allowance:
      - {from: 2025-01-01, reference: Besluit 2025-015}
    """
    file = "members/anna.yaml"
    assert member_of(tmp_path, text) == Member(
        id="anna",
        name="Anna",
        account="M001",
        enterprise="Tuinonderhoud",
        joined=date(2024, 3, 1),
        left=date(2025, 8, 31),
        outcome="self-employed",
        benefit=(
            Benefit(date(2024, 3, 1), date(2024, 12, 31), 134550, Place(file, 9)),
            Benefit(date(2025, 2, 1), None, None, Place(file, 10)),
        ),
        turns_27=date(2026, 5, 17),
        wage_subsidy_group=True,
        premium=(
            Decision(
                date(2025, 1, 1),
                date(2025, 12, 31),
                date(2025, 2, 10),
                "B 14",
                Limit(120000, None),
                Place(file, 14),
            ),
            Decision(
                date(2026, 1, 1),
                None,
                date(2026, 1, 1),
                "2026/1",
                Limit(None, Fraction(1, 2)),
                Place(file, 15),
            ),
        ),
        allowance=(
            AllowanceDecision(
                date(2025, 1, 1), None, date(2025, 1, 1), "Besluit 2025-015", None, Place(file, 17)
            ),
        ),
        place=Place(file, 1),
    )


@pytest.mark.parametrize("outcome", ["work", "education", "self-employed", "deceased", "other"])
def test_outcomes(tmp_path: Path, outcome: str) -> None:
    text = f"{ANNA}left: 2025-02-28\noutcome: {outcome}\n"
    assert member_of(tmp_path, text).outcome == outcome


@pytest.mark.parametrize("account", ["Zoë", "Éva", "M001", "3Pieters", "Jan-Willem", "A"])
def test_account_parts_that_beancount_takes(tmp_path: Path, account: str) -> None:
    assert member_of(tmp_path, f"{ANNA}account: {account}\n").account == account


@pytest.mark.parametrize("id_", ["a", "jan-willem", "lid12", "x-"])
def test_ids(tmp_path: Path, id_: str) -> None:
    text = f"id: {id_}\nname: X\njoined: 2024-01-01\n"
    books = read_books(tmp_path, NO_JOURNAL, members={id_: text})
    assert books.findings == ()
    assert books.members[0].account == id_[0].upper() + id_[1:]


def test_the_last_day_of_february_in_a_leap_year(tmp_path: Path) -> None:
    assert member_of(tmp_path, ANNA.replace("2024-01-01", "2024-02-29")).joined == date(2024, 2, 29)


@pytest.mark.parametrize(
    "line",
    [
        *("joined: 2025-02-29", "joined: 2024-02-30", "joined: 2025-04-31", "joined: 2025-00-01"),
        *("joined: 2025-13-01", "joined: 1-3-2024", "joined: 2024-3-1", "joined: 20240301"),
        *("joined: 1709251200", "joined: 2024-03-01T00:00:00", "joined: vandaag", "joined: ~"),
        *(
            "joined: \u0662\u0660\u0662\u0664-\u0660\u0663-\u0660\u0661",
            "joined: 0000-01-01",
            "joined: [2024-03-01]",
            "joined: -2024-03-01",
        ),
        *("turns_27: 2026-02-29", "wage_subsidy_group: yes", "wage_subsidy_group: t"),
        *("wage_subsidy_group: 1", "account: anna", "account: van-der-Berg", "account: O'Neil"),
        *("account: A B", "account: A:B", "account: {a: b}", "name: [Anna]", "enterprise: [a]"),
        *("benefit: 2024-03-01", "benefit: true", "benefit: {from: 2024-03-01}", "premium: 100"),
        *("id: Anna", "id: 1anna", "id: an na", "id: anná", "id: anna_b", "id: [anna]"),
    ],
)
def test_a_value_that_cannot_be_right_is_told_at_its_line(tmp_path: Path, line: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    others = [other for other in ANNA.splitlines() if not other.startswith(f"{key}:")]
    text = "\n".join([*others, line]) + "\n"
    (found,) = found_in(tmp_path, text)
    assert told((found,)) == [f"members/anna.yaml:{len(others) + 1} S111"]
    assert found.parameters["key"] == key


@pytest.mark.parametrize(
    "value",
    [
        *("'12,50'", "1e3", "1_000", "+12", "-12.00", "12.505", ".50", "12.", "€ 12", "1.234.56"),
        *(
            "'1,234.56'",
            "0x10",
            "\u0661\u0662",
            "\u0661\u0662.\u0665\u0660",
            "12 50",
            "twaalf",
            "NaN",
            "Infinity",
            "[12.50]",
        ),
        "9999999999999",
    ],
)
def test_amounts_are_decimals_with_a_point(tmp_path: Path, value: str) -> None:
    text = f"{ANNA}benefit:\n  - from: 2024-03-01\n    monthly: {value}\n"
    (found,) = found_in(tmp_path, text)
    assert told((found,)) == ["members/anna.yaml:6 S111"]
    assert found.parameters["key"] == "monthly"


@pytest.mark.parametrize(
    ("value", "cents"), [("12", 1200), ("12.5", 1250), ("012.05", 1205), ("0", 0), ("0.00", 0)]
)
def test_amounts_that_are_read(tmp_path: Path, value: str, cents: int) -> None:
    text = f"{ANNA}benefit: [{{from: 2024-03-01, monthly: {value}}}]\n"
    assert member_of(tmp_path, text).benefit[0].monthly_cents == cents


@pytest.mark.parametrize(
    "value",
    ["'50,5%'", "101%", "-5%", "100.01%", "50 %", "'%'", "1200.001", "half", "\u0665\u0660%"],
)
def test_a_maximum_is_an_amount_or_a_share(tmp_path: Path, value: str) -> None:
    text = f"{ANNA}premium:\n  - {{from: 2025-01-01, reference: B,\n     maximum: {value}}}\n"
    assert told(found_in(tmp_path, text)) == ["members/anna.yaml:6 S111"]


@pytest.mark.parametrize(
    ("item", "rest"),
    [
        ("premium:\n  - {from: 2024-03-01, reference: B, maximum: 12,50}", "50"),
        ("premium:\n  - {from: 2024-03-01, reference: B, maximum: 12,5%}", "5%"),
        ("benefit:\n  - {from: 2024-03-01, monthly: 12,50}", "50"),
    ],
)
def test_an_amount_with_a_comma_in_braces_is_an_error(tmp_path: Path, item: str, rest: str) -> None:
    """In braces YAML takes `12,50` for 12 and a key `50`."""
    (found,) = found_in(tmp_path, f"{ANNA}{item}\n")
    assert told((found,)) == ["members/anna.yaml:5 S115"]
    assert found.parameters == {"key": rest}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("name: Anna\njoined: 2024-01-01\n", ["members/anna.yaml:1 S110"]),
        ("# ours\nid: anna\nname: Anna\n", ["members/anna.yaml:2 S110"]),
        (f"{ANNA}benefit:\n  - {{to: 2024-01-01}}\n", ["members/anna.yaml:5 S110"]),
        (f"{ANNA}premium:\n  -\n    from: 2024-01-01\n", ["members/anna.yaml:6 S110"]),
        (f"{ANNA}premium:\n  - reference: B\n", ["members/anna.yaml:5 S110"]),
        (f"{ANNA}left: 2025-01-31\n", ["members/anna.yaml:4 S110"]),
    ],
)
def test_a_missing_key_is_told_where_its_mapping_begins(
    tmp_path: Path, text: str, places: list[str]
) -> None:
    found = found_in(tmp_path, text)
    assert told(found) == places
    assert found[0].parameters["example"]


def test_leaving_asks_for_an_outcome(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, f"{ANNA}left: 2025-01-31\n")
    assert found.parameters["key"] == "outcome"


def test_an_outcome_is_one_of_five(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, f"{ANNA}left: 2025-01-31\noutcome: gone\n")
    assert told((found,)) == ["members/anna.yaml:5 S111"]
    assert (
        str(found.parameters["expected"]) == "work | education | self-employed | deceased | other"
    )


def test_an_unknown_key_names_the_one_that_is_close(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, f"{ANNA}benefits: []\n")
    assert told((found,)) == ["members/anna.yaml:4 S109"]
    assert found.parameters == {"key": "benefits", "known": "benefit"}


def test_an_unknown_key_in_a_list_is_told_at_its_line(tmp_path: Path) -> None:
    text = f"{ANNA}premium:\n  - from: 2024-01-01\n    reference: B\n    besloten: 2024-02-01\n"
    assert told(found_in(tmp_path, text)) == ["members/anna.yaml:7 S109"]


def test_a_key_given_twice_is_an_error(tmp_path: Path) -> None:
    assert told(found_in(tmp_path, f"{ANNA}joined: 2024-02-01\n")) == ["members/anna.yaml:4 S108"]


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, ANNA.replace("id: anna", "id: bea"))
    assert told((found,)) == ["members/anna.yaml:1 S112"]
    assert found.parameters == {"id": "bea"}


def test_an_account_is_nobody_elses(tmp_path: Path) -> None:
    members = {"anna": ANNA, "bram": f"{BRAM}account: Anna\n"}
    (found,) = findings_of(write_books(tmp_path, NO_JOURNAL, members=members))
    assert told((found,)) == ["members/bram.yaml:1 S210"]
    assert found.parameters == {"account": "Anna", "member": "bram", "other": "anna"}


def test_leaving_comes_after_joining(tmp_path: Path) -> None:
    text = f"{ANNA}left: 2023-12-31\noutcome: work\n"
    (found,) = found_in(tmp_path, text)
    assert told((found,)) == ["members/anna.yaml:4 S212"]
    assert (found.member, found.parameters["key"]) == ("anna", "left")


def test_leaving_on_the_day_of_joining_is_no_error(tmp_path: Path) -> None:
    assert member_of(tmp_path, f"{ANNA}left: 2024-01-01\noutcome: work\n").left == date(2024, 1, 1)


@pytest.mark.parametrize("key", ["benefit", "premium", "allowance"])
@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("from: 2024-01-01, to: 2024-06-30", "from: 2024-07-01", None),
        ("from: 2024-01-01, to: 2024-07-01", "from: 2024-07-01", "S211"),
        ("from: 2024-01-01", "from: 2024-07-01, to: 2024-07-31", "S211"),
        ("from: 2024-07-01, to: 2024-07-01", "from: 2024-07-02, to: 2024-07-02", None),
        ("from: 2024-07-01", "from: 2024-01-01, to: 2024-06-30", None),
        ("from: 2024-07-01", "from: 2024-07-01", "S211"),
        ("from: 2024-01-01, to: 2023-12-31", "from: 2024-07-01", "S212"),
    ],
)
def test_periods_of_one_list_do_not_overlap_by_a_day(
    tmp_path: Path, key: str, first: str, second: str, code: str | None
) -> None:
    also = "" if key == "benefit" else ", reference: B"
    text = f"{ANNA}{key}:\n  - {{{first}{also}}}\n  - {{{second}{also}}}\n"
    found = found_in(tmp_path, text)
    assert [finding.code for finding in found] == ([] if code is None else [code])
    assert all(finding.parameters["key"] == key for finding in found)


def test_periods_of_two_lists_may_overlap(tmp_path: Path) -> None:
    text = (
        f"{ANNA}premium: [{{from: 2024-01-01, reference: B}}]\n"
        "allowance: [{from: 2024-01-01, reference: B}]\n"
    )
    assert found_in(tmp_path, text) == ()


def test_errors_of_several_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    members = {
        "bram": BRAM.replace("2024-01-01", "gisteren"),
        "anna": "id: anna\nname:\njoined: 2024-01-01\nkleur: rood\n",
    }
    agreement = "agreements: []\nx: y\n"
    found = findings_of(write_books(tmp_path, NO_JOURNAL, members=members, agreement=agreement))
    assert told(found) == [
        "agreement.yaml:2 S109",
        "members/anna.yaml:2 S113",
        "members/anna.yaml:4 S109",
        "members/bram.yaml:3 S111",
    ]


def test_members_and_agreement_are_read_also_where_coop_yaml_has_errors(tmp_path: Path) -> None:
    """Whether an agreement is in force in the first month is not asked then: it may be wrong."""
    folder = write_books(
        tmp_path,
        NO_JOURNAL,
        coop=COOP.replace("2025-01", "2020-1"),
        agreement=AGREEMENT.replace("100%", "90%"),
        members={"anna": ANNA.replace("2024-01-01", "gisteren")},
    )
    assert told(findings_of(folder)) == [
        "agreement.yaml:7 S304",
        "coop.yaml:4 S111",
        "members/anna.yaml:3 S111",
    ]


def test_an_agreement_is_not_held_against_a_coop_yaml_with_errors(tmp_path: Path) -> None:
    coop = COOP.replace("2025-01", "2020-01")
    assert told(findings_of(write_books(tmp_path, NO_JOURNAL, coop=coop))) == [
        "agreement.yaml:1 S307"
    ]
    folder = write_books(tmp_path, NO_JOURNAL, coop=f"{coop}kor: ja\n")
    assert told(findings_of(folder)) == ["coop.yaml:5 S111"]


@pytest.mark.parametrize(
    "name", ["els.yaml.txt", "els.yml", "els.YAML", "els.yaml~", "els.yaml.bak", "els.yaml_oud"]
)
def test_a_file_that_is_nearly_a_members_is_told(tmp_path: Path, name: str) -> None:
    folder = write_books(tmp_path, NO_JOURNAL, files={f"members/{name}": ANNA})
    assert told(findings_of(folder)) == [f"members/{name}:1 S114"]


@pytest.mark.parametrize("name", [".els.yaml", ".els.yaml.swp", ".gitkeep", "notes.txt"])
def test_what_is_hidden_or_another_kind_of_file_is_skipped(tmp_path: Path, name: str) -> None:
    books = read_books(tmp_path, NO_JOURNAL, files={f"members/{name}": "id: els\n"})
    assert books.findings == ()
    assert [member.id for member in books.members] == ["anna", "bram"]


def test_members_that_cannot_be_listed_are_told(tmp_path: Path) -> None:
    folder = write_books(tmp_path, NO_JOURNAL, members={}, files={"members": "no folder\n"})
    assert told(findings_of(folder)) == ["members:1 S102"]


def test_members_come_by_id(tmp_path: Path) -> None:
    members = {
        id_: f"id: {id_}\nname: X\njoined: 2024-01-01\n" for id_ in ("b", "a2", "a-b", "a", "a10")
    }
    books = read_books(tmp_path, NO_JOURNAL, members=members)
    assert [member.id for member in books.members] == ["a", "a-b", "a10", "a2", "b"]


@pytest.mark.parametrize("text", ["", "# later\n"])
def test_an_empty_file_is_an_error(tmp_path: Path, text: str) -> None:
    assert told(found_in(tmp_path, text)) == ["members/anna.yaml:1 S105"]


def test_books_may_have_no_members_yet(tmp_path: Path) -> None:
    assert read_books(tmp_path, NO_JOURNAL, members={}).members == ()


def test_a_long_period_overlaps_all_that_it_holds(tmp_path: Path) -> None:
    """SPEC 1: "the periods of one list do not overlap"; all errors are told at once."""
    anna = """
    id: anna
    name: Anna
    joined: 2024-01-01
    benefit:
      - {from: 2024-01-01, to: 2024-12-31}
      - {from: 2024-02-01, to: 2024-02-29}
      - {from: 2024-04-01, to: 2024-04-30}
    """
    assert told(findings_of(write_books(tmp_path, members={"anna": anna}))) == [
        "members/anna.yaml:6 S211",
        "members/anna.yaml:7 S211",
    ]


def test_a_period_without_a_first_day_overlaps_nothing(tmp_path: Path) -> None:
    """What is missing is told, and no year 1 that nobody wrote."""
    text = "id: anna\nname: Anna\nmembership:\n  - {to: 2024-06-30, outcome: work}\n"
    found = found_in(tmp_path, text + "  - {from: 2024-05-01}\n")
    assert told(found) == ["members/anna.yaml:4 S110"]


def test_a_members_id_may_not_be_the_word_for_nobody(tmp_path: Path) -> None:
    """SPEC 2: "`collective` instead of an id says that it is nobody's in particular"."""
    member = "id: collective\nname: X\njoined: 2024-01-01\n"
    found = findings_of(write_books(tmp_path, members={"collective": member}))
    assert [line for line in told(found) if line.startswith("members/collective.yaml:1")]
