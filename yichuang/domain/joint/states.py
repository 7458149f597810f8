"""The life of a 一件事 (domain handbook C6). Its cases have their own table; this one only ties them together."""

from django.db.models import TextChoices

from yichuang.domain.joint import rules as r
from yichuang.kernel.states import NOTHING, STAYS, Row, Table


class State(TextChoices):
    DRAFT = "DRAFT", "草稿"
    UNDER_WAY = "UNDER_WAY", "办理中"
    CORRECTION = "CORRECTION", "待补正"
    ALL_GRANTED = "ALL_GRANTED", "全部办成"
    PARTIAL = "PARTIAL", "部分办成"
    DENIED = "DENIED", "没有办成"
    WITHDRAWN = "WITHDRAWN", "已撤回"
    DISCARDED = "DISCARDED", "已放弃"


S = State
OPEN = (S.UNDER_WAY, S.CORRECTION)
ENDINGS = (S.ALL_GRANTED, S.PARTIAL, S.DENIED, S.WITHDRAWN)

WORDS = {
    "draft": "填写申请",
    "file": "提交一件事申请",
    "discard": "放弃草稿",
    "file_next": "提交后续事项",
    "drop": "后续事项不再提交",
    "file_again": "重新提交作废的事项",
    "note_gaps": "提出补正意见",
    "ask_to_correct": "一次告知补正",
    "note_correction": "补正完成",
    "note_results": "结果齐备",
    "withdraw": "撤回其余事项",
    "deliver": "一并送达",
    "close": "办结",
}

# fmt: off
MATTERS = Table(
    "The life of a matter 一件事", State, WORDS,
    #   act                from          to             who                     provided that                     document   clock                                     held by      article
    Row("draft",           (NOTHING,),   S.DRAFT,       r.whoever_drafts,       (),                               "",        (),                                       "applicant", "行政许可法29"),
    Row("file",            (S.DRAFT,),   S.UNDER_WAY,   r.whoever_drafts,       (r.something_to_do, r.applicant_exists, r.form_complete,
                                                                                 r.materials_complete, r.consent_given, r.mandate_given),
                                                                                                                  "",        ("start promise",),                       "bodies",    "行政许可法26(2)、29；国办发〔2022〕32号"),
    Row("discard",         (S.DRAFT,),   S.DISCARDED,   r.whoever_drafts,       (),                               "",        (),                                       "nobody",    "—"),
    Row("file_next",       OPEN,         STAYS,         r.the_clock,            (),                               "",        (),                                       "=",         "行政许可法29；民法典165"),
    Row("drop",            OPEN,         STAYS,         r.the_clock,            (),                               "",        (),                                       "=",         "行政许可法38"),
    Row("file_again",      OPEN,         STAYS,         r.coordinator,          (r.part_was_voided,),             "",        (),                                       "=",         "行政许可法29；民法典165"),
    Row("note_gaps",       OPEN,         STAYS,         r.acceptor_of_a_part,   (r.part_is_received, r.gaps_listed, r.not_told_before,
                                                                                 r.notice_period_open),           "",        (),                                       "=",         "行政许可法32(1)(4)"),
    Row("ask_to_correct",  (S.UNDER_WAY,), S.CORRECTION, r.the_clock,           (),                               "DOC-02",  ("start correction", "suspend promise"),  "applicant", "行政许可法26(2)、32(1)(4)"),
    Row("ask_to_correct",  (S.CORRECTION,), STAYS,      r.the_clock,            (),                               "DOC-02",  (),                                       "=",         "行政许可法26(2)、32(1)(4)"),
    Row("note_correction", (S.CORRECTION,), S.UNDER_WAY, r.the_clock,           (),                               "",        ("stop correction", "resume promise"),    "bodies",    "行政许可法32(1)(5)"),
    Row("note_results",    OPEN,         STAYS,         r.the_clock,            (r.all_is_decided,),              "",        ("stop promise",),                        "window",    "行政许可法26(2)"),
    Row("withdraw",        OPEN,         STAYS,         r.applicant_or_counter, (r.reason_given,),                "",        (),                                       "=",         "申请人的处分权"),
    Row("deliver",         OPEN,         STAYS,         r.delivery,             (r.all_may_go_out, r.something_to_hand_out), "", (),                                   "=",         "行政许可法44"),
    Row("close",           OPEN,         S.ALL_GRANTED, r.the_clock,            (),                               "",        ("stop all",),                            "nobody",    "国办发〔2022〕32号"),
    Row("close",           OPEN,         S.PARTIAL,     r.the_clock,            (),                               "",        ("stop all",),                            "nobody",    "国办发〔2022〕32号"),
    Row("close",           OPEN,         S.DENIED,      r.the_clock,            (),                               "",        ("stop all",),                            "nobody",    "行政许可法38"),
    Row("close",           OPEN,         S.WITHDRAWN,   r.the_clock,            (),                               "",        ("stop all",),                            "nobody",    "申请人的处分权"),
)
# fmt: on
