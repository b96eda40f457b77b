"""Records of coop.yaml: the coöperatie and its units (SPEC 1)."""

from dataclasses import field

from socoledger.domain.accounts import Accounts
from socoledger.domain.declared import FromFile, InFile, key, place_of_record
from socoledger.domain.findings import Place, _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import (
    Account,
    Id,
    InMonth,
    Key,
    Kvk,
    Language,
    Path,
    ShareBy,
    Text,
    YesNo,
)

JOURNAL = "journal/main.beancount"
"""The default path of the journal."""
BANK = "bank.yaml"
"""The default path of the bank accounts and their rules."""
CLOSES = "closes"
"""The default folder of closes."""


@frozen
class Unit(FromFile):
    """A part of the coöperatie that results are shown of, as a restaurant or an atelier."""

    id: Id = field(metadata=key("id", _("What transactions and hours call it by.")))
    name: Text = field(
        default="",
        metadata=key("name", _("What people read; if left out, the id with a capital.")),
    )


@frozen
class Director(FromFile):
    """Somebody of the board, who signs the annual accounts."""

    role: Text = field(metadata=key("role", _("The role in the board, as chair or treasurer.")))
    name: Text = field(metadata=key("name", _("The name below which they sign.")))


@frozen
class Letterhead(FromFile):
    """What documents say of who made them, beside the name of the coöperatie."""

    address: tuple[Text, ...] = field(
        default=(), metadata=key("address", _("The address, line by line."))
    )
    kvk: Kvk | None = field(
        default=None, metadata=key("kvk", _("The number at the Kamer van Koophandel."))
    )
    contact: Text | None = field(
        default=None,
        metadata=key("contact", _("Whom to ask, and how: a name, a telephone number, an address.")),
    )
    logo: Path | None = field(
        default=None,
        metadata=key("logo", _("A picture in the folder of the books, as .png or .jpg.")),
    )
    board: tuple[Director, ...] = field(
        default=(), metadata=key("board", _("Who signs the annual accounts."))
    )
    place: InFile = field(default=Place("coop.yaml", 1), metadata=place_of_record())


@frozen
class Coop(FromFile):
    """coop.yaml."""

    name: Text = field(metadata=key("name", _("The name of the coöperatie.")))
    municipality: Text = field(
        metadata=key("municipality", _("The gemeente that the coöperatie has an agreement with."))
    )
    first_month: InMonth = field(
        metadata=key("first_month", _("The first month that is closed with socoledger."))
    )
    place: InFile = field(metadata=place_of_record())
    language: Language = field(
        default="nl", metadata=key("language", _("The language of what people read."))
    )
    journal: Path = field(
        default=JOURNAL,
        metadata=key("journal", _("The Beancount journal, which includes the rest.")),
    )
    closes: Path = field(
        default=CLOSES,
        metadata=key("closes", _("The folder in which closes are written, and nothing else.")),
    )
    bank: Path = field(
        default=BANK,
        metadata=key("bank", _("The bank accounts, and the rules by which lines are booked.")),
    )
    member_key: Key = field(
        default="member",
        metadata=key(
            "member_key",
            _("The metadata key that says whose a posting is; tags of members begin with it."),
        ),
    )
    kor: YesNo = field(
        default=False,
        metadata=key("kor", _("Whether the coöperatie uses the small business scheme for btw.")),
    )
    deadlines: YesNo = field(
        default=False,
        metadata=key(
            "deadlines",
            _("Whether `status` tells when the annual accounts are due, art. 2:58 BW."),
        ),
    )
    pseudonyms: YesNo = field(
        default=False,
        metadata=key(
            "pseudonyms",
            _("Whether the names in the names file may appear nowhere else in the books."),
        ),
    )
    names_file: Path | None = field(
        default=None,
        metadata=key("names_file", _("The file of real names, one a line, that git ignores.")),
    )
    not_bsn: tuple[Text, ...] = field(
        default=(),
        metadata=key("not_bsn", _("Numbers that look like a burgerservicenummer and are none.")),
    )
    accounts: Accounts = field(
        default=Accounts(),
        metadata=key("accounts", _("The accounts that mean something to socoledger.")),
    )
    units: tuple[Unit, ...] = field(
        default=(),
        metadata=key("units", _("Parts of the coöperatie whose results are shown apart.")),
    )
    share_by: ShareBy | None = field(
        default=None,
        metadata=key(
            "share_by",
            _("How income and costs without a unit are shown shared out over the units."),
        ),
    )
    """How what is shared is shown shared out over the units: equal, hours or turnover."""
    cash: tuple[Account, ...] = field(
        default=(),
        metadata=key(
            "cash", _("Accounts of cash, which are never below zero; if left out, Assets:Kas.")
        ),
    )
    """Accounts of cash, with those below them; none named: Kas under the root of assets."""
    letterhead: Letterhead = field(
        default=Letterhead(),
        metadata=key("letterhead", _("What documents for people say of who made them.")),
    )
    keys: tuple[Key, ...] = field(
        default=(),
        metadata=key(
            "keys",
            _("Metadata keys of your own that resemble one of socoledger's, and have no meaning."),
        ),
    )
    """Metadata keys of the treasurer's own that resemble one that counts, and are none."""
