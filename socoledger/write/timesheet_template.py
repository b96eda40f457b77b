"""An empty sheet of hours for the members of a month, as `hours FILE` reads it back (SPEC 11).

Without units it is a grid: a row for each day, a column for each member. With units it is a list,
since the hours of one day may be for several: a row for each day and member, and a column for the
unit.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from io import StringIO
from typing import NamedTuple

from socoledger.domain.findings import _
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.write.words import Words

_BYTE_ORDER_MARK = "\ufeff"
Cell = str | date | None


class Template(NamedTuple):
    """An empty sheet. Rows and columns are counted from 0; `rows` stand below the heads."""

    title: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hours: tuple[int, ...]
    """The columns of hours."""
    shut: frozenset[tuple[int, int]] = frozenset()
    """Cells of hours on a day when somebody is no member."""
    units: tuple[str, ...] = ()
    """What may stand in the last column, () if there is no such column."""
    total: str = ""
    """What a row of sums is called, "" if there is none."""


def template(
    members: Mapping[str, Member], units: Sequence[str], month: Month, words: Words
) -> Template:
    """The empty sheet of a month, for its members by the name that they are to have in it."""
    note = _(
        "Fill in hours as 4,5 or 4:30, and leave empty what there is not. Then, in the folder of"
        " the books: socoledger hours FILE"
    )
    title = words(_("Hours {month}"), month=str(month))
    days = [month.first_day + timedelta(days=number) for number in range(month.last_day.day)]
    if not units:
        return Template(
            title,
            words(note),
            heads=(words(_("date")), *members),
            rows=tuple((day, *(None for _name in members)) for day in days),
            hours=tuple(range(1, len(members) + 1)),
            shut=frozenset(
                (row, column)
                for row, day in enumerate(days)
                for column, member in enumerate(members.values(), 1)
                if not member.is_member(day)
            ),
            total=words(_("total")),
        )
    return Template(
        title,
        words(note),
        heads=tuple(map(words, (_("date"), _("member"), _("hours"), _("unit")))),
        rows=tuple(
            (day, name, None, None)
            for day in days
            for name, member in members.items()
            if member.is_member(day)
        ),
        hours=(2,),
        units=tuple(units),
    )


def as_csv(empty: Template) -> bytes:
    """The sheet as a csv that Dutch spreadsheets open."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerows([[empty.title], [empty.note], [], empty.heads])
    for row in empty.rows:
        writer.writerow(["" if cell is None else str(cell) for cell in row])
    return (_BYTE_ORDER_MARK + stream.getvalue()).encode()
