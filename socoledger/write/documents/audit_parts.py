"""Parts that the steps of the working paper have in common."""

from collections.abc import Iterable, Sequence

from socoledger.domain.findings import Finding, Place, _
from socoledger.domain.report.audit import Evidence, Saved
from socoledger.write.documents.document import Row, RowKind
from socoledger.write.words import Words

_FEW = 3
"""How many findings of one code are told in full."""


def by_hand(texts: Iterable[str], columns: int) -> tuple[Row, ...]:
    """A row for each text, with room to write in the other columns."""
    return tuple(Row((text, *[""] * (columns - 1)), RowKind.BY_HAND) for text in texts)


def saved_text(saved: Saved | None, evidence: Evidence, words: Words) -> str:
    """Who saved something, and when, as far as git tells."""
    if saved is None:
        return words(_("not saved in git") if evidence.in_git else _("not known"))
    return words(_("{name}, {day}"), name=saved.name, day=words.day(saved.day))


def place_text(place: Place | None) -> str:
    """A file and a line, "" for no place."""
    return "" if place is None else f"{place.file}:{place.line}"


def question_text(findings: Sequence[Finding], words: Words) -> list[str]:
    """What to ask of findings: a few of each code in full, and how many more there are."""
    told: dict[str, list[str]] = {}
    for finding in findings:
        texts = [] if finding.day is None else [words.day(finding.day)]
        texts += [words.wrong(finding), place_text(finding.place)]
        told.setdefault(finding.code, []).append(", ".join(filter(None, texts)))
    asked: list[str] = []
    for code, texts in told.items():
        asked += texts[:_FEW]
        if len(texts) > _FEW:
            more = _("and {count} more of this kind: socoledger check --select {code}")
            asked.append(words(more, count=len(texts) - _FEW, code=code))
    return asked
