"""考核: the monthly score of departments, windows and people; every number leads to what it was made of."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only_over_all, staff_only
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.tables import PARTS, SUBJECTS

MONTHS, MOST_ROWS = 6, 100
LEADS_TO = {"cases": "desk:case", "cards": "desk:card", "patrols": "desk:patrol", "refusals": "desk:refusal"}


def month_asked(request) -> str:
    """The month of the address, this one where it is none."""
    asked = request.GET.get("month", "")
    try:
        reads.days_of(asked)
    except ValueError:
        return f"{timezone.localdate():%Y-%m}"
    return asked


def months(chosen: str) -> list[tuple[str, str]]:
    """The last months and the chosen one, the newest first: as an address has it, and in words."""
    now = timezone.localdate()
    last = [divmod(now.year * 12 + now.month - 1 - back, 12) for back in range(MONTHS)]
    found = {f"{year}-{month + 1:02}" for year, month in last} | {chosen}
    return [(one, in_words(one)) for one in sorted(found, reverse=True)]


def in_words(month: str) -> str:
    year, number = month.split("-")
    return f"{year}年{int(number)}月"


def subject(kind: str) -> str:
    if kind not in SUBJECTS:
        raise Http404
    return kind


@require_safe
@staff_only
def scores(request, kind="department"):
    month = month_asked(request)
    found = reads.board_of(request.actor, subject(kind), month)
    badges = reads.honours.badges_of([one.key for one in found]) if kind == "person" else {}
    context = {
        "kind": kind,
        "kinds": SUBJECTS.items(),
        "word": SUBJECTS[kind],
        "month": month,
        "months": months(month),
        "month_word": in_words(month),
        "scores": [(one, badges.get(one.key, [])) for one in found],
    }
    return render(request, "desk/scores.html", context)


def seen_score(request, kind: str, key: str, month: str):
    found = next((one for one in reads.board_of(request.actor, subject(kind), month) if one.key == key), None)
    if found is None:
        raise Http404
    return found


@require_safe
@staff_only
def score(request, kind, key):
    """One score, part by part, and how its points follow."""
    month = month_asked(request)
    found = seen_score(request, kind, key, month)
    lines = [(PARTS[one.part], one) for one in found.lines]
    context = {
        "kind": kind,
        "month": month,
        "month_word": in_words(month),
        "score": found,
        "lines": lines,
        "badges": reads.honours.badges_of([key]).get(key, []) if kind == "person" else [],
    }
    return render(request, "desk/score.html", context)


@require_safe
@staff_only
def score_rows(request, kind, key, part):
    """The very rows behind a number of a score."""
    month = month_asked(request)
    found = seen_score(request, kind, key, month)
    if any(line.part == part and line.is_kept_back for line in found.lines):
        raise Http404
    try:
        behind = reads.rows_behind(kind, key, part, month)
    except LookupError as unmeasured:
        raise Http404 from unmeasured
    kept = [rows for rows in (behind.numerator, behind.denominator) if rows]
    lists = [(rows.population.label, rows.rows.count(), numbered(rows)) for rows in kept]
    word = "红黄牌扣分" if part == "cards" else PARTS[part].label
    context = {
        "kind": kind,
        "key": key,
        "month": month,
        "month_word": in_words(month),
        "score": found,
        "word": word,
        "lists": lists,
        "most": MOST_ROWS,
    }
    return render(request, "desk/score_rows.html", context)


def numbered(rows) -> list[tuple[str, str]]:
    """The newest rows, each with the page it leads to, which asks again who may see it. What whoever it is about may
    not see (ratings) is only counted."""
    if rows.listed not in LEADS_TO:
        return []
    numbers = rows.rows.order_by("-pk").values_list("number", flat=True)[:MOST_ROWS]
    return [(number, reverse(LEADS_TO[rows.listed], args=[number])) for number in numbers]


NARROW = {"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}


class WeightsForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = line("为什么改", "记在修改记录里，可以不填", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, part in PARTS.items():
            self.fields[name] = forms.IntegerField(
                label=f"{part.group}：{part.label}", help_text=part.told, min_value=0, max_value=100,
                widget=forms.TextInput(NARROW),
            )  # fmt: skip
        self.order_fields([*PARTS, "reason"])


@only_over_all
def score_weights(request):
    version, now = reads.weights()
    form = WeightsForm(request.POST or None, initial={"version": version, **now})
    if form.is_valid():
        told = form.cleaned_data
        with said_in(form):
            acts.weigh(
                {name: told[name] for name in PARTS}, by=request.actor, version=told["version"], reason=told["reason"]
            )
            messages.success(request, "已保存，各月的分数都按新的权重算。")
            return redirect("desk:scores")
    return render(request, "desk/score_weights.html", {"form": form}, status=422 if form.errors else 200)
