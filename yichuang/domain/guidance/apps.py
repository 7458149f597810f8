from django.apps import AppConfig


class Guidance(AppConfig):
    name = "yichuang.domain.guidance"
    label = "guidance"
