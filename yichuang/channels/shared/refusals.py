"""How a refusal looks: 409 when the law does not allow it now, 429 too often, 403 a page kept open too long."""

from contextlib import contextmanager
from urllib.parse import unquote

from django.core.exceptions import BadRequest, ValidationError
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from yichuang.channels.shared.context import home_of
from yichuang.kernel.refusals import ActRefused, OutOfTurn, TooOften

NOT_ASKED_FOR = 405


class RefusalMiddleware:
    """Turns an ActRefused from any view into the refusal page: every reason, the article, and the way on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if any("\x00" in part for part in (request.path_info, unquote(request.META.get("QUERY_STRING", "")))):
            raise BadRequest("a zero character in an address")  # no table could hold it
        response = self.get_response(request)
        is_asked_for = request.method in ("GET", "HEAD") and not request.path.startswith("/api/")
        return only_sent(request, response) if response.status_code == NOT_ASKED_FOR and is_asked_for else response

    def process_exception(self, request, exception):
        if isinstance(exception, ActRefused):
            return refused(request, exception)
        return None


def refused(request, refusal: ActRefused):
    if isinstance(refusal, TooOften):
        return render(request, "shared/429.html", {"refusal": refusal}, status=429)
    context = {"refusal": refusal, "late": isinstance(refusal, OutOfTurn), "back": way_back(request)}
    return render(request, "shared/refused.html", context, status=409)


def only_sent(request, response):
    """The address of an act, opened as if it were a page: out of a bookmark, or again after a form with a mistake. A
    browser shows nothing but a number where the answer is empty."""
    page = render(request, "shared/only_sent.html", {"back": page_before(request)}, status=NOT_ASKED_FOR)
    page["Allow"] = response["Allow"]
    return page


def page_before(request) -> str:
    """The page whose button it is, where the address says it; never the same address again."""
    thing, acts, _ = request.path.partition("/acts/")
    back = f"{thing}/" if acts else way_back(request)
    return home_of(request) if back.endswith(request.path) else back


def way_back(request) -> str:
    """The page the person came from, if it is ours; else the queue at the desk, the front page elsewhere."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if came_from and ours else home_of(request)


def stale_page(request, reason=""):
    """Django's CSRF_FAILURE_VIEW: the form was open too long or came from elsewhere. Nothing was saved."""
    return render(request, "shared/stale.html", {"back": way_back(request), "reason": reason}, status=403)


@contextmanager
def said_in(form, field=None):
    """Inside it a refusal or a faulty file becomes a mistake in the form, beside the box it is about."""
    try:
        yield
    except ActRefused as refusal:
        form.add_error(field, refusal.reasons)
    except ValidationError as fault:
        form.add_error(field, fault)
