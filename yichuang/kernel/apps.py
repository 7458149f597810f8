from django.apps import AppConfig


class Kernel(AppConfig):
    name = "yichuang.kernel"
    label = "kernel"
