"""Forms of the acts from acceptance to the proposal."""

from django import forms

from yichuang.channels.desk.sheets.form import ActForm, days, line, one_of, words
from yichuang.channels.shared.dates import DateField
from yichuang.domain.cases import reads

OUTCOMES = [("grant", "拟准予"), ("deny", "拟不予")]
A_YEAR = 365


ALONE = (
    "您是本机构唯一能作决定的负责人。这件由您审查、提出意见，就不能再由您决定：请交给别的审查人，"
    "或者先设好负责人的 AB 岗。"
)


class StartReviewForm(ActForm):
    """A reviewer takes the case at once; a chief gives it to somebody, or leaves it to be claimed."""

    def prepare(self):
        self.warning = ALONE if reads.decides_alone(self.case, self.actor.account) else ""
        if self.actor.holds("REVIEWER", self.case.body_code) and not self.actor.holds("CHIEF", self.case.body_code):
            return
        choices = [("", "先不指定，由审查人认领"), *reads.reviewers(self.case.body_code)]
        self.fields["to"] = forms.ChoiceField(label="交给谁审查", choices=choices, required=False)
        if self.actor.account in dict(choices):
            self.initial["to"] = self.actor.account


class ReassignForm(ActForm):
    to = forms.ChoiceField(label="转给谁")

    def prepare(self):
        others = [(account, name) for account, name in reads.reviewers(self.case.body_code)
                  if account != self.case.handler]  # fmt: skip
        if not (self.actor.holds("CHIEF", self.case.body_code) or self.actor.holds("SUPERVISOR", self.case.body_code)):
            others = [(account, name) for account, name in others if account == self.actor.account]
        self.fields["to"].choices = others
        self.fields["to"].widget = forms.RadioSelect(choices=others)


class SiteCheckForm(ActForm):
    officers = forms.MultipleChoiceField(
        label="参加核查的两名工作人员",
        help_text="至少一名是本事项的审查人",
        widget=forms.CheckboxSelectMultiple,
    )
    result = words("核查结果", "写看到了什么，是否符合条件")

    def prepare(self):
        self.fields["officers"].choices = reads.colleagues(self.case.body_code)
        self.initial["officers"] = [self.actor.account]

    def clean_officers(self):
        officers = self.cleaned_data["officers"]
        if len(officers) != 2:
            raise forms.ValidationError("请正好选两个人")
        return officers


class SpecialForm(ActForm):
    kind = one_of("哪一种特别程序", [])
    days = days("需要多少个工作日", A_YEAR, "会印在《特别程序告知书》上告知申请人，这些天不计入办理期限")
    reason = words("理由")

    def prepare(self):
        allowed = [(kind, kind) for kind in self.case.suspending_procedures]
        self.fields["kind"].choices = allowed
        if len(allowed) == 1:
            self.initial["kind"] = allowed[0][0]


class SpecialResultForm(ActForm):
    result = words("结果", "例如检验结论、专家意见。期限从下一个工作日起接着计算")


class ExtendForm(ActForm):
    reason = words("延期理由", "会印在《延期办理告知书》上")

    def prepare(self):
        most = self.case.most_extension_days
        self.fields["days"] = days("延长多少个工作日", most, f"最多 {most} 个工作日，一个办件只能延期一次")
        self.order_fields(["days", "reason"])


class ProposeForm(ActForm):
    outcome = one_of("审查意见", OUTCOMES)
    opinion = words("意见内容", "写明是否符合法定条件；拟不予的，写明理由和依据", rows=6)

    def prepare(self):
        self.warning = ALONE if reads.decides_alone(self.case, self.actor.account) else ""


class SendUpForm(ActForm):
    opinion = words("初审意见", rows=6)


class SendBackForm(ActForm):
    reason = words("退回原因", "写明需要重新审查什么")


class RecordOutcomeForm(ActForm):
    """What the outside system decided."""

    outcome = one_of("外部系统的结果", [("grant", "准予"), ("deny", "不予")])
    reference = line("受理号或文号", width="20")
    decided_on = DateField(label="决定日期", help_text="外部系统作出决定的那一天，不能早于受理日期")
    reason = words("不予的理由", "结果是“不予”时必须填写", required=False)

    def prepare(self):
        if above := self.case.body_above:
            self.fields["outcome"].label = f"{above}的决定"
            self.fields["decided_on"].help_text = f"{above}作出决定的那一天，不能早于受理日期"
        if self.case.sets_up_its_party:
            self.fields |= formed_fields("结果是“准予”时必须填写", required=False)

    def clean(self):
        if self.cleaned_data.get("outcome") == "deny" and not self.cleaned_data.get("reason"):
            self.add_error("reason", "请填写不予的理由")
        return self.cleaned_data

    def facts(self) -> dict:
        return with_formed(self.cleaned_data)


class CertificateForm(ActForm):
    """Nothing is asked, but of a registration: who comes into being by it."""

    def prepare(self):
        if self.case.sets_up_its_party:
            self.fields |= formed_fields("", required=True)

    def facts(self) -> dict:
        return with_formed(self.cleaned_data)


def formed_fields(help_text: str, *, required: bool) -> dict:
    return {
        "formed_name": line("登记的单位名称", help_text, required=required),
        "formed_code": line("统一社会信用代码", help_text, required=required, width="20"),
    }


def with_formed(told: dict) -> dict:
    """The facts of the act, with the name and code of the party it sets up, where they were asked."""
    facts = {name: value for name, value in told.items() if not name.startswith("formed_")}
    if "formed_name" in told:
        facts["formed"] = {"name": told["formed_name"].strip(), "code": told["formed_code"].strip().upper()}
    return facts


class ReferenceForm(ActForm):
    reference = line("外部系统的受理号或文号", width="20")
