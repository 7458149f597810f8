from django.apps import AppConfig


class Shared(AppConfig):
    name = "yichuang.channels.shared"
    label = "shared"

    def ready(self):
        from yichuang.channels.shared import watching

        watching.listen()
