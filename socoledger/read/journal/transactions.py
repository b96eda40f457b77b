"""Transactions: from Beancount's entries to our records (SPEC 2)."""

import json
import re
from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from socoledger.catalogue.closing import CLOSE_TAG_ELSEWHERE
from socoledger.catalogue.journal import (
    AMOUNT_TOO_LARGE,
    METADATA_WRONG,
    NOT_PLAIN_EUROS,
    TOO_MANY_DECIMALS,
    TRANSACTION_UNBALANCED,
)
from socoledger.catalogue.members import NOT_A_MEMBER_ON_DAY, OWNER_MISSING, OWNER_UNCLEAR
from socoledger.domain.accounts import below
from socoledger.domain.closing import CLOSE_TAG, LEAVING_TAG
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.journal import (
    Posting,
    Transaction,
)
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month, is_period
from socoledger.read.journal.context import CURRENCY, JournalContext
from socoledger.read.journal.metadata import Marked
from socoledger.read.journal.owners import Owner, share_out
from socoledger.read.journal.source import cents_of, is_too_large

_UNSURE = "!"
_NOTES = frozenset(("note", "notitie", "opmerking", "toelichting"))
_NO_LINKS = frozenset[str]()
_CLOSE_LINK = re.compile(r"close-([0-9]{4}(?:-[0-9]{2})?)")
_YEAR = re.compile(r"[0-9]{4}")


class _Whole(NamedTuple):
    """Whose a transaction as a whole is: what its metadata says, and whom its tags name."""

    day: date
    said: Owner | None
    tagged: tuple[str, ...]
    said_wrong: bool
    """Whether what it says was a finding already."""
    is_told_twice: bool
    """Whether it names several, which was told of it as a whole."""


class TransactionReader:
    """Reads transactions one by one into `found`; what cannot be meant is a finding."""

    def __init__(self, context: JournalContext, padding: Container[int]) -> None:
        self.found: list[Transaction] = []
        self._sources, self._coop, self._roots = context.sources, context.coop, context.roots
        self._members, self._owners = context.members, context.owners
        self._marks, self._wording = context.marks, context.wording
        self._findings = context.findings
        self._padding = padding
        self._amounts_read = True
        self._counting: dict[str, bool] = {}

    def _counts(self, account: str) -> bool:
        """Whether an account is part of somebody's result (SPEC 3.1)."""
        counts = self._counting.get(account)
        if counts is None:
            accounts = self._coop.accounts
            counts = (
                account.split(":", 1)[0] in (self._roots.income, self._roots.expenses)
                and not below(account, accounts.distribution)
                and not below(account, accounts.article31)
            )
            self._counting[account] = counts
        return counts

    def read(self, entry: Any) -> None:
        """Read one transaction; what cannot be read of it is a finding."""
        meta, place = entry.meta, self._sources.place(entry)
        close = self._close(entry, place)
        # A pad's postings carry the metadata of the balance directive; the pad's own count.
        padded = id(entry) in self._padding
        whole = None if close else self._whole(entry, place)
        of_whole = None if close else self._marks.of_whole(entry, place)
        postings = []
        self._amounts_read = True
        for posting in entry.postings:
            own = {} if padded else posting.meta or {}
            there = Place(place.file, own.get("lineno", place.line))
            account, cents = posting.account, self._cents(posting, there, entry.date)
            if of_whole is not None:
                self._findings += self._wording.keys(own, there, entry.date)
            said = of_whole and self._marks.of_posting(of_whole, account, own, there)
            shares = self._shares(account, cents, own, there, whole, said) if whole else ()
            read = Posting(
                account,
                cents,
                there.line,
                shares,
                _word(own, meta, "purpose"),
                _word(own, meta, "approval"),
                self._for_year(account, own, meta, there, entry.date),
            )
            postings.append(read if said is None else read._replace(**said._asdict()))
        self._weigh(postings, place, entry.date)
        leaving = close is not None and LEAVING_TAG in entry.tags
        read_whole = Transaction(
            entry.date,
            place.file,
            place.line,
            tuple(postings),
            close,
            leaving,
            of_whole.partner if of_whole else None,
            entry.links or _NO_LINKS,
            payee=entry.payee or None,
            text=(entry.payee or "", entry.narration or ""),
            is_unsure=entry.flag == _UNSURE,
            is_noted=_is_noted(entry),
        )
        if close is None and not padded:
            read_whole = read_whole._replace(wording=wording_of(entry))
        self.found.append(read_whole)

    def _whole(self, entry: Any, place: Place) -> _Whole:
        before = len(self._findings)
        self._words_of(entry, place)
        said = self._owners.said(entry.meta, place, entry.date)
        tagged = self._owners.tagged(entry.tags, place, entry.date)
        said_wrong = len(self._findings) > before
        against = self._wording.members(entry, said, place) if tagged else []
        self._findings += against
        return _Whole(entry.date, said, tagged, said_wrong, bool(against))

    def _words_of(self, entry: Any, place: Place) -> None:
        """What a transaction is marked with in words that are nearly ours, or in two ways."""
        self._findings += self._wording.keys(entry.meta, place, entry.date)
        if entry.tags:
            self._findings += self._wording.tags(entry, place)
            if self._coop.units:  # in closed months no matter, as they move no money
                self._marks.of_units += self._wording.units(entry, place)
        self._findings += self._wording.pushed(entry, place)

    def _weigh(self, postings: Sequence[Posting], place: Place, day: date) -> None:
        """A transaction balances to the cent (SPEC 2); Beancount itself forgives half a cent."""
        difference = sum(posting.cents for posting in postings)
        if difference and self._amounts_read:
            shown = f"{format_hundredths(difference)} {CURRENCY}"
            self._findings.append(Finding.of(TRANSACTION_UNBALANCED, place, day, difference=shown))

    def _close(self, entry: Any, place: Place) -> str | None:
        if CLOSE_TAG not in entry.tags:
            return None
        if not self._sources.in_closes(place.file):
            self._findings.append(Finding.of(CLOSE_TAG_ELSEWHERE, place, entry.date))
            return None
        for link in sorted(entry.links):
            match = _CLOSE_LINK.fullmatch(link)
            if match is not None and is_period(match.group(1)):
                return match.group(1)
        return str(Month.of(entry.date))

    def _cents(self, posting: Any, place: Place, day: Any) -> int:
        number, currency = posting.units
        if currency != CURRENCY or posting.cost is not None or posting.price is not None:
            shown = f"{number} {currency}"[:40]
            self._findings.append(Finding.of(NOT_PLAIN_EUROS, place, day, what=shown))
            self._amounts_read = False
            return 0
        cents = cents_of(number)
        if cents is None:
            shown = f"{number}"[:40]
            code = AMOUNT_TOO_LARGE if is_too_large(number) else TOO_MANY_DECIMALS
            self._findings.append(Finding.of(code, place, day, number=shown))
            self._amounts_read = False
            return 0
        return cents

    def _shares(
        self,
        account: str,
        cents: int,
        own: Mapping[str, Any],
        place: Place,
        whole: _Whole,
        marked: Marked | None,
    ) -> tuple[tuple[str, int], ...]:
        """Whose result a posting is; nearest wins: posting, transaction, tag."""
        before = len(self._findings)
        said = self._owners.said(own, place, whole.day)
        if not self._counts(account):
            return ()
        if said is None and len(whole.tagged) > 1:
            if not whole.is_told_twice:
                first, members = whole.tagged[0], ", ".join(whole.tagged)
                shown = {"first": first, "members": members, "key": self._coop.member_key}
                self._findings.append(Finding.of(OWNER_UNCLEAR, place, whole.day, **shown))
            return ((COLLECTIVE, cents),)
        owner = said or whole.said or (whole.tagged[0] if whole.tagged else None)
        if owner is None:
            is_granted = marked is not None and marked.grant is not None
            if not (is_granted or whole.said_wrong or len(self._findings) > before):
                key = self._coop.member_key
                self._findings.append(Finding.of(OWNER_MISSING, place, whole.day, key=key))
            return ((COLLECTIVE, cents),)
        shares = share_out(cents, owner)
        for id_, _ in shares:
            member = self._members.get(id_)
            if member is not None and not member.is_member(whole.day):
                self._findings.append(
                    Finding.of(NOT_A_MEMBER_ON_DAY, place, whole.day, id_, member=id_)
                )
        return shares

    def _for_year(
        self,
        account: str,
        own: Mapping[str, Any],
        meta: Mapping[str, Any],
        place: Place,
        day: date,
    ) -> int | None:
        if "for" not in own and "for" not in meta:
            return None
        if not below(account, self._coop.accounts.municipality):
            return None
        value = own.get("for", meta.get("for"))
        text = str(value)
        if _YEAR.fullmatch(text) is None or int(text) == 0:
            shown = text[:40]

            expected = Phrase('a year, as "2025"')
            wrong = Finding.of(
                METADATA_WRONG, place, day, key="for", value=shown, expected=expected
            )
            self._findings.append(wrong)
            return None
        return int(text)


_DOCUMENT = "document"
"""What the keys of metadata begin with that name a document, as `document` and `document-2`."""


def wording_of(entry: Any) -> str:
    """Payee, narration, links and documents of a transaction as one text, in a fixed order."""
    said = [
        "" if text is None else json.dumps(text, ensure_ascii=False)
        for text in (entry.payee, entry.narration or None)
    ]
    metas = (entry.meta, *(posting.meta or {} for posting in entry.postings))
    documents = sorted(
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for meta in metas
        for key, value in meta.items()
        if key.startswith(_DOCUMENT) and isinstance(value, str)
    )
    return " ".join(
        filter(None, [*said, *(f"^{link}" for link in sorted(entry.links)), *documents])
    )


def _is_noted(entry: Any) -> bool:
    """Whether a note of the treasurer says why a transaction is as it is."""
    said = (entry.meta, *(posting.meta for posting in entry.postings if posting.meta))
    return any(not _NOTES.isdisjoint(meta) for meta in said)


def _word(own: Mapping[str, Any], meta: Mapping[str, Any], key: str) -> str | None:
    """A text of metadata, the posting's before the transaction's; empty counts as absent."""
    value = own.get(key)
    if value is None:
        value = meta.get(key)
    return None if value is None or value == "" else str(value)
