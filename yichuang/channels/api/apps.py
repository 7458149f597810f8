from django.apps import AppConfig


class Api(AppConfig):
    name = "yichuang.channels.api"
    label = "api"
