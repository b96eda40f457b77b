"""The entries that the kascommissie looks up: nobody chooses them, anybody draws the same."""

from collections import Counter
from datetime import date
from pathlib import Path

from socoledger.domain.report.audit import Entry, Group, Sample
from socoledger.domain.report.basis import SealedClose
from socoledger.rules.report.audit_sample import SIZE, documents_of, sample
from tests.support.small_books import DECIDED, Books, booked, books, closed, closing, earns, paid

YEAR_END = date(2025, 12, 31)
SEAL = SealedClose("2025", "2222-2222-2222-2222")
OTHER_SEAL = SealedClose("2025", "2222-2222-2222-2223")


def many(number: int = 60) -> list[str]:
    """Entries of a year, each of another amount."""
    return [
        earns(f"2025-{1 + at % 12:02d}-{1 + at % 28:02d}", "anna", 10 + at) for at in range(number)
    ]


def drawn(some: Books, seal: SealedClose | None = SEAL, day: date = YEAR_END) -> Sample:
    return sample(some.read, 2025, day, seal)


def entries(one: Sample) -> list[Entry]:
    return [picked.entry for picked in one.picked]


def what(one: Sample) -> list[tuple[date, int]]:
    return [(entry.day, entry.cents) for entry in entries(one)]


def of_group(one: Sample, group: Group) -> list[Entry]:
    return [picked.entry for picked in one.picked if picked.group is group]


def test_the_same_seal_draws_the_same(tmp_path: Path) -> None:
    some = books(tmp_path, *many())
    assert drawn(some) == drawn(some)
    assert len(drawn(some).picked) == SIZE
    assert drawn(some).entries == 60


def test_what_is_drawn_is_fixed(tmp_path: Path) -> None:
    """On this machine and on any other, now and in years to come."""
    lot = of_group(drawn(books(tmp_path, *many())), Group.LOT)
    assert [one.cents // 100 for one in lot] == [
        23,
        59,
        12,
        25,
        61,
        37,
        38,
        39,
        27,
        63,
        16,
        41,
        17,
        53,
        29,
        54,
        19,
        31,
        20,
        56,
    ]


def test_another_seal_draws_others(tmp_path: Path) -> None:
    some = books(tmp_path, *many())
    one, other = drawn(some), drawn(some, OTHER_SEAL)
    assert of_group(one, Group.RECEIVED) == of_group(other, Group.RECEIVED)
    assert of_group(one, Group.LOT) != of_group(other, Group.LOT)
    assert of_group(one, Group.LOT) != of_group(drawn(some, None), Group.LOT)


def test_another_order_and_other_words_draw_the_same(tmp_path: Path) -> None:
    lines = many()
    some = books(tmp_path / "one", *lines)
    other = books(tmp_path / "other", *(line.replace("Boeking", "X") for line in reversed(lines)))
    assert what(drawn(some)) == what(drawn(other))


def test_nothing_is_drawn_twice(tmp_path: Path) -> None:
    same = [earns("2025-03-04", "anna", 50)] * 40
    some = books(tmp_path, *same, *many(20))
    places = Counter(one.place for one in entries(drawn(some)))
    assert len(places) == SIZE
    assert set(places.values()) == {1}


def test_a_small_year_is_looked_up_whole(tmp_path: Path) -> None:
    some = books(tmp_path, *many(SIZE - 1))
    assert len(drawn(some).picked) == SIZE - 1


def test_largest_amounts_payments_to_members_and_spending_are_always_in(tmp_path: Path) -> None:
    award = booked("2025-01-02", "Expenses:Artikel31", "Liabilities:Premie:Anna", 5)
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 500),
        *many(),
        award,
        paid("2025-02-01", "Premie:Anna", 5),
        paid("2025-02-02", "Spaarpot:Anna", 7, purpose="course"),
        *(paid(f"2025-03-{day:02d}", "Gemeente", 100 + day) for day in range(1, 8)),
        members={"anna": DECIDED},
    )
    found = drawn(some)
    assert [one.cents for one in of_group(found, Group.RECEIVED)] == [6500, 6600, 6700, 6800, 6900]
    assert [one.cents for one in of_group(found, Group.PAID)] == [
        -10300,
        -10400,
        -10500,
        -10600,
        -10700,
    ]
    assert [one.cents for one in of_group(found, Group.MEMBERS)] == [-500]
    assert [one.cents for one in of_group(found, Group.SPAARPOT)] == [-700]
    assert len(of_group(found, Group.LOT)) == SIZE - 12


def test_other_years_and_what_closes_booked_are_not_among_them(tmp_path: Path) -> None:
    distribution = closing(
        "2025-01-31", "2025-01", "Expenses:Verdeling", "Liabilities:Spaarpot:Anna", 9
    )
    some = books(
        tmp_path,
        earns("2024-12-31", "anna", 1),
        earns("2025-01-01", "anna", 2),
        earns("2025-12-31", "anna", 3),
        earns("2026-01-01", "anna", 4),
        closes={"2025-01": closed("2025-01", distribution)},
        first_month="2024-01",
    )
    assert [one.cents for one in entries(drawn(some))] == [200, 300]
    assert [one.cents for one in entries(drawn(some, day=date(2025, 12, 30)))] == [200]


def test_an_entry_has_the_documents_that_it_names_and_those_with_its_link(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2025-01-01", "Assets:Bank", "Income:Verkoop", 5, document="bon-1.pdf"),
        booked("2025-01-02", "Assets:Bank", "Income:Verkoop", 6, "^f-2"),
        booked("2025-01-03", "Assets:Bank", "Income:Verkoop", 7, "^f-3"),
        booked("2025-01-04", "Expenses:Inkoop", "Liabilities:Gemeente", 8),
        '2025-01-02 document Assets:Bank "../f-2.pdf" ^f-2\n',
    )
    assert [one.documents for one in entries(drawn(some))] == [("bon-1.pdf",), ("f-2.pdf",), (), ()]
    documents = documents_of(some.read, 2025, YEAR_END, ["f-2.pdf"])
    assert documents.with_document == 2
    assert [one.cents for one in documents.without] == [700]
    assert documents.missing == ("f-2.pdf",)
