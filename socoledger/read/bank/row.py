"""A row of a bank's table, by our own words for its columns."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from socoledger.read.bank import text
from socoledger.read.bank.refusals import AMOUNT, DAY, refused


class Row(NamedTuple):
    """The values of a row and its line in the file, from 1. Raises NoStatement with that line."""

    values: Mapping[str, str]
    line: int

    def text(self, *words: str) -> str:
        """What columns say, behind each other; "" where there is no such column."""
        return text.joined(*(self.values.get(word, "") for word in words))

    def reference(self, word: str) -> str:
        """A reference, "" if there is none."""
        return text.reference(self.values.get(word, ""))

    def account(self, word: str) -> str:
        """An IBAN or the number of an account, "" if there is none."""
        return text.account(self.values.get(word, ""))

    def day(self, word: str) -> date:
        """A day, which has to be there."""
        try:
            return text.day(self.values[word])
        except ValueError:
            raise refused(DAY, line=self.line) from None

    def cents(self, word: str) -> int:
        """An amount, which has to be there."""
        try:
            return text.cents(self.values[word])
        except ValueError:
            raise refused(AMOUNT, line=self.line) from None

    def balance(self, word: str) -> int | None:
        """An amount, None where it is left out."""
        return self.cents(word) if self.values.get(word, "").strip() else None

    def signed(self, amount: str, direction: str, *, credit: str, debit: str) -> int:
        """An amount without a sign, and a column whose words say whether it came in; the words are
        divided by spaces.
        """
        cents, word = self.cents(amount), self.values[direction].strip().lower()
        if cents < 0 or word not in f"{credit} {debit}".split():
            raise refused(AMOUNT, line=self.line)
        return cents if word in credit.split() else -cents
