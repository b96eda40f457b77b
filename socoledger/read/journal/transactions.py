"""Transactions: from Beancount's entries to our records (SPEC 2)."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from json.encoder import encode_basestring as _in_quotes
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
from socoledger.domain.metadata import APPROVAL, BANK, BANK_DATE, FOR, PURPOSE
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month, is_period, parse_date
from socoledger.read.journal.context import CURRENCY, JournalContext
from socoledger.read.journal.metadata import PostingMarks, is_absent
from socoledger.read.journal.owners import Owner, share_out
from socoledger.read.journal.source import cents_of, is_too_large

_UNSURE = "!"
_NOTES = frozenset(("note", "notitie", "opmerking", "toelichting"))
_NO_LINKS = frozenset[str]()
_CLOSE_LINK = re.compile(r"close-([0-9]{4}(?:-[0-9]{2})?)")
_YEAR = re.compile(r"[0-9]{4}")


class _TransactionOwners(NamedTuple):
    """The owners that a transaction names as a whole: in its metadata, and by its tags."""

    day: date
    owner: Owner | None
    tagged: tuple[str, ...]
    is_wrong: bool
    """Whether there is a finding on these names already."""
    is_reported: bool
    """Whether there is a finding already that its tags contradict its metadata."""


class TransactionReader:
    """Reads transactions into `transactions`; what cannot be right in them is a finding."""

    def __init__(self, context: JournalContext, padding: Container[int]) -> None:
        self.transactions: list[Transaction] = []
        self._sources, self._coop, self._roots = context.sources, context.coop, context.roots
        self._members, self._owners = context.members, context.owners
        self._marks, self._wording = context.marks, context.wording
        self._findings = context.findings
        self._padding = padding
        self._amounts_read = True
        self._in_results: dict[str, bool] = {}

    def is_in_results(self, account: str) -> bool:
        """Whether an account is part of the result of a member or the coöperatie (SPEC 3.1)."""
        counts = self._in_results.get(account)
        if counts is None:
            accounts = self._coop.accounts
            counts = (
                account.split(":", 1)[0] in (self._roots.income, self._roots.expenses)
                and not below(account, accounts.distribution)
                and not below(account, accounts.article31)
            )
            self._in_results[account] = counts
        return counts

    def read(self, entry: Any) -> None:
        """Read one transaction of Beancount's."""
        meta, place = _said(entry.meta), self._sources.place(entry)
        close = self._close(entry, place)
        # A pad's postings carry the metadata of the balance directive; the pad's own count.
        padded = id(entry) in self._padding
        owners = None if close else self._transaction_owners(entry, meta, place)
        transaction_marks = None if close else self._marks.transaction_marks(entry, place)
        postings = []
        said = [meta]
        self._amounts_read = True
        for posting in entry.postings:
            said.append(_said(posting.meta or {}))
            posting_meta = {} if padded else said[-1]
            line = place.line if padded or not posting.meta else posting.meta["lineno"]
            posting_place = Place(place.file, line)
            account, cents = posting.account, self._cents(posting, posting_place, entry.date)
            if posting_meta and transaction_marks is not None:
                self._findings += self._wording.misspelt_keys(
                    posting_meta, posting_place, entry.date
                )
            marks = transaction_marks and self._marks.posting_marks(
                transaction_marks, account, posting_meta, posting_place
            )
            shares = (
                self._shares(account, cents, posting_meta, posting_place, owners, marks)
                if owners
                else ()
            )
            record = Posting(account, cents, posting_place.line, shares)
            if meta or posting_meta:
                record = record._replace(
                    purpose=_metadata_text(posting_meta, meta, PURPOSE),
                    approval=_metadata_text(posting_meta, meta, APPROVAL),
                    for_year=self._for_year(account, posting_meta, meta, posting_place, entry.date),
                    bank="" if close else _text_at(posting_meta, BANK),
                )
            postings.append(record if marks is None else record._replace(**marks._asdict()))
        self._check_balance(postings, place, entry.date)
        is_own = close is None and not padded
        documents = _documents(said) if is_own else []
        transaction = Transaction(
            entry.date,
            place.file,
            place.line,
            tuple(postings),
            close,
            close is not None and LEAVING_TAG in entry.tags,
            transaction_marks.partner if transaction_marks else None,
            entry.links or _NO_LINKS,
            wording_of(entry, documents) if is_own else "",
            payee=entry.payee or None,
            text=(entry.payee or "", entry.narration or ""),
            is_unsure=entry.flag == _UNSURE,
            is_noted=not all(map(_NOTES.isdisjoint, filter(None, said))),
            is_padding=padded,
            documents=tuple(name for _key, name in documents),
            bank=_text_at(meta, BANK) if is_own else "",
            bank_day=_day_at(meta, BANK_DATE) if is_own else None,
        )
        self.transactions.append(transaction)

    def _transaction_owners(
        self, entry: Any, meta: Mapping[str, Any], place: Place
    ) -> _TransactionOwners:
        """The owners of a whole transaction; `meta` is what is said in its metadata."""
        before = len(self._findings)
        self._check_words(entry, meta, place)
        owner = self._owners.from_metadata(meta, place, entry.date)
        members = self._owners.from_tags(entry.tags, place, entry.date)
        is_wrong = len(self._findings) > before
        conflicts = self._wording.conflicting_members(entry, owner, place) if members else []
        self._findings += conflicts
        return _TransactionOwners(entry.date, owner, members, is_wrong, bool(conflicts))

    def _check_words(self, entry: Any, meta: Mapping[str, Any], place: Place) -> None:
        """Report misspelt keys and tags of a transaction, and those that contradict each other."""
        if meta:
            self._findings += self._wording.misspelt_keys(meta, place, entry.date)
        if entry.tags:
            self._findings += self._wording.misspelt_tags(entry, place)
            if self._coop.units:  # in closed months no matter, as they move no money
                self._marks.unit_findings += self._wording.conflicting_units(entry, place)
        self._findings += self._wording.conflicting_pushes(entry, place)

    def _check_balance(self, postings: Sequence[Posting], place: Place, day: date) -> None:
        """Report a transaction that does not balance to the cent (SPEC 2); Beancount itself
        forgives half a cent.
        """
        difference = sum(posting.cents for posting in postings)
        if difference and self._amounts_read:
            amount = f"{format_hundredths(difference)} {CURRENCY}"
            self._findings.append(Finding.of(TRANSACTION_UNBALANCED, place, day, difference=amount))

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
            text = f"{number} {currency}"[:40]
            self._findings.append(Finding.of(NOT_PLAIN_EUROS, place, day, what=text))
            self._amounts_read = False
            return 0
        cents = cents_of(number)
        if cents is None:
            text = f"{number}"[:40]
            kind = AMOUNT_TOO_LARGE if is_too_large(number) else TOO_MANY_DECIMALS
            self._findings.append(Finding.of(kind, place, day, number=text))
            self._amounts_read = False
            return 0
        return cents

    def _shares(
        self,
        account: str,
        cents: int,
        posting_meta: Mapping[str, Any],
        place: Place,
        owners: _TransactionOwners,
        marks: PostingMarks | None,
    ) -> tuple[tuple[str, int], ...]:
        """The cents of a posting by owner, () if it is in no result. The nearest name wins: that of
        the posting, the transaction, a tag.
        """
        before = len(self._findings)
        named = self._owners.from_metadata(posting_meta, place, owners.day)
        if not self.is_in_results(account):
            return ()
        if named is None and len(owners.tagged) > 1:
            if not owners.is_reported:
                first, members = owners.tagged[0], ", ".join(owners.tagged)
                parameters = {"first": first, "members": members, "key": self._coop.member_key}
                self._findings.append(Finding.of(OWNER_UNCLEAR, place, owners.day, **parameters))
            return ((COLLECTIVE, cents),)
        owner = named or owners.owner or (owners.tagged[0] if owners.tagged else None)
        if owner is None:
            is_granted = marks is not None and marks.grant is not None
            if not (is_granted or owners.is_wrong or len(self._findings) > before):
                key = self._coop.member_key
                self._findings.append(Finding.of(OWNER_MISSING, place, owners.day, key=key))
            return ((COLLECTIVE, cents),)
        shares = share_out(cents, owner)
        for id_, _ in shares:
            member = self._members.get(id_)
            if member is not None and not member.is_member(owners.day):
                self._findings.append(
                    Finding.of(NOT_A_MEMBER_ON_DAY, place, owners.day, id_, member=id_)
                )
        return shares

    def _for_year(
        self,
        account: str,
        posting_meta: Mapping[str, Any],
        meta: Mapping[str, Any],
        place: Place,
        day: date,
    ) -> int | None:
        if FOR not in posting_meta and FOR not in meta:
            return None
        if not below(account, self._coop.accounts.municipality):
            return None
        text = str(posting_meta.get(FOR, meta.get(FOR)))
        if _YEAR.fullmatch(text) is None or int(text) == 0:
            expected = Phrase('a year, as "2025"')
            parameters = {"key": FOR, "value": text[:40], "expected": expected}
            self._findings.append(Finding.of(METADATA_WRONG, place, day, **parameters))
            return None
        return int(text)


_DOCUMENT = "document"
"""The start of keys of metadata that name a document, as `document` and `document-2`."""
_BY_BEANCOUNT = frozenset(("filename", "lineno", "__tolerances__", "__automatic__"))


def wording_of(entry: Any, documents: Sequence[tuple[str, str]]) -> str:
    """Payee, narration, links and documents (`_documents`) of a transaction as one text, in a fixed
    order.
    """
    texts = [
        "" if text is None else _in_quotes(text) for text in (entry.payee, entry.narration or None)
    ]
    if entry.links or documents:
        texts += (f"^{link}" for link in sorted(entry.links))
        texts += sorted(f"{key}: {_in_quotes(value)}" for key, value in documents)
    return " ".join(filter(None, texts))


def _said(meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """The metadata that somebody wrote, without what Beancount adds."""
    if meta.keys() <= _BY_BEANCOUNT:
        return {}
    return {key: value for key, value in meta.items() if key not in _BY_BEANCOUNT}


def _documents(said: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """The documents that metadata names, each with its key."""
    return [
        (key, value)
        for meta in said
        if meta
        for key, value in meta.items()
        if key.startswith(_DOCUMENT) and isinstance(value, str)
    ]


def _text_at(meta: Mapping[str, Any], key: str) -> str:
    """A text of metadata, "" for none and for what is no text."""
    value = meta.get(key)
    return value if isinstance(value, str) else ""


def _day_at(meta: Mapping[str, Any], key: str) -> date | None:
    """A day of metadata, None for none and for what is no day. Fava writes days in quotes."""
    value = meta.get(key)
    if isinstance(value, str):
        try:
            return parse_date(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def _metadata_text(
    posting_meta: Mapping[str, Any], meta: Mapping[str, Any], key: str
) -> str | None:
    """A text of metadata, the posting's before the transaction's; empty counts as absent."""
    value = posting_meta.get(key)
    if value is None:
        value = meta.get(key)
    return None if is_absent(value) else str(value)
