"""The lowest versions that pyproject.toml allows, as constraints for pip:
`python -m tests.support.lowest`.

With what a checkout needs to run the tests, and without what only looks at the code.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator

from tests.support.paths import ROOT

PROJECT = ROOT / "pyproject.toml"
OURSELVES = "socoledger["
"""An extra of our own; what it brings is tried with the newest versions only."""
LOOKS_AT_THE_CODE = ("mypy", "ruff", "types-PyYAML")
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:>=|==)\s*([0-9][0-9.]*)")


def lowest(requirements: Iterable[str]) -> Iterator[str]:
    """Each requirement, pinned to the lowest version that it allows; each one names it first."""
    for requirement in requirements:
        if requirement.startswith(OURSELVES):
            continue
        match = _REQUIREMENT.match(requirement)
        if match is None:
            message = f"pyproject.toml gives no lowest version: {requirement}"
            raise ValueError(message)
        name, version = match.groups()
        if name not in LOOKS_AT_THE_CODE:
            yield f"{name}=={version}"


def main() -> None:
    """Print a constraint a line."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    wanted = (*project["dependencies"], *project["optional-dependencies"]["dev"])
    sys.stdout.write("".join(f"{line}\n" for line in lowest(wanted)))


if __name__ == "__main__":
    main()
