"""What coop.yaml says: the coöperatie and its units (SPEC 1)."""

from typing import NamedTuple

from socoledger.domain.accounts import Accounts
from socoledger.domain.findings import Place
from socoledger.domain.period import Month


class Unit(NamedTuple):
    """A part of the coöperatie that results are shown of, as a restaurant or an atelier."""

    id: str
    name: str


class Coop(NamedTuple):
    """coop.yaml."""

    name: str
    municipality: str
    first_month: Month
    place: Place
    language: str = "nl"
    journal: str = "journal/main.beancount"
    closes: str = "closes"
    member_key: str = "member"
    kor: bool = False
    pseudonyms: bool = False
    names_file: str | None = None
    not_bsn: tuple[str, ...] = ()
    accounts: Accounts = Accounts()
    units: tuple[Unit, ...] = ()
    share_by: str | None = None
    """How what is shared is shown shared out over the units: equal, hours or turnover."""
    cash: tuple[str, ...] = ()
    """Accounts of cash, with those below them; none named: Kas under the root of assets."""
    keys: tuple[str, ...] = ()
    """Metadata keys of the treasurer's own that resemble one that counts, and are none."""
