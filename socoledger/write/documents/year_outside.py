"""The notes of the annual accounts on others: the gemeente, givers of grants, and partners."""

from collections.abc import Iterator

from socoledger.domain.destinations import MUNICIPALITY
from socoledger.domain.findings import _
from socoledger.domain.grants import GrantFigures
from socoledger.domain.report.year import YearReport
from socoledger.write.documents.document import Block, Fact, Facts, Items, Paragraph, cents
from socoledger.write.documents.parts import amounts
from socoledger.write.documents.year_tables import notes_table
from socoledger.write.words import Words


def return_blocks(report: YearReport, words: Words) -> Iterator[Block]:
    """What goes back for the year by where it came from, what is booked and paid of it."""
    returned = report.returned
    if returned is None:
        return
    moved = (returned.computed_cents, returned.booked_cents, returned.paid_cents)
    if not any((*moved, returned.balance_cents)):
        text = _("Nothing of the results of {year} goes back to the gemeente {name}.")
        yield Paragraph(words(text, year=str(report.year), name=report.coop.municipality))
        return
    of_members = sum(member.amount_cents for member in returned.members)
    of_leavers = sum(member.leaving_cents for member in returned.members)
    text = _("What of the results of {year} goes back to the gemeente {name}.")
    yield Paragraph(words(text, year=str(report.year), name=report.coop.municipality))
    parts = (
        (_("from results of members"), of_members),
        (_("from spaarpotten of who left"), of_leavers),
        (_("from the coöperatie's own result"), returned.collective.amount_cents),
        (_("from grants of the gemeente"), returned.grants_cents),
    )
    facts = [Fact(words(label), cents(amount)) for label, amount in parts if amount]
    yield Facts(
        (
            *facts,
            Fact(words(_("goes back for the year")), cents(returned.computed_cents), total=True),
            Fact(words(_("booked by closes")), cents(returned.booked_cents)),
            Fact(words(_("paid of it so far")), cents(returned.paid_cents)),
            Fact(words(_("booked, and to be paid still")), cents(returned.outstanding_cents)),
            Fact(words(_("owed in all at the end of the year")), cents(returned.balance_cents)),
        )
    )


def grant_blocks(report: YearReport, words: Words) -> Iterator[Block]:
    """Each grant from its start, and what becomes of what is left."""
    text = _(
        "A grant counts as income as far as its costs were made. Amounts are from its start through"
        " {day}."
    )
    yield Paragraph(words(text, day=words.day(report.day)))
    heads = (
        words("grant"),
        words(_("granted")),
        words(_("received")),
        words(_("spent")),
        words(_("left of it")),
        words(_("on the balance sheet")),
    )
    rows = [
        (
            grant.id,
            *amounts(
                grant.amount_cents,
                grant.received_cents,
                grant.spent_cents,
                grant.left_cents,
                grant.balance_cents,
            ),
        )
        for grant in report.grants
    ]
    sums = (sum(getattr(grant, name) for grant in report.grants) for name in _GRANT_AMOUNTS)
    if len(rows) > 1:
        rows.append((words("together"), *amounts(*sums)))
    yield notes_table(words(_("Grants, from their start")), heads, rows, total=len(rows) > 1)
    yield Items(tuple(_of_grant(grant, report, words) for grant in report.grants))


_GRANT_AMOUNTS = (
    "amount_cents",
    "received_cents",
    "spent_cents",
    "left_cents",
    "balance_cents",
)


def _of_grant(grant: GrantFigures, report: YearReport, words: Words) -> str:
    """Who gave it, for when, and what becomes of what is left."""
    giver = report.coop.municipality if grant.giver == MUNICIPALITY else grant.giver
    who = _("{id}: from {giver}, for {start} through {end}")
    start, end = words.day(grant.from_), words.day(grant.to)
    texts = [words(who, id=grant.id, giver=giver, start=start, end=end)]
    if grant.reference:
        texts.append(grant.reference)
    if grant.returned_cents:
        texts.append(words(_("{amount_cents} goes back"), amount_cents=grant.returned_cents))
    if grant.kept_cents:
        texts.append(words(_("{amount_cents} may be kept"), amount_cents=grant.kept_cents))
    if grant.repaid_cents:
        texts.append(words(_("{amount_cents} was paid back"), amount_cents=grant.repaid_cents))
    if grant.exceeded_cents:
        over = _("costs above the grant: {amount_cents}")
        texts.append(words(over, amount_cents=grant.exceeded_cents))
    if grant.due is not None:
        texts.append(words(_("account due on {day}"), day=words.day(grant.due)))
    return "; ".join(texts)


def partner_blocks(report: YearReport, words: Words) -> Iterator[Block]:
    """What partners brought in but for grants, and what is left of it."""
    heads = (
        words("partner"),
        words(_("brought in")),
        words(_("got back")),
        words(_("capital left")),
        words(_("gifts left")),
        words(_("loans left")),
    )
    rows = [
        (
            partner.name,
            *amounts(
                partner.brought_in.total_cents - partner.brought_in.grants_cents,
                partner.got_back.total_cents
                - partner.got_back.grants_cents
                - partner.got_back.returned_cents,
                partner.rest.capital_cents,
                partner.rest.gifts_cents,
                partner.rest.loans_cents,
            ),
        )
        for partner in report.partners
    ]
    text = _("None of it is income. Amounts are from the start of the books through {day}.")
    yield Paragraph(words(text, day=words.day(report.day)))
    yield notes_table(words(_("What partners brought in")), heads, rows)
