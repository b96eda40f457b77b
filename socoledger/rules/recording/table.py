"""What each kind asks, in the order in which it is asked (SPEC 11)."""

from collections.abc import Mapping

from socoledger.domain.findings import _
from socoledger.domain.recording import Fact, Field, Kind, Owed
from socoledger.rules.recording import habits, known
from socoledger.rules.recording.ground import Ground
from socoledger.rules.recording.rows import Need, Row, asked, optional


def _where_units(ground: Ground, _fact: Fact) -> Need:
    return Need.ASKED if ground.books.coop.units else Need.OPTIONAL


def _where_grants(ground: Ground, fact: Fact) -> Need:
    return Need.ASKED if [*known.grants(ground, fact)] else Need.OPTIONAL


def _where_approval(ground: Ground, fact: Fact) -> Need:
    return Need.NEEDED if known.asks_approval(ground, fact) else Need.OPTIONAL


def _where_partner(_ground: Ground, fact: Fact) -> Need:
    return Need.NEEDED if fact.partner else Need.OPTIONAL


def _of_member(_ground: Ground, fact: Fact) -> Need:
    return Need.ABSENT if fact.what == Owed.MUNICIPALITY else Need.NEEDED


def _of_municipality(_ground: Ground, fact: Fact) -> Need:
    return Need.NEEDED if fact.what == Owed.MUNICIPALITY else Need.ABSENT


_DAY = Row(Field.DAY, _("the day, as 12-3 or yesterday"), default=known.today)
_PAYEE = Row(Field.PAYEE, _("who is on the other side"), asked, known.payees)
_AMOUNT = Row(Field.AMOUNT, _("the amount, as 12,50"))
_USUAL_AMOUNT = _AMOUNT._replace(suggested=habits.usual_amount)
_OWNER = Row(
    Field.MEMBER,
    _("whose it is: a member, several as anna 2, bram 1.5, or collective"),
    choices=known.owners,
    suggested=known.last_owner,
)
_MEMBER = Row(Field.MEMBER, _("member"), choices=known.members, default=known.only_member)
_COST = Row(Field.ACCOUNT, _("what kind of cost"), choices=known.costs, default=known.usual_account)
_FROM = Row(Field.SOURCE, _("paid from"), choices=known.money, default=known.usual_money)
_TO = Row(Field.TO, _("received on"), choices=known.money, default=known.usual_money)
_TEXT = Row(Field.TEXT, _("what it is for"), asked, habits.texts, suggested=habits.usual_text)
_UNIT = Row(Field.UNIT, _("unit"), _where_units, known.units)
_GRANT = Row(
    Field.GRANT,
    _("the grant that pays it"),
    _where_grants,
    known.grants,
    beside=known.left_of_grants,
)
_PARTNER = Row(Field.PARTNER, _("the folder of the other books it is with"), optional)
_LINK = Row(Field.LINK, _("the link that both sides have"), _where_partner)

TABLE: Mapping[Kind, tuple[Row, ...]] = {
    Kind.INCOME: (
        _DAY,
        _PAYEE,
        _USUAL_AMOUNT,
        _OWNER,
        Row(
            Field.ACCOUNT,
            _("what kind of income"),
            choices=known.income,
            default=known.usual_account,
        ),
        _TO,
        _TEXT,
        _UNIT,
        _PARTNER,
        _LINK,
    ),
    Kind.COST: (
        *(_DAY, _PAYEE, _USUAL_AMOUNT, _OWNER, _COST, _FROM, _TEXT),
        *(_UNIT, _GRANT, _PARTNER, _LINK),
    ),
    Kind.HOURS: (
        _DAY,
        _MEMBER,
        Row(Field.AMOUNT, _("hours, as 4,5 or 4:30")),
        Row(Field.UNIT, _("what they were for"), asked, known.works),
    ),
    Kind.SPEND: (
        _DAY,
        _MEMBER._replace(choices=known.savers, default=known.only_saver),
        _AMOUNT._replace(beside=known.in_spaarpot),
        Row(
            Field.PURPOSE,
            _("purpose"),
            choices=known.purposes,
            beside=known.approvals,
            nothing=_(
                "agree with the gemeente what it may be spent on, and add that to agreement.yaml,"
                " under spaarpot"
            ),
        ),
        Row(Field.APPROVAL, _("reference of the gemeente's approval"), _where_approval),
        _FROM,
        _PAYEE,
        _TEXT,
    ),
    Kind.AWARD: (
        _DAY,
        _MEMBER,
        Row(Field.WHAT, _("what is awarded"), choices=known.owed_kinds, default=known.premium),
        Row(
            Field.SOURCE,
            _("out of the spaarpot, or as a cost of the coöperatie"),
            choices=known.award_sources,
            default=known.usual_source,
        ),
        _AMOUNT._replace(beside=known.for_award),
        _TEXT,
    ),
    Kind.PAY: (
        _DAY,
        Row(Field.WHAT, _("what is paid"), choices=known.owed_kinds, default=known.what_is_owed),
        _MEMBER._replace(need=_of_member, choices=known.payable, default=known.only_payable),
        Row(
            Field.YEAR,
            _("the year whose return is paid"),
            _of_municipality,
            default=known.year_of_day,
        ),
        _AMOUNT._replace(suggested=known.amount_owed, beside=known.for_payment),
        _FROM,
        _TEXT,
    ),
    Kind.RECEIPT: (
        _DAY,
        Row(Field.REIMBURSED, _("the member who is paid back"), choices=known.members),
        _AMOUNT,
        _OWNER,
        _COST,
        _FROM,
        _TEXT,
        _UNIT,
        _GRANT,
    ),
    Kind.OPENING: (
        Row(Field.ACCOUNT, _("the account that it is on"), choices=known.opening_accounts),
        _AMOUNT,
        _DAY._replace(default=known.opening_day),
        Row(
            Field.AGAINST,
            _("the account of opening balances"),
            choices=known.equity,
            default=known.usual_equity,
        ),
        _TEXT,
    ),
    Kind.GRANT: (
        _DAY,
        Row(
            Field.GRANT,
            _("grant"),
            choices=known.grants,
            default=known.only_grant,
            nothing=_("there are no grants yet: write them in grants.yaml first"),
        ),
        _AMOUNT._replace(suggested=known.amount_of_grant, beside=known.of_grant),
        _TO,
        _TEXT,
    ),
    Kind.TRANSFER: (
        _DAY,
        _AMOUNT,
        Row(Field.SOURCE, _("from which account"), choices=known.money),
        Row(Field.TO, _("to which account"), choices=known.money_elsewhere),
        _TEXT,
    ),
}
