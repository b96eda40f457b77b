"""agreement.yaml: the versions of the convenant, and whether their clauses add up (SPEC 1)."""

from fractions import Fraction
from itertools import pairwise

from socoledger.catalogue.agreement import (
    AGREEMENT_BEGINS_MID_MONTH,
    AGREEMENT_GAP,
    AGREEMENTS_OUT_OF_ORDER,
    BRACKETS_WRONG,
    DESTINATION_UNKNOWN,
    LEVIES_ABOVE_WHOLE,
    SPLIT_NOT_WHOLE,
)
from socoledger.catalogue.files import KEY_MISSING
from socoledger.domain.agreement import (
    COOPERATIVE,
    FUND,
    KEEP,
    MUNICIPALITY,
    RESERVE,
    SPAARPOT,
    Agreement,
    AllowanceTerms,
    Bracket,
    Clause,
    Levy,
    PremiumTerms,
    Purpose,
    SpaarpotTerms,
)
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.goals import Goal
from socoledger.domain.member import OUTCOMES, is_id
from socoledger.domain.period import Month
from socoledger.read.files.fields import (
    AMOUNT,
    COUNT,
    DATE,
    ID,
    LIMIT,
    SHARE,
    TEXT,
    YES_NO,
    Fields,
    one_of,
)
from socoledger.read.files.goals import goals
from socoledger.read.yaml.nodes import Mapping, Node, Scalar

_LOSSES = one_of("carry", "absorb")
_PAYMENTS = one_of("1", "2")

_MEMBER_DESTINATIONS = (COOPERATIVE, SPAARPOT, MUNICIPALITY)
_COLLECTIVE_DESTINATIONS = (MUNICIPALITY, RESERVE)
_LEAVING_DESTINATIONS = (KEEP, MUNICIPALITY, COOPERATIVE)


def agreements(
    node: Node, file: str, first_month: Month | None, findings: list[Finding]
) -> tuple[tuple[Agreement, ...], tuple[Goal, ...]]:
    """Read every version and the goals, in the order written; what does not add up is a finding of
    S3.

    `first_month` None: it could not be read, so nothing is held against it.
    """
    before = len(findings)
    fields = Fields(node, file, findings)
    items = fields.mappings("agreements", required=True)
    versions = tuple(_agreement(item) for item in items)
    aims = goals(fields, versions)
    for item, version in zip(items, versions, strict=True):
        aims += goals(item, [version])
        item.done()
    fields.done()
    for earlier, later in pairwise(versions):
        if later.start <= earlier.start:
            findings.append(
                Finding.of(AGREEMENTS_OUT_OF_ORDER, later.place, later=later.id, earlier=earlier.id)
            )
    if first_month is None or len(findings) > before:
        return versions, aims
    if not any(version.start <= first_month for version in versions):
        findings.append(Finding.of(AGREEMENT_GAP, Place(file, fields.line), month=str(first_month)))
    return versions, aims


def _agreement(fields: Fields) -> Agreement:
    start = fields.required("from", DATE, Month(1, 1).first_day)
    if start.day != 1:
        place = fields.place_of("from")
        fields.findings.append(Finding.of(AGREEMENT_BEGINS_MID_MONTH, place, date=start))
    return Agreement(  # its goals are still to be read
        id=fields.required("id", TEXT, ""),
        start=Month.of(start),
        reference=fields.optional("reference", TEXT, ""),
        losses=fields.optional("losses", _LOSSES, "carry"),
        member_result=_clause(
            fields.mapping("member_result"), _MEMBER_DESTINATIONS, rest=COOPERATIVE
        ),
        collective_result=_clause(
            fields.mapping("collective_result"), _COLLECTIVE_DESTINATIONS, rest=RESERVE
        ),
        premium=_premium(fields.mapping("premium")),
        allowance=_allowance(fields.mapping("allowance")),
        spaarpot=_spaarpot(fields.mapping("spaarpot")),
        place=fields.place,
    )


def _clause(fields: Fields | None, known: tuple[str, ...], rest: str) -> Clause:
    if fields is None:
        return Clause((), (), rest)
    levies = tuple(_levy(item, known) for item in fields.mappings("levies", by=()))
    total = sum((levy.share for levy in levies), Fraction(0))
    if total > 1:
        place = fields.place_of("levies")
        fields.findings.append(Finding.of(LEVIES_ABOVE_WHOLE, place, total=_percent(total)))
    brackets = tuple(_bracket(item, known) for item in fields.mappings("brackets", by=()))
    _check_brackets(brackets, fields)
    fields.done()
    return Clause(levies, brackets, rest)


def _levy(fields: Fields, known: tuple[str, ...]) -> Levy:
    to = fields.required("to", TEXT, known[0])
    _check_destination(to, known, fields.place_of("to"), fields.findings)
    levy = Levy(to, fields.required("share", SHARE, Fraction(0)))
    fields.done()
    return levy


def _bracket(fields: Fields, known: tuple[str, ...]) -> Bracket:
    up_to_cents = fields.maybe("up_to", AMOUNT)
    split = []
    shares = fields.mapping("split")
    if shares is None:
        if not fields.has("split") and fields.readable:
            fields.findings.append(
                Finding.of(
                    KEY_MISSING, fields.place, key="split", example="split: {spaarpot: 100%}"
                )
            )
    elif shares.readable:
        tails = [entry for entry in shares.entries() if shares.tail_of_number(entry)]
        for entry in shares.entries():
            if entry in tails:
                continue
            place = Place(fields.file, entry.line)
            _check_destination(entry.key, known, place, fields.findings)
            share = shares.scalar(entry.key, entry.value, SHARE, Fraction(0))
            split.append(Levy(entry.key, share))
        total = sum((part.share for part in split), Fraction(0))
        if total != 1 and not tails:
            place = fields.place_of("split")
            fields.findings.append(Finding.of(SPLIT_NOT_WHOLE, place, total=_percent(total)))
    fields.done()
    return Bracket(up_to_cents, tuple(split))


def _check_brackets(brackets: tuple[Bracket, ...], fields: Fields) -> None:
    reason = None
    ends = [bracket.up_to_cents for bracket in brackets]
    if not brackets:
        return
    if ends[-1] is not None:
        reason = Phrase("the last bracket has an 'up_to', so what is above it goes nowhere")
    elif None in ends[:-1]:
        reason = Phrase("only the last bracket may have no 'up_to'")
    else:
        rising = [0, *(end for end in ends[:-1] if end is not None)]
        if any(later <= earlier for earlier, later in pairwise(rising)):
            reason = Phrase("each 'up_to' must be higher than the one before")
    if reason is not None:
        place = fields.place_of("brackets")
        fields.findings.append(Finding.of(BRACKETS_WRONG, place, reason=reason))


def _check_destination(
    to: str, known: tuple[str, ...], place: Place, findings: list[Finding]
) -> None:
    if to not in known and not (to.startswith(FUND) and is_id(to.removeprefix(FUND))):
        findings.append(
            Finding.of(DESTINATION_UNKNOWN, place, to=to, known=", ".join((*known, FUND + "NAME")))
        )


def _percent(share: Fraction) -> str:
    text = f"{float(share * 100):.6f}".rstrip("0").rstrip(".")
    return f"{text}%"


def _premium(fields: Fields | None) -> PremiumTerms:
    if fields is None:
        return PremiumTerms()
    terms = PremiumTerms(
        per_hour_cents=fields.optional("per_hour", AMOUNT, 0),
        maximum=fields.maybe("maximum", LIMIT),
        payments=int(fields.optional("payments", _PAYMENTS, "2")),
    )
    fields.done()
    return terms


def _allowance(fields: Fields | None) -> AllowanceTerms:
    if fields is None:
        return AllowanceTerms()
    terms = AllowanceTerms(
        per_hour_cents=fields.optional("per_hour", AMOUNT, 0),
        per_month_cents=fields.maybe("per_month", AMOUNT),
        per_year_cents=fields.maybe("per_year", AMOUNT),
    )
    fields.done()
    return terms


def _spaarpot(fields: Fields | None) -> SpaarpotTerms:
    if fields is None:
        return SpaarpotTerms()
    terms = SpaarpotTerms(
        purposes=tuple(_purpose(item) for item in fields.mappings("purposes")),
        maximum_cents=fields.maybe("maximum", AMOUNT),
        on_leaving=_on_leaving(fields),
        grace_months=fields.optional("grace_months", COUNT, 0),
    )
    fields.done()
    return terms


def _purpose(fields: Fields) -> Purpose:
    purpose = Purpose(
        id=fields.required("id", ID, "purpose"),
        approval=fields.optional("approval", YES_NO, False),
    )
    fields.done()
    return purpose


def _on_leaving(fields: Fields) -> dict[str, str]:
    """A destination per outcome; what is not named is kept."""
    node = fields.node("on_leaving")
    if node is None:
        return {}
    if isinstance(node, Mapping):
        outcomes = Fields(node, fields.file, fields.findings, "on_leaving")
        named = {
            outcome: outcomes.optional(outcome, TEXT, KEEP)
            for outcome in OUTCOMES
            if outcomes.has(outcome)
        }
        outcomes.knows(*(outcome for outcome in OUTCOMES if outcome not in named))
        outcomes.done()
    else:
        everything = fields.scalar("on_leaving", node, TEXT, KEEP)
        named = dict.fromkeys(OUTCOMES, everything)
    place = Place(
        fields.file, node.line if not isinstance(node, Scalar) or node.line > 0 else fields.line
    )
    for to in dict.fromkeys(named.values()):
        _check_destination(to, _LEAVING_DESTINATIONS, place, fields.findings)
    return named
