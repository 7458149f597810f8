"""The life of a card (红黄牌) and of the rules by which cards are shown (domain handbook E6)."""

from django.db.models import TextChoices

from yichuang.domain.supervision import rules as r
from yichuang.domain.supervision.rules import bulletins as rb
from yichuang.domain.supervision.rules import campaigns as rc
from yichuang.domain.supervision.rules import honours as rh
from yichuang.kernel.states import NOTHING, STAYS, Row, Table


class State(TextChoices):
    YELLOW = "YELLOW", "黄牌"
    RED = "RED", "红牌"
    ANSWERED = "ANSWERED", "已答复整改"
    DEFENDED = "DEFENDED", "已申辩"
    MAINTAINED = "MAINTAINED", "维持"
    WITHDRAWN = "WITHDRAWN", "已撤销"


class RuleState(TextChoices):
    ON = "ON", "启用"
    OFF = "OFF", "停用"
    WAITING = "WAITING", "等确认"


class WeighedState(TextChoices):
    IN_FORCE = "IN_FORCE", "使用中"


class PatrolState(TextChoices):
    OPEN = "OPEN", "等答复"
    REPLIED = "REPLIED", "已答复"
    CLOSED = "CLOSED", "已办结"
    DROPPED = "DROPPED", "不成立"


class RoundState(TextChoices):
    WALKED = "WALKED", "已巡查"


class HonourState(TextChoices):
    HELD = "HELD", "在挂"
    WITHDRAWN = "WITHDRAWN", "已收回"


class ServiceState(TextChoices):
    NOTED = "NOTED", "已登记"
    STRUCK = "STRUCK", "已划去"


class RefusalState(TextChoices):
    REGISTERED = "REGISTERED", "已报备"
    PROPER = "PROPER", "依据充分"
    IMPROPER = "IMPROPER", "拒绝不当"


class AskedState(TextChoices):
    OPEN = "OPEN", "办理中"
    DONE = "DONE", "已答复"


P, F, A = PatrolState, RefusalState, AskedState


class BulletinState(TextChoices):
    DRAFT = "DRAFT", "草稿"
    REVIEWED = "REVIEWED", "已审核"
    ISSUED = "ISSUED", "已印发"
    WITHDRAWN = "WITHDRAWN", "已撤回"


class CampaignState(TextChoices):
    NOMINATING = "NOMINATING", "提名"
    SCORED = "SCORED", "数据评分"
    VOTING = "VOTING", "群众投票"
    APPRAISING = "APPRAISING", "民主测评"
    REVIEWING = "REVIEWING", "评审"
    NOTICE = "NOTICE", "公示"
    AWARDED = "AWARDED", "已表彰"
    CALLED_OFF = "CALLED_OFF", "已终止"


class NomineeState(TextChoices):
    NOMINATED = "NOMINATED", "已提名"
    PROPOSED = "PROPOSED", "拟表彰"
    AWARDED = "AWARDED", "已表彰"
    EXCLUDED = "EXCLUDED", "不再参评"


class VoteState(TextChoices):
    COUNTED = "COUNTED", "计入"
    FLAGGED = "FLAGGED", "可疑，等认定"
    KEPT = "KEPT", "认定计入"
    EXCLUDED = "EXCLUDED", "认定剔除"


class ObjectionState(TextChoices):
    OPEN = "OPEN", "等处理"
    UPHELD = "UPHELD", "成立"
    DISMISSED = "DISMISSED", "不成立"


C, N, V, O = CampaignState, NomineeState, VoteState, ObjectionState  # noqa: E741 - O as the others
LIVE = (C.NOMINATING, C.SCORED, C.VOTING, C.APPRAISING, C.REVIEWING, C.NOTICE)
COUNTS = (V.COUNTED, V.KEPT)
S, R, W, B = State, RuleState, WeighedState, BulletinState
FRESH = (S.YELLOW, S.RED)
UNDECIDED = (*FRESH, S.ANSWERED, S.DEFENDED)
STANDING = (*UNDECIDED, S.MAINTAINED)

# fmt: off
CARDS = Table(
    "The life of a card 红黄牌", State,
    {"show_yellow": "亮黄牌", "show_red": "亮红牌", "record": "人工登记", "press": "发出督办单", "answer": "答复整改",
     "defend": "申辩", "maintain": "维持", "lower": "改为黄牌", "withdraw": "撤销", "withdraw_itself": "自动撤销"},
    #   act                from                          to            who                  provided that                    document   clock                           held by       article
    Row("show_yellow",     (NOTHING, *STANDING, S.WITHDRAWN), S.YELLOW,     r.the_clock,         (),                              "",        (),                             "unit",       "电子监察；规则所列依据"),
    Row("show_red",        (NOTHING, *STANDING, S.WITHDRAWN), S.RED,   r.the_clock,         (),                              "",        (),                             "unit",       "电子监察；规则所列依据"),
    Row("record",          (NOTHING,),                   S.YELLOW,     r.recorder,          (r.rule_is_by_hand, r.facts_written, r.proof_kept), "", (),                 "unit",       "电子监察；规则所列依据"),
    Row("record",          (NOTHING,),                   S.RED,        r.recorder,          (r.rule_is_by_hand, r.facts_written, r.proof_kept), "", (),                 "unit",       "电子监察；规则所列依据"),
    Row("press",           FRESH,                        STAYS,        r.clock_or_recorder, (),                              "DOC-30",  ("stop reply", "start reply"),  "unit",       "GB/T 39046—2020 表11"),
    Row("answer",          FRESH,                        S.ANSWERED,   r.replier,           (r.words_written,),              "",        ("stop reply",),                "supervisor", "监察规则"),
    Row("defend",          (*FRESH, S.ANSWERED),         S.DEFENDED,   r.replier,           (r.words_written,),              "",        ("stop reply",),                "supervisor", "监察规则"),
    Row("maintain",        UNDECIDED,                    S.MAINTAINED, r.decider,           (r.reason_given, r.was_heard),   "",        ("stop all",),                  "nobody",     "监察规则"),
    Row("lower",           UNDECIDED,                    S.MAINTAINED, r.decider,           (r.reason_given, r.was_heard, r.was_red), "", ("stop all",),                 "nobody",     "监察规则"),
    Row("withdraw",        STANDING,                     S.WITHDRAWN,  r.decider,           (r.reason_given,),               "",        ("stop all",),                  "nobody",     "监察规则"),
    Row("withdraw_itself", STANDING,                     S.WITHDRAWN,  r.the_clock,         (),                              "",        ("stop all",),                  "nobody",     "期限重新计算；监察规则"),
)

CARD_RULES = Table(
    "The rules of cards 亮牌规则", RuleState,
    {"set_up": "设立规则", "change": "修改规则", "switch_on": "启用", "switch_off": "停用", "ask_first": "一次亮牌过多，等人确认",
     "confirm": "确认亮牌"},
    #   act           from                 to         who          provided that    held by             article
    Row("set_up",     (NOTHING,),          R.ON,      r.keeper,    (r.is_sound,),   held_by="nobody",   article="监察规则"),
    Row("set_up",     (NOTHING,),          R.OFF,     r.keeper,    (r.is_sound,),   held_by="nobody",   article="监察规则"),
    Row("change",     (R.ON, R.WAITING),   R.ON,      r.keeper,    (r.is_sound,),   held_by="nobody",   article="监察规则"),
    Row("change",     (R.OFF,),            R.OFF,     r.keeper,    (r.is_sound,),   held_by="nobody",   article="监察规则"),
    Row("switch_on",  (R.OFF,),            R.ON,      r.keeper,    (r.is_sound,),   held_by="nobody",   article="监察规则"),
    Row("switch_off", (R.ON, R.WAITING),   R.OFF,     r.keeper,    (),              held_by="nobody",   article="监察规则"),
    Row("ask_first",  (R.ON,),             R.WAITING, r.the_clock, (),              held_by="supervisor", article="监察规则"),
    Row("confirm",    (R.WAITING,),        R.ON,      r.keeper,    (),              held_by="nobody",   article="监察规则"),
)

WEIGHTS = Table(
    "The weights of the monthly score 考核权重", WeighedState,
    {"weigh": "设定权重"},
    #   act           from                        to           who          provided that       held by              article
    Row("weigh",      (NOTHING, W.IN_FORCE),      W.IN_FORCE,  r.keeper,    (r.adds_up,),       held_by="nobody",    article="绩效考核办法"),
)
PATROLS = Table(
    "A finding of a patrol 现场巡查", PatrolState,
    {"note": "登记发现", "reply": "答复", "close": "办结", "drop": "不成立"},
    #   act           from                        to             who                      provided that                       document  clock              held by       article
    Row("note",       (NOTHING,),                 P.OPEN,        r.recorder,              (r.facts_written, r.photo_kept),    "",       ("start reply",),  "unit",       "大厅管理制度"),
    Row("reply",      (P.OPEN,),                  P.REPLIED,     r.replier,               (r.words_written,),                 "",       ("stop reply",),   "supervisor", "大厅管理制度"),
    Row("close",      (P.OPEN, P.REPLIED),        P.CLOSED,      r.recorder,              (r.reason_given,),                  "",       ("stop all",),     "nobody",     "大厅管理制度"),
    Row("drop",       (P.OPEN, P.REPLIED),        P.DROPPED,     r.decider,               (r.reason_given,),                  "",       ("stop all",),     "nobody",     "大厅管理制度"),
)

ROUNDS = Table(
    "A patrol of the hall 巡查", RoundState,
    {"walk": "登记巡查"},
    #   act    from         to                 who            provided that               held by            article
    Row("walk", (NOTHING,), RoundState.WALKED, r.patroller,   (r.not_walked_just_now,),   held_by="nobody",  article="大厅管理制度"),
)

REFUSALS = Table(
    "A no that somebody was told 否定报备", RefusalState,
    {"register": "报备", "find_proper": "依据充分", "find_improper": "拒绝不当"},
    #   act              from             to             who          provided that       document  clock               held by       article
    Row("register",      (NOTHING,),      F.REGISTERED,  r.the_clock, (),                 "",       ("start review",),  "supervisor", "否定报备制"),
    Row("find_proper",   (F.REGISTERED,), F.PROPER,      r.decider,   (r.reason_given,),  "",       ("stop review",),   "nobody",     "否定报备制"),
    Row("find_improper", (F.REGISTERED,), F.IMPROPER,    r.decider,   (r.reason_given,),  "",       ("stop review",),   "nobody",     "否定报备制；行政许可法72"),
)

FIRST_ASKED = Table(
    "Who was asked first 首问负责", AskedState,
    {"take_on": "首问登记", "hand_over": "移交", "finish": "答复办结"},
    #   act           from             to           who             provided that                          document  clock                              held by    article
    Row("take_on",    (NOTHING,),      A.OPEN,      r.colleague,    (r.question_written,),                 "",       ("start answer",),                 "person",  "首问负责制"),
    Row("hand_over",  (A.OPEN,),       STAYS,       r.responsible,  (r.receiver_fits, r.outcome_written),  "",       ("stop answer", "start answer"),   "person",  "首问负责制"),
    Row("finish",     (A.OPEN,),       A.DONE,      r.responsible,  (r.outcome_written,),                  "",       ("stop answer",),                  "nobody",  "首问负责制"),
)

HONOURS = Table(
    "A badge of a person 党员先锋岗、雷锋志愿岗", HonourState,
    {"give": "授牌", "take_back": "收回"},
    #   act          from                 to                     who          provided that                                             held by            article
    Row("give",      (NOTHING,),          HonourState.HELD,      r.recorder,  (rh.is_in_post, rh.not_held_yet, rh.merits_written),      held_by="nobody",  article="大厅管理制度"),
    Row("take_back", (HonourState.HELD,), HonourState.WITHDRAWN, r.recorder,  (r.reason_given,),                                        held_by="nobody",  article="大厅管理制度"),
)

SERVICES = Table(
    "Voluntary hours 志愿服务", ServiceState,
    {"serve": "登记志愿服务", "strike": "划去"},
    #   act       from                   to                    who          provided that                                                             held by            article
    Row("serve",  (NOTHING,),            ServiceState.NOTED,   r.recorder,  (rh.is_in_post, rh.service_written, rh.day_is_over, rh.hours_fit),        held_by="nobody",  article="大厅管理制度"),
    Row("strike", (ServiceState.NOTED,), ServiceState.STRUCK,  r.recorder,  (r.reason_given,),                                                        held_by="nobody",  article="大厅管理制度"),
)

BULLETINS = Table(
    "The life of a bulletin 通报", BulletinState,
    {"draft": "起草", "amend": "修改", "review": "审核", "issue": "签发", "give_up": "放弃草稿",
     "withdraw": "撤回"},
    #   act        from                           to           who         provided that       document   held by                    article
    Row("draft",    (NOTHING,),                    B.DRAFT,     rb.drafter, (rb.has_begun,),               held_by="supervisor",      article="党政机关公文处理工作条例8（九）"),
    Row("amend",    (B.DRAFT, B.REVIEWED),         B.DRAFT,     rb.writer,  (),                            held_by="supervisor",      article="党政机关公文处理工作条例19"),
    Row("review",   (B.DRAFT,),                    B.REVIEWED,  r.keeper,   (rb.is_over,),                 held_by="bureau",          article="党政机关公文处理工作条例20"),
    Row("issue",    (B.REVIEWED,),                 B.ISSUED,    rb.signer,  (rb.is_over,),      "DOC-40",  held_by="nobody",          article="党政机关公文处理工作条例22"),
    Row("give_up",  (B.DRAFT, B.REVIEWED),         B.WITHDRAWN, rb.writer,  (rb.reason_told,),             held_by="nobody",          article="党政机关公文处理工作条例35"),
    Row("withdraw", (B.ISSUED,),                   B.WITHDRAWN, rb.head_of_bureau, (rb.reason_told,),      held_by="nobody",          article="党政机关公文处理工作条例35"),
)

CAMPAIGNS = Table(
    "A campaign of 三心评选", CampaignState,
    {"set_up": "发起评选", "score": "数据评分", "open_vote": "开始群众投票", "open_appraisal": "开始民主测评",
     "open_review": "进入评审", "announce": "公示", "award": "表彰", "call_off": "终止评选"},
    #   act              from             to             who          provided that                                          document  clock                              held by       article
    Row("set_up",         (NOTHING,),      C.NOMINATING,  r.keeper,    (rc.plan_is_sound, rc.notice_is_long_enough),          "",       (),                                "supervisor", "三心评选办法"),
    Row("score",          (C.NOMINATING,), C.SCORED,      r.keeper,    (rc.period_is_over, rc.has_nominees),                  "",       (),                                "supervisor", "三心评选办法"),
    Row("open_vote",      (C.SCORED,),     C.VOTING,      r.keeper,    (),                                                    "",       ("start vote",),                   "supervisor", "三心评选办法"),
    Row("open_appraisal", (C.VOTING,),     C.APPRAISING,  r.keeper,    (rc.vote_is_over,),                                    "",       ("stop vote", "start appraisal"),  "supervisor", "三心评选办法"),
    Row("open_review",    (C.APPRAISING,), C.REVIEWING,   r.keeper,    (rc.appraisal_is_over,),                               "",       ("stop appraisal",),               "supervisor", "三心评选办法"),
    Row("announce",       (C.REVIEWING,),  C.NOTICE,      r.keeper,    (rc.reason_told, rc.no_flag_is_open, rc.choice_is_within_quota), "", ("start notice",),             "supervisor", "三心评选办法"),
    Row("award",          (C.NOTICE,),     C.AWARDED,     r.keeper,    (rc.notice_is_over, rc.no_objection_is_open, rc.somebody_is_left), "", ("stop notice",),            "nobody",     "三心评选办法"),
    Row("call_off",       LIVE,            C.CALLED_OFF,  r.keeper,    (rc.reason_told,),                                     "",       ("stop all",),                     "nobody",     "三心评选办法"),
)

NOMINEES = Table(
    "A nominee of 三心评选", NomineeState,
    {"nominate": "提名", "propose": "拟表彰", "award": "表彰", "exclude": "不再参评"},
    #   act        from                        to            who            provided that                                                                                      held by        article
    Row("nominate", (NOTHING,),                N.NOMINATED,  rc.nominator,  (rc.nominating_is_open, rc.award_is_given, rc.is_in_post, rc.merits_written, rc.nothing_bars),      held_by="supervisor", article="三心评选办法"),
    Row("propose",  (N.NOMINATED,),            N.PROPOSED,   rc.unbiased,   (rc.nothing_bars,),                                                                                held_by="supervisor", article="三心评选办法"),
    Row("award",    (N.PROPOSED,),             N.AWARDED,    rc.unbiased,   (rc.nothing_bars,),                                                                                held_by="nobody",     article="三心评选办法"),
    Row("exclude",  (N.NOMINATED, N.PROPOSED), N.EXCLUDED,   r.the_clock,   (rc.reason_told,),                                                                                 held_by="nobody",     article="三心评选办法"),
)

VOTES = Table(
    "A vote of 三心评选", VoteState,
    {"cast": "群众投票", "appraise": "民主测评", "suspect": "发现可疑", "keep": "认定计入", "exclude": "认定剔除"},
    #   act         from          to           who            provided that                                              held by               article
    Row("cast",     (NOTHING,),   V.COUNTED,   rc.anybody,    (rc.phone_answered, rc.vote_is_open, rc.nominee_stands),   held_by="nobody",     article="三心评选办法"),
    Row("cast",     (NOTHING,),   V.FLAGGED,   rc.anybody,    (rc.phone_answered, rc.vote_is_open, rc.nominee_stands),   held_by="supervisor", article="三心评选办法"),
    Row("appraise", (NOTHING,),   V.COUNTED,   rc.appraiser,  (rc.appraisal_is_open, rc.nominee_stands),                 held_by="nobody",     article="三心评选办法"),
    Row("suspect",  (V.COUNTED,), V.FLAGGED,   r.the_clock,   (),                                                        held_by="supervisor", article="三心评选办法"),
    Row("keep",     (V.FLAGGED,), V.KEPT,      rc.unbiased,   (rc.reason_told,),                                         held_by="nobody",     article="三心评选办法"),
    Row("exclude",  (V.FLAGGED,), V.EXCLUDED,  rc.unbiased,   (rc.reason_told,),                                         held_by="nobody",     article="三心评选办法"),
)

OBJECTIONS = Table(
    "An objection in 三心评选", ObjectionState,
    {"object": "提出异议", "uphold": "异议成立", "dismiss": "异议不成立"},
    #   act        from         to            who           provided that                                                        held by               article
    Row("object",  (NOTHING,),  O.OPEN,       rc.anybody,   (rc.on_notice, rc.about_somebody_proposed, rc.objection_written),    held_by="supervisor", article="三心评选办法"),
    Row("uphold",  (O.OPEN,),   O.UPHELD,     rc.unbiased,  (rc.reason_told,),                                                   held_by="nobody",     article="三心评选办法"),
    Row("dismiss", (O.OPEN,),   O.DISMISSED,  rc.unbiased,  (rc.reason_told,),                                                   held_by="nobody",     article="三心评选办法"),
)
# fmt: on
