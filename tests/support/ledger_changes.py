"""Changes of small books, by the seed: what may go wrong or stand otherwise in a file of the
journal. Each change is a function of dice and the text of the file.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from tests.support.ledger_words import (
    DAYS,
    DIRECTIVES,
    KEYS,
    NUMBERS,
    SAYINGS,
    SIGNS,
    TAGS,
    TRANSACTIONS,
    VALUES,
)
from tests.support.ledgers import PASSAGES, passage, random_amount, random_day

TextChange = Callable[[Random, str], str]

_AMOUNT = re.compile(r"(?<![\w.,-])-?[0-9][0-9,]*(?:\.[0-9]*)?(?= +[A-Z]{3})")
_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}", re.MULTILINE)
_ACCOUNT = re.compile(r"\b(?:Assets|Income|Expenses|Liabilities|Equity):[\w:-]+")
_POSTING = re.compile(r"^  (?:[!*] )?[A-Z]\w+:.*\n", re.MULTILINE)
ENTRY = re.compile(r"^[0-9]{4}-[^\n]*\n(?:[ \t]+[^\n]*\n)*", re.MULTILINE)
_TRANSACTION = re.compile(r"^[0-9-]{10} (?:[*!P]|txn)[^\n]*(?=\n)", re.MULTILINE)
_OPEN = re.compile(r"^[0-9-]{10} open [^\n]*\n", re.MULTILINE)


# -- changes of a text --------------------------------------------------------------------------


def _any_match(dice: Random, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = [*pattern.finditer(text)]
    return dice.choice(found) if found else None


def _in_place(dice: Random, pattern: re.Pattern[str], text: str, new: str) -> str:
    match = _any_match(dice, pattern, text)
    return text if match is None else text[: match.start()] + new + text[match.end() :]


def change_sign(dice: Random, text: str) -> str:
    where = dice.randrange(len(text) + 1)
    sign = dice.choice(("", *SIGNS))
    return text[:where] + sign + text[where + dice.choice((0, 1)) :]


def swap_signs(dice: Random, text: str) -> str:
    where = dice.randrange(max(1, len(text) - 1))
    return text[:where] + text[where : where + 2][::-1] + text[where + 2 :]


def change_lines(dice: Random, text: str) -> str:
    """A line is left out, doubled, moved, split, joined to the next, indented or not."""
    lines = text.splitlines(keepends=True) or [""]
    at = dice.randrange(len(lines))
    line = lines.pop(at)
    kind = dice.randrange(7)
    if kind == 1:
        lines[at:at] = [line, line]
    elif kind == 2:
        lines.insert(dice.randrange(len(lines) + 1), line)
    elif kind == 3:
        lines[at:at] = [line.rstrip("\n")]
    elif kind == 4:
        where = dice.randrange(len(line) + 1)
        lines[at:at] = [line[:where], "\n", line[where:]]
    elif kind == 5:
        lines.insert(at, dice.choice((" ", "  ", "    ", "\t")) + line)
    elif kind == 6:
        lines.insert(at, line.lstrip(" "))
    return "".join(lines)


def change_amount(dice: Random, text: str) -> str:
    number = dice.choice((dice.choice(NUMBERS), random_amount(dice), f"-{random_amount(dice)}"))
    return _in_place(dice, _AMOUNT, text, number)


def change_decimals(dice: Random, text: str) -> str:
    """The same amount, with other decimals: one more or less, or as an expression."""
    match = _any_match(dice, _AMOUNT, text)
    if match is None:
        return text
    old = match.group()
    dot = "" if "." in old else "."
    choices = (
        f"{old}{dot}0",
        old.removesuffix("0"),
        f"{old}{dot}5",
        old.partition(".")[0],
        f"({old})",
        f"{old} * 1",
        f"{old} / 1",
        f"0 + {old}",
        f"{old} - 0.000",
        old.lstrip("-"),
    )
    return text[: match.start()] + dice.choice(choices) + text[match.end() :]


def shift_amount(dice: Random, text: str) -> str:
    """An amount that is off by so much."""
    match = _any_match(dice, _AMOUNT, text)
    if match is None:
        return text
    step = dice.choice(("0.01", "0.001", "0.004", "0.005", "0.006", "0.05", "0.1", "0.5", "1"))
    return text[: match.end()] + dice.choice((" + ", " - ")) + step + text[match.end() :]


def drop_amount(dice: Random, text: str) -> str:
    """A posting without its amount, or without its currency."""
    match = _any_match(dice, re.compile(r"( +-?[0-9(][^A-Z\n]*)( +EUR)(?=\n)"), text)
    if match is None:
        return text
    return (
        text[: match.start()]
        + dice.choice(("", "", match.group(1), match.group(2)))
        + text[match.end() :]
    )


def change_currency(dice: Random, text: str) -> str:
    return _in_place(
        dice,
        re.compile(r"\bEUR\b"),
        text,
        dice.choice(("USD", "EURO", "eur", "E", "EUR, USD", "EUR EUR", "€")),
    )


def add_cost(dice: Random, text: str) -> str:
    costs = (
        "{1.00 EUR}",
        "{}",
        "{{5.00 EUR}}",
        "{2025-01-01}",
        "{*}",
        "@ 1.00 EUR",
        "@@ 5.00 EUR",
        "@ 1.10 USD",
        "@ -1 EUR",
        "@",
        "{1.00 EUR} @ 1.10 EUR",
    )
    match = _any_match(dice, re.compile(r"(?<=[0-9] EUR)(?=\n)"), text)
    return (
        text
        if match is None
        else f"{text[: match.start()]} {dice.choice(costs)}{text[match.end() :]}"
    )


def change_day(dice: Random, text: str) -> str:
    match = _any_match(dice, _DAY, text)
    if match is None:
        return text
    try:
        near = str(
            date.fromisoformat(match.group()) + timedelta(days=dice.choice((-366, -31, -1, 1, 31)))
        )
    except (ValueError, OverflowError):
        near = "2025-01-01"
    new = dice.choice((near, near, near, str(random_day(dice)), dice.choice(DAYS)))
    return text[: match.start()] + new + text[match.end() :]


def change_account(dice: Random, text: str) -> str:
    others = [match.group() for match in _ACCOUNT.finditer(text)]
    strange = (
        "Assets:Niet",
        "assets:Bank",
        "Assets",
        "Assets:bank",
        "Assets:Bank:",
        "Activa:Bank",
        "Assets:Bänk",
        "Assets:1",
        "Assets:Bank:Sub",
        "Expenses:Verdeling",
        "Liabilities:Spaarpot",
        "Equity:Opening",
    )
    return _in_place(dice, _ACCOUNT, text, dice.choice((*others[:8], *strange)))


def add_tag(dice: Random, text: str) -> str:
    """A tag or link at a transaction's first line, below it, or anywhere at the end of a line."""
    tag = dice.choice(TAGS)
    kind = dice.randrange(4)
    pattern = _TRANSACTION if kind else re.compile(r"(?=\n)")
    match = _any_match(dice, pattern, text)
    if match is None:
        return text
    return text[: match.end()] + (f"\n  {tag}" if kind == 1 else f" {tag}") + text[match.end() :]


def drop_tag(dice: Random, text: str) -> str:
    return _in_place(dice, re.compile(r" [#^][\w/.-]+"), text, "")


def add_metadata(dice: Random, text: str) -> str:
    """A key with a value, below any line of an entry."""
    match = _any_match(dice, re.compile(r"^(?:[0-9]{4}-|  )[^\n]*\n", re.MULTILINE), text)
    if match is None:
        return text
    indent = dice.choice(("  ", "    ", "    ", "\t", " "))
    line = f"{indent}{dice.choice(KEYS)}: {dice.choice(VALUES)}\n"
    return text[: match.end()] + line * dice.choice((1, 1, 1, 2)) + text[match.end() :]


def change_flag(dice: Random, text: str) -> str:
    saying = dice.choice(SAYINGS)
    return _in_place(
        dice,
        re.compile(r"(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2} )[*!P](?: \"[^\"\n]*\")*", re.MULTILINE),
        text,
        saying,
    )


def flag_posting(dice: Random, text: str) -> str:
    return _in_place(
        dice,
        re.compile(r"^  (?=[A-Z]\w+:)", re.MULTILINE),
        text,
        dice.choice(("  ! ", "  * ", "  P ", "  # ", "  ? ", "\t", "    ", "  !", "  % ")),
    )


def add_posting(dice: Random, text: str) -> str:
    match = _any_match(dice, _POSTING, text)
    if match is None:
        return text
    line = dice.choice(
        (
            match.group(),
            "  Assets:Kas\n",
            "  Assets:Kas   0.00 EUR\n",
            f"  Assets:Kas   {random_amount(dice)} EUR\n",
            "  Expenses:Kosten\n",
        )
    )
    return text[: match.end()] + line + text[match.end() :]


def drop_posting(dice: Random, text: str) -> str:
    return _in_place(dice, _POSTING, text, "")


def double_entry(dice: Random, text: str) -> str:
    match = _any_match(dice, ENTRY, text)
    return text if match is None else text[: match.end()] + match.group() + text[match.end() :]


def drop_entry(dice: Random, text: str) -> str:
    return _in_place(dice, ENTRY, text, "")


def change_open(dice: Random, text: str) -> str:
    match = _any_match(dice, _OPEN, text)
    if match is None:
        return text
    line = match.group()
    choices = (
        "",
        line * 2,
        line.replace(" EUR", ""),
        line.replace(" EUR", " USD"),
        line.replace(" EUR", " EUR,USD"),
        re.sub("^[0-9-]{10}", "2025-06-01", line),
        line.replace("\n", ' "FIFO"\n'),
        line.replace("\n", ' #x "y"\n'),
    )
    return text[: match.start()] + dice.choice(choices) + text[match.end() :]


def turn_around(_dice: Random, text: str) -> str:
    """The entries from last to first."""
    return "".join(reversed(ENTRY.findall(text))) or text


def _between(dice: Random, text: str, added: str) -> str:
    """The text with something added before an entry, or at either end."""
    starts = [0, len(text), *(match.start() for match in _DAY.finditer(text))]
    where = dice.choice(starts)
    return text[:where] + added + text[where:]


def add_directive(dice: Random, text: str) -> str:
    return _between(
        dice, text, passage(dice, dice.choice(DIRECTIVES)) + dice.choice(("\n", "\n", "\n\n", ""))
    )


def add_transaction(dice: Random, text: str) -> str:
    head = f"{random_day(dice)} {dice.choice((*SAYINGS[:2], *SAYINGS))}"
    return _between(dice, text, f"{head}\n{dice.choice(TRANSACTIONS)}\n")


def add_passage(dice: Random, text: str) -> str:
    return _between(dice, text, passage(dice, dice.choice(PASSAGES)))


def add_balance(dice: Random, text: str) -> str:
    """An account, an amount on it, and what is asserted of it: right, or off by little."""
    amount = dice.choice(("10", "10.0", "10.00", "0.01", "1234.50", "0"))
    off = dice.choice(
        ("", "", "", " + 0.01", " - 0.01", " + 0.005", " + 0.02", " - 0.1", " + 0.05", " + 1")
    )
    tolerance = dice.choice(("", "", "", " ~ 0", " ~ 0.00", " ~ 0.01", " ~ 0.005", " ~ 1"))
    account, asserted = dice.choice(
        (
            ("Assets:Toets", "Assets:Toets"),
            ("Assets:Toets:Onder", "Assets:Toets"),
            ("Assets:Toets2", "Assets:Toets"),
        )
    )
    day = dice.choice(("2025-03-01", "2025-03-02", "2025-03-03"))
    opened = [f"2025-01-01 open {account}{dice.choice(('', ' EUR'))}"]
    if account != asserted and dice.random() < 0.7:
        opened.append(f"2025-01-01 open {asserted}{dice.choice(('', ' EUR'))}")
    booked = ['2025-03-01 * "x"', f"  {account}  {amount} EUR", "  Equity:Opening"]
    balance = f"{day} balance {asserted}  {amount}{off}{tolerance} EUR"
    return _between(dice, text, "\n".join((*opened, *booked, balance, "")))


TEXT_CHANGES: tuple[TextChange, ...] = (
    *(change_sign, swap_signs, change_lines, change_amount, change_decimals, change_decimals),
    *(shift_amount, drop_amount, change_currency, add_cost, change_day, change_day),
    *(change_account, add_tag, drop_tag, add_metadata, add_metadata, change_flag, flag_posting),
    *(add_posting, drop_posting, double_entry, drop_entry, change_open, turn_around),
    *(add_directive, add_directive, add_transaction, add_transaction, add_passage, add_passage),
    *(add_balance, add_balance),
)
"""Those that stand here twice come twice as often."""
