"""What most tests stand on: a clock that is moved, and the people of a hall, a street, a bureau. A folder that needs
other people says so in its own conftest."""

import pytest
import time_machine
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.channels.api.tests.caller import Caller
from yichuang.channels.desk.tests.signing import PASSWORD
from yichuang.domain.cases.tests.factories import Hall, account_of
from yichuang.domain.joint.tests.factories import Street
from yichuang.domain.performance.tests.factories import Bureau


@pytest.fixture
def at():
    """Move the clock, and nothing else: at("2026-03-02 10:00") is Monday morning in the hall."""
    running = []

    def go(when: str):
        while running:
            running.pop().stop()
        travel = time_machine.travel(f"{when}+08:00", tick=False)
        travel.start()
        running.append(travel)

    go("2026-03-02 10:00")
    yield go
    while running:
        running.pop().stop()


@pytest.fixture
def hall(db, at):
    """One body, one item, and everybody a case meets on its way."""
    return Hall()


@pytest.fixture
def street(db, at):
    """Four bodies and a shop to be opened."""
    return Street()


@pytest.fixture
def bureau(db, at):
    """The bureau in March 2026, with who keeps its books and who leads it."""
    return Bureau()


@pytest.fixture
def caller(client):
    """caller(hall.mei): the interface, asked with her token; caller(): by nobody."""
    return lambda actor=None: Caller(client, actor)


@pytest.fixture
def zhao(hall):
    """赵's account, with a password."""
    account = account_of(hall.zhao)
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def factor(zhao):
    """The second factor of 赵: what shows the numbers to sign in with, beside the password."""
    return TOTPDevice.objects.create(user=zhao, name="示例")
