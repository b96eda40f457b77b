"""`contributions`: the JSON of SPEC 9, and its tables."""

from collections.abc import Iterable
from datetime import date

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.contributions import Contribution, Form, Held
from socoledger.domain.money import format_hundredths as text
from socoledger.write.old_layout import (
    FIGURES,
    GIVER,
    Cell,
    Column,
    Table,
    View,
    heading,
    leaves,
    shown,
)
from socoledger.write.shapes import Shape
from socoledger.write.words import Words

_FORMS = tuple(Form)


def shape(at: date, name: str, contributions: Iterable[Contribution]) -> Shape:
    """Each partner's account at a day; `name` is that of the gemeente."""
    return {
        "schema": "socoledger.contributions/1",
        "at": at.isoformat(),
        "partners": [_partner(one, name) for one in contributions],
    }


def _partner(one: Contribution, name: str) -> Shape:
    held = {form: one.forms.get(form, Held()) for form in _FORMS}
    return {
        "id": one.id,
        "name": name if one.id == MUNICIPALITY else one.id,
        "brought_in": {
            **{str(form): text(each.brought_cents) for form, each in held.items()},
            "grants": text(one.grants.received_cents),
            "total": text(one.brought_in_cents),
        },
        "from_results": text(one.from_results_cents),
        "got_back": {
            **{str(form): text(each.back_cents) for form, each in held.items()},
            "grants": text(one.grants.repaid_cents),
            "returned": text(one.paid_cents),
            "total": text(one.got_back_cents),
        },
        "rest": {
            **{str(form): text(each.balance_cents) for form, each in held.items()},
            "used": text(one.used_cents),
            "kept": text(one.grants.kept_cents),
            "left": text(one.grants.left_cents),
            "owed": text(one.owed_cents),
            "total": text(one.rest_cents),
        },
    }


_PARTS = ("brought_in", "from_results", "got_back", "rest")


def _tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """One account per partner; what there is nothing of is left out."""
    return tuple(
        Table(
            words("{name} at {day}", name=partner["name"], day=shape["at"]),
            FIGURES,
            tuple(_items(partner, words)),
        )
        for partner in shape["partners"]
    )


def _items(partner: Shape, words: Words) -> Iterable[Shape]:
    for part in _PARTS:
        amounts = partner[part]
        if isinstance(amounts, str):
            if amounts != "0.00":
                yield {"item": heading(part, words), "value": shown(part, amounts, words)}
            continue
        for key, value in amounts.items():
            if value != "0.00" and key != "total":
                item = f"{_heading(part, words)}: {_heading(key, words)}"
                yield {"item": item, "value": shown(key, value, words)}
        item = f"{_heading(part, words)}: {heading('total', words)}"
        yield {"item": item, "value": shown("total", amounts["total"], words)}


def _heading(key: str, words: Words) -> str:
    return heading(_HEADED.get(key, key), words)


_HEADED = {"returned": "paid_to_gemeente", "rest": "became"}


def _sheet(shape: Shape) -> Table:
    """One row per partner, with a column for each amount."""
    rows = [
        {
            "id": partner["id"],
            "name": partner["name"],
            **{
                ".".join(path): value
                for path, value in leaves({part: partner[part] for part in _PARTS})
            },
        }
        for partner in shape["partners"]
    ]
    keys = [key for key in rows[0] if key not in ("id", "name")] if rows else []
    names = (Column("id", Cell.TEXT, "partner", says=GIVER), Column("name", Cell.TEXT))
    return Table("", (*names, *(Column(key) for key in keys)), tuple(rows))


VIEW = View(_tables, _sheet, _tables, kind="partner")
