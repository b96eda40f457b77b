"""The questions of `save` to who has never used git: whether it is to keep these books, and under
whose name and address (SPEC 11).
"""

from pathlib import Path
from typing import NamedTuple

from socoledger.commands.asking import Asker, StopAsking
from socoledger.commands.context import refused
from socoledger.commands.save_hindrances import NOTHING_SAVED, hindered, not_saved
from socoledger.domain.findings import _
from socoledger.read.private_text import PrivateText
from socoledger.storage.files import content_of, rewrite
from socoledger.storage.repository import (
    HinderedError,
    Hindrance,
    Repository,
    has_identity,
    make_repository,
    open_repository,
    write_identity,
)
from socoledger.write.new_books import with_ignored
from socoledger.write.words import Words

_IGNORE = ".gitignore"


class Person(NamedTuple):
    """Who saves: the name and address that were given, whether they agree beforehand to have git
    keep the books, and how to ask them, None where nobody sits there.
    """

    name: str = ""
    email: str = ""
    agrees: bool = False
    asker: Asker | None = None


def repository_for(words: Words, root: Path, person: Person) -> Repository:
    """The repository of the books; it is made if the person wants that. Stops if not. Raises
    GitMissingError, GitFailedError, OSError.
    """
    try:
        return open_repository(root)
    except HinderedError as error:
        if error.hindrance is not Hindrance.NOT_KEPT or not _wants(words, person):
            raise hindered(words, error) from None
    _ignore_private(root)
    make_repository(root)
    return open_repository(root)


def _wants(words: Words, person: Person) -> bool:
    """Whether the person wants git to keep the books."""
    if person.agrees or person.asker is None:
        return person.agrees
    yes, no = words("yes"), words("no")
    person.asker.tell(words("git does not keep these books yet: nothing could be brought back"))
    question = words(
        "have it keep them from now on, on this computer alone? ({yes}, {no})", yes=yes, no=no
    )
    while True:
        said = _ask(words, person.asker, question, (yes, no)).lower()
        if said in (yes, yes[0]):
            return True
        if said in (no, no[0]):
            raise refused(words(NOTHING_SAVED))


def _ignore_private(root: Path) -> None:
    """Have git leave alone what does not belong in it. Raises OSError."""
    path = root / _IGNORE
    before = content_of(path) if path.exists() else None
    after = with_ignored(before or b"")
    if after != before:
        rewrite(path, before, after)


def identified(words: Words, root: Path, person: Person, private: PrivateText) -> None:
    """See to it that git knows a name and an address: those given, those it has, or those that the
    person answers, which are kept for these books alone. Stops if there are none. Raises
    GitMissingError, GitFailedError.
    """
    if not person.name and not person.email and has_identity(root):
        return
    name, email = " ".join(person.name.split()), " ".join(person.email.split())
    if person.asker is not None and not has_identity(root):
        person.asker.tell(words("git writes down who saved; this stays in these books"))
        name = name or _answered(words, person.asker, words("your name"))
        email = email or _answered(words, person.asker, words("your e-mail address"))
    for text in (name, email):
        if private.clean(text) != text or set(text) & set("<>"):
            message = _(
                "this cannot be the name or address of who saves; give one without < and >, and"
                " that is not in the list of real names"
            )
            raise not_saved(words, message)
    write_identity(root, name, email)
    if not has_identity(root):
        message = _(
            "git does not know who saves; say it once: socoledger save --name NAME --email ADDRESS"
        )
        raise not_saved(words, message)


def _answered(words: Words, asker: Asker, question: str) -> str:
    """An answer that is not empty."""
    while True:
        said = " ".join(_ask(words, asker, question).split())
        if said:
            return said


def _ask(words: Words, asker: Asker, question: str, choices: tuple[str, ...] = ()) -> str:
    """An answer; stops if the person does."""
    try:
        return asker.ask(question, choices).strip()
    except StopAsking:
        raise refused(words(NOTHING_SAVED)) from None
