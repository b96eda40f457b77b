"""One version of the agreement clause by clause, beside what was done under it (SPEC 12)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from socoledger.domain.agreement import (
    COOPERATIVE,
    KEEP,
    SPAARPOT,
    AllowanceTerms,
    Clause,
    HoursTerms,
    PremiumTerms,
)
from socoledger.domain.findings import _
from socoledger.domain.period import Month
from socoledger.domain.report.clauses import Awarded, Distributed, Leaver, VersionAccount
from socoledger.write.documents import agreement_texts as says
from socoledger.write.documents.document import (
    Block,
    Column,
    Paragraph,
    Row,
    RowKind,
    Section,
    Style,
    Table,
    cents,
    count,
)
from socoledger.write.documents.parts import (
    HIDDEN_FIGURE,
    amount_or_hidden,
    text_column,
    with_columns,
)
from socoledger.write.words import Words


def version_sections(
    versions: Sequence[VersionAccount], words: Words, *, with_people: bool
) -> tuple[Section, ...]:
    """A section for each version. `with_people`: also who, or how many, are behind amounts."""
    return tuple(
        _section(one, words, with_people=with_people, is_one_of_several=len(versions) > 1)
        for one in versions
    )


def _section(
    version: VersionAccount, words: Words, *, with_people: bool, is_one_of_several: bool
) -> Section:
    """All clauses of a version, in tables that say which version if there are several."""
    agreement = version.agreement
    first, last = Month.of(version.first), Month.of(version.last)
    in_force = _("{reference}, in force from {day}. In this account: {first} through {last}.")
    intro = words(
        in_force,
        reference=agreement.reference or agreement.id,
        day=words.day(agreement.start.first_day),
        first=words.month(first),
        last=words.month(last),
    )
    tables = (
        *_results(version, words),
        _awards(version, words),
        _spaarpotten(version, words),
        _leavers(version, words),
        _hours(version, words),
    )
    shown = tables if with_people else tuple(_without_people(table, words) for table in tables)
    if is_one_of_several:
        shown = tuple(_named(table, agreement.id, words) for table in shown)
    return Section(agreement.id, (Paragraph(intro), *shown, *_notes(version, words)))


# -- columns ------------------------------------------------------------------------------------


def _clause(words: Words) -> Column:
    return text_column(_("what the agreement says"), words)


def _members(words: Words) -> Column:
    return Column(words("members"))


def _done(words: Words) -> Column:
    return text_column(_("what was done"), words)


def _without_people(table: Table, words: Words) -> Table:
    """A table without the columns that tell of people, and without those that tell nothing."""
    of_people, nothing = (_members(words), _done(words)), (HIDDEN_FIGURE, None, "")
    kept = [
        number
        for number, column in enumerate(table.columns)
        if column not in of_people and any(row.cells[number] not in nothing for row in table.rows)
    ]
    shown = with_columns(table, kept)
    if any(column.is_number for column in shown.columns):
        return shown
    return replace(shown, rows=tuple(row for row in shown.rows if row.kind is RowKind.PLAIN))


def _named(table: Table, agreement: str, words: Words) -> Table:
    """A table whose caption says of which version it is."""
    caption = words(_("{title} ({agreement})"), title=table.caption, agreement=agreement)
    return replace(table, caption=caption)


# -- results ------------------------------------------------------------------------------------


def _results(version: VersionAccount, words: Words) -> Iterator[Table]:
    agreement, members, own = version.agreement, version.members, version.collective
    if members.people or agreement.member_result != Clause((), (), COOPERATIVE):
        caption = _("What each member earns after costs, and where it went")
        nothing = _("What each member earns after costs: there was nothing to divide")
        yield _distribution(words(caption if members.people else nothing), members, words)
    caption = _("What the coöperatie earns itself, and where it went")
    nothing = _("What the coöperatie earns itself: there was nothing to divide")
    table = _distribution(words(caption if own.people else nothing), own, words)
    yield _without_people(table, words)


def _distribution(caption: str, distributed: Distributed, words: Words) -> Table:
    """A row for each levy and bracket; below a bracket that is divided, its parts. Where nothing
    was divided, only what the agreement says.
    """
    everybody = count(distributed.people)
    rows = [
        Row((says.levy(part, words), everybody, amount_or_hidden(part.cents)))
        for part in distributed.levies
    ]
    levied = sum(part.share or 0 for part in distributed.levies)
    for reached in distributed.brackets if levied < 1 else ():
        text, people = says.bracket(reached, words), count(reached.people)
        rows.append(Row((text, people, amount_or_hidden(reached.cents))))
        if len(reached.parts) > 1:
            rows += [
                Row((_to(part.to, words), None, amount_or_hidden(part.cents)), RowKind.DETAIL)
                for part in reached.parts
            ]
    total = Row((words("together"), everybody, amount_or_hidden(distributed.cents)), RowKind.TOTAL)
    columns = (_clause(words), _members(words), Column(words("euros")))
    if not distributed.people:
        says_it = [row for row in rows if row.kind is RowKind.PLAIN]
        return Table(caption, columns[:1], tuple(Row(row.cells[:1]) for row in says_it))
    return Table(caption, columns, (*rows, total))


def _to(to: str, words: Words) -> str:
    return words(_("to {to}"), to=says.destination(to, words))


# -- premiums and allowances --------------------------------------------------------------------


def _awards(version: VersionAccount, words: Words) -> Table:
    """What members may get by artikel 31, where there is anything of it."""
    agreement, rows = version.agreement, list[Row]()
    if agreement.premium != PremiumTerms() or _is_any(version.premium):
        text = words(_("Premium: {text}"), text=" ".join(says.premium(agreement.premium, words)))
        rows.append(_award(text, version.premium))
    if agreement.allowance != AllowanceTerms() or _is_any(version.allowance):
        sentences = " ".join(says.allowance(agreement.allowance, words))
        text = words(_("Allowance for costs of volunteers: {text}"), text=sentences)
        rows.append(_award(text, version.allowance))
    columns = (
        _clause(words),
        _members(words),
        Column(words("awarded")),
        Column(words("paid")),
    )
    caption = words(_("What members may get"))
    return Table(caption, columns, tuple(rows))


def _is_any(award: Awarded) -> bool:
    return bool(award.awarded_people or award.paid_people)


def _award(text: str, award: Awarded) -> Row:
    people = count(max(award.awarded_people, award.paid_people))
    return Row(
        (text, people, amount_or_hidden(award.awarded_cents), amount_or_hidden(award.paid_cents))
    )


# -- spaarpotten --------------------------------------------------------------------------------


def _spaarpotten(version: VersionAccount, words: Words) -> Table:
    """What spaarpotten were spent on, and what else the agreement says of them, if anything."""
    columns = (_clause(words), _done(words), _members(words), Column(words("euros")))
    caption = words(_("Spaarpotten"))
    rows = (*_spent(version, words), *_held(version, words)) if _has_spaarpotten(version) else ()
    return Table(caption, columns, rows)


def _has_spaarpotten(version: VersionAccount) -> bool:
    """Whether members have any, by the agreement or by what happened."""
    terms, destinations = version.agreement.spaarpot, version.agreement.member_result.destinations()
    return (
        SPAARPOT in destinations
        or bool(terms.purposes or version.spent)
        or any(leaver.fell_cents or leaver.balance_cents for leaver in version.leavers)
    )


def _spent(version: VersionAccount, words: Words) -> Iterator[Row]:
    for spent in version.spent:
        text = says.purpose(
            spent.purpose, words, needs_approval=spent.needs_approval, is_agreed=spent.is_agreed
        )
        done = ""
        if spent.approvals:
            done = words(_("approved: {references}"), references=", ".join(spent.approvals))
        yield Row((text, done, count(spent.people), amount_or_hidden(spent.cents)))


def _held(version: VersionAccount, words: Words) -> Iterator[Row]:
    """The maximum, and what becomes of the spaarpot of who leaves."""
    terms, above, leavers = version.agreement.spaarpot, version.above_maximum, version.leavers
    if terms.maximum_cents is not None:
        text = words(_("It holds at most {maximum_cents}."), maximum_cents=terms.maximum_cents)
        done = words(_("nobody has more in it"))
        if above:
            done = words(_("there is more in that of {ids}"), ids=", ".join(above))
        yield Row(
            (text, "", None, None) if above is None else (text, done, count(len(above)), None)
        )
    done = words(_("see below who left") if leavers else _("nobody left"))
    amount = cents(sum(leaver.fell_cents for leaver in leavers)) if leavers else None
    yield Row((" ".join(says.leaving(terms, words)), done, count(len(leavers)), amount))


def _leavers(version: VersionAccount, words: Words) -> Table:
    """Who left, and what became of their spaarpot."""
    columns = (
        text_column(_("member"), words),
        text_column(_("left on"), words),
        text_column(_("left for"), words),
        text_column(_("their spaarpot"), words),
        Column(words(_("went there this year"))),
        Column(words(_("still in it"))),
    )
    caption = words(_("Who left"))
    leavers = version.leavers if _has_spaarpotten(version) else ()
    return Table(caption, columns, tuple(_leaver(one, words) for one in leavers))


def _leaver(leaver: Leaver, words: Words) -> Row:
    gone = leaver.membership
    to = words(_("stays set aside")) if leaver.to == KEEP else _to(leaver.to, words)
    reason = says.left_for(gone.outcome, words)
    amounts = cents(leaver.fell_cents), cents(leaver.balance_cents)
    return Row((leaver.id, gone.last, reason, to, *amounts))


# -- hours and losses ---------------------------------------------------------------------------


def _hours(version: VersionAccount, words: Words) -> Table:
    """What the agreement says of hours, beside what was worked."""
    terms, worked = version.agreement.hours, version.worked
    asked = (
        (terms.per_year_hundredths, _("members who worked more: {number}"), worked.above_year),
        (
            terms.per_day_hundredths,
            _("days on which somebody worked more: {number}"),
            worked.above_day,
        ),
        (
            terms.per_week_at_least_hundredths,
            _("months of a member with a week of fewer hours: {number}"),
            worked.below_week,
        ),
    )
    done = [words(text, number=str(number)) for limit, text, number in asked if limit is not None]
    sentences = says.hours_terms(terms, words)
    rows = tuple(Row((text, count_text)) for text, count_text in zip(sentences, done, strict=True))
    caption = words(_("Hours agreed"))
    return Table(caption, (_clause(words), _done(words)), rows)


def _notes(version: VersionAccount, words: Words) -> Iterator[Block]:
    """What is said of losses, and how many hours were worked."""
    sentences = [says.losses(version.agreement.losses, words)]
    if version.carried_cents:
        text = _("Losses of {carried_cents} came from earlier years.")
        sentences.append(words(text, carried_cents=-version.carried_cents))
    if version.agreement.hours != HoursTerms() and version.worked.hundredths is not None:
        text = _("In all {hours_hundredths} hours were worked.")
        sentences.append(words(text, hours_hundredths=version.worked.hundredths))
    yield Paragraph(" ".join(sentences), Style.NOTE)
