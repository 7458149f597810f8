"""What is added to the product while it is killed: a listener that counts, and a worker that looks every second."""

from datetime import timedelta

from django.apps import AppConfig

MOMENT = timedelta(seconds=1)


class Config(AppConfig):
    name = "tests.torture"
    label = "torture"

    def ready(self):
        from dataclasses import replace

        from tests.torture.counting import count_delivered
        from yichuang.config import worker
        from yichuang.domain.cases.events import CaseDelivered
        from yichuang.kernel import documents, heartbeats, news, periodic
        from yichuang.kernel.news import Wire

        wired = news.WIRES.get(CaseDelivered, Wire())
        news.WIRES[CaseDelivered] = replace(wired, afterwards=(*wired.afterwards, count_delivered))
        periodic.SCHEDULE[:] = [replace(line, after=MOMENT) for line in periodic.SCHEDULE]
        worker.TICK, worker.AFTER_FAILURE = 1, 1
        heartbeats.BEAT, heartbeats.SILENT = 0.5, timedelta(seconds=3)
        documents.PATIENCE = timedelta(seconds=3)
