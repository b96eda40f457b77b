"""Books from a stranger, trap by trap: `check` names what is wrong, with its code and line, in a
process of its own that gets 1 GiB of memory and five seconds, and leaves nothing behind.

What the table does not repeat is tried by the tests that TESTED_ELSEWHERE lists, of which a test
here sees that they are there: test_folder.py and test_load.py hold the variants (nineteen
divisions, fifteen ways not to be plain text, what stands in the place of a file).
"""

import ast
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.book_files import ANNA, COOP, JOURNAL, write_books
from tests.support.paths import ROOT
from tests.support.run import environment

pytestmark = pytest.mark.slow

MEMORY = 1 << 30
SECONDS = 300
"""Stops what would never end; how fast a machine is does not matter."""

TESTED_ELSEWHERE = {
    "read/test_folder.py": (
        "test_a_file_that_is_not_plain_text_is_fatal",
        "test_coop_yaml_that_is_not_plain_text_is_fatal",
        "test_a_byte_that_is_not_utf_8_in_a_string_is_fatal",
        "test_a_file_of_50_megabytes_is_not_read",
        "test_the_journal_is_an_ordinary_file",
        "test_what_a_glob_includes_is_an_ordinary_file",
        "test_a_members_file_is_an_ordinary_file",
        "test_the_text_of_what_lies_outside_is_not_told",
        "test_no_file_is_read_twice",
        "test_a_circle_of_includes_is_told_where_it_closes",
        "test_an_include_that_leads_out_is_not_followed",
        "test_a_glob_includes_in_order_of_bytes",
    ),
    "read/journal/test_load.py": (
        "test_a_plugin_that_is_not_known_is_not_imported",
        "test_options_that_switch_checks_off_are_refused",
        "test_a_planted_cache_is_neither_believed_nor_touched_nor_made",
        "test_no_cache_is_made_where_loading_takes_long",
        "test_division_by_zero_is_told",
        "test_metadata_may_not_say_another_file",
        "test_pushed_metadata_may_not_say_another_file",
        "test_deep_nesting_is_read_or_told_and_no_crash",
        "test_balance_assertions",
        "test_amounts_are_whole_cents_of_euros_that_balance",
        "test_the_metadata_of_a_pad_counts_and_not_that_of_the_balance",
        "test_documents_are_not_opened",
    ),
    "read/journal/test_load_slips.py": ("test_metadata_may_not_say_another_line",),
}

_DRIVER = f"""
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
sys.argv = ["socoledger", *sys.argv[1:]]
runpy.run_module("socoledger", run_name="__main__")
"""

MAIN = "journal/main.beancount"
INCLUDE = 'include "more.beancount"\n'
MORE = "journal/more.beancount"


class Trap(NamedTuple):
    """`set_` puts it into small books; `told` is what `check` says of it: "file:line: CODE"."""

    name: str
    set_: Callable[[Path], object]
    told: str
    exit: int = 3


def checked(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """`check` within its limits, from the folder that a stranger would like it to run in."""
    return subprocess.run(
        [sys.executable, "-P", "-c", _DRIVER, "--books", str(folder), "check", *arguments],
        cwd=folder / "journal",
        env=environment({}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=SECONDS,
    )


def everything(folder: Path) -> dict[str, tuple[int, int, int]]:
    """All that lies in and around the books, and when it changed last."""
    found = {}
    for parent, folders, names in os.walk(folder):
        for name in (*folders, *names):
            status = Path(parent, name).lstat()
            found[str(Path(parent, name))] = (status.st_mode, status.st_size, status.st_mtime_ns)
    return found


# -- how traps are set --------------------------------------------------------------------------


def first(text: str | bytes) -> Callable[[Path], object]:
    """The journal begins with this."""

    def set_(folder: Path) -> None:
        path = folder / MAIN
        content = text.encode() if isinstance(text, str) else text
        path.write_bytes(content + path.read_bytes())

    return set_


def file(name: str, content: str | bytes) -> Callable[[Path], object]:
    """This file is there instead."""

    def set_(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return set_


def both(*sets: Callable[[Path], object]) -> Callable[[Path], object]:
    def set_(folder: Path) -> None:
        for each in sets:
            each(folder)

    return set_


def symlink(name: str, target: str) -> Callable[[Path], object]:
    def set_(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)

    return set_


def hardlink(name: str, target: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).hardlink_to(folder / target)


def fifo(name: str) -> Callable[[Path], object]:
    return lambda folder: os.mkfifo(folder / name)


def sparse(name: str, size: int) -> Callable[[Path], object]:
    """A file that looks large and takes no room."""

    def set_(folder: Path) -> None:
        (folder / name).touch()
        os.truncate(folder / name, size)

    return set_


def members_elsewhere(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("id: secret\n", encoding="utf-8")
    for path in (folder / "members").iterdir():
        path.unlink()
    (folder / "members").rmdir()
    (folder / "members").symlink_to(outside)


def many_files(folder: Path) -> None:
    (folder / "journal/many").mkdir()
    for number in range(5_001):
        (folder / f"journal/many/{number}.beancount").write_bytes(b"; x\n")
    first('include "many/*.beancount"\n')(folder)


def much_that_is_no_text(folder: Path) -> None:
    """Nine files of zeros that are each not too large."""
    for number in range(9):
        sparse(f"journal/z{number}.beancount", 31 << 20)(folder)
    first('include "z*.beancount"\n')(folder)


class _Bomb:
    """Unpickling this makes a file beside the books."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.mkdir, (str(self.mark),))


def planted_cache(folder: Path) -> None:
    bomb = pickle.dumps(_Bomb(folder.parent / "mark"))
    (folder / "journal/.main.beancount.picklecache").write_bytes(bomb)
    first('2025-01-15 * "Klus" #member-nobody\n  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n')(
        folder
    )


EVIL = 'import pathlib\n(pathlib.Path(__file__).parent / "mark").touch()\n__plugins__ = ()\n'
POSTINGS = "  Assets:Bank  {} EUR\n  Income:Werk\n"
LAUGHS = "a: &a [x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

TRAPS = [
    Trap(
        "a hostile plugin",
        both(file("journal/evil.py", EVIL), first('plugin "evil"\n')),
        f"{MAIN}:1: S124",
    ),
    Trap(
        "a hostile plugin with a path, from an included file",
        both(
            file("journal/evil.py", EVIL),
            file(MORE, '; a\noption "insert_pythonpath" "True"\nplugin "evil"\n'),
            first(INCLUDE),
        ),
        f"{MORE}:3: S124",
    ),
    Trap("the path option", first('option "insert_pythonpath" "True"\n'), f"{MAIN}:1: S125"),
    Trap(
        "a harmless name that is shadowed",
        both(
            file("journal/beancount.py", EVIL),
            file("journal/yaml.py", EVIL),
            first('plugin "beancount.plugins.pedantic"\n'),
        ),
        f"{MAIN}:1: S124",
    ),
    Trap("raw mode", first('option "plugin_processing_mode" "raw"\n'), f"{MAIN}:1: S125"),
    Trap(
        "tolerance", first('; a\noption "inferred_tolerance_default" "*:100"\n'), f"{MAIN}:2: S125"
    ),
    Trap("tolerance, multiplied", first('option "tolerance_multiplier" "99"\n'), f"{MAIN}:1: S125"),
    Trap("a planted cache", planted_cache, f"{MAIN}:1: S201", exit=1),
    Trap("a system file", first('include "/etc/passwd"\n'), f"{MAIN}:1: S121"),
    Trap("a file beside the books", first('include "../../x.beancount"\n'), f"{MAIN}:1: S121"),
    Trap("a device", first('; a\ninclude "/dev/zero"\n'), f"{MAIN}:2: S121"),
    Trap("a device, linked", both(symlink(MORE, "/dev/zero"), first(INCLUDE)), f"{MAIN}:1: S121"),
    Trap(
        "a device as the journal",
        file("coop.yaml", COOP + "journal: /dev/zero\n"),
        "coop.yaml:1: S121",
    ),
    Trap("a FIFO", both(fifo(MORE), first(INCLUDE)), f"{MAIN}:1: S102"),
    Trap("a FIFO by glob", both(fifo(MORE), first('include "mo*"\n')), f"{MAIN}:1: S102"),
    Trap("a FIFO as a member", fifo("members/x.yaml"), "members/x.yaml:1: S102"),
    Trap("a FIFO as the law", fifo("law.yaml"), "law.yaml:1: S102"),
    Trap(
        "gpg",
        both(file("journal/x.gpg", b"\x85\x01"), first('include "x.gpg"\n')),
        f"{MAIN}:1: S102",
    ),
    Trap("a link out", both(symlink(MORE, "/etc/passwd"), first(INCLUDE)), f"{MAIN}:1: S121"),
    Trap("members elsewhere", members_elsewhere, "members/secret.yaml:1: S121"),
    Trap(
        "an agreement elsewhere", symlink("agreement.yaml", "/etc/passwd"), "agreement.yaml:1: S121"
    ),
    Trap(
        "the same by symlink",
        both(symlink(MORE, "accounts.beancount"), first(INCLUDE)),
        f"{MAIN}:6: S123",
    ),
    Trap(
        "the same by hard link",
        both(hardlink(MORE, "journal/accounts.beancount"), first(INCLUDE)),
        f"{MAIN}:6: S123",
    ),
    Trap(
        "division in an amount",
        first('2025-01-15 * "x"\n' + POSTINGS.format("1/0")),
        f"{MAIN}:2: S132",
    ),
    Trap(
        "division in metadata",
        first('2025-01-15 * "x"\n  aa: 1/0\n' + POSTINGS.format("1")),
        f"{MAIN}:2: S132",
    ),
    Trap(
        "a line of 10 MB",
        both(file(MORE, "; a\n" + "x" * 10_000_000), first(INCLUDE)),
        f"{MORE}:2: S126",
    ),
    Trap(
        "10 MB of brackets", both(file(MORE, "(" * 10_000_000), first(INCLUDE)), f"{MORE}:1: S126"
    ),
    Trap(
        "a long line of YAML",
        file("members/anna.yaml", ANNA + "note: " + "x" * 900_000),
        "members/anna.yaml:4: S126",
    ),
    Trap("NUL near the end", both(file(MORE, JOURNAL + "\0"), first(INCLUDE)), f"{MORE}:4: S104"),
    Trap(
        "BOM, behind which Beancount loses a transaction",
        both(
            file(MORE, b"\xef\xbb\xbf" + JOURNAL.replace("-100.00", "-99.00").encode()),
            first(INCLUDE),
        ),
        f"{MORE}:1: S135",
    ),
    Trap(
        "latin-1",
        both(file(MORE, '; a\n; "Café"\n'.encode("latin-1")), first(INCLUDE)),
        f"{MORE}:2: S104",
    ),
    Trap("CR alone", both(file(MORE, b"; a\n; b\r; c\n"), first(INCLUDE)), f"{MORE}:2: S104"),
    Trap(
        "lineno",
        first('2025-01-15 * "x"\n  lineno: "x"\n' + POSTINGS.format("1")),
        f"{MAIN}:2: S133",
    ),
    Trap(
        "filename",
        first('2025-01-15 * "x"\n  filename: "/x"\n' + POSTINGS.format("1")),
        f"{MAIN}:2: S133",
    ),
    Trap("deep YAML", file("agreement.yaml", "a: " + "[" * 15_000), "agreement.yaml:1: S126"),
    Trap(
        "deeper YAML, line by line",
        file("agreement.yaml", "".join(" " * n + "a:\n" for n in range(1_000))),
        "agreement.yaml:12: S126",
    ),
    Trap("aliases", file("agreement.yaml", LAUGHS), "agreement.yaml:1: S107"),
    Trap(
        "a tag of Python",
        file("law.yaml", 'a: !!python/object/apply:os.system ["touch mark"]\n'),
        "law.yaml:1: S107",
    ),
    Trap("too many files", many_files, f"{MAIN}:1: S127"),
    Trap("too large a file", both(sparse(MORE, 33 << 20), first(INCLUDE)), f"{MAIN}:1: S103"),
    Trap("a file of a terabyte", both(sparse(MORE, 1 << 40), first(INCLUDE)), f"{MAIN}:1: S103"),
    Trap("too large a YAML", sparse("coop.yaml", 2 << 20), "coop.yaml:1: S103"),
    Trap("a year ages away", first('9999-12-31 * "x"\n' + POSTINGS.format("1")), f"{MAIN}:1: S143"),
    Trap("much that is no text", much_that_is_no_text, "journal/z8.beancount:1: S104"),
    Trap(
        "numbers that may be a BSN, a hundred thousand",
        both(file(MORE, "; 111222333 123456782\n" * (1 << 16)), first(INCLUDE)),
        f"{MORE}:1: S602",
        exit=0,
    ),
]


@pytest.mark.parametrize("trap", [pytest.param(each, id=each.name) for each in TRAPS])
def test_check_names_the_trap_and_leaves_nothing(tmp_path: Path, trap: Trap) -> None:
    folder = write_books(tmp_path / "books")
    trap.set_(folder)
    before = everything(tmp_path)
    ended = checked(folder)
    out, said = ended.stdout.decode(), ended.stderr.decode()
    assert "Traceback" not in out + said
    assert trap.told in out, (out[:2_000], said[:2_000])
    assert ended.returncode == trap.exit
    assert everything(tmp_path) == before
    assert "root:" not in out + said


# -- what is shown ------------------------------------------------------------------------------

UNSAFE = ("\x1b", "\x07", "\r", "\x85", "\x9b", "\u202e", "\u2066", "\u200f", "\u2028", "\u061c")
BAD = "\u202eab\u2066c\x9b31m\u200f\u061c"
FORMATS = ("text", "json", "github", "sarif")


def shown_badly(folder: Path) -> None:
    """Control and bidirectional characters wherever something of the books is told."""
    journal = f"""
    2025-01-15 * "{BAD}" "{BAD}" #member-anna
      members: "{BAD} 1, anna 2"
      Assets:Bank    1.00 EUR
      Income:Werk   -1.00 EUR

    2025-01-16 custom "{BAD}" "{BAD}" 1

    2025-01-17 custom "hours" "{BAD}" 1
    """
    anna = ANNA + f'benefit: [{{from: "{BAD}"}}]\n"{BAD}": 1\n'
    write_books(folder, journal, members={"anna": anna})
    for name in (f"members/x{BAD}.yaml", "members/\x1b[2J\x07.yml", "members/a\nb\r.yml"):
        (folder / name).write_text(f"id: {BAD}\n".replace("\x9b", ""), encoding="utf-8")
    (folder / "journal/z\x1b[31m\n::error::x.beancount").write_text("option", encoding="utf-8")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("readable", [True, False])
def test_control_and_bidirectional_characters_are_never_shown_raw(
    tmp_path: Path, format_: str, readable: bool
) -> None:
    folder = tmp_path / "books\x1b[31m\u202e"
    shown_badly(folder)
    if readable:
        for path in (folder / "members").iterdir():
            path.unlink()
        (folder / "members/anna.yaml").write_text(ANNA, encoding="utf-8")
    ended = checked(folder, "--format", format_)
    assert ended.returncode == 3
    for text in (ended.stdout.decode(), ended.stderr.decode()):
        assert "Traceback" not in text
        assert [unsafe for unsafe in UNSAFE if unsafe in text] == []
    out = ended.stdout.decode()
    assert "S147" in out if readable else "S1" in out
    if format_ in ("json", "sarif"):
        json.loads(out)
    else:
        assert not [line for line in out.splitlines() if line.startswith("::error::")]


# -- what is tried elsewhere --------------------------------------------------------------------


@pytest.mark.parametrize("name", TESTED_ELSEWHERE)
def test_what_is_tested_elsewhere_is_there(name: str) -> None:
    tree = ast.parse((ROOT / "tests" / name).read_text(encoding="utf-8"))
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert set(TESTED_ELSEWHERE[name]) <= defined
