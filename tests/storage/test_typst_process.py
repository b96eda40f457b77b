"""Typst as a program of its own: what it is given, what it may reach, and when it ends."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from time import sleep

import pytest

from socoledger.storage.typst_process import (
    PROGRAM,
    NoPictureError,
    TypstFailedError,
    TypstMissingError,
    TypstTooSlowError,
    make_pdfs,
)
from tests.support.pdf import Pdf

HEAD = '#set document(title: "x", date: none)\n'
SHOWS = f"{HEAD}#sys.inputs.paper"
NEVER_ENDS = (
    f"{HEAD}#for a in range(9999) {{ for b in range(9999) {{ for c in range(9999) {{}} }} }}"
)
SECONDS = 100


def test_a_file_of_each_paper() -> None:
    made = make_pdfs(SHOWS, ["one", "two"], {}, SECONDS)
    assert [Pdf(file).text for file in made.files] == ["one", "two"]
    assert made.missing == ""


def test_the_same_each_time() -> None:
    assert make_pdfs(SHOWS, ["one"], {}, SECONDS) == make_pdfs(SHOWS, ["one"], {}, SECONDS)


@pytest.mark.parametrize("signs", ["李", "李明" * 40, "😀"])
def test_signs_that_no_font_has(signs: str) -> None:
    made = make_pdfs(SHOWS, [f"a{signs}b€", "Łódź"], {}, SECONDS)
    assert set(made.missing) == set(signs)
    assert "".join(Pdf(made.files[0]).text.split()) == f"a{'□' * len(signs)}b€"
    assert Pdf(made.files[1]).text == "Łódź"


def test_if_scripts_do_not_go_together_none_of_their_signs_stays() -> None:
    fails = f'{SHOWS} #if "Ж" in sys.inputs.paper {{ panic() }}'
    made = make_pdfs(fails, ["שלום Ж €"], {}, SECONDS)
    assert set(made.missing) == set("שלוםЖ")
    assert Pdf(made.files[0]).text.endswith("€")


def test_it_reads_no_file_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    for path in (f"{tmp_path}/secret", "../../../../etc/hostname", "/etc/hostname"):
        with pytest.raises(TypstFailedError):
            make_pdfs(f'{HEAD}#read("{path}")', ["x"], {}, SECONDS)


def test_it_fetches_no_package() -> None:
    with pytest.raises(TypstFailedError):
        make_pdfs(f'{HEAD}#import "@preview/cetz:0.3.0"', ["x"], {}, SECONDS)


def test_a_file_that_would_not_be_for_everybody_is_not_made() -> None:
    with pytest.raises(TypstFailedError, match="PDF/UA-1"):
        make_pdfs("#sys.inputs.paper", ["x"], {}, SECONDS)


def test_what_is_no_picture() -> None:
    content = b64encode(b"\x89PNG\r\n\x1a\nno picture").decode()
    with pytest.raises(NoPictureError):
        make_pdfs(SHOWS, ["x"], {"a.png": content}, SECONDS)


def test_without_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(TypstMissingError):
        make_pdfs(SHOWS, ["x"], {}, SECONDS)


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(TypstTooSlowError):
        make_pdfs(NEVER_ENDS, ["x"], {}, 1)


@pytest.mark.parametrize("layout", [None, NEVER_ENDS])
def test_it_ends_with_whoever_began_it(layout: str | None, tmp_path: Path) -> None:
    ends, lives = os.pipe()
    program = subprocess.Popen(
        [sys.executable, "-P", str(PROGRAM), str(ends), str(SECONDS)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        pass_fds=(ends,),
    )
    assert program.stdin is not None
    assert program.stderr is not None
    os.close(ends)
    if layout is not None:
        job = {"layout": layout, "papers": ["x"], "pictures": {}}
        program.stdin.write(json.dumps(job).encode())
        program.stdin.close()
    while not any(tmp_path.iterdir()) and program.poll() is None:
        sleep(0.01)
    os.close(lives)
    assert program.wait(SECONDS) == 1
    assert not any(tmp_path.iterdir()), "it leaves nothing behind"
    program.stderr.close()
    program.stdin.close()
