"""What a single file says, of which nothing is known but its content (SPEC 13): git hands over
files under names of its own.
"""

import re

from socoledger.domain.closing import CLOSE, Plan
from socoledger.domain.digest import mark
from socoledger.domain.shown import Shown, ShownClose, ShownJournal, ShownSettings
from socoledger.read.folder import BYTE_ORDER_MARK, JOURNAL_LIMIT, YAML_LIMIT, unreadable_text
from socoledger.read.journal.listed import listed_entries
from socoledger.read.journal.read_back import plan_of
from socoledger.read.yaml.listed import listed_settings

_JOURNAL = re.compile(
    rb"^(?:[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[ \t]+[a-z*!]"
    rb'|(?:option|include|plugin)[ \t]+"|(?:push|pop)(?:tag|meta)[ \t])',
    re.MULTILINE,
)
_HEAD_OF_CLOSE = re.compile(rb'^[0-9-]{10} custom "%b" "' % CLOSE.encode(), re.MULTILINE)
_MEMBER_KEY = re.compile(r' #close [^\n]*\n  ([a-z][A-Za-z0-9_-]*): "')
_DEFAULT_KEY = "member"


def shown(content: bytes) -> Shown | None:
    """What a file says, by its content alone; None if it is neither a journal, a close nor YAML, or
    if a line of it cannot be read. Nothing is run, and no other file is looked at.
    """
    content = content.removeprefix(BYTE_ORDER_MARK).replace(b"\r\n", b"\n")
    if len(content) > JOURNAL_LIMIT or unreadable_text(content, "") is not None:
        return None
    if _JOURNAL.search(content) is None:
        settings = listed_settings(content.decode()) if len(content) <= YAML_LIMIT else None
        return None if settings is None else ShownSettings(settings)
    if _HEAD_OF_CLOSE.search(content) is not None:
        text = content.decode()
        plan = _plan(text)
        if plan is not None:
            return ShownClose(plan, mark(text))
    entries = listed_entries(content)
    return None if entries is None else ShownJournal(entries)


def _plan(text: str) -> Plan | None:
    """What a close says, None if it says anything that no close does."""
    key = _MEMBER_KEY.search(text)
    try:
        return plan_of(text, _DEFAULT_KEY if key is None else key.group(1))
    except Exception:  # noqa: BLE001 - plan_of reads what we wrote; this somebody may have changed
        return None
