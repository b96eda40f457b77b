"""Bank statements, from a file to records (SPEC 10): `statements` sees what a file is, and has it
read by `camt053`, `mt940` or `table`; `banks/` has a module for each bank.
"""

from socoledger.read.bank.statements import read_statements

__all__ = ["read_statements"]
