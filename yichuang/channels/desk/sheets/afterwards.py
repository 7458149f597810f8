"""Forms of what follows a decided case: opened, decided anew, put right."""

from django import forms
from django.conf import settings

from yichuang.channels.desk.sheets.form import ActForm, line, one_of, words
from yichuang.domain.cases import reads
from yichuang.domain.cases.tables import EX_OFFICIO, GROUNDS, ON_REQUEST, PURPOSES

MISTAKES = [
    ("wrong_person", "送错了人：交给了不是当事人、也不是其代理人的人"),
    ("wrong_paper", "送错了东西：把别的文书交给了当事人"),
]
SLIPS = 3  # lines of a correction notice


def spoken(ground) -> str:
    return f"{ground.word}（{ground.article}）"


class FollowUpForm(ActForm):
    ground = one_of(
        "立案办理什么，依据哪种法定情形",
        [
            (f"{purpose} {key}", f"{PURPOSES[purpose]}：{spoken(ground)}")
            for purpose in EX_OFFICIO
            for key, ground in GROUNDS[purpose].items()
            if key != "asked"
        ],
        "条文都是《中华人民共和国行政许可法》的；决定时还可以改",
    )
    reason = words("立案的理由", "写明线索从哪里来、发现了什么")

    def prepare(self):
        if self.case.post_check == "false":
            self.initial.setdefault("ground", "revoke false_promise")

    def facts(self):
        purpose, _, ground = self.cleaned_data["ground"].partition(" ")
        return {"purpose": purpose, "ground": ground, "reason": self.cleaned_data["reason"]}


class WishForm(ActForm):
    purpose = one_of("申请人要办什么", [(purpose, PURPOSES[purpose]) for purpose in ON_REQUEST])
    reason = words("申请的内容和理由", "照申请人说的写；变更以后的内容在下一页的申请表里填")


class UndoForm(ActForm):
    ground = one_of("法定情形", [])
    facts_found = words("查明的事实", "一行写一条，会印在决定书上", rows=5)
    reasons = words("理由", "一行写一条，会印在决定书上；对当事人的陈述、申辩是否采纳也要写", rows=5)

    def prepare(self):
        grounds = GROUNDS.get(self.case.purpose, {})
        asked = self.case.ground == "asked"
        self.fields["ground"].choices = [
            (key, spoken(ground)) for key, ground in grounds.items() if (key == "asked") == asked
        ]
        self.initial.setdefault("ground", self.case.ground)
        self.initial.setdefault("reasons", self.case.opinion)

    def facts(self):
        said = dict(self.cleaned_data)
        return said | {"facts": said.pop("facts_found")}


class RevokeForm(UndoForm):
    bars_again = forms.BooleanField(
        label="以欺骗、贿赂等不正当手段取得，且事项直接关系公共安全、人身健康、生命财产安全："
        f"{settings.REAPPLY_BAN_YEARS}年内不得再次申请（第七十九条）",
        required=False,
    )

    def clean(self):
        if self.cleaned_data.get("bars_again") and self.cleaned_data.get("ground") != "fraud":
            self.add_error("bars_again", "只有法定情形选“以欺骗、贿赂等不正当手段取得”的，才限制再次申请")
        return self.cleaned_data


class CorrectPaperForm(ActForm):
    """Which paper, and up to three slips in it; the first is needed."""

    paper = one_of("写错的文书", [])
    reason = words("出错的原因", "会印在《更正通知书》上", rows=2)

    def prepare(self):
        newest = {paper.code: paper for paper in reads.correctable(self.case)}
        self.papers = newest
        self.fields["paper"].choices = [(code, f"{paper.title} {paper.number}") for code, paper in newest.items()]
        if len(newest) == 1:
            self.initial.setdefault("paper", next(iter(newest)))
        for place in range(1, SLIPS + 1):
            needed, which = place == 1, "" if place == 1 else f"（第{place}处）"
            hint = "更正证照的，照证照上的项目名称写，如“经营场所”" if needed else ""
            self.fields[f"what_{place}"] = line(f"哪一项{which}", hint, required=needed)
            self.fields[f"before_{place}"] = line(f"原来写的{which}", required=needed)
            self.fields[f"after_{place}"] = line(f"更正以后{which}", required=needed)

    def facts(self):
        said = self.cleaned_data
        rows = [
            {part: said[f"{part}_{place}"] for part in ("what", "before", "after")} for place in range(1, SLIPS + 1)
        ]
        return {
            "paper": self.papers[said["paper"]].number,
            "mistakes": [row for row in rows if any(row.values())],
            "reason": said["reason"],
        }


class RecallForm(ActForm):
    mistake = one_of("哪一种送达错误", MISTAKES)
    reason = words("经过", "写明怎样送错的、文书是否已经收回、谁经手；会印在《更正通知书》上")
