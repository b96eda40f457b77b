"""Plain reasons why YAML cannot be read, which say what to write instead (SPEC 1).

libyaml says in English what it expected, at the place where it gave up, which is often a line too
late. Here the lines near that place are searched for common mistakes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from socoledger.domain.agreement import FUND
from socoledger.domain.findings import Phrase
from socoledger.read.yaml.habits import is_curly, without_curly

_TEXT_LIMIT = 60
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
"""Signs that a value can only begin with in quotes."""
_BRACKETS = {"flow sequence": "[", "flow mapping": "{"}


class Slip(NamedTuple):
    """A line, counted from 1, and what is wrong with it."""

    line: int
    reason: Phrase


class YamlError(NamedTuple):
    """An error of libyaml; lines and columns count from 0, `context_line` is None if unknown."""

    problem: str
    line: int
    column: int
    context: str
    context_line: int | None


def slip_in(text: str, error: YamlError) -> Slip:
    """The mistake behind an error of libyaml, at the line where it was made."""
    lines = text.splitlines() or [""]
    last = min(error.line, len(lines) - 1)
    first = last if error.context_line is None else min(error.context_line, last)
    for slip in (
        _tab_slip(lines, last),
        _quotation_slip(lines, error, first),
        _sign_slip(lines, error),
        *(_line_slip(lines[index], index) for index in _lines_to_check(lines, first, last)),
        _bracket_slip(error, first),
        _indentation_slip(lines, last),
    ):
        if slip is not None:
            return slip
    return Slip(last + 1, Phrase("this does not fit with the lines above it"))


def missing_space(text: str) -> Phrase | None:
    """The reason if `key:value` was read as one text: a space after the colon is missing."""
    match = _NO_SPACE.fullmatch(text)
    if match is None:
        return None
    write = _short(f"{match[1]}: {match[2]}")
    return Phrase("a space is missing after the colon; write: {write}", write=write)


def missing_space_after_hyphen(text: str) -> Phrase | None:
    """The reason if `-key` was read as one text: a space after the hyphen is missing."""
    match = _NO_SPACE_AFTER_HYPHEN.fullmatch(text)
    if match is None:
        return None
    write = _short(f"- {match[1]}")
    return Phrase("a space is missing after the hyphen; write: {write}", write=write)


def key_slip(key: str, value: str) -> Phrase | None:
    """The reason if what was read as a key cannot be meant as one; `value` is "" if it has none."""
    if key.startswith("-"):
        return missing_space_after_hyphen(f"{key}: {value}".strip())
    if odd := _ODD.search(key):
        return _odd_sign_reason(odd.group())
    if is_curly(key):
        return Phrase("these are curly quotation marks; use straight ones, or none")
    return None if value or key.startswith(FUND) else missing_space(key)


def lost_backslash(text: str) -> Phrase | None:
    """The reason if the backslash after a drive and its colon was read as another sign."""
    return _BACKSLASH if _DRIVE.match(text) else None


def _odd_sign_reason(sign: str) -> Phrase:
    number = f"U+{ord(sign):04X}"
    return Phrase(
        "there is a character here that looks like another one: {sign}; type it again",
        sign=number,
    )


def _short(text: str) -> str:
    return text if len(text) <= _TEXT_LIMIT else text[:_TEXT_LIMIT] + "…"


def _lines_to_check(lines: list[str], first: int, last: int) -> Iterator[int]:
    """The indices of the lines to check: where libyaml stopped, the line with text above, the
    first.
    """
    above = [index for index in range(max(0, last - 1), -1, -1) if lines[index].strip()][:1]
    yield from dict.fromkeys((last, *above, first))


def _tab_slip(lines: list[str], last: int) -> Slip | None:
    for index in (last, last - 1):
        if index >= 0 and _TAB.match(lines[index]):
            return Slip(index + 1, Phrase("there is a tab at the start of this line; use spaces"))
    return None


def _quotation_slip(lines: list[str], error: YamlError, first: int) -> Slip | None:
    if error.problem == "found unknown escape character":
        return Slip(first + 1, _BACKSLASH)
    if "quoted scalar" not in error.context:
        return None
    return Slip(first + 1, _quotation_reason(lines[first]))


def _quotation_reason(line: str) -> Phrase:
    """The reason for a line on which a quotation mark is opened and not closed."""
    match = _HEAD.fullmatch(line)
    value = match["value"] if match and match["value"] else ""
    if match and _DUTCH_ARTICLE.match(value) and '"' not in value:
        return Phrase(
            "put text that begins with ' between double quotes; write: {write}",
            write=_short(f'{match["key"]}: "{value}"'),
        )
    return Phrase("a quotation mark is not closed on this line")


def _sign_slip(lines: list[str], error: YamlError) -> Slip | None:
    """A sign that no value can begin with, or a bracket that closes nothing."""
    line = lines[error.line] if error.line < len(lines) else ""
    sign = line[error.column : error.column + 1]
    if error.context.endswith(("an alias", "an anchor", "a block scalar", "a directive")):
        index = error.line if error.context_line is None else error.context_line
        line = lines[index]
        match = _HEAD.fullmatch(line)
        sign = (match["value"] if match and match["value"] else line.strip())[:1]
        if sign and sign in _NEVER_FIRST:
            return Slip(index + 1, _sign_reason(line, sign))
    if sign and sign in "@`%" and error.problem.startswith("found character that cannot start"):
        return Slip(error.line + 1, _sign_reason(line, sign))
    if sign == "," and error.problem == "did not find expected node content":
        return Slip(error.line + 1, _sign_reason(line, sign))
    if sign and sign in "]}" and error.problem.startswith("did not find expected "):
        if error.context.startswith("while parsing a flow"):
            return None
        reason = Phrase("a bracket closes here that is not opened: {sign}", sign=sign)
        return Slip(error.line + 1, reason)
    return None


def _sign_reason(line: str, sign: str) -> Phrase:
    match = _HEAD.fullmatch(line)
    if match is None or not match["value"] or match["value"][0] != sign:
        return Phrase("put text that begins with {sign} between quotation marks", sign=sign)
    return Phrase(
        "put text that begins with {sign} between quotation marks; write: {write}",
        sign=sign,
        write=_short(f'{match["key"]}: "{match["value"]}"'),
    )


def _line_slip(line: str, index: int) -> Slip | None:
    """A mistake that one line shows by itself."""
    reason = missing_space(line) or missing_space_after_hyphen(line)
    if reason is None and _LIST_BEHIND_KEY.fullmatch(line):
        reason = Phrase("a list begins on the line below its key, each item with a hyphen")
    if reason is None and (odd := _ODD.search(line)):
        reason = _odd_sign_reason(odd.group())
    reason = reason or _value_reason(line)
    if reason is None and (match := _NO_COLON.fullmatch(line)):
        write = _short(f"{match[1]}: {match[2].strip()}")
        reason = Phrase("a colon is missing after the key; write: {write}", write=write)
    return None if reason is None else Slip(index + 1, reason)


def _value_reason(line: str) -> Phrase | None:
    """The reason why the value behind a key cannot be read, None if the line shows none."""
    match = _HEAD.fullmatch(line)
    if match is None or not match["value"]:
        return None
    key, value = match["key"], match["value"]
    if value[0] in "'\"":
        quoted = _QUOTED.match(value)
        if quoted is None:
            return _quotation_reason(line)
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


def _bracket_slip(error: YamlError, first: int) -> Slip | None:
    """A bracket that is not closed, or no comma between two things inside."""
    for name, sign in _BRACKETS.items():
        if name in error.context:
            if first == error.line:
                reason = Phrase(
                    "a comma or a closing bracket is missing between the brackets; write them as"
                    " {from: 2025-01-01, monthly: 1345.00} or [anna, bram]"
                )
                return Slip(first + 1, reason)
            reason = Phrase("a bracket is opened here and not closed: {sign}", sign=sign)
            return Slip(first + 1, reason)
    return None


def _indentation_slip(lines: list[str], last: int) -> Slip | None:
    """A line with too many or too few spaces before it."""
    line = lines[last]
    above = next((earlier for earlier in reversed(lines[:last]) if _is_content(earlier)), None)
    if not line.strip() or above is None:
        return None
    if line.strip().startswith("- ") and not above.strip().startswith("-"):
        reason = Phrase(
            "a hyphen begins a list item, but the lines around this one are not a"
            " list; check which key it belongs under, and whether that key already"
            " has a value"
        )
    elif _indentation(line) > _indentation(above):
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


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def _indentation(line: str) -> int:
    """The number of spaces and hyphens that a line begins with."""
    return len(line) - len(line.lstrip(" -"))
