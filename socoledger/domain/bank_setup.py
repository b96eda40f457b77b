"""Records of bank.yaml: the bank accounts, and the rules that book their lines (SPEC 10)."""

from dataclasses import field

from socoledger.domain.declared import FromFile, InFile, key, place_of_record
from socoledger.domain.findings import _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import Account, Amount, Direction, Iban, Id, Path, Text, Year, YesNo

MONTH_FILE = "{year}-{month}.beancount"
"""The default name of the file of a month, beside the main journal."""


@frozen
class BankAccount(FromFile):
    """A bank account, and the account that it is in the journal."""

    iban: Iban = field(metadata=key("iban", _("The IBAN, as the statements have it.")))
    account: Account = field(
        metadata=key("account", _("What this bank account is called in the journal."))
    )
    place: InFile = field(metadata=place_of_record())


@frozen
class BankRule(FromFile):
    """How lines are booked that fit all of what it names, from `text` through `direction`.

    It books on exactly one of `account`, `spaarpot`, `premium`, `allowance`, `municipality` and,
    where there is no `account`, `grant`.
    """

    place: InFile = field(metadata=place_of_record())
    text: Text = field(
        default="",
        metadata=key("text", _("What stands anywhere in the name or the description.")),
    )
    name: Text = field(default="", metadata=key("name", _("What stands in the name.")))
    iban: Iban = field(default="", metadata=key("iban", _("The IBAN of the other side.")))
    amount_cents: Amount | None = field(
        default=None, metadata=key("amount", _("The amount, in or out."))
    )
    direction: Direction | None = field(
        default=None, metadata=key("direction", _("Whether money comes in or goes out."))
    )
    regex: YesNo = field(
        default=False,
        metadata=key("regex", _("Whether `text` and `name` are regular expressions.")),
    )
    account: Account | None = field(
        default=None, metadata=key("account", _("The account that such lines are booked on."))
    )
    spaarpot: Id | None = field(
        default=None, metadata=key("spaarpot", _("The member whose spaarpot they are booked on."))
    )
    premium: Id | None = field(
        default=None, metadata=key("premium", _("The member whose premium they pay."))
    )
    allowance: Id | None = field(
        default=None, metadata=key("allowance", _("The member whose allowance they pay."))
    )
    municipality: Year | None = field(
        default=None,
        metadata=key("municipality", _("The year of which they pay the gemeente its return.")),
    )
    member: Id | None = field(
        default=None, metadata=key("member", _("Whose they are; collective: nobody's."))
    )
    members: Text | None = field(
        default=None, metadata=key("members", _("Who share them, as anna 2, bram 1.5."))
    )
    unit: Id | None = field(default=None, metadata=key("unit", _("The unit that they belong to.")))
    grant: Id | None = field(
        default=None,
        metadata=key(
            "grant", _("The grant that pays them; without `account`: that they are received for.")
        ),
    )
    reimbursed: Id | None = field(
        default=None,
        metadata=key("reimbursed", _("The member who is paid back against a receipt.")),
    )
    partner: Path | None = field(
        default=None,
        metadata=key("with", _("The folder of the books under the same umbrella they are with.")),
    )
    purpose: Id | None = field(
        default=None, metadata=key("purpose", _("What is spent of a spaarpot, for what purpose."))
    )
    approval: Text | None = field(
        default=None, metadata=key("approval", _("The approval of the gemeente, where it asks so."))
    )


@frozen
class BankSetup(FromFile):
    """bank.yaml."""

    accounts: tuple[BankAccount, ...] = field(
        metadata=key("accounts", _("The bank accounts, each with its account in the journal."))
    )
    place: InFile = field(metadata=place_of_record())
    journal: Path = field(
        default=MONTH_FILE,
        metadata=key("journal", _("The file of a month, beside the main journal.")),
    )
    keep_iban: YesNo = field(
        default=False,
        metadata=key("keep_iban", _("Whether IBANs of others are kept in the journal.")),
    )
    rules: tuple[BankRule, ...] = field(
        default=(),
        metadata=key("rules", _("How lines are booked; the first rule that fits decides.")),
    )

    def account_of(self, iban: str) -> str | None:
        """The account in the journal of a bank account, None if it is not one of these."""
        return next((known.account for known in self.accounts if known.iban == iban), None)

    @property
    def names(self) -> frozenset[str]:
        """The accounts in the journal."""
        return frozenset(known.account for known in self.accounts)
