"""A task whose worker died begins again; one whose worker lives, however long it takes, does not."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from yichuang.kernel import heartbeats
from yichuang.kernel.models import Heartbeat

pytestmark = pytest.mark.django_db


@task()
def work() -> None:
    """Something to do."""


def claimed(*workers: str) -> DBTaskResult:
    """A task that these workers took one after the other, the last of them now."""
    enqueued = DBTaskResult.objects.get(pk=work.enqueue().id)
    for worker in workers:
        enqueued.claim(worker)
    return enqueued


def status(found: DBTaskResult) -> str:
    return DBTaskResult.objects.get(pk=found.pk).status


def test_a_task_of_a_silent_worker_begins_again():
    left = claimed("w1")
    Heartbeat.objects.create(worker="w1", at=timezone.now() - heartbeats.SILENT - timedelta(seconds=1))

    assert heartbeats.take_back() == 1
    assert status(left) == "READY"
    assert Heartbeat.objects.count() == 0


def test_a_task_of_a_worker_nobody_heard_begins_again():
    left = claimed("w1")

    assert heartbeats.take_back() == 1
    assert status(left) == "READY"


def test_a_task_of_a_living_worker_is_left_to_it():
    taken = claimed("w1")
    heartbeats.beat("w1")

    assert heartbeats.take_back() == 0
    assert status(taken) == "RUNNING"


def test_a_task_that_ends_with_every_worker_is_given_up():
    deadly = claimed(*[f"w{n}" for n in range(heartbeats.MOST_TRIES)])

    heartbeats.take_back()

    assert status(deadly) == "FAILED"


def test_a_beat_moves_on():
    heartbeats.beat("w1")
    first = Heartbeat.objects.get().at
    heartbeats.beat("w1")

    assert Heartbeat.objects.get().at > first
