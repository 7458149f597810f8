from django.apps import AppConfig


class Screens(AppConfig):
    name = "yichuang.channels.screens"
    label = "screens"
