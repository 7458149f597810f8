"""The boxes of a 一件事: one for each material of its one list, and what the last page asks."""

from django import forms

from yichuang.channels.shared.delivery import MODES
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.uploads import FilesField
from yichuang.kernel import files

NECESSITY = {"required": "必须交", "conditional": "符合情形才交", "deferrable": "可以先不交，受理后再补"}
RESULTS = {
    "together": "全部办好以后，在一个窗口一次领齐",
    "as_ready": "先办好的先领取（先出先取）",
}
MANDATE = "我授权系统：前面的事项一办好，就用我这次填写和上传的内容，代我提交后面的事项"
CONSENT = "我已阅读个人信息使用告知，同意为办理这件事使用上述信息，并保证填写的内容真实"


class PapersForm(forms.Form):
    """One box of files for every material that somebody brings; a material is known by its place in the list."""

    def __init__(self, brought, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.brought = {f"material_{place}": one for place, one in enumerate(brought, 1)}
        for name, one in self.brought.items():
            self.fields[name] = FilesField(label=one.name, required=False)

    def keep(self, account: str) -> dict[str, list[dict]]:
        """Keep every fit file, by kind of material; each unfit one is a mistake beside its own box."""
        kept: dict[str, list[dict]] = {}
        for name, one in self.brought.items():
            for file in self.cleaned_data.get(name, []):
                with said_in(self, name):
                    stored = files.keep(file, name=file.name, owner=account)
                    kept.setdefault(one.kind, []).append({"file": str(stored.pk)})
        return kept


def boxes(matter, form=None) -> list[dict]:
    """Every material somebody brings: what came for it, for which items, and its box."""
    names = {step.item: step.name for step in matter.the_plan.steps}
    return [
        {
            "one": one,
            "supplies": (given := matter.supplies.get(one.kind, [])),
            "word": "已上传" if given else NECESSITY[one.necessity],
            "colour": "green" if given else "yellow" if one.necessity == "required" else "grey",
            "field": form[f"material_{place}"] if form else None,
            "items": list(dict.fromkeys(names[item] for item, _seq in one.serves)),
        }
        for place, one in enumerate(matter.the_plan.brought, 1)
    ]


class CheckForm(forms.Form):
    """How the results are handed out, and what has to be agreed to."""

    results = forms.ChoiceField(label="结果怎样领取", choices=list(RESULTS.items()), widget=forms.RadioSelect)
    delivery = forms.ChoiceField(
        label="怎样送到您手上", choices=[(mode, MODES[mode]) for mode in ("window", "electronic")],
        widget=forms.RadioSelect,
        help_text="有的事项只能在窗口领取，到时会在办件里写明",
    )  # fmt: skip
    owed = forms.BooleanField(label="写明“可以先不交”的材料，我承诺在办好之前补交", required=False)
    mandate = forms.BooleanField(
        label=MANDATE, error_messages={"required": "后面的事项要授权以后才能自动提交，请勾选"}
    )
    consent = forms.BooleanField(label=CONSENT, error_messages={"required": "请先阅读个人信息使用告知，再勾选同意"})

    def __init__(self, *args, matter, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"results": "together", "delivery": "window"}
        if not any(one.necessity == "deferrable" for one in matter.the_plan.brought):
            del self.fields["owed"]
        if not any(step.waits_for for step in matter.the_plan.steps):
            del self.fields["mandate"]

    def said(self) -> dict:
        """What `joint.acts.file` takes."""
        told = self.cleaned_data
        return {
            "consent": told["consent"],
            "mandate": told.get("mandate", False),
            "results": told["results"],
            "delivery": {"mode": told["delivery"], "consent": told["delivery"] == "electronic"},
            "owed_promised": told.get("owed", False),
        }
