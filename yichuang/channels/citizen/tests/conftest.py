import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yichuang.domain.cases.tests.factories import PNG, account_of


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def signed_in(client):
    """signed_in(hall.mei): the test client as this person."""

    def sign_in(actor):
        client.force_login(account_of(actor), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def mei(hall, signed_in):
    """梅, signed in at the portal of the hall."""
    return signed_in(hall.mei)


@pytest.fixture
def picture():
    return lambda name="示例.png", content=PNG: SimpleUploadedFile(name, content)
