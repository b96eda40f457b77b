"""Whether a person agrees that something is written, once it has been shown (SPEC 11)."""

from typing import NamedTuple

from socoledger.commands.asking import Asker, StopAsking
from socoledger.commands.context import Stopped, misused
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.write.words import Words

YES = ("", "y", "yes", "j", "ja")
_WRITE = _("write this? Enter is yes, n is no")


class Consent(NamedTuple):
    """How a command is told to write: by --yes, by the person at the terminal, or not at all."""

    is_given: bool = False
    is_dry_run: bool = False
    asker: Asker | None = None

    @property
    def is_asked(self) -> bool:
        """Whether it is the person at the terminal who says so."""
        return not self.is_given and not self.is_dry_run


def require_consent(words: Words, consent: Consent, shown: str, question: str = _WRITE) -> str:
    """Stop unless something is to be written, or taken back as the question asks. The text is what
    is left to show of it: nothing where a person has seen it.
    """
    if consent.is_given or consent.is_dry_run:
        return shown
    if consent.asker is None:
        message = _("nothing was written: there is no terminal to ask in, so say --yes to write it")
        raise misused(words, message)
    consent.asker.tell(shown.rstrip("\n"))
    try:
        answer = consent.asker.ask(words(question)).strip()
    except StopAsking:
        answer = "n"
    if answer.casefold() not in YES:
        raise Stopped(Answer(messages=(words("nothing was written"),)))
    return ""
