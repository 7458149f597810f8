"""The licence types: what stands on a certificate and how long it holds, as a file in and out, and how each looks."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only_over_all
from yichuang.channels.desk.table_import import TableImport, taken_in
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.tables import as_table
from yichuang.domain.licences import papers, reads
from yichuang.domain.licences.imports import types

TITLE = "证照类型"


@dataclass(frozen=True)
class Shown:
    """A type as the list shows it. `lines`: name, whether it must be filled in, what fills it."""

    code: str
    name: str
    body: str
    lines: list[tuple[str, bool, str]]
    validity: str
    renewable: bool


def shown(kind) -> Shown:
    lines = [(line["name"], line["required"], line.get("element", "")) for line in kind.face]
    return Shown(kind.code, kind.name, kind.defined_by.name, lines, validity_of(kind.validity_years), kind.renewable)


def validity_of(years: int | None) -> str:
    if years is None:
        return "按事项"
    return f"{years} 年" if years else "长期"


@require_safe
@only_over_all
def licence_types(request):
    return render(request, "desk/licence_types.html", {"kinds": [shown(kind) for kind in reads.types()]})


@require_safe
@only_over_all
def specimen(_request, code):
    """How a certificate of this type looks: sample values, 样张 across it, no number, no seal."""
    kind = found_or_404(lambda: reads.types().get(code=code))
    named = content_disposition_header(False, f"样张_{kind.name}.pdf")
    return HttpResponse(papers.specimen(kind), content_type="application/pdf", headers={"Content-Disposition": named})


@require_safe
@only_over_all
def licence_types_export(_request, ending):
    """The types as the file they can be taken in from again."""
    heading, *rows = types.exported()
    return as_table(TITLE, heading, rows, ending)


def load(_table, sheet, by) -> str:
    done = types.load(sheet, by=by)
    return f"文件里有 {done.rows} 种，新增 {done.new}、变更 {done.changed}，其余没有变。"


TYPES = TableImport(
    title="导入证照类型",
    address="desk:licence-types-import",
    back="desk:licence-types",
    back_word=TITLE,
    lead="文件里没有写到的证照类型保持不变，已经颁发的证照也不变。最好先导出，改好再传回来。",
    check=lambda _table, name, content: types.check(name, content),
    load=load,
    columns=(
        "name：证照名称。defined_by：定义这种证照的机构全称。",
        "code：上级机构定义的证照填它的代码，其余不填，由系统编号；定了不能改。",
        "face：照面的各行，用竖线“|”隔开。“*”表示必填，“=”后面是由申请表哪个数据元填写。",
        "face 例如 许可事项*|经营场所*=premises_address。一行也没有写“=”的，按通常的写。",
        "validity_years：年数；0 是长期；item 是按事项规定。renewable：1 可以延续，0 不能。",
        "template、template_version：不填，用系统的版式和最新的版本。",
    ),
)


@only_over_all
def licence_types_import(request):
    return taken_in(request, TYPES)
