"""The archive: the package of one case, and what may be destroyed after its period, by two persons."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only
from yichuang.channels.shared.downloads import in_browser
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import visible_case
from yichuang.domain.cases import acts, reads

KEEPERS = ("SUPERVISOR", "HEAD")
WITH_WORDS = {"propose_disposal": acts.propose_disposal, "keep_on": acts.keep_on}


@require_safe
@only(*KEEPERS)
def disposal(request):
    """What is past its retention period, and what somebody has proposed to destroy."""
    page = reads.page_of_newest(reads.disposal_list(request.actor), request.GET.get("before", ""))
    context = {"archives": page.results, "next": f"?before={page.next}" if page.next else ""}
    return render(request, "desk/disposal.html", context)


@require_safe
@only(*KEEPERS)
def case_archive(request, number):
    """The package of a case, where there is one."""
    case = visible_case(request.actor, number)
    archive = reads.archive_of(request.actor, case)
    context = {
        "case": case,
        "archive": archive,
        "open_acts": reads.archive_acts(request.actor, archive) if archive else set(),
    }
    return render(request, "desk/case_archive.html", context)


@only(*KEEPERS)
@require_POST
def archiving(request, number):
    """Make the package of a case, or make it anew where the case moved on."""
    done = acts.archive(visible_case(request.actor, number), by=request.actor)
    messages.success(request, f"已归档，共 {done.members} 件。")
    return redirect("desk:case-archive", number)


@require_safe
@only("SUPERVISOR")
def package(request, number):
    """The package as a file."""
    archive = reads.archive_of(request.actor, visible_case(request.actor, number))
    stored = archive and reads.package(archive)
    if stored is None:
        raise Http404
    return in_browser(stored)


class WordsForm(forms.Form):
    reason = forms.CharField(label="鉴定意见", max_length=500, widget=forms.Textarea({"rows": 3}))


@only(*KEEPERS)
def appraisal(request, number, act):
    """Propose to destroy, or keep on after all: with the reason."""
    archive = get_object_or_404(reads.archives(request.actor), number=number)
    form = WordsForm(**sent(request))
    if form.is_valid():
        WITH_WORDS[act](archive, by=request.actor, reason=form.cleaned_data["reason"])
        messages.success(request, "鉴定意见已记下。" if act == "propose_disposal" else "继续保管。")
        return redirect("desk:disposal")
    context = {"form": form, "archive": archive, "proposes": act == "propose_disposal"}
    return render(request, "desk/appraisal.html", context, status=422 if form.errors else 200)


@only(*KEEPERS)
@require_POST
def destruction(request, number):
    """The second person (监销人) destroys what somebody else proposed."""
    archive = get_object_or_404(reads.archives(request.actor), number=number)
    acts.destroy(archive, by=request.actor)
    messages.success(request, f"{number} 已销毁，销毁人和监销人已记入留痕。")
    return redirect("desk:disposal")
