"""`accounts`: what stands on every account at a day, and the ledger of one account."""

import csv
import io
from pathlib import Path

import pytest

from socoledger.commands.accounts import Asked, asked
from socoledger.commands.context import Stopped
from socoledger.domain.options import Format
from tests.support.asking import Shape
from tests.support.small_books import (
    Books,
    booked,
    books,
    closed,
    closing,
    costs,
    earns,
    paid,
)
from tests.support.umbrellas import book, opens, umbrella


def some_books(tmp_path: Path) -> Books:
    """An opening before first_month, entries in three months, a close, accounts below others."""
    return books(
        tmp_path,
        opens("Assets:Bank:Spaar", "Assets:Kas", "Expenses:Nooit"),
        "2025-02-28 close Assets:Kas\n",
        booked("2024-12-31", "Assets:Bank", "Equity:Opening", 100),
        earns("2025-01-15", "anna", 50),
        costs("2025-02-03", "anna", 20),
        booked("2025-02-04", "Assets:Bank:Spaar", "Assets:Bank", 30),
        earns("2025-03-10", "bram", 7.5),
        closes={
            "2025-01": closed(
                "2025-01",
                closing(
                    "2025-01-31", "2025-01", "Expenses:Verdeling", "Liabilities:Spaarpot:Anna", 40
                ),
            )
        },
    )


def ledger(some: Books, account: str, period: str | None = None, **more: str) -> Shape:
    return some.shape("accounts", period, account=account, **more)


def standing(some: Books, period: str | None = None, **more: str) -> dict[str, str]:
    accounts = some.shape("accounts", period, **more)["accounts"]
    return {one["account"]: one["balance"] for one in accounts}


def test_everything_is_positive_as_it_is_read(tmp_path: Path) -> None:
    found = standing(some_books(tmp_path))
    assert found["Assets:Bank"] == "107.50"
    assert found["Assets:Bank:Spaar"] == "30.00"
    assert found["Liabilities:Spaarpot:Anna"] == "40.00"
    assert found["Equity:Opening"] == "100.00"
    assert found["Income:Verkoop"] == "57.50"
    assert found["Expenses:Inkoop"] == "20.00"
    assert found["Expenses:Verdeling"] == "40.00"


def test_sums_tie(tmp_path: Path) -> None:
    total = some_books(tmp_path).shape("accounts")["total"]
    assert total == {
        "assets": "137.50",
        "liabilities": "40.00",
        "equity": "100.00",
        "income": "57.50",
        "expenses": "60.00",
    }


def test_accounts_never_used_stand_there_too_and_closed_ones_say_so(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    found = {one["account"]: one for one in some.shape("accounts")["accounts"]}
    assert found["Expenses:Nooit"] == {
        "account": "Expenses:Nooit",
        "kind": "expenses",
        "balance": "0.00",
        "last_entry": None,
        "closed": None,
    }
    assert found["Assets:Kas"]["closed"] == "2025-02-28"
    assert found["Expenses:Inkoop"]["last_entry"] == "2025-02-03"
    earlier = {one["account"]: one for one in some.shape("accounts", "2025-01")["accounts"]}
    assert earlier["Assets:Kas"]["closed"] is None
    assert "Expenses:Nooit" not in some.text("accounts", None, Format.TABLE)


@pytest.mark.parametrize(
    ("at", "bank"),
    [("2025-01-14", "100.00"), ("2025-01-15", "150.00"), ("2025-02-03", "130.00")],
)
def test_at_the_end_of_a_day(tmp_path: Path, at: str, bank: str) -> None:
    assert standing(some_books(tmp_path), at=at)["Assets:Bank"] == bank


def test_at_the_end_of_a_month_or_a_year_also_before_first_month(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    assert standing(some, "2025-01")["Assets:Bank"] == "150.00"
    assert standing(some, "2025")["Assets:Bank"] == "107.50"
    assert standing(some, "2024")["Assets:Bank"] == "100.00"
    assert some.refusal("accounts", "2023") == (5, "")
    assert some.refusal("accounts", "2025-04") == (5, "")


def test_the_ledger_of_a_month(tmp_path: Path) -> None:
    found = ledger(some_books(tmp_path), "Assets:Bank", "2025-02")
    entries = found.pop("entries")
    assert found == {
        "schema": "socoledger.ledger/1",
        "account": "Assets:Bank",
        "kind": "assets",
        "period": "2025-02",
        "from": "2025-02-01",
        "to": "2025-02-28",
        "opening": "150.00",
        "added": "30.00",
        "taken_off": "50.00",
        "closing": "130.00",
    }
    told = [(one["date"], one["account"], one["amount"], one["balance"]) for one in entries]
    assert told == [
        ("2025-02-03", "Assets:Bank", "-20.00", "130.00"),
        ("2025-02-04", "Assets:Bank:Spaar", "30.00", "160.00"),
        ("2025-02-04", "Assets:Bank", "-30.00", "130.00"),
    ]
    first = entries[0]
    assert (first["payee"], first["text"], first["file"]) == (
        None,
        "Boeking",
        "journal/main.beancount",
    )
    line = (tmp_path / "books" / first["file"]).read_text().splitlines()[first["line"] - 1]
    assert line == "  Assets:Bank  -20.00 EUR"


def test_the_ledger_of_an_account_below_leaves_out_those_beside_it(tmp_path: Path) -> None:
    found = ledger(some_books(tmp_path), "Assets:Bank:Spaar", "2025-02")
    assert [one["amount"] for one in found["entries"]] == ["30.00"]


def test_what_a_close_booked_is_in_it_as_it_is_read(tmp_path: Path) -> None:
    found = ledger(some_books(tmp_path), "Liabilities:Spaarpot", "2025-01")
    assert (found["opening"], found["closing"]) == ("0.00", "40.00")
    assert [one["file"] for one in found["entries"]] == ["closes/2025-01.beancount"]


def test_periods_of_a_ledger(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    assert ledger(some, "Assets:Bank")["period"] == "2025-03"
    whole = ledger(some, "Assets:Bank", "2025")
    assert (whole["opening"], whole["closing"], whole["to"]) == ("100.00", "137.50", "2025-03-31")
    before = ledger(some, "Assets:Bank", "2024-12")
    assert (before["opening"], before["closing"]) == ("0.00", "100.00")
    assert ledger(some, "Assets:Kas", "2025-01")["entries"] == []
    for period in ("2024-11", "2025-04", "2023"):
        assert some.refusal("accounts", period, account="Assets:Bank") == (5, "")


def test_a_ledger_at_a_day(tmp_path: Path) -> None:
    found = ledger(some_books(tmp_path), "Assets:Bank", at="2025-02-03")
    assert (found["period"], found["to"], found["closing"]) == ("2025-02", "2025-02-03", "130.00")
    year = ledger(some_books(tmp_path), "Assets:Bank", "2025", at="2025-02-03")
    assert (year["from"], year["to"], len(year["entries"])) == ("2025-01-01", "2025-02-03", 2)


def test_each_ledger_ends_in_what_stands_on_its_accounts(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    for period in ("2025-01", "2025-02", "2025"):
        for account, balance in standing(some, period).items():
            if account != "Assets:Bank":  # has an account below it
                assert ledger(some, account, period)["closing"] == balance, account


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bank", "Assets:Bank"),
        ("assets:bank", "Assets:Bank"),
        ("Assets:Bnak", "Assets:Bank"),
        ("Spaarpot:Anna", "Liabilities:Spaarpot:Anna"),
        ("Liabilities:Spaarpot:Ana", "Liabilities:Spaarpot:Anna"),
        ("xyz", "socoledger accounts"),
    ],
)
def test_an_unknown_account_is_told_with_what_is_like_it(
    tmp_path: Path, typed: str, meant: str
) -> None:
    answer = some_books(tmp_path).ask("accounts", account=typed)
    assert (answer.exit, answer.output) == (2, "")
    (message,) = answer.messages
    assert meant in message
    assert typed in message


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ((None, None, None), Asked()),
        (("2025-03", None, None), Asked(None, "2025-03")),
        ((None, None, "2025"), Asked(None, "2025")),
        (("Assets:Bank", None, "2025"), Asked("Assets:Bank", "2025")),
        (("Assets:Bank", "2025-03", None), Asked("Assets:Bank", "2025-03")),
        (("2025-03", "Assets:Bank", None), Asked("Assets:Bank", "2025-03")),
    ],
)
def test_a_period_may_stand_before_or_instead_of_the_account(
    tmp_path: Path, words: tuple[str | None, str | None, str | None], meant: Asked
) -> None:
    assert asked(some_books(tmp_path).context(), *words) == meant


def test_two_periods_are_not_guessed_at(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    with pytest.raises(Stopped):
        asked(some.context(), "2025-03", None, "2024")
    assert some.ask("accounts", "2025", account="2024").exit == 2


def test_an_account_with_a_colon_behind_it_as_a_shell_completes_it(tmp_path: Path) -> None:
    assert ledger(some_books(tmp_path), "Assets:Kas:", "2025")["account"] == "Assets:Kas"


def test_accounts_at_the_root(tmp_path: Path) -> None:
    assert ledger(some_books(tmp_path), "Assets", "2025")["closing"] == "137.50"


def test_a_csv_begins_with_the_opening_and_ends_with_the_closing(tmp_path: Path) -> None:
    text = some_books(tmp_path).text("accounts", "2025-02", Format.CSV, account="Assets:Bank")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["kind"] for row in rows] == ["opening", *["movement"] * 3, "closing"]
    assert (rows[0]["balance"], rows[-1]["balance"]) == ("150.00", "130.00")
    assert sum(float(row["amount"]) for row in rows if row["amount"]) == -20


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("account", [None, "Assets:Bank"])
def test_a_table_keeps_to_eighty_columns(
    tmp_path: Path, language: str, account: str | None
) -> None:
    text = some_books(tmp_path).text(
        "accounts", "2025-02", Format.TABLE, account=account, language=language, width=80
    )
    assert max(map(len, text.splitlines())) <= 80
    assert text.startswith("Assets" if (language, account) != ("nl", None) else "Bezittingen")


def test_roots_with_other_names(tmp_path: Path) -> None:
    journal = (
        'option "name_assets" "Activa"\ninclude "../closes/*.beancount"\n'
        "2010-01-01 open Activa:Bank EUR\n2010-01-01 open Equity:Opening EUR\n"
        + booked("2025-01-05", "Activa:Bank", "Equity:Opening", 5)
    )
    some = books(tmp_path, files={"journal/main.beancount": journal})
    assert ledger(some, "Activa:Bank")["kind"] == "assets"
    assert standing(some)["Activa:Bank"] == "5.00"


def test_a_number_that_may_be_a_bsn_is_hidden(tmp_path: Path) -> None:
    bsn = "111222333"
    some = books(
        tmp_path,
        booked("2025-01-05", "Assets:Bank", "Equity:Opening", 5).replace("Boeking", f"van {bsn}"),
    )
    for format_ in Format:
        text = some.text("accounts", "2025-01", format_, account="Assets:Bank")
        assert bsn not in text
        assert "van *********" in text.replace("\\", "")  # as Markdown shows it


def test_an_account_that_one_of_several_books_has(tmp_path: Path) -> None:
    cash = booked("2025-01-05", "Assets:Kas", "Equity:Opening", 5)
    book(tmp_path, "land", opens("Assets:Kas"), cash)
    book(tmp_path, "atelier", paid("2025-01-06", "Gemeente", 3))
    koepel = umbrella(tmp_path, "land", "atelier")
    found = koepel.answers("accounts", "2025-01", account="Assets:Kas")
    assert [one["kind"] for one in found.values()] == ["assets", None]
    assert koepel.total("accounts", "2025-01", account="Assets:Kas")["closing"] == "5.00"
    assert koepel.total("accounts", "2025-01", account="Assets")["closing"] == "2.00"
    refused = koepel.ask("accounts", account="Assets:Kass")
    assert (refused.exit, refused.output) == (2, "")
    assert "Assets:Kas" in refused.messages[0]
