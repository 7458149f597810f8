from django.apps import AppConfig


class Joint(AppConfig):
    name = "yichuang.domain.joint"
    label = "joint"
