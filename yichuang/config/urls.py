"""Which channel answers where."""

from django.conf import settings
from django.urls import include, path

handler400 = "yichuang.config.breakdowns.bad_request"
handler500 = "yichuang.config.breakdowns.answer"
urlpatterns = [
    path("", include("yichuang.channels.shared.urls")),
    path("desk/", include("yichuang.channels.desk.urls")),
    path("api/v1/", include("yichuang.channels.api.urls")),
    path("screens/", include("yichuang.channels.screens.urls")),
    path("", include("yichuang.channels.citizen.urls")),
]
if settings.OIDC_IS_ON:
    urlpatterns.insert(0, path("oidc/", include("mozilla_django_oidc.urls")))
