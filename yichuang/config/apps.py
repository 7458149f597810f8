"""Joins the floors when Django has loaded them all."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "yichuang.config"
    label = "config"

    def ready(self):
        from yichuang.config import keys, unmeasured  # noqa: F401 - they register
        from yichuang.config.schedule import SCHEDULE
        from yichuang.config.wiring import WIRES
        from yichuang.kernel import news, periodic

        news.WIRES.update(WIRES)
        periodic.SCHEDULE[:] = SCHEDULE
