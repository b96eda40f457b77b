"""The codes until every finding names its row."""

from socoledger.catalogue.table import CODES, is_acceptable
from socoledger.domain.findings import Finding, Severity, Stops

__all__ = ["CODES", "is_acceptable", "is_error", "is_warning", "stops"]


def is_error(finding: Finding) -> bool:
    """Whether a finding is an error rather than a warning."""
    return CODES[finding.code].severity is Severity.ERROR


def is_warning(finding: Finding) -> bool:
    """Whether a finding is a warning: neither an error nor a notice."""
    return CODES[finding.code].severity is Severity.WARNING


def stops(finding: Finding, what: Stops) -> bool:
    """Whether a finding keeps `what` from being done."""
    return CODES[finding.code].stops is what
