from django.apps import AppConfig


class Desk(AppConfig):
    name = "yichuang.channels.desk"
    label = "desk"
