"""区政府信息公开专栏 · 绩效自评: what a published self-evaluation says, for everybody, without signing in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yichuang.channels.citizen.objecting import ObjectingForm
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.report_files import report_file
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.notices import reads as notices
from yichuang.domain.performance.acts.objecting import object_to
from yichuang.domain.performance.reads import evaluations as reads
from yichuang.domain.performance.reads.objections import objections_counted
from yichuang.domain.performance.reads.standing import nested
from yichuang.domain.performance.report.on_platform import printed
from yichuang.domain.performance.report.scored import said_of_targets


@require_safe
def evaluations(request):
    """The published years, the newest first."""
    page = page_of_newest(reads.published(), request.GET.get("before", ""), 12)
    context = {
        "evaluations": page.results,
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, "citizen/evaluations.html", context)


@require_safe
def evaluation(request, number):
    """One of them as it was made final: what was to be reached, what was, and the score."""
    found = found_or_404(reads.published_one, number)
    context = {
        "evaluation": found,
        "said": found.frozen,
        "tree": nested(found.frozen["lines"]),
        "of_targets": said_of_targets(line["target_source"] for line in found.frozen["lines"]),
        "objections": objections_counted(found),
        "phone": notices.whereabouts()["phone"],
    }
    return render(request, "citizen/evaluation.html", context)


def evaluation_objection(request, number):
    """Anybody may say what is wrong with it while it is on notice; afterwards the page says that it is over."""
    found = found_or_404(reads.published_one, number)
    form = ObjectingForm(**sent(request)) if found.is_on_notice else None
    if form and form.is_valid():
        with said_in(form):
            address = request.META.get("REMOTE_ADDR", "")
            made = object_to(found, by=request.actor, address=address, **form.cleaned_data)
            messages.success(request, f"意见已经收到，是第 {made.place} 条。我们会核实、答复。")
            return redirect("citizen:evaluation", number)
    context = {"evaluation": found, "form": form, "phone": notices.whereabouts()["phone"]}
    status = 422 if form and form.errors else 409 if request.method == "POST" else 200
    return render(request, "citizen/evaluation_objection.html", context, status=status)


@require_safe
def evaluation_report(request, number, ending):
    """Its report as it was made final; a figure of the PDF leads to the public page of the year."""
    found = found_or_404(reads.published_one, number)
    address = request.build_absolute_uri(reverse("citizen:evaluation", args=[number]))
    return report_file(printed(found, address), ending)
