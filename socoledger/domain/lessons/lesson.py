"""What is told of one code."""

from typing import NamedTuple


class Lesson(NamedTuple):
    """`reason` is a message id; `source` is cited in Dutch, as the law is, "" where it is a rule of
    these books; `example` shows how they should not be written, and `right` how the same is written
    well, "" where there is nothing to write.
    """

    reason: str
    source: str
    example: str
    right: str = ""
