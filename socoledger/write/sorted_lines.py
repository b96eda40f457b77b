"""Postings that wait on the account of what is to be sorted out, moved to where they belong by an
edit of the text: every other byte stays, comments and metadata of one's own too (SPEC 10).
"""

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date

from socoledger.domain.bank_waiting import Sorted
from socoledger.domain.findings import Place
from socoledger.domain.metadata import PARTNER
from socoledger.write.beancount_text import amount, line_end_of, margin_of, quoted

_FLAG = re.compile(r"(\ufeff?[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}[ \t]+)!(?=[ \t\r]|$)")
_POSTING = re.compile(
    r"(?P<indent>[ \t]+)(?P<flag>[!*&#?%][ \t]+)?(?P<account>[^\s;\"]+)"
    r"(?:(?P<gap>[ \t]+)(?P<amount>[-+]?[0-9][0-9,]*(?:\.[0-9]*)?[ \t]*EUR))?"
    r"(?P<rest>[ \t]*(?:;[^\r]*)?\r?)"
)
_OWN_KEY = re.compile(
    r"(?P<start>[ \t]+(?P<key>[a-z][A-Za-z0-9_-]*):[ \t]*)"
    r"(?:\"(?:[^\"\\]|\\.)*\"|[^\s;\"]+)(?P<rest>.*)"
)
_REMARK = re.compile(r"[ \t]*(?:;.*)?\r?")


def can_be_sorted(text: str, found: Sorted) -> bool:
    """Whether a posting is laid out in a way that is edited here."""
    return _POSTING.fullmatch(text.split("\n")[found.waiting.posting - 1]) is not None


def with_sorted(text: str, found: Sequence[Sorted], still_waiting: Container[Place]) -> str:
    """The text of a file in which postings that can be are sorted. The flag of transactions in
    which nothing waits any more becomes `*`.

    A line of the text may become several here, so that the numbers of the others stay.
    """
    lines = text.split("\n")
    partners = {}
    for one in found:
        _move(lines, one)
        for target, _cents in one.targets:
            if target.partner is not None:
                partners[one.waiting.first_posting] = target.partner
    for line, partner in partners.items():
        posting = lines[line - 1]
        margin, line_end = margin_of(posting), line_end_of(posting)
        lines[line - 1] = f"{margin}{PARTNER}: {quoted(partner)}{line_end}\n{posting}"
    for place in {one.waiting.place for one in found}:
        if place not in still_waiting:
            lines[place.line - 1] = _FLAG.sub(r"\1*", lines[place.line - 1], count=1)
    return "\n".join(lines)


def _move(lines: list[str], found: Sorted) -> None:
    """Book a posting elsewhere. The last of several parts takes its place, the others come above;
    what it has of the same metadata changes, and its other metadata stays.
    """
    at = found.waiting.posting - 1
    match = _POSTING.fullmatch(lines[at])
    if match is None:
        message = "a posting that is to be sorted is laid out in another way"
        raise RuntimeError(message)
    margin, line_end = margin_of(lines[at]), line_end_of(lines[at])
    start = margin + (match["flag"] or "")
    written = []
    for target, cents in found.targets[:-1]:
        written.append(f"{margin}{target.account}  {amount(-cents)}{line_end}")
        written += _metadata_lines(target.metadata, margin, line_end)
    target, cents = found.targets[-1]
    said = match["amount"] or ""
    if said and len(found.targets) > 1:
        said = amount(-cents)
    gap = ""
    if said:
        width = len(match["account"] + match["gap"] + match["amount"])
        gap = " " * max(2, width - len(target.account) - len(said))
    written.append(f"{start}{target.account}{gap}{said}{match['rest']}")
    new = [pair for pair in target.metadata if not _is_changed(lines, at, pair)]
    written += _metadata_lines(new, margin, line_end)
    lines[at] = "\n".join(written)


def _is_changed(lines: list[str], posting: int, pair: tuple[str, str | date]) -> bool:
    """Whether a posting had a key already, which then has the new value."""
    key, value = pair
    for at in range(posting + 1, len(lines)):
        match = _OWN_KEY.fullmatch(lines[at])
        if match is not None and match["key"] == key:
            lines[at] = f"{match['start']}{quoted(str(value))}{match['rest']}"
            return True
        if match is None and not (lines[at] and _REMARK.fullmatch(lines[at])):
            return False
    return False


def _metadata_lines(
    metadata: Sequence[tuple[str, str | date]], margin: str, line_end: str
) -> Iterator[str]:
    for key, value in metadata:
        yield f"{margin * 2}{key}: {quoted(str(value))}{line_end}"
