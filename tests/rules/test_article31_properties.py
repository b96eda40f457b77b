"""What holds of awards in all books: with shares, spaarpotten that give, and who comes back."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.books import Books as Read
from socoledger.domain.money import parse_hundredths
from socoledger.domain.period import Month
from socoledger.rules.article31 import premium_figures
from socoledger.rules.history import history
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_answer, spaarpot_at
from socoledger.rules.span import span
from socoledger.write.as_json import as_json
from tests.oracle import random_books, records, writing
from tests.support.asking import Shape
from tests.support.properties import steady
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    PREMIUM,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    version,
)

pytestmark = pytest.mark.slow

some_books = settings(steady, max_examples=12)

YEAR = [Month(2025, number) for number in range(1, 13)]
TWELVE = st.lists(st.integers(-400, 600), min_size=12, max_size=12)
SHARES = ("25%", "33.3%", "7.77%", "100%")


def result(month: Month, euros: int) -> str:
    line = earns if euros >= 0 else costs
    return line(f"{month}-10", "anna", abs(euros) + 0.07)


def anna(terms: str, *journal: str, member: str = f"{BENEFIT}\n{PREMIUM}") -> Read:
    """Books of Anna, whose results go to her spaarpot."""
    purposes = "{purposes: [{id: course}, {id: premium}]}"
    agreement = [version(member_result=ALL_TO_SPAARPOT, premium=terms, spaarpot=purposes)]
    with TemporaryDirectory() as folder:
        some = books(Path(folder), *journal, agreement=agreement, members={"anna": member})
        return some.read


def cents(text: str) -> int:
    return parse_hundredths(text)


def premiums(read: Read, through: Month) -> Shape:
    """The register of Anna's premiums through a month."""
    past = history(read, through)
    shape: Shape = as_json(premium_figures(past, through.year, through, frozenset({"anna"})))
    found: Shape = shape["members"][0]["premium"]
    return found


def awards(read: Read) -> list[int]:
    """What was awarded through each month of the year."""
    return [cents(premiums(read, month)["awarded"]) for month in YEAR]


@some_books
@given(
    TWELVE,
    st.lists(st.integers(0, 40), min_size=12, max_size=12),
    st.sampled_from(SHARES),
    st.sampled_from(("", ", per_month: 50.00", ", from: spaarpot", ", of: result")),
    st.integers(0, 300),
    st.integers(1, 300),
)
def test_awarded_never_falls_whatever_is_heard_and_lost(
    results: Sequence[int], worked: Sequence[int], share: str, more: str, ended: int, late: int
) -> None:
    """Anna's benefit ends some day, and that is heard later."""
    last = date(2025, 1, 20) + timedelta(days=ended)
    member = f"benefit: [{{from: 2010-01-01, to: {last}, known: {last + timedelta(late)}}}]"
    read = anna(
        f"{{per_hour: 1.00, share: {share}{more}}}",
        *map(result, YEAR, results),
        *(hours(f"{month}-11", "anna", number) for month, number in zip(YEAR, worked, strict=True)),
        member=f"{member}\n{PREMIUM}",
    )
    found = awards(read)
    assert found == sorted(found)
    assert found[0] >= 0


@some_books
@given(TWELVE, st.sampled_from(SHARES), st.lists(st.integers(0, 250), min_size=12, max_size=12))
def test_what_the_spaarpot_gives_leaves_it_above_zero(
    results: Sequence[int], share: str, spent: Sequence[int]
) -> None:
    """A close that awards something never brings it below zero; what was spent may."""
    pot = "Liabilities:Spaarpot:Anna"
    read = anna(
        f"{{share: {share}, per_hour: 3.00, from: spaarpot}}",
        *map(result, YEAR, results),
        *(hours(f"{month}-11", "anna", 10) for month in YEAR),
        *(
            booked(f"{month}-12", pot, "Assets:Bank", amount, purpose="course")
            for month, amount in zip(YEAR, spent, strict=True)
            if amount
        ),
    )
    before = 0
    for month, through in zip(YEAR, awards(read), strict=True):
        end = month.last_day
        pots: Shape = as_json(spaarpot_answer(end, spaarpot_at(history(read, month, end), end)))
        left = cents(pots["total"]["balance"]) + cents(pots["total"]["pending"])
        assert left >= 0 or through == before, (month, left)
        before = through


@some_books
@given(TWELVE, st.sampled_from(SHARES), st.sampled_from(("spaarpot", "result")), st.randoms())
def test_the_order_of_months_makes_no_difference_to_the_years_share(
    results: Sequence[int], share: str, of: str, dice: random.Random
) -> None:
    """Where nothing else binds: no cap, and a benefit in every month."""
    shuffled = list(results)
    dice.shuffle(shuffled)
    one, other = (
        premiums(anna(f"{{share: {share}, of: {of}}}", *map(result, YEAR, each)), YEAR[-1])
        for each in (results, shuffled)
    )
    assert one["earned"] == other["earned"]
    if sum(results) > 0:
        assert cents(one["earned"]) > 0


# -- a membership cut in two ----------------------------------------------------------------------


def cut(member: records.Member, dice: random.Random) -> records.Member:
    """The member with each membership cut in two or three, with no day between."""
    found: list[records.Membership] = []
    for each in member.memberships:
        rest = each
        for _ in range(dice.choice((1, 1, 2))):
            last = rest.start + timedelta(days=dice.choice((0, 1, 30, 90, 200, 364)))
            if rest.end is not None and last >= rest.end:
                break
            outcome = dice.choice(records.OUTCOMES)
            found.append(replace(rest, end=last, outcome=outcome, known=None))
            rest = replace(rest, start=last + timedelta(days=1))
        found.append(rest)
    return replace(member, memberships=tuple(found))


def figures(folder: Path, made: records.Books) -> list[Shape]:
    """Every figure of every month and year."""
    writing.write(made, folder)
    read = Books(folder).read
    ids, reach = frozenset(member.id for member in read.members), span(read.journal)
    found = []
    for month in (Month.of(day) for day in _months(made)):
        past, end = history(read, month), month.last_day
        found += [
            as_json(result_figures(past, month, month)),
            as_json(premium_figures(past, month.year, month, ids)),
            as_json(spaarpot_answer(end, spaarpot_at(history(read, month, end), end))),
        ]
    assert reach.years
    return found


def _months(made: records.Books) -> list[date]:
    last = max(transaction.date for transaction in made.transactions)
    return records.months_between(made.first_month, records.month_of(last))


@pytest.mark.parametrize("seed", range(4100, 4104))
def test_a_membership_cut_in_two_gives_what_one_gives(tmp_path: Path, seed: int) -> None:
    made, dice = random_books.make(seed), random.Random(seed)
    parts = replace(made, members=tuple(cut(member, dice) for member in made.members))
    assert parts.members != made.members
    assert figures(tmp_path / "parts", parts) == figures(tmp_path / "whole", made)
