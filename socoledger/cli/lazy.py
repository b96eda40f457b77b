"""Modules that a command line may need, each imported when it is first used.

A command imports its own module and what that needs; `--version` none of them, `--help` the words.
To the type checker each is what it is: a name that is not here, or a wrong argument, is an error.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socoledger.cli import colours as colours
    from socoledger.cli import help as help  # noqa: A004 - what it is about
    from socoledger.cli import messages as messages
    from socoledger.cli import progress as progress
    from socoledger.cli import prompts as prompts
    from socoledger.cli import shells as shells
    from socoledger.commands import accounts as accounts
    from socoledger.commands import add as add
    from socoledger.commands import add_dialogue as add_dialogue
    from socoledger.commands import answering as answering
    from socoledger.commands import arguments as arguments
    from socoledger.commands import balance_sheet as balance_sheet
    from socoledger.commands import bank as bank
    from socoledger.commands import bank_rules as bank_rules
    from socoledger.commands import budget as budget
    from socoledger.commands import cache as cache
    from socoledger.commands import check as check
    from socoledger.commands import close as close
    from socoledger.commands import completion as completion
    from socoledger.commands import confirmed as confirmed
    from socoledger.commands import context as context
    from socoledger.commands import contributions as contributions
    from socoledger.commands import decision as decision
    from socoledger.commands import diff as diff
    from socoledger.commands import evening as evening
    from socoledger.commands import explain as explain
    from socoledger.commands import export_facts as export_facts
    from socoledger.commands import grants as grants
    from socoledger.commands import hours as hours
    from socoledger.commands import hours_template as hours_template
    from socoledger.commands import impact as impact
    from socoledger.commands import import_ as import_
    from socoledger.commands import income_statement as income_statement
    from socoledger.commands import init as init
    from socoledger.commands import law as law
    from socoledger.commands import member_add as member_add
    from socoledger.commands import member_benefit as member_benefit
    from socoledger.commands import member_leave as member_leave
    from socoledger.commands import member_return as member_return
    from socoledger.commands import member_session as member_session
    from socoledger.commands import merge_check as merge_check
    from socoledger.commands import merge_driver as merge_driver
    from socoledger.commands import note as note
    from socoledger.commands import premium as premium
    from socoledger.commands import reopen as reopen
    from socoledger.commands import result as result
    from socoledger.commands import return_ as return_
    from socoledger.commands import review as review
    from socoledger.commands import save as save
    from socoledger.commands import save_log as save_log
    from socoledger.commands import save_questions as save_questions
    from socoledger.commands import schema as schema
    from socoledger.commands import spaarpot as spaarpot
    from socoledger.commands import status as status
    from socoledger.commands import textconv as textconv
    from socoledger.commands import timeline as timeline
    from socoledger.commands import trace as trace
    from socoledger.commands import trace_line as trace_line
    from socoledger.commands import undo as undo
    from socoledger.commands import verify as verify
    from socoledger.commands.report import audit as _audit
    from socoledger.commands.report import impact as _impact
    from socoledger.commands.report import made as _made
    from socoledger.commands.report import member as _member
    from socoledger.commands.report import month as _month
    from socoledger.commands.report import municipality as _municipality
    from socoledger.commands.report import statement as _statement
    from socoledger.commands.report import year as _year

    report_audit = _audit
    report_impact = _impact
    report_made = _made
    report_month = _month
    report_municipality = _municipality
    report_member = _member
    report_statement = _statement
    report_year = _year
else:
    _REPORT = "report_"
    """The start of the names of modules in the folder commands/report."""
    _OF_THE_COMMAND_LINE = ("colours", "help", "messages", "progress", "prompts", "shells")

    def __getattr__(name: str) -> ModuleType:
        """A module of the commands or of the command line, by its name."""
        if name.startswith("_"):  # what Python itself asks of a module
            raise AttributeError(name)
        package = "cli" if name in _OF_THE_COMMAND_LINE else "commands"
        path = name.replace(_REPORT, f"{_REPORT[:-1]}.", 1) if name.startswith(_REPORT) else name
        return import_module(f"socoledger.{package}.{path}")
