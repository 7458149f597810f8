import pytest

from yichuang.domain.cases.tests.conftest import _files, at  # noqa: F401  the same clock, the same files
from yichuang.domain.performance.tests.factories import Bureau


@pytest.fixture
def bureau(db, at):  # noqa: F811
    """The bureau in March 2026, with who keeps its books and who leads it."""
    return Bureau()
