"""An umbrella: which books it holds, what each of them and all together say, and what is wrong
(SPEC 9).
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from socoledger.commands import check
from socoledger.commands.answering import Scope
from socoledger.commands.context import Context, answered
from socoledger.domain.options import CheckFormat, Format
from tests.support.asking import ask
from tests.support.closing import Closing
from tests.support.country import country
from tests.support.findings import told
from tests.support.run import FINDING, Ended, run
from tests.support.small_books import booked, earns, hours, paid
from tests.support.umbrellas import (
    ATELIER,
    COMMANDS,
    LAND,
    Umbrella,
    added,
    book,
    books_of,
    changed,
    two,
    umbrella,
)

pytestmark = pytest.mark.slow

BSN = "111222333"
YAML = "umbrella.yaml"


# -- umbrella.yaml ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "books: [land, atelier]\n",
        "name: Koepel\nlanguage: nl\nbooks:\n  - land\n  - ./atelier\n",
        "books:\n  - land/\n  - atelier\n",
        "# all of them\nbooks: [\"land\", 'atelier']\n",
    ],
)
def test_folders_are_read_in_the_order_written(tmp_path: Path, text: str) -> None:
    assert list(two(tmp_path, text).answers("result", "2025")) == [LAND, ATELIER]


def test_books_may_stand_deeper_and_alone(tmp_path: Path) -> None:
    book(tmp_path, "in/breda/land", earns("2025-01-15", "anna", 100))
    koepel = umbrella(tmp_path, "in/breda/land")
    assert koepel.total("result", "2025")["income"] == "100.00"
    assert list(koepel.answers("result", "2025")) == ["in/breda/land"]


def test_a_link_that_stays_inside_is_a_folder_like_others(tmp_path: Path) -> None:
    koepel = two(tmp_path, "books: [atelier, tuin]\n")
    (koepel.root / "tuin").symlink_to("land")
    assert list(koepel.answers("result", "2025")) == [ATELIER, "tuin"]


BAD = {
    "nothing": ("", "1 S105"),
    "only a comment": ("# later\n", "1 S105"),
    "no YAML": ("books: [land\n", "1 S106"),
    "no books": ("name: Koepel\n", "1 S110"),
    "an empty list": ("name: Koepel\nbooks: []\n", "2 S113"),
    "no value": ("name: Koepel\nbooks:\n", "2 S113"),
    "no list": ("books: land\n", "1 S111"),
    "no folder but keys": ("books:\n  - {id: land}\n", "2 S111"),
    "an empty folder": ('books: ["", land]\n', "1 S152"),
    "an unknown key": ("books: [land]\nkor: true\n", "2 S109"),
    "a key misspelt": ("books: [land]\nlanguag: en\n", "2 S109"),
    "another language": ("books: [land]\nlanguage: fr\n", "2 S111"),
    "a key twice": ("books: [land]\nbooks: [atelier]\n", "2 S108"),
    "a folder that is not there": ("books:\n  - land\n  - zee\n", "3 S152"),
    "a folder without books": ("books:\n  - land/journal\n", "2 S152"),
    "a file": ("books:\n  - land/coop.yaml\n", "2 S152"),
    "here": ("books: [.]\n", "1 S152"),
    "above": ("books: [..]\n", "1 S152"),
    "outside": ("books: [land, ../buiten]\n", "1 S152"),
    "outside by a detour": ("books: [land/../../buiten]\n", "1 S152"),
    "a link to the outside": ("books: [buiten]\n", "1 S152"),
    "below a link to the outside": ("books: [elders/buiten]\n", "1 S152"),
    "twice": ("books:\n  - land\n  - atelier\n  - land\n", "4 S221"),
    "twice, in other words": ("books:\n  - land\n  - ./land/\n", "3 S221"),
    "twice, by a detour": ("books:\n  - land\n  - atelier/../land\n", "3 S221"),
    "twice, by a link": ("books:\n  - land\n  - tuin\n", "3 S221"),
    "an absolute path": ("books: [/{root}/land]\n", "1 S152"),
    "no name at all": ('books: ["a\\0b"]\n', "1 S152"),
    "a name of 5,000 letters": (f"books: [{'a' * 5000}]\n", "1 S152"),
    "a tag": ("books: !!set {land}\n", "1 S107"),
}


@pytest.mark.parametrize("case", list(BAD))
def test_what_is_wrong_with_an_umbrella_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    koepel = two(tmp_path)
    book(tmp_path, "buiten", earns("2025-01-15", "anna", 100), root=".")
    (koepel.root / "buiten").symlink_to(tmp_path / "buiten")
    (koepel.root / "elders").symlink_to(tmp_path)
    (koepel.root / "tuin").symlink_to("land")
    text, expected = BAD[case]
    umbrella(tmp_path, text=text.replace("{root}", str(koepel.root).lstrip("/")))
    for answer in (koepel.ask("result", "2025"), koepel.check(CheckFormat.TEXT)):
        said = [*told(answer), *(line.split(" ", 1)[0] for line in answer.output.splitlines())]
        assert answer.exit == (1 if "S221" in expected else 3), answer
        assert f"{YAML}:{expected}" in said or f"{YAML}:{expected.split()[0]}:" in said, answer
    assert told(koepel.ask("result", "2025")) == [f"{YAML}:{expected}"]


def test_without_an_umbrella_it_is_said_how_to_name_one(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    (koepel.root / YAML).unlink()
    answer = koepel.ask("result", "2025")
    assert (answer.exit, answer.output, told(answer)) == (3, "", [f"{YAML}:1 S151"])
    assert "--umbrella" in answer.messages[0]


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    koepel = two(tmp_path, "books:\n  - zee\n  - land\n  - land\n  - ..\nlanguage: fr\n")
    found = told(koepel.ask("impact"))
    assert found == [f"{YAML}:{each}" for each in ("2 S152", "4 S221", "5 S152", "6 S111")]


@pytest.mark.parametrize("what", ["a text", "null", "[]"])
def test_an_umbrella_that_is_no_mapping(tmp_path: Path, what: str) -> None:
    assert two(tmp_path, f"{what}\n").ask("result").exit == 3


def test_check_tells_of_the_umbrella_itself_in_every_format(tmp_path: Path) -> None:
    koepel = two(tmp_path, "books:\n  - land\n  - zee\n")
    answer = koepel.check(CheckFormat.JSON)
    assert answer.exit == 3
    found = json.loads(answer.output)
    assert [(one["code"], one["file"], one["line"]) for one in found["findings"]] == [
        ("S152", YAML, 3)
    ]
    for format_, sign in ((CheckFormat.GITHUB, "::error"), (CheckFormat.SARIF, '"S152"')):
        assert sign in koepel.check(format_).output


# -- privacy ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"name: Koepel {BSN}\nbooks: [land, atelier]\n",
        f"# of {BSN}\nbooks: [land, atelier]\n",
        f"books: [land, {BSN}]\n",
        f"books: [land]\n{BSN}: atelier\n",
        f"books: [land]\nlanguage: {BSN}\n",
    ],
)
def test_a_number_like_a_bsn_is_told_of_and_never_shown(tmp_path: Path, text: str) -> None:
    koepel = two(tmp_path, text)
    for format_ in CheckFormat:
        answer = koepel.check(format_)
        assert answer.exit
        assert BSN not in answer.output + "".join(answer.messages)
    shown = koepel.ask("result", "2025")
    assert BSN not in shown.output + "".join(shown.messages)
    assert "S601" in "".join(koepel.check(CheckFormat.TEXT).messages) + koepel.check().output


def test_a_folder_named_like_a_bsn_is_not_shown(tmp_path: Path) -> None:
    book(tmp_path, BSN, earns("2025-01-15", "anna", 100))
    koepel = umbrella(tmp_path, f'"{BSN}"')
    for answer in (*map(koepel.check, CheckFormat), koepel.ask("result", "2025")):
        assert answer.exit
        assert BSN not in answer.output + "".join(answer.messages)


def test_what_books_say_is_no_bsn_is_none_under_an_umbrella_too(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    changed(koepel, "land/coop.yaml", "language: en", f"language: en\nnot_bsn: [{BSN}]")
    (koepel.root / LAND / f"factuur-{BSN}.txt").write_text("Factuur\n")
    alone = answered(lambda: check.check(books_of(koepel, LAND).context()))
    assert alone.exit == 0, alone
    assert koepel.check().exit == 0
    assert koepel.ask("result", "2025").exit == 0


def test_a_number_in_the_name_of_a_file_keeps_no_figures_from_being_shown(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    (koepel.root / LAND / f"brief-{BSN}.txt").write_text("Brief\n")
    assert books_of(koepel, LAND).ask("result", "2025").exit == 0
    assert koepel.ask("result", "2025").exit == 0
    assert [one["code"] for one in koepel.findings()].count("S601") == 1


@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize("command", ["contributions", "impact", "grants"])
def test_a_number_that_books_hide_is_shown_by_none_of_the_figures(
    tmp_path: Path, command: str, format_: Format
) -> None:
    """Names of partners, purposes and references come out of the journal and grants.yaml."""
    koepel = two(tmp_path)
    changed(koepel, f"{LAND}/grants.yaml", "municipality,", f'"Stichting {BSN}",')
    added(
        koepel,
        LAND,
        f"2010-01-01 open Equity:Giften:{BSN} EUR",
        booked("2025-03-10", "Assets:Bank", f"Equity:Giften:{BSN}", 5),
        paid("2025-03-11", "Spaarpot:Anna", 7, purpose=BSN),
    )
    alone = books_of(koepel, LAND).ask(command, None, format_)
    assert alone.exit == 0
    assert BSN not in alone.output
    assert BSN not in koepel.ask(command, None, format_).output


# -- what cannot be read, and errors ------------------------------------------------------------

BROKEN: dict[str, tuple[str, str, int]] = {
    "a journal that cannot be read": ("journal/main.beancount", "2025-01-15 open Nothing", 3),
    "a coop.yaml that cannot be read": ("coop.yaml", "kor: maybe\n", 3),
    "a grant that cannot be read": ("grants.yaml", "  - {id: Start}\n", 3),
    "hours of nobody": ("journal/main.beancount", hours("2025-03-01", "cora", 4), 1),
    "levies above a hundred percent": ("agreement.yaml", "", 1),
}


def broken(koepel: Umbrella, case: str) -> int:
    """Break the books of the atelier; the exit code of who asks them."""
    file, text, exit_ = BROKEN[case]
    if text:
        path = koepel.root / ATELIER / file
        path.write_text(path.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
    else:
        changed(koepel, f"{ATELIER}/{file}", "share: 5%", "share: 95%")
    return exit_


@pytest.mark.parametrize("case", list(BROKEN))
@pytest.mark.parametrize("command", [*COMMANDS, "review"])
def test_the_others_answer_where_there_are_no_figures_of_one(
    tmp_path: Path, command: str, case: str
) -> None:
    koepel = two(tmp_path)
    exit_ = broken(koepel, case)
    answer = koepel.ask(command)
    assert answer.exit == exit_
    assert all(ATELIER in message for message in answer.messages)
    assert not any(LAND in message for message in answer.messages)
    assert "1 of the 2 books" in answer.messages[-1]
    shape = json.loads(answer.output)
    reason = "unreadable" if exit_ == 3 else "errors"
    assert shape.pop("missing") == [{"id": ATELIER, "reason": reason}]
    alone = umbrella(tmp_path, LAND).shape(command)
    assert alone.pop("missing") == []
    assert shape == alone


def test_a_total_without_some_of_the_books_says_so_in_every_format(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    broken(koepel, "hours of nobody")
    for format_ in (Format.TABLE, Format.MD):
        assert "1 of the 2 books together" in koepel.ask("result", "2025", format_).output
    for format_ in (Format.CSV, Format.CSV_NL):
        rows = koepel.ask("result", "2025", format_).output.splitlines()
        assert [row for row in rows if row.startswith(ATELIER)]


def test_what_was_dealt_with_books_that_are_missing_is_as_with_anybody_else(
    tmp_path: Path,
) -> None:
    sold, bought = {"with": ATELIER, "member": "anna"}, {"with": LAND, "member": "anna"}
    for id_, debit, credit, meta in (
        (LAND, "Assets:Bank", "Income:Verkoop", sold),
        (ATELIER, "Expenses:Inkoop", "Assets:Bank", bought),
    ):
        book(tmp_path, id_, booked("2025-01-15", debit, credit, 100, "^a", **meta))
    koepel = umbrella(tmp_path, LAND, ATELIER)
    assert koepel.total("result", "2025")["income"] == "0.00"
    broken(koepel, "hours of nobody")
    answer = koepel.ask("result", "2025")
    assert json.loads(answer.output)["total"]["income"] == "100.00"
    assert all(ATELIER in message for message in answer.messages), "none of a mismatch"


def test_no_total_without_names_is_given_of_some_of_the_books(tmp_path: Path) -> None:
    """Beside that of all it would give away the books that it leaves out."""
    koepel = two(tmp_path)
    exit_ = broken(koepel, "hours of nobody")
    answer = koepel.ask("impact", "2025", anonymous=True)
    assert (answer.exit, answer.output) == (exit_, "")


def test_without_figures_of_any_of_them_there_is_no_answer(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    broken(koepel, "hours of nobody")
    (koepel.root / LAND / "coop.yaml").write_text("kor: maybe\n")
    answer = koepel.ask("result")
    assert (answer.exit, answer.output) == (3, "")
    assert all(any(id_ in message for message in answer.messages) for id_ in (LAND, ATELIER))


def test_no_more_is_told_of_one_of_them_than_a_screen_holds(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    added(koepel, ATELIER, *(hours(f"2025-03-{day:02d}", "cora", 4) for day in range(1, 21)))
    messages = koepel.ask("result").messages
    assert len(messages) == 7
    assert "16" in messages[5], "twenty errors and a last word, but for five lines"


def test_errors_that_touch_no_figures_are_noted_with_the_name_of_the_books(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    added(koepel, ATELIER, paid("2025-03-20", "Spaarpot:Bram", 5000, purpose="course"))
    answer = koepel.ask("spaarpot")
    assert answer.exit == 0
    (note,) = answer.messages
    assert note.startswith(f"{ATELIER}: ")
    assert "1" in note


def test_check_tells_what_is_wrong_in_each_and_goes_on_with_the_others(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    added(koepel, LAND, hours("2025-03-01", "cora", 4))
    added(koepel, ATELIER, paid("2025-03-20", "Spaarpot:Bram", 5000, purpose="course"))
    line = len((koepel.root / LAND / "journal/main.beancount").read_text().splitlines())
    found = [(one["file"], one["code"]) for one in koepel.findings() if one["severity"] == "error"]
    assert found == [
        (f"{ATELIER}/journal/main.beancount", "S321"),
        (f"{LAND}/journal/main.beancount", "S201"),
    ]
    assert koepel.of_code("S201")[0]["line"] == line
    assert koepel.check().exit == 1


def test_a_warning_of_one_of_the_books_is_no_error(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    added(koepel, LAND, booked("2025-03-20", "Expenses:Inkoop", "Assets:Bank", 1))
    assert koepel.codes() == ["S205"]
    assert koepel.check().exit == 0
    assert koepel.check(choice=check.Choice(strict=True)).exit == 1
    assert koepel.check(choice=check.Choice(ignore=("S205",), strict=True)).exit == 0
    assert koepel.check(choice=check.Choice(select=("s3",), strict=True)).exit == 0


@pytest.mark.parametrize(
    ("file", "text"),
    [("coop.yaml", "kor: maybe\n"), ("journal/main.beancount", "2025-01-15 open Nothing")],
)
def test_check_of_books_that_cannot_be_read_tells_of_the_others_too(
    tmp_path: Path, file: str, text: str
) -> None:
    koepel = two(tmp_path)
    path = koepel.root / ATELIER / file
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
    added(koepel, LAND, hours("2025-03-01", "cora", 4))
    answer = koepel.check()
    assert answer.exit == 3
    found = json.loads(answer.output)["findings"]
    assert {one["file"].split("/")[0] for one in found} == {LAND, ATELIER}
    assert f"{ATELIER}/{file}" in {one["file"] for one in found}


def test_a_folder_that_lost_its_books_is_told_by_the_umbrella(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    (koepel.root / ATELIER / "coop.yaml").unlink()
    answer = koepel.check(CheckFormat.TEXT)
    assert answer.exit == 3
    assert f"{YAML}:3: S152 " in "\n".join([answer.output, *answer.messages])


def test_findings_are_told_from_the_folder_of_the_umbrella(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    added(koepel, ATELIER, hours("2025-03-01", "cora", 4))
    lines = koepel.check(CheckFormat.TEXT).output.splitlines()
    assert all(FINDING.fullmatch(line) for line in lines if " notice: " not in line)
    told_files = {line.split(":")[0] for line in lines}
    assert f"{ATELIER}/journal/main.beancount" in told_files
    assert all((koepel.root / file).is_file() for file in told_files)


def test_so_are_those_that_stop_figures(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    added(koepel, ATELIER, hours("2025-03-01", "cora", 4))
    answer = koepel.ask("result", "2025")
    assert any(
        FINDING.fullmatch(message) and (koepel.root / message.split(":")[0]).is_file()
        for message in answer.messages
    )


def test_programs_are_told_files_from_the_working_folder(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    added(koepel, ATELIER, hours("2025-03-01", "cora", 4))
    choice = check.Choice(select=("S201",), umbrella=Path("koepel"))
    context = koepel.context()._replace(folder=tmp_path)
    for format_ in (CheckFormat.GITHUB, CheckFormat.SARIF):
        answer = answered(lambda format_=format_: check.check(context, format_, choice))  # type: ignore[misc]
        assert answer.exit == 1
        assert f"koepel/{ATELIER}/journal/main.beancount" in answer.output


def test_what_a_close_accepted_in_its_books_stands_in_nobodys_way(tmp_path: Path) -> None:
    koepel = two(tmp_path)
    added(koepel, LAND, paid("2025-01-20", "Spaarpot:Bram", 5, purpose="course"))
    assert koepel.check().exit == 1
    Closing((koepel.root / LAND).resolve()).close("2025-01", accept={"S321": "paid back in May"})
    answer = koepel.check()
    assert answer.exit == 0, answer
    (accepted,) = json.loads(answer.output)["accepted"]
    assert accepted["file"] == f"{LAND}/journal/main.beancount"


def test_staged_is_of_one_of_the_books(tmp_path: Path) -> None:
    answer = two(tmp_path).check(choice=check.Choice(staged=True))
    assert (answer.exit, answer.output) == (2, "")


# -- where it is asked from ---------------------------------------------------------------------


FOLDERS: dict[str, Callable[[Path], tuple[Path, str]]] = {
    "beside it": lambda top: (top, "koepel"),
    "inside it": lambda top: (top / "koepel", "."),
    "in one of its books": lambda top: (top / "koepel" / LAND, ".."),
    "deep in one of them": lambda top: (top / "koepel" / LAND / "journal", "../.."),
    "somewhere else": lambda top: (top / "buiten", "../koepel"),
    "somewhere else, absolute": lambda top: (top / "buiten", str(top / "koepel")),
}


@pytest.mark.parametrize("where", list(FOLDERS))
def test_it_is_the_same_from_any_folder(tmp_path: Path, where: str) -> None:
    koepel = two(tmp_path)
    (tmp_path / "buiten").mkdir()
    folder, named = FOLDERS[where](tmp_path)
    context = Context(folder=folder, today=date(2026, 11, 22), language="en")
    for command in COMMANDS:
        answer = ask(context, command, scope=Scope(None, Path(named)))
        assert answer == koepel.ask(command)
    asked_here = check.Choice(umbrella=Path(named))
    for format_ in (CheckFormat.TEXT, CheckFormat.JSON):
        found = answered(lambda f=format_: check.check(context, f, asked_here))  # type: ignore[misc]
        assert found == koepel.check(format_)


def test_any_number_of_processes_says_the_same(tmp_path: Path) -> None:
    koepel = Umbrella(country(tmp_path / "koepel", 6, 50))
    coop = koepel.root / "gemeente-003/coop.yaml"

    def asked(processes: int, *arguments: str) -> Ended:
        return run(
            *arguments, "--umbrella", ".", at=koepel.root, SOCOLEDGER_PROCESSES=str(processes)
        )

    for arguments in (
        ("result", "2025", "--format", "json"),
        ("premium", "2025"),
        ("impact", "2025", "--format", "csv"),
        ("check", "--format", "json"),
        ("verify",),
    ):
        whole = asked(1, *arguments)
        assert whole.code == 0
        assert [asked(number, *arguments) for number in (2, 3)] == [whole, whole]
    coop.write_text(coop.read_text() + "kor: maybe\n")
    rest = asked(1, "result", "2025", "--format", "json")
    assert rest.code == 3
    missing = json.loads(rest.out)["missing"]
    assert missing == [{"id": "gemeente-003", "reason": "unreadable"}]
    assert asked(3, "result", "2025", "--format", "json") == rest


def test_on_the_command_line(tmp_path: Path) -> None:
    koepel = two(tmp_path)

    def asked_there(*arguments: str, **changes: str) -> Ended:
        return run(*arguments, at=koepel.root / LAND, **changes)

    expected = koepel.ask("result", "2025").output
    for more, changes in (
        ((), {}),
        (("--books", "../atelier"), {}),
        ((), {"SOCOLEDGER_BOOKS": str(koepel.root / ATELIER)}),
    ):
        ended = asked_there(
            "result", "2025", "--umbrella", "..", "--format", "json", *more, **changes
        )
        assert (ended.code, ended.out, ended.err) == (0, expected, "")
    ended = asked_there("impact", "2025", "--umbrella", "..", "--anonymous", "--format", "csv")
    assert ended.code == 0
    for command in ("contributions", "review", "grants", "spaarpot"):
        ended = asked_there(command, "--umbrella", "..", "--at", "2025-02-28", "--format", "csv")
        asked_here = koepel.ask(command, None, Format.CSV, at="2025-02-28")
        assert (ended.code, ended.out.encode()) == (0, asked_here.output.encode())
    ended = asked_there("check", "--umbrella", "..")
    assert (ended.code, ended.err) == (0, "errors: 0, warnings: 0\n")
    ended = asked_there("result", "--umbrella", ".")
    assert (ended.code, ended.out) == (3, "")
    assert ended.codes() == ["S151"]


def test_asking_leaves_no_trace(tmp_path: Path) -> None:
    koepel = two(tmp_path)

    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in koepel.root.rglob("*") if path.is_file()}

    before = files()
    for command in COMMANDS:
        koepel.ask(command)
    koepel.check()
    assert files() == before
