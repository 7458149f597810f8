"""Items taken in from files: a dry run that names every fault, then a yes, then all or nothing."""

from django import forms

from yichuang.channels.desk.access import only
from yichuang.channels.desk.table_import import FilesForm, TablesImport, tables_taken_in
from yichuang.domain.catalogue import imports

WORDS = {"items": "事项", "materials": "申请材料", "fields": "表单字段", "topics": "主题"}


class ItemFilesForm(FilesForm):
    items = forms.FileField(label="事项 items")
    materials = forms.FileField(label="申请材料 materials")
    fields_file = forms.FileField(label="表单字段 fields")
    topics = forms.FileField(label="主题 topics", required=False)


def said(plan) -> str:
    return "，".join(f"{WORDS[table]} {len(sheet.rows)} 行" for table, sheet in plan.sheets.items()) + "。"


def load(plan, by) -> str:
    loads = imports.load(plan, by=by)
    done = "；".join(f"{WORDS[one.table]} {one.rows} 行，新增 {one.created}、变更 {one.changed}" for one in loads)
    return f"已导入。{done}。"


IMPORT = TablesImport(
    title="从文件导入事项",
    address="desk:item-import",
    back="desk:items",
    back_word="事项库",
    lead="内容没有变化的事项不会动。质量规则发现的问题不影响导入，会记在事项上。",
    form=ItemFilesForm,
    check=imports.check,
    said=said,
    load=load,
)


@only("SUPERVISOR")
def item_import(request):
    return tables_taken_in(request, IMPORT)
