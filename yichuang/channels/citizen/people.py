"""The person: proving who they are, what they told us, and for whom they act."""

from unicodedata import normalize

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from yichuang.channels.citizen.session import CHECKED, NEXT, citizen_only, wanted
from yichuang.channels.shared.actors import PARTY
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.scope import ScopeForm
from yichuang.domain.identity import acts, reads
from yichuang.domain.notices.reads import wants_sms
from yichuang.kernel.codes import masked, masked_name


class IdentityForm(forms.Form):
    name = forms.CharField(
        label="姓名", widget=forms.TextInput({"autocomplete": "name", "class": "govuk-input--width-20"})
    )
    id_number = forms.CharField(
        label="身份证号码",
        help_text="18 位，最后一位可能是字母 X",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )

    def clean_id_number(self):
        return "".join(normalize("NFKC", self.cleaned_data["id_number"]).split()).upper()


class ProfileForm(forms.Form):
    address = forms.CharField(
        label="联系地址", required=False, max_length=200, widget=forms.TextInput({"autocomplete": "street-address"})
    )
    region = forms.ChoiceField(
        label="住在哪个村（社区）", required=False, help_text="由镇（街道）办的事，按这里确定找谁办"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = region_choices()


class ClaimForm(forms.Form):
    name = forms.CharField(label="单位全称", widget=forms.TextInput({"autocomplete": "organization"}))
    code = forms.CharField(
        label="统一社会信用代码",
        help_text="18 位，在营业执照上",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )

    def clean_code(self):
        return "".join(normalize("NFKC", self.cleaned_data["code"]).split()).upper()


class MandateForm(ScopeForm):
    account = forms.CharField(
        label="对方的账号",
        help_text="请对方登录后在“我的资料”里查看，以 U 开头",
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-20"}),
    )
    kind = forms.ChoiceField(
        label="对方的身份",
        choices=[("operator", "经办人（本单位的人）"), ("agent", "代理人（受委托的人）")],
        widget=forms.RadioSelect,
    )
    document = forms.CharField(
        label="授权委托书编号或名称", required=False, help_text="代理人办理的必须填写", max_length=80
    )

    field_order = ("account", "kind", "document")

    def clean_account(self):
        return self.cleaned_data["account"].strip().upper()


def region_choices() -> list:
    """Villages and communities under their town, so that a list of eighty can be read."""
    districts = [region.code for region in reads.regions()]
    towns = [town for district in districts for town in reads.regions(district)]
    return [
        ("", "请选择"),
        *((town.name, [(part.code, part.name) for part in reads.regions(town.code)]) for town in towns),
    ]


def region_called(code: str):
    """The village or community chosen, or None."""
    towns = [town for district in reads.regions() for town in reads.regions(district.code)]
    return next((part for town in towns for part in reads.regions(town.code) if part.code == code), None)


def account_called(number: str):
    try:
        return reads.account(number)
    except ObjectDoesNotExist:
        return None


@citizen_only
def identity(request):
    """Level 2: name and number are checked by the identity provider."""
    form = IdentityForm(**sent(request))
    if form.is_valid():
        with said_in(form, "id_number"):
            acts.verify(request.user, by=request.actor, **form.cleaned_data)
            messages.success(request, "实名核验通过。")
            return redirect(wanted(request))
    context = {"form": form, NEXT: wanted(request), "done": request.actor.level >= CHECKED}
    return render(request, "citizen/identity.html", context, status=422 if form.errors else 200)


@citizen_only
def profile(request):
    """What we know of the person, masked; address and community can be changed."""
    party = reads.party(request.actor.own_party) if request.actor.own_party else None
    known = {"address": party.address, "region": party.region_id} if party else {}
    form = ProfileForm(**sent(request), initial=known)
    if party and form.is_valid():
        region = form.cleaned_data["region"]
        changes = {"address": form.cleaned_data["address"], "region": region_called(region)}
        acts.edit_profile(request.user, by=request.actor, **changes)
        messages.success(request, "资料已保存，下次申请会自动填上。")
        return redirect("citizen:profile")
    context = {
        "form": form,
        "party": party,
        "name": masked_name(party.name) if party else "",
        "code": masked(party.code) if party else "",
        "phone": masked(request.user.phone),
        "wants_sms": wants_sms(request.actor.account),
    }
    return render(request, "citizen/profile.html", context, status=422 if form.errors else 200)


@citizen_only
def parties(request):
    """For whom the person may act, and who may act for them."""
    form = ClaimForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            mandate = acts.claim_company(request.user, by=request.actor, **form.cleaned_data)
            request.session[PARTY] = mandate.party.number
            messages.success(request, f"现在您代表“{mandate.party.name}”办事。")
            return redirect("citizen:parties")
    context = {
        "form": form,
        "parties": reads.parties_visible_to(request.actor),
        "mandates": [
            (mandate, masked_name(mandate.account.name))
            for mandate in reads.mandates_visible_to(request.actor)
            if mandate.state == "in_force"
        ],
    }
    return render(request, "citizen/parties.html", context, status=422 if form.errors else 200)


@citizen_only
@require_POST
def party_choice(request):
    """From now on act for this party."""
    party = get_object_or_404(reads.parties_visible_to(request.actor), number=request.POST.get("party", ""))
    request.session[PARTY] = party.number
    messages.success(request, f"现在以“{party.name}”的名义办事。")
    return redirect(wanted(request, "citizen:parties"))


@citizen_only
def mandate(request, number):
    """Give somebody a mandate for this party."""
    party = get_object_or_404(reads.parties_visible_to(request.actor), number=number)
    form = MandateForm(**sent(request))
    if form.is_valid():
        answers = form.cleaned_data
        agent = account_called(answers.pop("account"))
        if agent is None:
            form.add_error("account", "没有这个账号，请和对方核对，注意不要把数字和字母看错")
        else:
            with said_in(form):
                acts.grant_mandate(agent, party, by=request.actor, **answers)
                messages.success(request, "授权已生效。")
                return redirect("citizen:parties")
    context = {"form": form, "party": party}
    return render(request, "citizen/mandate.html", context, status=422 if form.errors else 200)


@citizen_only
@require_POST
def mandate_revocation(request, number):
    held = get_object_or_404(reads.mandates_visible_to(request.actor), number=number)
    acts.revoke_mandate(held, by=request.actor, reason="当事人撤销")
    messages.success(request, "授权已撤销，从现在起不再有效。以前办的事不受影响。")
    return redirect("citizen:parties")
