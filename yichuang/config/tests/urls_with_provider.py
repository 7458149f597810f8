"""The addresses of an installation with an identity provider."""

from django.urls import include, path

from yichuang.config.urls import urlpatterns as ours

urlpatterns = [path("oidc/", include("mozilla_django_oidc.urls")), *ours]
