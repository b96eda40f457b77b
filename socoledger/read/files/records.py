"""From a YAML file to the record that it should hold, by what that record declares (SPEC 1).

All errors are reported at once: a value that could not be read is replaced by a placeholder, so
that the rest can be read and rules between several values can be checked. With a finding S1xx
nothing is computed, so a placeholder never reaches a figure.
"""

from typing import Any, TypeVar

from socoledger.domain.declared import FromFile
from socoledger.read.files.inputs import given, unreadable
from socoledger.read.files.problems import problem
from socoledger.read.files.reader import What, Wrong, reader_of
from socoledger.read.files.shapes import shape_at
from socoledger.read.files.source import Path, Source

R = TypeVar("R", bound=FromFile)


def read_record(record: type[R], source: Source) -> R:
    """Read the record that a file should hold; what is wrong with it is added to the source's
    findings.
    """
    declared: Any = record
    reader, values = reader_of(declared), given(source, declared)
    while True:
        wrong: list[Wrong] = []
        read: R = reader(values, (), wrong)
        if not wrong:
            return read
        values = _mended(values, wrong, record, source)


def _mended(values: Any, wrong: list[Wrong], record: type, source: Source) -> Any:  # noqa: ANN401 - dicts, lists and texts
    """The input with wrong values replaced or left out, each reported as a finding."""
    for one in wrong:
        path = one.path
        source.findings.append(problem(one, record, source))
        if path == ():
            return unreadable(shape_at(record, path), source, path)
        if (
            one.what in (What.TAIL_OF_NUMBER, What.UNKNOWN)
            or not (shape := shape_at(record, path)).required
        ):
            _above(values, path).pop(path[-1])
        else:
            _above(values, path)[path[-1]] = unreadable(shape, source, path)
    return values


def _above(values: Any, path: Path) -> Any:  # noqa: ANN401 - a dict or a list
    """The dict or list that the last part of a path is a key of, or a position in."""
    for part in path[:-1]:
        values = values[part]
    return values
