"""Beancount's parser in C, and no more of Beancount than that.

`import beancount` imports all of it and takes 55 ms of processor; the parser takes 8, and is all
that the quick road needs. So the package stands among Python's modules before it has run, as the
parser is below it, and runs when anything is asked of it.
"""

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

_PACKAGE = "beancount"


def c_parser() -> Any:
    """The module `beancount.parser._parser`, which needs `beancount.core.number` alone."""
    if _PACKAGE not in sys.modules:
        _put_in_place()
    return import_module(f"{_PACKAGE}.parser._parser")


def _put_in_place() -> None:
    """Put the package where Python looks for it; it runs at the first look at what is in it, be it
    ours, a plugin's, or that of a program that has the books read.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or spec.loader is None:  # the import says so
        return
    package, loader = module_from_spec(spec), spec.loader

    def run_first(name: str) -> object:
        del package.__getattr__
        loader.exec_module(package)
        return getattr(package, name)

    package.__getattr__ = run_first  # type: ignore[method-assign]
    sys.modules[_PACKAGE] = package
