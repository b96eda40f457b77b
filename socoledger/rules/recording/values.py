"""What a person types for a field, read as its value, or the reason why it cannot be (SPEC 11)."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from socoledger.domain.findings import Phrase, _
from socoledger.domain.kinds import is_account
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import parse_period
from socoledger.domain.recording import Fact, Field, Kind, Owed
from socoledger.domain.typed import typed_amount, typed_day, typed_hours
from socoledger.domain.weights import WrongWeightsError, parse_weights
from socoledger.rules.named_members import members_named
from socoledger.rules.recording.ground import Ground
from socoledger.rules.recording.rows import Row
from socoledger.rules.used_accounts import account_named, may_be_opened

Value = date | int | str
_LONGEST_TEXT = 500
_LINK = re.compile(r"[A-Za-z0-9_/.-]+")
_SHARE = re.compile(r"(.+?)(?:\s+([0-9]{1,9}(?:\.[0-9]{1,9})?))?")
_ROOTS = {
    (Kind.INCOME, Field.ACCOUNT): ("income",),
    (Kind.COST, Field.ACCOUNT): ("expenses",),
    (Kind.RECEIPT, Field.ACCOUNT): ("expenses",),
    (Kind.OPENING, Field.ACCOUNT): ("assets", "liabilities"),
    (Kind.OPENING, Field.AGAINST): ("equity",),
}
"""Under which roots an account may be that is new; of others it is that of money."""
_IN_DUTCH = {
    "premie": Owed.PREMIUM,
    "vergoeding": Owed.ALLOWANCE,
    "gemeente": Owed.MUNICIPALITY,
}


class NotFittingError(ValueError):
    """What was typed cannot be, for this reason."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


def value_of(ground: Ground, fact: Fact, row: Row, text: str) -> Value:
    """The value of a field, given what is known of the fact so far. Raises NotFittingError."""
    text = " ".join(text.split())
    match row.field:
        case Field.DAY:
            message = _("'{text}' is not a day; write it like 2026-03-12, 12-3 or yesterday")
            return _read(lambda one: typed_day(one, ground.today), text, message)
        case Field.AMOUNT if fact.kind is Kind.HOURS:
            return _read(typed_hours, text, _("'{text}' is not a number of hours, as 4,5 or 4:30"))
        case Field.AMOUNT:
            message = _("'{text}' is not an amount above 0, as 12,50 or 1.234,56")
            return _read(typed_amount, text, message)
        case Field.MEMBER | Field.REIMBURSED:
            return _members(ground, [*row.choices(ground, fact)], text)
        case Field.ACCOUNT | Field.AGAINST | Field.TO:
            return _account(ground, fact, row, text)
        case Field.SOURCE if fact.kind is not Kind.AWARD:
            return _account(ground, fact, row, text)
        case Field.LINK:
            return _link(text)
        case Field.YEAR:
            return _read(_year, text, _("'{text}' is not a year; write it like 2025"))
        case Field.WHAT:
            said = text.casefold()
            return _one_of([*row.choices(ground, fact)], _IN_DUTCH.get(said, said))
        case Field.SOURCE | Field.PURPOSE | Field.GRANT:
            choices = [*row.choices(ground, fact)]
            if row.nothing and not choices:
                raise NotFittingError(Phrase(row.nothing))
            return _one_of(choices, text)
        case Field.UNIT:
            choices = [*row.choices(ground, fact)] if ground.books.coop.units else []
            return _one_of(choices, text) if choices else _a_text(text)
    return _a_text(text)


def _read(parse: Callable[[str], date | int], text: str, message: str) -> date | int:
    try:
        return parse(text)
    except ValueError:
        raise NotFittingError(Phrase(message, text=text)) from None


def _year(text: str) -> int:
    year = parse_period(text)
    if not isinstance(year, int):
        raise ValueError(text)  # noqa: TRY004 - a month is no year, as any other text
    return year


def _link(text: str) -> str:
    """A link as Beancount takes it, without the sign before it."""
    link = text.removeprefix("^")
    if _LINK.fullmatch(link) is None:
        message = _("'{text}' cannot be a link: use letters, digits, hyphens and points")
        raise NotFittingError(Phrase(message, text=text))
    return link


def _a_text(text: str) -> str:
    """One line of ordinary text."""
    if len(text) > _LONGEST_TEXT or not text.isprintable():
        raise NotFittingError(Phrase("it is not one line of ordinary text"))
    return text


def _one_of(choices: Sequence[str], text: str) -> str:
    """The choice that is meant: by its name, or the beginning of it that no other has."""
    found = [one for one in choices if one.casefold() == text.casefold()]
    found = found or [one for one in choices if one.casefold().startswith(text.casefold())]
    if len(found) == 1:
        return found[0]
    known = ", ".join(found or choices) or "-"
    raise NotFittingError(Phrase("'{text}' is none of: {known}", text=text, known=known))


def _members(ground: Ground, choices: Sequence[str], text: str) -> str:
    """The id of a member, `collective`, or members with their weights; these only where what is
    shared is nobody's in particular too.
    """
    is_shared = COLLECTIVE in choices
    if "," not in text or not is_shared:
        return _member(ground, text, is_shared=is_shared)
    parts = []
    for part in text.split(","):
        match = _SHARE.fullmatch(part.strip())
        name, weight = ("", None) if match is None else match.groups()
        parts.append(" ".join(filter(None, (_member(ground, name, is_shared=False), weight))))
    shared = ", ".join(parts)
    try:
        parse_weights(shared)
    except WrongWeightsError as error:
        raise NotFittingError(error.reason) from None
    return shared


def _member(ground: Ground, text: str, *, is_shared: bool) -> str:
    """The id of a member, by that, by the name, or by a part that no other has."""
    said, members = text.casefold(), ground.books.members
    more = [COLLECTIVE] if is_shared else []
    if text in more:
        return text
    found = [one.id for one in members_named(text, members)]
    if len(found) == 1:
        return found[0]
    if said and not found and any(one.startswith(said) for one in more):
        return COLLECTIVE
    known = ", ".join(found or [*(one.id for one in members), *more]) or "-"
    message = _("'{text}' is not one member; is it one of {known}?")
    raise NotFittingError(Phrase(message, text=text, known=known))


def _account(ground: Ground, fact: Fact, row: Row, text: str) -> str:
    """The account that is meant, or one that is new and under the right root."""
    choices = [*row.choices(ground, fact)]
    found = account_named(text, choices)
    if found is not None:
        return found
    roots = _ROOTS.get((fact.kind, row.field), ("assets",))
    if is_account(text) and text.partition(":")[0] in ground.books.journal.roots:
        if may_be_opened(text, ground.books) and (
            ground.books.journal.roots.root_of(text) in roots
        ):
            return text
        wanted = ", ".join(getattr(ground.books.journal.roots, root) for root in roots)
        message = _(
            "{account} cannot be booked on here: it is closed, kept for something else, or not"
            " under {wanted}; is it one of {known}?"
        )
        known = ", ".join(choices) or "-"
        raise NotFittingError(Phrase(message, account=text, wanted=wanted, known=known))
    like = [one for one in choices if text.casefold() in one.casefold()]
    known = ", ".join(like or choices) or "-"
    new = f"{getattr(ground.books.journal.roots, roots[0])}:{text[:1].upper()}{text[1:]}"
    if like or not may_be_opened(new, ground.books):
        message = _("'{text}' is not one account; is it one of {known}?")
        raise NotFittingError(Phrase(message, text=text, known=known))
    message = _("'{text}' is no account; is it one of {known}? If it is a new one, write {new}")
    raise NotFittingError(Phrase(message, text=text, known=known, new=new))
