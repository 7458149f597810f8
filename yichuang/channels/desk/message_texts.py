"""What people are told at each step, in the bureau's words: written, looked at, given back, and as a file."""

from dataclasses import astuple, dataclass

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only_over_all
from yichuang.channels.desk.sheets.form import line, words
from yichuang.channels.desk.table_import import TableImport, taken_in
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.tables import as_table
from yichuang.domain.notices import acts, imports, reads
from yichuang.domain.notices.acts.wording import Said
from yichuang.domain.notices.states import TEXTS
from yichuang.domain.notices.tables import TEMPLATES
from yichuang.kernel import ledger

TITLE = "通知文字"
LOOK = "look"


class TextForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    title = line("标题", "最多 30 个字")
    text = words("站内消息", "写清发生了什么、接下来做什么、最晚哪天、在哪里", rows=6)
    sms = words("短信", "不填，就和站内消息一样。按条计费，尽量写短", required=False, rows=4)
    reason = line("为什么改", "记在修改记录里，可以不填", required=False)

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.topic = topic

    @property
    def said(self) -> Said:
        told = [self.cleaned_data[part].replace("\r\n", "\n") for part in ("title", "text", "sms")]
        return Said(self.topic, *told)

    def clean(self):
        told = super().clean()
        if not self.errors:
            for part, reasons in reads.faults_of(*astuple(self.said)).items():
                self.add_error(part, reasons)
        return told


@dataclass(frozen=True)
class Preview:
    """A text filled in with samples, as it would arrive."""

    title: str
    text: str
    sms: str
    parts: int


def preview_of(said) -> Preview:
    sms = reads.tried(said.sms or said.text)
    return Preview(reads.tried(said.title), reads.tried(said.text), sms, reads.parts_of(sms))


@require_safe
@only_over_all
def message_texts(request):
    return render(request, "desk/message_texts.html", {"rows": reads.texts()})


@only_over_all
def message_text(request, topic):
    """One topic: its words now, a preview of what is in the boxes, the words in braces, what it was before."""
    if topic not in TEMPLATES:
        raise Http404
    own = reads.text_of(topic)
    now = own if own and own.is_ours else reads.default_of(topic)
    version = own.version if own else 0
    first = {"version": version, "title": now.title, "text": now.text, "sms": now.sms}
    form = TextForm(request.POST or None, topic=topic, initial=first)
    shown = preview_of(now)
    if form.is_valid():
        shown = preview_of(form.said)
        if LOOK not in request.POST and saved(request, form):
            return redirect("desk:message-text", topic)
    history = [(TEXTS.word(entry.act), entry) for entry in reversed(ledger.of(own))] if own else []
    context = {
        "form": form,
        "topic": topic,
        "now": now,
        "is_ours": bool(own and own.is_ours),
        "required": TEMPLATES[topic].required,
        "inbox_only": TEMPLATES[topic].inbox_only,
        "usable": reads.usable(topic),
        "preview": None if form.errors else shown,
        "unsaved": form.is_bound,
        "history": history,
    }
    return render(request, "desk/message_text.html", context, status=422 if form.errors else 200)


def saved(request, form) -> bool:
    told = form.cleaned_data
    with said_in(form):
        acts.rewrite(form.said, by=request.actor, version=told["version"], reason=told["reason"])
        messages.success(request, "已保存，下一条通知就用新的文字；已经发出的不变。")
    return not form.errors


@require_POST
@only_over_all
def message_text_default(request, topic):
    acts.restore(found_or_404(reads.text_of, topic), by=request.actor)
    messages.success(request, "已恢复系统默认的文字；原来的写法留在修改记录里。")
    return redirect("desk:message-text", topic)


@require_safe
@only_over_all
def message_texts_export(_request, ending):
    """What is said now as the file it can be taken in from again."""
    heading, *rows = imports.exported()
    return as_table(TITLE, heading, rows, ending)


def load(_table, sheet, by) -> str:
    done = imports.load(sheet, by=by)
    return f"已导入 {done.rows} 条，改写 {done.written}、恢复默认 {done.given_back}，其余没有变。"


IMPORT = TableImport(
    title="导入通知文字",
    address="desk:message-texts-import",
    back="desk:message-texts",
    back_word=TITLE,
    lead="文件里没有写到的通知保持不变。标题行是 topic、title、text、sms，最好先导出，改好再传回来。",
    check=lambda _table, name, content: imports.check(name, content),
    load=load,
)


@only_over_all
def message_texts_import(request):
    return taken_in(request, IMPORT)
