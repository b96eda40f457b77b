"""When a close is refused (SPEC 4); nothing is ever written then."""

from pathlib import Path

import pytest

from socoledger.commands import obstacles
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.read.full_load import full_load_findings
from tests.support.closing import MAIN, Closing, at_work, line_of, worked
from tests.support.findings import codes_of
from tests.support.small_books import BENEFIT, booked, costs, earns, hours, paid

pytestmark = pytest.mark.slow

SPENT = booked("{day}", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5)
"""Without a purpose, S322, and, while there is nothing yet, S321 too."""


def spent(day: str) -> str:
    return SPENT.format(day=day)


# -- which month --------------------------------------------------------------------------------


@pytest.mark.parametrize("period", ["2025-02", "2025-03", "2026-01", "2025-12"])
def test_only_the_first_month_is_closed_first(tmp_path: Path, period: str) -> None:
    assert "2025-01" in worked(tmp_path).no(period).messages[0]


@pytest.mark.parametrize("period", ["2025-04", "2025-05", "2026-03"])
def test_only_the_month_after_the_last_closed_one(tmp_path: Path, period: str) -> None:
    some = worked(tmp_path).close("2025-01", "2025-02")
    assert "2025-03" in some.no(period).messages[0]


@pytest.mark.parametrize("period", ["2025-01", "2025-02"])
def test_a_month_that_is_closed_already(tmp_path: Path, period: str) -> None:
    some = worked(tmp_path).close("2025-01", "2025-02")
    answer = some.no(period)
    assert period in answer.messages[0]
    assert "2025-03" in answer.messages[0]


@pytest.mark.parametrize("period", ["2024-12", "2024", "2020-01"])
def test_a_period_before_the_first_month(tmp_path: Path, period: str) -> None:
    some = worked(tmp_path, earns("2024-12-10", "anna", 10))
    assert "2025-01" in some.no(period).messages[0]


@pytest.mark.parametrize(
    "period",
    [
        *("2025-13", "2025-00", "2025-3", "25-03", "202503", "maart", "", " ", "2025-01-15"),
        *("2025-", "20250", "0000", "2025-03 ", "٢٠٢٥-٠٣", "2025/03", "../2025-03", "-1"),
    ],
)
def test_what_is_no_period_is_a_wrong_command_line(tmp_path: Path, period: str) -> None:
    worked(tmp_path).no(period, 2)


# -- a month that is over -----------------------------------------------------------------------


def test_a_month_is_closed_from_the_day_after_it(tmp_path: Path) -> None:
    some = worked(tmp_path)
    for day in ("2025-01-30", "2025-01-31"):
        answer = some.on(day).no("2025-01")
        assert day in answer.messages[0]
        assert "--early" in answer.messages[0]
        assert some.on(day).no("2025-01", dry_run=True).output == ""
    some.on("2025-02-01").close("2025-01")


def test_a_month_that_is_not_over_is_closed_when_asked(tmp_path: Path) -> None:
    some = worked(tmp_path)
    early, later = some.on("2025-01-20"), some.on("2025-02-01")
    assert early.ask_close("2025-01", early=True, dry_run=True) == later.ask_close(
        "2025-01", dry_run=True
    )
    early.close("2025-01", early=True)
    assert early.differs() == []


def test_a_clock_set_back_refuses_and_breaks_nothing(tmp_path: Path) -> None:
    some = worked(tmp_path).close("2025-01")
    back = some.on("2000-01-01")
    back.no("2025-02")
    assert back.differs() == []
    assert back.status()["due"] == {"month": "2025-02", "over": False, "years": []}


@pytest.mark.parametrize("period", ["2025-01", "2025-03", "2025", "2024-12"])
def test_early_waives_nothing_but_the_clock(tmp_path: Path, period: str) -> None:
    some = worked(tmp_path).close("2025-01").on("2025-02-15")
    some.no(period, early=True)
    assert some.add(spent("2025-02-28")).refused("2025-02", early=True) == ["S322"]


# -- errors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        ("2024-12-31", True),
        ("2025-01-01", True),
        ("2025-01-31", True),
        ("2025-02-01", False),
        ("2025-06-01", False),
    ],
)
def test_errors_dated_in_or_before_the_month(tmp_path: Path, day: str, *, refused: bool) -> None:
    some = worked(tmp_path, spent(day))
    if refused:
        answer = some.no("2025-01")
        assert "S321" in codes_of(answer)
        line = line_of(some, MAIN, f"{day} *") + 1
        assert any(f"{MAIN}:{line}: S321" in message for message in answer.messages)
    else:
        some.close("2025-01")


@pytest.mark.parametrize(
    ("later", "code"),
    [
        (earns("2025-02-10", "nobody", 10), "S201"),
        (earns("2025-02-10", "anna", 10).replace('member: "anna"', 'members: "anna 1"'), "S203"),
        (hours("2025-02-10", "nobody", 1), "S201"),
        (hours("2025-02-10", "anna", -1), "S207"),
        (paid("2025-02-10", "Premie:Anna", 10), "S405"),
        (paid("2025-02-10", "Spaarpot:Anna", 10000), "S321"),
        (spent("2025-02-10").replace('* "Boeking"', '* "Boeking" #close'), "S501"),
    ],
)
def test_errors_after_the_month_do_not_hinder(tmp_path: Path, later: str, code: str) -> None:
    """SPEC 4 refuses on errors dated in or before the month, those that stop figures included;
    the month they are of is refused.
    """
    some = worked(tmp_path, later)
    assert code in [one["code"] for one in some.checked()["findings"]]
    assert some.ask_close("2025-01", dry_run=True).output == (
        worked(tmp_path / "without").ask_close("2025-01", dry_run=True).output
    )
    some.close("2025-01")
    assert some.differs() == []
    assert some.status()["closed"]["through"] == "2025-01"
    assert code in some.refused("2025-02")


def test_errors_of_no_day_are_in_the_way_of_every_close(tmp_path: Path) -> None:
    overlapping = "benefit: [{from: 2029-01-01}, {from: 2029-06-01}]"
    some = worked(tmp_path, members={"anna": BENEFIT, "bram": overlapping})
    assert some.refused("2025-01") == ["S211"]


def test_an_agreement_that_does_not_add_up_is_in_the_way(tmp_path: Path) -> None:
    some = worked(tmp_path).close("2025-01")
    some.edit("agreement.yaml", "split: {municipality: 100%}", "split: {municipality: 99%}")
    assert set(some.refused("2025-02")) == {"S304"}


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    """Those of members and tags first: the others may only follow from them."""
    some = worked(tmp_path, spent("2025-01-05"), paid("2025-01-07", "Premie:Anna", 1))
    assert sorted(some.refused("2025-01")) == ["S321", "S322", "S404", "S405"]
    some.add(earns("2025-01-06", "nobody", 1), earns("2025-01-07", "nobody", 1))
    assert some.refused("2025-01") == ["S201", "S201"]


def test_warnings_are_not_in_the_way(tmp_path: Path) -> None:
    untagged = "2025-01-11 *\n  Assets:Bank  5 EUR\n  Income:Verkoop\n"
    some = worked(tmp_path, untagged)
    assert some.checked()["warnings"] == 1
    some.close("2025-01")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        (MAIN, "2025-01-15 opn Assets:Bank\n", "S131"),
        (MAIN, "2027-01-15 opn Assets:Bank\n", "S131"),
        ("agreement.yaml", "colour: red\n", "S109"),
        ("law.yaml", "amounts: [\n", "S106"),
    ],
)
def test_books_that_cannot_be_read_are_not_closed(
    tmp_path: Path, name: str, text: str, code: str
) -> None:
    some = worked(tmp_path).add(text, name=name)
    assert code in some.refused("2025-01", 3)


def test_no_books_to_close(tmp_path: Path) -> None:
    assert Closing(tmp_path).refused("2025-01", 3) == ["S101"]


# -- earlier closes -----------------------------------------------------------------------------


def three(tmp_path: Path, *more: str) -> Closing:
    return worked(tmp_path, *more).close("2025-01", "2025-02", "2025-03")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("600.00 EUR\n  Assets:Bank  -600.00", "600.01 EUR\n  Assets:Bank  -600.01"),
        ("2025-02-10 *", "2025-02-11 *"),
        ('2025-02-10 * "Boeking"\n  member: "anna"', '2025-02-10 * "Boeking"\n  member: "bram"'),
    ],
)
def test_a_change_in_a_closed_month_is_refused_at_its_line(
    tmp_path: Path, old: str, new: str
) -> None:
    """Issue 7: with the exact lines at fault."""
    some = three(tmp_path).edit(MAIN, old, new)
    answer = some.no("2025-04")
    line = line_of(some, MAIN, "2025-02-1")
    assert any(f"{MAIN}:{line}: S506" in message for message in answer.messages)
    assert not any(f"{MAIN}:{line + 5}" in message for message in answer.messages)


@pytest.mark.parametrize(
    "added",
    [
        costs("2025-01-31", "bram", 3),
        costs("2024-06-30", "bram", 3),
        paid("2025-03-31", "Spaarpot:Anna", 10, purpose="course"),
        hours("2025-01-01", "bram", 1),
    ],
)
def test_what_is_added_to_a_closed_month_is_refused_at_its_line(tmp_path: Path, added: str) -> None:
    """Months before the first count with it."""
    some = three(tmp_path).add("\n", added)
    answer = some.no("2025-04")
    line = line_of(some, MAIN, added.splitlines()[0])
    assert any(f"{MAIN}:{line}: S506" in message for message in answer.messages)


def test_what_is_gone_from_a_closed_month_is_refused(tmp_path: Path) -> None:
    some = three(tmp_path).edit(MAIN, costs("2025-02-10", "anna", 600), "")
    assert "S507" in some.refused("2025-04")
    assert any("2025-02-10" in message for message in some.no("2025-04").messages)


def test_a_change_in_an_open_month_is_not(tmp_path: Path) -> None:
    some = three(tmp_path).add("\n", costs("2025-04-01", "anna", 3))
    some.close("2025-04")


def test_a_changed_close_is_refused(tmp_path: Path) -> None:
    some = three(tmp_path).edit("2025-02", "-600.00 EUR", "-601.00 EUR")
    line = line_of(some, "2025-02", "-601.00")
    answer = some.no("2025-04")
    assert any(f"2025-02.beancount:{line}: S509" in message for message in answer.messages)


@pytest.mark.parametrize("period", ["2025-01", "2025-02"])
def test_a_missing_close_is_refused(tmp_path: Path, period: str) -> None:
    """Neither is the month after the last closed, nor the missing one made anew."""
    some = three(tmp_path)
    some.file(period).unlink()
    assert period in some.no("2025-04").messages[0]
    assert "S505" in some.refused(period)


@pytest.mark.parametrize("name", ["2025-04", "2025-05", "maart", "2025-03-oud"])
def test_a_renamed_close_is_refused(tmp_path: Path, name: str) -> None:
    some = three(tmp_path)
    some.file("2025-03").rename(some.file(name))
    assert "S503" in some.refused("2025-04")


def test_a_close_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    some = three(tmp_path)
    some.add(some.text_of("2025-03"), name="closes/kopie.beancount")
    assert "S504" in some.refused("2025-04")


def test_after_putting_back_what_changed_all_is_well(tmp_path: Path) -> None:
    some = three(tmp_path).edit(MAIN, "2025-02-10 *", "2025-02-11 *")
    some.no("2025-04")
    some.edit(MAIN, "2025-02-11 *", "2025-02-10 *").close("2025-04")
    assert some.differs() == []


def test_hours_and_decisions_of_a_closed_month_are_refused_too(tmp_path: Path) -> None:
    some = at_work(tmp_path).close("2025-01").edit(MAIN, '"anna" 40', '"anna" 41')
    line = line_of(some, MAIN, '"anna" 41')
    answer = some.no("2025-02")
    assert any(f"{MAIN}:{line}: S506" in message for message in answer.messages)


# -- Beancount has the last word ----------------------------------------------------------------


def test_beancount_loads_the_journal_with_the_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What our own checks would miss, it sees."""
    monkeypatch.setattr(obstacles, "clashes", lambda _plan, _books: ())
    some = worked(tmp_path, "2025-02-05 balance Liabilities:Spaarpot:Anna  0.00 EUR\n")
    answer = some.no("2025-01")
    line = line_of(some, MAIN, "2025-02-05 balance")
    assert [message.split()[:2] for message in answer.messages[:1]] == [[f"{MAIN}:{line}:", "S138"]]
    assert not some.file("2025-01").exists()


def test_it_does_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[str] = []

    def counted(books: Books, *drafts: tuple[str, bytes]) -> tuple[Finding, ...]:
        loads.extend(name for name, _ in drafts)
        return full_load_findings(books, *drafts)

    monkeypatch.setattr(obstacles, "full_load_findings", counted)
    worked(tmp_path).close("2025-01")
    assert loads == ["closes/2025-01.beancount"]
