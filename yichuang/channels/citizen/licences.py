"""Anybody may check, without signing in, whether a licence or a paper is genuine and still in force."""

from datetime import date

from django import forms
from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.uploads import megabytes
from yichuang.domain.cases import reads as cases
from yichuang.domain.licences import acts, reads
from yichuang.kernel import documents

YELLOW = ("expired", "suspended", "superseded", "overtaken", "numbered", "awaited")
COLOURS = {"valid": "green", "paper": "green"} | dict.fromkeys(YELLOW, "yellow")  # anything else is red
WORDS = {
    "valid": "真实有效",
    "expired": "已过期",
    "suspended": "暂停使用",
    "superseded": "已换发",
    "revoked": "已撤销",
    "withdrawn": "已撤回",
    "forfeited": "已吊销",
    "cancelled": "已注销",
    "paper": "真实",
    "overtaken": "真实，但已被后来的文书改变",
    "altered": "被改动过",
    "numbered": "有这个编号",
    "awaited": "证照没有制出",
    "not_ours": "查不到",
}
GENUINE = "这份文书由本平台出具。内容是否一致，请与纸上的核对。"
OVERTAKEN = "这份文书由本平台出具；但后来的《{title}》（{number}）改变了它，请以后者为准。"
NOTHING_YET = {"word": "", "colour": "", "sentence": "", "lines": []}


class VerificationForm(forms.Form):
    code = forms.CharField(
        label="证照标识、证照编号或文书查询码",
        required=False,
        max_length=120,
        help_text="证照标识以 1.2.156 开头，文书查询码是 12 位字母和数字，都印在纸上的二维码旁边；"
        "证照编号写在证照和准予决定书上",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label="或者上传证照、文书的 PDF 文件",
        required=False,
        help_text="上传只为查验，查完就删，不保存",
        widget=forms.FileInput({"accept": ".pdf,application/pdf"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > settings.FILE_MOST_BYTES:
            raise forms.ValidationError(f"文件太大了，请上传不超过 {megabytes()} MB 的原文件")
        return file

    def clean(self):
        if not self.errors and not self.cleaned_data.get("code") and not self.cleaned_data.get("file"):
            self.add_error("code", "请填写证照标识、证照编号或文书查询码，或者上传文件")
        return self.cleaned_data


def verification(request):
    form, context = VerificationForm(**sent(request)), NOTHING_YET
    if form.is_valid():
        if file := form.cleaned_data["file"]:
            address = request.META.get("REMOTE_ADDR", "")
            context = face(acts.check_file(file.read(), by=request.actor, address=address))
        elif reads.is_identifier(form.cleaned_data["code"].strip().upper()):
            return redirect("citizen:licence", form.cleaned_data["code"].strip().upper())
        else:
            context = paper(form.cleaned_data["code"]) or number(form.cleaned_data["code"])
        form = VerificationForm()
    return render(request, "citizen/verification.html", {"form": form, **context}, status=422 if form.errors else 200)


@require_safe
def licence(request, identifier):
    """Where the QR code of a licence leads."""
    context = {"form": VerificationForm(), **face(reads.verify(identifier))}
    return render(request, "citizen/verification.html", context)


def face(verdict) -> dict:
    """What the page shows of a verdict: a word, a sentence, and the face of the licence without personal data."""
    named, numbered = ("文书名称", "文号") if verdict.verdict in ("paper", "overtaken") else ("证照名称", "证照编号")
    lines = [
        (named, verdict.name),
        (numbered, verdict.number),
        ("持证主体", verdict.holder),
        ("颁发机关", verdict.issuer),
        ("颁发日期", in_words(verdict.issued_on)),
        ("有效期至", in_words(verdict.valid_to)),
        ("证照标识", verdict.identifier),
        ("版本", f"第{verdict.version}版" if verdict.version > 1 or verdict.verdict == "superseded" else ""),
        ("状态起始日期", in_words(verdict.since)),
        ("依据的决定", verdict.decision),
    ]
    return {
        "word": WORDS[verdict.verdict],
        "colour": COLOURS.get(verdict.verdict, "red"),
        "sentence": verdict.sentence,
        "lines": [(name, value) for name, value in lines if value],
    }


def number(words: str) -> dict:
    """What the page shows for the number of a licence, or for what is known of nothing."""
    verdict = cases.verify(words)
    if verdict.verdict != "not_ours":
        return face(verdict)
    return {
        "word": WORDS["not_ours"],
        "colour": "red",
        "sentence": "没有查到这个标识、编号或查询码。请对照纸上逐个核对，字母 O 和数字 0、字母 I 和数字 1 不要看错。",
        "lines": [],
    }


def paper(code: str) -> dict | None:
    """What the page shows for the query code of a paper; None where it is none."""
    found = documents.by_query_code(code)
    if found is None:
        return None
    later = found.overtaken_by
    return {
        "word": WORDS["overtaken" if later else "paper"],
        "colour": "yellow" if later else "green",
        "sentence": OVERTAKEN.format(title=later.title, number=later.number) if later else GENUINE,
        "lines": [
            ("文书名称", found.title),
            ("文号", found.number),
            ("出具机关", found.snapshot["body"]["name"]),
            ("日期", in_words(found.issued_on.isoformat())),
        ],
    }


def in_words(day: str) -> str:
    """An ISO day as people write it; words such as 长期 stay."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{on.year}年{on.month}月{on.day}日"
