"""The working paper of the kascommissie: step by step, with room for a pen (SPEC 12)."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.period import Month, december
from socoledger.domain.report.audit import Audit, Decided
from socoledger.write.documents.audit_balances import balance_blocks
from socoledger.write.documents.audit_closes import (
    accepted_blocks,
    close_blocks,
    verdict,
    words_not_covered,
)
from socoledger.write.documents.audit_parts import by_hand, question_text
from socoledger.write.documents.audit_sample import document_blocks, sample_blocks
from socoledger.write.documents.document import (
    BOX,
    Block,
    Checklist,
    Document,
    Letterhead,
    Paragraph,
    Row,
    Section,
    Signature,
    Signatures,
    Style,
    Table,
)
from socoledger.write.documents.parts import basis_section, text_column
from socoledger.write.words import Words

_OWN_LINES = 4
"""The empty lines for what the kascommissie itself asks or remarks."""
_KINDS = {
    "premium": _("decision on premiums"),
    "allowance": _("decision on allowances"),
    "approval": _("approval of spending out of a spaarpot"),
}


def audit_document(audit: Audit, letterhead: Letterhead, words: Words) -> Document:
    """The working paper, with two places to sign."""
    steps = (
        (_("The money that is there"), balance_blocks(audit, words)),
        (_("What was closed"), close_blocks(audit, words)),
        (_("What the treasurer accepted or noted"), accepted_blocks(audit.evidence, words)),
        (_("Entries to look up"), sample_blocks(audit.sample, audit.basis, words)),
        (_("Receipts and invoices"), document_blocks(audit.documents, words)),
        (_("What only you can see"), _seen(audit, words)),
        (_("Questions for the treasurer"), _questions(audit, words)),
    )
    numbered = [
        Section(
            words(_("Step {number}: {title}"), number=number, title=words(title)), tuple(blocks)
        )
        for number, (title, blocks) in enumerate(steps, start=1)
    ]
    return Document(
        words(_("Working paper of the kascommissie")),
        words(_("The books of {year}"), year=str(audit.year)),
        letterhead,
        (
            *_lead(audit, words),
            *numbered,
            Section(
                words(_("To the meeting of members")),
                tuple(_statement(audit, letterhead.name, words)),
                new_page=True,
            ),
            basis_section(audit.basis, words),
        ),
    )


def _lead(audit: Audit, words: Words) -> Iterator[Block]:
    lead = _(
        "With this paper two members check the books of {year} in one evening: they compare the"
        " money with the bank, see whether what was closed is unchanged, look up {count} entries,"
        " and sign for the meeting."
    )
    one = _(
        "With this paper two members check the books of {year} in one evening: they compare the"
        " money with the bank, see whether what was closed is unchanged, look up the one entry"
        " there is, and sign for the meeting."
    )
    count = len(audit.sample.picked)
    text = one if count == 1 else lead
    yield Paragraph(words(text, year=str(audit.year), count=count), Style.LEAD)
    yield verdict(audit, words)
    yield from words_not_covered(audit.evidence, words)
    yield Paragraph(words(_("Have at hand:")))
    needed = [
        words(_("the bank statements of {year}, from the bank itself"), year=str(audit.year)),
        words(_("receipts and invoices")),
        words(_("the minutes, and your paper of last year if there is one")),
    ]
    if _has_cash(audit):
        needed.insert(1, words(_("the cash box")))
    if audit.decided:
        needed.append(words(_("the letters of the gemeente")))
    yield Checklist(tuple(needed))


def _has_cash(audit: Audit) -> bool:
    return any(balance.kind == "cash" for balance in audit.balances)


def _seen(audit: Audit, words: Words) -> Iterator[Block]:
    if audit.decided:
        how = _("Look at each of these papers of the gemeente {municipality} itself, and tick it.")
        yield Paragraph(words(how, municipality=audit.municipality))
        heads = (
            text_column(_("reference"), words),
            text_column(_("what for"), words),
            text_column(_("day"), words),
            text_column(_("about whom"), words),
            text_column(_("seen it"), words),
        )
        rows = tuple(_decided(one, words) for one in audit.decided)
        yield Table(words(_("Decisions and approvals")), heads, rows)
    yield Paragraph(words(_("The books cannot tell this; tick what you saw.")))
    yield Checklist(tuple(_things_to_see(audit, words)))


def _decided(one: Decided, words: Words) -> Row:
    return Row((one.reference, words(_KINDS[one.kind]), one.day, ", ".join(one.names), BOX))


def _things_to_see(audit: Audit, words: Words) -> Iterator[str]:
    yield words(_("We saw the bank statements as the bank gives them, not a copy of somebody's."))
    if _has_cash(audit):
        yield words(_("The two of us counted the cash."))
    opening = _("What stood on the accounts on 1 January is what the accounts of {year} end with.")
    yield words(opening, year=str(audit.year - 1))
    members = _("The list of members has {count} members on {day}, as the books have.")
    yield words(members, count=audit.members, day=words.day(audit.basis.day))
    yield words(_("The minutes show that the meeting adopted the annual accounts of last year."))
    if audit.basis.close is not None:
        sealed = _("The seal {seal} of {period} stands in the minutes, or is written there now.")
        period, seal = audit.basis.close.period, audit.basis.close.seal
        yield words(sealed, seal=seal, period=words.period(period))
    yield words(_("We know who can pay from the bank account, and that two people look at it."))
    yield words(_("There is a copy of the books in another place."))


def _questions(audit: Audit, words: Words) -> Iterator[Block]:
    asked = question_text(audit.evidence.open, words)
    heads = (text_column(_("question"), words), text_column(_("answer"), words))
    if asked:
        how = _("The program found this in the books; ask what it is, and write down the answer.")
        yield Paragraph(words(how))
        yield Table(words(_("Open warnings and errors")), heads, by_hand(asked, len(heads)))
    else:
        yield Paragraph(words(_("The program found nothing in the books of this year to ask for.")))
    yield Table(words(_("What you ask yourselves")), heads, by_hand([""] * _OWN_LINES, len(heads)))


def _statement(audit: Audit, name: str, words: Words) -> Iterator[Block]:
    checked = _(
        "The kascommissie has checked the books of {name} of {year}, as this paper describes, and"
        " advises the meeting:"
    )
    year = str(audit.year)
    yield Paragraph(words(checked, name=name, year=year), Style.LEAD)
    yield Checklist((*_advice(audit, words), words(_("not to do so yet, for the reason below"))))
    heads = (text_column(_("remark no."), words), text_column(_("our remarks"), words))
    numbers = [str(number) for number in range(1, _OWN_LINES + 1)]
    yield Table(words(_("Remarks of the kascommissie")), heads, by_hand(numbers, len(heads)))
    member = Signature(words(_("member of the kascommissie")))
    yield Signatures((member, member))


def _advice(audit: Audit, words: Words) -> Iterator[str]:
    """What the meeting may decide: of a year that is not over there are no annual accounts."""
    year, day = str(audit.year), audit.basis.day
    if Month.of(day) < december(audit.year):
        yield words(_("to take note that the books through {day} are right"), day=words.day(day))
    else:
        yield words(_("to adopt the annual accounts of {year}"), year=year)
        yield words(_("to discharge the board for {year}"), year=year)
