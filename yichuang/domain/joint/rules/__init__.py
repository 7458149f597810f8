"""Who may act on a 一件事, and the conditions an act depends on."""

from django.utils import timezone
from rules import predicate

from yichuang.kernel.refusals import rule


@predicate(name="申请人或其代理人 APPLICANT")
def applicant(actor, matter):
    """A mandate for some items only does not reach over a whole matter."""
    limited = matter.party_number in dict(actor.limits)
    return actor.kind == "citizen" and matter.party_number in actor.parties and not limited


@predicate(name="窗口收件员 COUNTER")
def counter(actor, matter):
    return actor.holds("COUNTER", matter.body_code)


@predicate(name="网上 online")
def online(_actor, matter):
    return matter.channel == "online"


@predicate(name="出件员 DELIVERY")
def delivery(actor, matter):
    return actor.holds("DELIVERY", matter.body_code)


@predicate(name="牵头部门的受理人 ACCEPTOR，或监督人 SUPERVISOR")
def coordinator(actor, matter):
    return actor.holds("ACCEPTOR", matter.body_code) or actor.holds("SUPERVISOR", matter.body_code)


@predicate(name="事项所属机关的受理人 ACCEPTOR")
def acceptor_of_a_part(actor, matter):
    """The act says which part it is about; that body's acceptor answers for it."""
    part = matter.about
    return part is not None and part.case is not None and actor.holds(
        "ACCEPTOR", part.case.body_code, item=part.item_code
    )  # fmt: skip


@predicate(name="系统时钟 SYSTEM")
def the_clock(actor, _matter):
    return actor.kind == "clock"


def named(who, name: str):
    who.name = name
    return who


whoever_drafts = named(
    (applicant & online) | (counter & ~online), "申请人 APPLICANT（网上），或窗口收件员 COUNTER（窗口）"
)
applicant_or_counter = named(applicant | counter, "申请人 APPLICANT，或窗口收件员 COUNTER 代录")


@rule("按您的回答没有要办的事项，不用申请。")
def something_to_do(matter):
    return bool(matter.the_plan.steps)


@rule("表单还有必填项没有填写，或者填得不对，请改好后再提交。")
def form_complete(matter):
    return not matter.unanswered


@rule("必要材料还没有交齐。")
def materials_complete(matter):
    return not matter.missing


@rule("请先阅读并同意个人信息使用告知。")
def consent_given(matter):
    return matter.consented_at is not None


@rule("后面的事项要等前面的办好才能提交，请先授权系统到时代您提交。")
def mandate_given(matter):
    return matter.mandated_at is not None or not any(step.waits_for for step in matter.the_plan.steps)


@rule("这件事里没有设立登记，还没有成立的单位不能申请；请以已经成立的单位申请，或者先办设立登记。")
def applicant_exists(matter):
    return not matter.to_be_formed or matter.sets_up_its_party


@rule("还有事项没有决定。")
def all_is_decided(matter):
    return matter.decided_on is not None


@rule("请写明理由。")
def reason_given(matter):
    return bool(matter.reason.strip())


@rule("这个事项不在收件状态，不能提补正意见。")
def part_is_received(matter):
    return matter.about.case.state == "RECEIVED"


@rule("请列出需要补正的内容，每一项都要写明缺什么、依据和怎么补。")
def gaps_listed(matter):
    return bool(matter.about.gaps) and all(
        all(str(gap.get(name, "")).strip() for name in ("material", "defect", "basis", "remedy"))
        for gap in matter.about.gaps
    )


@rule("这个事项没有作废，不用重新提交。")
def part_was_voided(matter):
    return matter.about_was_voided


@rule("五个工作日的告知期已经过了，该申请依法视为受理，不能再要求补正。")
def notice_period_open(matter):
    due = matter.about.case.notice_due
    return due is None or timezone.localdate() <= due


@rule("补正要求只能一次性告知；再次补正须经监督人员批准。")
def not_told_before(matter):
    case = matter.about.case
    return case.corrections == 0 or case.second_notice_allowed


@rule("还有事项没有办完，申请人选择了一并领取，要等全部办好。")
def all_may_go_out(matter):
    return matter.nothing_else_under_way


@rule("没有等待领取的结果。")
def something_to_hand_out(matter):
    return matter.something_is_ready
