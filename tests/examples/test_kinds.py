"""Every kind of coöperatie has small books of its own under examples/, and their answers are the
ones that lie beside them, which people have read.

`pytest tests/examples/test_kinds.py --goldens` writes the answers anew; read the difference before
committing. It leaves the closes alone.
"""

import io
import json
import re
import shutil
from contextlib import redirect_stderr, redirect_stdout
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from beancount import loader
from typer.main import get_command

from socoledger.cli.run import app
from socoledger.commands import close, verify
from socoledger.commands.context import Context
from socoledger.domain.books import Books
from socoledger.domain.exits import Exit
from socoledger.domain.options import VerifyFormat
from socoledger.domain.period import Month, months
from socoledger.read import books as reading
from socoledger.rules.span import span
from tests.support.asking import TODAY
from tests.support.paths import EXAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("books_read_once")]

KINDS: dict[str, dict[str, str]] = {
    "ons": {
        "impact-2025": "impact 2025 --umbrella .",
        "result-2025": "result 2025 --umbrella .",
        "result-2025-by-unit": "result 2025 --by unit --books restaurant",
        "premium-2025-frans": "premium --year 2025 --member frans --umbrella .",
        "return-2025": "return --year 2025 --umbrella .",
        "timeline-frans": "timeline frans --umbrella .",
    },
    "lansco": {
        "result-2025": "result 2025",
        "premium-2025": "premium --year 2025",
        "spaarpot-2025-12-31": "spaarpot --at 2025-12-31",
        "impact-2025": "impact 2025",
    },
    "zoete-kruimels": {
        "result-2025": "result 2025",
        "spaarpot-2025-05-31-rolf": "spaarpot --at 2025-05-31 --member rolf",
        "spaarpot-2025-12-31": "spaarpot --at 2025-12-31",
    },
    "lansco-beloning": {
        "result-2025": "result 2025",
        "premium-2025": "premium 2025",
        "premium-2025-casper": "premium 2025 --member casper --explain",
        "premium-2025-dina": "premium 2025 --member dina --explain",
        "spaarpot-2025-12-31": "spaarpot --at 2025-12-31",
        "impact-2025": "impact 2025",
        "timeline-casper": "timeline casper",
    },
    "zoete-kruimels-premie": {
        "result-2025": "result 2025",
        "premium-2025": "premium 2025",
        "premium-2025-gijs": "premium 2025 --member gijs --explain",
        "spaarpot-2025-12-31": "spaarpot --at 2025-12-31",
        "spaarpot-2025-12-31-hanna": "spaarpot --at 2025-12-31 --member hanna",
    },
    "saens-tois": {
        "result-2025": "result 2025",
        "spaarpot-2025-06-30": "spaarpot --at 2025-06-30",
        "spaarpot-2025-12-31": "spaarpot --at 2025-12-31",
    },
    "soco-aanz": {
        "grants-2022-06-30": "grants --at 2022-06-30",
        "review-2021-09-30": "review --at 2021-09-30",
        "review-2022-06-30": "review --at 2022-06-30",
        "impact-2022": "impact 2022 --at 2022-06-30",
        "return-2022": "return --year 2022",
    },
    "lucas": {
        "premium-2025": "premium --year 2025",
        "premium-2025-aad": "premium --year 2025 --member aad --explain",
        "result-2025": "result 2025",
        "impact-2025": "impact 2025",
    },
    "buurtmoeders": {
        "result-2025-01": "result 2025-01",
        "result-2025": "result 2025",
        "spaarpot-2025-12-31": "spaarpot --at 2025-12-31",
    },
    "hilversum": {
        "contributions-2025-12-31": "contributions --at 2025-12-31",
        "grants-2025-12-31": "grants --at 2025-12-31",
        "return-2025": "return --year 2025",
    },
    "expert": {
        "impact-2023": "impact 2023",
        "impact-2024": "impact 2024",
        "impact-2025": "impact 2025",
        "impact-2025-anonymous": "impact 2025 --anonymous",
    },
    "buurt": {
        "result-2025": "result 2025",
        "result-2025-by-unit": "result 2025 --by unit",
        "grants-2025-12-31": "grants --at 2025-12-31",
        "contributions-2025-12-31": "contributions --at 2025-12-31",
    },
    "blauwe-paraplu": {
        "result-2016": "result 2016 --explain",
        "spaarpot-2016-12-31": "spaarpot --at 2016-12-31",
    },
}
"""What each example is about: the answers beside it, and the commands that give them."""

GOLDENS = [(kind, golden) for kind, goldens in KINDS.items() for golden in goldens]

ONS = ("restaurant", "atelier", "land")
BOOKS = [*(f"ons/{folder}" for folder in ONS), *(kind for kind in KINDS if kind != "ons")]

TAUGHT = {
    "soco-aanz": ["S342"],
    "lansco-beloning": ["S447"],
    "zoete-kruimels-premie": ["S447"],
}
"""Warnings that an example is meant to have; a comment in its books says why."""

Shape = dict[str, Any]


class _Ended(NamedTuple):
    code: int
    out: str
    err: str


def _run(line: str, at: Path, monkeypatch: pytest.MonkeyPatch) -> _Ended:
    """Run a command line in the folder `at`, in the language of the books."""
    for name in ("SOCOLEDGER_BOOKS", "SOCOLEDGER_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(at)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = get_command(app)(line.split(), prog_name="socoledger", standalone_mode=False)
    return _Ended(code or 0, out.getvalue(), err.getvalue())


class _Ask:
    """Asks the books of an example, and takes their answer as it is."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self._monkeypatch = monkeypatch

    def __call__(self, line: str) -> Shape:
        ended = _run(f"{line} --format json", self.root, self._monkeypatch)
        assert ended.code == 0, ended
        shape: Shape = json.loads(ended.out)
        return shape

    def codes(self, line: str = "check") -> list[str]:
        """The codes of what is wrong, without what is good to know."""
        ended = _run(f"{line} --format json", self.root, self._monkeypatch)
        found = json.loads(ended.out)["findings"]
        return [one["code"] for one in found if one["severity"] != "notice"]


@pytest.fixture
def ask(kind: str, monkeypatch: pytest.MonkeyPatch) -> _Ask:
    return _Ask(EXAMPLES / kind, monkeypatch)


@pytest.fixture
def copy(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Ask:
    shutil.copytree(EXAMPLES / kind, tmp_path, dirs_exist_ok=True)
    return _Ask(tmp_path, monkeypatch)


def of(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kind", [kind])


def _of_id(entries: list[Shape], id_: str) -> Shape:
    return next(entry for entry in entries if entry["id"] == id_)


def _sum(*amounts: str) -> str:
    return str(sum(map(Decimal, amounts)))


# -- the answers beside the books ---------------------------------------------------------------


@pytest.mark.parametrize("format_", ["table", "json"])
@pytest.mark.parametrize(("kind", "golden"), GOLDENS)
def test_an_answer_is_the_one_beside_the_books(
    kind: str,
    golden: str,
    format_: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    rewrite_goldens: bool,
) -> None:
    ended = _run(f"{KINDS[kind][golden]} --format {format_}", EXAMPLES / kind, monkeypatch)
    assert ended.code == 0, ended
    ending = "json" if format_ == "json" else "txt"
    path = EXAMPLES / kind / "expected" / f"{golden}.{ending}"
    if rewrite_goldens:
        path.parent.mkdir(exist_ok=True)
        path.write_text(ended.out, encoding="utf-8", newline="")
    assert path.read_bytes().decode("utf-8") == ended.out


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_else_lies_among_the_answers(kind: str) -> None:
    expected = {f"{golden}.{ending}" for golden in KINDS[kind] for ending in ("json", "txt")}
    assert {path.name for path in (EXAMPLES / kind / "expected").iterdir()} == expected


# -- the books themselves -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", BOOKS)
def test_nothing_is_wrong_but_what_teaches(kind: str, ask: _Ask) -> None:
    assert ask.codes() == TAUGHT.get(kind, [])
    assert _beancount_accepts(EXAMPLES / kind)


def _beancount_accepts(books: Path) -> bool:
    main = str(books / "journal/main.beancount")
    _, errors, _ = loader._uncached_load_file(main, None, None, None)
    return not errors


def _reach(root: Path) -> tuple[Month, Month]:
    """The first month that is not closed, and the last one with facts."""
    books = reading.read(root)
    assert isinstance(books, Books)
    reach = span(books.journal)
    last = reach.last_month
    assert last is not None
    first = books.coop.first_month
    return max((month.plus(1) for month in reach.closed_months), default=first), last


@pytest.mark.parametrize("kind", BOOKS)
def test_all_of_it_can_be_closed_and_that_changes_no_figure(copy: _Ask) -> None:
    """Every month that is open still, and the years: each close is what it should be, Beancount
    accepts it, and what was computed before it is what is booked.
    """
    first, last = _reach(copy.root)
    before, pots = _figures(copy, last), copy(f"spaarpot --at {last.last_day}")
    context = Context(folder=copy.root, today=TODAY)
    for month in months(first, last):
        periods = (str(month), str(month.year)) if month.number == 12 else (str(month),)
        for period in periods:
            answer = close.close(context, period, close.Wishes())
            assert answer.exit is Exit.DONE, answer.messages
    verdict = json.loads(verify.verify(context, VerifyFormat.JSON).output)
    assert [one for one in verdict["closes"] if one["findings"]] == []
    assert verdict["others"] == []
    assert _beancount_accepts(copy.root)

    assert _figures(copy, last) == before
    for pot in copy(f"spaarpot --at {last.last_day}")["members"]:
        was = _of_id(pots["members"], pot["id"])
        assert pot["balance"] == _sum(was["balance"], was["pending"])
        assert pot["pending"] == "0.00"
    if (copy.root / "grants.yaml").exists():
        grants = copy(f"grants --at {last.last_day}")["grants"]
        assert {grant["pending"] for grant in grants} == {"0.00"}


def _figures(copy: _Ask, last: Month) -> list[Shape]:
    """What closing may not change: everything but what is booked and what is pending."""
    books = reading.read(copy.root)
    assert isinstance(books, Books)
    commands = ("result", "premium --year", "impact")
    years = span(books.journal).years
    found = [copy(f"{command} {year}") for command in commands for year in years]
    found += [{"computed": copy(f"return --year {year}")["computed"]} for year in years]
    return [*found, copy(f"contributions --at {last.last_day}")]


# -- what was published, and what each example is about -----------------------------------------


@of("ons")
def test_ons_eight_left_and_save_a_hundred_thousand(ask: _Ask) -> None:
    """Eight times twelve months of 1,041.67; seventeen people stay, one of them in two books. Their
    benefits ended a month before they left, so none of them left with one (`of`).
    """
    total = ask("impact 2025 --umbrella .")["total"]
    assert total["saved"] == {"amount": "100000.32", "members": 8, "of": 0}
    assert str(8 * 12 * Decimal("1041.67")) == "100000.32"
    assert (total["members"]["start"], total["members"]["end"]) == (25, 17)
    assert total["members"]["left"] == 8
    assert sum(1 for each in EXAMPLES.glob("ons/*/members/*.yaml")) == 17 + 8 + 1


@of("ons")
def test_ons_works_sixteen_hours_a_week(ask: _Ask) -> None:
    """Nobody at work writes down less in a week, Frans in his two books together."""
    written: dict[tuple[str, str], Decimal] = {}
    for path in ask.root.glob("*/journal/uren-*.beancount"):
        for line in path.read_text(encoding="utf-8").splitlines():
            match = re.match(r'(\S+) custom "hours" "(\S+)" (\S+)', line)
            if match is not None:
                day, who, hours = match.groups()
                written[who, day] = written.get((who, day), Decimal(0)) + Decimal(hours)
    left = {path.stem for path in ask.root.glob("*/members/*.yaml") if "left:" in path.read_text()}
    assert min(hours for (who, _), hours in written.items() if who not in left) >= 16


@of("ons")
def test_ons_leaves_dealings_out_of_the_total(ask: _Ask) -> None:
    """Seven months of vegetables, twenty-four aprons, snacks for an open day."""
    total = ask("result 2025 --umbrella .")["total"]
    vegetables = ("168.40", "243.75", "261.20", "254.60", "287.35", "231.80", "142.15")
    assert total["eliminated"] == _sum(*vegetables, "312.00", "185.00") == "2086.25"
    assert total["eliminated_expenses"] == total["eliminated"]
    alone = [ask(f"result 2025 --books {folder}")["collective"] for folder in ONS]
    for key in ("income", "expenses"):
        assert _sum(total[key], "2086.25") == _sum(*(one[key] for one in alone))


@of("ons")
def test_ons_watches_one_person_in_two_books(copy: _Ask) -> None:
    """A premium by hand that either of the books alone allows is too much for both."""
    assert copy.codes("check --umbrella .") == []
    journal = copy.root / "land/journal/2025-helft-2.beancount"
    by_hand = (
        '\n2025-12-15 * "Frans" "Premie met de hand" #member-frans\n'
        "  Expenses:Artikel31        700.00 EUR\n"
        "  Liabilities:Premie:Frans -700.00 EUR\n"
    )
    journal.write_text(journal.read_text(encoding="utf-8") + by_hand, encoding="utf-8")
    assert copy.codes("check --books land") == []
    assert copy.codes("check --umbrella .") == ["S443"]


@of("ons")
def test_ons_books_both_sides_of_a_dealing(copy: _Ask) -> None:
    journal = copy.root / "restaurant/journal/2025-helft-2.beancount"
    text = journal.read_text(encoding="utf-8")
    journal.write_text(text.replace("254.60 EUR", "254.61 EUR").replace("277.51", "277.52"))
    assert copy.codes("check --umbrella .") == ["S225", "S225"]


@of("lansco")
def test_lansco_pays_premiums_out_of_spaarpotten_and_sees_one_in_four_leave(ask: _Ask) -> None:
    impact = ask("impact 2025")
    assert impact["outflow_share"] == "25.00"
    assert impact["premiums"]["paid"] == impact["spaarpot"]["purposes"]["premium"] == "4175.00"
    awarded = [one["premium"] for one in ask("premium --year 2025")["members"]]
    assert _sum(*(one["other"] for one in awarded)) == "4175.00"
    assert {one["awarded"] for one in awarded} == {"0.00"}


def _awarded(ask: _Ask, member: str, days: tuple[str, ...]) -> list[str]:
    """The premium awarded from January on, at the end of each of these days."""
    return [
        _of_id(ask(f"premium --at 2025-{day}")["members"], member)["premium"]["awarded"]
        for day in days
    ]


@of("lansco-beloning")
def test_lansco_beloning_awards_a_share_to_who_is_a_member_with_a_benefit(ask: _Ask) -> None:
    """A quarter of results; nothing between two memberships, and nothing more once it is known that
    a benefit had ended.
    """
    members = {one["id"]: one for one in ask("result 2025")["members"]}
    premiums = {one["id"]: one["premium"] for one in ask("premium 2025")["members"]}
    quarter = Decimal(members["aydin"]["result"]) / 4
    assert Decimal(premiums["aydin"]["awarded"]) == quarter.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert premiums["bettina"]["awarded"] < premiums["bettina"]["earned"]
    april, may, august, september = _awarded(ask, "casper", ("04-30", "05-31", "08-31", "09-30"))
    assert april == may == august != september
    june, august, september, december = _awarded(ask, "dina", ("06-30", "08-31", "09-30", "12-31"))
    assert _sum(june, "101.19") == august == september == december
    assert premiums["dina"]["paid"] == "265.09"
    payments = {day["date"] for one in premiums.values() for day in one["payments"]}
    assert payments == {"2025-06-20", "2025-12-19"}


@of("zoete-kruimels-premie")
def test_zoete_kruimels_premie_comes_out_of_the_spaarpot(ask: _Ask) -> None:
    """So it costs the coöperatie nothing; and who is back in time keeps what was in it."""
    assert ask("result 2025")["collective"]["article31"] == "0.00"
    spent = ask("impact 2025")["spaarpot"]["purposes"]
    assert (spent["business"], spent["course"]) == ("389.00", "125.00")
    awarded = [one["premium"]["awarded"] for one in ask("premium 2025")["members"]]
    assert spent["premium"] == _sum(*awarded)
    hanna = _of_id(ask("spaarpot --at 2025-12-31")["members"], "hanna")
    assert (hanna["opening"], hanna["leaving"]) == ("236.15", "0.00")


@of("zoete-kruimels")
def test_zoete_kruimels_bought_a_printer_and_may_not_buy_a_fridge(copy: _Ask) -> None:
    rolf = copy("spaarpot --at 2025-05-31 --member rolf")["members"][0]
    assert (rolf["additions"], rolf["withdrawals"], rolf["balance"]) == (
        "275.10",
        "249.95",
        "25.15",
    )
    journal = copy.root / "journal/2025-helft-2.beancount"
    fridge = (
        '\n2025-12-30 * "Witgoedhandel" "Koelkast"\n  purpose: "private"\n'
        '  approval: "Besluit 2025-099"\n'
        "  Liabilities:Spaarpot:Nadia  100.00 EUR\n  Assets:Bank  -100.00 EUR\n"
    )
    journal.write_text(journal.read_text(encoding="utf-8") + fridge, encoding="utf-8")
    assert copy.codes() == ["S323"]


@of("saens-tois")
def test_saens_tois_reserves_what_customers_pay(ask: _Ask) -> None:
    """Nine members; what the first half brought is booked, and nothing was paid out."""
    pots = ask("spaarpot --at 2025-06-30")
    assert len(pots["members"]) == 9
    assert pots["total"]["pending"] == "0.00"
    spent = ask("impact 2025")["spaarpot"]
    assert spent["purposes"] == {"business": "869.00", "course": "275.00"}
    assert spent["spent"] == ask("spaarpot --at 2025-12-31")["total"]["withdrawals"] == "1144.00"


@of("soco-aanz")
def test_soco_aanz_accounts_for_three_grants(ask: _Ask) -> None:
    """Received as published; of 2020 the rest stays, 2021 cost more, of 2022 the rest goes back."""
    first, second, third = ask("grants --at 2022-06-30")["grants"]
    received = [one["received"] for one in (first, second, third)]
    assert received == ["25000.00", "25000.00", "12500.00"]
    assert (first["spent"], first["kept"]) == ("24386.15", "613.85")
    assert (second["spent"], second["exceeded"]) == ("25000.00", "312.40")
    assert (third["spent"], third["returned"]) == ("11353.70", "1146.30")
    assert ask("return --year 2022")["grants"] == "1146.30"


@of("soco-aanz")
def test_soco_aanz_reached_its_goals(ask: _Ask) -> None:
    """Nine at work and six off the benefit, which saves more than all three grants."""
    on_the_way = ask("review --at 2021-09-30")["goals"]
    assert [goal["state"] for goal in on_the_way] == ["reached", "on the way", "not"]
    reached = ask("review --at 2022-06-30")["goals"]
    assert {goal["state"] for goal in reached} == {"reached"}
    assert [goal["value"] for goal in reached] == ["9.00", "6.00", "67678.70"]
    saved = [
        ask(f"impact {year} --at {year}-{day}")["saved"]["amount"]
        for year, day in ((2020, "12-31"), (2021, "12-31"), (2022, "06-30"))
    ]
    assert _sum(*saved) == "67678.70"


@of("lucas")
def test_lucas_keeps_allowances_within_maxima_and_real_costs_apart(ask: _Ask) -> None:
    members = ask("premium --year 2025")["members"]
    awarded = {one["id"]: one["allowance"]["awarded"] for one in members}
    assert (awarded["aad"], awarded["greetje"]) == ("1900.00", "1200.00")
    assert (awarded["cindy"], awarded["dagmar"]) == ("0.00", "0.00")
    impact = ask("impact 2025")
    back = _sum(*(one["reimbursed"] for one in members))
    assert impact["reimbursed"] == back
    assert impact["allowances"]["awarded"] == _sum(*awarded.values())


@of("buurtmoeders")
def test_buurtmoeders_share_an_invoice_to_the_cent(ask: _Ask) -> None:
    """525.00 by 2 and 1.5, and 100.00 by three: the last one gets the cent."""
    members = ask("result 2025-01")["members"]
    income = {one["id"]: one["income"] for one in members}
    assert (income["fatiha"], income["naima"]) == ("300.00", "225.00")
    assert (income["aysel"], income["halima"], income["mina"]) == ("33.33", "33.33", "33.34")
    assert _sum(*income.values()) == "625.00"


@of("hilversum")
def test_hilversum_accounts_for_all_that_the_gemeente_brought_in(ask: _Ask) -> None:
    """What was brought in and what results brought is what it got back and what is left."""
    for one in ask("contributions --at 2025-12-31")["partners"]:
        gone = _sum(one["got_back"]["total"], one["rest"]["total"])
        assert _sum(one["brought_in"]["total"], one["from_results"] or "0.00") == gone
    gemeente = _of_id(ask("contributions --at 2025-12-31")["partners"], "municipality")
    assert gemeente["brought_in"]["total"] == _sum("15000.00", "20000.00", "10000.00")
    assert gemeente["got_back"]["total"] == "5000.00"
    assert ask("return --year 2025")["grants"] == "909.50"


@of("expert")
def test_expert_grows_from_three_hundred_to_three_thousand(ask: _Ask) -> None:
    """Members, who of them work, and what these earn on average, in three years."""
    years = [ask(f"impact {year}") for year in (2023, 2024, 2025)]
    counted = [(one["members"]["during"], one["members"]["working"]) for one in years]
    assert counted == [(4, 3), (6, 5), (8, 7)]
    assert [one["members"]["activated"] for one in years] == [1, 1, 1]
    assert [one["members"]["left"] for one in years] == [0, 0, 3]
    assert [one["earnings"]["mean"] for one in years] == ["308.41", "1579.51", "2944.20"]


@of("expert")
def test_expert_tells_the_public_of_nobody(ask: _Ask) -> None:
    shown = json.dumps(ask("impact 2025 --anonymous"))
    whole = ask("impact 2025")
    for key in ("total", "lowest", "highest"):
        assert whole["earnings"][key] not in shown
    assert whole["saved"]["amount"] not in shown


@of("buurt")
def test_buurt_keeps_three_grants_and_three_units_apart(ask: _Ask) -> None:
    by_unit, result = ask("result 2025 --by unit"), ask("result 2025")["collective"]
    together = _sum(*(one["result_with_shared"] for one in by_unit["units"]))
    assert together == _sum(result["income"], f"-{result['expenses']}")
    grants = ask("grants --at 2025-12-31")["grants"]
    wijkbudget, samen_delen, zonnedak = grants
    assert (wijkbudget["returned"], samen_delen["returned"], zonnedak["returned"]) == (
        wijkbudget["left"],
        "0.00",
        "0.00",
    )
    assert samen_delen["kept"] == samen_delen["left"] == result["grants"]
    assert zonnedak["left"] == "335.40"


@of("blauwe-paraplu")
def test_blauwe_paraplu_comes_to_what_was_published(ask: _Ask) -> None:
    """6,120.19 - 517.41 = 5,602.78; less 30% is 3,921.95; less 966.50 is 2,955.45."""
    joke = ask("result 2016")["members"][0]
    assert (joke["income"], joke["expenses"], joke["result"]) == ("6120.19", "517.41", "5602.78")
    assert joke["distribution"] == {"cooperative": "1680.83", "spaarpot": "3921.95"}
    pot = ask("spaarpot --at 2016-12-31")["members"][0]
    assert (pot["withdrawals"], pot["balance"], pot["pending"]) == ("966.50", "2955.45", "0.00")


# -- what examples/README.md says ---------------------------------------------------------------


def test_the_readme_tells_of_every_example_and_its_commands_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
    assert set(re.findall(r"\]\(([a-z-]+)/?\)", text)) == folders
    commands = re.findall(r"`socoledger ([^`]+)`", text)
    assert len(commands) >= len(folders)
    for command in commands:
        assert _run(command, EXAMPLES.parent, monkeypatch).code == 0, command
