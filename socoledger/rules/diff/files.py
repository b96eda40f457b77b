"""Facts of the files beside the journal that were added, removed or changed (SPEC 13): members, the
agreement, grants, the law, and what else the books say.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from socoledger.domain.books import Books
from socoledger.domain.budget import Budget
from socoledger.domain.declared import FromFile
from socoledger.domain.diff import Kind
from socoledger.domain.findings import Place
from socoledger.domain.law import Law
from socoledger.domain.member import Member
from socoledger.domain.money import format_hundredths
from socoledger.rules.diff.records import Changed, list_pairs, record_changes

_LAW, _BUDGET = Place("law.yaml", 1), Place("budget.yaml", 1)
_NAMED = ("agreement", "grants")
"""What is a list of records with an id."""
R = TypeVar("R", bound=FromFile)
_Texts = dict[tuple[str, ...], str]


class FileChange(NamedTuple):
    """One key of a file, or a whole record of it, that changed. `record` is the id of its member,
    of its version of the agreement or of its grant, "" where there is none.
    """

    kind: Kind
    record: str
    change: Changed

    @property
    def place(self) -> Place:
        """Where it stands after the change; before it, if it was removed."""
        change = self.change
        sides = (change.after_place, change.before_place)
        known = [place for place in (sides if change.after is not None else sides[::-1]) if place]
        return known[0]


def renamed_members(before: Books, after: Books) -> dict[str, str]:
    """The members whose file got another id and kept its account: the new id by the old one."""
    ids = {member.id for member in before.members} & {member.id for member in after.members}
    new_ids = {member.account: member.id for member in after.members if member.id not in ids}
    return {
        member.id: new_ids[member.account]
        for member in before.members
        if member.id not in ids and member.account in new_ids
    }


def file_changes(before: Books, after: Books, renamed: Mapping[str, str]) -> Iterator[FileChange]:
    """All that changed beside the journal and the closes, file by file."""
    yield from _of_members(before.members, after.members, renamed)
    yield from _of_list("agreement", before.agreements, after.agreements)
    yield from _of_list("grants", before.grants, after.grants)
    yield from _of_law(before.law, after.law)
    yield from (FileChange("coop", "", one) for one in record_changes(before.coop, after.coop))
    yield from _of_budgets(before.budgets, after.budgets)
    old, new = ([] if side.bank is None else [side.bank] for side in (before, after))
    yield from _of_list("bank", old, new)
    yield from _of_list("notes", before.notes, after.notes)


def _of_members(
    before: Sequence[Member], after: Sequence[Member], renamed: Mapping[str, str]
) -> Iterator[FileChange]:
    old_files = {renamed.get(member.id, member.id): member for member in before}
    new_files = {member.id: member for member in after}
    for id_ in [*old_files, *(id_ for id_ in new_files if id_ not in old_files)]:
        old, new = old_files.get(id_), new_files.get(id_)
        if old is not None and new is not None and bool(old.membership) != bool(new.membership):
            old, new = old.with_periods(), new.with_periods()  # `joined` may be a list of one
        if old != new:
            for change in record_changes(old, new):
                yield FileChange("members", id_, change)


def _of_list(kind: Kind, before: Sequence[R], after: Sequence[R]) -> Iterator[FileChange]:
    for name, old, new in list_pairs(before, after):
        for change in record_changes(old, new):
            yield FileChange(kind, name if kind in _NAMED else "", change)


def _of_law(before: Law, after: Law) -> Iterator[FileChange]:
    """The legal amounts and rules; those of this version of socoledger are the same at both."""
    old, new = _law_texts(before), _law_texts(after)
    yield from _of_texts("law", _LAW, old, new)


def _law_texts(law: Law) -> _Texts:
    texts: _Texts = {}
    for id_, parameter in law.parameters.items():
        for amount in parameter.amounts:
            value = "unknown" if amount.cents is None else format_hundredths(amount.cents)
            texts[id_, amount.start.isoformat()] = f"{value} ({amount.source})"
    for kind, rules in law.age_rules.items():
        for rule in rules:
            texts["under_27", kind, rule.start.isoformat()] = f"{rule.rule} ({rule.source})"
    return texts


def _of_budgets(before: Sequence[Budget], after: Sequence[Budget]) -> Iterator[FileChange]:
    yield from _of_texts("budget", _BUDGET, _budget_texts(before), _budget_texts(after))


def _budget_texts(budgets: Sequence[Budget]) -> _Texts:
    texts: _Texts = {}
    for budget in budgets:
        for line in budget.lines:
            texts[str(budget.year), line.account] = format_hundredths(line.cents)
    return texts


def _of_texts(kind: Kind, place: Place, before: _Texts, after: _Texts) -> Iterator[FileChange]:
    for path in sorted({*before, *after}):
        if before.get(path) != after.get(path):
            change = Changed(path, before.get(path), after.get(path), place, place)
            yield FileChange(kind, "", change)
