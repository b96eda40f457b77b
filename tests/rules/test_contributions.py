"""What the gemeente as a member, funds and others brought in, and what became of it (SPEC 9)."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.options import Format
from tests.support.asking import Shape
from tests.support.closing import Closing
from tests.support.contributions import FORMS, account, brings, gets_back, uses, with_accounts
from tests.support.properties import steady
from tests.support.small_books import (
    ALL_TO_MUNICIPALITY,
    BENEFIT,
    Books,
    booked,
    costs,
    earns,
    hours,
    paid,
    refunded,
    version,
)
from tests.support.umbrellas import ATELIER, LAND, book, cents, euros, one_by_one, opens, umbrella

MUNICIPALITY = "municipality"
DAY = "2025-03-10"

forms = pytest.mark.parametrize("form", list(FORMS))


def partners(some: Books, at: str | None = None) -> dict[str, Shape]:
    """Every partner's account by name; each adds up, in every way it should."""
    found = some.shape("contributions", at=at)["partners"]
    for one in found:
        _adds_up(one)
    return one_by_one(found)


def _adds_up(one: Shape) -> None:
    for part in ("brought_in", "got_back", "rest"):
        amounts = [cents(value) for key, value in one[part].items() if key != "total"]
        assert cents(one[part]["total"]) == sum(amounts)
    come = cents(one["brought_in"]["total"]) + cents(one["from_results"])
    assert come == cents(one["got_back"]["total"]) + cents(one["rest"]["total"])


def said(one: Shape) -> dict[str, str]:
    """What an account says that is not nothing, but for totals."""
    flat = {"from_results": one["from_results"]}
    for part in ("brought_in", "got_back", "rest"):
        flat |= {f"{part}.{key}": value for key, value in one[part].items() if key != "total"}
    return {key: value for key, value in flat.items() if value != "0.00"}


# -- brought in, paid back, put to use ----------------------------------------------------------


@forms
def test_what_is_brought_in_is_left_until_it_is_paid_back(tmp_path: Path, form: str) -> None:
    some = with_accounts(
        tmp_path, brings(DAY, form, "Buurt", 1000), gets_back("2025-06-01", form, "Buurt", 400)
    )
    assert said(partners(some, "2025-03-09")["municipality"]) == {}
    assert said(partners(some, DAY)["Buurt"]) == {
        f"brought_in.{form}": "1000.00",
        f"rest.{form}": "1000.00",
    }
    assert said(partners(some, "2025-05-31")["Buurt"]) == said(partners(some, DAY)["Buurt"])
    assert said(partners(some, "2025-06-01")["Buurt"]) == {
        f"brought_in.{form}": "1000.00",
        f"got_back.{form}": "400.00",
        f"rest.{form}": "600.00",
    }


@forms
def test_what_is_put_to_use_is_neither_paid_back_nor_left(tmp_path: Path, form: str) -> None:
    some = with_accounts(
        tmp_path, brings(DAY, form, "Buurt", 1000), uses(DAY, form, "Buurt", 250.5)
    )
    assert said(partners(some)["Buurt"]) == {
        f"brought_in.{form}": "1000.00",
        f"rest.{form}": "749.50",
        "rest.used": "250.50",
    }


def test_a_partner_in_every_form(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        brings(DAY, "capital", "Buurt", 100),
        brings(DAY, "gifts", "Buurt", 20),
        uses(DAY, "gifts", "Buurt", 20),
        brings(DAY, "loans", "Buurt", 3000),
        gets_back(DAY, "loans", "Buurt", 3000),
    )
    assert said(partners(some)["Buurt"]) == {
        "brought_in.capital": "100.00",
        "brought_in.gifts": "20.00",
        "brought_in.loans": "3000.00",
        "got_back.loans": "3000.00",
        "rest.capital": "100.00",
        "rest.used": "20.00",
    }


def test_what_was_there_before_the_first_month_is_there(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Lening:Buurt", 800),
        booked("2024-12-31", "Equity:Opening", "Equity:Inbreng:Buurt", 50),
        gets_back(DAY, "loans", "Buurt", 100),
    )
    assert said(partners(some)["Buurt"]) == {
        "brought_in.capital": "50.00",
        "brought_in.loans": "800.00",
        "got_back.loans": "100.00",
        "rest.capital": "50.00",
        "rest.loans": "700.00",
    }


def test_members_may_bring_in_capital_of_their_own(tmp_path: Path) -> None:
    some = with_accounts(tmp_path, brings(DAY, "capital", "Anna", 5), names=["Anna"])
    assert said(partners(some)["Anna"]) == {"brought_in.capital": "5.00", "rest.capital": "5.00"}
    assert some.shape("result", "2025")["members"][0]["income"] == "0.00"


def test_accounts_below_a_partners_are_theirs(tmp_path: Path) -> None:
    deeper = "Liabilities:Lening:Buurt:Bakfiets"
    some = with_accounts(
        tmp_path,
        opens(deeper),
        brings(DAY, "loans", "Buurt", 100),
        booked(DAY, "Assets:Bank", deeper, 30),
    )
    assert partners(some)["Buurt"]["brought_in"]["loans"] == "130.00"


def test_an_account_that_begins_alike_is_another(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        opens("Equity:Inbrengen:Buurt", "Liabilities:Leningen:Buurt"),
        brings(DAY, "capital", "Buurt", 100),
        booked(DAY, "Assets:Bank", "Equity:Inbrengen:Buurt", 30),
        booked(DAY, "Assets:Bank", "Liabilities:Leningen:Buurt", 30),
    )
    assert partners(some)["Buurt"]["brought_in"]["total"] == "100.00"


def test_the_gemeente_comes_first_and_is_there_always(tmp_path: Path) -> None:
    some = with_accounts(tmp_path, earns(DAY, "anna", 1))
    assert list(partners(some)) == [MUNICIPALITY]
    assert partners(some)[MUNICIPALITY]["name"] == "Voorbeeldstad"
    more = with_accounts(
        tmp_path,
        brings(DAY, "gifts", "Aa", 1),
        brings(DAY, "gifts", "Zz", 1),
        names=["Aa", "Zz"],
    )
    assert list(partners(more)) == [MUNICIPALITY, "Aa", "Zz"]


def test_the_json_is_in_order(tmp_path: Path) -> None:
    shape = with_accounts(tmp_path, brings(DAY, "loans", "Buurt", 1)).shape("contributions")
    assert list(shape) == ["schema", "at", "partners"]
    assert (shape["schema"], shape["at"]) == ("socoledger.contributions/1", DAY)
    one = shape["partners"][0]
    assert list(one) == ["id", "name", "brought_in", "from_results", "got_back", "rest"]
    assert list(one["brought_in"]) == ["capital", "gifts", "loans", "grants", "total"]
    assert set(one["got_back"]) > set(one["brought_in"])


@pytest.mark.parametrize("format_", list(Format))
def test_every_format_says_what_was_brought_in(tmp_path: Path, format_: Format) -> None:
    some = with_accounts(tmp_path, brings(DAY, "loans", "Buurt", 1234.56))
    answer = some.ask("contributions", None, format_)
    assert answer.exit == 0
    assert "Buurt" in answer.output
    shown = {Format.TABLE: "€1,234.56", Format.MD: "€1,234.56", Format.CSV_NL: "1234,56"}
    assert shown.get(format_, "1234.56") in answer.output


# -- whose an account is ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Gemeente", "Voorbeeldstad", "GemeenteVoorbeeldstad", "Gemeente-Voorbeeldstad"]
)
@forms
def test_the_gemeente_by_any_of_its_names(tmp_path: Path, form: str, name: str) -> None:
    some = with_accounts(tmp_path, brings(DAY, form, name, 100), names=[name])
    assert list(partners(some)) == [MUNICIPALITY]
    assert partners(some)[MUNICIPALITY]["brought_in"][form] == "100.00"


def test_a_gemeente_of_several_words(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path, brings(DAY, "gifts", "BergenOpZoom", 100), names=["BergenOpZoom"]
    )
    (some.root / "coop.yaml").write_text(
        "name: Proef U.A.\nmunicipality: Bergen op Zoom\nlanguage: en\nfirst_month: 2025-01\n"
    )
    assert list(partners(some)) == [MUNICIPALITY]
    assert partners(some)[MUNICIPALITY]["name"] == "Bergen op Zoom"


@pytest.mark.parametrize("name", ["Voorbeeld", "Voorbeeldstadje", "GemeenteElders"])
def test_names_that_only_look_like_it(tmp_path: Path, name: str) -> None:
    some = with_accounts(tmp_path, brings(DAY, "gifts", name, 100), names=[name])
    assert list(partners(some)) == [MUNICIPALITY, name]


def a_grant(giver: str, **more: str) -> dict[str, str]:
    keys = {
        "id": "start",
        "giver": f'"{giver}"',
        "from": "2025-01-01",
        "to": "2025-06-30",
        "amount": "1000.00",
        **more,
    }
    inner = ", ".join(f"{key}: {value}" for key, value in keys.items())
    return {"grants.yaml": f"grants:\n  - {{{inner}}}\n"}


SUBSIDY = "Liabilities:Subsidie:Start"


@pytest.mark.parametrize("name", ["OranjeFonds", "Oranje-Fonds", "Oranjefonds"])
def test_an_account_and_a_grant_of_one_giver_are_one_partner(tmp_path: Path, name: str) -> None:
    some = with_accounts(
        tmp_path,
        opens(SUBSIDY),
        brings(DAY, "gifts", name, 100),
        booked(DAY, "Assets:Bank", SUBSIDY, 600),
        booked("2025-04-01", "Expenses:Inkoop", "Assets:Bank", 250, grant="start"),
        names=[name],
        files=a_grant("Oranje Fonds"),
    )
    found = partners(some)
    assert list(found) == [MUNICIPALITY, "Oranje Fonds"]
    assert said(found["Oranje Fonds"]) == {
        "brought_in.gifts": "100.00",
        "brought_in.grants": "600.00",
        "rest.gifts": "100.00",
        "rest.used": "250.00",
        "rest.left": "350.00",
    }


@pytest.mark.parametrize("giver", ["municipality", "Voorbeeldstad", "Gemeente Voorbeeldstad"])
def test_grants_of_the_gemeente(tmp_path: Path, giver: str) -> None:
    some = with_accounts(
        tmp_path,
        opens(SUBSIDY),
        booked(DAY, "Assets:Bank", SUBSIDY, 600),
        booked("2025-04-01", "Expenses:Inkoop", "Assets:Bank", 250, grant="start"),
        files=a_grant(giver),
    )
    assert list(partners(some)) == [MUNICIPALITY]
    assert said(partners(some)[MUNICIPALITY]) == {
        "brought_in.grants": "600.00",
        "rest.used": "250.00",
        "rest.left": "350.00",
    }


@pytest.mark.parametrize("giver", ["Voorbeeldstad", "Gemeente Voorbeeldstad"])
def test_who_the_gemeente_is_is_the_same_for_all_figures(tmp_path: Path, giver: str) -> None:
    """A grant that `contributions` calls the gemeente's is one for `impact` and `return` too."""
    some = with_accounts(
        tmp_path,
        opens(SUBSIDY),
        booked(DAY, "Assets:Bank", SUBSIDY, 600),
        earns("2025-07-01", "anna", 1),
        files=a_grant(giver),
    )
    assert partners(some)[MUNICIPALITY]["brought_in"]["grants"] == "600.00"
    assert some.shape("impact", "2025")["grants"]["municipality"] == "600.00"
    assert some.shape("return", "2025")["grants"] == "600.00"


def test_a_grant_that_goes_back_to_the_gemeente_is_owed_and_then_paid(tmp_path: Path) -> None:
    journal = (
        opens(SUBSIDY),
        booked(DAY, "Assets:Bank", SUBSIDY, 600),
        booked("2025-04-01", "Expenses:Inkoop", "Assets:Bank", 250, grant="start"),
        earns("2025-07-01", "collective", 1),
    )
    some = with_accounts(tmp_path, *journal, files=a_grant("municipality"))
    assert said(partners(some)[MUNICIPALITY]) == {
        "brought_in.grants": "600.00",
        "rest.used": "250.00",
        "rest.owed": "350.00",
    }
    some = with_accounts(
        tmp_path, *journal, paid("2025-08-01", "Gemeente", 350), files=a_grant("municipality")
    )
    assert said(partners(some)[MUNICIPALITY]) == {
        "brought_in.grants": "600.00",
        "got_back.returned": "350.00",
        "rest.used": "250.00",
    }


def test_a_grant_that_another_giver_gets_back(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        opens(SUBSIDY),
        booked(DAY, "Assets:Bank", SUBSIDY, 600),
        booked("2025-04-01", "Expenses:Inkoop", "Assets:Bank", 250, grant="start"),
        booked("2025-08-01", SUBSIDY, "Assets:Bank", 300),
        files=a_grant("Oranje Fonds"),
    )
    assert said(partners(some)["Oranje Fonds"]) == {
        "brought_in.grants": "600.00",
        "got_back.grants": "300.00",
        "rest.used": "250.00",
        "rest.left": "50.00",
    }


def test_a_grant_of_which_the_rest_may_stay(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        opens(SUBSIDY),
        booked(DAY, "Assets:Bank", SUBSIDY, 600),
        booked("2025-04-01", "Expenses:Inkoop", "Assets:Bank", 250, grant="start"),
        earns("2025-07-01", "anna", 1),
        files=a_grant("Oranje Fonds", repay="false"),
    )
    assert said(partners(some, "2025-06-29")["Oranje Fonds"])["rest.left"] == "350.00"
    assert said(partners(some)["Oranje Fonds"]) == {
        "brought_in.grants": "600.00",
        "rest.used": "250.00",
        "rest.kept": "350.00",
    }


# -- what results bring the gemeente ------------------------------------------------------------

TO_GEMEENTE = version(
    "2025-01-01",
    member_result="{brackets: [{split: {municipality: 60%, spaarpot: 40%}}]}",
    collective_result=ALL_TO_MUNICIPALITY,
    spaarpot="{on_leaving: municipality}",
)


def test_what_results_and_leavers_bring_is_owed_until_it_is_paid(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        brings("2025-01-02", "capital", "Gemeente", 5000),
        earns("2025-01-15", "anna", 1000),
        earns("2025-02-15", "bram", 500),
        earns("2025-03-15", "collective", 70),
        paid("2025-04-15", "Gemeente", 450),
        refunded("2025-04-20", "Gemeente", 50),
        names=["Gemeente"],
        members={"anna": f"{BENEFIT}\nleft: 2025-02-10\noutcome: work", "bram": BENEFIT},
        agreement=[TO_GEMEENTE],
    )
    assert said(partners(some)[MUNICIPALITY]) == {
        "brought_in.capital": "5000.00",
        "from_results": euros(60000 + 40000 + 30000 + 7000),
        "got_back.returned": "400.00",
        "rest.capital": "5000.00",
        "rest.owed": euros(137000 - 40000),
    }


def test_it_is_what_return_computes_over_the_years(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        costs("2025-12-15", "anna", 400),
        earns("2026-01-15", "anna", 33.33),
        earns("2026-02-15", "bram", 200),
        agreement=[TO_GEMEENTE],
    )
    years = [cents(some.shape("return", year)["computed"]) for year in ("2025", "2026")]
    assert cents(partners(some)[MUNICIPALITY]["from_results"]) == sum(years)
    assert cents(partners(some, "2025-12-31")[MUNICIPALITY]["from_results"]) == years[0]


def test_closing_and_paying_change_what_is_owed_and_no_more(tmp_path: Path) -> None:
    books = with_accounts(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        earns("2025-02-15", "bram", 500),
        agreement=[TO_GEMEENTE],
    )
    before = partners(books)
    some = Closing(books.root)
    assert before[MUNICIPALITY]["rest"]["owed"] == "900.00"
    some.close("2025-01", "2025-02")
    assert partners(some) == before
    owed = cents(before[MUNICIPALITY]["rest"]["owed"])
    assert owed == cents(some.shape("return", "2025")["balance"])


def test_what_stood_on_the_account_before_is_owed_too(tmp_path: Path) -> None:
    some = with_accounts(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Gemeente", 80),
        paid(DAY, "Gemeente", 30),
    )
    assert partners(some)[MUNICIPALITY]["rest"]["owed"] == "50.00"


# -- no result is touched -----------------------------------------------------------------------

WORK = (
    earns("2025-01-15", "anna", 1000),
    costs("2025-02-15", "bram", 30),
    earns("2025-02-16", "collective", 200),
    hours("2025-02-17", "anna", 8),
)
EVERY = [
    line(DAY, form, name, amount)
    for name in ("Gemeente", "Buurt", "Anna")
    for form in FORMS
    for line, amount in ((brings, 1000), (gets_back, 300), (uses, 200))
]
AROUND = (brings("2025-01-03", "gifts", "Buurt", 9), brings("2025-03-31", "loans", "Buurt", 9))


@pytest.mark.parametrize(
    ("command", "which"),
    [
        ("result", "2025"),
        ("result", "2025-03"),
        ("return", "2025"),
        ("premium", "2025"),
        ("spaarpot", None),
        ("impact", "2025"),
    ],
)
def test_none_of_it_touches_a_result(tmp_path: Path, command: str, which: str | None) -> None:
    names = ["Gemeente", "Buurt", "Anna"]
    without = with_accounts(tmp_path, *WORK, *AROUND, names=names)
    before = without.shape(command, which)
    some = with_accounts(tmp_path, *WORK, *AROUND, *EVERY, names=names)
    assert some.shape(command, which) == before
    assert some.codes() == []


@pytest.mark.parametrize("lines", [(), EVERY], ids=["without", "with"])
def test_a_close_books_none_of_it(tmp_path: Path, lines: Sequence[str]) -> None:
    names = ["Gemeente", "Buurt", "Anna"]
    some = Closing(with_accounts(tmp_path, *WORK, *AROUND, *lines, names=names).root)
    some.close("2025-01", "2025-02", "2025-03")
    assert some.differs() == []
    for close in (some.root / "closes").iterdir():
        assert not any(parent in close.read_text() for parent in FORMS.values())


# -- other accounts -----------------------------------------------------------------------------

RENAMED = """accounts:
  capital: Equity:Aandelen
  gifts: Liabilities:Schenkingen
  loans: Liabilities:Extern:Geleend
"""


def test_accounts_may_be_named_in_coop_yaml(tmp_path: Path) -> None:
    own = (
        "Equity:Aandelen:Buurt",
        "Liabilities:Schenkingen:Buurt",
        "Liabilities:Extern:Geleend:Buurt",
    )
    some = with_accounts(
        tmp_path,
        opens(*own),
        *(
            booked(DAY, "Assets:Bank", each, amount)
            for each, amount in zip(own, (1, 2, 4), strict=True)
        ),
        brings(DAY, "capital", "Buurt", 100),
        coop_extra=RENAMED,
    )
    assert said(partners(some)["Buurt"]) == {
        "brought_in.capital": "1.00",
        "brought_in.gifts": "2.00",
        "brought_in.loans": "4.00",
        "rest.capital": "1.00",
        "rest.gifts": "2.00",
        "rest.loans": "4.00",
    }


@pytest.mark.parametrize(
    "line",
    [
        "capital: Equity:Reserve",
        "gifts: Equity:Reserve:Giften",
        "loans: Liabilities:Lening\n  gifts: Liabilities:Lening:Giften",
        "capital: Inbreng",
        "capitals: Equity:Inbreng",
    ],
)
def test_accounts_that_cannot_be_meant(tmp_path: Path, line: str) -> None:
    some = with_accounts(tmp_path, earns(DAY, "anna", 1), coop_extra=f"accounts:\n  {line}\n")
    answer = some.ask("contributions")
    assert (answer.exit, answer.output) == (3, "")


@pytest.mark.parametrize("parent", list(FORMS.values()))
def test_a_booking_on_the_account_itself_is_of_nobody_in_particular(
    tmp_path: Path, parent: str
) -> None:
    some = with_accounts(tmp_path, opens(parent), booked(DAY, "Assets:Bank", parent, 10))
    found = partners(some)
    assert sum(cents(one["brought_in"]["total"]) for one in found.values()) == 1000
    for format_ in Format:
        assert some.ask("contributions", None, format_).exit == 0


def test_roots_in_another_language(tmp_path: Path) -> None:
    """`option "name_equity"` and its like are Beancount's own."""
    some = with_accounts(
        tmp_path, brings(DAY, "loans", "Buurt", 10), gets_back(DAY, "loans", "Buurt", 4)
    )
    main = some.root / "journal/main.beancount"
    text = main.read_text().replace("Assets:", "Activa:")
    main.write_text('option "name_assets" "Activa"\n' + text)
    assert said(partners(some)["Buurt"]) == {
        "brought_in.loans": "10.00",
        "got_back.loans": "4.00",
        "rest.loans": "6.00",
    }


# -- under an umbrella --------------------------------------------------------------------------


def test_a_partner_of_several_books_is_one_in_total(tmp_path: Path) -> None:
    for id_, amount in ((LAND, 100), (ATELIER, 30)):
        book(
            tmp_path,
            id_,
            opens("Equity:Giften:Buurt", "Equity:Inbreng:Gemeente"),
            brings(DAY, "gifts", "Buurt", amount),
            brings(DAY, "capital", "Gemeente", amount),
        )
    found = umbrella(tmp_path, LAND, ATELIER).total("contributions")["partners"]
    assert [one["id"] for one in found] == [MUNICIPALITY, "Buurt"]
    assert [one["name"] for one in found] == ["Voorbeeldstad", "Buurt"]
    for one in found:
        _adds_up(one)
        assert one["brought_in"]["total"] == "130.00"


def test_the_gemeente_comes_first_in_the_total_too(tmp_path: Path) -> None:
    """Whatever partners only some of the books have."""
    for id_, names in ((LAND, ["Buurt"]), (ATELIER, ["Aa", "Zz"]), ("keuken", [])):
        gifts = [brings(DAY, "gifts", name, 1) for name in names]
        accounts = opens(*(account("gifts", name) for name in names))
        book(tmp_path, id_, accounts, earns(DAY, "collective", 1), *gifts)
    found = umbrella(tmp_path, LAND, ATELIER, "keuken").total("contributions")["partners"]
    assert [one["id"] for one in found] == [MUNICIPALITY, "Aa", "Buurt", "Zz"]


def test_a_giver_and_an_account_of_other_books_are_one_partner_in_total(tmp_path: Path) -> None:
    book(
        tmp_path,
        LAND,
        opens("Equity:Giften:OranjeFonds"),
        brings(DAY, "gifts", "OranjeFonds", 100),
    )
    book(
        tmp_path,
        ATELIER,
        opens(SUBSIDY),
        booked(DAY, "Assets:Bank", SUBSIDY, 600),
        files=a_grant("Oranje Fonds"),
    )
    found = umbrella(tmp_path, LAND, ATELIER).total("contributions")["partners"]
    totals = [one["brought_in"]["total"] for one in found if one["id"] != MUNICIPALITY]
    assert totals == ["700.00"]


# -- many ---------------------------------------------------------------------------------------

NAMES = ("Gemeente", "Buurt", "OranjeFonds")
DAYS = st.sampled_from(["2025-01-10", "2025-02-28", "2025-06-30", "2025-07-01", "2026-01-01"])


@st.composite
def bookings(draw: st.DrawFn) -> str:
    day, amount = draw(DAYS), euros(draw(st.integers(1, 100_000)))
    form, name = draw(st.sampled_from(list(FORMS))), draw(st.sampled_from(NAMES))
    who = draw(st.sampled_from(["anna", "bram", "collective"]))
    lines: tuple[Callable[[], str], ...] = (
        lambda: brings(day, form, name, amount),
        lambda: brings(day, form, name, amount),
        lambda: gets_back(day, form, name, amount),
        lambda: uses(day, form, name, amount),
        lambda: earns(day, who, amount),
        lambda: costs(day, who, amount),
        lambda: booked(day, "Assets:Bank", SUBSIDY, amount),
        lambda: booked(day, SUBSIDY, "Assets:Bank", amount),
        lambda: booked(day, "Expenses:Inkoop", "Assets:Bank", amount, grant="start"),
        lambda: paid(day, "Gemeente", amount),
        lambda: refunded(day, "Gemeente", amount),
        lambda: booked(day, "Equity:Opening", "Liabilities:Gemeente", amount),
    )
    return draw(st.sampled_from(lines))()


@pytest.mark.slow
@settings(steady, max_examples=30)
@given(
    st.lists(bookings(), min_size=1, max_size=12),
    st.sampled_from(["municipality", "Oranje Fonds"]),
    st.sampled_from(["true", "false"]),
    st.sampled_from([None, "2025-02-28", "2025-06-30"]),
)
def test_what_came_is_what_went_back_and_what_is_left(
    journal: list[str], giver: str, repay: str, at: str | None
) -> None:
    with TemporaryDirectory() as folder:
        some = with_accounts(
            Path(folder),
            opens(SUBSIDY),
            earns("2025-01-01", "anna", 1),
            *journal,
            names=NAMES,
            files=a_grant(giver, repay=repay),
            members={"anna": f"{BENEFIT}\nleft: 2025-03-31\noutcome: work", "bram": BENEFIT},
            agreement=[TO_GEMEENTE],
        )
        found = partners(some, at)  # each of which adds up
        assert next(iter(found)) == MUNICIPALITY
        assert set(found) <= {MUNICIPALITY, "Buurt", "OranjeFonds", "Oranje Fonds"}
        _held_is_what_stands_on_the_accounts(some, found, at)


def _held_is_what_stands_on_the_accounts(
    some: Books, found: dict[str, Shape], at: str | None
) -> None:
    balances: dict[str, int] = {}
    for transaction in some.read.journal.transactions:
        if at is None or transaction.day.isoformat() <= at:
            for posting in transaction.postings:
                balances[posting.account] = balances.get(posting.account, 0) - posting.cents
    for form, parent in FORMS.items():
        stands = sum(each for name, each in balances.items() if name.startswith(f"{parent}:"))
        assert sum(cents(one["rest"][form]) for one in found.values()) == stands
