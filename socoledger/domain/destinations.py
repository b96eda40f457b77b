"""The destinations of results and spaarpotten, as agreement.yaml writes them (SPEC 1)."""

import re
from dataclasses import field
from typing import TYPE_CHECKING, Annotated, Any, Final

from socoledger.domain.declared import Described, FromFile, key
from socoledger.domain.findings import _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import SHARE, TEXT, Kind, Share
from socoledger.domain.member import OUTCOMES

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

COOPERATIVE = "cooperative"
SPAARPOT = "spaarpot"
MUNICIPALITY = "municipality"
RESERVE = "reserve"
FUND = "fund:"
KEEP = "keep"

MEMBER_DESTINATIONS = (COOPERATIVE, SPAARPOT, MUNICIPALITY)
"""Where a member's result may go, besides funds."""
COLLECTIVE_DESTINATIONS = (MUNICIPALITY, RESERVE)
"""Where the coöperatie's own result may go, besides funds."""
LEAVING_DESTINATIONS = (KEEP, MUNICIPALITY, COOPERATIVE)
"""Where a leaver's spaarpot may go, besides funds."""

_TAIL = re.compile(r"[0-9]+%?")
_FUND_PATTERN = f"{FUND}[a-z][a-z0-9-]*"
_RESULT_DESTINATIONS = dict.fromkeys((*MEMBER_DESTINATIONS, *COLLECTIVE_DESTINATIONS))
_PATTERN = f"^({'|'.join((*_RESULT_DESTINATIONS, _FUND_PATTERN))})$"
_LEAVING_PATTERN = f"^({'|'.join((*LEAVING_DESTINATIONS, _FUND_PATTERN))})$"

Destination = Annotated[
    str,
    Kind(
        str,
        TEXT.expected,
        "",
        {"type": "string", "pattern": _PATTERN, "examples": [MUNICIPALITY, "fund:opleiding"]},
    ),
]
"""Any text; which are destinations here is a matter of S306."""


@frozen
class Levy(FromFile):
    """A share of a result that goes somewhere before the brackets, or of a slice of them."""

    to: Destination = field(metadata=key("to", _("Where it goes.")))
    share: Share = field(metadata=key("share", _("The share of the result, before other levies.")))


def is_tail_of_number(name: str) -> bool:
    """Whether a key is what a comma cut off an amount or a share: `{a: 1,50, b: 2,50}`."""
    return _TAIL.fullmatch(name) is not None


class _Split(Described):
    """A mark for `{municipality: 50%, spaarpot: 50%}`."""

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        names = {"pattern": _PATTERN}
        shares = dict(SHARE.schema)
        return {"type": "object", "propertyNames": names, "additionalProperties": shares}


class OnLeaving(Described):
    """A mark for one destination for every outcome, or one for each that is named."""

    known = OUTCOMES
    """The keys that there may be."""

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        destination = {"type": "string", "pattern": _LEAVING_PATTERN, "examples": [KEEP]}
        outcomes = dict.fromkeys(OUTCOMES, destination)
        by_outcome = {"type": "object", "properties": outcomes, "additionalProperties": False}
        return {"anyOf": [destination, by_outcome]}


SPLIT: Final = _Split()
ON_LEAVING: Final = OnLeaving()
