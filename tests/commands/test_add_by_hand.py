"""What is recorded by commands gives the same figures as the same facts written by hand."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.recordings import Recording, recording
from tests.support.small_books import DECIDED, booked, hours

CASH = "2010-01-01 open Assets:Kas EUR\n"
OPENING = (
    CASH,
    booked("2024-12-31", "Assets:Bank", "Equity:Opening", 90_000),
    booked("2024-12-31", "Assets:Kas", "Equity:Opening", 90_000),
    *(
        booked("2024-12-31", "Equity:Opening", f"Liabilities:{kept}:{name}", 9_000)
        for kept in ("Spaarpot", "Premie", "Vergoeding")
        for name in ("Anna", "Bram")
    ),
)
GRANTS = """\
grants:
  - {id: hulp, giver: municipality, reference: B1, from: 2025-01-01, to: 2025-03-31,
     amount: 900.00, repay: true}
"""
UNITS = "units: [{id: atelier, name: Atelier}]\n"
MONEY = {"kas": "Assets:Kas", "bank": "Assets:Bank"}
KINDS = ("income", "cost", "hours", "spend", "award", "receipt", "grant", "opening")
FIGURES = ("result", "premium", "return", "spaarpot", "accounts", "grants")


class Twice(NamedTuple):
    """One fact: as it is typed, and as it is written."""

    kind: str
    said: dict[str, str]
    written: str


def _typed(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02}"


@st.composite
def facts(draw: st.DrawFn) -> Twice:
    day = f"2025-03-{draw(st.integers(1, 28)):02}"
    cents = draw(st.integers(1, 20_000))
    amount = f"{cents // 100}.{cents % 100:02}"
    member = draw(st.sampled_from(["anna", "bram"]))
    money = draw(st.sampled_from(sorted(MONEY)))
    said = {"day": day, "amount": _typed(cents)}
    own, name = MONEY[money], member.title()
    kind = draw(
        st.sampled_from(
            ["income", "cost", "hours", "spend", "award", "receipt", "grant", "opening"]
        )
    )
    match kind:
        case "income":
            owner = draw(st.sampled_from([member, "collective", "anna 2, bram 1.5"]))
            key = "members" if "," in owner else "member"
            unit = draw(st.booleans())
            more = {"unit": "atelier"} if unit else {}
            written = booked(day, own, "Income:Verkoop", amount, **{key: owner}, **more)
            said |= {"member": owner, "to": money, **more}
        case "cost":
            more = {"grant": "hulp"} if draw(st.booleans()) else {}
            written = booked(day, "Expenses:Inkoop", own, amount, member=member, **more)
            said |= {"member": member, "source": money, **more}
        case "hours":
            quarters = draw(st.integers(1, 32))
            written = hours(day, member, quarters / 4)
            said |= {"member": member, "amount": f"{quarters // 4}:{quarters % 4 * 15:02}"}
        case "spend":
            debit = f"Liabilities:Spaarpot:{name}"
            written = booked(day, debit, own, amount, purpose="course")
            said |= {"member": member, "source": money, "purpose": "course"}
        case "award":
            accounts = (f"Liabilities:Spaarpot:{name}", f"Liabilities:Premie:{name}")
            written = booked(day, *accounts, amount, purpose="premium")
            said |= {"member": member}
        case "receipt":
            keys = {"member": "collective", "reimbursed": member}
            written = booked(day, "Expenses:Inkoop", own, amount, **keys)
            said |= {"source": money, **keys}
        case "grant":
            written = booked(day, own, "Liabilities:Subsidie:Hulp", amount)
            said |= {"to": money}
        case _:
            written = booked("2024-12-31", own, "Equity:Opening", amount)
            said |= {"account": money, "day": "2024-12-31"}
    return Twice(kind, said, written)


def _books(folder: Path, *lines: str) -> Recording:
    opened = "2010-01-01 open Liabilities:Subsidie:Hulp EUR\n"
    return recording(
        folder,
        opened,
        *OPENING,
        *lines,
        today="2025-03-31",
        members={"anna": DECIDED, "bram": DECIDED},
        coop_extra=UNITS,
        files={"grants.yaml": GRANTS},
    )


def _figures(some: Recording) -> list[object]:
    return [some.now.shape(command, None) for command in FIGURES]


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(st.lists(facts(), min_size=2, max_size=5))
def test_figures_are_those_of_the_same_facts_by_hand(all_: list[Twice]) -> None:
    with TemporaryDirectory() as folder:
        by_command = _books(Path(folder) / "a")
        recorded = [one for one in all_ if by_command.record(one.kind, **one.said).exit == 0]
        by_hand = _books(Path(folder) / "b", *(one.written for one in recorded))
        assert _figures(by_command) == _figures(by_hand)
        refused = [one for one in all_ if one not in recorded]
        for number, one in enumerate(refused):
            lines = (*(other.written for other in recorded), one.written)
            worse = _books(Path(folder) / f"c{number}", *lines)
            assert any(finding.is_error for finding in worse.findings), one
