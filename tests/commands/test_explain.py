"""`explain`: every code with its reason, source, remedy and an example that really gives it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socoledger.catalogue.pages import page_of
from socoledger.catalogue.table import CODES
from socoledger.commands import explain
from socoledger.commands.context import Context
from socoledger.commands.errors import all_findings
from socoledger.commands.opened import read_books
from socoledger.domain.books import Books
from socoledger.domain.findings import Severity
from socoledger.write.words import LANGUAGES
from tests.support import small_books
from tests.support.book_files import write_books
from tests.support.closing import MAIN, Closing, closing
from tests.support.findings import codes_of
from tests.support.run import run, run_each
from tests.support.small_books import ALL_TO_SPAARPOT, DECIDED, WORKED, booked, earns, version

pytestmark = pytest.mark.slow

WIDTH = 80
LABELS = {
    "nl": ("Waarom", "Bron", "Wat te doen", "Zo niet", "Zo wel"),
    "en": ("Why", "Source", "What to do", "Wrong", "Right"),
}


def explained(folder: Path, code: str | None, language: str | None = "en") -> str:
    context = Context(folder, date(2026, 11, 22), language=language)
    answer = explain.explain(context, code)
    assert (answer.exit, answer.messages) == (0, ())
    return answer.output


# -- one code -----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_a_row_has_a_reason_and_an_example(code: str) -> None:
    row = CODES[code]
    assert row.reason.strip() == row.reason != ""
    assert row.wrong.strip("\n") == row.wrong != ""
    assert row.right != row.wrong
    assert not re.search(r"[{}]", row.reason + row.source)
    assert "\t" not in row.wrong


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_is_told_in_full(tmp_path: Path, code: str, language: str) -> None:
    text = explained(tmp_path, code, language)
    why, source, remedy, *labels = LABELS[language]
    head, shown = text.split(f"\n{labels[0]}:\n")
    wrong, _, right = shown.partition(f"\n{labels[1]}:\n")
    for told_, meant in ((wrong, CODES[code].wrong), (right, CODES[code].right)):
        shown_lines = [line[4:] for line in told_.splitlines() if line]
        assert shown_lines == [line for line in meant.splitlines() if line]
        assert all(not line or line.startswith("    ") for line in told_.splitlines())
    assert all(len(line) <= WIDTH for line in head.splitlines())
    assert all(line == line.rstrip() for line in text.splitlines())
    paragraphs = [" ".join(one.split()) for one in head.split("\n\n")]
    assert [one.split(": ")[0] for one in paragraphs[1:]] == [why, source, remedy]
    assert paragraphs[0].startswith(f"{code} ")
    assert page_of(CODES[code]) in paragraphs[2]
    assert "SPEC" not in text
    assert CODES[code].source in paragraphs[2]
    allowed = "amounts: [{id: …, from: …" if code == "S407" else ""
    rest = " ".join(paragraphs)
    assert not re.search(r"[{}]", rest) or (allowed and allowed in rest)
    assert not re.search(r"\{\{|\}\}|\{[a-z_]+\}", head)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_translated(tmp_path: Path, code: str) -> None:
    dutch, english = explained(tmp_path, code, "nl"), explained(tmp_path, code, "en")
    assert "(more in" not in dutch.replace("\n", " ")
    apart = zip(dutch.split("\n\n")[:4], english.split("\n\n")[:4], strict=True)
    assert all(one != other for one, other in apart)


@pytest.mark.parametrize("code", ["s402", "S402"])
def test_small_letters_do(tmp_path: Path, code: str) -> None:
    ended = run("explain", code, at=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == explained(tmp_path, "S402")


def test_a_code_that_is_none(tmp_path: Path) -> None:
    lines = [f"explain {code}" for code in ("S999", "S4", "402", "S4022", "--", "S-401")]
    found = run_each(lines, at=tmp_path)
    list_all = found.pop("explain --")
    assert list_all.code == 0
    for line, ended in found.items():
        assert (ended.code, ended.out) == (2, ""), line
        assert line.split()[1] in ended.err


def test_an_empty_code_is_none(tmp_path: Path) -> None:
    ended = run("explain", "", at=tmp_path)
    assert (ended.code, ended.out) == (2, "")


def test_a_code_that_is_none_cannot_fake_a_line(tmp_path: Path) -> None:
    ended = run("explain", "\x1b[31mS1\u202e", at=tmp_path)
    assert ended.code == 2
    assert not re.search("[\x1b\u202e]", ended.err)


# -- the language -------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "label"), [("nl", "Waarom: "), ("en", "Why: ")])
def test_in_the_language_of_the_books(tmp_path: Path, language: str, label: str) -> None:
    coop = f"name: X\nmunicipality: Y\nfirst_month: 2025-01\nlanguage: {language}\n"
    folder = write_books(tmp_path, coop=coop)
    other = "en" if language == "nl" else "nl"
    assert label in run("explain", "S402", at=folder, SOCOLEDGER_LANGUAGE="").out
    ended = run("--language", other, "explain", "S402", at=folder, SOCOLEDGER_LANGUAGE="")
    assert label not in ended.out


def test_dutch_without_books(tmp_path: Path) -> None:
    ended = run("explain", "S402", at=tmp_path, SOCOLEDGER_LANGUAGE="")
    assert ended.code == 0
    assert "Waarom: " in ended.out


def test_beside_books_that_cannot_be_read(tmp_path: Path) -> None:
    folder = write_books(tmp_path, coop="name: [\n")
    ended = run("explain", "S106", at=folder, SOCOLEDGER_LANGUAGE="")
    assert (ended.code, ended.err) == (0, "")


# -- all of them --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_every_code_once(tmp_path: Path, language: str) -> None:
    lines = explained(tmp_path, None, language).splitlines()
    assert [line[:4] for line in lines if line.startswith("S")] == list(CODES)
    assert not any(re.search(r"[{}]", line) for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_fits_a_terminal(tmp_path: Path, language: str) -> None:
    lines = explained(tmp_path, None, language).splitlines()
    assert [line for line in lines if len(line) > WIDTH] == []


# -- every example gives its code ---------------------------------------------------------------

OPENED = "".join(
    f"2010-01-01 open {account} EUR\n"
    for account in ("Income:Tuin", "Income:Catering", "Expenses:Tuin", "Expenses:Software")
)
EACH = f"    reference: R\n    member_result: {ALL_TO_SPAARPOT}\n"
POT = "Liabilities:Spaarpot:Anna"


def with_keys(text: str, keys: str) -> str:
    """YAML with these keys; what it had under their names makes room."""
    names = set(re.findall(r"^(\w+):", keys, re.MULTILINE))
    kept = re.sub(
        rf"^(?:{'|'.join(names)}):.*\n(?:[ -].*\n)*" if names else "$^",
        "",
        text,
        flags=re.MULTILINE,
    )
    return f"{kept}{keys}\n"


def member_of(keys: str) -> str:
    if keys.startswith("id:"):
        return f"{keys}\n"
    return with_keys(f"id: anna\nname: Anna\njoined: 2010-01-01\n{DECIDED}\n", keys)


def of_member(path: Path, keys: str) -> Path:
    return laid(path, files={"members/anna.yaml": member_of(keys)})


def laid(path: Path, *journal: str, **blocks: Any) -> Path:
    members = blocks.pop("members", {"anna": DECIDED, "bram": DECIDED})
    return small_books.books(path, OPENED, *journal, members=members, **blocks).root


def of_coop(path: Path, keys: str) -> Path:
    root = laid(path)
    file = root / "coop.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), keys), encoding="utf-8")
    return root


def of_agreement(path: Path, text: str) -> Path:
    """Whole versions, or a part of a member's result; what is missing is filled in."""
    if text.startswith("- id:"):
        items = [f"  - {item.replace(chr(10), chr(10) + '  ')}" for item in text.split("- ")[1:]]
        filled = "".join(item.rstrip() + f"\n{EACH}" for item in items)
        return laid(path, agreement=f"agreements:\n{filled}")
    if text.startswith("levies:"):
        text += "\nbrackets:\n  - {split: {spaarpot: 100%}}"
    block = "\n" + "\n".join(f"      {line}" for line in text.splitlines())
    return laid(path, agreement=[version(member_result=block)])


def of_journal(path: Path, text: str, before: str = "", agreement: str = WORKED) -> Path:
    """Lines of the journal, with keys of Anna's, of the coöperatie or of the spaarpot before."""
    lines = text.splitlines(keepends=True)
    start = next(
        number for number, line in enumerate(lines) if re.match(r"20|22|inc|plu|opt", line)
    )
    keys, journal = "".join(lines[:start]), "".join(lines[start:])
    coop = keys if keys.startswith("kor") else ""
    if keys.startswith("maximum"):
        agreement, keys = agreement.replace("maximum: 5000.00", keys.strip()), ""
    root = laid(path, before, f"{journal}\n", agreement=agreement, coop_extra=coop)
    (root / "members/anna.yaml").write_text(member_of("" if coop else keys.strip()), "utf-8")
    return root


GRANTS = """\
grants:
  - {id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 12500.00}
"""


def of_grants(path: Path, text: str) -> Path:
    """grants.yaml, then lines of the journal; either may be left out."""
    lines = text.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if line.startswith("20")), len(lines))
    grants, journal = "".join(lines[:start]), "".join(lines[start:])
    opened = [
        f"2010-01-01 open Liabilities:Subsidie:{one} EUR" for one in ("Begeleiding", "Begeleding")
    ]
    return laid(path, *opened, f"{journal}\n", files={"grants.yaml": grants or GRANTS})


def _grant_closed(path: Path, text: str) -> Path:
    """The close that a comment asks for is done."""
    some = Closing(of_grants(path, text))
    return some.close(*re.findall(r"; socoledger close (\S+)", text)).root


def of_law(path: Path, text: str) -> Path:
    return laid(path, files={"law.yaml": text})


def of_units(path: Path, text: str) -> Path:
    units = "units: [{id: restaurant, name: Restaurant}, {id: land, name: Land}]\n"
    return laid(path, f"{text}\n", coop_extra=units)


def with_files(files: Mapping[str, str]) -> Callable[[Path, str], Path]:
    def build(path: Path, text: str) -> Path:
        root = of_journal(path, text)
        for name, content in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode("latin-1"))
        return root

    return build


def _no_books(path: Path, text: str) -> Path:
    for name in text.splitlines():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text("x", encoding="utf-8")
    return path / "books"


def _too_large(path: Path, text: str) -> Path:
    """Files of the journal, each of so many megabytes."""
    sizes = re.findall(r"journal/(\S+) \((\d+) MB\)", text)
    root = laid(path, "".join(f'include "{name}"\n' for name, _size in sizes))
    for name, size in sizes:
        (root / "journal" / name).write_bytes(b"; x\n" * (int(size) << 18))
    return root


def _empty(path: Path, text: str) -> Path:
    first, _, keys = text.partition("\n")
    return laid(path, files={first.split()[0]: keys and f"{keys}\n"})


def _named(path: Path, text: str) -> Path:
    name, keys = text.split("\n", 1)
    return laid(path, files={name: member_of(keys + "\nname: Anna\njoined: 2010-01-01")})


def _other_name(path: Path, text: str) -> Path:
    return laid(path, files={text: member_of("")})


def _many(path: Path, text: str) -> Path:
    root = of_journal(path, text)
    for name, files in (("oud", 5_001), ("2024", 1)):
        folder = root / "archive" / name
        folder.mkdir(parents=True)
        for number in range(files):
            (folder / f"{number}.beancount").write_text("\n", encoding="utf-8")
    return root


def _not_included(path: Path, text: str) -> Path:
    """A main file with what it includes, and the files that lie beside it."""
    lines = text.splitlines()
    included = "\n".join(line for line in lines if line.startswith("include"))
    others = {
        line: f"2010-01-01 open Assets:X{line[-11]} EUR\n"
        for line in lines
        if line.endswith(".beancount") and line != MAIN
    }
    return laid(path, included, files=others)


def _close_by_hand(path: Path, text: str) -> Path:
    return laid(path, closes={"2025-03": text + "\n"})


def _two_members(path: Path, text: str) -> Path:
    one, other = (f"id: {part}\nname: X\njoined: 2010-01-01\n" for part in text.split("id: ")[1:])
    fixed = [re.sub(r"(account: \w+)\n+name: X", r"\1\nname: X", part) for part in (one, other)]
    files = {"members/anna.yaml": fixed[0], "members/anna-maria.yaml": fixed[1]}
    return laid(path, files=files)


def _from_later(path: Path, text: str) -> Path:
    coop, agreement = text.split("agreements:\n")
    items = agreement.rstrip() + f"\n{EACH}"
    root = laid(path, agreement=f"agreements:\n{items}")
    file = root / "coop.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), coop.strip()), encoding="utf-8")
    return root


def _payout(path: Path, text: str) -> Path:
    agreement = WORKED.replace("{id: premium}", "{id: payout}")
    return of_journal(path, text, ON_ACCOUNTS, agreement)


def _left(path: Path, text: str) -> Path:
    before, rule, journal = re.split(r"(on_leaving: \w+)\n?", text)
    pot = booked("2025-01-02", "Equity:Opening", POT, 100)
    end = '2025-09-01 custom "hours" "bram" 1\n'
    agreement = WORKED.replace("on_leaving: municipality", rule)
    root = laid(path, pot, f"{journal}\n", end, agreement=agreement)
    (root / "members/anna.yaml").write_text(member_of(before.strip()), "utf-8")
    return root


ON_ACCOUNTS = "".join(
    booked(f"{year}-01-01", "Equity:Opening", f"Liabilities:{kind}:Anna", 760)
    for year in range(2015, 2021)
    for kind in ("Spaarpot", "Premie", "Vergoeding")
)
"""Enough to spend and to pay from."""


def _from_accounts(path: Path, text: str) -> Path:
    return of_journal(path, text, ON_ACCOUNTS)


def _third(path: Path, text: str) -> Path:
    pay = [small_books.paid(f"2025-{month}-01", "Premie:Anna", 50) for month in ("06", "09")]
    return of_journal(path, text, ON_ACCOUNTS + "".join(pay))


def _hours_agreed(path: Path, text: str) -> Path:
    """A line of the agreement, then hours of Anna's, who joined on a Monday."""
    hours, _, journal = text.partition("\n")
    return laid(
        path,
        f"{journal}\n",
        agreement=[version(hours=hours.removeprefix("hours: "))],
        members={"anna": f"{DECIDED}\njoined: 2025-03-10"},
    )


def _pay_months(path: Path, text: str) -> Path:
    """The premium of an agreement, then lines of the journal."""
    premium, _, journal = text.partition("\n")
    agreement = re.sub(r"premium: {.*}", premium, WORKED, count=1)
    assert premium in agreement
    return of_journal(path, journal, ON_ACCOUNTS, agreement)


def _noted(path: Path, text: str) -> Path:
    """Notes, then lines of the journal; Bram left long before."""
    note, _, journal = text.partition("\n")
    members = {"anna": DECIDED, "bram": "left: 2024-12-31\noutcome: other"}
    return laid(path, f"{journal}\n", members=members, files={"noted.yaml": f"{note}\n"})


def _budgeted(path: Path, text: str) -> Path:
    return laid(path, files={"budget.yaml": f"{text}\n"})


BANKING = """\
accounts:
  - {iban: NL20INGB0001234567, account: Assets:Bank}
"""
UNSORTED = "2010-01-01 open Assets:Uitzoeken EUR\n"


def _bank_rules(path: Path, text: str) -> Path:
    opened = "2010-01-01 open Expenses:Materiaal EUR\n"
    return laid(path, opened, files={"bank.yaml": f"{BANKING}{text}\n"})


def _with_logo(path: Path, keys: str) -> Path:
    root = of_coop(path, keys)
    (root / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return root


def _at_the_bank(path: Path, text: str) -> Path:
    """Lines of the journal, of the month that is closed next."""
    return laid(path, UNSORTED, f"{text}\n", first_month="2025-03", files={"bank.yaml": BANKING})


def _premium_and_spaarpot(path: Path, text: str) -> Path:
    """The premium and the spaarpot of an agreement."""
    keys = text.replace("\n", "\n    ")
    return laid(path, agreement=f"agreements:\n  - id: a\n    from: 2010-01-01\n    {keys}\n")


def _closed_or_not(path: Path, text: str) -> Path:
    """The close that a comment asks for is done; what stands below it comes after."""
    some = closing(path, OPENED, f"{text}\n", members={"anna": DECIDED}, first_month="2025-03")
    return some.close(*re.findall(r"; socoledger close (\S+)", text)).root


def _known_to_the_law(path: Path, text: str) -> Path:
    amounts, _, journal = text.rpartition("\n")
    return laid(path, f"{journal}\n", law=f"{amounts}\n" if amounts else None)


def _spent(path: Path, text: str) -> Path:
    """The pot was filled, spent, and then the loss of the example came; the months are closed."""
    spent = small_books.paid("2025-02-10", "Spaarpot:Anna", 400, purpose="business")
    some = closing(
        path,
        OPENED,
        earns("2025-01-10", "anna", 500),
        spent,
        text + "\n",
        members={"anna": DECIDED, "bram": DECIDED},
    )
    some.close("2025-01", "2025-02")
    return some.root


def _pseudonym(path: Path, text: str) -> Path:
    member = "id: m07\nname: M 7\njoined: 2010-01-01\n"
    accounts = "2010-01-01 open Liabilities:Spaarpot:M07 EUR\n"
    coop = "pseudonyms: true\nnames_file: names.txt\n"
    files = {"members/m07.yaml": member, "names.txt": "Anna de Vries\n"}
    return laid(path, accounts, text + "\n", coop_extra=coop, files=files)


def _closed(path: Path, *periods: str) -> Closing:
    lines = [earns(f"2025-{month}-10", "anna", 100) for month in ("01", "02", "03")]
    return closing(path, OPENED, *lines).close(*periods)


def _booked_late(path: Path, text: str) -> Path:
    return _closed(path, "2025-01").add(text + "\n").root


def _close_renamed(path: Path, text: str) -> Path:
    some = _closed(path, "2025-01", "2025-02", "2025-03")
    some.file("2025-03").rename(some.root / text)
    return some.root


def _close_copied(path: Path, text: str) -> Path:
    some = _closed(path, "2025-01", "2025-02", "2025-03")
    one, *others = text.splitlines()
    for other in others:
        some.add((some.root / one).read_text("utf-8"), name=other)
    return some.root


def _close_missing(path: Path, text: str) -> Path:
    some = _closed(path, "2025-01", "2025-02", "2025-03")
    for file in (some.root / "closes").glob("2025-*"):
        if f"closes/{file.name}" not in text.splitlines():
            file.unlink()
    return some.root


def _close_stray(path: Path, text: str) -> Path:
    return _closed(path, "2025-01").add("x\n", name=text).root


def _first_month(path: Path, text: str) -> Path:
    some = _closed(path, "2025-01", "2025-02", "2025-03")
    return some.edit("coop.yaml", "first_month: 2025-01", text.splitlines()[0]).root


def _names(path: Path, text: str) -> Path:
    """Keys of coop.yaml, and whether git is told to leave the names alone, as they lie there."""
    keys, _, ignored = text.partition("\n\n.gitignore:\n")
    root = of_coop(path, keys)
    if ignored:
        (root / ignored).parent.mkdir()
        (root / ignored).write_text("Anna de Vries\n", encoding="utf-8")
    return root


def _needs(path: Path, text: str) -> Path:
    """The month of March is to be closed, and the spaarpot has the line of the example."""
    some = closing(path, OPENED, earns("2025-03-10", "anna", 100), first_month="2025-03")
    old = f"2010-01-01 open {POT} EUR\n"
    keep = old if "close" in text or "balance" in text else ""
    if text.endswith("USD"):
        text = text.replace("2025-01-01", "2010-01-01")
    return some.edit(MAIN, old, f"{keep}{text}\n").root


def _not_counted(path: Path, text: str) -> Path:
    some = closing(path, OPENED, earns("2025-03-10", "anna", 100), first_month="2025-03")
    some.add("; x\n", name="journal/2025-03.beancount")
    return some.edit(MAIN, 'include "../closes/*.beancount"', text).root


BUILDERS: dict[str, Callable[[Path, str], Path]] = {
    "S101": _no_books,
    "S102": of_coop,
    "S103": _too_large,
    "S104": with_files(
        {"journal/2025-03.docx": "PK\x03\x04\xff\xfe\x00", "journal/2025-03.beancount": "; x\n"}
    ),
    "S105": _empty,
    "S106": of_coop,
    "S112": _named,
    "S114": _other_name,
    "S121": with_files({"journal/bank.beancount": "; x\n"}),
    "S122": with_files({"journal/2025-03.beancount": "; x\n"}),
    "S123": with_files({"journal/2025-03.beancount": "; x\n"}),
    "S146": with_files({"journal/2025/03.beancount": "; x\n"}),
    "S127": _many,
    "S128": _not_included,
    "S144": _close_by_hand,
    "S210": _two_members,
    "S325": _payout,
    "S326": _spent,
    "S328": _left,
    "S329": _left,
    "S401": _third,
    "S602": of_journal,
    "S604": _pseudonym,
    "S605": _names,
    "S607": of_coop,
    **dict.fromkeys(
        ("S322", "S323", "S324", "S330", "S334", "S402", "S404", "S406"), _from_accounts
    ),
    **dict.fromkeys(("S408", "S410", "S412", "S414", "S418"), _from_accounts),
    "S344": _grant_closed,
    "S405": _closed_or_not,
    "S415": _closed_or_not,
    "S407": _known_to_the_law,
    "S446": _pay_months,
    "S154": _noted,
    "S155": _bank_rules,
    "S156": _with_logo,
    **dict.fromkeys(("S351", "S352"), _at_the_bank),
    "S308": _premium_and_spaarpot,
    **dict.fromkeys(("S355", "S364"), _budgeted),
    **dict.fromkeys(("S361", "S362", "S363"), _hours_agreed),
    "S307": _from_later,
    "S223": of_units,
    **dict.fromkeys(
        (
            "S221",
            "S222",
            "S224",
            "S228",
            "S341",
            "S342",
            "S343",
            "S345",
            "S346",
            "S349",
            "S350",
            "S433",
        ),
        of_grants,
    ),
    "S501": of_journal,
    "S502": _booked_late,
    "S503": _close_renamed,
    "S504": _close_copied,
    "S505": _close_missing,
    "S506": _booked_late,
    "S512": _close_stray,
    "S513": _needs,
    "S514": _needs,
    "S515": _needs,
    "S516": _needs,
    "S517": _not_counted,
    "S519": _first_month,
    **dict.fromkeys(
        (
            "S107",
            "S108",
            "S109",
            "S110",
            "S111",
            "S113",
            "S115",
            "S117",
            "S126",
            "S211",
            "S212",
            "S214",
            "S215",
        ),
        of_member,
    ),
    **dict.fromkeys(("S421", "S422"), of_law),
    **dict.fromkeys(("S601", "S603"), of_member),
    **dict.fromkeys(("S301", "S302", "S303", "S304", "S305", "S306"), of_agreement),
}
"""How to make books out of an example, where it is not just lines of the journal."""

NOT_COVERED = {
    "S153": "shows a command; tests/findings has its books",
    **dict.fromkeys(
        ("S151", "S152", "S225", "S226", "S227", "S441", "S442", "S443", "S444"),
        "told of several books together; tests/findings and tests/rules/umbrella have them",
    ),
    "S332": "needs a close that booked something for the gemeente; tests/findings has its books",
    **dict.fromkeys(
        ("S419", "S420", "S445"), "a few lines of a member's file; tests/findings has its books"
    ),
    "S432": "shows the decision; the finding comes with what is booked on the account",
    "S507": "the entry as it was stands nowhere in the example",
    "S508": "a version in between that changes nothing else; tests/rules/closing has its books",
    "S509": "a few lines of a close, with amounts of other books",
    "S510": "a few lines of a close, with amounts of other books",
    "S511": "a few lines of a close, of an agreement in other books",
    "S518": "a few lines of a close, with amounts of other books",
    "S520": "names a file that git does not have; tests/rules/closing has its books",
    "S521": "an amount that becomes known after a close; tests/rules/closing has its books",
    "S522": "shows where the document is; tests/findings has its books",
    "S523": "shows a command; tests/rules/closing has its books",
    "S524": "shows a command; tests/rules/closing has its books",
    "S525": "shows a command; tests/rules/closing has its books",
    "S527": "shows the words of before and after; tests/rules/closing has its books",
    "S526": "shows a command; tests/rules/closing has its books",
}
"""Mostly pieces of what a close wrote: tests/findings/test_closes.py gives those codes."""

BY_CLOSE = {"S513", "S514", "S515", "S516", "S517"}
BY_VERIFY = {"S502", "S503", "S504", "S505", "S506", "S512", "S519"}


def test_those_not_covered_have_no_builder() -> None:
    assert NOT_COVERED.keys() < CODES.keys()
    assert not NOT_COVERED.keys() & BUILDERS.keys()


def test_the_books_around_the_examples_are_right(tmp_path: Path) -> None:
    assert found_in(laid(tmp_path / "a"), "") == []
    assert found_in(of_member(tmp_path / "b", ""), "") == []
    assert found_in(of_agreement(tmp_path / "c", "levies: []"), "") == []
    some = _closed(tmp_path / "d", "2025-01", "2025-02")
    assert (found_in(some.root, "S502"), some.ask_close("2025-03").exit) == ([], 0)


@pytest.mark.parametrize("code", [code for code in CODES if code not in NOT_COVERED])
def test_an_example_gives_its_code(tmp_path: Path, code: str) -> None:
    root = BUILDERS.get(code, of_journal)(tmp_path, CODES[code].wrong)
    assert code in set(found_in(root, code)), (found_in(root, code), CODES[code].wrong)


RIGHT = [code for code in CODES if code not in NOT_COVERED and CODES[code].right]


@pytest.mark.parametrize("code", RIGHT)
def test_the_right_example_in_its_place_does_not_give_it(tmp_path: Path, code: str) -> None:
    root = BUILDERS.get(code, of_journal)(tmp_path, CODES[code].right)
    found = set(found_in(root, code))
    assert code not in found
    errors = {one for one in found if CODES[one].severity is Severity.ERROR}
    assert not errors or code in RIGHT_FOR_ITSELF, (errors, CODES[code].right)


RIGHT_FOR_ITSELF = {"S101"}
"""Codes of which the right example stands in books that are wrong in another way."""

NOTHING_TO_WRITE: dict[str, str] = {
    "S326": "a loss is a fact; later results fill the spaarpot again",
    "S329": "the close of the month does it",
    "S409": "it asks for a talk with the gemeente",
    "S420": "nothing is wrong; the decision is to be kept",
    "S430": "the turnover is a fact; it asks for a talk with the Belastingdienst",
    "S434": "it asks to look ahead; the turnover is a fact",
    "S432": "nothing is wrong; it asks for a look at the tax side",
    "S447": "what was awarded stays so; it asks for a talk with the gemeente",
    "S521": "it counts from the next close on by itself",
}
"""Codes without a right example, and why."""


def test_every_code_shows_how_it_is_right_or_why_not() -> None:
    assert {code for code in CODES if not CODES[code].right} == set(NOTHING_TO_WRITE)


@pytest.mark.parametrize("code", CODES)
def test_examples_fit_a_terminal(code: str) -> None:
    for text in (CODES[code].wrong, CODES[code].right):
        assert text.strip("\n") == text
        assert [line for line in text.splitlines() if len(line) > WIDTH - 4] == []


def found_in(root: Path, code: str) -> list[str]:
    some = Closing(root)
    if code in BY_CLOSE:
        return codes_of(some.ask_close("2025-03"))
    if code in BY_VERIFY:
        return codes_of(some.ask_verify(verbose=True))
    if code in ("S101", "S154", "S156", "S605"):
        return codes_of(some.ask_check())
    books = read_books(some.context())
    found = all_findings(books, date(2026, 11, 22)) if isinstance(books, Books) else books
    return [one.code for one in found]
