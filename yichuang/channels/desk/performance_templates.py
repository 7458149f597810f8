"""绩效指标模板: the trees of indicators and the definitions of figures by year; in and out as files."""

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only_over_all
from yichuang.channels.desk.budget_forms import NUMBER
from yichuang.channels.desk.table_import import FileForm, TableImport, taken_in
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.tables import as_table
from yichuang.domain.performance.imports import keeping
from yichuang.domain.performance.reads import evaluations as reads
from yichuang.domain.performance.rules.scoring import RULES
from yichuang.domain.performance.rules.trees import from_json, leaves

TITLE = "绩效指标模板"
TREE, FIGURES = "tree", "figures"
PARTS = {TREE: "指标体系", FIGURES: "指标口径"}


class TemplateForm(FileForm):
    since = forms.IntegerField(
        label="从哪一年起", min_value=2000, max_value=2100, widget=forms.TextInput(NUMBER | {"maxlength": 4})
    )
    part = forms.ChoiceField(label="文件是什么", choices=list(PARTS.items()), widget=forms.RadioSelect)
    field_order = ("since", "part", "file")

    def of_table(self) -> str:
        return f"{self.cleaned_data['part']}-{self.cleaned_data['since']}"


@require_safe
@only_over_all
def evaluation_templates(request):
    rows = [(one, one.first_level, len(leaves(from_json(one.tree))), len(one.figures)) for one in reads.templates()]
    return render(request, "desk/evaluation_templates.html", {"rows": rows, "rules": RULES.items()})


@require_safe
@only_over_all
def evaluation_template_export(_request, since, part, ending):
    """A part of a template as the file it can be taken in from again."""
    found = found_or_404(lambda: next((one for one in reads.templates() if one.since == since), None))
    if part not in PARTS or ending not in ("csv", "xlsx"):
        raise Http404
    heading, *rows = keeping.exported(found, part)
    return as_table(f"{since}年{PARTS[part]}", heading, rows, ending)


def check(table: str, name: str, content: bytes):
    part, _, since = table.partition("-")
    return keeping.check(part, int(since), name, content)


def load(table: str, sheet, by) -> str:
    part, _, since = table.partition("-")
    found = keeping.store(part, int(since), sheet, by=by)
    return f"已导入{found.title}的{PARTS[part]}：{len(sheet.rows)} 行。已经建立的自评不受影响。"


IMPORT = TableImport(
    title="导入绩效指标模板",
    address="desk:evaluation-templates-import",
    back="desk:evaluation-templates",
    back_word=TITLE,
    lead="先检查再导入：各级权重要逐级相等，合计 100，不一致的会写明是哪一级、两边各是多少、在第几行。",
    check=check,
    load=load,
    form=TemplateForm,
    columns=(
        "指标体系：code 编号、parent 上级编号（一级指标不填）、name 名称、weight 权重。也可以是 YAML。",
        "三级指标还要填 rule 评分规则、target 目标值、unit 单位、figure 实际值的公式。",
        "指标口径：id 编号、label 名称、unit 单位、says 公式或者指标名、where 筛选条件、places 小数位数。",
        "口径的 kind：formula 公式、measure 平台指标、count 名录统计、money 账目、entered 填报。",
    ),
)


@only_over_all
def evaluation_templates_import(request):
    return taken_in(request, IMPORT)
