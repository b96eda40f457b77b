"""What a single file says, whatever its name and layout: a journal, a close, a YAML file."""

import re
from pathlib import Path

import pytest

from socoledger.domain.shown import ShownClose, ShownJournal, ShownSettings
from socoledger.read.shown import shown
from socoledger.write.textconv import shown_text
from socoledger.write.words import Words
from tests.support.paths import EXAMPLES

JOURNAL = """
option "title" "Boeken"
include "2025.beancount"
plugin "beancount.plugins.noduplicates"
2025-01-02 open Assets:Bank EUR
2025-01-02 open Income:Verkoop EUR
2025-03-14 * "Bakkerij" "Website" #member-anna ^f1
  note: "eerste deel"
  Assets:Bank  1,250.5 EUR
  Income:Verkoop
2025-03-14 custom "hours" "anna" 4.5 "tuin"
2025-03-15 ! "Zonder \\"naam\\""
  ! Assets:Bank  -10.00 EUR
    bank: "K1"
  Income:Verkoop  10.00 EUR
2025-03-16 balance Assets:Bank  1240.50 ~ 0 EUR
2025-03-17 pad Assets:Bank Income:Verkoop
2025-03-18 note Assets:Bank "gezien"
2025-03-19 document Assets:Bank "bon.pdf"
2025-03-20 event "plaats" "Voorbeeldstad"
2025-03-21 query "alles" "SELECT account"
2025-03-22 commodity EUR
2025-03-23 close Assets:Bank
"""

SAME = [
    JOURNAL.replace("  ", "\t"),
    JOURNAL.replace("\n", "\r\n"),
    "; a comment\n* a heading\n" + JOURNAL,
    JOURNAL.replace("1,250.5 EUR", "(1000 + 250.50) EUR"),
    JOURNAL.replace("Income:Verkoop\n2025", "Income:Verkoop  -1250.50 EUR\n2025", 1),
    JOURNAL.replace("#member-anna ^f1", "^f1 #member-anna"),
    JOURNAL.replace('2025-03-14 custom "hours" "anna" 4.5 "tuin"\n', "")
    + '2025/03/14 custom "hours" "anna" 4.50 "tuin"\n',
    "pushtag #member-anna\n"
    + JOURNAL.replace(" #member-anna", "").split("2025-03-14 custom")[0]
    + "poptag #member-anna\n2025-03-14 custom"
    + JOURNAL.split("2025-03-14 custom")[1],
]
OTHERS = [
    JOURNAL.replace("1,250.5", "1,250.51"),
    JOURNAL.replace("2025-03-14 *", "2025-03-13 *"),
    JOURNAL.replace("#member-anna", "#member-bram"),
    JOURNAL.replace("eerste", "tweede"),
    JOURNAL.replace('bank: "K1"', 'bank: "K2"'),
    JOURNAL.replace("4.5 ", "4.6 "),
    JOURNAL.replace("~ 0 EUR", "EUR"),
    JOURNAL.replace("  ! Assets", "  Assets"),
    JOURNAL.replace("2025.beancount", "2026.beancount"),
    JOURNAL.replace('"Boeken"', '"Andere boeken"'),
    JOURNAL.replace("bon.pdf", "bon2.pdf"),
    JOURNAL.replace("2025-03-22 commodity EUR\n", ""),
]


def text_of(content: str | bytes) -> str:
    seen = shown(content.encode() if isinstance(content, str) else content)
    assert seen is not None
    return shown_text(seen, Words("en"))


@pytest.mark.parametrize("same", SAME, ids=range(len(SAME)))
def test_another_layout_of_a_journal_shows_no_difference(same: str) -> None:
    assert same != JOURNAL
    assert text_of(same) == text_of(JOURNAL)


@pytest.mark.parametrize("other", OTHERS, ids=range(len(OTHERS)))
def test_every_other_fact_of_a_journal_shows(other: str) -> None:
    assert other != JOURNAL
    lines, changed = text_of(JOURNAL).splitlines(), text_of(other).splitlines()
    assert len(set(lines) ^ set(changed)) in (1, 2)


def test_a_fact_is_one_line_in_order_of_day() -> None:
    lines = text_of(JOURNAL).splitlines()
    days = [line[:10] for line in lines if line[0].isdigit()]
    assert days == sorted(days)
    assert (
        '2025-03-14 * "Bakkerij" "Website" #member-anna ^f1; note: "eerste deel";'
        " Assets:Bank 1250.50 EUR; Income:Verkoop -1250.50 EUR"
    ) in lines


MEMBER = "id: anna\njoined: 2025-01-01\nbenefit:\n  - {from: 2025-01-01, monthly: 12.30}\n"


def test_another_layout_of_a_member_shows_no_difference() -> None:
    same = (
        "# schema\nbenefit: [{monthly: 12.30,\n  from: '2025-01-01'}]\njoined: \"2025-01-01\"\n"
        "id: anna\n"
    )
    assert text_of(same) == text_of(MEMBER)
    assert text_of(MEMBER).splitlines() == [
        "benefit: {from: 2025-01-01, monthly: 12.30}",
        "id: anna",
        "joined: 2025-01-01",
    ]
    assert text_of(MEMBER.replace("12.30", "12.3")) != text_of(MEMBER)


def test_one_item_more_is_one_line_more() -> None:
    more = MEMBER.replace("benefit:\n", "benefit:\n  - {from: 2024-01-01, to: 2024-02-01}\n")
    assert set(text_of(MEMBER).splitlines()) < set(text_of(more).splitlines())


@pytest.mark.slow
def test_every_file_of_the_examples_is_known_for_what_it_is() -> None:
    for file in EXAMPLES.rglob("*.beancount"):
        seen = shown(file.read_bytes())
        if file.parent.name == "closes" and file.name != "start.beancount":
            assert isinstance(seen, ShownClose), file
        elif re.search(r"^[0-9o]", file.read_text(encoding="utf-8"), re.MULTILINE):
            assert isinstance(seen, ShownJournal), file
    for file in EXAMPLES.rglob("*.yaml"):
        assert isinstance(shown(file.read_bytes()), ShownSettings), file


@pytest.mark.slow
def test_no_change_of_a_close_goes_unseen() -> None:
    """Of its amounts, words, digests, comments and marks: whatever byte is another."""
    path: Path = EXAMPLES / "lansco-beloning/closes/2025-04.beancount"
    text = path.read_text(encoding="utf-8")
    before = text_of(text)
    for start in range(0, len(text), 41):
        sign = "x" if text[start] != "x" else "y"
        changed = text[:start] + sign + text[start + 1 :]
        seen = shown(changed.encode())
        assert seen is None or shown_text(seen, Words("en")) != before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"\xff\xfe2\x000\x002\x005\x00",
        b'2025-01-01 * "\xe9"\n  Assets:Bank 1 EUR\n',
        b"just words\n",
        b"- a list\n- of things\n",
        b"a: &x [1]\nb: *x\n",
        b"a: 1\na: 2\n",
        b"a: !!python/object:os.system {}\n",
        b"a: " + b"[" * 5000,
        b'2025-01-01 custom "close"\n',
        b'2025-01-01 custom "close" "x"\n  rules: 2025-01-01\n',
        b'2025-01-01 * "a"\n  Assets:Bank  1/0 EUR\n  Income:X\n',
        b'2025-01-01 * "a"\n  Assets:Bank  1 EUR @ 2 USD\n  Income:X\n',
        b'2025-01-01 * "a"\n  Assets:Bank  ' + b"(" * 9000 + b"1 EUR\n",
        b"2025-01-01 price EUR 1.1 USD\n",
        b"<<<<<<< HEAD\n2025-01-01 open Assets:Bank\n=======\n>>>>>>> x\n",
        b"pushmeta a: 1\n2025-01-01 open Assets:Bank\n",
        b'2025-01-01 * "never closed\n  Assets:Bank  1 EUR\n',
        b"2025-01-01 open " + b"A" * 30_000 + b"\n",
    ],
)
def test_what_cannot_be_read_is_nothing(content: bytes) -> None:
    """It is then shown as it stands, which only the command does."""
    seen = shown(content)
    assert seen is None or isinstance(seen, ShownJournal)
