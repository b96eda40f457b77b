"""Texts in Markdown (CommonMark, with tables), so that nothing in them means anything to it."""

import re

_MARKUP = re.compile(
    r"[\\`*\[|]"
    r"|<(?=[A-Za-z/!?])"  # a tag or an address; "a < b" is none
    r"|&(?=#?[0-9A-Za-z]+;)"  # an entity; "zaad & mest" is none
    r"|(?<![^\W_])_|_(?![^\W_])"  # between letters or digits it means nothing
)
_PAIRED = re.compile(r"[~$]")
"""What some readers give a meaning where there are two of it: struck out, or mathematics."""
_AT_START = re.compile(r"#{1,6}(?=\s|$)|[-+=:](?=[-+=:\s]|$)|>")
_NUMBERED = re.compile(r"[0-9]{1,9}(?=[.)](?:\s|$))")
_MENTION = re.compile(r"[@#!](?=[0-9A-Za-z_])")
_TICKS = re.compile("`+")


def escaped(text: str) -> str:
    """A text within a line, in which nothing means anything to Markdown."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    paired = {sign for sign in "~$" if line.count(sign) > 1}
    return _PAIRED.sub(lambda one: "\\" * (one[0] in paired) + one[0], line)


def escaped_line(text: str) -> str:
    """A text that begins a line, where more means something."""
    line = escaped(text)
    if number := _NUMBERED.match(line):
        return f"{number[0]}\\{line[number.end() :]}"
    return f"\\{line}" if _AT_START.match(line) else line


def unmentioned(text: str) -> str:
    """A text within a line of a comment on a forge, which tells nobody that it names them: what a
    forge makes a mention or a link of is parted by a comment of HTML, which nobody sees.
    """
    return _MENTION.sub(r"\g<0><!-- -->", escaped(text))


def code(text: str) -> str:
    """A text as code within a line, whatever stands in it: it mentions nobody and links to nothing,
    and shows each sign as it is.
    """
    line = " ".join(text.split())
    longest = max((len(run) for run in _TICKS.findall(line)), default=0)
    ticks = "`" * (longest + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{ticks}{space}{line}{space}{ticks}"
