"""The words of the search: what people say and what is meant, what others do, and what was asked in vain."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only_over_all
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.desk.table_import import FileForm, TableImport, taken_in
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.tables import as_table
from yichuang.domain.guidance import acts, imports, reads

SIZE = 50
TABLES = {"synonyms": "同义说法", "elsewhere": "不在本区办理的事"}
SPLIT = "几个词之间用竖线“|”隔开，每个词最多 6 个字"


class WordingForm(forms.Form):
    said = line("群众的说法", f"{SPLIT}；写了几个词的，都说到才算")
    official = line("正式叫法", f"事项名称或者群众说法里有的词，{SPLIT}", required=False)
    advice = line("请到哪里办", "这件事不在本区办理时填，例如：商标注册由国家知识产权局办理", required=False)

    def facts(self) -> dict:
        told = self.cleaned_data
        return {
            "said": parts(told["said"]),
            "official": parts(told["official"]),
            "advice": told["advice"],
        }


def parts(text: str) -> list[str]:
    return [word.strip() for word in text.replace("｜", "|").split("|") if word.strip()]


@require_safe
@only_over_all
def wordings(request):
    """The wordings, those that contain a word, a piece at a time."""
    words, after = request.GET.get("q", "").strip(), request.GET.get("after", "")
    rows = list(reads.wordings(words).filter(said_text__gt=after)[: SIZE + 1])
    following = urlencode({"q": words, "after": rows[SIZE - 1].said_text}) if len(rows) > SIZE else ""
    context = {"words": words, "rows": rows[:SIZE], "next": f"?{following}" if following else "", "tables": TABLES}
    return render(request, "desk/wordings.html", context)


@only_over_all
def new_wording(request):
    form = WordingForm(request.POST or None, initial={"said": request.GET.get("said", "")})
    if form.is_valid():
        with said_in(form):
            acts.add_wording(**form.facts(), by=request.actor)
            messages.success(request, "已增加，马上按它搜索。")
            return redirect("desk:wordings")
    return render(request, "desk/wording.html", {"form": form, "wording": None}, status=422 if form.errors else 200)


@only_over_all
def wording(request, number):
    found = found_or_404(reads.wording, number)
    initial = {"said": found.said_text, "official": found.official_text, "advice": found.advice}
    form = WordingForm(request.POST or None, initial=initial)
    if form.is_valid():
        with said_in(form):
            acts.change_wording(found, **form.facts(), by=request.actor)
            messages.success(request, "已修改，马上按新的搜索。")
            return redirect("desk:wordings")
    context = {"form": form, "wording": found}
    return render(request, "desk/wording.html", context, status=422 if form.errors else 200)


@require_POST
@only_over_all
def wording_removal(request, number):
    acts.remove_wording(found_or_404(reads.wording, number), by=request.actor)
    messages.success(request, "已停用，不再按它搜索。")
    return redirect("desk:wordings")


@require_safe
@only_over_all
def wordings_export(_request, table, ending):
    """The wordings in use as the file they can be taken in from again."""
    if table not in TABLES:
        raise Http404
    heading, *rows = imports.exported(table)
    return as_table(TABLES[table], heading, rows, ending)


class OneOfTwoForm(FileForm):
    table = forms.ChoiceField(label="导入什么", choices=list(TABLES.items()), widget=forms.RadioSelect)
    field_order = ("table", "file")


def load(table, sheet, by) -> str:
    done = imports.load(table, sheet, by=by)
    return f"已导入 {TABLES[table]} {done.rows} 条，新增 {done.added}、变更 {done.changed}。"


IMPORT = TableImport(
    title="导入搜索说法",
    address="desk:wordings-import",
    back="desk:wordings",
    back_word="搜索说法",
    lead="文件里没有写到的说法保持不变。",
    check=imports.check,
    load=load,
    form=OneOfTwoForm,
)


@only_over_all
def wordings_import(request):
    return taken_in(request, IMPORT)


@require_safe
@only_over_all
def unanswered(request):
    """What people asked in vain, the most often asked first."""
    return render(request, "desk/unanswered.html", {"rows": reads.unanswered()[:SIZE]})


@require_POST
@only_over_all
def unanswered_seen(request, asked):
    acts.forget_unanswered(asked)
    messages.success(request, "已从清单中去掉；再有人这样问，会重新出现。")
    return redirect("desk:unanswered")
