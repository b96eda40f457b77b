"""PDFs by typst, an extra of the package, as a program of its own: what it does wrong is not ours,
it has a limit of time, and it ends with us (SPEC 12).
"""

import json
import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

PROGRAM = Path(__file__).with_name("typst_program.py")
_LIBRARY = "typst"
_GRACE = 10
"""Seconds after which the program ends by itself, if it was not ended."""


class TypstMissingError(Exception):
    """Typst is not installed."""


class TypstFailedError(Exception):
    """Typst stopped with an error, which may tell what the documents say; it is for who looks into
    it, and for no screen.
    """


class TypstTooSlowError(Exception):
    """Typst took longer than it was given."""


class NoPictureError(Exception):
    """A picture that typst cannot read."""


class Pdfs(NamedTuple):
    """The files that were made, and the signs that have a square in their place in them."""

    files: list[bytes]
    missing: str


def make_pdfs(
    layout: str, papers: Sequence[str], pictures: Mapping[str, str], seconds: int
) -> Pdfs:
    """A PDF of each paper, by a layout in typst that has it as JSON in `sys.inputs.paper`.
    `pictures` are base64 by their names in it. Raises TypstMissingError, TypstFailedError,
    TypstTooSlowError, NoPictureError, OSError.
    """
    job = {"layout": layout, "papers": list(papers), "pictures": dict(pictures)}
    said = json.loads(_run(json.dumps(job).encode(), seconds))
    if "picture" in said:
        raise NoPictureError
    if "failed" in said:
        raise TypstFailedError(said["failed"])
    return Pdfs([b64decode(file) for file in said["files"]], said["missing"])


def _run(job: bytes, seconds: int) -> bytes:
    """The output of the program. Raises TypstMissingError, TypstFailedError, TypstTooSlowError,
    OSError.
    """
    library = find_spec(_LIBRARY)
    if library is None or library.origin is None:
        raise TypstMissingError
    ends, lives = os.pipe()  # closes when this process ends, however it ends
    arguments = [sys.executable, "-P", str(PROGRAM), str(ends), str(seconds + _GRACE)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TYPST_")}
    # It is found where it was found here, whatever else lies in the folder of who asks.
    environment = {**kept, "PYTHONPATH": str(Path(library.origin).parents[1])}
    try:
        ran = subprocess.run(  # noqa: S603 - a list, no shell
            arguments,
            input=job,
            capture_output=True,
            check=False,
            cwd=PROGRAM.parent,
            env=environment,
            pass_fds=(ends,),
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise TypstTooSlowError from None
    finally:
        os.close(ends)
        os.close(lives)
    if ran.returncode:
        raise TypstFailedError(ran.stderr.decode(errors="replace"))
    return ran.stdout
