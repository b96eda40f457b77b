"""The program that makes PDFs, which `storage/typst_process.py` runs in a process of its own: no
other module imports this one, and it imports nothing of the package.

It reads a job as JSON on its standard input, and writes what became of it as JSON on its standard
output. What it is given are texts and pictures; it opens no file but those pictures, in an empty
folder of its own, finds no font but those inside typst, and no package.
"""

import base64
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import unicodedata
from pathlib import Path
from typing import Literal, NamedTuple

import typst

_STANDARD: Literal["ua-1"] = "ua-1"
_SIGN_INSTEAD = "\u25a1"
"""A square in the place of a sign that no font has."""
_PLAIN = 0x250
"""Signs below this, Latin ones, are in the fonts for certain."""
_SURE = frozenset("\u20ac\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2610")
"""The euro, dashes, quotes, three dots and the box to tick are too."""
_FONTS = 'font: ("Libertinus Serif", "DejaVu Sans Mono")'
_PROBE = f"""#set document(title: "x", date: none)
#set text({_FONTS})
#sys.inputs.paper #strong(sys.inputs.paper)"""
_PICTURE = """#set document(title: "x", date: none)
#pdf.artifact(image("/" + sys.inputs.paper, width: 10mm))"""


class Press:
    """Typst, with a layout and a folder of pictures."""

    def __init__(self, folder: str, layout: str) -> None:
        self._layout = layout
        self._typst = typst.Compiler(
            root=folder,
            ignore_system_fonts=True,
            package_path=folder,
            package_cache_path=folder,
        )

    def printed(self, paper: str) -> bytes:
        """The PDF of a paper. Raises typst.TypstError."""
        return self._compiled(self._layout, paper)

    def shows(self, picture: str) -> bool:
        """Whether a file in the folder is a picture."""
        try:
            self._compiled(_PICTURE, picture)
        except typst.TypstError:
            return False
        return True

    def missing(self, signs: str) -> str:
        """Those of some signs that no font has."""
        if not signs:
            return ""
        try:
            # Each on a word of its own: marks stand on a letter, and scripts do not mix.
            self._compiled(_PROBE, " ".join(f"a{sign}" for sign in signs))
        except typst.TypstError:
            if len(signs) == 1:
                return signs
            half = len(signs) // 2
            return self.missing(signs[:half]) + self.missing(signs[half:])
        return ""

    def _compiled(self, program: str, paper: str) -> bytes:
        # The program is given anew each time: a compiler forgets it after its first file.
        made = self._typst.compile(
            program.encode(), format="pdf", sys_inputs={"paper": paper}, pdf_standards=[_STANDARD]
        )
        if not isinstance(made, bytes):
            message = "typst made no file"
            raise TypeError(message)
        return made


class Job(NamedTuple):
    """The layout, papers as JSON, and pictures as base64 by their file names."""

    layout: str
    papers: list[str]
    pictures: dict[str, str]


def answer(job: Job, folder: str) -> dict[str, object]:
    """What became of a job, with an empty folder for its pictures: {"files", "missing"}, or
    {"picture"} that is none. Raises typst.TypstError.
    """
    press = Press(folder, job.layout)
    for name, content in job.pictures.items():
        Path(folder, name).write_bytes(base64.b64decode(content))
        if not press.shows(name):
            return {"picture": name}
    papers = [unicodedata.normalize("NFC", paper) for paper in job.papers]
    unusual = {sign for paper in papers for sign in paper if ord(sign) >= _PLAIN} - _SURE
    missing = press.missing("".join(sorted(unusual)))
    try:
        return _printed(press, papers, missing)
    except typst.TypstError:
        if len(missing) == len(unusual):
            raise
        # Some script has letters of its own where its signs stand side by side.
        return _printed(press, papers, "".join(sorted(unusual)))


def _printed(press: Press, papers: list[str], missing: str) -> dict[str, object]:
    """The files, with a square for each of some signs. Raises typst.TypstError."""
    instead = str.maketrans(dict.fromkeys(missing, _SIGN_INSTEAD))
    files = [press.printed(paper.translate(instead)) for paper in papers]
    return {"files": [base64.b64encode(file).decode() for file in files], "missing": missing}


def _end_with(pipe: int, folder: str) -> None:
    """Wait until the other end of a pipe closes, as it does when the program that started this one
    is no more; then leave nothing behind.
    """
    os.read(pipe, 1)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def main() -> None:
    """Do one job. The first argument is a pipe that closes with the parent, the second after how
    many seconds this ends whatever happens.
    """
    pipe, seconds = int(sys.argv[1]), int(sys.argv[2])
    signal.alarm(seconds)
    with tempfile.TemporaryDirectory() as folder:
        threading.Thread(target=_end_with, args=(pipe, folder), daemon=True).start()
        try:
            said = answer(Job(**json.load(sys.stdin)), folder)
        except typst.TypstError as error:
            said = {"failed": f"{error.message}\n{error.diagnostic}"}
        json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
