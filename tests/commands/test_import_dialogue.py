"""A person goes through the lines that no rule fits: what their answers come to."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.support.imports import Importing, Scripted, importing
from tests.support.small_books import booked
from tests.support.statements import Line, Period, line

OPENING = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
SHOP = [
    line("2025-03-14", -1250, "Bouwmarkt West", "Schaar", reference="R1"),
    line("2025-03-15", -2000, "BOUWMARKT  west", "Verf", reference="R2"),
]
CLIENT = line("2025-03-10", 45000, "Wijkvereniging Noord", "Factuur 12", reference="R3")
COSTS = line("2025-03-30", -250, "", "Rente en kosten", reference="R4")
SPENT = line("2025-03-20", -3000, "Volksuniversiteit", "Cursus", reference="R5")


def period(*lines: Line) -> Period:
    return Period(lines, opening=10000)


def asked(some: Importing, lines: Period, *answers: str) -> Scripted:
    """Import with these answers, all of which must be asked for; it ends well."""
    person = Scripted(*answers)
    answer = some.asked(lines, asker=person)
    assert answer.exit == 0, answer.messages
    assert person.has_said_all, person.shown
    return person


def march(some: Importing) -> str:
    return some.journal_file("2025-03.beancount")


def test_one_answer_serves_all_lines_of_an_other_side_the_largest_group_first(
    tmp_path: Path,
) -> None:
    some = importing(tmp_path, OPENING)
    person = asked(
        some, period(CLIENT, *SHOP), "inkoop", "", "anna", "Income:Verkoop", "", "a 2, br 1.5"
    )
    assert person.shown[0].splitlines()[1:] == [
        "1 of 2: Bouwmarkt West",
        "  2025-03-14  -€12.50  Schaar",
        "  2025-03-15  -€20.00  Verf",
        "  together -€32.50, 2 lines",
    ]
    assert march(some).count('member: "anna"\n') == 2
    assert '  members: "anna 2, bram 1.5"\n' in march(some)
    assert some.balances()["Expenses:Inkoop"] == "32.50"
    assert "Assets:Uitzoeken" not in some.balances()
    assert " ! " not in march(some)


def test_enter_accepts_what_was_booked_before_with_whose_it_was(tmp_path: Path) -> None:
    before = (
        '2025-02-10 * "Bouwmarkt West" ""\n  member: "bram"\n'
        "  Expenses:Inkoop  8.00 EUR\n  Assets:Bank\n"
    )
    some = importing(tmp_path, OPENING, before)
    lines = Period(SHOP, opening=9200)
    person = asked(some, lines, "")
    assert person.shown[0].endswith(
        "  why it is proposed: as on 2025-02-10, in journal/main.beancount:23"
    )
    assert person.shown[1].startswith("→ Expenses:Inkoop, bram\n")
    assert march(some).count('member: "bram"\n') == 2


def test_who_stops_keeps_what_they_answered(tmp_path: Path) -> None:
    for number, stop in enumerate(("q", None)):
        folder = tmp_path / str(number)
        folder.mkdir()
        some = importing(folder, OPENING)
        answers = ["inkoop", "", "anna", *([stop] if stop else [])]
        person = asked(some, period(CLIENT, *SHOP, COSTS), *answers)
        assert "stopped: what you answered is booked so" in person.shown[-1]
        assert some.balances()["Expenses:Inkoop"] == "32.50"
        assert march(some).count(" ! ") == 2
        assert "balance Assets:Bank" in march(some)
        assert some.states(period(CLIENT, *SHOP, COSTS)) == ["known"] * 4


def test_a_skipped_group_is_left_to_be_sorted_out(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    asked(some, period(CLIENT, *SHOP), "s", "verkoop", "", "collective")
    assert some.balances()["Assets:Uitzoeken"] == "32.50"
    assert some.balances()["Income:Verkoop"] == "-450.00"


def test_each_line_of_a_group_may_have_an_answer_of_its_own(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    person = asked(some, period(*SHOP), "l", "inkoop", "", "anna", "l", "inkoop", "", "bram")
    heads = [text.splitlines()[1] for text in person.shown if " of " in text[:8]]
    assert heads == ["1 of 1: Bouwmarkt West", "1 of 2: Bouwmarkt West", "2 of 2: BOUWMARKT west"]
    assert 'member: "anna"' in march(some)
    assert 'member: "bram"' in march(some)


def test_a_line_is_split_into_parts(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    answers = (
        "d",
        "100",
        "Assets:Kas",
        "12,345",
        "150,00",
        "verkoop",
        "anna",
        "=",
        "verkoop",
        "bram",
        "yes",
    )
    person = asked(some, period(CLIENT), *answers)
    assert any(text.startswith("  S347:") for text in person.shown)
    assert (
        "  Assets:Bank      450.00 EUR\n"
        "  Assets:Kas      -100.00 EUR\n"
        "  Income:Verkoop  -150.00 EUR\n"
        '    member: "anna"\n'
        "  Income:Verkoop  -200.00 EUR\n"
        '    member: "bram"\n'
    ) in march(some)


def test_lines_of_different_amounts_are_not_split_at_once(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    person = asked(some, period(*SHOP), "d", "s")
    assert "these lines have different amounts: go through them line by line" in person.shown


def test_what_is_spent_of_a_spaarpot_is_asked_its_purpose(tmp_path: Path) -> None:
    saved = booked("2025-01-01", "Equity:Opening", "Liabilities:Spaarpot:Anna", 80)
    some = importing(tmp_path, OPENING, saved)
    person = asked(some, period(SPENT), "Spaarpot:Anna", "", "holiday", "course")
    assert "that is none of these purposes" in person.shown
    assert '  purpose: "course"\n' in march(some)
    assert set(some.codes("S3")) <= {"S352"}


@pytest.mark.parametrize(
    ("lines", "answers", "rule"),
    [
        (
            SHOP,
            ("inkoop", "k", "anna", "Enter"),
            'name: "Bouwmarkt West", account: Expenses:Inkoop, member: anna',
        ),
        (
            SHOP,
            ("inkoop", "k", "anna 2, bram", "market", "west"),
            'name: "west", account: Expenses:Inkoop, members: "anna 2, bram"',
        ),
        (
            [COSTS],
            ("inkoop", "k", "collective", "rente"),
            'text: "rente", account: Expenses:Inkoop, member: collective',
        ),
        (
            [SPENT],
            ("Spaarpot:Anna", "k", "course", "Enter"),
            'name: "Volksuniversiteit", direction: out, spaarpot: anna, purpose: course',
        ),
    ],
)
def test_an_answer_is_kept_as_a_rule(
    tmp_path: Path, lines: list[Line], answers: tuple[str, ...], rule: str
) -> None:
    saved = booked("2025-01-01", "Equity:Opening", "Liabilities:Spaarpot:Anna", 80)
    some = importing(tmp_path, OPENING, saved)
    before = (some.root / "bank.yaml").read_text()
    asked(some, period(*lines), *answers)
    assert (some.root / "bank.yaml").read_text() == f"{before}rules:\n  - {{{rule}}}\n"
    assert "Assets:Uitzoeken" not in some.balances()
    later = [one._replace(day=one.day.replace(month=4), reference="L") for one in lines[:1]]
    april = Period(later, 10000 + sum(one.cents for one in lines), "2025-04-01", "2025-04-30")
    assert some.states(april) == ["new"]


def test_what_a_rule_kept_meanwhile_fits_is_not_asked(tmp_path: Path) -> None:
    other = line("2025-03-16", -700, "Bouwmarkt Oost", "Touw", reference="R9")
    some = importing(tmp_path, OPENING)
    asked(some, period(*SHOP, other), "inkoop", "k", "anna", "bouwmarkt")
    assert march(some).count('member: "anna"\n') == 3


GRANTED = (
    "grants:\n  - {id: begeleiding, giver: municipality, reference: B1, from: 2025-01-01,"
    " to: 2025-12-31, amount: 12500.00, repay: true}\n"
)
UNITS = "units:\n  - {id: tuin, name: Tuin}\n  - {id: atelier, name: Atelier}\n"


@pytest.mark.parametrize(
    ("said", "booked_so"),
    [
        ("unit tuin", 'unit: "tuin"'),
        ("ate", 'unit: "atelier"'),
        ("grant", 'grant: "begeleiding"'),
        ("reimbursed b", 'reimbursed: "bram"'),
        ("with ../noord", 'with: "../noord"'),
    ],
)
def test_what_else_there_is_to_say_is_booked_and_kept_as_a_rule(
    tmp_path: Path, said: str, booked_so: str
) -> None:
    some = importing(tmp_path, OPENING, coop_extra=UNITS, files={"grants.yaml": GRANTED})
    person = asked(some, period(SHOP[0]), "inkoop", "e", said, "k", "anna", "Enter")
    key, value = booked_so.split(": ")
    assert f"  {booked_so}\n" in march(some)
    kept = (some.root / "bank.yaml").read_text()
    said = value if key == "with" else value.strip('"')
    assert f"member: anna, {key}: {said}" in kept
    assert "unit tuin, grant begeleiding, reimbursed anna, with FOLDER" in " ".join(person.shown)


def test_the_year_that_the_gemeente_is_paid_for_is_said_and_kept(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    person = asked(some, period(SPENT), "Gemeente", "e", "2024", "2025", "k", "Enter")
    assert "that is none of these; Tab shows them" in person.shown
    assert '  for: "2025"\n' in march(some)
    rule = '{name: "Volksuniversiteit", direction: out, municipality: 2025}'
    assert rule in (some.root / "bank.yaml").read_text()


def test_what_is_said_twice_is_taken_away(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, coop_extra=UNITS)
    person = asked(some, period(SHOP[0]), "inkoop", "e", "tuin", "e", "tuin", "", "anna")
    assert "→ Expenses:Inkoop, unit tuin" in person.shown
    assert "unit:" not in march(some)


def test_who_goes_back_answers_again(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    answers = ("inkoop", "k", "anna", "Enter", "b", "verkoop", "", "anna", "b", "b", "s", "s")
    person = asked(some, period(CLIENT, *SHOP), *answers)
    heads = [text.splitlines()[1][:6] for text in person.shown if text.startswith("\n")]
    assert heads == ["1 of 2", "2 of 2", "1 of 2", "2 of 2", "1 of 2", "1 of 2", "2 of 2"]
    assert march(some).count(" ! ") == 3
    assert "rules:" not in (some.root / "bank.yaml").read_text()


def test_an_error_that_somebody_wants_is_not_told_again(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    takings = line("2025-03-10", 2000, "Kas", "Storting", reference="R6")
    person = asked(some, period(takings, CLIENT), "Assets:Kas", "", "yes", "verkoop", "", "anna")
    assert [text[:7] for text in person.shown if "S347" in text] == ["  S347:"]
    assert "Assets:Uitzoeken" not in some.balances()


def test_an_answer_that_beancount_refuses_is_refused_at_the_question(tmp_path: Path) -> None:
    later = "2025-03-20 open Expenses:Later EUR\n"
    some = importing(tmp_path, OPENING, later)
    person = asked(some, period(*SHOP), "Expenses:Later", "", "anna", "inkoop", "")
    at = person.shown.index("with this answer the books would have an error:")
    assert "Expenses:Later" in person.shown[at + 1]
    assert march(some).count('member: "anna"\n') == 2


def test_what_would_be_an_error_of_check_is_booked_only_where_a_person_says_so(
    tmp_path: Path,
) -> None:
    for number, said in enumerate(("", "yes")):
        folder = tmp_path / str(number)
        folder.mkdir()
        some = importing(folder, OPENING)
        answers = ["Liabilities:Spaarpot:Anna", "", "course", said, *([] if said else ["s"])]
        person = asked(some, period(SPENT), *answers)
        assert "with this answer the books would have an error:" in person.shown
        assert ("Liabilities:Spaarpot:Anna" in some.balances()) is bool(said)


def test_answers_that_come_to_nothing_are_shown(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    main = some.root / "journal/main.beancount"

    class Breaking(Scripted):
        def undisturbed(self) -> AbstractContextManager[None]:
            main.write_text(main.read_text() + "2025-01-01 open\n")
            return super().undisturbed()

    person = Breaking("inkoop", "", "anna")
    answer = some.asked(period(*SHOP), asker=person)
    assert answer.exit != 0
    assert person.shown[-1].splitlines() == [
        "this is what you answered:",
        "  -€12.50 Bouwmarkt West: Expenses:Inkoop, anna",
        "  -€20.00 BOUWMARKT west: Expenses:Inkoop, anna",
    ]


def test_a_name_that_is_to_stay_out_of_the_books_is_shown_nowhere_and_kept_in_no_rule(
    tmp_path: Path,
) -> None:
    some = importing(
        tmp_path,
        OPENING,
        coop_extra="pseudonyms: true\nnames_file: private/names.txt\n",
        files={"private/names.txt": "Bouwmarkt West\n", ".gitignore": "private/\n"},
    )
    person = asked(some, period(SHOP[0]), "inkoop", "k", "anna", "bouwmarkt west", "", "")
    assert not any("West" in text for text in person.shown)
    assert "there is a name or a number in it that may not stand in the books" in person.shown
    assert "rules:" not in (some.root / "bank.yaml").read_text()
    assert 'member: "anna"' in march(some)


def test_what_cannot_be_is_asked_again_and_an_empty_answer_goes_back(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    answers = ("x", "o", "nowhere", "", "m", "carol", "anna 0, bram 1", "anna", "p", "l")
    person = asked(some, period(COSTS), *answers, "Expenses:Nieuw", "")
    keys = (
        "a (Enter) accept · o other account · m members · p purpose · e extra · d divide\n"
        "l line by line · s skip · k keep as a rule · b back · q stop"
    )
    assert [text for text in person.shown if " " in text and not text.startswith(("\n", "→"))] == [
        f"no proposal: type a part of an account's name, Tab shows them\n{keys}",
        "type one of these letters, or an account or a part of its name",
        "no proposal: type a part of an account's name, Tab shows them",
        "there is no such account; type a part of its name, or a whole new name",
        "no proposal: type a part of an account's name, Tab shows them",
        "whose: anna, bram, collective, or several as anna 2, bram 1.5",
        "that is no id of a member, nor several with weights",
        "whose: anna, bram, collective, or several as anna 2, bram 1.5",
        "that is no id of a member, nor several with weights",
        "whose: anna, bram, collective, or several as anna 2, bram 1.5",
        "no proposal: type a part of an account's name, Tab shows them",
        "only what is spent of a spaarpot has a purpose: give such an account",
        "no proposal: type a part of an account's name, Tab shows them",
        "this is one line already",
        "no proposal: type a part of an account's name, Tab shows them",
    ]
    assert "Expenses:Nieuw" in some.balances()


def test_books_that_were_changed_while_somebody_thought_are_read_again(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    main = some.root / "journal/main.beancount"

    class Editing(Scripted):
        def ask(self, *question: Any, **more: Any) -> str:
            if "; mine" not in main.read_text():
                main.write_text("; mine\n" + main.read_text())
            return super().ask(*question, **more)

    answer = some.asked(period(SHOP[0]), asker=Editing("inkoop", "", "anna"))
    assert answer.exit == 0, answer.messages
    assert main.read_text().startswith("; mine\n")
    assert 'member: "anna"' in march(some)


def test_nobody_is_asked_where_nothing_is_open_or_nothing_is_written(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=["{text: west, account: Assets:Kas}"])
    person = Scripted()
    some.asked(period(COSTS), asker=person, dry_run=True)
    some.asked(period(*SHOP), asker=person)
    assert person.shown == []
