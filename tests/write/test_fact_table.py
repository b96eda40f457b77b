"""The table of facts as csv, and how a file of ours is known."""

import csv
from datetime import date

from socoledger.domain.fact_table import FactRow
from socoledger.write.fact_parquet import to_parquet
from socoledger.write.fact_table import columns_of, is_fact_table, to_csv
from socoledger.write.words import Words

ROW = FactRow(
    book="land",
    cooperative="Coöperatie “De\u202e Proef”, U.A.",
    date=date(2025, 1, 15),
    month="2025-01",
    year=2025,
    kind="cash",
    account="Income:Werk",
    root="income",
    role="income",
    member="anna",
    cents=-1234,
    hours_hundredths=None,
    unit="=1+1",
    grant_id=None,
    purpose="nr 111222333",
    for_year=None,
    close=None,
    counted=True,
    eliminated=False,
    file="journal/main.beancount",
    line=7,
)
COLUMNS = columns_of([ROW], Words("en", frozenset({"111222333"})))


def test_csv_as_programs_read_it() -> None:
    text = to_csv(COLUMNS)
    assert text.endswith("main.beancount,7\r\n")
    (row,) = csv.DictReader(text.splitlines(), strict=True)
    assert row["date"] == "2025-01-15"
    assert (row["cents"], row["hours_hundredths"]) == ("-1234", "")
    assert (row["counted"], row["eliminated"]) == ("true", "false")


def test_no_text_hides_fakes_or_runs_anything() -> None:
    (row,) = csv.DictReader(to_csv(COLUMNS).splitlines(), strict=True)
    assert row["unit"] == "'=1+1"
    assert row["purpose"] == "nr *********"
    assert row["cooperative"] == "Coöperatie “De\\u202e Proef”, U.A."


def test_a_file_of_ours_is_known_and_no_other() -> None:
    ours = to_csv(COLUMNS).encode()
    assert is_fact_table(ours)
    assert is_fact_table(ours.replace(b",line\r\n", b",line,something_new\r\n"))
    assert is_fact_table(to_parquet(COLUMNS))
    for other in (b"", b"book,year\r\n", b"PAR1 something else PAR1", b"id,income\r\n"):
        assert not is_fact_table(other)
