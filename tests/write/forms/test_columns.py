"""How wide the columns of a table are on paper."""

from socoledger.write.forms.columns import FACTS, PORTRAIT, layout_of, table_layout

AMOUNT = "€ 1.234.567,89"


def test_numbers_and_days_keep_what_they_need_and_texts_share_the_rest() -> None:
    headings = ("dag", "klant", "wat", "euro")
    row = ("30 september 2025"[:16], "Woonvereniging Het Zonnehof", "Gras maaien en wieden", AMOUNT)
    layout = layout_of(headings, (False, False, False, True), [row], PORTRAIT)
    assert [column.fixed for column in layout.columns] == [True, False, False, True]
    assert layout.size == 10
    assert layout.columns[1].room > layout.columns[2].room


def test_if_all_texts_are_short_the_last_takes_the_rest() -> None:
    layout = layout_of(("dag", "wie"), (False, False), [("vandaag", "Anna")], PORTRAIT)
    assert [column.fixed for column in layout.columns] == [True, False]


def test_many_columns_have_smaller_letters_and_fit() -> None:
    headings = ("post", *(f"maand {number}" for number in range(7)))
    rows = [("Een rekening met een naam", *[AMOUNT] * 7)]
    layout = layout_of(headings, (False, *[True] * 7), rows, PORTRAIT)
    assert PORTRAIT.smallest <= layout.size < PORTRAIT.largest
    numbers = [column.room for column in layout.columns if column.fixed]
    assert layout.size * sum(numbers) < PORTRAIT.width
    assert all(column.fits >= 8 for column in layout.columns)


def test_a_word_in_a_heading_is_not_broken() -> None:
    layout = layout_of(("wat", "gemeente"), (False, True), [("x", "€ 1")], PORTRAIT)
    assert layout.columns[1].fits >= len("gemeente")


def test_a_long_text_in_a_column_of_numbers_wraps() -> None:
    layout = layout_of(("", ""), (False, True), [("besluit", "Besluit 2025-014 " * 9)], FACTS)
    assert [column.fixed for column in layout.columns] == [True, False]
    assert layout.columns[1].number


def test_a_table_without_rows() -> None:
    layout = layout_of(("a", "b"), (False, True), [], PORTRAIT)
    assert all(column.room > 0 for column in layout.columns)


def test_a_table_of_numbers_alone() -> None:
    layout = layout_of(("a", "b"), (True, True), [("1", "2")], PORTRAIT)
    assert all(column.fixed and column.fits >= 4 for column in layout.columns)


def test_a_seal_stands_on_one_line() -> None:
    seal = "WWWW-MMMM-WWWW-MMMM"
    layout = layout_of(("zegel", "bewaard door"), (False, False), [(seal, "A" * 60)], PORTRAIT)
    assert layout.columns[0].fixed
    assert layout.columns[0].room > 0.65 * len(seal)


def test_what_does_not_fit_on_a_page_that_stands_is_turned() -> None:
    headings = ("post", *(f"maand {number}" for number in range(12)))
    rows = [("Een rekening met een naam", *[AMOUNT] * 12)]
    numbers = (False, *[True] * 12)
    assert not layout_of(headings, numbers, rows, PORTRAIT).is_whole
    layout, is_turned = table_layout(headings, numbers, rows)
    assert is_turned
    assert layout.is_whole
    assert table_layout(headings[:5], numbers[:5], [rows[0][:5]])[1] is False
