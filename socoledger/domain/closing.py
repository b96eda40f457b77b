"""Closes (SPEC 4): their records, and the keys of their files, which `read` and `write` share.

Months are closed one after another, a year at any time after its December; each close names the one
before it, and holds a digest of its text, so that the closes make a chain.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from socoledger.domain.digest import digest
from socoledger.domain.findings import Place
from socoledger.domain.period import Month, Period, last_month, parse_period

CLOSE_TAG = "close"
LEAVING_TAG = "leaving"
SETTLING_TAG = "settling"
"""The metadata key for the grant of a transaction."""
CLOSE = "close"
"""The custom directive that heads a close."""
FACTS = "close-facts"
"""The custom directive at the end of a close, with a mark for every fact of the period."""
SUFFIX = ".beancount"
START = "start.beancount"
LOG = "reopened.log"
NOBODY = "-"
WORDING = "wording-"
"""The start of the keys of marks of wording."""
_MARKS = re.compile(
    r'^  ((?:day|member|grant|wording)-\S+?|agreement|coop|law)(?:_[0-9]+)?: "([0-9a-f ]*)"$',
    re.MULTILINE,
)


class Accepted(NamedTuple):
    """An error that a close accepted, and why. It is identified by code, day and member, wherever
    it is later; `where` is its file and line at the time of the close.
    """

    code: str
    day: date
    member: str | None
    where: str
    reason: str

    @property
    def identity(self) -> tuple[str, date, str | None]:
        """Code, day and member, which identify an accepted finding."""
        return self.code, self.day, self.member


ACCEPTED = "accepted-"
PLACE_SUFFIX = "-place"
REASON_SUFFIX = "-reason"
"""The first accepted error is under accepted-1, accepted-1-place and accepted-1-reason."""

UNDER_27 = "under_27_"
LAW_KEYS = (
    "premium_per_year",
    "allowance_per_month",
    "allowance_per_year",
    f"{UNDER_27}premium",
    f"{UNDER_27}allowance",
)
"""The parts of the law that a close may record: amounts, and the rules for those under 27."""

LawRecord = tuple[tuple[str, str], ...]
"""Pairs of a parameter or a rule and its values through the year, as "2025-01-01 1000.00; ..."."""


class Close(NamedTuple):
    """One close as read from its file; a key that the file lacks is None or empty."""

    period: str
    """ "2025-03" or "2025"."""
    place: Place
    text: str = ""
    """The whole file, with LF line ends."""
    agreement: str | None = None
    rules: int | None = None
    after: str | None = None
    """The period of the close before it; None: it is the first."""
    previous: str | None = None
    """The digest of the text of the close before it."""
    facts: str | None = None
    """The digest of the facts of the period."""
    wording: str | None = None
    """The digest of the wording of its transactions; None by rules 1, and for a year."""
    law: LawRecord = ()
    accepted: tuple[Accepted, ...] = ()

    @property
    def covers(self) -> Period:
        """The period as a value. Raises ValueError if `period` is not a period."""
        return parse_period(self.period)

    @property
    def month(self) -> Month:
        """The last month of the period."""
        return last_month(self.covers)

    @property
    def day(self) -> date:
        """The last day of the period."""
        return self.month.last_day

    def marks(self) -> dict[str, tuple[str, ...]]:
        """The marks of the facts of the period, by day, member and the like, and of its words."""
        by_key: dict[str, tuple[str, ...]] = {}
        _, _, block = self.text.partition(f' custom "{FACTS}" ')
        for key, marks in _MARKS.findall(block):
            by_key[key] = (*by_key.get(key, ()), *marks.split())
        return by_key


_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The signs of seals: none that is mistaken for another, as 0 for O or 1 for I."""
_GROUPS, _IN_GROUP = 4, 4


def seals(closes: Iterable[Close]) -> dict[str, str]:
    """The seal of each close, by period: sixteen signs made of its text and the seal of the close
    before it, so that it covers everything closed until then.
    """
    by_period: dict[str, str] = {}
    previous = ""
    for close in closes:
        number = int(digest(f"{previous}\n{close.text}"), 16)
        signs = ""
        for _ in range(_GROUPS * _IN_GROUP):
            number, sign = divmod(number, len(_SIGNS))
            signs += _SIGNS[sign]
        previous = by_period[close.period] = _grouped(signs)
    return by_period


def seal_of(text: str) -> str:
    """A seal as somebody wrote it, in its normal form; case, hyphens and spaces do not matter.
    Raises ValueError if it is not a seal.
    """
    signs = text.upper().replace("-", "").replace(" ", "")
    if len(signs) != _GROUPS * _IN_GROUP or not set(signs) <= set(_SIGNS):
        raise ValueError(text)
    return _grouped(signs)


def _grouped(signs: str) -> str:
    groups = (signs[start : start + _IN_GROUP] for start in range(0, len(signs), _IN_GROUP))
    return "-".join(groups)


def chain(closes: tuple[Close, ...]) -> tuple[Close, ...]:
    """Closes in the order they were made, as each names the one before it; those outside that
    chain come last, by period.
    """
    followers = {close.after: close for close in reversed(closes)}
    ordered: list[Close] = []
    follower = followers.pop(None, None)
    while follower is not None:
        ordered.append(follower)
        follower = followers.pop(follower.period, None)
    ordered_ids = set(map(id, ordered))
    unchained = [close for close in closes if id(close) not in ordered_ids]
    return (*ordered, *sorted(unchained, key=lambda close: (close.day, len(close.period) == 4)))


Assertions = tuple[tuple[str, int], ...]
"""Accounts and cents, a credit negative, in order of the accounts' bytes."""


class Booking(NamedTuple):
    """One transaction of a close: a debit is positive, and all add up to zero."""

    member: str
    """A member's id, or COLLECTIVE."""
    postings: tuple[tuple[str, int], ...]
    """Accounts and cents, by account in order of bytes."""
    result_cents: int | None = None
    cooperative_cents: int | None = None
    """What of the result stays with the coöperatie; None where it says nothing."""
    leaving: bool = False
    grant: str | None = None
    """The grant whose account this is about; its member is COLLECTIVE then."""
    settling: bool = False
    """Whether it takes off a grant's account what is left when its period is over."""
    withdrawal: tuple[str, int] | None = None
    """The debit that takes a premium out of the member's spaarpot, apart from what comes into it:
    account and cents.
    """

    @property
    def all_postings(self) -> tuple[tuple[str, int], ...]:
        """The postings and the withdrawal."""
        return self.postings if self.withdrawal is None else (*self.postings, self.withdrawal)


class Plan(NamedTuple):
    """Everything that a close says, in the order it says it."""

    period: str
    day: date
    """The last day of the period."""
    agreement: str
    rules: int
    after: str | None
    previous: str | None
    facts: str
    wording: str | None
    """The digest of the words of the month's transactions; None where the rules keep none."""
    law: LawRecord
    accepted: tuple[Accepted, ...]
    return_cents: int | None
    """What goes back to the gemeente for the year, now final; None for a month."""
    open_day: date
    """The day on which accounts are opened: also before `day`, as the close of an earlier year
    that is still to come may need them.
    """
    opens: tuple[str, ...]
    bookings: tuple[Booking, ...]
    assertions: Assertions
    """Balances at the start of the day after."""
    marks: Mapping[str, tuple[str, ...]]

    @property
    def day_after(self) -> date:
        """The day of the assertions."""
        return self.day + timedelta(days=1)


class BookedFigures(NamedTuple):
    """A booking of a close by what its accounts are for; what comes to somebody is positive. None:
    it is about something else.
    """

    id: str
    result_cents: int | None = None
    cooperative_cents: int | None = None
    funds_cents: int | None = None
    municipality_cents: int | None = None
    reserve_cents: int | None = None
    spaarpot_cents: int | None = None
    premium_cents: int | None = None
    allowance_cents: int | None = None
    leaving_cents: int | None = None
    """What is taken off a spaarpot because the member left; nothing else is said then."""


class GrantBooked(NamedTuple):
    """What one booking takes off a grant's account, by what becomes of it."""

    id: str
    spent_cents: int | None = None
    returned_cents: int | None = None
    kept_cents: int | None = None


class CloseFigures(NamedTuple):
    """What a close booked: for each member, for the coöperatie and of grants."""

    period: str
    members: tuple[BookedFigures, ...]
    collective: tuple[BookedFigures, ...]
    grants: tuple[GrantBooked, ...]
