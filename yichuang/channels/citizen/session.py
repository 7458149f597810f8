"""Who is signed in at the portal, and where they wanted to go."""

from functools import wraps

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

NEXT = "next"
CHECKED = 2  # identity level: name and number agree


def wanted(request, otherwise: str = "citizen:errands") -> str:
    """The page of ours the person was on the way to."""
    page = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if page and ours else reverse(otherwise)


def on_the_way(view_name: str, page: str) -> str:
    return f"{reverse(view_name)}?{urlencode({NEXT: page})}"


def citizen_only(view):
    """Sends whoever is not signed in as a citizen to the sign-in page and back; staff sign in at the desk."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.actor.kind != "citizen":
            return redirect(on_the_way("citizen:sign-in", request.get_full_path()))
        return view(request, *args, **kwargs)

    return guarded
