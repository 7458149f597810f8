import pytest

from yichuang.channels.screens import figures
from yichuang.domain.cases.tests.conftest import _files  # noqa: F401  the same place for files


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """A process keeps what it read for a moment; the next test has other figures."""
    figures.of_today.forget()
    figures.of_the_year.forget()
