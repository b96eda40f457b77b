"""Legal amounts that become known, or are corrected, after a month was closed with them (SPEC 4).

A close records the amounts it used and is verified with them; what has become known counts from the
next close on, which says so (S521).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.law import AgeRule, Law
from socoledger.read import head
from socoledger.read.law import package_law
from tests.support.closing import Closing, closing
from tests.support.findings import codes_of
from tests.support.small_books import (
    ALLOWANCE,
    BENEFIT,
    DECIDED,
    PREMIUM,
    hours,
    law_yaml,
    paid,
    version,
)

pytestmark = pytest.mark.slow

TERMS = version("2026-01-01", premium="{per_hour: 100.00}", allowance="{per_hour: 10.00}")
"""The law's own maxima alone: 3,398.00 of premium from January 2026 on, and 220.00 of allowance a
month; the premium from July on is not known to the package.
"""
JULY, AUGUST = "2026-07", "2026-08"


def worked_in_july(tmp_path: Path, *more: str, keys: str = DECIDED) -> Closing:
    """Anna works forty hours in July: 4,000.00 and 400.00, more than the law lets through."""
    return closing(
        tmp_path,
        hours("2026-07-10", "anna", 40),
        *more,
        agreement=[TERMS],
        members={"anna": keys},
        first_month=JULY,
    )


def awarded(some: Closing, period: str) -> tuple[str, str]:
    """The premium and the allowance that a close books."""
    (found,) = some.booked(period) or ({},)
    premium, allowance = (
        found.get(f"Liabilities:{kind}:Anna", "0.00") for kind in ("Premie", "Vergoeding")
    )
    return premium.removeprefix("-"), allowance.removeprefix("-")


def learn(some: Closing, **amounts: tuple[str, str]) -> Closing:
    """Write law.yaml."""
    return some.add(law_yaml(**amounts), name="law.yaml")


def says(some: Closing, period: str) -> list[str]:
    """The codes that a close says, which ends well."""
    answer = some.ask_close(period, dry_run=True)
    assert answer.exit == 0, answer.messages
    return codes_of(answer._replace(output=""))


# -- what a close records -----------------------------------------------------------------------


def test_a_close_records_the_amounts_it_used(tmp_path: Path) -> None:
    some = worked_in_july(tmp_path).close(JULY)
    assert awarded(some, JULY) == ("3398.00", "220.00")
    head = some.text_of(JULY).partition("\n\n2026-07-31 *")[0]
    assert all(amount in head for amount in ("3398.00", "220.00", "2200.00"))


@pytest.mark.parametrize(
    ("keys", "recorded"),
    [
        (BENEFIT, []),
        (f"{BENEFIT}\n{PREMIUM}", ["premium_per_year"]),
        (f"{BENEFIT}\n{ALLOWANCE}", ["allowance_per_month", "allowance_per_year"]),
    ],
)
def test_a_close_records_no_more_than_it_used(
    tmp_path: Path, keys: str, recorded: list[str]
) -> None:
    some = worked_in_july(tmp_path, keys=keys).close(JULY)
    ids = ("premium_per_year", "allowance_per_month", "allowance_per_year")
    assert [id_ for id_ in ids if f"  {id_}: " in some.text_of(JULY)] == recorded


# -- an amount becomes known --------------------------------------------------------------------


def test_a_premium_that_becomes_known_counts_from_the_next_close_on(tmp_path: Path) -> None:
    some = worked_in_july(tmp_path).close(JULY)
    before = some.text_of(JULY)
    learn(some, premium_per_year=("2026-07-01", "3440.00"))
    assert some.differs() == []
    assert some.premium_of(2026)["awarded"] == "3398.00"
    assert some.premium_of(2026)["maximum"] == "3398.00"
    assert says(some, AUGUST) == ["S521"]
    some.close(AUGUST)
    assert awarded(some, AUGUST) == ("42.00", "0.00")
    assert some.premium_of(2026)["awarded"] == "3440.00"
    assert some.premium_of(2026)["maximum"] == "3440.00"
    assert some.text_of(JULY) == before
    assert some.differs() == []
    assert some.bean_check() == []


def test_an_allowance_that_becomes_known_counts_from_the_next_close_on(tmp_path: Path) -> None:
    some = worked_in_july(tmp_path).close(JULY)
    learn(some, allowance_per_month=("2026-07-01", "230.00"))
    assert some.differs() == []
    assert some.allowance_of(2026)["awarded"] == "220.00"
    assert says(some, AUGUST) == ["S521"]
    some.close(AUGUST)
    assert awarded(some, AUGUST) == ("0.00", "10.00")
    assert some.differs() == []


def test_it_is_said_once_and_each_amount_apart(tmp_path: Path) -> None:
    some = worked_in_july(tmp_path).close(JULY)
    learn(
        some,
        premium_per_year=("2026-07-01", "3440.00"),
        allowance_per_month=("2026-07-01", "230.00"),
        allowance_per_year=("2026-07-01", "2300.00"),
    )
    answer = some.ask_close(AUGUST)
    told = [message for message in answer.messages if "S521" in message]
    assert len(told) == 3
    (premium,) = [message for message in told if "premium_per_year" in message]
    assert "2026-07-01" in premium
    assert "3398.00" in premium
    assert "3440.00" in premium
    assert says(some, "2026-09") == []


@pytest.mark.parametrize(
    ("start", "told", "later"),
    [
        ("2026-07-01", ["S521"], "42.00"),
        ("2026-07-31", ["S521"], "42.00"),
        ("2026-08-01", [], "42.00"),
        ("2026-08-31", [], "42.00"),
        ("2026-09-01", [], "0.00"),
    ],
)
def test_the_days_around_the_end_of_the_closed_month(
    tmp_path: Path, start: str, told: list[str], later: str
) -> None:
    """What holds from a day of an open month on is no news of a closed one."""
    some = worked_in_july(tmp_path).close(JULY)
    learn(some, premium_per_year=(start, "3440.00"))
    assert some.differs() == []
    assert says(some, AUGUST) == told
    some.close(AUGUST)
    assert awarded(some, AUGUST)[0] == later
    assert some.differs() == []


def test_an_amount_that_was_known_in_time_is_no_news(tmp_path: Path) -> None:
    some = learn(worked_in_july(tmp_path), premium_per_year=("2026-07-01", "3440.00"))
    some.close(JULY)
    assert awarded(some, JULY)[0] == "3440.00"
    assert says(some, AUGUST) == []


def test_the_same_amount_confirmed_is_no_news(tmp_path: Path) -> None:
    some = worked_in_july(tmp_path).close(JULY)
    assert "S407" in [one["code"] for one in some.checked()["findings"]]
    learn(some, premium_per_year=("2026-07-01", "3398.00"))
    assert "S407" not in [one["code"] for one in some.checked()["findings"]]
    assert says(some, AUGUST) == []
    assert some.differs() == []


def test_a_month_taken_back_is_closed_with_what_is_known_now(tmp_path: Path) -> None:
    some = worked_in_july(tmp_path).close(JULY)
    learn(some, premium_per_year=("2026-07-01", "3440.00")).reopen(JULY)
    some.close(JULY)
    assert awarded(some, JULY)[0] == "3440.00"
    assert says(some, AUGUST) == []


def test_payments_are_judged_by_what_closed_months_knew(tmp_path: Path) -> None:
    """A payment of all that August's close brought is right, and stays so."""
    some = worked_in_july(tmp_path, paid("2026-08-05", "Premie:Anna", 3398)).close(JULY)
    learn(some, premium_per_year=("2026-07-01", "3440.00")).close(AUGUST)
    some.add(paid("2026-09-05", "Premie:Anna", 42)).close("2026-09")
    assert some.checked()["errors"] == 0
    assert some.differs() == []


# -- an amount is corrected ---------------------------------------------------------------------

Correct = Callable[[Law], Law]


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Correct], None]:
    """A newer version of the program, with a correction in its law."""

    def install(correct: Correct) -> None:
        corrected = correct(package_law())
        monkeypatch.setattr(head, "package_law", lambda _cache: corrected)

    return install


def amount(id_: str, start: str, cents: int) -> Correct:
    """An amount corrected where it stands."""

    def correct(law: Law) -> Law:
        known = law.parameters[id_]
        first = date.fromisoformat(start)
        assert first in {one.start for one in known.amounts}
        amounts = (
            replace(one, cents=cents) if one.start == first else one for one in known.amounts
        )
        return law._replace(
            parameters={**law.parameters, id_: replace(known, amounts=tuple(amounts))}
        )

    return correct


def test_a_correction_upwards(tmp_path: Path, newer: Callable[[Correct], None]) -> None:
    some = worked_in_july(tmp_path).close(JULY)
    newer(amount("premium_per_year", "2026-01-01", 340000))
    assert some.differs() == []
    assert some.premium_of(2026)["awarded"] == "3398.00"
    assert says(some, AUGUST) == ["S521"]
    some.close(AUGUST)
    assert awarded(some, AUGUST)[0] == "2.00"
    assert some.differs() == []


def test_a_correction_downwards_takes_nothing_back(
    tmp_path: Path, newer: Callable[[Correct], None]
) -> None:
    """SPEC 3.5: what was awarded stays awarded."""
    some = worked_in_july(tmp_path).close(JULY)
    newer(amount("premium_per_year", "2026-01-01", 300000))
    assert some.differs() == []
    assert says(some, AUGUST) == ["S521"]
    some.close(AUGUST)
    assert some.booked(AUGUST) == []
    assert some.premium_of(2026)["awarded"] == "3398.00"
    assert some.differs() == []


def test_a_correction_of_another_year_or_amount_is_no_news(
    tmp_path: Path, newer: Callable[[Correct], None]
) -> None:
    some = worked_in_july(tmp_path, keys=f"{BENEFIT}\n{PREMIUM}").close(JULY)
    newer(amount("premium_per_year", "2025-07-01", 100))
    assert (some.differs(), says(some, AUGUST)) == ([], [])
    newer(amount("allowance_per_month", "2026-01-01", 100))
    assert (some.differs(), says(some, AUGUST)) == ([], [])


def test_a_correction_through_a_whole_closed_year(
    tmp_path: Path, newer: Callable[[Correct], None]
) -> None:
    """Months of an earlier year, and the year itself, keep their figures for ever."""
    some = closing(
        tmp_path,
        hours("2025-12-10", "anna", 40),
        agreement=[version("2025-01-01", premium="{per_hour: 100.00}")],
        members={"anna": DECIDED},
        first_month="2025-12",
    ).close("2025-12", "2025", "2026-01")
    before = some.returned(2025), some.result("2025"), some.premium(2025)
    newer(amount("premium_per_year", "2025-07-01", 100000))
    assert (some.returned(2025), some.result("2025"), some.premium(2025)) == before
    assert some.differs() == []
    assert says(some, "2026-02") == []
    some.close("2026-02")
    assert some.booked("2026-02") == []


def rule(since: str, says_: str) -> Correct:
    """A rule for who is under 27, from a day on."""

    def correct(law: Law) -> Law:
        first = date.fromisoformat(since)
        rules = [one for one in law.age_rules["premium"] if one.start < first]
        changed = (*rules, AgeRule(first, says_, "Stb."))
        return law._replace(age_rules={**law.age_rules, "premium": changed})

    return correct


@pytest.mark.parametrize(("since", "told"), [("2026-07-31", ["S521"]), ("2026-08-01", [])])
def test_a_rule_for_who_is_under_27(
    tmp_path: Path, newer: Callable[[Correct], None], since: str, told: list[str]
) -> None:
    """July was closed without a premium for her; what is known of July counts in August."""
    young = f"{BENEFIT}\n{PREMIUM}\nturns_27: 2026-12-01"
    some = worked_in_july(tmp_path, keys=young).close(JULY)
    assert awarded(some, JULY)[0] == "0.00"
    newer(rule(since, "lifted"))
    assert some.differs() == []
    assert says(some, AUGUST) == told
    some.close(AUGUST)
    assert awarded(some, AUGUST)[0] == ("3398.00" if told else "0.00")
    assert some.differs() == []
