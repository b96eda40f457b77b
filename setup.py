"""The Dutch texts are compiled whenever the package is built; the rest stands in pyproject.toml."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTexts(build_py):
    """Compile each catalogue beside its texts, before the files of the package are collected."""

    def run(self) -> None:
        """Build, of the sources in this folder."""
        for texts in Path("socoledger", "locale").glob("*/LC_MESSAGES/*.po"):
            with texts.open("rb") as source, texts.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(source))
        super().run()


setup(cmdclass={"build_py": BuildWithTexts})
