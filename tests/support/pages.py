"""Pages of documentation: which there are, their links, and a reader who follows them.

A page is run from top to bottom in a folder of its own. What a ```console block shows after `$ `
is a command, and what follows it is its output. A comment before a block says what the reader does
with it:

    <!-- append FILE -->    types the block below it at the end of a file, after a blank line
    <!-- replace FILE -->   gives a file the block below it as its text
    <!-- example NAME -->   goes on in a copy of examples/NAME
    <!-- new folder -->     goes on in a new, empty folder
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.support.forked import programs
from tests.support.paths import ROOT

_DOCS = ROOT / "docs"
_STEP = re.compile(
    r"<!-- example (?P<example>\S+) -->"
    r"|<!-- (?P<new>new folder) -->"
    r"|(?:<!-- (?P<edit>append|replace) (?P<file>\S+) -->\n\n?)?"
    r"```(?P<kind>console|yaml|beancount|python|csv)\n(?P<text>.*?)```\n",
    re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
_SEAL = re.compile(r"\b[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}\b")
"""Pages show seals without their signs, which change with every word of a close."""
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def pages() -> list[Path]:
    """Every page that people read, README first."""
    own = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    return [*own, *sorted(_DOCS.rglob("*.md")), ROOT / "examples" / "README.md"]


def name_of(page: Path) -> str:
    """The page's path from the root of the repository, as `docs/journal.md`."""
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    """What a page says."""
    return page.read_text(encoding="utf-8")


def commands_of(text: str) -> list[str]:
    """The commands that a page shows, in order."""
    blocks = [step["text"] for step in _STEP.finditer(text) if step["kind"] == "console"]
    return [command for block in blocks for command in _COMMAND.findall(block)]


def anchors_of(text: str) -> list[str]:
    """Headings as GitHub makes links of them: small letters, hyphens, no other signs."""
    headings = _HEADING.findall(_FENCED.sub("", text))
    return [re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings]


def links_of(text: str) -> Iterator[tuple[str, str]]:
    """File and heading (either may be empty) of each link that stays in the repository."""
    for target in _LINK.findall(_FENCED.sub("", text)):
        if "://" not in target and not target.startswith("mailto:"):
            file, _, anchor = target.partition("#")
            yield file, anchor


_WHEN = "2026-07-01T12:00:00+0000"
"""When a page commits anything, so that the names that git gives commits stay the same."""


class Reader:
    """Somebody who follows a page in a clean folder."""

    def __init__(self, home: Path) -> None:
        self.home = self.folder = home
        places = (str(programs()), str(Path(sys.executable).parent), os.environ["PATH"])
        self.environment = {
            "PATH": os.pathsep.join(places),
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "SOCOLEDGER_NO_CACHE": "1",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_DATE": _WHEN,
            "GIT_COMMITTER_DATE": _WHEN,
        }

    def run(self, command: str) -> str:
        """Run a command as the reader's shell would; its folder stays for the next one."""
        done = subprocess.run(
            ["bash", "-c", f"{command}\necho; pwd"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        output, _, folder = done.stdout.decode().replace("\r\n", "\n").rstrip("\n").rpartition("\n")
        self.folder = Path(folder)
        output = _SEAL.sub("XXXX-XXXX-XXXX-XXXX", output)
        return output.removesuffix("\n") + "\n" if output.strip() else ""

    def edit(self, name: str, text: str, *, append: bool) -> None:
        """Type a block into a file."""
        path = self.folder / name
        before = f"{path.read_text(encoding='utf-8').rstrip()}\n\n" if append else ""
        path.parent.mkdir(exist_ok=True)
        path.write_text(before + text, encoding="utf-8")

    def copy_example(self, name: str) -> None:
        """Go on in a copy of an example's books."""
        self.folder = self.home / name
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(ROOT / "examples" / name, self.folder)

    def follow(self, page: str) -> str:
        """Follow a page from top to bottom; the page with the output that it should show."""
        real, end = "", 0
        for number, step in enumerate(_STEP.finditer(page)):
            if step["example"]:
                self.copy_example(step["example"])
            elif step["new"]:
                self.folder = self.home / f"new-{number}"
                self.folder.mkdir()
            elif step["kind"] == "console":
                real += page[end : step.start("text")]
                end = step.end("text")
                for command in _COMMAND.findall(step["text"]):
                    real += f"$ {command}\n{self.run(command)}"
            elif step["edit"]:
                self.edit(step["file"], step["text"], append=step["edit"] == "append")
        return real + page[end:]
