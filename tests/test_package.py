"""What an install gets: a wheel built of what git has, or of a source archive of it, is whole."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.paths import ROOT

pytestmark = pytest.mark.slow

BUILD = "from setuptools import build_meta; build_meta.build_{kind}({folder!r})"
NEEDED = (
    "py.typed",
    "law/belasting.yaml",
    "locale/nl/LC_MESSAGES/socoledger.mo",
    "write/forms/document.css",
    "write/forms/document.typ",
    "write/templates/nl/coop.yaml",
)


def checkout(folder: Path) -> Path:
    """A copy of the files that git has, without anything that was built."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().split("\0"):
        source, target = ROOT / name, folder / name
        if source.is_file() and not name.startswith(("tests/", "examples/")):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    return folder


def built(kind: str, source: Path, folder: Path) -> Path:
    """The wheel or sdist of a source tree, built as pip does but for the isolation."""
    folder.mkdir()
    build = BUILD.format(kind=kind, folder=str(folder))
    subprocess.run([sys.executable, "-c", build], cwd=source, capture_output=True, check=True)
    return next(folder.iterdir())


@pytest.fixture(params=["checkout", "sdist"])
def wheel(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    source = checkout(tmp_path / "checkout")
    if request.param == "sdist":
        archive = built("sdist", source, tmp_path / "archives")
        unpack = ["tar", "-xzf", str(archive), "-C", str(tmp_path)]
        subprocess.run(unpack, check=True)
        source = tmp_path / archive.name.removesuffix(".tar.gz")
    return built("wheel", source, tmp_path / "wheels")


def test_a_wheel_is_whole_and_speaks_dutch_in_any_folder(wheel: Path, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        packed.extractall(installed)
    assert {f"socoledger/{name}" for name in NEEDED} <= set(names)
    assert [name for name in names if name.startswith(("tests", "build/"))] == []
    ran = subprocess.run(
        [sys.executable, "-m", "socoledger", "law", "--on", "2025-01-01"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed), "SOCOLEDGER_LANGUAGE": "nl"},
        capture_output=True,
        check=True,
    )
    assert "Wettelijke bedragen" in ran.stdout.decode()
