import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse
from django.test import RequestFactory

from yichuang.channels.shared.actors import ActorMiddleware


@pytest.fixture
def visit(client):
    """A request as the middleware would hand it to a view."""

    def make(path="/", **headers):
        request = RequestFactory().get(path, headers=headers)
        request.session = client.session
        request.user = type("Nobody", (), {"is_authenticated": False})()
        request._messages = FallbackStorage(request)
        ActorMiddleware(lambda _: HttpResponse())(request)
        return request

    return make
