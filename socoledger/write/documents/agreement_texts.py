"""What an agreement says, clause by clause, in sentences (SPEC 1, 12)."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from socoledger.domain.agreement import (
    COOPERATIVE,
    FUND,
    KEEP,
    MUNICIPALITY,
    RESERVE,
    RESULT,
    SPAARPOT,
    AllowanceTerms,
    HoursTerms,
    Limit,
    PremiumTerms,
    SpaarpotTerms,
)
from socoledger.domain.findings import _
from socoledger.domain.metadata import PURPOSE_PAYOUT, PURPOSE_PREMIUM
from socoledger.domain.period import FIRST_YEAR, Month
from socoledger.domain.report.clauses import Reached, Went
from socoledger.write.words import Words

_TO = {
    COOPERATIVE: _("the coöperatie"),
    MUNICIPALITY: _("the gemeente"),
    RESERVE: _("the reserve of the coöperatie"),
    SPAARPOT: _("the spaarpot of the member"),
}
_PURPOSES = {
    "course": _("a course"),
    "business": _("the member's own business"),
    "private": _("private needs"),
    PURPOSE_PREMIUM: _("a premium"),
    PURPOSE_PAYOUT: _("money paid out"),
    "": _("no purpose written down"),
}
"""Names of purposes that many agreements have; others are named as the agreement does."""
_LEFT_FOR = {
    "work": _("work"),
    "education": _("school"),
    "self-employed": _("an own business"),
    "deceased": _("death"),
    "other": _("another reason"),
}


def destination(to: str, words: Words) -> str:
    """A destination, as in "to the gemeente"."""
    if to.startswith(FUND):
        return words(_("the fund {name}"), name=to.removeprefix(FUND))
    return words(_TO[to]) if to in _TO else to


def purpose_name(purpose: str, words: Words) -> str:
    """What a spaarpot is spent on."""
    return words(_PURPOSES[purpose]) if purpose in _PURPOSES else purpose


def left_for(outcome: str | None, words: Words) -> str:
    """Why a member left."""
    return words(_LEFT_FOR[outcome]) if outcome in _LEFT_FOR else ""


def levy(part: Went, words: Words) -> str:
    """One levy: what is taken off before all else."""
    text = _("First {share} goes to {to}.") if part.share != 1 else _("All of it goes to {to}.")
    share = words.share(part.share or Fraction(1))
    return words(text, share=share, to=destination(part.to, words))


def bracket(reached: Reached, words: Words) -> str:
    """One bracket of what remains after the levies."""
    goes = words.listed([_part(part, words) for part in reached.parts])
    above, up_to = reached.above_cents, reached.up_to_cents
    if up_to is None and not above:
        return words(_("What remains goes {goes}."), goes=goes)
    if up_to is None:
        text = _("Of what remains in a year, what is above {above_cents} goes {goes}.")
        return words(text, above_cents=above, goes=goes)
    if not above:
        text = _("Of what remains in a year, the first {up_to_cents} goes {goes}.")
        return words(text, up_to_cents=up_to, goes=goes)
    text = _("Of what remains in a year, from {above_cents} to {up_to_cents} goes {goes}.")
    return words(text, above_cents=above, up_to_cents=up_to, goes=goes)


def _part(part: Went, words: Words) -> str:
    to = words(_("to {to}"), to=destination(part.to, words))
    if part.share is None or part.share == 1:
        return to
    return words(_("for {share} {to}"), share=words.share(part.share), to=to)


def losses(rule: str, words: Words) -> str:
    """What becomes of a loss at the end of a year."""
    if rule == "carry":
        return words(_("A loss at the end of a year is made good by later years first."))
    return words(_("A loss at the end of a year is borne by the coöperatie."))


def premium(terms: PremiumTerms, words: Words) -> Iterator[str]:
    """What is said of premiums, sentence by sentence."""
    if terms.per_hour_cents:
        yield words(
            _("An hour of work brings {per_hour_cents}."), per_hour_cents=terms.per_hour_cents
        )
    if terms.share:
        text = _("Of what came into the spaarpot {share} becomes a premium.")
        if terms.of == RESULT:
            text = _("Of the result {share} becomes a premium.")
        yield words(text, share=words.share(terms.share))
    if terms.per_month_cents is not None:
        yield words(_("It is at most {month_cents} in a month."), month_cents=terms.per_month_cents)
    if terms.maximum is not None:
        yield _maximum(terms.maximum, words)
    once = _("It is paid once a year at most.")
    yield words(once if terms.payments == 1 else _("It is paid twice a year at most."))
    if terms.pay_months:
        names = [words.month_name(Month(FIRST_YEAR, number)) for number in terms.pay_months]
        yield words(_("It is paid in {months}."), months=words.listed(names))
    if terms.out_of == SPAARPOT:
        yield words(_("It is taken out of the member's own spaarpot."))


def _maximum(limit: Limit, words: Words) -> str:
    if limit.share is not None:
        text = _("It is at most {share} of the legal maximum in a calendar year.")
        return words(text, share=words.share(limit.share))
    text = _("It is at most {year_cents} in a calendar year.")
    return words(text, year_cents=limit.cents or 0)


def allowance(terms: AllowanceTerms, words: Words) -> Iterator[str]:
    """What is said of allowances, sentence by sentence."""
    if terms.per_hour_cents:
        yield words(
            _("An hour of work brings {per_hour_cents}."), per_hour_cents=terms.per_hour_cents
        )
    if terms.per_month_cents is not None:
        yield words(_("It is at most {month_cents} in a month."), month_cents=terms.per_month_cents)
    if terms.per_year_cents is not None:
        yield _maximum(Limit(terms.per_year_cents, None), words)


def purpose(name: str, words: Words, *, needs_approval: bool, is_agreed: bool) -> str:
    """One purpose that spaarpotten may be spent on, or were spent on without being agreed."""
    text = _("It may be spent on {purpose}.")
    if needs_approval:
        text = _("It may be spent on {purpose}, if the gemeente approves.")
    if not is_agreed:
        text = _("The agreement does not name: {purpose}.")
    if name == PURPOSE_PAYOUT:
        text = _("Paid out to who has no benefit any more, which needs no agreement.")
    return words(text, purpose=purpose_name(name, words))


def leaving(terms: SpaarpotTerms, words: Words) -> Iterator[str]:
    """What becomes of the spaarpot of who leaves, sentence by sentence."""
    by_destination = _by_destination(terms.on_leaving)
    for to, outcomes in by_destination.items():
        if len(by_destination) == 1:
            text = _("What is in it when a member leaves goes to {to}.")
            kept = _("What is in it when a member leaves stays set aside for them.")
            yield words(kept if to == KEEP else text, to=destination(to, words))
            continue
        reasons = words.listed([left_for(outcome, words) for outcome in outcomes], either=True)
        text = _("If the member left for {reasons}, it goes to {to}.")
        kept = _("If the member left for {reasons}, it stays set aside for them.")
        yield words(kept if to == KEEP else text, reasons=reasons, to=destination(to, words))
    if terms.grace_months and set(by_destination) != {KEEP}:
        text = _("It stays there for {number} months first.")
        yield words(text, number=str(terms.grace_months))


def _by_destination(on_leaving: Mapping[str, str]) -> dict[str, list[str]]:
    """The outcomes by where the spaarpot goes; one that is not named keeps it."""
    found: dict[str, list[str]] = {}
    for outcome in _LEFT_FOR:
        found.setdefault(on_leaving.get(outcome, KEEP), []).append(outcome)
    return found


def hours_terms(terms: HoursTerms, words: Words) -> Iterator[str]:
    """What is said of hours, sentence by sentence."""
    if terms.per_year_hundredths is not None:
        text = _("A member works at most {number_hundredths} hours in a year.")
        yield words(text, number_hundredths=terms.per_year_hundredths)
    if terms.per_day_hundredths is not None:
        text = _("A member works at most {number_hundredths} hours on a day.")
        yield words(text, number_hundredths=terms.per_day_hundredths)
    if terms.per_week_at_least_hundredths is not None:
        text = _("A member works at least {number_hundredths} hours in a week.")
        yield words(text, number_hundredths=terms.per_week_at_least_hundredths)
