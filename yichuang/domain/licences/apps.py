from django.apps import AppConfig


class Licences(AppConfig):
    name = "yichuang.domain.licences"
    label = "licences"

    def ready(self):
        from yichuang.domain.licences import measures  # noqa: F401 - registers its measures
