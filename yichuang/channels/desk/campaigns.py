"""三心评选 at the desk: set up, name colleagues, carry from stage to stage, vote once, choose, award."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only_over_all, staff_only
from yichuang.channels.desk.sheets.form import words
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision.acts import campaigns as acts
from yichuang.domain.supervision.acts import votes
from yichuang.domain.supervision.reads import campaigns as reads
from yichuang.domain.supervision.reads import heart_scores
from yichuang.domain.supervision.rules.campaigns import LEAST_NOTICE_DAYS
from yichuang.domain.supervision.states import CAMPAIGNS
from yichuang.domain.supervision.tables import HEARTS, WEIGHED, WEIGHED_AT_FIRST

STEPS = {
    "score": ("按指标算出每个人的数据评分，以后不再变", "数据评分已经算好。"),
    "open_vote": ("公开候选人，群众凭手机验证码投票", "群众投票已经开始。"),
    "open_appraisal": ("投票期满以后，全体工作人员一人一票", "民主测评已经开始。"),
    "open_review": ("测评期满以后，看得分和可疑投票", "已进入评审。"),
    "award": ("公示期满、异议都处理完以后，再查一次不得评先的情形", "评选结果已经公布。"),
}
NUMBER = {"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-3"}


def whole(label: str, first: int, told: str = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=told, initial=first, widget=forms.TextInput(NUMBER))


class SetUpForm(forms.Form):
    period = forms.ChoiceField(label="评选哪一期", help_text="月度或者季度；已经有评选的不在里面")
    awards = forms.MultipleChoiceField(
        label="奖项", choices=list(HEARTS.items()), widget=forms.CheckboxSelectMultiple, initial=list(HEARTS)
    )
    quota = whole("每个奖项最多几人", 3)
    vote_days = whole("群众投票几个工作日", 5)
    appraise_days = whole("民主测评几个工作日", 3)
    notice_days = whole("公示几个工作日", LEAST_NOTICE_DAYS, f"不少于 {LEAST_NOTICE_DAYS} 个")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.periods = {period.code: period for period in reads.periods_without_campaign()}
        self.fields["period"].choices = [("", "请选择"), *((code, each.word) for code, each in self.periods.items())]
        for part, word in WEIGHED.items():
            self.fields[f"weight_{part}"] = whole(f"{word}占百分之几", WEIGHED_AT_FIRST[part], "三项加起来 100")

    def told(self) -> dict:
        said = self.cleaned_data
        days = {"vote": said["vote_days"], "appraisal": said["appraise_days"], "notice": said["notice_days"]}
        weights = {part: said[f"weight_{part}"] for part in WEIGHED}
        return {"awards": said["awards"], "quota": said["quota"], "weights": weights, "days": days}


class NominationForm(forms.Form):
    award = forms.ChoiceField(label="奖项", widget=forms.RadioSelect)
    who = forms.ChoiceField(label="提名谁")
    merits = words("事迹", "评审时看，不公开", rows=4)

    def __init__(self, *args, awards, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = [(award, HEARTS[award]) for award in awards]
        self.fields["who"].choices = [("", "请选择"), *people]


class ReasonForm(forms.Form):
    reason = words("理由", rows=3)


class AnnounceForm(forms.Form):
    chosen = forms.MultipleChoiceField(label="拟表彰", widget=forms.CheckboxSelectMultiple)
    reason = words("评审意见", rows=3)

    def __init__(self, *args, nominees, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(one.number, f"{one.get_award_display()}：{one.name}") for one in nominees]


def seen(request, number: str):
    return found_or_404(reads.campaign, request.actor, number)


@require_safe
@staff_only
def campaigns(request):
    """Every campaign, the newest first."""
    page = page_of_newest(reads.campaigns(request.actor), request.GET.get("before", ""))
    context = {
        "campaigns": page.results,
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
        "sets_up": identity.supervises_the_district(request.actor),
    }
    return render(request, "desk/campaigns.html", context)


@only_over_all
def campaign_new(request):
    form = SetUpForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            made = acts.set_up(form.periods[form.cleaned_data["period"]], by=request.actor, **form.told())
            messages.success(request, "评选已经发起，各单位可以提名了。")
            return redirect("desk:campaign", made.number)
    context = {"form": form, "title": "发起三心评选", "verb": "发起"}
    return render(request, "desk/campaign_form.html", context, status=422 if form.errors else 200)


@require_safe
@staff_only
def campaign(request, number):
    found = seen(request, number)
    return render(request, "desk/campaign.html", shown(request, found))


def shown(request, found, given: dict | None = None) -> dict:
    """What the page of a campaign says to this person; `given` holds a form with mistakes, by its act."""
    given, open_acts = given or {}, reads.campaign_acts(request.actor, found)
    over_all = identity.supervises_the_district(request.actor)
    rows, barred = heart_scores.standings(found), reads.barred_now(found) if over_all else {}
    standing = [row.nominee for row in rows if row.nominee.state == "NOMINATED"]
    asked = {"call_off": lambda: ReasonForm(auto_id="call_off-%s"),
             "announce": lambda: AnnounceForm(nominees=standing, auto_id="announce-%s")}  # fmt: skip
    return {
        "campaign": found,
        "awards": [HEARTS[award] for award in found.awards],
        "weights": [(WEIGHED[part], found.weights[part]) for part in WEIGHED],
        "rows": [(row, barred.get(row.nominee.pk, [])) for row in rows],
        "told": reads.knows_standings(request.actor, found),
        "over_all": over_all,
        "buttons": [
            (act, CAMPAIGNS.words[act], STEPS[act][0], reads.not_yet(found, act)) for act in open_acts if act in STEPS
        ],
        "reasons": [(act, CAMPAIGNS.words[act], given.get(act) or asked[act]()) for act in asked if act in open_acts],
        "nominates": bool(reads.may_nominate_in(request.actor, found)),
        "ballot": [one for one in standing if one.account != request.actor.account]
        if reads.may_appraise(request.actor, found)
        else [],
        "clusters": reads.clusters(found) if over_all else [],
        "objections": reads.objections(found) if over_all else [],
        "story": reads.campaign_story(found),
        "mistaken": next(iter(given.values()), None),
    }


@require_POST
@staff_only
def campaign_act(request, number, act):
    """One act of the campaign itself: those of a button, and those that ask for a reason."""
    found = seen(request, number)
    if act not in (*STEPS, "announce", "call_off"):
        raise Http404
    CAMPAIGNS.row_for(found, act, request.actor, None)
    if act in STEPS:
        getattr(acts, act)(found, by=request.actor)
        messages.success(request, STEPS[act][1])
        return redirect("desk:campaign", number)
    standing = found.nominees.filter(state="NOMINATED").order_by("award", "pk")
    more = {"nominees": standing} if act == "announce" else {}
    form = (AnnounceForm if act == "announce" else ReasonForm)(request.POST, auto_id=f"{act}-%s", **more)
    if form.is_valid():
        with said_in(form):
            getattr(acts, act)(found, by=request.actor, **form.cleaned_data)
            messages.success(request, "公示已经开始。" if act == "announce" else "评选已终止。")
            return redirect("desk:campaign", number)
    return render(request, "desk/campaign.html", shown(request, found, {act: form}), status=422)


@staff_only
def campaign_nominate(request, number):
    found = seen(request, number)
    bodies = reads.may_nominate_in(request.actor, found)
    if not bodies:
        raise Http404
    people = reads.colleagues_in([code for code, _ in bodies])
    form = NominationForm(**sent(request), awards=found.awards, people=people)
    if form.is_valid():
        said = form.cleaned_data
        unit, _, account = said["who"].partition("|")
        with said_in(form):
            acts.nominate(
                found, by=request.actor, award=said["award"], unit=unit, account=account, merits=said["merits"]
            )
            messages.success(request, "已提名。")
            return redirect("desk:campaign", number)
    context = {"form": form, "title": f"提名：{found.title}", "verb": "提名", "back": found}
    return render(request, "desk/campaign_form.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def campaign_appraisal(request, number):
    """One's own vote among colleagues (民主测评)."""
    found = seen(request, number)
    nominee = found_or_404(lambda: found.nominees.select_related("campaign").get(number=request.POST.get("nominee")))
    votes.appraise(nominee, by=request.actor)
    messages.success(request, "已投票，谢谢。谁投了谁，页面上不显示。")
    return redirect("desk:campaign", number)
