import pytest

from tests.bad_days.small_disk import lift_limit
from yichuang.channels.api.tests.conftest import _files, application, mei  # noqa: F401
from yichuang.channels.citizen.tests.conftest import signed_in  # noqa: F401


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call():
    """A test that failed while nothing could be written must still be told of, and that may be into a file."""
    try:
        return (yield)
    finally:
        lift_limit()
