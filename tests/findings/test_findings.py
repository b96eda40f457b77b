"""Every code has its smallest books, and is told there at the line meant, and nothing else is."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socoledger.catalogue.table import CODES
from socoledger.commands import check, close, verify
from socoledger.commands.context import Context, answered
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Severity
from socoledger.domain.options import CheckFormat
from socoledger.write.words import LANGUAGES
from tests.support.book_files import write_books
from tests.support.smallest import HERE, UMBRELLA, Smallest, all_smallest
from tests.support.smallest_builders import BUILDERS

ALL = all_smallest()
LINE = re.compile(r"\s*(?:(?P<place>\S+:[0-9]+): )?(?P<code>S[0-9]{3}) [a-z ]+: \S.*")
CHECKED = [one for one in ALL if one.command in ("check", UMBRELLA) and one.code != "S127"]
"""Those that `check` tells, but for the one that takes seconds to read."""
TEXTS = {path.stem for path in HERE.glob("*.txt")}


def context(root: Path, language: str) -> Context:
    return Context(root, date(2026, 11, 22), root, language)


def ask_check(
    one: Smallest,
    root: Path,
    language: str = "en",
    format_: CheckFormat = CheckFormat.TEXT,
    **choice: Any,
) -> Answer:
    """The answer of `check`, of one coöperatie or of all under an umbrella."""
    choice["umbrella"] = root if one.command == UMBRELLA else None
    asked = context(root, language)
    return answered(lambda: check.check(asked, format_, check.Choice(**choice)))


def ask(one: Smallest, root: Path, language: str) -> Answer:
    """The answer of the command that tells it."""
    if one.command in ("check", UMBRELLA):
        return ask_check(one, root, language)
    asked = context(root, language)
    if one.command.startswith("verify"):
        seals = tuple(one.command.split(" ")[2:])
        wishes = verify.Wishes(seals=seals, verbose=True)
        return answered(lambda: verify.verify(asked, wishes=wishes))
    period = one.command.removeprefix("close ")
    return answered(lambda: close.close(asked, period, close.Wishes()))


def places_and_codes(answer: Answer, *, output: bool = True) -> list[tuple[str, str]]:
    """The findings of an answer: place and code."""
    lines = (*(answer.output.splitlines() if output else ()), *answer.messages)
    found = [match for line in lines if (match := LINE.fullmatch(line))]
    return [(match["place"] or "-", match["code"]) for match in found]


def test_every_code_has_its_books_and_nothing_else_has() -> None:
    assert {one.code for one in ALL} == set(CODES)
    assert len(ALL) == len(CODES)
    assert not TEXTS & set(BUILDERS)
    others = {path.name for path in HERE.iterdir() if path.suffix not in (".txt", ".py")}
    assert others <= {"__pycache__"}


@pytest.mark.parametrize("one", ALL, ids=[one.code for one in ALL])
def test_it_is_told_there_and_nothing_else_is(tmp_path: Path, one: Smallest) -> None:
    root = one.write(tmp_path)
    first, second = (
        (ask(one, root, language) for language in LANGUAGES)
        if not one.command.startswith("close") or one.exit
        else (ask(one, root, LANGUAGES[0]), ask(one, one.write(tmp_path / "second"), LANGUAGES[1]))
    )
    found = places_and_codes(first, output=not one.command.startswith("close"))
    assert {place for place, code in found if code == one.code} == one.places, first
    assert {code for _, code in found} - {one.code} == one.also
    assert first.exit == one.exit
    assert second.exit == one.exit
    assert places_and_codes(second, output=not one.command.startswith("close")) == found


@pytest.mark.parametrize("one", ALL, ids=[one.code for one in ALL])
def test_its_message_is_whole_in_both_languages(tmp_path: Path, one: Smallest) -> None:
    """No name in braces is left over, and each language has a text of its own."""
    said = []
    for language in LANGUAGES:
        answer = ask(one, one.write(tmp_path / language), language)
        lines = [*answer.output.splitlines(), *answer.messages]
        mine = [line for line in lines if one.code in line]
        assert mine
        if one.code != "S407":  # its remedy shows YAML in braces
            assert [line for line in mine if "{" in line or "}" in line] == []
        said.append([line.split(one.code)[1] for line in mine])
    assert said[0] != said[1]


@pytest.mark.parametrize("one", CHECKED, ids=[one.code for one in CHECKED])
def test_json_says_the_same(tmp_path: Path, one: Smallest) -> None:
    root = one.write(tmp_path)
    answer = ask_check(one, root, format_=CheckFormat.JSON)
    found = json.loads(answer.output)["findings"]
    mine = [each for each in found if each["code"] == one.code]
    assert {f"{each['file']}:{each['line']}" for each in mine} == one.places
    assert {each["severity"] for each in mine} == {str(CODES[one.code].severity)}
    assert answer.exit == one.exit


@pytest.mark.parametrize("one", CHECKED, ids=[one.code for one in CHECKED])
def test_strict_counts_warnings_and_no_notices(tmp_path: Path, one: Smallest) -> None:
    root = one.write(tmp_path)
    answer = ask_check(one, root, select=(one.code,), strict=True)
    is_notice = CODES[one.code].severity is Severity.NOTICE
    assert answer.exit == (one.exit or int(not is_notice))


def test_without_a_mistake_nothing_is_told(tmp_path: Path) -> None:
    """The books that all these differ from."""
    answer = check.check(context(write_books(tmp_path), "en"))
    assert (answer.output, answer.exit) == ("", 0)


def test_without_a_mistake_nothing_is_told_under_an_umbrella(tmp_path: Path) -> None:
    """The books that those differ from."""
    for id_ in ("atelier", "restaurant"):
        write_books(tmp_path / id_)
    (tmp_path / "umbrella.yaml").write_text("books: [atelier, restaurant]\n", encoding="utf-8")
    choice = check.Choice(umbrella=tmp_path)
    answer = answered(lambda: check.check(context(tmp_path, "en"), choice=choice))
    assert (answer.output, answer.exit) == ("", 0)
