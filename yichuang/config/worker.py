"""The worker: delivers the outbox, seals papers, runs the tasks, and once a minute enqueues what time made due."""

import signal
from logging import getLogger
from threading import Event
from time import monotonic

from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from yichuang.kernel import documents, heartbeats, news, periodic

log = getLogger(__name__)

PAUSE = 0.5  # seconds to wait when there was nothing to do
TICK = 60  # seconds between two looks at the schedule
MOST_TASKS = 50  # a long queue of tasks must not keep the outbox waiting
AFTER_FAILURE = 5  # seconds before the database is tried again


class Worker:
    """One process of work. Several may run side by side; each row is taken under lock."""

    def __init__(self, pause: float = PAUSE):
        self.pause = pause
        self.stopped = Event()
        self.name = get_random_string(32)
        self.next_tick = monotonic()

    def stop(self, *_signal) -> None:
        """End after what is being done now."""
        self.stopped.set()

    def listen_for_signals(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)

    def run(self) -> None:
        pulse = heartbeats.Pulse(self.name)
        pulse.start()
        try:
            self.work()
        finally:
            pulse.stop()

    def work(self) -> None:
        while not self.stopped.is_set():
            close_old_connections()
            try:
                done = self.turn()
            except (OperationalError, InterfaceError):  # locked for too long, or the database is being restarted
                log.exception("the database did not answer")
                self.stopped.wait(AFTER_FAILURE)
                continue
            if not done:
                self.stopped.wait(self.pause)

    def turn(self) -> int:
        """One round of everything; how much there was to do."""
        if monotonic() >= self.next_tick:
            self.next_tick = monotonic() + TICK
            heartbeats.beat(self.name)
            heartbeats.take_back()
            periodic.tick()
        return news.drain() + documents.seal_waiting() + self.run_tasks()

    def run_tasks(self) -> int:
        tasks = TaskWorker(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            worker_id=self.name,
            batch=True,
            max_tasks=MOST_TASKS,
            interval=0,
            startup_delay=False,
        )
        tasks.run()
        return tasks._run_tasks  # noqa: SLF001  its count of this batch; the library has no other way to ask
