"""Forms of hearings and of interested parties."""

from datetime import datetime

from django import forms
from django.utils import timezone

from yichuang.channels.desk.sheets.form import ActForm, line, one_of, words
from yichuang.channels.shared.dates import DateField
from yichuang.domain.cases import reads


class OfferForm(ActForm):
    subject = words("听证事项", "会印在《听证告知书》上", rows=3)
    reason = words("为什么有权要求听证", "例如：该事项直接涉及申请人与他人之间的重大利益关系", rows=3)


class AskForm(ActForm):
    reason = words("要求听证的说明", "申请人在窗口书面或者当面要求听证的，写明情况", required=False, rows=3)


def clock_time(label: str, help_text: str = "") -> forms.TimeField:
    box = forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-5"})
    return forms.TimeField(
        label=label,
        help_text=help_text,
        input_formats=["%H:%M"],
        widget=box,
        error_messages={"invalid": "请按“9:30”这样填写时间"},
    )


class CallForm(ActForm):
    day = DateField(label="举行日期", help_text="至少提前七个工作日通知")
    time = clock_time("开始时间", "24小时制，例如 9:30 或 14:30")
    place = line("地点")
    presider = one_of("主持人", [], "不能是审查本件的人")
    clerk = line("记录人", width="20")
    public_interest = forms.BooleanField(label="没有人要求，本机关认为涉及公共利益、主动举行听证", required=False)
    reason = words("主动举行听证的理由", "勾选上一项时必须填写，会作为听证事项", required=False, rows=3)

    def prepare(self):
        others = [
            (account, name)
            for account, name in reads.colleagues(self.case.body_code)
            if account not in {self.case.handler, self.case.proposer}
        ]
        self.fields["presider"].choices = others

    def clean(self):
        if self.cleaned_data.get("public_interest") and not self.cleaned_data.get("reason"):
            self.add_error("reason", "请写明主动举行听证的理由")
        return self.cleaned_data

    def facts(self):
        said = dict(self.cleaned_data)
        day, time = said.pop("day"), said.pop("time")
        return said | {"opens_at": timezone.make_aware(datetime.combine(day, time))}


class MinutesForm(ActForm):
    attended = words("到场的人", "一行写一人：身份和姓名", rows=4)
    absent = line("没有到场的人", required=False)
    minutes = words("听证经过", "一行写一个人的话：谁：说了什么。会印在《听证笔录》上，由参加人核对后签名", rows=10)
    closed = clock_time("结束时间", "24小时制")

    def facts(self):
        said = self.cleaned_data
        opened = timezone.localtime(reads.hearing_of(self.case).opens_at)
        closed = opened.replace(hour=said["closed"].hour, minute=said["closed"].minute)
        return {
            "attended": said["attended"].splitlines(),
            "absent": said["absent"],
            "minutes": said["minutes"],
            "closed_at": closed,
        }


class InterestedForm(ActForm):
    name = line("利害关系人的姓名或者名称")
    content = words("申请内容中与其有关的部分", "会印在《利害关系人告知书》上；不写申请人的个人信息和商业秘密", rows=3)
    interest = words("与其有什么直接的利害关系", rows=3)
    may_ask_for_hearing = forms.BooleanField(label="告知其也可以要求听证", required=False)


class ViewsForm(ActForm):
    name = one_of("是谁的意见", [])
    views = words("陈述、申辩的内容", "没有意见的，写明“没有意见”", rows=6)

    def prepare(self):
        self.fields["name"].choices = [(name, name) for name in reads.waiting_to_be_heard(self.case)]
