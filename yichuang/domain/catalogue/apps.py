from django.apps import AppConfig


class Catalogue(AppConfig):
    name = "yichuang.domain.catalogue"
    label = "catalogue"
    verbose_name = "事项"

    def ready(self):
        from yichuang.domain.catalogue import measures  # noqa: F401 - registers its measures
