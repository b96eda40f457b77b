"""`verify`: every close computed anew and compared (SPEC 4, issue 6).

What is changed in a file of the closes is found, named, and makes it exit 1; so is what changed in
the facts of a closed month, and nothing else.
"""

import json
from pathlib import Path

import pytest

from socoledger.domain.options import VerifyFormat
from tests.support.closing import (
    MAIN,
    QUARTER,
    Closing,
    at_work,
    findings_of_close,
    line_of,
    worked,
)
from tests.support.small_books import DECIDED, booked, earns

pytestmark = pytest.mark.slow


@pytest.fixture
def three(tmp_path: Path) -> Closing:
    """The worked example, closed January to March; then an open month with something in it."""
    return worked(tmp_path, earns("2025-04-10", "bram", 5)).close(*QUARTER)


# -- nothing is wrong ---------------------------------------------------------------------------


def test_verify_is_silent_after_closing(three: Closing) -> None:
    answer = three.ask_verify()
    assert answer.exit == 0
    assert answer.output.splitlines() == [f"{period}: ok" for period in QUARTER]
    assert three.differs() == []


def test_verify_of_books_without_closes(tmp_path: Path) -> None:
    answer = worked(tmp_path).ask_verify()
    assert (answer.exit, answer.output) == (0, "")


def test_the_shape_of_verify(three: Closing) -> None:
    three.edit("2025-03", "3500.00", "3500.01")
    shape = json.loads(three.ask_verify(VerifyFormat.JSON).output)
    assert list(shape) == [
        *("schema", "closes", "others", "accepted"),
        *("causes", "follows", "warnings"),
    ]
    assert shape["schema"] == "socoledger.verify/1"
    assert [list(one) for one in shape["closes"]] == [
        ["period", "file", "ok", "findings", "seal"]
    ] * 3
    assert [one["ok"] for one in shape["closes"]] == [True, True, False]
    assert [one["period"] for one in shape["closes"]] == list(QUARTER)
    (found,) = shape["closes"][2]["findings"]
    assert found["code"] == "S509"
    assert (found["file"], found["line"]) == (
        "closes/2025-03.beancount",
        line_of(three, "2025-03", "3500.01"),
    )
    assert found["member"] == "anna"
    assert "3500.00" in found["message"]
    assert "3500.01" in found["message"]


def test_line_ends_are_no_difference(three: Closing) -> None:
    """git on Windows writes CRLF."""
    path = three.file("2025-02")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert three.differs() == []
    three.close("2025-04")


# -- a changed close ----------------------------------------------------------------------------

LINES = {
    "an amount": ("cooperative: 350.00", "cooperative: 351.00"),
    "a result": ("result: 3500.00", "result: 3499.99"),
    "an account": ("Liabilities:Gemeente  ", "Equity:Opening        "),
    "an assertion": ("-3412.50 ~ 0 EUR", "-3412.49 ~ 0 EUR"),
    "a tolerance": ("-3412.50 ~ 0 EUR", "-3412.50 ~ 100 EUR"),
    "no tolerance": ("-3412.50 ~ 0 EUR", "-3412.50 EUR"),
    "the day of an assertion": ("2025-04-01 balance", "2025-04-02 balance"),
    "a tag": ("#close ^close", "#close #leaving ^close"),
    "no tag": ("#close ^close-2025-03", "^close-2025-03"),
    "a link": ("^close-2025-03", "^close-2025-02"),
    "a member": ('  member: "anna"', '  member: "bram"'),
    "a day": ('2025-03-31 * "', '2025-03-30 * "'),
    "a narration": ("verdeling", "correctie"),
    "a flag": ('2025-03-31 * "', '2025-03-31 ! "'),
    "the agreement": ('agreement: "convenant-2025"', 'agreement: "convenant-2024"'),
    "the day of the close": ('2025-03-31 custom "close" ', '2025-03-30 custom "close" '),
    "a comment": ("; Afsluiting van 2025-03", "; Afsluiting van 2025-04"),
    "the order": (
        "  Liabilities:Fonds:Opleiding   -175.00 EUR\n  Liabilities:Gemeente          -412.50 EUR",
        "  Liabilities:Gemeente          -412.50 EUR\n  Liabilities:Fonds:Opleiding   -175.00 EUR",
    ),
    "blanks": ("Expenses:Verdeling            3150.00", "Expenses:Verdeling  3150.00"),
    "new metadata": ("  rules: 2\n", '  rules: 2\n  gezien: "ja"\n'),
}


@pytest.mark.parametrize("what", LINES)
def test_a_changed_line_of_the_last_close(three: Closing, what: str) -> None:
    old, new = LINES[what]
    three.edit("2025-03", old, new)
    place = line_of(three, "2025-03", new.strip().splitlines()[0])
    found = findings_of_close(three, "2025-03")
    expected = "4 S518" if what == "blanks" else f"{place + (what == 'new metadata')} S509"
    assert expected in found
    assert three.ask_close("2025-04").exit == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('  facts: "', '  facts: "0'),
        ('day-2025-03-10: "', 'day-2025-03-10: "00000000 '),
        ('  member-anna: "', '  member-anna: "00000000 '),
        ("  day-2025-03-12", "  day-2025-03-13"),
        ('\n2025-03-31 custom "close-facts"', '\n\n2025-03-31 custom "close-facts"'),
        ('2025-03-31 custom "close-facts" "2025-03"', '2025-03-31 custom "close-facts" "2025-02"'),
        ('2025-03-31 custom "close-facts" "2025-03"', '2025-03-30 custom "close-facts" "2025-03"'),
    ],
)
def test_a_changed_digest_or_mark_of_the_last_close(three: Closing, old: str, new: str) -> None:
    """SPEC 4: same digests, same bytes."""
    three.edit("2025-03", old, new)
    assert findings_of_close(three, "2025-03") != []


@pytest.mark.parametrize("added", ["\n", " \n", "; gezien\n", "\n; gezien\n"])
def test_a_line_added_to_the_last_close(three: Closing, added: str) -> None:
    """SPEC 4: the same bytes."""
    three.add(added, name="2025-03")
    assert findings_of_close(three, "2025-03") != []


def test_a_last_line_break_that_is_gone(three: Closing) -> None:
    path = three.file("2025-03")
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    assert findings_of_close(three, "2025-03") != []


def test_the_digest_of_the_close_before(three: Closing) -> None:
    three.edit("2025-03", 'previous: "', 'previous: "0')
    assert [one.split()[1] for one in findings_of_close(three, "2025-03")] == ["S510"]


@pytest.mark.parametrize("after", ["2025-01", "2024-12", "2025-03"])
def test_the_close_before(three: Closing, after: str) -> None:
    three.edit("2025-03", 'after: "2025-02"', f'after: "{after}"')
    assert "S510" in {one.split()[1] for one in findings_of_close(three, "2025-03")}


@pytest.mark.parametrize("period", ["2025-01", "2025-02"])
@pytest.mark.parametrize("old", ['facts: "', '  member-anna: "', "; Afsluiting"])
def test_an_earlier_close_that_changed_is_named(three: Closing, period: str, old: str) -> None:
    """Not only the next one, which holds the digest of what it was."""
    three.edit(period, old, f"{old}0")
    assert findings_of_close(three, period) != []


def test_an_amount_in_both_legs(three: Closing) -> None:
    three.edit("2025-02", "-540.00", "-530.00").edit("2025-02", "510.00 EUR", "500.00 EUR")
    expected = {
        f"{line_of(three, '2025-02', text)} {code}"
        for text, code in (("-530.00", "S509"), ("Anna     500.00", "S509"), ("balance", "S502"))
    }
    assert set(findings_of_close(three, "2025-02")) == expected
    assert [one.split()[1] for one in findings_of_close(three, "2025-03")] == ["S502", "S510"]
    assert len(three.bean_check()) == 2


BARE = """\
include "../closes/*.beancount"
2025-01-01 open Assets:Bank EUR
2025-01-01 open Income:Verkoop EUR
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("open Liabilities:Spaarpot:Anna EUR", "open Liabilities:Spaarpot:Anna"),
        ("2025-01-31 open Expenses", "2025-01-01 open Expenses"),
        (
            "2025-01-31 open Expenses",
            "2025-01-31 open Liabilities:Extra EUR\n2025-01-31 open Expenses",
        ),
    ],
)
def test_an_open_directive(tmp_path: Path, old: str, new: str) -> None:
    some = worked(tmp_path, files={MAIN: BARE + earns("2025-01-10", "anna", 100)})
    some.close("2025-01").edit("2025-01", old, new)
    assert findings_of_close(some, "2025-01") != []


@pytest.mark.parametrize(
    "transaction",
    [
        booked("2025-03-31", "Equity:Opening", "Liabilities:Gemeente", 1, "#close"),
        booked("2025-03-31", "Equity:Opening", "Liabilities:Gemeente", 1),
        booked("2025-04-05", "Equity:Opening", "Liabilities:Gemeente", 1),
        booked("2025-01-05", "Equity:Opening", "Liabilities:Gemeente", 1, "#close"),
        '2025-04-05 custom "hours" "bram" 3\n',
        "2025-04-05 open Assets:Kas EUR\n",
        '2025-04-05 note Assets:Bank "x"\n',
        'option "title" "x"\n',
    ],
)
def test_what_is_added_to_a_close(three: Closing, transaction: str) -> None:
    three.add("\n", transaction, name="2025-03")
    line = line_of(three, "2025-03", transaction.splitlines()[0])
    assert f"{line} S509" in findings_of_close(three, "2025-03")


@pytest.mark.parametrize("text", ['2025-03-31 * "x\n', "2025-03-31 opn A\n", "\x00", "  wees: 1\n"])
def test_a_close_that_cannot_be_parsed(three: Closing, text: str) -> None:
    """Exit 1 and the line, where every other command can but say 3."""
    three.add(text, name="2025-03")
    answer = three.ask_verify()
    assert answer.exit == 1
    assert "closes/2025-03.beancount:" in answer.output


@pytest.mark.parametrize("part", range(1, 9))
def test_a_close_that_was_cut_off(three: Closing, part: int) -> None:
    content = three.file("2025-03").read_bytes()
    three.file("2025-03").write_bytes(content[: len(content) * part // 9])
    answer = three.ask_verify()
    assert answer.exit == 1
    assert "closes/2025-03.beancount:" in answer.output


def test_an_empty_close(three: Closing) -> None:
    three.file("2025-03").write_bytes(b"")
    assert findings_of_close(three, "2025-03") == ["1 S512"]


def test_a_transaction_that_does_not_balance(three: Closing) -> None:
    three.edit("2025-03", "-412.50 EUR", "-412.49 EUR")
    answer = three.ask_verify()
    assert answer.exit == 1
    assert f"closes/2025-03.beancount:{line_of(three, '2025-03', '-412.49')}: S509" in answer.output


# -- other errors -------------------------------------------------------------------------------


def test_errors_of_open_months_are_no_matter_of_closes(three: Closing) -> None:
    three.add(earns("2025-04-11", "nobody", 1))
    three.add(booked("2025-04-12", "Liabilities:Spaarpot:Anna", "Assets:Bank", 1))
    assert three.differs() == []


def test_what_keeps_figures_from_being_computed_is_told(three: Closing) -> None:
    three.edit("agreement.yaml", "split: {municipality: 100%}", "split: {municipality: 99%}")
    assert [one.split()[1] for one in three.differs()] == ["S304"]


def test_books_that_cannot_be_read(three: Closing) -> None:
    three.add("2025-13-01 open\n")
    answer = three.ask_verify()
    assert (answer.exit, answer.output) == (3, "")


def test_no_books(tmp_path: Path) -> None:
    assert Closing(tmp_path).ask_verify().exit == 3


def test_verify_of_hours_and_awards(tmp_path: Path) -> None:
    some = at_work(tmp_path, members={"anna": DECIDED}).close("2025-01", "2025-02")
    assert some.differs() == []
    some.edit("2025-02", "2025-01-01 3263.00", "2025-01-01 3264.00")
    assert findings_of_close(some, "2025-02") != []
