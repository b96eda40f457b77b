"""`contributions`: its tables for people, and its sheet."""

from collections.abc import Iterator

from socoledger.domain.contributions import (
    Contribution,
    ContributionsAnswer,
    ContributionsTotal,
)
from socoledger.write.as_json import Figure, leaves
from socoledger.write.headings import heading
from socoledger.write.layout import (
    FIGURE,
    FIGURE_ITEM,
    FIGURES,
    GIVER,
    Cell,
    Column,
    Row,
    Sheet,
    Table,
    Value,
    View,
)
from socoledger.write.words import Words

PARTNER, NAME = Column("id", Cell.TEXT, "partner", to_text=GIVER), Column("name", Cell.TEXT)


def _tables(answer: ContributionsAnswer | ContributionsTotal, words: Words) -> tuple[Table, ...]:
    """One account per partner; what there is nothing of is left out."""
    return tuple(
        Table(
            words("{name} at {day}", name=partner.name, day=answer.at.isoformat()),
            FIGURES,
            tuple(_items(partner, words)),
        )
        for partner in answer.partners
    )


def _items(partner: Contribution, words: Words) -> Iterator[Row]:
    for path, figure in _figures(partner):
        if figure.number or path[-1] == "total":
            item = ": ".join(heading(_HEADED.get(key, key), words) for key in path)
            yield Row({FIGURE_ITEM: item, FIGURE: figure})


_HEADED = {"returned": "paid_to_gemeente", "rest": "became"}


def _figures(partner: Contribution) -> Iterator[tuple[tuple[str, ...], Figure]]:
    """Each amount of an account, with the keys that lead there."""
    for path, value in leaves(partner):
        if isinstance(value, Figure):
            yield path, value


def _sheet(answer: ContributionsAnswer) -> Sheet:
    """One row per partner, with a column for each amount."""
    rows: list[dict[Column, Value]] = [
        {
            PARTNER: partner.id,
            NAME: partner.name,
            **{Column(".".join(path)): figure for path, figure in _figures(partner)},
        }
        for partner in answer.partners
    ]
    columns = dict.fromkeys((PARTNER, NAME, *(column for row in rows for column in row)))
    return Sheet(tuple(columns), tuple(rows))


VIEW = View[ContributionsAnswer, ContributionsTotal](_tables, _sheet, _tables, kind="partner")
