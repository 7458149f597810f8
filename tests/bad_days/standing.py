"""What stands in the database and on the disk, so that a test can say: nothing was half-written."""

from pathlib import Path

from django.apps import apps
from django.conf import settings

FLEETING = {"identity.Session", "identity.ApiToken", "kernel.Heartbeat"}


def rows() -> dict[str, int]:
    """The number of rows of every table."""
    models = [model for model in apps.get_models() if model._meta.label not in FLEETING]
    return {model._meta.label: model._base_manager.count() for model in models}


def kept() -> set[str]:
    """Every file in the store, what is still coming included."""
    return {str(path) for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()}


def standing() -> tuple:
    return rows(), kept()
