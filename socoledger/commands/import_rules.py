"""Rules that a person kept, as they are written into bank.yaml (SPEC 10).

All lines that are there stay to the byte, and the new text is read back before it is written.
"""

from dataclasses import replace

from socoledger.domain.bank_setup import BankRule, BankSetup
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place
from socoledger.read import books as reading
from socoledger.read.folder import BYTE_ORDER_MARK
from socoledger.read.yaml.edit import NotEditableError, append_item
from socoledger.storage.files import Change, content_of
from socoledger.write.bank_rules import rule_pairs


def kept_rules(books: Books, setup: BankSetup) -> Change | None:
    """The change of bank.yaml after which it says what `setup` says, which has more rules at its
    end. None if the file has a shape that is not edited here, or would have more findings. Raises
    OSError.
    """
    if books.bank is None:
        return None
    path = books.root / books.coop.bank
    before = content_of(path)
    mark = BYTE_ORDER_MARK if before.startswith(BYTE_ORDER_MARK) else b""
    text = before.removeprefix(mark).decode()
    try:
        for rule in setup.rules[len(books.bank.rules) :]:
            text = append_item(text, "rules", rule_pairs(rule))
    except NotEditableError:
        return None
    after = reading.read(books.root, (books.coop.bank, text.encode()))
    if not isinstance(after, Books) or after.bank is None or _codes(after) != _codes(books):
        return None
    said = [_without_place(rule) for rule in after.bank.rules]
    if said != [_without_place(rule) for rule in setup.rules]:
        return None
    return Change(path, before, mark + text.encode())


def _codes(books: Books) -> list[str]:
    """The codes that are found in bank.yaml."""

    def is_there(finding: Finding) -> bool:
        return finding.place is not None and finding.place.file == books.coop.bank

    return sorted(finding.code for finding in books.findings if is_there(finding))


def _without_place(rule: BankRule) -> BankRule:
    return replace(rule, place=Place("", 0))
