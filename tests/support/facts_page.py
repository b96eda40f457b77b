"""docs/facts.md: its table of columns, its views of a csv, and the queries that it gives."""

import re
from datetime import date

from socoledger.domain.fact_table import COLUMNS
from tests.support.pages import text_of
from tests.support.paths import ROOT

PAGE = ROOT / "docs" / "facts.md"
_TYPES = {str: "text", int: "whole number", bool: "yes or no", date: "day"}
_IN_DUCKDB = {str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN", date: "DATE"}
_IN_SPARK = {**_IN_DUCKDB, str: "STRING"}
_FROM_CSV = "CREATE VIEW facts AS SELECT * FROM read_csv"
_QUERY = re.compile(r"<!-- sql ([a-z0-9 ]+) -->\n\n```sql\n(.*?)```\n", re.DOTALL)


def column_table() -> str:
    """A row of Markdown for each column."""
    rows = [
        f"| `{column.name}` | {_TYPES[column.type]}{', or empty' if column.may_be_empty else ''} |"
        f" {column.meaning} |\n"
        for column in COLUMNS
    ]
    return "| column | type | meaning |\n| --- | --- | --- |\n" + "".join(rows)


def duckdb_view_of_csv() -> str:
    """A view of facts.csv in DuckDB."""
    types = (f"  '{column.name}': '{_IN_DUCKDB[column.type]}'" for column in COLUMNS)
    options = "'facts.csv', header = true, columns = {\n" + ",\n".join(types) + "\n}"
    return f"{_FROM_CSV}({options});\n"


def spark_view_of_csv() -> str:
    """A view of facts.csv in Spark SQL."""
    types = ",\n".join(f"  {column.name} {_IN_SPARK[column.type]}" for column in COLUMNS)
    return (
        f"CREATE TEMPORARY VIEW facts (\n{types}\n)\n"
        "USING csv OPTIONS (path 'facts.csv', header 'true', escape '\"');\n"
    )


def queries() -> dict[str, str]:
    """Each query of the page by its name, as `result` or `duckdb csv`."""
    return dict(_QUERY.findall(text_of(PAGE)))
