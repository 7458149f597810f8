"""What every channel shares: the size of the letters, the page of our own mistakes, the gallery of components."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.shared import samples
from yichuang.channels.shared.context import LARGE_PRINT, at_desk

A_YEAR = 365 * 24 * 3600


@require_POST
def large_print(request):
    """Switch 长辈版 on or off and return to the same page. A cookie, so that it holds without signing in."""
    back = request.POST.get("back", "")
    response = HttpResponseRedirect(back if url_has_allowed_host_and_scheme(back, None) else "/")
    response.set_cookie(
        LARGE_PRINT,
        "1" if request.POST.get("large") == "1" else "0",
        max_age=A_YEAR,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


def broken(request, title="系统出了问题", reason="这是系统的错，不是您的。"):
    """Our own mistake (handler500). Nothing is asked here that may be broken itself: no database, no list of hashed
    static files, no session; only the address says whom to speak to."""
    styles = f"{settings.STATIC_URL}yichuang/main.css"
    said = {"title": title, "reason": reason, "at_desk": at_desk(request), "styles": styles}
    return HttpResponseServerError(render_to_string("500.html", said))


@require_safe
def gallery(request):
    """Every component, with sample words, so that a change can be looked at in one place. In production it is not
    there: nobody needs it for any work (ASVS 14.2.2)."""
    if not settings.DEMO:
        raise Http404
    form = samples.SampleForm({"name": ""} if "wrong" in request.GET else None)
    form.is_valid()
    messages.info(request, "这是一条提示，两秒钟就能读完。")
    return render(request, "shared/gallery.html", {"form": form, **samples.EXAMPLES})
