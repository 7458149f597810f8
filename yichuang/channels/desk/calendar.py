"""The working-day calendar: a year's notice or a local closure, its consequences shown before it is confirmed."""

from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone

from yichuang.channels.desk.access import only
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.shared.dates import DateField
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases.tables import CLOCK_WORDS
from yichuang.kernel import calendar_changes, calendar_checks, waiting, workdays
from yichuang.kernel.calendar import WEEKDAY, WEEKEND, Day
from yichuang.kernel.calendar_years import closure
from yichuang.kernel.cells import Day as DayCell
from yichuang.kernel.cells import OneOf, blank, column
from yichuang.kernel.sheets import Columns, parse

MOST_SHOWN = 100


class Notice(Columns):
    """The rows of a yearly notice."""

    optional = frozenset({"止", "名称"})
    first = column("起", DayCell())
    last = column("止", DayCell(blank=True))
    kind = column("类别", OneOf(tuple(calendar_checks.KINDS)))
    name = blank("名称", 60)


class NoticeForm(forms.Form):
    source = line("通知文号", "例如：国办发明电〔2026〕1号")
    file = forms.FileField(label="放假安排文件", help_text="CSV 或 XLSX，四列：起、止、类别（放假、调休上班）、名称")

    def clean(self):
        """The days of the notice. What the file gets wrong, row by row, is a mistake of the form."""
        said = self.cleaned_data
        if said.get("file") and said.get("source"):
            sheet = parse(said["file"].name, said["file"].read(), Notice)
            if sheet.problems:
                self.add_error("file", [str(problem) for problem in sheet.problems])
            else:
                rows = [{"起": row.起, "止": row.止, "类别": row.类别, "名称": row.名称} for row in sheet.rows]
                with said_in(self, "file"):
                    self.days = calendar_checks.notice(rows, workdays.current(), said["source"])
        return said


class ClosureForm(forms.Form):
    source = line("依据文号")
    name = line("停止办公的原因", "例如：大厅搬迁")
    first = DateField(label="第一天")
    last = DateField(label="最后一天")

    def clean(self):
        said = self.cleaned_data
        if not self.errors:
            if said["last"] < said["first"]:
                self.add_error("last", "最后一天不能早于第一天")
            elif not workdays.current().covers(said["last"]) or not workdays.current().covers(said["first"]):
                self.add_error("last", f"工作日历只公布到 {workdays.current().known_until}，请先导入通知")
            else:
                self.days = closure(said["first"], said["last"], said["name"], said["source"], workdays.current())
        return said


FORMS = {"notice": NoticeForm, "closure": ClosureForm}


@only("SUPERVISOR")
def calendar(request):
    """The form, then the same page with what would change and a button that does it."""
    if held := request.POST.get("held"):
        return confirm(request, waiting.look(held, request.actor.account))
    kind = request.POST.get("kind") or request.GET.get("kind") or "notice"
    made = {
        each: form(*((request.POST, request.FILES) if each == request.POST.get("kind") else ()), auto_id=f"{each}_%s")
        for each, form in FORMS.items()
    }
    form, preview = made.get(kind, made["notice"]), None
    if form.is_bound and form.is_valid():
        if not calendar_changes.may_change(request.actor):
            raise PermissionDenied
        with said_in(form):
            preview = looked_at(request, form)
    context = {"made": made, "form": form, "kind": kind, "preview": preview} | published()
    return render(request, "desk/calendar.html", context, status=422 if form.errors else 200)


def looked_at(request, form) -> dict:
    """What would change, and the days themselves held for the yes."""
    moves, now = calendar_changes.preview(form.days), workdays.current()
    named = [
        day
        for day in form.days
        if day.kind not in (WEEKDAY, WEEKEND) or (now.covers(day.day) and now.on(day.day).kind != day.kind)
    ]
    plain = [[day.day.isoformat(), day.kind, day.name, day.source] for day in form.days]
    source = form.cleaned_data["source"]
    return {
        "days": [(day.day, calendar_checks.KIND_WORDS[day.kind], day.name) for day in named],
        "moves": [
            (move, CLOCK_WORDS.get(move.kind, move.kind), move.thing.partition(":")[2]) for move in moves[:MOST_SHOWN]
        ],
        "moved": len(moves),
        "held": waiting.keep(request.actor.account, [source, plain]),
    }


def confirm(request, what):
    if what is None:
        messages.error(request, "预览已过期，请重新填写。")
        return redirect("desk:calendar")
    source, plain = what
    days = [Day(date.fromisoformat(on), kind, name, basis) for on, kind, name, basis in plain]
    moves = calendar_changes.confirm(days, by=request.actor, source=source)
    messages.success(request, f"工作日历已更新，{len(moves)} 个期限随之调整，每一个都记入了办理过程。")
    return redirect("desk:calendar")


def published() -> dict:
    """Until when it is known, and the days of this year and the next that are not ordinary."""
    now, today = workdays.current(), timezone.localdate()
    return {
        "known_until": now.known_until,
        "year_wanted": calendar_changes.year_wanted(today),
        "run_out": today > now.known_until,
        "special_days": [
            (day.day, calendar_checks.KIND_WORDS[day.kind], day.name)
            for day in now
            if day.day.year >= today.year and day.kind not in (WEEKDAY, WEEKEND)
        ],
    }
