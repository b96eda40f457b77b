"""Which facts bear on a closed month, and which do not (SPEC 4, issue 6)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.closing import MAIN, Closing, at_work, closing, line_of
from tests.support.small_books import (
    ALLOWANCE,
    BENEFIT,
    PREMIUM,
    costs,
    earns,
    hours,
    paid,
    version,
)

pytestmark = pytest.mark.slow

TERMS = {
    "member_result": "{brackets: [{up_to: 3000.00, split: {spaarpot: 100%}}, "
    "{split: {municipality: 100%}}]}",
    "premium": "{per_hour: 1.50, maximum: 2400.00}",
    "allowance": "{per_hour: 2.00, per_month: 150.00}",
    "spaarpot": "{purposes: [{id: course}, {id: private, approval: true}], on_leaving: keep}",
}
ANNA = "members/anna.yaml"
AGREEMENT = "agreement.yaml"


@pytest.fixture
def some(tmp_path: Path) -> Closing:
    """January to March closed, April open. Anna works and sells, and has spent a little; Bram sold
    something in February; Carla did nothing.
    """
    journal = (
        hours("2025-01-20", "anna", 40),
        earns("2025-01-21", "anna", 100),
        paid("2025-02-03", "Premie:Anna", 60),
        paid("2025-02-04", "Spaarpot:Anna", 20, purpose="private", approval="brief 7"),
        hours("2025-02-20", "anna", 10),
        earns("2025-02-21", "bram", 30),
        costs("2025-03-05", "collective", 8),
        earns("2025-04-01", "anna", 50),
        hours("2025-04-02", "anna", 5),
    )
    found = closing(
        tmp_path,
        *journal,
        agreement=[version("2025-01-01", **TERMS)],
        members={
            "anna": f"{BENEFIT}\n{PREMIUM}\n{ALLOWANCE}\noutcome: work\nleft: 2025-06-30",
            "bram": BENEFIT,
            "carla": BENEFIT,
        },
    )
    return found.close("2025-01", "2025-02", "2025-03")


OF_ANNA = '2025-01-21 * "Boeking"\n  member: "anna"'


def changed(some: Closing) -> dict[str, list[str]]:
    """By close: what `verify` finds of its facts, as "members/anna.yaml:1 S508"."""
    closes = some.verified()["closes"]
    return {
        close["period"]: [
            f"{one['file']}:{one['line']} {one['code']}"
            for one in close["findings"]
            if one["code"] in ("S506", "S507", "S508")
        ]
        for close in closes
        if not close["ok"]
    }


# -- what counts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "since"),
    [
        ("benefit: [{from: 2010-01-01}]", "benefit: [{from: 2010-01-01, to: 2025-02-27}]", 2),
        ("benefit: [{from: 2010-01-01}]", "benefit: [{from: 2010-01-01, to: 2025-01-30}]", 1),
        ("benefit: [{from: 2010-01-01}]", "benefit: []", 1),
        ("{from: 2010-01-01, reference: B1}", "{from: 2025-02-01, reference: B1}", 1),
        ("reference: B1}", "decided: 2025-02-28, reference: B1}", 1),
        ("reference: B1}", "to: 2025-01-30, reference: B1}", 1),
        ("reference: B1}", "to: 2025-01-31, reference: B1}", 2),
        ("reference: B1}", "reference: B1, maximum: 61.00}", 1),
        ("reference: B2}", "reference: B2, maximum: 50%}", 1),
        ("left: 2025-06-30", "left: 2025-03-31", 3),
        ("left: 2025-06-30", "left: 2025-02-15", 2),
        ("joined: 2010-01-01", "joined: 2025-02-01", 1),
        ("outcome: work", "outcome: work\nturns_27: 2025-03-01", 1),
    ],
)
def test_what_a_members_file_said(some: Closing, old: str, new: str, since: int) -> None:
    """It is told at the member's file, of each month that it counts for."""
    some.edit(ANNA, old, new)
    found = changed(some)
    assert min(found) == f"2025-0{since}"
    assert all(codes == [f"{ANNA}:1 S508"] for codes in found.values() if codes)
    assert f"{ANNA}:1 S508" in found[f"2025-0{since}"]
    assert "S508" in some.refused("2025-04")


def test_a_members_account(some: Closing) -> None:
    some.add("account: Bramble\n", name="members/bram.yaml")
    some.add("2010-01-01 open Liabilities:Spaarpot:Bramble EUR\n")
    assert changed(some)["2025-02"] == ["members/bram.yaml:1 S508"]
    assert "2025-01" not in changed(some)


def test_a_member_who_is_gone(some: Closing) -> None:
    """Their transactions are nobody's now: the figures cannot be what they were."""
    (some.root / "members/bram.yaml").unlink()
    assert some.ask_verify().exit == 1
    assert some.ask_close("2025-04").exit == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("up_to: 3000.00", "up_to: 3000.01"),
        ("split: {spaarpot: 100%}}, ", "split: {spaarpot: 50%, municipality: 50%}}, "),
        ("per_hour: 1.50", "per_hour: 1.60"),
        ("maximum: 2400.00", "maximum: 50%"),
        ("per_month: 150.00", "per_month: 140.00"),
        ("{id: private, approval: true}", "{id: private}"),
        ("on_leaving: keep", "on_leaving: municipality"),
        ("on_leaving: keep", "on_leaving: keep, grace_months: 1"),
        ("from: 2025-01-01", "from: 2025-01-01\n    losses: absorb"),
        ("id: v2025-01-01", "id: een-ander"),
    ],
)
def test_the_agreement_of_a_closed_month(some: Closing, old: str, new: str) -> None:
    some.edit(AGREEMENT, old, new)
    found = changed(some)
    assert sorted(found) == ["2025-01", "2025-02", "2025-03"]
    assert all(f"{AGREEMENT}:2 S508" in codes for codes in found.values())


def test_a_version_of_the_agreement_for_a_closed_month(some: Closing) -> None:
    some.add(version("2025-03-01", **TERMS), name=AGREEMENT)
    assert list(changed(some)) == ["2025-03"]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("2025-01-21 *", "2025-01-22 *", ["S506", "S507"]),
        ('"anna" 40', '"anna" 40.25', ["S506"]),
        ('"anna" 40', '"bram" 40', ["S506"]),
        ('2025-01-20 custom "hours" "anna" 40\n', "", ["S507"]),
        ("100.00 EUR\n  Income:Verkoop  -100.00 EUR", "100.00 EUR\n  Equity:Opening", ["S506"]),
        (OF_ANNA, '2025-01-21 * "Boeking" #member-bram', ["S506"]),
        (OF_ANNA, '2025-01-21 * "Boeking"\n  members: "anna 2, bram"', ["S506"]),
    ],
)
def test_the_journal_of_a_closed_month(some: Closing, old: str, new: str, codes: list[str]) -> None:
    some.edit(MAIN, old, new)
    found = [one for one in changed(some)["2025-01"] if not one.endswith("S508")]
    assert sorted(one.split()[1] for one in found) == codes
    if "S506" in codes and "Income" not in old:
        assert f"{MAIN}:{line_of(some, MAIN, new.splitlines()[0])} S506" in found


def test_nothing_but_what_changed_is_told(some: Closing) -> None:
    """Issue 7: the exact lines at fault. Neither the law nor a member's file has changed here."""
    some.edit(MAIN, '"anna" 40', '"bram" 40')
    line = line_of(some, MAIN, '"bram" 40')
    assert changed(some)["2025-01"] == [f"{MAIN}:{line} S506"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('purpose: "private"', 'purpose: "course"'),
        ('approval: "brief 7"', 'approval: "brief 8"'),
    ],
)
def test_what_a_spaarpot_was_spent_on(some: Closing, old: str, new: str) -> None:
    line = line_of(some, MAIN, "2025-02-04 *")
    some.edit(MAIN, old, new)
    assert changed(some) == {"2025-02": [f"{MAIN}:{line} S506"]}


def test_which_year_a_payment_to_the_gemeente_is_for(tmp_path: Path) -> None:
    some = closing(tmp_path, paid("2025-01-10", "Gemeente", 10, for_="2024"))
    some.close("2025-01").edit(MAIN, 'for: "2024"', 'for: "2023"')
    assert [one.split()[1] for one in changed(some)["2025-01"]] == ["S506"]


def test_how_many_are_gone_is_told(some: Closing) -> None:
    some.edit(MAIN, earns("2025-02-21", "bram", 30), "")
    found = next(one for one in some.verified()["closes"] if not one["ok"])
    gone = next(one for one in found["findings"] if one["code"] == "S507")
    assert "2025-02-21" in gone["message"]


# -- what does not ------------------------------------------------------------------------------

Change = Callable[[Closing], object]
KEPT: dict[str, Change] = {
    "the end of a benefit, in an open month": lambda some: some.edit(
        ANNA, "benefit: [{from: 2010-01-01}]", "benefit: [{from: 2010-01-01, to: 2025-04-01}]"
    ),
    "the monthly amount of a benefit": lambda some: some.edit(
        ANNA, "benefit: [{from: 2010-01-01}]", "benefit: [{from: 2010-01-01, monthly: 1300.00}]"
    ),
    "the end of a decision, in an open month": lambda some: some.edit(
        ANNA, "reference: B1}", "to: 2025-04-30, reference: B1}"
    ),
    "a decision taken later": lambda some: some.edit(
        ANNA,
        "reference: B1}",
        "to: 2025-04-01, reference: B1}, {from: 2025-04-02, decided: 2025-05-01, reference: B7}",
    ),
    "a reference": lambda some: some.edit(ANNA, "reference: B1", "reference: Besluit 2025-014"),
    "a name": lambda some: some.edit(ANNA, "name: Anna", "name: Anna de Groot"),
    "an enterprise": lambda some: some.add("enterprise: Tuin\n", name=ANNA),
    "another last day, in an open month": lambda some: some.edit(
        ANNA, "left: 2025-06-30", "left: 2025-04-01"
    ),
    "another outcome of leaving in an open month": lambda some: some.edit(
        ANNA, "outcome: work", "outcome: education"
    ),
    "a member who joins": lambda some: some.add(
        f"id: dirk\nname: Dirk\njoined: 2025-04-01\n{BENEFIT}\n{PREMIUM}\n",
        name="members/dirk.yaml",
    ),
    "a member who did nothing": lambda some: some.edit(
        "members/carla.yaml", "benefit: [{from: 2010-01-01}]", "benefit: []"
    ),
    "decisions of a member without hours": lambda some: some.add(
        f"{PREMIUM}\nturns_27: 2030-01-01\n", name="members/bram.yaml"
    ),
    "a new version of the agreement, for an open month": lambda some: some.add(
        version("2025-04-01", losses="absorb"), name=AGREEMENT
    ),
    "the reference of the agreement": lambda some: some.edit(
        AGREEMENT, "from: 2025-01-01\n", "from: 2025-01-01\n    reference: Convenant\n"
    ),
    "how the agreement is written": lambda some: some.edit(AGREEMENT, "100%}}, ", "1.00}}, "),
    "the name of the coöperatie and its language": lambda some: some.edit(
        "coop.yaml", "name: Proef U.A.", "name: Anders U.A.\nlanguage: en\nkor: true"
    ),
    "a comment, a blank line and another order": lambda some: some.edit(
        MAIN,
        costs("2025-03-05", "collective", 8),
        f"; a comment\n\n{earns('2025-04-03', 'bram', 1)}\n{costs('2025-03-05', 'collective', 8)}",
    ),
    "a narration and a payee": lambda some: some.edit(
        MAIN, '2025-02-21 * "Boeking"', '2025-02-21 * "Jansen" "Een klus"'
    ),
    "other tags, links and metadata": lambda some: some.edit(
        MAIN, '2025-02-21 * "Boeking"', '2025-02-21 ! "Boeking" #markt ^f12\n  bon: "12.pdf"'
    ),
    "a tag instead of metadata": lambda some: some.edit(
        MAIN, '2025-02-21 * "Boeking"\n  member: "bram"', '2025-02-21 * "Boeking" #member-bram'
    ),
    "a left-out amount": lambda some: some.edit(
        MAIN, "30.00 EUR\n  Income:Verkoop  -30.00 EUR", "30.00 EUR\n  Income:Verkoop"
    ),
    "documents, notes, prices and balances that hold": lambda some: some.add(
        '2025-02-22 note Assets:Bank "x"\n2025-02-22 price USD 1 EUR\n'
        '2025-02-22 event "place" "Ede"\n2025-02-01 balance Liabilities:Gemeente 0.00 EUR\n'
    ),
    "an open month": lambda some: some.add(
        costs("2025-04-01", "anna", 3),
        hours("2025-04-01", "bram", 3),
        earns("2026-01-01", "bram", 3),
    ),
    "another file": lambda some: (
        some.edit(MAIN, earns("2025-02-21", "bram", 30), "")
        .add('include "more.beancount"\n')
        .add(earns("2025-02-21", "bram", 30), name="journal/more.beancount")
    ),
    "CRLF": lambda some: (some.root / MAIN).write_bytes(
        (some.root / MAIN).read_bytes().replace(b"\n", b"\r\n")
    ),
}


@pytest.mark.parametrize("what", KEPT)
def test_what_does_not_matter(some: Closing, what: str) -> None:
    KEPT[what](some)
    assert some.checked()["errors"] == 0
    assert some.differs() == []
    some.close("2025-04")


def test_hours_of_a_later_month_of_the_year_bring_no_change(tmp_path: Path) -> None:
    """Bram's decision counts from his first hours on: January did not know of them."""
    some = at_work(tmp_path, earns("2025-01-05", "bram", 10)).close("2025-01")
    some.add(f"{PREMIUM}\n", name="members/bram.yaml").add(hours("2025-02-05", "bram", 4))
    assert some.differs() == []
    some.close("2025-02")
    assert some.booked("2025-02")[1]["Liabilities:Premie:Bram"] == "-6.00"
    assert some.differs() == []


def test_a_decision_taken_later_counts_from_the_month_of_its_taking(tmp_path: Path) -> None:
    """SPEC 3.5: then also for the earlier months of that calendar year."""
    members = {"anna": BENEFIT, "bram": BENEFIT}
    some = at_work(tmp_path, members=members).close("2025-01")
    assert some.booked("2025-01") == []
    some.add("premium: [{from: 2025-01-01, decided: 2025-02-28, reference: B}]\n", name=ANNA).close(
        "2025-02"
    )
    assert some.booked("2025-02")[0]["Liabilities:Premie:Anna"] == "-75.00"
    assert some.differs() == []
