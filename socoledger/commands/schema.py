"""The command `schema`: the JSON Schema of what socoledger reads and answers (SPEC 1 and 6)."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from socoledger.commands.context import Context, misused, root_of, words_here
from socoledger.domain.article31 import PremiumFigures
from socoledger.domain.check import CheckAnswer
from socoledger.domain.contributions import ContributionsAnswer
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.grants import GrantsAnswer
from socoledger.domain.law import LawAnswer
from socoledger.domain.municipality import ReturnFigures
from socoledger.domain.result import ResultFigures
from socoledger.domain.spaarpot import SpaarpotAnswer
from socoledger.domain.status import StatusAnswer
from socoledger.domain.verify import VerifyAnswer
from socoledger.read.files.records import adapter_of
from socoledger.read.files.schemas import DRAFT, FILES, file_schema
from socoledger.storage import files as disk
from socoledger.write.new_books import schema_path
from socoledger.write.words import Words


def _name(answer: Any) -> str:  # noqa: ANN401 - the record of an answer
    """What an answer says in its JSON that its schema is, as "socoledger.result/1"."""
    return next(str(field.default) for field in fields(answer) if field.name == "schema")


ANSWERS: Final[Mapping[str, Any]] = {
    _name(answer): answer
    for answer in (
        ResultFigures,
        SpaarpotAnswer,
        PremiumFigures,
        ReturnFigures,
        CheckAnswer,
        VerifyAnswer,
        StatusAnswer,
        LawAnswer,
        GrantsAnswer,
        ContributionsAnswer,
    )
}
"""The record of each answer, by the name of its schema."""


def schema(context: Context, name: str | None, *, write: bool) -> Answer:
    """`schema [NAME]`: one schema, or without a name those that there are; `--write` writes those
    of the files into the books, where an editor looks for them.
    """
    words = words_here(context)
    if write:
        return _write(context, words)
    if name is None:
        return Answer("".join(f"{one}\n" for one in names()))
    if name in FILES:
        return Answer(_text(file_schema(name, words)))
    answer = ANSWERS.get(name) or ANSWERS.get(f"socoledger.{name}/1")
    if answer is None:
        message = _("there is no schema {name}; there are: {known}")
        raise misused(words, message, name=name, known=", ".join(names()))
    own = adapter_of(answer).json_schema(mode="serialization")
    return Answer(_text({"$schema": DRAFT, **own}))


def names() -> list[str]:
    """The names of all schemas: of the files, and of the answers as their JSON names them. Of an
    answer `result` will do, unless a file is called that.
    """
    return [*FILES, *ANSWERS]


def schema_files(words: Words) -> dict[str, str]:
    """The schemas of the files, by their paths in the books."""
    return {schema_path(name): _text(file_schema(name, words)) for name in FILES}


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _write(context: Context, words: Words) -> Answer:
    root = root_of(context)
    if root is None:
        raise misused(words, _("there are no books here to write the schemas in"))
    disk.write_over(root, schema_files(words))
    message = _("the schemas are in {folder}; an editor uses them where a file begins with: {line}")
    folder = schema_path("coop").partition("/")[0]
    line = f"# yaml-language-server: $schema={schema_path('coop')}"
    return Answer(messages=(words(message, folder=folder, line=line),))
