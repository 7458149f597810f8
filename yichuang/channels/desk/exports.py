"""我的文件: long lists as files, made by the worker, taken away by whoever asked for them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yichuang.channels.desk.access import BY_ITSELF, staff_only
from yichuang.channels.desk.queue import BODY, STAGES, FilterForm, question, words_of
from yichuang.channels.shared.downloads import to_keep
from yichuang.domain.cases import acts, reads

SHOWN = 20
COLOURS = {"waiting": "blue", "running": "blue", "done": "green", "failed": "red"}  # anything else is grey


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def exports(request):
    """What this person asked for and how far it is; a POST asks for the list that the address describes."""
    if request.method == "POST":
        form = FilterForm(request.GET, actor=request.actor)
        asked = form.asked()
        acts.ask_export(question(asked), by=request.actor, told=told_of(form, asked))
        messages.success(request, "后台开始做了。可以先办别的事，过几分钟再回来取。")
        return redirect("desk:exports")
    found = list(reads.exports_of(request.actor)[:SHOWN])
    context = {
        "exports": [(export, COLOURS.get(export.state, "grey")) for export in found],
        "under_way": reads.export_running(request.actor),
        "part": f"{BY_ITSELF}-exports",
    }
    return render(request, "desk/exports.html", context)


def told_of(form: FilterForm, asked: dict) -> str:
    """The view and its filters in words."""
    words = [words_of(form)[asked.get("view", BODY)]]
    if "stage" in asked:
        words.append(STAGES[asked["stage"]][0])
    words += [dict(form.fields[name].choices)[asked[name]] for name in ("light", "body") if name in asked]
    if "item" in asked:
        words.append(f"事项：{asked['item']}")
    return "，".join(words)


@require_safe
@staff_only
def export_file(request, key):
    """The file, for its owner; the system keeps who took it when."""
    found = get_object_or_404(reads.exports_of(request.actor), pk=key)
    return to_keep(acts.take_export(found, by=request.actor))


@require_POST
@staff_only
def export_dropping(request, key):
    acts.drop_export(get_object_or_404(reads.exports_of(request.actor), pk=key), by=request.actor)
    messages.success(request, "不再保留了。")
    return redirect("desk:exports")
