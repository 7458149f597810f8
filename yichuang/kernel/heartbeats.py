"""A worker that was killed left its task half done: it is found by its silence, and the task begins again.

Every task may therefore run more than once, and looks at the facts first. One that ended with its worker MOST_TRIES
times is given up as failed: perhaps it is what kills them.
"""

from datetime import timedelta
from logging import getLogger
from threading import Event, Thread

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from yichuang.kernel.models import Heartbeat

log = getLogger(__name__)

BEAT = 20  # seconds between two beats
SILENT = timedelta(minutes=3)  # a worker unheard for so long is dead
MOST_TRIES = 5


def beat(worker: str) -> None:
    Heartbeat.objects.update_or_create(worker=worker, defaults={"at": timezone.now()})


def take_back() -> int:
    """Put the tasks of silent workers back into the queue; return how many."""
    silent_since = timezone.now() - SILENT
    alive = set(Heartbeat.objects.filter(at__gt=silent_since).values_list("worker", flat=True))
    running = DBTaskResult.objects.filter(status="RUNNING").only("id", "worker_ids")
    lost = [task for task in running if not alive & set(task.worker_ids[-1:])]
    for task in lost:
        given_up = len(task.worker_ids) >= MOST_TRIES
        log.warning("task %s was left by its worker%s", task.pk, ", for the last time" if given_up else "")
        again = {"status": "FAILED", "finished_at": timezone.now()} if given_up else {"status": "READY"}
        DBTaskResult.objects.filter(pk=task.pk, status="RUNNING", worker_ids=task.worker_ids).update(**again)
    Heartbeat.objects.filter(at__lte=silent_since).delete()
    return len(lost)


class Pulse(Thread):
    """Beats beside the worker's own thread, so that a long task is not taken for a death."""

    def __init__(self, worker: str):
        super().__init__(name=f"pulse of {worker}", daemon=True)
        self.worker, self.ended = worker, Event()

    def run(self) -> None:
        while not self.ended.wait(BEAT):
            try:
                beat(self.worker)
            except (DatabaseError, InterfaceError) as why:  # the database restarts; the next beat will do
                log.warning("no beat: %s", why)
            finally:
                connection.close()

    def stop(self) -> None:
        self.ended.set()
        self.join()
