"""A 导办单 opened at the counter: by the number on it, or by its address, which a scanner types from the QR code."""

from unicodedata import normalize
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse

from yichuang.channels.shared import theme_answers
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.guidance import reads as guidance

LONGEST = 2000  # signs of an address
CHANGED = "这件事的规定在取号以后改过。下面是按现在的规定算的，请和申请人再核对一遍。"


def opened(request, typed: str) -> str:
    """Where intake goes on with the plan that was typed or scanned; "" where it is none, or no longer offered."""
    if found := guidance.numbered(typed):
        version = catalogue.theme(found.theme)
        if version and version.number != found.version:
            messages.warning(request, CHANGED)
        return onward(version, lambda question: found.answers.get(question.id)) if version else ""
    code, query = scanned(typed)
    version = catalogue.theme(code) if code else None
    return onward(version, theme_answers.from_query(query)) if version else ""


def scanned(typed: str) -> tuple[str, QueryDict | None]:
    """The theme and the answers of a plan's address, whatever host it names; ("", None) where it is none."""
    text = normalize("NFKC", typed).strip()  # an input method may have made the signs full-width
    if "/" not in text or len(text) > LONGEST:
        return "", None
    try:
        address = urlsplit(text)
        match = resolve(address.path)
    except (ValueError, Resolver404):
        return "", None
    if match.view_name not in ("citizen:plan", "citizen:theme"):
        return "", None
    return match.kwargs["code"], QueryDict(address.query)


def onward(version, told) -> str:
    """Who applies comes next where every question is answered, else the questions, with what is known filled in."""
    answers, still_open = theme_answers.walked(version.sheet, told)
    page = "desk:theme-intake" if still_open else "desk:theme-applicant"
    return f"{reverse(page, args=[version.theme_id])}?{theme_answers.as_query(version.sheet, answers)}"
