"""Words of closed months: payees, narrations, links and documents are no facts, and are looked
after all the same (SPEC 4, "Wording").
"""

from pathlib import Path

import pytest

from tests.support.closing import MAIN, Closing, closing, commit, git, knows_rules_until, line_of
from tests.support.small_books import earns

pytestmark = pytest.mark.slow

BOUGHT = """\
2025-01-14 * "Bouwmarkt" "Verf" #member-anna ^bon-17
  document: "../bonnen/17.pdf"
  Expenses:Inkoop   25.00 EUR
  Assets:Bank      -25.00 EUR
"""
JOB = earns("2025-01-10", "anna", 100)
PAPER = '2025-01-15 document Assets:Bank "../bonnen/17.pdf"\n'
WORDS = '"Bouwmarkt" "Verf" ^bon-17 document: "../bonnen/17.pdf"'


def kept(tmp_path: Path) -> Closing:
    """January closed, February open, and kept with git."""
    some = closing(tmp_path, JOB, BOUGHT, PAPER)
    some.add("x", name="bonnen/17.pdf").add("y", name="bonnen/18.pdf")
    some.close("2025-01")
    git(some.root, "init", "--quiet")
    commit(some.root)
    return some


CHANGES = [
    ('"Bouwmarkt"', '"Kroeg"'),
    ('"Verf"', '"Bier"'),
    ("^bon-17", "^bon-18"),
    ('document: "../bonnen/17.pdf"', 'document: "../bonnen/18.pdf"'),
    ('  document: "../bonnen/17.pdf"\n', ""),
]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_words_that_change_are_a_warning(tmp_path: Path, old: str, new: str) -> None:
    some = kept(tmp_path).edit(MAIN, old, new)
    place = f"{MAIN}:{line_of(some, MAIN, '2025-01-14 *')}"
    (told,) = some.warnings()
    assert told.startswith(f"{place} S527 {WORDS} -> ")
    assert new.strip() in told.rpartition("->")[2]
    assert some.differs() == []
    answer = some.ask_verify()
    assert answer.exit == 0
    assert WORDS in answer.output
    some.close("2025-02")


def test_a_document_that_is_taken_away(tmp_path: Path) -> None:
    some = kept(tmp_path).edit(MAIN, PAPER, "")
    (told,) = some.warnings()
    assert told.startswith("closes/2025-01.beancount:")
    assert told.endswith("document bonnen/17.pdf -> None")


def test_without_git_the_new_words_are_told(tmp_path: Path) -> None:
    some = kept(tmp_path).edit(MAIN, '"Verf"', '"Bier"')
    (some.root / ".git").rename(tmp_path / "git")
    (told,) = some.warnings()
    assert "S527 None -> " in told
    assert '"Bier"' in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"Bouwmarkt" "Verf"', '"Bouwmarkt"   "Verf"'),
        ("  Expenses:Inkoop   25", "  ; een opmerking\n  Expenses:Inkoop 25"),
        (BOUGHT, f'2025-02-01 note Assets:Bank "x"\n{BOUGHT}'),
    ],
)
def test_layout_and_comments_are_no_words(tmp_path: Path, old: str, new: str) -> None:
    some = kept(tmp_path).edit(MAIN, old, new)
    assert (some.warnings(), some.differs()) == ([], [])


def test_words_of_an_open_month_are_free(tmp_path: Path) -> None:
    some = kept(tmp_path).add(BOUGHT.replace("2025-01-14", "2025-02-14"))
    assert some.warnings() == []


def test_a_changed_fact_is_told_once(tmp_path: Path) -> None:
    some = kept(tmp_path).edit(
        MAIN, "25.00 EUR\n  Assets:Bank      -25", "26.00 EUR\n  Assets:Bank      -26"
    )
    assert some.warnings() == []
    assert some.differs() != []


def test_a_close_whose_digest_of_words_was_changed(tmp_path: Path) -> None:
    some = kept(tmp_path)
    line = next(one for one in some.text_of("2025-01").splitlines() if "  wording: " in one)
    some.edit("2025-01", line, f'  wording: "{"0" * 64}"')
    assert [one.split()[1] for one in some.warnings()] == ["S527"]
    mark = next(
        one for one in some.text_of("2025-01").splitlines() if "  wording-2025-01-14" in one
    )
    other = kept(tmp_path / "other").edit("2025-01", mark, '  wording-2025-01-14: "00000000"')
    assert other.differs() != []


def test_closes_by_rules_1_hold_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        knows_rules_until(1, earlier)
        some = closing(tmp_path, JOB).close("2025-01")
    assert "wording" not in some.text_of("2025-01")
    some.edit(MAIN, '"Boeking"', '"Iets anders"')
    assert (some.warnings(), some.differs()) == ([], [])
    told = "payees and descriptions are not covered by the closes through 2025-01"
    seal = some.verified()["closes"][0]["seal"]
    assert told in some.ask_verify().messages[1]
    assert told in some.ask_verify(seals=(f"2025-01={seal}",)).messages[-1]
