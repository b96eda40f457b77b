"""The account for the gemeente: of a year, or of a part of it (SPEC 12)."""

from datetime import date
from typing import NamedTuple

from socoledger.domain.article31 import MemberAwards
from socoledger.domain.closing import Accepted
from socoledger.domain.contributions import Contribution
from socoledger.domain.findings import Finding
from socoledger.domain.goals import ReviewAnswer
from socoledger.domain.grants import GrantsAnswer
from socoledger.domain.impact import ImpactAnswer
from socoledger.domain.member import Decision
from socoledger.domain.municipality import MemberReturn, ReturnFigures
from socoledger.domain.report.basis import Basis
from socoledger.domain.report.clauses import VersionAccount
from socoledger.domain.report.earnings import EarningsRow
from socoledger.domain.report.estimate import Estimate
from socoledger.domain.report.statement import Received
from socoledger.domain.result import MemberFigures
from socoledger.domain.spaarpot import SpaarpotFigures


class Gist(NamedTuple):
    """What the account says in a sentence; None: it is not told, or there is nothing of it."""

    result_cents: int | None
    """What members and the coöperatie earned after costs."""
    returned_cents: int | None
    returned_paid_cents: int | None
    set_aside_cents: int | None
    """In spaarpotten."""
    paid_cents: int | None
    """Premiums and allowances."""


class MemberAccount(NamedTuple):
    """One member in the year."""

    figures: MemberFigures
    returned: MemberReturn
    awards: MemberAwards
    pot: SpaarpotFigures
    premium_decisions: tuple[Decision, ...]
    """Those of the college that cover a day of the year, and were taken by its last day."""
    allowance_decisions: tuple[Decision, ...]
    received: tuple[Received, ...]
    """Payments in order of date."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of it to tell."""
        figures, awards, pot = self.figures, self.awards, self.pot
        amounts = (
            figures.income_cents,
            figures.expenses_cents,
            *figures.distribution.values(),
            awards.premium.hours_hundredths,
            pot.balance_cents,
            pot.pending_cents,
            self.returned.leaving_cents,
        )
        return not any(amounts) and not self.received


class AcceptedError(NamedTuple):
    """An error that a close accepted, with the period of that close."""

    period: str
    error: Accepted


class MunicipalityAccount(NamedTuple):
    """What the gemeente is told of a year through a day. What a council may not see is None or
    empty.
    """

    year: int
    is_interim: bool
    basis: Basis
    gist: Gist
    versions: tuple[VersionAccount, ...]
    members: tuple[MemberAccount, ...]
    earnings: EarningsRow | None
    """Of all members together, and of who had left."""
    returned: ReturnFigures | None
    grants: GrantsAnswer
    """Those whose period touches the year, or of which something is left."""
    contribution: Contribution | None
    """What the gemeente brought in as a partner."""
    impact: ImpactAnswer
    review: ReviewAnswer
    """Goals whose time touches the year."""
    estimate: Estimate | None
    """None: it is not an interim account, or the estimate is not told."""
    accepted: tuple[AcceptedError, ...]
    errors: tuple[Finding, ...]
    """Those in or before the time of the account, that no close accepted."""
    is_anonymous: bool = False

    @property
    def day(self) -> date:
        """The last day that counts."""
        return self.basis.day
