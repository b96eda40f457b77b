"""The JSON Schema of each file: what reading takes it takes, and refuses what it can refuse."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it has none

from socoledger.domain.options import Model
from socoledger.domain.period import Month
from socoledger.read.files.schemas import FILES, file_schema
from socoledger.write import new_books
from socoledger.write.words import Words
from tests.support.every_list import FILES as EVERY_KEY
from tests.support.paths import EXAMPLES

FINDINGS = Path(__file__).parents[2] / "findings"


class _Core(yaml.CSafeLoader):
    """YAML as an editor reads it: 2025-01-01 is a text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [one for one in resolvers if not one[0].endswith(":timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def kind_of(file: str) -> str:
    """The kind of file that a path in books is of."""
    return "member" if file.startswith("members/") else file.removesuffix(".yaml")


def wrong(file: str, text: str) -> list[str]:
    """What the schema of its kind has against a file, as paths."""
    validator = Draft202012Validator(file_schema(kind_of(file), str))
    read: Any = yaml.load(text, Loader=_Core)  # noqa: S506 - a safe loader
    return ["/".join(map(str, error.absolute_path)) for error in validator.iter_errors(read)]


EXAMPLE_FILES = sorted(
    path
    for coop in EXAMPLES.rglob("coop.yaml")
    for path in (*coop.parent.glob("*.yaml"), *coop.parent.glob("members/*.yaml"))
)


@pytest.mark.parametrize("kind", FILES)
def test_each_is_a_schema_of_the_draft_that_it_names(kind: str) -> None:
    schema = file_schema(kind, str)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_files_of_every_example_are_right() -> None:
    assert len(EXAMPLE_FILES) > 50
    for path in (*EXAMPLE_FILES, EXAMPLES / "ons/umbrella.yaml"):
        name = path.name if path.parent.name != "members" else f"members/{path.name}"
        assert wrong(name, path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize("file", EVERY_KEY)
def test_every_key_is_right(file: str) -> None:
    assert wrong(file, EVERY_KEY[file]) == []


@pytest.mark.parametrize("model", Model)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_init_writes_is_right_and_points_at_its_schema(model: Model, language: str) -> None:
    files = new_books.files(model, language, Month(2026, 1), name="", municipality="", bank=True)
    day = Month(2026, 1).first_day
    files["members/anna.yaml"] = new_books.member(language, "anna", "Anna", day, with_schema=True)
    for file in ("coop.yaml", "agreement.yaml", "bank.yaml", "members/anna.yaml"):
        first, _, _ = files[file].partition("\n")
        folder = "../" if file.startswith("members/") else ""
        path = f"{folder}{new_books.schema_path(kind_of(file))}"
        assert first == f"# yaml-language-server: $schema={path}"
        assert wrong(file, files[file]) == []


@pytest.mark.parametrize("code", ["S109", "S110", "S111", "S113"])
def test_the_smallest_books_of_a_slip_are_refused(code: str) -> None:
    head, _, text = (FINDINGS / f"{code}.txt").read_text(encoding="utf-8").partition("=== ")
    file, _, content = text.partition("\n")
    assert head.startswith("expect:")
    assert wrong(file, content) != []


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("coop.yaml", "first_month: 2025-01", "first_month: 2025-13"),
        ("members/anna.yaml", "from: 2024-01-01", "from: 01-01-2024"),
        ("members/anna.yaml", "monthly: 1345.00", "monthly: 1345.001x"),
        ("agreement.yaml", "share: 5%", "share: 5 procent"),
        ("agreement.yaml", "spaarpot: 100%", "spaarpt: 100%"),
        ("agreement.yaml", "from: 2026-01-01", "from: 2026-01-02"),
        ("law.yaml", "id: premium_per_year", "id: premium"),
        ("grants.yaml", "id: tuin", "id: De Tuin"),
        ("noted.yaml", "code: S206", "code: s206"),
        ("noted.yaml", ", why: Nagevraagd", ""),
    ],
)
def test_a_slip_is_refused(file: str, before: str, after: str) -> None:
    text = EVERY_KEY[file]
    assert before in text
    assert wrong(file, text.replace(before, after)) != []


def test_what_keys_mean_is_told_in_dutch_too() -> None:
    dutch = file_schema("member", Words("nl"))["properties"]
    english = file_schema("member", Words("en"))["properties"]
    assert dutch["joined"]["description"] == (
        "De eerste dag als lid; voor wie terugkwam in plaats daarvan `membership`."
    )
    assert all(dutch[key]["description"] != english[key]["description"] for key in english)
