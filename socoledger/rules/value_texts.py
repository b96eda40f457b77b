"""Values of records as the files write them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from socoledger.domain.kinds import Limit
from socoledger.domain.money import format_hundredths

_IN_HUNDREDTHS = ("_cents", "_hundredths")


def value_text(value: object, field: str = "") -> str:
    """A value of the field with that name, as a file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Limit):
        return value_text(value.share) if value.cents is None else format_hundredths(value.cents)
    if isinstance(value, int) and field.endswith(_IN_HUNDREDTHS):
        return format_hundredths(value)
    if isinstance(value, Fraction):
        percent = value * 100
        number = Decimal(percent.numerator) / Decimal(percent.denominator)
        return f"{number.normalize():f}%"
    return value.isoformat() if isinstance(value, date) else str(value)
