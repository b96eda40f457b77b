"""What a command line leaves out is asked until it can be (SPEC 11)."""

from functools import partial

import pytest

from socoledger.commands.arguments import a_typed_amount
from socoledger.commands.context import Stopped, refused
from socoledger.commands.interview import Interview, Wanted
from socoledger.domain.exits import Exit
from socoledger.write.words import Words
from tests.support.imports import Scripted

WORDS = Words("en")


REASON = "that is too much"


def _too_much(cents: int) -> None:
    if cents > 10000:
        raise refused(REASON, "nothing was written")


WANTED = Wanted("--monthly", "how much", partial(a_typed_amount, WORDS), ("1", "2"), _too_much)


def test_what_the_command_line_says_is_not_asked() -> None:
    person = Scripted()
    interview = Interview(WORDS, person, 80)
    assert interview.required(WANTED, "1.234,56") == 123456
    assert interview.optional(WANTED, "1") == 100
    assert person.shown == []


def test_a_question_is_asked_until_the_answer_can_be() -> None:
    person = Scripted("", "x", "200", "12,50")
    assert Interview(WORDS, person, 80).required(WANTED, None) == 1250
    assert person.shown == [
        "how much",
        "this needs an answer; Ctrl-C stops, and writes nothing",
        "how much",
        "'x' is not an amount above 0, as 12,50 or 1.234,56",
        "how much",
        REASON,
        "how much",
    ]
    assert set(person.choices) == {("1", "2")}


def test_what_may_be_left_out_is_left_out_by_an_empty_answer() -> None:
    assert Interview(WORDS, Scripted("x", " "), 80).optional(WANTED, None) is None
    assert Interview(WORDS, None, None).optional(WANTED, None) is None


def test_who_has_had_enough_writes_nothing() -> None:
    for ask in ("required", "optional"):
        with pytest.raises(Stopped) as stopped:
            getattr(Interview(WORDS, Scripted("x"), 80), ask)(WANTED, None)
        assert stopped.value.answer.exit is Exit.DONE
        assert stopped.value.answer.messages == ("nothing was written",)


def test_without_a_person_it_is_told_what_is_missing() -> None:
    with pytest.raises(Stopped) as stopped:
        Interview(WORDS, None, None).required(WANTED, None)
    assert stopped.value.answer.exit is Exit.USAGE
    assert stopped.value.answer.messages == ("--monthly is missing: how much",)


def test_questions_and_what_is_told_fit_the_terminal() -> None:
    person = Scripted("no number at all " * 9, "1")
    interview = Interview(WORDS, person, 40)
    interview.required(WANTED._replace(question="so much " * 20), None)
    interview.tell("word " * 30 + "\nsecond")
    assert person.shown[-1].endswith("\nsecond")
    assert all(len(line) < 40 for text in person.shown for line in text.splitlines())
