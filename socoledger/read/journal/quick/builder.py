"""What Beancount's parser calls, piece by piece, while it goes through a file.

The parser is Beancount's own; its grammar names the methods here and their arguments (grammar.y).
They do as little as they can: 100,000 transactions are some 1.2 million calls. The first argument
of each is the name of the file, the second its line.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from os.path import normpath
from pathlib import Path
from typing import Any, NoReturn
from unicodedata import category

from socoledger.domain.accounts import Roots
from socoledger.domain.findings import Phrase
from socoledger.read.journal.files import OWN_PLUGIN
from socoledger.read.journal.quick.entries import (
    NO_MARKS,
    Amount,
    Balance,
    Close,
    Custom,
    Directive,
    Document,
    GivenUp,
    KeyValue,
    Line,
    Marked,
    Note,
    Open,
    Pushed,
    Value,
    Written,
)

_HARMLESS_OPTIONS = frozenset(("title", "operating_currency", "render_commas"))
"""Options that say how others show a ledger, and nothing of what is in it."""
_new = tuple.__new__
"""Makes a named tuple in half the time of calling its class, where there are hundreds of thousands
of them.
"""
_ROOT = re.compile("[A-Z][A-Za-z0-9-]*")
_FIRST_SIGNS = ("Lu", "Nd")
"""What a part of an account begins with, of which the parser itself sees to ASCII alone."""
_MOST_LINES = 64
"""The lines that a quoted text may run over, as Beancount has it where no option says else."""


class Builder:
    """Collects what stands in a file. `reason` says what was met that the quick road does not
    cover; the parser goes on after it, as it does after any error.
    """

    def __init__(self) -> None:
        self.transactions: list[Written] = []
        self.directives: list[Directive] = []
        self.roots = {f"name_{key}": name for key, name in Roots()._asdict().items()}
        self.document_folders: list[str] = []
        self.includes: list[str] = []
        self.commodities: list[str] = []
        self.reason: Phrase | None = None
        self._accounts: dict[str, str] = {}
        self._marked: dict[tuple[Marked, str], Marked] = {}
        self._tags: list[str] = []
        self._meta: dict[str, list[Any]] = defaultdict(list)
        self._pushed: Pushed | None = None

    def give_up(self, reason: Phrase) -> None:
        """Remember the first thing that is not covered."""
        self.reason = self.reason or reason

    def finish(self) -> None:
        """Look at what is left open at the end of the file. Raises GivenUp for all that is not
        covered.
        """
        if self._tags or self._meta:
            self.give_up(Phrase("what is pushed is never popped"))
        if self.reason is not None:
            raise GivenUp(self.reason)

    # -- what the parser asks, and what it cannot read ------------------------------------------

    def get_long_string_maxlines(self) -> int:
        """The most lines of a quoted text."""
        return _MOST_LINES

    def store_result(self, _file: str, _line: int, _entries: object) -> None:
        """The end of the file."""

    def build_lexer_error(self, *_error: object) -> None:
        """A sign that belongs to nothing."""
        self.give_up(Phrase("a line that cannot be read"))

    def build_grammar_error(self, *_error: object) -> None:
        """A line that cannot be read."""
        self.give_up(Phrase("a line that cannot be read"))

    pipe_deprecated_error = build_grammar_error

    # -- parts ----------------------------------------------------------------------------------

    def handle_list(self, _file: str, _line: int, items: Any, item: Any) -> Any:
        """A list with one item more."""
        if items is None:
            return [item]
        if item is not None:
            items.append(item)
        return items

    def account(self, _file: str, _line: int, name: str) -> str:
        """The name of an account; the parser has seen to its form, but for its root."""
        known = self._accounts.get(name)
        if known is None:
            root, *parts = name.split(":")
            if root not in self.roots.values():
                self.give_up(Phrase("an account below an unknown root"))
            if not all(part[0].isascii() or category(part[0]) in _FIRST_SIGNS for part in parts):
                self.give_up(Phrase("a line that cannot be read"))
            known = self._accounts[name] = name
        return known

    def amount(self, _file: str, _line: int, number: Any, currency: Any) -> Amount:
        """An amount, of which either part may be missing."""
        return _new(Amount, (number, currency))

    def key_value(self, _file: str, _line: int, key: str, value: Any) -> KeyValue:
        """A key of metadata with its value."""
        return KeyValue(key, value)

    def custom_value(self, _file: str, _line: int, value: Any, kind: Any = None) -> Value:
        """A value of a custom directive; only of an account its kind is given."""
        if kind is not None:
            self.give_up(Phrase("an account in a custom directive"))
        return Value(value)

    def tag_link_new(self, _file: str, _line: int) -> Marked:
        """No tags and links yet."""
        return NO_MARKS

    def tag_link_TAG(self, _file: str, _line: int, marked: Marked, tag: str) -> Marked:  # noqa: N802 - as the grammar calls it
        """Tags and links with one tag more."""
        key = (marked, f"#{tag}")
        more = self._marked.get(key)
        if more is None:
            more = self._marked[key] = Marked(marked.tags | {tag}, marked.links)
        return more

    def tag_link_LINK(self, _file: str, _line: int, marked: Marked, link: str) -> Marked:  # noqa: N802 - as the grammar calls it
        """Tags and links with one link more."""
        return Marked(marked.tags, marked.links | {link})

    def posting(
        self,
        _file: str,
        line: int,
        account: str,
        units: Any,
        cost: Any,
        price: Any,
        _is_total: object,
        _flag: object,
    ) -> Line:
        """A posting."""
        if cost is not None or price is not None:
            self.give_up(Phrase("a cost or a price"))
        return account, units, line

    # -- transactions and directives ------------------------------------------------------------

    def transaction(
        self,
        _file: str,
        line: int,
        day: date,
        flag: int,
        strings: Sequence[str] | None,
        marked: Marked,
        lines: Sequence[Any] | None,
    ) -> None:
        """A transaction."""
        parts = (day, line, flag, strings or (), marked, lines or (), self._pushed)
        self.transactions.append(_new(Written, parts))

    def open(
        self,
        file: str,
        line: int,
        day: date,
        account: str,
        currencies: Sequence[str] | None,
        booking: str | None,
        meta: Any,
    ) -> None:
        """An account is opened."""
        if booking is not None:
            self.give_up(Phrase("a way of booking lots"))
        self.directives.append(Open(_meta(file, line, meta), day, account, currencies))

    def close(self, file: str, line: int, day: date, account: str, meta: Any) -> None:
        """An account is closed."""
        self.directives.append(Close(_meta(file, line, meta), day, account))

    def balance(
        self,
        file: str,
        line: int,
        day: date,
        account: str,
        amount: Amount,
        tolerance: Decimal | None,
        meta: Any,
    ) -> None:
        """A balance is asserted."""
        entry = Balance(_meta(file, line, meta), day, account, amount, tolerance)
        self.directives.append(entry)

    def note(
        self, file: str, line: int, day: date, account: str, _text: str, _marked: Marked, meta: Any
    ) -> None:
        """A note on an account."""
        self.directives.append(Note(_meta(file, line, meta), day, account))

    def document(
        self, file: str, line: int, day: date, account: str, name: str, marked: Marked, meta: Any
    ) -> None:
        """A document of an account."""
        name = normpath(Path(file).parent / name)
        document = Document(_meta(file, line, meta), day, account, name, marked.links)
        self.directives.append(document)

    def custom(self, file: str, line: int, day: date, kind: str, values: Any, meta: Any) -> None:
        """A custom directive."""
        self.directives.append(Custom(_meta(file, line, meta), day, kind, values))

    def commodity(self, _file: str, _line: int, _day: date, currency: str, _meta: Any) -> None:
        """A currency is described."""
        self.commodities.append(currency)

    def event(self, *_event: object) -> None:
        """An event, of which nothing follows."""

    query = event

    def pad(self, *_pad: object) -> None:
        """An account is padded."""
        self.give_up(Phrase("a pad"))

    def price(self, *_price: object) -> None:
        """The price of a currency."""
        self.give_up(Phrase("a price"))

    def cost_spec(self, *_cost: object) -> object:
        """What something did cost."""
        self.give_up(Phrase("a cost or a price"))
        return None

    compound_amount = cost_merge = cost_spec

    # -- settings -------------------------------------------------------------------------------

    def option(self, _file: str, _line: int, key: str, value: str) -> None:
        """An option."""
        if key in self.roots and _ROOT.fullmatch(value) is not None:
            self.roots[key] = value
            self._accounts.clear()  # each is looked at anew
        elif key == "documents":
            self.document_folders.append(value)
        elif key not in _HARMLESS_OPTIONS:
            self.give_up(Phrase("an option that changes how a journal is read"))

    def include(self, _file: str, _line: int, name: str) -> None:
        """Another file."""
        self.includes.append(name)

    def plugin(self, _file: str, _line: int, name: str, _settings: object) -> None:
        """A plugin."""
        if name != OWN_PLUGIN:
            self.give_up(Phrase("a plugin"))

    def pushtag(self, _file: str, _line: int, tag: str) -> None:
        """A tag for all that follows."""
        self._tags.append(tag)
        self._push()

    def poptag(self, _file: str, _line: int, tag: str) -> None:
        """A tag no longer for what follows."""
        if tag in self._tags:
            self._tags.remove(tag)
        else:
            self.give_up(Phrase("what is popped was never pushed"))
        self._push()

    def pushmeta(self, _file: str, _line: int, pair: KeyValue) -> None:
        """Metadata for all that follows."""
        self._meta[pair.key].append(pair.value)
        self._push()

    def popmeta(self, _file: str, _line: int, key: str) -> None:
        """Metadata no longer for what follows."""
        values = self._meta.get(key)
        if not values:
            self.give_up(Phrase("what is popped was never pushed"))
            return
        values.pop()
        if not values:
            del self._meta[key]
        self._push()

    def _push(self) -> None:
        """Freeze what is pushed from here on."""
        meta = {key: values[-1] for key, values in self._meta.items()}
        self._pushed = Pushed(frozenset(self._tags), meta) if self._tags or meta else None

    def __getattr__(self, name: str) -> NoReturn:
        """Anything else that another version of the grammar may call."""
        raise GivenUp(Phrase("the parser of another version of Beancount"))


def _meta(file: str, line: int, pairs: Sequence[KeyValue] | None) -> dict[str, Any]:
    """The metadata of a directive, with its place."""
    return {"filename": file, "lineno": line, **dict(pairs or ())}
