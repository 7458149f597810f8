"""What time alone sets going: one table (config/schedule.py), one command (`manage.py tick`).

A line that became due is enqueued once as a task, however many processes tick, and once after a downtime however
long it was: each line looks at the facts, so one late run catches up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from yichuang.kernel.models import PeriodicRun
from yichuang.kernel.news import name_of


@dataclass(frozen=True)
class Every:
    """`do` runs at most once in `after`."""

    after: timedelta
    do: Callable[[], object]

    @property
    def name(self) -> str:
        return name_of(self.do)


SCHEDULE: list[Every] = []


@task()
def run(name: str) -> None:
    next(line for line in SCHEDULE if line.name == name).do()


def tick() -> list[str]:
    """Enqueue every line that is due and return their names."""
    return [line.name for line in SCHEDULE if enqueue(line)]


def enqueue(line: Every) -> bool:
    now = timezone.now()
    with transaction.atomic():
        PeriodicRun.objects.get_or_create(name=line.name, defaults={"ran_at": now - line.after})
        record = PeriodicRun.objects.select_for_update().get(name=line.name)
        if record.ran_at + line.after > now:
            return False
        record.ran_at = now
        record.save(update_fields=["ran_at"])
        run.enqueue(line.name)
    return True
