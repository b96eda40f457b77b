"""docs/facts.md has the columns of the table. `pytest tests/docs --goldens` writes them."""

import re

from tests.support import facts_page
from tests.support.pages import text_of

_COLUMNS = re.compile(r"(<!-- columns -->\n).*?(<!-- /columns -->\n)", re.DOTALL)
_VIEW = re.compile(r"(<!-- sql (\w+) csv -->\n).*?(<!-- /sql -->\n)", re.DOTALL)
_VIEWS = {"duckdb": facts_page.duckdb_view_of_csv, "spark": facts_page.spark_view_of_csv}


def test_the_page_has_the_columns_of_the_table(*, rewrite_goldens: bool) -> None:
    text = text_of(facts_page.PAGE)
    real = _COLUMNS.sub(lambda found: f"{found[1]}\n{facts_page.column_table()}\n{found[2]}", text)
    real = _VIEW.sub(
        lambda found: f"{found[1]}\n```sql\n{_VIEWS[found[2]]()}```\n\n{found[3]}", real
    )
    if rewrite_goldens:
        facts_page.PAGE.write_text(real, encoding="utf-8")
    else:
        assert real == text


def test_the_page_has_each_query_once() -> None:
    engines = {f"{engine} {form}" for engine in ("duckdb", "spark") for form in ("csv", "parquet")}
    assert set(facts_page.queries()) == {*engines, "result", "article31", "total", "return"}
