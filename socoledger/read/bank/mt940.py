"""MT940: statements as a list of tags, whose :86: each bank fills in its own way (SPEC 10).

`mt-940` reads the tags. It is given one statement at a time, without what follows the closing
balance (ING adds a summary there), and never a path, which it would open. What it says of a tag
that it cannot read holds that tag's value, so nothing of it is logged or passed on.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any, ClassVar, NamedTuple

from mt940 import Options, tags
from mt940.models import Amount, Balance, Processors, Transactions

from socoledger.domain.bank import BankLine, NoStatement, Statement
from socoledger.read.bank import text
from socoledger.read.bank.banks import BANKS, bank_of
from socoledger.read.bank.refusals import (
    AMOUNT,
    CUT_OFF,
    INTERIM,
    LINE,
    NO_ACCOUNT,
    TWO_CURRENCIES,
    WRONG_ENCODING,
    refused,
)
from socoledger.read.bank.shapes import LONGEST_TEXT, Bank, Details, Mt940Line
from socoledger.read.bank.tagged import numbered_details

_FIRST = re.compile(r"^:20:", re.MULTILINE)
_OF_MT942 = ":34F:"
_BALANCE = re.compile(r":6[02][FM]?:[CD][0-9]{6}(?P<currency>[A-Z]{3})[0-9]{1,15},[0-9]{0,2}\s*")
_CLOSING = re.compile(r":62[FM]?:")
_BOOKED = re.compile(r":61:[0-9]{6}(?:[0-9]{4})?R?[DC][A-Z]?[0-9]{1,15},[0-9]{0,2}[A-Z].*")
_HEADER = re.compile(r"(?:\{1:F01|0000 01|^)(?P<code>[A-Z]{4})NL[0-9][A-Z0-9]", re.MULTILINE)
_OWN_NAME = re.compile(
    r"(?:(?P<code>[A-Z]{4})(?:NL[A-Z0-9]{2,5}|DOSBANK)/|[A-Z0-9]*/)?"
    r"(?P<account>[A-Z0-9. ]+?)(?: ?[A-Z]{3})?"
)
_WIDTH = 65
_FAILURES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What mt-940 raises at what is not as it should be."""

logging.getLogger("mt940").setLevel(logging.CRITICAL + 1)


class _Transactions(Transactions):
    """Keeps the spaces at the ends of lines, as a bank breaks a text there."""

    @staticmethod
    def strip(lines: list[str]) -> list[str]:
        """The lines that say something."""
        return [line for line in lines if line.strip() not in {"", "-"}]


class _Line(tags.Statement):
    """:61: as Dutch banks write it: the reference of the payer may be an IBAN."""

    pattern: ClassVar[str] = r"""^
    (?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})
    (?P<entry_month>[0-9]{2})?(?P<entry_day>[0-9]{2})?
    (?P<status>R?[DC])(?P<funds_code>[A-Z])?
    (?P<amount>[0-9]{1,15},[0-9]{0,2})
    (?P<id>[A-Z][A-Z0-9\ ]{3})
    (?P<customer_reference>(?:(?!//)[^\n]){0,34})
    (?://(?P<bank_reference>[^\n]{0,34}))?
    (?:\n(?P<extra_details>[\s\S]{0,200}))?
    $"""


class _Number(tags.StatementNumber):
    """:28C: as it stands: some banks write more than five digits."""

    pattern: ClassVar[str] = r"(?P<statement_number>[^\n]{0,35})"


class _Passed(tags.Tag):
    """A tag of which nothing is needed."""

    pattern: ClassVar[str] = r"[\s\S]*"


_NEEDED = (20, 25, 28, 60, "60F", "60M", 61, 62, "62F", "62M", 86)
_TAGS: dict[int | str, tags.Tag] = {
    **{tag: _Passed() for tag in Transactions.default_tags() if tag not in _NEEDED},
    28: _Number(),
    61: _Line(),
}
_AS_WRITTEN: Processors = {"post_transaction_details": []}


class _Balance(NamedTuple):
    cents: int
    currency: str
    day: date


class _Block(NamedTuple):
    """The lines of one statement, with the line in the file of the first."""

    lines: Sequence[str]
    row: int


def is_mt940(content: str) -> bool:
    """Whether a text is MT940, or one of its kind."""
    return _FIRST.search(content) is not None


def statements(content: str) -> tuple[Statement, ...]:
    """All statements of a file, in its order. Raises NoStatement."""
    if text.is_damaged(content):
        raise NoStatement(WRONG_ENCODING)
    header = _HEADER.search(content, 0, _header_end(content))
    code = header["code"] if header else ""
    return tuple(_statement(block, code) for block in _blocks(content))


def _header_end(content: str) -> int:
    start = _FIRST.search(content)
    return start.start() if start else 0


def _blocks(content: str) -> Iterator[_Block]:
    """The lines of each statement, through its closing balance. None stands outside of one."""
    lines = [line.rstrip("\r") for line in content.split("\n")]
    starts = [index for index, line in enumerate(lines) if line.startswith(":20:")]
    after = 0
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        _expect_none(lines, after, start)
        after = 1 + next((i for i in range(start, end) if _CLOSING.match(lines[i])), end)
        if after > end:
            is_interim = any(line.startswith(_OF_MT942) for line in lines[start:end])
            raise refused(INTERIM, what="MT942") if is_interim else NoStatement(CUT_OFF)
        yield _Block(lines[start:after], start + 1)
    _expect_none(lines, after, len(lines))


def _expect_none(lines: Sequence[str], start: int, end: int) -> None:
    for index in range(start, end):
        if lines[index].startswith(":61:"):
            raise refused(LINE, line=index + 1)


def _statement(block: _Block, code: str) -> Statement:
    rows = _rows_of_lines(block)
    found = _parsed(block)
    if len(found.transactions) != len(rows):
        raise refused(LINE, line=block.row)
    account = str(found.data.get("account_identification") or "")
    bank, iban = _account(account, code)
    if not iban:
        raise refused(NO_ACCOUNT, line=block.row)
    opening, closing = (_balance(found, edge) for edge in ("opening", "closing"))
    if opening is None or closing is None:
        raise NoStatement(CUT_OFF)
    lines = tuple(
        _line(transaction.data, bank, row)
        for transaction, row in zip(found.transactions, rows, strict=True)
    )
    first, last = _period(opening, closing, lines)
    return Statement(
        iban=iban,
        currency=closing.currency,
        first=first,
        last=last,
        opening_cents=opening.cents,
        closing_cents=closing.cents,
        lines=lines,
        number=text.clean(str(found.data.get("statement_number") or "")),
        format="MT940",
        bank=bank.name if bank else "",
    )


def _rows_of_lines(block: _Block) -> tuple[int, ...]:
    """Where each :61: stands. What mt-940 would read as it can is refused here."""
    rows, currencies = [], set()
    for row, line in enumerate(block.lines, block.row):
        if line.startswith(":61:"):
            if not _BOOKED.fullmatch(line):
                raise refused(LINE, line=row)
            rows.append(row)
        elif line.startswith((":60", ":62")):
            balance = _BALANCE.fullmatch(line)
            if balance is None:
                raise refused(AMOUNT, line=row)
            currencies.add(balance["currency"])
    if len(currencies) > 1:
        raise refused(TWO_CURRENCIES, line=block.row)
    return tuple(rows)


def _parsed(block: _Block) -> Transactions:
    found = _Transactions(processors=_AS_WRITTEN, tags=_TAGS, options=Options.all())
    try:
        found.parse("\n".join(block.lines))
    except _FAILURES:
        raise refused(LINE, line=block.row) from None
    return found


def _account(account: str, code: str) -> tuple[Bank | None, str]:
    """The bank and the IBAN of :25:, which may have a BIC or name before it, and a currency behind
    it. A BIC, and the name of Triodos, begins with the letters of the bank in an IBAN.
    """
    match = _OWN_NAME.fullmatch(account.strip())
    found = text.account(match["account"]) if match else ""
    code = text.bank_code(found) or code or (match and match["code"]) or ""
    return bank_of(code), text.own_account(found, code)


def _balance(found: Transactions, edge: str) -> _Balance | None:
    for kind in (f"final_{edge}_balance", f"intermediate_{edge}_balance", f"{edge}_balance"):
        balance = found.data.get(kind)
        if isinstance(balance, Balance) and isinstance(balance.amount, Amount) and balance.date:
            cents = text.whole_cents(balance.amount.amount)
            return _Balance(cents, str(balance.amount.currency), _plain(balance.date))
    return None


def _period(opening: _Balance, closing: _Balance, lines: Sequence[BankLine]) -> tuple[date, date]:
    """The first and last day. Banks date the opening balance on the day before or on the first."""
    days = [line.day for line in lines]
    last = max([closing.day, *days])
    first = min([opening.day + timedelta(days=1), last, *days])
    return first, last


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def _line(data: dict[str, Any], bank: Bank | None, row: int) -> BankLine:
    amount, day = data.get("amount"), data.get("entry_date") or data.get("date")
    if not isinstance(amount, Amount) or not isinstance(day, date):
        raise refused(AMOUNT, line=row)
    said = str(data.get("transaction_details") or "")
    if len(said) > LONGEST_TEXT:
        raise refused(LINE, line=row)
    line = Mt940Line(
        customer_reference=str(data.get("customer_reference") or "").strip(),
        bank_reference=text.reference(str(data.get("bank_reference") or "")),
        supplement=str(data.get("extra_details") or "").strip(),
        details=tuple(said.split("\n")),
    )
    details = _details(line, bank)
    return BankLine(
        day=_plain(day),
        cents=text.whole_cents(amount.amount),
        name=details.name,
        iban=details.iban,
        description=details.description,
        reference=line.bank_reference,
        end_to_end=details.end_to_end,
        row=row,
    )


def _details(line: Mt940Line, bank: Bank | None) -> Details:
    """As the bank writes it; if that is not known, as one of the others."""
    readers = (known.details for known in ((bank,) if bank and bank.details else BANKS))
    found = (reader(line) for reader in readers if reader is not None)
    plain = Details(description=text.clean(text.unfolded(line.details, _WIDTH)))
    every = chain(found, (numbered_details(line.details), plain))
    return next(details for details in every if details is not None)
