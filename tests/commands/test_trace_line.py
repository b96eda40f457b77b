"""`trace FILE:LINE`: the figures, closes and documents that a line is in (SPEC 13)."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socoledger.commands import trace
from socoledger.commands import trace_line as command
from socoledger.commands.answering import Scope, opened_in
from socoledger.commands.context import Context, answered
from socoledger.commands.opened import OpenBooks
from socoledger.commands.trace import amounts_of, tree_of
from socoledger.commands.trace_figures import FIGURES
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Place
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.options import AuditFormat
from socoledger.domain.period import Month
from socoledger.domain.trace import Keys
from socoledger.domain.trace_line import BookLine
from socoledger.rules.trace.line import Standing, standing_at
from socoledger.rules.trace.line_figures import (
    Sought,
    added,
    concerned,
    concerns,
    is_sum,
    places_of,
    sought,
)
from socoledger.write.schemas import schema_of
from tests.support.asking import TODAY
from tests.support.closing import Closing, closing
from tests.support.figure_commands import BOOKS
from tests.support.grants import given, grants_yaml, received, spent
from tests.support.small_books import (
    BENEFIT,
    DECIDED,
    OPENED,
    WORKED,
    Books,
    booked,
    books,
    earns,
    hours,
    paid,
)

MAIN = "journal/main.beancount"


def asked(some: Books, where: str, how: AuditFormat = AuditFormat.JSON, **more: Any) -> Answer:
    wanted = command.Asked(where, **more)
    return answered(lambda: command.trace_line(some.context(), how, wanted))


def shape(some: Books, where: str, **more: Any) -> Any:
    answer = asked(some, where, **more)
    assert answer.exit == 0, answer.messages
    found = json.loads(answer.output)
    validator().validate(found)
    return found


@cache
def validator() -> Any:
    return Draft202012Validator(schema_of("trace-line"))


def line_with(some: Books, text: str, file: str = MAIN, nth: int = 1) -> str:
    """The place of the line that holds a text, the first one or a later one."""
    lines = some.root.joinpath(file).read_text(encoding="utf-8").splitlines()
    numbers = [number for number, line in enumerate(lines, 1) if text in line]
    return f"{file}:{numbers[nth - 1]}"


def fed(found: Any) -> dict[str, str | None]:
    """The amounts of figures by what `trace` is asked."""
    return {one["trace"].removeprefix("trace "): one["amount"] for one in found["figures"]}


def test_income_adds_to_a_result_which_goes_somewhere(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 1000), earns("2025-01-11", "anna", 600))
    found = shape(some, line_with(some, "Income:Verkoop  -600"))
    assert (found["kind"], found["date"]) == ("entry", "2025-01-11")
    assert fed(found) == {
        "result anna income 2025-01": "600.00",
        "result anna result 2025-01": "600.00",
        "balance-sheet undistributed year 2025": "600.00",
        "balance-sheet Income:Verkoop 2025": "600.00",
    }
    goes_to = {one["to"]: one["amount"] for one in found["destinations"]}
    assert goes_to == {"fund:opleiding": "80.00", "cooperative": "160.00", "spaarpot": "1360.00"}
    assert (found["closed"], found["closes"]) == (False, [])
    assert found["shown_in"][:3] == [
        "report month 2025-01",
        "report statement anna 2025-01",
        "report member anna 2025",
    ]


def test_any_other_line_of_a_transaction_is_all_of_it(tmp_path: Path) -> None:
    entry = earns("2025-01-10", "anna", 5).replace('"Boeking"', '"Klant" "Werk"')
    some = books(tmp_path, entry.replace("member:", 'document: "bon.pdf"\n  member:'))
    for line in ('"Klant"', "member:", "document:"):
        found = shape(some, line_with(some, line))
        accounts = [posting["account"] for posting in found["postings"]]
        assert accounts == ["Assets:Bank", "Income:Verkoop"]
        assert fed(found)["balance-sheet Assets:Bank 2025"] == "5.00"
        assert found["documents"] == ["bon.pdf"]
    bank = shape(some, line_with(some, "Assets:Bank  5"))
    assert list(fed(bank)) == ["balance-sheet Assets:Bank 2025"]


def test_hours_earn_and_are_counted(tmp_path: Path) -> None:
    some = books(tmp_path, hours("2025-01-10", "anna", 4), members={"anna": DECIDED, "bram": ""})
    found = shape(some, line_with(some, "hours"))
    assert found["kind"] == "hours"
    assert fed(found) == {
        "premium anna 2025": None,
        "premium anna premium earned 2025": "6.00",
        "premium anna allowance earned 2025": "8.00",
    }


def test_a_payment_and_an_opening(tmp_path: Path) -> None:
    spaarpot = "Liabilities:Spaarpot:Anna"
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", spaarpot, 50),
        booked("2025-02-01", "Equity:Opening", "Liabilities:Premie:Anna", 9),
        paid("2025-02-02", "Premie:Anna", 9),
        paid("2025-02-03", "Spaarpot:Anna", 20, purpose="course"),
        paid("2025-02-04", "Gemeente", 3, for_="2024"),
        members={"anna": DECIDED},
    )
    paid_out = shape(some, line_with(some, "Premie:Anna  9"))
    assert fed(paid_out)["premium anna premium paid 2025"] == "9.00"
    opening = shape(some, line_with(some, f"{spaarpot}  -50"))
    assert fed(opening)["balance-sheet Liabilities:Spaarpot:Anna 2025"] == "50.00"
    assert fed(opening)["spaarpot anna opening 2025"] == "50.00"
    assert opening["shown_in"] == []
    course = fed(shape(some, line_with(some, f"{spaarpot}  20")))
    assert course["spaarpot anna withdrawals 2025"] == "20.00"
    assert course["spaarpot anna balance 2025"] == "-20.00"
    back = fed(shape(some, line_with(some, "Liabilities:Gemeente  3")))
    assert back["return paid 2024"] == "3.00"


def test_what_a_grant_pays_is_of_the_grant(tmp_path: Path) -> None:
    grant = given()
    some = books(
        tmp_path,
        f"{OPENED} open {grant.account} EUR",
        received("2025-01-20", 125),
        spent("2025-02-10", 15, member="anna"),
        files={"grants.yaml": grants_yaml(grant)},
    )
    cost = fed(shape(some, line_with(some, "Expenses:Inkoop  15")))
    assert cost["grants begeleiding costs 2025"] == "15.00"
    assert not any(one.startswith("result") for one in cost)
    money = fed(shape(some, line_with(some, f"{grant.account}  -125")))
    assert money["grants begeleiding received 2025"] == "125.00"
    key = fed(shape(some, "grants.yaml:2"))
    assert key == {"grants begeleiding": None, "return": None}


def closed(tmp_path: Path) -> Closing:
    some = closing(tmp_path, earns("2025-01-10", "anna", 100), earns("2025-02-10", "anna", 5))
    assert some.ask_close("2025-01").exit == 0
    return some


def test_closes_that_rest_on_a_line(tmp_path: Path) -> None:
    some = closed(tmp_path)
    found = shape(some, line_with(some, "Income:Verkoop  -100"))
    (close,) = found["closes"]
    assert (found["closed"], close["period"]) == (True, "2025-01")
    assert close["file"] == "closes/2025-01.beancount"
    assert not shape(some, line_with(some, "Income:Verkoop  -5"))["closed"]
    head = shape(some, f"{close['file']}:{close['line']}")
    assert (head["kind"], head["closes"]) == ("close", [close])
    wrote = shape(some, line_with(some, "Liabilities:Spaarpot:Anna", close["file"]))
    assert wrote["closes"] == [close]
    assert fed(wrote)["spaarpot anna additions 2025"] == "85.00"
    assert not any(one.startswith("spaarpot") for one in fed(found))


@pytest.mark.parametrize(
    ("key", "file", "traced", "is_closed"),
    [
        ("share: 5%", "agreement.yaml", ["result", "spaarpot", "return"], True),
        ("premium: {per_hour", "agreement.yaml", ["premium"], True),
        ("on_leaving", "agreement.yaml", ["spaarpot", "return"], True),
        ("id: course", "agreement.yaml", [], False),
        ("benefit", "members/anna.yaml", ["premium anna", "premium anna"], True),
        ("benefit", "members/bram.yaml", ["premium bram", "premium bram"], False),
        ("name", "members/anna.yaml", [], False),
        ("first_month", "coop.yaml", ["result", "spaarpot", "premium", "premium", "return"], True),
        ("municipality", "coop.yaml", [], False),
    ],
)
def test_keys_and_what_follows_from_them(
    tmp_path: Path, key: str, file: str, traced: list[str], is_closed: bool
) -> None:
    found = shape(some := closed(tmp_path), line_with(some, key, file))
    assert found["kind"] == "key"
    assert [one["trace"].removeprefix("trace ") for one in found["figures"]] == traced
    assert found["closed"] == is_closed


def test_a_key_of_the_agreement_says_whose_figures_follow_from_it(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-10", "anna", 1),
        agreement=WORKED,
        members={"anna": DECIDED, "bram": "joined: 2020-01-01\nleft: 2024-12-31\noutcome: work"},
    )
    found = shape(some, line_with(some, "share: 5%", "agreement.yaml"))
    assert found["members"] == ["anna"]
    for line in (("up_to: 1500", "agreement.yaml"), ("reference", "members/anna.yaml")):
        assert "members" not in shape(some, line_with(some, *line))


def test_the_close_of_a_year_rests_on_what_its_months_do(tmp_path: Path) -> None:
    some = closing(tmp_path, earns("2025-01-10", "anna", 1), agreement=WORKED)
    some.on("2026-03-01").close(*(f"2025-{month:02}" for month in range(1, 13)), "2025")
    closes = shape(some, line_with(some, "share: 5%", "agreement.yaml"))["closes"]
    assert [close["period"] for close in closes][-2:] == ["2025-12", "2025"]


def test_a_line_of_a_decision_says_which_one(tmp_path: Path) -> None:
    decided = f"{BENEFIT}\npremium:\n  - {{from: 2010-01-01, reference: B1}}"
    some = books(tmp_path, hours("2025-01-10", "anna", 1), members={"anna": decided})
    found = shape(some, line_with(some, "B1", "members/anna.yaml"))
    assert found["what"] == "the key premium > 2010-01-01, by B1"


def test_a_line_of_the_law_of_these_books(tmp_path: Path) -> None:
    """An amount of a later day is none that an earlier close rests on."""
    amounts = [
        f'  - {{id: premium_per_year, from: {day}, value: 1.00, source: "S"}}\n'
        for day in ("2025-01-01", "2026-01-01")
    ]
    some = closing(
        tmp_path,
        hours("2025-01-10", "anna", 1),
        members={"anna": DECIDED},
        law="amounts:\n" + "".join(amounts),
    )
    assert some.ask_close("2025-01").exit == 0
    found, later = shape(some, "law.yaml:2"), shape(some, "law.yaml:3")
    assert fed(found) == fed(later) == {"premium": None}
    assert (found["closed"], later["closed"]) == (True, False)
    assert later["from"] == "2026-01-01"


def test_documents_that_are_linked_count_too(tmp_path: Path) -> None:
    entry = earns("2025-01-10", "anna", 1).replace('"Boeking"', '"Boeking" ^f1')
    document = '2025-01-10 document Assets:Bank "bon.pdf" ^f1\n'
    some = books(tmp_path, entry, document, files={"journal/bon.pdf": "x"})
    (name,) = shape(some, line_with(some, "Income:Verkoop  -1"))["documents"]
    assert name.endswith("bon.pdf")


def test_a_directive_makes_no_figure(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 1))
    found = shape(some, line_with(some, "open Assets:Bank"))
    assert (found["kind"], found["figures"], found["closes"]) == ("directive", [], [])


def test_a_file_is_named_from_here_or_from_the_books(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 1))
    number = line_with(some, "Income:Verkoop  -1").rpartition(":")[2]
    whole = shape(some, f"{MAIN}:{number}")
    context = some.context()._replace(folder=some.root / "journal", books=some.root)
    for name in ("main.beancount", f"../{MAIN}", str(some.root / MAIN), MAIN):
        wanted = command.Asked(f"{name}:{number}")
        answer = command.trace_line(context, AuditFormat.JSON, wanted)
        assert json.loads(answer.output) == whole


@pytest.mark.parametrize(
    ("where", "code"),
    [
        (MAIN, 2),
        (f"{MAIN}:", 2),
        (f"{MAIN}:x", 2),
        ("journal/no.beancount:1", 2),
        ("journal:1", 2),
        ("a\0b.beancount:1", 2),
        (f"{MAIN}:9999", 5),
        (f"{MAIN}:0", 5),
        ("README.md:1", 5),
    ],
)
def test_what_cannot_be_meant(tmp_path: Path, where: str, code: int) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 1), files={"README.md": "x"})
    answer = asked(some, where)
    assert (answer.exit, answer.output, len(answer.messages)) == (code, "", 1)


def test_nothing_else_is_asked_of_a_line(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 1))
    assert asked(some, f"{MAIN}:3", with_more=True).exit == 2


def test_at_a_day_before_the_entry_it_makes_no_figure(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 1), earns("2025-02-10", "anna", 2))
    where = line_with(some, "Income:Verkoop  -2")
    assert shape(some, where, at="2025-01-31")["figures"] == []
    assert fed(shape(some, where, at="2025-02-28"))["result anna income 2025-02"] == "2.00"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("how", [AuditFormat.TABLE, AuditFormat.MD])
def test_people_read_it(tmp_path: Path, language: str, how: AuditFormat) -> None:
    some = closed(tmp_path)
    wanted = command.Asked(line_with(some, "Income:Verkoop  -100"))
    text = command.trace_line(some.context(language), how, wanted).output
    assert "2025-01-10 Boeking" in text
    assert "closes/2025-01.beancount:" in text
    assert "report member anna 2025" in text.replace("\n", " ")
    if how is AuditFormat.TABLE:
        assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    ("text", "is_line"),
    [
        ("result", False),
        ("balance-sheet", False),
        ("resultaat", False),
        ("a.yaml", True),
        ("x:1", True),
    ],
)
def test_what_names_a_file(text: str, is_line: bool) -> None:
    assert command.names_a_line(text) == is_line


def test_a_number_that_may_be_a_bsn_is_hidden(tmp_path: Path) -> None:
    entry = earns("2025-01-10", "anna", 1).replace('"Boeking"', '"Klant" "bsn 123456782"')
    some = books(tmp_path, entry)
    where = line_with(some, "Income:Verkoop  -1")
    for how in AuditFormat:
        text = asked(some, where, how).output
        assert "Klant: bsn" in text.replace("\n", " ")
        assert "123456782" not in text


# -- both ways of asking say the same -----------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("books_read_once")
def test_what_it_says_to_ask_has_the_line_in_its_answer(tmp_path: Path) -> None:
    grant = given()
    some = books(
        tmp_path,
        f"{OPENED} open {grant.account} EUR",
        earns("2025-01-10", "anna", 1000),
        hours("2025-01-11", "anna", 4),
        received("2025-01-20", 125),
        spent("2025-02-10", 15),
        booked("2025-02-01", "Equity:Opening", "Liabilities:Premie:Anna", 9),
        paid("2025-02-02", "Premie:Anna", 9),
        paid("2025-02-03", "Spaarpot:Anna", 20, purpose="course"),
        paid("2025-02-04", "Gemeente", 3),
        booked("2025-02-05", "Expenses:Artikel31", "Liabilities:Vergoeding:Anna", 2),
        members={"anna": DECIDED},
        files={"grants.yaml": grants_yaml(grant)},
    )
    text = some.root.joinpath(MAIN).read_text(encoding="utf-8").splitlines()
    asked_for: set[str] = set()
    for number, line in enumerate(text, 1):
        if (" EUR" in line and "open" not in line) or "hours" in line:
            for figure in shape(some, f"{MAIN}:{number}")["figures"]:
                if figure["amount"] is not None:
                    _trace, *words = figure["trace"].split()
                    lines = lines_in(tree_at(some, *words))
                    assert number in lines, (line, words)
                    asked_for.add(words[0])
    assert asked_for == set(FIGURES)


def tree_at(some: Books, figure: str, *what: str) -> Any:
    wanted = trace.Asked(figure, what)
    answer = answered(lambda: trace.trace(some.context(), AuditFormat.JSON, wanted))
    assert answer.exit == 0, answer.messages
    return json.loads(answer.output)


def lines_in(tree: Any) -> set[int]:
    found = {tree["line"]} if tree["file"] == MAIN else set()
    return found.union(*(lines_in(part) for part in tree["parts"]))


Traced = Mapping[Keys, Mapping[Place, int]]


def lines_of(opened: OpenBooks, month: Month) -> Iterator[BookLine]:
    """The lines of postings and hours of a month."""
    for entry in opened.books.journal.transactions:
        if Month.of(entry.day) == month and not entry.is_padding:
            for posting in entry.postings:
                yield BookLine(entry.file, posting.line, entry.line)
    for done in opened.books.journal.hours:
        if Month.of(done.day) == month:
            yield BookLine(done.place.file, done.place.line, done.place.line)


def traced(opened: OpenBooks, asked_for: Sought, standing: Standing) -> Traced:
    """What the tree of each sum of members, grants and accounts has at each line."""
    traceable = command._traceable(opened, asked_for, standing)
    found: dict[Keys, dict[Place, int]] = {}
    if traceable is None:
        return found
    for keys, cents in amounts_of(traceable).items():
        if is_sum(asked_for.figure, keys) and keys[0] not in ("total", COLLECTIVE):
            tree = tree_of(traceable, keys, cents)
            places = {node.place for node in tree.walk() if node.place is not None}
            at = {place: added(tree, {place}) for place in places}
            found[keys] = {place: adds for place, adds in at.items() if adds is not None}
    return found


LARGE = ("scharrel", "wijkhuis")
"""Examples of which every tree would take seconds."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "root", [one for one in BOOKS if one.name not in LARGE], ids=lambda one: one.name
)
def test_a_line_names_the_figures_whose_trees_have_it(root: Path) -> None:
    """And those alone: each posting and hours of the last month."""
    opened = opened_in(Context(root, TODAY), Scope(), early=True)
    trees: dict[Sought, Traced] = {}
    for line in lines_of(opened, opened.last_month()):
        standing = standing_at(opened.books, line)
        about, (place,) = concerned(opened.books, standing), places_of(standing)
        for one in sought(opened.books, standing):
            if one not in trees:
                trees[one] = traced(opened, one, standing)
            having = {keys for keys, places in trees[one].items() if place in places}
            assert having == {keys for keys in having if concerns(one.figure, keys, about)}, (
                line,
                one,
            )
    assert trees
