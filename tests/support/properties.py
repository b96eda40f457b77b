"""How properties are tried: the same examples on every machine, without a clock."""

from hypothesis import HealthCheck, settings

steady = settings(
    derandomize=True,
    deadline=None,
    max_examples=100,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
