"""The table of facts as csv: RFC 4180, with whole numbers, days as 2025-03-14 and true or false;
and how a file of ours is known (SPEC 13).
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from socoledger.domain.fact_table import COLUMNS, SCHEMA, FactRow
from socoledger.write.formats import harmless
from socoledger.write.words import Words

Values = Sequence[str | int | bool | date | None]
HEAD = ",".join(column.name for column in COLUMNS) + "\r\n"
"""The first line of the csv."""
PARQUET = b"PAR1"
"""What a Parquet file begins and ends with."""


def columns_of(rows: Iterable[FactRow], words: Words) -> Mapping[str, Values]:
    """The values of each column, by its name. Texts are made safe, without hidden numbers."""
    shown: dict[str | None, str | None] = {None: None}

    def safe(text: str | None) -> str | None:
        if text not in shown:
            shown[text] = words.plain(str(text))
        return shown[text]

    columns: dict[str, Values] = {}
    for column, values in zip(COLUMNS, zip(*rows, strict=True), strict=True):
        columns[column.name] = [*map(safe, values)] if column.type is str else values
    return columns


def to_csv(columns: Mapping[str, Values]) -> str:
    """The table as csv. A text that a spreadsheet would run as a formula gets a quote before it."""
    written = [
        [*map(_WRITTEN[column.type], columns[column.name])]
        if column.type in _WRITTEN
        else columns[column.name]
        for column in COLUMNS
    ]
    stream = io.StringIO(newline="")
    stream.write(HEAD)
    csv.writer(stream, lineterminator="\r\n").writerows(zip(*written, strict=True))
    return stream.getvalue()


_WRITTEN = {
    str: lambda text: None if text is None else harmless(text),
    bool: lambda value: "true" if value else "false",
}


def is_fact_table(content: bytes) -> bool:
    """Whether a file is a table of facts that this program wrote, in either form."""
    if content.startswith(PARQUET):
        return SCHEMA.encode() in content[-_FOOTER_AT_MOST:]
    return content.startswith(",".join(_ALWAYS).encode())


_ALWAYS = [column.name for column in COLUMNS][:12]
"""The columns that a csv of this schema begins with; later versions add some at the end."""
_FOOTER_AT_MOST = 1_000_000
"""The bytes at the end of a Parquet file that its names of columns and their meanings lie in."""
