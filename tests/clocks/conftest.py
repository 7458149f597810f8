"""An account stands in for a matter with limits: a real thing with a row, a ledger and clocks."""

from datetime import date

import pytest

from yichuang.domain.identity.models import Account
from yichuang.domain.identity.tests.factories import AccountFactory
from yichuang.kernel import clocks, ledger
from yichuang.kernel.actors import THE_CLOCK, Actor, PostHeld

SUN = Actor(
    account="sun",
    name="孙",
    kind="staff",
    posts=(PostHeld("SUPERVISOR", "SPJ", title="监督员", scope=frozenset("*")),),
)
ZHAO = Actor(account="zhao", name="赵", kind="staff", posts=(PostHeld("REVIEWER", "SPJ", title="审查员"),))


@pytest.fixture(autouse=True)
def _outside(settings, tmp_path):
    settings.LEDGER_ROOT = tmp_path


@pytest.fixture
def copied(monkeypatch):
    """What each thing was shown of its clocks, newest last."""
    seen = []
    monkeypatch.setattr(
        Account, "show_clocks", lambda thing, running: seen.append((thing.number, [c.due_on for c in running]))
    )
    return seen


def matter(number: str, *orders: dict):
    """A thing whose first act gave these clock orders."""
    thing = AccountFactory(number=number, own_party=None, level=1)
    turn = clocks.Turn(thing, orders, held_by="body:SPJ")
    turn.save()
    ledger.enter(
        thing,
        act="open",
        frm="",
        to=thing.state,
        on=date(2021, 5, 6),
        facts={"clocks": turn.orders},
        **THE_CLOCK.as_text(),
    )
    return thing


def start(clock: str, on: str, length: int, unit: str = "workday") -> dict:
    return {"do": "start", "clock": clock, "on": on, "length": length, "unit": unit}
