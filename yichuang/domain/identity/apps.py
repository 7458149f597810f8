from django.apps import AppConfig


class Identity(AppConfig):
    name = "yichuang.domain.identity"
    label = "identity"
    verbose_name = "机构与人员"
