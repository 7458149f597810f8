"""The addresses that belong to no single channel."""

from django.urls import path

from yichuang.channels.shared import views

app_name = "shared"
urlpatterns = [
    path("large-print/", views.large_print, name="large-print"),
    path("desk/_gallery/", views.gallery, name="gallery"),
]
