"""budget.yaml: from nodes to records (SPEC 12)."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Annotated, Any, Final

from socoledger.domain.budget import Budget, BudgetLine
from socoledger.domain.declared import Described, FromFile, key
from socoledger.domain.findings import Finding, _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import ACCOUNT, AMOUNT, Amount, Year
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Source
from socoledger.read.yaml.nodes import Node

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class _ByAccount(Described):
    """A mark for `{Income:Omzet: 12000.00, Expenses:Materiaal: 900.00}`."""

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        names, amounts = {"pattern": ACCOUNT.schema["pattern"]}, dict(AMOUNT.schema)
        return {"type": "object", "propertyNames": names, "additionalProperties": amounts}


BY_ACCOUNT: Final = _ByAccount()


@frozen
class YearInFile(FromFile):
    """The budget of one year, as written."""

    year: Year = field(metadata=key("year", _("The calendar year.")))
    accounts: Annotated[Mapping[str, Amount], BY_ACCOUNT] = field(
        metadata=key(
            "accounts",
            _("What each account and those below it are to bring or to cost, both positive."),
        )
    )


@frozen
class Budgets(FromFile):
    """budget.yaml."""

    years: tuple[YearInFile, ...] = field(metadata=key("years", _("The budgets, one a year.")))


def budgets(node: Node, file: str, findings: list[Finding]) -> tuple[Budget, ...]:
    """Read the budget of every year, in the order written; each year stands once."""
    source = Source(node, file, findings)
    read = read_record(Budgets, source).years
    source.repeated("years", by=("year",))
    return tuple(
        Budget(
            of_year.year,
            tuple(
                BudgetLine(account, cents, source.at_key("years", at, "accounts", account))
                for account, cents in of_year.accounts.items()
            ),
        )
        for at, of_year in enumerate(read)
    )
