"""A form sent after its screen had gone to sleep: nothing was done, and what was typed waits for the same person."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import UNSENT, staff_only
from yichuang.kernel import waiting


def way_in(request, account: str, page: str) -> str:
    """Where somebody who has just signed in goes: first to what they sent in vain, if it was they."""
    key = request.session.pop(UNSENT, "")
    return reverse("desk:unsent", args=[key]) if key and waiting.look(key, account) else page


@require_safe
@staff_only
def unsent(request, key):
    """What was not done, word by word, with a button that sends it again as it was."""
    what = waiting.look(str(key), request.actor.account)
    if what is None:
        raise Http404
    return render(request, "desk/unsent.html", what | {"typed": typed(what["data"])})


def typed(data) -> list[str]:
    """What a person wrote, not what they ticked: sentences to read again or to copy."""
    return [value for _, value in data if any("\u4e00" <= sign <= "\u9fff" for sign in value)]
