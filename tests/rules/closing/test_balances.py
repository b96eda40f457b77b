"""The accounts that closes use, and the balances that they assert (SPEC 4)."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.closing import MAIN, Closing, at_work, closing
from tests.support.small_books import BENEFIT, DECIDED, booked, earns, hours, paid

pytestmark = pytest.mark.slow

# -- accounts -----------------------------------------------------------------------------------

BARE = """\
include "../closes/*.beancount"
2025-01-01 open Assets:Bank
2025-01-01 open Income:Verkoop EUR
2025-01-01 open Expenses:Inkoop EUR
2025-01-01 open Liabilities:Spaarpot:Bram
"""


def bare(tmp_path: Path, *journal: str, head: str = BARE) -> Closing:
    """Books that open next to nothing."""
    return closing(tmp_path, files={MAIN: head + "".join(journal)}, members=EVERYBODY)


EVERYBODY = {"anna": DECIDED, "bram": BENEFIT}


def test_only_accounts_that_nobody_opens_are_opened_once(tmp_path: Path) -> None:
    some = bare(
        tmp_path,
        earns("2025-01-10", "anna", 100),
        earns("2025-02-10", "anna", 5000),
        earns("2025-02-10", "bram", 100),
        hours("2025-02-10", "anna", 1),
        earns("2025-03-10", "bram", 100),
    ).close("2025-01", "2025-02", "2025-03")
    assert some.opens("2025-01") == [
        "2025-01-31 Expenses:Verdeling",
        "2025-01-31 Liabilities:Fonds:Opleiding",
        "2025-01-31 Liabilities:Spaarpot:Anna",
    ]
    assert some.opens("2025-02") == [
        "2025-02-28 Expenses:Artikel31",
        "2025-02-28 Liabilities:Gemeente",
        "2025-02-28 Liabilities:Premie:Anna",
        "2025-02-28 Liabilities:Vergoeding:Anna",
    ]
    assert some.opens("2025-03") == []
    assert some.bean_check() == []
    assert some.differs() == []


def test_what_the_treasurer_opens_before_a_close_needs_it_is_left_to_them(tmp_path: Path) -> None:
    some = bare(tmp_path, earns("2025-01-10", "anna", 100)).close("2025-01")
    assert "2025-01-31 Liabilities:Spaarpot:Anna" in some.opens("2025-01")
    some.add("2025-02-01 open Liabilities:Gemeente\n", earns("2025-02-10", "anna", 5000))
    some.close("2025-02")
    assert some.opens("2025-02") == []
    assert some.bean_check() == []


def test_a_journal_that_has_a_plugin_open_its_accounts(tmp_path: Path) -> None:
    """What is closed is accepted by bean-check, also where `auto_accounts` opens what nobody does:
    it does no longer once the close does, and so must the account be open when it is first used.
    """
    some = bare(
        tmp_path,
        booked("2025-01-05", "Equity:Opening", "Liabilities:Spaarpot:Anna", 50),
        earns("2025-01-10", "anna", 100),
        head='plugin "beancount.plugins.auto_accounts"\ninclude "../closes/*.beancount"\n',
    )
    some.close("2025-01")
    assert some.bean_check() == []
    assert some.ask_check().exit == 0
    assert some.differs() == []


def test_accounts_and_the_member_key_of_coop_yaml(tmp_path: Path) -> None:
    extra = """\
member_key: lid
closes: boek/afsluitingen
accounts:
  spaarpot: Liabilities:Leden:Pot
  premium: Liabilities:Leden:Premie
  allowance: Liabilities:Leden:Vrijwilliger
  municipality: Liabilities:Overheid:Stad
  funds: Equity:Fondsen
  distribution: Equity:Verdeeld
  article31: Expenses:Wet
"""
    journal = """\
2025-01-10 * "Klus" #lid-anna
  Assets:Bank     5000.00 EUR
  Income:Verkoop
"""
    some = closing(
        tmp_path, journal, hours("2025-01-11", "anna", 2), members=EVERYBODY, coop_extra=extra
    )
    some = replace(some, closes="boek/afsluitingen")
    some.edit(MAIN, "../closes", "../boek/afsluitingen")
    some.add("; closes\n", name="boek/afsluitingen/start.beancount")
    some.close("2025-01")
    assert some.booked("2025-01") == [
        {
            "": "2025-01-31 #close ^close-2025-01",
            "lid": "anna",
            "result": "5000.00 EUR",
            "cooperative": "500.00 EUR",
            "Equity:Fondsen:Opleiding": "-250.00",
            "Equity:Verdeeld": "4500.00",
            "Expenses:Wet": "7.00",
            "Liabilities:Leden:Pot:Anna": "-3625.00",
            "Liabilities:Leden:Premie:Anna": "-3.00",
            "Liabilities:Leden:Vrijwilliger:Anna": "-4.00",
            "Liabilities:Overheid:Stad": "-625.00",
        }
    ]
    assert some.bean_check() == []
    assert some.differs() == []


def test_root_names_translated_by_option(tmp_path: Path) -> None:
    head = """\
option "name_assets" "Bezit"
option "name_liabilities" "Schulden"
option "name_equity" "Vermogen"
option "name_income" "Baten"
option "name_expenses" "Lasten"
include "../closes/*.beancount"
2025-01-01 open Bezit:Bank EUR
2025-01-01 open Baten:Verkoop EUR
2025-01-10 * "Klus" #member-anna
  Bezit:Bank     100.00 EUR
  Baten:Verkoop
"""
    extra = """\
accounts:
  spaarpot: Schulden:Spaarpot
  premium: Schulden:Premie
  allowance: Schulden:Vergoeding
  municipality: Schulden:Gemeente
  funds: Schulden:Fonds
  reserve: Vermogen:Reserve
  distribution: Lasten:Verdeling
  article31: Lasten:Artikel31
"""
    some = closing(tmp_path, files={MAIN: head}, coop_extra=extra).close("2025-01", "2025-02")
    assert some.booked("2025-01")[0]["Schulden:Spaarpot:Anna"] == "-85.00"
    assert some.asserted("2025-02") == {"Schulden:Spaarpot:Anna": "2025-03-01 -85.00"}
    assert some.bean_check() == []
    assert some.differs() == []


# -- assertions ---------------------------------------------------------------------------------


@pytest.mark.parametrize("cent", ["0.01", "-0.01"])
@pytest.mark.parametrize(
    ("account", "day"),
    [
        ("Liabilities:Spaarpot:Anna", "2025-01-20"),
        ("Liabilities:Premie:Anna", "2025-01-31"),
        ("Liabilities:Vergoeding:Anna", "2025-02-28"),
    ],
)
def test_beancount_itself_guards_a_closed_month_to_the_cent(
    tmp_path: Path, account: str, day: str, cent: str
) -> None:
    """SPEC 4: without `~ 0` it forgives a cent."""
    some = at_work(tmp_path, earns("2025-01-10", "anna", 100)).close("2025-01", "2025-02")
    assert some.bean_check() == []
    some.add(f'{day} * "Cent"\n  {account}  {cent} EUR\n  Assets:Bank\n')
    assert any(account in message for message in some.bean_check())


def test_every_account_that_was_used_is_asserted_and_no_other(tmp_path: Path) -> None:
    """Also one that holds nothing any more, and one for somebody who is no member."""
    some = closing(
        tmp_path,
        booked("2024-06-01", "Equity:Opening", "Liabilities:Spaarpot:Bram", 50),
        paid("2025-01-10", "Spaarpot:Bram", 50, purpose="course"),
        booked("2025-01-31", "Equity:Opening", "Liabilities:Premie:Anna", "0.01"),
        booked("2025-02-01", "Equity:Opening", "Liabilities:Vergoeding:Anna", 3),
        "2025-01-01 open Liabilities:Spaarpot:Oud\n",
        booked("2025-01-10", "Equity:Opening", "Liabilities:Spaarpot:Oud", 7),
        earns("2025-02-10", "anna", 10),
    ).close("2025-01", "2025-02")
    january = {
        "Liabilities:Premie:Anna": "2025-02-01 -0.01",
        "Liabilities:Spaarpot:Bram": "2025-02-01 0.00",
        "Liabilities:Spaarpot:Oud": "2025-02-01 -7.00",
    }
    assert some.asserted("2025-01") == january
    assert some.asserted("2025-02") == {
        "Liabilities:Premie:Anna": "2025-03-01 -0.01",
        "Liabilities:Spaarpot:Anna": "2025-03-01 -8.50",
        "Liabilities:Spaarpot:Bram": "2025-03-01 0.00",
        "Liabilities:Spaarpot:Oud": "2025-03-01 -7.00",
        "Liabilities:Vergoeding:Anna": "2025-03-01 -3.00",
    }
    assert some.bean_check() == []


def test_an_account_with_accounts_below_it_is_asserted_with_them(tmp_path: Path) -> None:
    """Beancount's balance of an account is that of all below it."""
    some = closing(
        tmp_path,
        "2025-01-01 open Liabilities:Spaarpot:Anna:Cursus EUR\n",
        booked("2025-01-10", "Equity:Opening", "Liabilities:Spaarpot:Anna:Cursus", 7),
        earns("2025-01-10", "anna", 100),
    ).close("2025-01")
    assert some.asserted("2025-01") == {
        "Liabilities:Spaarpot:Anna": "2025-02-01 -92.00",
        "Liabilities:Spaarpot:Anna:Cursus": "2025-02-01 -7.00",
    }
    assert some.bean_check() == []
    assert some.differs() == []


def test_an_account_that_the_treasurer_has_closed_is_asserted_too(tmp_path: Path) -> None:
    """Whether it is closed or open may be noted later, and changes nothing in a closed month."""
    some = closing(tmp_path, earns("2025-01-10", "anna", 10), earns("2025-02-10", "bram", 10))
    some.add(
        paid("2025-02-01", "Spaarpot:Anna", "8.50", purpose="course"),
        "2025-02-02 close Liabilities:Spaarpot:Anna\n",
    )
    some.close("2025-01", "2025-02")
    assert list(some.asserted("2025-01")) == ["Liabilities:Spaarpot:Anna"]
    pots = ["Liabilities:Spaarpot:Anna", "Liabilities:Spaarpot:Bram"]
    assert list(some.asserted("2025-02")) == pots
    assert some.bean_check() == []
    some.edit(MAIN, "2025-02-02 close", "2025-03-02 close")
    assert some.differs() == []


# -- order --------------------------------------------------------------------------------------

STRANGE = {
    "anna": f"{BENEFIT}\naccount: Zoë",
    "bram": f"{BENEFIT}\naccount: Éva",
    "m001": f"{BENEFIT}\naccount: Aap",
    "z-1": f"{BENEFIT}\naccount: Zoe",
}


def test_members_by_id_and_accounts_by_their_bytes(tmp_path: Path) -> None:
    """Zoe, Zoë, Éva: no locale would put É behind Z."""
    lines = (earns("2025-01-10", id_, 100) for id_ in reversed(STRANGE))
    some = closing(tmp_path, *lines, members=STRANGE, files={})
    text = (some.root / MAIN).read_text(encoding="utf-8")
    opened = "".join(
        f"2010-01-01 open Liabilities:Spaarpot:{part} EUR\n" for part in ("Aap", "Zoe", "Zoë")
    )
    (some.root / MAIN).write_text(text + opened, encoding="utf-8")
    some.close("2025-01")
    assert [one["member"] for one in some.booked("2025-01")] == ["anna", "bram", "m001", "z-1"]
    assert [each.rpartition(":")[2] for each in some.asserted("2025-01")] == [
        *("Aap", "Zoe", "Zoë", "Éva"),
    ]
    assert some.opens("2025-01") == ["2025-01-31 Liabilities:Spaarpot:Éva"]
    for one in some.booked("2025-01"):
        accounts = [key for key in one if ":" in key]
        assert accounts == sorted(accounts, key=str.encode)


def test_a_joint_job_of_a_member_with_a_name_like_zoe(tmp_path: Path) -> None:
    journal = """\
2025-01-10 * "Klus"
  Assets:Bank      100.00 EUR
  Income:Verkoop  -100.00 EUR
    members: "anna 2, zoe 1"
"""
    some = bare(tmp_path, journal)
    some.add(f"id: zoe\nname: Zoë\naccount: Zoë\njoined: 2020-01-01\n{BENEFIT}\n", name=ZOE)
    some.close("2025-01")
    booked_ = some.booked("2025-01")
    assert [one["result"] for one in booked_] == ["66.67 EUR", "33.33 EUR"]
    # Levies of 5% and 10%, each rounded: 1.67 and 3.33; the rest is her spaarpot's.
    assert booked_[1]["Liabilities:Spaarpot:Zoë"] == "-28.33"
    assert some.bean_check() == []
    assert some.differs() == []


ZOE = "members/zoe.yaml"
