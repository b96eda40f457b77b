"""What a member's page says of premiums and allowances (SPEC 3.5, 3.6, 12)."""

from collections.abc import Iterator

from socoledger.domain.article31 import Allowance, Premium
from socoledger.domain.findings import _
from socoledger.domain.report.member import MemberYear
from socoledger.write.documents.document import (
    Block,
    Fact,
    Facts,
    Items,
    Paragraph,
    cents,
)
from socoledger.write.words import Words

_NAMES = {"premium": _("premium"), "allowance": _("allowance")}
_WHY_NOT = {
    "no member": _("You are no member now, so there is no {award} for you."),
    "no benefit": _("You have no benefit, so there is no {award} for you."),
    "no decision": _("The gemeente has not decided that there is a {award} for you."),
    "under 27": _("You are under 27. The law allows no {award} yet."),
}


def own_awards(year: MemberYear, words: Words) -> Iterator[Block]:
    """What was received, what was paid back, and what may still be received."""
    yield Items(tuple(_received(year, words)))
    yield from _standing(year, words)
    lines = " ".join(_told(year, words))
    if lines:
        yield Paragraph(lines)
    if year.awards.reimbursed_cents:
        back = _("You paid costs yourself, and got back {back_cents}. That is no income.")
        yield Paragraph(words(back, back_cents=year.awards.reimbursed_cents))


def _told(year: MemberYear, words: Words) -> Iterator[str]:
    offers = year.offers_premium or year.offers_allowance
    if offers and not year.received and not year.paid_out:
        nothing = _("You received nothing from the coöperatie on your own account in {year}.")
        yield words(nothing, year=str(year.year))
    if year.departure is None:
        if year.offers_premium:
            yield from _of_premium(year, words)
        if year.offers_allowance:
            yield from _of_allowance(year, words)
    else:
        yield from _not_paid(year, words)
    if year.is_over and (year.received or any(year.ready)):
        over = _("{year} is over. What you receive after it counts for {next}.")
        yield words(over, year=str(year.year), next=str(year.year + 1))


def _received(year: MemberYear, words: Words) -> Iterator[str]:
    """Each payment, by day; a refund is negative."""
    for move in year.paid_out:
        out = _("{day}: {out_cents} out of your spaarpot")
        yield words(out, day=words.day(move.day), out_cents=-move.cents)
    for one in sorted(year.received, key=lambda one: one.day):
        what = _("{day}: {received_cents} {award}, {reference}")
        if not one.reference:
            what = _("{day}: {received_cents} {award}")
        yield words(
            what,
            day=words.day(one.day),
            received_cents=one.cents,
            award=words(_NAMES[one.kind]),
            reference=one.reference,
        )


def _standing(year: MemberYear, words: Words) -> Iterator[Block]:
    """What was awarded for hours worked, and what may be paid at most."""
    if year.awards.premium.awarded_cents:
        yield Facts(tuple(_facts(year, year.awards.premium, words(_("premium")), words)))
    if year.awards.allowance.awarded_cents:
        yield Facts(tuple(_facts(year, year.awards.allowance, words(_("allowance")), words)))


def _facts(year: MemberYear, award: Premium | Allowance, name: str, words: Words) -> Iterator[Fact]:
    if award.awarded_cents:
        yield Fact(words(_("{award} for your work"), award=name), cents(award.awarded_cents))
    if award.other_cents:
        yield Fact(words(_("{award} awarded apart"), award=name), cents(award.other_cents))
    if award.maximum_cents:
        most = words(_("at most in {year}"), year=str(year.year))
        yield Fact(f"{name}, {most}", cents(award.maximum_cents))
        if not year.is_over:
            yield Fact(
                words(_("{award} that may still be paid"), award=name),
                cents(award.room_cents),
                total=True,
            )


def _not_paid(year: MemberYear, words: Words) -> Iterator[str]:
    """What somebody who left was awarded and did not get."""
    for name, ready_cents in zip(("premium", "allowance"), year.ready, strict=True):
        if ready_cents:
            text = _("Of the awarded {award} {ready_cents} is not paid. Ask us about it.")
            yield words(text, award=words(_NAMES[name]), ready_cents=ready_cents)


def _of_premium(year: MemberYear, words: Words) -> Iterator[str]:
    premium, name = year.awards.premium, words(_("premium"))
    yield from _waiting(year.ready.premium_cents, name, words)
    if year.is_over and premium.paid_cents:
        return
    why = _why_nothing(premium, name, words)
    if why:
        yield why
    elif year.is_over:
        return
    elif premium.payments_left == 0:
        yield words(_("A premium may not be paid again in {year}."), year=str(year.year))
    else:
        if not premium.awarded_cents:
            left = _("In {year} you may still receive at most {room_cents} premium.")
            yield words(left, year=str(year.year), room_cents=premium.room_cents)
        once, twice = _("That may be paid once this year."), _("That may be paid twice this year.")
        yield words(once if premium.payments_left == 1 else twice)
        yield words(_("It is not certain that you get it."))


def _of_allowance(year: MemberYear, words: Words) -> Iterator[str]:
    allowance, name = year.awards.allowance, words(_("allowance"))
    yield from _waiting(year.ready.allowance_cents, name, words)
    if year.is_over and allowance.paid_cents:
        return
    why = _why_nothing(allowance, name, words)
    if why:
        yield why
    elif not year.is_over and not allowance.awarded_cents:
        left = _("In {year} you may still receive at most {room_cents} allowance.")
        yield words(left, year=str(year.year), room_cents=allowance.room_cents)


def _waiting(ready_cents: int, name: str, words: Words) -> Iterator[str]:
    if ready_cents:
        waiting = _("Of the awarded {award} you still get {ready_cents}.")
        yield words(waiting, ready_cents=ready_cents, award=name)


def _why_nothing(award: Premium | Allowance, name: str, words: Words) -> str:
    """Why nothing may be received any more, "" if something may."""
    months = award.standing.months
    obstacle = months[-1].obstacle if months else None
    if obstacle is not None:
        return words(_WHY_NOT[obstacle], award=name)
    if award.room_cents == 0:
        return words(_("You received all the {award} that is allowed this year."), award=name)
    return ""
