"""Whose a posting is: tags, metadata and joint jobs (SPEC 2)."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.weights import parse_weights
from socoledger.read.journal.owners import share_out
from tests.support.book_files import ACCOUNTS, ANNA, BRAM, COOP, read_books
from tests.support.findings import told

CARLA = ANNA.replace("anna", "carla").replace("Anna", "Carla")
MEMBERS = {"anna": ANNA, "bram": BRAM, "carla": CARLA}
MAIN = "journal/main.beancount"


def owners(
    tmp_path: Path, cents: int = -10000, *, tags: str = "", meta: str = "", posting: str = ""
) -> tuple[dict[str, int], list[str]]:
    """Who has what of a job; and what is found, by line of the journal.

    Line 1 is the transaction, 2 its metadata, 4 the posting on income, 5 its metadata.
    """
    amount = f"{cents / 100:.2f}"
    journal = "\n".join(
        [
            f'2025-01-15 * "Klus"{tags}',
            f"  {meta}" if meta else "  ; no metadata",
            "  Assets:Bank",
            f"  Income:Werk  {amount} EUR",
            f"    {posting}" if posting else "    ; no metadata",
        ]
    )
    books = read_books(tmp_path, journal, members=MEMBERS)
    (transaction,) = books.journal.transactions
    bank, income = transaction.postings
    assert bank.shares == ()
    assert sum(share for _, share in income.shares) == income.cents == cents
    return dict(income.shares), [line.removeprefix(f"{MAIN}:") for line in told(books.findings)]


@pytest.mark.parametrize(
    ("tags", "meta", "posting", "owner"),
    [
        (" #member-anna", "", "", "anna"),
        (" #member-anna #verf ^klus", "", "", "anna"),
        ("", 'member: "anna"', "", "anna"),
        ("", "", 'member: "anna"', "anna"),
        (" #member-anna", 'member: "anna"', "", "anna"),
        (" #member-bram", "", 'member: "anna"', "anna"),
        ("", 'member: "bram"', 'member: "anna"', "anna"),
        (" #member-bram", 'member: "bram"', 'member: "anna"', "anna"),
        (" #member-collective", "", "", "collective"),
        ("", 'member: "collective"', "", "collective"),
        (" #member-anna", "", 'member: "collective"', "collective"),
        (" #member-anna #member-bram", "", 'member: "carla"', "carla"),
        (" #member-anna #member-bram", "", 'member: "collective"', "collective"),
        ("", 'members: "bram, carla"', 'member: "anna"', "anna"),
        (" #member-anna", 'aa: "bram"', 'bb: "bram"', "anna"),
    ],
)
def test_the_nearest_wins(tmp_path: Path, tags: str, meta: str, posting: str, owner: str) -> None:
    assert owners(tmp_path, tags=tags, meta=meta, posting=posting) == ({owner: -10000}, [])


@pytest.mark.parametrize("tags", ["", " #anna", " #member", " #anna-member"])
def test_what_is_untagged_is_collective_and_found(tmp_path: Path, tags: str) -> None:
    assert owners(tmp_path, tags=tags) == ({"collective": -10000}, ["4 S205"])


@pytest.mark.parametrize("tags", [" #members-anna", " #memberanna", " #lid-anna"])
def test_what_is_nearly_a_tag_is_an_error_alone(tmp_path: Path, tags: str) -> None:
    assert owners(tmp_path, tags=tags) == ({"collective": -10000}, ["1 S228"])


@pytest.mark.parametrize(
    ("meta", "found"), [("", ["4 S202"]), ('member: "carla"', ["1 S229", "1 S229"])]
)
def test_two_tags_need_metadata_on_each_posting(
    tmp_path: Path, meta: str, found: list[str]
) -> None:
    assert owners(tmp_path, tags=" #member-anna #member-bram", meta=meta)[1] == found


def test_only_the_postings_without_metadata_are_found(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "Klus" #member-bram #member-anna
      Assets:Bank
      Income:Werk      -60.00 EUR
        member: "anna"
      Income:Werk      -40.00 EUR
      Expenses:Kosten   10.00 EUR
        members: "anna, bram"
    """
    books = read_books(tmp_path, journal)
    assert told(books.findings) == [f"{MAIN}:5 S202"]
    shown = {"first": "anna", "members": "anna, bram", "key": "member"}
    assert books.findings[0].parameters == shown


def test_two_tags_on_what_is_nobodys_result_need_nothing(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "Kas" #member-bram #member-anna
      Assets:Bank  -10.00 EUR
      Assets:Kas    10.00 EUR
    """
    assert read_books(tmp_path, journal).findings == ()


def test_metadata_on_one_posting_does_not_reach_the_next(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "Klus" #member-bram
      Assets:Bank
      Income:Werk      -60.00 EUR
        member: "anna"
      Expenses:Kosten   10.00 EUR
    """
    (transaction,) = read_books(tmp_path, journal).journal.transactions
    assert [posting.shares for posting in transaction.postings] == [
        (),
        (("anna", -6000),),
        (("bram", 1000),),
    ]
    assert [posting.line for posting in transaction.postings] == [2, 3, 5]


# -- joint jobs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["transaction", "posting"])
@pytest.mark.parametrize(
    ("members", "cents", "shares"),
    [
        ("anna, bram", -10000, {"anna": -5000, "bram": -5000}),
        ("anna 2, bram 1.5", -10000, {"anna": -5714, "bram": -4286}),
        ("anna 2, bram", -10000, {"anna": -6667, "bram": -3333}),
        ("bram, anna 2", -10000, {"bram": -3333, "anna": -6667}),
        ("anna, bram, carla", -10000, {"anna": -3333, "bram": -3333, "carla": -3334}),
        ("carla, bram, anna", -10000, {"carla": -3333, "bram": -3333, "anna": -3334}),
        ("anna, bram, carla", -20000, {"anna": -6667, "bram": -6667, "carla": -6666}),
        ("anna, bram", -1, {"anna": -1, "bram": 0}),
        ("anna, bram", 1, {"anna": 1, "bram": 0}),
        ("anna, bram", 5, {"anna": 3, "bram": 2}),
        ("anna, bram", -5, {"anna": -3, "bram": -2}),
        ("anna, bram, carla", -5, {"anna": -2, "bram": -2, "carla": -1}),
        ("anna, bram, carla", -1, {"anna": 0, "bram": 0, "carla": -1}),
        ("anna 0.5, bram 0.25", 300, {"anna": 200, "bram": 100}),
        ("anna 1, bram 999999999", 100, {"anna": 0, "bram": 100}),
        ("anna 0.000000001, bram 0.000000001", 100, {"anna": 50, "bram": 50}),
        ("  anna  2 ,bram   3  ", -10000, {"anna": -4000, "bram": -6000}),
    ],
)
def test_a_joint_job_is_shared_out_by_weight(
    tmp_path: Path, members: str, cents: int, shares: dict[str, int], level: str
) -> None:
    key = "meta" if level == "transaction" else "posting"
    found, findings = owners(tmp_path, cents, **{key: f'members: "{members}"'})
    assert findings == []
    assert found == shares
    assert list(found) == list(shares)


def test_the_last_one_has_the_rest_also_where_that_is_less_than_nothing() -> None:
    """Each of four has half a cent of 2; three of those are rounded up."""
    found = share_out(2, parse_weights("anna, bram, carla, dirk"))
    assert found == (("anna", 1), ("bram", 1), ("carla", 1), ("dirk", -1))


def test_members_on_a_transaction_share_out_each_posting(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "Klus"
      members: "anna 2, bram"
      Assets:Bank
      Income:Werk      -100.00 EUR
      Expenses:Kosten    10.00 EUR
      Expenses:Kosten     0.01 EUR
        member: "bram"
    """
    books = read_books(tmp_path, journal)
    assert books.findings == ()
    (transaction,) = books.journal.transactions
    assert [posting.shares for posting in transaction.postings] == [
        (),
        (("anna", -6667), ("bram", -3333)),
        (("anna", 667), ("bram", 333)),
        (("bram", 1),),
    ]


def test_members_of_a_posting_go_before_all_else(tmp_path: Path) -> None:
    found, findings = owners(
        tmp_path,
        tags=" #member-anna",
        meta='member: "anna"',
        posting='members: "bram, carla"',
    )
    assert (found, findings) == ({"bram": -5000, "carla": -5000}, [])


@pytest.mark.parametrize(
    "value",
    [
        *('"anna"', '"anna 2"', '""', '"anna, anna"', '"anna 1, anna 2"', '"anna, bram, anna"'),
        *('"anna 0, bram"', '"anna 0.0, bram 1"', '"anna -1, bram"', '"anna, collective"'),
        *('"collective, collective"', '"anna 1,5, bram"', '"anna 1/2, bram"', '"anna; bram"'),
        *('"anna, bram,"', '","', '"anna 1e3, bram"', '"Anna, bram"', '"anna:2, bram"', "3"),
        *(
            '"anna 2 uur, bram"',
            "TRUE",
            "2025-01-01",
            "",
            '"anna \\u0662, bram"',
            '"anna 1., bram"',
        ),
    ],
)
@pytest.mark.parametrize(("level", "line"), [("meta", 1), ("posting", 4)])
def test_weights_that_cannot_be_right(tmp_path: Path, value: str, level: str, line: int) -> None:
    value = value.replace("\\u0662", "\u0662")
    _, found = owners(tmp_path, -100, tags=" #member-anna", **{level: f"members: {value}"})
    assert found == [f"{line} S203"]


@pytest.mark.parametrize(("level", "line"), [("meta", 1), ("posting", 4)])
def test_an_unknown_member_who_shares_is_found(tmp_path: Path, level: str, line: int) -> None:
    _, found = owners(tmp_path, -100, tags=" #member-anna", **{level: 'members: "anna, dirk"'})
    assert found == [f"{line} S201"]


@pytest.mark.parametrize(("level", "line"), [("meta", 1), ("posting", 4)])
def test_member_and_members_at_the_same_level_are_an_error(
    tmp_path: Path, level: str, line: int
) -> None:
    both = 'member: "anna"\n    members: "anna, bram"'
    _, found = owners(tmp_path, -100, tags=" #member-anna", **{level: both})
    assert found == [f"{line} S204"]


# -- unknown members ----------------------------------------------------------------------------


@pytest.mark.parametrize("id_", ["dirk", "Anna", "ann", "anna-2", "annaa"])
def test_an_unknown_member_is_found(tmp_path: Path, id_: str) -> None:
    assert owners(tmp_path, posting=f'member: "{id_}"')[1] == ["4 S201"]
    assert owners(tmp_path, meta=f'member: "{id_}"')[1] == ["1 S201"]
    assert owners(tmp_path, tags=f" #member-{id_}")[1] == ["1 S201"]


@pytest.mark.parametrize(
    ("id_", "known"),
    [("ana", "anna"), ("Anna", "anna"), ("bramm", "bram"), ("dirk", "anna, bram, carla")],
)
@pytest.mark.parametrize(
    "line",
    [
        '2025-01-15 * "x" #member-{}\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n',
        '2025-01-15 custom "hours" "{}" 4.5\n',
    ],
    ids=["tag", "hours"],
)
def test_an_unknown_member_is_told_with_who_is_meant_or_all_there_are(
    tmp_path: Path, line: str, id_: str, known: str
) -> None:
    (found,) = read_books(tmp_path, line.format(id_), members=MEMBERS).findings
    assert found.code == "S201"
    assert found.parameters == {"id": id_, "known": known}


@pytest.mark.parametrize(
    ("metadata", "code"),
    [
        ('member: "dirk"', "S201"),
        ('members: "anna"', "S203"),
        ('member: "anna"\n  members: "anna, bram"', "S204"),
        ("member: 3", "S141"),
    ],
)
def test_what_is_wrong_with_an_owner_has_the_date_of_its_entry(
    tmp_path: Path, metadata: str, code: str
) -> None:
    """And no posting of it is told to be nobody's besides."""
    journal = f'2025-01-15 * "x"\n  {metadata}\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n'
    (found,) = read_books(tmp_path, journal).findings
    assert (found.code, found.day) == (code, date(2025, 1, 15))


def test_the_year_of_a_payment_that_cannot_be_right_has_its_date(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "x"
      for: "24"
      Liabilities:Gemeente  1 EUR
      Assets:Bank
    """
    (found,) = read_books(tmp_path, journal).findings
    assert (found.code, found.day) == ("S141", date(2025, 1, 15))


def test_an_unknown_member_is_found_also_where_it_decides_nothing(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "Kas"
      Assets:Bank  -10.00 EUR
        member: "dirk"
      Assets:Kas    10.00 EUR
    """
    assert told(read_books(tmp_path, journal).findings) == [f"{MAIN}:2 S201"]


@pytest.mark.parametrize("value", ["3", "TRUE", "2025-01-01", "10 EUR", '""', ""])
@pytest.mark.parametrize(("level", "line"), [("meta", 1), ("posting", 4)])
def test_a_member_is_named_by_a_text(tmp_path: Path, value: str, level: str, line: int) -> None:
    _, found = owners(tmp_path, -100, **{level: f"member: {value}"})
    assert found == [f"{line} S141"]


# -- what counts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2024-02-29", [f"{MAIN}:3 S206"]),
        ("2024-03-01", []),
        ("2025-08-31", []),
        ("2025-09-01", [f"{MAIN}:3 S206"]),
    ],
)
def test_who_is_no_member_on_the_day_is_a_warning(
    tmp_path: Path, day: str, found: list[str]
) -> None:
    anna = "id: anna\nname: A\njoined: 2024-03-01\nleft: 2025-08-31\noutcome: work\n"
    journal = f"""
    {day} * "Klus" #member-anna
      Assets:Bank
      Income:Werk  -60.00 EUR
    """
    books = read_books(tmp_path, journal, members={"anna": anna})
    assert told(books.findings) == found


@pytest.mark.parametrize(
    "account", ["Expenses:Verdeling", "Expenses:Verdeling:Anna", "Expenses:Artikel31"]
)
def test_what_closes_book_against_is_nobodys_result(tmp_path: Path, account: str) -> None:
    journal = f"""
    2020-01-01 open {account}
    2025-01-15 * "Premie"
      {account}              10.00 EUR
      Liabilities:Premie:Anna
    """
    books = read_books(tmp_path, journal)
    assert books.findings == ()
    assert [posting.shares for posting in books.journal.transactions[0].postings] == [(), ()]


@pytest.mark.parametrize("account", ["Expenses:Verdelingen", "Expenses:Artikel312:X"])
def test_a_name_that_only_begins_alike_counts(tmp_path: Path, account: str) -> None:
    journal = f"""
    2020-01-01 open {account}
    2025-01-15 * "Kosten" #member-anna
      {account}    10.00 EUR
      Assets:Bank
    """
    (transaction,) = read_books(tmp_path, journal).journal.transactions
    assert transaction.postings[0].shares == (("anna", 1000),)


def test_another_member_key(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "Klus" #lid-anna
      Assets:Bank
      Income:Werk  -60.00 EUR
    2025-01-15 * "Klus"
      lid: "bram"
      Assets:Bank
      Income:Werk  -60.00 EUR
      Income:Werk  -60.00 EUR
        lids: "anna, bram"
    """
    books = read_books(tmp_path, journal, coop=f"{COOP}member_key: lid\n", accounts=ACCOUNTS)
    assert books.findings == ()
    one, other = books.journal.transactions
    assert one.postings[1].shares == (("anna", -6000),)
    assert [posting.shares for posting in other.postings[1:]] == [
        (("bram", -6000),),
        (("anna", -3000), ("bram", -3000)),
    ]


def test_a_member_key_with_a_hyphen(tmp_path: Path) -> None:
    journal = """
    2025-01-15 * "Klus" #lid-van-anna
      Assets:Bank
      Income:Werk  -60.00 EUR
        lid-van: "bram"
      Income:Werk  -60.00 EUR
    """
    books = read_books(tmp_path, journal, coop=f"{COOP}member_key: lid-van\n")
    assert books.findings == ()
    (transaction,) = books.journal.transactions
    assert transaction.postings[1].shares == (("bram", -6000),)
    assert transaction.postings[2].shares == (("anna", -6000),)
