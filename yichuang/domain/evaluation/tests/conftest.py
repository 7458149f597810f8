import pytest

from yichuang.domain.cases.tests.conftest import _files, at  # noqa: F401  the same clock and the same place for files
from yichuang.domain.evaluation.tests.factories import House


@pytest.fixture
def house(db, at):  # noqa: F811
    return House()
