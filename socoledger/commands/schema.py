"""The command `schema`: the JSON Schema of what socoledger reads and answers (SPEC 1 and 6)."""

import json
from collections.abc import Mapping
from typing import Any, Final

from socoledger.commands.context import Context, misused, root_of, words_here
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.read.files.schemas import FILES, file_schema
from socoledger.storage import files as disk
from socoledger.write import schemas as answers
from socoledger.write.new_books import schema_path
from socoledger.write.words import Words

ANSWERS: Final[Mapping[str, str]] = {
    f"socoledger.{name}/1" if name in FILES else name: name for name in answers.ANSWERS
}
"""The names of answers as they are listed: in full where a file is called that too."""


def schema(context: Context, name: str | None, *, write: bool) -> Answer:
    """`schema [NAME]`: one schema, or without a name those that there are; `--write` writes those
    of the files into the books, where an editor looks for them.
    """
    words = words_here(context)
    if write:
        return _write(context, words)
    if name is None:
        return Answer("".join(f"{name}\n" for name in names()))
    if name in FILES:
        return Answer(_text(file_schema(name, words)))
    answer = name.removeprefix("socoledger.").removesuffix("/1")
    if answer not in answers.ANSWERS:
        message = _("there is no schema {name}; there are: {known}")
        raise misused(words, message, name=name, known=", ".join(names()))
    return Answer(_text(answers.schema_of(answer)))


def names() -> list[str]:
    """The names of all schemas, of the files and of the answers."""
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
