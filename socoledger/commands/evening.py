"""The command `evening`: the month's evening as one road through other commands (SPEC 11)."""

from typing import assert_never

from socoledger.commands.asking import Asker
from socoledger.commands.context import Context
from socoledger.commands.evening_dialogue import walk
from socoledger.commands.evening_seen import seen
from socoledger.commands.opened import readable_books
from socoledger.domain.exits import Answer
from socoledger.domain.options import EveningFormat
from socoledger.rules.evening import evening_answer
from socoledger.write import evening as layout
from socoledger.write import formats
from socoledger.write.as_json import as_json


def evening(
    context: Context, format_: EveningFormat = EveningFormat.TEXT, asker: Asker | None = None
) -> Answer:
    """`evening`: go through the steps with a person, or without one list them with their commands.
    Raises OSError.
    """
    if asker is not None:
        return walk(context, asker)
    books, words = readable_books(context)
    answered = evening_answer(seen(context, books, words))
    match format_:
        case EveningFormat.JSON:
            return Answer(formats.to_json(as_json(words.concealed(answered))))
        case EveningFormat.TEXT:
            return Answer(layout.list_text(answered, words))
        case other:
            assert_never(other)
