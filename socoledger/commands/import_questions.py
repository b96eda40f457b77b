"""The questions of `import` about one booking: account, owners, purpose, parts (SPEC 10).

Each asks until the answer can be, and gives None where the person goes back by an empty answer.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from socoledger.commands.asking import Asker
from socoledger.commands.import_extras import extra_choices, only_one, with_extra
from socoledger.domain.agreement import Purpose
from socoledger.domain.bank_decision import Booking, Decision, OpenPayment
from socoledger.domain.books import Books
from socoledger.domain.findings import _
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.metadata import PURPOSE_PAYOUT
from socoledger.domain.money import parse_hundredths
from socoledger.domain.period import Month
from socoledger.domain.weights import parse_weights
from socoledger.rules.bank.decided import Lack, lacking, moved, spaarpot_of
from socoledger.rules.used_accounts import account_named, accounts_by_use, may_be_opened
from socoledger.write.words import Words


class Questions:
    """The questions about bookings in some books."""

    def __init__(self, books: Books, words: Words, asker: Asker) -> None:
        self._books, self._words, self._asker = books, words, asker
        self.accounts = tuple(accounts_by_use(books))
        self._members = [member.id for member in books.members]

    def completed(self, booking: Booking, one: OpenPayment) -> Booking | None:
        """A booking that says all it has to say of a payment."""
        answered: Booking | None = booking
        while answered is not None:
            match lacking(answered, one.payment.cents, self._books):
                case None:
                    return answered
                case Lack.ACCOUNT:
                    answered = self.account(answered)
                case Lack.OWNER:
                    answered = self.owner(answered)
                case Lack.PURPOSE:
                    answered = self.purpose(answered, one.day)
        return None

    def account(self, booking: Booking) -> Booking | None:
        """Another account. What was said of the account before is said anew."""
        while said := self._ask(_("account"), self.accounts):
            account = self.account_named(said)
            if account is not None:
                return moved(booking, account, self._books)
            self._tell(_("there is no such account; type a part of its name, or a whole new name"))
        return None

    def account_named(self, said: str) -> str | None:
        """The account that is meant: by its name or its end, a part no other has, or new."""
        known = account_named(said, self.accounts)
        return said if known is None and may_be_opened(said, self._books) else known

    def owner(self, booking: Booking) -> Booking | None:
        """Whose it is: a member, members with weights, or collective."""
        question = _("whose: {members}, or several as anna 2, bram 1.5")
        members = ", ".join([*self._members, COLLECTIVE])
        while said := self._ask(question, [*self._members, COLLECTIVE], members=members):
            owner = self._owner_named(said)
            if owner is not None:
                return replace(booking, owner=owner)
            self._tell(_("that is no id of a member, nor several with weights"))
        return None

    def _owner_named(self, said: str) -> str | None:
        """Who is meant: an id or the beginning of one, or several ids with weights."""
        if "," not in said:
            return only_one(said, [*self._members, COLLECTIVE])
        shares = [part.split(maxsplit=1) for part in said.split(",")]
        ids = [only_one(share[0], self._members) if share else None for share in shares]
        if None in ids:
            return None
        named = ", ".join(
            " ".join([f"{id_}", *share[1:]]) for id_, share in zip(ids, shares, strict=True)
        )
        try:
            parse_weights(named)
        except ValueError:
            return None
        return named

    def purpose(self, booking: Booking, day: date) -> Booking | None:
        """What is spent of a spaarpot, for what purpose of the agreement of that day."""
        if spaarpot_of(booking.account, self._books) is None:
            self._tell(_("only what is spent of a spaarpot has a purpose: give such an account"))
            return None
        purposes = self._purposes(day)
        known = [*(purpose.id for purpose in purposes), PURPOSE_PAYOUT]
        while said := self._ask(_("purpose: {known}"), known, known=", ".join(known)):
            if said not in known:
                self._tell(_("that is none of these purposes"))
                continue
            approval = ""
            if any(purpose.id == said and purpose.approval for purpose in purposes):
                approval = self._ask(_("reference of the gemeente's approval"))
                if not approval:
                    return None
            return replace(booking, purpose=said, approval=approval)
        return None

    def more(self, booking: Booking, day: date) -> Booking | None:
        """A unit, a grant and the like; what it has already is taken away."""
        choices = [*extra_choices(booking, day, self._books)]
        first = {one.partition(" ")[0]: one for one in reversed(choices)}
        kinds = ", ".join(one for one in choices if one in first.values())
        question = _("also, or no longer: {kinds}, with FOLDER")
        while said := self._ask(question, choices, kinds=kinds):
            changed = with_extra(booking, said, choices)
            if changed is not None:
                return changed
            self._tell(_("that is none of these; Tab shows them"))
        return None

    def _purposes(self, day: date) -> Sequence[Purpose]:
        agreement = self._books.agreement(Month.of(day))
        return () if agreement is None else agreement.spaarpot.purposes

    def parts(self, one: OpenPayment) -> Decision | None:
        """The parts of a payment, the last of which has what the others leave."""
        parts: list[Booking] = []
        left = abs(one.payment.cents)
        while True:
            cents = self._amount(left)
            booking = None if cents is None else self.completed(Booking(), one)
            if cents is None or booking is None:
                return None
            left -= cents
            parts.append(replace(booking, cents=cents if left else None))
            if not left:
                return tuple(parts)

    def _amount(self, left: int) -> int | None:
        """How much of what is left a part is, in cents; None where nobody says."""
        question = _("amount of the next part, of {left_cents}; = is all of it")
        while said := self._ask(question, left_cents=left):
            if said == "=":
                return left
            try:
                cents = parse_hundredths(said.replace(",", "."))
            except ValueError:
                cents = 0
            if 0 < cents <= left:
                return cents
            self._tell(_("give an amount as 12,50, not above {left_cents}"), left_cents=left)
        return None

    def _ask(self, question: str, choices: Sequence[str] = (), **parameters: str | int) -> str:
        return self._asker.ask(self._words(question, **parameters), choices).strip()

    def _tell(self, message: str, **parameters: str | int) -> None:
        self._asker.tell(self._words(message, **parameters))
