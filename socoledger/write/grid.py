"""A table as lines of text, folded to a width: no text is cut, and no word is broken.

A table that is too wide folds its headings and texts at spaces; if that is not enough, its columns
of zeros are left out; at last it is split into tables with the same first column.
"""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

WIDTH = 80
"""The width of output that does not go to a terminal."""
_SPACE, _RULE = "  ", "─"
_BOLD, _TOTAL, _RESET = "\x1b[1m", "\x1b[1;36m", "\x1b[0m"


class Grid(NamedTuple):
    """Texts in rows, the first of them the headings; `numbers` says which columns are numbers,
    `zeros` which of them hold nothing but zeros, `total` whether the last row is one.
    """

    title: str
    texts: Sequence[Sequence[str]]
    numbers: Sequence[bool]
    zeros: Sequence[bool]
    total: bool = False


def folded(text: str, width: int) -> list[str]:
    """A text as lines of at most so many columns, unless a word is longer."""
    if _width_of(text) <= width:
        return [text]
    glued = text.replace("€ ", "€\xa0")  # an amount stays whole
    lines = textwrap.wrap(glued, width, break_long_words=False, break_on_hyphens=False)
    return [line.replace("€\xa0", "€ ") for line in lines] or [""]


def folded_line(line: str, width: int, indent: str = "") -> Iterator[str]:
    """A line folded at spaces, the lines after the first indented."""
    start = line[: len(line) - len(line.lstrip())]
    first, *rest = folded(line.strip(), width - max(len(start), len(indent)))
    yield f"{start}{first}"
    yield from (f"{indent}{each}" for each in rest)


def fits(grid: Grid, width: int) -> bool:
    """Whether folds at spaces make a grid narrow enough, with all of its columns."""
    return _total_width(_minimal_widths(grid)) <= width


def narrowed(grid: Grid, width: int) -> tuple[Grid, int]:
    """The grid without columns of zeros where folds would not make it narrow enough, and how many
    were left out. One column of numbers stays.
    """
    if fits(grid, width):
        return grid, 0
    others = [not zero for number, zero in zip(grid.numbers, grid.zeros, strict=True) if number]
    kept = [
        index
        for index, zero in enumerate(grid.zeros)
        if not (zero and any(others)) or not grid.numbers[index]
    ]
    return _with_columns(grid, kept), len(grid.numbers) - len(kept)


def drawn(grid: Grid, width: int, *, colour: bool = False) -> str:
    """The lines of a grid, under its title."""
    lines = [_painted(line, _BOLD, colour=colour) for line in folded(grid.title, width)]
    for indices in _parts(grid, width):
        lines += _lines(_with_columns(grid, indices), width, colour=colour)
        lines.append("")
    return "".join(f"{line}\n" for line in lines[:-1])


def _with_columns(grid: Grid, indices: Sequence[int]) -> Grid:
    return grid._replace(
        texts=[[row[index] for index in indices] for row in grid.texts],
        numbers=[grid.numbers[index] for index in indices],
        zeros=[grid.zeros[index] for index in indices],
    )


def _parts(grid: Grid, width: int) -> list[list[int]]:
    """The indices of the columns of each part; the first column is in every part."""
    least = _minimal_widths(grid)
    parts, part = [], [0]
    for index in range(1, len(least)):
        if len(part) > 1 and _total_width([least[other] for other in (*part, index)]) > width:
            parts.append(part)
            part = [0]
        part.append(index)
    return [*parts, part]


def _natural_widths(grid: Grid) -> list[int]:
    return [max(map(_width_of, column)) for column in zip(*grid.texts, strict=True)]


def _minimal_widths(grid: Grid) -> list[int]:
    """The smallest width of each column: headings and texts fold at spaces, numbers do not."""
    return [
        max(
            _longest_word(column[:1]),
            max(map(_width_of, column[1:]), default=0) if number else _longest_word(column[1:]),
        )
        for column, number in zip(zip(*grid.texts, strict=True), grid.numbers, strict=True)
    ]


def _widths(grid: Grid, width: int) -> list[int]:
    """The width of each column: that of its texts, or its share of the room that there is."""
    natural, least = _natural_widths(grid), _minimal_widths(grid)
    room = width - _total_width(least)
    wanted = sum(natural) - sum(least)
    if _total_width(natural) <= width or room <= 0:
        return natural if room > 0 else least
    return [low + (high - low) * room // wanted for low, high in zip(least, natural, strict=True)]


def _lines(grid: Grid, width: int, *, colour: bool) -> list[str]:
    widths = _widths(grid, width)
    rows = [_row(row, grid, widths, heading=index == 0) for index, row in enumerate(grid.texts)]
    head = rows[0] if any(grid.texts[0]) else []  # figures of several kinds have no headings
    rule = _RULE * _total_width(widths)
    body = [line for row in rows[1:-1] for line in row]
    last = rows[-1] if len(rows) > 1 else []
    if grid.total:
        last = ["", *(_painted(line, _TOTAL, colour=colour) for line in last)]
    return [*head, rule, *body, *last]


def _row(row: Sequence[str], grid: Grid, widths: Sequence[int], *, heading: bool) -> list[str]:
    """One row as lines; headings stand on the rule, other texts hang from their first line."""
    cells = [folded(text, width) for text, width in zip(row, widths, strict=True)]
    if heading:
        height = max(map(len, cells))
        cells = [[""] * (height - len(cell)) + cell for cell in cells]
    return [
        _SPACE.join(
            _aligned(text, width, right=number)
            for text, width, number in zip(line, widths, grid.numbers, strict=True)
        ).rstrip()
        for line in zip_longest(*cells, fillvalue="")
    ]


def _aligned(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width_of(text))
    return space + text if right else text + space


def _total_width(widths: Sequence[int]) -> int:
    return sum(widths) + len(_SPACE) * (len(widths) - 1)


def _longest_word(texts: Iterable[str]) -> int:
    glued = (text.replace("€ ", "€\xa0") for text in texts)
    return max((_width_of(word) for text in glued for word in text.split(" ")), default=0)


def _width_of(text: str) -> int:
    """The number of columns that a text takes on a screen."""
    if text.isascii():
        return len(text)
    double_width = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + double_width - sum(map(bool, map(unicodedata.combining, text)))


def _painted(text: str, style: str, *, colour: bool) -> str:
    return f"{style}{text}{_RESET}" if colour and text else text
