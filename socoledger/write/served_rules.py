"""`bank rules`: its tables for people, and its sheet (SPEC 10)."""

from collections.abc import Iterator

from socoledger.domain.served_rules import RuledLine, RulesAnswer, ServedRule
from socoledger.write.layout import KIND, Cell, Column, Row, Sheet, Table, Value, View
from socoledger.write.words import Words

RULE, SHEET_RULE = Column("rule", Cell.TEXT, "bank_rule"), Column("rule", Cell.COUNT, "bank_rule")
FITS, ACCOUNT = Column("fits", Cell.PROSE, "item"), Column("account", Cell.PROSE)
SHEET_FITS, SHEET_ACCOUNT = Column("fits", Cell.TEXT), Column("account", Cell.TEXT)
LINES = Column("lines", Cell.COUNT)
DAY, AMOUNT = Column("day", Cell.TEXT, "date"), Column("amount", heading="value")
NAME, SHEET_NAME = Column("name", Cell.PROSE), Column("name", Cell.TEXT)
REMARK, BOOKED = Column("booked", Cell.PROSE, "item"), Column("booked", Cell.TEXT, "booked_before")
FILE, LINE = Column("file", Cell.TEXT), Column("line", Cell.COUNT)


def _tables(answer: RulesAnswer, words: Words) -> tuple[Table, ...]:
    """How many lines each rule serves, then the lines, and those that are booked otherwise."""
    rules = tuple(Row(_rule(rule, answer.file), kept=True) for rule in answer.rules)
    lines = tuple(Row(_line(line, answer.file, words), kept=True) for line in answer.lines)
    otherwise = tuple(
        Row(_booked(line, answer.file, words), kept=True)
        for line in answer.lines
        if line.booked is not None
    )
    tables = (
        Table(words("Rules, and how many lines each serves"), (RULE, FITS, ACCOUNT, LINES), rules),
        Table(words("Lines, and their rules"), (DAY, AMOUNT, NAME, RULE), lines),
        Table(words("Lines that were booked otherwise"), (DAY, RULE, REMARK), otherwise),
    )
    return tuple(table for table in tables if table.rows)


def _rule(rule: ServedRule, file: str) -> dict[Column, Value]:
    return {
        RULE: f"{file}:{rule.line}",
        FITS: rule.fits,
        ACCOUNT: rule.account,
        LINES: rule.lines,
    }


def _line(line: RuledLine, file: str, words: Words) -> dict[Column, Value]:
    return {
        DAY: line.day,
        AMOUNT: line.amount_cents,
        NAME: line.name,
        RULE: words("none") if line.rule is None else f"{file}:{line.rule}",
    }


def _booked(line: RuledLine, file: str, words: Words) -> dict[Column, Value]:
    """A line that its rule would book otherwise than was done before."""
    where = f"{line.file}:{line.line}"
    remark = words("booked on {account}, in {where}", account=line.booked or "", where=where)
    return _line(line, file, words) | {REMARK: remark}


def _sheet(answer: RulesAnswer) -> Sheet:
    """A row for each rule, and for each line."""
    columns = (
        *(KIND, SHEET_RULE, SHEET_FITS, SHEET_ACCOUNT, LINES),
        *(DAY, AMOUNT, SHEET_NAME, BOOKED, FILE, LINE),
    )
    return Sheet(columns, tuple(_rows(answer)))


def _rows(answer: RulesAnswer) -> Iterator[dict[Column, Value]]:
    for rule in answer.rules:
        yield {
            KIND: "bank_rule",
            SHEET_RULE: rule.line,
            SHEET_FITS: rule.fits,
            SHEET_ACCOUNT: rule.account,
            LINES: rule.lines,
        }
    for line in answer.lines:
        yield {
            KIND: "bank_line",
            SHEET_RULE: line.rule,
            SHEET_ACCOUNT: line.account,
            DAY: line.day,
            AMOUNT: line.amount_cents,
            SHEET_NAME: line.name,
            BOOKED: line.booked,
            FILE: line.file,
            LINE: line.line,
        }


VIEW = View[RulesAnswer, object](_tables, _sheet)
