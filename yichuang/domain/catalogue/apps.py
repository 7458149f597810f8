from django.apps import AppConfig


class Catalogue(AppConfig):
    name = "yichuang.domain.catalogue"
    label = "catalogue"
    verbose_name = "事项"
