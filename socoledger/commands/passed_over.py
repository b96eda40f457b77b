"""What is told of failing balances where they stop nothing: often a change of a closed month broke
them, so that whoever looks for that change goes on (SPEC 13).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from socoledger.commands.errors import is_failing_balance
from socoledger.domain.accounts import Roots
from socoledger.domain.findings import Finding, Phrase, _
from socoledger.write.words import Words

STILL_WORK = _(
    "to find out what was changed, these still work: socoledger diff REV, trace, timeline, accounts"
)
_FAILS = _("note: the balance of {account} does not hold from {day} on: {differs} ({place})")
_TOO_MUCH = _("the books have {amount_cents} too much")
_TOO_LITTLE = _("the books have {amount_cents} too little")
_CLOSES = _("note: there are errors in the files of closes: {count}; see: socoledger verify")
_WHAT_CHANGED = _("what changed: socoledger diff REV")


def notes_on(passed_over: Iterable[Finding], roots: Roots, words: Words) -> Iterator[str]:
    """A note for the first failing balance of each account, and how many other findings there are.
    `passed_over` are the findings that would have stopped the books from being read.
    """
    balances, others = dict[str, Finding](), 0
    for finding in sorted(passed_over, key=lambda one: one.day or date.min):
        if is_failing_balance(finding):
            balances.setdefault(str(finding.parameters["account"]), finding)
        else:
            others += 1
    for account, finding in balances.items():
        place = "" if finding.place is None else f"{finding.place.file}:{finding.place.line}"
        differs = _differs(account, finding, roots)
        yield words(_FAILS, account=account, day=finding.day or "", differs=differs, place=place)
    if others:
        yield words(_CLOSES, count=others)
    if balances or others:
        yield words(_WHAT_CHANGED)


def _differs(account: str, finding: Finding, roots: Roots) -> Phrase:
    """How much more or less there is than was asserted; of an account of debts, income or capital,
    which are negative in a journal, as people say it.
    """
    asserted, found = (_cents(str(finding.parameters[key])) for key in ("asserted", "found"))
    is_credit = roots.root_of(account) not in ("assets", "expenses")
    more = asserted - found if is_credit else found - asserted
    return Phrase(_TOO_MUCH if more > 0 else _TOO_LITTLE, amount_cents=abs(more))


def _cents(text: str) -> int:
    """The cents of an amount as Beancount writes it, as "120.43 EUR"."""
    return round(Decimal(text.split(maxsplit=1)[0]).scaleb(2))
