"""一致性检查: a report, ours or anybody's, whose numbers are set beside each other. Nothing is kept of it."""

from django import forms
from django.conf import settings
from django.shortcuts import render

from yichuang.channels.desk.access import staff_only
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.uploads import megabytes
from yichuang.domain.performance.checking import ROUNDED, UNIT, WRONG, Checked
from yichuang.domain.performance.checking.safely import checked_safely
from yichuang.domain.performance.reads import evaluations as reads
from yichuang.domain.performance.report.on_platform import known_of

COLOURS = {WRONG: "red", UNIT: "yellow", ROUNDED: "grey", "explain": "yellow", "agrees": "green"}
MOST_SHOWN, MOST_YEARS = 200, 50
ACCEPTED = ".docx,.txt,.md,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class CheckForm(forms.Form):
    file = forms.FileField(
        label="报告文件",
        required=False,
        help_text="Word（.docx）或者文本文件",
        widget=forms.FileInput({"accept": ACCEPTED}),
    )
    text = forms.CharField(
        label="或者粘贴正文", required=False, max_length=300_000, widget=forms.Textarea({"rows": 8}),
        help_text="一段一行",
    )  # fmt: skip

    year = forms.ChoiceField(label="和哪一年的数据核对", required=False, help_text="不选的，只核对报告自己的数字")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        years = reads.evaluation_list(actor)[:MOST_YEARS]
        self.fields["year"].choices = [
            ("", "不核对数据"),
            *((one.number, f"{one.body.name} {one.title}") for one in years),
        ]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > settings.FILE_MOST_BYTES:
            raise forms.ValidationError(f"文件超过 {megabytes()} MB，请删去图片再试")
        return file

    def clean(self):
        given = super().clean()
        if not self.errors and not given.get("file") and not given.get("text", "").strip():
            raise forms.ValidationError("请选择一个文件，或者粘贴报告的正文")
        return given

    @property
    def content(self) -> bytes:
        file = self.cleaned_data["file"]
        return file.read() if file else self.cleaned_data["text"].encode()


@staff_only
def report_check(request):
    form, found = CheckForm(**sent(request), actor=request.actor), None
    if form.is_valid():
        number = form.cleaned_data["year"]
        known = known_of(reads.evaluation(request.actor, number)) if number else ()
        with said_in(form):
            found = checked_safely(form.content, known)
    context = {"form": form, "result": on_page(found) if found else None}
    return render(request, "desk/report_check.html", context, status=422 if form.errors else 200)


def on_page(found: Checked) -> dict:
    """What the page shows: alarms with their places, then what was rounded and what agrees, then what stands alone."""
    lines = [line_of(found, each) for each in found.findings]
    return {
        "alarms": [line for line in lines if line["alarm"]][:MOST_SHOWN],
        "others": [line for line in lines if not line["alarm"]][:MOST_SHOWN],
        "alone": [found.quoted(one) for one in found.unchecked[:MOST_SHOWN]],
        "numbers": len(found.amounts),
        "alone_count": len(found.unchecked),
        "alarm_count": len(found.alarms),
    }


def line_of(found: Checked, finding) -> dict:
    return {
        "word": finding.word,
        "colour": COLOURS[finding.kind],
        "alarm": finding.is_alarm,
        "says": finding.says,
        "places": [found.quoted(one) for one in finding.amounts[:6]],
    }
