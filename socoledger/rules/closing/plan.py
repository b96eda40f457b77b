"""What the close of a month or a year books (SPEC 4), as a plan that `write` makes a file of."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from socoledger.domain.accounts import below
from socoledger.domain.closing import WORDING, Accepted, Assertions, Close, Plan
from socoledger.domain.digest import digest
from socoledger.domain.period import Month, Period, december, last_month, months
from socoledger.domain.rule_sets import Rules, made_by, newest
from socoledger.rules.closing.balances import Balances, in_bytes
from socoledger.rules.closing.bookings import (
    grant_bookings,
    member_bookings,
    year_bookings,
)
from socoledger.rules.closing.fact_texts import of_accepted, of_rules
from socoledger.rules.closing.facts import facts_by_month
from socoledger.rules.grant_standings import grant_account
from socoledger.rules.history import History
from socoledger.rules.municipality import return_figures


class Planner:
    """Plans the closes of all months through the last of a history, and of their years.

    Balances are those that the facts and the plans themselves come to; what closes on disk book
    makes no difference, so that what they should have booked can be told from what they did.
    """

    def __init__(self, past: History) -> None:
        self.past = past
        self.facts = facts_by_month(past.books, past.last)
        self._accounts = past.books.coop.accounts
        self._first = past.books.coop.first_month
        of_members, of_grants = member_bookings(past), grant_bookings(past)
        self._bookings = {month: (*of_members[month], *of_grants[month]) for month in of_members}
        self._years = {
            year: year_bookings(past.collective[december(year)], self._accounts)
            for year in range(self._first.year, past.last.plus(1).year)
        }
        self._assertions = dict(self._all_assertions())

    def plan(
        self,
        period: Period,
        closes: Sequence[Close],
        accepted: tuple[Accepted, ...] = (),
        made: Close | None = None,
    ) -> Plan:
        """The close of a period that follows `closes`, the last of which is the one before it.

        Of a close that was `made`, the accounts that it opens are those in its own file: which
        others there are may change with the journal, and Beancount guards them. Raises KeyError
        for a period that the history does not reach.
        """
        month = last_month(period)
        bookings = self._bookings[period] if isinstance(period, Month) else self._years[period]
        agreement = self.past.books.agreement(month)
        assertions = self._assertions[period]
        before = closes[-1] if closes else None
        used = dict.fromkeys(account for each in bookings for account, _ in each.postings)
        opens, open_day = self._opens(used, closes, month, made)
        facts = self.facts[month]
        rules = self._rules(period, made)
        marks, wording = self._words(period, made)
        return Plan(
            period=str(period),
            day=month.last_day,
            agreement="" if agreement is None else agreement.id,
            rules=rules.number,
            after=None if before is None else before.period,
            previous=None if before is None else digest(before.text),
            facts=facts.digest(accepted)
            if isinstance(period, Month)
            else self._year_digest(period, accepted, rules),
            wording=wording,
            law=facts.law if isinstance(period, Month) else (),
            accepted=accepted,
            return_cents=None if isinstance(period, Month) else self._return(period),
            open_day=open_day,
            opens=tuple(sorted(opens, key=in_bytes)),
            bookings=bookings,
            assertions=assertions,
            marks=marks,
        )

    def _words(
        self, what: Period, made: Close | None
    ) -> tuple[dict[str, tuple[str, ...]], str | None]:
        """The marks of a month, and the digest of its words. Of a close that was made, words are
        those that it recorded: that they changed is told apart from what its figures rest on.
        """
        if not isinstance(what, Month):
            return {}, None
        facts = self.facts[what]
        wording, words = facts.wording(), facts.marks_of_words()
        if wording is not None and made is not None and made.wording not in (None, wording):
            recorded = made.marks()
            wording = made.wording
            words = {key: recorded[key] for key in sorted(recorded) if key.startswith(WORDING)}
        return {**facts.marks(), **words}, wording

    def _rules(self, what: Period, made: Close | None) -> Rules:
        """The rules of a month are those that its figures are computed by; a year has its own."""
        if isinstance(what, Month):
            return self.past.books.rules_in(what)
        return newest() if made is None else made_by(made)

    def _opens(
        self, used: Iterable[str], closes: Sequence[Close], month: Month, made: Close | None
    ) -> tuple[list[str], date]:
        """The accounts that a close opens, and the day on which."""
        if made is None:
            before = self._opened_before(closes, month.last_day)
            opens = [account for account in used if account not in before]
            return opens, self._open_day(closes, month) if opens else month.last_day
        opened = self.past.books.journal.opened
        own = {
            account: opened[account].day
            for account in used
            if account in opened and opened[account].place.file == made.place.file
        }
        return [*own], min(own.values(), default=month.last_day)

    def _opened_before(self, closes: Sequence[Close], day: date) -> frozenset[str]:
        """Accounts that the treasurer or one of these closes opens, or a plugin by that day."""
        journal = self.past.books.journal
        ours = {close.place.file for close in journal.closes}
        earlier = {close.place.file for close in closes}
        by_others = (
            account
            for account, opened in journal.opened.items()
            if opened.place.file not in ours or opened.place.file in earlier
        )
        by_plugin = (one for one, since in journal.opened_by_plugin.items() if since <= day)
        return frozenset((*by_others, *by_plugin))

    def _open_day(self, closes: Sequence[Close], month: Month) -> date:
        """The last day of the first year that is still to be closed, or of the period itself."""
        closed = {close.period for close in closes}
        years = range(self._first.year, month.year)
        to_come = (december(year).last_day for year in years if str(year) not in closed)
        return next(to_come, month.last_day)

    def _return(self, year: int) -> int:
        return return_figures(self.past, year, december(year)).computed_cents

    def _year_digest(self, year: int, accepted: tuple[Accepted, ...], rules: Rules) -> str:
        """The facts of a year: those of its months, and what is accepted for the year."""
        these = (
            f"{month} {facts.digest()}" for month, facts in self.facts.items() if month.year == year
        )
        return digest("\n".join((*of_rules(rules), *these, *map(of_accepted, accepted))))

    def _all_assertions(self) -> Iterator[tuple[Month | int, Assertions]]:
        """What each month and year asserts, by the facts up to its end and all that is planned."""
        accounts = self._accounts
        granted = [
            (grant_account(grant, accounts), Month.of(grant.first))
            for grant in self.past.books.grants
        ]
        kept = (accounts.spaarpot, accounts.premium, accounts.allowance)
        of_months = Balances((*kept, *(account for account, _ in granted)))
        of_years = Balances((accounts.municipality, accounts.funds, accounts.reserve))
        facts = [one for one in self.past.books.journal.transactions if one.close is None]
        index = 0
        for month in months(self._first, self.past.last):
            end = month.last_day
            while index < len(facts) and facts[index].day <= end:
                for posting in facts[index].postings:
                    of_months.add(posting.account, posting.cents)
                    of_years.add(posting.account, posting.cents)
                index += 1
            booked = [*self._bookings[month]]
            booked += self._years[month.year] if month.number == 12 else ()
            for booking in booked:
                for account, cents in booking.postings:
                    of_months.add(account, cents)
                    of_years.add(account, cents)
            later = [account for account, begins in granted if begins > month]
            yield (
                month,
                tuple(
                    one
                    for one in of_months.asserted()
                    if not any(below(one[0], account) for account in later)
                ),
            )
            if month.number == 12:
                yield month.year, of_years.asserted()


def following(closed: frozenset[str], first: Month) -> Month:
    """The month that is closed next."""
    month = first
    while str(month) in closed:
        month = month.plus(1)
    return month


def years_due(closed: frozenset[str], first: Month) -> tuple[int, ...]:
    """The years of which every month is closed, and that are not."""
    due = following(closed, first)
    return tuple(year for year in range(first.year, due.year) if str(year) not in closed)
