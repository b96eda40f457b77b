"""From a YAML file to the record that it should hold, by what that record declares (SPEC 1).

All errors are reported at once: a value that could not be read is replaced by a placeholder, so
that the rest can be read and rules between several values can be checked. With a finding S1xx
nothing is computed, so a placeholder never reaches a figure.
"""

from typing import TYPE_CHECKING, Any, TypeVar

from socoledger.domain.declared import FromFile
from socoledger.domain.destinations import TAIL_OF_NUMBER
from socoledger.read.files.inputs import given, unreadable
from socoledger.read.files.problems import UNKNOWN, problem
from socoledger.read.files.shapes import shape_at
from socoledger.read.files.source import Path, Source
from socoledger.read.files.validators import validator_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=FromFile)


def read_record(record: type[R], source: Source) -> R:
    """Read the record that a file should hold; what is wrong with it is added to the source's
    findings.
    """
    from pydantic_core import ValidationError

    declared: Any = record
    validator, values = validator_of(declared), given(source, declared)
    while True:
        try:
            read: R = validator.validate_python(values)
        except ValidationError as error:
            values = _mended(values, error.errors(include_url=False), record, source)
        else:
            return read


def _mended(values: Any, errors: "list[ErrorDetails]", record: type, source: Source) -> Any:  # noqa: ANN401 - dicts, lists and texts
    """The input with wrong values replaced or left out, each reported as a finding."""
    tails = {error["loc"][:-1] for error in errors if error["type"] == TAIL_OF_NUMBER}
    for error in errors:
        path = error["loc"]
        if path in tails:
            continue  # the value behind such a key is reported with the key
        source.findings.append(problem(error, record, source))
        if path == ():
            return unreadable(shape_at(record, path), source, path)
        if error["type"] == TAIL_OF_NUMBER:
            _above(values, path[:-1]).pop(path[-2])
        elif error["type"] in UNKNOWN or not (shape := shape_at(record, path)).required:
            _above(values, path).pop(path[-1])
        else:
            _above(values, path)[path[-1]] = unreadable(shape, source, path)
    return values


def _above(values: Any, path: Path) -> Any:  # noqa: ANN401 - a dict or a list
    """The dict or list that the last part of a path is a key of, or a position in."""
    for part in path[:-1]:
        values = values[part]
    return values
