"""The outbox: promised with the act, delivered at least once, given up only in sight of staff."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from yichuang.kernel import news
from yichuang.kernel.models import Message, PeriodicRun

pytestmark = pytest.mark.django_db
heard: list = []


@dataclass(frozen=True)
class Rang:
    number: str
    loud: bool


def listen(event):
    heard.append(event)


def leave_a_mark(event):
    PeriodicRun.objects.create(name=event.number, ran_at=timezone.now())
    if event.loud:
        raise RuntimeError("the line is busy")


def refuse(_event):
    raise RuntimeError("not with us")


@pytest.fixture(autouse=True)
def _wires(monkeypatch):
    heard.clear()
    monkeypatch.setitem(news.WIRES, Rang, news.Wire(together=(listen,), afterwards=(listen,)))


def wire(monkeypatch, **how):
    monkeypatch.setitem(news.WIRES, Rang, news.Wire(**how))


def test_together_hears_at_once_and_afterwards_when_drained():
    news.tell(Rang("1", loud=False))
    assert heard == [Rang("1", loud=False)]

    assert news.drain() == 1

    assert heard == [Rang("1", loud=False)] * 2
    assert Message.objects.get().state == "done"


def test_a_listener_together_may_stop_the_teller(monkeypatch):
    wire(monkeypatch, together=(refuse,), afterwards=(listen,))

    with pytest.raises(RuntimeError), transaction.atomic():
        news.tell(Rang("1", loud=False))

    assert Message.objects.count() == 0


def test_what_is_delivered_is_not_delivered_again():
    news.tell(Rang("1", loud=False))
    news.drain()

    assert news.drain() == 0
    assert len(heard) == 2


def test_a_failed_delivery_leaves_no_half_effect_and_is_tried_again_later(monkeypatch, caplog):
    wire(monkeypatch, afterwards=(leave_a_mark,))
    news.tell(Rang("1", loud=True))

    news.drain()

    message = Message.objects.get()
    assert PeriodicRun.objects.count() == 0
    assert (message.state, message.tries) == ("waiting", 1)
    assert message.due_at > timezone.now()
    assert "the line is busy" in message.last_error
    assert news.drain() == 0


def test_after_the_last_try_it_is_dead_and_staff_may_revive_it(monkeypatch, caplog):
    wire(monkeypatch, afterwards=(leave_a_mark,))
    news.tell(Rang("1", loud=True))
    for _ in range(news.MOST_TRIES):
        Message.objects.update(due_at=timezone.now() - timedelta(seconds=1))
        news.drain()
    dead = news.dead().get()
    assert dead.tries == news.MOST_TRIES

    wire(monkeypatch, afterwards=(leave_a_mark,))
    Message.objects.update(payload={"number": "1", "loud": False})
    news.revive(dead.pk)
    news.drain()

    assert Message.objects.get().state == "done"
    assert PeriodicRun.objects.get().name == "1"


def test_a_message_to_a_listener_no_longer_wired_is_not_lost(monkeypatch, caplog):
    news.tell(Rang("1", loud=False))
    wire(monkeypatch, afterwards=())

    news.drain()

    assert Message.objects.get().state == "waiting"
    assert "nobody is wired" in Message.objects.get().last_error
