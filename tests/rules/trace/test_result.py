"""What results are made of, and where they go: trees of months and years (SPEC 3.1 to 3.4, 13)."""

from collections.abc import Sequence
from pathlib import Path

from socoledger.domain.period import Month, parse_period
from socoledger.domain.trace import Node, checked
from socoledger.rules.history import history
from socoledger.rules.trace.result import ResultTrees
from tests.support.small_books import (
    BENEFIT,
    Books,
    booked,
    books,
    costs,
    earns,
    paid,
    version,
)

EXAMPLE = (
    earns("2025-01-10", "anna", 2000),
    costs("2025-01-20", "anna", 400),
    costs("2025-02-10", "anna", 600),
    earns("2025-03-10", "anna", 4000),
    costs("2025-03-20", "anna", 500),
)
"""The worked example of SPEC 8."""


def tree(some: Books, period: str, *keys: str) -> Node:
    which = parse_period(period)
    through = which if isinstance(which, Month) else Month(which, 12)
    return checked(ResultTrees(history(some.read, through), which).tree(keys))


def euros(parts: Sequence[Node]) -> list[float]:
    return [part.amount_cents / 100 for part in parts]


def entries(node: Node) -> list[tuple[str, float]]:
    """The days and amounts of the entries in a tree, each as often as it stands there."""
    return sorted(
        (str(each.day), each.amount_cents / 100) for each in node.walk() if each.day is not None
    )


def clauses(node: Node) -> list[str]:
    """What the nodes directly below one go by, with their own amounts and shares."""
    return [
        " ".join(str(value) for phrase in _phrases(part.clause) for value in phrase)
        for part in node.parts
        if part.clause is not None
    ]


def _phrases(phrase: object) -> list[list[object]]:
    parameters = getattr(phrase, "parameters", {})
    own = [value for value in parameters.values() if not hasattr(value, "parameters")]
    inner = [value for value in parameters.values() if hasattr(value, "parameters")]
    return [own, *(each for value in inner for each in _phrases(value))]


def test_what_the_spaarpot_gets_is_what_is_distributed_less_what_goes_elsewhere(
    tmp_path: Path,
) -> None:
    found = tree(books(tmp_path, *EXAMPLE), "2025-03", "anna", "distribution", "spaarpot")
    assert found.amount_cents == 256250
    assert euros(found.parts) == [3500, -175, -350, -412.5]
    assert entries(found) == [("2025-03-10", 4000), ("2025-03-20", -500)]
    fund, own, gemeente = clauses(found)
    assert fund == "convenant-2025 2025-03 5000 1/20 450000 22500"
    assert own == "convenant-2025 2025-03 10000 1/10 450000 45000"
    assert gemeente == "convenant-2025 2025-03 2 1/2 82500 41250"


def test_a_loss_takes_back_what_an_earlier_month_brought(tmp_path: Path) -> None:
    found = tree(books(tmp_path, *EXAMPLE), "2025-02", "anna", "distribution", "spaarpot")
    assert euros(found.parts) == [-600, 30, 60]


def test_a_year_has_each_entry_once(tmp_path: Path) -> None:
    found = tree(books(tmp_path, *EXAMPLE), "2025", "anna", "distribution", "spaarpot")
    assert euros(found.parts) == [1360, -510, 2562.5]
    assert entries(found) == [
        ("2025-01-10", 2000),
        ("2025-01-20", -400),
        ("2025-02-10", -600),
        ("2025-03-10", 4000),
        ("2025-03-20", -500),
    ]


LOSS = (costs("2025-01-10", "anna", 100), earns("2025-02-10", "anna", 150))
PLAIN = "{brackets: [{split: {spaarpot: 100%}}]}"


def test_a_loss_is_carried_on_and_made_good(tmp_path: Path) -> None:
    some = books(tmp_path, *LOSS)
    january = tree(some, "2025-01", "anna", "distribution", "municipality")
    assert euros(january.parts[0].parts) == [-100, 100]
    february = tree(some, "2025-02", "anna", "distribution", "municipality")
    in_all, *elsewhere = february.parts
    assert euros(in_all.parts) == [150, -100]
    assert euros(elsewhere) == [-2.5, -5, -42.5]


def test_a_loss_goes_into_the_next_year_with_the_entries_it_comes_from(tmp_path: Path) -> None:
    some = books(
        tmp_path, LOSS[0], earns("2026-01-10", "anna", 30), earns("2027-01-10", "anna", 90)
    )
    assert entries(tree(some, "2026", "anna", "carried")) == [("2025-01-10", -100)]
    assert tree(some, "2026-02", "anna", "carried").parts == ()
    found = tree(some, "2027-01", "anna", "carried")
    assert found.amount_cents == -7000
    assert entries(found) == [("2025-01-10", -100), ("2026-01-10", 30)]


def test_a_loss_that_the_cooperative_bears_is_its_own(tmp_path: Path) -> None:
    agreement = [version(losses="absorb", member_result=PLAIN)]
    some = books(tmp_path, LOSS[0], earns("2026-01-10", "bram", 1), agreement=agreement)
    assert entries(tree(some, "2025", "collective", "absorbed")) == [("2025-01-10", 100)]
    assert tree(some, "2026", "anna", "carried").parts == ()
    reserve = tree(some, "2025-12", "collective", "distribution", "reserve")
    assert (reserve.amount_cents, entries(reserve)) == (-10000, [("2025-01-10", -100)])


def test_the_reserve_bears_what_the_year_lost_before(tmp_path: Path) -> None:
    agreement = [version(losses="absorb")]
    journal = costs("2025-01-10", "collective", 40), costs("2025-12-10", "collective", 2)
    found = tree(
        books(tmp_path, *journal, agreement=agreement),
        "2025",
        "collective",
        "distribution",
        "reserve",
    )
    [december] = found.parts
    assert euros(december.parts[0].parts) == [-2, -40]


def test_another_version_takes_over_with_its_own_clauses(tmp_path: Path) -> None:
    later = "{brackets: [{split: {municipality: 50%, spaarpot: 50%}}]}"
    agreement = [
        version("2025-01-01", member_result=PLAIN),
        version("2025-02-01", member_result=later),
    ]
    journal = earns("2025-01-10", "anna", 100), earns("2025-02-10", "anna", 50)
    some = books(tmp_path, *journal, agreement=agreement)
    found = tree(some, "2025-02", "anna", "distribution", "spaarpot")
    assert (found.amount_cents, euros(found.parts)) == (2500, [50, -25])
    assert clauses(found) == ["v2025-02-01 2025-02 5000 1 1/2 15000 7500"]


def test_a_loss_of_an_earlier_version_goes_on(tmp_path: Path) -> None:
    agreement = [version("2025-01-01"), version("2025-02-01", losses="carry")]
    some = books(tmp_path, LOSS[0], costs("2025-03-10", "anna", 5), agreement=agreement)
    assert entries(tree(some, "2026", "anna", "carried")) == [
        ("2025-01-10", -100),
        ("2025-03-10", -5),
    ]


def test_what_a_leaver_leaves_comes_from_entries_and_results(tmp_path: Path) -> None:
    terms = "{on_leaving: cooperative, grace_months: 1}"
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        booked("2025-01-01", "Assets:Bank", "Liabilities:Spaarpot:Anna", 20),
        paid("2025-02-20", "Spaarpot:Anna", 30, purpose="course"),
        earns("2025-05-15", "anna", 7),
        members={"anna": f"{BENEFIT}\nleft: 2025-02-14\noutcome: other", "bram": BENEFIT},
        agreement=[version(member_result=PLAIN, spaarpot=terms)],
    )
    found = tree(some, "2025", "collective", "from_leavers")
    assert euros(found.parts) == [90, 7]
    assert entries(found) == [
        ("2025-01-01", 20),
        ("2025-01-15", 100),
        ("2025-02-20", -30),
        ("2025-05-15", 7),
    ]


def test_costs_above_a_grant_lower_the_own_result(tmp_path: Path) -> None:
    grants = (
        "grants:\n  - {id: hulp, giver: Fonds, from: 2025-01-01, to: 2025-03-31,"
        " amount: 100.00, repay: true}\n"
    )
    some = books(
        tmp_path,
        "2010-01-01 open Liabilities:Subsidie:Hulp EUR",
        booked("2025-01-05", "Assets:Bank", "Liabilities:Subsidie:Hulp", 100),
        booked("2025-01-10", "Expenses:Inkoop", "Assets:Bank", 60, grant="hulp"),
        booked("2025-02-10", "Expenses:Inkoop", "Assets:Bank", 55, grant="hulp"),
        files={"grants.yaml": grants},
    )
    found = tree(some, "2025", "collective", "grants")
    [february] = found.parts
    assert euros(february.parts[0].parts) == [-55, 40]
    assert entries(found) == [("2025-02-10", -55)]
