"""The annual accounts of a year, with places to sign (SPEC 12; art. 2:58 BW)."""

from collections.abc import Iterator
from datetime import date

from socoledger.domain.findings import _
from socoledger.domain.period import december
from socoledger.domain.report.year import YearReport
from socoledger.write.documents.document import (
    Block,
    Checklist,
    Document,
    Fact,
    Facts,
    Items,
    Letterhead,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Style,
)
from socoledger.write.documents.parts import basis_section
from socoledger.write.documents.year_notes import balance_notes, income_notes
from socoledger.write.documents.year_statements import balance_table, destination, income_table
from socoledger.write.words import Words

_TO_FILL_IN = "…" * 12
"""Room to write in by hand."""


def year_document(report: YearReport, letterhead: Letterhead, words: Words) -> Document:
    """The accounts: what the year brought, both statements, notes, and the decisions on them."""
    subtitle = str(report.year)
    if not report.is_final:
        subtitle = words(_("{year}, draft"), year=str(report.year))
    return Document(
        words(_("Annual accounts")),
        subtitle,
        letterhead,
        (
            *_lead(report, words),
            Section(words(_("Balance sheet")), tuple(_balance(report, words))),
            Section(words(_("Income statement")), tuple(_income(report, words)), new_page=True),
            balance_notes(report, words),
            income_notes(report, words),
            Section(words(_("How these accounts were made")), (_principles(report, words),)),
            basis_section(report.basis, words),
            _decisions(report, words),
        ),
    )


def _lead(report: YearReport, words: Words) -> Iterator[Block]:
    total = report.statement.total
    when = str(report.year)
    if not report.is_over:
        through = _("{year} through {month}")
        when = words(through, year=when, month=words.month(report.through))
    lead = _(
        "In {year} {income_cents} came in and {expenses_cents} was spent: a result of"
        " {result_cents}."
    )
    text = words(
        lead,
        year=when,
        income_cents=total.income.actual_cents + total.grants.actual_cents,
        expenses_cents=total.expenses.actual_cents,
        result_cents=total.result.actual_cents,
    )
    went = [
        f"{destination(one, words)} {words.amount(one.actual_cents)}"
        for one in report.distribution
        if one.actual_cents
    ]
    if went:
        went_to = _("Where it went: {list}.")
        text = f"{text} {words(went_to, list=', '.join(went))}"
    yield Paragraph(text, Style.LEAD)
    yield _state(report, words)
    if report.is_anonymous:
        hidden = _(
            "Names are left out. What is about fewer than five people stands together with other"
            " items, or is left out."
        )
        yield Paragraph(words(hidden))
    yield Facts(tuple(_facts(report, words)))
    about = _(
        "With these accounts the board answers to the members for {year} (art. 2:58 BW). It draws"
        " them up within six months, by {day}, unless the general meeting has given it longer. The"
        " members adopt them, and decide apart from that on the discharge of the board."
    )
    day = words.day(date(report.year + 1, 6, 30))
    yield Paragraph(words(about, year=str(report.year), day=day))


def _state(report: YearReport, words: Words) -> Paragraph:
    """Whether they are final, and if not why not."""
    if report.is_final:
        text = _("The year is closed: these figures are final.")
        return Paragraph(words(text))
    if report.year < report.coop.first_month.year:
        text = _("These books begin in {month}: of {year} they hold no more than what was there.")
        month = words.month(report.coop.first_month)
        return Paragraph(words(text, month=month, year=str(report.year)), Style.WARNING)
    if report.is_over:
        text = _("This is a draft: {year} is not closed yet, so figures may still change.")
        return Paragraph(words(text, year=str(report.year)), Style.WARNING)
    text = _("This is a draft: {year} is not over. The figures reach through {day}.")
    return Paragraph(words(text, year=str(report.year), day=words.day(report.day)), Style.WARNING)


def _facts(report: YearReport, words: Words) -> Iterator[Fact]:
    coop = report.coop
    yield Fact(words(_("coöperatie")), coop.name)
    first, last = date(report.year, 1, 1), december(report.year).last_day
    span = _("{first} through {last}")
    years = words(span, first=words.day(first), last=words.day(last))
    yield Fact(words(_("financial year")), years)
    if coop.letterhead.kvk is not None:
        yield Fact(words(_("number at the Kamer van Koophandel")), coop.letterhead.kvk)
    yield Fact(words(_("agreement with the gemeente")), coop.municipality)
    if report.day.year == coop.first_month.year and coop.first_month.number > 1:
        month = words.month(coop.first_month)
        yield Fact(words(_("results are distributed from")), month)


def _balance(report: YearReport, words: Words) -> Iterator[Block]:
    if report.items:
        yield balance_table(report, words)
    else:
        text = _("The balance sheet is left out: it would tell about fewer than five people.")
        yield Paragraph(words(text))


def _income(report: YearReport, words: Words) -> Iterator[Block]:
    yield income_table(report, words)
    if not report.is_over and any(one.budget_cents for one in (*report.income, *report.expenses)):
        text = _("The budget is for the whole year; what was booked is through {month}.")
        yield Paragraph(words(text, month=words.month(report.through)), Style.NOTE)
    text = _beside(report)
    if text:
        yield Paragraph(words(text, year=str(report.year - 1)), Style.NOTE)


def _beside(report: YearReport) -> str:
    """What is to be said of the year before: a message with {year}, or nothing."""
    is_whole = report.through == december(report.year)
    if any(one.last_year_cents for one in (*report.income, *report.expenses)):
        return "" if is_whole else _SAME_MONTH
    if report.is_anonymous:
        return ""
    if report.statement.total.result.last_year_cents is None:
        return _("There is no year before: nothing was booked in {year}.")
    if not is_whole:
        return _("In {year} nothing came in and nothing was spent through the same month.")
    return _("In {year} nothing came in and nothing was spent.")


_SAME_MONTH = _("The year before is through the same month.")


def _principles(report: YearReport, words: Words) -> Items:
    """By what rules the figures were made."""
    texts = [
        _(
            "Income and costs count on the day on which they are booked. What was not paid by then"
            " stands on the balance sheet, as far as it was booked so."
        ),
        _("Things that are kept count as a cost when they are booked as one."),
        _("All amounts are to the cent; a share is rounded once, half a cent up."),
        _(
            "Spaarpotten, premiums, funds and what goes back to the gemeente follow from the"
            " agreement and the law, and are booked by the close of each month and of the year."
        ),
        _(
            "A close gets a seal over all that it rests on. If anything in it is changed later, the"
            " seal is no longer right."
        ),
    ]
    if report.coop.kor:
        texts.append(
            _(
                "The coöperatie uses the small business scheme: it charges no btw, and reclaims"
                " none."
            )
        )
    if report.grants:
        texts.append(_("Grants are no income when they are received, but when they are spent."))
    return Items(tuple(words(text) for text in texts))


def _decisions(report: YearReport, words: Words) -> Section:
    """Adoption and discharge, which are two decisions, and who signs."""
    year = str(report.year)
    meeting = words(_("date of the general meeting"))
    adopts = _("The general meeting adopts the annual accounts of {year}.")
    adoption = Section(
        words(_("Decision 1: adoption")),
        (
            Paragraph(words(adopts, year=year)),
            Checklist((words(_("adopted")), words(_("not adopted")))),
            Facts((Fact(meeting, _TO_FILL_IN),)),
        ),
    )
    discharge = Section(
        words(_("Decision 2: discharge")),
        (
            Paragraph(
                words(
                    _(
                        "The general meeting discharges the directors for how they managed the"
                        " coöperatie in {year}. Who adopts the accounts has not given discharge by"
                        " that (art. 2:58 BW): it is asked and decided apart."
                    ),
                    year=year,
                )
            ),
            Checklist((words(_("discharge given")), words(_("discharge not given")))),
            Facts((Fact(meeting, _TO_FILL_IN),)),
        ),
    )
    missing = _("All directors sign. If a signature is missing, it is said here why: {room}")
    signed = Section(
        words(_("Signed by the board")),
        (_board(report, words), Paragraph(words(missing, room=_TO_FILL_IN), Style.NOTE)),
    )
    committee = words(_("kascommissie"))
    checked = Section(
        words(_("Seen by the kascommissie")),
        (Signatures((Signature(committee), Signature(committee))),),
    )
    parts = (adoption, discharge, signed, checked)
    return Section(words(_("Decisions of the members")), parts, new_page=True)


def _board(report: YearReport, words: Words) -> Signatures:
    """The directors that coop.yaml names, else those that each board has."""
    board = report.coop.letterhead.board
    if board and report.is_anonymous:
        return Signatures(tuple(Signature(one.role) for one in board))
    if board:
        return Signatures(tuple(Signature(one.role, one.name) for one in board))
    roles = (_("chair"), _("secretary"), _("treasurer"))
    return Signatures(tuple(Signature(words(role)) for role in roles))
