"""The table of facts as Parquet: types, and what each column means."""

import io
import json
from datetime import date
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from socoledger.domain.fact_table import COLUMNS, FactRow
from socoledger.write.fact_parquet import to_parquet
from socoledger.write.fact_table import columns_of
from socoledger.write.words import Words


def _row(day: int) -> FactRow:
    texts = {column.name: "a" for column in COLUMNS if column.type is str}
    numbers = {column.name: 2**40 + day for column in COLUMNS if column.type is int}
    flags = {column.name: True for column in COLUMNS if column.type is bool}
    return FactRow(**texts, **numbers, **flags, date=date(2025, 1, day))  # type: ignore[arg-type]


def test_types_and_meanings_go_along() -> None:
    empty: Any = {column.name: None for column in COLUMNS if column.may_be_empty}
    rows = [_row(1), _row(2)._replace(**empty)]
    content = to_parquet(columns_of(rows, Words("en")))
    table = parquet.read_table(io.BytesIO(content))
    assert [FactRow(**one) for one in table.to_pylist()] == rows
    types = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), date: pa.date32()}
    for column in COLUMNS:
        field = table.schema.field(column.name)
        assert (field.type, field.nullable) == (types[column.type], column.may_be_empty)
        assert field.metadata[b"description"].decode() == column.meaning
    metadata = parquet.read_metadata(io.BytesIO(content)).metadata
    assert metadata[b"socoledger.schema"] == b"socoledger.facts/1"
    assert json.loads(metadata[b"socoledger.columns"])["cents"].startswith("The amount in cents")
    assert to_parquet(columns_of(rows, Words("en"))) == content
