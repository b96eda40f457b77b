"""`add`: what is recorded by arguments alone stands in the journal as it was meant (SPEC 11)."""

from pathlib import Path
from typing import Any

import pytest
from beancount import loader
from jsonschema import validate  # type: ignore[import-untyped]

from socoledger.commands.confirmed import Consent
from socoledger.write.schemas import schema_of
from tests.support.imports import Scripted
from tests.support.recordings import DRY, Recording, recording
from tests.support.run import run
from tests.support.small_books import DECIDED, booked, costs, earns, version

CASH = "2010-01-01 open Assets:Kas EUR\n"
SAVED = booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 300)
MONEY = booked("2024-12-31", "Assets:Bank", "Equity:Opening", 5000)
OWED = booked("2024-12-31", "Equity:Opening", "Liabilities:Premie:Anna", 90)
UNITS = "units: [{id: atelier, name: Atelier}, {id: land, name: Land}]\n"
GRANTS = """\
grants:
  - {id: begeleiding, giver: municipality, reference: B1, from: 2025-01-01, to: 2025-12-31,
     amount: 12500.00, repay: true}
"""
MARCH = "journal/2025-03.beancount"


def _books(tmp_path: Path, *journal: str, **more: Any) -> Recording:
    more = {"members": {"anna": DECIDED, "bram": DECIDED}, **more}
    return recording(tmp_path, CASH, MONEY, SAVED, *journal, **more)


def _written(some: Recording, name: str = MARCH) -> str:
    return (some.root / name).read_text(encoding="utf-8")


def _is_clean(some: Recording) -> None:
    _entries, errors, _options = loader.load_file(str(some.root / "journal/main.beancount"))
    assert errors == []
    assert some.now.codes() == []


@pytest.mark.parametrize(
    ("kind", "said", "text"),
    [
        (
            "income",
            {"amount": "1.250,5", "member": "Anna", "to": "bank", "payee": "Wijk", "text": "Tuin"},
            (
                '2025-03-20 * "Wijk" "Tuin"\n  member: "anna"\n'
                "  Assets:Bank      1250.50 EUR\n  Income:Verkoop  -1250.50 EUR\n"
            ),
        ),
        (
            "income",
            {"amount": "90", "member": "ann 2, bram 1.5", "to": "kas", "day": "gisteren"},
            (
                '2025-03-19 * "Inkomsten"\n  members: "anna 2, bram 1.5"\n'
                "  Assets:Kas       90.00 EUR\n  Income:Verkoop  -90.00 EUR\n"
            ),
        ),
        (
            "cost",
            {"amount": "12,50", "member": "collective", "source": "bank", "payee": "Bouwmarkt"},
            (
                '2025-03-20 * "Bouwmarkt" ""\n  member: "collective"\n'
                "  Expenses:Inkoop   12.50 EUR\n  Assets:Bank      -12.50 EUR\n"
            ),
        ),
        (
            "hours",
            {"amount": "4:30", "member": "anna", "text": "restaurant", "day": "1-3"},
            '2025-03-01 custom "hours" "anna" 4.5 "restaurant"\n',
        ),
        (
            "spend",
            {"amount": "50", "member": "anna", "purpose": "course", "source": "bank"},
            (
                '2025-03-20 * "Uit de spaarpot van anna"\n  purpose: "course"\n'
                "  Liabilities:Spaarpot:Anna   50.00 EUR\n  Assets:Bank                -50.00 EUR\n"
            ),
        ),
        (
            "spend",
            {"amount": "50", "member": "anna", "purpose": "priv", "approval": "B 12"}
            | {"source": "bank", "text": "Koelkast"},
            (
                '2025-03-20 * "Koelkast"\n  purpose: "private"\n  approval: "B 12"\n'
                "  Liabilities:Spaarpot:Anna   50.00 EUR\n  Assets:Bank                -50.00 EUR\n"
            ),
        ),
        (
            "award",
            {"amount": "25", "member": "anna"},
            (
                '2025-03-20 * "Premie van anna toegekend"\n  purpose: "premium"\n'
                "  Liabilities:Spaarpot:Anna   25.00 EUR\n"
                "  Liabilities:Premie:Anna    -25.00 EUR\n"
            ),
        ),
        (
            "award",
            {"amount": "25", "member": "anna", "what": "allowance"},
            (
                '2025-03-20 * "Vergoeding van anna toegekend"\n  member: "anna"\n'
                "  Expenses:Artikel31            25.00 EUR\n"
                "  Liabilities:Vergoeding:Anna  -25.00 EUR\n"
            ),
        ),
        (
            "receipt",
            {"amount": "8", "reimbursed": "bram", "member": "collective", "source": "kas"}
            | {"text": "Koffie"},
            (
                '2025-03-20 * "Koffie"\n  member: "collective"\n  reimbursed: "bram"\n'
                "  Expenses:Inkoop   8.00 EUR\n  Assets:Kas       -8.00 EUR\n"
            ),
        ),
        (
            "transfer",
            {"amount": "100", "source": "bank", "to": "kas"},
            (
                '2025-03-20 * "Tussen eigen rekeningen"\n'
                "  Assets:Kas    100.00 EUR\n  Assets:Bank  -100.00 EUR\n"
            ),
        ),
    ],
)
def test_what_each_kind_writes(tmp_path: Path, kind: str, said: dict[str, str], text: str) -> None:
    in_cash = booked("2025-01-02", "Assets:Kas", "Assets:Bank", 20)
    some = _books(tmp_path, in_cash)
    shown = some.shown(kind, **said)
    assert _written(some) == text
    assert (shown["text"], shown["file"], shown["line"]) == (text, MARCH, 1)
    _is_clean(some)


def test_what_is_owed_is_paid(tmp_path: Path) -> None:
    some = _books(tmp_path, OWED)
    assert some.record("pay", amount="90", member="anna", source="bank").exit == 0
    assert _written(some).startswith('2025-03-20 * "Premie van anna betaald"\n')
    assert some.now.premium_of(2025)["paid"] == "90.00"
    _is_clean(some)


def test_the_return_of_another_year_is_paid_for_it(tmp_path: Path) -> None:
    some = _books(tmp_path, booked("2024-12-31", "Equity:Opening", "Liabilities:Gemeente", 80))
    assert (
        some.record("pay", amount="40", what="municipality", year="2024", source="bank").exit == 0
    )
    assert some.record("pay", amount="40", what="gemeente", source="bank").exit == 0
    written = _written(some)
    assert written.count('  for: "2024"\n') == 1
    assert '"Terugbetaling over 2025 aan de gemeente"' in written


def test_money_of_a_grant_and_a_cost_that_it_pays(tmp_path: Path) -> None:
    some = _books(tmp_path, files={"grants.yaml": GRANTS})
    assert some.record("grant", amount="12.500", to="bank").exit == 0
    said = {"amount": "400", "member": "anna", "grant": "begeleiding", "source": "bank"}
    assert some.record("cost", **said).exit == 0
    (grant,) = some.now.shape("grants", "2025-03")["grants"]
    assert (grant["received"], grant["spent"]) == ("12500.00", "400.00")
    assert some.now.member("2025-03")["expenses"] == "0.00"
    _is_clean(some)


def test_opening_balances_stand_before_the_books(tmp_path: Path) -> None:
    some = _books(tmp_path)
    for account, amount in (("kas", "50"), ("spaarpot:bram", "120,25")):
        assert some.record("opening", account=account, amount=amount).exit == 0
    assert (some.root / "journal/2024-12.beancount").exists()
    entries = some.now.read.journal.transactions
    balances = {posting.account: posting.cents for one in entries for posting in one.postings}
    assert (balances["Assets:Kas"], balances["Liabilities:Spaarpot:Bram"]) == (5000, -12025)
    _is_clean(some)


def test_units_and_hours_of_units(tmp_path: Path) -> None:
    some = _books(tmp_path, coop_extra=UNITS)
    assert some.record("hours", amount="3", member="bram", text="atel").exit == 0
    assert some.record("income", amount="3", member="bram", unit="land", to="bank").exit == 0
    assert 'custom "hours" "bram" 3 "atelier"\n' in _written(some)
    assert '  unit: "land"\n' in _written(some)
    assert some.record("hours", amount="3", member="bram", text="keuken").exit == 2
    _is_clean(some)


def test_hours_are_taken_back_by_hours_below_nothing(tmp_path: Path) -> None:
    some = _books(tmp_path)
    assert some.record("hours", amount="3", member="bram", day="1-3").exit == 0
    assert some.record("hours", amount="-0:30", member="bram").exit == 0
    assert some.now.premium_of(2025, "bram")["hours"] == "2.50"


def test_what_the_books_know_is_not_asked(tmp_path: Path) -> None:
    """The account that was last used for that member or other side; the only ones there are."""
    more = "2010-01-01 open Income:Advies EUR\n2010-01-01 open Expenses:Reizen EUR\n"
    advice = '2025-02-01 * "School" "les" #member-anna\n  Assets:Kas  10 EUR\n  Income:Advies\n'
    some = _books(
        tmp_path, more, earns("2025-02-03", "bram", 10), advice.replace('les"', 'les" #member-anna')
    )
    assert some.record("income", amount="5", member="anna").exit == 0
    assert some.record("income", amount="6", member="bram").exit == 0
    assert some.record("income", amount="7", member="bram", payee="school").exit == 0
    entries = [one for one in some.now.read.journal.transactions if one.file == MARCH]
    used = [tuple(posting.account for posting in one.postings) for one in entries]
    assert [one[1] for one in used] == ["Income:Advies", "Income:Verkoop", "Income:Advies"]
    assert used[2][0] == "Assets:Kas"
    unclear = some.record("cost", amount="5", member="anna")
    assert (unclear.exit, some.now.content().keys()) == (2, some.content().keys())
    assert "Expenses:Inkoop, Expenses:Reizen" in unclear.messages[0]


def test_a_new_account_is_opened(tmp_path: Path) -> None:
    some = _books(tmp_path)
    shown = some.shown("cost", amount="5", member="anna", source="bank", account="Expenses:Thee")
    assert shown["opened"] == ["Expenses:Thee"]
    assert shown["text"].startswith("2025-01-01 open Expenses:Thee EUR\n\n2025-03-20 *")
    assert shown["line"] == 3
    assert some.record("cost", amount="5", member="anna", account="Income:Thee").exit == 2
    _is_clean(some)


def test_an_account_that_is_kept_for_something_else_is_refused_with_what_fits(
    tmp_path: Path,
) -> None:
    some = _books(tmp_path)
    before = some.content()
    answer = some.record("cost", amount="5", member="anna", account="Expenses:Artikel31")
    wrong = answer.messages[0]
    assert wrong.startswith(
        "--account cannot be right: Expenses:Artikel31 cannot be booked on here: it is closed,"
        " kept for something else, or not under Expenses; is it one of Expenses:"
    )
    assert "Expenses:Artikel31" not in wrong.partition("is it one of")[2]
    assert (answer.exit, some.content()) == (2, before)


def test_what_is_with_other_books_has_a_link(tmp_path: Path) -> None:
    some = _books(tmp_path)
    said = {"amount": "5", "member": "anna", "to": "bank", "partner": "../land"}
    assert some.record("income", **said).exit == 2
    assert some.record("income", link="F 12", **said).exit == 2
    assert some.record("income", link="^F-12", **said).exit == 0
    assert _written(some).startswith('2025-03-20 * "Inkomsten" ^F-12\n')
    (entry,) = (one for one in some.now.read.journal.transactions if one.file == MARCH)
    assert (entry.partner, *entry.links) == ("../land", "F-12")


def test_as_it_is_typed(tmp_path: Path) -> None:
    root = _books(tmp_path).root
    ended = run("add", "hours", "4:30", "-m", "anna", "-d", "2025-03-01", "-y", at=root)
    assert (ended.code, ended.err) == (
        0,
        f"written: {MARCH}, journal/main.beancount\n",
    )
    assert ended.out == f'{MARCH}:1\n2025-03-01 custom "hours" "anna" 4.5\n'
    back = run("add", "hours", "-m", "anna", "-d", "2025-03-02", "-y", "--", "-1,5", at=root)
    assert back.code == 0
    assert 'custom "hours" "anna" -1.5' in back.out
    assert run("add", "hours", "1", "-m", "anna", at=root).code == 2
    assert run("add", "koffie", at=root).code == 2
    assert run("undo", "-y", at=root).code == 0
    assert "-1.5" not in (root / MARCH).read_text(encoding="utf-8")


# -- what is not written ------------------------------------------------------------------------


def test_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    some = _books(tmp_path)
    before = some.content()
    answer = some.record("spend", DRY, day="12-3")
    told = [line.split(" ")[0] for line in answer.messages]
    assert told == ["--member", "AMOUNT", "--purpose", "nothing"]
    assert (answer.exit, answer.output, some.content()) == (2, "", before)


@pytest.mark.parametrize(
    ("kind", "said", "options"),
    [
        ("income", {"amount": "twaalf", "member": "karel", "day": "30-2"}, 3),
        ("income", {"amount": "5", "member": "anna", "purpose": "course", "year": "2025"}, 2),
        ("spend", {"amount": "5", "member": "anna, bram", "purpose": "course"}, 1),
        ("spend", {"amount": "5", "member": "anna", "purpose": "premium"}, 1),
        ("income", {"amount": "5", "member": "anna 0, bram"}, 1),
        ("income", {"amount": "5", "member": "anna", "text": "a\x07b"}, 1),
        ("transfer", {"amount": "5", "source": "bank", "to": "bank"}, 1),
        ("pay", {"amount": "5", "what": "municipality", "member": "anna"}, 1),
        ("cost", {"amount": "5", "member": "anna", "grant": "x"}, 1),
    ],
)
def test_what_is_wrong_is_told_with_what_can_be(
    tmp_path: Path, kind: str, said: dict[str, str], options: int
) -> None:
    some = _books(tmp_path)
    before = some.content()
    answer = some.record(kind, **said)
    assert answer.exit == 2
    assert len(answer.messages) == options + 1, answer.messages
    assert some.content() == before


def test_where_nothing_can_be_chosen_it_is_told_what_to_do(tmp_path: Path) -> None:
    some = recording(tmp_path, SAVED, agreement=(version(),))
    for kind, said in (
        ("spend", {"member": "anna", "amount": "5", "purpose": "course"}),
        ("spend", {"member": "anna", "amount": "5"}),
        ("grant", {"amount": "5", "grant": "x"}),
        ("grant", {"amount": "5"}),
    ):
        answer = some.record(kind, **said)
        assert answer.exit == 2
        assert ".yaml" in answer.messages[0]


@pytest.mark.parametrize(
    ("kind", "said", "code"),
    [
        ("spend", {"amount": "300,01", "member": "anna", "purpose": "course"}, "S321"),
        ("pay", {"amount": "1", "member": "anna", "what": "premium"}, "S405"),
        ("transfer", {"amount": "5", "source": "kas", "to": "bank"}, "S"),
        ("income", {"amount": "5", "member": "anna", "day": "2009-12-31"}, "S"),
    ],
)
def test_what_check_would_find_is_refused_in_its_words(
    tmp_path: Path, kind: str, said: dict[str, str], code: str
) -> None:
    some = _books(tmp_path)
    before = some.content()
    answer = some.record(kind, **{"source": "bank", **said} if kind != "income" else said)
    assert answer.exit == 1, answer
    assert f" {code}" in answer.messages[0]
    assert some.content() == before


def test_errors_of_before_are_nobody_s_fault(tmp_path: Path) -> None:
    wrong = booked("2025-01-05", "Liabilities:Spaarpot:Bram", "Assets:Bank", 5, purpose="course")
    some = _books(tmp_path, wrong)
    assert some.record("income", amount="5", member="anna", to="bank").exit == 0


def test_closed_months_stay_closed(tmp_path: Path) -> None:
    some = _books(tmp_path, earns("2025-01-05", "anna", 100))
    for month in ("2025-01", "2025-02"):
        assert some.ask_close(month).exit == 0
    before = some.content()
    answer = some.record("cost", amount="5", member="anna", source="bank", day="28-2")
    assert (answer.exit, some.content()) == (1, before)
    assert "2025-03-01" in answer.messages[0]
    assert some.record("cost", amount="5", member="anna", source="bank", day="1-3").exit == 0
    assert some.now.ask_verify().exit == 0


def test_a_day_to_come_is_told(tmp_path: Path) -> None:
    some = _books(tmp_path)
    answer = some.record("income", amount="5", member="anna", to="bank", day="2025-03-21")
    assert answer.exit == 0
    assert any(" S" in message for message in answer.messages)


def test_nothing_is_written_unless_somebody_says_so(tmp_path: Path) -> None:
    some = _books(tmp_path)
    before = some.content()
    said = {"amount": "5", "member": "anna", "to": "bank"}
    assert some.record("income", Consent(), **said).exit == 2
    assert some.shown("income", DRY, **said)["written"] is False
    no = Scripted("n")
    assert some.asked(no, "income", **said).exit == 0
    assert "  Assets:Bank      5.00 EUR" in no.shown[0]
    assert some.asked(Scripted(), "income", **said).exit == 0
    assert some.content() == before
    assert some.asked(Scripted("Enter"), "income", **said).exit == 0
    assert some.content() != before


def test_the_json_is_as_its_schema_says(tmp_path: Path) -> None:
    some = _books(tmp_path)
    for kind, said in (("hours", {"amount": "5"}), ("cost", {"amount": "5", "source": "bank"})):
        validate(some.shown(kind, member="anna", **said), schema_of("add"))


# -- the files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_else_in_the_file_stays_to_the_byte(
    tmp_path: Path, line_end: str, last: str, mark: str
) -> None:
    kept = (
        mark
        + f"; maart\n\n{costs('2025-03-02', 'anna', 3)}; ë\t".replace("\n", line_end)
        + last.replace("\n", line_end)
    ).encode()
    some = _books(tmp_path, 'include "2025-03.beancount"\n', files={MARCH: ""})
    (some.root / MARCH).write_bytes(kept)
    main = (some.root / "journal/main.beancount").read_bytes()
    assert some.record("hours", amount="2", member="anna").exit == 0
    written = (some.root / MARCH).read_bytes()
    added = written.removeprefix(kept).decode()
    assert written.startswith(kept)
    assert added.strip() == '2025-03-20 custom "hours" "anna" 2'
    assert added.endswith(f"2{line_end}")
    assert added.count("\n") == added.count(line_end)
    assert (some.root / "journal/main.beancount").read_bytes() == main


def test_the_main_file_may_be_that_of_the_month(tmp_path: Path) -> None:
    some = _books(tmp_path, coop_extra="journal: journal/2025-03.beancount\n")
    (some.root / "journal/main.beancount").rename(some.root / MARCH)
    before = _written(some)
    assert some.record("hours", amount="2", member="anna").exit == 0
    assert _written(some) == f'{before}\n2025-03-20 custom "hours" "anna" 2\n'


def test_other_names_of_roots_and_of_the_key(tmp_path: Path) -> None:
    some = recording(
        tmp_path,
        'option "name_income" "Baten"\n2010-01-01 open Baten:Werk EUR\n',
        coop_extra="member_key: lid\n",
        files={"journal/2025-03.beancount": ""},
    )
    main = some.root / "journal/main.beancount"
    main.write_text(main.read_text().replace("2010-01-01 open Income:Verkoop EUR\n", ""))
    (some.root / MARCH).unlink()
    assert some.record("income", amount="5", member="anna").exit == 0
    written = _written(some)
    assert written.startswith('option "name_income" "Baten"\n\n2025-03-20 *')
    assert '  lid: "anna"\n  Assets:Bank   5.00 EUR\n  Baten:Werk   -5.00 EUR\n' in written
    assert some.now.member("2025-03")["income"] == "5.00"


def test_what_somebody_wrote_meanwhile_stays(tmp_path: Path) -> None:
    some = _books(tmp_path)
    main = some.root / "journal/main.beancount"

    class Slow(Scripted):
        def tell(self, text: str) -> None:
            super().tell(text)
            main.write_text(main.read_text() + "; meanwhile\n")

    answer = some.asked(Slow("y"), "income", amount="5", member="anna", to="bank")
    assert answer.exit == 4
    assert not (some.root / MARCH).exists()
    assert main.read_text().endswith("; meanwhile\n")
    assert not (some.root / ".socoledger").exists()
