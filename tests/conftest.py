"""Options of the whole test suite."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--goldens` writes expected answers anew instead of comparing them."""
    parser.addoption("--goldens", action="store_true", help="write expected answers anew")


@pytest.fixture
def rewrite_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether expected answers are written anew."""
    return bool(request.config.getoption("--goldens"))
