"""好差评 kept at the desk: signs of false ratings, the reasons offered, the records, the windows' tablets."""

from calendar import monthrange
from datetime import date

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only, only_over_all
from yichuang.channels.desk.sheets.form import words
from yichuang.channels.desk.sheets.grievances import AT_DESK_SOURCES, known_bodies
from yichuang.channels.desk.table_import import TableImport, taken_in
from yichuang.channels.shared.forms import sending, sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.tables import as_table
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.imports import tags
from yichuang.domain.evaluation.tables import GRADES, KINDS

TITLE = "评价理由"
MONTHS = 12


@require_safe
@only("SUPERVISOR")
def flags(request):
    """Ratings that look false, with why; they count until an appeal strikes them."""
    page = page_of_newest(reads.flags(request.actor), request.GET.get("before", ""))
    context = {
        "flags": [(flag, GRADES[flag.rating.stars], reads.may_strike(request.actor, flag)) for flag in page.results],
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
        "months": months(),
    }
    return render(request, "desk/rating_flags.html", context)


def months() -> list[tuple[str, str]]:
    """The last months of which records may be taken away, the newest first."""
    today = timezone.localdate()
    found = []
    for back in range(MONTHS):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        found.append((f"{year}-{month + 1:02}", f"{year}年{month + 1}月"))
    return found


class StrikeForm(forms.Form):
    words = words("为什么撤销", "查明了什么。评价原样保留，只是不再计入统计")


@only("SUPERVISOR")
def strike(request, number):
    """Take a flagged rating out of the figures: another body's supervisor decides."""
    asked = found_or_404(reads.flagged, request.actor, number)
    form = StrikeForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            acts.strike(asked, by=request.actor, **form.cleaned_data)
            messages.success(request, "这条评价不再计入统计。")
            return redirect("desk:rating-flags")
    context = {"asked": asked, "form": form}
    return render(request, "desk/rating_strike.html", context, status=422 if form.errors else 200)


@require_safe
@only("SUPERVISOR")
def records(request, month, ending):
    """Every rating of a month as the national interface has it."""
    first = found_or_404(first_of, month)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return as_table("好差评记录", reads.HEADING, reads.records(request.actor, first, last), ending)


def first_of(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


@require_safe
@only_over_all
def rating_tags(request):
    sets = [
        (one, [(GRADES[stars], [tag for tag in one.tags.all() if tag.stars == stars]) for stars in GRADES])
        for one in reads.sets()
    ]
    return render(request, "desk/rating_tags.html", {"sets": sets})


@require_safe
@only_over_all
def rating_tags_export(_request, ending):
    heading, *rows = tags.exported()
    return as_table(TITLE, heading, rows, ending)


def load(_table, sheet, by) -> str:
    done = tags.load(sheet, by=by)
    return f"文件里有 {done.rows} 条理由，启用了 {done.new} 个新版本。" if done.new else "和正在用的一样，没有变化。"


TAGS = TableImport(
    title="导入评价理由",
    address="desk:rating-tags-import",
    back="desk:rating-tags",
    back_word=TITLE,
    lead="新版本启用后，以后的评价用新的理由；以前的评价还按当时的版本显示。启用过的版本不能再改。",
    check=lambda _table, name, content: tags.check(name, content),
    load=load,
    columns=(
        "version：版本号，例如 2020。channel：offline 大厅，online 网上；网上没有的，用大厅的。",
        "stars：星级，5 是非常满意。grade：等级名称，要和星级一致。",
        "code：理由代码，3 到 6 位数字。text：理由，最多 60 个字。is_bad：1、2 星填 1，其余填 0。",
    ),
)


@only_over_all
def rating_tags_import(request):
    return taken_in(request, TAGS)


@require_safe
@only_over_all
def tablets(request):
    """The address of each window's tablet: opened once on a device nobody of the staff signs in on."""
    context = {"windows": reads.windows(), "base": settings.PUBLIC_BASE_URL.rstrip("/")}
    return render(request, "desk/tablets.html", context)


class RegisterForm(forms.Form):
    """A complaint taken down for somebody who came, called or wrote."""

    source = forms.ChoiceField(label="怎么来的", choices=AT_DESK_SOURCES, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label="类别", choices=list(KINDS.items()), widget=forms.RadioSelect)
    text = words("什么事", "照对方说的写：时间、地点、经过", rows=6)
    body = forms.ChoiceField(label="关于哪个单位", required=False)
    person = forms.CharField(label="关于哪位工作人员", required=False, max_length=30, help_text="本人不能看、不能办")
    subject = forms.CharField(label="办件编号", required=False, max_length=40)
    name = forms.CharField(label="对方怎么称呼", required=False, max_length=30)
    phone = forms.CharField(label="对方电话", required=False, max_length=20, help_text="用来告诉对方结果")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [("", "不清楚"), *known_bodies()]


@only("COUNTER", "SUPERVISOR")
def new_complaint(request):
    form = RegisterForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            made = acts.register(by=request.actor, key=sending(request), **form.cleaned_data)
            messages.success(request, f"已登记，编号 {made.number}，请告诉对方。监督科受理后由别人办理。")
            return redirect("desk:complaint-new")
    return render(request, "desk/complaint_new.html", {"form": form}, status=422 if form.errors else 200)
