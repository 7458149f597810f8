import pytest

from yichuang.domain.cases.tests.conftest import _files  # noqa: F401  the same place for files
from yichuang.domain.evaluation.tests.factories import House


@pytest.fixture
def house(db, at):
    return House()
