"""Answers of several books in one (SPEC 9): each by itself, and all in total.

A total has the keys of an answer, its lists as one: every amount, and every count, is added up.
"""

from collections.abc import Iterator, Mapping, Sequence

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.findings import _
from socoledger.domain.money import format_hundredths, is_written, parse_hundredths
from socoledger.domain.municipality import bare
from socoledger.domain.umbrella import Eliminated
from socoledger.write.old_layout import (
    FIGURES,
    KIND,
    Cell,
    Column,
    Table,
    View,
    heading,
    leaves,
    shown,
    translations_of,
)
from socoledger.write.shapes import Shape
from socoledger.write.words import Words

_SAME = ("period", "year", "through", "at", "by", "share_by", "final")
"""Keys that say what is asked, or that are the same for all."""
_BY_ID = ("partners",)
"""Lists whose entries are the same ones in all books."""
_OF_ONE = ("schema", "id", "name", "payments", "payments_left", "explanation")
"""Keys that say nothing of several together."""


def shape(answers: Mapping[str, Shape | None], total: Shape) -> Shape:
    """The answer for all books under an umbrella; None: what one of them says is not shown."""
    return {
        "schema": "socoledger.umbrella/1",
        "books": [{"id": id_, "answer": answer} for id_, answer in answers.items()],
        "total": total,
    }


def in_all(answers: Sequence[Shape]) -> Shape:
    """The total of answers of one shape; of those that hold a total of their own, that alone."""
    if not all("total" in answer for answer in answers):
        return added_up(answers)
    asked = {key: answers[0][key] for key in _SAME if key in answers[0]}
    return {**asked, **added_up([answer["total"] for answer in answers])}


def added_up(shapes: Sequence[Shape]) -> Shape:
    """Shapes of one kind as one."""
    keys = dict.fromkeys(key for one in shapes for key in one if key not in _OF_ONE)
    total = {key: _together(key, [one[key] for one in shapes if key in one]) for key in keys}
    return {key: value for key, value in total.items() if value is not None}


def _together(key: str, values: Sequence[object]) -> object:
    """What several values of one key come to; None: nothing that can be said of all."""
    some = [value for value in values if value is not None]
    if not some or key in _SAME:
        return all(some) if some and isinstance(some[0], bool) else next(iter(some), None)
    if isinstance(some[0], bool):
        return None
    if isinstance(some[0], int):
        return sum(value for value in some if isinstance(value, int))
    shapes = [value for value in some if isinstance(value, dict)]
    if shapes:
        return added_up(shapes)
    entries = [entry for value in some if isinstance(value, list) for entry in value]
    if isinstance(some[0], list):
        if not all(isinstance(entry, dict) for entry in entries):
            return None
        return _by_id(entries) if key in _BY_ID else added_up(entries)
    texts = [value for value in some if isinstance(value, str)]
    if not all(map(is_written, texts)):  # a name, a day: nothing to add up
        return None
    return format_hundredths(sum(map(parse_hundredths, texts)))


def _by_id(entries: Sequence[Shape]) -> list[Shape]:
    """One entry for each partner, however its name is written; the gemeente first."""
    found: dict[str, list[Shape]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry["id"])):  # the name in full first
        name = entry["name"] if entry["id"] == MUNICIPALITY else entry["id"]
        found.setdefault(f"{entry['id'] == MUNICIPALITY} {bare(name)}", []).append(entry)
    total = [
        {"id": these[0]["id"], "name": these[0]["name"], **added_up(these)}
        for these in found.values()
    ]
    return sorted(total, key=lambda entry: (entry["id"] != MUNICIPALITY, entry["id"]))


def total_of_units(answers: Sequence[Shape], eliminated: Eliminated) -> Shape:
    """The total of `result --by unit`, without the dealings between the coöperaties."""
    total = in_all(answers)
    total.pop("members")  # who is at work in two of them would count twice
    income, expenses = (parse_hundredths(total[key]) for key in ("income", "expenses"))
    return {**total, **_without(income, expenses, eliminated)}


def _without(income: int, expenses: int, eliminated: Eliminated) -> Shape:
    income -= eliminated.income_cents
    expenses -= eliminated.expenses_cents
    return {
        "income": format_hundredths(income),
        "expenses": format_hundredths(expenses),
        "result": format_hundredths(income - expenses),
        "eliminated": format_hundredths(eliminated.income_cents),
        "eliminated_expenses": format_hundredths(eliminated.expenses_cents),
    }


# -- for people ---------------------------------------------------------------------------------


def view(of_one: View) -> View:
    """How the answer for all is laid out: the tables of each of the books under its name, then
    the total.
    """

    def tables(shape: Shape, words: Words) -> tuple[Table, ...]:
        found = [
            table._replace(title=f"{one['id']}: {table.title}")
            for one in shape["books"]
            if one["answer"] is not None
            for table in of_one.tables(one["answer"], words)
        ]
        if of_one.of_total is not None:
            title = words("all together")
            total = of_one.of_total(shape["total"], words)
            return (*found, *(one._replace(title=f"{title}: {one.title}") for one in total))
        rows = tuple(_rows(shape["total"], words))
        return (*found, Table(words("All together"), FIGURES, rows))

    def sheet(shape: Shape) -> Table:
        sheets = [
            (one["id"], of_one.sheet(one["answer"]))
            for one in shape["books"]
            if one["answer"] is not None
        ]
        rows = [
            {"book": id_, "kind": of_one.kind, **row} for id_, each in sheets for row in each.rows
        ]
        rows += [
            {"book": _TOTAL, "kind": _TOTAL, "item": ".".join(path), "total": value}
            for path, value in leaves(shape["total"])
            if value is not None
        ]
        columns = dict.fromkeys(column for _, each in sheets for column in each.columns)
        columns.pop(KIND, None)
        total = (Column("item", Cell.TEXT, to_text=of_one.names or _said_of_total), Column("total"))
        return Table("", (_BOOK, KIND, *columns, *total), tuple(rows))

    return View(tables, sheet)


def _said_of_total(item: str, words: Words) -> str:
    return ", ".join(heading(key, words) for key in item.split("."))


_TOTAL = "total"
_BOOK = Column("book", Cell.TEXT, "one_book", to_text=translations_of({_TOTAL: _("total")}))


def _rows(total: Shape, words: Words) -> Iterator[Shape]:
    for path, value in leaves(total):
        if value is not None and path[-1] not in _SAME:
            item = ", ".join(heading(key, words) for key in path)
            if path == ("result",):
                item = words("income less expenses")
            yield {"item": item, "value": shown(path[-1], value, words)}
