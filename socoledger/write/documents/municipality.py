"""The account for the gemeente of a year, or of a part of it (SPEC 12)."""

from collections.abc import Iterator
from dataclasses import replace

from socoledger.domain.contributions import Contribution
from socoledger.domain.findings import _
from socoledger.domain.grants import GrantFigures
from socoledger.domain.impact import ImpactAnswer
from socoledger.domain.municipality import ReturnFigures
from socoledger.domain.report.municipality import MunicipalityAccount
from socoledger.write import goals, impact
from socoledger.write.documents.agreement_texts import purpose_name
from socoledger.write.documents.answer_tables import answer_tables
from socoledger.write.documents.clauses import version_sections
from socoledger.write.documents.document import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Items,
    Letterhead,
    Paragraph,
    Row,
    RowKind,
    Section,
    Style,
    Table,
    cents,
)
from socoledger.write.documents.earnings import earnings_note, earnings_table
from socoledger.write.documents.estimate import estimate_section
from socoledger.write.documents.member_accounts import members_section
from socoledger.write.documents.parts import basis_section, text_column
from socoledger.write.layout import GIVER
from socoledger.write.words import Words


def municipality_document(
    account: MunicipalityAccount, letterhead: Letterhead, words: Words
) -> Document:
    """The account; of an anonymous one only what anybody may know."""
    title = _("Account for the gemeente")
    if account.is_interim:
        title = _("Interim account for the gemeente")
    subtitle = words(_("{year}, through {day}"), year=str(account.year), day=words.day(account.day))
    return Document(words(title), subtitle, letterhead, tuple(_blocks(account, words)))


def _blocks(account: MunicipalityAccount, words: Words) -> Iterator[Block]:
    yield Paragraph(" ".join(_gist(account, words)), Style.LEAD)
    if account.is_anonymous:
        text = _(
            "Amounts about fewer than five people are left out, and so are amounts that they"
            " could be worked out from."
        )
        yield Paragraph(words(text), Style.NOTE)
    if account.returned is not None and _is_any(account.returned):
        yield _returned(account.returned, words)
    if account.estimate is not None:
        yield estimate_section(account.estimate, words)
    elif account.is_interim:
        text = _(
            "The whole year is not estimated, as amounts about fewer than five people could be"
            " worked out from that."
        )
        yield Paragraph(words(text), Style.NOTE)
    versions = version_sections(account.versions, words, with_people=not account.is_anonymous)
    yield Section(words(_("What was agreed, and what was done")), versions)
    if account.earnings is not None and account.earnings.is_some:
        table = earnings_table([account.earnings], words)
        note = earnings_note([account.earnings], words)
        yield Section(words(_("Work and earnings")), (table, note))
    yield members_section(account.members, words)
    yield Section(words(_("Grants")), tuple(_grants(account, words)))
    if account.contribution is not None:
        yield from _contribution(account.contribution, words)
    named = _with_names_of_purposes(account.impact, words)
    shown = [one for one in impact.VIEW.tables(named, words) if one.columns]
    effect = answer_tables(shown, words)
    yield Section(words(_("What came of it")), tuple(effect))
    reached = answer_tables(goals.VIEW.tables(account.review, words), words)
    yield Section(words(_("Goals that were agreed")), tuple(reached))
    yield Section(words(_("Accepted, and still wrong")), tuple(_errors(account, words)))
    yield basis_section(account.basis._replace(accepted=()), words)


def _with_names_of_purposes(answer: ImpactAnswer, words: Words) -> ImpactAnswer:
    """What spaarpotten were spent on by its name, as in the clauses, and not by its id."""
    purposes = answer.spaarpot.purposes
    if purposes is None:
        return answer
    named = {
        purpose_name("" if id_ == "-" else id_, words): spent for id_, spent in purposes.items()
    }
    return replace(answer, spaarpot=replace(answer.spaarpot, purposes=named))


# -- the sentence that matters ------------------------------------------------------------------


def _gist(account: MunicipalityAccount, words: Words) -> Iterator[str]:
    """What was earned, what went back and what members got, as far as it is told."""
    gist = account.gist
    if all(part is None for part in gist):
        yield words(_("What went back, and what members got, is about too few people to tell."))
    if gist.result_cents is not None:
        when = words(_("In {year}"), year=str(account.year))
        if account.is_interim:
            when = words(_("From 1 January through {day}"), day=words.day(account.day))
        text = _("{when} members and the coöperatie earned {result_cents} after costs.")
        loss = _("{when} members and the coöperatie together lost {result_cents}.")
        message = loss if gist.result_cents < 0 else text
        yield words(message, when=when, result_cents=abs(gist.result_cents))
    if gist.returned_cents is not None:
        paid = gist.returned_paid_cents or 0
        message = _("Nothing goes back to the gemeente.")
        if paid:
            message = _("To the gemeente {returned_cents} goes back; {paid_cents} of it is paid.")
        elif gist.returned_cents:
            message = _("To the gemeente {returned_cents} goes back, which is not paid yet.")
        yield words(message, returned_cents=gist.returned_cents, paid_cents=paid)
    if gist.set_aside_cents is not None:
        text = _("In spaarpotten of members {set_aside_cents} was set aside.")
        yield words(text, set_aside_cents=gist.set_aside_cents)
    if gist.paid_cents is not None:
        text = _("Members were paid {paid_cents} as premiums and allowances.")
        none = _("No premiums or allowances were paid yet.")
        yield words(text if gist.paid_cents else none, paid_cents=gist.paid_cents)


# -- what goes back -----------------------------------------------------------------------------


def _is_any(returned: ReturnFigures) -> bool:
    return bool(returned.computed_cents or returned.booked_cents or returned.paid_cents)


def _returned(returned: ReturnFigures, words: Words) -> Section:
    """How the return is computed, and what of it is booked and paid."""
    of_members = sum(member.amount_cents for member in returned.members)
    leaving = sum(member.leaving_cents for member in returned.members)
    parts = (
        (_("from what members earned"), of_members),
        (_("from spaarpotten of members who left"), leaving),
        (_("from what the coöperatie earned itself"), returned.collective.amount_cents),
        (_("left of grants of the gemeente"), returned.grants_cents),
    )
    account = (
        (_("booked by closes"), returned.booked_cents),
        (_("not booked yet"), returned.pending_cents),
        (_("paid to the gemeente"), returned.paid_cents),
        (_("booked and not paid yet"), returned.outstanding_cents),
    )
    rows = [Fact(words(text), cents(number)) for text, number in parts if number]
    total = Fact(words(_("goes back to the gemeente")), cents(returned.computed_cents), total=True)
    rows += [total, *(Fact(words(text), cents(number)) for text, number in account)]
    provisional = _("These figures are provisional: the year is not closed yet.")
    final = _("These figures are final: the year is closed.")
    note = Paragraph(words(final if returned.final else provisional), Style.NOTE)
    return Section(words(_("What goes back to the gemeente")), (Facts(tuple(rows)), note))


# -- what the gemeente gave ---------------------------------------------------------------------


def _grants(account: MunicipalityAccount, words: Words) -> Iterator[Block]:
    """Each grant, and what becomes of what is left."""
    total = account.grants.total
    heads = (_("granted"), _("received"), _("spent"), _("what is left"))
    columns = (
        text_column(_("grant"), words),
        *(Column(words(head)) for head in heads),
        text_column(_("what becomes of it"), words),
    )
    rows = [_grant(grant, words) for grant in account.grants.grants]
    granted = sum(grant.amount_cents for grant in account.grants.grants)
    sums = (granted, total.received_cents, total.spent_cents, total.left_cents)
    last = Row((words("together"), *map(cents, sums), ""), RowKind.TOTAL)
    caption = words(_("Grants through {day}"), day=words.day(account.day))
    yield Table(caption, columns, (*rows, last) if rows else ())
    if total.exceeded_cents:
        text = _("Costs were {exceeded_cents} above what was granted; the coöperatie bears that.")
        yield Paragraph(words(text, exceeded_cents=total.exceeded_cents))


def _grant(grant: GrantFigures, words: Words) -> Row:
    sums = (grant.amount_cents, grant.received_cents, grant.spent_cents, grant.left_cents)
    name = words(
        _("{grant} ({giver})"),
        grant=grant.reference or grant.id,
        giver=GIVER(grant.giver, words),
    )
    becomes = []
    if grant.left_cents:
        becomes.append(words(_("goes back") if grant.repay else _("may stay")))
    if grant.repaid_cents:
        text = _("{paid_cents} is paid back")
        becomes.append(words(text, paid_cents=grant.repaid_cents))
    if grant.due is not None:
        becomes.append(words(_("account due on {day}"), day=words.day(grant.due)))
    return Row((name, *map(cents, sums), ", ".join(becomes)))


def _contribution(one: Contribution, words: Words) -> Iterator[Block]:
    """What the gemeente brought in as a partner, since the books began."""
    came, back, rest = one.brought_in, one.got_back, one.rest
    if not came.total_cents - came.grants_cents:
        return  # grants are told already
    forms = (
        (_("capital"), came.capital_cents, back.capital_cents, rest.capital_cents),
        (_("gifts"), came.gifts_cents, back.gifts_cents, rest.gifts_cents),
        (_("loans"), came.loans_cents, back.loans_cents, rest.loans_cents),
    )
    heads = (_("brought in"), _("got back"), _("still there"))
    rows = tuple(
        Row((words(form), *map(cents, amounts))) for form, *amounts in forms if any(amounts)
    )
    columns = (Column("", is_number=False), *(Column(words(head)) for head in heads))
    caption = words(_("What the gemeente brought in as a partner, since the books began"))
    title = words(_("The gemeente as a partner"))
    yield Section(title, (Table(caption, columns, rows),))


# -- errors -------------------------------------------------------------------------------------


def _errors(account: MunicipalityAccount, words: Words) -> Iterator[Block]:
    """What closes accepted, and what is still wrong; for a council only how much of it."""
    accepted, errors = account.accepted, account.errors
    if accepted:
        text = _("Errors that the treasurer closed in spite of: {count}.")
        yield Paragraph(words(text, count=len(accepted)))
    if not account.is_anonymous:
        columns = tuple(
            text_column(head, words)
            for head in (_("day"), _("member"), _("code"), _("why it was accepted"), _("by close"))
        )
        rows = tuple(
            Row(
                (
                    one.error.day,
                    one.error.member or "",
                    one.error.code,
                    one.error.reason,
                    one.period,
                )
            )
            for one in accepted
        )
        yield Table(words(_("What was accepted")), columns, rows)
    if errors:
        yield Paragraph(words(_("Errors in the books: {count}."), count=len(errors)), Style.WARNING)
        if not account.is_anonymous:
            yield Items(tuple(words.finding_line(finding) for finding in errors))
