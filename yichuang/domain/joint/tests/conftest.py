import pytest

from yichuang.domain.cases.tests.conftest import _files, at  # noqa: F401  the same clock and the same place for files
from yichuang.domain.joint.tests.factories import Street


@pytest.fixture
def street(db, at):  # noqa: F811
    return Street()
