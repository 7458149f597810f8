"""Who took a result at the window (DOC-13 送达回证): asked wherever results are handed out."""

from django import forms

from yichuang.channels.desk.sheets.form import line
from yichuang.domain.cases.papers.leaving import APPLICANT, RELATIONS


class Taken(forms.Form):
    """How whoever took it stands to the applicant, and, beyond the applicant, their name."""

    relation = forms.ChoiceField(label="收件人是申请人的", choices=[(one, one) for one in RELATIONS])
    recipient = line("收件人姓名", "不是申请人本人领取的必须填写，会印在送达回证上", required=False)
    field_order = ("mode", "proof", "relation", "recipient")

    def clean(self):
        if self.cleaned_data.get("relation") not in (None, APPLICANT) and not self.cleaned_data.get("recipient"):
            self.add_error("recipient", "请填写收件人姓名")
        return self.cleaned_data
