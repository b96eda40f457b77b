"""The command `accounts`: what stands on all accounts, and the ledger of one."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from socoledger.commands.answering import HERE, Parted, Scope, answer, answer_in_parts
from socoledger.commands.arguments import one_period
from socoledger.commands.context import Context, Stopped, misused
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.ledger import AccountsAnswer, AccountsTotal, LedgerAnswer, LedgerTotal
from socoledger.domain.options import Format
from socoledger.domain.period import parse_period
from socoledger.rules.ledger import accounts_answer, known_accounts, ledger_answer
from socoledger.write import ledger as layout
from socoledger.write.words import Words

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella

_LIKE = 3
"""How many accounts are named that may have been meant."""


class Asked(NamedTuple):
    """What is asked for: one account, or all; and a month or a year."""

    account: str | None = None
    period: str | None = None


def asked(context: Context, account: str | None, period: str | None, year: str | None) -> Asked:
    """What the command line asks for; a period may stand in the place of the account, as where it
    stands in other commands. Stops if two periods are given and differ.
    """
    if account is not None and _is_period(account):
        account, period = period, account
    return Asked(account, one_period(context, period, year))


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


ALL = Asked()
"""All accounts, at the end of the last fact."""


def accounts(
    context: Context, format_: Format, which: Asked = ALL, *, scope: Scope = HERE
) -> Answer:
    """`accounts [ACCOUNT] [PERIOD]`: what stands on every account, or the ledger of one; also where
    balances fail.
    """
    scope = scope._replace(investigates=True)
    if which.account is not None:
        account = normalize("NFC", which.account.strip().rstrip(":"))
        return _ledger(context, format_, account, which.period, scope)

    def figure(opened: OpenBooks) -> AccountsAnswer:
        return accounts_answer(opened.books, opened.day())

    def total(_umbrella: "OpenUmbrella", answers: Mapping[str, AccountsAnswer]) -> AccountsTotal:
        from socoledger.rules.umbrella.ledger import total_of_accounts

        return total_of_accounts([*answers.values()])

    scope = scope._replace(until=which.period)
    return answer(context, format_, scope, layout.ACCOUNTS, figure, total, early=True, sums=True)


def _ledger(
    context: Context, format_: Format, account: str, period: str | None, scope: Scope
) -> Answer:
    def figure(opened: OpenBooks) -> Parted[LedgerAnswer, frozenset[str]]:
        known = known_accounts(opened.books.journal)
        if account not in known and not opened.has_other_books:
            raise _unknown(opened.words, account, known)
        answered = ledger_answer(opened.books, account, opened.days(period))
        return Parted(answered, known if answered.kind is None else frozenset())

    def total(
        umbrella: "OpenUmbrella", parted: Mapping[str, Parted[LedgerAnswer, frozenset[str]]]
    ) -> LedgerTotal:
        from socoledger.rules.umbrella.ledger import total_of_ledgers

        answers = [one.answer for one in parted.values()]
        if all(answered.kind is None for answered in answers):
            known = frozenset[str]().union(*(one.part for one in parted.values()))
            raise _unknown(umbrella.words, account, known)
        return total_of_ledgers(answers)

    return answer_in_parts(context, format_, scope, layout.LEDGER, figure, total, early=True)


def _unknown(words: Words, account: str, known: Iterable[str]) -> Stopped:
    """The exception for an account that the books do not have, with those that may be meant."""
    like = _accounts_like(account, known)
    if like:
        message = _("'{account}' is not an account of these books; did you mean {known}?")
        return misused(words, message, account=account, known=", ".join(like))
    message = _(
        "'{account}' is not an account of these books; all of them are in: socoledger accounts"
    )
    return misused(words, message, account=account)


def _accounts_like(typed: str, known: Iterable[str]) -> list[str]:
    """The accounts that were probably meant: those that end in what was typed, in capitals or not,
    else those that are like it.
    """
    by_key = {account.casefold(): account for account in sorted(known)}
    key = typed.casefold()
    ending = [account for folded, account in by_key.items() if f":{folded}".endswith(f":{key}")]
    return ending[:_LIKE] or [by_key[near] for near in get_close_matches(key, by_key, n=_LIKE)]
