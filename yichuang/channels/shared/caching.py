"""What caches on the way, and the browser's own, may keep: nothing that was made for somebody."""

from django.conf import settings


class NothingKept:
    """Says `Cache-Control: no-store` of every answer to whoever is known to us by a cookie or token, and of every
    answer to something sent; what says otherwise of itself, and pages the same for everybody, stay as they are."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        known = settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers
        if known or request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in response.cookies:
            response.setdefault("Cache-Control", "no-store")
        return response


def emptied(response):
    """Tells the browser of whoever signs out to forget what it kept of us: half-written forms, pages behind “back”."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
