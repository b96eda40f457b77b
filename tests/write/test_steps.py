"""--explain: every figure with its steps, and amounts that add up (SPEC 5)."""

import re
from pathlib import Path

import pytest

from socoledger.domain.options import Format
from tests.support.small_books import (
    DECIDED,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
    version,
)

EURO = r"(-?)€([0-9,]+\.[0-9]{2})"


def explained(some: Books, command: str, which: str) -> list[str]:
    """The lines of an explanation in English."""
    text = some.text(command, which, Format.TABLE, explain=True)
    figures = some.text(command, which, Format.TABLE)
    assert text.startswith(figures)
    return text.removeprefix(figures).strip("\n").splitlines()


def cents(line: str) -> list[int]:
    """The amounts on a line, in order."""
    return [
        int(f"{sign}{digits.replace(',', '').replace('.', '')}")
        for sign, digits in re.findall(EURO, line)
    ]


def of(lines: list[str], who: str) -> list[str]:
    """The lines about one member or the coöperatie."""
    start = next(index for index, line in enumerate(lines) if line.startswith(f"{who},"))
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return lines[start:end]


STEP = re.compile(r"\s+(levy|bracket)\b.* to (?P<to>[^:]+): ")


def steps(lines: list[str]) -> dict[str, int]:
    """What levies and brackets bring in all, by destination."""
    found: dict[str, int] = {}
    for line in lines:
        if match := STEP.match(line):
            found[match["to"]] = found.get(match["to"], 0) + cents(line)[-1]
    return found


@pytest.fixture
def worked(tmp_path: Path) -> Books:
    return books(
        tmp_path,
        earns("2025-01-10", "anna", 2000),
        costs("2025-01-20", "anna", 400),
        costs("2025-02-20", "anna", 600),
        earns("2025-03-10", "anna", 4000),
        costs("2025-03-20", "anna", 500),
    )


def test_result_names_each_levy_bracket_and_the_rest(worked: Books) -> None:
    lines = of(explained(worked, "result", "2025"), "anna")
    assert cents(lines[0]) == [600000, 150000, 450000]
    text = "\n".join(lines)
    assert "Convenant gemeente Voorbeeldstad 2025, artikel 5" in text
    assert "convenant-2025" in text
    stepped = [line.strip() for line in lines if STEP.match(line)]
    assert stepped == [
        "levy of 5% of €4,500.00 to fund opleiding: €225.00",
        "levy of 10% of €4,500.00 to coöperatie: €450.00",
        "bracket 1, 100% of €3,000.00 to spaarpot: €3,000.00",
        "bracket 2, 50% of €825.00 to gemeente: €412.50",
        "bracket 2, the rest of €825.00 to spaarpot: €412.50",
    ]


def test_its_steps_add_up_to_the_distribution(worked: Books) -> None:
    found = steps(of(explained(worked, "result", "2025"), "anna"))
    assert found == {
        "fund opleiding": 22500,
        "coöperatie": 45000,
        "spaarpot": 341250,
        "gemeente": 41250,
    }
    assert sum(found.values()) == 450000


def test_a_month_tells_what_it_books(worked: Books) -> None:
    lines = of(explained(worked, "result", "2025-03"), "anna")
    booked_ = {
        line.strip().removeprefix("to ").split(":")[0]: cents(line)[-1]
        for line in lines
        if line.strip().startswith("to ")
    }
    assert booked_ == {
        "fund opleiding": 17500,
        "coöperatie": 35000,
        "spaarpot": 256250,
        "gemeente": 41250,
    }


def test_a_loss_says_that_there_is_nothing_to_distribute(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-12-10", "anna", 50),
        earns("2026-01-10", "anna", 20),
        agreement=[version("2025-01-01", losses="carry")],
    )
    text = "\n".join(of(explained(some, "result", "2026-01"), "anna"))
    assert "nothing to distribute" in text
    carried = next(line for line in text.splitlines() if "carried" in line)
    assert cents(carried) == [-5000, 2000, -3000]


def test_a_loss_that_is_borne_is_told(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-12-10", "anna", 50),
        costs("2025-12-10", "collective", 30),
        agreement=[version("2025-01-01", losses="absorb")],
    )
    lines = explained(some, "result", "2025")
    assert any("bears the loss of €50.00" in line for line in of(lines, "anna"))
    assert any("bears the loss of €80.00" in line for line in of(lines, "the coöperatie"))


def test_the_cooperative_s_own_result_adds_up(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-12-10", "collective", 5000),
        costs("2025-12-10", "collective", 300),
        earns("2025-12-10", "anna", 1000),
        hours("2025-12-10", "anna", 10),
        members={"anna": DECIDED},
    )
    lines = of(explained(some, "result", "2025"), "the coöperatie")
    result = some.collective("2025")["result"]
    assert result == "4765.00"
    stepped = steps(lines)
    assert sum(stepped.values()) == 476500
    assert stepped == {"reserve": 150000 + 195900, "gemeente": 130600}


def test_two_agreements_in_one_year(tmp_path: Path) -> None:
    """What the first distributed is taken off again, so that the lines add up."""
    clause = (
        "{brackets: [{up_to: 1000.00, split: {spaarpot: 100%}}, {split: {municipality: 100%}}]}"
    )
    some = books(
        tmp_path,
        earns("2025-01-10", "anna", 1200),
        earns("2025-04-10", "anna", 500),
        agreement=[
            version("2025-01-01", member_result=clause),
            version("2025-04-01", member_result=clause.replace("1000", "1500"), reference="Nieuw"),
        ],
    )
    lines = of(explained(some, "result", "2025"), "anna")
    text = "\n".join(lines)
    assert "Nieuw" in text
    assert "€1,200.00" in text
    stepped = [cents(line)[-1] for line in lines if STEP.match(line)]
    # Of 1,700 come 1,500 and 200; less the 1,200 of before.
    assert stepped == [150000, 20000, 120000]


# -- premium ------------------------------------------------------------------------------------


def test_premium_tells_each_month_and_what_limits_it(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-01-10", "anna", 100),
        hours("2025-02-10", "anna", "50.5"),
        booked("2025-02-15", "Expenses:Artikel31", "Liabilities:Premie:Anna", 40),
        paid("2025-02-20", "Premie:Anna", 30),
        members={"anna": DECIDED.replace("B1", "Besluit 2025-014")},
        agreement=[version("2025-01-01", premium="{per_hour: 1.50, maximum: 200.00}")],
    )
    text = "\n".join(explained(some, "premium", "2025"))
    first = text[: text.index("onder k")]
    assert "onder j" in first
    assert "Besluit 2025-014" in first
    assert "100.00 hours x €1.50 = €150.00" in first
    assert "50.50 hours x €1.50 = €75.75" in first
    assert "€3,263.00" in first  # the legal maximum, and where it comes from
    assert "Participatiewet (BWBR0015703)" in first
    assert "€225.75" in first  # earned
    assert "other awards €40.00" in first
    assert "awarded €160.00" in first
    assert "paid €30.00" in first


def test_premium_tells_why_there_is_no_entitlement(tmp_path: Path) -> None:
    members = {
        "anna": "joined: 2025-02-01\n" + DECIDED,
        "bram": "premium: [{from: 2025-01-01, reference: B}]",
        "cas": "benefit: [{from: 2010-01-01}]",
        "dirk": f"{DECIDED}\nturns_27: 2030-01-01",
    }
    some = books(tmp_path, hours("2025-01-10", "anna", 1), members=members)
    text = "\n".join(explained(some, "premium", "2025"))
    for reason in ("not a member", "no benefit", "no decision", "under 27"):
        assert reason in text


def test_premium_names_each_decision_and_its_date(tmp_path: Path) -> None:
    member = """benefit: [{from: 2010-01-01}]
premium:
  - {from: 2025-01-01, to: 2025-02-28, decided: 2025-02-10, reference: Besluit 2025-014}
  - {from: 2025-03-01, reference: Besluit 2025-020}
allowance: [{from: 2025-01-01, decided: 2025-02-11, reference: Besluit 2025-015}]"""
    worked = [hours(day, "anna", 1) for day in ("2025-01-10", "2025-03-10")]
    some = books(tmp_path, *worked, members={"anna": member})
    lines = explained(some, "premium", "2025")
    assert [line for line in lines if line.startswith("  decision ")] == [
        "  decision Besluit 2025-014 of 2025-02-10, from 2025-01-01",
        "  decision Besluit 2025-020, from 2025-03-01",
        "  decision Besluit 2025-015 of 2025-02-11, from 2025-01-01",
    ]


def test_what_an_allowance_s_month_allows_is_shown(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-01-10", "anna", 300),
        hours("2025-02-10", "anna", 20),
        members={"anna": DECIDED},
        agreement=[version("2025-01-01", allowance="{per_hour: 1.00, per_month: 150.00}")],
    )
    text = "\n".join(explained(some, "premium", "2025"))
    allowance = text[text.index("onder k") :]
    for amount in ("€300.00", "€150.00", "€20.00", "€170.00"):
        assert amount in allowance


# -- return -------------------------------------------------------------------------------------


def test_return_tells_where_it_comes_from_and_adds_up(tmp_path: Path) -> None:
    terms = version(
        "2025-01-01",
        member_result="{brackets: [{split: {municipality: 30%, spaarpot: 70%}}]}",
        collective_result="{brackets: [{split: {municipality: 40%, reserve: 60%}}]}",
        spaarpot="{on_leaving: municipality}",
    )
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        earns("2025-03-15", "bram", 100),
        earns("2025-03-15", "collective", 50),
        members={"anna": "left: 2025-02-10\noutcome: work", "bram": ""},
        agreement=[terms],
    )
    lines = explained(some, "return", "2025")
    text = "\n".join(lines)
    assert "€300.00 of the result + €700.00 on leaving" in text
    start = next(index for index, line in enumerate(lines) if line.startswith("computed:"))
    total = cents(" ".join(lines[start : start + 2]))
    assert total[:4] == [33000, 70000, 2000, 105000]
    assert "outstanding €0.00" in text


def test_explanations_in_dutch_have_the_same_amounts(worked: Books) -> None:
    def amounts(language: str) -> list[str]:
        text = worked.text("result", "2025", Format.TABLE, explain=True, language=language)
        found = re.findall(r"€ ?-?[0-9.,]+[0-9]", text)
        return [re.sub(r"[^0-9]", "", each) for each in found]

    assert amounts("nl") == amounts("en")


def test_in_markdown_the_steps_stand_in_a_block_of_their_own(worked: Books) -> None:
    text = worked.text("result", "2025", Format.MD, explain=True)
    tables, block = text.split("\n```\n", 1)
    assert "levy of" not in tables
    assert "levy of" in block
    assert block.endswith("```\n")


@pytest.mark.parametrize("share", ["12.34567%", "33.3333333333%", "0.00005%"])
def test_explain_shows_a_share_whole(tmp_path: Path, share: str) -> None:
    """Each figure with its steps: with the share as shown, a pocket calculator must
    reach the same figure. Shares are read with up to ten decimals, and four are shown.
    """
    terms = f"{{levies: [{{to: fund:opleiding, share: {share}}}]}}"
    some = books(
        tmp_path,
        earns("2025-01-10", "anna", 100000),
        agreement=[version("2025-01-01", member_result=terms)],
    )
    text = some.text("result", "2025", Format.TABLE, explain=True)
    assert f"levy of {share}" in text
