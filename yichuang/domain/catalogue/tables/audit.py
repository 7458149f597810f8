"""The audit rules Q01–Q14 (handbook A5): each looks at one item version and says what is wrong with it.

A rule is a pure function of the version with its parts loaded. Its sentence says what is wrong and what to do.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings

from yichuang.domain.catalogue.tables import codes

ERROR, WARN = "error", "warn"
PHONE_WITH_AREA = re.compile(r"0\d{2,3}[-—\s]?\d{7,8}")
CATCH_ALL = ("其他材料", "等材料", "其它材料", "有关部门要求的材料", "要求提供的材料")
LEAST_STEPS = 5


@dataclass(frozen=True)
class Found:
    rule: str
    severity: str
    field: str
    sentence: str


@dataclass(frozen=True)
class Rule:
    code: str
    title: str
    find: Callable[..., Iterable[tuple[str, str, str]]]  # (severity, field, sentence)


RULES: list[Rule] = []


def rule(code: str, title: str):
    def keep(find):
        RULES.append(Rule(code, title, find))
        return find

    return keep


def audit(version) -> list[Found]:
    """Everything the rules find on a version, in the order of the rules."""
    return [Found(rule.code, *found) for rule in RULES for found in rule.find(version)]


@rule("Q01", "办件类型与承诺时限一致")
def case_type_fits_the_promise(v):
    if v.promised_days is None or v.promised_unit not in ("", codes.WORKDAYS):
        return
    if v.kind == codes.INSTANT and v.promised_days > 1:
        yield (
            ERROR,
            "kind",
            f"承诺 {v.promised_days} 个工作日，不能是“即办件”：请改为“承诺件”，或把承诺时限改为 0 或 1。",
        )
    if v.kind == codes.PROMISED and v.promised_days == 0:
        yield ERROR, "kind", "承诺时限是 0（当场办结），应是“即办件”。"


@rule("Q02", "承诺时限不超过法定时限")
def promise_is_within_the_law(v):
    same_unit = (v.promised_unit or codes.WORKDAYS) == (v.statutory_unit or codes.WORKDAYS)
    if v.statutory_days and v.promised_days is not None and same_unit and v.promised_days > v.statutory_days:
        yield ERROR, "promised_days", f"承诺时限 {v.promised_days} 长于法定时限 {v.statutory_days}，请缩短承诺时限。"


@rule("Q03", "到现场次数与原因一致")
def visits_have_a_reason(v):
    if v.visits and not v.visits_reason:
        yield ERROR, "visits_reason", f"要到现场 {v.visits} 次，却没有写必须现场办理的原因。"
    if v.visits == 0 and v.visits_reason:
        yield WARN, "visits_reason", "不用到现场，却写了必须现场办理的原因，请删去。"


@rule("Q04", "不到现场又不能网办的要能邮寄")
def no_visit_needs_a_way(v):
    if v.visits == 0 and not v.is_online and codes.BY_POST not in v.modes:
        yield ERROR, "modes", "不用到现场又不能网上办，办理形式要包含“快递申请”。"


@rule("Q05", "全程网办不用到现场")
def fully_online_means_no_visit(v):
    if set(v.online_depth) >= codes.FULLY_ONLINE and v.visits:
        yield ERROR, "visits", f"网办深度是全程网办，到现场次数应为 0，现在是 {v.visits}。"


@rule("Q06", "收费的要写全")
def a_fee_is_explained(v):
    if not v.is_charged:
        return
    needed = {"fee_name": "收费项目名称", "fee_standard": "收费标准", "fee_basis": "收费依据"}
    missing = [label for name, label in needed.items() if not getattr(v, name)]
    if v.pays_online is None:
        missing.append("是否网上支付")
    if missing:
        yield ERROR, "fee_basis", f"收费事项还缺：{'、'.join(missing)}。"


@rule("Q07", "不收费的没有网上支付")
def no_fee_no_payment(v):
    if v.is_charged is False and v.pays_online:
        yield ERROR, "pays_online", "不收费的事项不能标“网上支付”。"


@rule("Q08", "咨询和投诉电话")
def phones_are_there(v):
    for name, label in (("consult_by", "咨询"), ("complain_to", "监督投诉")):
        if not getattr(v, name):
            yield ERROR, name, f"没有写{label}电话。"
        elif not PHONE_WITH_AREA.search(getattr(v, name)):
            yield ERROR, name, f"{label}电话要写区号。"
    if v.consult_by and v.consult_by == v.complain_to:
        yield ERROR, "complain_to", "监督投诉电话不能与咨询电话相同。"


@rule("Q09", "主题与服务对象一致")
def topics_fit_the_audience(v):
    persons, organisations = codes.PERSON in v.audience, bool(set(v.audience) - {codes.PERSON})
    for name, label, wanted in (("person_topics", "自然人", persons), ("corp_topics", "法人", organisations)):
        if wanted and not getattr(v, name):
            yield ERROR, name, f"服务对象包含{label}，却没有选{label}主题。"
        if not wanted and getattr(v, name):
            yield ERROR, name, f"服务对象不含{label}，却选了{label}主题。"


@rule("Q10", "行政许可有问答和五个环节")
def a_licence_is_explained(v):
    if v.item_type != codes.LICENSING:
        return
    if not v.questions:
        yield WARN, "questions", "行政许可事项至少要有一条常见问题。"
    if (steps := len(v.steps.all())) < LEAST_STEPS:
        yield WARN, "flow", f"行政许可事项至少要有受理、审查、决定、制证、送达五个环节，现在填了 {steps} 个。"


@rule("Q11", "结果样本和结果类型")
def the_result_is_shown(v):
    if not v.result_name:
        return
    if not v.result_sample:
        yield WARN, "result_sample", "有结果名称，但没有上传结果样本。"
    if v.result_name.endswith("证") and v.result_type != codes.CERTIFICATE_RESULT:
        yield WARN, "result_type", f"“{v.result_name}”应是“证照”类结果。"
    if v.result_name.endswith(("批复", "批文", "文")) and v.result_type != codes.APPROVAL_RESULT:
        yield WARN, "result_type", f"“{v.result_name}”应是“批文”类结果。"


@rule("Q12", "没有兜底材料")
def materials_are_named(v):
    for material in v.materials.all():
        if any(words in material.name for words in CATCH_ALL):
            yield ERROR, "materials", f"材料“{material.name}”是兜底说法，请写明到底要什么。"


@rule("Q13", "政府核发的材料写明出具单位和证照")
def issued_materials_name_their_issuer(v):
    for material in v.materials.all():
        if material.source != codes.FROM_GOVERNMENT:
            continue
        if not material.issuer:
            yield WARN, "materials", f"材料“{material.name}”由政府部门核发，请写明出具单位。"
        if material.canonical.licence_type and not material.licence_type:
            yield (
                WARN,
                "materials",
                f"材料“{material.name}”有电子证照“{material.canonical.licence_type}”可用，请关联。",
            )


@rule("Q14", "四级四同")
def locked_fields_are_the_same(v):
    row = v.item.row
    if row is None:
        yield ERROR, "catalog_code", "还没有认领基本目录中的事项。"
        return
    same = {
        "name": v.name == row.name or v.name.startswith(f"{row.name}（"),  # a handling item adds its situation
        "item_type": v.item_type == row.item_type,
        "legal_basis": v.legal_basis == row.legal_basis,
        "catalog_code": not v.item.task_code or v.item.task_code[19:] == row.code,
    }
    labels = {"name": "名称", "item_type": "类型", "legal_basis": "设定依据", "catalog_code": "编码"}
    for name in settings.LOCKED_ITEM_FIELDS:
        if not same[name]:
            yield ERROR, name, f"{labels[name]}与基本目录不一致。这一项由上级统一，请改回目录中的内容。"
