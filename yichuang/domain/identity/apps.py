from django.apps import AppConfig


class Identity(AppConfig):
    name = "yichuang.domain.identity"
    label = "identity"
    verbose_name = "机构与人员"

    def ready(self):
        from yichuang.domain.identity import measures  # noqa: F401 - registers its words
