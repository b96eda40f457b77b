"""Completions for a shell, in the form that Typer asks for.

Whatever goes wrong, nothing is offered and nothing is said, as there is nowhere to say it.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from socoledger.cli import lazy
from socoledger.cli.answering import context_of

if TYPE_CHECKING:
    from socoledger.commands.context import Context

Offers = Iterable[str | tuple[str, str]]
Offer = Callable[[typer.Context, str], list[tuple[str, str]]]


def _offer(find: Callable[[], Callable[["Context"], Offers]]) -> Offer:
    """Offer nothing where something is wrong, and only what begins as what was typed. The second of
    each pair explains the first.
    """

    def offered(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        try:
            offers = find()(context_of(ctx))
        except Exception:  # noqa: BLE001 - the shell would show it in the middle of a line
            return []
        pairs = [offer if isinstance(offer, tuple) else (offer, "") for offer in offers]
        return [pair for pair in pairs if pair[0].startswith(incomplete)]

    return offered


member_ids = _offer(lambda: lazy.completion.member_ids)
accounts = _offer(lambda: lazy.completion.accounts)
kinds = _offer(lambda: lazy.completion.kinds)
years = _offer(lambda: lazy.completion.years)
periods = _offer(lambda: lazy.completion.periods)
open_periods = _offer(lambda: lazy.completion.open_periods)
closed_periods = _offer(lambda: lazy.completion.closed_periods)
days = _offer(lambda: lazy.completion.days)
codes = _offer(lambda: lazy.completion.codes)
acceptable_codes = _offer(lambda: lazy.completion.acceptable_codes)
notable_codes = _offer(lambda: lazy.completion.notable_codes)
schemas = _offer(lambda: lazy.completion.schemas)
breakdowns = _offer(lambda: lazy.completion.breakdowns)
traceable = _offer(lambda: lazy.completion.traceable)
revisions = _offer(lambda: lazy.completion.revisions)
