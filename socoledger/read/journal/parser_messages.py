"""What Beancount says of a journal in its own English, in words for who is no programmer, with what
to write instead.

Beancount's parser tells a token, not a mistake; so it is the line itself that is looked at first.
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
OF_ENTRY = Phrase("something is not as it should be in this entry")


class _Saying(NamedTuple):
    said: str
    """A pattern of what Beancount says, "" for whatever it says."""
    line: str
    """A pattern of the line itself, "" for any."""
    words: Phrase


_PARSER = (
    _Saying(r"day is out of range|month must be in|year \S+ is out of range", "",
            Phrase("this date does not exist")),
    _Saying("", r"^\s*[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}\b|"
                r"^\s*[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}\b",
            Phrase("a date begins with the year, then month and day: 2025-03-31")),
    _Saying(r"Invalid token: '[^']*[\u2018\u2019\u201c\u201d\u201e]", "",
            Phrase("these are curly quotation marks; use straight ones")),
    _Saying(r"Invalid token: '[^']*[\u2013\u2014\u2212]", "",
            Phrase("this is a dash; write a minus sign as -")),
    _Saying("", "\u20ac", _EURO),
    _Saying(r"Unbalanced pushed tag", "",
            Phrase("this pushtag has no poptag; write poptag with the same tag where it ends")),
    _Saying(r"Unbalanced metadata key", "",
            Phrase("this pushmeta has no popmeta; write popmeta with the same key where it ends")),
    _Saying(r"Attempting to pop|Invalid token: '[a-z]:'", r"^pop",
            Phrase("there is no pushtag or pushmeta above that this one ends")),
    _Saying(r"Invalid option|may not be set|Error for option", "",
            Phrase("Beancount has no such option, or not with this value; take the line away")),
    _Saying("", r'^(?:include|option|plugin)\s+[^"\s]', _NAMED),
    _Saying("", rf'{_DAY}\s+"', Phrase("put a * after the date")),
    _Saying("", rf"{_DAY}\s+hours\b", _HOURS),
    _Saying(r"Invalid token|unexpected (?:STRING|KEY)",
            rf'{_DAY}\s+custom\s+(?:[^"\s]|"hours"\s+[^"\s])',
            _HOURS),
    _Saying(r"unexpected COLON", r"[0-9]:[0-9]{2}",
            Phrase("a colon is out of place here; write hours like 4.5")),
    _Saying(r"Too many strings", "",
            Phrase('after the date come two texts at most: "who" "what"')),
    _Saying(r"Pipe symbol", "", Phrase('no | stands between two texts: "who" "what"')),
    _Saying(r"Tags or links not allowed|unexpected (?:TAG|LINK)", "", _TAG),
    _Saying(r"Duplicate (?:posting )?metadata field", "", _TWICE),
    _Saying("", rf'{_DAY}\s*(?:[*!]|txn)\s*(?:"[^"]*"\s*){{1,2}}[^"#^;\s]',
            Phrase("inside a text no quotation mark can stand; use ' there")),
    _Saying("", rf'{_DAY}\s*(?:[*!]|txn)\s+[^"#^;\s]', _QUOTES),
    _Saying(r"Invalid token: '\"", "", OPEN_STRING),
    _Saying(r"Invalid token", rf"{_DAY}\s+(?!(?:{'|'.join(_KEYWORDS)})\b)[A-Za-z]", _DIRECTIVE),
    _Saying("", r"^\s+[+-]?[0-9 .,]+(?i:eur[os]*)?\s+" + _ACCOUNT,
            _ORDER),
    _Saying(r"Invalid token: '(?i:eur)", "", _EURO),
    _Saying("", r"[0-9]\s*(?i:eur[os]{0,2})\b(?<!EUR)|\b(?i:eur[os]{0,2})\s*[+-]?[0-9]", _EURO),
    _Saying(r"unexpected (?:EOL|end of file)", rf"{_DAY}\s+(?:balance|price)\b.*[0-9]\s*$", _EURO),
    _Saying(r"unexpected (?:EOL|end of file)", rf"{_DAY}\s+pad\b",
            Phrase("a pad names two accounts: pad Assets:Kas Equity:Opening")),
    _Saying(r"Invalid number format|unexpected COMMA", "", _COMMA),
    _Saying(r"unexpected NUMBER", r"[0-9]\s+[0-9]",
            Phrase("an amount has no spaces in it: 1234.56")),
    _Saying(r"unexpected", r"[0-9]-(?:\s|$)",
            Phrase("a minus stands before the amount: -12.50 EUR")),
    _Saying(r"Invalid account name", "", _ROOTS),
    _Saying("", rf"^\s+(?:[!*]\s+)?{_ACCOUNT}:(?:\s|$)",
            Phrase("take away the colon after the account")),
    _Saying("Invalid token", rf"^\s+(?:[!*]\s+)?{_ACCOUNT}\s[^\W\d]",
            Phrase("an account has no spaces in it; write a hyphen or nothing: "
                   "Assets:Bank-Rekening")),
    _Saying("", r"^\s+(?:[!*]\s+)?(?:assets|liabilities|equity|income|expenses)\b|"
                r"^\s+(?:[!*]\s+)?[A-Z][\w-]*(?::[A-Z0-9][\w-]*)*:[a-z]|"
                rf"{_DAY}\s+(?:open|close|balance|pad|note|document)\s+[a-z]", _CAPITALS),
    _Saying("", rf"{_DAY}\s+balance\s+[0-9-]", _ORDER),
    _Saying("", r"=", Phrase("no = stands between account and amount: Assets:Bank  12.50 EUR")),
    _Saying(r"Invalid token", r"^\s+[a-z][\w-]*\s*:\s*[^\"\d\s]",
            Phrase('put quotation marks around what comes after the colon: member: "anna"')),
    _Saying("", r'^\s+[a-z][\w-]*\s+"', Phrase('a colon comes after the key: member: "anna"')),
    _Saying("", r"^\s+[A-Z][\w-]*:\s", Phrase("a key begins with a small letter: member:")),
    _Saying("Invalid token", r"^\s+[A-Z][\w.:-]+\s", _CAPITALS),
    _Saying(r"unexpected CURRENCY", r"EUR\s+[A-Z]", Phrase("one EUR comes after the amount")),
    _Saying(r"Invalid token", rf"{_DAY}\s+(?:note|document|event|query|commodity)\b.*[^\"]$",
            Phrase('put quotation marks around the text at the end: "text"')),
    _Saying("", r"^\s*//", _REMARK),
    _Saying(r"unexpected (?:ACCOUNT|INDENT|DATE)", "", _INDENT),
    _Saying("", r"^(?![0-9]{4}|include|option|plugin|push|pop)\S", _REMARK),
    _Saying(r"Duplicate (?:cost|date|label|merge)|[Cc]ost|[Pp]rice|CURL|\bAT|booking method", "",
            _PLAIN),
    _Saying(r"expecting (?:end of file|EOL)", "",
            Phrase("there is too much on this line;"
                   " take away what comes after the amount or account")),
)  # fmt: skip
"""What the lexer and the parser say; the first that fits."""

_BOOKING = (
    _Saying(r"auto-posting|Too many missing numbers", "",
            Phrase("more than one line has no amount; fill them in but for one")),
    _Saying(r"Failed to categorize|Could not resolve|incomplete elements", "", _EURO),
    _Saying(r"Duplicate open", "", Phrase("this account is opened twice; keep the earlier line")),
    _Saying(r"Duplicate close", "", Phrase("this account is closed twice; keep one of the lines")),
    _Saying(r"closing date", "", Phrase("this account is closed before it is opened")),
    _Saying(r"Unopened account", "",
            Phrase("this account is closed and was never opened; look for a slip in its name")),
    _Saying(r"Duplicate balance assertion", "",
            Phrase("two different balances are asserted for this account and "
                   "day; keep the right one")),
    _Saying(r"Duplicate commodity", "", Phrase("this commodity stands here twice; keep one")),
    _Saying(r"Invalid currency", "",
            Phrase("this account was not opened for this currency; book in EUR, "
                   "and open it for EUR")),
    _Saying(r"Unused Pad", "",
            Phrase("this pad changes nothing: no balance comes after it, or it "
                   "holds already; take it away")),
    _Saying(r"relative path", "",
            Phrase("this document is named in a way that cannot be followed")),
    _Saying(r"[Cc]ost|lots|[Pp]osition|price|Self-reduction|Ambiguous|AVERAGE|Amount is zero", "",
            _PLAIN),
    _Saying(r"Invalid data types", "",
            Phrase("a value here is of another kind than Beancount takes")),
)  # fmt: skip
"""What booking, padding, balances and validation say."""

_SHOWN = 200


def of_parser(message: str, line: str) -> tuple[Phrase, str]:
    """What the parser says of a line, in words; Beancount's own where there are no better ones."""
    return _first(_PARSER, message, line, OTHERWISE)


def of_booking(message: str) -> tuple[Phrase, str]:
    """What Beancount says besides, in words."""
    return _first(_BOOKING, message, "", OF_ENTRY)


def _first(
    sayings: tuple[_Saying, ...], message: str, line: str, otherwise: Phrase
) -> tuple[Phrase, str]:
    for saying in sayings:
        if re.search(saying.said, message) and re.search(saying.line, line):
            return saying.words, ""
    return otherwise, f" [Beancount: {' '.join(message.split())[:_SHOWN]}]"
