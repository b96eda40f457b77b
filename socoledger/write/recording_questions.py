"""What `add` says when it asks: the kinds in plain words, a question, a fact as it was understood
(SPEC 11). Nobody sees a debit, a credit or a minus before income in it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import NamedTuple

from socoledger.domain.findings import Parameter, Phrase, _
from socoledger.domain.member import Member
from socoledger.domain.recording import Fact, Field, Kind
from socoledger.write.words import Words

KINDS: Mapping[Kind, str] = {
    Kind.INCOME: _("income: money came in for work or a sale"),
    Kind.COST: _("cost: something was paid or bought"),
    Kind.HOURS: _("hours: somebody worked"),
    Kind.SPEND: _("spend: something was bought out of a member's spaarpot"),
    Kind.AWARD: _("award: a member is given a premium or an allowance"),
    Kind.PAY: _("pay: a premium, an allowance or the return to the gemeente was paid"),
    Kind.RECEIPT: _("receipt: a member is paid back what they paid for us"),
    Kind.OPENING: _("opening: what stood on an account before these books"),
    Kind.GRANT: _("grant: money of a grant came in"),
    Kind.TRANSFER: _("transfer: money moved between your own accounts, as bank to cash"),
}
"""Each kind as its name, a colon and what happened."""

LABELS: Mapping[Field, str] = {
    Field.MEMBER: _("of whom"),
    Field.WHAT: _("what is it"),
    Field.REIMBURSED: _("paid back to"),
    Field.ACCOUNT: _("what kind"),
    Field.AGAINST: _("opened from"),
    Field.SOURCE: _("comes from"),
    Field.TO: _("goes to"),
    Field.PURPOSE: _("purpose"),
    Field.APPROVAL: _("approval"),
    Field.GRANT: _("paid by grant"),
    Field.UNIT: _("unit or work"),
    Field.YEAR: _("over the year"),
    Field.PARTNER: _("with the books"),
    Field.LINK: _("link"),
    Field.PAYEE: _("other side"),
    Field.TEXT: _("what for"),
}
"""How each thing that is said is called where it is shown back, in this order."""

_MOST = 12
"""So many choices are shown below a question."""


class Asked(NamedTuple):
    """A question as it is put: `default` and `choices` as they are shown, `hints` below it."""

    question: str
    default: str = ""
    choices: Sequence[str] = ()
    hints: Sequence[str] = ()


def kind_name(words: Words, kind: Kind) -> str:
    """The name of a kind in the language of the reader."""
    return words(KINDS[kind]).partition(":")[0]


def kind_named(words: Words, said: str) -> Kind | None:
    """The kind that is meant: by its number, its name, or the beginning of a name that no other
    has; English names are understood in every language.
    """
    kinds: list[Kind] = [*Kind]
    if said.isdecimal():
        return kinds[int(said) - 1] if 0 < int(said) <= len(kinds) else None
    own: dict[str, Kind] = {kind_name(words, kind).casefold(): kind for kind in kinds}
    english: dict[str, Kind] = {kind.value: kind for kind in kinds}
    name = said.casefold()
    for names in (own, english):
        if name in names:
            return names[name]
    for names in (own, english) if name else ():
        found = [kind for full, kind in names.items() if full.startswith(name)]
        if len(found) == 1:
            return found[0]
    return None


def kinds_text(words: Words, width: int) -> str:
    """The kinds with their numbers, one a line."""
    texts = [words(KINDS[kind]).split(": ", 1) for kind in Kind]
    longest = max(len(name) for name, _what in texts)
    lines: list[str] = [words(_("what happened? type a number, or the beginning of a word"))]
    for number, (name, what) in enumerate(texts, start=1):
        head = f"  {number:>2} {name:<{longest}}  "
        lines += wrap(head + what, width, subsequent_indent=" " * len(head))
    return "\n".join(lines)


def question_text(words: Words, asked: Asked, width: int) -> str:
    """A question, what Enter takes, what is good to know, and what there is to choose from."""
    default = f" [{asked.default}]" if asked.default else ""
    lines = [f"{asked.question}{default}"]
    lines += [f"  {hint}" for hint in asked.hints]
    shown = [f"{number} {one}" for number, one in enumerate(asked.choices[:_MOST], start=1)]
    lines += _in_columns(shown, width)
    if len(asked.choices) > _MOST:
        more = len(asked.choices) - _MOST
        lines.append("  " + words(_("and {count} more: Tab shows them"), count=more))
    return "\n".join(lines)


def _in_columns(texts: Sequence[str], width: int) -> Iterator[str]:
    """Texts side by side, in rows of as many as fit."""
    if not texts:
        return
    longest = max(map(len, texts))
    columns = max(1, (width - 2) // (longest + 3))
    for start in range(0, len(texts), columns):
        row = (f"{one:<{longest}}" for one in texts[start : start + columns])
        yield ("  " + "   ".join(row)).rstrip()


def value_text(words: Words, fact: Fact, field: Field) -> str:
    """The value of a field as people read it; "" where there is none."""
    value = getattr(fact, field.value)
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if field is Field.AMOUNT and fact.kind is Kind.HOURS:
        return words(_("{amount_hundredths} hours"), amount_hundredths=value)
    if field is Field.AMOUNT:
        return words.amount(value)
    return words.plain(str(value))


def choice_text(words: Words, choice: str, members: Iterable[Member]) -> str:
    """A choice as it is shown: a member with the name, where that is not the id."""
    name = next((one.name for one in members if one.id == choice), "")
    is_same = name.casefold() in ("", choice.casefold())
    return words.plain(choice if is_same else f"{choice} ({name})")


def fact_text(words: Words, fact: Fact) -> str:
    """A fact in plain words: what, how much and when, and below that what else was said of it."""
    kind = kind_name(words, fact.kind)
    amount, day = value_text(words, fact, Field.AMOUNT), value_text(words, fact, Field.DAY)
    head = words(_("{kind}: {amount} on {day}"), kind=kind, amount=amount, day=day)
    texts = {words(label): value_text(words, fact, field) for field, label in LABELS.items()}
    longest = max(map(len, texts))
    lines = (f"  {label:<{longest}}  {text}" for label, text in texts.items() if text)
    return "\n".join((head, *lines))


def hint_text(words: Words, hint: Phrase) -> str:
    """What is good to know, in the language of the reader."""
    parameters: Mapping[str, Parameter] = hint.parameters
    return words(hint, **parameters)
