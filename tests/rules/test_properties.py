"""What holds of all books, tried on many."""

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.agreement import Agreement, Bracket, Clause, Levy
from socoledger.domain.findings import Place
from socoledger.domain.money import parse_hundredths
from socoledger.domain.period import Month, december, parse_period
from socoledger.domain.record import keys_of
from socoledger.domain.spaarpot import SpaarpotSums
from socoledger.read.journal.owners import share_out
from socoledger.rules.awards import awards_of
from socoledger.rules.distribution import Terms, distribute, standings
from socoledger.rules.history import history
from socoledger.rules.municipality import return_figures
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_answer, spaarpot_at
from socoledger.rules.span import span
from socoledger.rules.tally import Role, tally
from socoledger.write.as_json import as_json
from tests.oracle import random_books, writing
from tests.support.asking import Shape
from tests.support.properties import steady
from tests.support.small_books import Books, books, costs, earns, hours, version

pytestmark = pytest.mark.slow

# -- W ------------------------------------------------------------------------------------------

DESTINATIONS = ("spaarpot", "municipality", "cooperative", "fund:opleiding", "fund:muziek")


@st.composite
def splits(draw: st.DrawFn) -> tuple[Levy, ...]:
    """Shares that add up to exactly the whole, zeros and tiny ones among them."""
    to = draw(st.lists(st.sampled_from(DESTINATIONS), min_size=1, max_size=4, unique=True))
    cuts = sorted(draw(st.integers(0, 1000)) for _ in to[1:])
    shares = [later - earlier for earlier, later in pairwise([0, *cuts, 1000])]
    return tuple(Levy(*each) for each in zip(to, map(_thousandth, shares), strict=True))


def _thousandth(number: int) -> Fraction:
    return Fraction(number, 1000)


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    ends = draw(st.lists(st.integers(1, 5000), max_size=3, unique=True))
    brackets = [Bracket(end, draw(splits())) for end in (*sorted(ends), None)]
    levies = draw(splits())[: draw(st.integers(0, 4))]
    return Clause(levies, () if draw(st.booleans()) else tuple(brackets), "cooperative")


@steady
@given(clauses(), st.integers(-100, 20000))
def test_w_adds_up_and_takes_from_nobody(clause: Clause, cents: int) -> None:
    found = distribute(cents, clause)
    assert sum(found.by_destination().values()) == max(0, cents)
    assert all(part.cents >= 0 for part in found.parts)
    assert set(found.by_destination()) <= clause.destinations()


@steady
@given(clauses(), st.integers(0, 20000))
def test_w_differs_by_less_than_a_cent_a_step_from_exact_shares(clause: Clause, cents: int) -> None:
    for part in distribute(cents, clause).parts:
        if part.share is not None:
            # Clipped to what is left it may be less, never more.
            assert part.cents <= part.share * part.base_cents + Fraction(1, 2)


@steady
@given(st.integers(-5000, 5000), st.lists(st.integers(1, 500), min_size=2, max_size=6))
def test_sharing_out_adds_up(cents: int, weights: list[int]) -> None:
    owners = tuple((f"m{index}", Fraction(weight, 10)) for index, weight in enumerate(weights))
    shares = share_out(cents, owners)
    assert [member for member, _ in shares] == [member for member, _ in owners]
    assert sum(share for _, share in shares) == cents
    total = sum(weight for _, weight in owners)
    for (_, share), (_, weight) in list(zip(shares, owners, strict=True))[:-1]:
        assert abs(share - cents * weight / total) <= Fraction(1, 2)


# -- the year -----------------------------------------------------------------------------------


def _agreement(clause: Clause) -> Agreement:
    return Agreement("a", Month(2025, 1), "", Place("agreement.yaml", 1), clause, clause)


def _through(clause: Clause, results: Sequence[int]) -> list[dict[str, int]]:
    terms = Terms(lambda agreement: agreement.member_result, lambda _agreement, _year: False)
    first = Month(2025, 1)
    by_month = {first.plus(index): cents for index, cents in enumerate(results)}
    found = standings(by_month, [_agreement(clause)], terms, first, december(2025))
    return [dict(standing.distributed) for standing in found.values()]


def _no_zeros(amounts: dict[str, int]) -> dict[str, int]:
    return {to: cents for to, cents in amounts.items() if cents}


@steady
@given(clauses(), st.lists(st.integers(-3000, 3000), min_size=12, max_size=12), st.randoms())
def test_the_order_of_the_months_does_not_matter_to_the_year(
    clause: Clause, results: list[int], dice: random.Random
) -> None:
    shuffled = list(results)
    dice.shuffle(shuffled)
    one, other = _through(clause, results)[-1], _through(clause, shuffled)[-1]
    assert _no_zeros(one) == _no_zeros(other)
    assert sum(one.values()) == max(0, sum(results))


# -- whole books --------------------------------------------------------------------------------


class Whole:
    """Books of the generator, read once, with every answer about them."""

    def __init__(self, folder: Path, seed: int) -> None:
        writing.write(random_books.make(seed), folder)
        self.read = Books(folder).read
        self.reach = span(self.read.journal)

    def result(self, period: str) -> Shape:
        which = parse_period(period)
        through = which if isinstance(which, Month) else self.reach.through(which)
        assert through is not None
        past = history(self.read, through)
        return as_json(result_figures(past, which, through))


SEEDS = range(2000, 2012)


@pytest.fixture(scope="module", params=SEEDS)
def some(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return Whole(tmp_path_factory.mktemp("books"), request.param)


def _sum(rows: Sequence[Shape]) -> dict[str, int]:
    """Amounts by key, those of a distribution too, without zeros."""
    total: dict[str, int] = {}
    for row in rows:
        inner = {f"to {to}": text for to, text in row["distribution"].items()}
        flat = {key: text for key, text in row.items() if key not in {"id", "distribution"}}
        for key, text in {**flat, **inner}.items():
            total[key] = total.get(key, 0) + parse_hundredths(text)
    return _no_zeros(total)


def test_the_months_add_up_to_the_year_for_every_key(some: Whole) -> None:
    for year in some.reach.years:
        through = some.reach.through(year)
        assert through is not None
        if through < some.read.coop.first_month:
            continue
        start = max(Month(year, 1), some.read.coop.first_month)
        months = [start.plus(index) for index in range(through.number - start.number + 1)]
        parts = [some.result(str(month)) for month in months]
        whole = some.result(str(year))
        for index, member in enumerate(whole["members"]):
            assert _sum([part["members"][index] for part in parts]) == _sum([member])
        assert _sum([part["collective"] for part in parts]) == _sum([whole["collective"]])


def test_members_and_distribution_add_up(some: Whole) -> None:
    for year in some.reach.years:
        answer = some.result(str(year))
        for row in (*answer["members"], answer["collective"]):
            cents = {key: parse_hundredths(row[key]) for key in ("income", "expenses", "result")}
            if "id" in row:
                assert cents["income"] - cents["expenses"] == cents["result"]
        brought = [row["distribution"].get("cooperative", "0.00") for row in answer["members"]]
        own = answer["collective"]
        assert sum(map(parse_hundredths, brought)) == parse_hundredths(own["from_members"])


def test_what_is_awarded_never_falls_within_a_year_nor_passes_the_maximum(some: Whole) -> None:
    totals = tally(some.read)
    last = some.reach.last_month
    assert last is not None
    for member in some.read.members:
        for onderdeel in (PREMIUM, ALLOWANCE):
            found = awards_of(some.read, totals, member, onderdeel).standings(last)
            for month, standing in found.items():
                before = found.get(month.plus(-1)) if month.number > 1 else None
                had = 0 if before is None else before.awarded_cents
                assert standing.awarded_cents >= had >= 0
                if standing.awarded_cents > had:
                    total = standing.awarded_cents + standing.other_cents
                    assert total <= standing.maximum_cents
                    assert standing.awarded_cents <= standing.allowed_cents


def test_the_total_of_the_spaarpotten_is_their_sum_and_what_the_accounts_hold(
    some: Whole,
) -> None:
    last = some.reach.last_day
    assert last is not None
    for day in (last.replace(month=1, day=1), last.replace(day=1), last):
        past = history(some.read, Month.of(day), day)
        answer = spaarpot_answer(day, spaarpot_at(past, day))
        for key in keys_of(SpaarpotSums):
            rows = [getattr(row, key.field) for row in answer.members]
            assert getattr(answer.total, key.field) == sum(rows)
        held = sum(
            movement.cents
            for (role, _), movements in past.totals.movements.items()
            if role is Role.SPAARPOT
            for movement in movements
        )
        assert answer.total.balance_cents == held


def test_the_return_is_what_members_leavers_and_the_cooperative_bring(some: Whole) -> None:
    for year in some.reach.years:
        through = some.reach.through(year)
        assert through is not None
        past = history(some.read, through)
        answer = return_figures(past, year, through)
        brought = sum(row.amount_cents + row.leaving_cents for row in answer.members)
        assert answer.computed_cents == brought + answer.collective.amount_cents
        result = result_figures(past, year, through)
        assert answer.collective.result_cents == result.collective.result_cents


# -- layout -------------------------------------------------------------------------------------

TOGETHER = """
2025-02-11 * "Samen" #member-anna
  Assets:Bank  100.01 EUR
  Income:Verkoop  -100.01 EUR
    members: "anna, bram 2"
"""
LINES = (
    earns("2025-01-10", "anna", "800.05"),
    costs("2025-01-10", "anna", "90.99"),
    earns("2025-01-10", "bram", "120.00"),
    hours("2025-01-10", "anna", "12.5"),
    hours("2025-02-10", "anna", "-2.5"),
    costs("2025-02-10", "bram", "300.00"),
    TOGETHER,
    earns("2025-03-01", "collective", "55.55"),
)


def _answers(some: Books) -> str:
    periods = ("2025-01", "2025-02", "2025-03", "2025")
    found = [some.text("result", period) for period in periods]
    found += [some.text("spaarpot", "2025-03-01"), some.text("premium"), some.text("return")]
    return "".join(found)


@settings(steady, max_examples=25)
@given(st.permutations(LINES), st.lists(st.integers(1, 7), max_size=3, unique=True))
def test_order_and_files_of_the_journal_make_no_difference(
    lines: list[str], cuts: list[int]
) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        expected = _answers(books(Path(one), *LINES, agreement=[PLAIN]))
        pieces = [
            "\n".join(lines[start:end]) for start, end in pairwise([0, *sorted(cuts), len(lines)])
        ]
        files = {f"journal/deel-{index}.beancount": text for index, text in enumerate(pieces)}
        includes = [f'include "deel-{index}.beancount"' for index in reversed(range(len(pieces)))]
        spread = books(Path(other), *includes, agreement=[PLAIN], files=files)
        assert _answers(spread) == expected


PLAIN = version(
    "2025-01-01",
    member_result="{levies: [{to: cooperative, share: 12.5%}],"
    " brackets: [{up_to: 500.00, split: {spaarpot: 100%}},"
    " {split: {municipality: 33.3%, spaarpot: 66.7%}}]}",
    premium="{per_hour: 1.50}",
)
