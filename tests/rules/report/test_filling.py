"""What came into a spaarpot in a year, and where another division begins (SPEC 3.2, 3.3)."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from socoledger.domain.agreement import Agreement, Bracket, Clause
from socoledger.domain.destinations import Levy
from socoledger.domain.findings import Place
from socoledger.domain.period import Month
from socoledger.domain.report.filling import Filling
from socoledger.rules.distribution import Terms, distribute, standings
from socoledger.rules.report.filling import filling

JANUARY = Month(2025, 1)


def bracket(up_to: int | None, spaarpot: str, *, to: str = "municipality") -> Bracket:
    share = Fraction(spaarpot)
    return Bracket(up_to, (Levy(to, 1 - share), Levy("spaarpot", share)))


def clause(*brackets: Bracket, levies: str = "0") -> Clause:
    taken = (Levy("cooperative", Fraction(levies)),) if levies != "0" else ()
    return Clause(taken, brackets, "cooperative")


def agreement(what: Clause, start: Month = JANUARY) -> Agreement:
    return Agreement(
        f"from {start}", start, "", Place("agreement.yaml", 1), what, Clause((), (), "reserve")
    )


def filled(results: dict[int, int], *versions: Agreement, last: int = 12) -> Filling | None:
    """The year 2025, of results in cents by number of month."""
    by_month = {Month(2025, number): cents for number, cents in results.items()}
    terms = Terms(lambda version: version.member_result, lambda _version, _year: False)
    stood = standings(by_month, versions, terms, JANUARY, Month(2025, last))
    return filling(stood, Month(2025, last))


WORKED = clause(bracket(300000, "1"), bracket(600000, "0.5"), bracket(None, "0"), levies="0.15")
"""The agreement of SPEC 8, its two levies as one."""


def test_the_worked_example() -> None:
    """SPEC 8: 1,360.00, 850.00 and 3,412.50 in the spaarpot; half from 3,000.00, nothing from
    4,500.00 on.
    """
    some = filled({1: 160000, 2: -60000, 3: 350000}, agreement(WORKED), last=3)
    assert some is not None
    assert [cents for _month, cents in some.by_month] == [136000, 85000, 341250]
    assert some.cents == 341250
    assert [one.cents for one in some.thresholds] == [300000, 450000]
    assert [one.split[0].share for one in some.thresholds] == [Fraction(1, 2), 1]


def test_no_spaarpot_no_filling() -> None:
    assert filled({1: 1000}, agreement(clause(bracket(None, "0", to="fund:a")))) is not None
    assert filled({1: 1000}, agreement(Clause((), (), "cooperative"))) is None


def test_a_loss_is_an_empty_spaarpot() -> None:
    some = filled({1: -5000}, agreement(WORKED), last=2)
    assert some is not None
    assert some.is_empty
    assert some.cents == 0


def test_one_bracket_has_no_threshold() -> None:
    some = filled({1: 5000}, agreement(clause(bracket(None, "1"))))
    assert some is not None
    assert some.thresholds == ()


def test_a_levy_into_the_spaarpot_counts_in_its_thresholds() -> None:
    """10% of 1,111.12 and half of 1,000.00: the rest after the levy is 1,000.00."""
    levied = Clause(
        (Levy("spaarpot", Fraction(1, 10)),), (bracket(100000, "0.5"), bracket(None, "0")), ""
    )
    some = filled({1: 200000}, agreement(levied))
    assert some is not None
    assert [one.cents for one in some.thresholds] == [11111 + 50000]


def test_levies_that_take_all_leave_no_threshold() -> None:
    levied = clause(bracket(1000, "1"), bracket(None, "0"), levies="1")
    some = filled({1: 5000}, agreement(levied))
    assert some is not None
    assert some.thresholds == ()


def test_a_new_agreement_begins_where_the_spaarpot_stood() -> None:
    """3,600.00 in the first half: 3,000.00 and half of 600.00; from July on 40%, until 5,000.00 of
    the year's amount, which is 1,400.00 further: 560.00 more.
    """
    first = clause(bracket(300000, "1"), bracket(None, "0.5"))
    second = clause(bracket(200000, "1"), bracket(500000, "0.4"), bracket(None, "0"))
    versions = agreement(first), agreement(second, Month(2025, 7))
    some = filled({2: 360000, 8: 10000}, *versions)
    assert some is not None
    assert [(one.cents, one.since) for one in some.thresholds] == [
        (300000, None),
        (330000, Month(2025, 7)),
        (386000, None),
    ]
    assert some.cents == 334000


def test_what_an_ended_agreement_never_reached_is_no_threshold() -> None:
    versions = (
        agreement(clause(bracket(300000, "1"), bracket(None, "0.5"))),
        agreement(clause(bracket(None, "1")), Month(2025, 7)),
    )
    some = filled({2: 100000}, *versions)
    assert some is not None
    assert [one.cents for one in some.thresholds] == [100000]


SHARES = st.sampled_from(["0", "0.1", "0.5", "0.875", "1"])


@given(st.integers(1, 900000), SHARES, SHARES, SHARES, st.sampled_from(["0", "0.05", "0.333"]))
def test_at_a_threshold_the_next_bracket_begins(
    end: int, first: str, second: str, other: str, levy: str
) -> None:
    """Whoever's result leaves just so much after the levies has that in the spaarpot."""
    what = clause(bracket(end, first), bracket(end * 2, second), bracket(None, other), levies=levy)
    some = filled({1: 1}, agreement(what), last=1)
    assert some is not None
    amount = max(0, int(end / (1 - Fraction(levy))) - 5)
    while sum(part.cents for part in distribute(amount, what).parts if part.bracket) < end:
        amount += 1
    assert some.thresholds[0].cents == distribute(amount, what).by_destination()["spaarpot"]
