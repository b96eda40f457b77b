"""One close at a time: what `close` and `reopen` do is done while nobody else does it."""

from collections.abc import Iterator
from contextlib import contextmanager

from socoledger.commands.context import Context, Stopped, root_of, words_here
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.read import books as reading
from socoledger.storage.lock import LockedError, locked


@contextmanager
def exclusive(context: Context) -> Iterator[None]:
    """Keep every other close out of the books meanwhile; stops where one is at work."""
    root = root_of(context)
    if root is None or not (root / reading.COOP).exists():  # reading will say so
        yield
        return
    try:
        with locked(root):
            yield
    except LockedError as error:
        message = _("another close is running in these books (process {holder}); try again later")
        said = words_here(context)(message, holder=error.holder or "?")
        raise Stopped(Answer(messages=(said,), exit=Exit.REFUSED)) from None
