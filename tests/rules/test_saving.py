"""What changed between two states of the books, in facts."""

from pathlib import Path

from socoledger.domain.saving import ChangedFile, Fate, SavedChanges
from socoledger.rules.saving import changes
from tests.support.small_books import booked, books, closed, closing, costs, earns, hours

MAIN = ChangedFile("journal/main.beancount", Fate.CHANGED)


def between(tmp_path: Path, before: tuple[str, ...], after: tuple[str, ...]) -> SavedChanges:
    """What changed where the journal has other lines."""
    earlier = books(tmp_path / "before", *before).read
    return changes(earlier, books(tmp_path / "after", *after).read, [MAIN])


def bookings(seen: SavedChanges) -> list[tuple[str, str, int, int, int, int, int]]:
    return [
        (
            str(one.from_),
            str(one.to),
            one.added,
            one.changed,
            one.removed,
            one.in_cents,
            one.out_cents,
        )
        for one in seen.bookings
    ]


def test_bookings_by_month_with_what_came_in_and_went_out(tmp_path: Path) -> None:
    first = earns("2025-03-14", "anna", 10)
    seen = between(
        tmp_path,
        (first, costs("2025-04-01", "anna", 3)),
        (first, earns("2025-03-15", "anna", 412.5), costs("2025-03-16", "bram", 89)),
    )
    assert bookings(seen) == [
        ("2025-03", "2025-03", 2, 0, 0, 41250, 8900),
        ("2025-04", "2025-04", 0, 0, 1, 0, -300),
    ]
    assert seen.journal_files == 0


def test_a_changed_booking_counts_by_its_difference(tmp_path: Path) -> None:
    seen = between(tmp_path, (earns("2025-03-14", "anna", 10),), (earns("2025-03-14", "bram", 12),))
    assert bookings(seen) == [("2025-03", "2025-03", 0, 1, 0, 200, 0)]


def test_the_same_booking_twice_is_one_more(tmp_path: Path) -> None:
    one = earns("2025-03-14", "anna", 10)
    assert bookings(between(tmp_path, (one,), (one, one))) == [
        ("2025-03", "2025-03", 1, 0, 0, 1000, 0)
    ]


def test_what_moves_between_own_accounts_comes_from_nowhere(tmp_path: Path) -> None:
    seen = between(tmp_path, (), (booked("2025-03-14", "Assets:Bank", "Assets:Bank", 10),))
    assert bookings(seen) == [("2025-03", "2025-03", 1, 0, 0, 0, 0)]


def test_many_months_are_one_line(tmp_path: Path) -> None:
    lines = [earns(f"2025-{month:02d}-14", "anna", 10) for month in range(1, 5)]
    assert bookings(between(tmp_path, (), (*lines[:3],)))[-1][:2] == ("2025-03", "2025-03")
    assert bookings(between(tmp_path / "x", (), (*lines,))) == [
        ("2025-01", "2025-04", 4, 0, 0, 4000, 0)
    ]


def test_place_and_order_do_not_matter(tmp_path: Path) -> None:
    one, two = earns("2025-03-14", "anna", 10), hours("2025-03-14", "anna", 4.5)
    seen = between(tmp_path, (one, two), ("; remark", two, "", one))
    assert seen == SavedChanges(journal_files=1)


def test_hours_by_member(tmp_path: Path) -> None:
    seen = between(
        tmp_path,
        (hours("2025-03-14", "bram", 2), hours("2025-03-14", "anna", 2)),
        (hours("2025-03-14", "anna", 4.5), hours("2025-03-15", "anna", 2)),
    )
    assert [(one.member, one.hours) for one in seen.hours] == [("anna", 450), ("bram", -200)]


def test_closes_members_settings_and_the_rest(tmp_path: Path) -> None:
    day = "2025-03-31"
    close = closing(day, "2025-03", "Expenses:Verdeling", "Liabilities:Spaarpot:Anna", 10)
    before = books(tmp_path / "before").read
    after = books(tmp_path / "after", closes={"2025-03": closed("2025-03", close)}).read
    files = [
        ChangedFile("closes/2025-03.beancount", Fate.ADDED),
        ChangedFile("closes/reopened.log", Fate.CHANGED),
        ChangedFile("members/bram.yaml", Fate.REMOVED),
        ChangedFile("agreement.yaml", Fate.CHANGED),
        ChangedFile("bonnen/x.pdf", Fate.ADDED),
    ]
    seen = changes(before, after, files)
    assert seen.bookings == ()
    for key, expected in {
        "closes": [("2025-03", "added")],
        "members": [("bram", "removed")],
        "settings": [("agreement.yaml", "changed")],
    }.items():
        assert [(one.id, one.change) for one in getattr(seen, key)] == expected
    assert (seen.journal_files, seen.other_files) == (0, 2)


def test_without_facts_there_are_files_alone(tmp_path: Path) -> None:
    after = books(tmp_path, earns("2025-03-14", "anna", 10)).read
    assert changes(None, after, [MAIN], with_facts=False) == SavedChanges(journal_files=1)
    assert bookings(changes(None, after, [MAIN])) == [("2025-03", "2025-03", 1, 0, 0, 1000, 0)]
