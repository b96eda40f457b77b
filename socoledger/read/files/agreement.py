"""agreement.yaml: the versions of the convenant, and whether their clauses add up (SPEC 1)."""

from collections.abc import Sequence
from dataclasses import field, replace
from fractions import Fraction
from itertools import pairwise

from socoledger.catalogue.agreement import (
    AGREEMENT_BEGINS_MID_MONTH,
    AGREEMENT_GAP,
    AGREEMENTS_OUT_OF_ORDER,
    BRACKETS_WRONG,
    DESTINATION_UNKNOWN,
    LEVIES_ABOVE_WHOLE,
    PREMIUM_NO_PURPOSE,
    SPLIT_NOT_WHOLE,
)
from socoledger.domain.agreement import (
    COOPERATIVE,
    FUND,
    RESERVE,
    SPAARPOT,
    Agreement,
    Bracket,
    Clause,
)
from socoledger.domain.declared import FromFile, key
from socoledger.domain.destinations import (
    COLLECTIVE_DESTINATIONS,
    LEAVING_DESTINATIONS,
    MEMBER_DESTINATIONS,
    is_tail_of_number,
)
from socoledger.domain.findings import Finding, Phrase, Place, _
from socoledger.domain.frozen import frozen
from socoledger.domain.goals import Goal
from socoledger.domain.kinds import DATE
from socoledger.domain.member import is_id
from socoledger.domain.metadata import PURPOSE_PREMIUM
from socoledger.domain.period import Month
from socoledger.read.files.goals import whole_goals
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Path, Source
from socoledger.read.yaml.nodes import Mapping, Node


@frozen
class Agreements(FromFile):
    """agreement.yaml."""

    agreements: tuple[Agreement, ...] = field(
        metadata=key("agreements", _("The versions of the convenant, in order of `from`."))
    )
    goals: tuple[Goal, ...] = field(
        default=(), metadata=key("goals", _("Goals, whatever the version in force."))
    )


def agreements(
    node: Node, file: str, first_month: Month | None, findings: list[Finding]
) -> tuple[tuple[Agreement, ...], tuple[Goal, ...]]:
    """Read every version and the goals, in the order written; clauses that do not add up are
    findings S3xx.

    `first_month` None: it could not be read, so no version is compared with it.
    """
    before = len(findings)
    source = Source(node, file, findings)
    read = read_record(Agreements, source)
    source.repeated("agreements", by=("id",))
    versions = tuple(
        _whole(version, ("agreements", at), source) for at, version in enumerate(read.agreements)
    )
    goals = whole_goals(read.goals, versions, source, ("goals",))
    goals += tuple(goal for version in versions for goal in version.goals)
    for earlier, later in pairwise(versions):
        if later.start <= earlier.start:
            findings.append(
                Finding.of(AGREEMENTS_OUT_OF_ORDER, later.place, later=later.id, earlier=earlier.id)
            )
    is_whole = len(findings) == before
    for at, version in enumerate(versions):
        _check_purpose(version, ("agreements", at), source)
    if first_month is None or not is_whole:
        return versions, goals
    if not any(version.start <= first_month for version in versions):
        findings.append(Finding.of(AGREEMENT_GAP, source.at(), month=str(first_month)))
    return versions, goals


def _whole(version: Agreement, path: Path, source: Source) -> Agreement:
    """A version completed with its defaults; its clauses are checked."""
    _check_start(path, source)
    _check_clause(version.member_result, (*path, "member_result"), MEMBER_DESTINATIONS, source)
    _check_clause(
        version.collective_result, (*path, "collective_result"), COLLECTIVE_DESTINATIONS, source
    )
    source.repeated(*path, "spaarpot", "purposes", by=("id",))
    source.repeated_texts(*path, "premium", "pay_months")
    _check_leaving(version, (*path, "spaarpot", "on_leaving"), source)
    return replace(
        version,
        member_result=replace(version.member_result, rest=COOPERATIVE),
        collective_result=replace(version.collective_result, rest=RESERVE),
        goals=whole_goals(version.goals, [version], source, (*path, "goals")),
    )


def _check_start(path: Path, source: Source) -> None:
    """Check that a version takes effect on the first day of a month."""
    try:
        day = DATE.parse(source.text(*path, "from"))
    except ValueError:  # reported already
        return
    if day.day != 1:
        source.findings.append(
            Finding.of(AGREEMENT_BEGINS_MID_MONTH, source.at_key(*path, "from"), date=day)
        )


def _check_clause(clause: Clause, path: Path, known: Sequence[str], source: Source) -> None:
    """Check that levies add up to at most 100%, each split to exactly 100%, that brackets rise, and
    that every destination is known (SPEC 1).
    """
    for at, levy in enumerate(clause.levies):
        if levy.to:  # else it could not be read
            _check_destination(levy.to, known, source.at_key(*path, "levies", at, "to"), source)
    total = sum((levy.share for levy in clause.levies), Fraction(0))
    if total > 1:
        place = source.at_key(*path, "levies")
        source.findings.append(Finding.of(LEVIES_ABOVE_WHOLE, place, total=_percent(total)))
    for at, bracket in enumerate(clause.brackets):
        _check_split(bracket, (*path, "brackets", at), known, source)
    reason = _wrong_with(clause.brackets)
    if reason is not None:
        place = source.at_key(*path, "brackets")
        source.findings.append(Finding.of(BRACKETS_WRONG, place, reason=reason))


def _check_split(bracket: Bracket, path: Path, known: Sequence[str], source: Source) -> None:
    """Check that the shares of a split add up to 100%, and that every destination is known."""
    written = source.node(*path, "split")
    if not isinstance(written, Mapping):  # reported already
        return
    for part in bracket.split:
        _check_destination(part.to, known, source.at_key(*path, "split", part.to), source)
    total = sum((part.share for part in bracket.split), Fraction(0))
    if total != 1 and not any(is_tail_of_number(entry.key) for entry in written.entries):
        place = source.at_key(*path, "split")
        source.findings.append(Finding.of(SPLIT_NOT_WHOLE, place, total=_percent(total)))


def _wrong_with(brackets: Sequence[Bracket]) -> Phrase | None:
    """What is wrong with the limits of the brackets, None if nothing is."""
    if not brackets:
        return None
    ends = [bracket.up_to_cents for bracket in brackets]
    if ends[-1] is not None:
        return Phrase("the last bracket has an 'up_to', so what is above it goes nowhere")
    if None in ends[:-1]:
        return Phrase("only the last bracket may have no 'up_to'")
    rising = [0, *(end for end in ends[:-1] if end is not None)]
    if any(later <= earlier for earlier, later in pairwise(rising)):
        return Phrase("each 'up_to' must be higher than the one before")
    return None


def _check_leaving(version: Agreement, path: Path, source: Source) -> None:
    """Check that the destinations of a leaver's spaarpot are known."""
    for to in dict.fromkeys(version.spaarpot.on_leaving.values()):
        _check_destination(to, LEAVING_DESTINATIONS, source.at(*path), source)


def _check_purpose(version: Agreement, path: Path, source: Source) -> None:
    """Check that a spaarpot that gives premiums may be spent on them (SPEC 3.5)."""
    purposes = {purpose.id for purpose in version.spaarpot.purposes}
    if version.premium.out_of == SPAARPOT and PURPOSE_PREMIUM not in purposes:
        place = source.at_key(*path, "premium", "from")
        source.findings.append(Finding.of(PREMIUM_NO_PURPOSE, place, purpose=PURPOSE_PREMIUM))


def _check_destination(to: str, known: Sequence[str], place: Place, source: Source) -> None:
    if to not in known and not (to.startswith(FUND) and is_id(to.removeprefix(FUND))):
        there = ", ".join((*known, FUND + "NAME"))
        source.findings.append(Finding.of(DESTINATION_UNKNOWN, place, to=to, known=there))


def _percent(share: Fraction) -> str:
    text = f"{float(share * 100):.6f}".rstrip("0").rstrip(".")
    return f"{text}%"
