"""The text of a value for people."""

from datetime import date

from socoledger.domain.period import Month
from socoledger.write.as_json import Figure
from socoledger.write.documents.document import Value
from socoledger.write.formats import figure_text
from socoledger.write.words import Words


def text_of(value: Value, words: Words) -> str:
    """The text of a value; a text is made safe to show."""
    match value:
        case None:
            return ""
        case Figure():
            return figure_text(value, words)
        case Month():
            return words.month(value)
        case date():
            return words.day(value)
        case str():
            return words.plain(value)
