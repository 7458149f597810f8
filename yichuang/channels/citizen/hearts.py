"""三心评选 for everybody: who was named, a vote by phone and code, the public notice, and an objection."""

from base64 import b64decode, b64encode

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from yichuang.channels.citizen.objecting import ObjectingForm
from yichuang.channels.citizen.rating import device_of, with_device
from yichuang.channels.citizen.signing_in import CodeForm
from yichuang.channels.citizen.signing_in import PhoneForm as SignInForm
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.supervision.acts import objections, votes
from yichuang.domain.supervision.reads import campaigns as reads
from yichuang.domain.supervision.tables import HEARTS_MEAN
from yichuang.kernel import vault
from yichuang.kernel.codes import masked

WAITING = "heart_vote"  # in the session: the phone (encrypted) that waits for its code


class PhoneForm(SignInForm):
    """The phone that votes. It is not kept: what is, cannot be turned back into it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"].help_text = "我们会发一条 6 位数的验证码。每个手机号每天一票；手机号不保存，也不公开。"


class ObjectionForm(ObjectingForm):
    nominee = forms.ChoiceField(label="您对谁有异议", widget=forms.RadioSelect)
    field_order = ("nominee",)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"].help_text = "想让我们找您核实的才填；被公示的人看不到"
        self.fields["nominee"].choices = [
            (one.number, f"{word}：{one.name}（{one.unit.short_name}）") for word, found in people for one in found
        ]


@require_safe
def hearts(request):
    """The campaigns the public knows of, the newest first."""
    page = page_of_newest(reads.public_campaigns(), request.GET.get("before", ""), 12)
    context = {
        "campaigns": page.results,
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, "citizen/hearts.html", context)


def seen(number: str):
    return found_or_404(reads.public_campaign, number)


@require_safe
def heart(request, number):
    """One campaign at its stage: a vote, a notice, or who has the awards."""
    found = seen(number)
    context = {
        "campaign": found,
        "people": [(award, HEARTS_MEAN[award], named) for award, named in reads.public_nominees(found)],
        "objections": reads.decided_objections(found),
    }
    return render(request, "citizen/heart.html", context)


def heart_vote(request, number, nominee):
    """Step one: the phone."""
    found = seen(number)
    wanted = found_or_404(reads.public_nominee, found, nominee)
    if not found.vote_is_open:
        return redirect("citizen:heart", number)
    form = PhoneForm(**sent(request))
    if form.is_valid():
        phone = form.cleaned_data["phone"]
        with said_in(form, "phone"):
            code = votes.send_vote_code(phone, address=request.META.get("REMOTE_ADDR", ""))
            request.session[WAITING] = {"phone": b64encode(vault.encrypt(phone)).decode(), "shown": code.shown}
            return redirect("citizen:heart-code", number, nominee)
    context = {"form": form, "campaign": found, "nominee": wanted}
    answer = render(request, "citizen/heart_vote.html", context, status=422 if form.errors else 200)
    return with_device(request, answer)


def heart_code(request, number, nominee):
    """Step two: the code, and the vote is in."""
    found, waiting = seen(number), request.session.get(WAITING)
    wanted = found_or_404(reads.public_nominee, found, nominee)
    if not waiting or not found.vote_is_open:
        return redirect("citizen:heart", number)
    phone = vault.decrypt(b64decode(waiting["phone"]))
    form = CodeForm(**sent(request))
    if form.is_valid():
        with said_in(form, "code"):
            if cast(request, wanted, phone, form.cleaned_data["code"]):
                request.session.pop(WAITING, None)
                messages.success(request, f"谢谢，您给{wanted.name}投的一票收到了。")
                return with_device(request, redirect("citizen:heart", number))
            form.add_error("code", "验证码不对，请看清短信里的 6 位数字再输入")
    context = {"form": form, "campaign": found, "nominee": wanted, "phone": masked(phone), "shown": waiting["shown"]}
    return render(request, "citizen/heart_code.html", context, status=422 if form.errors else 200)


def cast(request, nominee, phone: str, code: str):
    return votes.cast(
        nominee,
        by=request.actor,
        phone=phone,
        code=code,
        device=device_of(request),
        address=request.META.get("REMOTE_ADDR", ""),
    )


def heart_objection(request, number):
    """Anybody may say what speaks against an award, with or without a name."""
    found = seen(number)
    if not found.is_on_notice:
        return redirect("citizen:heart", number)
    form = ObjectionForm(**sent(request), people=reads.public_nominees(found))
    if form.is_valid():
        with said_in(form):
            made = objections.raise_objection(
                found, by=request.actor, address=request.META.get("REMOTE_ADDR", ""), **form.cleaned_data
            )
            messages.success(request, f"异议已经收到，编号 {made.number}。处理完以前不会表彰；结果在这一页公布。")
            return redirect("citizen:heart", number)
    context = {"form": form, "campaign": found}
    return render(request, "citizen/heart_objection.html", context, status=422 if form.errors else 200)
