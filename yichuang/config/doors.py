"""What no page has to think of: which methods this server knows, and what every answer says besides its content."""

from django.http import HttpResponse

from yichuang.channels.api import problems

METHODS = ("GET", "HEAD", "POST")  # GET shows, POST acts; nothing here answers to another
# No page of ours asks a browser for any of these: a photograph is taken by the phone's own camera, and handed in.
SENSORS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()"
AS_FILE = 'attachment; filename="api.json"'


class KnownMethods:
    """Refuses (405) whatever is neither a question nor an act, before anything reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request) if request.method in METHODS else unknown_method(request)


def unknown_method(request) -> HttpResponse:
    allow = ", ".join(METHODS)
    if request.path.startswith("/api/"):
        answer = problems.answer(405, "这个地址不认识这样的请求")
    else:
        answer = HttpResponse("这个地址不认识这样的请求。", content_type="text/plain; charset=utf-8", status=405)
    answer["Allow"] = allow
    return answer


class MoreHeaders:
    """No sensor for anybody, and answers of the interface are files: opened in a browser they are never a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", SENSORS)
        if request.path.startswith("/api/") and "json" in response.get("Content-Type", ""):
            response.setdefault("Content-Disposition", AS_FILE)
        return response
