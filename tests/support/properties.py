"""How much is tried, and how: the same examples on every machine, without a clock."""

import os

from hypothesis import HealthCheck, settings

SEEDS = int(os.environ.get("SOCOLEDGER_SEEDS", "12"))
"""How many random books the second model is held against; what costs more takes a part of it."""

steady = settings(
    derandomize=True,
    deadline=None,
    max_examples=50,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
