"""README is run, not trusted: its files are written, its commands run, its output compared.

What a ```console block shows after `$ ` is run in one folder, block after block; what follows is
the output. `<!-- append FILE -->` or `<!-- replace FILE -->` before a block says what the reader
types into a file. `pytest tests/test_readme.py --goldens` writes the output in README anew.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from socoledger.catalogue.pages import page_of
from socoledger.catalogue.table import CODES
from socoledger.write.words import Words

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(
    r"(?:<!-- (?P<edit>append|replace) (?P<file>\S+) -->\n\n?)?"
    r"```(?P<kind>console|yaml|beancount)\n(?P<text>.*?)```\n",
    re.DOTALL,
)
_SEAL = re.compile(r"\b[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}\b")
"""Seals are shown in README without their signs, which change with every word of a close."""
_SECTION = re.compile(r"^## (.*?)$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def _sections() -> dict[str, str]:
    return dict(_SECTION.findall(README.read_text(encoding="utf-8")))


class Reader:
    """Somebody who follows README in a clean folder."""

    def __init__(self, home: Path) -> None:
        self.folder = home
        scripts = Path(sys.executable).parent
        self.environment = {
            "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
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
        before = path.read_text(encoding="utf-8") if append else ""
        path.write_text(before + text, encoding="utf-8")

    def follow(self, section: str) -> tuple[str, int]:
        """Follow a section from top to bottom; the section as it should be, and how many commands
        were run.
        """
        real, end, commands = "", 0, 0
        for block in _BLOCK.finditer(section):
            if block["kind"] == "console":
                real += section[end : block.start("text")]
                end = block.end("text")
                for command in re.findall(r"^\$ (.*)$", block["text"], re.MULTILINE):
                    real += f"$ {command}\n{self.run(command)}"
                    commands += 1
            elif block["edit"]:
                self.edit(block["file"], block["text"], append=block["edit"] == "append")
        return real + section[end:], commands


OF_OTHERS = {"--global", "--initial-branch", "--message", "--quiet"}
SECTIONS = (
    "Het eerste kwartier",
    "The first quarter of an hour",
    "Subsidie, onderdelen en effect",
)


@pytest.mark.parametrize("title", SECTIONS)
def test_what_readme_shows_is_what_happens(
    title: str, tmp_path: Path, *, rewrite_goldens: bool
) -> None:
    section = _sections()[title]
    real, commands = Reader(tmp_path).follow(section)
    if rewrite_goldens:
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(section, real), encoding="utf-8")
    else:
        assert real == section
    assert commands > 5


def test_explain_names_headings_that_readme_has() -> None:
    """As GitHub makes links of headings: small letters, hyphens, no other signs."""
    text = re.sub(r"```.*?```", "", README.read_text(encoding="utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^##+ (.*)$", text, re.MULTILINE)
    links = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}
    assert len(links) == len(headings)
    assert {page_of(code) for code in CODES} <= {f"README.md#{link}" for link in links}


_CODES = re.compile(r"(<!-- codes -->\n).*?(<!-- /codes -->)", re.DOTALL)


def _table_of_codes() -> str:
    rows = ["| code | | what is wrong |", "| --- | --- | --- |"]
    words = Words("en")
    for code in CODES.values():
        message = words.without_values(code.message).replace("|", "\\|").replace("<", "&lt;")
        rows.append(f"| {code.id} | {code.severity} | {message} |")
    return "\n" + "\n".join(rows) + "\n\n"


def test_the_codes_in_readme_are_those_of_the_program(*, rewrite_goldens: bool) -> None:
    text = README.read_text(encoding="utf-8")
    real = _CODES.sub(lambda found: found.group(1) + _table_of_codes() + found.group(2), text)
    if rewrite_goldens:
        README.write_text(real, encoding="utf-8")
    else:
        assert text == real


def test_every_make_target_in_readme_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"`make ([a-z]+)`", README.read_text(encoding="utf-8")))
    assert {"demo", "test", "bench"} <= targets
    for target in targets:
        assert f"\n{target}:" in makefile


def test_every_option_in_readme_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - OF_OTHERS
    known = Reader(Path.cwd())
    commands = ["", "init", "check", "result", "spaarpot", "premium", "return", "law"]
    commands += ["member add", "status", "close", "reopen", "verify", "explain"]
    commands += ["grants", "contributions", "impact", "review"]
    helps = "".join(known.run(f"socoledger {command} --help") for command in commands)
    assert {option for option in options if option not in helps} == set()
