"""Bank statements as Fava and beangulp import them: what `import` books, and nothing twice."""

import importlib
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.support.imports import Importing, importing
from tests.support.run import run
from tests.support.small_books import booked
from tests.support.statements import IBAN, Period, camt, ing_csv, line, mt940

pytest.importorskip("beangulp", reason='beangulp is not installed: pip install "socoledger[fava]"')

from socoledger.domain.books import Books
from socoledger.importers import BankStatements, NotImported
from socoledger.read import books as reading

SHOP = line("2025-03-14", -1250, "Bouwmarkt West", "Snoeischaar", reference="R1")
CLIENT = line("2025-03-17", 45000, "Wijkvereniging Noord", "Factuur 12", reference="R2")
MARCH = Period([SHOP, CLIENT], opening=10000)
OPENING = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
RULES = ("{text: bouwmarkt, account: Expenses:Inkoop, member: anna}",)
WAIT_SECONDS = 60


def statement(some: Importing, content: bytes, name: str = "march.XML") -> str:
    """A file in the folder bank/ of books."""
    path = some.root / "bank" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return str(path)


def extracted(some: Importing, file: str, existing: Sequence[Any] = ()) -> list[Any]:
    return BankStatements(some.root).extract(file, existing)


def test_a_statement_is_told_by_its_content(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    importer = BankStatements(some.root)
    for number, content in enumerate((camt(MARCH), mt940(MARCH), ing_csv(MARCH))):
        file = statement(some, content, f"{number}.Bin")
        assert importer.identify(file)
        assert importer.account(file) == "Assets:Bank"
    assert importer.name == "socoledger"
    assert importer.date(statement(some, camt(MARCH))) == date(2025, 3, 31)
    assert importer.filename(statement(some, camt(MARCH))) == "CAMT.053-from-2025-03-01.xml"
    others = (b"", b"%PDF-1.7", b"\x00" * 99, b"<a/>", b"1;2;3\n")
    assert not any(importer.identify(statement(some, other)) for other in others)
    assert not importer.identify(str(some.root))
    assert not importer.identify(str(some.root / "nothing"))


def test_lines_come_as_import_books_them(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    shop, client, balance = extracted(some, statement(some, camt(MARCH)))
    assert (shop.flag, shop.payee, shop.narration) == ("*", "Bouwmarkt West", "Snoeischaar")
    assert (shop.meta["bank"], shop.meta["member"]) == ("R1", "anna")
    assert [(one.account, str(one.units)) for one in shop.postings] == [
        ("Assets:Bank", "-12.50 EUR"),
        ("Expenses:Inkoop", "12.50 EUR"),
    ]
    assert (client.flag, client.postings[1].account) == ("!", "Assets:Uitzoeken")
    assert (balance.date, balance.account) == (date(2025, 4, 1), "Assets:Bank")
    assert (str(balance.amount), balance.tolerance) == ("537.50 EUR", 0)
    assert balance.meta["statement"] == "ING 7 2025-03-01..2025-03-31"


def test_a_balance_that_the_books_do_not_have_is_not_offered(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    shop, client = extracted(some, statement(some, camt(MARCH._replace(opening=0))))
    assert (shop.meta["bank"], client.meta["bank"]) == ("R1", "R2")


def test_what_is_known_is_left_out(tmp_path: Path) -> None:
    """By the books, also in another format; by hand; and by what Fava has that the books lack."""
    by_hand = booked("2025-03-16", "Assets:Bank", "Income:Verkoop", 450, member="anna")
    some = importing(tmp_path, OPENING, by_hand, rules=RULES)
    entries = extracted(some, statement(some, camt(MARCH)))
    assert [entry.meta.get("bank") for entry in entries] == ["R1", None]
    assert extracted(some, statement(some, camt(MARCH)), entries) == []
    assert some.states(MARCH) == ["new", "matched"]
    assert extracted(some, statement(some, mt940(MARCH))) == []


def test_two_payments_of_one_amount_are_two(tmp_path: Path) -> None:
    """beangulp would hide the second as a duplicate of what was booked by hand in these days."""
    twice = Period([SHOP, SHOP._replace(reference="R3")])
    some = importing(tmp_path, rules=RULES)
    importer, file = BankStatements(some.root), statement(some, camt(twice))
    entries = importer.extract(file, [])
    importer.deduplicate(entries, importer.extract(file, []))
    assert [entry.meta.get("bank") for entry in entries] == ["R1", "R3", None]
    assert not any("__duplicate__" in entry.meta for entry in entries)


def test_a_line_of_a_closed_month_is_known_as_fava_saves_it(tmp_path: Path) -> None:
    """In JSON a day is a text, which Fava puts in quotes."""
    late = '2025-04-01 * "Bouwmarkt" #member-anna\n  bank: "X"\n  bank_date: "2025-03-14"\n'
    late += "  Assets:Bank  -12.50 EUR\n  Expenses:Inkoop  12.50 EUR\n"
    some = importing(tmp_path, OPENING, late)
    books = reading.read(some.root)
    assert isinstance(books, Books)
    assert [one.bank_day for one in books.journal.transactions] == [None, date(2025, 3, 14)]
    other = late.replace("2025-03-14", "2025-03-32")
    unclear = reading.read(importing(tmp_path / "other", OPENING, other).root)
    assert isinstance(unclear, Books)
    assert [one.bank_day for one in unclear.journal.transactions] == [None, None]


def test_without_beangulp_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "socoledger.importers")
    monkeypatch.setitem(sys.modules, "beangulp", None)
    monkeypatch.delitem(sys.modules, "beangulp.importer")
    with pytest.raises(ModuleNotFoundError, match=r"pip install .socoledger\[fava\]"):
        importlib.import_module("socoledger.importers")


def test_what_import_refuses_is_refused_with_its_words(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    importer = BankStatements(some.root)
    other = "NL91ABNA0417164300"
    file = statement(some, camt(MARCH._replace(iban=other)))
    assert importer.identify(file)
    assert importer.account(file) == "Assets:Uitzoeken"
    with pytest.raises(NotImported, match=rf"bank\.yaml .*{other}"):
        importer.extract(file, [])
    torn = camt(MARCH).replace(b"450.00", b"451.00")
    with pytest.raises(NotImported, match=IBAN):
        importer.extract(statement(some, torn), [])
    (some.root / "coop.yaml").write_text("[")
    assert importer.account(file) == "Assets:Uitzoeken"
    with pytest.raises(NotImported, match=r"coop\.yaml"):
        importer.extract(file, [])


@pytest.mark.slow
def test_import_config_is_a_command_line_of_its_own(tmp_path: Path) -> None:
    """As its first lines say: identify, extract, and archive into bank/, where git leaves it."""
    root = tmp_path / "books"
    assert run("init", "books", "--bank", "--first-month", "2025-01", at=tmp_path).code == 0
    setup = root / "bank.yaml"
    setup.write_text(setup.read_text().replace("FILL IN YOUR IBAN HERE", IBAN))
    (root / "bank").mkdir()
    (root / "bank/march.xml").write_bytes(camt(Period([SHOP, CLIENT])))

    def asked(*arguments: str) -> str:
        command = [sys.executable, "import_config.py", *arguments]
        return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout

    assert "socoledger" in asked("identify", "bank")
    found = asked("extract", "bank")
    assert 'bank: "R2"' in found
    assert re.search(r"^2025-04-01 balance Assets:Bank +437\.50 ~ 0 EUR$", found, re.MULTILINE)
    main = root / "journal/main.beancount"
    main.write_text(main.read_text() + found)
    assert "balance" not in asked("extract", "--existing", "journal/main.beancount", "bank")
    ended = run("import", "bank/march.xml", at=root)
    assert (ended.code, ended.err.splitlines()[0]) == (0, "nothing was written")
    asked("archive", "bank", "-o", "bank")
    (archived,) = (root / "bank/Assets/Bank").iterdir()
    assert archived.name == "2025-03-31.CAMT.053-from-2025-03-01.xml"


# -- Fava ---------------------------------------------------------------------------------------


class Fava:
    """The API of a Fava that runs."""

    def __init__(self, address: str) -> None:
        self._address = address

    def ask(self, name: str, **parameters: str) -> Any:
        """What a GET answers."""
        return self._answer(Request(f"{self._address}/{name}?{urlencode(parameters)}"))  # noqa: S310 - on loopback

    def put(self, name: str, **body: Any) -> Any:
        """What a PUT answers."""
        headers, data = {"Content-Type": "application/json"}, json.dumps(body).encode()
        address = f"{self._address}/{name}"
        return self._answer(Request(address, data, headers, method="PUT"))  # noqa: S310 - on loopback

    def _answer(self, request: Request) -> Any:
        with urlopen(request, timeout=WAIT_SECONDS) as answer:  # noqa: S310 - on loopback
            return json.load(answer)["data"]


@contextmanager
def fava(journal: Path) -> Iterator[Fava]:
    """Fava with a journal, on a free port of loopback."""
    pytest.importorskip("fava", reason='Fava is not installed: pip install "socoledger[fava]"')
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = str(Path(sys.executable).parent / "fava")
    arguments = [script, str(journal), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Fava(_when_up(f"http://127.0.0.1:{port}", process))
    finally:
        process.kill()
        process.wait()


def _when_up(address: str, process: subprocess.Popen[bytes]) -> str:
    """The address of the API, once there is an answer; `/` leads to that of the journal."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(address, timeout=WAIT_SECONDS) as answer:  # noqa: S310 - on loopback
                return f"{address}/{answer.url.split('/')[3]}/api"
        except (URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("Fava does not answer")


@pytest.mark.slow
def test_the_import_page_of_fava_offers_statements(tmp_path: Path) -> None:
    """New books, a statement in bank/, saved as Fava saves it: `import` knows every line and the
    balance.
    """
    root = tmp_path / "books"
    assert run("init", "books", "--bank", "--first-month", "2025-01", at=tmp_path).code == 0
    setup = root / "bank.yaml"
    setup.write_text(setup.read_text().replace("FILL IN YOUR IBAN HERE", IBAN))
    (root / "bank").mkdir()
    file = root / "bank/march.xml"
    file.write_bytes(camt(Period([SHOP, CLIENT])))
    (root / "bank/notes.txt").write_text("no statement")
    with fava(root / "journal/main.beancount") as running:
        assert running.ask("errors") == []
        offered = {one["basename"]: one["importers"] for one in running.ask("imports")}
        assert offered["notes.txt"] == []
        assert offered["march.xml"] == [
            {
                "account": "Assets:Bank",
                "date": "2025-03-31",
                "importer_name": "socoledger",
                "name": "CAMT.053-from-2025-03-01.xml",
            }
        ]
        asked = {"filename": str(file), "importer": "socoledger"}
        entries = running.ask("extract", **asked)
        *lines, balance = entries
        assert [(one["flag"], one["meta"]["bank"]) for one in lines] == [("!", "R1"), ("!", "R2")]
        assert (balance["t"], balance["amount"]["number"]) == ("Balance", "437.50")
        running.put("add_entries", entries=entries)
        assert running.ask("extract", **asked) == []
        assert running.ask("errors") == []
    ended = run("import", "bank/march.xml", "--format", "json", at=root)
    answer = json.loads(ended.out)
    assert [one["state"] for one in answer["lines"]] == ["known", "known"]
    assert [one["tied"] for one in answer["statements"]] == [True]
    assert ended.err.splitlines()[0] == "nothing was written"
    told = json.loads(run("bank", "--format", "json", at=root).out)
    assert told["accounts"][0]["statement"] == "ING 7 2025-03-01..2025-03-31"
