"""MT940: statements one by one, as `mt-940` reads their tags; what it would let pass is refused."""

import logging
from datetime import date

import mt940
import pytest

from socoledger.read.bank import read_statements
from tests.support.bank_statements import content, head, lines, read, refusal, told

ING = "mt940_ing_sepa.940"
PLAIN = ":20:1\n:25:{account}\n:28C:1/1\n:60F:C241231EUR10,\n{lines}:62F:C250102EUR{closing}\n"


def plain(
    lines: str = ":61:250102C1,00NTRFNONREF\n:86:Iets\n",
    closing: str = "11,00",
    account: str = "NL02XXXX0123456789",
) -> bytes:
    return PLAIN.format(lines=lines, closing=closing, account=account).encode()


def test_a_bank_that_is_not_known_is_read_as_those_that_are() -> None:
    (statement,) = read_statements(plain())
    assert head(statement) == (
        " MT940 NL02XXXX0123456789 EUR 1/1: 2025-01-01 10.00 to 2025-01-02 11.00"
    )
    assert [told(line) for line in statement.lines] == ["5: 2025-01-02 1.00 | Iets"]
    said = (
        ":61:250102C1,00NTRFNONREF\n:86:/CNTP/NL02ABNA0123456789/ABNANL2A/Ans///REMI/USTD//Dag/\n"
    )
    (statement,) = read_statements(plain(said))
    assert told(statement.lines[0]) == "5: 2025-01-02 1.00 | Ans | NL02ABNA0123456789 | Dag"


@pytest.mark.parametrize(
    ("mark", "cents"), [("C", 100), ("D", -100), ("RC", -100), ("RD", 100), ("CR", 100)]
)
def test_a_reversal_is_booked_to_the_other_side(mark: str, cents: int) -> None:
    (statement,) = read_statements(plain(f":61:250102{mark}1,00NTRFNONREF\n"))
    assert statement.lines[0].cents == cents


def test_the_day_of_booking_counts_and_its_year_is_found() -> None:
    (statement,) = read_statements(plain(":61:2412310102C1,00NTRFNONREF\n"))
    assert statement.lines[0].day == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("written", "iban"),
    [
        ("NL20INGB0001234567EUR", "NL20INGB0001234567"),
        ("NL20 INGB 0001 2345 67 EUR", "NL20INGB0001234567"),
        ("0001234567", "0001234567"),
        ("TRIODOSBANK/0390123456", "NL49TRIO0390123456"),
        ("ABNANL2A/0517852257", "NL20ABNA0517852257"),
        ("ACCOUNT/0517852257", "0517852257"),
    ],
)
def test_an_account_is_an_iban_or_a_number(written: str, iban: str) -> None:
    assert read_statements(plain(account=written))[0].iban == iban


REFUSED = {
    "no closing balance": (plain().split(b":62F")[0], "the statement is cut off"),
    "a last amount cut off": (plain()[:-4], "line 7 has no amount in euros and cents"),
    "a balance cut off": (plain(closing="11"), "line 7 has no amount in euros and cents"),
    "a line without a kind": (plain(":61:250102C1,00\n:61:250102C1,00\n"), "line 5 cannot be read"),
    "a tenth of a cent": (plain(":61:250102C1,001NTRFNONREF\n"), "line 5 cannot be read"),
    "digits of elsewhere": (plain(":61:250102C\u0661,00NTRFNONREF\n"), "line 5 cannot be read"),
    "a kind that is none": (plain(":61:250102C1,00N\n"), "line 1 cannot be read"),
    "a month that is none": (plain(":61:251302C1,00NTRFNONREF\n"), "line 1 cannot be read"),
    "two currencies": (plain().replace(b"1231EUR", b"1231USD"), "the amount at line 1 is not in"),
    "no account": (plain(account="Jansen, Ans"), "the statement at line 1 does not say of which"),
    "an endless text": (
        plain(":61:250102C1,00NTRFNONREF\n:86:" + "x " * 9999 + "\n"),
        "line 5 cannot",
    ),
    "lost letters": (plain(":61:250102C1,00NTRFNONREF\n:86:\ufffd\n"), "its letters were damaged"),
    "a line before all": (b":61:250102C1,00NTRFx\n" + plain(), "line 1 cannot be read"),
    "a line below the balance": (plain() + b"-\n:61:250102C1,00NTRFx\n", "line 9 cannot be read"),
    "a line between two": (
        plain() + b":61:250102C1,00NTRFx\n" + plain(),
        "line 8 cannot be read",
    ),
    "an interim report": (
        b":20:1\n:25:NL02XXXX0123456789\n:28C:1\n:34F:EUR0,\n:61:250102C1,00NTRFNONREF\n",
        "this is an interim report (MT942), which may still change",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_as_it_should_be_is_refused(kind: str) -> None:
    file, said = REFUSED[kind]
    assert refusal(file).startswith(said)


def test_an_amount_may_be_as_long_as_mt940_has_it() -> None:
    (statement,) = read_statements(plain(":61:250102C99999999999999,99NTRFNONREF\n"))
    assert statement.lines[0].cents == 10**16 - 1


def test_nothing_of_a_line_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """`mt-940` would log the line that it cannot read."""
    with caplog.at_level(logging.DEBUG):
        assert refusal(plain(":61:250102C1,00N-secret\n"))
    assert "secret" not in caplog.text


def test_a_summary_below_the_closing_balance_is_not_of_the_last_line() -> None:
    assert "SUM" not in "".join(lines(ING))
    assert "D000004C000002" not in "".join(lines("mt940_ing.sta"))


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_lines_may_end_as_they_like(ends: bytes) -> None:
    assert read_statements(content(ING).replace(b"\n", ends)) == read(ING)


@pytest.mark.parametrize(
    "name", ["mt940_asn.940.txt", "mt940_rabobank-iban.sta", "mt940_sns.sta", "mt940_ing.sta"]
)
def test_amounts_and_days_are_those_of_mt940_alone(name: str) -> None:
    whole = content(name).decode()
    alone = mt940.parse(whole, tags={61: mt940.tags.StatementASNB()})
    found = [line for statement in read(name) for line in statement.lines]
    assert [(line.cents, str(line.day)) for line in found] == [
        (each.data["amount"].amount * 100, str(each.data.get("entry_date") or each.data["date"]))
        for each in alone
    ]
