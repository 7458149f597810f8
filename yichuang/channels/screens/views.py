"""The two screens as pages: complete when they arrive, kept up to date by the events afterwards."""

from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yichuang.channels.screens.figures import snapshot

WALL = {
    "large": ("cases.received", "cases.accepted", "cases.completed"),
    "small": ("cases.on_time_rate", "cases.average_days", "cases.online_share", "evaluation.satisfaction",
              "joint.visits_saved"),
    "waiting": ("kiosks.active", "network.towns"),
}  # fmt: skip
HALL = {
    "large": ("cases.received", "cases.completed"),
    "small": ("cases.on_time_rate", "cases.average_days", "evaluation.satisfaction", "joint.visits_saved"),
    "waiting": ("kiosks.active",),
}


def screen(request, template: str, chosen: dict):
    shown = snapshot()
    events = events_for(request)
    context = {
        "shown": shown,
        "large": [(name, shown["today"][name]) for name in chosen["large"]],
        "small": [(name, shown["so_far"][name]) for name in chosen["small"]],
        "waiting": [shown["waiting"][name] for name in chosen["waiting"]],
        "months": list(zip(shown["months"]["names"], *(shown["months"][name] for name in SERIES), strict=True)),
        "departments": list(zip(*shown["departments"].values(), strict=True)),
        "events": events,
        "patience": settings.SCREEN_PATIENCE_SECONDS,
        "again": settings.SCREEN_PLAIN_SECONDS,
    }
    response = render(request, template, context)
    place = urlsplit(events)
    if place.netloc:  # another port of this machine, where no web server stands in front of both
        response._csp_update = {"connect-src": ["'self'", f"{place.scheme}://{place.netloc}"]}  # noqa: SLF001
    return response


SERIES = ("cases.received", "cases.completed")


def events_for(request) -> str:
    """Where this browser finds the events: as the setting says, else on the port beside this one's."""
    if settings.EVENTS_URL or not settings.EVENTS_BIND:
        return settings.EVENTS_URL or "/screens/events/"
    name, port = request.get_host().rsplit(":", 1)[0], settings.EVENTS_BIND.rpartition(":")[2]
    return f"{request.scheme}://{name}:{port}/screens/events/"


@require_safe
def wall(request):
    return screen(request, "screens/wall.html", WALL)


@require_safe
def hall(request):
    return screen(request, "screens/hall.html", HALL)
