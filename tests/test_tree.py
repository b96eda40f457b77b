"""The tests lie as the package does: whoever looks for what tries a module finds it by its name."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.paths import PACKAGE, ROOT

TESTS = ROOT / "tests"

APART = {
    "crashes": "what is killed, disturbed or fed by a stranger, right through the house",
    "docs": "what the pages of the documentation say",
    "examples": "whole books with their answers",
    "findings": "the smallest books of each finding",
    "oracle": "the second model, and the random books that it is held against",
    "support": "the helpers of tests",
}
"""The folders of tests/ that no folder of the package is like, and what they are for."""

HELPERS = ("support", "oracle")
"""The folders of tests/ that tests may import from."""

TRIED = ("commands", "read", "rules", "storage", "write")
"""The floors of rules and behaviour. Command lines of `cli` are tried as they are typed, records of
`domain` and rows of `catalogue` by what is done with them, but for money and periods.
"""

ELSEWHERE = {
    "rules/test_ledger": ["commands/accounts"],
    "rules/test_income_statement": ["rules/year_figures"],
    "commands/test_bank": ["rules/bank/standing", "write/bank_standing"],
    "commands/test_bank_rules": ["rules/bank/served_rules", "write/served_rules"],
    "commands/test_trace_line": [
        "rules/trace/line_figures",
        "rules/trace/line_covered",
        "rules/trace/line_keys",
    ],
    "cli/test_exits": ["commands/context", "commands/errors"],
    "commands/report/test_month": [
        "rules/report/month_money",
        "rules/report/month_to_do",
        "write/documents/month_amounts",
        "write/documents/month_columns",
        "write/documents/month_money",
        "write/documents/month_noticed",
        "write/documents/month_results",
    ],
    "cli/test_options": ["commands/arguments"],
    "cli/test_remembered": ["storage/books_state", "storage/program_state"],
    "commands/test_umbrella": [
        "commands/answering",
        "commands/check_umbrella",
        "commands/missing",
        "commands/periods",
        "commands/verify_umbrella",
    ],
    "commands/test_workers": ["commands/pool", "commands/tasks"],
    "rules/test_goals": ["commands/review"],
    "commands/report/test_year": [
        "write/documents/year_notes",
        "write/documents/year_outside",
        "write/documents/year_statements",
        "write/documents/year_tables",
    ],
    "commands/report/test_municipality": [
        "rules/report/clauses",
        "write/documents/agreement_texts",
        "write/documents/answer_tables",
        "write/documents/clauses",
        "write/documents/member_accounts",
    ],
    "commands/report/test_member": [
        "write/documents/own_agreement",
        "write/documents/own_awards",
        "write/documents/own_spaarpot",
    ],
    "write/forms/test_thermometer": ["write/forms/shapes"],
    "commands/report/test_statement": [
        "rules/report/basis",
        "write/documents/document",
        "write/documents/parts",
        "write/forms/texts",
    ],
    "read/test_shown": ["read/journal/listed", "read/yaml/listed"],
    "rules/timeline/test_told": ["rules/timeline/of_months", "rules/timeline/personal"],
    "commands/test_init": ["commands/member_add", "write/new_books"],
    "commands/test_add": [
        "commands/asking",
        "commands/confirmed",
        "rules/recording/entry",
        "rules/recording/filled",
        "rules/recording/ground",
        "rules/recording/rows",
        "rules/recording/values",
        "rules/used_accounts",
    ],
    "commands/test_add_dialogue": [
        "commands/add_questions",
        "commands/add_trial",
        "rules/recording/completed",
        "rules/recording/habits",
    ],
    "commands/report/test_audit": [
        "storage/git_authors",
        "write/documents/audit_balances",
        "write/documents/audit_closes",
        "write/documents/audit_parts",
    ],
    "commands/test_check": ["commands/checked"],
    "commands/test_merge_check": [
        "rules/merge_check/branch",
        "rules/merge_check/overlaps",
        "rules/merge_check/way",
    ],
    "commands/test_merge_driver": ["storage/git_merge"],
    "commands/test_revisions": ["commands/revision_sources", "storage/git_revisions"],
    "commands/test_decision": ["commands/decision_told"],
    "commands/test_member_change": [
        "commands/member_session",
        "commands/new_findings",
        "write/difference",
    ],
    "commands/test_undo": ["commands/undoable"],
    "commands/test_check_staged": [
        "commands/copies",
        "commands/earlier_books",
        "storage/git",
        "storage/git_objects",
    ],
    "commands/test_save": [
        "commands/save_looked",
        "read/private_files",
        "storage/git_commit",
        "storage/git_draft",
    ],
    "commands/test_save_hindrances": ["storage/repository"],
    "commands/test_save_hostile": ["storage/git_process"],
    "commands/test_save_log": ["storage/git_log"],
    "commands/test_evening": ["commands/evening_seen"],
    "commands/test_evening_dialogue": [
        "commands/evening_papers",
        "commands/evening_steps",
        "commands/typed_files",
    ],
    "commands/test_import_": [
        "rules/bank/groups",
        "rules/bank/plan",
        "rules/bank/proposals",
        "rules/bank/recorded",
        "read/names",
        "write/bank_files",
        "write/bank_import",
        "write/journal_files",
    ],
    "commands/test_journal_changes": ["read/journal/strange_files"],
    "commands/test_import_dialogue": [
        "commands/import_draft",
        "commands/import_extras",
        "commands/import_questions",
        "rules/bank/open_groups",
    ],
    "commands/test_import_sorting": ["rules/bank/waiting", "write/bank_waiting"],
    "rules/bank/test_classify": ["rules/bank/texts"],
    "storage/test_typst_process": ["storage/typst_program"],
    "crashes/test_close": ["commands/lock", "storage/lock"],
    "findings/test_findings": [
        "read/files/inputs",
        "read/files/problems",
        "read/files/records",
        "read/files/shapes",
        "read/files/source",
        "read/journal/advice",
        "read/journal/errors",
        "read/journal/invisible",
        "rules/checks/members",
    ],
    "rules/test_article31": [
        "commands/premium",
        "rules/decisions",
        "rules/onderdeel",
        "rules/participation",
    ],
    "rules/test_municipality": ["commands/return_"],
    "rules/trace/test_awards": ["rules/trace/member_awards"],
    "rules/test_grants": ["rules/grant_standings"],
    "rules/test_as_at": ["commands/opened", "rules/history", "rules/span"],
    "rules/test_impact": ["rules/impact_answer"],
    "rules/test_result": ["rules/tally"],
    "rules/diff/test_answer": [
        "rules/diff/bearing",
        "rules/diff/booked",
        "rules/diff/figures",
        "rules/diff/matching",
        "rules/diff/records",
    ],
    "rules/checks/closing/test_changes": ["rules/entry_texts", "rules/value_texts"],
    "rules/closing/test_facts": ["rules/closing/active"],
    "commands/test_close": [
        "rules/checks/closing/order",
        "rules/closing/booked",
        "rules/closing/plan",
    ],
    "read/test_folder": ["read/books"],
    "read/bank/test_camt053": ["read/bank/camt_entry"],
    "read/bank/test_statements": ["read/bank/refusals", "read/foreign_files"],
    "read/bank/test_table": ["read/bank/row"],
    "read/timesheet/test_layouts": ["read/timesheet/heads"],
    "read/timesheet/test_timesheets": ["read/timesheet/refusals", "read/timesheet/sheet"],
    "commands/test_hours_template": ["write/timesheet_template", "write/timesheet_xlsx"],
    "read/yaml/test_nodes": ["read/yaml/habits"],
    "rules/checks/test_entries": ["rules/checks/books"],
    "read/journal/test_facts": [
        "read/journal/closed_months",
        "read/journal/context",
        "read/journal/customs",
    ],
    "read/journal/test_owners": ["read/journal/accounts"],
    "read/journal/quick/test_journal": [
        "read/journal/quick/builder",
        "read/journal/quick/checks",
        "read/journal/quick/complete",
        "read/journal/quick/file_facts",
        "read/journal/quick/parse",
        "read/journal/quick/plain",
        "read/journal/quick/read_file",
    ],
    "read/journal/test_load": [
        "read/journal/transactions",
        "read/journal/metadata",
        "read/journal/read_back",
        "read/journal/source",
        "read/journal/parsing",
        "read/journal/vocabulary",
    ],
    "write/test_formats": ["write/grid", "write/headings", "write/layout"],
    "write/test_json": ["write/as_json"],
    "write/test_close_file": ["write/annotations", "write/beancount_text"],
    "commands/test_trace": [
        "commands/trace_figures",
        "commands/trace_named",
        "rules/trace/collective_result",
        "rules/trace/labels",
        "rules/trace/member_results",
        "rules/trace/turnover",
    ],
    "commands/test_verify": ["rules/checks/closing/seals"],
    "write/test_language": ["write/words"],
}
"""Modules that are tried by a test of another name, by that test."""

OF_A_SUBJECT = {
    "cli/test_environment": "locales, time zones and hash seeds change no byte",
    "cli/test_exits": "exit codes and streams, of every command",
    "cli/test_closing": "close, reopen, verify and status as they are typed",
    "cli/test_add_terminal": "add as a person answers it in a terminal",
    "cli/test_member_terminal": "changes of a member's file as a person answers in a terminal",
    "cli/test_import_terminal": "import as a person answers it in a terminal",
    "cli/test_imports": "what a command does without",
    "commands/test_forty_commits": "a year of commits, and what diff says of each",
    "commands/report/test_same_bytes": "every form, on another day and in another place",
    "read/test_cached": "books read through a cache, while files and the cache change",
    "read/journal/quick/test_full_load": "the quick road into a journal beside the full load",
    "read/files/test_lists": "the same id twice, in every list of every file",
    "rules/bank/test_properties": "what holds of all imports",
    "rules/checks/test_limits": "a day or a cent to either side, of several checks",
    "rules/checks/test_mistakes": "twenty seeded mistakes, each found",
    "rules/closing/test_grants": "what closes book of grants",
    "rules/closing/test_growing_books": "closed books that get units, partners, other roots",
    "rules/closing/test_leaving": "a leaver's spaarpot when months are closed",
    "rules/closing/test_rule_sets": "what was closed by older rules stays right",
    "rules/checks/closing/test_wording": "words of closed months",
    "rules/closing/test_year": "the close of a year",
    "rules/test_properties": "what holds of all books",
    "rules/trace/test_every_figure": "every amount of every answer, beside its tree",
    "rules/umbrella/test_decided": "what becomes of each key in a total",
    "rules/umbrella/test_impact": "somebody in two books is one person",
    "write/test_columns": "columns in the unit of their field",
    "write/test_csv": "one head, rows of the same columns",
    "write/test_json": "the keys of SPEC 6, and their order",
    "write/test_language": "Dutch and English",
    "test_layers": "which floor imports which, and where libraries are imported",
    "test_package": "what an install gets",
    "test_tree": "this",
}
"""Test files that are of no single module."""


@cache
def modules() -> frozenset[str]:
    """Every module of the package, as "rules/checks/law"."""
    found = (path.relative_to(PACKAGE).with_suffix("") for path in PACKAGE.rglob("*.py"))
    return frozenset(path.as_posix() for path in found)


@cache
def test_files() -> frozenset[str]:
    """Every file of tests, as "rules/checks/test_law"."""
    found = (path.relative_to(TESTS).with_suffix("") for path in TESTS.rglob("test_*.py"))
    return frozenset(path.as_posix() for path in found)


test_files.__test__ = False  # type: ignore[attr-defined]


def is_of(test: str, module: str) -> bool:
    """Whether a test has a module's name, or that name and what of it is tried."""
    (folder, name), (where, what) = (text.rpartition("/")[::2] for text in (test, module))
    return folder == where and f"{name}_".startswith(f"test_{what}_")


def behaves(module: str) -> bool:
    """Whether a module is on a floor of behaviour and defines a function."""
    if module.split("/", maxsplit=1)[0] not in TRIED or module.endswith("__init__"):
        return False
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


def imported(path: Path) -> Iterator[str]:
    """The modules of tests/ that a file imports, as "support/closing"."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            place = name.removeprefix("tests.").replace(".", "/")
            if name.startswith("tests.") and (TESTS / f"{place}.py").is_file():
                yield place


def test_every_folder_of_tests_is_one_of_the_package_or_has_a_reason() -> None:
    folders = {path.parent.relative_to(TESTS) for path in TESTS.rglob("*.py")}
    unlike = {
        folder.as_posix().split("/", maxsplit=1)[0]
        for folder in folders
        if not (PACKAGE / folder).is_dir()
    }
    assert unlike == set(APART)


def test_every_module_of_behaviour_has_its_tests() -> None:
    """Of its own name, or of its subject on another floor: on each floor it has the same name."""
    subjects = {test.rpartition("/")[2].removeprefix("test_") for test in test_files()}
    elsewhere = {module for listed in ELSEWHERE.values() for module in listed}
    untried = {
        module
        for module in modules()
        if behaves(module)
        and not any(is_of(test, module) for test in test_files())
        and module.rpartition("/")[2] not in subjects
    }
    assert untried == elsewhere
    assert set(ELSEWHERE) <= test_files()


def test_every_file_of_tests_has_the_name_of_a_module_or_is_of_a_subject() -> None:
    in_the_house = {test for test in test_files() if test.split("/")[0] not in APART}
    of_none = {
        test for test in in_the_house if not any(is_of(test, module) for module in modules())
    }
    assert of_none == set(OF_A_SUBJECT)


@pytest.mark.parametrize("test", sorted(test_files()))
def test_no_test_imports_another(test: str) -> None:
    found = set(imported(TESTS / f"{test}.py"))
    assert {place for place in found if place.split("/")[0] not in HELPERS} == set()
    assert not found & test_files()


def test_helpers_import_no_tests() -> None:
    for folder in HELPERS:
        for path in (TESTS / folder).rglob("*.py"):
            assert not set(imported(path)) & test_files(), path


def test_helpers_stay_small() -> None:
    long = {
        path.relative_to(TESTS).as_posix()
        for folder in HELPERS
        for path in (TESTS / folder).rglob("*.py")
        if path.read_text(encoding="utf-8").count("\n") > 400
    }
    assert long == set()
