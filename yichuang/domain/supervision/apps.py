from django.apps import AppConfig


class Supervision(AppConfig):
    name = "yichuang.domain.supervision"
    label = "supervision"
