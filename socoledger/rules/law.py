"""Looking up the law: the amount on a day, and the rule for who is under 27 (SPEC 3.5)."""

from datetime import date

from socoledger.domain.law import AgeRule, InForce, Law, LegalAmount

PREMIUM_PER_YEAR = "premium_per_year"
ALLOWANCE_PER_MONTH = "allowance_per_month"
ALLOWANCE_PER_YEAR = "allowance_per_year"
KOR_TURNOVER = "kor_turnover_per_year"
CHANGES_IN = {PREMIUM_PER_YEAR: (1, 7), ALLOWANCE_PER_MONTH: (1,), ALLOWANCE_PER_YEAR: (1,)}
"""The months on whose first day an amount changes (Participatiewet art. 38 lid 4; Regeling
Participatiewet, IOAW en IOAZ art. 7).
"""


def amount_on(law: Law, id_: str, day: date) -> InForce:
    """The amount in force on a day, or the last known one with the day it is unknown since."""
    serving: LegalAmount | None = None
    unknown_since: date | None = None
    for amount in law.parameters[id_].amounts:
        if amount.start > day:
            break
        if amount.cents is None:
            unknown_since = unknown_since or amount.start
        else:
            serving, unknown_since = amount, None
    if serving is None and unknown_since is None:
        unknown_since = day
    return InForce(serving, unknown_since)


def age_rule_on(law: Law, kind: str, day: date) -> tuple[AgeRule, date | None]:
    """The rule for "premium" or "allowance" on a day: the last known one, and since when it is
    not known whether that still holds. The first rule serves for days before it.
    """
    rules = law.age_rules[kind]
    serving, unknown_since = rules[0], None
    for rule in rules:
        if rule.start > day:
            break
        if rule.rule == "unknown":
            unknown_since = unknown_since or rule.start
        else:
            serving, unknown_since = rule, None
    return serving, unknown_since
