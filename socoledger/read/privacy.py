"""Private data that should not be in books that others read (S6): numbers that may be a BSN,
members' IBANs, and real names where pseudonyms are agreed. No finding shows the data itself.

Files are searched for patterns as they are read; the matches are checked afterwards.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from posixpath import normpath
from string import ascii_uppercase

from socoledger.catalogue.privacy import (
    BSN_FOUND,
    BSN_POSSIBLE,
    IBAN_IN_JOURNAL,
    IBAN_OF_MEMBER,
    REAL_NAME_FOUND,
)
from socoledger.domain.coop import Coop
from socoledger.domain.findings import HIDDEN, Finding, Parameter, Phrase, Place
from socoledger.read.folder import FILES_LIMIT, Folder, Sighting

NUMBER = "number"
IBAN = "iban"
IBAN_OF_JOURNAL = "iban of the journal"
NAME = "name"

_DIGITS = re.compile(rb"(?<![0-9A-Za-z])(?<![0-9][.,])[0-9]{9}(?![0-9A-Za-z])(?![.,][0-9])")
_BTW = re.compile(rb"NL[ .]?$"), re.compile(rb"[ .]?B[ .]?[0-9]{2}\b")
_IBAN = re.compile(
    rb"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b", re.IGNORECASE
)
_PLAIN_IBAN = re.compile(rb"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
"""As banks write it, in capitals: in small letters it may be part of the digest of a close."""
_OF_LETTERS = {ord(letter): f"{value}" for value, letter in enumerate(ascii_uppercase, 10)}
"""The digits that stand for a letter where the check digits of an IBAN are worked out."""
_MEMBERS = "members/"
_JOURNAL = ".beancount"
_SHORTEST_NAME = 3


def watch(folder: Folder) -> None:
    """Have a folder search all files that are read from it for numbers and IBANs."""
    folder.watch(NUMBER, _DIGITS, outline=9 * b"0")
    folder.watch(IBAN, _IBAN, _MEMBERS)
    folder.watch(IBAN_OF_JOURNAL, _PLAIN_IBAN, outline=b"AA00")


def watch_names(folder: Folder, names: Iterable[str]) -> None:
    """Have a folder search all files, also those read before, for real names."""
    pattern = name_pattern(names)
    if pattern is not None:
        folder.watch_text(NAME, pattern)


def name_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """The pattern that finds real names as whole words, None if there are none long enough."""
    words = [
        r"\s+".join(map(re.escape, name.split()))
        for name in names
        if len(name.strip()) >= _SHORTEST_NAME
    ]
    if not words:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def findings(
    folder: Folder, coop: Coop | None, *, names: bool = True
) -> tuple[list[Finding], frozenset[str]]:
    """The findings on private data, and the numbers that no finding may show: those that may be a
    BSN, and IBANs in the journal.

    Where `coop` is None, because coop.yaml could not be read, no number is exempt. With `names` the
    names of files are checked too.
    """
    found: list[Finding] = []
    numbers: set[str] = set()
    ibans: set[str] = set()
    allowed = set() if coop is None else set(coop.not_bsn)
    names_file = None if coop is None or coop.names_file is None else normpath(coop.names_file)
    for sighting in folder.sightings:
        text = sighting.text.decode(errors="replace")
        if sighting.kind == NUMBER and text not in allowed and _is_bsn(sighting):
            numbers.add(text)
            if sighting.place.file.endswith(".yaml"):
                found.append(Finding.of(BSN_FOUND, sighting.place, what=Phrase("on this line")))
            else:
                found.append(Finding.of(BSN_POSSIBLE, sighting.place))
        elif sighting.kind == IBAN_OF_JOURNAL:
            written = iban_in(text) if sighting.place.file.endswith(_JOURNAL) else ""
            number = written.replace(" ", "")
            if number and number not in ibans:
                ibans.add(number)
                numbers.update((number, written))
                found.append(Finding.of(IBAN_IN_JOURNAL, sighting.place))
        elif sighting.kind == IBAN and _is_iban(text):
            member = Path(sighting.place.file).stem
            found.append(Finding.of(IBAN_OF_MEMBER, sighting.place, None, member, member=member))
        elif sighting.kind == NAME and sighting.place.file != names_file:
            found.append(Finding.of(REAL_NAME_FOUND, sighting.place))
    for name, number in _numbers_in_names(folder.root, allowed) if names else ():
        numbers.add(number)
        found.append(Finding.of(BSN_FOUND, Place(name, 1), what=Phrase("in the name of the file")))
    return found, frozenset(numbers)


def _is_bsn(sighting: Sighting) -> bool:
    """Whether a number passes the elfproef, and is not the middle of a btw number."""
    return not _is_btw(sighting.before, sighting.after) and is_bsn(sighting.text.decode())


def _is_btw(before: bytes, after: bytes) -> bool:
    head, tail = _BTW
    return head.search(before) is not None and tail.match(after) is not None


def is_bsn(number: str) -> bool:
    """Whether nine digits pass the elfproef of a BSN; one in eleven does by chance."""
    from stdnum.nl import bsn

    return bool(bsn.is_valid(number))


def _is_iban(text: str) -> bool:
    """Whether a number, written with or without spaces, is an IBAN. Few of what looks like one have
    the check digits of one, so that stdnum is asked about few.
    """
    number = "".join(text.split()).upper()
    if int((number[4:] + number[:4]).translate(_OF_LETTERS)) % 97 != 1:
        return False
    from stdnum import iban

    return bool(iban.is_valid(number, check_country=False))


def iban_in(text: str) -> str:
    """The IBAN that a text begins with, where words in capitals may follow it; "" if none."""
    parts = text.split(" ")
    for end in range(len(parts), 0, -1):
        if _is_iban("".join(parts[:end])):
            return " ".join(parts[:end])
    return ""


def _numbers_in_names(root: Path, allowed: set[str]) -> Iterator[tuple[str, str]]:
    """The path and the number of each file or folder with a BSN in its name; hidden ones are
    skipped.
    """
    count = 0
    for parent, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *sorted(names)):
            count += 1
            raw = os.fsencode(name)
            for match in _DIGITS.finditer(raw):
                number = match.group().decode()
                if number in allowed or _is_btw(raw[: match.start()], raw[match.end() :]):
                    continue
                if is_bsn(number):
                    yield Path(os.path.relpath(Path(parent, name), root)).as_posix(), number
        if count > FILES_LIMIT:
            return


def mask_text(text: str, numbers: frozenset[str]) -> str:
    """A text with these numbers masked."""
    return re.sub("|".join(sorted(numbers)), HIDDEN, text) if numbers else text


def mask_findings(findings: Sequence[Finding], numbers: frozenset[str]) -> tuple[Finding, ...]:
    """Findings with these numbers masked, in their parameters and in their places."""
    if not numbers:
        return tuple(findings)

    def hide(value: Parameter) -> Parameter:
        if isinstance(value, Phrase):
            return Phrase(
                value, **{name: hide(parameter) for name, parameter in value.parameters.items()}
            )
        return mask_text(value, numbers) if isinstance(value, str) else value

    return tuple(
        finding._replace(
            place=finding.place
            and Place(mask_text(finding.place.file, numbers), finding.place.line),
            parameters={name: hide(value) for name, value in finding.parameters.items()},
        )
        for finding in findings
    )
