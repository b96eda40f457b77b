"""Plain reasons for the messages of Beancount, which say what to write instead.

Beancount's parser names a token, not the mistake; so most rows look at the line itself.
"""

import re
from typing import NamedTuple

from socoledger.domain.findings import Phrase

_DAY = r"^[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}"
_KEYWORDS = (
    "txn", "open", "close", "balance", "pad", "note", "document", "custom", "event", "price",
    "commodity", "query",
)  # fmt: skip
_ACCOUNT = r"[A-Z][\w-]*(?::[\w-]+)+"

_COMMA = Phrase("write an amount with a point, like 1234.56; hours too, like 4.5")
_EURO = Phrase("write EUR after the amount, in capitals: 12.50 EUR")
_INDENT = Phrase(
    "a transaction begins at the start of a line with its date, what belongs to it with two spaces"
)
_QUOTES = Phrase('put quotation marks around who it is and what it is for: "Bakker" "Brood"')
OPEN_STRING = Phrase("the quotation mark that opens a text here is not closed")
_CAPITALS = Phrase(
    "the parts of an account begin with a capital and hold letters, digits and hyphens: Assets:Bank"
)
_ROOTS = Phrase("an account begins with Assets, Liabilities, Equity, Income or Expenses")
_HOURS = Phrase('hours are written as: custom "hours" "anna" 4.5')
_TAG = Phrase("a tag or link stands on the first line of the transaction, after the text")
_ORDER = Phrase("first the account, then the amount: Assets:Bank  12.50 EUR")
_PLAIN = Phrase("book in EUR, without a price or cost after the amount")
_TWICE = Phrase("the same key stands here twice; keep one of the two")
_NAMED = Phrase('put quotation marks around the name: include "2025.beancount"')
_REMARK = Phrase("this is no entry; a remark begins with ;")
_DIRECTIVE = Phrase(
    "after the date comes a * or, in small letters, one of: open, close, balance, pad, note, "
    "document, custom, event, price, commodity, query"
)
OTHERWISE = Phrase("something on this line is not as it should be, or is missing")
OTHERWISE_IN_ENTRY = Phrase("something is not as it should be in this entry")


class _Row(NamedTuple):
    message: str
    """A pattern of Beancount's message, "" for any."""
    line: str
    """A pattern of the line itself, "" for any."""
    reason: Phrase


_PARSER = (
    _Row(r"day is out of range|month must be in|year \S+ is out of range", "",
         Phrase("this date does not exist")),
    _Row("", r"^\s*[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}\b|"
             r"^\s*[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}\b",
         Phrase("a date begins with the year, then month and day: 2025-03-31")),
    _Row(r"Invalid token: '[^']*[\u2018\u2019\u201c\u201d\u201e]", "",
         Phrase("these are curly quotation marks; use straight ones")),
    _Row(r"Invalid token: '[^']*[\u2013\u2014\u2212]", "",
         Phrase("this is a dash; write a minus sign as -")),
    _Row("", "\u20ac", _EURO),
    _Row(r"Unbalanced pushed tag", "",
         Phrase("this pushtag has no poptag; write poptag with the same tag where it ends")),
    _Row(r"Unbalanced metadata key", "",
         Phrase("this pushmeta has no popmeta; write popmeta with the same key where it ends")),
    _Row(r"Attempting to pop|Invalid token: '[a-z]:'", r"^pop",
         Phrase("there is no pushtag or pushmeta above that this one ends")),
    _Row(r"Invalid option|may not be set|Error for option", "",
         Phrase("Beancount has no such option, or not with this value; take the line away")),
    _Row("", r'^(?:include|option|plugin)\s+[^"\s]', _NAMED),
    _Row("", rf'{_DAY}\s+"', Phrase("put a * after the date")),
    _Row("", rf"{_DAY}\s+hours\b", _HOURS),
    _Row(r"Invalid token|unexpected (?:STRING|KEY)",
         rf'{_DAY}\s+custom\s+(?:[^"\s]|"hours"\s+[^"\s])',
         _HOURS),
    _Row(r"unexpected COLON", r"[0-9]:[0-9]{2}",
         Phrase("a colon is out of place here; write hours like 4.5")),
    _Row(r"Too many strings", "",
         Phrase('after the date come two texts at most: "who" "what"')),
    _Row(r"Pipe symbol", "", Phrase('no | stands between two texts: "who" "what"')),
    _Row(r"Tags or links not allowed|unexpected (?:TAG|LINK)", "", _TAG),
    _Row(r"Duplicate (?:posting )?metadata field", "", _TWICE),
    _Row("", rf'{_DAY}\s*(?:[*!]|txn)\s*(?:"[^"]*"\s*){{1,2}}[^"#^;\s]',
         Phrase("inside a text no quotation mark can stand; use ' there")),
    _Row("", rf'{_DAY}\s*(?:[*!]|txn)\s+[^"#^;\s]', _QUOTES),
    _Row(r"Invalid token: '\"", "", OPEN_STRING),
    _Row(r"Invalid token", rf"{_DAY}\s+(?!(?:{'|'.join(_KEYWORDS)})\b)[A-Za-z]", _DIRECTIVE),
    _Row("", r"^\s+[+-]?[0-9 .,]+(?i:eur[os]*)?\s+" + _ACCOUNT,
         _ORDER),
    _Row(r"Invalid token: '(?i:eur)", "", _EURO),
    _Row("", r"[0-9]\s*(?i:eur[os]{0,2})\b(?<!EUR)|\b(?i:eur[os]{0,2})\s*[+-]?[0-9]", _EURO),
    _Row(r"unexpected (?:EOL|end of file)", rf"{_DAY}\s+(?:balance|price)\b.*[0-9]\s*$", _EURO),
    _Row(r"unexpected (?:EOL|end of file)", rf"{_DAY}\s+pad\b",
         Phrase("a pad names two accounts: pad Assets:Kas Equity:Opening")),
    _Row(r"Invalid number format|unexpected COMMA", "", _COMMA),
    _Row(r"unexpected NUMBER", r"[0-9]\s+[0-9]",
         Phrase("an amount has no spaces in it: 1234.56")),
    _Row(r"unexpected", r"[0-9]-(?:\s|$)",
         Phrase("a minus stands before the amount: -12.50 EUR")),
    _Row(r"Invalid account name", "", _ROOTS),
    _Row("", rf"^\s+(?:[!*]\s+)?{_ACCOUNT}:(?:\s|$)",
         Phrase("take away the colon after the account")),
    _Row("Invalid token", rf"^\s+(?:[!*]\s+)?{_ACCOUNT}\s[^\W\d]",
         Phrase("an account has no spaces in it; write a hyphen or nothing: "
                "Assets:Bank-Rekening")),
    _Row("", r"^\s+(?:[!*]\s+)?(?:assets|liabilities|equity|income|expenses)\b|"
             r"^\s+(?:[!*]\s+)?[A-Z][\w-]*(?::[A-Z0-9][\w-]*)*:[a-z]|"
             rf"{_DAY}\s+(?:open|close|balance|pad|note|document)\s+[a-z]", _CAPITALS),
    _Row("", rf"{_DAY}\s+balance\s+[0-9-]", _ORDER),
    _Row("", r"=", Phrase("no = stands between account and amount: Assets:Bank  12.50 EUR")),
    _Row(r"Invalid token", r"^\s+[a-z][\w-]*\s*:\s*[^\"\d\s]",
         Phrase('put quotation marks around what comes after the colon: member: "anna"')),
    _Row("", r'^\s+[a-z][\w-]*\s+"', Phrase('a colon comes after the key: member: "anna"')),
    _Row("", r"^\s+[A-Z][\w-]*:\s", Phrase("a key begins with a small letter: member:")),
    _Row("Invalid token", r"^\s+[A-Z][\w.:-]+\s", _CAPITALS),
    _Row(r"unexpected CURRENCY", r"EUR\s+[A-Z]", Phrase("one EUR comes after the amount")),
    _Row(r"Invalid token", rf"{_DAY}\s+(?:note|document|event|query|commodity)\b.*[^\"]$",
         Phrase('put quotation marks around the text at the end: "text"')),
    _Row("", r"^\s*//", _REMARK),
    _Row(r"unexpected (?:ACCOUNT|INDENT|DATE)", "", _INDENT),
    _Row("", r"^(?![0-9]{4}|include|option|plugin|push|pop)\S", _REMARK),
    _Row(r"Duplicate (?:cost|date|label|merge)|[Cc]ost|[Pp]rice|CURL|\bAT|booking method", "",
         _PLAIN),
    _Row(r"expecting (?:end of file|EOL)", "",
         Phrase("there is too much on this line;"
                " take away what comes after the amount or account")),
)  # fmt: skip
"""For messages of the lexer and the parser; the first row that matches counts."""

_BOOKING = (
    _Row(r"auto-posting|Too many missing numbers", "",
         Phrase("more than one line has no amount; fill them in but for one")),
    _Row(r"Failed to categorize|Could not resolve|incomplete elements", "", _EURO),
    _Row(r"Duplicate open", "", Phrase("this account is opened twice; keep the earlier line")),
    _Row(r"Duplicate close", "", Phrase("this account is closed twice; keep one of the lines")),
    _Row(r"closing date", "", Phrase("this account is closed before it is opened")),
    _Row(r"Unopened account", "",
         Phrase("this account is closed and was never opened; look for a slip in its name")),
    _Row(r"Duplicate balance assertion", "",
         Phrase("two different balances are asserted for this account and "
                "day; keep the right one")),
    _Row(r"Duplicate commodity", "", Phrase("this commodity stands here twice; keep one")),
    _Row(r"Invalid currency", "",
         Phrase("this account was not opened for this currency; book in EUR, "
                "and open it for EUR")),
    _Row(r"Unused Pad", "",
         Phrase("this pad changes nothing: no balance comes after it, or it "
                "holds already; take it away")),
    _Row(r"relative path", "",
         Phrase("this document is named in a way that cannot be followed")),
    _Row(r"[Cc]ost|lots|[Pp]osition|price|Self-reduction|Ambiguous|AVERAGE|Amount is zero", "",
         _PLAIN),
    _Row(r"Invalid data types", "",
         Phrase("a value here is of another kind than Beancount takes")),
)  # fmt: skip
"""For messages of booking, padding, balances and validation."""

_MESSAGE_LIMIT = 200


def parser_reason(message: str, line: str) -> tuple[Phrase, str]:
    """The reason for a message of the parser on a line, and Beancount's own message, "" if the
    reason is known.
    """
    return _first_match(_PARSER, message, line, OTHERWISE)


def booking_reason(message: str) -> tuple[Phrase, str]:
    """The reason for another message of Beancount, and that message, "" if the reason is known."""
    return _first_match(_BOOKING, message, "", OTHERWISE_IN_ENTRY)


def _first_match(
    rows: tuple[_Row, ...], message: str, line: str, otherwise: Phrase
) -> tuple[Phrase, str]:
    for row in rows:
        if re.search(row.message, message) and re.search(row.line, line):
            return row.reason, ""
    return otherwise, f" [Beancount: {' '.join(message.split())[:_MESSAGE_LIMIT]}]"
