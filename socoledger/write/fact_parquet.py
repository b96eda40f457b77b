"""The table of facts as a Parquet file, by way of pyarrow, which is an extra of the package: this
module is imported when such a file is asked for (SPEC 13).
"""

import json
from collections.abc import Mapping
from datetime import date

import pyarrow as pa
from pyarrow import parquet

from socoledger.domain.fact_table import COLUMNS, SCHEMA, FactColumn
from socoledger.write.fact_table import Values

_TYPES = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), date: pa.date32()}


def to_parquet(columns: Mapping[str, Values]) -> bytes:
    """The table as a Parquet file. What each column means is in its field, and in the file's
    metadata under `socoledger.columns`, as JSON; `socoledger.schema` names the shape.
    """
    schema = pa.schema(
        [_field(column) for column in COLUMNS],
        metadata={
            "socoledger.schema": SCHEMA,
            "socoledger.columns": json.dumps({column.name: column.meaning for column in COLUMNS}),
        },
    )
    arrays = [pa.array(columns[field.name], field.type) for field in schema]
    stream = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), stream)
    content: bytes = stream.getvalue().to_pybytes()
    return content


def _field(column: FactColumn) -> pa.Field:
    return pa.field(
        column.name,
        _TYPES[column.type],
        nullable=column.may_be_empty,
        metadata={"description": column.meaning},
    )
