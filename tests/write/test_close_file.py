"""The same bytes for the same facts: a close does not depend on the machine, the language, or how
the books are laid out (SPEC 4).
"""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.run import Ended, environment, run, run_each

pytestmark = pytest.mark.slow

# -- what happened, and the books that say it ---------------------------------------------------


class Fact(NamedTuple):
    """A transaction: accounts with cents, a member or weights, and what else counts."""

    day: str
    owner: str
    postings: tuple[tuple[str, int], ...]
    metadata: tuple[tuple[str, str], ...] = ()


def _booked(day: str, owner: str, debit: str, credit: str, cents: int, **metadata: str) -> Fact:
    meta = tuple((key.rstrip("_"), value) for key, value in metadata.items())
    return Fact(day, owner, ((debit, cents), (credit, -cents)), meta)


BANK, INCOME, COSTS = "Assets:Bank", "Income:Omzet", "Expenses:Materiaal"
POT = "Liabilities:Spaarpot:Anna"

OPENED = (
    *(BANK, INCOME, COSTS, "Expenses:Verdeling", "Expenses:Artikel31", "Equity:Beginbalans"),
    *("Equity:Reserve", "Liabilities:Gemeente", "Liabilities:Fonds:Opleiding", POT),
    *("Liabilities:Spaarpot:Bram", "Liabilities:Premie:Anna", "Liabilities:Premie:Bram"),
)
"""Allowances are left for closes to open."""

FACTS = (
    _booked("2025-01-01", "", "Equity:Beginbalans", POT, 30_000),
    _booked("2025-01-09", "anna", BANK, INCOME, 200_000),
    _booked("2025-01-09", "anna", BANK, INCOME, 1_250),
    _booked("2025-01-12", "bram", COSTS, BANK, 8_550),
    _booked("2025-01-20", "anna 2, bram 1.5", BANK, INCOME, 17_501),
    _booked("2025-01-28", "collective", COSTS, BANK, 995),
    Fact("2025-01-30", "anna", ((BANK, 50_000), (INCOME, -60_000), (COSTS, 10_000))),
    _booked("2025-02-03", "", POT, BANK, 9_500, purpose="course"),
    _booked("2025-02-05", "", POT, BANK, 14_900, purpose="private", approval='Besluit "21"'),
    _booked("2025-02-09", "", POT, "Liabilities:Premie:Anna", 5_000, purpose="premium"),
    _booked("2025-02-10", "", "Liabilities:Premie:Anna", BANK, 5_000),
    _booked("2025-02-11", "anna", COSTS, BANK, 90_000),
    _booked("2025-02-14", "bram 1, anna 1", BANK, INCOME, 333),
    _booked("2025-02-20", "", "Liabilities:Gemeente", BANK, 100, for_="2025"),
    _booked("2025-03-03", "anna", BANK, INCOME, 500_000),
    _booked("2025-03-03", "bram", BANK, INCOME, 40_000),
)
HOURS = (
    '2025-01-14 custom "hours" "anna" 4.5 "keuken"',
    '2025-01-15 custom "hours" "bram" 16',
    '2025-02-15 custom "hours" "bram" -1.25',
    '2025-03-15 custom "hours" "anna" 8',
)

COOP = """\
name: Coöperatie De Groene Draad U.A.
municipality: Voorbeeldstad
language: nl
first_month: 2025-01
"""
AGREEMENT = """\
agreements:
  - id: convenant-2025
    from: 2025-01-01
    reference: Convenant 2025
    member_result:
      levies:
        - {to: fund:opleiding, share: 5%}
        - {to: cooperative, share: 10%}
      brackets:
        - {up_to: 3000.00, split: {spaarpot: 100%}}
        - {split: {municipality: 50%, spaarpot: 50%}}
    premium: {per_hour: 1.50, maximum: 2400.00, payments: 2}
    allowance: {per_hour: 2.00, per_month: 150.00, per_year: 1500.00}
    spaarpot:
      purposes: [{id: course}, {id: private, approval: true}, {id: premium}]
"""
ANNA = """\
id: anna
name: Anna
joined: 2024-03-01
benefit:
  - {from: 2024-03-01}
premium:
  - {from: 2025-01-01, to: 2025-12-31, decided: 2025-01-10, reference: Besluit 1, maximum: 1200.00}
"""
BRAM = """\
id: bram
name: Bram
joined: 2024-03-01
benefit:
  - {from: 2024-03-01}
allowance:
  - {from: 2025-01-01, reference: Besluit 2}
"""


class Layout(NamedTuple):
    """How facts are written down; `seed` shuffles them, and what stands within them."""

    owner: str = "tag"
    """tag | transaction | posting | pushtag | pushmeta."""
    metadata: str = "transaction"
    """transaction | posting."""
    amounts: str = "{euros}.{cents:02d}"
    left_out: bool = False
    """Whether the last amount is left for Beancount to fill in."""
    remarks: bool = False
    files: int = 1
    seed: int | None = None
    line_end: str = "\n"


PLAIN = Layout()


def _transaction(fact: Fact, layout: Layout, order: random.Random | None) -> str:
    owner_key = "members" if " " in fact.owner else "member"
    owner = [f'{owner_key}: "{fact.owner}"'] if fact.owner else []
    said = [f'{key}: "{value.replace(chr(34), chr(92) + chr(34))}"' for key, value in fact.metadata]
    postings = list(fact.postings)
    if order is not None:
        order.shuffle(postings)
        order.shuffle(said)
    on_transaction, on_posting, context = [], [], []
    tag = ""
    match layout.owner if fact.owner else "":
        case "posting":
            on_posting += owner
        case "tag" if owner_key == "member":
            tag = f" #member-{fact.owner}"
        case "pushtag" if owner_key == "member":
            context = [f"pushtag #member-{fact.owner}", f"poptag #member-{fact.owner}"]
        case "pushmeta":
            context = [f"pushmeta {owner[0]}", f"popmeta {owner_key}:"]
        case _:
            on_transaction += owner
    (on_posting if layout.metadata == "posting" else on_transaction).extend(said)
    lines = [*context[:1], f'{fact.day} * "Iemand" "Iets"{tag}']
    lines += [f"  {each}" for each in on_transaction]
    for index, (account, cents) in enumerate(postings):
        whole, rest = divmod(abs(cents), 100)
        amount = "-" * (cents < 0) + layout.amounts.format(euros=whole, cents=rest) + " EUR"
        is_left_out = layout.left_out and index == len(postings) - 1
        lines.append(f"  {account}  {'' if is_left_out else amount}".rstrip())
        lines += [f"    {each}" for each in on_posting]
    return "\n".join((*lines, *context[1:])) + "\n"


def _journal(facts: Iterable[Fact], layout: Layout) -> dict[str, str]:
    """The files of a journal, by path."""
    order = None if layout.seed is None else random.Random(layout.seed)
    blocks = [f"2024-01-01 open {account} EUR\n" for account in OPENED]
    blocks += [_transaction(fact, layout, order) for fact in facts]
    blocks += [f"{line}\n" for line in HOURS]
    if order is not None:
        order.shuffle(blocks)
    if layout.remarks:
        blocks = [
            f"* Een kop\n; een opmerking\n\n{block.replace(chr(10), '  ; zo' + chr(10), 1)}\n\n"
            for block in blocks
        ]
    parts = [blocks[number :: layout.files] for number in range(layout.files)]
    names = ["main.beancount", "a/b.beancount", "a/c.beancount", "d.beancount"]
    includes: list[list[str]] = [["../closes/*.beancount"], [], [], []]
    if layout.files > 1:
        includes[0].append("a/*.beancount")
    if layout.files > 3:
        includes[1].append("../d.beancount")
    found = {}
    for name, part, others in zip(names, parts, includes, strict=False):
        text = "\n".join((*(f'include "{other}"\n' for other in others), *part))
        found[f"journal/{name}"] = text.replace("\n", layout.line_end)
    return found


def _write(
    folder: Path,
    layout: Layout = PLAIN,
    *,
    facts: Sequence[Fact] = FACTS,
    files: Mapping[str, str] | None = None,
) -> Path:
    """Write books and return their folder; `files` replace what they would hold."""
    contents = {
        "coop.yaml": COOP,
        "agreement.yaml": AGREEMENT,
        "members/anna.yaml": ANNA,
        "members/bram.yaml": BRAM,
        "closes/start.beancount": "; Hier komen de afsluitingen.\n",
    }
    written = {**contents, **(files or {}), **_journal(facts, layout)}
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


FIRST, LAST = ("close 2025-01", "close 2025-02"), "close 2025-03"


def _closes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("closes/2*.beancount")}


def _done(found: Mapping[str, Ended]) -> bool:
    """Whether commands all ended well, and said of nothing that it is wrong."""
    ended = [*found.values()]
    assert [one for one in ended if one.code or one.codes()] == []
    return True


def _closed(
    folder: Path, lines: Iterable[str] = (*FIRST, LAST), **changes: str
) -> dict[str, bytes]:
    """The files of closes made in these books."""
    assert _done(run_each(lines, at=folder, **changes))
    return _closes(folder)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The closes of three months, by name."""
    return _closed(_write(tmp_path_factory.mktemp("plain")))


def test_a_close_is_utf_8_with_lf_and_a_final_newline(expected: dict[str, bytes]) -> None:
    assert sorted(expected) == ["2025-01.beancount", "2025-02.beancount", "2025-03.beancount"]
    for content in expected.values():
        content.decode()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert not content.endswith(b"\n\n")


# -- the machine --------------------------------------------------------------------------------

WORLDS: Mapping[str, dict[str, str]] = {
    "C": {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "0"},
    "nl": {
        "LC_ALL": "nl_NL.UTF-8",
        "LANG": "nl_NL.UTF-8",
        "LANGUAGE": "nl",
        "TZ": "America/Los_Angeles",
        "PYTHONHASHSEED": "1",
    },
    "no-utf-8": {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TZ": "Asia/Kathmandu",
        "PYTHONHASHSEED": "2",
    },
    "narrow": {"COLUMNS": "30", "PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "4294967295"},
}
IN_EACH_WORLD = pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)


@IN_EACH_WORLD
def test_closes_in_another_world(
    tmp_path: Path, expected: dict[str, bytes], world: dict[str, str]
) -> None:
    assert _closed(_write(tmp_path), **world) == expected


def test_a_year_of_closes_in_two_worlds(tmp_path: Path) -> None:
    lines = [f"close 2025-{month:02d}" for month in range(1, 13)]
    lines += ["close 2025", "verify"]
    one, other = (
        _closed(_write(tmp_path / world), lines, **WORLDS[world]) for world in ("C", "nl")
    )
    assert len(one) == 13
    assert other == one


@pytest.mark.parametrize("name", ["Een map met spaties", "é", "a/b/c/d/e/f", "-x"])
def test_closes_in_another_folder(tmp_path: Path, expected: dict[str, bytes], name: str) -> None:
    assert _closed(_write(tmp_path / name)) == expected


def test_closes_from_another_working_directory(tmp_path: Path, expected: dict[str, bytes]) -> None:
    one, below, named = (_write(tmp_path / name) for name in ("one", "below", "named"))
    (tmp_path / "link").symlink_to(named)
    lines = (*FIRST, LAST)
    assert _done(run_each([f"--books ../one {line}" for line in lines], at=tmp_path / "below"))
    assert _done(run_each(lines, at=below / "journal"))
    assert _done(run_each(lines, at=tmp_path, SOCOLEDGER_BOOKS=str(tmp_path / "link")))
    assert [_closes(folder) for folder in (one, below, named)] == [expected] * 3


# -- the language -------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["--language nl", "--language en", ""])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_closes_in_another_language(
    tmp_path: Path, expected: dict[str, bytes], asked: str, language: str
) -> None:
    coop = COOP.replace("language: nl", f"language: {language}")
    folder = _write(tmp_path, files={"coop.yaml": coop})
    lines = [f"{asked} {line}".strip() for line in (*FIRST, LAST)]
    assert _closed(folder, lines, SOCOLEDGER_LANGUAGE="") == expected


UNASKED = _booked("2025-01-22", "", POT, BANK, 700, purpose="private")
"""Spent without the approval that it asks for."""
REASON = 'Mondeling gegeven, d.d. 22/1: «één keer» — zie "notulen" & C:\\map'


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("world", ["C", "nl"])
def test_what_is_accepted_reads_the_same(tmp_path: Path, world: str, language: str) -> None:
    """The reason as it was given, whatever the terminal."""
    folder = _write(tmp_path, facts=(*FACTS, UNASKED))
    arguments = ("close", "2025-01", "--accept", "S324", "--reason", REASON)
    ended = run("--language", language, *arguments, at=folder, **WORLDS[world])
    assert ended.code == 0, ended
    text = _closes(folder)["2025-01.beancount"].decode()
    written = REASON.replace("\\", "\\\\").replace('"', '\\"')
    assert '  accepted-1: "S324 2025-01-22 anna"\n' in text
    assert f'  accepted-1-reason: "{written}"\n' in text
    assert run("verify", at=folder).code == 0


@pytest.mark.parametrize("command", ["close 2025-01 --accept S324", "reopen 2025-01"])
@pytest.mark.parametrize(
    ("reason", "world", "codes"),
    [(b"caf\xe9", {"LC_ALL": "C.UTF-8"}, {2}), ("café".encode(), WORLDS["no-utf-8"], {0, 2})],
    ids=["latin-1", "no-utf-8"],
)
def test_a_reason_in_another_encoding(
    tmp_path: Path, command: str, reason: bytes, world: dict[str, str], codes: set[int]
) -> None:
    """It is text, or else the command line is wrong, and nothing happens."""
    folder = _write(tmp_path, facts=(*FACTS, UNASKED))
    if command.startswith("reopen"):
        assert run("close", "2025-01", "--accept=S324", "--reason=x", at=folder).code == 0
    before = sorted(folder.rglob("*"))
    ended = subprocess.run(
        [sys.executable, "-m", "socoledger", *command.split(), "--reason", reason],
        cwd=folder,
        env=environment(world),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert ended.returncode in codes, ended
    assert ended.returncode == 0 or sorted(folder.rglob("*")) == before


# -- the layout ---------------------------------------------------------------------------------

LAYOUTS: Mapping[str, Layout] = {
    "crlf": Layout(line_end="\r\n"),
    "remarks": Layout(remarks=True),
    "owner-on-transaction": Layout(owner="transaction"),
    "owner-on-posting": Layout(owner="posting"),
    "owner-pushed-as-tag": Layout(owner="pushtag"),
    "owner-pushed-as-metadata": Layout(owner="pushmeta"),
    "purpose-on-posting": Layout(metadata="posting"),
    "amounts-added-up": Layout(amounts="(1.00 + {euros}.{cents:02d} - 1)"),
    "amounts-with-commas": Layout(amounts="{euros:,}.{cents:02d}"),
    "amounts-left-out": Layout(left_out=True),
    "shuffled": Layout(seed=1),
    "two-files": Layout(files=2, seed=2),
    "four-files": Layout(files=4, seed=3),
    "all-at-once": Layout(
        "posting", "posting", "{euros:,}.{cents:02d}", left_out=True, remarks=True, files=4, seed=4
    ),
    "all-at-once-in-crlf": Layout("pushtag", remarks=True, files=3, seed=5, line_end="\r\n"),
}
IN_EACH_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


@IN_EACH_LAYOUT
def test_closes_of_books_laid_out_otherwise(
    tmp_path: Path, expected: dict[str, bytes], layout: Layout
) -> None:
    assert _closed(_write(tmp_path, layout)) == expected


@pytest.mark.parametrize(
    "name", ["crlf", "remarks", "owner-on-posting", "purpose-on-posting", "all-at-once"]
)
def test_closes_stand_when_books_are_laid_out_otherwise(
    tmp_path: Path, expected: dict[str, bytes], name: str
) -> None:
    """Those made before are verified, and the next one is the same."""
    folder = _write(tmp_path, LAYOUTS[name])
    for closed in ("2025-01.beancount", "2025-02.beancount"):
        (folder / "closes" / closed).write_bytes(expected[closed])
    found = run_each(["verify --format json", LAST, "verify"], at=folder)
    assert _done(found)
    assert found["verify"].out == "".join(f"2025-{month:02d}: ok\n" for month in (1, 2, 3))
    assert _closes(folder) == expected


def test_what_was_accepted_stands_when_its_line_moves(tmp_path: Path) -> None:
    before, after = (
        _write(tmp_path / name, layout, facts=(*FACTS, UNASKED))
        for name, layout in (("before", PLAIN), ("after", LAYOUTS["all-at-once"]))
    )
    accepting = "close 2025-01 --accept S324 --reason Gemeld"
    assert run_each([accepting], at=before)[accepting].code == 0
    shutil.copy(before / "closes/2025-01.beancount", after / "closes")
    found = [run_each(["verify", "close 2025-02", "verify "], at=each) for each in (before, after)]
    for ended in found:
        assert [one.code for one in ended.values()] == [0, 0, 0]
    assert _closes(after) == _closes(before)


# -- the YAML -----------------------------------------------------------------------------------

COOP_OTHERWISE = """\
# De coöperatie
first_month: '2025-01'
closes: closes
journal: journal/main.beancount
kor: false
member_key: member
language: "nl"
municipality: Voorbeeldstad


name: "Coöperatie De Groene Draad U.A."
accounts: {reserve: Equity:Reserve, spaarpot: "Liabilities:Spaarpot"}
"""
AGREEMENT_OTHERWISE = """\
agreements:
  - spaarpot:
      purposes:
        - id: course
        - approval: true
          id: private
        - {id: premium}
    allowance: {per_year: 1500.00, per_month: 150.00, per_hour: 2.00}
    premium:
      payments: 2        # per jaar
      maximum: 2400.00
      per_hour: 1.5
    losses: carry
    member_result:
      brackets:
        - split: {spaarpot: 100%}
          up_to: 3000
        - split: {municipality: 0.5, spaarpot: 50%}
      levies:
        - {share: 0.05, to: "fund:opleiding"}
        - {share: 10.0%, to: cooperative}
    reference: Convenant 2025
    from: 2025-01-01
    id: convenant-2025
"""
ANNA_OTHERWISE = """\
premium: [{maximum: 1200, reference: Besluit 1, decided: 2025-01-10, to: 2025-12-31,
  from: 2025-01-01}]
benefit:
- from: 2024-03-01
joined: "2024-03-01"  # bij de oprichting
account: Anna
name: Anna

id: anna
"""
OTHERWISE = {
    "coop.yaml": COOP_OTHERWISE,
    "agreement.yaml": AGREEMENT_OTHERWISE,
    "members/anna.yaml": ANNA_OTHERWISE,
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("names", [[name] for name in OTHERWISE] + [[*OTHERWISE]])
def test_closes_of_yaml_laid_out_otherwise(
    tmp_path: Path, expected: dict[str, bytes], names: list[str], line_end: str
) -> None:
    files = {name: OTHERWISE[name].replace("\n", line_end) for name in names}
    folder = _write(tmp_path, files=files)
    shutil.copytree(folder, tmp_path / "later")
    assert _closed(folder) == expected
    later = tmp_path / "later"
    for name in ("2025-01.beancount", "2025-02.beancount"):
        (later / "closes" / name).write_bytes(expected[name])
    assert _done(run_each(["verify", LAST], at=later))
    assert _closes(later) == expected


@pytest.mark.parametrize(
    ("found", "written"),
    [
        ("    losses: carry\n", ""),
        ("approval: true}, {id: premium}]", "approval: true}, {id: premium, approval: false}]"),
        ("{id: premium}]\n", "{id: premium}]\n      grace_months: 0\n"),
        ("{id: premium}]\n", "{id: premium}]\n      on_leaving: keep\n"),
        ("{id: premium}]\n", "{id: premium}]\n      on_leaving: {work: keep}\n"),
        (
            "[{id: course}, {id: private, approval: true}, {id: premium}]",
            "[{id: premium}, {id: private, approval: true}, {id: course}]",
        ),
    ],
    ids=["losses", "approval", "grace", "on-leaving", "on-leaving-by-outcome", "purposes"],
)
def test_an_agreement_that_says_the_same(
    tmp_path: Path, expected: dict[str, bytes], found: str, written: str
) -> None:
    """What goes without saying, written out; and a list of which the order means nothing."""
    agreement = AGREEMENT.replace("    member_result", "    losses: carry\n    member_result")
    assert found in agreement
    files = {"agreement.yaml": agreement.replace(found, written)}
    assert _closed(_write(tmp_path, files=files)) == expected


def test_a_journal_and_closes_that_are_called_otherwise(
    tmp_path: Path, expected: dict[str, bytes]
) -> None:
    folder = _write(tmp_path)
    (folder / "closes").rename(folder / "afsluitingen")
    (folder / "journal").rename(folder / "boek")
    main = folder / "boek/main.beancount"
    text = main.read_text(encoding="utf-8").replace("../closes/", "../afsluitingen/")
    (folder / "boek/hoofd.beancount").write_text(text, encoding="utf-8")
    main.unlink()
    with (folder / "coop.yaml").open("a", encoding="utf-8") as coop:
        coop.write("journal: boek/hoofd.beancount\ncloses: afsluitingen/\n")
    assert _done(run_each([*FIRST, LAST, "verify"], at=folder))
    found = {path.name: path.read_bytes() for path in folder.glob("afsluitingen/2*")}
    assert found == expected


# -- closes that git gave other line ends -------------------------------------------------------


def test_closes_in_crlf(tmp_path: Path, expected: dict[str, bytes]) -> None:
    """As git makes them on Windows, with autocrlf: the chain holds, and goes on in LF."""
    folder = _write(tmp_path, LAYOUTS["crlf"])
    assert _closed(folder, FIRST).items() <= expected.items()
    for path in folder.glob("closes/*.beancount"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    found = run_each(["verify", LAST, "verify --format json"], at=folder)
    assert _done(found)
    assert found["verify"].out == "2025-01: ok\n2025-02: ok\n"
    assert _closes(folder)["2025-03.beancount"] == expected["2025-03.beancount"]


def test_a_close_made_anew_after_reopening(tmp_path: Path, expected: dict[str, bytes]) -> None:
    folder = _write(tmp_path)
    lines = [*FIRST, LAST, "reopen 2025-03 --reason Proef", "reopen 2025-02 --reason Proef"]
    assert _done(run_each(lines, at=folder))
    assert [*_closes(folder)] == ["2025-01.beancount"]
    assert _closed(folder, [FIRST[1], LAST]) == expected


def test_a_dry_run_is_what_is_written(tmp_path: Path, expected: dict[str, bytes]) -> None:
    folder = _write(tmp_path)
    ended = run("close", "2025-01", "--dry-run", at=folder)
    assert ended.out.encode() == expected["2025-01.beancount"]
    assert _closes(folder) == {}
