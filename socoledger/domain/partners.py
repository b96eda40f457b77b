"""Who is who among those that bring money in: names that differ in how they are written alone."""

from socoledger.domain.model import MUNICIPALITY


def bare(name: str) -> str:
    """A name without what differs from writer to writer: OranjeFonds is "Oranje Fonds"."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def is_municipality(name: str, municipality: str) -> bool:
    """Whether a name is that of the gemeente, whose own name is `municipality`."""
    town = bare(municipality)
    return bare(name) in (MUNICIPALITY, "gemeente", town, f"gemeente{town}")
