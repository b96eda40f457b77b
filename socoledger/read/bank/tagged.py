"""Descriptions in which a bank marks each part: "/NAME/J Jansen/REMI/Huur" and "?20Huur?32J Jansen"
in MT940, and "Naam: J Jansen Omschrijving: Huur" in CSV and in older lines.
"""

import re
from collections.abc import Iterable
from itertools import chain

from socoledger.read.bank import text
from socoledger.read.bank.shapes import Details

_TAG = re.compile(
    r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|CNTP|MARF|CSID|ORDP|BENM|ULTD|ULTC|ULTB|ISDT|ADDR|RTRN|PURP"
    r"|PREF|TRCD|INIT|SVCL|OCMT|EXCH|CHGS|IREF|CREF|BUSP|UCRD)/"
)
_STRUCTURED = re.compile(r"STRD/[A-Z]*/(.*)", re.DOTALL)
_FREE = re.compile(r"USTD/[^/]*/(.*)", re.DOTALL)
FREE_FIELDS = tuple(str(field) for field in chain(range(20, 30), range(60, 64)))
"""The fields by number that hold free text, in their order."""
_PARTS_OF_OTHER_SIDE = 3
"""ING: account, BIC and name, divided by slashes; a city may follow."""


def slash_tags(whole: str) -> Details | None:
    """What a text with tags between slashes says; None if there are none. The first of each counts.

    Banks write the same tags in different orders: /ORDP/ and /BENM/ stand before the /NAME/ of the
    other side, and ING's /CNTP/ holds account, BIC and name.
    """
    parts = _TAG.split(whole)
    if len(parts) < 3 or parts[0].strip():
        return None
    values: dict[str, str] = {}
    for tag, value in zip(parts[1::2], parts[2::2], strict=True):
        values.setdefault(tag, value.rstrip("/ ") if tag != "CNTP" else value)
    other = [*values.get("CNTP", "").split("/", _PARTS_OF_OTHER_SIDE), "", "", ""]
    return Details(
        name=text.clean(values.get("NAME", "") or other[2]),
        iban=text.account(values.get("IBAN", "") or other[0]),
        description=_remittance(values),
        end_to_end=text.reference(values.get("EREF", "")),
    )


def _remittance(values: dict[str, str]) -> str:
    remittance = values.get("REMI", "")
    for form in (_STRUCTURED, _FREE):
        match = form.fullmatch(remittance)
        if match is not None:
            remittance = match[1]
    return text.clean(remittance) or text.clean(values.get("TRTP", ""))


def numbered_fields(lines: Iterable[str], mark: str) -> dict[str, str] | None:
    """The fields of a text such as "000>20Huur>21 maart", by number; None if it has none. A code of
    digits may stand before the first, and a field may go on in the next line.
    """
    parts = re.split(rf"{re.escape(mark)}([0-9]{{2}})", "".join(lines))
    if len(parts) < 3 or not re.fullmatch(r"[0-9]{0,3}", parts[0].strip()):
        return None
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def numbered_details(lines: Iterable[str]) -> Details | None:
    """What fields with question marks say, as banks elsewhere divide :86: by number."""
    fields = numbered_fields(lines, "?")
    if fields is None:
        return None
    return Details(
        name=text.clean(fields.get("32", "") + fields.get("33", "")),
        iban=text.account(fields.get("31", "")),
        description=text.clean("".join(fields.get(field, "") for field in FREE_FIELDS)),
    )


def label_pattern(*names: str) -> re.Pattern[str]:
    """How labels such as "Naam: " are found in a text."""
    any_name = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<!\S)({any_name}):(?!\S)", re.IGNORECASE)


def labels(whole: str, pattern: re.Pattern[str]) -> dict[str, str]:
    """The parts of a text behind labels, each by its label in small letters, and "" for what comes
    before the first. The first of a label counts.
    """
    parts = pattern.split(whole)
    found = {"": text.clean(parts[0])}
    for name, value in zip(parts[1::2], parts[2::2], strict=True):
        found.setdefault(name.lower(), text.clean(value))
    return found
