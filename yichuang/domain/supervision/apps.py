from django.apps import AppConfig


class Supervision(AppConfig):
    name = "yichuang.domain.supervision"
    label = "supervision"

    def ready(self):
        from yichuang.domain.supervision import measures  # noqa: F401 - registers its measures
