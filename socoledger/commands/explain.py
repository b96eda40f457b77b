"""The command `explain`: the meaning, the source and the remedy of a finding."""

from socoledger.catalogue.table import CODES
from socoledger.commands.context import Context, misused, words_here
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.write.explain import explained, listed


def explain(context: Context, code: str | None) -> Answer:
    """`explain [CODE]`: one code in full, or all of them, a line each."""
    words = words_here(context)
    if code is None:
        return Answer("".join(f"{line}\n" for line in listed(CODES.values(), words)))
    if code.upper() not in CODES:
        raise misused(words, _("there is no code {code}; see: socoledger explain"), code=code)
    return Answer("".join(f"{line}\n" for line in explained(CODES[code.upper()], words)))
