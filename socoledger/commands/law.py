"""The command `law`: the legal amounts in force on a day (SPEC 10)."""

from socoledger.commands.answering import show, words_in
from socoledger.commands.arguments import a_day
from socoledger.commands.context import (
    Context,
    refused,
    root_of,
    unreadable,
    words_of,
)
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Stops
from socoledger.domain.options import Format
from socoledger.read import books as reading
from socoledger.read.law import package_law
from socoledger.rules.law import age_rule_on, amount_on
from socoledger.write import law as layout


def law(context: Context, format_: Format, on: str | None) -> Answer:
    """`law`: the legal amounts in force on a day, those of the books included."""
    words, root = words_of(context), root_of(context)
    if root is None:
        known_law = package_law(context.cache)
    else:
        head = reading.read_head(root, context.cache)
        if not isinstance(head, reading.Head):
            return unreadable(head, words)
        known_law, words = head.law, words_of(context, head.coop.language)
        wrong = [finding for finding in head.findings if finding.stops(Stops.READING)]
        if wrong:
            return unreadable(wrong, words)
        law_findings = [
            finding
            for finding in head.findings
            if finding.stops(Stops.FIGURES)
            and finding.place is not None
            and finding.place.file == reading.LAW
        ]
        if law_findings:
            raise refused(*map(words.finding_line, law_findings))
    day = context.today if on is None else a_day(words, on)
    amounts = [
        (parameter, amount_on(known_law, parameter.id, day))
        for parameter in known_law.parameters.values()
    ]
    rules = {kind: age_rule_on(known_law, kind, day)[0] for kind in known_law.age_rules}
    request = layout.Asked(day, context.today, known_law, amounts, rules)
    answered = layout.answer(request, words_in(format_, words))
    return Answer(show(context, words, format_, answered, layout.VIEW))
