import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.domain.cases.tests.conftest import _files  # noqa: F401  the same place for files
from yichuang.domain.cases.tests.factories import account_of
from yichuang.kernel import remembering


class Desk(Client):
    """A browser at the desk of one member of staff, who signed in with both factors."""

    def __init__(self, actor):
        super().__init__()
        self.actor, account = actor, account_of(actor)
        self.force_login(account)
        device, _ = TOTPDevice.objects.get_or_create(user=account, name="示例")
        session = self.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()


def now(case):
    """The case as it stands in the database."""
    return type(case).objects.get(pk=case.pk)


@pytest.fixture
def asked():
    """How often a page asks the database while nothing is remembered."""

    def count(browser, address):
        remembering.forget_all()
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    return count


@pytest.fixture
def desk(hall):
    return Desk


@pytest.fixture
def kong(desk, hall):
    """The counter clerk's browser."""
    return desk(hall.counter)
