"""Dutch and English: every text is in the catalogue, whole, and fits where it is shown."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages import extract, mofile, pofile
from babel.messages.catalog import Catalog
from typer.main import get_command

import socoledger
from socoledger.catalogue.table import CODES
from socoledger.cli.run import app
from socoledger.domain.article31 import OBSTACLES
from socoledger.domain.findings import Severity
from socoledger.write.headings import HEADINGS
from socoledger.write.words import Words
from tests.support.run import run_each

PACKAGE = Path(socoledger.__file__).parent
CATALOGUE = PACKAGE / "locale" / "nl" / "LC_MESSAGES"
KEYWORDS = ("_", "words", "Phrase")
"""What a text of the source is an argument of; `make messages` looks for the same."""


def translations(catalogue: Catalog) -> dict[str, str]:
    """Every text with its translation; none of ours has a plural."""
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id}


@pytest.fixture(scope="module")
def dutch() -> dict[str, str]:
    with (CATALOGUE / "socoledger.po").open("rb") as file:
        return translations(pofile.read_po(file))


def texts_of(keywords: Iterable[str]) -> set[str]:
    """The texts of the source that are the first argument of one of these."""
    looked_for = dict.fromkeys(keywords)
    found = extract.extract_from_dir(PACKAGE, [("**.py", "python")], keywords=looked_for)
    firsts = (each[2] if isinstance(each[2], str) else each[2][0] for each in found)
    return {str(message) for message in firsts}


@pytest.fixture(scope="module")
def source() -> set[str]:
    return texts_of(KEYWORDS)


def commands(command: Any, *names: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command and group, with how it is called."""
    yield names, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, *names, name)


COMMANDS = dict(commands(get_command(app)))


def helped(*arguments: str, language: str | None) -> tuple[str, str]:
    """What a command line says on stdout and stderr, white space left out."""
    environment = {name: text for name, text in os.environ.items() if "LANGUAGE" not in name}
    if language is not None:
        environment["SOCOLEDGER_LANGUAGE"] = language
    said = subprocess.run(
        [sys.executable, "-m", "socoledger", *arguments],
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return "".join(said.stdout.split()), "".join(said.stderr.split())


# -- the catalogue ------------------------------------------------------------------------------


def test_every_text_of_the_source_is_in_the_catalogue_and_nothing_else(
    dutch: dict[str, str], source: set[str]
) -> None:
    assert set(dutch) == source, "run: make messages"


def test_every_text_is_translated(dutch: dict[str, str]) -> None:
    assert [message for message, text in dutch.items() if not text] == []


def test_no_translation_is_a_guess_or_left_over() -> None:
    with (CATALOGUE / "socoledger.po").open("rb") as file:
        catalogue = pofile.read_po(file)
    assert [entry.id for entry in catalogue if entry.id and entry.fuzzy] == []
    assert list(catalogue.obsolete) == []


def test_what_is_translated_by_a_variable_is_marked(source: set[str]) -> None:
    texts = {text for code in CODES.values() for text in (code.message, code.remedy)}
    texts |= {*HEADINGS.values(), *OBSTACLES.values(), *map(str, Severity)}
    for command in COMMANDS.values():
        texts |= {command.help or "", *(param.help or "" for param in command.params)}
    texts |= texts_of(["text_column"])
    assert texts - source <= {""}


def test_a_translation_has_the_placeholders_of_its_text(dutch: dict[str, str]) -> None:
    def names(text: str) -> set[str | None]:
        return {name for _literal, name, _spec, _conversion in Formatter().parse(text)} - {None}

    assert [message for message, text in dutch.items() if names(text) != names(message)] == []


def test_a_translation_is_laid_out_as_its_text(dutch: dict[str, str]) -> None:
    """Explanations are indented, sentences of help begin with a capital, findings do not."""

    def layout(text: str) -> tuple[int, bool]:
        start = text.lstrip()
        return len(text) - len(start), start[0].isupper()

    assert [message for message, text in dutch.items() if layout(text) != layout(message)] == []


def test_commands_and_files_are_left_as_they_are_typed(dutch: dict[str, str]) -> None:
    named = "|".join(" ".join(names) for names in COMMANDS if names)
    typed = re.compile(rf"--[a-z]+|\S+\.yaml|first_month|up_to|1234\.56|socoledger (?:{named})\b")

    def commands_in(text: str) -> set[str]:
        return set(typed.findall(text))

    assert [
        message for message, text in dutch.items() if commands_in(message) != commands_in(text)
    ] == []


def test_translations_are_about_as_long_as_their_texts(dutch: dict[str, str]) -> None:
    long = {message for message, text in dutch.items() if len(text) > 1.6 * len(message) + 20}
    assert long == set()


def test_headings_leave_room_for_the_figures_in_80_columns(dutch: dict[str, str]) -> None:
    assert {text for text in HEADINGS.values() if text and len(dutch[text]) > 21} == set()
    columns = ("opening", "additions", "withdrawals", "leaving", "balance", "pending")
    assert sum(len(dutch[HEADINGS[key]]) + 2 for key in columns) < 60


def test_the_compiled_catalogue_is_that_of_the_texts(dutch: dict[str, str]) -> None:
    with (CATALOGUE / "socoledger.mo").open("rb") as file:
        assert translations(mofile.read_mo(file)) == dutch, "run: make messages"


def test_texts_are_dutch_or_english() -> None:
    assert Words("nl")("'{text}' is not a year; write it like 2025", text="x") == (
        "'x' is geen jaar; schrijf het als 2025"
    )
    assert Words("en")("'{text}' is not a year; write it like 2025", text="x") == (
        "'x' is not a year; write it like 2025"
    )


def test_a_share_in_a_text_is_written_as_people_write_it() -> None:
    share = Fraction(125, 1000)
    assert Words("nl")("{share} of it", share=share).startswith("12,5%")
    assert Words("en")("{share} of it", share=share).startswith("12.5%")


# -- help ---------------------------------------------------------------------------------------


@cache
def help_of_each(language: str | None) -> dict[str, str]:
    """What `--help` says of every command, white space left out, by its line."""
    lines = [" ".join((*names, "--help")) for names in COMMANDS]
    said = run_each(lines, at=PACKAGE.parent, SOCOLEDGER_LANGUAGE=language or "")
    return {line: "".join(ended.out.split()) for line, ended in said.items()}


@pytest.mark.parametrize("language", [None, "nl", "en"])
@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_help_is_dutch_unless_english_is_asked_for(
    names: tuple[str, ...], language: str | None
) -> None:
    words, command = Words(language or "nl"), COMMANDS[names]
    told = help_of_each(language)[" ".join((*names, "--help"))]
    for text in (command.help, *(param.help for param in command.params)):
        assert "".join(words(text).split()) in told
    own = "Show this message and exit."
    assert "".join(words(own).split()) in told
    assert f"{words('Options')}:" in told


@pytest.mark.parametrize(
    ("arguments", "dutch", "english"),
    [((), "Elkemaand:", "Everymonth:"), (("member",), "Opdrachten:", "Commands:")],
)
def test_help_for_want_of_a_command_is_dutch_too(
    arguments: tuple[str, ...], dutch: str, english: str
) -> None:
    assert dutch in helped(*arguments, language=None)[1]
    assert english in helped(*arguments, language="en")[1]
