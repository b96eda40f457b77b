"""What a document rests on: to which day it reaches, on which closes, and what these accepted."""

from datetime import date
from typing import NamedTuple

from socoledger.domain.closing import Accepted
from socoledger.domain.period import Month


class SealedClose(NamedTuple):
    """A close with its seal, which holds for all closes before it too."""

    period: str
    seal: str


class Basis(NamedTuple):
    """What the figures of a document rest on."""

    day: date
    """The last day that counts, inclusive."""
    close: SealedClose | None
    """The last close of the document's period or before it; None: nothing is closed."""
    open_months: tuple[Month, ...]
    """The months of the document's period that are not closed yet, in order."""
    accepted: tuple[Accepted, ...]
    """The errors dated in the document's period that closes accepted."""
