"""What a volunteer did where YAML cannot be read, in words that say what to write (SPEC 1).

libyaml says in English what it expected, and where it gave up, which is often a line too late. Here
the lines around that place are looked at for the slips that people make.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from socoledger.domain.agreement import FUND
from socoledger.domain.findings import Phrase
from socoledger.read.yaml.habits import is_curly, without_curly

_SHOWN = 60
_KEY = r"[A-Za-z_][\w-]*"
_HEAD = re.compile(rf"(?P<margin>\s*(?:- +)*)(?P<key>{_KEY}):(?: +(?P<value>\S.*?))? *(?: #.*)?")
_TAB = re.compile(r" *(?:- *)?\t")
_NO_SPACE = re.compile(rf"\s*(?:- +)?({_KEY}):(?!//)([^\s:]+(?: [^:]*)?)")
_NO_SPACE_AFTER_HYPHEN = re.compile(rf"\s*-({_KEY}(?:: .*)?|['\"{{\[].*)")
_NO_COLON = re.compile(rf"\s*(?:- +)?({_KEY}) +([^:#{{\[]+)")
_LIST_BEHIND_KEY = re.compile(rf"\s*(?:- +)?({_KEY}): +- .*")
_SECOND_COLON = re.compile(r"[^'\"\[{|>&*!].*?:(?: .*)?")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_DUTCH_ARTICLE = re.compile(r"'[a-z](?:[ -]|$)", re.IGNORECASE)
_ODD = re.compile("[\u00a0\u2007\u202f\u3000\uff1a\uff0c\uff0d]")
_DRIVE = re.compile(r"[A-Za-z]:[\x00-\x1f]")
_BACKSLASH = Phrase("a \\ has a special meaning between double quotes; use single quotes")
_NEVER_FIRST = "@`%*&|>"
"""What no value begins with unless in quotes."""
_BRACKETS = {"flow sequence": "[", "flow mapping": "{"}


class Slip(NamedTuple):
    """A line, counted from 1, and what is wrong with it."""

    line: int
    reason: Phrase


class Said(NamedTuple):
    """What libyaml said: lines and columns count from 0, a context has a line or is unknown."""

    problem: str
    line: int
    column: int
    context: str
    context_line: int | None


def slip_in(text: str, said: Said) -> Slip:
    """What somebody did, at the line where they did it."""
    lines = text.splitlines() or [""]
    last = min(said.line, len(lines) - 1)
    first = last if said.context_line is None else min(said.context_line, last)
    for found in (
        _tab(lines, last),
        _quotation(lines, said, first),
        _sign(lines, said),
        *(_on_line(lines[at], at) for at in _around(lines, first, last)),
        _bracket(said, first),
        _margin(lines, last),
    ):
        if found is not None:
            return found
    return Slip(last + 1, Phrase("this does not fit with the lines above it"))


def missing_space(text: str) -> Phrase | None:
    """Where `key:value` was read as one text: a space behind the colon is missing."""
    found = _NO_SPACE.fullmatch(text)
    if found is None:
        return None
    write = _short(f"{found[1]}: {found[2]}")
    return Phrase("a space is missing after the colon; write: {write}", write=write)


def missing_space_after_hyphen(text: str) -> Phrase | None:
    """Where `-key` was read as one text: a space behind the hyphen is missing."""
    found = _NO_SPACE_AFTER_HYPHEN.fullmatch(text)
    if found is None:
        return None
    write = _short(f"- {found[1]}")
    return Phrase("a space is missing after the hyphen; write: {write}", write=write)


def key_slip(key: str, value: str) -> Phrase | None:
    """Where what was read as a key cannot be meant as one; `value` is "" where none stands behind
    it.
    """
    if key.startswith("-"):
        return missing_space_after_hyphen(f"{key}: {value}".strip())
    if odd := _ODD.search(key):
        return _odd(odd.group())
    if is_curly(key):
        return Phrase("these are curly quotation marks; use straight ones, or none")
    return None if value or key.startswith(FUND) else missing_space(key)


def lost_backslash(text: str) -> Phrase | None:
    """Where a backslash behind a disk and its colon has become a sign of another kind."""
    return _BACKSLASH if _DRIVE.match(text) else None


def _odd(sign: str) -> Phrase:
    shown = f"U+{ord(sign):04X}"
    return Phrase(
        "there is a character here that looks like another one: {sign}; type it again",
        sign=shown,
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _around(lines: list[str], first: int, last: int) -> Iterator[int]:
    """The lines to look at: where libyaml stopped, the one with text above it, where it began."""
    above = [at for at in range(max(0, last - 1), -1, -1) if lines[at].strip()][:1]
    yield from dict.fromkeys((last, *above, first))


def _tab(lines: list[str], last: int) -> Slip | None:
    for at in (last, last - 1):
        if at >= 0 and _TAB.match(lines[at]):
            return Slip(at + 1, Phrase("there is a tab at the start of this line; use spaces"))
    return None


def _quotation(lines: list[str], said: Said, first: int) -> Slip | None:
    if said.problem == "found unknown escape character":
        return Slip(first + 1, _BACKSLASH)
    if "quoted scalar" not in said.context:
        return None
    return Slip(first + 1, _not_closed(lines[first]))


def _not_closed(line: str) -> Phrase:
    """Of a line on which a quotation mark is opened."""
    found = _HEAD.fullmatch(line)
    value = found["value"] if found and found["value"] else ""
    if found and _DUTCH_ARTICLE.match(value) and '"' not in value:
        return Phrase(
            "put text that begins with ' between double quotes; write: {write}",
            write=_short(f'{found["key"]}: "{value}"'),
        )
    return Phrase("a quotation mark is not closed on this line")


def _sign(lines: list[str], said: Said) -> Slip | None:
    """A sign that no value begins with, or a bracket that closes nothing."""
    line = lines[said.line] if said.line < len(lines) else ""
    sign = line[said.column : said.column + 1]
    if said.context.endswith(("an alias", "an anchor", "a block scalar", "a directive")):
        at = said.line if said.context_line is None else said.context_line
        line = lines[at]
        found = _HEAD.fullmatch(line)
        sign = (found["value"] if found and found["value"] else line.strip())[:1]
        if sign and sign in _NEVER_FIRST:
            return Slip(at + 1, _in_quotes(line, sign))
    if sign and sign in "@`%" and said.problem.startswith("found character that cannot start"):
        return Slip(said.line + 1, _in_quotes(line, sign))
    if sign == "," and said.problem == "did not find expected node content":
        return Slip(said.line + 1, _in_quotes(line, sign))
    if sign and sign in "]}" and said.problem.startswith("did not find expected "):
        if said.context.startswith("while parsing a flow"):
            return None
        reason = Phrase("a bracket closes here that is not opened: {sign}", sign=sign)
        return Slip(said.line + 1, reason)
    return None


def _in_quotes(line: str, sign: str) -> Phrase:
    found = _HEAD.fullmatch(line)
    if found is None or not found["value"] or found["value"][0] != sign:
        return Phrase("put text that begins with {sign} between quotation marks", sign=sign)
    return Phrase(
        "put text that begins with {sign} between quotation marks; write: {write}",
        sign=sign,
        write=_short(f'{found["key"]}: "{found["value"]}"'),
    )


def _on_line(line: str, at: int) -> Slip | None:
    """A slip that one line shows by itself."""
    reason = missing_space(line) or missing_space_after_hyphen(line)
    if reason is None and _LIST_BEHIND_KEY.fullmatch(line):
        reason = Phrase("a list begins on the line below its key, each item with a hyphen")
    if reason is None and (odd := _ODD.search(line)):
        reason = _odd(odd.group())
    reason = reason or _value(line)
    if reason is None and (found := _NO_COLON.fullmatch(line)):
        write = _short(f"{found[1]}: {found[2].strip()}")
        reason = Phrase("a colon is missing after the key; write: {write}", write=write)
    return None if reason is None else Slip(at + 1, reason)


def _value(line: str) -> Phrase | None:
    """What is wrong with the value behind a key, as far as the line shows it."""
    found = _HEAD.fullmatch(line)
    if found is None or not found["value"]:
        return None
    key, value = found["key"], found["value"]
    if value[0] in "'\"":
        quoted = _QUOTED.match(value)
        if quoted is None:
            return _not_closed(line)
        if quoted.end() == len(value) or value[quoted.end()] == ":":
            return None
        return Phrase(
            "there is more text after the closing quotation mark; put all of it"
            " between double quotes, without such quotes inside"
        )
    if is_curly(value) and value[0] not in "[{":
        write = _short(f'{key}: "{without_curly(value)}"')
        return Phrase("these are curly quotation marks; write: {write}", write=write)
    if _SECOND_COLON.fullmatch(value):
        write = _short(f'{key}: "{value}"') if '"' not in value else _short(f"{key}: '{value}'")
        return Phrase(
            "there is a colon too many on this line; put the text between quotation marks: {write}",
            write=write,
        )
    return None


def _bracket(said: Said, first: int) -> Slip | None:
    """A bracket that is not closed, or no comma between two things inside."""
    for name, sign in _BRACKETS.items():
        if name in said.context:
            if first == said.line:
                reason = Phrase(
                    "a comma or a closing bracket is missing between the brackets; write them as"
                    " {from: 2025-01-01, monthly: 1345.00} or [anna, bram]"
                )
                return Slip(first + 1, reason)
            reason = Phrase("a bracket is opened here and not closed: {sign}", sign=sign)
            return Slip(first + 1, reason)
    return None


def _margin(lines: list[str], last: int) -> Slip | None:
    """A line that begins too far to the left or to the right."""
    line = lines[last]
    above = next((each for each in reversed(lines[:last]) if _says(each)), None)
    if not line.strip() or above is None:
        return None
    if line.strip().startswith("- ") and not above.strip().startswith("-"):
        reason = Phrase(
            "a hyphen begins a list item, but the lines around this one are not a"
            " list; check which key it belongs under, and whether that key already"
            " has a value"
        )
    elif _width(line) > _width(above):
        reason = Phrase(
            "this line begins further to the right than the one above it, which has its value"
            " already; give both the same number of spaces"
        )
    else:
        reason = Phrase(
            "this line is not lined up with the lines that it belongs with; begin"
            " lines that belong together with the same number of spaces"
        )
    return Slip(last + 1, reason)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def _width(line: str) -> int:
    """Where what a line says begins, behind the hyphens of a list."""
    return len(line) - len(line.lstrip(" -"))
