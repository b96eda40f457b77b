"""The account for the council: nothing about one to four people can be read from it or reckoned
from its figures (SPEC 12).

Somebody reads every amount on the page, adds up and subtracts each two of them, and takes levies
and brackets back to what they were a share of. They know what one to four people brought in, spent
and got, and must not meet it. Amounts are so large that they meet it by chance never.
"""

import itertools
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from socoledger.commands.context import Context
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.municipality import report_municipality
from socoledger.domain.exits import Exit
from tests.support.asking import TODAY, Shape
from tests.support.small_books import (
    DECIDED,
    Books,
    booked,
    books,
    costs,
    earns,
    paid,
    version,
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("books_read_once")]

MEMBERS = [f"lid-{letter}" for letter in "abcdefghijkl"]
FEW = range(1, 5)
SHARES = (Fraction(5, 100), Fraction(10, 100), Fraction(50, 100))
CLAUSE = (
    "{levies: [{to: fund:opleiding, share: 5%}, {to: cooperative, share: 10%}], brackets:"
    " [{up_to: 4000000.00, split: {spaarpot: 100%}}, {up_to: 6500000.00, split:"
    " {municipality: 50%, spaarpot: 50%}}, {split: {municipality: 100%}}]}"
)
OWN = "{brackets: [{split: {municipality: 40%, reserve: 60%}}]}"
SPAARPOT = (
    "{purposes: [{id: course}, {id: business}, {id: premium}],"
    " on_leaving: {work: keep, other: municipality}}"
)
_AMOUNT = re.compile(r"(-?)€([0-9,]+)\.([0-9]{2})")


class Made:
    """Books of a coöperatie with twelve members, of whom some do what others do not."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._lines: list[str] = []
        self.members = dict.fromkeys(MEMBERS, DECIDED)
        self.known: dict[str, dict[str, int]] = {}
        """What no command tells by person: cents by member, for each kind of spending."""

    def amount(self, least: int, most: int) -> str:
        cents = self._random.randint(least * 100, most * 100)
        return f"{cents // 100}.{cents % 100:02d}"

    def some(self, number: int) -> list[str]:
        return self._random.sample(MEMBERS, number)

    def amount_of(self, kind: str, member: str, most: int) -> str:
        """An amount that is known of a member."""
        text = self.amount(100, most)
        self.known.setdefault(kind, {})[member] = _cents(text)
        return text

    def number(self) -> int:
        return self._random.choice((0, 0, 1, 2, 4, 5, 8, 12))

    def lines(self) -> Iterator[str]:
        """What everybody earned, and what some did besides."""
        rich, losing = {*self.some(self.number())}, {*self.some(self._random.choice((0, 0, 1, 6)))}
        for member in MEMBERS:
            least, most = (5_500_000, 9_000_000) if member in rich else (500_000, 3_000_000)
            yield earns("2025-02-03", member, self.amount(least, most))
            if member in losing:
                yield costs("2025-03-03", member, self.amount(10_000_000, 20_000_000))
        for purpose in ("course", "business"):
            for member in self.some(self.number()):
                account = f"Spaarpot:{_account(member)}"
                amount = self.amount_of(purpose, member, 900_000)
                yield paid("2025-04-03", account, amount, purpose=purpose)
        awarded = self.some(self.number())
        for member in awarded:
            account = f"Liabilities:Premie:{_account(member)}"
            amount = self.amount_of("premium of the coöperatie", member, 90_000)
            yield booked("2025-05-03", "Expenses:Artikel31", account, amount)
            if self._random.random() < 0.8:
                yield paid("2025-06-03", f"Premie:{_account(member)}", amount)
        for member in self.some(self.number()):
            pot, account = (
                f"Liabilities:{kind}:{_account(member)}" for kind in ("Spaarpot", "Premie")
            )
            yield booked(
                "2025-05-04",
                pot,
                account,
                self.amount_of("own premium", member, 90_000),
                purpose="premium",
            )
        yield earns("2025-02-04", "collective", self.amount(1_000_000, 9_000_000))
        yield costs("2025-08-04", "collective", self.amount(1_000, 900_000))

    def leave(self) -> None:
        """Some left, for whatever reason."""
        for member in self.some(self._random.choice((0, 0, 1, 5))):
            outcome = self._random.choice(("work", "other"))
            self.members[member] = f"{DECIDED}\nleft: 2025-07-10\noutcome: {outcome}"

    def books(self, tmp_path: Path) -> Books:
        self.leave()
        terms = {"member_result": CLAUSE, "collective_result": OWN, "spaarpot": SPAARPOT}
        starts = self._random.choice((["2025-01-01"], ["2025-01-01", "2025-04-01"]))
        return books(
            tmp_path,
            *self.lines(),
            agreement=[version(start, **terms) for start in starts],
            members=self.members,
        )


def _account(member: str) -> str:
    return member[:1].upper() + member[1:]


def council_page(some: Books, at: str | None = None) -> str:
    context = Context(some.root, TODAY, language="en")
    answer = report_municipality(context, "2025", Wishes(at=at, anonymous=True))
    assert answer.exit is Exit.DONE, answer.messages
    return answer.output


def amounts_on(page: str) -> set[int]:
    """Every amount, in cents, but for those that the agreement says."""
    found = _AMOUNT.findall(page)
    agreed = {400_000_000, 650_000_000, 0, 30_000, 300_000}
    return {
        int(f"{sign}{euros.replace(',', '')}{decimals}") for sign, euros, decimals in found
    } - agreed


def streams(some: Books, at: str | None) -> Iterator[tuple[str, Mapping[str, int]]]:
    """What each person brought in, spent and got of each kind, in cents."""
    result = some.shape("result", "2025", at=at)["members"]
    yield "result", _by_id(result, "result")
    yield "income", _by_id(result, "income")
    yield "expenses", _by_id(result, "expenses")
    for to in ("spaarpot", "municipality", "cooperative", "fund:opleiding"):
        yield to, {one["id"]: _cents(one["distribution"][to]) for one in result}
    returned = some.shape("return", "2025", at=at)["members"]
    yield "leaving", _by_id(returned, "leaving")
    awards = some.shape("premium", "2025", at=at)["members"]
    premium = [{"id": one["id"], **one["premium"]} for one in awards]
    yield "premium", _by_id(premium, "other")
    yield "premium paid", _by_id(premium, "paid")
    paid_less = {one["id"]: _cents(one["other"]) - _cents(one["paid"]) for one in premium}
    yield "premium not paid", paid_less


def _by_id(members: Sequence[Shape], key: str) -> dict[str, int]:
    return {one["id"]: _cents(one[key]) for one in members}


def _cents(text: str) -> int:
    return int(text.replace(".", ""))


def secrets(made: Made, some: Books, at: str | None) -> dict[int, str]:
    """What one to four people come to, in each kind; what is of nobody else is a secret whole, and
    what is of more than that person by person and in small groups.
    """
    found: dict[int, str] = {}
    for name, by_person in (*streams(some, at), *made.known.items()):
        behind = {id_: cents for id_, cents in by_person.items() if cents}
        for size in FEW:
            for group in itertools.combinations(sorted(behind), size):
                found[abs(sum(behind[id_] for id_ in group))] = f"{name} of {', '.join(group)}"
    found.pop(0, None)
    return found


def reckoned(amounts: set[int]) -> Iterator[int]:
    """What somebody makes of the amounts: each, and the sum and difference of each two."""
    yield from amounts
    for one, other in itertools.combinations(sorted(amounts), 2):
        yield abs(one + other)
        yield abs(one - other)


def unshared(amounts: set[int]) -> Iterator[int]:
    """What amounts were a share of, by the shares of the agreement, to some cents."""
    for cents in amounts:
        for share in SHARES:
            yield round(cents / share)


@pytest.mark.parametrize("at", [None, "2025-06-30"])
@pytest.mark.parametrize("seed", range(12))
def test_nothing_about_few_can_be_read_or_reckoned(
    seed: int, at: str | None, tmp_path: Path
) -> None:
    made = Made(seed)
    some = made.books(tmp_path)
    hidden, page = secrets(made, some, at), council_page(some, at)
    assert not [member for member in MEMBERS if member in page.casefold()]
    amounts = amounts_on(page)
    assert not {hidden[cents] for cents in reckoned(amounts) if cents in hidden}
    singles = [cents for cents, what in hidden.items() if "," not in what]
    for cents in unshared(amounts):
        assert not [hidden[one] for one in singles if abs(one - cents) <= 20]


def test_what_is_about_enough_people_is_told(tmp_path: Path) -> None:
    lines = [earns("2025-02-03", member, 1000 + n) for n, member in enumerate(MEMBERS)]
    lines += [
        paid("2025-04-03", f"Spaarpot:{_account(one)}", 9, purpose="course") for one in MEMBERS
    ]
    some = books(
        tmp_path,
        *lines,
        agreement=[version("2025-01-01", member_result=CLAUSE, spaarpot=SPAARPOT)],
        members=dict.fromkeys(MEMBERS, DECIDED),
    )
    page = council_page(some)
    assert "| First 5% goes to the fund opleiding. | €603.30 |" in page
    assert "| It may be spent on a course. | €108.00 |" in page
    assert "was set aside" in page


def test_one_person_above_a_bracket_hides_the_brackets_and_what_went_back(tmp_path: Path) -> None:
    lines = [earns("2025-02-03", member, 1000 + n) for n, member in enumerate(MEMBERS)]
    lines.append(earns("2025-02-03", "lid-c", 6_000_000))
    some = books(
        tmp_path,
        *lines,
        agreement=[version("2025-01-01", member_result=CLAUSE, spaarpot=SPAARPOT)],
        members=dict.fromkeys(MEMBERS, DECIDED),
    )
    page = council_page(some)
    assert "| First 5% goes to the fund opleiding. | €" in page
    assert "was set aside" not in page
    assert "| returned to the gemeente | … |" in page
    assert "| of the member. | €" not in page


def test_a_loss_of_one_that_is_made_good_hides_what_was_divided(tmp_path: Path) -> None:
    """Beside what all earned, what was divided of it would tell the loss."""
    lines = [earns("2025-02-03", member, 1000 + n) for n, member in enumerate(MEMBERS)]
    some = books(
        tmp_path,
        costs("2024-02-03", "lid-c", 123),
        *lines,
        agreement=[version("2024-01-01", member_result=CLAUSE, spaarpot=SPAARPOT)],
        members=dict.fromkeys(MEMBERS, DECIDED),
        first_month="2024-01",
    )
    page = council_page(some)
    assert "| earnings, all together | €12,066.00 |" in page
    assert "goes to the fund opleiding. | €" not in page
    assert "was set aside" not in page


def test_one_spaarpot_that_fell_to_the_gemeente_hides_what_went_back(tmp_path: Path) -> None:
    lines = [
        earns("2025-02-03", member, 1000 + n if n < 6 else 5_500_000 + n)
        for n, member in enumerate(MEMBERS)
    ]
    members = dict.fromkeys(MEMBERS, DECIDED)
    members["lid-b"] = f"{DECIDED}\nleft: 2025-07-10\noutcome: other"
    some = books(
        tmp_path,
        *lines,
        earns("2025-12-03", "collective", 1),
        agreement=[version("2025-01-01", member_result=CLAUSE, spaarpot=SPAARPOT)],
        members=members,
    )
    page = council_page(some)
    assert "| returned to the gemeente | … |" in page
    assert "goes back" not in page
