"""The public page: what the coöperatie did in a year, and nobody in it (SPEC 12)."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.impact import ImpactAnswer
from socoledger.domain.period import december
from socoledger.domain.report.impact import ImpactReport, YearOfImpact
from socoledger.write.as_json import Figure
from socoledger.write.documents.document import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Letterhead,
    Paragraph,
    Row,
    Section,
    Style,
    Table,
    cents,
    count,
    hours,
    percent,
)
from socoledger.write.documents.earnings import (
    chart_by_year,
    earnings_charts,
    earnings_note,
    earnings_table,
)
from socoledger.write.documents.parts import (
    HIDDEN_FIGURE,
    amount_or_hidden,
    basis_section,
    text_column,
)
from socoledger.write.words import Words


def impact_document(report: ImpactReport, letterhead: Letterhead, words: Words) -> Document:
    """The page."""
    year, day = str(report.answer.year), report.basis.day
    is_whole = day == december(day.year).last_day
    subtitle = (
        year if is_whole else words(_("{year}, through {day}"), year=year, day=words.day(day))
    )
    return Document(
        words(_("What we did together")),
        subtitle,
        letterhead,
        (
            *_lead(report, letterhead.name, words),
            Section(words(_("Members")), tuple(_members(report, words))),
            Section(words(_("Off to work or school")), tuple(_moved_on(report, words))),
            Section(words(_("Work and earnings")), tuple(_earnings(report, words))),
            Section(words(_("For the gemeente")), tuple(_municipality(report, words))),
            Section(words(_("What this page leaves out")), tuple(_left_out(words))),
            basis_section(report.basis, words),
        ),
    )


def _lead(report: ImpactReport, name: str, words: Words) -> Iterator[Block]:
    """What the coöperatie did, and what it brought the gemeente, in a sentence each."""
    yield Paragraph(_did(report, name, words), Style.LEAD)
    answer = report.answer
    returned, saved = answer.returned.computed_cents, answer.saved.amount_cents
    both = _("The gemeente gets {returned_cents} back, and paid {saved_cents} less in benefits.")
    if returned and saved:
        yield Paragraph(words(both, returned_cents=returned, saved_cents=saved), Style.LEAD)
    elif returned:
        text = words(_("The gemeente gets {returned_cents} back."), returned_cents=returned)
        yield Paragraph(text, Style.LEAD)
    elif saved:
        text = words(_("The gemeente paid {saved_cents} less in benefits."), saved_cents=saved)
        yield Paragraph(text, Style.LEAD)


def _did(report: ImpactReport, name: str, words: Words) -> str:
    """The sentence that matters."""
    answer, earned = report.answer, report.this_year.earnings
    year, working = str(answer.year), answer.members.working
    if earned.turnover_cents and earned.net_cents is not None and working:
        text = _(
            "In {year} {members} members of {name} did work that customers paid {turnover_cents}"
            " for; after costs that was {net_cents}."
        )
        return words(
            text,
            year=year,
            members=working,
            name=name,
            turnover_cents=earned.turnover_cents,
            net_cents=earned.net_cents,
        )
    if earned.net_cents and working:
        text = _("In {year} {members} members of {name} earned {net_cents} together.")
        return words(text, year=year, members=working, name=name, net_cents=earned.net_cents)
    if answer.hours_hundredths and working:
        text = _("In {year} {members} members of {name} worked {worked_hundredths} hours together.")
        worked = answer.hours_hundredths
        return words(text, year=year, members=working, name=name, worked_hundredths=worked)
    if answer.members.during:
        text = _("In {year} {members} people were a member of {name}.")
        whole = name.removesuffix(".")  # as that of U.A., before the end of the sentence
        return words(text, year=year, members=answer.members.during, name=whole)
    text = _("{name} was at work in {year}, with so few people that their figures are left out.")
    return words(text, name=name, year=year)


def _members(report: ImpactReport, words: Words) -> Iterator[Block]:
    members, ever, year = report.answer.members, report.ever, str(report.answer.year)
    yield _facts(
        (words(_("members ever, at least")), _count(ever.members)),
        (words(_("members at the end of {year}"), year=year), _count(members.end)),
        (
            words(_("members in the course of {year}"), year=year),
            _count(members.during),
        ),
        (words(_("of these, at work")), _count(members.working)),
        (words(_("of these, not at work yet")), _count(members.activated)),
        (words("joined"), _count(members.joined)),
        (words("who left"), _count(members.left)),
    )
    counted = {one.year: count(one.members) for one in report.years if one.members}
    yield from chart_by_year(words(_("Members by year")), counted, words)


def _moved_on(report: ImpactReport, words: Words) -> Iterator[Block]:
    """Who left for work, education or self-employment, with and without a benefit."""
    answer, ever, since = report.answer, report.ever, str(report.since)
    moved_on, off_benefit = report.moved_on, answer.saved.of
    without = None if moved_on is None or off_benefit is None else moved_on - off_benefit
    yield _facts(
        (words(_("to work, school or their own business")), _count(moved_on)),
        (words(_("of these, from a benefit")), _count(off_benefit)),
        (words(_("of these, without a benefit")), _count(without)),
        (words(_("share of all members")), _percent(answer.outflow_share_hundredths)),
        (words(_("all of them since {year}, at least"), year=since), _count(ever.moved_on)),
        (words(_("from a benefit since {year}, at least"), year=since), _count(ever.with_benefit)),
        (
            words(_("without a benefit since {year}, at least"), year=since),
            _count(ever.without_benefit),
        ),
    )


def _earnings(report: ImpactReport, words: Words) -> Iterator[Block]:
    rows = [one.earnings for one in report.years]
    table = earnings_table(rows, words)
    if table.rows:
        yield table
        yield earnings_note(rows, words)
        yield from earnings_charts(rows, words)
    answer = report.answer
    spent = None if table.rows else answer.spaarpot.spent_cents  # a column of the table
    yield _facts(
        (words(_("hours worked")), _hours(answer.hours_hundredths)),
        (words("premiums awarded"), _cents(answer.premiums.awarded_cents)),
        (words("premiums paid"), _cents(answer.premiums.paid_cents)),
        (words("allowances awarded"), _cents(answer.allowances.awarded_cents)),
        (words("allowances paid"), _cents(answer.allowances.paid_cents)),
        (words("paid back against receipts"), _cents(answer.reimbursed_cents)),
        (words("spent from spaarpotten"), _cents(spent)),
        (words(_("earnings of a member at work, on average")), _mean(report)),
    )
    if _mean(report) is not None:
        least, most = answer.earnings.study
        study = _("A study of other coöperaties found {least_cents} at first, {most_cents} later.")
        yield Paragraph(words(study, least_cents=least, most_cents=most), Style.NOTE)
    worked = {one.year: hours(one.hours_hundredths) for one in report.years if one.hours_hundredths}
    yield from chart_by_year(words(_("Hours by year")), worked, words)


def _mean(report: ImpactReport) -> Figure | None:
    """The mean of the earnings, where their sum is told."""
    if not report.this_year.earnings.net_cents:
        return None
    return _cents(report.answer.earnings.mean_cents)


def _municipality(report: ImpactReport, words: Words) -> Iterator[Block]:
    answer = report.answer
    returned, saved, grants = answer.returned, answer.saved, answer.grants
    rows = _facts(
        (words("benefits saved"), _cents(saved.amount_cents)),
        (words("returned to the gemeente"), _cents(returned.computed_cents)),
        (words("of which was paid"), _cents(returned.paid_cents)),
        (words("grants received"), _cents(grants.received_cents)),
        (words("grants received from the gemeente"), _cents(grants.municipality_cents)),
        (words("grants spent"), _cents(grants.spent_cents)),
    )
    if _has_balance(answer) and answer.balance_cents is not None:
        text = words(_("brought the gemeente: saved and returned, less its grants"))
        rows = Facts((*rows.rows, Fact(text, cents(answer.balance_cents), total=True)))
    yield rows
    yield _by_year(report.years, words)


def _has_balance(answer: ImpactAnswer) -> bool:
    """Whether there is more than one amount for a balance to come from."""
    returned, saved = answer.returned.computed_cents, answer.saved.amount_cents
    return sum(map(bool, (returned, saved, answer.grants.municipality_cents))) > 1


def _by_year(years: tuple[YearOfImpact, ...], words: Words) -> Table:
    """What went back and what was saved in each year, if there are several."""
    some = len(years) > 1 and any(one.returned_cents or one.saved_cents for one in years)
    heads = (
        text_column(_("year"), words),
        Column(words("returned to the gemeente")),
        Column(words("benefits saved")),
    )
    rows = (
        Row(
            (str(one.year), amount_or_hidden(one.returned_cents), amount_or_hidden(one.saved_cents))
        )
        for one in years
    )
    return Table(words(_("For the gemeente, by year")), heads, tuple(rows) if some else ())


def _left_out(words: Words) -> Iterator[Block]:
    names = _("There are no names on this page, and no figures about one to four people.")
    more = _("What those could be worked out from is left out too: in a table {sign} stands there.")
    yield Paragraph(words(names))
    yield Paragraph(words(more, sign=HIDDEN_FIGURE))


def _facts(*rows: tuple[str, Figure | None]) -> Facts:
    """Figures that are there; what is hidden or nothing is left out."""
    return Facts(tuple(Fact(label, value) for label, value in rows if value and value.number))


def _count(number: int | None) -> Figure | None:
    return None if number is None else count(number)


def _cents(number: int | None) -> Figure | None:
    return None if number is None else cents(number)


def _hours(number: int | None) -> Figure | None:
    return None if number is None else hours(number)


def _percent(number: int | None) -> Figure | None:
    return None if number is None else percent(number)
