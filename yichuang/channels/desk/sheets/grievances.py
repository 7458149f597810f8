"""What each act on a bad rating or a complaint asks, and what the page says before it is done."""

from django import forms

from yichuang.channels.desk.sheets.form import days, words
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.tables import AT_DESK, SOURCES
from yichuang.domain.identity import reads as identity

MOST_EXTENSION = 15
YES_NO = {"valid": ("核实的结果", "属实", "不属实"), "content": ("回访的结果", "满意", "不满意")}
PUBLIC = "公开在满意度页面上的一两句话：什么问题、怎样处理的。不写姓名、证件号码、电话。不公开的不填。"
# fmt: off
BAD_RATING = {
    "dispatch": (("unit",), "谁办理谁负责；当事人不能办自己的差评。"),
    "redirect": (("unit", "words"), "改派后期限照常计算。"),
    "contact":  (("words",), "一个工作日内联系。写明联系了谁、听到什么；匿名的，写明核实了什么。"),
    "verify":   (("valid", "is_complex", "words"), "问题复杂的，写明整改计划，按长期限办，从派发那天算起。"),
    "appeal":   (("words",), "认为是误评或者恶意评价的，由另一个机关的监督人裁定；裁定以前整改期限停止计算。"),
    "uphold":   (("words",), "评价从统计里撤出，原样保留；通知评价人。"),
    "reject":   (("words",), "评价有效，单位接着整改或者解释，期限接着计算。"),
    "begin":    (("words",), "写明准备怎样整改。"),
    "rectify":  (("words",), "写明做了什么。整改期限到此为止，由监督科回访。"),
    "explain":  (("words",), "依法不能办，或者核实不属实的，写明怎样向评价人解释的。"),
    "revisit":  (("content", "words"), "实名的都要回访。不满意的，退回单位再整改，重新计算期限。"),
    "close":    (("summary",), "办结以后，被评价的人可以看到这件差评。"),
}
COMPLAINT = {
    "accept":   (("is_complex", "persons"), "受理以后按期限办理。勾选了谁，谁就不能看、不能办。"),
    "decline":  (("words",), "不归这里办的，写明原因、该找谁；会原样告诉对方。"),
    "assign":   (("unit",), "被投诉的人不能办自己的投诉；单位没有别人的，交给审批局。"),
    "reassign": (("unit", "words"), "改派后期限照常计算。"),
    "extend":   (("days", "words"), "只能延长一次，原因会告诉对方。"),
    "settle":   (("valid", "words"), "写明查到什么、怎样处理的。"),
    "answer":   (("words",), "会原样告诉对方。期限到此为止。"),
    "revisit":  (("content", "words"), "不满意的，退回单位再办，重新计算期限。"),
    "archive":  (("summary",), "归档以后不能再改。"),
}
# fmt: on
SHEETS = {"badrating": BAD_RATING, "complaint": COMPLAINT}
OTHERWISE = {("complaint", "revisit"): acts.revisit_complainant}
GRAVE = ("uphold", "decline")
AT_DESK_SOURCES = [(source, SOURCES[source]) for source in AT_DESK]


class GrievanceForm(forms.Form):
    """The boxes of one act."""

    def __init__(self, *args, thing, act: str, **kwargs):
        super().__init__(*args, **kwargs)
        for name in boxes_of(thing, act):
            self.fields[name] = field_of(name, thing, act)

    def facts(self) -> dict:
        said = dict(self.cleaned_data)
        if "is_complex" in said:
            said["complex_"] = said.pop("is_complex")
        return said


def kind_of(thing) -> str:
    return thing._meta.model_name  # noqa: SLF001


def boxes_of(thing, act: str) -> tuple[str, ...]:
    return SHEETS[kind_of(thing)][act][0]


def field_of(name: str, thing, act: str) -> forms.Field:
    return yes_or_no(name) if name in YES_NO else FIELDS[name](thing, act)


def yes_or_no(name: str) -> forms.Field:
    label, yes, no = YES_NO[name]
    return forms.TypedChoiceField(
        label=label, choices=[("yes", yes), ("no", no)], coerce=lambda said: said == "yes", widget=forms.RadioSelect
    )


def unit(thing, _act) -> forms.Field:
    return forms.ChoiceField(label="交给哪个单位", choices=[("", "请选择"), *reads.units_for(thing)])


def is_complex(_thing, _act) -> forms.Field:
    return forms.BooleanField(label="问题复杂，按长期限办", required=False)


def persons(thing, _act) -> forms.Field:
    known = colleagues(thing)
    return forms.MultipleChoiceField(
        label="投诉的是谁", choices=known, required=False, widget=forms.CheckboxSelectMultiple
    )


def summary(_thing, _act) -> forms.Field:
    box = forms.Textarea({"rows": 3})
    return forms.CharField(label="公开摘要", help_text=PUBLIC, required=False, max_length=300, widget=box)


def written(_thing, act) -> forms.Field:
    return words("对评价人怎样解释的" if act == "explain" else "写明情况")


FIELDS = {
    "unit": unit,
    "is_complex": is_complex,
    "persons": persons,
    "days": lambda _thing, _act: days("延长几个工作日", MOST_EXTENSION),
    "summary": summary,
    "words": written,
}


def colleagues(thing) -> list[tuple[str, str]]:
    found = {post.account.number: post.account.name for post in identity.posts_in(thing.body_id)}
    return sorted(found.items())


def known_bodies() -> list[tuple[str, str]]:
    return [(body.code, body.name) for body in identity.bodies() if not body.is_collective]


def do(thing, act: str, *, by, facts: dict):
    """The act itself, with what its form holds."""
    return OTHERWISE.get((kind_of(thing), act), getattr(acts, act))(thing, by=by, **facts)
