"""The acts of 好差评 and of complaints (domain handbook E3, E4, F5; 国办发〔2019〕51号; GB/T 39734, 39735)."""

from django.db.models import TextChoices

from yichuang.domain.evaluation import rules as r
from yichuang.kernel.states import NOTHING, STAYS, Row, Table


class TagsState(TextChoices):
    IN_FORCE = "IN_FORCE", "使用中"
    REPLACED = "REPLACED", "已被新版替换"


class Asked(TextChoices):
    OPEN = "OPEN", "待评价"
    RATED = "RATED", "已评价"
    EXPIRED = "EXPIRED", "已过期"
    STRUCK = "STRUCK", "评价已撤销"


class Loop(TextChoices):
    NEW = "NEW", "待派发"
    DISPATCHED = "DISPATCHED", "已派发"
    CONTACTED = "CONTACTED", "已联系"
    VALID = "VALID", "核实属实"
    INVALID = "INVALID", "核实不属实"
    APPEALED = "APPEALED", "申诉中"
    UPHELD = "UPHELD", "申诉成立"
    REJECTED = "REJECTED", "申诉驳回"
    RECTIFYING = "RECTIFYING", "整改中"
    RECTIFIED = "RECTIFIED", "已整改"
    REVISITED = "REVISITED", "已回访"
    CLOSED = "CLOSED", "已办结"


class Said(TextChoices):
    """The stations of a complaint (投诉), a consultation (咨询) or something that could not be got done (办不成事)."""

    REGISTERED = "REGISTERED", "已登记"
    ACCEPTED = "ACCEPTED", "已受理"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理"
    ASSIGNED = "ASSIGNED", "已分派"
    HANDLED = "HANDLED", "已办理"
    ANSWERED = "ANSWERED", "已答复"
    REVISITED = "REVISITED", "已回访"
    ARCHIVED = "ARCHIVED", "已归档"
    WITHDRAWN = "WITHDRAWN", "已撤回"


T, A, L, C = TagsState, Asked, Loop, Said
LOOP_ENDED = (L.UPHELD, L.CLOSED)
LOOP_OPEN = tuple(state for state in Loop if state not in LOOP_ENDED)
COMPLAINT_ENDED = (C.NOT_ACCEPTED, C.ARCHIVED, C.WITHDRAWN)
COMPLAINT_OPEN = tuple(state for state in Said if state not in COMPLAINT_ENDED)
POLICY, STANDARD, VALID = "国办发〔2019〕51号", "GB/T 39734—2020", "GB/T 39735—2020"
GIVEN = (r.grade_known, r.way_known, r.tags_belong, r.words_short_enough, r.in_time)

# fmt: off
TAGS = Table(
    "The tag sets of a rating 评价理由", TagsState,
    {"load": "启用", "replace": "替换"},
    #   act           from            to            who          provided that                      held by            article
    Row("load",       (NOTHING,),     T.IN_FORCE,   r.keeper,    (),                                held_by="bureau",  article=STANDARD),
    Row("replace",    (T.IN_FORCE,),  T.REPLACED,   r.keeper,    (),                                held_by="nobody",  article=STANDARD),
)

INVITATIONS = Table(
    "One service, one rating 一次一评、一事一评", Asked,
    {"invite": "邀请评价", "join": "并入同一次服务", "rate": "评价", "rate_again": "追评", "expire": "邀请过期", "strike": "撤销评价"},
    #   act           from                 to          who          provided that                      held by            article
    Row("invite",     (NOTHING,),          A.OPEN,     r.the_clock, (),                                held_by="applicant", article=POLICY + "；" + STANDARD),
    Row("join",       (A.OPEN, A.RATED, A.EXPIRED, A.STRUCK), STAYS, r.the_clock, (),                  held_by="=",       article=STANDARD + "（一次一评）"),
    Row("rate",       (A.OPEN,),           A.RATED,    r.rater,     GIVEN,                             held_by="nobody",  article=STANDARD + "（自愿）"),
    Row("rate_again", (A.RATED,),          STAYS,      r.rater,     (*GIVEN, r.not_default, r.not_rated_again_yet), held_by="=", article=STANDARD + "（追评）"),
    Row("expire",     (A.OPEN,),           A.EXPIRED,  r.the_clock, (r.time_is_over,),                 held_by="nobody",  article=STANDARD),
    Row("strike",     (A.RATED,),          A.STRUCK,   r.striker,   (r.reason_given, r.may_be_struck),                 held_by="nobody",  article=STANDARD + "（误评、恶意评价）"),
)

BAD_RATINGS = Table(
    "The loop of a bad rating 差评办理（被评价的人办结以前不能看、不能办）", Loop,
    {
        "take_up": "登记差评", "dispatch": "派发", "redirect": "改派", "contact": "联系核实", "verify": "核实认定", "appeal": "申诉",
        "uphold": "申诉成立", "reject": "申诉驳回", "begin": "开始整改", "rectify": "整改完成", "explain": "解释说明",
        "revisit": "回访", "close": "办结",
    },
    #   act           from                            to            who                  provided that                document  clock                               held by    article
    Row("take_up",    (NOTHING,),                     L.NEW,        r.the_clock,         (),                               "",  ("start dispatch",),                "bureau",  POLICY),
    Row("dispatch",   (L.NEW,),                       L.DISPATCHED, r.whoever_dispatches, (r.unit_chosen,),                "",  ("stop dispatch", "start contact", "start mending"), "unit", POLICY + "（谁办理谁负责）"),
    Row("redirect",   (L.DISPATCHED, L.CONTACTED),    STAYS,        r.supervisor,        (r.unit_chosen, r.reason_given),  "",  (),                                 "unit",    POLICY),
    Row("contact",    (L.DISPATCHED,),                L.CONTACTED,  r.handler,           (r.something_told,),              "",  ("stop contact",),                  "unit",    POLICY + "（安排专人回访核实）"),
    Row("verify",     (L.CONTACTED,),                 L.VALID,      r.handler,           (r.reason_given, r.complex_needs_a_plan), "", ("stop mending", "start mending"), "unit", STANDARD),
    Row("verify",     (L.CONTACTED,),                 L.INVALID,    r.handler,           (r.reason_given,),                "",  (),                                 "unit",    STANDARD),
    Row("appeal",     (L.INVALID,),                   L.APPEALED,   r.handler,           (r.grounds_given, r.appealed_by_the_unit), "", ("suspend mending", "start appeal"), "bureau", STANDARD + "（误评、恶意评价）"),
    Row("uphold",     (L.APPEALED,),                  L.UPHELD,     r.judge,             (r.reason_given,),                "",  ("stop all",),                      "nobody",  STANDARD),
    Row("reject",     (L.APPEALED,),                  L.REJECTED,   r.judge,             (r.reason_given,),                "",  ("stop appeal", "resume mending"),  "unit",    STANDARD),
    Row("begin",      (L.VALID, L.REJECTED),          L.RECTIFYING, r.handler,           (r.reason_given,),                "",  (),                                 "unit",    POLICY + "（限期整改）"),
    Row("rectify",    (L.RECTIFYING,),                L.RECTIFIED,  r.handler,           (r.reason_given,),                "",  ("stop mending", "start revisit"),  "bureau",  POLICY),
    Row("explain",    (L.VALID, L.INVALID, L.REJECTED), L.RECTIFIED, r.handler,          (r.answer_written,),              "",  ("stop mending", "start revisit"),  "bureau",  POLICY + "（依法不能办的，解释说明）"),
    Row("revisit",    (L.RECTIFIED,),                 L.REVISITED,  r.supervisor,        (r.something_told, r.not_revisited_by_nobody), "", ("stop revisit",),       "bureau",  POLICY + "（实名差评回访整改率100%）"),
    Row("revisit",    (L.RECTIFIED,),                 L.RECTIFYING, r.supervisor,        (r.something_told, r.not_revisited_by_nobody), "", ("stop revisit", "start mending"), "unit", POLICY),
    Row("close",      (L.REVISITED,),                 L.CLOSED,     r.supervisor,        (r.summary_is_clean,),            "",  ("stop all",),                      "nobody",  POLICY),
    Row("close",      (L.RECTIFIED,),                 L.CLOSED,     r.supervisor,        (r.revisited_or_nameless, r.summary_is_clean), "", ("stop all",),           "nobody",  POLICY),
)

COMPLAINTS = Table(
    "Complaints and consultations 投诉、咨询、办不成事反映（被投诉的人不能看、不能办）", Said,
    {
        "register": "登记", "accept": "受理", "decline": "不予受理", "assign": "分派", "reassign": "改派", "settle": "办理",
        "extend": "延长期限", "answer": "答复", "revisit": "回访", "archive": "归档", "withdraw": "撤回",
    },
    #   act           from                            to             who             provided that                    document  clock                                 held by      article
    Row("register",   (NOTHING,),                     C.REGISTERED,  r.registrar,    (r.reason_given,),                    "",  ("start acceptance", "start answer"), "bureau",    "GB/T 39046 表10"),
    Row("accept",     (C.REGISTERED,),                C.ACCEPTED,    r.supervisor,   (r.is_complaint,),                    "",  ("stop acceptance", "start mending"), "bureau",    "GB/T 39046 表10"),
    Row("decline",    (C.REGISTERED,),                C.NOT_ACCEPTED, r.supervisor,  (r.decline_reason_given,),            "",  ("stop all",),                        "nobody",    "GB/T 39046 表10"),
    Row("assign",     (C.ACCEPTED,),                  C.ASSIGNED,    r.supervisor,   (r.unit_chosen,),                     "",  (),                                   "unit",      "GB/T 39046 表10"),
    Row("assign",     (C.REGISTERED,),                C.ASSIGNED,    r.supervisor,   (r.is_consultation, r.unit_chosen),   "",  (),                                   "unit",      "GB/T 39046 表10"),
    Row("reassign",   (C.ASSIGNED,),                  STAYS,         r.supervisor,   (r.unit_chosen, r.reason_given),      "",  (),                                   "unit",      "GB/T 39046 表10"),
    Row("extend",     (C.ASSIGNED,),                  STAYS,         r.supervisor,   (r.is_complaint, r.reason_given, r.extended_once), "", ("extend mending",),       "=",         "GB/T 39046 表10（延期及原因）"),
    Row("settle",     (C.ASSIGNED,),                  C.HANDLED,     r.handler,      (r.is_complaint, r.finding_made, r.reason_given), "", (),                         "unit",      "GB/T 39046 表10"),
    Row("answer",     (C.HANDLED,),                   C.ANSWERED,    r.handler,      (r.answer_written,),                  "",  ("stop mending", "start revisit"),    "bureau",    "GB/T 39046 表10"),
    Row("answer",     (C.REGISTERED,),                C.ANSWERED,    r.supervisor,   (r.is_consultation, r.answer_written), "", ("stop answer",),                     "bureau",    "GB/T 39046 表10"),
    Row("answer",     (C.ASSIGNED,),                  C.ANSWERED,    r.handler,      (r.is_consultation, r.answer_written), "", ("stop answer",),                     "bureau",    "GB/T 39046 表10"),
    Row("revisit",    (C.ANSWERED,),                  C.REVISITED,   r.supervisor,   (r.something_told, r.not_revisited_by_nobody), "", ("stop revisit",),             "bureau",    "GB/T 39046 表10"),
    Row("revisit",    (C.ANSWERED,),                  C.ASSIGNED,    r.supervisor,   (r.is_complaint, r.something_told, r.not_revisited_by_nobody), "", ("stop revisit", "start mending"), "unit", "GB/T 39046 表10"),
    Row("archive",    (C.REVISITED,),                 C.ARCHIVED,    r.supervisor,   (r.summary_is_clean,),                "",  ("stop all",),                        "nobody",    "GB/T 39046 表10"),
    Row("archive",    (C.ANSWERED,),                  C.ARCHIVED,    r.supervisor,   (r.is_consultation, r.summary_is_clean), "", ("stop all",),                      "nobody",    "GB/T 39046 表10"),
    Row("withdraw",   (C.REGISTERED, C.ACCEPTED, C.ASSIGNED), C.WITHDRAWN, r.complainant, (),                           "",  ("stop all",),                        "nobody",    "投诉人的处分权"),
)
# fmt: on
