from django.apps import AppConfig


class Joint(AppConfig):
    name = "yichuang.domain.joint"
    label = "joint"

    def ready(self):
        from yichuang.domain.joint import measures  # noqa: F401 - registers its measures
