"""Small books with some changes, by the seed: of a file's text, and of files as a whole."""

import re
from collections.abc import Callable, Iterator
from random import Random

from tests.support.ledger_changes import ENTRY, TEXT_CHANGES
from tests.support.ledger_words import DIRECTIVES, TRANSACTIONS
from tests.support.ledgers import Files, ledger, passage

FilesChange = Callable[[Random, Files], None]

MAIN = "journal/main.beancount"
_CLOSE_CHANGES = r"""
"2025-01"// => "2025-1"//
"2025-01"// => 2025-01-01//
rules: 1 => rules: 1.5
rules: 1 => rules: "2"
#close => #x
#close => #close #leaving
^close-2025-01 => ^x
^close-2025-01 => ^close-2025 ^close-2024-12
accepted-1: => accepted-12:
S331 => S999
2025-01-10 anna => anna
facts: => after: "2024-12"//  facts:
0.00 EUR// => 0.01 EUR//
-10.00 => -10.01
custom "close" => custom "closed"
2025-01-31 custom => 2025-02-01 custom
"""
_HEAD_CHANGES = {
    "coop.yaml": r"""
municipality: => member_key: lid//municipality:
2025-01// => 2025-06//
municipality: => closes: journal/deep//municipality:
municipality: => pseudonyms: true//names_file: names.txt//municipality:
municipality: => journal: journal/2025-a.beancount//municipality:
municipality: => journal: journal/niets.beancount//municipality:
language: => accounts: {spaarpot: Liabilities:Premie, premium: Liabilities:Spaarpot}//language:
language: => accounts: {distribution: Expenses:Kosten}//language:
language: => accounts: {municipality: Assets:Kas}//language:
language: => keys: [lid, doel, memberr]//language:
language: en => language: xx
name: => nam:
units: => unitss:
""",
    "members/anna.yaml": "joined: 2024-01-01 => joined: 2025-04-01\nname: => account: Bram//name:",
    "members/bram.yaml": "joined: => joind:\nid: bram => id: anna\n2025-09-30 => 2025-01-31",
    "grants.yaml": "coach => cooch\n900.00 => -1",
    "agreement.yaml": "100% => 99%\nprivate => prive",
}
_WHOLE_FILES = 0.25
"""How many of the changes are of files as a whole."""


def changed_ledger(seed: int) -> dict[str, bytes]:
    """Random books with mostly one or two changes in the journal, as bytes by path."""
    dice = Random(seed)
    files = ledger(dice, dice.choice((1, 3, 6)))
    change(dice, files, dice.choice((0, *(1,) * 10, *(2,) * 5, 3, 4)))
    return {name: text.encode("utf-8", "surrogateescape") for name, text in files.items()}


def single_changes() -> Iterator[dict[str, bytes]]:
    """Small books with each of the directives and transactions that changes put in, one at a time:
    a thousand random ones may miss some.
    """
    texts = [*DIRECTIVES, *(f'$day * "x" #member-anna\n{postings}' for postings in TRANSACTIONS)]
    for number, text in enumerate(texts):
        dice = Random(number)
        files = ledger(dice, 1)
        files[MAIN] += f"\n{passage(dice, text)}\n"
        yield {name: content.encode() for name, content in files.items()}


def change(dice: Random, files: Files, changes: int) -> None:
    """Change files of the journal so many times."""
    for _ in range(changes):
        if dice.random() < _WHOLE_FILES:
            dice.choice(FILES_CHANGES)(dice, files)
        else:
            name = _any_journal_file(dice, files)
            files[name] = dice.choice(TEXT_CHANGES)(dice, files[name])


def _journal_files(files: Files) -> list[str]:
    return [name for name in sorted(files) if name.endswith(".beancount")]


def _any_journal_file(dice: Random, files: Files) -> str:
    return dice.choice([name for name in _journal_files(files) if name != "closes/start.beancount"])


def change_line_ends(dice: Random, files: Files) -> None:
    """All lines of a file end as on Windows, or some, or in another way."""
    name = _any_journal_file(dice, files)
    lines = files[name].split("\n")
    end, part = dice.choice(
        (("\r\n", 1.0), ("\r\n", 1.0), ("\r\n", 0.3), ("\n\n", 0.1), (" \n", 0.5), ("\r", 0.05))
    )
    files[name] = (
        "".join(line + (end if dice.random() < part else "\n") for line in lines[:-1]) + lines[-1]
    )


def change_encoding(dice: Random, files: Files) -> None:
    """A mark at the start or the end of a file, or a byte that is no letter."""
    name = _any_journal_file(dice, files)
    start, end = dice.choice(
        (("\ufeff", ""),) * 4
        + (
            ("", "\0"),
            ("", "\x1a"),
            ("\udcff\udcfe", ""),
            ("\udce9", ""),
            ("; \udce9\n", ""),
            ("\n\n", ""),
        )
    )
    files[name] = f"{start}{files[name]}{end}"


def cut_the_end(dice: Random, files: Files) -> None:
    """A file without its last line break, or without its last part."""
    name = _any_journal_file(dice, files)
    text = files[name].rstrip("\n")
    files[name] = text if dice.random() < 0.5 else text[: dice.randrange(len(text) + 1)]


def lengthen(dice: Random, files: Files) -> None:
    """A very long line: a comment, a narration, a metadata value, tags."""
    name = _any_journal_file(dice, files)
    signs = dice.choice((300, 5_000, 20_100))
    line = dice.choice(
        (
            "; {}",
            '2025-03-01 note Assets:Bank "{}"',
            '2025-03-01 * "{}"',
            '2025-03-01 custom "{}"',
            "2025-03-01 open Assets:{}",
        )
    )
    files[name] += f"{line.format('X' * signs)}\n"


def move_entry(dice: Random, files: Files) -> None:
    """An entry stands in another file."""
    name, other = _any_journal_file(dice, files), _any_journal_file(dice, files)
    found = [*ENTRY.finditer(files[name])]
    if found:
        match = dice.choice(found)
        files[name] = files[name][: match.start()] + files[name][match.end() :]
        files[other] = (
            match.group() + files[other]
            if dice.random() < 0.5
            else f"{files[other]}\n{match.group()}"
        )


def copy_entries(dice: Random, files: Files) -> None:
    """Entries of a file stand in a new file too, on the same lines of the same days."""
    name = _any_journal_file(dice, files)
    new = dice.choice(
        ("journal/2025-z.beancount", "journal/2025-0.beancount", "journal/los.beancount")
    )
    files[new] = re.sub(
        r"^[0-9-]{10} (?:open|close|balance|commodity)[^\n]*", ";", files[name], flags=re.MULTILINE
    )
    if MAIN in files and dice.random() < 0.7:
        files[MAIN] = f'include "{new.removeprefix("journal/")}"\n{files[MAIN]}'


def drop_file(dice: Random, files: Files) -> None:
    if len(_journal_files(files)) > 2:
        del files[_any_journal_file(dice, files)]


def empty_file(dice: Random, files: Files) -> None:
    files[_any_journal_file(dice, files)] = dice.choice(("", "\n", "; niets\n", "\ufeff", " "))


def rename_file(dice: Random, files: Files) -> None:
    name = _any_journal_file(dice, files)
    new = dice.choice(
        (
            "journal/2025-é.beancount",
            "journal/deep/er/x.beancount",
            "los.beancount",
            "journal/.2025-h.beancount",
            "closes/2025-02.beancount",
            "journal/2025-b.txt",
        )
    )
    files[new] = files.pop(name)


def _replaced(dice: Random, files: Files, name: str, changes: str) -> None:
    """One of some changes in a file, each on a line as `old => new`; `//` is a line break."""
    old, new = dice.choice(changes.strip().split("\n")).split(" => ")
    if name in files:
        files[name] = files[name].replace(old.replace("//", "\n"), new.replace("//", "\n"))


def change_close(dice: Random, files: Files) -> None:
    """Something in a file of the closes."""
    _replaced(dice, files, "closes/2025-01.beancount", _CLOSE_CHANGES)


def change_heads(dice: Random, files: Files) -> None:
    """Something in coop.yaml, in a member's file, in grants.yaml, or one of them is gone."""
    name = dice.choice([*_HEAD_CHANGES])
    _replaced(dice, files, name, _HEAD_CHANGES[name])
    files["names.txt"] = "Klant BV\nGemeente\n"
    if dice.random() < 0.2:
        files.pop(name, None)


FILES_CHANGES: tuple[FilesChange, ...] = (
    *(change_line_ends, change_line_ends, change_encoding, change_encoding, cut_the_end, lengthen),
    *(move_entry, move_entry, move_entry, copy_entries, copy_entries, drop_file, empty_file),
    *(rename_file, change_close, change_close, change_heads),
)
"""Those that stand here twice come twice as often."""
