"""Who handles a bad rating or a complaint: never who it is about; and what each step needs."""

from rules import predicate

from yichuang.domain.identity import reads as identity
from yichuang.kernel.refusals import rule

IN_CHARGE = ("CHIEF", "HEAD")
A_NAME = 2  # signs


def is_concerned(actor, thing) -> bool:
    """Whether it is about this very person."""
    return bool(actor.account) and actor.account in thing.concerned


def named(who, name: str):
    who.name = name
    return who


@predicate(name="系统时钟 SYSTEM")
def the_clock(actor, _thing):
    return actor.kind == "clock"


@predicate(name="监督人 SUPERVISOR（不是当事人）")
def supervisor(actor, thing):
    return not is_concerned(actor, thing) and actor.holds("SUPERVISOR", thing.body_code)


@predicate(name="承办单位的首席代表 CHIEF、负责人 HEAD，或承办的监督人（不是当事人）")
def handler(actor, thing):
    """Who is in charge in the unit it was dispatched to; where that is a supervising body, its supervisors."""
    unit = thing.handled_by_id
    own = any(post.role == "SUPERVISOR" and post.body == unit for post in actor.posts)
    leads = any(actor.holds(role, unit) for role in IN_CHARGE)
    return bool(unit) and not is_concerned(actor, thing) and (own or leads)


@predicate(name="被评价机关以外的监督人 SUPERVISOR（不是当事人）")
def judge(actor, thing):
    """An appeal is decided by a body other than the rated one, and other than the one that appealed."""
    parties = {thing.body_code, thing.handled_by_id}
    away = [post for post in actor.posts if post.role == "SUPERVISOR" and post.body not in parties]
    return not is_concerned(actor, thing) and any(post.covers(thing.body_code) for post in away)


@predicate(name="来人来电的登记人 COUNTER、SUPERVISOR")
def at_desk(actor, _complaint):
    return actor.is_staff and any(post.role in ("COUNTER", "SUPERVISOR") for post in actor.posts)


@predicate(name="投诉人 COMPLAINANT")
def complainant(actor, complaint):
    return actor.kind == "citizen" and bool(actor.account) and actor.account == complaint.account


whoever_dispatches = named(the_clock | supervisor, "系统时钟 SYSTEM，或监督人 SUPERVISOR（不是当事人）")
registrar = named(complainant | at_desk, "投诉人（网上），或登记人 COUNTER、SUPERVISOR（来人、来电、来信）")


@rule("请写明情况和理由。")
def reason_given(thing):
    return bool(thing.said.strip())


decline_reason_given = reason_given
something_told = reason_given
grounds_given = reason_given
answer_written = reason_given


@rule("请选择交给哪个单位；当事人不能自己办自己的事。")
def unit_chosen(thing):
    return bool(thing.handled_by_id)


@rule("请说明属实还是不属实。")
def finding_made(thing):
    return thing.found is not None


@rule("问题复杂、要按长期限办的，请写明整改计划。")
def complex_needs_a_plan(thing):
    return not thing.is_complex or bool(thing.said.strip())


@rule("申诉由被评价的单位提出。")
def appealed_by_the_unit(thing):
    return bool(thing.handled_by_id)


@rule("实名的，先回访，再办结。")
def revisited_or_nameless(thing):
    return not thing.is_real_name


@rule("请写明回访的结果：满意还是不满意。")
def not_revisited_by_nobody(thing):
    return thing.content is not None


@rule("公开的摘要里不能有姓名、证件号码、手机号码和网址，请改好。")
def summary_is_clean(thing):
    """No number of a person, and none of the names it is known by: of who said it, and of whom it is about."""
    told = "".join(thing.summary.split())
    return thing.summary_is_clean and not any(name in told for name in names_known(thing))


def names_known(thing) -> set[str]:
    """Every name that goes with it, of two signs and more: a surname alone is in many words."""
    party = identity.party(thing.party_number).name if thing.summary and thing.party_number else ""
    found = {*thing.names_left, party, *identity.names_of(thing.concerned).values()}
    return {plain for name in found if len(plain := "".join(name.split())) >= A_NAME}


@rule("已经延长过一次，不能再延。")
def extended_once(thing):
    return not thing.extended_before


@rule("这是咨询，请直接答复。")
def is_complaint(thing):
    return thing.kind != "consultation"


@rule("投诉要先受理、分派和办理，再答复。")
def is_consultation(thing):
    return thing.kind == "consultation"
