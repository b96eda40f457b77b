"""One file of a journal through Beancount's own parser, with our builder (`builder`).

`_parser.Parser` is not promised by Beancount's documentation, while `parser.parse_file` takes no
builder: parsing alone is a seventh of what it takes with Beancount's. It stands behind the range of
versions in pyproject.toml, and a test holds all that comes out of it against the full load.
"""

import decimal
import io

from socoledger.domain.findings import Phrase
from socoledger.read.journal.c_parser import c_parser
from socoledger.read.journal.invisible import look_alike_findings
from socoledger.read.journal.quick.builder import Builder
from socoledger.read.journal.quick.entries import GivenUp
from socoledger.read.journal.source import IMPOSSIBLE, Source


def parse(source: Source) -> Builder:
    """All that stands in a file. Raises GivenUp where there is something that the quick road does
    not cover, or that would be a finding.
    """
    if any(source.refusals()) or any(look_alike_findings(source)):
        raise GivenUp(Phrase("a line that cannot be read"))
    builder = Builder()
    with decimal.localcontext() as context:
        context.clear_traps()
        context.clear_flags()
        try:
            c_parser().Parser(builder, debug=False).parse(
                io.BytesIO(source.content), filename=str(source.path), lineno=1
            )
        except Exception as error:
            raise GivenUp(Phrase("a line that cannot be read")) from error
        if any(context.flags[signal] for signal in IMPOSSIBLE):
            raise GivenUp(Phrase("a number that cannot be"))
    builder.finish()
    return builder
