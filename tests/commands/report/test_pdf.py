"""Documents as PDF, as a person and a screen reader take them (SPEC 12; ISO 14289-1, PDF/UA)."""

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from socoledger.commands.context import Context, Stopped, answered
from socoledger.commands.report import pdf as command
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.pdf import pdf_files
from socoledger.commands.report.statement import report_statement
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import DocumentFormat
from socoledger.storage.typst_process import Pdfs, TypstFailedError, TypstTooSlowError
from socoledger.write.documents.document import (
    Block,
    Booklet,
    Column,
    Document,
    Items,
    Letterhead,
    Paragraph,
    Row,
    Section,
    Table,
    cents,
)
from socoledger.write.words import Words
from tests.support.asking import TODAY
from tests.support.documents import document as read_markdown
from tests.support.every_block import booklet_of, every_block
from tests.support.pdf import Pdf, Tag
from tests.support.small_books import books, earns

ENGLISH = Words("en")
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 4
HOSTILE = (
    '#import "x.typ" #sys.inputs.paper ] } ) [',
    r"$x^2$ \ \u{41} _a_ *b* `c` <d> @e ~ -- // /* */",
    "</script> \" and ' and “these” =HYPERLINK(1) {0} %s {name}",
)


def of(*content: Block) -> Pdf:
    """The PDF of a document of some blocks, in which nothing had to be left out."""
    return pdf(booklet_of(*content))


def pdf(booklet: Booklet, language: str = "en") -> Pdf:
    """The PDF of a booklet, in which nothing had to be left out."""
    made = pdf_files([booklet], Words(language))
    assert made.notes == ()
    return Pdf(made.contents[0])


@pytest.fixture(scope="module")
def everything() -> Pdf:
    """A document with every kind of block."""
    return pdf(every_block())


def test_it_says_that_it_is_for_everybody(everything: Pdf) -> None:
    assert "<pdfuaid:part>1</pdfuaid:part>" in everything.metadata
    assert everything.catalog["/MarkInfo"]["/Marked"]
    assert everything.catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert everything.reader.metadata is not None
    assert everything.reader.metadata.title == "Jaarstuk 2025"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_says_its_language(language: str) -> None:
    assert pdf(booklet_of(Paragraph("x")), language).catalog["/Lang"] == language


def test_everything_on_its_pages_has_a_tag_or_is_decoration(everything: Pdf) -> None:
    assert everything.untagged() == []


def test_headings_go_down_a_step_at_a_time(everything: Pdf) -> None:
    levels = [int(tag.role[1]) for tag in everything.tags().all("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))
    assert set(levels) == {1, 2, 3, 4}


def test_every_picture_is_told_in_words(everything: Pdf) -> None:
    told = [tag.alternative for tag in everything.tags().all("Figure")]
    assert told == ["Anna Jansen. Twee staven.", "Anna Jansen in beeld. Een spaarpot."]


def test_tables_have_heads_of_columns_and_rows(everything: Pdf) -> None:
    facts, *tables = everything.tags().all("Table")
    bodies = [body for table in tables for body in table.all("TBody")]
    for row in (row for each in (facts, *bodies) for row in each.all("TR")):
        first, *rest = row.inside
        assert (first.role, first.attributes["/Scope"]) == ("TH", "/Row")
        assert {cell.role for cell in rest} <= {"TD"}
    for table in tables:
        [head] = [row for head in table.all("THead") for row in head.all("TR")]
        heads = {(cell.role, cell.attributes["/Scope"]) for cell in head.inside}
        assert heads == {("TH", "/Column")}


def test_tags_of_cells_belong_to_no_heads_but_those_of_their_row_and_column(
    everything: Pdf,
) -> None:
    cells: list[Tag] = list(everything.tags().all("TD"))
    assert cells
    assert not any("/Headers" in cell.attributes for cell in cells)


def test_lists_are_lists(everything: Pdf) -> None:
    lists = [len(list(each.all("LI"))) for each in everything.tags().all("L")]
    assert lists == [2, 2, 2, 2], "items and a checklist, in each of two documents"


def test_a_list_to_tick_has_squares(everything: Pdf) -> None:
    assert "☐ Anna Jansen ☐ Bon gezien" in everything.text


def test_every_value_stands_in_it(everything: Pdf) -> None:
    for text in ("-€1,234.56", "12.50", "12.50%", "31 March 2025", "March 2025"):
        assert text in everything.text


def test_what_is_typed_is_text_and_nothing_more() -> None:
    for text in HOSTILE:
        made = pdf(every_block(text=text))
        assert f"☐ {text}" in made.text
    made = of(Items(HOSTILE), *(Section(text, (Paragraph(text),)) for text in HOSTILE))
    assert "/JavaScript" not in str(made.catalog)
    assert "/OpenAction" not in made.catalog


def test_a_control_sign_is_shown_as_everywhere() -> None:
    assert r"a\u0000b\u202ec" in of(Paragraph("a\0b\u202ec")).text


def test_a_word_that_fits_on_no_line_is_broken() -> None:
    made = of(Paragraph(LONG))
    assert LONG not in made.text
    assert LONG in made.text.replace(" ", "")


def test_signs_that_no_font_has_become_squares_and_are_told() -> None:
    made = pdf_files([booklet_of(Paragraph("李明 Ж 😀 Łódź 李"))], ENGLISH)
    assert "□□ Ж □ Łódź □" in Pdf(made.contents[0]).text
    [note] = made.notes
    assert note.startswith("a pdf has no letters for 明 李 😀: a square stands in their place")


def test_a_mark_that_stands_apart_is_put_on_its_letter() -> None:
    assert "Zoë" in of(Paragraph("Zoe\u0308")).text


def test_a_long_table_repeats_its_head_and_loses_no_row() -> None:
    columns = (Column("what", is_number=False), Column("amount"))
    rows = tuple(Row((f"row {number}", cents(number))) for number in range(200))
    made = of(Table("Many", columns, rows))
    assert len(made.pages) > 3
    assert all("what amount" in page for page in made.pages)
    assert made.text.count("row ") == 200
    assert len([*made.tags().all("THead")]) == 1, "what is repeated is decoration"


def test_a_row_longer_than_a_page_is_whole() -> None:
    columns = (Column("what", is_number=False), Column("why", is_number=False))
    story = " ".join(f"word{number}" for number in range(3000))
    made = of(Table("Long", columns, (Row(("x", story)),)))
    assert all(f"word{number}" in made.text for number in (0, 1500, 2999))


def test_each_document_begins_on_a_page_of_its_own_and_counts_its_own_pages() -> None:
    lines = [Paragraph(f"line {number}") for number in range(60)]
    booklets = booklet_of(Paragraph("x")), booklet_of(*lines, letterhead="Long"), booklet_of()
    documents = tuple(document for each in booklets for document in each.documents)
    made = pdf_files([Booklet("All", documents)], ENGLISH)
    pages = Pdf(made.contents[0]).pages
    ends = ["1 of 1", "1 of 2", "2 of 2", "1 of 1"]
    assert [page.partition("page ")[2][:6] for page in pages] == ends
    assert ["Long" in page for page in pages] == [False, True, True, False]


@pytest.mark.parametrize(
    "empty", [Booklet("", ()), Booklet("", (Document("", "", Letterhead(""), ()),))]
)
def test_what_is_empty_is_a_page(empty: Booklet) -> None:
    made = pdf_files([empty], ENGLISH)
    assert len(Pdf(made.contents[0]).pages) == 1


def test_several_files_are_made_in_one_go_each_with_its_own() -> None:
    made = pdf_files([booklet_of(Paragraph("first")), booklet_of(Paragraph("second"))], ENGLISH)
    texts = [Pdf(content).text for content in made.contents]
    assert ["first" in text for text in texts] == [True, False]
    assert ["second" in text for text in texts] == [False, True]


def statement(root: Path, wishes: Wishes) -> Answer:
    context = Context(root, TODAY, language="en")
    return answered(
        lambda: report_statement(context, "anna", "2025-03", wishes, with_partner=False)
    )


PDF = Wishes(DocumentFormat.PDF)


@pytest.fixture
def some(tmp_path: Path) -> Path:
    return books(tmp_path, earns("2025-03-04", "anna", 500)).root


def test_every_figure_of_the_markdown_stands_in_the_pdf(some: Path, tmp_path: Path) -> None:
    read = read_markdown(statement(some, Wishes()).output)
    statement(some, PDF._replace(out=tmp_path / "out"))
    [file] = (tmp_path / "out").iterdir()
    text = Pdf(file.read_bytes()).text
    for label, value in read.facts.items():
        assert f"{label} {value}" in text
    for table in read.tables.values():
        for row in table.rows:
            assert " ".join(cell for cell in row if cell) in text


def test_without_a_folder_it_is_written_here(some: Path, tmp_path: Path) -> None:
    context = Context(tmp_path, TODAY, some, "en")
    answer = answered(lambda: report_statement(context, "anna", "2025-03", PDF, with_partner=False))
    assert answer.messages[0] == "written: statement-2025-03-anna.pdf"
    assert (tmp_path / "statement-2025-03-anna.pdf").read_bytes().startswith(b"%PDF-")


def test_without_typst_it_says_what_to_install(
    some: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    answer = statement(some, PDF._replace(out=tmp_path / "out"))
    assert answer.exit is Exit.USAGE
    assert 'pip install "socoledger[pdf]"' in answer.messages[0]
    assert not (tmp_path / "out").exists()


def test_a_logo_that_is_no_picture_is_told_and_left_out(some: Path, tmp_path: Path) -> None:
    (some / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"no picture")
    with (some / "coop.yaml").open("a") as file:
        file.write("letterhead: {logo: logo.png}\n")
    answer = statement(some, PDF._replace(out=tmp_path / "out"))
    assert answer.exit is Exit.DONE
    [_written, line] = answer.messages
    assert line.startswith("coop.yaml:4: S156 ")
    assert len(list((tmp_path / "out").iterdir())) == 1


def _fails(error: Exception) -> Callable[..., None]:
    def fail(*_arguments: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "exit_", "says"),
    [
        (TypstFailedError("of Anna"), Exit.DEFECT, "typst, which makes the pdf, failed"),
        (TypstTooSlowError(), Exit.REFUSED, "took longer than 62 seconds"),
    ],
)
def test_what_goes_wrong_is_told_and_tells_nothing_of_members(
    error: Exception, exit_: Exit, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "make_pdfs", _fails(error))
    with pytest.raises(Stopped) as stopped:
        pdf_files([booklet_of()], ENGLISH)
    answer = stopped.value.answer
    assert answer.exit is exit_
    assert says in answer.messages[0]
    assert "Anna" not in answer.messages[0]


def test_a_file_that_is_written_in_another_way_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command, "make_pdfs", lambda *_job: Pdfs([b"%PDF-2.0 another way"], ""))
    assert pdf_files([booklet_of(Paragraph("text"))], ENGLISH).contents == [b"%PDF-2.0 another way"]
