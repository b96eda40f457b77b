"""Random books as files (SPEC 1 and 2). The layout varies, which must not change any figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

from tests.oracle.records import (
    Accounts,
    Agreement,
    AllowanceTerms,
    Benefit,
    Books,
    Decision,
    Distribution,
    Facts,
    Hours,
    Member,
    Membership,
    PremiumTerms,
    Transaction,
)
from tests.oracle.texts import (
    block,
    cents,
    decimal,
    exact,
    flow,
    limit_text,
    optional,
    share_text,
    short,
)


def write(books: Books, folder: Path) -> None:
    """Write the books as a treasurer could have written them (SPEC 1 and 2)."""
    dice = Random(books.seed + 1_000_003)
    _save({**_settings(books, dice), **_journal(books, dice)}, folder)


def write_settings(books: Books, folder: Path) -> None:
    """Write everything but the journal."""
    _save(_settings(books, Random(books.seed + 1_000_003)), folder)


def _settings(books: Books, dice: Random) -> dict[str, str]:
    texts = {
        "coop.yaml": _coop(books),
        "agreement.yaml": _agreement_file(books, dice),
        "closes/start.beancount": "; Closes appear here.\n",
        **{f"members/{m.id}.yaml": _member_file(m, dice) for m in books.members},
    }
    if books.law or books.under_27:
        texts["law.yaml"] = _law_file(books, dice)
    if books.grants:
        texts["grants.yaml"] = _grants_file(books, dice)
    return texts


def _save(texts: Mapping[str, str], folder: Path) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _coop(books: Books) -> str:
    """Write coop.yaml; what has its default value is left out."""
    text = block(
        (
            ("name", books.name),
            ("municipality", books.municipality),
            ("first_month", f"{books.first_month:%Y-%m}"),
            ("member_key", books.member_key if books.member_key != "member" else None),
            ("kor", "true" if books.kor else None),
        )
    )
    if books.accounts != Accounts():
        renamed = vars(books.accounts).items()
        text += "accounts:\n" + block(((key, str(value)) for key, value in renamed), "  ")
    return text


def _member_file(member: Member, dice: Random) -> str:
    joined = _joined(member, dice)
    text = block(
        (
            ("id", member.id),
            ("name", member.name),
            ("account", member.account),
            ("enterprise", member.enterprise),
            *joined,
            ("turns_27", optional(member.turns_27)),
            ("wage_subsidy_group", "true" if member.wage_subsidy_group else None),
            ("person", member.person),
        )
    )
    if not joined:
        text += "membership:\n" + "".join(f"  - {_membership(m)}\n" for m in member.memberships)
    if member.benefit:
        text += "benefit:\n" + "".join(f"  - {_benefit(b, dice)}\n" for b in member.benefit)
    for key, decisions in (("premium", member.premium), ("allowance", member.allowance)):
        if decisions:
            text += f"{key}:\n" + "".join(f"  - {_decision(d, dice)}\n" for d in decisions)
    return text


def _joined(member: Member, dice: Random) -> Sequence[tuple[str, str | None]]:
    """Write one membership mostly with keys of its own; several are a list."""
    if len(member.memberships) > 1 or dice.random() < 0.2:
        return ()
    (only,) = member.memberships
    return (
        ("joined", str(only.start)),
        ("left", optional(only.end)),
        ("outcome", only.outcome),
        ("left_known", optional(only.known)),
    )


def _membership(membership: Membership) -> str:
    return flow(
        (
            ("from", str(membership.start)),
            ("to", optional(membership.end)),
            ("outcome", membership.outcome),
            ("known", optional(membership.known)),
        )
    )


def _benefit(benefit: Benefit, dice: Random) -> str:
    return flow(
        (
            ("from", str(benefit.start)),
            ("to", optional(benefit.end)),
            ("monthly", cents(benefit.monthly_cents, dice)),
            ("known", optional(benefit.known)),
        )
    )


def _decision(decision: Decision, dice: Random) -> str:
    return flow(
        (
            ("from", str(decision.start)),
            ("to", optional(decision.end)),
            ("decided", optional(decision.decided)),
            ("reference", decision.reference),
            ("maximum", limit_text(decision.maximum, dice) if decision.maximum else None),
            ("under_27", "true" if decision.under_27 else None),
        )
    )


def _agreement_file(books: Books, dice: Random) -> str:
    return "agreements:\n" + "".join(_one_agreement(a, dice) for a in books.agreements)


def _one_agreement(agreement: Agreement, dice: Random) -> str:
    head = block(
        (
            ("id", agreement.id),
            ("from", str(agreement.start)),
            ("reference", f'"{agreement.reference}"'),
            ("losses", agreement.losses),
        ),
        "    ",
    )
    text = "  - " + head.removeprefix("    ")
    results = (
        ("member_result", agreement.member_result),
        ("collective_result", agreement.collective_result),
    )
    for key, distribution in results:
        if distribution is not None:
            text += f"    {key}:\n" + _distribution_text(distribution, dice)
    if agreement.premium is not None:
        text += f"    premium: {_premium_text(agreement.premium, dice)}\n"
    if agreement.allowance is not None:
        text += f"    allowance: {_allowance_text(agreement.allowance, dice)}\n"
    return text + "    spaarpot:\n" + _spaarpot_text(agreement, dice)


def _distribution_text(distribution: Distribution, dice: Random) -> str:
    text = ""
    if distribution.levies:
        text += "      levies:\n"
        for levy in distribution.levies:
            text += f"        - {{to: {levy.to}, share: {share_text(levy.share, dice)}}}\n"
    if distribution.brackets:
        text += "      brackets:\n"
        for bracket in distribution.brackets:
            split = flow((name, share_text(share, dice)) for name, share in bracket.split)
            pairs = (("up_to", cents(bracket.up_to_cents, dice)), ("split", split))
            text += f"        - {flow(pairs)}\n"
    return text


def _premium_text(terms: PremiumTerms, dice: Random) -> str:
    return flow(
        (
            ("per_hour", cents(terms.per_hour_cents, dice)),
            ("maximum", limit_text(terms.maximum, dice) if terms.maximum else None),
            ("payments", optional(terms.payments)),
            ("share", share_text(terms.share, dice) if terms.share is not None else None),
            ("of", terms.of),
            ("per_month", cents(terms.per_month_cents, dice)),
            ("pay_months", f"{list(terms.pay_months)}" if terms.pay_months else None),
            ("from", terms.out_of),
        )
    )


def _allowance_text(terms: AllowanceTerms, dice: Random) -> str:
    return flow(
        (
            ("per_hour", cents(terms.per_hour_cents, dice)),
            ("per_month", cents(terms.per_month_cents, dice)),
            ("per_year", cents(terms.per_year_cents, dice)),
        )
    )


def _spaarpot_text(agreement: Agreement, dice: Random) -> str:
    text = "      purposes:\n"
    for purpose in agreement.purposes:
        approval = "true" if purpose.approval else None
        text += f"        - {flow((('id', purpose.id), ('approval', approval)))}\n"
    leaving = agreement.on_leaving
    return text + block(
        (
            ("maximum", cents(agreement.spaarpot_maximum_cents, dice)),
            ("on_leaving", flow(leaving) if isinstance(leaving, tuple) else leaving),
            ("grace_months", optional(agreement.grace_months)),
        ),
        "      ",
    )


def _law_file(books: Books, dice: Random) -> str:
    text = "amounts:\n" if books.law else ""
    for amount in books.law:
        pairs = (
            ("id", amount.id),
            ("from", str(amount.start)),
            ("value", short(amount.cents, dice)),
            ("source", '"Stcrt. verzonnen, voor de proef"'),
        )
        text += f"  - {flow(pairs)}\n"
    text += "under_27:\n" if books.under_27 else ""
    for own in books.under_27:
        known = (("for", own.kind), ("from", str(own.start)), ("rule", own.rule))
        text += f"  - {flow((*known, ('source', 'Stb. verzonnen')))}\n"
    return text


def _grants_file(books: Books, dice: Random) -> str:
    text = "grants:\n"
    for grant in books.grants:
        pairs = (
            ("id", grant.id),
            ("giver", grant.giver),
            ("reference", grant.reference),
            ("from", str(grant.start)),
            ("to", str(grant.end)),
            ("amount", short(grant.cents, dice)),
            ("repay", None if grant.repay is None else str(grant.repay).lower()),
            ("due", optional(grant.due)),
        )
        text += f"  - {flow(pairs)}\n"
    return text


def _journal(books: Books, dice: Random) -> dict[str, str]:
    """Write the journal: in one file, one a year, or with the hours apart; in any order."""
    way = dice.choice(("one", "years", "hours"))
    parts: dict[str, list[str]] = {"main": []}
    entries = [(t.date.year, "main", transaction_text(books, t, dice)) for t in books.transactions]
    apart = "hours" if way == "hours" else "main"
    entries += [(h.date.year, apart, hours_text(h, dice)) for h in books.hours]
    if dice.random() < 0.5:
        dice.shuffle(entries)
    for year, name, text in entries:
        part = f"year-{year}" if way == "years" else name
        parts.setdefault(part, []).append(text)
    head = ['option "title" "Proefboeken"', 'option "operating_currency" "EUR"', ""]
    head += [f'include "{name}.beancount"' for name in sorted(parts) if name != "main"]
    head += ['include "../closes/*.beancount"', ""]
    head += [f"2015-01-01 open {account} EUR" for account in _used(books, dice)]
    parts["main"] = ["\n".join(head) + "\n", *parts["main"]]
    return {f"journal/{name}.beancount": "\n".join(lines) for name, lines in parts.items()}


def _used(books: Books, dice: Random) -> list[str]:
    """Return the accounts to open: those used, and here and there a member's unused one."""
    used = {posting.account for t in books.transactions for posting in t.postings}
    for member in books.members:
        if dice.random() < 0.5:
            used.add(f"{books.accounts.spaarpot}:{member.account_name}")
    for grant in books.grants:
        if dice.random() < 0.3:
            used.add(f"{books.accounts.grants}:{grant.account_name}")
    return sorted(used)


def hours_text(hours: Hours, dice: Random) -> str:
    """Write hours as a directive."""
    what = f' "{hours.what}"' if hours.what else ""
    number = short(hours.hundredths, dice)
    return f'{hours.date} custom "hours" "{hours.member}" {number}{what}\n'


def transaction_text(books: Books, transaction: Transaction, dice: Random) -> str:
    """Write a transaction, in one of the ways that mean the same."""
    tags = [f" #{books.member_key}-{tag}" for tag in transaction.tags]
    if dice.random() < 0.1:
        tags.append(" #wijk")
    dice.shuffle(tags)
    links = "".join(f" ^{link}" for link in transaction.links)
    payee = f'"{transaction.payee}" ' if transaction.payee else ""
    text = f'{transaction.date} * {payee}"{transaction.narration}"{links}{"".join(tags)}\n'
    text += _meta_text(books, transaction.meta, "  ")
    left_out = _left_out(transaction, dice)
    for number, posting in enumerate(transaction.postings):
        amount = ""
        if number != left_out:
            amount = f"  {_number(posting.cents, dice, whole=left_out is not None)} EUR"
        text += f"  {posting.account}{amount}\n" + _meta_text(books, posting.meta, "    ")
    return text


def _left_out(transaction: Transaction, dice: Random) -> int | None:
    """Choose an Assets leg whose amount Beancount may find out for itself."""
    legs = [n for n, p in enumerate(transaction.postings) if p.account.startswith("Assets:")]
    return dice.choice(legs) if legs and dice.random() < 0.3 else None


def _number(cents: int, dice: Random, *, whole: bool) -> str:
    """Write a number; with one decimal only in a transaction that is written whole.

    Beancount rounds an amount left out by the coarsest of the decimals it sees.
    """
    way = dice.random()
    if way < 0.06 and cents % 3 == 0:
        return f"3 * {decimal(cents // 3)}"
    if way < 0.1 and cents > 250:
        return f"({decimal(cents - 250)} + 2.50)"
    if way < 0.14:
        return f"{Decimal(cents) / 100:,.2f}"
    if way < 0.3 and cents % 100 == 0:
        return str(cents // 100)
    if way < 0.3 and not whole and cents % 10 == 0:
        return decimal(cents)[:-1]
    return decimal(cents)


def _meta_text(books: Books, meta: Facts, indent: str) -> str:
    key = books.member_key
    shares = ", ".join(
        who if weight is None else f"{who} {exact(weight)}" for who, weight in meta.members
    )
    pairs = (
        (key, meta.member),
        (f"{key}s", shares or None),
        ("purpose", meta.purpose),
        ("approval", meta.approval),
        ("for", optional(meta.for_year)),
        ("grant", meta.grant),
    )
    return "".join(f'{indent}{name}: "{value}"\n' for name, value in pairs if value is not None)
