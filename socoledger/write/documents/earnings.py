"""What members earned, as a table with a row for each year and as charts (SPEC 12)."""

from collections.abc import Iterator, Mapping, Sequence

from socoledger.domain.findings import _
from socoledger.domain.report.earnings import EarningsRow
from socoledger.write.as_json import Figure
from socoledger.write.documents.document import (
    Bar,
    Bars,
    Column,
    Paragraph,
    Row,
    Style,
    Table,
    cents,
)
from socoledger.write.documents.parts import amount_or_hidden, text_column
from socoledger.write.formats import figure_text
from socoledger.write.words import Words

_COLUMNS = {
    "turnover_cents": _("turnover"),
    "costs_cents": _("costs of orders"),
    "net_cents": _("net"),
    "levies_cents": _("levy"),
    "municipality_cents": _("to the gemeente"),
    "carried_cents": _("not shared out"),
    "spaarpot_cents": _("thermometer, gross"),
    "spent_cents": _("invested"),
    "left_cents": _("thermometer, net"),
}
"""The columns of De Blauwe Paraplu, and two that other agreements need."""
_WENT = {
    "costs_cents": _("costs of orders"),
    "levies_cents": _("the coöperatie and its funds"),
    "municipality_cents": _("the gemeente"),
    "carried_cents": _("losses that are not shared out"),
    "spaarpot_cents": _("spaarpotten of members"),
}
"""Where turnover goes: these add up to it."""


def earnings_table(years: Sequence[EarningsRow], words: Words) -> Table:
    """A row for each year, none where nobody earned anything; columns without a figure that is
    shown are left out.
    """
    amounts = {row.year: row.amounts for row in years}
    shown = [name for name in _COLUMNS if any(of_year[name] for of_year in amounts.values())]
    heads = (Column(words(_COLUMNS[name])) for name in shown)
    rows = (
        Row((str(year), *(amount_or_hidden(of_year[name]) for name in shown)))
        for year, of_year in amounts.items()
    )
    return Table(
        words(_("What members earned, by year")),
        (text_column(_("year"), words), *heads),
        tuple(rows) if any(row.is_some for row in years) else (),
    )


def earnings_note(years: Sequence[EarningsRow], words: Words) -> Paragraph:
    """What the columns of the table mean, as far as they are there."""
    sentences = [words(_("Net is turnover less costs."))]
    if any(row.levies_cents for row in years):
        sentences.append(words(_("The levy is for the coöperatie and its funds.")))
    if any(row.spaarpot_cents for row in years):
        text = _(
            "The thermometer is what was set aside in spaarpotten of members: gross, and net of"
            " what was invested out of them."
        )
        sentences.append(words(text))
    return Paragraph(" ".join(sentences), Style.NOTE)


def earnings_charts(years: Sequence[EarningsRow], words: Words) -> Iterator[Bars]:
    """What members earned in each year, if there are several, and where the turnover of the last
    one went; nothing of what is hidden.
    """
    net = {row.year: cents(row.net_cents) for row in years if row.net_cents is not None}
    if any(one.number for one in net.values()):
        yield from chart_by_year(words(_("What members earned, after costs")), net, words)
    last = years[-1]
    went = {name: last.amounts[name] for name in _WENT}
    if last.turnover_cents and None not in went.values():
        bars = [Bar(words(_WENT[name]), cents(one)) for name, one in went.items() if one]
        said = (
            words(_("{value} to {name}"), value=figure_text(bar.value, words), name=bar.label)
            for bar in bars
        )
        text = words(
            _("Customers paid {turnover_cents} in {year}. Of that went {parts}."),
            turnover_cents=last.turnover_cents,
            year=str(last.year),
            parts=", ".join(said),
        )
        title = words(_("Where what customers paid went, {year}"), year=str(last.year))
        yield Bars(title, text, tuple(bars))


def chart_by_year(title: str, values: Mapping[int, Figure], words: Words) -> Iterator[Bars]:
    """A bar for each year, if there are several."""
    if len(values) > 1:
        bars = tuple(Bar(str(year), value) for year, value in values.items())
        said = (f"{bar.label}: {figure_text(bar.value, words)}" for bar in bars)
        yield Bars(title, f"{'; '.join(said)}.", bars)
