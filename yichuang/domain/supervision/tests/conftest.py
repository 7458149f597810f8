import pytest

from yichuang.domain.cases.tests.conftest import _files  # noqa: F401  the same place for files
from yichuang.domain.supervision.tests.factories import default_rules


@pytest.fixture
def rules(db):
    """The rules of the reference district, as its file has them."""
    return default_rules()
