"""The files that a person types, or drags into the window of a terminal."""

import shlex
from pathlib import Path


def files_in(said: str) -> tuple[str, ...]:
    """The files that a person typed, or dragged into the window: with quotes, backslashes or ~.
    Raises ValueError.
    """
    return tuple(str(Path(one).expanduser()) for one in shlex.split(said))
