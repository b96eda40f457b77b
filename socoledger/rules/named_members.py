"""The members that a person means by what they type (SPEC 11)."""

from collections.abc import Iterable

from socoledger.domain.member import Member


def members_named(said: str, members: Iterable[Member]) -> list[Member]:
    """Those of whom it is the id or the name; if there is none, those of whom it is a part of
    these. None at all for an empty text.
    """
    text = said.strip().casefold()
    if not text:
        return []
    known = list(members)
    whole = [one for one in known if text in (one.id, one.name.casefold())]
    return whole or [one for one in known if text in one.id or text in one.name.casefold()]
