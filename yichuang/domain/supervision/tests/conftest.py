import pytest

from yichuang.domain.cases.tests.conftest import _files, at, hall  # noqa: F401  the same clock, files and people
from yichuang.domain.supervision.tests.factories import default_rules


@pytest.fixture
def rules(db):
    """The rules of the reference district, as its file has them."""
    return default_rules()
