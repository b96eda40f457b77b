"""What `explain` tells of each code besides the table: why it matters, where that comes from, and
an example of how it comes about. One module for each family of codes.

These stand apart from the table because only `explain` needs them; a test holds the two together.
"""

from socoledger.domain.lessons import agreement, closes, files, law, members, privacy
from socoledger.domain.lessons.lesson import Lesson

LESSONS: dict[str, Lesson] = {
    **files.LESSONS,
    **members.LESSONS,
    **agreement.LESSONS,
    **law.LESSONS,
    **closes.LESSONS,
    **privacy.LESSONS,
}
