"""What a close books and says (SPEC 4)."""

from pathlib import Path

import pytest

from tests.support.closing import at_work, closing, knows_rules_until, worked
from tests.support.small_books import WORKED, booked, costs, earns, paid, version

pytestmark = pytest.mark.slow

# -- the worked example -------------------------------------------------------------------------


def test_the_worked_example_to_the_cent(tmp_path: Path) -> None:
    """SPEC 8."""
    some = worked(tmp_path).close("2025-01", "2025-02", "2025-03")
    assert [some.booked(period) for period in ("2025-01", "2025-02", "2025-03")] == [
        [
            {
                "": "2025-01-31 #close ^close-2025-01",
                "member": "anna",
                "result": "1600.00 EUR",
                "cooperative": "160.00 EUR",
                "Expenses:Verdeling": "1440.00",
                "Liabilities:Fonds:Opleiding": "-80.00",
                "Liabilities:Spaarpot:Anna": "-1360.00",
            }
        ],
        [
            {
                "": "2025-02-28 #close ^close-2025-02",
                "member": "anna",
                "result": "-600.00 EUR",
                "cooperative": "-60.00 EUR",
                "Expenses:Verdeling": "-540.00",
                "Liabilities:Fonds:Opleiding": "30.00",
                "Liabilities:Spaarpot:Anna": "510.00",
            }
        ],
        [
            {
                "": "2025-03-31 #close ^close-2025-03",
                "member": "anna",
                "result": "3500.00 EUR",
                "cooperative": "350.00 EUR",
                "Expenses:Verdeling": "3150.00",
                "Liabilities:Fonds:Opleiding": "-175.00",
                "Liabilities:Gemeente": "-412.50",
                "Liabilities:Spaarpot:Anna": "-2562.50",
            }
        ],
    ]
    assert some.asserted("2025-03") == {"Liabilities:Spaarpot:Anna": "2025-04-01 -3412.50"}
    assert some.bean_check() == []
    assert some.pot("2025-03-31")["balance"] == "3412.50"
    assert some.pot("2025-03-31")["pending"] == "0.00"
    returned = some.returned(2025)
    assert (returned["booked"], returned["pending"]) == ("412.50", "0.00")


BY_FIRST_RULES = """\
; Afsluiting van 2025-02, gemaakt door socoledger. Verander hier niets met de hand: wat niet klopt,
; wordt in een open maand verbeterd. Nakijken kan met: socoledger verify

2025-02-28 custom "close" "2025-02"
  agreement: "convenant-2025"
  rules: 1
  after: "2025-01"
  previous: "1491202e080bfedb63ae8744de53d7a8797eae0388c62fb2deb56898385b1029"
  facts: "7f0a57bf9eb38d8f697e75d76f94417cb119a79326444a6ae72b28da56a235fb"

2025-02-28 * "Afsluiting 2025-02: verdeling, anna" #close ^close-2025-02
  member: "anna"
  result: -600.00 EUR
  cooperative: -60.00 EUR
  Expenses:Verdeling           -540.00 EUR
  Liabilities:Fonds:Opleiding    30.00 EUR
  Liabilities:Spaarpot:Anna     510.00 EUR

2025-03-01 balance Liabilities:Spaarpot:Anna  -850.00 ~ 0 EUR

2025-02-28 custom "close-facts" "2025-02"
  agreement: "6a5ef1d4"
  coop: "d34ced88"
  day-2025-02-10: "48ebcb85"
  member-anna: "8593c8a0"
"""
"""Should this text or a digest in it ever change, closes of earlier versions no longer verify: that
is what another rule set is for.
"""

WORDING = "e38cbe4e9c1e206eea6bd57d201b8bd845b97e6f0cc705405dffe1a3b6457717"
BY_SECOND_RULES = (
    BY_FIRST_RULES.replace("  rules: 1\n", "  rules: 2\n")
    .replace(
        "1491202e080bfedb63ae8744de53d7a8797eae0388c62fb2deb56898385b1029",
        "5e19239f436ac021ddc742d3b71e4164c5ac0135c14bdedcdf92d81f8a0c0950",
    )
    .replace(
        "7f0a57bf9eb38d8f697e75d76f94417cb119a79326444a6ae72b28da56a235fb",
        "dfffb9e6634f3c567edabc9e3086ea90e1527f44f0e6ecfc3e9e3b12ee46d482",
    )
    .replace('6d482"\n', f'6d482"\n  wording: "{WORDING}"\n')
    + '  wording-2025-02-10: "78525883"\n'
)


def test_a_close_in_full(tmp_path: Path) -> None:
    some = worked(tmp_path).close("2025-01", "2025-02")
    assert some.file("2025-02").read_bytes() == BY_SECOND_RULES.encode()


def test_a_close_in_full_by_the_first_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        knows_rules_until(1, earlier)
        some = worked(tmp_path).close("2025-01", "2025-02")
    assert some.file("2025-02").read_bytes() == BY_FIRST_RULES.encode()
    assert some.differs() == []


# -- dry runs -----------------------------------------------------------------------------------


def test_a_dry_run_prints_the_same_bytes_and_writes_nothing(tmp_path: Path) -> None:
    some = worked(tmp_path)
    for period in ("2025-01", "2025-02"):
        before = some.files()
        answer = some.ask_close(period, dry_run=True)
        assert answer.exit == 0
        assert some.files() == before
        some.close(period)
        assert answer.output.encode() == some.file(period).read_bytes()


def test_a_dry_run_is_refused_for_what_a_close_is(tmp_path: Path) -> None:
    some = worked(tmp_path, booked("2025-01-20", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5))
    assert some.refused("2025-01", dry_run=True) == some.refused("2025-01") == ["S321", "S322"]
    some.no("2025-02", dry_run=True)


def test_a_dry_run_explains_what_was_taken_back(tmp_path: Path) -> None:
    """Issue 7: what was taken back because of an earlier month's loss."""
    some = worked(tmp_path).close("2025-01")
    answer = some.ask_close("2025-02", explain=True)
    assert answer.exit == 0
    assert "€510.00 is taken back from spaarpot" in answer.output
    assert "€30.00 is taken back from fund opleiding" in answer.output


# -- premiums and allowances --------------------------------------------------------------------


def test_premiums_and_allowances_are_booked_against_article_31(tmp_path: Path) -> None:
    """SPEC 3.5, 3.6: 40 hours earn 60.00 and 80.00; ten more 15.00 and 20.00."""
    some = at_work(tmp_path).close("2025-01", "2025-02")
    assert some.booked("2025-01") == [
        {
            "": "2025-01-31 #close ^close-2025-01",
            "member": "anna",
            "result": "0.00 EUR",
            "cooperative": "0.00 EUR",
            "Expenses:Artikel31": "140.00",
            "Liabilities:Premie:Anna": "-60.00",
            "Liabilities:Vergoeding:Anna": "-80.00",
        }
    ]
    assert some.booked("2025-02")[0]["Expenses:Artikel31"] == "35.00"
    assert some.asserted("2025-02") == {
        "Liabilities:Premie:Anna": "2025-03-01 -75.00",
        "Liabilities:Vergoeding:Anna": "2025-03-01 -100.00",
    }
    assert some.premium_of(2025)["awarded"] == "75.00"
    assert some.bean_check() == []


def test_results_and_awards_of_a_member_are_one_transaction(tmp_path: Path) -> None:
    some = at_work(tmp_path, earns("2025-01-10", "anna", 100)).close("2025-01")
    (found,) = some.booked("2025-01")
    assert {key: value for key, value in found.items() if ":" in key} == {
        "Expenses:Artikel31": "140.00",
        "Expenses:Verdeling": "90.00",
        "Liabilities:Fonds:Opleiding": "-5.00",
        "Liabilities:Premie:Anna": "-60.00",
        "Liabilities:Spaarpot:Anna": "-85.00",
        "Liabilities:Vergoeding:Anna": "-80.00",
    }


def test_a_premium_that_was_awarded_can_be_paid_and_the_months_closed_on(tmp_path: Path) -> None:
    some = at_work(tmp_path, paid("2025-02-03", "Premie:Anna", 60)).close("2025-01", "2025-02")
    assert some.checked()["errors"] == 0
    assert some.asserted("2025-02")["Liabilities:Premie:Anna"] == "2025-03-01 -15.00"


# -- months that say little ---------------------------------------------------------------------


def test_a_month_without_facts(tmp_path: Path) -> None:
    some = worked(tmp_path).close("2025-01", "2025-02", "2025-03", "2025-04", "2025-05")
    assert some.booked("2025-05") == []
    assert some.asserted("2025-05") == {"Liabilities:Spaarpot:Anna": "2025-06-01 -3412.50"}
    assert some.bean_check() == []
    assert some.differs() == []


def test_books_in_which_nothing_happened(tmp_path: Path) -> None:
    some = closing(tmp_path).close("2025-01", "2025-02")
    assert some.booked("2025-01") == []
    assert some.asserted("2025-02") == {}
    assert some.differs() == []


def test_a_loss_with_nothing_to_take_back_books_nothing(tmp_path: Path) -> None:
    some = closing(tmp_path, costs("2025-01-10", "anna", 100), earns("2025-02-10", "anna", 150))
    some.close("2025-01", "2025-02")
    assert some.booked("2025-01") == []
    (february,) = some.booked("2025-02")
    assert (february["result"], february["cooperative"]) == ("150.00 EUR", "5.00 EUR")
    # 50.00: 2.50 for the fund, 5.00 for the coöperatie, the rest for Anna.
    assert february["Liabilities:Spaarpot:Anna"] == "-42.50"


def test_facts_before_the_first_month_count_for_balances_alone(tmp_path: Path) -> None:
    some = closing(
        tmp_path,
        booked("2024-12-01", "Equity:Opening", "Liabilities:Spaarpot:Anna", 50),
        earns("2024-12-10", "anna", 1000),
        earns("2025-01-10", "anna", 100),
    ).close("2025-01")
    assert some.booked("2025-01")[0]["Liabilities:Spaarpot:Anna"] == "-85.00"
    assert some.asserted("2025-01") == {"Liabilities:Spaarpot:Anna": "2025-02-01 -135.00"}


@pytest.mark.parametrize("agreement", [WORKED, [version("2025-01-01"), version("2025-03-01")]])
def test_a_close_names_the_agreement_in_force(tmp_path: Path, agreement: str | list[str]) -> None:
    some = worked(tmp_path, agreement=agreement).close("2025-01", "2025-02", "2025-03")
    named = "convenant-2025" if agreement == WORKED else "v2025-03-01"
    assert f'  agreement: "{named}"\n' in some.text_of("2025-03")
    assert some.differs() == []
