"""Tables: which bank's, which way they go, several accounts in one, what is cut off or changed."""

import pytest

from socoledger.read.bank import read_statements
from tests.support.bank_statements import content, head, read, refusal, told

ING = content("csv_ing_new.csv").decode()
HEAD, *LINES = ING.splitlines(keepends=True)


def bytes_of(*rows: str) -> bytes:
    return "".join(rows).encode()


def test_a_table_of_one_day_goes_the_way_its_balances_go() -> None:
    one_day = [line.replace('"20250303"', '"20250331"') for line in LINES[:3]]
    (backwards,) = read_statements(bytes_of(HEAD, *one_day))
    (forwards,) = read_statements(bytes_of(HEAD, *one_day[::-1]))
    assert (
        head(backwards)
        == head(forwards)
        == ("ING CSV NL20INGB0001234567 EUR -: 2025-03-31 -9.95 to 2025-03-31 3227.55")
    )


def test_each_account_in_a_table_has_its_own_statement() -> None:
    other = [line.replace("NL20INGB0001234567", "NL73INGB0007654321") for line in LINES]
    mixed = [row for pair in zip(LINES, other, strict=True) for row in pair]
    found = read_statements(bytes_of(HEAD, *mixed))
    assert [each.iban for each in found] == ["NL20INGB0001234567", "NL73INGB0007654321"]
    assert [line.row for line in found[1].lines] == [9, 7, 5, 3]


def test_a_table_without_one_of_its_balances_has_none() -> None:
    (statement,) = read_statements(bytes_of(HEAD, *LINES).replace(b'"3240,05"', b'""'))
    assert (statement.opening_cents, statement.closing_cents) == (None, None)


def test_columns_may_stand_in_another_order() -> None:
    turned = [";".join(row.strip().split(";")[::-1]) + "\n" for row in (HEAD, *LINES)]
    assert read_statements(bytes_of(*turned)) == read("csv_ing_new.csv")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "iso-8859-15", "cp1252"])
def test_letters_are_the_same_in_every_encoding(encoding: str) -> None:
    whole = content("csv_ing_english.csv").decode().encode(encoding)
    assert read_statements(whole) == read("csv_ing_english.csv")


def test_a_description_may_hold_lines_and_quotes() -> None:
    broken = LINES[3].replace("Kosten februari", 'Kosten ""februari""\r\nen maart\x0b\x85')
    (statement,) = read_statements(bytes_of(HEAD, broken, LINES[2]))
    assert told(statement.lines[0]) == (
        '2: 2025-03-01 -9.95 | Kosten Zakelijke Rekening | Kosten "februari" en maart'
    )
    assert statement.lines[1].row == 4


REFUSED = {
    "a text cut off": (bytes_of(HEAD, *LINES)[:-24], "the statement is cut off"),
    "a line cut off": (bytes_of(HEAD, *LINES)[:-12], "line 5 cannot be read"),
    "a line with too little": (bytes_of(HEAD, '"20250331";"x"\n'), "line 2 cannot be read"),
    "a line with too much": (bytes_of(HEAD, LINES[0].strip(), ";1;2\n"), "line 2 cannot be read"),
    "a text that is too long": (bytes_of(HEAD, LINES[0].replace("Term", "x" * 9_000)), "line 2 "),
    "no amount": (bytes_of(HEAD, LINES[0].replace("12,50", "12.5")), "line 2 has no amount"),
    "a sign too many": (bytes_of(HEAD, LINES[0].replace('"12', '"-12')), "line 2 has no amount"),
    "a day that is none": (bytes_of(HEAD, LINES[0].replace("0331", "0332")), "line 2 has no day"),
    "no account": (bytes_of(HEAD, LINES[0].replace("NL20INGB", "x")), "the statement at line 2"),
    "no lines": (bytes_of(HEAD), "there are no lines in this table"),
    "no head": (bytes_of(*LINES), "this is a table with columns of no bank that is known here"),
    "other columns": (b"Voornaam,Achternaam,Plaats\na,b,c\n", "this is a table with columns of"),
    "balances": (b"Rekening;Saldo\nNL20INGB0001234567;12,50\n", "this looks like a list of bal"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_as_it_should_be_is_refused(kind: str) -> None:
    file, said = REFUSED[kind]
    assert refusal(file).startswith(said)


FROM_ING = "download from ING what came in and went out (af en bij) as CAMT.053, MT940 or CSV"
OTHER_TABLES = {
    "this looks like a list of balances, without what came in and went out": (
        b'"Date";"Account";"Currency";"Book balance";"Value balance"\n'
        b'"2026-07-22";"NL20INGB0001234567";"EUR";"-1922,25";"-1922,25"\n'
    ),
    "this is a table with columns of no bank that is known here": (  # of a savings account
        b'"Datum";"Omschrijving";"Rekening";"Rekening naam";"Tegenrekening";"Af Bij";"Bedrag";'
        b'"Valuta";"Mutatiesoort";"Mededelingen";"Saldo na mutatie"\n"2026-01-01";"Rente";'
        b'"V 123-45678";"Spaarrekening";"NL20INGB0001234567";"Bij";"9,20";"EUR";"Rente";"";"9,20"\n'
    ),
}


@pytest.mark.parametrize("said", OTHER_TABLES)
def test_another_table_of_a_bank_says_which_to_download(said: str) -> None:
    assert refusal(OTHER_TABLES[said]) == f"{said}; {FROM_ING}"
