"""The destinations of results and spaarpotten, as agreement.yaml writes them (SPEC 1)."""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Annotated, Any, Final

from socoledger.domain.declared import FromFile, key
from socoledger.domain.findings import _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import NO_VALUE, SHARE, TEXT, UNREADABLE, WRONG_KIND, Kind, Share
from socoledger.domain.member import OUTCOMES

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
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

TAIL_OF_NUMBER = "tail_of_number"
"""The type of the error that pydantic is given for a key that a comma cut off a number."""
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


def name_in_mapping(value: str) -> str:
    """A key that is a name of the books' own. Raises PydanticCustomError for what a comma cut off a
    number.
    """
    if is_tail_of_number(value):
        from pydantic_core import PydanticCustomError

        raise PydanticCustomError(TAIL_OF_NUMBER, "a number with a comma")
    return value


class _Split:
    """Reads `{municipality: 50%, spaarpot: 50%}`, in the order written."""

    @staticmethod
    def _shares(value: object) -> object:
        if value is UNREADABLE:
            return {}
        if not isinstance(value, Mapping):
            return value
        return {name: "" if one is NO_VALUE else one for name, one in value.items()}

    @staticmethod
    def _levies(shares: Mapping[str, Any]) -> tuple[Levy, ...]:
        return tuple(Levy(to, share) for to, share in shares.items())

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # noqa: ANN401 - any type that may be annotated
        handler: "GetCoreSchemaHandler",
    ) -> "CoreSchema":
        from pydantic_core import core_schema as core

        shares = core.dict_schema(
            core.no_info_plain_validator_function(name_in_mapping),
            core.no_info_plain_validator_function(SHARE.read),
        )
        written = core.no_info_before_validator_function(self._shares, shares)
        return core.no_info_after_validator_function(self._levies, written)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        names = {"pattern": _PATTERN}
        shares = dict(SHARE.schema)
        return {"type": "object", "propertyNames": names, "additionalProperties": shares}


class OnLeaving:
    """Reads one destination for every outcome, or one for each that is named."""

    known = OUTCOMES
    """The keys that there may be."""

    @staticmethod
    def _by_outcome(value: object) -> object:
        if isinstance(value, str):
            return dict.fromkeys(OUTCOMES, value)
        if isinstance(value, Mapping):
            return value
        from pydantic_core import PydanticCustomError

        raise PydanticCustomError(WRONG_KIND, "not of its kind", {"kind": TEXT})

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # noqa: ANN401 - any type that may be annotated
        handler: "GetCoreSchemaHandler",
    ) -> "CoreSchema":
        from pydantic_core import core_schema as core

        text = core.no_info_plain_validator_function(TEXT.read)
        named = core.typed_dict_field(text, required=False)
        outcomes = core.typed_dict_schema(dict.fromkeys(OUTCOMES, named), extra_behavior="forbid")
        return core.no_info_before_validator_function(self._by_outcome, outcomes)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        destination = {"type": "string", "pattern": _LEAVING_PATTERN, "examples": [KEEP]}
        outcomes = dict.fromkeys(OUTCOMES, destination)
        by_outcome = {"type": "object", "properties": outcomes, "additionalProperties": False}
        return {"anyOf": [destination, by_outcome]}


SPLIT: Final = _Split()
ON_LEAVING: Final = OnLeaving()
