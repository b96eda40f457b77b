"""The plan of the close of a month or a year (SPEC 4), of which `write` makes a file."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from socoledger.domain.accounts import below
from socoledger.domain.closing import WORDING, Accepted, Assertions, Close, Plan
from socoledger.domain.digest import digest
from socoledger.domain.period import Month, Period, december, last_month, months
from socoledger.domain.rule_sets import Rules, made_by, newest
from socoledger.rules.closing.balances import Balances, in_bytes, year_accounts
from socoledger.rules.closing.bookings import (
    grant_bookings,
    member_bookings,
    year_bookings,
)
from socoledger.rules.closing.fact_texts import accepted_text, rules_text
from socoledger.rules.closing.facts import facts_by_month
from socoledger.rules.grant_standings import grant_account
from socoledger.rules.history import History
from socoledger.rules.municipality import return_figures


class Planner:
    """Plans the closes of all months through the last of a history, and of their years.

    Balances are the sums of the facts and of the plans themselves. The bookings of closes on disk
    are left out, so that they can be compared with what they should be.
    """

    def __init__(self, past: History) -> None:
        self.past = past
        self.facts = facts_by_month(past.books, past.last)
        self._accounts = past.books.coop.accounts
        self._first = past.books.coop.first_month
        for_members, for_grants = member_bookings(past), grant_bookings(past)
        self._bookings = {month: (*for_members[month], *for_grants[month]) for month in for_members}
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
        """The plan of the close of a period, to follow `closes` (the last one is its predecessor).

        With `made`, the close as it was made before, the accounts that it opens are those in its
        own file: those that others open may change with the journal, and Beancount guards them.
        Raises KeyError for a period after the history.
        """
        month = last_month(period)
        bookings = self._bookings[period] if isinstance(period, Month) else self._years[period]
        agreement = self.past.books.agreement(month)
        assertions = self._assertions[period]
        previous = closes[-1] if closes else None
        used = dict.fromkeys(account for booking in bookings for account, _ in booking.all_postings)
        opens, open_day = self._opens(used, closes, month, made)
        facts = self.facts[month]
        rules = self._rules(period, made)
        marks, wording = self._marks_and_wording(period, made)
        return Plan(
            period=str(period),
            day=month.last_day,
            agreement="" if agreement is None else agreement.id,
            rules=rules.number,
            after=None if previous is None else previous.period,
            previous=None if previous is None else digest(previous.text),
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

    def _marks_and_wording(
        self, period: Period, made: Close | None
    ) -> tuple[dict[str, tuple[str, ...]], str | None]:
        """The marks of a month, and the digest of its wording. For a close that was made, the
        wording is the one that it recorded, as changes of wording are reported apart from its
        figures.
        """
        if not isinstance(period, Month):
            return {}, None
        facts = self.facts[period]
        wording, wording_marks = facts.wording(), facts.wording_marks()
        if wording is not None and made is not None and made.wording not in (None, wording):
            recorded = made.marks()
            wording = made.wording
            wording_marks = {
                key: recorded[key] for key in sorted(recorded) if key.startswith(WORDING)
            }
        return {**facts.marks(), **wording_marks}, wording

    def _rules(self, period: Period, made: Close | None) -> Rules:
        """The rules of a period: those of a month's figures; for a year, those of its own close."""
        if isinstance(period, Month):
            return self.past.books.rules_in(period)
        return newest() if made is None else made_by(made)

    def _opens(
        self, used: Iterable[str], closes: Sequence[Close], month: Month, made: Close | None
    ) -> tuple[list[str], date]:
        """The accounts that a close opens, and the day on which it does."""
        if made is None:
            already_open = self._opened_before(closes, month.last_day)
            opens = [account for account in used if account not in already_open]
            return opens, self._open_day(closes, month) if opens else month.last_day
        opened = self.past.books.journal.opened
        own_days = {
            account: opened[account].day
            for account in used
            if account in opened and opened[account].place.file == made.place.file
        }
        return [*own_days], min(own_days.values(), default=month.last_day)

    def _opened_before(self, closes: Sequence[Close], day: date) -> frozenset[str]:
        """Accounts that the treasurer or one of `closes` opens, or a plugin up to and including
        `day`.
        """
        journal = self.past.books.journal
        close_files = {close.place.file for close in journal.closes}
        earlier = {close.place.file for close in closes}
        by_others = (
            account
            for account, opened in journal.opened.items()
            if opened.place.file not in close_files or opened.place.file in earlier
        )
        by_plugin = (account for account, since in journal.opened_by_plugin.items() if since <= day)
        return frozenset((*by_others, *by_plugin))

    def _open_day(self, closes: Sequence[Close], month: Month) -> date:
        """The last day of the first year that is not closed yet, else of the period itself."""
        closed = {close.period for close in closes}
        years = range(self._first.year, month.year)
        to_come = (december(year).last_day for year in years if str(year) not in closed)
        return next(to_come, month.last_day)

    def _return(self, year: int) -> int:
        return return_figures(self.past, year, december(year)).computed_cents

    def _year_digest(self, year: int, accepted: tuple[Accepted, ...], rules: Rules) -> str:
        """The digest of a year: of its months' facts, and of the errors accepted for the year."""
        month_digests = (
            f"{month} {facts.digest()}" for month, facts in self.facts.items() if month.year == year
        )
        return digest(
            "\n".join((*rules_text(rules), *month_digests, *map(accepted_text, accepted)))
        )

    def _all_assertions(self) -> Iterator[tuple[Month | int, Assertions]]:
        """The assertions of each month and year, from the facts and the plans up to its end."""
        accounts = self._accounts
        grant_accounts = [
            (grant_account(grant, accounts), Month.of(grant.first))
            for grant in self.past.books.grants
        ]
        member_accounts = (accounts.spaarpot, accounts.premium, accounts.allowance)
        of_months = Balances((*member_accounts, *(account for account, _ in grant_accounts)))
        of_years = Balances(year_accounts(accounts))
        facts = [
            transaction
            for transaction in self.past.books.journal.transactions
            if transaction.close is None
        ]
        index = 0
        for month in months(self._first, self.past.last):
            end = month.last_day
            movements: dict[str, int] = {}
            while index < len(facts) and facts[index].day <= end:
                for posting in facts[index].postings:
                    movements[posting.account] = movements.get(posting.account, 0) + posting.cents
                index += 1
            booked = [*self._bookings[month]]
            booked += self._years[month.year] if month.number == 12 else ()
            for booking in booked:
                for account, cents in booking.all_postings:
                    movements[account] = movements.get(account, 0) + cents
            for account, cents in movements.items():
                of_months.add(account, cents)
                of_years.add(account, cents)
            later = [account for account, first_month in grant_accounts if first_month > month]
            yield (
                month,
                tuple(
                    transaction
                    for transaction in of_months.asserted()
                    if not any(below(transaction[0], account) for account in later)
                ),
            )
            if month.number == 12:
                yield month.year, of_years.asserted()
