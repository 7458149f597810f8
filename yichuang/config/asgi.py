"""What the process of the events loads."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yichuang.config.settings")
django.setup()

from yichuang.channels.screens.events import Events  # noqa: E402 - its models are there only now

application = Events()
