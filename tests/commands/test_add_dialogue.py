"""`add` in a terminal: what a person is asked, what is said at a question, what is written then."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.add_dialogue import add_by_questions
from socoledger.commands.context import answered
from socoledger.domain.exits import Answer
from socoledger.domain.recording import Field, Kind
from tests.support.imports import Scripted
from tests.support.recordings import Recording, recording
from tests.support.small_books import DECIDED, booked

CASH = "2010-01-01 open Assets:Kas EUR\n"
MONEY = booked("2024-12-31", "Assets:Bank", "Equity:Opening", 5000)
SAVED = booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 300)
OWED = booked("2024-12-31", "Equity:Opening", "Liabilities:Premie:Anna", 90)
RENT = (
    '2025-02-{day} * "De Sleutel" "Huur"\n  member: "collective"\n'
    "  Expenses:Inkoop  74.65 EUR\n  Assets:Bank\n"
)
GRANTS = """\
grants:
  - {id: begeleiding, giver: municipality, reference: B1, from: 2025-01-01, to: 2025-12-31,
     amount: 12500.00, repay: true}
"""
MARCH = "journal/2025-03.beancount"


def _books(tmp_path: Path, *journal: str, **more: Any) -> Recording:
    more = {"members": {"anna": DECIDED, "bram": DECIDED}, **more}
    return recording(tmp_path, MONEY, SAVED, *journal, **more)


def _asked(
    some: Recording, kind: str | None, *answers: str, **said: str
) -> tuple[Scripted, Answer]:
    """Answer the questions of `add KIND`; the person, and the answer of the command."""
    person = Scripted(*answers)
    named = {Field(name): text for name, text in said.items()}
    return person, answered(lambda: add_by_questions(some.context(), kind, named, person))


def _written(some: Recording) -> str:
    path = some.root / MARCH
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _questions(person: Scripted) -> list[str]:
    """The first line of what was shown, each."""
    return [text.strip("\n").split("\n")[0] for text in person.shown]


def _text(person: Scripted) -> str:
    return "\n".join(person.shown)


def test_what_is_left_out_is_asked_and_shown_back_before_it_is_written(tmp_path: Path) -> None:
    some = _books(tmp_path)
    person, answer = _asked(some, "i", "12-3", "Wijk", "12,5", "1", "Tuin", "", "n")
    assert person.has_said_all
    assert (answer.exit, answer.messages) == (0, ())
    assert _written(some).endswith(
        '2025-03-12 * "Wijk" "Tuin"\n  member: "anna"\n'
        "  Assets:Bank      12.50 EUR\n  Income:Verkoop  -12.50 EUR\n"
    )
    assert "  = 2025-03-12" in person.shown
    assert "  = €12.50" in person.shown
    shown = _text(person)
    words = shown[shown.index("income: €12.50 on 2025-03-12") : shown.index("this comes into")]
    assert "-" not in words.replace("2025-03-12", "")
    assert some.now.codes() == []


def test_nothing_is_asked_that_the_books_know(tmp_path: Path) -> None:
    some = _books(tmp_path)
    person, _answer = _asked(some, "cost", "", "", "8", "c", "", "", "n")
    shown = _text(person)
    assert person.has_said_all
    for unknown in ("paid from", "unit", "grant"):  # one account, no units, no grants
        assert f"\n{unknown}" not in shown.partition("cost: €8.00")[0]
    assert "Assets:Bank" in _written(some)


def test_what_was_given_is_not_asked(tmp_path: Path) -> None:
    some = _books(tmp_path)
    said = {"amount": "12,50", "member": "anna", "day": "gisteren", "text": "Tuin"}
    person, _answer = _asked(some, "income", "", "", "n", **said)
    assert person.has_said_all
    assert '2025-03-19 * "" "Tuin"' in _written(some) or '2025-03-19 * "Tuin"' in _written(some)


def test_what_was_given_and_cannot_be_is_asked(tmp_path: Path) -> None:
    some = _books(tmp_path)
    person, _answer = _asked(some, "income", "", "", "3", "", "", "n", amount="x", member="anna")
    assert person.has_said_all
    assert "  'x' is not an amount above 0, as 12,50 or 1.234,56" in person.shown
    assert "3.00 EUR" in _written(some)


def test_what_was_given_and_check_would_warn_of_is_asked_once_more(tmp_path: Path) -> None:
    members = {"anna": DECIDED, "chris": DECIDED, "bram": "joined: 2025-04-01\n"}
    some = _books(tmp_path, members=members)
    person, _answer = _asked(some, "hours", "", "", "4", "", "", "n", member="bram")
    assert person.has_said_all, person.shown
    assert "member [bram]" in _questions(person)
    assert '"hours" "bram" 4' in _written(some)


def test_what_was_given_and_has_no_place_is_told(tmp_path: Path) -> None:
    some = _books(tmp_path, OWED)
    person, _answer = _asked(some, "pay", "", "", "", "", "n", what="premie", year="2025")
    assert any("--for has no place in pay" in text for text in person.shown)
    assert person.has_said_all, person.shown
    assert "90.00 EUR" in _written(some)


def test_a_new_account_is_written_whole(tmp_path: Path) -> None:
    some = _books(tmp_path, "2010-01-01 open Expenses:Huur EUR\n")
    answers = ("", "", "8", "c", "vakantie", "Expenses:Vakantie", "", "", "n")
    person, _answer = _asked(some, "cost", *answers)
    assert person.has_said_all, person.shown
    assert "If it is a new one, write Expenses:Vakantie" in _text(person)
    assert "accounts that were not in use before: Expenses:Vakantie" in _text(person)
    assert "open Expenses:Vakantie EUR" in _written(some)


def test_what_a_kind_has_not_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    person, answer = _asked(_books(tmp_path), "hours", purpose="course")
    assert answer.exit == 2
    assert person.choices == []


@pytest.mark.parametrize("said", ["2", "cost", "c", "cos"])
def test_a_kind_is_asked_by_number_or_beginning(tmp_path: Path, said: str) -> None:
    some = _books(tmp_path)
    _person, _answer = _asked(some, None, "?", said, "", "", "8", "c", "", "", "n")
    assert "Expenses:Inkoop" in _written(some)


def test_who_goes_back_finds_their_answers_there(tmp_path: Path) -> None:
    some = _books(tmp_path)
    answers = (
        "terug",
        "",
        "Wijk",
        "12",
        "back",
        "13",
        "back",
        "",
        "anna",
        "",
        "back",
        "Tuin",
        "",
        "n",
    )
    person, _answer = _asked(some, "income", *answers)
    assert person.has_said_all, person.shown
    assert '"Wijk" "Tuin"' in _written(some)
    assert "13.00 EUR" in _written(some)
    assert "  there is no question before this one" in person.shown
    assert "whose it is: a member, several as anna 2, bram 1.5, or collective" in _questions(person)


def test_more_than_is_in_the_spaarpot_is_said_at_the_question(tmp_path: Path) -> None:
    some = _books(tmp_path)
    person, _answer = _asked(some, "spend", "", "anna", "300,01", "300", "course", "", "", "", "n")
    assert person.has_said_all, person.shown
    shown = _text(person)
    assert "in the spaarpot: €300.00" in shown
    assert "S321: this brings the spaarpot of anna to -€0.01" in shown
    assert shown.index("S321") < shown.index("purpose")
    assert "300.00 EUR" in _written(some)


def test_an_approval_is_asked_where_the_purpose_asks_it(tmp_path: Path) -> None:
    some = _books(tmp_path)
    answers = ("", "anna", "30", "private", "", "Besluit 7", "", "", "", "n")
    person, _answer = _asked(some, "spend", *answers)
    assert person.has_said_all, person.shown
    assert "with approval of the gemeente: private" in _text(person)
    assert 'approval: "Besluit 7"' in _written(some)


def test_a_day_in_a_closed_month_is_refused_at_the_question(tmp_path: Path) -> None:
    some = _books(tmp_path, today="2025-04-20")
    some.close("2025-01")
    person, _answer = _asked(some, "income", "31-1", "12-3", "", "5", "anna", "", "", "n")
    assert person.has_said_all, person.shown
    assert any("2025-01-31 is in a closed month" in text for text in person.shown)
    assert "2025-03-12" in _written(some)


def test_what_check_would_warn_of_counts_the_second_time(tmp_path: Path) -> None:
    members = {"anna": DECIDED, "chris": DECIDED, "bram": "joined: 2025-04-01\n"}
    some = _books(tmp_path, members=members)
    person, _answer = _asked(some, "hours", "", "bram", "", "4:30", "", "", "n")
    assert person.has_said_all, person.shown
    assert any("S208" in text for text in person.shown)
    assert "  1 anna" in _text(person)
    assert "bram" not in [one for asked in person.choices for one in asked]
    assert '2025-03-20 custom "hours" "bram" 4.5' in _written(some)


def test_what_was_so_twice_is_offered_again(tmp_path: Path) -> None:
    some = _books(tmp_path, RENT.format(day="03"), RENT.format(day="17"))
    person, _answer = _asked(some, "cost", "", "De Sleutel", "", "", "", "", "n")
    assert person.has_said_all, person.shown
    assert "what it is for [Huur]" in _questions(person)
    assert 'De Sleutel" "Huur"\n  member: "collective"' in _written(some)
    assert "74.65 EUR" in _written(some)


def test_who_wants_none_of_what_is_offered_says_so(tmp_path: Path) -> None:
    some = _books(tmp_path, RENT.format(day="03"), RENT.format(day="17"))
    _person, _answer = _asked(some, "cost", "", "De Sleutel", "", "", "-", "", "n")
    assert 'De Sleutel" ""\n' in _written(some)


def test_what_is_owed_and_the_room_stand_beside_a_payment(tmp_path: Path) -> None:
    some = _books(tmp_path, OWED)
    person, _answer = _asked(some, "pay", "", "1", "", "", "", "n")
    shown = _text(person)
    assert "there is to be paid: €90.00" in shown
    assert "room under art. 31 this year: " in shown
    assert "90.00 EUR" in _written(some)


def test_what_is_left_of_a_grant_stands_beside_it(tmp_path: Path) -> None:
    some = _books(tmp_path, files={"grants.yaml": GRANTS})
    person, _answer = _asked(some, "cost", "", "", "9", "c", "", "1", "", "n")
    assert person.has_said_all, person.shown
    assert "left of begeleiding: €12,500.00" in _text(person)
    assert 'grant: "begeleiding"' in _written(some)


def test_one_after_the_other_on_the_day_of_before(tmp_path: Path) -> None:
    some = _books(tmp_path, CASH)
    first = ("3-3", "", "10", "anna", "1", "", "")
    second = ("", "", "20", "bram", "Kas", "", "")
    hours = ("h", "", "bram", "4,5", "", "")
    person, _answer = _asked(some, "income", *first, "", *second, *hours, "no")
    assert person.has_said_all, person.shown
    assert _written(some).count("2025-03-03") == 3
    assert '"hours" "bram" 4.5' in _written(some)


class Willing(Scripted):
    """Somebody who answers as many questions as they have patience for: with what is offered, what
    is first, or 5. At each they see to it that nothing is written yet.
    """

    def __init__(self, some: Recording, patience: int = 100) -> None:
        super().__init__()
        self.asked = 0
        self._some, self._before, self._patience = some, some.content(), patience

    def ask(self, question: str, choices: Sequence[str] = (), default: str = "") -> str:
        """The next answer."""
        self.asked += 1
        if self.asked > self._patience or question.startswith("\none more?"):
            return super().ask(question, choices, default)
        assert self._some.content() == self._before
        self.shown.append(question)
        if "[" in question or "Enter:" in question:
            return ""
        return "1" if choices else "5"


@pytest.mark.parametrize("kind", list(Kind))
def test_who_stops_at_a_question_has_nothing_written(tmp_path: Path, kind: Kind) -> None:
    some = _books(tmp_path, CASH, OWED, files={"grants.yaml": GRANTS})
    before = some.content()
    whole = Willing(some)
    assert answered(partial(add_by_questions, some.context(), kind, {}, whole)) == Answer()
    assert whole.asked >= 6, whole.shown
    assert some.now.codes() == []
    assert some.content() != before
    assert some.undo().exit == 0
    for patience in (2, whole.asked - 2):
        person = Willing(some, patience)
        answer = answered(partial(add_by_questions, some.context(), kind, {}, person))
        assert answer == Answer(messages=("stopped: nothing was written",))
        assert some.content() == before


def test_an_opening_balance_has_a_day_of_its_own(tmp_path: Path) -> None:
    some = _books(tmp_path)
    first = ("12-3", "", "5", "anna", "", "")
    person, _answer = _asked(some, "income", *first, "o", "Assets:Bank", "7")
    assert _questions(person)[-1] == "the day, as 12-3 or yesterday [2024-12-31]"


def test_who_says_no_has_nothing_written(tmp_path: Path) -> None:
    some = _books(tmp_path)
    before = some.content()
    person, answer = _asked(some, "income", "", "", "5", "anna", "", "n")
    assert person.has_said_all
    assert answer.exit == 0
    assert person.shown[-1] == "stopped: nothing was written"
    assert some.content() == before


def test_what_came_between_is_told_and_asked_again(tmp_path: Path) -> None:
    some = _books(tmp_path)
    (some.root / MARCH).write_text("; maart\n", encoding="utf-8")
    main = some.root / "journal/main.beancount"
    main.write_text(f'{main.read_text()}include "2025-03.beancount"\n', encoding="utf-8")

    class Meanwhile(Scripted):
        """Edits the file before they agree, once."""

        def ask(self, question: str, *more: Any, **named: Any) -> str:
            if question.startswith("write this?") and "elders" not in _written(some):
                (some.root / MARCH).write_text("; maart, elders\n", encoding="utf-8")
            return super().ask(question, *more, **named)

    person = Meanwhile("", "", "5", "anna", "", "", "", "n")
    answered(lambda: add_by_questions(some.context(), "income", {}, person))
    assert person.has_said_all, person.shown
    assert _written(some).startswith("; maart, elders\n")
    assert _written(some).count(" 5.00 EUR") == 1
