"""The banks that are known here. A new one is one module here, with a `BANK`, and its sample in
`tests/read/bank/`: nothing lists it.
"""

from importlib import import_module
from pkgutil import iter_modules

from socoledger.read.bank.shapes import Bank


def find_banks() -> tuple[Bank, ...]:
    """The bank of each module here, by the name of the module."""
    names = sorted(module.name for module in iter_modules(__path__))
    found = (import_module(f"{__name__}.{name}").BANK for name in names)
    return tuple(bank for bank in found if isinstance(bank, Bank))


BANKS = find_banks()


def bank_of(code: str) -> Bank | None:
    """The bank whose accounts have this code in their IBAN, None if it is not known."""
    return next((bank for bank in BANKS if code in bank.codes), None)
