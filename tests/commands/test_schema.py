"""`schema`: what socoledger reads and answers, for editors and programs."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it has none

from socoledger.commands.schema import ANSWERS
from socoledger.read.files.schemas import FILES
from tests.support.run import run


def test_without_a_name_it_lists_those_that_there_are(tmp_path: Path) -> None:
    ended = run("schema", at=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.split() == [*FILES, *ANSWERS]


def test_of_a_file_in_the_language_asked_for(tmp_path: Path) -> None:
    ended = run("--language", "nl", "schema", "coop", at=tmp_path)
    assert ended.code == 0
    name = json.loads(ended.out)["properties"]["name"]
    assert name["description"] == "De naam van de coöperatie."


def test_of_an_answer_by_its_name_or_by_that_of_its_schema(tmp_path: Path) -> None:
    ended = run("schema", "result", at=tmp_path)
    assert ended.code == 0
    Draft202012Validator.check_schema(json.loads(ended.out))
    assert ended.out == run("schema", "socoledger.result/1", at=tmp_path).out


def test_of_the_answer_for_several_books(tmp_path: Path) -> None:
    schema = json.loads(run("schema", "premium-umbrella", at=tmp_path).out)
    assert list(schema["properties"]) == ["schema", "books", "total", "missing"]
    assert "PersonFigures" in schema["$defs"]


def test_of_a_file_before_an_answer_of_that_name(tmp_path: Path) -> None:
    own = json.loads(run("schema", "law", at=tmp_path).out)
    answer = json.loads(run("schema", "socoledger.law/1", at=tmp_path).out)
    assert "under_27" in own["properties"]
    assert answer["title"] == "LawAnswer"


def test_an_unknown_name_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    ended = run("schema", "leden", at=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "leden" in ended.err
    assert "member" in ended.err


def test_books_that_are_there_already_get_them(tmp_path: Path) -> None:
    assert run("init", "books", at=tmp_path).code == 0
    folder = tmp_path / "books/.schemas"
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(written) == {f"{name}.schema.json" for name in FILES}
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert run("schema", "--write", at=tmp_path).code == 2
    ended = run("schema", "--write", at=tmp_path / "books")
    assert (ended.code, ended.out) == (0, "")
    assert "yaml-language-server" in ended.err
    assert {path.name for path in folder.iterdir()} == set(written)
    assert run("check", at=tmp_path / "books").code == 0
