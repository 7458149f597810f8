"""How the result is to be delivered, as portal and counter ask it; only the ways the item offers."""

from django import forms

from yichuang.domain.cases import reads

MODES = {
    "window": "到政务服务大厅出件窗口领取",
    "post": "邮寄给我（快递费用以办事指南和窗口告知为准）",
    "electronic": "电子送达：文书和证照在“我的办件”里下载，不再发纸质件",
}
SHORT = {"window": "窗口领取", "post": "邮寄", "electronic": "电子送达（申请人已同意）"}
SENT_TO = {"recipient": "收件人", "delivery_phone": "收件人电话", "delivery_address": "收件地址"}


class DeliveryForm(forms.Form):
    """Mixed into the last form before an application is handed in. Nothing is asked where there is no choice."""

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        offered = reads.delivery_modes(case)
        if len(offered) == 1:
            return
        own = dict(self.fields)
        self.fields.clear()
        self.fields["delivery"] = forms.ChoiceField(
            label="怎样领取结果",
            choices=[(mode, MODES[mode]) for mode in offered],
            widget=forms.RadioSelect,
            required=False,  # nobody who says nothing is sent anything: the window keeps it
        )
        self.initial.setdefault("delivery", case.delivery_wish)
        if "post" in offered:
            self.ask_where_to(case)
        self.fields["agreed_electronic"] = forms.BooleanField(
            label="选择电子送达的请勾选：我同意电子送达，结果一发到“我的办件”就算送到",
            required=False,
            initial=case.delivery_wish == "electronic",
        )
        self.fields.update(own)

    def ask_where_to(self, case) -> None:
        known = {"recipient": case.applicant_name, "delivery_phone": case.answers.get("phone", "")}
        known["delivery_address"] = case.answers.get("address") or case.answers.get("org_address", "")
        for name, label in SENT_TO.items():
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=200, help_text="选择邮寄的才用填",
                initial=case.delivery_to.get(name.removeprefix("delivery_")) or known[name],
            )  # fmt: skip

    def clean(self):
        said = super().clean()
        if said.get("delivery") == "electronic" and not said.get("agreed_electronic"):
            self.add_error("agreed_electronic", "选择电子送达，请先勾选同意；不同意的，请选别的方式")
        if said.get("delivery") == "post":
            for name in (name for name in SENT_TO if not said.get(name)):
                self.add_error(name, f"选择邮寄，请填写{SENT_TO[name]}")
        return said

    def wish(self) -> dict | None:
        """What `wish_delivery` takes; None where nothing was asked."""
        said = self.cleaned_data
        if "delivery" not in said:
            return None
        sent_to = {name.removeprefix("delivery_"): said.get(name, "") for name in SENT_TO}
        return {"mode": said["delivery"] or "window", "consent": said["agreed_electronic"], **sent_to}
