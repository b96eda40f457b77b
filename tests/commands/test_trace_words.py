"""What words mean in `trace`, in both languages and any case."""

import pytest

from socoledger.commands.trace_words import meanings, named_figure

AMOUNTS = [
    ("anna", "distribution", "cooperative"),
    ("anna", "distribution", "fund:opleiding"),
    ("anna", "distribution", "municipality"),
    ("collective", "distribution", "reserve"),
]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Anna", ("anna",)),
        ("fonds opleiding anna", ("fund:opleiding", "anna")),
        ("opleiding", ("fund:opleiding",)),
        ("naar gemeente", ("municipality",)),
        ("collectief Reserve", ("collective", "reserve")),
        ("cooperative", ("cooperative",)),
        ("nobody knows", ("nobody", "knows")),
        ("", ()),
    ],
)
def test_words_mean_keys(typed: str, first: tuple[str, ...]) -> None:
    assert next(iter(meanings(typed.split(), AMOUNTS))) == first


def test_what_may_be_two_keys_is_who_first() -> None:
    assert [*meanings(["coöperatie"], AMOUNTS)] == [("collective",), ("cooperative",)]


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("result", "result"),
        ("Resultaat", "result"),
        ("teruggave", "return"),
        ("Balance-Sheet", "balance-sheet"),
        ("afsluiten", "afsluiten"),
    ],
)
def test_figures_have_dutch_names(typed: str, figure: str) -> None:
    assert named_figure(typed) == figure
