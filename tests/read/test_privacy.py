"""What touches privacy (S601 to S606): numbers that may be a BSN, IBANs of members, real names."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from socoledger.commands import check
from socoledger.commands.context import Context
from socoledger.commands.errors import all_findings
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.read import books as reading
from tests.support.book_files import AGREEMENT, ANNA, BRAM, COOP, JOURNAL, write_books
from tests.support.closing import git
from tests.support.findings import findings_of, told
from tests.support.run import run, run_each

BSN, OTHER_BSN = "123456782", "111222333"
NO_BSN = "123456789"
IBAN = "NL91ABNA0417164300"
TODAY = date(2026, 11, 22)
MAIN = "journal/main.beancount"


def private(root: Path) -> list[str]:
    """What `check` finds about privacy, in short."""
    found = reading.read(root)
    findings = all_findings(found, TODAY) if isinstance(found, Books) else found
    return told(one for one in findings if one.code.startswith("S6"))


def journal(entry: str) -> str:
    """A journal of two lines of comments and one entry."""
    return f"; one\n; two\n{entry}\n"


def with_payee(text: str) -> str:
    return journal(JOURNAL.replace('"Klus"', f'"{text}" "Klus"'))


# -- S601: in YAML and in names -----------------------------------------------------------------

LAW = """\
amounts:
  - {id: premium_per_year, from: 2025-01-01, value: 3000.00, source: "Stcrt. NUMBER"}
"""


@pytest.mark.parametrize("number", [BSN, OTHER_BSN])
@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("coop.yaml", COOP.replace("De Proef", "NUMBER"), 1),
        ("coop.yaml", f"{COOP}# NUMBER\n", 5),
        ("agreement.yaml", AGREEMENT.replace("Convenant 2025", "Convenant NUMBER"), 4),
        ("members/anna.yaml", ANNA.replace("name: Anna", "name: Anna NUMBER"), 2),
        ("members/anna.yaml", ANNA + 'enterprise: "NUMBER"\n', 4),
        ("members/anna.yaml", ANNA + "# (NUMBER)\n", 4),
        ("members/bram.yaml", BRAM + "premium: [{from: 2024-01-01, reference: NUMBER}]\n", 4),
        ("law.yaml", LAW, 2),
    ],
)
def test_in_a_yaml_file_it_is_an_error(
    tmp_path: Path, name: str, text: str, line: int, number: str
) -> None:
    root = write_books(tmp_path, files={name: text.replace("NUMBER", number)})
    assert private(root) == [f"{name}:{line} S601"]


@pytest.mark.parametrize("text", ["name: [", "names: x", "name: Anna"])
def test_also_in_a_file_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    root = write_books(tmp_path, files={"members/anna.yaml": f"# {BSN}\n{text}\n"})
    assert private(root) == ["members/anna.yaml:1 S601"]


@pytest.mark.parametrize(
    "name",
    [
        "documents/NUMBER.pdf",
        "documents/brief NUMBER.pdf",
        "NUMBER/brief.pdf",
        "a/b/x-NUMBER/c/brief.pdf",
        "NUMBER",
        "brief_NUMBER_2.pdf",
    ],
)
def test_in_the_name_of_a_file_or_folder_it_is_an_error(tmp_path: Path, name: str) -> None:
    root = write_books(tmp_path, files={name.replace("NUMBER", BSN): "x"})
    found = private(root)
    assert [one.split()[-1] for one in found] == ["S601"]
    assert BSN not in found[0]


def test_hidden_folders_are_not_looked_into(tmp_path: Path) -> None:
    assert private(write_books(tmp_path, files={f".git/{BSN}": "x"})) == []


def test_two_on_two_lines_are_told_apart(tmp_path: Path) -> None:
    root = write_books(tmp_path, files={"members/anna.yaml": f"{ANNA}# {BSN}\n# {OTHER_BSN}\n"})
    assert private(root) == ["members/anna.yaml:4 S601", "members/anna.yaml:5 S601"]


# -- S602: in the journal -----------------------------------------------------------------------

ENTRIES = {
    "payee": JOURNAL.replace('"Klus"', '"Anna NUMBER" "Klus"'),
    "narration": JOURNAL.replace("Klus", "Klus NUMBER."),
    "comment": "; NUMBER",
    "comment behind": JOURNAL.replace("#member-anna", "#member-anna ; NUMBER"),
    "link": JOURNAL.replace("#member-anna", "#member-anna ^NUMBER"),
    "tag": JOURNAL.replace("#member-anna", "#member-anna #x-NUMBER"),
    "metadata": JOURNAL.replace("#member-anna\n", '#member-anna\n  klant: "NUMBER"\n'),
    "account": "2020-01-01 open Assets:Bank:NUMBER EUR",
    "document": '2025-01-01 document Assets:Bank "NUMBER.pdf"',
    "hours": '2025-01-01 custom "hours" "anna" 1 "NUMBER"',
}


@pytest.mark.parametrize("number", [BSN, OTHER_BSN])
@pytest.mark.parametrize("where", ENTRIES)
def test_in_the_journal_it_is_a_warning(tmp_path: Path, where: str, number: str) -> None:
    line = 4 if where == "metadata" else 3
    root = write_books(tmp_path, journal(ENTRIES[where].replace("NUMBER", number)))
    assert private(root) == [f"{MAIN}:{line} S602"]


def test_in_an_included_file_and_in_one_that_is_not(tmp_path: Path) -> None:
    files = {"journal/in.beancount": f"; {BSN}\n", "journal/out.beancount": f"; x\n; {BSN}\n"}
    root = write_books(tmp_path, 'include "in.beancount"', files=files)
    assert private(root) == ["journal/in.beancount:1 S602", "journal/out.beancount:2 S602"]


# -- what is no BSN -----------------------------------------------------------------------------

INNOCENT = [
    f"NL{BSN}B01",
    f"NL {BSN} B01",
    f"NL {BSN} B 01",
    f"NL.{BSN}.B01",
    IBAN,
    f"1{BSN}",
    f"{BSN}1",
    f"{BSN}.00",
    f"{BSN},00",
    f"1.{BSN}",
    f"x{BSN}",
    f"{BSN}x",
    NO_BSN,
    "000000000",
    BSN[:-1],
    f"{BSN[:4]} {BSN[4:]}",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_part_of_something_else_is_no_bsn(tmp_path: Path, text: str) -> None:
    files = {"coop.yaml": f"{COOP}# {text} in\n", f"docs/{text}.txt": "x"}
    found = private(write_books(tmp_path, with_payee(text), files=files))
    assert found == ([f"{MAIN}:3 S606"] if text == IBAN else [])


def test_an_iban_of_digits_alone_is_no_bsn(tmp_path: Path) -> None:
    """In groups, as banks print it, none of its groups is nine digits long."""
    text = "NL91 ABNA 0417 1643 00"
    assert private(write_books(tmp_path, with_payee(text))) == [f"{MAIN}:3 S606"]


def test_an_amount_is_no_bsn(tmp_path: Path) -> None:
    entry = f"""
    2025-01-15 * "Klus" #member-anna
      Assets:Bank    {BSN}.00 EUR
      Income:Werk   -{BSN}.00 EUR
    """
    assert private(write_books(tmp_path, entry)) == []


@pytest.mark.parametrize("text", [f"B01 {BSN}", f"NL {BSN}", f"{BSN} B01", f"{BSN}.", f"({BSN})"])
def test_half_a_btw_number_is_none(tmp_path: Path, text: str) -> None:
    assert private(write_books(tmp_path, with_payee(text))) == [f"{MAIN}:3 S602"]


@pytest.mark.parametrize("written", [f"[{BSN}]", f'["{BSN}"]', f"\n  - {BSN}"])
def test_not_bsn_silences_it_everywhere(tmp_path: Path, written: str) -> None:
    coop = f"{COOP}not_bsn: {written}\n"
    files = {"members/anna.yaml": f"{ANNA}# {BSN}\n", f"docs/{BSN}.txt": "x"}
    assert private(write_books(tmp_path, with_payee(BSN), coop=coop, files=files)) == []


def test_not_bsn_silences_no_other(tmp_path: Path) -> None:
    root = write_books(tmp_path, with_payee(OTHER_BSN), coop=f"{COOP}not_bsn: [{BSN}]\n")
    assert private(root) == [f"{MAIN}:3 S602"]


# -- it is never shown --------------------------------------------------------------------------

COMMANDS = (
    "check",
    "check --format json",
    "check --format github",
    "check --format sarif",
    "check --strict --select S6",
    "result",
    "result 2025-01 --explain",
    "result --format json",
    "spaarpot",
    "premium",
    "return",
    "accounts",
    "accounts Liabilities 2025-01",
    "balance-sheet",
    "income-statement",
    "status",
    "close 2025-01",
    "verify",
    "verify --format json",
    "reopen 2025-01 --reason x",
)


def spent(account: str, key: str) -> str:
    """An entry that takes a euro from an account, with the number as metadata of that line."""
    return f'2025-01-15 * "x"\n  {account}  1 EUR\n    {key}: "{BSN}"\n  Assets:Bank  -1 EUR\n'


LEAKS: dict[str, tuple[str, dict[str, str]]] = {
    "an unknown member": (with_payee(BSN).replace("member-anna", f"member-{BSN}"), {}),
    "an unknown account": (with_payee(BSN).replace("Assets:Bank", f"Assets:Bank:{BSN}"), {}),
    "an unknown purpose": (
        spent("Liabilities:Spaarpot:Anna", "purpose"),
        {},
    ),
    "an account of nobody": (
        f"2020-01-01 open Liabilities:Spaarpot:{BSN} EUR\n"
        + spent(f"Liabilities:Spaarpot:{BSN}", "purpose"),
        {},
    ),
    "a value that is wrong": (JOURNAL, {"members/anna.yaml": f"{ANNA}left: {BSN}\n"}),
    "a key that is not known": (JOURNAL, {"members/anna.yaml": f"{ANNA}{BSN}: x\n"}),
    "a key that stands twice": (JOURNAL, {"members/anna.yaml": f"{ANNA}{BSN}: x\n{BSN}: y\n"}),
    "an id": (JOURNAL, {f"members/{BSN}.yaml": f"id: {BSN}\nname: X\njoined: 2024-01-01\n"}),
    "another id": (JOURNAL, {"members/carla.yaml": f"id: x{BSN}\nname: X\njoined: 2024-01-01\n"}),
    "yaml that cannot be read": (JOURNAL, {f"members/{BSN}.yaml": f"id: [{BSN}\n"}),
    "an anchor": (JOURNAL, {"members/anna.yaml": f"id: anna\nname: &{BSN} x\n"}),
    "an alias in coop": (JOURNAL, {"coop.yaml": f"name: *{BSN}\n"}),
    "a key in coop": (JOURNAL, {"coop.yaml": f"{COOP}{BSN}: x\n"}),
    "a file with another ending": (JOURNAL, {f"members/{BSN}.yml": "x"}),
    "an include of nothing": (f'include "{BSN}.beancount"', {}),
    "an include that leads out": (f'include "../../{BSN}.beancount"', {}),
    "a file that does not count": (JOURNAL, {f"journal/{BSN}.beancount": JOURNAL}),
    "a mistake in a file named so": (
        f'include "{BSN}.beancount"',
        {f"journal/{BSN}.beancount": JOURNAL.replace("anna", "zoe")},
    ),
    "a journal that cannot be read": (f'{BSN} * "x"\n2025-01-01 opn {BSN}\n', {}),
    "a plugin": (f'plugin "{BSN}"', {}),
    "hours of nobody": (f'2025-01-15 custom "hours" "{BSN}" 1', {}),
    "a year": (JOURNAL.replace("Klus", BSN).replace("2025", "2205"), {}),
    "a number of many digits": (JOURNAL.replace("100.00", f"{BSN}.001"), {}),
    "for another year": (
        spent("Liabilities:Gemeente", "for"),
        {},
    ),
    "a destination": (
        JOURNAL,
        {"agreement.yaml": AGREEMENT.replace("spaarpot: 100%", f"fund:{BSN}: 50%, x{BSN}: 50%")},
    ),
    "an agreement": (JOURNAL, {"agreement.yaml": AGREEMENT.replace("convenant-2025", BSN)}),
    "an account of a budget": (
        JOURNAL,
        {"budget.yaml": f"years: [{{year: 2025, accounts: {{Income:{BSN}: 1}}}}]\n"},
    ),
    "a link to the folder": (JOURNAL, {f"closes/{BSN}.txt": BSN}),
    "the journal's name": (JOURNAL, {"coop.yaml": f"{COOP}journal: {BSN}.beancount\n"}),
    "the closes' name": (JOURNAL, {"coop.yaml": f"{COOP}closes: {BSN}\n"}),
    "the list of names": (
        JOURNAL,
        {"coop.yaml": f"{COOP}pseudonyms: true\nnames_file: {BSN}.txt\n"},
    ),
}
"""Books with a number in what another finding at the same line would show."""


@pytest.mark.slow
@pytest.mark.parametrize("what", LEAKS)
def test_the_number_is_never_shown(tmp_path: Path, what: str) -> None:
    text, files = LEAKS[what]
    write_books(tmp_path, f'{text}\ninclude "../closes/*.beancount"\n', files=files)
    standing_free = [
        name
        for name, ended in run_each(COMMANDS, at=tmp_path).items()
        if _stands_free(ended.out) or _stands_free(ended.err)
    ]
    assert standing_free == []


def _stands_free(text: str) -> bool:
    """Whether the number is shown; as the middle of a longer one, or in an amount, it may be."""
    for part in (f"x{BSN}", f"{BSN}.001", f"{BSN}.00"):
        text = text.replace(part, "")
    return BSN in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nor_where_the_folder_of_the_books_is_named_after_it(tmp_path: Path, language: str) -> None:
    """What is told is told from within the books."""
    root = write_books(tmp_path / BSN, JOURNAL.replace("anna", "zoe"))
    ended = run("check", at=root, SOCOLEDGER_LANGUAGE=language)
    assert BSN not in ended.out + ended.err


# -- S603 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [IBAN, "NL91 ABNA 0417 1643 00", "DE89 3704 0044 0532 0130 00"])
def test_an_iban_in_the_file_of_a_member_is_a_warning(tmp_path: Path, text: str) -> None:
    root = write_books(tmp_path, files={"members/anna.yaml": f"{ANNA}enterprise: Tuin {text}\n"})
    assert private(root) == ["members/anna.yaml:4 S603"]
    ended = run("check", at=root)
    assert ended.code == 0
    assert text not in ended.out + ended.err


@pytest.mark.parametrize("text", ["NL92ABNA0417164300", "NL91ABNA041716430", "XX91ABNA0417164300"])
def test_what_is_no_iban_is_none(tmp_path: Path, text: str) -> None:
    root = write_books(tmp_path, files={"members/anna.yaml": f"{ANNA}enterprise: {text}\n"})
    assert private(root) == []


def test_elsewhere_an_iban_may_stand(tmp_path: Path) -> None:
    files = {"coop.yaml": f"{COOP}# {IBAN}\n", "agreement.yaml": f"{AGREEMENT}# {IBAN}\n"}
    assert private(write_books(tmp_path, JOURNAL, files=files)) == []


# -- S604 ---------------------------------------------------------------------------------------

NAMES = "private/names.txt"
PSEUDONYMS = f"{COOP}pseudonyms: true\nnames_file: {NAMES}\n"
LISTED = "Carla de Vries\nJansen\n\nJo\n"


def named(tmp_path: Path, text: str = JOURNAL, agreement: str = AGREEMENT, **files: str) -> Path:
    """Books with pseudonyms and a list of names; YAML files by path, `__` for a slash."""
    others = {name.replace("__", "/") + ".yaml": content for name, content in files.items()}
    shown = {NAMES: LISTED, **others}
    return write_books(tmp_path, text, coop=PSEUDONYMS, agreement=agreement, files=shown)


@pytest.mark.parametrize(
    "text",
    [
        "Carla de Vries",
        "carla de vries",
        "CARLA DE VRIES",
        "Klus van Carla de Vries, tuin",
        "Carla  de Vries",
        "Carla\tde Vries",
        "Jansen",
        "(jansen)",
        "Jansen's tuin",
        "Peter-Jansen",
    ],
)
def test_a_real_name_in_the_journal_is_an_error(tmp_path: Path, text: str) -> None:
    assert private(named(tmp_path, with_payee(text))) == [f"{MAIN}:3 S604"]


@pytest.mark.parametrize(
    "text", ["Jansens", "Jansenstraat", "VanJansen", "Carla", "Vries", "Carla Vries", "Jo", "xJo"]
)
def test_letters_around_or_a_part_of_it_do_not_count(tmp_path: Path, text: str) -> None:
    assert private(named(tmp_path, with_payee(text))) == []


def test_a_member_whose_name_here_is_a_real_one_switches_nothing_off(tmp_path: Path) -> None:
    """The name is told where the member's file says it, and in every other file."""
    root = named(
        tmp_path,
        with_payee("Klus van jansen"),
        agreement=AGREEMENT.replace("Convenant 2025", "Convenant met Jansen"),
        members__bram=BRAM.replace("name: Bram", "name: Jansen"),
    )
    assert private(root) == ["agreement.yaml:4 S604", f"{MAIN}:3 S604", "members/bram.yaml:2 S604"]


@pytest.mark.parametrize(
    ("file", "put", "words"),
    [
        ("../names.txt", lambda path: path.write_text("Jansen\n", encoding="utf-8"), "outside"),
        ("../gone.txt", None, "outside"),
        ("/etc/passwd", None, "outside"),
        ("names", lambda path: path.mkdir(), "ordinary file"),
        ("names", lambda path: path.symlink_to("/etc/passwd"), "outside"),
        ("names", lambda path: path.write_bytes(b"x" * (1 << 21)), "too large"),
        ("names", lambda path: path.write_bytes("J\u00e4nsen".encode("latin-1")), "UTF-8"),
    ],
)
def test_a_list_that_cannot_be_read_is_told(
    tmp_path: Path, file: str, put: Callable[[Path], object] | None, words: str
) -> None:
    coop = f"{COOP}pseudonyms: true\nnames_file: {file}\n"
    root = write_books(tmp_path / "books", with_payee("Jansen"), coop=coop)
    if put is not None:
        put(root / file)
    (found,) = findings_of(root)
    assert told([found]) == ["coop.yaml:1 S607"]
    assert words in str(found.parameters["reason"])


def test_in_the_agreement_and_in_the_file_of_a_member(tmp_path: Path) -> None:
    root = named(
        tmp_path,
        agreement=AGREEMENT.replace("Convenant 2025", "Convenant met Jansen"),
        members__anna=f"{ANNA}enterprise: Tuinen Jansen\n",
        members__bram=f"{BRAM}# carla de vries\n",
        law="# jansen\n",
    )
    assert private(root) == [
        "agreement.yaml:4 S604",
        "law.yaml:1 S604",
        "members/anna.yaml:4 S604",
        "members/bram.yaml:4 S604",
    ]


def test_in_a_name_as_of_a_member(tmp_path: Path) -> None:
    """`name: Bram Jansen` is another name than Jansen, which stands in it."""
    root = named(tmp_path, members__bram=BRAM.replace("name: Bram", "name: Bram Jansen"))
    assert private(root) == ["members/bram.yaml:2 S604"]


def test_not_where_no_pseudonyms_are_agreed(tmp_path: Path) -> None:
    coop = PSEUDONYMS.replace("true", "false")
    assert (
        private(write_books(tmp_path, with_payee("Jansen"), coop=coop, files={NAMES: LISTED})) == []
    )


def test_the_name_is_not_shown(tmp_path: Path) -> None:
    text = with_payee("Jansen").replace("member-anna", "member-jansen")
    for ended in run_each(COMMANDS, at=named(tmp_path, text)).values():
        shown = [line for line in (ended.out + ended.err).splitlines() if "S604" in line]
        assert "jansen" not in "".join(shown).casefold()


def test_the_list_may_be_written_on_windows(tmp_path: Path) -> None:
    root = named(tmp_path, with_payee("Jansen"))
    (root / NAMES).write_bytes("\N{BYTE ORDER MARK}Jansen\r\nPietersen\r\n".encode())
    assert private(root) == [f"{MAIN}:3 S604"]


# -- S605 ---------------------------------------------------------------------------------------


def checked(root: Path) -> list[str]:
    """The lines of `check` about S605."""
    answer = check.check(Context(root, date(2026, 11, 22), root, "en"))
    return [line for line in answer.output.splitlines() if "S605" in line]


def test_the_list_is_not_there(tmp_path: Path) -> None:
    (found,) = checked(write_books(tmp_path, coop=PSEUDONYMS))
    assert found.startswith("coop.yaml:1: S605 warning: ")


def test_without_git_it_need_only_be_there(tmp_path: Path) -> None:
    assert checked(named(tmp_path)) == []


def test_git_does_not_ignore_it(tmp_path: Path) -> None:
    root = named(tmp_path)
    git(root, "init", "--quiet")
    assert len(checked(root)) == 1


@pytest.mark.parametrize("pattern", ["private/", NAMES, "*.txt", "/private/names.txt"])
def test_git_ignores_it(tmp_path: Path, pattern: str) -> None:
    root = named(tmp_path)
    git(root, "init", "--quiet")
    (root / ".gitignore").write_text(f"{pattern}\n", encoding="utf-8")
    assert checked(root) == []


def test_git_has_it_although_it_is_ignored(tmp_path: Path) -> None:
    """What was added before it was ignored is in every copy."""
    root = named(tmp_path)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    (root / ".gitignore").write_text("private/\n", encoding="utf-8")
    assert len(checked(root)) == 1


def test_no_list_or_no_pseudonyms_is_nothing_to_tell(tmp_path: Path) -> None:
    assert checked(write_books(tmp_path / "a", coop=f"{COOP}names_file: {NAMES}\n")) == []


def test_findings_are_those_of_the_table(tmp_path: Path) -> None:
    """Dates and members go along only where they are known."""
    root = write_books(tmp_path, files={"members/anna.yaml": f"{ANNA}# {IBAN}\n"})
    found = reading.read(root)
    assert isinstance(found, Books)
    shown: list[Finding] = [one for one in found.findings if one.code == "S603"]
    assert [one.member for one in shown] == ["anna"]


# -- S606: IBANs in the journal -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (IBAN, True),
        ("NL91 ABNA 0417 1643 00", True),
        ("BE68 5390 0754 7034 KLUS", True),
        (f"SEPA/{IBAN}/KLANT", True),
        ("NL91ABNA0417164301", False),
        ("AB12 CDEF 3456 GHIJ", False),
        (IBAN.lower(), False),
    ],
)
def test_an_iban_in_the_journal_is_told_and_not_shown(
    tmp_path: Path, text: str, told: bool
) -> None:
    root = write_books(tmp_path, with_payee(text))
    assert [one for one in private(root) if "S606" in one] == ([f"{MAIN}:3 S606"] if told else [])
    assert not told or text not in run("check", at=root).out


def test_an_iban_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    twice = with_payee(IBAN) + f"; {IBAN}\n; NL91 ABNA 0417 1643 00\n"
    assert sum("S606" in one for one in private(write_books(tmp_path, twice))) == 1
