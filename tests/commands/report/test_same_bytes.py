"""Every form of a document has the same bytes, whenever and wherever it is made."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.commands.context import Context
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.statement import report_statements
from socoledger.domain.options import DocumentFormat
from tests.support.asking import TODAY
from tests.support.paths import EXAMPLES
from tests.support.run import run_each

BOOKS = EXAMPLES / "scharrel"
PLACES = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": "1",
    },
)


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their names."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("form", DocumentFormat)
def test_the_same_bytes_on_another_day_and_in_another_folder(
    form: DocumentFormat, tmp_path: Path
) -> None:
    for day in (TODAY, date(2031, 1, 1)):
        wishes = Wishes(form, tmp_path / str(day))
        report_statements(Context(BOOKS, day), "2025-03", wishes, with_partner=True)
    first, second = (files(folder) for folder in tmp_path.iterdir())
    assert first == second
    assert len(first) > 1


@pytest.mark.slow
def test_the_same_bytes_in_another_time_zone_and_locale(tmp_path: Path) -> None:
    for number, place in enumerate(PLACES):
        command = f"--books {BOOKS} report statements 2025-03 --out {tmp_path / str(number)}"
        lines = [f"{command} --format {form.value}" for form in DocumentFormat]
        for ended in run_each(lines, at=tmp_path, **place).values():
            assert ended.code == 0, ended.err
    first, second = files(tmp_path / "0"), files(tmp_path / "1")
    assert first == second
    assert {Path(name).suffix for name in first} == {f".{form.value}" for form in DocumentFormat}
