"""What `add` says when it asks: in both languages, within 80 columns, and nothing left out."""

import pytest

from socoledger.domain.recording import Field, Kind
from socoledger.rules.recording.table import TABLE
from socoledger.write.recording_questions import (
    LABELS,
    Asked,
    kind_name,
    kind_named,
    kinds_text,
    question_text,
)
from socoledger.write.words import LANGUAGES, Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_enough_for_each_kind(language: str) -> None:
    words = Words(language)
    names = [kind_name(words, kind) for kind in Kind]
    assert all(name.isalpha() for name in names)
    assert [kind_named(words, name[0]) for name in names] == [*Kind]
    assert [kind_named(words, kind.value) for kind in Kind] == [*Kind]
    assert [kind_named(words, str(number)) for number in range(1, len(names) + 1)] == [*Kind]


@pytest.mark.parametrize("said", ["", "0", "11", "x", "incomes", "-1"])
def test_what_is_no_kind(said: str) -> None:
    assert kind_named(Words("nl"), said) is None


def test_all_that_can_be_said_is_shown_back() -> None:
    said = {row.field for rows in TABLE.values() for row in rows}
    assert said - LABELS.keys() == {Field.DAY, Field.AMOUNT}


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_stay_within_the_width(language: str) -> None:
    words = Words(language)
    accounts = [f"Expenses:{'Inkoop' * 3}{number}" for number in range(14)]
    question = question_text(words, Asked("?", "", accounts), 80)
    for text in (kinds_text(words, 80), kinds_text(words, 60), question):
        assert max(map(len, text.splitlines())) <= 80
    lines = question.splitlines()
    assert lines[1].split() == ["1", accounts[0], "2", accounts[1]]
    assert len(lines) == 1 + 12 // 2 + 1
    assert "2" in lines[-1]
