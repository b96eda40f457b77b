"""The schema of each answer and the answers themselves cannot drift apart (SPEC 6)."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socoledger.write.schemas import ANSWERS, schema_of
from tests.support.answers import RECORDS
from tests.support.run import run
from tests.support.umbrellas import COMMANDS, two

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = sorted(EXAMPLES.glob("**/expected/*.json"))
Shape = dict[str, Any]

ASKED = {
    "units": "result --by unit --umbrella .",
    "ledger": "accounts Assets:Bank --umbrella .",
    "verify": "verify --umbrella .",
}
"""What else than a figure command is asked of the books under an umbrella."""


def kind_of(answer: Shape) -> str:
    """The name of what was answered, as its schema has it."""
    name = str(answer["schema"]).removeprefix("socoledger.").removesuffix("/1")
    if name != "umbrella":
        return name
    told = [book["answer"] for book in answer["books"] if book["answer"] is not None]
    return f"{kind_of(told[0])}-umbrella"


def strict(schema: Any) -> Any:
    """The schema with no keys besides those that it names, so that a new one is declared."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: strict(each) for key, each in schema.items()}
    named = "properties" in inner and isinstance(inner.get("type"), str)
    return {**inner, "additionalProperties": False} if named else inner


def validate(answer: Shape) -> None:
    schema = schema_of(kind_of(answer))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(strict(schema)).validate(answer)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_an_answer_beside_an_example_is_what_its_schema_says(path: Path) -> None:
    validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("command", [*COMMANDS, "review"])
def test_so_is_that_of_several_books(tmp_path: Path, command: str) -> None:
    answer = two(tmp_path).shape(command)
    assert kind_of(answer) == f"{command}-umbrella"
    validate(answer)


@pytest.mark.parametrize("kind", ASKED)
def test_so_are_verdicts_and_units_of_several_books(kind: str) -> None:
    ended = run(*ASKED[kind].split(), "--format", "json", at=EXAMPLES / "ons")
    assert ended.code == 0, ended.err
    answer = json.loads(ended.out)
    assert kind_of(answer) == f"{kind}-umbrella"
    validate(answer)


def test_every_answer_of_the_domain_has_a_schema() -> None:
    alone = {name: answer for name, answer in ANSWERS.items() if not name.endswith("-umbrella")}
    assert alone == RECORDS


def test_every_kind_of_answer_is_tried() -> None:
    tried = {kind_of(json.loads(path.read_text(encoding="utf-8"))) for path in EXPECTED}
    tried |= {f"{each}-umbrella" for each in (*COMMANDS, "review", *ASKED)}
    # they write, or ask for a repository of their own, and are tried by tests/commands
    tried |= {"import", "add", "hours", "member", "save", "save-log"}
    tried |= {"evening"}  # it depends on the day: see tests/commands
    tried |= {"bank", "bank-rules"}  # no example has bank accounts: see tests/commands
    tried |= {"diff", "merge-check"}  # between two states of the books: see tests/commands
    tried |= {"trace", "trace-line"}  # of any figure, and of any line: see tests/commands
    assert tried == set(ANSWERS)


def test_a_key_with_a_default_is_required_unless_it_is_declared_sometimes() -> None:
    verify: Any = schema_of("verify")
    result: Any = schema_of("result")
    follows = verify["$defs"]["Follows"]
    assert set(follows["required"]) == set(follows["properties"])
    assert set(result["properties"]) - set(result["required"]) == {"explanation"}


def test_keys_stand_in_the_order_of_the_declaration() -> None:
    for path in EXPECTED:
        answer = json.loads(path.read_text(encoding="utf-8"))
        declared: Any = schema_of(kind_of(answer))["properties"]
        assert list(answer) == [key for key in declared if key in answer]


@pytest.mark.parametrize("name", ANSWERS)
def test_a_schema_says_what_the_answer_is(name: str) -> None:
    schema = schema_of(name)
    assert schema["description"]
    assert schema["required"]
