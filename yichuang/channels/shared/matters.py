"""The boxes of a 一件事: one for each material of its one list, and what the last page asks."""

from contextlib import contextmanager

from django import forms

from yichuang.channels.shared.delivery import MODES
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.uploads import TAKEN, FilesField
from yichuang.kernel import files

NECESSITY = {"required": "必须交", "conditional": "符合情形才交", "deferrable": "可以先不交，受理后再补"}
RESULTS = {
    "together": "全部办好以后，在一个窗口一次领齐",
    "as_ready": "先办好的先领取（先出先取）",
}
MANDATE = "我授权系统：前面的事项一办好，就用我这次填写和上传的内容，代我提交后面的事项"
SIGNED = "申请人已在申请书上签字：同意为办理这件事使用所填信息，并保证填写的内容真实"
SIGNED_MANDATE = "申请人已在申请书上签字授权：前面的事项一办好，系统代其提交后面的事项"
CONSENT = "我已阅读个人信息使用告知，同意为办理这件事使用上述信息，并保证填写的内容真实"


class PapersForm(forms.Form):
    """One box of files for every material that somebody brings; a material is known by its place in the list. Paper
    is seen `at_counter` only."""

    def __init__(self, brought, *args, at_counter=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.brought = {f"material_{place}": one for place, one in enumerate(brought, 1)}
        for name, one in self.brought.items():
            if at_counter:
                self.fields[f"{name}_paper"] = forms.BooleanField(label="纸质件已核收", required=False)
            self.fields[name] = FilesField(label=f"扫描件：{one.name}" if at_counter else one.name, required=False)

    def keep(self, account: str) -> dict[str, list[dict]]:
        """Paper that was seen, and every fit file, kept, by kind of material; each unfit one is a mistake beside its
        own box."""
        kept: dict[str, list[dict]] = {}
        for name, one in self.brought.items():
            if self.cleaned_data.get(f"{name}_paper"):
                kept.setdefault(one.kind, []).append({"paper": True})
            for file in self.cleaned_data.get(name, []):
                with said_in(self, name):
                    stored = files.keep(file, name=file.name, owner=account)
                    kept.setdefault(one.kind, []).append({"file": str(stored.pk)})
        return kept


def boxes(matter, form=None) -> list[dict]:
    """Every material somebody brings: what came for it, for which items, and its box."""
    names = {step.item: step.name for step in matter.the_plan.steps}
    return [box_of(place, one, matter, names, form) for place, one in enumerate(matter.the_plan.brought, 1)]


def box_of(place: int, one, matter, names: dict[str, str], form) -> dict:
    given, paper = matter.supplies.get(one.kind, []), f"material_{place}_paper"
    return {
        "one": one,
        "supplies": [each.get("name", "纸质件，窗口已核收") for each in given],
        "word": came(given) if given else NECESSITY[one.necessity],
        "colour": "green" if given else "yellow" if one.necessity == "required" else "grey",
        "field": form[f"material_{place}"] if form else None,
        "paper": form[paper] if form and paper in form.fields else None,
        "items": list(dict.fromkeys(names[item] for item, _seq in one.serves)),
    }


def came(given: list[dict]) -> str:
    return "已上传" if any("file" in each for each in given) else "已收纸质件"


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


class CounterCheckForm(CheckForm):
    """The same at a window: what the applicant agreed to stands signed on paper, and the clerk has looked at it."""

    identity_checked = forms.BooleanField(
        label="已核对申请人（经办人）身份证件原件，人证一致",
        error_messages={"required": "请先核对身份证件，再勾选"},
    )
    application = forms.FileField(
        label="签字的申请书扫描件",
        required=False,
        help_text="有扫描仪的窗口请传：PDF 或图片，几页的扫描成一个 PDF；纸质申请书照常归档",
        widget=forms.FileInput({"accept": TAKEN}),
    )
    window = forms.CharField(
        label="窗口号", required=False, max_length=12,
        widget=forms.TextInput({"class": "govuk-input--width-5", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args, matter, **kwargs):
        super().__init__(*args, matter=matter, **kwargs)
        self.initial |= {"window": matter.window}
        self.fields["delivery"].label = "怎样把结果交给申请人"
        self.fields["consent"].label = SIGNED
        self.fields["consent"].error_messages["required"] = "请先请申请人在申请书上签字，再勾选"
        if "owed" in self.fields:
            self.fields["owed"].label = "申请人已承诺在办好之前补交可以先不交的材料（容缺受理）"
        if "mandate" in self.fields:
            self.fields["mandate"].label = SIGNED_MANDATE
            self.fields["mandate"].error_messages["required"] = "后面的事项要有申请人签字的授权才能自动提交，请勾选"

    @contextmanager
    def scanned(self, account: str):
        """The signed application, kept, or None; forgotten again where the whole is refused in the end."""
        scan, kept = self.cleaned_data["application"], None
        if scan:
            with said_in(self, "application"):
                kept = files.keep(scan, name=scan.name, owner=account)
        yield kept
        if kept and self.errors:
            files.forget([kept.pk])

    def said(self) -> dict:
        """What `joint.acts.file` takes; that the person was compared with the document is a condition of this form."""
        return super().said() | {"window": self.cleaned_data["window"]}
