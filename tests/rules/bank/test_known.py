"""Never twice: by the bank's own reference, else by day, amount and the how-manieth."""

from datetime import date

from socoledger.domain.bank import BankLine
from socoledger.domain.findings import Place
from socoledger.rules.bank.known import before_it, find_by_hand, find_known, key_by_amount, keyed
from socoledger.rules.bank.present import Present
from socoledger.rules.bank.recorded import Recorded

IBAN = "NL20INGB0001234567"
PLACE = Place("journal/main.beancount", 1)


def with_none(_: BankLine) -> str | None:
    """What own account a line is with: that is not known."""
    return None


def bank_line(day: int = 14, cents: int = -1250, reference: str = "") -> BankLine:
    return BankLine(date(2025, 3, day), cents, "Bakker", "", "Brood", reference, "")


def present(day: int = 14, cents: int = -1250, *keys: str) -> Recorded:
    return Recorded(date(2025, 3, day), cents, keys, PLACE)


def known(lines: list[BankLine], *there: Recorded) -> dict[int, int]:
    present_lines = Present(there)
    return find_known(
        keyed(lines, IBAN, present_lines, frozenset(), lambda _: False), present_lines
    )


def keys(lines: list[BankLine], *there: Recorded) -> list[str]:
    return [one.key for one in keyed(lines, IBAN, Present(there), frozenset(), lambda _: False)]


def test_a_reference_that_no_other_line_has_is_the_key() -> None:
    assert keys([bank_line(reference="R1"), bank_line(reference="R2")]) == ["R1", "R2"]
    assert keys([bank_line(reference="R 1")]) == ["R1"]


def test_a_reference_of_two_lines_or_of_another_amount_is_none() -> None:
    first, second = (key_by_amount(IBAN, bank_line(), number) for number in (1, 2))
    assert keys([bank_line(reference="R"), bank_line(reference="R")]) == [first, second]
    assert keys([bank_line(reference="R")], present(3, -99, "R")) == [first]


def test_a_reference_of_a_month_ago_is_none() -> None:
    """A bank that counts anew in each statement gives the rent of every month the same one."""
    (first,) = keys([bank_line()])
    a_month_ago = Recorded(date(2025, 2, 14), -1250, ("R",), None)
    assert keys([bank_line(reference="R")], a_month_ago) == [first]
    assert known([bank_line(reference="R")], a_month_ago) == {}


def test_a_reference_that_may_be_private_is_none() -> None:
    (one,) = keyed([bank_line(reference="123456782")], IBAN, Present(), frozenset(), lambda _: True)
    assert one.key == key_by_amount(IBAN, bank_line(), 1)


def test_a_key_by_amount_differs_by_account_day_amount_and_number() -> None:
    others = (
        key_by_amount("NL91ABNA0417164300", bank_line(), 1),
        key_by_amount(IBAN, bank_line(15), 1),
        key_by_amount(IBAN, bank_line(cents=-1251), 1),
        key_by_amount(IBAN, bank_line(), 2),
    )
    assert len({*others, key_by_amount(IBAN, bank_line(), 1)}) == 5


def test_the_same_reference_is_known_on_another_day() -> None:
    assert known([bank_line(15, reference="R1")], present(14, -1250, "R1")) == {0: 0}


def test_another_format_is_known_by_day_and_amount_each_once() -> None:
    there = present(14, -1250, "VOLGNR0001")
    assert known([bank_line(), bank_line()], there) == {0: 0}
    assert known([bank_line(reference="2025031477")], there) == {0: 0}
    assert known([bank_line(15)], there) == {}
    assert known([bank_line(cents=-1249)], there) == {}


def test_references_of_one_form_tell_two_lines_apart() -> None:
    assert known([bank_line(reference="R2")], present(14, -1250, "R1")) == {}


def test_what_has_no_key_is_not_known_but_may_be_written_by_hand() -> None:
    lines = keyed([bank_line()], IBAN, Present(), frozenset(), lambda _: False)
    assert find_known(lines, Present([present()])) == {}
    assert find_by_hand(lines, (), Present([present()]), with_none) == {0: 0}
    assert find_by_hand(lines, {0}, Present([present()]), with_none) == {}


def test_by_hand_is_five_days_away_at_most() -> None:
    lines = keyed([bank_line(14)], IBAN, Present(), frozenset(), lambda _: False)
    for day, is_found in ((8, False), (9, True), (19, True), (20, False)):
        assert bool(find_by_hand(lines, (), Present([present(day)]), with_none)) == is_found


def test_by_hand_the_nearest_day_is_first() -> None:
    lines = keyed([bank_line(14), bank_line(16)], IBAN, Present(), frozenset(), lambda _: False)
    assert find_by_hand(lines, (), Present([present(12), present(16)]), with_none) == {1: 1, 0: 0}
    assert find_by_hand(lines, (), Present([present(15)]), with_none) == {0: 0}


def test_what_comes_before_a_statement_on_its_first_day() -> None:
    there = Present([present(13, 10000, "R0"), present(14, -1250, "R1")])
    coffee = [bank_line(cents=-250)]
    assert before_it(there, date(2025, 3, 14), 8750, coffee) == {1}
    assert before_it(there, date(2025, 3, 14), 8750, [bank_line()]) == frozenset()
    assert before_it(there, date(2025, 3, 14), 10000, coffee) == frozenset()
    assert before_it(there, date(2025, 3, 14), None, coffee) == frozenset()
    assert before_it(there, date(2025, 3, 15), 8750, coffee) == frozenset()


def test_a_line_of_a_few_days_ago_does_not_hide_one_of_the_day_that_somebody_wrote() -> None:
    """What was written by hand on a day may be the line of another; the bank may have both."""
    taken = present(14, -1250, key_by_amount(IBAN, bank_line(12), 1))
    assert known([bank_line(12)], taken) == {0: 0}
    assert known([bank_line(14)], taken) == {}
    second = present(14, -1250, key_by_amount(IBAN, bank_line(14), 2))
    assert known([bank_line(14)], second) == {0: 0}
