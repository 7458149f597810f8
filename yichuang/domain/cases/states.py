"""The life of a case: domain handbook B6, row by row. The legal owner reviews docs/law/cases-life.md, printed from here."""

from django.db.models import TextChoices

from yichuang.domain.cases import rules as r
from yichuang.domain.cases.rules import afterwards as f
from yichuang.domain.cases.rules import archives
from yichuang.domain.cases.rules import fees as p
from yichuang.domain.cases.rules import hearing as h
from yichuang.domain.cases.rules import matters as m
from yichuang.domain.cases.rules import review as v
from yichuang.kernel.states import NOTHING, STAYS, Row, Table


class State(TextChoices):
    DRAFT = "DRAFT", "草稿"
    SUBMITTED = "SUBMITTED", "已提交"
    PRE_REVIEW = "PRE_REVIEW", "预审中"
    RECEIVED = "RECEIVED", "已收件"
    CORRECTION = "CORRECTION", "待补正"
    ACCEPTED = "ACCEPTED", "已受理"
    IN_REVIEW = "IN_REVIEW", "审查中"
    SPECIAL = "SPECIAL", "特别程序中"
    PENDING_DECISION = "PENDING_DECISION", "待决定"
    GRANTED = "GRANTED", "已准予"
    DENIED = "DENIED", "不予许可"
    CERT_MAKING = "CERT_MAKING", "制证中"
    READY = "READY", "待领取"
    DELIVERED = "DELIVERED", "已送达"
    NOT_REQUIRED = "NOT_REQUIRED", "不需办理"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理"
    WITHDRAWN = "WITHDRAWN", "已撤回"
    TERMINATED = "TERMINATED", "已终止"
    RETURNED = "RETURNED", "已退件"
    VOIDED = "VOIDED", "已作废"


class ArchiveState(TextChoices):
    KEPT = "KEPT", "在保管"
    APPRAISED = "APPRAISED", "拟销毁"
    DESTROYED = "DESTROYED", "已销毁"


S = State
A = ArchiveState
BEFORE_RECEIPT = (S.SUBMITTED, S.PRE_REVIEW)
BEFORE_ACCEPTANCE = (*BEFORE_RECEIPT, S.RECEIVED)
UNDER_WAY = (S.ACCEPTED, S.IN_REVIEW, S.SPECIAL, S.PENDING_DECISION)
EXAMINED = (S.IN_REVIEW, S.SPECIAL, S.PENDING_DECISION)
BEFORE_DECISION = (*BEFORE_ACCEPTANCE, S.CORRECTION, *UNDER_WAY)
DECIDED = (S.GRANTED, S.DENIED, S.CERT_MAKING, S.READY)
CHARGED = (*UNDER_WAY, S.GRANTED, S.CERT_MAKING)  # a fee is settled before the result goes to the window
AFTER_GRANT = (S.GRANTED, S.CERT_MAKING, S.READY, S.DELIVERED)
OPEN = (*BEFORE_DECISION, *DECIDED)
CLOSED = (S.DELIVERED, S.NOT_REQUIRED, S.NOT_ACCEPTED, S.WITHDRAWN, S.TERMINATED, S.RETURNED, S.VOIDED)

LATER_WORDS = {  # what a state is called in a case about an earlier decision
    ("change", S.GRANTED): "已准予变更",
    ("renew", S.GRANTED): "已准予延续",
    ("revoke", S.GRANTED): "已决定撤销",
    ("withdraw", S.GRANTED): "已决定撤回",
    ("cancel", S.GRANTED): "已决定注销",
    ("change", S.DENIED): "不予变更",
    ("renew", S.DENIED): "不予延续",
    ("cancel", S.DENIED): "不予注销",
}

HANDED_IN = (
    r.item_in_use, r.identity_sure_enough, r.form_complete, r.materials_complete, r.not_barred, f.says_what_changes,
    r.owed_is_promised, r.consent_given,
)  # fmt: skip
HEARD = (h.voices_had_their_time, h.hearing_is_over)
UNDOING = (f.ground_named, f.licence_allows, r.proposal_agrees, f.facts_found, r.reason_given, f.party_was_heard)
STANDS = (f.was_granted, f.is_the_first, f.licence_allows, f.none_under_way)  # what a follow-up is opened about
MISTAKEN = (r.decided_here, f.paper_chosen, r.reason_given, f.mistake_told, f.stands_on_the_face, f.certificate_agrees)

NOTICE = ("start notice",)
AGAIN = ("start delivery",)
RUNNING = ("start statutory", "start promise")
GOING_LIVE = "系统切换，期限自原日期起算"
LIMITS = ("stop notice", "start statutory", "start promise", "start owed")  # the last where something is (concerns)
DECISION = ("stop statutory", "stop promise", "start delivery")
GRANTING = (*DECISION, "start post_check")  # started where a commitment was made (Case.concerns)
REFUSING = (*DECISION, "stop owed")
ON_THE_SPOT = (*LIMITS, *REFUSING)
PAUSE = ("suspend statutory", "suspend promise", "start special")
PAUSED = (*RUNNING, *PAUSE)  # begun in an older system, which stopped them there
RESUME = ("resume statutory", "resume promise", "stop special")
ALL = ("stop all",)

WORDS = {
    "draft": "填写申请",
    "submit": "提交申请",
    "file_under_mandate": "凭授权提交申请",
    "pre_review": "预审",
    "receive": "收件",
    "return_for_edit": "退回修改",
    "discard": "放弃草稿",
    "turn_away": "不予受理",
    "amend": "当场更正",
    "ask_to_correct": "一次性告知补正",
    "allow_second_notice": "批准再次补正",
    "correct": "补交材料",
    "return_overdue": "逾期退件",
    "accept": "受理",
    "decide_on_the_spot": "当场决定",
    "promise_owed": "承诺容缺后补",
    "end_owing": "容缺逾期终止",
    "promise_facts": "以承诺代替证明",
    "post_check": "承诺事后核查",
    "order_correction": "责令限期改正",
    "end_waiver": "证照核验未通过，改收材料",
    "deem_accepted": "视为受理",
    "start_review": "开始审查",
    "reassign": "转交承办人",
    "record_site_check": "记录现场核查",
    "start_special": "启动特别程序",
    "finish_special": "结束特别程序",
    "offer_hearing": "告知听证权利",
    "ask_for_hearing": "要求听证",
    "call_hearing": "通知听证",
    "record_hearing": "记录听证笔录",
    "tell_interested_party": "告知利害关系人",
    "hear_views": "听取陈述、申辩",
    "extend": "延长期限",
    "send_up": "上报上级机关",
    "propose": "提出审查意见",
    "send_back": "退回重审",
    "grant": "准予",
    "allow_change": "准予变更",
    "allow_renewal": "准予延续",
    "deem_renewed": "视为准予延续",
    "revoke": "作出撤销决定",
    "withdraw_grant": "作出撤回决定",
    "cancel": "作出注销决定",
    "deny": "不予许可",
    "forward": "转外部系统办理",
    "record_outcome": "录入外部办理结果",
    "register": "登记办理结果",
    "charge": "出具缴费通知单",
    "reduce_fee": "减免费用",
    "note_payment": "登记缴费",
    "make_certificate": "制证",
    "supply_owed": "补交容缺材料",
    "hand_over": "转出件窗口",
    "deliver": "送达",
    "withdraw": "撤回申请",
    "terminate": "终止办理",
    "void": "作废",
    "correct_paper": "更正文书",
    "recall": "收回误送",
    "ask_follow_up": "申请变更、延续、注销",
    "open_follow_up": "另行立案",
    "take_up": "依职权立案",
    "take_over": "接管在办件",
}

# fmt: off
LIFE = Table(
    "The life of a case 办件（帮办过本件的人，不得以任何岗位经办本件）", State, WORDS,
    #   act                 from                  to                  who                   provided that                             document         clock        held by      article
    Row("draft",            (NOTHING,),           S.DRAFT,            r.whoever_drafts,     (r.item_in_use, r.errand_is_free),         "",              (),          "applicant", "行政许可法29"),
    Row("draft",            (NOTHING,),           S.DRAFT,            m.clock_for_a_matter, (r.item_in_use,),                          "",              (),          "applicant", "行政许可法29；民法典165"),
    Row("file_under_mandate", (S.DRAFT,),         S.SUBMITTED,        m.clock_for_a_matter, HANDED_IN,                                 "",              NOTICE,      "window",    "行政许可法29、32；民法典165"),
    Row("submit",           (S.DRAFT,),           S.SUBMITTED,        r.whoever_submits,    HANDED_IN,                                 "",              NOTICE,      "window",    "行政许可法29、32"),
    Row("receive",          (S.DRAFT,),           S.RECEIVED,         r.at_counter,         (r.item_in_use, r.identity_checked,
                                                                                             r.form_complete, r.not_barred,
                                                                                             f.says_what_changes),                     "DOC-01",        NOTICE,      "body",      "行政许可法32"),
    Row("pre_review",       (S.SUBMITTED,),       S.PRE_REVIEW,       r.intake,             (),                                        "",              (),          "window",    "行政许可法32"),
    Row("receive",          BEFORE_RECEIPT,       S.RECEIVED,         r.intake,             (),                                        "DOC-01",        (),          "body",      "行政许可法32"),
    Row("return_for_edit",  (S.PRE_REVIEW,),      S.DRAFT,            r.intake,             (r.gaps_listed, r.notice_period_open),     "",              ("stop notice",), "applicant", "行政许可法32"),
    Row("discard",          (S.DRAFT,),           S.WITHDRAWN,        r.whoever_drafts,     (),                                        "",              ALL,         "nobody",    "—"),
    Row("discard",          (S.DRAFT,),           S.WITHDRAWN,        m.clock_for_a_matter, (),                                        "",              ALL,         "nobody",    "申请人的处分权"),
    Row("turn_away",        (S.RECEIVED,),        S.NOT_REQUIRED,     r.acceptor,           (r.reason_given, r.notice_period_open),    "DOC-05",        ALL,         "nobody",    "行政许可法32(1)(1)"),
    Row("turn_away",        (S.RECEIVED,),        S.NOT_ACCEPTED,     r.acceptor,           (r.reason_given, r.agency_named,
                                                                                             r.notice_period_open),                    "DOC-04",        ALL,         "nobody",    "行政许可法32(1)(2)"),
    Row("amend",            (S.RECEIVED,),        STAYS,              r.intake,             (r.reason_given,),                         "",              (),          "body",      "行政许可法32(1)(3)"),
    Row("ask_to_correct",   (S.RECEIVED,),        S.CORRECTION,       r.acceptor,           (r.gaps_listed, r.told_once, m.told_with_its_matter,
                                                                                             r.notice_period_open),                    "DOC-02",        ("stop notice", "start correction"), "applicant", "行政许可法32(1)(4)"),
    Row("ask_to_correct",   (S.RECEIVED,),        S.CORRECTION,       m.clock_for_all_of_a_matter, (r.gaps_listed, r.told_once,
                                                                                             r.notice_period_open),                    "DOC-02",        ("stop notice", "start correction"), "applicant", "行政许可法32(1)(4)"),
    Row("allow_second_notice", (S.RECEIVED,),     STAYS,              r.supervisor,         (r.reason_given,),                         "",              (),          "body",      "行政许可法32(1)(4)"),
    Row("correct",          (S.CORRECTION,),      S.RECEIVED,         r.whoever_corrects,   (r.gaps_supplied,),                      "DOC-01",        ("stop correction", "start notice"), "body", "行政许可法32(1)(5)"),
    Row("correct",          (S.CORRECTION,),      S.CORRECTION,       r.whoever_corrects,   (),                                      "DOC-01",        (),          "applicant", "行政许可法32(1)(5)"),
    Row("return_overdue",   (S.CORRECTION,),      S.RETURNED,         r.the_clock,          (r.returns_when_overdue,),                 "DOC-16",        ALL,         "nobody",    "事项规定"),
    Row("accept",           (S.RECEIVED,),        S.ACCEPTED,         r.acceptor,           (r.materials_complete, r.owed_is_promised,
                                                                                             f.may_apply_again),                       "DOC-03",        LIMITS,      "body",      "行政许可法32(1)(5)"),
    Row("decide_on_the_spot", (S.RECEIVED,),      S.GRANTED,          r.authorised_acceptor, (r.decided_here, v.decided_at_this_level, f.first_decision, r.materials_complete,
                                                                                             r.owed_is_promised, r.opinion_written,
                                                                                             f.may_apply_again),                       "DOC-03+DOC-10", (*LIMITS, *GRANTING), "window",    "行政许可法34(2)"),
    Row("decide_on_the_spot", (S.RECEIVED,),      S.DENIED,           r.authorised_acceptor, (r.decided_here, v.decided_at_this_level, r.materials_complete,
                                                                                             f.facts_found, r.reasons_given),          "DOC-03+DOC-11", ON_THE_SPOT, "window",    "行政许可法34(2)、38"),
    Row("end_waiver",       (S.RECEIVED, *UNDER_WAY), STAYS,          r.checker,            (r.a_licence_failed,),                     "",              (),          "=",         "国令716第7、10条"),
    Row("promise_facts",    (S.RECEIVED,),        STAYS,              r.applicant_or_counter, (r.commitment_offered, r.not_barred),    "DOC-17",        (),          "=",         "国办发〔2020〕42号"),
    Row("promise_owed",     (S.RECEIVED,),        STAYS,              r.applicant_or_counter, (r.something_owed,),                     "",              (),          "=",         "容缺受理"),
    Row("deem_accepted",    BEFORE_ACCEPTANCE,    S.ACCEPTED,         r.the_clock,          (r.silence_has_lasted,),                   "DOC-03",        LIMITS,      "body",      "行政许可法32(1)(4)"),
    Row("start_review",     (S.ACCEPTED,),        S.IN_REVIEW,        r.assigner,           (r.decided_here, v.next_in_line,
                                                                                             r.successor_fits),                        "",              (),          "person",    "行政许可法34、57"),
    Row("reassign",         UNDER_WAY,            STAYS,              r.reassigner,         (r.successor_fits,),                       "",              (),          "person",    "AB岗制度"),
    Row("record_site_check", (S.IN_REVIEW,),      STAYS,              r.examining,          (v.two_officers, r.reason_given),          "",              (),          "person",    "行政许可法34(3)"),
    Row("start_special",    (S.IN_REVIEW,),       S.SPECIAL,          r.examining_or_chief, (v.procedure_listed, v.procedure_explained), "DOC-06",      PAUSE,       "person",    "行政许可法45"),
    Row("finish_special",   (S.SPECIAL,),         S.IN_REVIEW,        r.examining_or_chief, (r.reason_given,),                         "",              RESUME,      "person",    "行政许可法45"),
    Row("offer_hearing",    (S.IN_REVIEW,),       STAYS,              r.examining_or_chief, (h.hearing_not_offered, h.subject_named,
                                                                                             r.reason_given),                          "DOC-08",        (),          "=",         "行政许可法46、47"),
    Row("ask_for_hearing",  EXAMINED,             STAYS,              r.applicant_or_counter, (h.hearing_offered, h.asked_in_time),    "",              (),          "=",         "行政许可法47"),
    Row("call_hearing",     (S.IN_REVIEW, S.SPECIAL), STAYS,          r.chief,              (h.hearing_wanted, h.seven_days_ahead,
                                                                                             h.within_twenty_days, h.place_named,
                                                                                             h.presider_did_not_examine),              "DOC-08",        (),          "=",         "行政许可法46、48"),
    Row("record_hearing",   (S.IN_REVIEW, S.SPECIAL), STAYS,          r.chief,              (h.hearing_called, h.hearing_day_come,
                                                                                             h.minutes_written),                       "DOC-08",        (),          "=",         "行政许可法48"),
    Row("tell_interested_party", (S.IN_REVIEW,),  STAYS,              r.examining_or_chief, (h.interested_party_named,),               "DOC-09",        (),          "=",         "行政许可法36"),
    Row("hear_views",       EXAMINED,             STAYS,              r.examining_or_chief, (h.party_was_told, r.reason_given),        "",              (),          "=",         "行政许可法36"),
    Row("extend",           (S.IN_REVIEW,),       STAYS,              r.head,               (v.before_statutory_due, v.not_yet_extended,
                                                                                             v.extension_within_law, r.reason_given),  "DOC-07",        ("extend statutory",), "person", "行政许可法42"),
    Row("send_up",          (S.IN_REVIEW,),       S.PENDING_DECISION, r.chief,              (v.two_level_item, r.opinion_written),     "",              DECISION[:2], "outside",   "行政许可法35、43"),
    Row("propose",          (S.IN_REVIEW,),       S.PENDING_DECISION, r.examining,          (r.decided_here, v.decided_at_this_level, r.outcome_chosen,
                                                                                             r.opinion_written),                       "",              (),          "head",      "行政许可法34"),
    Row("send_back",        (S.PENDING_DECISION,), S.IN_REVIEW,       r.sender_back,        (r.decided_here, r.reason_given),          "",              (),          "person",    "行政许可法34"),
    Row("grant",            (S.PENDING_DECISION,), S.GRANTED,         r.deciding_head,      (r.decided_here, v.decided_at_this_level, f.first_decision, r.proposal_agrees,
                                                                                             r.materials_complete, *HEARD),            "DOC-10",        GRANTING,    "window",    "行政许可法38(1)"),
    Row("deny",             (S.PENDING_DECISION,), S.DENIED,          r.deciding_head,      (r.decided_here, v.decided_at_this_level, f.can_be_denied, f.facts_found, r.reasons_given,
                                                                                             *HEARD),                                  "DOC-11",        REFUSING,    "window",    "行政许可法38(2)"),
    Row("allow_change",     (S.PENDING_DECISION,), S.GRANTED,         r.deciding_head,      (f.for_change, f.licence_allows, r.proposal_agrees,
                                                                                             r.materials_complete, *HEARD),            "DOC-19",        DECISION,    "window",    "行政许可法49"),
    Row("allow_renewal",    (S.PENDING_DECISION,), S.GRANTED,         r.deciding_head,      (f.for_renewal, f.licence_allows, r.proposal_agrees,
                                                                                             r.materials_complete, *HEARD),            "DOC-19",        DECISION,    "window",    "行政许可法50"),
    Row("deem_renewed",     UNDER_WAY,            S.GRANTED,          r.the_clock,          (f.for_renewal, f.renewal_left_undecided), "DOC-19",       (*ALL, *AGAIN), "window", "行政许可法50(2)"),
    Row("revoke",           (S.PENDING_DECISION,), S.GRANTED,         r.deciding_head,      (f.for_revocation, *UNDOING,
                                                                                             f.bars_for_fraud_only, *HEARD),           "DOC-19",        DECISION,    "window",    "行政许可法69、79"),
    Row("withdraw_grant",   (S.PENDING_DECISION,), S.GRANTED,         r.deciding_head,      (f.for_withdrawal, *UNDOING, *HEARD),      "DOC-19",        DECISION,    "window",    "行政许可法8(2)"),
    Row("cancel",           (S.PENDING_DECISION,), S.GRANTED,         r.deciding_head,      (f.for_cancellation, *UNDOING, *HEARD),    "DOC-19",        DECISION,    "window",    "行政许可法70"),
    Row("forward",          (S.ACCEPTED,),        S.PENDING_DECISION, r.outside_clerk,      (r.decided_elsewhere,),                    "",              (),          "outside",   "行政许可法26"),
    Row("record_outcome",   (S.PENDING_DECISION,), S.GRANTED,         r.outside_clerk,      (r.decided_elsewhere, r.outside_reference_given,
                                                                                             r.decided_in_time, m.what_it_sets_up_is_named), "",        DECISION,    "window",    "行政许可法38(1)"),
    Row("record_outcome",   (S.PENDING_DECISION,), S.DENIED,          r.outside_clerk,      (r.decided_elsewhere, r.outside_reference_given,
                                                                                             r.decided_in_time, r.reason_given),                          "",              REFUSING,    "window",    "行政许可法38(2)"),
    Row("register",         (S.RECEIVED, S.ACCEPTED), S.DELIVERED,        r.outside_clerk,      (r.register_only, r.outside_reference_given), "",           ALL,         "nobody",    "—"),
    Row("make_certificate", (S.GRANTED,),         S.CERT_MAKING,      r.cert_clerk,         (r.decided_here, r.result_is_licence, r.has_a_licence_to_change, r.nothing_owed,
                                                                                             m.what_it_sets_up_is_named, m.holder_exists), "DOC-12",        (),          "window",    "行政许可法39、44"),
    Row("supply_owed",      (*UNDER_WAY, S.GRANTED, S.CERT_MAKING), STAYS, r.keeper,        (),                                        "DOC-01",        ("stop owed",), "=",       "容缺受理"),
    Row("end_owing",        UNDER_WAY,            S.TERMINATED,       r.the_clock,          (r.owed_too_long, r.ends_when_owing),      "DOC-15",        ALL,         "nobody",    "容缺受理"),
    Row("end_owing",        (S.GRANTED,),         S.TERMINATED,       r.the_clock,          (r.owed_too_long, r.ends_when_owing),      "DOC-15",        ALL,         "nobody",    "容缺受理"),
    Row("hand_over",        (S.GRANTED, S.CERT_MAKING, S.DENIED), S.READY, r.cert_clerk,    (r.certificate_made, r.nothing_owed,
                                                                                             r.papers_sealed, p.fee_asked_for,
                                                                                             p.fee_settled),                           "",              (),          "window",    "行政许可法44"),
    Row("charge",           CHARGED,              STAYS,              r.charger,            (p.item_charges, p.not_charged_yet,
                                                                                             p.charge_is_whole),                       "DOC-20",        (),          "=",         "行政许可法58、59"),
    Row("reduce_fee",       CHARGED,              STAYS,              r.head,               (p.fee_open, p.reduction_fits,
                                                                                             r.reason_given),                          "DOC-20",        (),          "=",         "行政许可法59"),
    Row("note_payment",     CHARGED,              STAYS,              r.cashier,            (p.fee_open, p.bill_given, p.bill_is_new,
                                                                                             p.amount_is_owed, p.paid_in_time),        "",              (),          "=",         "行政许可法59"),
    Row("deliver",          (S.READY,),           S.DELIVERED,        r.delivery,           (r.delivery_proven, r.papers_sealed, m.delivered_with_its_matter,
                                                                                             r.post_was_chosen, r.electronic_was_agreed), "DOC-13",        ("stop delivery",), "nobody", "行政许可法44"),
    Row("post_check",       AFTER_GRANT,          STAYS,              r.post_checker,       (r.post_check_open, r.finding_named,
                                                                                             r.reason_given),                          "",              ("stop post_check", "stop remedy"), "=", "国办发〔2020〕42号"),
    Row("order_correction", AFTER_GRANT,          STAYS,              r.post_checker,       (r.may_be_ordered, r.remedy_days_named,
                                                                                             r.reason_given),                          "DOC-21",        ("stop post_check", "start remedy"), "=", "国办发〔2020〕42号"),
    Row("withdraw",         BEFORE_DECISION,      S.WITHDRAWN,        r.applicant_or_counter, (f.asked_for, r.reason_given),            "DOC-14",        ALL,         "nobody",    "申请人的处分权"),
    Row("terminate",        UNDER_WAY,            S.TERMINATED,       r.chief,              (r.ground_named,),                         "DOC-15",        ALL,         "nobody",    "事项规定，参照行政许可法70"),
    Row("terminate",        (S.GRANTED,),         S.TERMINATED,       r.chief,              (r.owed_too_long, r.ground_named),         "DOC-15",        ALL,         "nobody",    "容缺受理"),
    Row("void",             (S.RECEIVED, S.CORRECTION, S.ACCEPTED), S.VOIDED, r.supervisor, (r.reason_given,),                         "",              ALL,         "nobody",    "—"),
    Row("correct_paper",    DECIDED,              STAYS,              r.head,               MISTAKEN,                                  "DOC-19",        (),          "=",         "行政许可法38；更正"),
    Row("correct_paper",    (S.DELIVERED,),       S.READY,            r.head,               MISTAKEN,                                  "DOC-19",        AGAIN,       "window",    "行政许可法38、44；更正"),
    Row("recall",           (S.DELIVERED,),       S.READY,            r.head,               (r.reason_given, f.mistake_told),          "DOC-19",        AGAIN,       "window",    "行政许可法44；更正"),
    Row("ask_follow_up",    (S.DELIVERED,),       STAYS,              r.applicant_or_counter, (r.decided_here, *STANDS, f.asked_before_its_end,
                                                                                             r.reason_given),                          "",              (),          "nobody",    "行政许可法49、50、70"),
    Row("open_follow_up",   (S.DELIVERED,),       STAYS,              r.head,               (r.decided_here, f.ground_named, *STANDS,
                                                                                             f.ordered_to_put_right_first, r.reason_given), "",         (),          "nobody",    "行政许可法8、69、70"),
    Row("take_over",        (NOTHING,),           S.RECEIVED,         r.supervisor,         (),                                        "",              NOTICE,      "body",      GOING_LIVE),
    Row("take_over",        (NOTHING,),           S.CORRECTION,       r.supervisor,         (),                                        "",              ("start correction",), "applicant", GOING_LIVE),
    Row("take_over",        (NOTHING,),           S.ACCEPTED,         r.supervisor,         (),                                        "",              RUNNING,     "body",      GOING_LIVE),
    Row("take_over",        (NOTHING,),           S.IN_REVIEW,        r.supervisor,         (),                                        "",              RUNNING,     "person",    GOING_LIVE),
    Row("take_over",        (NOTHING,),           S.SPECIAL,          r.supervisor,         (r.decided_here, v.procedure_listed,
                                                                                             v.procedure_explained),                   "",              PAUSED,      "person",    GOING_LIVE + "；行政许可法45"),
    Row("take_over",        (NOTHING,),           S.PENDING_DECISION, r.supervisor,         (r.decided_here, r.outcome_chosen,
                                                                                             r.opinion_written),                       "",              RUNNING,     "head",      GOING_LIVE + "；行政许可法34"),
    Row("take_over",        (NOTHING,),           S.GRANTED,          r.supervisor,         (),                                        "",              ("start delivery",), "window", GOING_LIVE),
    Row("take_over",        (NOTHING,),           S.DENIED,           r.supervisor,         (),                                        "",              ("start delivery",), "window", GOING_LIVE),
    Row("take_over",        (NOTHING,),           S.READY,            r.supervisor,         (),                                        "",              ("start delivery",), "window", GOING_LIVE),
    Row("take_up",          (NOTHING,),           S.ACCEPTED,         r.head,               (),                                        "",              ("start statutory", "start promise"), "body", "行政许可法8、69、70"),
)

ARCHIVES = Table(
    "The archive of a case 电子归档", ArchiveState,
    {"archive": "归档", "archive_again": "补充归档", "propose_disposal": "鉴定（拟销毁）", "keep_on": "继续保管", "destroy": "销毁（监销）"},
    #   act                 from                  to                  who                   provided that                                     held by             article
    Row("archive",          (NOTHING,),           A.KEPT,             r.supervisor,         (archives.case_is_over,),            held_by="body",   article="国令716 第11、12条"),
    Row("archive_again",    (A.KEPT,),            A.KEPT,             r.supervisor,         (archives.case_is_over,),            held_by="body",   article="国令716 第11、12条"),
    Row("propose_disposal", (A.KEPT,),            A.APPRAISED,        r.supervisor,         (archives.retention_is_over, r.reason_given), held_by="body", article="档案法31"),
    Row("keep_on",          (A.APPRAISED,),       A.KEPT,             archives.supervisor_or_head, (r.reason_given,),            held_by="body",   article="档案法31"),
    Row("destroy",          (A.APPRAISED,),       A.DESTROYED,        archives.witness,            (),                           held_by="nobody", article="档案法31"),
)
# fmt: on

STEPS = ("提交", "收件", "受理", "审查", "决定", "制证", "送达")  # what a person sees as the way of the matter


def state_word(state: str, purpose: str = "") -> str:
    """What a state is called: to grant a revocation is not “已准予”."""
    return LATER_WORDS.get((purpose, state)) or State(state).label
