"""The command `bank rules`: what the rules of bank.yaml do for a statement (SPEC 10)."""

from pathlib import Path

from socoledger.commands.answering import show
from socoledger.commands.bank_statements import ground_of, read_bank_files
from socoledger.commands.context import Context, misused, words_of
from socoledger.commands.opened import readable_books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.rules.bank.served_rules import rules_answer
from socoledger.write.served_rules import VIEW


def bank_rules(context: Context, format_: Format, test: Path | None) -> Answer:
    """`bank rules --test FILE`: which rule serves which line of a statement file, which rules serve
    none, and which would book otherwise than before. Writes nothing.
    """
    if test is None:
        raise misused(words_of(context), _("name a statement to try the rules on: --test FILE"))
    books, words = readable_books(context)
    statements = read_bank_files(context, words, [test])
    ground = ground_of(context, words, books, statements)
    return Answer(show(context, words, format_, rules_answer(ground, statements), VIEW))
