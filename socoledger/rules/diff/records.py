"""What changed in a record of a file, key by key, as the file writes it (SPEC 13)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from socoledger.domain.declared import FromFile, key_of, keyed
from socoledger.domain.destinations import Levy
from socoledger.domain.findings import Place
from socoledger.rules.value_texts import value_text

R = TypeVar("R", bound=FromFile)
_IDENTITY = ("id", "to", "iban", "first", "start", "role", "by")
"""The fields by which an item of a list is known, the surest first."""


class Changed(NamedTuple):
    """The value of one key; None: it was not there. The places are those of its record."""

    path: tuple[str, ...]
    before: str | None
    after: str | None
    before_place: Place | None = None
    after_place: Place | None = None


def record_changes(
    before: FromFile | None, after: FromFile | None, path: tuple[str, ...] = ()
) -> Iterator[Changed]:
    """The keys of two records of the same kind that differ, below a path; the whole record where
    one of both is not there.
    """
    if before is None or after is None:
        old, new = (None if side is None else record_text(side) for side in (before, after))
        yield Changed(path, old, new, _place(before), _place(after))
        return
    for change in _of_records(before, after, path):
        yield change._replace(
            before_place=change.before_place or _place(before),
            after_place=change.after_place or _place(after),
        )


def record_text(record: FromFile) -> str:
    """A record in one line: its keys and values, without those that are left out in the file."""
    return "; ".join(f"{' '.join(path)}: {text}" for path, text in _texts(record, ()))


def _place(record: object) -> Place | None:
    place = getattr(record, "place", None)
    return place if isinstance(place, Place) else None


def _of_records(before: FromFile, after: FromFile, path: tuple[str, ...]) -> Iterator[Changed]:
    for field in keyed(before):
        values = getattr(before, field.name), getattr(after, field.name)
        if values[0] != values[1]:
            yield from _of_values(*values, (*path, key_of(field)), field.name)


def _of_values(
    before: object, after: object, path: tuple[str, ...], field: str
) -> Iterator[Changed]:
    if isinstance(before, FromFile) and isinstance(after, FromFile):
        yield from _of_records(before, after, path)
    elif _records(before) or _records(after):
        for name, old, now in list_pairs(_records(before), _records(after)):
            yield from record_changes(old, now, (*path, name))
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*before, *(key for key in after if key not in before)]:
            if before.get(key) != after.get(key):
                yield from _of_values(before.get(key), after.get(key), (*path, key), field)
    else:
        yield Changed(path, _text(before, field), _text(after, field))


def _records(value: object) -> tuple[FromFile, ...]:
    """The records of a list; () where a value is no list of records, or an empty one."""
    listed = value if isinstance(value, tuple) else ()
    return tuple(item for item in listed if isinstance(item, FromFile))


def list_pairs(before: Sequence[R], after: Sequence[R]) -> Iterator[tuple[str, R | None, R | None]]:
    """The items of two lists that are not the same, each with what it is shown as: first those
    that are known by the same, then those that are left, in their order.
    """
    earlier, later = _by_name(before), _by_name(after)
    gone = [name for name in earlier if name not in later]
    new = [name for name in later if name not in earlier]
    couples = [(name, name) for name in earlier if name in later]
    couples += list(zip_longest(gone, new, fillvalue=""))
    for old_name, new_name in couples:
        (old_shown, old), (shown, now) = (
            side.get(name, ("", None)) for side, name in ((earlier, old_name), (later, new_name))
        )
        if old != now:
            yield shown or old_shown, old, now


def _by_name(items: Sequence[R]) -> dict[str, tuple[str, R]]:
    """The items of a list by what they are known by, else by all that they say, each with what it
    is shown as: that name, else its number.
    """
    counts: Counter[str] = Counter()
    by_name: dict[str, tuple[str, R]] = {}
    for number, item in enumerate(items, 1):
        known = next((str(getattr(item, key)) for key in _IDENTITY if getattr(item, key, None)), "")
        name = known or record_text(item)
        counts[name] += 1
        if counts[name] > 1:
            known, name = f"{known} {counts[name]}", f"{name} {counts[name]}"
        by_name[name] = (known.strip() or str(number), item)
    return by_name


def _texts(record: FromFile, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(record, Levy):
        yield (*path, record.to), value_text(record.share)
        return
    for field in keyed(record):
        key, value = key_of(field), getattr(record, field.name)
        if value == field.default:
            continue
        if isinstance(value, FromFile):
            yield from _texts(value, (*path, key))
        elif _records(value):
            for shown, item in _by_name(_records(value)).values():
                inside = () if isinstance(item, Levy) else (shown,)  # its own text says it first
                yield from _texts(item, (*path, key, *inside))
        elif isinstance(value, Mapping):
            for name, item in value.items():
                yield (*path, key, str(name)), _text(item, field.name) or ""
        else:
            text = _text(value, field.name)
            if text:
                yield (*path, key), text


def _text(value: object, field: str) -> str | None:
    """A value as the files write it, None if there is none."""
    if value is None or value == ():
        return None
    if type(value) is tuple:
        return ", ".join(value_text(item, field) for item in value)
    return value_text(value, field)
