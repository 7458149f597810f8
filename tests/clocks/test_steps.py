"""Clocks within the acts of a table: one life, its rows, its ledger, its statements."""

from datetime import date
from types import SimpleNamespace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rules import always_allow

from tests.clocks.conftest import SUN, ZHAO
from yichuang.domain.identity.models import Account
from yichuang.domain.identity.tests.factories import AccountFactory
from yichuang.kernel import clocks, ledger, workdays
from yichuang.kernel.calendar_changes import confirm
from yichuang.kernel.calendar_years import closure
from yichuang.kernel.models import Clock
from yichuang.kernel.refusals import OutOfTurn
from yichuang.kernel.states import STAYS, Row, Table
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db

ACTIVE, OVER = "active", "closed"
NEXT = {
    "receive": ("start notice",),
    "accept": ("stop notice", "start statutory", "start promise"),
    "review": (),
    "suspend": ("suspend statutory", "suspend promise"),
    "resume": ("resume all",),
    "extend": ("extend statutory",),
    "propose": (),
    "grant": ("stop statutory", "stop promise", "start delivery"),
}
TERMS = {"notice": 5, "statutory": 20, "promise": 10, "delivery": 10}
DAYS = ["05-06", "05-06", "05-07", "05-10", "05-21", "05-24", "05-25", "05-31", "06-03"]

STATES = SimpleNamespace(choices=[(ACTIVE, "进行中"), (OVER, "已结束")])
ROWS = [
    Row(act, (ACTIVE,), STAYS, always_allow, document="DOC-06" if act == "suspend" else "", clock=orders, held_by=act)
    for act, orders in NEXT.items()
]
LIFE = Table(
    "示例",
    STATES,
    {act: act for act in [*NEXT, "deliver"]},
    *ROWS,
    Row("deliver", (ACTIVE,), OVER, always_allow, clock=("stop all",), held_by="nobody"),
)


@pytest.fixture
def mei(monkeypatch):
    monkeypatch.setattr(
        Account, "term", lambda _thing, kind: {"length": TERMS[kind], "unit": "workday"}, raising=False
    )
    workdays.seed()
    return AccountFactory(number="MEI", own_party=None, level=1, state=ACTIVE)


def take(mei, act):
    with LIFE.step(mei, act, by=ZHAO) as step:
        if act == "suspend":
            named = {"why": "检验", "days": 10}
            step.clock |= {"statutory": named, "promise": named}
            step.issues(lambda _clocks: SimpleNamespace(code="DOC-06", number="示例特告〔2021〕1号"))
        if act == "extend":
            step.clock["statutory"] = {"days": 10, "why": "案情复杂", "by": "孙"}


def live(mei, acts=(*NEXT, "deliver")):
    for day, act in zip(DAYS, acts, strict=False):
        with time_machine.travel(f"2021-{day} 10:00 +0800"):
            take(mei, act)


def test_a_whole_life_leaves_the_rows_its_ledger_tells(mei):
    live(mei)

    names = [field.name for field in Clock._meta.fields if field.name != "id"]
    rebuilt = clocks.rebuilt(ledger.of(mei), workdays.current())
    assert [[getattr(clock, name) for name in names] for clock in rebuilt] == [
        [getattr(clock, name) for name in names] for clock in clocks.of(mei)
    ]
    assert [(clock.kind, f"{clock.due_on:%m-%d}", f"{clock.stopped_on:%m-%d}") for clock in rebuilt] == [
        ("notice", "05-12", "05-06"),
        ("statutory", "07-01", "05-31"),
        ("promise", "06-02", "05-31"),
        ("delivery", "06-15", "06-03"),
    ]
    assert list(faults()) == []


def test_a_document_of_the_act_is_named_in_the_ledger_and_in_the_explanation(mei):
    live(mei, list(NEXT)[:4])

    told = ledger.last(mei).facts["clocks"]
    assert [(order["clock"], order["document"]) for order in told] == [
        ("statutory", "示例特告〔2021〕1号"),
        ("promise", "示例特告〔2021〕1号"),
    ]
    assert clocks.reckoned(clocks.of(mei).get(kind="promise")).lines[-1].document == "示例特告〔2021〕1号"


def test_a_life_of_nine_acts_stays_within_a_hundred_statements(mei):
    with CaptureQueriesContext(connection) as asked:
        live(mei)

    assert len(asked) <= 100


def test_after_a_calendar_change_a_late_act_says_what_came_before(mei):
    live(mei, ["receive"])
    flood = closure(*[date(2021, 5, 7)] * 2, "防汛停工", "示例通知", workdays.current())
    confirm(flood, by=SUN, source="示例通知1号")
    Account.objects.update(state=OVER)

    with pytest.raises(OutOfTurn) as late:
        take(mei, "accept")

    assert "“工作日历调整，重新计算期限”" in late.value.reasons[0]
