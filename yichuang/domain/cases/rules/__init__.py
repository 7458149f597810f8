"""Who may act on a case, and the conditions an act depends on. Questions only: nothing here writes."""

from django.utils import timezone
from rules import predicate

from yichuang.domain.cases.rules.undertakings import (
    a_licence_failed,
    certificate_made,
    commitment_offered,
    delivery_proven,
    ends_when_owing,
    finding_named,
    has_a_licence_to_change,
    may_be_ordered,
    not_barred,
    nothing_owed,
    owed_is_promised,
    owed_too_long,
    papers_sealed,
    post_check_open,
    remedy_days_named,
    result_is_licence,
    something_owed,
)
from yichuang.kernel.refusals import rule

__all__ = [  # with everything defined here
    "a_licence_failed",
    "certificate_made",
    "commitment_offered",
    "delivery_proven",
    "ends_when_owing",
    "finding_named",
    "has_a_licence_to_change",
    "may_be_ordered",
    "not_barred",
    "nothing_owed",
    "owed_is_promised",
    "owed_too_long",
    "papers_sealed",
    "post_check_open",
    "remedy_days_named",
    "result_is_licence",
    "something_owed",
]


def named(who, name: str):
    who.name = name
    return who


def holding(role: str, name: str):
    """Whoever holds `role` for the deciding body, by an own post, one of wider scope, one delegated for the
    item (授权), or as a recorded stand-in (AB岗). Never who filed this very case for the party (帮办)."""
    return predicate(
        lambda actor, case: not was_helped_by(actor, case) and actor.holds(role, case.body_code, item=case.item_code),
        name=name,
    )


def was_helped_by(actor, case) -> bool:
    return bool(case.helper) and case.helper == actor.account


counter = holding("COUNTER", "窗口收件员 COUNTER")
acceptor = holding("ACCEPTOR", "受理人 ACCEPTOR")
reviewer = holding("REVIEWER", "审查人 REVIEWER")
chief = holding("CHIEF", "首席代表 CHIEF")
head = holding("HEAD", "负责人 HEAD")
cert_clerk = holding("CERT_CLERK", "制证员 CERT_CLERK")
delivery = holding("DELIVERY", "出件员 DELIVERY")
supervisor = holding("SUPERVISOR", "监督人 SUPERVISOR")


officer = named(counter | acceptor | reviewer | chief | head | cert_clerk | delivery | supervisor, "在本件有岗位的人")


@predicate(name="系统时钟 SYSTEM")
def the_clock(actor, _case):
    return actor.kind == "clock"


@predicate(name="申请人或其代理人 APPLICANT")
def applicant(actor, case):
    return actor.kind == "citizen" and actor.speaks_for(case.party_number, case.item_code)


@predicate(name="不在窗口 online")
def online(_actor, case):
    return case.channel == "online"


@predicate(name="涉及本人 own matter")
def own_matter(actor, case):
    """The officer is the applicant, or helps the applicant in whatever matter: conflict of interest (回避)."""
    return case.party_number in {actor.own_party, *dict(actor.helps)} - {""}


@predicate(name="帮办员 HELPER")
def helper(actor, case):
    """Filed the case for the party, by a mandate still in force."""
    return was_helped_by(actor, case) and actor.helps_with(case.party_number, case.item_code)


@predicate(name="承办人 examiner")
def examiner(actor, case):
    return bool(case.handler) and actor.account == case.handler


@predicate(name="无人认领 unclaimed")
def unclaimed(_actor, case):
    return not case.handler


@predicate(name="须两人决定且本人已提出意见 four eyes")
def proposer_where_two_must_decide(actor, case):
    return case.four_eyes and actor.account == case.proposer


@predicate(name="获授权当场决定 authorised for the instant item")
def on_the_spot(_actor, case):
    return case.instant or case.promises_facts


at_counter = named(counter & ~online, "窗口收件员 COUNTER（申请人在场）")
intake = named(counter | acceptor, "窗口收件员 COUNTER 或 受理人 ACCEPTOR")
applicant_or_counter = named(applicant | counter, "申请人 APPLICANT，或窗口收件员 COUNTER 代录")
whoever_drafts = named(
    (applicant & online) | at_counter | helper, "申请人 APPLICANT（网上）、窗口收件员 COUNTER（窗口），或帮办员 HELPER"
)
whoever_submits = named(applicant | helper, "申请人 APPLICANT，或帮办员 HELPER")
whoever_corrects = named(applicant | counter | helper, "申请人 APPLICANT、窗口收件员 COUNTER 代录，或帮办员 HELPER")
authorised_acceptor = named(
    acceptor & on_the_spot & ~own_matter, "受理人 ACCEPTOR，获授权当场决定即办件，且不涉及本人"
)
assigner = named((chief | (reviewer & unclaimed)) & ~own_matter, "首席代表 CHIEF 分派，或审查人 REVIEWER 认领")
examining = named(reviewer & (unclaimed | examiner) & ~own_matter, "承办的审查人 REVIEWER，不涉及本人")
examining_or_chief = named(
    ((reviewer & (unclaimed | examiner)) | chief) & ~own_matter, "承办的审查人 REVIEWER 或首席代表 CHIEF"
)
deciding_head = named(
    head & ~own_matter & ~proposer_where_two_must_decide, "负责人 HEAD，不涉及本人；须两人决定的，不是提出意见的人"
)
sender_back = named(head | chief, "负责人 HEAD 或首席代表 CHIEF")
reassigner = named(chief | supervisor | (reviewer & unclaimed), "首席代表 CHIEF、监督人 SUPERVISOR，或认领的审查人")
outside_clerk = named(acceptor | reviewer | counter, "窗口收件员 COUNTER、受理人 ACCEPTOR 或审查人 REVIEWER")
post_checker = named((reviewer | chief) & ~own_matter, "审查人 REVIEWER 或首席代表 CHIEF，不涉及本人")
checker = named(acceptor | reviewer | head, "受理人 ACCEPTOR、审查人 REVIEWER 或负责人 HEAD")
charger = named(acceptor | reviewer | cert_clerk, "受理人 ACCEPTOR、审查人 REVIEWER 或制证员 CERT_CLERK")
cashier = named(counter | acceptor | cert_clerk, "窗口收件员 COUNTER、受理人 ACCEPTOR 或制证员 CERT_CLERK")
keeper = named(
    applicant | counter | acceptor | helper, "申请人 APPLICANT、窗口收件员 COUNTER、受理人 ACCEPTOR 或帮办员 HELPER"
)


@rule("这份帮办委托已经办过一件，另一件事请重新委托。")
def errand_is_free(case):
    return case.errand_is_free


@rule("该事项已停用或尚未公布，暂时不能申请。")
def item_in_use(case):
    return case.item_in_use


@rule("您的实名等级还不够，请先完成身份核验再提交。")
def identity_sure_enough(case):
    return case.identity_level >= case.terms["identity_level"]


@rule("表单还有必填项没有填写，请补全后再提交。")
def form_complete(case):
    return not case.unanswered


@rule("请先阅读并同意个人信息使用告知。")
def consent_given(case):
    return case.consented_at is not None


@rule("请先核对申请人身份证件。")
def identity_checked(case):
    return case.identity_checked


@rule("请写明理由。")
def reason_given(case):
    return bool(case.reason.strip())


@rule("请写明应当向哪个机关申请。")
def agency_named(case):
    return bool(case.competent_agency.strip())


@rule("请列出需要补正的内容，每一项都要写明缺什么、依据和怎么补。")
def gaps_listed(case):
    return bool(case.gaps) and all(
        all(gap.get(part, "").strip() for part in ("material", "defect", "basis", "remedy")) for gap in case.gaps
    )


@rule("补正要求只能一次性告知；再次补正须经监督人员批准。")
def told_once(case):
    return case.corrections == 1 or case.second_notice_allowed


@rule("五个工作日的告知期已经过了，该申请依法视为受理，不能再要求补正、退回或不予受理。")
def notice_period_open(case):
    return case.notice_due is None or timezone.localdate() <= case.notice_due


@rule("告知书所列内容还没有补齐。")
def gaps_supplied(case):
    return all(gap["supplied"] for gap in case.gaps)


@rule("补正告知书没有载明逾期后果，不能按逾期退件。")
def returns_when_overdue(case):
    return case.terms["returns_when_overdue"]


@rule("必要材料还没有收齐。")
def materials_complete(case):
    return not case.missing


@rule("五个工作日的告知期还没有过。")
def silence_has_lasted(case):
    return case.silent_since is not None


@rule("请写明审查意见。")
def opinion_written(case):
    return bool(case.opinion.strip())


@rule("请选择拟准予还是拟不予。")
def outcome_chosen(case):
    return case.proposal in {"grant", "deny"}


@rule("审查意见是拟不予；如不同意，请退回重新审查。")
def proposal_agrees(case):
    return case.proposal != "deny"


@rule("请写明不予许可的理由和依据。")
def reasons_given(case):
    return bool(case.reason.strip()) and bool(case.decision_basis.strip())


@rule("本事项不在这里决定。")
def decided_here(case):
    return case.decided == "here"


@rule("本事项由本机关决定，不能转往外部系统。")
def decided_elsewhere(case):
    return case.decided == "elsewhere"


@rule("本事项不是只登记的事项。")
def register_only(case):
    return case.decided == "register_only"


@rule("请填写外部系统的受理号或文号。")
def outside_reference_given(case):
    return bool(case.outside_reference.strip())


@rule("外部决定的日期应在受理当天或之后，且不晚于今天。")
def decided_in_time(case):
    return case.accepted_on <= case.decided_on <= case.acting_on


@rule("申请人没有选择邮寄，不能用快递送达。")
def post_was_chosen(case):
    return case.delivery_mode != "post" or case.delivery_wish == "post"


@rule("申请人没有同意电子送达，不能用电子方式送达。")
def electronic_was_agreed(case):
    return case.delivery_mode != "electronic" or case.delivery_wish == "electronic"


@rule("请写明法定的终止情形。")
def ground_named(case):
    return bool(case.reason.strip())


@rule("接手的人必须在本机关任审查人，且账号可用。")
def successor_fits(case):
    return case.successor_fits
