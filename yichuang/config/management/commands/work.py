from django.core.management.base import BaseCommand

from yichuang.config.worker import Worker


class Command(BaseCommand):
    help = "Deliver the outbox, run tasks and the schedule, until told to stop. `serve` starts one."

    def handle(self, **_options):
        worker = Worker()
        worker.listen_for_signals()
        worker.run()
