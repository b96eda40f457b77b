"""The form that these files ask for, for values in forms that people are used to writing.

Each function takes a text that could not be read and returns what to write instead, None where
that is not certain: a wrong guess would be worse than none. It is only proposed, never read so.
"""

import re
from datetime import date

from socoledger.domain.period import is_likely

_MONTHS = (
    ("januari", "january", "jan"), ("februari", "february", "feb"), ("maart", "march", "mrt"),
    ("april", "apr"), ("mei", "may"), ("juni", "june", "jun"), ("juli", "july", "jul"),
    ("augustus", "august", "aug"), ("september", "sept", "sep"), ("oktober", "october", "okt"),
    ("november", "nov"), ("december", "dec"),
)  # fmt: skip
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_BETWEEN = r"[-/. ]+"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}|[a-z]+){_BETWEEN}([0-9]{{4}})")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}})")
_MONTH_FIRST = re.compile(rf"([0-9]{{1,2}}|[a-z]+){_BETWEEN}([0-9]{{4}})")
_YEAR_AND_MONTH = re.compile(rf"([0-9]{{4}})(?:{_BETWEEN}([0-9]{{1,2}}))?(?:-[0-9]{{2}})?")
_EUROS = re.compile(r"€|\b(?:eur|euro|euros)\b|\s|,-{1,2}$|-$", re.IGNORECASE)
_DUTCH = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,12})(?:,([0-9]{1,2}))?")
_ENGLISH = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})\.([0-9]{1,2})")
_PER_CENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,10}))?\s*(?:%|procent|percent)?")
_TRUE = ("ja", "j", "yes", "y", "waar", "aan", "on", "1", "true")
_FALSE = ("nee", "neen", "n", "no", "onwaar", "uit", "off", "0", "false")
_DUTCH_WORDS = {
    "werk": "work", "baan": "work", "opleiding": "education", "school": "education",
    "onderwijs": "education", "studie": "education", "zelfstandig": "self-employed",
    "zzp": "self-employed", "eigen bedrijf": "self-employed", "overleden": "deceased",
    "anders": "other", "overig": "other", "gelijk": "equal", "uren": "hours", "omzet": "turnover",
    "nederlands": "nl", "dutch": "nl", "engels": "en", "english": "en",
    "meenemen": "carry", "gemeente": "municipality", "premie": "premium",
    "vergoeding": "allowance", "opgeheven": "lifted",
}  # fmt: skip
_CURLY = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u00b4`"


def without_curly(text: str) -> str:
    """A text without the curly quotation marks around it."""
    return text.strip(_CURLY)


def is_curly(text: str) -> bool:
    """Whether a text begins or ends with a curly quotation mark."""
    return without_curly(text) != text


def _day(year: str, month: str, day: str) -> str | None:
    number = _NUMBERS.get(month) or (int(month) if month.isdecimal() else 0)
    try:
        parsed = date(int(year), number, int(day))
    except ValueError:
        return None
    return parsed.isoformat() if is_likely(parsed.year) else None


def a_date(text: str) -> str | None:
    """A date: "01-02-2025", "1/2/2025", "1 februari 2025", "2025-2-1" give "2025-02-01"."""
    written = text.strip().casefold()
    if match := _DAY_FIRST.fullmatch(written):
        return _day(match[3], match[2], match[1])
    if match := _YEAR_FIRST.fullmatch(written):
        return _day(match[1], match[2], match[3])
    return None


def a_month(text: str) -> str | None:
    """A month: "03-2025", "maart 2025", "2025-3", "2025-03-01" give "2025-03"."""
    written = text.strip().casefold()
    if match := _MONTH_FIRST.fullmatch(written):
        day = _day(match[2], match[1], "1")
    elif (match := _YEAR_AND_MONTH.fullmatch(written)) and match[2]:
        day = _day(match[1], match[2], "1")
    else:
        day = a_date(written)
    return None if day is None else day[:7]


def an_amount(text: str) -> str | None:
    """An amount with a point and two decimals: "12,50" gives "12.50"; "1.000,00", "€ 1.000"
    "1000.00".
    """
    written = _EUROS.sub("", text)
    match = _DUTCH.fullmatch(written) or _ENGLISH.fullmatch(written)
    if match is None:
        return None
    euros = re.sub(r"[.,]", "", match[1])
    return f"{euros}.{(match[2] or '').ljust(2, '0')}"


def a_share(text: str) -> str | None:
    """A percentage: "12,5%" and "12.5 %" give "12.5%", "10" and "10 procent" give "10%"."""
    match = _PER_CENT.fullmatch(text.strip().casefold())
    if match is None or int(match[1]) > 100:
        return None
    return f"{match[1]}.{match[2]}%" if match[2] else f"{match[1]}%"


def a_limit(text: str) -> str | None:
    """A percentage where the text says so, else an amount."""
    return a_share(text) if re.search("%|procent|percent", text) else an_amount(text)


def yes_or_no(text: str) -> str | None:
    """A yes or no: "ja" and "Yes" give "true", "nee" and "No" give "false"."""
    word = text.strip().casefold()
    return "true" if word in _TRUE else "false" if word in _FALSE else None


def an_id(text: str) -> str | None:
    """An id: "Anna de Wit" gives "anna-de-wit"."""
    return re.sub(r"[\s_]+", "-", text.strip().lower()) or None


def a_word(text: str) -> str | None:
    """A word of these files: "opleiding" gives "education"; another word is put in
    small letters.
    """
    word = text.strip().casefold()
    return _DUTCH_WORDS.get(word, word)
