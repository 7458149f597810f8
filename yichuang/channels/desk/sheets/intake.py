"""Forms of the acts at intake: the five outcomes, and what leads to them."""

from django import forms

from yichuang.channels.desk.sheets.form import ActForm, line, one_of, words
from yichuang.channels.desk.sheets.gaps import GapsForm
from yichuang.channels.shared.questions import QuestionsForm, still_asked


class ReceiveForm(ActForm):
    """Online applications are taken in with the clerk's own window; nothing is asked."""

    def facts(self):
        posts = [
            post
            for role in ("COUNTER", "ACCEPTOR")
            if (post := self.actor.post(role, self.case.body_code, item=self.case.item_code))
        ]
        return {"window": next((post.window for post in posts if post.window), "")}


class TurnAwayForm(ActForm):
    kind = one_of(
        "哪一种情形",
        [
            ("not_required", "依法不需要办理（出具《不受理告知书》）"),
            ("not_accepted", "不属于本机关职权（出具《不予受理通知书》，告知向谁申请）"),
        ],
    )
    agency = line("应当向哪个机关申请", "不属于本机关职权时必须填写", required=False)
    reason = words("理由", "写给申请人看，会印在告知书上")

    def clean(self):
        if self.cleaned_data.get("kind") == "not_accepted" and not self.cleaned_data.get("agency"):
            self.add_error("agency", "请写明应当向哪个机关申请")
        return self.cleaned_data


class ReturnForEditForm(GapsForm):
    """A friendly return of an online application; the five days run on."""


class CorrectionForm(GapsForm):
    announce_return = forms.BooleanField(
        label="在告知书上写明：逾期不补正的，按退件处理", required=False, initial=True
    )

    def facts(self):
        return super().facts() | {"announce_return": self.cleaned_data["announce_return"]}


class AmendForm(QuestionsForm):
    """The form once more, with what it says now, and a note of what was changed. Who applies is not amended."""

    hides_numbers = True

    def __init__(self, *args, case, actor, **kwargs):
        questions = still_asked(case)
        super().__init__(questions, *args, initial=case.answers, **kwargs)
        self.case, self.actor = case, actor
        self.fields["note"] = words("更正了什么", "例如：联系电话写错一位，申请人当场更正")

    asks_nothing = False
    asks_for_more = False
    warning = ""

    def facts(self):
        changed = {element: value for element, value in self.answers().items() if value != self.kept(element)}
        return {"note": self.cleaned_data["note"], "answers": changed}

    def kept(self, element):
        return self.case.answers.get(element, "")


class ReasonForm(ActForm):
    reason = words("理由")


class SecondNoticeForm(ActForm):
    reason = words("为什么要再次补正", "一次性告知是法定要求，批准再次补正会计入监督记录")
