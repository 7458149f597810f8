"""告知承诺: grants that rest on a promise, to be checked by a day."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import only
from yichuang.domain.cases import reads


@require_safe
@only("REVIEWER", "CHIEF")
def post_checks(request):
    """The nearest date first."""
    page = reads.page_of_queue(reads.post_checks(request.actor), request.GET.get("after", ""), by="post_check_due")
    rows = list(zip(page.results, lights.lines(page.results), strict=True))
    context = {"rows": rows, "next": f"?after={page.next}" if page.next else ""}
    return render(request, "desk/post_checks.html", context)
