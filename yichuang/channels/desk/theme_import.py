"""The themes as files: the three tables in force to take away, and the same three taken in again."""

from django import forms
from django.http import Http404
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only_over_all
from yichuang.channels.desk.table_import import FilesForm, TablesImport, tables_taken_in
from yichuang.channels.shared.tables import as_table
from yichuang.domain.catalogue.imports import theme_tables
from yichuang.domain.catalogue.imports import themes as imports

TABLES = {"themes": "一件事", "theme_questions": "引导问题", "theme_items": "一件事的事项"}


class ThemeFilesForm(FilesForm):
    themes = forms.FileField(label="一件事 themes")
    theme_questions = forms.FileField(label="引导问题 theme_questions")
    theme_items = forms.FileField(label="一件事的事项 theme_items")


def said(plan) -> str:
    changes, rows = imports.changed(plan, over_edits=True), len(plan.sheets["themes"].rows)
    old = len(changes.rows) - len(changes.new)
    return f"文件里有 {rows} 件事：新增 {len(changes.new)} 件，{old} 件出新版本，其余没有变化。"


def load(plan, by) -> str:
    done = imports.load(plan, by=by, over_edits=True)
    return f"已导入 {done.rows} 件事：新增 {done.created} 件，{done.changed} 件出了新版本，马上生效。"


IMPORT = TablesImport(
    title="从文件导入一件事",
    address="desk:themes-import",
    back="desk:themes",
    back_word="一件事的主题",
    lead="三个文件要一起传，标题行与导出的一样；文件里没有写到的一件事保持不变。变了的，新版本马上生效，已经申请的仍按原来的版本办。",
    form=ThemeFilesForm,
    check=imports.check,
    said=said,
    load=load,
)


@only_over_all
def themes_import(request):
    return tables_taken_in(request, IMPORT)


@require_safe
@only_over_all
def themes_export(_request, table, ending):
    """One of the three tables of what is in force."""
    if table not in TABLES:
        raise Http404
    heading, *rows = theme_tables.exported(table)
    return as_table(TABLES[table], heading, rows, ending)
