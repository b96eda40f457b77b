"""`diff`: which states are compared, and how it ends (SPEC 13)."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socoledger.commands.context import answered
from socoledger.commands.diff import Asked, diff
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import AuditFormat
from socoledger.write.schemas import schema_of
from tests.support.small_books import Books, books, closed, earns

SALE, OTHER = earns("2025-01-10", "anna", 100), earns("2025-01-10", "anna", 150)


def asked(
    some: Books,
    before: str,
    after: str,
    how: AuditFormat = AuditFormat.JSON,
    *,
    closed_only: bool = False,
) -> Answer:
    return answered(lambda: diff(some.context(), how, Asked(before, after, closed_only)))


@pytest.fixture(name="two")
def _two(tmp_path: Path) -> tuple[Books, str, str]:
    one, other = books(tmp_path, SALE, root="one"), books(tmp_path, OTHER, root="two")
    return one, str(one.root), str(other.root)


def test_something_changed_is_exit_1_and_nothing_is_exit_0(two: tuple[Books, str, str]) -> None:
    one, before, after = two
    answer = asked(one, before, after)
    assert answer.exit == Exit.ERRORS
    shape = json.loads(answer.output)
    Draft202012Validator(schema_of("diff")).validate(shape)
    assert shape["schema"] == "socoledger.diff/1"
    [fact] = shape["facts"]
    assert (fact["kind"], fact["change"], fact["line"]) == ("journal", "changed", 17)
    assert {figure["figure"] for figure in shape["figures"]} >= {"result", "spaarpot"}
    same = asked(one, before, before)
    assert (same.exit, json.loads(same.output)["facts"]) == (Exit.DONE, [])


def test_only_closed_months_if_asked_for(tmp_path: Path, two: tuple[Books, str, str]) -> None:
    one, before, after = two
    assert asked(one, before, after, closed_only=True).exit == Exit.DONE
    closes = {"2025-01": closed("2025-01")}
    one, other = (
        books(tmp_path, line, closes=closes, root=root)
        for line, root in ((SALE, "three"), (OTHER, "four"))
    )
    answer = asked(one, str(one.root), str(other.root), closed_only=True)
    assert answer.exit == Exit.ERRORS
    assert json.loads(answer.output)["closed"] == ["2025-01"]


def test_a_balance_that_fails_by_the_change_does_not_hide_it(tmp_path: Path) -> None:
    asserted = "2025-02-01 balance Assets:Bank  100.00 ~ 0 EUR\n"
    one = books(tmp_path, SALE + asserted, root="one")
    other = books(tmp_path, OTHER + asserted, root="two")
    answer = asked(one, str(one.root), str(other.root))
    assert answer.exit == Exit.ERRORS
    assert len(json.loads(answer.output)["facts"]) == 1


def test_books_that_cannot_be_read_are_exit_3(tmp_path: Path, two: tuple[Books, str, str]) -> None:
    one, before, _after = two
    broken = books(tmp_path, SALE + "2025-01-11 * \n  oops\n", root="broken")
    answer = asked(one, before, str(broken.root))
    assert answer.exit == Exit.UNREADABLE
    assert "broken" in answer.messages[0]


@pytest.mark.parametrize("how", [AuditFormat.TABLE, AuditFormat.MD])
def test_it_is_told_to_people_too(two: tuple[Books, str, str], how: AuditFormat) -> None:
    one, before, after = two
    answer = asked(one, before, after, how)
    assert "journal/main.beancount:17" in answer.output
    assert "100.00" in answer.output
