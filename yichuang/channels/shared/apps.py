from django.apps import AppConfig


class Shared(AppConfig):
    name = "yichuang.channels.shared"
    label = "shared"
