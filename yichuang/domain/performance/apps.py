from django.apps import AppConfig


class Performance(AppConfig):
    name = "yichuang.domain.performance"
    label = "performance"
