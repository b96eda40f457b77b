"""Private data (S6) in files of any kind, also those that the books do not read, such as notes."""

from collections.abc import Iterable
from pathlib import Path

from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Place, in_order
from socoledger.read import privacy
from socoledger.read.folder import JOURNAL_LIMIT, Folder
from socoledger.read.names import watch_names


def private_findings(root: Path, names: Iterable[str], coop: Coop) -> tuple[Finding, ...]:
    """The findings on private data in files, given by their paths from the folder of the books.
    What is no text is looked at by its name alone.
    """
    folder = Folder(root)
    privacy.watch(folder)
    of_names_file = watch_names(folder, coop)
    for name in names:
        folder.read(folder.root / name, JOURNAL_LIMIT, Place(name, 1))
    found, hidden = privacy.findings(folder, coop)
    return in_order(privacy.mask_findings((*of_names_file, *found), hidden))
