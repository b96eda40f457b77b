"""What answers are that are no records yet."""

from typing import Any

Shape = dict[str, Any]
