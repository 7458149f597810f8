"""The addresses of the screens. Their events answer at /screens/events/, in a process of their own (events.py)."""

from django.urls import path

from yichuang.channels.screens import views

app_name = "screens"
urlpatterns = [
    path("wall/", views.wall, name="wall"),
    path("hall/", views.hall, name="hall"),
]
