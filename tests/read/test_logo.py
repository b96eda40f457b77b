"""The logo that coop.yaml names: used, or told why not, by `check` and by `report` alike."""

import os
from pathlib import Path

import pytest

from socoledger.commands.check import check
from socoledger.commands.context import Context
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.statement import report_statement
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding
from socoledger.domain.options import CheckFormat, DocumentFormat
from socoledger.read.logo import logo_of
from tests.support.asking import TODAY
from tests.support.book_files import COOP, read_books

PNG = b"\x89PNG\r\n\x1a\nx"
JPEG = b"\xff\xd8\xffx"


def found(root: Path, name: str = "logo.png") -> bytes | Finding | None:
    return logo_of(read_books(root, coop=f"{COOP}letterhead:\n  logo: {name}\n"))


def reason(root: Path, name: str = "logo.png") -> str:
    finding = found(root, name)
    assert isinstance(finding, Finding)
    assert finding.code == "S156"
    assert finding.place is not None
    assert finding.place.line == 6
    return str(finding.parameters["reason"])


@pytest.mark.parametrize("content", [PNG, JPEG])
def test_a_picture_is_taken_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    assert found(tmp_path) == content


def test_without_a_logo_there_is_none(tmp_path: Path) -> None:
    assert logo_of(read_books(tmp_path)) is None


def test_a_picture_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(PNG.ljust(500_000, b"x"))
    assert isinstance(found(tmp_path), bytes)
    logo.write_bytes(PNG.ljust(500_001, b"x"))
    assert reason(tmp_path) == "it is larger than {limit} kB"


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"\x89PN", b"PNG"])
def test_what_is_no_png_or_jpeg_is_not_taken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    assert reason(tmp_path) == "it is no PNG or JPEG picture"


def test_what_is_no_file_is_not_taken(tmp_path: Path) -> None:
    assert reason(tmp_path) == "there is no such file"
    assert reason(tmp_path, "journal") == "there is no such file"
    os.mkfifo(tmp_path / "logo.png")
    assert reason(tmp_path) == "there is no such file"


def test_a_picture_outside_the_folder_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    root = tmp_path / "books"
    assert reason(root, "../logo.png") == "it lies outside the folder of the books"
    assert reason(root, str(tmp_path / "logo.png")) == "it lies outside the folder of the books"
    (root / "link.png").symlink_to(tmp_path / "logo.png")
    assert reason(root, "link.png") == "it lies outside the folder of the books"


def test_a_circle_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "logo.png").symlink_to(tmp_path / "logo.png")
    assert reason(tmp_path) in ("it cannot be read", "there is no such file")


def statement(root: Path) -> Answer:
    ask = Wishes(DocumentFormat.HTML)
    return report_statement(Context(root, TODAY), "anna", "2025-01", ask, with_partner=False)


def test_check_and_report_tell_the_same_and_the_document_is_made(tmp_path: Path) -> None:
    found(tmp_path)
    answer = statement(tmp_path)
    assert answer.exit is Exit.DONE
    assert "<img" not in answer.output
    [line] = answer.messages
    assert line.startswith("coop.yaml:6: S156 warning: the logo logo.png cannot be used: there is")
    assert check(Context(tmp_path, TODAY), CheckFormat.TEXT).output.splitlines() == [line]
    (tmp_path / "logo.png").write_bytes(PNG)
    answer = statement(tmp_path)
    assert answer.messages == ()
    assert "<img" in answer.output
    assert check(Context(tmp_path, TODAY), CheckFormat.TEXT).output == ""
