"""“我的个人信息”: what the system holds of a person and why, a copy of it, and its deletion (个人信息保护法 44-48)."""

import json

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import reads as cases
from yichuang.domain.evaluation import reads as evaluation
from yichuang.domain.identity import acts
from yichuang.domain.joint import reads as matters
from yichuang.domain.licences import reads as licences
from yichuang.domain.notices import reads as notices


class ErasureForm(forms.Form):
    understood = forms.BooleanField(label="我知道注销以后不能恢复，也不能再用这个账号查看办件")


@citizen_only
@require_safe
def overview(request):
    """Which kinds of data, for what, until when; and the ways to a copy, to a correction, to deletion."""
    context = {"drafts": cases.own_drafts(request.actor), "kept": cases.own_files(request.actor)}
    return render(request, "citizen/own_data.html", context)


@citizen_only
@require_POST
def copy(request):
    """One file with everything, unmasked, for the person alone."""
    whole = acts.take_copy(request.user, by=request.actor) | {
        "办件": cases.own_copy(request.actor),
        "一件事": matters.own_copy(request.actor),
        "证照": licences.own_copy(request.actor),
        "投诉咨询": evaluation.own_copy(request.actor),
        "评价": evaluation.own_ratings(request.actor),
        "消息": notices.own_copy(request.actor),
    }
    content = json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="my-information.json"'
    response["Cache-Control"] = "no-store"
    return response


@citizen_only
def erasure(request):
    """Look twice, then the account is gone."""
    form = ErasureForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            stays = acts.erase(request.user, by=request.actor)
            logout(request)
            messages.success(request, f"账号已注销，您的手机号、地址、草稿和消息已删除。{stays}")
            return redirect("citizen:home")
    context = {"form": form, "kept": cases.own_files(request.actor)}
    return render(request, "citizen/own_data_erasure.html", context, status=422 if form.errors else 200)
