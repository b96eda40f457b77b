"""Copies of books, as git has them."""

from pathlib import Path

from socoledger.read import books as reading


def copy_names_file(root: Path, copy: Path) -> None:
    """Copy the file of real names, which is not in git, into the copy of the books."""
    head = reading.read_head(root)
    if not isinstance(head, reading.Head) or head.coop.names_file is None:
        return
    source, target = root / head.coop.names_file, copy / head.coop.names_file
    inside = root.resolve() in source.resolve().parents and copy in target.resolve().parents
    if inside and source.is_file() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
