"""What time alone sets going."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from yichuang.kernel import periodic
from yichuang.kernel.periodic import Every

pytestmark = pytest.mark.django_db
ran: list = []


def ring():
    ran.append("ring")


@pytest.fixture(autouse=True)
def _schedule(monkeypatch, settings):
    ran.clear()
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(periodic, "SCHEDULE", [Every(timedelta(minutes=5), ring)])


def test_what_is_due_is_enqueued_once(time_machine):
    time_machine.move_to("2026-03-02 10:00 +0800", tick=False)
    assert len(periodic.tick()) == 1

    time_machine.shift(timedelta(minutes=4))
    assert periodic.tick() == []
    time_machine.shift(timedelta(minutes=1))
    assert len(periodic.tick()) == 1

    assert DBTaskResult.objects.count() == 2


def test_a_downtime_however_long_is_caught_up_by_one_run(time_machine):
    time_machine.move_to("2026-03-02 10:00 +0800", tick=False)
    periodic.tick()

    time_machine.shift(timedelta(days=40))

    assert len(periodic.tick()) == 1
    assert DBTaskResult.objects.count() == 2


def test_the_task_does_what_the_line_says():
    periodic.run.call(periodic.SCHEDULE[0].name)

    assert ran == ["ring"]
