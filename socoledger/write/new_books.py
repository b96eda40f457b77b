"""The text of new books and new members, out of the templates in this folder."""

from collections.abc import Sequence
from datetime import date
from importlib import resources
from string import Template
from typing import assert_never
from unicodedata import category

from socoledger.domain.accounts import Accounts, default_account
from socoledger.domain.journal import Journal
from socoledger.domain.options import Model
from socoledger.domain.period import Month

ACCOUNTS = "accounts.beancount"
_NOT_PLAIN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_UNFILLED = {
    "nl": ("Coöperatie VUL-HIER-DE-NAAM-IN U.A.", "VUL-HIER-DE-GEMEENTE-IN"),
    "en": ("Coöperatie FILL-IN-THE-NAME U.A.", "FILL-IN-THE-GEMEENTE"),
}


_FILES = {
    "coop.yaml": "coop.yaml",
    "journal/main.beancount": "main.beancount",
    f"journal/{ACCOUNTS}": "accounts.beancount",
    "closes/start.beancount": "start.beancount",
    "members/.gitkeep": "gitkeep",
    ".gitignore": "gitignore",
}
_IGNORED = ("private/", "bank/", "payments/", ".socoledger*")
"""What git is to leave alone in all books."""
_ATTRIBUTES = {
    "*.beancount": ("diff=socoledger", "merge=socoledger"),
    "members/*.yaml": ("diff=socoledger",),
}
"""The files that git has socoledger show and merge, once it is told how."""
TEXTCONV = 'git config diff.socoledger.textconv "socoledger textconv"'
MERGE_DRIVER = 'git config merge.socoledger.driver "socoledger merge-check --driver %O %A %B %P"'
"""The commands by which git is told how, in each clone."""
_BANK_FILES = {"bank.yaml": "bank.yaml", "import_config.py": "import_config.txt"}
"""The files that books with a bank have besides."""


def _text(language: str, name: str) -> str:
    folder = resources.files("socoledger") / "write" / "templates"
    own = folder / language / name
    return (own if own.is_file() else folder / name).read_text(encoding="utf-8")


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotes; what is no plain character becomes a space."""
    plain = "".join(" " if category(character) in _NOT_PLAIN else character for character in text)
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def schema_path(name: str) -> str:
    """Where in books the JSON Schema of a kind of file is; hidden, as people do not read it."""
    return f".schemas/{name}.schema.json"


def first_line(path: str) -> str:
    """What tells editors where the schema is that explains a file, by a path from that file."""
    return f"# yaml-language-server: $schema={path}\n"


def files(
    model: Model,
    language: str,
    first_month: Month,
    *,
    name: str,
    municipality: str,
    bank: bool = False,
) -> dict[str, str]:
    """The files of new books, by path in their folder; `bank`: also those for statements."""
    unfilled_name, unfilled_municipality = _UNFILLED[language]
    values = {
        "name": quoted(name or unfilled_name),
        "municipality": quoted(municipality or unfilled_municipality),
        "language": language,
        "first_month": str(first_month),
        "first_day": first_month.first_day.isoformat(),
        "year": str(first_month.year),
    }
    texts = {path: _text(language, template) for path, template in _FILES.items()}
    texts["agreement.yaml"] = _text(language, _agreement(model))
    if bank:
        texts |= {path: _text(language, template) for path, template in _BANK_FILES.items()}
        texts["journal/main.beancount"] += _text(language, "bank.beancount")
    whole = {path: Template(text).substitute(values) for path, text in texts.items()}
    for kind in ("coop", "agreement", *(["bank"] if bank else [])):
        whole[f"{kind}.yaml"] = first_line(schema_path(kind)) + whole[f"{kind}.yaml"]
    return whole


def with_ignored(content: bytes) -> bytes:
    """The content of a .gitignore with the lines that books ask for, below those that it has."""
    lines = content.decode(errors="surrogateescape").splitlines()
    return _with_lines(content, [line for line in _IGNORED if line not in lines])


def attributes(language: str) -> str:
    """A new .gitattributes, by which git has socoledger show and merge the files of the books."""
    lines = "".join(f"{pattern} {' '.join(wanted)}\n" for pattern, wanted in _ATTRIBUTES.items())
    told = Template(_text(language, "gitattributes"))
    return told.substitute(textconv=TEXTCONV, driver=MERGE_DRIVER) + lines


def with_attributes(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The content of a .gitattributes with what books ask for, below the lines that it has; and
    those of its lines that say otherwise of the same files: these stay, and count.
    """
    lines = content.decode(errors="surrogateescape").splitlines()
    missing, otherwise = [], list[str]()
    for pattern, wanted in _ATTRIBUTES.items():
        of_files = [line for line in lines if line.split()[:1] == [pattern]]
        unsaid = []
        for attribute in wanted:
            same = [line for line in of_files if _sets(line, attribute)]
            otherwise += [line for line in same if attribute not in line.split()]
            unsaid += [] if same else [attribute]
        missing += [" ".join((pattern, *unsaid))] if unsaid else []
    return _with_lines(content, missing), tuple(dict.fromkeys(otherwise))


def _sets(line: str, attribute: str) -> bool:
    """Whether a line of a .gitattributes says anything of the attribute in `name=value`."""
    name = attribute.partition("=")[0]
    return any(
        said.partition("=")[0].removeprefix("-").removeprefix("!") == name
        for said in line.split()[1:]
    )


def _with_lines(content: bytes, missing: Sequence[str]) -> bytes:
    """A content with lines below those that it has, ended as these are."""
    if not missing:
        return content
    line_end = b"\r\n" if b"\r\n" in content else b"\n"
    separator = b"" if content.endswith(b"\n") or not content else line_end
    return content + separator + b"".join(line.encode() + line_end for line in missing)


def _agreement(model: Model) -> str:
    """The template of an agreement."""
    match model:
        case Model.SPAARPOT:
            return "agreement-spaarpot.yaml"
        case Model.ARTICLE31:
            return "agreement-article31.yaml"
        case other:
            assert_never(other)


def member(language: str, id_: str, name: str, joined: date, *, with_schema: bool) -> str:
    """The text of members/ID.yaml for a new member; `with_schema`: the books have its schema."""
    values = {"id": id_, "name": quoted(name), "joined": joined.isoformat()}
    text = Template(_text(language, "member.yaml")).substitute(values)
    return first_line(f"../{schema_path('member')}") + text if with_schema else text


def open_accounts(accounts: Accounts, id_: str, day: date, journal: Journal) -> str:
    """Open directives for the accounts kept for a member: those that the journal does not open yet,
    under a root that it has.
    """
    parents = dict.fromkeys((accounts.spaarpot, accounts.premium, accounts.allowance))
    own = [f"{parent}:{default_account(id_)}" for parent in parents]
    missing = [
        account
        for account in own
        if account not in journal.opened and account.split(":")[0] in journal.roots
    ]
    width = max(map(len, missing), default=0)
    return "".join(f"{day.isoformat()} open {account:<{width}}  EUR\n" for account in missing)
