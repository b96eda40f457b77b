"""Where each finding about closes (S502 and on) is told, in its smallest books."""

from pathlib import Path

import pytest

from socoledger.catalogue.table import CODES
from socoledger.commands import close, verify
from socoledger.commands.context import answered
from socoledger.domain.findings import Severity
from socoledger.write.words import LANGUAGES
from tests.support.findings import codes_of
from tests.support.smallest_closes import REFUSED, SEALED, VERIFIED, WARNED, one_closed

pytestmark = pytest.mark.slow


def test_every_code_has_its_books() -> None:
    known = {code for code in CODES if code.startswith("S5") and code != "S501"}
    assert known == {*VERIFIED, *REFUSED, *WARNED, *SEALED}
    warnings = {code for code in known if CODES[code].severity is Severity.WARNING}
    assert warnings == {*WARNED, "S527"}


@pytest.mark.parametrize("code", VERIFIED)
def test_verify_tells_it(tmp_path: Path, code: str) -> None:
    some = VERIFIED[code](tmp_path)
    assert code in {found.split()[1] for found in (*some.differs(), *some.warnings())}


@pytest.mark.parametrize("code", sorted(VERIFIED.keys() - {"S527"}))
def test_the_next_close_is_refused_for_what_verify_tells(tmp_path: Path, code: str) -> None:
    """For each, one of the months that can be asked for is refused for that code."""
    some = VERIFIED[code](tmp_path)
    asked = [some.ask_close(period) for period in ("2025-01", "2025-02", "2025-03")]
    assert all(answer.exit == 1 for answer in asked)
    if code != "S509":  # told where nothing else tells why
        assert code in {found for answer in asked for found in codes_of(answer)}


@pytest.mark.parametrize("code", REFUSED)
def test_close_is_refused_for_it(tmp_path: Path, code: str) -> None:
    some = REFUSED[code](tmp_path)
    assert [one["code"] for one in some.checked()["findings"]] == [code]
    assert some.refused("2025-01") == [code]


@pytest.mark.parametrize("code", SEALED)
def test_verify_tells_of_a_seal(tmp_path: Path, code: str) -> None:
    answer = one_closed(tmp_path).ask_verify(seals=(SEALED[code],))
    assert (answer.exit, codes_of(answer)) == (1, [code])


@pytest.mark.parametrize("code", WARNED)
def test_close_warns_of_it(tmp_path: Path, code: str) -> None:
    some = WARNED[code](tmp_path)
    answer = some.ask_close("2025-02")
    assert answer.exit == 0
    assert codes_of(answer._replace(output="")) == [code]


def test_a_changed_balance_can_be_read_all_the_same(tmp_path: Path) -> None:
    """`check` tells it as an error, and figures are shown with a note."""
    some = VERIFIED["S502"](tmp_path)
    assert some.ask_check().exit == 1
    assert "S502" in codes_of(some.ask_check())
    assert some.ask("result").exit == 0


@pytest.mark.parametrize("code", [*VERIFIED, *REFUSED, *WARNED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_told_in_both_languages(tmp_path: Path, code: str, language: str) -> None:
    """No name in braces is left over, and the place stands before it."""
    some = {**VERIFIED, **REFUSED, **WARNED}[code](tmp_path)
    context = some.context(language)
    period = "2025-01" if code in REFUSED else "2025-02"
    answers = [
        verify.verify(context),
        answered(lambda: close.close(context, period, close.Wishes())),
    ]
    lines = [line for answer in answers for line in (*answer.output.splitlines(), *answer.messages)]
    assert [line for line in lines if "{" in line or "}" in line] == []
    assert code in " ".join(lines) or code == "S509"
