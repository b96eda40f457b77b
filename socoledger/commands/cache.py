"""`cache clear`: remove what is kept so that the next command is quick."""

from socoledger.commands.context import Context, words_here
from socoledger.domain.exits import Answer, Exit
from socoledger.storage.cache import UnusableError, clear, folder_of_user

_BYTES = 1_000


def cache_clear(context: Context) -> Answer:
    """Remove all that is kept, and tell how much that was. Raises OSError."""
    words, folder = words_here(context), folder_of_user()
    try:
        count, size = clear(folder)
    except UnusableError:
        message = words(
            "{folder} is not used: it is a link, or somebody else may write there; look what it is,"
            " and take it away",
            folder=folder,
        )
        return Answer(messages=(message,), exit=Exit.REFUSED)
    if not count:
        return Answer(words("nothing is kept in {folder}", folder=folder) + "\n")
    kilobytes = str(-(-size // _BYTES))
    message = words(
        "removed from {folder}; files: {count}, kB: {size}",
        folder=folder,
        count=str(count),
        size=kilobytes,
    )
    return Answer(f"{message}\n")
