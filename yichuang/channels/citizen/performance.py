"""区政府信息公开专栏 · 绩效自评: what a published self-evaluation says, for everybody, without signing in."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.report_files import report_file
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.notices import reads as notices
from yichuang.domain.performance.reads import evaluations as reads
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
        "objections": reads.objections_counted(found),
        "phone": notices.whereabouts()["phone"],
    }
    return render(request, "citizen/evaluation.html", context)


@require_safe
def evaluation_report(request, number, ending):
    """Its report as it was made final; a figure of the PDF leads to the public page of the year."""
    found = found_or_404(reads.published_one, number)
    address = request.build_absolute_uri(reverse("citizen:evaluation", args=[number]))
    return report_file(printed(found, address), ending)
