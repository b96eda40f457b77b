"""The amount and the age rule of a day, on the day before and the day itself (SPEC 3.5)."""

from datetime import date

import pytest

from socoledger.domain.law import AgeRule, AgeRuleName, Law, LegalAmount, LegalParameter
from socoledger.rules.law import age_rule_on, amount_on

NEW_YEAR, JULY, NEXT_YEAR = date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1)


def law(*amounts: tuple[date, int | None], rules: tuple[tuple[date, AgeRuleName], ...] = ()) -> Law:
    found = tuple(LegalAmount(start, cents, "Stcrt.", "high") for start, cents in amounts)
    parameter = LegalParameter("premium_per_year", {}, "31", "euro", found)
    ages = tuple(AgeRule(start, rule, "Stb.") for start, rule in rules)
    return Law({"premium_per_year": parameter}, {"premium": ages})


def amount(of: Law, day: date) -> tuple[int | None, date | None]:
    found = amount_on(of, "premium_per_year", day)
    return (None if found.serving is None else found.serving.cents), found.unknown_since


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 12, 31), (None, date(2024, 12, 31))),
        (NEW_YEAR, (1000, None)),
        (date(2025, 6, 30), (1000, None)),
        (JULY, (1100, None)),
    ],
)
def test_an_amount_holds_from_its_first_day(
    day: date, expected: tuple[int | None, date | None]
) -> None:
    assert amount(law((NEW_YEAR, 1000), (JULY, 1100)), day) == expected


def test_an_amount_is_unknown_since_the_first_day_that_it_is() -> None:
    """The last known one serves meanwhile, until there is another."""
    of = law((NEW_YEAR, 1000), (JULY, None), (date(2025, 10, 1), None), (NEXT_YEAR, 1200))
    assert amount(of, date(2025, 6, 30)) == (1000, None)
    assert amount(of, JULY) == (1000, JULY)
    assert amount(of, date(2025, 12, 31)) == (1000, JULY)
    assert amount(of, NEXT_YEAR) == (1200, None)


def test_an_amount_that_never_was_known_is_unknown_since_it_began() -> None:
    assert amount(law((NEW_YEAR, None)), JULY) == (None, NEW_YEAR)


def test_the_rule_for_who_is_under_27_holds_from_its_first_day() -> None:
    of = law(rules=((NEW_YEAR, "excluded"), (NEXT_YEAR, "lifted")))
    found = [age_rule_on(of, "premium", day) for day in (date(2025, 12, 31), NEXT_YEAR)]
    assert [(rule.rule, since) for rule, since in found] == [("excluded", None), ("lifted", None)]


def test_the_first_rule_serves_for_days_before_it() -> None:
    rule, since = age_rule_on(law(rules=((NEW_YEAR, "excluded"),)), "premium", date(2024, 1, 1))
    assert (rule.start, since) == (NEW_YEAR, None)


def test_a_rule_is_unknown_since_the_first_day_that_it_is() -> None:
    rules: tuple[tuple[date, AgeRuleName], ...] = (
        (NEW_YEAR, "excluded"), (JULY, "unknown"), (NEXT_YEAR, "unknown"),
    )  # fmt: skip
    rule, since = age_rule_on(law(rules=rules), "premium", NEXT_YEAR)
    assert (rule.rule, since) == ("excluded", JULY)
