"""The JSON Schema of each answer, out of the declaration of its record (SPEC 6).

Pydantic is imported when a schema is asked for, not before.
"""

from collections.abc import Mapping
from inspect import getdoc
from typing import TYPE_CHECKING, Any, get_origin

from socoledger.domain.article31 import PremiumFigures, PremiumTotal
from socoledger.domain.balance_sheet import BalanceSheet, BalanceSheetTotal
from socoledger.domain.bank_import import ImportAnswer
from socoledger.domain.bank_standing import BankAnswer
from socoledger.domain.budget import BudgetAnswer
from socoledger.domain.check import CheckAnswer
from socoledger.domain.contributions import ContributionsAnswer, ContributionsTotal
from socoledger.domain.diff import DiffAnswer
from socoledger.domain.evening import EveningAnswer
from socoledger.domain.goals import ReviewAnswer
from socoledger.domain.grants import GrantsAnswer, GrantsTotal
from socoledger.domain.hours_import import HoursAnswer
from socoledger.domain.impact import ImpactAnswer
from socoledger.domain.income_statement import IncomeStatement, IncomeStatementTotal
from socoledger.domain.law import LawAnswer
from socoledger.domain.ledger import AccountsAnswer, AccountsTotal, LedgerAnswer, LedgerTotal
from socoledger.domain.member_change import MemberAnswer
from socoledger.domain.merge_check import MergeAnswer
from socoledger.domain.municipality import ReturnFigures, ReturnTotal
from socoledger.domain.record import Nothing, may_be_absent
from socoledger.domain.recording import AddAnswer
from socoledger.domain.result import ResultFigures, ResultTotal
from socoledger.domain.saving import SaveAnswer, SaveLogAnswer
from socoledger.domain.served_rules import RulesAnswer
from socoledger.domain.spaarpot import SpaarpotAnswer, SpaarpotTotal
from socoledger.domain.status import StatusAnswer
from socoledger.domain.timeline import TimelineAnswer
from socoledger.domain.trace import TraceAnswer
from socoledger.domain.trace_line import TraceLineAnswer
from socoledger.domain.umbrella import UmbrellaAnswer
from socoledger.domain.units import UnitsFigures, UnitsTotal
from socoledger.domain.verify import VerifyAnswer, VerifyTotal
from socoledger.write.as_json import Json

if TYPE_CHECKING:
    from pydantic_core.core_schema import DataclassField, ModelField, TypedDictField

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ANSWERS: Mapping[str, object] = {
    "result": ResultFigures,
    "spaarpot": SpaarpotAnswer,
    "accounts": AccountsAnswer,
    "ledger": LedgerAnswer,
    "balance-sheet": BalanceSheet,
    "income-statement": IncomeStatement,
    "budget": BudgetAnswer,
    "premium": PremiumFigures,
    "return": ReturnFigures,
    "grants": GrantsAnswer,
    "contributions": ContributionsAnswer,
    "units": UnitsFigures,
    "impact": ImpactAnswer,
    "review": ReviewAnswer,
    "law": LawAnswer,
    "check": CheckAnswer,
    "status": StatusAnswer,
    "verify": VerifyAnswer,
    "diff": DiffAnswer,
    "merge-check": MergeAnswer,
    "trace": TraceAnswer,
    "trace-line": TraceLineAnswer,
    "import": ImportAnswer,
    "add": AddAnswer,
    "save": SaveAnswer,
    "save-log": SaveLogAnswer,
    "hours": HoursAnswer,
    "member": MemberAnswer,
    "evening": EveningAnswer,
    "bank": BankAnswer,
    "bank-rules": RulesAnswer,
    "timeline": TimelineAnswer,
    "result-umbrella": UmbrellaAnswer[ResultFigures, ResultTotal],
    "spaarpot-umbrella": UmbrellaAnswer[SpaarpotAnswer, SpaarpotTotal],
    "accounts-umbrella": UmbrellaAnswer[AccountsAnswer, AccountsTotal],
    "ledger-umbrella": UmbrellaAnswer[LedgerAnswer, LedgerTotal],
    "balance-sheet-umbrella": UmbrellaAnswer[BalanceSheet, BalanceSheetTotal],
    "income-statement-umbrella": UmbrellaAnswer[IncomeStatement, IncomeStatementTotal],
    "premium-umbrella": UmbrellaAnswer[PremiumFigures, PremiumTotal],
    "return-umbrella": UmbrellaAnswer[ReturnFigures, ReturnTotal],
    "grants-umbrella": UmbrellaAnswer[GrantsAnswer, GrantsTotal],
    "contributions-umbrella": UmbrellaAnswer[ContributionsAnswer, ContributionsTotal],
    "units-umbrella": UmbrellaAnswer[UnitsFigures, UnitsTotal],
    "impact-umbrella": UmbrellaAnswer[ImpactAnswer, ImpactAnswer],
    "review-umbrella": UmbrellaAnswer[ReviewAnswer, Nothing],
    "timeline-umbrella": UmbrellaAnswer[TimelineAnswer, Nothing],
    "verify-umbrella": UmbrellaAnswer[VerifyAnswer, VerifyTotal],
}
"""The records of all answers by name; those of several books by the name of one, with -umbrella."""


def schema_of(name: str) -> dict[str, Json]:
    """The schema of an answer. A key that is not required is there only where there is something
    to say. Raises KeyError if there is no answer of that name.
    """
    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema

    class Schemas(GenerateJsonSchema):
        """Requires every key but those declared `Sometimes`."""

        def field_is_required(
            self,
            field: "ModelField | DataclassField | TypedDictField",
            total: bool,  # noqa: ARG002 - as pydantic calls it
        ) -> bool:
            """Whether a key is always there."""
            return not may_be_absent(field["schema"])

    answer: Any = ANSWERS[name]
    adapter: TypeAdapter[Any] = TypeAdapter(answer)
    schema: dict[str, Json] = adapter.json_schema(schema_generator=Schemas)
    # Older versions of pydantic leave out what the docstring of a dataclass says.
    schema.setdefault("description", getdoc(get_origin(answer) or answer))
    return {"$schema": DRAFT, **schema}
