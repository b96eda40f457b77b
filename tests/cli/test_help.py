"""What `socoledger` shows by itself: every command under one heading, in whole lines."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from socoledger.cli import parsing
from socoledger.cli.program import HEADINGS, Program
from socoledger.cli.run import app
from socoledger.write.words import Words
from tests.support.run import run

pytestmark = pytest.mark.slow

LANGUAGES = ("nl", "en")
COLUMNS = (80, 60)
SHOWN = [*product(LANGUAGES, COLUMNS, [(), ("--help",)])]
PROGRAM = get_command(app)


def program() -> Program:
    assert isinstance(PROGRAM, Program)
    return PROGRAM


def shown(*arguments: str, language: str, columns: int, at: Path) -> str:
    ended = run(*arguments, at=at, SOCOLEDGER_LANGUAGE=language, COLUMNS=str(columns))
    assert ended.code == (0 if arguments else 2)
    return ended.out if arguments else ended.err


def listed(text: str, language: str) -> dict[str, list[str]]:
    """The commands that stand under each heading."""
    found: dict[str, list[str]] = {}
    for heading in HEADINGS:
        under = text.split(f"\n{Words(language)(heading)}:\n")
        assert len(under) == 2, heading
        found[heading] = re.findall(r"^  (\S+(?: \S+)?)  ", under[1].split("\n\n")[0], re.MULTILINE)
    return found


@pytest.mark.parametrize(("language", "columns", "arguments"), SHOWN)
def test_each_command_is_under_one_heading(
    tmp_path: Path, language: str, columns: int, arguments: tuple[str, ...]
) -> None:
    text = shown(*arguments, language=language, columns=columns, at=tmp_path)
    found = listed(text, language)
    assert all(found.values())
    names = [name for under in found.values() for name in under]
    assert sorted(names) == sorted(dict(program().named()))


@pytest.mark.parametrize(("language", "columns", "arguments"), SHOWN)
def test_lines_are_whole_and_fit(
    tmp_path: Path, language: str, columns: int, arguments: tuple[str, ...]
) -> None:
    text = shown(*arguments, language=language, columns=columns, at=tmp_path)
    assert max(map(len, text.splitlines())) <= columns
    assert "..." not in text.replace("[ARGS]...", "")
    assert "…" not in text
    told = " ".join(text.split())
    for name, command in program().named():
        assert f" {name} {Words(language)(command.help or '')}" in told


def test_every_command_there_is_is_declared_under_a_heading() -> None:
    named = dict(program().named())
    inner = [
        f"{name} {rest}".rstrip()
        for name, command in program().commands.items()
        for rest in (command.commands if isinstance(command, TyperGroup) else [""])
    ]
    assert sorted(named) == sorted(inner)
    assert {command.rich_help_panel for command in named.values()} == set(HEADINGS)


def test_a_command_is_built_when_it_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str | None] = []
    monkeypatch.setattr(
        parsing, "get_command_from_info", lambda declared, **_: built.append(declared.name)
    )
    anew: Any = get_command(app)
    assert (len(anew.commands), built) == (len(program().commands), [])
    _ = anew.commands["result"], anew.commands["member"].commands["add"]
    assert built == ["result", "add"]


def test_options_without_a_command_show_help(tmp_path: Path) -> None:
    assert run("--language", "en", at=tmp_path) == run(at=tmp_path)


def test_an_option_without_a_value_takes_none(tmp_path: Path) -> None:
    ended = run("check", "--strict=yes", at=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("socoledger: --strict takes no value\n")


def test_what_follows_a_command_in_vain_is_named(tmp_path: Path) -> None:
    ended = run("result", "2025", "2026", "more", at=tmp_path)
    assert ended.code == 2
    assert "this is more than the command expects: 2026 more\nsee: socoledger result" in ended.err


def test_a_number_below_zero_is_told_from_an_option(tmp_path: Path) -> None:
    ended = run("add", "hours", "-1,5", "-m", "anna", at=tmp_path)
    assert ended.code == 2
    assert ended.err == (
        "socoledger: -1 is read as an option, because of its hyphen; if it is a number, put it"
        " last, after --\nsee: socoledger add --help\n"
    )


def test_an_option_in_the_wrong_place_is_not_offered_for_itself(tmp_path: Path) -> None:
    ended = run("member", "--at", "2025-01-31", at=tmp_path)
    assert ended.err == "socoledger: there is no option --at\nsee: socoledger member --help\n"
