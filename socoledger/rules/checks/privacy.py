"""The list of real names of books that use pseudonyms (SPEC 7)."""

from collections.abc import Iterator

from socoledger.catalogue.privacy import NAMES_FILE_UNPROTECTED
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding


def names_file_findings(coop: Coop, *, is_safe: bool) -> Iterator[Finding]:
    """A finding if pseudonyms are agreed and the list of names is not safe: `is_safe` says whether
    it exists and git does not have it.
    """
    if coop.pseudonyms and not is_safe:
        file = coop.names_file or "names_file"
        yield Finding.of(NAMES_FILE_UNPROTECTED, coop.place, file=file)
