"""Every command takes its period in the same place, and its options before or after its name."""

import json
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from socoledger.cli.click import TyperChoice
from socoledger.cli.program import Program
from socoledger.cli.run import app
from socoledger.domain.books import Books
from socoledger.domain.findings import Phrase
from socoledger.read import books as reading
from tests.support.book_files import JOURNAL, write_books
from tests.support.help_text import built
from tests.support.run import Ended, run, run_each
from tests.support.small_books import WORKED

pytestmark = pytest.mark.slow

TWO_YEARS = JOURNAL + JOURNAL.replace("2025", "2026")
GOALS = 'goals:\n  - {text: "Werk", measure: working, target: 1, by: 2025-12-31}\n'
OF_A_YEAR = ("result", "premium", "return", "impact")
OF_A_DAY = ("spaarpot", "contributions", "review")


def _ask(tmp_path: Path, *lines: str) -> list[Ended]:
    folder = write_books(tmp_path, TWO_YEARS, agreement=WORKED + GOALS)
    found = run_each(lines, at=folder)
    return [found[line] for line in lines]


@pytest.mark.parametrize("command", [*OF_A_YEAR, *OF_A_DAY])
def test_a_year_is_said_in_either_way(tmp_path: Path, command: str) -> None:
    behind, option, both, else_ = _ask(
        tmp_path,
        f"{command} 2025 --format json",
        f"{command} --year 2025 --format json",
        f"{command} 2025 --year 2025 --format json",
        f"{command} --format json",
    )
    assert behind == option == both
    assert behind.code == 0
    assert behind.out != else_.out


@pytest.mark.parametrize("command", [*OF_A_YEAR, *OF_A_DAY])
def test_two_years_are_one_too_many(tmp_path: Path, command: str) -> None:
    (ended,) = _ask(tmp_path, f"{command} 2025 --year 2026")
    assert (ended.code, ended.out) == (2, "")
    assert "2025" in ended.err
    assert "2026" in ended.err


@pytest.mark.parametrize("report", ["year", "municipality", "audit", "impact", "member anna"])
def test_a_document_of_a_year_takes_it_in_either_way(tmp_path: Path, report: str) -> None:
    behind, option, differ = _ask(
        tmp_path,
        f"report {report} 2025",
        f"report {report} --year 2025",
        f"report {report} 2025 --year 2026",
    )
    assert behind == option
    assert (behind.code, differ.code) == (0, 2)


@pytest.mark.parametrize("command", OF_A_DAY)
def test_a_period_of_what_stands_on_a_day_is_its_end(tmp_path: Path, command: str) -> None:
    found = _ask(
        tmp_path,
        f"{command} 2025-03 --format json",
        f"{command} 2025 --format json",
        f"{command} 2025-12 --format json",
        f"{command} 2025 --at 2025-02-28 --format json",
        f"{command} 2025-01 --at 2025-02-28 --format json",
    )
    days = [json.loads(ended.out)["at"] for ended in found]
    assert days == ["2025-03-31", "2025-12-31", "2025-12-31", "2025-02-28", "2025-01-31"]


@pytest.mark.parametrize("command", OF_A_DAY)
@pytest.mark.parametrize("period", ["2026-02", "2024", "2027", "2025-03 --at 2025-02-28"])
def test_a_period_without_anything_shows_nothing(tmp_path: Path, command: str, period: str) -> None:
    (ended,) = _ask(tmp_path, f"{command} {period}")
    assert (ended.code, ended.out) == (5, "")
    assert ended.err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("--language nl result 2025", "result 2025 --language nl"),
        ("--at 2025-02-28 result", "result --at 2025-02-28"),
        ("--at 2025-02-28 status", "status --at 2025-02-28"),
        ("--at 2025-02-28 verify", "verify --at 2025-02-28"),
        ("--at 2025-02-28 report month", "report month --at 2025-02-28"),
        ("--at 2025-02-28 export facts", "export facts --at 2025-02-28"),
        ("--language nl --at 2025-02-28 spaarpot", "spaarpot --language nl --at 2025-02-28"),
        ("--language nl law", "law --language nl"),
        ("--language nl explain S201", "explain S201 --language nl"),
        ("--language nl check", "check --language nl"),
        ("--language en check --language nl", "check --language nl"),
    ],
)
def test_options_may_stand_before_or_after(tmp_path: Path, before: str, after: str) -> None:
    first, second = _ask(tmp_path, before, after)
    assert first == second
    assert first.code == 0


def test_an_umbrella_may_stand_before_or_after(tmp_path: Path) -> None:
    write_books(tmp_path / "land")
    (tmp_path / "umbrella.yaml").write_text("name: Koepel\nlanguage: en\nbooks: [land]\n")
    before = run("--umbrella", ".", "result", "2025", at=tmp_path)
    assert before == run("result", "2025", "--umbrella", ".", at=tmp_path)
    assert before.code == 0
    assert run("--umbrella", ".", "check", at=tmp_path).code == 0


@pytest.mark.parametrize(
    "line",
    [
        "--at 2025-01-31 law",
        "--umbrella . close 2025-01",
        "--umbrella . report month",
        "--at 2025-01-31 bank rules --test x",
    ],
)
def test_an_option_that_a_command_does_not_know_is_told(tmp_path: Path, line: str) -> None:
    (ended,) = _ask(tmp_path, line)
    assert (ended.code, ended.out) == (2, "")
    assert line.split(maxsplit=1)[0] in ended.err


def test_a_word_that_is_not_among_the_choices_is_told_by_the_name_that_users_type(
    tmp_path: Path,
) -> None:
    program = get_command(app)
    assert isinstance(program, Program)
    choices = {
        f"{name} {param.opts[-1]} nonsense": [
            str(getattr(one, "value", one)) for one in param.type.choices
        ]
        for name, _ in program.named()
        for param in built(program, name).params
        if isinstance(param.type, TyperChoice)
    }
    assert "result --format nonsense" in choices
    for line, ended in run_each(choices, at=tmp_path).items():
        option = line.split()[-2]
        assert option.startswith("--"), f"{line}: an argument of a few words has no name to show"
        told = f"{option} has to be one of these: {' | '.join(choices[line])}"
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.splitlines()[0] == f"socoledger: {told}"


def test_a_word_behind_a_command_that_it_does_not_know_is_told(tmp_path: Path) -> None:
    (ended,) = _ask(tmp_path, "bank rulez")
    assert (ended.code, ended.out) == (2, "")
    assert "there is no such command: bank rulez; did you mean bank rules?" in ended.err


@pytest.mark.parametrize(
    ("line", "is_told"),
    [("--verbose result", True), ("result --verbose", True), ("result", False)],
)
def test_verbose_says_why_the_journal_was_loaded_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, *, is_told: bool
) -> None:
    books = reading.read(write_books(tmp_path, JOURNAL))
    assert isinstance(books, Books)
    loaded = books._replace(full_load=Phrase("the journal has {what}", what="costs"))
    monkeypatch.setattr(reading, "read", lambda *_, **__: loaded)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOCOLEDGER_LANGUAGE", "en")
    told = "Beancount loaded the whole journal, which takes longer: the journal has costs\n"
    done = CliRunner().invoke(app, line.split())
    assert done.exit_code == 0
    assert (told in done.stderr) == is_told
