import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    cache.clear()  # the counts of the rate limit


@pytest.fixture
def mei(hall, caller):
    return caller(hall.mei)


@pytest.fixture
def application(hall, mei):
    """The body of a whole application by 梅."""
    return {
        "item": hall.version.item_id,
        "party": hall.mei.own_party,
        "fields": {"premises_address": "示例路1号"},
        "materials": [{"material": 1, "file": mei.upload().json()["id"]}],
        "consent": True,
    }
