"""One turn of the worker delivers the outbox, looks at the schedule and runs what that enqueued."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import OperationalError

from yichuang.config.worker import TICK, Worker
from yichuang.kernel import news, periodic
from yichuang.kernel.models import Message, PeriodicRun
from yichuang.kernel.news import Wire
from yichuang.kernel.periodic import Every

heard = []


@dataclass(frozen=True)
class Rung:
    times: int


def hear(event):
    heard.append(event)


def look():
    heard.append("looked")


@pytest.fixture(autouse=True)
def _silence():
    heard.clear()


@pytest.fixture
def wired(monkeypatch):
    monkeypatch.setitem(news.WIRES, Rung, Wire(afterwards=(hear,)))
    monkeypatch.setattr(periodic, "SCHEDULE", [])


@pytest.mark.django_db(transaction=True)
def test_turn_delivers_what_was_told(wired):
    news.tell(Rung(3))

    done = Worker().turn()

    assert done == 1
    assert heard == [Rung(3)]
    assert Message.objects.get().state == Message.State.DONE


@pytest.mark.django_db(transaction=True)
def test_turn_runs_a_due_line_of_the_schedule_once(wired, monkeypatch):
    monkeypatch.setattr(periodic, "SCHEDULE", [Every(timedelta(hours=1), look)])
    worker = Worker()

    worker.turn()
    worker.next_tick -= TICK
    worker.turn()

    assert heard == ["looked"]
    assert PeriodicRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_run_waits_and_goes_on_when_the_database_does_not_answer(wired, monkeypatch, caplog):
    worker = Worker()
    turns = iter([OperationalError("database is locked"), 0])
    monkeypatch.setattr("yichuang.config.worker.AFTER_FAILURE", 0)

    def turn():
        if isinstance(fate := next(turns), Exception):
            raise fate
        worker.stop()
        return fate

    monkeypatch.setattr(worker, "turn", turn)
    worker.run()

    assert [record.message for record in caplog.records] == ["the database did not answer"]
    assert next(turns, "none left") == "none left"
