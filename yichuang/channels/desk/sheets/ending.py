"""Forms of the acts that decide, deliver and end."""

from django import forms
from django.utils import timezone

from yichuang.channels.desk.sheets.form import ActForm, days, line, one_of, words
from yichuang.channels.desk.sheets.taking import Taken
from yichuang.channels.shared.delivery import SHORT
from yichuang.domain.cases.papers.leaving import MODES


class SpotDecisionForm(ActForm):
    outcome = one_of("当场决定", [("grant", "准予"), ("deny", "不予")])
    opinion = words("意见", "准予的写明符合条件；不予的写明理由")
    facts = words("查明的事实", "结果是“不予”时必须填写，一行写一条，会印在决定书上", required=False, rows=2)
    basis = words("不予的依据", "结果是“不予”时必须填写：法律法规名称和条款", required=False, rows=2)

    def prepare(self):
        self.initial.setdefault("outcome", "grant")
        self.initial.setdefault("opinion", "材料齐全，符合法定形式，准予办理。")

    def clean(self):
        for name, what in (("facts", "查明的事实"), ("basis", "不予的依据")):
            if self.cleaned_data.get("outcome") == "deny" and not self.cleaned_data.get(name):
                self.add_error(name, f"请填写{what}")
        return self.cleaned_data


class GrantForm(ActForm):
    conditions = words("条件和要求", "法律规定以外还有要求的才写，会印在决定书上", required=False, rows=2)


class DenyForm(ActForm):
    facts = words("查明的事实", "一行写一条，会印在决定书上")
    reasons = words("不予许可的理由", "一行写一条，会印在决定书上", rows=6)
    basis = words("法律依据", "一行写一条：法律法规名称和条款")
    standards = words(
        "依据的技术标准、技术规范",
        "根据检验、检测、检疫结果不予的，必须写明（行政许可法55）；其他情形不填",
        required=False,
        rows=2,
    )

    def prepare(self):
        if self.case.proposal == "deny":
            self.initial.setdefault("reasons", self.case.opinion)


class DeliverForm(Taken, ActForm):
    mode = one_of("怎样送达", [(mode, name) for mode, (name, _) in MODES.items()])
    proof = line("凭据", "自取：领取人姓名和证件；邮寄：快递单号；电子送达：系统回执")

    def prepare(self):
        unwanted = {"post", "electronic"} - {self.case.delivery_wish}
        self.fields["mode"].choices = [pair for pair in self.fields["mode"].choices if pair[0] not in unwanted]
        self.initial.setdefault("mode", self.case.delivery_wish)
        to = self.case.delivery_to
        where = "，".join(to[name] for name in ("address", "recipient", "phone")) if to else ""
        wished = f"申请人选择：{SHORT[self.case.delivery_wish]}{f'，寄到 {where}' if where else ''}"
        self.fields["mode"].help_text = wished


class PostCheckForm(ActForm):
    result = one_of("核查结果", [("kept", "承诺属实"), ("corrected", "已改正，符合条件"), ("false", "承诺不实")])
    findings = words("核查情况", "写明怎样核查、看到了什么", rows=5)

    def prepare(self):
        if self.case.post_check != "ordered":
            self.fields["result"].choices = [one for one in self.fields["result"].choices if one[0] != "corrected"]


class RemedyForm(ActForm):
    days = days("限几个工作日改正", 60)
    reason = words("与承诺不符的情况", "会印在《责令限期改正通知书》上", rows=5)


class WithdrawForm(ActForm):
    reason = words("撤回原因", "申请人在窗口书面提出撤回的，写明原因；材料退还申请人")


class TerminateForm(ActForm):
    def prepare(self):
        if self.case.owed and self.case.owed_due and self.case.owed_due < timezone.localdate():
            self.initial.setdefault("ground", f"承诺后补的材料逾期没有补齐：{'、'.join(self.case.owed)}。")

    ground = words("终止的法定情形", "例如：申请人死亡、法人终止、申请事项所依据的事实消失")


class VoidForm(ActForm):
    reason = words("作废原因", "只用于录入错误。编号保留，不计入统计")


class DiscardForm(ActForm):
    sure = forms.BooleanField(label="放弃这份草稿，填写的内容不再保留")

    def facts(self):
        return {}
