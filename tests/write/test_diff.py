"""`diff` for people: lines for a terminal, and Markdown for a merge request."""

from dataclasses import replace
from datetime import date

import pytest

from socoledger.domain.diff import DiffAnswer, FactChange, FigureChange, FigureTotal, KeyChange
from socoledger.domain.period import Month
from socoledger.write.diff import markdown, text
from socoledger.write.words import LANGUAGES, Words

ENGLISH = Words("en")


def fact(**other: object) -> FactChange:
    values: dict[str, object] = {
        "kind": "journal",
        "change": "changed",
        "before": "2025-03-17 Assets:Kas 40.00",
        "after": "2025-03-17 Assets:Kas 50.00",
        "file": "journal/2025-03.beancount",
        "line": 196,
        "date": date(2025, 3, 17),
        "text": "Klant, Gazon",
        "member": None,
        "key": None,
        "closed": ("2025-03",),
        "changes": (KeyChange(key="amount", before="40.00", after="50.00"),),
    }
    return FactChange(**{**values, **other})  # type: ignore[arg-type]


def spaarpot(month: int, before: int, after: int) -> FigureChange:
    return FigureChange(
        figure="spaarpot",
        member="anna",
        period=Month(2025, month),
        before_cents=before,
        after_cents=after,
        closed=True,
    )


def answer(
    *facts: FactChange,
    figures: tuple[FigureChange, ...] = (),
    closed: tuple[str, ...] = (),
    wording: tuple[FactChange, ...] = (),
) -> DiffAnswer:
    return DiffAnswer(
        totals=(FigureTotal(figure="spaarpot", member=None, difference_cents=300),)
        if figures
        else (),
        closed=closed,
        facts=facts,
        figures=figures,
        wording=wording,
        before="main~1",
        after="main",
    )


def test_closed_months_come_first_as_spans() -> None:
    shown = text(answer(fact(), closed=("2025-03", "2025-11", "2025-12")), ENGLISH, 80)
    lines = shown.splitlines()
    assert lines[:4] == [
        "What changed from main~1 to main",
        "Changed in closed months: 2025-03 and 2025-11 through 2025-12.",
        "No figure changes by it.",
        "",
    ]
    assert lines[4:] == [
        "In closed months",
        "",
        "journal/2025-03.beancount:196: journal: changed",
        "  2025-03-17 Klant, Gazon",
        "  amount of money: 40.00 → 50.00",
    ]


def test_a_spaarpot_that_goes_on_differing_by_the_same_is_told_once() -> None:
    figures = (spaarpot(3, 100, 300), spaarpot(4, 200, 400), spaarpot(5, 200, 500))
    rows = [line.split() for line in text(answer(figures=figures), ENGLISH, 100).splitlines()[-2:]]
    pot = ["spaarpot,", "end", "of", "month", "anna"]
    assert rows == [
        [*pot, "2025-03", "through", "2025-04", "€2.00"],
        [*pot, "2025-05", "€2.00", "€5.00", "€3.00"],
    ]


def test_words_alone_that_changed_are_not_called_nothing() -> None:
    shown = text(answer(wording=(fact(changes=()),)), ENGLISH, 80)
    assert shown.splitlines()[1] == "Only words were changed in closed months: 2025-03."


def test_nothing_is_said_in_a_sentence() -> None:
    assert text(answer(), ENGLISH, 80).splitlines()[1].startswith("Nothing changed: ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(language: str) -> None:
    long = fact(text="Een heel lange omschrijving " * 12)
    figures = tuple(spaarpot(month, 123456789, 0) for month in (1, 3, 5))
    shown = text(answer(long, figures=figures), Words(language), 80)
    assert max(map(len, shown.splitlines())) <= 80


HOSTILE = "@gemeente `x` <script> #1 [y](http://z) ``"


def test_what_the_books_say_stands_as_code_in_markdown() -> None:
    shown = markdown(answer(fact(text=HOSTILE, file="a`b.beancount")), ENGLISH)
    assert f"``` 2025-03-17 {HOSTILE} ```" in shown
    assert "``a`b.beancount:196``" in shown
    assert "\n  - amount of money: `40.00` → `50.00`\n" in shown


def test_markdown_folds_many_figures_away() -> None:
    few = tuple(spaarpot(month, 0, month) for month in range(1, 4))
    assert "<details>" not in markdown(answer(figures=few), ENGLISH)
    assert markdown(answer(figures=few * 9), ENGLISH).count("<details>") == 1


def test_what_is_new_or_gone_is_shown_whole() -> None:
    shown = text(answer(fact(change="added", before=None, changes=(), closed=())), ENGLISH, 80)
    assert shown.splitlines()[-2:] == [
        "journal/2025-03.beancount:196: journal: new",
        "  2025-03-17 Assets:Kas 50.00",
    ]


def test_the_name_of_a_branch_mentions_nobody_in_markdown() -> None:
    named = replace(answer(fact()), before="@gemeente", after="fix#12")
    head = markdown(named, ENGLISH).splitlines()[0]
    assert head == "## What changed from @<!-- -->gemeente to fix#<!-- -->12"


def test_a_key_that_is_gone_leaves_the_file_of_its_member() -> None:
    key = "premium 2025-01-01 maximum"
    gone = fact(kind="members", change="removed", member="chaima", key=key, changes=())
    told = text(answer(replace(gone, before="50%", after=None)), ENGLISH, 80).splitlines()
    assert told[-2:] == [
        "journal/2025-03.beancount:196: members' files (chaima): changed",
        f"  {key}: 50% → (none)",
    ]
