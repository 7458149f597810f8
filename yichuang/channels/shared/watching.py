"""The log of who came in and who was turned away, for those who watch over the house (等保 8.1.4.3, ASVS 7.1 and 7.2).

One line of JSON each, under the logger `yichuang.security`: what happened, the account, the network address, the page
by its name. Nothing that was typed is written, but the account where there is one of that name: into the box for it
people type passwords and citizen numbers too. JSON leaves no sign in a line that could begin another.
"""

import json
from logging import getLogger

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from yichuang.domain.identity import reads

log = getLogger("yichuang.security")

TURNED_AWAY = {
    401: "no_token", 403: "not_yours", 404: "not_found", 405: "unknown_method", 415: "unknown_kind", 429: "too_often",
}  # fmt: skip
LONGEST = 60  # signs of a part of an address


def note(request, what: str, account: str = "", **facts) -> None:
    """Write one line; `facts` are words of the program, never of a person."""
    line = {"what": what, "account": account or whose(request), "from": origin(request), "page": page_of(request)}
    log.info("%s", json.dumps(line | facts))  # signs beyond ASCII, line ends among them, are written as their numbers


def origin(request) -> str:
    return request.META.get("REMOTE_ADDR", "") if request else ""


def whose(request) -> str:
    user = getattr(request, "user", None)
    return user.number if user is not None and user.is_authenticated else ""


def page_of(request) -> str:
    """The page by its name, with what stands in its address: numbers of matters, never what follows the mark."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return ""
    parts = " ".join(str(part)[:LONGEST] for part in match.kwargs.values() if match.view_name != "api-nowhere")
    return f"{match.view_name} {parts}".strip()


class TurnedAway:
    """Notes every answer that says no, and which page was asked for by whom. That a stranger finds nothing is no news.

    It stands before everything else: what is refused at the door is refused too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if (what := TURNED_AWAY.get(response.status_code)) and (response.status_code != 404 or whose(request)):
            note(request, what, status=response.status_code, method=request.method)
        return response


def came_in(request, user, **_) -> None:
    note(request, "came_in", user.number)


def went(request, user, **_) -> None:
    if user:  # a browser nobody was signed in with is emptied too
        note(request, "went", user.number)


def wrong_password(credentials, request=None, **_) -> None:
    typed = credentials.get("number") or credentials.get("username") or ""
    note(request, "wrong_password", reads.number_of_somebody(typed) or "nobody")


def locked(request, username, **_) -> None:
    note(request, "locked", reads.number_of_somebody(username or "") or "nobody")


def listen() -> None:
    """Hear of every sign-in, wherever in the house it happens."""
    for signal, hears in (
        (user_logged_in, came_in),
        (user_logged_out, went),
        (user_login_failed, wrong_password),
        (user_locked_out, locked),
    ):
        signal.connect(hears, dispatch_uid=f"watching {hears.__name__}")
