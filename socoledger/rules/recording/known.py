"""What the books know or guess of a fact, and what is good to know beside a question (SPEC 11)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from socoledger.domain.accounts import below
from socoledger.domain.findings import Phrase
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.metadata import PURPOSE_PAYOUT, PURPOSE_PREMIUM
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month
from socoledger.domain.recording import COOPERATIVE, SPAARPOT, Fact, Kind, Owed
from socoledger.rules.grant_standings import grant_account
from socoledger.rules.ledger import balances_at
from socoledger.rules.recording.ground import Ground

_OPENING = "Beginbalans"
"""The account under Equity that opening balances come from, where none is open."""
_A_DAY = timedelta(days=1)


# -- choices ------------------------------------------------------------------------------------


def members(ground: Ground, fact: Fact) -> Iterable[str]:
    """The members on the day."""
    day = fact.day or ground.today
    return [one.id for one in ground.books.members if one.is_member(day)]


def savers(ground: Ground, fact: Fact) -> Iterable[str]:
    """The members on the day, and who left and still has something in the spaarpot."""
    own = ground.books.coop.accounts
    return dict.fromkeys((*members(ground, fact), *_with_balance(ground, fact, own.spaarpot)))


def payable(ground: Ground, fact: Fact) -> Iterable[str]:
    """Who is owed what is paid; the members on the day where nobody is."""
    own = ground.books.coop.accounts
    parent = own.premium if fact.what == Owed.PREMIUM else own.allowance
    return [*_with_balance(ground, fact, parent)] or members(ground, fact)


def _with_balance(ground: Ground, fact: Fact, parent: str) -> Iterator[str]:
    """The members for whom something stands on their account on the day."""
    balances = balances_at(ground.books.journal, fact.day or ground.today)
    for one in ground.books.members:
        if balances.get(f"{parent}:{one.account}", 0) < 0:
            yield one.id


def owners(ground: Ground, fact: Fact) -> Iterable[str]:
    """The members on the day, and nobody in particular."""
    return [*members(ground, fact), COLLECTIVE]


def money(ground: Ground, _fact: Fact) -> Iterable[str]:
    """The coöperatie's own money."""
    return ground.money


def money_elsewhere(ground: Ground, fact: Fact) -> Iterable[str]:
    """The coöperatie's own money, but where it comes from."""
    return [account for account in ground.money if account != fact.source]


def income(ground: Ground, _fact: Fact) -> Iterable[str]:
    """The accounts of income."""
    return ground.of_root("income")


def costs(ground: Ground, _fact: Fact) -> Iterable[str]:
    """The accounts of costs."""
    return ground.of_root("expenses")


def opening_accounts(ground: Ground, _fact: Fact) -> Iterable[str]:
    """The accounts that may have a balance, those of members among them."""
    own = ground.books.coop.accounts
    parents = (own.spaarpot, own.premium, own.allowance)
    kept = (f"{parent}:{one.account}" for parent in parents for one in ground.books.members)
    return dict.fromkeys((*ground.of_root("assets", "liabilities"), *kept))


def equity(ground: Ground, _fact: Fact) -> Iterable[str]:
    """The accounts that opening balances may come from (SPEC 2)."""
    own = ground.books.coop.accounts
    others = (own.reserve, own.capital, own.gifts)
    return [one for one in ground.of_root("equity") if not any(below(one, o) for o in others)]


def purposes(ground: Ground, fact: Fact) -> Iterable[str]:
    """What a spaarpot may be spent on, by the agreement of the day (SPEC 3.7)."""
    day = fact.day or ground.today
    agreement, member = ground.books.agreement(Month.of(day)), ground.member(fact.member)
    agreed = () if agreement is None else agreement.spaarpot.purposes
    always = () if member is None or member.has_benefit(day) else (PURPOSE_PAYOUT,)
    return [*(one.id for one in agreed if one.id != PURPOSE_PREMIUM), *always]


def asks_approval(ground: Ground, fact: Fact) -> bool:
    """Whether the gemeente must approve of the purpose."""
    agreement = ground.books.agreement(Month.of(fact.day or ground.today))
    agreed = () if agreement is None else agreement.spaarpot.purposes
    return any(one.id == fact.purpose and one.approval for one in agreed)


def units(ground: Ground, _fact: Fact) -> Iterable[str]:
    """The units of the coöperatie."""
    return [unit.id for unit in ground.books.coop.units]


def works(ground: Ground, fact: Fact) -> Iterable[str]:
    """What hours were for: a unit, or where there are none what they were for before."""
    if ground.books.coop.units:
        return units(ground, fact)
    return dict.fromkeys(one.unit for one in reversed(ground.books.journal.hours) if one.unit)


def grants(ground: Ground, fact: Fact) -> Iterable[str]:
    """The grants; for a cost those of its day."""
    day = fact.day or ground.today
    found = ground.books.grants
    return [one.id for one in found if fact.kind is Kind.GRANT or one.covers(day)]


def payees(ground: Ground, _fact: Fact) -> Iterable[str]:
    """Who was on the other side before."""
    return ground.payees


def owed_kinds(_ground: Ground, fact: Fact) -> Iterable[str]:
    """What may be awarded, or paid."""
    others = (Owed.MUNICIPALITY,) if fact.kind is Kind.PAY and not fact.member else ()
    return (Owed.PREMIUM, Owed.ALLOWANCE, *others)


def award_sources(_ground: Ground, fact: Fact) -> Iterable[str]:
    """What an award is taken out of: only a premium may come from a spaarpot."""
    return (SPAARPOT, COOPERATIVE) if fact.what == Owed.PREMIUM else (COOPERATIVE,)


# -- what the books know ------------------------------------------------------------------------


def today(_ground: Ground, _fact: Fact) -> str:
    """The day of today."""
    return "today"


def opening_day(ground: Ground, fact: Fact) -> str:
    """The day of an opening balance: the last one before the first month, or the first on which its
    accounts are open.
    """
    opened = ground.books.journal.opened
    accounts = (fact.account, fact.against or usual_equity(ground, fact))
    days = [opened[account].day for account in accounts if account in opened]
    return max(ground.books.coop.first_month.first_day - _A_DAY, *days, date.min).isoformat()


def only_member(ground: Ground, fact: Fact) -> str:
    """The only member there is."""
    return _only(members(ground, fact))


def only_payable(ground: Ground, fact: Fact) -> str:
    """The only one who is owed something."""
    return _only(payable(ground, fact))


def only_saver(ground: Ground, fact: Fact) -> str:
    """The only one who has a spaarpot."""
    return _only(savers(ground, fact))


def only_grant(ground: Ground, fact: Fact) -> str:
    """The only grant there is."""
    return _only(grants(ground, fact))


def usual_account(ground: Ground, fact: Fact) -> str:
    """The income or cost that was last booked with the same other side, else for the same member;
    else the only one.
    """
    fitting = [*(income if fact.kind is Kind.INCOME else costs)(ground, fact)]
    if fact.payee:
        for _entry, posting in ground.last_with(fact.payee):
            if posting.account in fitting:
                return posting.account
    for _entry, posting in ground.last_with(""):
        if posting.account in fitting and fact.member in (one for one, _ in posting.shares):
            return posting.account
    return _only(fitting)


def usual_money(ground: Ground, fact: Fact) -> str:
    """The account of the coöperatie's money that was last used with the same other side; else the
    only one, else the one used last.
    """
    if fact.payee:
        for _entry, posting in ground.last_with(fact.payee):
            if posting.account in ground.money:
                return posting.account
    used = (posting.account for _entry, posting in ground.last_with(""))
    return _only(ground.money) or next((one for one in used if one in ground.money), "")


def usual_equity(ground: Ground, fact: Fact) -> str:
    """The only account that opening balances may come from, or the one that new books have."""
    fitting = [*equity(ground, fact)]
    own = f"{ground.books.journal.roots.equity}:{_OPENING}"
    return own if own in fitting or not fitting else _only(fitting)


def last_owner(ground: Ground, fact: Fact) -> str:
    """Whose it was the last time, with the same other side."""
    root = ground.books.journal.roots
    wanted = root.income if fact.kind is Kind.INCOME else root.expenses
    for _entry, posting in ground.last_with(fact.payee) if fact.payee else ():
        if below(posting.account, wanted) and len(posting.shares) == 1:
            return posting.shares[0][0]
    return _only(members(ground, fact))


def usual_source(ground: Ground, fact: Fact) -> str:
    """What an award comes from: the spaarpot, where the agreement has that purpose."""
    agreement = ground.books.agreement(Month.of(fact.day or ground.today))
    agreed = () if agreement is None else agreement.spaarpot.purposes
    is_agreed = any(one.id == PURPOSE_PREMIUM for one in agreed)
    return SPAARPOT if is_agreed and fact.what == Owed.PREMIUM else COOPERATIVE


def premium(_ground: Ground, _fact: Fact) -> str:
    """What is mostly awarded by hand."""
    return Owed.PREMIUM


def what_is_owed(ground: Ground, fact: Fact) -> str:
    """What there is to pay to a member, if it is one thing; the return, where a year is said."""
    if not fact.member:
        return "" if fact.year is None else Owed.MUNICIPALITY
    day = fact.day or ground.today
    owed = (
        what
        for what in (Owed.PREMIUM, Owed.ALLOWANCE)
        if ground.held_on(owed_account(ground, fact, what), day) > 0
    )
    return _only(owed)


def year_of_day(_ground: Ground, fact: Fact) -> str:
    """The year of the day: check says where an earlier one may be meant (SPEC 2)."""
    return "" if fact.day is None else str(fact.day.year)


def amount_owed(ground: Ground, fact: Fact) -> str:
    """All that is owed, in the amount that is typed."""
    owed_cents = ground.held_on(owed_account(ground, fact, fact.what), fact.day or ground.today)
    return format_hundredths(owed_cents) if owed_cents > 0 else ""


def amount_of_grant(ground: Ground, fact: Fact) -> str:
    """What of a grant has not been received yet."""
    left_cents = sum(_granted_and_received(ground, fact))
    return format_hundredths(left_cents) if left_cents > 0 else ""


def owed_account(ground: Ground, fact: Fact, what: str) -> str:
    """The account that something is owed on. Raises KeyError if there is no such member."""
    own = ground.books.coop.accounts
    if what == Owed.MUNICIPALITY:
        return own.municipality
    parent = own.premium if what == Owed.PREMIUM else own.allowance
    return ground.account_of(parent, fact.member)


def _granted_and_received(ground: Ground, fact: Fact) -> tuple[int, int]:
    """The cents of a grant, and those received, which are below zero."""
    grant = ground.grant(fact.grant)
    if grant is None:
        return 0, 0
    account = grant_account(grant, ground.books.coop.accounts)
    postings = (posting for _entry, posting in ground.last_with(""))
    return grant.amount_cents, sum(one.cents for one in postings if one.account == account)


def _only(choices: Iterable[str]) -> str:
    """The only one of some, "" if there are more or none."""
    some = [*choices]
    return some[0] if len(some) == 1 else ""


# -- what is good to know -----------------------------------------------------------------------


def in_spaarpot(ground: Ground, fact: Fact) -> Iterator[Phrase]:
    """What is in the spaarpot."""
    account = ground.account_of(ground.books.coop.accounts.spaarpot, fact.member)
    balance_cents = ground.held_on(account, fact.day or ground.today)
    yield Phrase("in the spaarpot: {balance_cents}", balance_cents=balance_cents)


def approvals(ground: Ground, fact: Fact) -> Iterator[Phrase]:
    """The purposes that ask for approval."""
    agreement = ground.books.agreement(Month.of(fact.day or ground.today))
    agreed = () if agreement is None else agreement.spaarpot.purposes
    asking = ", ".join(one.id for one in agreed if one.approval)
    if asking:
        yield Phrase("with approval of the gemeente: {purposes}", purposes=asking)


def for_award(ground: Ground, fact: Fact) -> Iterator[Phrase]:
    """What is in the spaarpot, where it comes from that, and what art. 31 leaves room for."""
    if fact.source == SPAARPOT:
        yield from in_spaarpot(ground, fact)
    yield from room(ground, fact)


def for_payment(ground: Ground, fact: Fact) -> Iterator[Phrase]:
    """What is owed, and what art. 31 leaves room for."""
    account = owed_account(ground, fact, fact.what)
    owed_cents = ground.held_on(account, fact.day or ground.today)
    yield Phrase("there is to be paid: {owed_cents}", owed_cents=owed_cents)
    if fact.what != Owed.MUNICIPALITY:
        yield from room(ground, fact)


def room(ground: Ground, fact: Fact) -> Iterator[Phrase]:
    """What may still be paid in the year under art. 31 (SPEC 3.5, 3.6)."""
    awards = ground.awards(fact.member, fact.day or ground.today)
    if awards is None:
        return
    is_premium = fact.what == Owed.PREMIUM
    room_cents = awards.premium.room_cents if is_premium else awards.allowance.room_cents
    yield Phrase("room under art. 31 this year: {room_cents}", room_cents=room_cents)
    if is_premium:
        left = awards.premium.payments_left
        yield Phrase("payments that are left this year: {count}", count=left)


def left_of_grants(ground: Ground, fact: Fact) -> Iterator[Phrase]:
    """What may still be spent of each grant of the day."""
    left = ground.left_of_grants(fact.day or ground.today)
    for id_ in grants(ground, fact):
        if id_ in left:
            yield Phrase("left of {grant}: {left_cents}", grant=id_, left_cents=left[id_])


def of_grant(ground: Ground, fact: Fact) -> Iterator[Phrase]:
    """What was granted, and what of it was received."""
    granted_cents, received_cents = _granted_and_received(ground, fact)
    yield Phrase("granted: {granted_cents}", granted_cents=granted_cents)
    yield Phrase("received so far: {received_cents}", received_cents=-received_cents)
