"""The kinds of value that the YAML files hold: how each is read, told and described (SPEC 1).

Every value of a file is a text until its kind is known: 12.30 is no float, `no` no boolean, 012 not
ten. A kind reads that text by an exact pattern. It is used as `Annotated[type, KIND]`, and has what
the JSON Schema says of such a value too.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Final, Generic, NamedTuple, TypeVar
from unicodedata import category, is_normalized

from socoledger.domain.declared import Described
from socoledger.domain.findings import Phrase
from socoledger.domain.money import parse_hundredths, parse_share
from socoledger.domain.period import FIRST_YEAR, LAST_YEAR, Month, is_likely, parse_date

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T")

NEVER = date(1, 1, 1)
"""Stands for a day that is left out or could not be read."""
UNREADABLE: Final = object()
"""Stands in the input for a value that could not be read, and was told; it is read as what its kind
has for that. With such a finding nothing is computed, so it never reaches a figure.
"""
NO_VALUE: Final = object()
"""Stands in the input for the value of a key behind which nothing is written."""
_LONGEST_PATH = 1_000
_ID = re.compile(r"[a-z][a-z0-9-]*")
_KEY = re.compile(r"[a-z][a-zA-Z0-9_-]+")
_COUNT = re.compile(r"[0-9]{1,3}")
_CODE_PATTERN = r"S[0-9]{3}"
_CODE = re.compile(_CODE_PATTERN)
_IBAN = re.compile(r"[A-Z0-9]{5,34}")
_KVK = re.compile(r"[0-9]{8}")
_LETTERS_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters to Unicode, and nothing to the eye."""
_AMOUNT_PATTERN = r"[0-9]{1,12}(\.[0-9]{1,2})?"
_PERCENT_PATTERN = r"[0-9]{1,3}(\.[0-9]{1,10})?%"
_YEAR_PATTERN = r"(19|20|21)[0-9]{2}"
_YEAR = re.compile(_YEAR_PATTERN)
_MONTH_PATTERN = rf"{_YEAR_PATTERN}-(0[1-9]|1[0-2])"
_PART_PATTERN = r"[^:\sa-z-][^:\s]*"


class Limit(NamedTuple):
    """A maximum: an amount, or a share of the legal one. Exactly one of the two is given."""

    cents: int | None
    share: Fraction | None


class Kind(Described, Generic[T]):
    """How a scalar is read (`parse` raises ValueError), what a person is told to write instead, and
    how the JSON Schema describes it. `unreadable` stands for what could not be read; `is_name`:
    it names something, so that what only looks like it is another.
    """

    def __init__(
        self,
        parse: Callable[[str], T],
        expected: str,
        unreadable: T,
        schema: Mapping[str, Any],
        *,
        is_name: bool = False,
    ) -> None:
        self.parse = parse
        self.expected = expected
        self.unreadable = unreadable
        self.schema = schema
        self.is_name = is_name

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        return dict(self.schema)


class Words(Kind[T]):
    """One of a few words, each with what it is read as; the first stands for an unreadable one."""

    def __init__(self, choices: Mapping[str, T], values: tuple[Any, ...] | None = None) -> None:
        def parse(text: str) -> T:
            try:
                return choices[text]
            except KeyError:
                raise ValueError(text) from None

        schema = {"enum": [*(choices if values is None else values)]}
        first = next(iter(choices.values()))
        super().__init__(parse, " | ".join(choices), first, schema, is_name=True)


def one_of(*choices: str) -> Words[str]:
    """One of a few words, read as itself."""
    return Words({word: word for word in choices})


def is_id(text: str) -> bool:
    """Whether a text may be the id of a member, a fund or a purpose (SPEC 1)."""
    return _ID.fullmatch(text) is not None


def _matching(is_one: Callable[[str], object]) -> Callable[[str], str]:
    """Reads a text as it stands if it is one."""

    def parse(text: str) -> str:
        if not is_one(text):
            raise ValueError(text)
        return text

    return parse


def _is_path(text: str) -> bool:
    """Whether a disk can hold a path: no sign that is none of a name, and not endless."""
    return text != "" and len(text) <= _LONGEST_PATH and text.isprintable()


def _is_account_part(text: str) -> bool:
    """Whether Beancount takes it: an upper case letter or digit, then letters, digits, hyphens; and
    whether the eye can tell it from another.
    """
    starts_well = text != "" and category(text[0]) in ("Lu", "Nd")
    if not starts_well or not all(c == "-" or c.isalpha() or c.isdecimal() for c in text):
        return False
    return is_normalized("NFC", text) and _LETTERS_UNSEEN.isdisjoint(text)


def is_account(text: str) -> bool:
    """Whether a text can be the name of an account."""
    parts = text.split(":")
    return len(parts) >= 2 and all(map(_is_account_part, parts))


def _not_negative(text: str) -> int:
    cents = parse_hundredths(text)
    if cents < 0:
        raise ValueError(text)
    return cents


def _amount_or_unknown(text: str) -> int | None:
    return None if text == "unknown" else _not_negative(text)


def _date(text: str) -> date:
    day = parse_date(text)
    if not is_likely(day.year):
        raise ValueError(text)
    return day


def _month(text: str) -> Month:
    return Month.of(_date(f"{text}-01"))


def _year(text: str) -> int:
    if _YEAR.fullmatch(text) is None:
        raise ValueError(text)
    return int(text)


def _month_of_day(text: str) -> Month:
    return Month.of(_date(text))


def _limit(text: str) -> Limit:
    if text.endswith("%"):
        return Limit(None, parse_share(text))
    return Limit(_not_negative(text), None)


def _iban(text: str) -> str:
    """A number of a bank account in capitals without spaces and points; not all are IBANs."""
    number = re.sub("[ .]", "", text).upper()
    if _IBAN.fullmatch(number) is None:
        raise ValueError(text)
    return number


def _true_or_false(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


def _count(text: str) -> int:
    if _COUNT.fullmatch(text) is None:
        raise ValueError(text)
    return int(text)


def _one_or_more(text: str) -> int:
    count = _count(text)
    if count == 0:
        raise ValueError(text)
    return count


def _number(pattern: str, **more: object) -> dict[str, object]:
    """What a number looks like to a reader of YAML: a number, or a text between quotes."""
    return {"type": ["number", "string"], "pattern": f"^({pattern})$", **more}


def _text(pattern: str, *examples: str) -> dict[str, object]:
    return {"type": "string", "pattern": f"^{pattern}$", "examples": list(examples)}


_TEXT_EXPECTED = Phrase("a text")
_PATH_EXPECTED = Phrase("the name of a file or folder")
_ID_EXPECTED = Phrase("small letters, digits and hyphens, beginning with a letter")
_KEY_EXPECTED = Phrase(
    "letters, digits, hyphens and underscores, at least two, beginning with a small letter"
)
_DATE_EXPECTED = Phrase("a date that exists, as 2025-03-31")
_MONTH_EXPECTED = Phrase("a month, as 2025-03")
_YEAR_EXPECTED = Phrase("a year, as 2026")
_AMOUNT_EXPECTED = Phrase("an amount with a point, as 1234.56")
_TARGET_EXPECTED = Phrase("a number, as 12 or 1200.50")
_SHARE_EXPECTED = Phrase("a share, as 12.5% or 0.125")
_LIMIT_EXPECTED = Phrase("an amount as 1200.00, or a share of the legal one as 50%")
_YES_NO_EXPECTED = Phrase("true or false")
_COUNT_EXPECTED = Phrase("a whole number, as 3")
_ONE_OR_MORE_EXPECTED = Phrase("a whole number above 0, as 2")
_CODE_EXPECTED = Phrase("the code of a warning or a notice, as S206")
_IBAN_EXPECTED = Phrase("an IBAN, as NL20INGB0001234567")
_KVK_EXPECTED = Phrase("eight digits, as 12345678")
_ACCOUNT_PART_EXPECTED = Phrase("a part of an account name, as Anna or M001")
_ACCOUNT_EXPECTED = Phrase("an account name, as Liabilities:Spaarpot")

TEXT = Kind(str, _TEXT_EXPECTED, "", {"type": ["string", "number", "boolean"]})
PATH = Kind(
    _matching(_is_path),
    _PATH_EXPECTED,
    "",
    {"type": "string", "minLength": 1, "maxLength": _LONGEST_PATH},
)
ID = Kind(
    _matching(is_id),
    _ID_EXPECTED,
    "",
    _text("[a-z][a-z0-9-]*", "anna"),
    is_name=True,
)
KEY = Kind(
    _matching(_KEY.fullmatch),
    _KEY_EXPECTED,
    "",
    _text("[a-z][a-zA-Z0-9_-]+", "member"),
    is_name=True,
)
DATE = Kind(
    _date,
    _DATE_EXPECTED,
    NEVER,
    _text(rf"{_MONTH_PATTERN}-(0[1-9]|[12][0-9]|3[01])", "2025-03-31"),
)
FIRST_DAY = Kind(
    _month_of_day,
    DATE.expected,
    Month.of(NEVER),
    _text(f"{_MONTH_PATTERN}-01", "2025-01-01"),
)
"""The first day of a month, read as that month; that it is the first is a matter of S302."""
MONTH = Kind(
    _month,
    _MONTH_EXPECTED,
    Month.of(NEVER),
    _text(_MONTH_PATTERN, "2025-03"),
)
YEAR = Kind(
    _year,
    _YEAR_EXPECTED,
    0,
    _number(_YEAR_PATTERN, minimum=FIRST_YEAR, maximum=LAST_YEAR, examples=[2026]),
)
AMOUNT = Kind(
    _not_negative,
    _AMOUNT_EXPECTED,
    0,
    _number(_AMOUNT_PATTERN, minimum=0, examples=[1234.56]),
)
AMOUNT_OR_UNKNOWN = Kind(_amount_or_unknown, AMOUNT.expected, None, AMOUNT.schema)
TARGET = Kind(
    _not_negative,
    _TARGET_EXPECTED,
    0,
    _number(_AMOUNT_PATTERN, minimum=0, examples=[12, 1200.50]),
)
SHARE = Kind(
    parse_share,
    _SHARE_EXPECTED,
    Fraction(0),
    _number(
        rf"{_PERCENT_PATTERN}|[01](\.[0-9]{{1,12}})?",
        minimum=0,
        maximum=1,
        examples=["12.5%", 0.125],
    ),
)
LIMIT = Kind(
    _limit,
    _LIMIT_EXPECTED,
    Limit(0, None),
    _number(f"{_AMOUNT_PATTERN}|{_PERCENT_PATTERN}", minimum=0, examples=[1200.00, "50%"]),
)
YES_NO = Kind(_true_or_false, _YES_NO_EXPECTED, False, {"type": "boolean"})
MONTH_OF_YEAR = Words({str(number): number for number in range(1, 13)}, tuple(range(1, 13)))
COUNT = Kind(
    _count,
    _COUNT_EXPECTED,
    0,
    {"type": "integer", "minimum": 0, "maximum": 999, "examples": [3]},
)
ONE_OR_MORE = Kind(
    _one_or_more,
    _ONE_OR_MORE_EXPECTED,
    1,
    {"type": "integer", "minimum": 1, "maximum": 999, "examples": [2]},
)
CODE = Kind(
    _matching(_CODE.fullmatch),
    _CODE_EXPECTED,
    "",
    {"type": "string", "pattern": f"^{_CODE_PATTERN}$"},
)
"""The code of a finding; whether there is one by that name is a matter of the catalogue."""
ACCOUNT_PART = Kind(
    _matching(_is_account_part),
    _ACCOUNT_PART_EXPECTED,
    "",
    {**_text(_PART_PATTERN, "Anna", "M001"), "type": ["string", "integer"]},
    is_name=True,
)
ACCOUNT = Kind(
    _matching(is_account),
    _ACCOUNT_EXPECTED,
    "",
    _text(f"{_PART_PATTERN}(:{_PART_PATTERN})+", "Liabilities:Spaarpot"),
    is_name=True,
)
IBAN = Kind(
    _iban, _IBAN_EXPECTED, "", _text("[A-Za-z0-9 .]{5,50}", "NL20INGB0001234567"), is_name=True
)
KVK = Kind(_matching(_KVK.fullmatch), _KVK_EXPECTED, "", _number("[0-9]{8}", examples=["12345678"]))
LANGUAGE = one_of("nl", "en")

Text = Annotated[str, TEXT]
Path = Annotated[str, PATH]
Id = Annotated[str, ID]
Key = Annotated[str, KEY]
Date = Annotated[date, DATE]
FirstDay = Annotated[Month, FIRST_DAY]
InMonth = Annotated[Month, MONTH]
Year = Annotated[int, YEAR]
Amount = Annotated[int, AMOUNT]
Target = Annotated[int, TARGET]
Share = Annotated[Fraction, SHARE]
Maximum = Annotated[Limit, LIMIT]
YesNo = Annotated[bool, YES_NO]
Count = Annotated[int, COUNT]
MonthOfYear = Annotated[int, MONTH_OF_YEAR]
OneOrMore = Annotated[int, ONE_OR_MORE]
FindingCode = Annotated[str, CODE]
AccountPart = Annotated[str, ACCOUNT_PART]
Account = Annotated[str, ACCOUNT]
Iban = Annotated[str, IBAN]
Kvk = Annotated[str, KVK]
Direction = Annotated[str, one_of("in", "out")]
Language = Annotated[str, LANGUAGE]
ShareBy = Annotated[str, one_of("equal", "hours", "turnover")]
