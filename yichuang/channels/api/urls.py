"""The addresses of the interface, all under /api/v1/."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from yichuang.channels.api import problems
from yichuang.channels.api.interface import api


@csrf_exempt
def nowhere(request, rest):
    """An address the interface does not have, answered in the interface's own way."""
    return problems.missing(request, None)


urlpatterns = [path("", api.urls), path("<path:rest>", nowhere, name="api-nowhere")]
