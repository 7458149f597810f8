"""自评报告: the report of an evaluation as it reads, its text blocks, and its three files."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.performance import visible
from yichuang.channels.desk.reporting import on_page
from yichuang.channels.desk.sheets.form import words
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.report_files import report_file
from yichuang.domain.performance import report
from yichuang.domain.performance.acts import filling as acts
from yichuang.domain.performance.report.on_platform import Basis, basis_of, printed
from yichuang.domain.performance.states import EVALUATIONS

# What people may write in the place of the template's words: part, and what it is called.
BEFORE = {
    "duties": "一（一）1 主要职能",
    "bodies": "一（一）2 机构情况",
    "people": "一（一）3 人员情况",
    "goals": "一（二）绩效目标",
    "basic": "二（一）基本支出情况",
    "projects": "二（二）项目支出情况",
    "overall 1": "六（一）1 制度创新",
    "overall 2": "六（一）2 技术创新",
    "overall 3": "六（一）3 服务创新",
}
AFTER = {
    "problems": "七、存在的问题及原因分析",
    "next": "八、下一步改进措施",
    "use": "九、自评结果拟应用和公开情况",
    "other": "十、其他需要说明的情况",
}


def parts_of(basis: Basis) -> dict[str, str]:
    specials = enumerate(basis.material.specials, 1)
    return BEFORE | {f"special {line.code}": f"六（二）{at} {line.fund_name}" for at, line in specials} | AFTER


class WordsForm(forms.Form):
    """One box a part. What names a figure that is not there is refused beside its box; a typed number is warned of."""

    def __init__(self, *args, basis: Basis, **kwargs):
        super().__init__(*args, **kwargs)
        self.basis, self.labels = basis, parts_of(basis)
        self.parts = {f"part{at}": part for at, part in enumerate(self.labels)}
        for name, part in self.parts.items():
            self.fields[name] = words(self.labels[part], required=False)
            self.fields[name].initial = basis.texts.get(part, "")

    def clean(self):
        given = super().clean()
        for name, part in self.parts.items():
            if text := given.get(name, "").strip():
                try:
                    self.basis.composed({part: text})
                except report.BlockWrong as wrong:
                    self.add_error(name, [str(fault) for fault in wrong.faults])
        return given

    @property
    def texts(self) -> dict[str, str]:
        return {part: self.cleaned_data[name] for name, part in self.parts.items()}

    @property
    def typed(self) -> list[str]:
        """Where an amount stands that is no reference."""
        return [
            f"“{self.labels[part]}”第 {at} 行的 {number}"
            for part, text in self.texts.items() for at, number in report.typed_numbers(text)
        ]  # fmt: skip


@require_safe
@staff_only
def evaluation_report(request, number):
    found = visible(request, number)
    snapshot = printed(found)
    context = {
        "evaluation": found,
        "title": snapshot["title"],
        "blocks": on_page(snapshot),
        "may_write": "write" in [row.act for row in EVALUATIONS.open_to(request.actor, found)],
    }
    return render(request, "desk/evaluation_report.html", context)


@staff_only
def evaluation_words(request, number):
    """The text blocks, and which figures may be named in them."""
    found = visible(request, number)
    EVALUATIONS.row_for(found, "write", request.actor, None)
    basis = basis_of(found)
    form = WordsForm(**sent(request), basis=basis)
    if form.is_valid():
        with said_in(form):
            acts.write(found, by=request.actor, texts=form.texts)
            messages.success(request, "文字已保存。")
            if form.typed:
                messages.warning(
                    request, f"这些数是直接写的，数据变了不会跟着变，请改成编号：{'；'.join(form.typed)}。"
                )
            return redirect("desk:evaluation-report", number)
    context = {"evaluation": found, "form": form, "names": basis.names}
    return render(request, "desk/evaluation_words.html", context, status=422 if form.errors else 200)


@require_safe
@staff_only
def evaluation_report_file(request, number, ending):
    """As Word, PDF or one HTML file; a figure of the PDF leads to its place on the page of the report."""
    found = visible(request, number)
    address = request.build_absolute_uri(reverse("desk:evaluation-report", args=[number]))
    return report_file(printed(found, address), ending)
