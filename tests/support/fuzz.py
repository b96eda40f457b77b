"""Books with mutated bytes: whatever stands in them gives findings or books, never an exception.
Statements too (`tests.support.fuzz_bank`): they are booked or refused.

    python -m tests.support.fuzz --minutes 60 --out /tmp/fuzz

runs cases in child processes that may take 1 GiB of memory and some seconds for each case, and
writes what failed into a folder: the bytes that make the case (`--again FILE` runs it once more),
the file that was mutated, and what the child said. With atheris installed, its coverage leads the
way; else the bytes are random.

A case is a row of bytes: one says which books, one which file, and each six after that are a change
to it. `tests/crashes/test_fuzz.py` has hypothesis think of them.
"""

import argparse
import faulthandler
import importlib
import importlib.util
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from socoledger.commands.check import check
from socoledger.commands.context import Context, answered
from socoledger.commands.verify import verify
from socoledger.domain.options import CheckFormat, VerifyFormat
from tests.support import fuzz_bank
from tests.support.asking import AT_A_DAY, ask
from tests.support.paths import EXAMPLES

MEMORY = 1 << 30
SECONDS = 10
"""Of the processor, for one case; most take some hundredths. By the clock it may take six times as
many, as a machine may be busy.
"""
LONGEST = 60
"""Bytes of a case that atheris and the random run make at most."""

_LINES = 60
_OP = 6
_JOURNALS = {
    "scharrel": ("beginbalans", "2025-01", "2026-06"),
    "wijkhuis": ("beginbalans", "2025-kwartaal-1", "uren/2025-kwartaal-1", "2026-kwartaal-2"),
}
MUTATED = tuple(sorted(_JOURNALS))
"""The examples whose files are mutated."""
BANK = "statements"
_SUBJECTS = (*MUTATED, BANK)

TOKENS: tuple[bytes, ...] = (
    *(bytes([sign]) for sign in b"\n\r\0\t \"'\\;#^*&!{}[]():,-+/%@~|"),
    *(b"  ", b"@@"),
    *(b"1/0", b"0", b"-0", b"1e9", b"1_000", b"12,50", b"0.005", b"9" * 30, b"NaN", b"Infinity"),
    *(
        b"---\n",
        b"...\n",
        b"*a",
        b"&a ",
        b"!!python/object:os.system ",
        b"<<: ",
        b"? ",
        b"- ",
        b"|\n",
    ),
    *(
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xc3",
        "é".encode(),
        "\u202e".encode(),
        "\u2028".encode(),
        b"\x1b[2J",
    ),
    *(b"2026-07-15 ", b"2025-02-30", b"9999-12-31 ", b"0001-01-01 ", b"2026/07/15 ", b"2026-13"),
    *(
        b" EUR",
        b" USD",
        b"TRUE",
        b"NULL",
        b"null",
        b"no",
        b"collective",
        b"#member-anna",
        b"#close",
    ),
    *(b'member: "anna"', b'members: "anna 1, bram 2"', b'lineno: "x"\n', b'filename: "x"\n'),
    *(b'custom "hours" "anna" 4.5', b'custom "close" "2026-07"', b'custom "close-facts" "2026-07"'),
    *(b'include "*.beancount"\n', b'include "/etc/passwd"\n', b'include "/dev/zero"\n'),
    *(
        b'option "name_income" "X"\n',
        b'plugin "os"\n',
        b"pushtag #a\n",
        b"poptag #a\n",
        b"pushmeta a: 1\n",
    ),
    *(b'grant: "coach"', b'unit: "atelier"', b"#unit-atelier", b'reimbursed: "anna"'),
    *(b'with: "land"', b"Liabilities:Subsidie:Coach", b"Equity:Inbreng:Gemeente", b"repay: false"),
    *(b"measure: saved", b"target: 1", b"person: x", b"share_by: equal", b"giver: x"),
    *(b"pad Assets:Bank Equity:Reserve\n", b"balance Assets:Bank 0 EUR\n", b"close Assets:Bank\n"),
    *(b"Liabilities:Spaarpot:Anna", b"Liabilities:Gemeente", b"Income:X", b"Expenses:", b"{1 USD}"),
    *(b"spaarpot", b"100%", b"-1%", b"up_to: 0", b"maximum: -1", b"from: ", b"to: ", b"decided: "),
    *(
        b"journal: ../x\n",
        b"closes: ..\n",
        b"first_month: 9999-12\n",
        b"language: xx\n",
        b"law: 1\n",
    ),
    *(b"123456782", b"NL91ABNA0417164300", b"not_bsn: [1]\n", b"pseudonyms: true\nnames_file: x\n"),
)


class Case(NamedTuple):
    """Which books, which of their files, and what stands there instead."""

    books: str
    file: str
    content: bytes


@cache
def corpus(name: str) -> dict[str, bytes]:
    """Statements, or the files of an example: few and short, as a case is to take no second."""
    if name == BANK:
        return fuzz_bank.statements()
    source = EXAMPLES / name
    files = {file: (source / file).read_bytes() for file in ("coop.yaml", "agreement.yaml")}
    for path in sorted(source.glob("members/*.yaml")):
        files[f"members/{path.name}"] = path.read_bytes()
    files["journal/accounts.beancount"] = (source / "journal/accounts.beancount").read_bytes()
    includes = ["accounts", *_JOURNALS[name]]
    for journal in _JOURNALS[name]:
        lines = (source / f"journal/{journal}.beancount").read_bytes().split(b"\n")
        head = lines[: lines.index(b"", min(_LINES, len(lines) - 1))]
        # What is asserted about the bank does not hold where most is left out.
        kept = (line for line in head if b" balance " not in line)
        files[f"journal/{journal}.beancount"] = b"\n".join(kept) + b"\n"
    files["closes/2025-01.beancount"] = (source / "closes/2025-01.beancount").read_bytes()
    main = "".join(f'include "{journal}.beancount"\n' for journal in includes)
    files["journal/main.beancount"] = f'{main}include "../closes/*.beancount"\n'.encode()
    files["law.yaml"] = (
        b"amounts:\n  - id: premium_per_year\n    from: 2027-01-01\n    value: 3450.00\n"
        b"    source: made up\n"
    )
    files["grants.yaml"] = (
        b"grants:\n  - {id: coach, giver: municipality, from: 2025-01-01, to: 2025-12-31,"
        b" amount: 1000.00, due: 2026-03-31}\n"
    )
    files["budget.yaml"] = b"years:\n  - {year: 2025, accounts: {Income:Diensten: 100.00}}\n"
    if name == "scharrel":  # the hours of the other are for something else
        files["coop.yaml"] += b"units:\n  - {id: atelier, name: Atelier}\nshare_by: hours\n"
    files["agreement.yaml"] += (
        b"goals:\n  - {text: Uren, measure: hours, target: 100, by: 2025-12-31}\n"
    )
    return files


def _often(files: dict[str, bytes]) -> list[str]:
    """The files to choose from; members' are many and alike, so each other comes more often."""
    members = [file for file in sorted(files) if file.startswith("members/")]
    return [*members[:4], *(file for file in sorted(files) if file not in members)]


def case(data: bytes) -> Case:
    """What a row of bytes asks for."""
    head = data[:2].ljust(2, b"\0")
    books = _SUBJECTS[head[0] % len(_SUBJECTS)]
    files = corpus(books)
    file = _often(files)[head[1] % len(_often(files))]
    tokens = (*fuzz_bank.TOKENS, *TOKENS) if books == BANK else TOKENS
    content = files[file]
    for start in range(2, len(data) - _OP + 1, _OP):
        content = _changed(content, data[start : start + _OP], tokens)
    return Case(books, file, content)


def _changed(content: bytes, change: bytes, tokens: Sequence[bytes]) -> bytes:
    """One change: its kind, where (two bytes), how much, which token, how often or how far."""
    kind, high, low, much, token, far = change
    where = (high << 8 | low) * (len(content) + 1) >> 16
    end = min(len(content), where + much % 64 + 1)
    part, word = content[where:end], tokens[token % len(tokens)]
    match kind % 7:
        case 0:
            return content[:where] + content[end:]
        case 1:
            return content[:end] + part * (far % 4 + 1) + content[end:]
        case 2:
            other = min(len(content), end + far)
            return content[:where] + content[end:other] + part + content[other:]
        case 3:
            return content[:where] + word + content[where:]
        case 4:
            return content[:where] + word + content[end:]
        case 5:
            return content[:where] + bytes([token]) + content[where + 1 :]
        case _:
            start = content.rfind(b"\n", 0, where) + 1
            stop = content.find(b"\n", where) + 1 or len(content)
            return content[:stop] + content[start:stop] * (far % 3 + 1) + content[stop:]


class Bench:
    """Folders in which cases are tried: the corpus, with one file at a time that differs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = fuzz_bank.Desk(folder / BANK)
        for name in MUTATED:
            for file in corpus(name):
                self._put(name, file, corpus(name)[file])

    def _put(self, name: str, file: str, content: bytes) -> None:
        path = self.folder / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def try_(self, data: bytes) -> None:
        """Read the books of a case and tell everything about them, or import its statement; raises
        what they raise.
        """
        books, file, content = case(data)
        if books == BANK:
            self.desk.try_(content)
            return
        self._put(books, file, content)
        try:
            context = Context(folder=self.folder / books, today=date(2026, 11, 22))
            tell(context)
        finally:
            self._put(books, file, corpus(books)[file])


def tell(context: Context) -> None:
    """Every way of telling what is wrong with books, and some figures of them."""
    context = context._replace(books=Path())  # not those of a folder above, where coop.yaml is gone
    for format_ in CheckFormat:
        answer = check(context, format_)
        assert "\x1b" not in answer.output, answer.output
        assert "\u202e" not in answer.output, answer.output
        answer.output.encode()
    answered(lambda: verify(context, VerifyFormat.JSON))
    for command in ("status", *AT_A_DAY, "accounts", "income-statement"):
        ask(context, command)
    ask(context, "impact", anonymous=True)
    ask(context, "result", by="member,unit")


# -- the long run -------------------------------------------------------------------------------


def _random_case(seed: int) -> bytes:
    source = random.Random(seed)
    return source.randbytes(2 + _OP * source.choice((1, 1, 1, 2, 3, 5, 9)))


def _guarded(bench: Bench, data: bytes, note: Path) -> None:
    """Try a case that may end this process: its bytes are on disk before it starts."""
    note.write_bytes(data)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    faulthandler.dump_traceback_later(6 * SECONDS, exit=True)
    bench.try_(data)
    faulthandler.cancel_dump_traceback_later()


def _child(note: Path, seed: int, until: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    faulthandler.enable()
    faulthandler.register(signal.SIGPROF, chain=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        count = 0

        def try_one(data: bytes) -> None:
            nonlocal count
            _guarded(bench, data, note)
            count += 1
            note.with_suffix(".count").write_text(str(count), encoding="ascii")

        if importlib.util.find_spec("atheris") is not None:
            _with_atheris(try_one, until)
            return
        while time.monotonic() < until:
            try_one(_random_case(seed + count))


def _with_atheris(try_one: Callable[[bytes], None], until: float) -> None:
    atheris: Any = importlib.import_module("atheris")
    atheris.instrument_all()
    seconds = max(1, int(until - time.monotonic()))
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", f"-max_len={LONGEST}"], try_one)
    atheris.Fuzz()


def _keep(out: Path, data: bytes, output: str) -> Path:
    """Write down what failed, so that it can be run again."""
    folder = out / f"{data.hex()[:60]}"
    folder.mkdir(parents=True, exist_ok=True)
    failed_case = case(data)
    (folder / "case.bin").write_bytes(data)
    (folder / "said.txt").write_text(
        f"{failed_case.books}/{failed_case.file}\n{output}", encoding="utf-8"
    )
    (folder / Path(failed_case.file).name).write_bytes(failed_case.content)
    return folder


def run(minutes: float, out: Path, seed: int) -> int:
    """Children, one after another, until time is up; how many failed."""
    until, failed, tried = time.monotonic() + minutes * 60, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder, "case.bin")
        while time.monotonic() < until:
            note.with_suffix(".count").write_text("0", encoding="ascii")
            ended = subprocess.run(
                [
                    *(sys.executable, "-m", "tests.support.fuzz", "--child", str(note)),
                    *("--seed", str(seed), "--until", str(until)),
                ],
                capture_output=True,
                check=False,
                env={**os.environ, "PYTHONHASHSEED": "0"},
                timeout=minutes * 60 + 60,
            )
            count = int(note.with_suffix(".count").read_text(encoding="ascii"))
            tried, seed = tried + count, seed + count + 1
            if ended.returncode != 0:
                failed += 1
                output = ended.stderr.decode(errors="replace")[-20_000:]
                if not note.exists():  # not a case: the run itself
                    sys.stderr.write(output)
                    return failed
                where = _keep(out, note.read_bytes(), f"exit {ended.returncode}\n{output}")
                last = output.strip().rsplit("\n", 1)[-1]
                sys.stdout.write(f"{where}: exit {ended.returncode}: {last}\n")
                sys.stdout.flush()
    sys.stdout.write(f"cases: {tried}, failed: {failed}\n")
    return failed


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.support.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--out", type=Path, default=Path("/tmp/socoledger-fuzz"))  # noqa: S108
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="run one case once more, here")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--until", type=float, default=0.0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child is not None:
        _child(asked.child, asked.seed, asked.until)
    elif asked.again is not None:
        with tempfile.TemporaryDirectory() as folder:
            Bench(Path(folder)).try_(asked.again.read_bytes())
    else:
        sys.exit(1 if run(asked.minutes, asked.out, asked.seed) else 0)


if __name__ == "__main__":
    main()
