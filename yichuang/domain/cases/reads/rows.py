"""A case as one row of a table somebody takes away: what may leave the house, which is no person's name or number."""

from django.utils import timezone

from yichuang.domain.cases.models import Case
from yichuang.domain.cases.reads.lists import light_of

LIGHT_WORDS = {"red": "已超期", "yellow": "将到期", "blue": "提示", "green": "正常", "grey": "暂停计时"}
OVERRUN = "特别程序超时"
COLUMNS = (
    "办件编号",
    "事项",
    "机构",
    "状态",
    "灯",
    "期限",
    "收件日期",
    "受理日期",
    "决定日期",
    "申请渠道",
    "当前在谁手上",
)


def light_word(case: Case) -> str:
    """How a case stands in time, in one word; "" where no clock runs."""
    return OVERRUN if case.overruns(timezone.localdate()) else LIGHT_WORDS.get(light_of(case), "")


def held_by(case: Case, names: dict[str, str]) -> str:
    """Who has the matter next, in words; `names` of the staff by account."""
    kind, _, key = case.held_by.partition(":")
    if kind == "person":
        return names.get(key, key)
    if kind == "window":
        return f"窗口{key}" if key != case.body_code else f"{case.deciding_body.short_name}窗口"
    if kind == "outside":  # the body above by its name, another system under our own code (Case.holder)
        return key if key != case.body_code else "外部系统"
    return {"applicant": "申请人", "body": f"{case.deciding_body.short_name}（待处理）"}.get(kind, "")


def held_by_persons(cases: list[Case]) -> set[str]:
    """The accounts of those who hold one of these."""
    return {case.held_by.partition(":")[2] for case in cases if case.held_by.startswith("person:")}


def row_of(case: Case, names: dict[str, str]) -> tuple:
    """What stands under COLUMNS."""
    return (
        case.number, case.item_name, case.deciding_body.short_name, case.get_state_display(), light_word(case),
        case.due_on, case.filed_on, case.accepted_on, case.decided_on, case.get_channel_display(),
        held_by(case, names),
    )  # fmt: skip
