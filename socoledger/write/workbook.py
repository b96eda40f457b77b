"""What all Excel files have in common, made by openpyxl, an extra of the package: texts that stay
texts, a page of A4, and the same bytes each time.
"""

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FONT = "Calibri"
"""That of all cells."""
_FORMULA = ("=", "+", "-", "@")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_TIMES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
"""When a file was made, which it need not say."""


def set_text(cell: Any, text: str) -> None:  # noqa: ANN401 - openpyxl has no types
    """Put a text in a cell, whatever it looks like; also who edits it makes no formula of it."""
    cell.value = _NOT_IN_XML.sub("\ufffd", text)
    keep_as_text(cell)


def keep_as_text(cell: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    """Make a text of what openpyxl took for a formula or an error, as "=Anna" or "#N/A"."""
    if isinstance(cell.value, str):
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(_FORMULA)


def lay_on_a4(sheet: Any, *, is_on_its_side: bool, heads: int, pages: int = 0) -> None:  # noqa: ANN401 - openpyxl has no types
    """Print a sheet as wide as A4, the row of heads on each page; `pages` high, 0: as many as it
    takes.
    """
    sheet.print_title_rows = f"{heads}:{heads}"
    sheet.page_setup.orientation = "landscape" if is_on_its_side else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = pages
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def saved(workbook: Any) -> bytes:  # noqa: ANN401 - openpyxl has no types
    """The file: the same for the same cells, whenever it is made."""
    stream = BytesIO()
    workbook.save(stream)
    fixed = BytesIO()
    with ZipFile(stream) as made, ZipFile(fixed, "w", ZIP_DEFLATED) as file:
        for entry in made.infolist():
            content = made.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _TIMES.sub(b"", content)
            same = ZipInfo(entry.filename)  # of 1 January 1980
            same.compress_type = ZIP_DEFLATED
            file.writestr(same, content)
    return fixed.getvalue()
