"""What a guide says of an item, in the words of somebody who has never applied for anything.

Whatever the source left empty is not guessed: the guide says that it is not published and how to ask.
"""

from dataclasses import dataclass

from yichuang.domain.cases.reads import years_promised
from yichuang.domain.catalogue.tables import codes

UNITS = {"1": "个工作日", "2": "天", "5": "个月"}
VISITS = {0: "不用跑", 1: "跑一趟", 2: "跑两趟"}
NOT_PUBLISHED = "本指南还没有公布这一项"


@dataclass(frozen=True)
class Fact:
    """One of the few facts at the head of a guide."""

    name: str
    value: str
    note: str = ""


def facts(version) -> list[Fact]:
    return [
        how_long(version),
        Fact("要跑几趟", visits(version), where_online(version)),
        Fact("收费吗", fee(version)),
        Fact("办好拿到", version.result_name or "办理结果", validity(version)),
    ]


def how_long(version) -> Fact:
    """Of an item the body above decides, our own part alone is promised."""
    if version.upper_body:
        return Fact("几天初审好", promise(version), f"再由{version.upper_body}决定，时间另算")
    return Fact("几天办好", promise(version), statutory(version))


def in_short(version) -> list[str]:
    """What a line of a list says under the item's name."""
    ours = f"初审 {promise(version)}" if version.upper_body else promise(version)
    return [version.item.body.short_name, ours, visits(version), fee(version)]


def days(number: int, unit: str) -> str:
    return f"{number} {UNITS.get(unit, UNITS[codes.WORKDAYS])}"


def promise(version) -> str:
    """The promised limit. 0 means at once; an instant item with 1 means within a working day."""
    if version.promised_days is None:
        return "请咨询"
    if version.promised_days == 0:
        return "当场办结"
    return days(version.promised_days, version.promised_unit)


def statutory(version) -> str:
    if version.statutory_days:
        return f"法定最长 {days(version.statutory_days, version.statutory_unit)}"
    return version.statutory_note or "法律没有规定时限"


def visits(version) -> str:
    if version.visits is None:
        return "请咨询"
    return VISITS.get(version.visits, f"跑 {version.visits} 趟")


def where_online(version) -> str:
    if version.is_fully_online:
        return "全程网上办"
    if version.is_online and set(version.online_depth) & set("2345"):
        return "可以先在网上申请"
    return "到窗口办" if version.is_online is False else ""


DECIDED = {
    "here": "由{body}作出决定。",
    "elsewhere": "在本区提交，由上级机关或垂直管理的系统作出决定；收件、进度和结果都在本区。",
    "register_only": "只作登记，当场登记好就办完了。",
}


SENT_UP = "由{above}决定。本窗口收件，{body}初审后连同全部材料上报；进度在本区查，结果在本区领。"


def who_decides(version) -> str:
    if version.upper_body:
        return SENT_UP.format(above=version.upper_body, body=version.item.body.name)
    return DECIDED[version.item.decided].format(body=version.item.body.name)


def may_apply_online(version) -> bool:
    """Online from 互联网收件 (depth 2) upwards; below that the network only answers questions."""
    return bool(version.is_online and set(version.online_depth) & set("23456"))


def fee(version) -> str:
    if version.is_charged is None:
        return "请咨询"
    return "收费" if version.is_charged else "不收费"


def validity(version) -> str:
    if version.result_type != codes.CERTIFICATE_RESULT:
        return ""
    years = years_promised(version)
    return f"有效期 {years} 年" if years else "长期有效"


WHO = {
    "1": "个人",
    "2": "企业",
    "3": "事业单位",
    "4": "社会组织",
    "5": "个体工商户、合伙企业等非法人组织",
    "6": "行政机关",
    "9": "其他组织",
}


def audience(version) -> list[str]:
    """Who may apply, in plain words for the national codes."""
    return [WHO[code] for code in version.audience]


def promise_explained(version) -> str:
    """What the promised limit means, in a sentence or two."""
    if version.promised_days is None:
        return f"{NOT_PUBLISHED}，请先咨询。"
    if version.promised_days == 0:
        at_once = f"当场初审，随后上报{version.upper_body}" if version.upper_body else "当场办完，当场给您结果"
        return f"材料齐全、符合条件的，窗口{at_once}。"
    limit = days(version.promised_days, version.promised_unit)
    counted = "周末和法定节假日不算，调休上班的周末算。" if version.promised_unit in ("", codes.WORKDAYS) else ""
    if version.upper_body:
        own = f"从受理的第二天开始数，{limit}内完成初审并上报。{counted}"
        return f"{own}上报以后由{version.upper_body}作出决定，它用的时间不在这里面。"
    law = f"法律规定最长 {days(version.statutory_days, version.statutory_unit)}，" if version.statutory_days else ""
    return f"从受理的第二天开始数，{limit}内作出决定。{counted}{law}这是本部门自己的承诺。"


def special_explained(special) -> str:
    """Whether a special procedure stops the clock (行政许可法 45), and for how long at most."""
    most = f"，最长 {special.longest_days} 个工作日" if special.longest_days else ""
    if special.may_suspend:
        return f"所需时间不算在办理时限内{most}；开始前会书面告诉您要多久。"
    return f"所需时间算在办理时限内，不会让您多等{most}。"


def copies(material) -> str:
    """How many originals and copies to bring: 原件 1 份、复印件 1 份; nothing said means the electronic file alone."""
    said = [
        f"{word} {count} 份" for word, count in (("原件", material.originals), ("复印件", material.copies)) if count
    ]
    return "、".join(said) or "电子文件"


def how_to_get(material) -> str:
    """Where a material comes from, in a few words."""
    if material.made_from_form:
        return "不用准备：您填完表，系统自动生成"
    if material.source == codes.FROM_APPLICANT:
        return "您自己准备"
    return f"由{material.issuer or '有关单位'}出具"


def when_needed(material) -> str:
    if material.may_follow:
        return "可以先不交，受理后再补"
    return "必须交" if material.is_required else "符合下面说明的情形才交"


def saved_by_licence(material) -> str:
    """The e-licence that may stand in for this material."""
    return f"已有电子版“{material.licence_type}”的，可以免交" if material.licence_type else ""
