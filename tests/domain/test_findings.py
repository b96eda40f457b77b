"""Findings as values: their order, and which of them are the same."""

from datetime import date

from socoledger.catalogue.files import COOP_FILE_MISSING, FILE_EMPTY
from socoledger.catalogue.members import MEMBER_UNKNOWN, OWNER_MISSING
from socoledger.domain.findings import Code, Finding, Place, in_order


def test_findings_come_by_file_line_and_code_each_once() -> None:
    def found(kind: Code, file: str, line: int, **more: str) -> Finding:
        return Finding.of(kind, Place(file, line), date(2025, 1, 1), None, **more)

    one = found(OWNER_MISSING, "a.beancount", 2)
    other = found(COOP_FILE_MISSING, "a.beancount", 10)
    third = found(MEMBER_UNKNOWN, "a.beancount", 2, id="x")
    last = found(COOP_FILE_MISSING, "b.beancount", 1)
    nowhere = Finding.of(FILE_EMPTY, None)
    assert in_order([last, other, one, nowhere, third, one]) == (nowhere, third, one, other, last)


def test_findings_that_differ_in_a_parameter_are_two() -> None:
    place = Place("a", 1)
    one, other = (Finding.of(MEMBER_UNKNOWN, place, id=id_) for id_ in ("x", "y"))
    assert in_order([other, one]) == (one, other)
    assert Finding.of(MEMBER_UNKNOWN, place, id="x") == one
