"""One command that writes at a time holds the lock of the books."""

from collections.abc import Iterator
from contextlib import contextmanager

from socoledger.commands.context import Context, Stopped, root_of, words_here
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.read import books as reading
from socoledger.storage.lock import LockedError, locked


@contextmanager
def exclusive(context: Context) -> Iterator[None]:
    """Hold the lock of the books; stops if another command holds it."""
    root = root_of(context)
    if root is None or not (root / reading.COOP).exists():  # reading will say so
        yield
        return
    try:
        with locked(root):
            yield
    except LockedError as error:
        message = _("another command is writing in these books (process {holder}); try again later")
        text = words_here(context)(message, holder=error.holder or "?")
        raise Stopped(Answer(messages=(text,), exit=Exit.REFUSED)) from None
