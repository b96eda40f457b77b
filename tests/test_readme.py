"""What README says of the program's findings is what the program says."""

import re

from socoledger.catalogue.table import CODES
from socoledger.write.words import Words
from tests.support.paths import ROOT

README = ROOT / "README.md"
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
