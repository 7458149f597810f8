"""What is put aside of a form that was sent too late to be done (unsent.py shows it again)."""

from urllib.parse import urlsplit

from django.urls import reverse

from yichuang.kernel import waiting

NEVER = {"csrfmiddlewaretoken", "password", "old", "again", "token"}  # never kept, wherever they are asked for


def keep(request) -> str:
    """Before the session ends: put aside what was sent. Only this account gets it back, by the id answered."""
    what = {
        "path": request.get_full_path(),
        "back": page_of(request) or reverse("desk:queue"),
        "data": [(name, value) for name, values in request.POST.lists() if name not in NEVER for value in values],
        "files": [file.name for _, files in request.FILES.lists() for file in files],
    }
    return waiting.keep(request.actor.account, what)


def page_of(request) -> str:
    """The page the form stood on, if it is a page of the desk; else nothing: where it was sent may be no page."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    ours = came_from.netloc == request.get_host() and came_from.path.startswith(reverse("desk:queue"))
    return came_from._replace(scheme="", netloc="", fragment="").geturl() if ours else ""
