"""Finding the books and reading everything in them once (SPEC 1)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from posixpath import normpath
from typing import Any

from socoledger.catalogue.grants import GRANT_BOOKED_AS_INCOME
from socoledger.catalogue.members import REFERENCE_UNKNOWN
from socoledger.domain.accounts import Accounts, Roots
from socoledger.domain.books import Books
from socoledger.domain.cache import NO_CACHE, Cache
from socoledger.domain.coop import CLOSES, JOURNAL
from socoledger.domain.findings import Finding, Phrase, Place, Stops, in_order
from socoledger.domain.journal import Journal
from socoledger.domain.rule_sets import rules_of
from socoledger.read import privacy
from socoledger.read.folder import Folder, merge_unread_files
from socoledger.read.head import COOP, GRANTS, LAW, MEMBERS, NO_BOOKS, Head, head_of
from socoledger.read.journal.quick.entries import GivenUp, NotTold
from socoledger.read.journal.quick.journal import Ground, SumsFor, quick_journal
from socoledger.read.law import laws_of
from socoledger.read.names import watch_names

__all__ = [
    "COOP",
    "LAW",
    "MEMBERS",
    "NO_BOOKS",
    "Head",
    "find",
    "read",
    "read_head",
    "read_loaded",
]

_GRANT_CODES = (REFERENCE_UNKNOWN, GRANT_BOOKED_AS_INCOME)
"""Findings in the journal that depend on grants.yaml."""


def find(start: Path) -> Path | None:
    """The first folder from `start` upwards that holds coop.yaml."""
    for folder in (start, *start.parents):
        if (folder / COOP).exists():
            return folder
    return None


def read_head(root: Path, cache: Cache = NO_CACHE) -> Head | tuple[Finding, ...]:
    """Read the YAML files in `root`; only the findings if coop.yaml cannot be read."""
    folder = Folder(root)
    privacy.watch(folder)
    head = head_of(folder, cache)
    coop = head.coop if isinstance(head, Head) else None
    _, hidden = privacy.findings(folder, coop, names=False)
    if not isinstance(head, Head):
        return privacy.mask_findings(head, hidden)
    return head._replace(findings=privacy.mask_findings(head.findings, hidden))


def read(
    root: Path,
    *drafts: tuple[str, bytes | None],
    full: bool = False,
    cache: Cache = NO_CACHE,
    sums_for: SumsFor | None = None,
) -> Books | tuple[Finding, ...]:
    """Read the books in `root`; only the findings if coop.yaml cannot be read.

    `drafts` are files that are about to be written: each its path in the books and its content.
    They are read as if they existed, in the journal where an include matches their path; one
    without content is about to be removed, and read as if it were gone. With `full` Beancount loads
    the journal, as it does where the quick road does not reach. What did not change since it was
    last read may come out of the cache. With `sums_for` transactions may be sums, where they tell
    as much as each of them would.
    """
    folder = Folder(root, *drafts)
    privacy.watch(folder)
    head = head_of(folder, cache)
    if not isinstance(head, Head):
        return _without_books(folder, (*head, *_findings_of_default_journal(folder)))
    findings = watch_names(folder, head.coop)
    ground = Ground(folder, head.coop, head.members, head.grants, head.key, cache=cache)
    if sums_for is not None:
        ground = ground._replace(sums_for=_under_roots(sums_for))
    journal, reason = _read_journal(ground, findings, full=full)
    return _books(folder, head, journal, findings)._replace(full_load=reason)


def read_loaded(
    root: Path, entries: list[Any], options: Mapping[str, Any]
) -> Books | tuple[Finding, ...]:
    """As `read`, of a journal that Beancount has loaded already."""
    from socoledger.read.journal.facts import facts
    from socoledger.read.journal.load import loaded_by_beancount

    folder = Folder(root)
    privacy.watch(folder)
    head = head_of(folder)
    if not isinstance(head, Head):
        return _without_books(folder, head)
    name_findings = watch_names(folder, head.coop)
    loaded, findings = loaded_by_beancount(folder, entries, options)
    journal, problems = facts(loaded, folder, head.coop, head.members, head.grants)
    return _books(folder, head, journal, [*name_findings, *findings, *problems])


def _without_books(folder: Folder, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings if coop.yaml cannot be read."""
    private, hidden = privacy.findings(folder, None)
    return in_order(privacy.mask_findings(merge_unread_files((*findings, *private)), hidden))


def _findings_of_default_journal(folder: Folder) -> tuple[Finding, ...]:
    """What cannot be read of a journal in its default place, where coop.yaml, which might name
    another place, cannot be read either.
    """
    from socoledger.read.journal.load import load

    main = folder.root / JOURNAL
    if not (folder.root / COOP).exists() or not main.is_file():
        return ()
    _, findings = load(folder, main, Place(COOP, 1), CLOSES)
    return tuple(finding for finding in findings if finding.stops(Stops.READING))


def _books(folder: Folder, head: Head, journal: Journal, findings: list[Finding]) -> Books:
    broken = {
        finding.place.file
        for finding in head.findings
        if finding.stops(Stops.READING) and finding.place is not None
    }
    if any(file.partition("/")[0] in (COOP, MEMBERS) for file in broken):
        # Other findings in the journal may be due to the part that could not be read.
        findings = [finding for finding in findings if finding.stops(Stops.READING)]
    elif GRANTS in broken:
        findings = [finding for finding in findings if finding.kind not in _GRANT_CODES]
    private, hidden = privacy.findings(folder, head.coop)
    all_findings = privacy.mask_findings(
        merge_unread_files((*head.findings, *findings, *private)), hidden
    )
    laws = laws_of(journal.closes, head.law)
    return Books(
        replace(head.coop, accounts=_with_roots(head.coop.accounts, journal.roots)),
        head.members,
        head.agreements,
        head.law,
        journal,
        in_order(all_findings),
        laws,
        hidden,
        head.grants,
        head.goals,
        budgets=head.budgets,
        rules=rules_of(journal.closes),
        notes=head.notes,
        bank=head.bank,
        root=folder.root,
    )


def _with_roots(accounts: Accounts, roots: Roots) -> Accounts:
    """The accounts with those for grants, contributions and what is to be sorted out that coop.yaml
    does not name under the journal's own names of the roots.
    """
    defaults = Accounts()
    assets, liabilities, equity = roots.assets, roots.liabilities, roots.equity
    completed = {
        key: f"{root}:{getattr(defaults, key).partition(':')[2]}"
        for key, root in (
            ("grants", liabilities),
            ("loans", liabilities),
            ("capital", equity),
            ("gifts", equity),
            ("unsorted", assets),
        )
        if getattr(accounts, key) == getattr(defaults, key)
    }
    return replace(accounts, **completed)


def _under_roots(sums_for: SumsFor) -> SumsFor:
    """The same, which gets the accounts as `Books` has them."""
    return lambda coop, roots: sums_for(
        replace(coop, accounts=_with_roots(coop.accounts, roots)), roots
    )


def _read_journal(
    ground: Ground, findings: list[Finding], *, full: bool
) -> tuple[Journal, Phrase | None]:
    """The journal, by the quick road unless `full` is asked for, and why that was left."""
    folder, coop = ground.folder, ground.coop
    main, before = folder.root / coop.journal, folder.mark()
    reason = Phrase("it was asked for")
    while not full:
        try:
            journal, problems = quick_journal(ground, main, Place(COOP, coop.place.line))
        except GivenUp as given_up:
            reason = given_up.reason
            folder.back(before)
            full = not isinstance(given_up, NotTold)
            ground = ground._replace(sums_for=None)
        else:
            findings.extend(problems)
            return journal, None
    return _loaded_journal(ground, main, findings), reason


def _loaded_journal(ground: Ground, main: Path, findings: list[Finding]) -> Journal:
    """The journal as Beancount loads it."""
    # Importing Beancount is slow.
    from socoledger.read.journal.advice import Advice
    from socoledger.read.journal.facts import facts
    from socoledger.read.journal.load import load

    folder, coop, members, grants = ground[:4]

    def make_advice(entries: list[Any]) -> Advice:
        return Advice(entries, grants, coop.municipality, coop.accounts.grants)

    place = Place(COOP, coop.place.line)
    loaded, problems = load(folder, main, place, normpath(coop.closes), make_advice)
    findings.extend(problems)
    journal, problems = facts(loaded, folder, coop, members, grants)
    findings.extend(problems)
    return journal
