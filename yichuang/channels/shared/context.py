"""What every page knows: whose site it is, who is reading it, and how large the letters should be."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from yichuang.domain.identity import reads
from yichuang.domain.notices.reads import unread_count

LARGE_PRINT = "large_print"  # the name of the cookie
DESK = "/desk/"


def at_desk(request) -> bool:
    """Whether this address is staff's: refusals and missing pages then speak to staff, in their frame."""
    return request.path.startswith(DESK)


def home_of(request) -> str:
    """Where a page that leads nowhere else leads to: the queue of staff, the front page of everybody."""
    return DESK if at_desk(request) else "/"


def site(request) -> dict:
    return {
        "site": SimpleLazyObject(reads.whose_site),
        "actor": getattr(request, "actor", None),
        "unread": SimpleLazyObject(lambda: unread_count(request.actor)),
        "large_print": request.COOKIES.get(LARGE_PRINT) == "1",
        "demo": settings.DEMO,
        "at_desk": at_desk(request),
        "layout": "desk/base.html" if at_desk(request) else "citizen/base.html",
    }
