"""From Beancount's entries to our records (SPEC 2), with what is wrong with them as findings."""

import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from posixpath import normpath
from typing import Any, NamedTuple

from socoledger.catalogue.closing import CLOSE_TAG_ELSEWHERE, CLOSE_WITHOUT_PERIOD
from socoledger.catalogue.entries import PAD_CHANGES_EARLIER_MONTH
from socoledger.catalogue.journal import (
    AMOUNT_TOO_LARGE,
    HOURS_MISSPELT,
    HOURS_UNREADABLE,
    METADATA_WRONG,
    NOT_PLAIN_EUROS,
    TOO_MANY_DECIMALS,
    TRANSACTION_UNBALANCED,
)
from socoledger.catalogue.members import (
    HOURS_OF_NON_MEMBER,
    NOT_A_MEMBER_ON_DAY,
    OWNER_MISSING,
    OWNER_UNCLEAR,
)
from socoledger.domain.accounts import Roots, below
from socoledger.domain.closing import CLOSE, CLOSE_TAG, LEAVING_TAG, Close, chain
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.grants import Grant
from socoledger.domain.journal import (
    Assertion,
    Document,
    Hours,
    Journal,
    Opened,
    Posting,
    Shut,
    Transaction,
)
from socoledger.domain.member import COLLECTIVE, Member
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month, is_period
from socoledger.read.folder import Folder
from socoledger.read.journal.closes import close_of
from socoledger.read.journal.load import Loaded
from socoledger.read.journal.metadata import Marked, Marks
from socoledger.read.journal.misspellings import HOURS
from socoledger.read.journal.owners import Owner, Owners, share_out
from socoledger.read.journal.source import cents_of, decimals_of, is_too_large
from socoledger.read.journal.vocabulary import Wording

CURRENCY = "EUR"
_UNSURE = "!"
_NOTES = frozenset(("note", "notitie", "opmerking", "toelichting"))
_NO_LINKS = frozenset[str]()
_CLOSE_LINK = re.compile(r"close-([0-9]{4}(?:-[0-9]{2})?)")
_YEAR = re.compile(r"[0-9]{4}")
_MOST_HOURS = 10**6


def facts(
    loaded: Loaded,
    folder: Folder,
    coop: Coop,
    members: Sequence[Member],
    grants: Sequence[Grant] = (),
) -> tuple[Journal, list[Finding]]:
    """The facts of a journal, in Beancount's order: by date, then file and line."""
    reader = _Reader(loaded, folder, coop, members, grants)
    for entry in loaded.entries:
        kind = type(entry).__name__
        if kind == "Transaction":
            reader.transaction(entry)
        elif kind == "Custom":
            reader.custom(entry)
        elif hasattr(entry, "account"):
            if kind == "Document":
                reader.document(entry)
            reader.account(kind, entry)
    closes = chain(tuple(reader.closes))
    if loaded.is_whole:
        reader.units_of_open_months({close.period for close in closes})
    journal = Journal(
        transactions=tuple(reader.transactions),
        hours=tuple(reader.hours),
        closes=closes,
        opened=reader.opened,
        opened_by_plugin=reader.opened_by_plugin,
        named=frozenset(reader.named),
        shut=reader.shut,
        assertions=tuple(reader.assertions),
        files=loaded.files,
        includes=loaded.includes,
        plugins=loaded.plugins,
        roots=reader.roots,
        documents=(*reader.documents, *reader.folders_of_documents(loaded.options)),
    )
    return journal, reader.findings


class _Whole(NamedTuple):
    """Whose a transaction as a whole is: what its metadata says, and whom its tags name."""

    day: date
    said: Owner | None
    tagged: tuple[str, ...]
    said_wrong: bool
    """Whether what it says was a finding already."""
    is_told_twice: bool
    """Whether it names several, which was told of it as a whole."""


class _Reader:
    def __init__(
        self,
        loaded: Loaded,
        folder: Folder,
        coop: Coop,
        members: Sequence[Member],
        grants: Sequence[Grant],
    ) -> None:
        self.transactions: list[Transaction] = []
        self.hours: list[Hours] = []
        self.closes: list[Close] = []
        self.opened: dict[str, Opened] = {}
        self.opened_by_plugin: dict[str, date] = {}
        self.named: set[str] = set()
        self.shut: dict[str, Shut] = {}
        self.assertions: list[Assertion] = []
        self.documents: list[Document] = []
        self.findings: list[Finding] = []
        names = ("assets", "liabilities", "equity", "income", "expenses")
        self.roots = Roots(*(loaded.options.get(f"name_{name}", name.title()) for name in names))
        self._closes_folder = normpath(coop.closes)
        self._sources = loaded.sources
        self._is_whole = loaded.is_whole
        self._padding = loaded.padding
        self._amounts_read = True
        self._folder = folder
        self._coop = coop
        self._members = {member.id: member for member in members}
        self._owners = Owners(coop.member_key, frozenset(self._members), self.findings)
        self._marks = Marks(coop, self.roots, self._members, grants, self.findings)
        self._wording = Wording(coop, self._members, loaded.sources)
        self._pads: dict[str, tuple[date, Place]] = {}
        """The pads that no balance was seen of yet, by account."""
        self._files: dict[str, str] = {}
        self._owned: dict[str, bool] = {}

    def _file(self, name: str) -> str:
        found = self._files.get(name)
        if found is None:
            found = self._files[name] = self._folder.relative(self._folder.root / name)
        return found

    def _in_closes(self, file: str) -> bool:
        return file.startswith(f"{self._closes_folder}/")

    def _counts(self, account: str) -> bool:
        """Whether an account is part of somebody's result (SPEC 3.1)."""
        counts = self._owned.get(account)
        if counts is None:
            accounts = self._coop.accounts
            counts = (
                account.split(":", 1)[0] in (self.roots.income, self.roots.expenses)
                and not below(account, accounts.distribution)
                and not below(account, accounts.article31)
            )
            self._owned[account] = counts
        return counts

    # -- transactions ---------------------------------------------------------------------------

    def transaction(self, entry: Any) -> None:
        """Read one transaction; what cannot be read of it is a finding."""
        meta = entry.meta
        place = Place(self._file(meta["filename"]), meta["lineno"])
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
                self.findings += self._wording.keys(own, there, entry.date)
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
        self.transactions.append(read_whole)

    def _whole(self, entry: Any, place: Place) -> _Whole:
        before = len(self.findings)
        self._words_of(entry, place)
        said = self._owners.said(entry.meta, place, entry.date)
        tagged = self._owners.tagged(entry.tags, place, entry.date)
        said_wrong = len(self.findings) > before
        against = self._wording.members(entry, said, place) if tagged else []
        self.findings += against
        return _Whole(entry.date, said, tagged, said_wrong, bool(against))

    def _words_of(self, entry: Any, place: Place) -> None:
        """What a transaction is marked with in words that are nearly ours, or in two ways."""
        self.findings += self._wording.keys(entry.meta, place, entry.date)
        if entry.tags:
            self.findings += self._wording.tags(entry, place)
            if self._coop.units:  # in closed months no matter, as they move no money
                self._marks.of_units += self._wording.units(entry, place)
        self.findings += self._wording.pushed(entry, place)

    def _weigh(self, postings: Sequence[Posting], place: Place, day: date) -> None:
        """A transaction balances to the cent (SPEC 2); Beancount itself forgives half a cent."""
        difference = sum(posting.cents for posting in postings)
        if difference and self._amounts_read:
            shown = f"{format_hundredths(difference)} {CURRENCY}"
            self.findings.append(Finding.of(TRANSACTION_UNBALANCED, place, day, difference=shown))

    def _close(self, entry: Any, place: Place) -> str | None:
        if CLOSE_TAG not in entry.tags:
            return None
        if not self._in_closes(place.file):
            self.findings.append(Finding.of(CLOSE_TAG_ELSEWHERE, place, entry.date))
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
            self.findings.append(Finding.of(NOT_PLAIN_EUROS, place, day, what=shown))
            self._amounts_read = False
            return 0
        cents = cents_of(number)
        if cents is None:
            shown = f"{number}"[:40]
            code = AMOUNT_TOO_LARGE if is_too_large(number) else TOO_MANY_DECIMALS
            self.findings.append(Finding.of(code, place, day, number=shown))
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
        before = len(self.findings)
        said = self._owners.said(own, place, whole.day)
        if not self._counts(account):
            return ()
        if said is None and len(whole.tagged) > 1:
            if not whole.is_told_twice:
                first, members = whole.tagged[0], ", ".join(whole.tagged)
                shown = {"first": first, "members": members, "key": self._coop.member_key}
                self.findings.append(Finding.of(OWNER_UNCLEAR, place, whole.day, **shown))
            return ((COLLECTIVE, cents),)
        owner = said or whole.said or (whole.tagged[0] if whole.tagged else None)
        if owner is None:
            is_granted = marked is not None and marked.grant is not None
            if not (is_granted or whole.said_wrong or len(self.findings) > before):
                key = self._coop.member_key
                self.findings.append(Finding.of(OWNER_MISSING, place, whole.day, key=key))
            return ((COLLECTIVE, cents),)
        shares = share_out(cents, owner)
        for id_, _ in shares:
            member = self._members.get(id_)
            if member is not None and not member.is_member(whole.day):
                self.findings.append(
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
            self.findings.append(wrong)
            return None
        return int(text)

    def units_of_open_months(self, closed: Container[str]) -> None:
        """Tell of units that are not known, but for closed months: these stay as they are."""
        self.findings += [
            one
            for one in self._marks.of_units
            if one.day is None or str(Month.of(one.day)) not in closed
        ]

    # -- accounts -------------------------------------------------------------------------------

    def account(self, kind: str, entry: Any) -> None:
        """Note what is said of an account: that it is opened or closed, or what it holds."""
        place = Place(self._file(entry.meta["filename"]), entry.meta["lineno"])
        if kind == "Open":
            if entry.meta["filename"].startswith("<"):
                self.opened_by_plugin[entry.account] = entry.date
            else:
                euros = not entry.currencies or CURRENCY in entry.currencies
                self.opened[entry.account] = Opened(entry.date, place, euros)
            return
        if kind == "Close":
            self.shut[entry.account] = Shut(entry.date, place)
        elif kind == "Pad":
            self._pads[entry.account] = (entry.date, place)
        elif (
            kind == "Balance"
            and self._pads
            and self._is_whole
            and entry.amount.currency == CURRENCY
        ):
            self._padded(entry)
        if not self._in_closes(place.file):
            self.named |= {entry.account, getattr(entry, "source_account", entry.account)}
            if kind == "Balance" and entry.amount.currency == CURRENCY:
                self.assertions.append(_assertion(entry, place))

    def document(self, entry: Any) -> None:
        """Note a document that is pointed at; whether it is there, is for who asks."""
        place = Place(self._file(entry.meta["filename"]), entry.meta["lineno"])
        self.documents.append(Document(entry.date, self._file(entry.filename), place))

    def folders_of_documents(self, options: Mapping[str, Any]) -> Iterator[Document]:
        """The folders that an option says documents are in, from that of the main file."""
        main = Path(options.get("filename") or "")
        for folder in options.get("documents", ()):
            place = Place(self._file(str(main)), 1)
            yield Document(None, self._file(str(main.parent / folder)), place)

    def _padded(self, balance: Any) -> None:
        """Tell of a pad that this balance is the first one after, where it lies after the pad's own
        month: what is booked later would change that month. Months before the first that is closed
        are one, as nothing of them is.
        """
        for account, (day, place) in [*self._pads.items()]:
            if not below(balance.account, account):
                continue
            del self._pads[account]
            first, month = self._coop.first_month, Month.of(day)
            if Month.of(balance.date) > month and not (
                month < first and balance.date <= first.first_day
            ):
                shown = {"account": account, "day": balance.date, "month": str(month)}
                self.findings.append(Finding.of(PAD_CHANGES_EARLIER_MONTH, place, day, **shown))

    # -- custom directives ----------------------------------------------------------------------

    def custom(self, entry: Any) -> None:
        """Read hours, and what closes say of themselves."""
        place = Place(self._file(entry.meta["filename"]), entry.meta["lineno"])
        values = [value.value for value in entry.values or ()]
        if entry.type == HOURS:
            self.findings += self._wording.keys(entry.meta, place, entry.date)
            self._hours(entry.date, values, entry.meta, place)
        elif entry.type == CLOSE and self._in_closes(place.file):
            if len(values) == 1 and isinstance(values[0], str) and is_period(values[0]):
                source = self._sources.get(place.file)
                text = b"" if source is None else source.content
                self.closes.append(close_of(values[0], place, entry.meta, text))
            else:
                self.findings.append(Finding.of(CLOSE_WITHOUT_PERIOD, place))
        elif self._wording.custom(entry.type):
            self.findings.append(Finding.of(HOURS_MISSPELT, place, entry.date, kind=entry.type))

    def _hours(self, day: Any, values: list[Any], meta: Mapping[str, Any], place: Place) -> None:
        readable = (
            2 <= len(values) <= 3
            and isinstance(values[0], str)
            and isinstance(values[1], Decimal)
            and all(isinstance(what, str) for what in values[2:])
        )
        hundredths = cents_of(values[1]) if readable and decimals_of(values[1]) <= 2 else None
        if hundredths is None or abs(hundredths) > _MOST_HOURS:
            self.findings.append(Finding.of(HOURS_UNREADABLE, place, day))
            return
        member = self._members.get(values[0])
        if member is None:
            self.findings.append(self._owners.unknown(values[0], place, day))
            return
        if not member.is_member(day):
            self.findings.append(
                Finding.of(HOURS_OF_NON_MEMBER, place, day, member.id, member=member.id)
            )
        said = values[2] if len(values) == 3 else None
        what = self._marks.hours(said, meta, place, day)
        self.hours.append(Hours(day, member.id, hundredths, what, place))


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


def _assertion(balance: Any, place: Place) -> Assertion:
    """What is asserted of a balance. Without a tolerance Beancount forgives one of its last
    decimal, so a cent of 1.00 and ten of 1.0.
    """
    number = balance.amount.number
    cents, decimals = cents_of(number), decimals_of(number)
    forgiven = 100 // 10**decimals if balance.tolerance is None and 0 < decimals <= 2 else 0
    if cents is None:
        return Assertion(balance.date, balance.account, place)
    return Assertion(balance.date, balance.account, place, cents, forgiven)


def _word(own: Mapping[str, Any], meta: Mapping[str, Any], key: str) -> str | None:
    """A text of metadata, the posting's before the transaction's; empty counts as absent."""
    value = own.get(key)
    if value is None:
        value = meta.get(key)
    return None if value is None or value == "" else str(value)
