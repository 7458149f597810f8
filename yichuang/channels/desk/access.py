"""Who may open desk pages: staff known by both factors, who were here a moment ago. Every desk page asks here."""

from functools import wraps
from time import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from yichuang.channels.desk.putting_aside import keep, page_of
from yichuang.domain.identity import reads as identity

NEXT = "next"
UNSENT = "desk_unsent"  # in the session on its way to signing in again: the id of what was sent in vain
SEEN = "desk_seen"  # in the session: when this person last asked for a page, in seconds
WORN = "desk_worn_password"  # in the session: the password has to be changed before anything else
A_MINUTE = 60
BY_ITSELF = "by-itself"  # begins the id of what a page asks for on its own, without anybody being there


def staff_only(view):
    """Lets in staff whose second factor was checked in this session; everyone else signs in first and comes back.

    Whoever was away longer than settings.DESK_IDLE_SECONDS signs in again: counters stand in public. Whose password
    is older than settings.PASSWORD_DAYS changes it first (等保 8.1.4.1).
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not (request.actor.is_staff and request.user.is_verified()):
            return to_the_door(request)
        if away_too_long(request):
            return shut(request)
        if WORN in request.session and request.path != reverse("desk:own-password"):
            return redirect("desk:own-password")
        return view(request, *args, **kwargs)

    guarded.asks_for_staff = True
    return guarded


def shut(request):
    """Sign out whoever was away. A form sent only now is not done, but kept for when they are back."""
    kept = keep(request) if request.method == "POST" else ""
    logout(request)
    minutes = settings.DESK_IDLE_SECONDS // A_MINUTE
    said = f"您有 {minutes} 分钟没有操作，为了安全已自动退出。"
    if kept:
        request.session[UNSENT] = kept
        messages.warning(request, f"{said}刚才那一步没有办，填写的内容还在：请重新登录，再决定要不要提交。")
    else:
        messages.warning(request, f"{said}请重新登录，回到刚才的页面。")
    return to_the_door(request)


def to_the_door(request):
    """Sign in first. A part of a page that asked by itself cannot hold the door: the whole page goes there."""
    if asked_by_itself(request):
        return HttpResponse(headers={"HX-Redirect": on_the_way(request)})
    return redirect(on_the_way(request))


def away_too_long(request) -> bool:
    """Whether the last page was too long ago; else remember this one, at most once a minute."""
    now = int(time())
    seen = request.session.get(SEEN, now)
    if now - seen > settings.DESK_IDLE_SECONDS:
        return True
    if SEEN not in request.session or (now - seen > A_MINUTE and not asked_by_itself(request)):
        request.session[SEEN] = now
    return False


def asked_by_itself(request) -> bool:
    """Whether the page asked, not the person before it (htmx names the element that did)."""
    return request.headers.get("HX-Trigger", "").startswith(BY_ITSELF)


def only(*roles: str):
    """Staff who hold one of these roles in any body; others know the page exists, but it is not theirs (403)."""

    def ask(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.actor.roles & set(roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return staff_only(guarded)

    return ask


def keeping(roles):
    """Staff who keep accounts, or posts: `roles()` says at each request which roles do (identity.rules)."""

    def ask(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.actor.roles & set(roles()):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return staff_only(guarded)

    return ask


def only_over_all(view):
    """Supervisors of the whole district, for what belongs to no single body; for others it is not there (404)."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not identity.supervises_the_district(request.actor):
            raise Http404
        return view(request, *args, **kwargs)

    return staff_only(guarded)


def on_the_way(request) -> str:
    """The sign-in page, with the page the person wanted: after a POST the one the form stood on."""
    wanted_page = request.get_full_path() if request.method == "GET" else page_of(request)
    return f"{reverse('desk:sign-in')}{'?' + urlencode({NEXT: wanted_page}) if wanted_page else ''}"


def wanted(request) -> str:
    """The desk page the person was on the way to; who only came to the desk begins at the home."""
    page = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    root = reverse("desk:queue")
    return page if ours and page.startswith(root) and page != root else reverse("desk:home")
