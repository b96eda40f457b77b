"""The smallest books for each finding about closes (S502 and on)."""

from collections.abc import Callable
from pathlib import Path

from tests.support.closing import MAIN, Closing, closing, commit, git
from tests.support.small_books import booked, earns, hours, law_yaml

JOB = earns("2025-01-10", "anna", 100)


POT = "Liabilities:Spaarpot:Anna"


BARE = """\
include "../closes/*.beancount"
2010-01-01 open Assets:Bank EUR
2010-01-01 open Income:Verkoop EUR
"""


def one_closed(tmp_path: Path) -> Closing:
    """One month closed."""
    return closing(tmp_path, JOB).close("2025-01")


def two_closed(tmp_path: Path) -> Closing:
    """Two months closed."""
    return one_closed(tmp_path).close("2025-02")


def bare(tmp_path: Path, line: str) -> Closing:
    """A month to close, with hardly an account open."""
    return closing(tmp_path, files={MAIN: f"{BARE}{line}\n{JOB}"})


def renamed(tmp_path: Path) -> Closing:
    some = one_closed(tmp_path)
    some.file("2025-01").rename(some.file("januari"))
    return some


def copied(tmp_path: Path) -> Closing:
    some = one_closed(tmp_path)
    return some.add(some.text_of("2025-01"), name="closes/januari.beancount")


def without_the_first(tmp_path: Path) -> Closing:
    some = two_closed(tmp_path)
    some.file("2025-01").unlink()
    return some


def kept_with_git(tmp_path: Path) -> Closing:
    some = closing(tmp_path, JOB)
    git(some.root, "init", "--quiet")
    commit(some.root)
    return some.close("2025-01")


def gone_from_git(tmp_path: Path) -> Closing:
    some = kept_with_git(tmp_path)
    commit(some.root)
    some.file("2025-01").unlink()
    return some


def closed_anew(tmp_path: Path) -> Closing:
    """Taken away by hand, and closed once more on other facts where git is not."""
    some = gone_from_git(tmp_path).add(earns("2025-01-11", "bram", 1))
    (some.root / ".git").rename(tmp_path / "git")
    some.close("2025-01")
    (tmp_path / "git").rename(some.root / ".git")
    return some


def with_hours(tmp_path: Path) -> Closing:
    members = {"anna": "benefit: [{from: 2010-01-01}]\npremium: [{from: 2010-01-01, reference: B}]"}
    some = closing(tmp_path, hours("2025-01-10", "anna", 1), members=members).close("2025-01")
    return some.add(law_yaml(premium_per_year=("2025-01-01", "3300.00")), name="law.yaml")


SEALED = {"S525": "2025-01=ABCD-2345-ABCD-2345", "S526": "2025-02=ABCD-2345-ABCD-2345"}
"""What `verify --seal` is asked, of one month that is closed."""


VERIFIED: dict[str, Callable[[Path], Closing]] = {
    "S502": lambda path: one_closed(path).add(booked("2025-01-11", POT, "Assets:Bank", 1)),
    "S503": renamed,
    "S504": copied,
    "S505": without_the_first,
    "S506": lambda path: one_closed(path).add(earns("2025-01-11", "bram", 1)),
    "S507": lambda path: one_closed(path).edit(MAIN, JOB, ""),
    "S508": lambda path: one_closed(path).edit("agreement.yaml", "share: 5%", "share: 6%"),
    "S509": lambda path: one_closed(path).edit("2025-01", "; Afsluiting", "; afsluiting"),
    "S510": without_the_first,
    "S511": lambda path: one_closed(path).edit("2025-01", "rules: 2", "rules: 99"),
    "S512": lambda path: one_closed(path).add("x", name="closes/x.txt"),
    "S519": lambda path: one_closed(path).edit(
        "coop.yaml", "first_month: 2025-01", "first_month: 2025-02"
    ),
    "S523": gone_from_git,
    "S524": closed_anew,
    "S527": lambda path: one_closed(path).edit(MAIN, '"Boeking"', '"Iets anders"'),
    "S518": lambda path: one_closed(path).add("\n", name="2025-01"),
}
"""What `verify` says."""


REFUSED: dict[str, Callable[[Path], Closing]] = {
    "S513": lambda path: bare(path, f"2025-02-01 open {POT}"),
    "S514": lambda path: bare(path, f"2025-01-01 open {POT}\n2025-01-30 close {POT}"),
    "S515": lambda path: bare(path, f"2025-01-01 open {POT} USD"),
    "S516": lambda path: bare(path, f"2025-01-01 open {POT}\n2025-02-01 balance {POT} 0.00 EUR"),
    "S517": lambda path: closing(path, JOB).edit(MAIN, "closes/*", "closes/start"),
    "S522": lambda path: closing(path, JOB, '2025-01-11 document Assets:Bank "bon.pdf"\n'),
}
"""What the first `close` is refused for."""


WARNED: dict[str, Callable[[Path], Closing]] = {"S520": kept_with_git, "S521": with_hours}
"""What the second `close` warns of."""
