"""Files that somebody else wrote: what is read, and what is not (SPEC 2)."""

import os
from collections.abc import Callable
from errno import EACCES
from pathlib import Path

import pytest

from socoledger.domain.findings import Phrase
from socoledger.read.folder import conflict_mark, says_something
from tests.support.book_files import COOP, JOURNAL, read_books, write_books
from tests.support.findings import findings_of, told

MAIN = "journal/main.beancount"
UMLAUT = '2025-01-15 * "Café" #member-anna\n  Assets:Bank  1.00 EUR\n  Income:Werk  -1.00 EUR\n'


def findings_in(folder: Path) -> list[str]:
    return told(findings_of(folder))


# -- bytes --------------------------------------------------------------------------------------

NOT_PLAIN = [
    pytest.param("name: é\n".encode("latin-1"), 1, id="latin-1"),
    pytest.param(b"; a\n; b\n; c\xff\n", 3, id="a stray byte on line 3"),
    pytest.param("; a\n".encode("utf-16"), 1, id="UTF-16 with a mark"),
    pytest.param("; a\n".encode("utf-16-le"), 1, id="UTF-16, low byte first, without"),
    pytest.param("; a\n".encode("utf-16-be"), 1, id="UTF-16, high byte first, without"),
    pytest.param("; a\n".encode("utf-32"), 1, id="UTF-32"),
    pytest.param(b"; a\n; b\0\n", 2, id="NUL"),
    pytest.param(b"; a\n; b\n" + b"\0" * 512, 3, id="a tail of NULs"),
    pytest.param(b"; a\r; b\r", 1, id="carriage returns alone"),
    pytest.param(b"; a\r\n; b\r; c\r\n", 2, id="one carriage return alone"),
    pytest.param(b"; a\n; \x1b[2J\n", 2, id="an escape"),
    pytest.param(b"; a\n; b\x0c\n", 2, id="a form feed"),
    pytest.param(b"; a\n; \xed\xa0\x80\n", 2, id="half a surrogate pair"),
    pytest.param(b"; a\n; \xc0\xaf\n", 2, id="a longer form than needed"),
]


@pytest.mark.parametrize(("content", "line"), NOT_PLAIN)
@pytest.mark.parametrize(
    "name", ["agreement.yaml", "members/anna.yaml", "law.yaml", "journal/accounts.beancount"]
)
def test_a_file_that_is_not_plain_text_is_fatal(
    tmp_path: Path, name: str, content: bytes, line: int
) -> None:
    assert f"{name}:{line} S104" in findings_in(write_books(tmp_path, files={name: content}))


@pytest.mark.parametrize(("content", "line"), NOT_PLAIN)
def test_coop_yaml_that_is_not_plain_text_is_fatal(
    tmp_path: Path, content: bytes, line: int
) -> None:
    folder = write_books(tmp_path, files={"coop.yaml": content})
    assert findings_in(folder) == [f"coop.yaml:{line} S104"]


def test_a_byte_that_is_not_utf_8_in_a_string_is_fatal(tmp_path: Path) -> None:
    """Beancount itself loses the transaction."""
    folder = write_books(tmp_path, files={MAIN: UMLAUT.encode("latin-1")})
    assert findings_in(folder) == [f"{MAIN}:1 S104"]


def test_utf_8_is_read(tmp_path: Path) -> None:
    assert read_books(tmp_path, UMLAUT).findings == ()


def test_a_byte_order_mark_is_read_over_in_every_file(tmp_path: Path) -> None:
    write_books(tmp_path, JOURNAL + "\n" + JOURNAL.replace("-100.00", "-99.00"))
    for path in tmp_path.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert findings_in(tmp_path) == [f"{MAIN}:5 S135"]


def test_a_byte_order_mark_says_nothing_by_itself() -> None:
    assert not says_something(b"\xef\xbb\xbf; closes come here\n")
    assert says_something(b"\xef\xbb\xbf2025-01-01 open Assets:Bank\n")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n", 2),
        (b"a: 1\r\nb: 2\r\n=======\r\nb: 3\r\n", 3),
        (b"a: 1\n>>>>>>> other\n", 2),
        (b"||||||| 1234567\n", 1),
        (b"<<<<<<<", 1),
        (b"; =======\n; <<<<<<< HEAD\n  ======= x\n", None),
        (b"========\n<<<<<<<<\n<<<<<<<HEAD\n======= x\n", None),
    ],
)
def test_marks_of_a_conflict_are_found(content: bytes, line: int | None) -> None:
    assert conflict_mark(content) == line


def test_windows_line_ends_are_read_and_lines_hold(tmp_path: Path) -> None:
    write_books(tmp_path, JOURNAL + "\n" + JOURNAL.replace("-100.00", "-99.00"))
    for path in tmp_path.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert findings_in(tmp_path) == [f"{MAIN}:5 S135"]


def test_a_file_without_a_last_line_end_is_read(tmp_path: Path) -> None:
    accounts = "2020-01-01 open Assets:Bank\n2020-01-01 open Income:Werk"
    folder = write_books(tmp_path, files={"journal/accounts.beancount": accounts.encode()})
    assert findings_in(folder) == []


@pytest.mark.parametrize("content", ["", "\n\n", "   \n"])
def test_an_empty_journal_is_an_error(tmp_path: Path, content: str) -> None:
    folder = write_books(tmp_path, files={MAIN: content.encode()})
    assert findings_in(folder) == [f"{MAIN}:1 S105"]


def test_a_journal_of_comments_is_new(tmp_path: Path) -> None:
    assert read_books(tmp_path, "; nothing yet").findings == ()


def test_an_empty_included_file_is_nothing(tmp_path: Path) -> None:
    folder = write_books(tmp_path, files={"closes/start.beancount": ""})
    assert findings_in(folder) == []


# -- size ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("coop.yaml", "coop.yaml:1 S103"),
        ("members/anna.yaml", "members/anna.yaml:1 S103"),
        ("agreement.yaml", "agreement.yaml:1 S103"),
        ("journal/accounts.beancount", f"{MAIN}:5 S103"),
        (MAIN, "coop.yaml:1 S103"),
    ],
)
def test_a_file_of_50_megabytes_is_not_read(tmp_path: Path, name: str, found: str) -> None:
    folder = write_books(tmp_path)
    os.truncate(folder / name, 50 << 20)
    assert findings_in(folder) == [found]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("agreement.yaml", "# a\n# " + "x" * 100_000, 2),
        ("journal/accounts.beancount", "; a\n\n; " + "x" * 100_000, 3),
        ("journal/accounts.beancount", "2025-01-01 * \n" + " " * 1_000_000, 2),
    ],
)
def test_a_long_line_is_not_read(tmp_path: Path, name: str, text: str, line: int) -> None:
    folder = write_books(tmp_path, files={name: text.encode()})
    assert f"{name}:{line} S126" in findings_in(folder)


def test_files_that_are_too_many_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socoledger.read.folder.FILES_LIMIT", 5)
    members = {f"m{n}": f"id: m{n}\nname: M\njoined: 2024-01-01\n" for n in range(9)}
    found = findings_of(write_books(tmp_path, members=members))
    (unread,) = [one for one in found if one.code == "S127"]
    assert unread.parameters["count"] == 7, unread


# -- what is no ordinary file -------------------------------------------------------------------


def put_fifo(path: Path) -> None:
    os.mkfifo(path)


def put_folder(path: Path) -> None:
    path.mkdir()


def put_dev_zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


def put_link_out(path: Path) -> None:
    outside = path.parents[2] / "outside.txt"
    outside.write_text("id: secret\n", encoding="utf-8")
    path.symlink_to(outside)


def put_passwd(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def put_dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def put_circle(path: Path) -> None:
    path.symlink_to(path.name)


PLANTED = pytest.mark.parametrize(
    ("put", "code"),
    [
        (put_fifo, "S102"),
        (put_folder, "S102"),
        (put_dev_zero, "S121"),
        (put_link_out, "S121"),
        (put_passwd, "S121"),
        (put_dangling, "S102"),
        (put_circle, "S121"),
    ],
)


def planted(tmp_path: Path, name: str, put: Callable[[Path], None]) -> Path:
    """Books in which something else takes the place of a file."""
    folder = write_books(tmp_path / "books")
    (folder / name).unlink(missing_ok=True)
    put(folder / name)
    return folder


@PLANTED
def test_the_journal_is_an_ordinary_file(
    tmp_path: Path, put: Callable[[Path], None], code: str
) -> None:
    folder = planted(tmp_path, MAIN, put)
    assert findings_in(folder) == [f"coop.yaml:1 {code}"]


@PLANTED
def test_what_a_glob_includes_is_an_ordinary_file(
    tmp_path: Path, put: Callable[[Path], None], code: str
) -> None:
    folder = planted(tmp_path, "closes/2025-01.beancount", put)
    main = folder / MAIN
    main.write_text('include "../closes/*.beancount"\n' + JOURNAL, encoding="utf-8")
    assert f"{MAIN}:1 {code}" in findings_in(folder)


@PLANTED
def test_a_members_file_is_an_ordinary_file(
    tmp_path: Path, put: Callable[[Path], None], code: str
) -> None:
    folder = planted(tmp_path, "members/anna.yaml", put)
    assert findings_in(folder) == [f"members/anna.yaml:1 {code}"]


def test_the_text_of_what_lies_outside_is_not_told(tmp_path: Path) -> None:
    folder = planted(tmp_path, "members/anna.yaml", put_link_out)
    assert "secret" not in str(findings_of(folder))


def test_a_folder_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through os.open, since tests may run as root, who may read everything."""
    folder, real = write_books(tmp_path), os.open

    def refuse(path: str | Path, *args: int) -> int:
        if str(path).endswith(MAIN):
            raise PermissionError(EACCES, "Permission denied")
        return real(path, *args)

    monkeypatch.setattr(os, "open", refuse)
    (found,) = findings_of(folder)
    assert told((found,)) == ["coop.yaml:1 S102"]
    reason = found.parameters["reason"]
    assert isinstance(reason, Phrase)
    assert reason == "you are not allowed to do that"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    folder = write_books(tmp_path)
    (folder / MAIN).chmod(0)
    assert findings_in(folder) == ["coop.yaml:1 S102"]


@pytest.mark.parametrize("journal", ["journal", "journal/nowhere.beancount", "coop.yaml/x"])
def test_a_journal_that_is_not_there_is_told_where_it_is_named(
    tmp_path: Path, journal: str
) -> None:
    folder = write_books(tmp_path, coop=f"{COOP}journal: {journal}\n")
    (found,) = findings_of(folder)
    assert found.code == "S102"
    assert found.place is not None
    assert found.place.file == "coop.yaml"
    assert found.parameters["what"] == journal


@pytest.mark.parametrize("journal", ["../outside.beancount", "/etc/passwd", "journal/../../x"])
def test_a_journal_outside_the_books_is_not_read(tmp_path: Path, journal: str) -> None:
    (tmp_path / "outside.beancount").write_text("; not ours\n", encoding="utf-8")
    folder = write_books(tmp_path / "books", coop=f"{COOP}journal: {journal}\n")
    (found,) = findings_of(folder)
    assert found.code == "S121"


# -- links and includes -------------------------------------------------------------------------


def with_include(folder: Path, *patterns: str) -> Path:
    """Books whose journal begins with these includes, one a line."""
    lines = [f'include "{pattern}"' for pattern in patterns]
    return write_books(folder, "\n".join([*lines, "", JOURNAL]))


def transactions(folder: Path) -> int:
    """How often the job of JOURNAL was read."""
    return len(read_books(folder).journal.transactions)


def test_a_symbolic_link_inside_the_books_is_followed(tmp_path: Path) -> None:
    folder = with_include(tmp_path, "link.beancount")
    (folder / "more.beancount").write_text("; more\n", encoding="utf-8")
    (folder / "journal/link.beancount").symlink_to("../more.beancount")
    assert findings_in(folder) == []


def test_a_folder_that_is_a_link_inside_the_books_is_followed(tmp_path: Path) -> None:
    folder = with_include(tmp_path, "years/2025.beancount")
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere/2025.beancount").write_text("; more\n", encoding="utf-8")
    (folder / "journal/years").symlink_to("../elsewhere")
    assert findings_in(folder) == []


def test_a_folder_that_is_a_link_out_of_the_books_is_not_followed(tmp_path: Path) -> None:
    folder = with_include(tmp_path / "books", "years/2025.beancount", "years/*.beancount")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/2025.beancount").write_text("; more\n", encoding="utf-8")
    (folder / "journal/years").symlink_to(tmp_path / "elsewhere")
    assert findings_in(folder) == [f"{MAIN}:1 S121", f"{MAIN}:2 S121"]


@pytest.mark.parametrize("link", ["symbolic", "hard"])
def test_a_file_is_not_read_again_through_a_link(tmp_path: Path, link: str) -> None:
    folder = with_include(tmp_path, "a.beancount", "b.beancount")
    (folder / "journal/a.beancount").write_text("; once\n", encoding="utf-8")
    if link == "hard":
        (folder / "journal/b.beancount").hardlink_to(folder / "journal/a.beancount")
    else:
        (folder / "journal/b.beancount").symlink_to("a.beancount")
    assert findings_in(folder) == [f"{MAIN}:2 S123"]


@pytest.mark.parametrize(
    ("patterns", "line"),
    [
        (("a.beancount", "./a.beancount"), 2),
        (("a.beancount", "../journal/a.beancount"), 2),
        (("a.beancount", "[ab].beancount"), 2),
        (("main.beancount",), 1),
        (("*.beancount",), 1),
        (("../members/anna.yaml",), 1),
    ],
)
def test_no_file_is_read_twice(tmp_path: Path, patterns: tuple[str, ...], line: int) -> None:
    folder = with_include(tmp_path, *patterns)
    (folder / "journal/a.beancount").write_text("; once\n", encoding="utf-8")
    assert f"{MAIN}:{line} S123" in findings_in(folder)


def test_a_circle_of_includes_is_told_where_it_closes(tmp_path: Path) -> None:
    folder = with_include(tmp_path, "a.beancount")
    (folder / "journal/a.beancount").write_text('; a\ninclude "b.beancount"\n', encoding="utf-8")
    (folder / "journal/b.beancount").write_text('include "a.beancount"\n', encoding="utf-8")
    assert findings_in(folder) == ["journal/b.beancount:1 S123"]


def test_an_include_that_goes_out_and_comes_back_by_name_is_read(tmp_path: Path) -> None:
    """The closes stand beside the journal's folder, so `..` itself is no offence."""
    folder = with_include(tmp_path, "../closes/start.beancount")
    assert findings_in(folder) == []


def test_an_absolute_include_inside_the_books_is_read(tmp_path: Path) -> None:
    folder = with_include(tmp_path, f"{tmp_path}/journal/more.beancount")
    (folder / "journal/more.beancount").write_text("; more\n", encoding="utf-8")
    assert findings_in(folder) == []


@pytest.mark.parametrize(
    "pattern",
    [
        *("/etc/passwd", "/etc/*", "/dev/zero", "../../outside.beancount", "../../*.beancount"),
        *("../../**/*.beancount", "../../out*/x", "/", "..", "../..", "*/../../../*", "~/x"),
        *("../closes/../../outside.beancount", "[.][.]/x", "../[.][.]/outside.beancount"),
    ],
)
def test_an_include_that_leads_out_is_not_followed(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "outside.beancount").write_text("this is secret\n", encoding="utf-8")
    folder = with_include(tmp_path / "books", pattern)
    (found,) = findings_of(folder)
    assert found.place == (MAIN, 1)
    assert found.code in ("S121", "S122", "S102")
    assert "secret" not in str(found)


@pytest.mark.parametrize("pattern", ["nowhere.beancount", "no*.beancount", "**/no.beancount"])
def test_an_include_that_matches_nothing_is_an_error(tmp_path: Path, pattern: str) -> None:
    folder = with_include(tmp_path, "../closes/start.beancount", pattern)
    (found,) = findings_of(folder)
    assert told((found,)) == [f"{MAIN}:2 S122"]
    assert found.parameters == {"what": pattern}


@pytest.mark.parametrize("name", ["x.gpg", "x.asc", "x.beancount.gpg"])
def test_an_encrypted_include_is_not_opened(tmp_path: Path, name: str) -> None:
    folder = with_include(tmp_path, name)
    (folder / "journal" / name).write_text("-----BEGIN PGP MESSAGE-----\n", encoding="utf-8")
    (found,) = findings_of(folder)
    assert told((found,)) == [f"{MAIN}:1 S102"]
    assert str(found.parameters["reason"]) == "it is encrypted"


def test_a_glob_includes_in_order_of_bytes(tmp_path: Path) -> None:
    """Transactions of one day come in the order of the files."""
    names = ("b", "a10", "a2", "Z", "é", "a-1", "a")
    day = "2025-01-15"
    files: dict[str, str | bytes] = {
        f"journal/jobs/{name}.beancount": (
            f'{day} * "{name}" #member-anna\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n'
        )
        for name in names
    }
    books = read_books(tmp_path, 'include "jobs/*.beancount"\n', files=files)
    assert books.findings == ()
    found = [transaction.file for transaction in books.journal.transactions]
    assert found == sorted(files, key=str.encode)


def test_a_deep_glob_reads_all_below(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"journal/jobs/{name}.beancount": JOURNAL for name in ("a", "x/b", "x/y/c")
    }
    books = read_books(tmp_path, 'include "jobs/**/*.beancount"\n', files=files)
    assert books.findings == ()
    assert len(books.journal.transactions) == 3


def test_a_chain_of_includes_has_its_lines_told_in_each_file(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "journal/a.beancount": '; a\ninclude "sub/b.beancount"\n',
        "journal/sub/b.beancount": "; b\n\n" + JOURNAL.replace("Income:Werk", "Income:Werkt"),
    }
    books = read_books(tmp_path, 'include "a.beancount"\n', files=files)
    assert told(books.findings) == ["journal/sub/b.beancount:3 S134"]


def test_a_file_beside_the_journal_that_nothing_includes_is_a_warning(tmp_path: Path) -> None:
    folder = with_include(tmp_path, "2025.beancount")
    for name in ("2025.beancount", "2024.beancount", "oud/2023.beancount", "2022.txt"):
        path = folder / "journal" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('; more\n2024-01-01 event "x" "y"\n', encoding="utf-8")
    found = findings_of(folder)
    assert told(found) == ["journal/2024.beancount:1 S128", "journal/oud/2023.beancount:1 S128"]
    assert [finding.parameters for finding in found] == [
        {"main": MAIN, "include": "2024.beancount"},
        {"main": MAIN, "include": "oud/2023.beancount"},
    ]


def test_a_file_that_says_nothing_need_not_be_included(tmp_path: Path) -> None:
    files = {"closes/2025-01.beancount": "; a draft\n", "notes/old.beancount": "\n"}
    assert findings_in(write_books(tmp_path, files=files)) == []


def test_a_close_that_is_not_included_is_a_warning(tmp_path: Path) -> None:
    files = {"closes/2025-01.beancount": '2025-01-31 custom "close" "2025-01"\n'}
    journal = f'include "../closes/start.beancount"\n{JOURNAL}'
    assert findings_in(write_books(tmp_path, journal, files=files)) == [
        "closes/2025-01.beancount:1 S128"
    ]


def test_a_file_that_is_included_by_another_name_counts(tmp_path: Path) -> None:
    folder = with_include(tmp_path, "link.beancount")
    (folder / "journal/2025.beancount").write_text("; more\n", encoding="utf-8")
    (folder / "journal/link.beancount").symlink_to("2025.beancount")
    assert findings_in(folder) == []


def test_too_many_files_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socoledger.read.folder.FILES_LIMIT", 5)
    folder = with_include(tmp_path, "../closes/start.beancount")
    assert findings_in(folder)[0].endswith("S127")


def test_too_much_in_all_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socoledger.read.folder.TOTAL_LIMIT", 10_000)
    folder = with_include(tmp_path, "z*.beancount")
    for number in range(3):
        (folder / f"journal/z{number}.beancount").write_text("; x\n" * 1_000, encoding="utf-8")
    assert findings_in(folder)[0].endswith("S127")


def test_no_more_than_the_head_is_read_of_what_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine files that could be read, and are no text, would fill what may be read in all."""
    monkeypatch.setattr("socoledger.read.folder.TOTAL_LIMIT", 20_000)
    folder = with_include(tmp_path, "z*.beancount")
    for number in range(9):
        (folder / f"journal/z{number}.beancount").write_bytes(bytes(10_000))
    assert findings_in(folder) == [f"journal/z{number}.beancount:1 S104" for number in range(9)]


def test_reading_leaves_no_trace(tmp_path: Path) -> None:
    folder = with_include(tmp_path, "../closes/*.beancount")
    before = {path: path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*"))}
    assert findings_in(folder) == []
    assert {path: path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*"))} == before
