from django.apps import AppConfig


class Licences(AppConfig):
    name = "yichuang.domain.licences"
    label = "licences"
