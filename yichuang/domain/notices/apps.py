from django.apps import AppConfig


class Notices(AppConfig):
    name = "yichuang.domain.notices"
    label = "notices"
