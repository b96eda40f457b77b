"""Texts for people, in Dutch or English: messages by gettext, numbers by Babel."""

import gettext
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from socoledger.domain.findings import HIDDEN, Finding, Parameter, Phrase, _
from socoledger.domain.period import Month, Period, parse_period

if TYPE_CHECKING:  # help says words and knows no records: 5 ms of its 90
    from socoledger.domain.closing import Accepted
    from socoledger.domain.noted import Note

LANGUAGES = ("nl", "en")
DOMAIN = "socoledger"
LOCALE = Path(__file__).parents[1] / "locale"
T = TypeVar("T")
_PLACEHOLDER = re.compile(r"(?<!\{)\{[a-z_0-9]+\}(?!\})")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
"""Control and bidirectional characters, which could hide or fake text on a screen."""


def plain(text: str) -> str:
    """A text from the books, made safe for a terminal or a document."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


class Words:
    """One language. Call it with a message id, and parameters for the names in braces."""

    def __init__(self, language: str, hidden: frozenset[str] = frozenset()) -> None:
        """`hidden` are numbers that may be a BSN, which are never shown."""
        self.language = language
        self.hidden = hidden
        self._hidden = re.compile("|".join(sorted(hidden))) if hidden else None

    @cached_property
    def _translations(self) -> gettext.NullTranslations:
        if self.language == "en":  # the message ids are English
            return gettext.NullTranslations()
        return gettext.translation(DOMAIN, str(LOCALE), [self.language], fallback=True)

    def __call__(self, message: str, **parameters: Parameter) -> str:
        """The message in this language, its parameters written as this language writes them."""
        text = self._translations.gettext(message) if message else ""
        if not parameters:
            return text
        texts = {name: self._shown(name, value) for name, value in parameters.items()}
        return text.format_map(texts)

    def _shown(self, name: str, value: Parameter) -> str:
        if isinstance(value, Phrase):
            return self.phrase(value)
        if isinstance(value, int) and name.endswith("_cents"):
            return self.amount(value)
        if isinstance(value, int) and name.endswith("_hundredths"):
            return self.number(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Fraction):
            return self.share(value)
        return self.plain(str(value))

    def phrase(self, phrase: Phrase) -> str:
        """A phrase with its own parameters filled in."""
        return self(phrase, **phrase.parameters)

    def plain(self, text: str) -> str:
        """A text from the books, made safe, without hidden numbers."""
        return self.hide(plain(text))

    def concealed(self, value: T) -> T:
        """A value of an answer, also a record, list or mapping, without hidden numbers."""
        if self._hidden is None:
            return value
        return cast("T", self._without_hidden(value))

    def _without_hidden(self, value: object) -> object:
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, Mapping):
            return {self.hide(key): self._without_hidden(item) for key, item in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            inner = {item.name: getattr(value, item.name) for item in fields(value)}
            changes = {name: self._without_hidden(item) for name, item in inner.items()}
            return replace(value, **changes)
        if type(value) is tuple:
            return tuple(map(self._without_hidden, value))
        if isinstance(value, list):
            return [self._without_hidden(item) for item in value]
        return value

    def hide(self, text: str) -> str:
        """A text without hidden numbers."""
        return text if self._hidden is None else self._hidden.sub(HIDDEN, text)

    def amount(self, cents: int) -> str:
        """An amount as people write it: "€ 1.234,56" in Dutch, "€1,234.56" in English."""
        from babel.numbers import format_currency

        number = Decimal(cents).scaleb(-2)
        return format_currency(number, "EUR", locale=self.language).replace("\xa0", " ")

    def round_amount(self, cents: int) -> str:
        """An amount without cents where it has none: "€ 2.500" in Dutch."""
        from babel.numbers import format_currency

        if cents % 100:
            return self.amount(cents)
        pattern = "¤#,##0" if self.language == "en" else "¤ #,##0"
        text = format_currency(cents // 100, "EUR", pattern, self.language, currency_digits=False)
        return text.replace("\xa0", " ")

    def number(self, hundredths: int) -> str:
        """A number with two decimals: "1.234,50" in Dutch."""
        from babel.numbers import format_decimal

        number = Decimal(hundredths).scaleb(-2)
        return str(format_decimal(number, format="#,##0.00", locale=self.language))

    def day(self, day: date) -> str:
        """A day as people write it: "31 maart 2025" in Dutch, "31 March 2025" in English."""
        from babel.dates import format_date

        return format_date(day, "d MMMM y", locale=self.language)

    def month(self, month: Month) -> str:
        """A month as people write it: "maart 2025" in Dutch."""
        from babel.dates import format_date

        return format_date(month.first_day, "LLLL y", locale=self.language)

    def month_name(self, month: Month, *, short: bool = False) -> str:
        """A month without its year: "maart" in Dutch, "mrt" in short."""
        from babel.dates import format_date

        return format_date(month.first_day, "LLL" if short else "LLLL", locale=self.language)

    def listed(self, texts: Sequence[str], *, either: bool = False) -> str:
        """Texts as people list them: "a, b en c" in Dutch, or with `either` "a, b of c"."""
        from babel.lists import format_list

        return format_list(texts, "or" if either else "standard", locale=self.language)

    def period(self, period: Period | str) -> str:
        """A month or a year, also given as "2025-03", as people write it."""
        which = parse_period(period) if isinstance(period, str) else period
        return self.month(which) if isinstance(which, Month) else str(which)

    def share(self, share: Fraction) -> str:
        """A share as people write it: "12,5%" in Dutch."""
        from babel.numbers import format_percent

        number = Decimal(share.numerator) / Decimal(share.denominator)
        return str(format_percent(number, format="#,##0.############%", locale=self.language))

    def wrong(self, finding: Finding) -> str:
        """The message of a finding, without its remedy."""
        parameters: Mapping[str, Parameter] = finding.parameters
        return self(finding.kind.message, **parameters)

    def finding(self, finding: Finding) -> str:
        """The message and the remedy of a finding, in one line."""
        parameters: Mapping[str, Parameter] = finding.parameters
        remedy = str(parameters.get("remedy", finding.kind.remedy))
        return f"{self.wrong(finding)}; {self(remedy, **parameters)}"

    def without_values(self, message: str) -> str:
        """A message with an ellipsis in place of each value."""
        return _PLACEHOLDER.sub("…", self(message)).replace("{{", "{").replace("}}", "}")

    def finding_line(self, finding: Finding) -> str:
        """`file:line: CODE severity: message`, with the file relative to the books."""
        severity = self(str(finding.kind.severity))
        place = f"{self.plain(finding.place.file)}:{finding.place.line}: " if finding.place else ""
        return f"{place}{finding.code} {severity}: {self.finding(finding)}"

    def noted(self, note: "Note") -> str:
        """That a finding is noted, and why."""
        return self(_("noted: {why}"), why=note.why)

    def accepted(self, accepted: "Accepted") -> str:
        """An error that a close accepted, with its place at the time and the reason."""
        message = _("{where}: {code} is accepted: {reason}")
        parameters = {
            "where": accepted.where or "-",
            "code": accepted.code,
            "reason": accepted.reason,
        }
        return self(message, **parameters)
