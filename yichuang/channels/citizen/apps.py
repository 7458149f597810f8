from django.apps import AppConfig


class Citizen(AppConfig):
    name = "yichuang.channels.citizen"
    label = "citizen"
