"""The life of a year's self-evaluation (绩效自评) and of the templates of its indicators."""

from django.db.models import TextChoices

from yichuang.domain.performance.rules import evaluation as r
from yichuang.kernel.states import NOTHING, STAYS, Row, Table


class EvaluationState(TextChoices):
    DRAFT = "DRAFT", "草稿"
    FILLED = "FILLED", "已填报"
    REVIEWED = "REVIEWED", "已审核"
    FINALISED = "FINALISED", "已定稿"
    PUBLISHED = "PUBLISHED", "已公开"
    WITHDRAWN = "WITHDRAWN", "已撤回"


class TemplateState(TextChoices):
    IN_FORCE = "IN_FORCE", "使用中"


E, T = EvaluationState, TemplateState
FROZEN = (E.FINALISED, E.PUBLISHED)
OPEN = (E.DRAFT, E.FILLED, E.REVIEWED)

# fmt: off
EVALUATIONS = Table(
    "The life of a self-evaluation 绩效自评", EvaluationState,
    {"set_up": "建立自评", "set_target": "修改目标值", "set_goal": "写明绩效目标", "enter": "填报数值", "judge": "评定定性指标",
     "explain": "说明偏差",
     "set_aside": "标明不适用", "apply_again": "改回适用", "write": "写报告文字", "fill": "填报完成", "review": "审核", "send_back": "退回修改", "finalise": "定稿",
     "publish": "公开", "object": "提出异议", "note_objection": "登记异议", "answer_objection": "答复异议", "withdraw": "撤回"},
    #   act                 from                         to            who            provided that                                                     document  clock              held by                 article
    Row("set_up",           (NOTHING,),                  E.DRAFT,      r.filler,      (r.year_is_plausible, r.weights_add_up),                          "",       (),                "unit",                 "财预〔2020〕10号"),
    Row("set_target",       (E.DRAFT,),                  STAYS,        r.filler,      (r.target_fits,),                                                 "",       (),                STAYS,                  "财预〔2020〕10号"),
    Row("set_goal",         (E.DRAFT,),                  STAYS,        r.filler,      (r.goal_fits,),                                                   "",       (),                STAYS,                  "财预〔2020〕10号"),
    Row("enter",            (E.DRAFT,),                  STAYS,        r.filler,      (r.value_has_its_proof,),                                         "",       (),                STAYS,                  "财预〔2020〕10号"),
    Row("judge",            (E.DRAFT,),                  STAYS,        r.filler,      (r.judgement_fits,),                                              "",       (),                STAYS,                  "财预〔2020〕10号"),
    Row("explain",          (E.DRAFT,),                  STAYS,        r.filler,      (),                                                               "",       (),                STAYS,                  "财预〔2020〕10号"),
    Row("set_aside",        (E.DRAFT, E.FILLED),         STAYS,        r.filler,      (r.weight_can_be_shared,),                                        "",       (),                STAYS,                  "财预〔2020〕10号"),
    Row("apply_again",      (E.DRAFT, E.FILLED),         STAYS,        r.filler,      (),                                                               "",       (),                STAYS,                  "财预〔2020〕10号"),
    Row("write",            (E.DRAFT,),                  STAYS,        r.filler,      (),                                                               "",       (),                STAYS,                  "财预〔2020〕10号"),
    Row("fill",             (E.DRAFT,),                  E.FILLED,     r.filler,      (r.year_is_over, r.deviations_are_explained),                     "",       (),                "unit",                 "财预〔2020〕10号"),
    Row("review",           (E.FILLED,),                 E.REVIEWED,   r.reviewer,    (r.deviations_are_explained,),                                    "",       (),                "head",                 "财预〔2020〕10号"),
    Row("send_back",        (E.FILLED,),                 E.DRAFT,      r.reviewer,    (r.reason_told,),                                                 "",       (),                "unit",                 "财预〔2020〕10号"),
    Row("send_back",        (E.REVIEWED,),               E.DRAFT,      r.head,        (r.reason_told,),                                                 "",       (),                "unit",                 "财预〔2020〕10号"),
    Row("finalise",         (E.REVIEWED,),               E.FINALISED,  r.finaliser,   (r.nothing_is_missing, r.deviations_are_explained, r.books_agree), "",      (),                "unit",                 "财预〔2020〕10号"),
    Row("publish",          (E.FINALISED,),              E.PUBLISHED,  r.filler,      (),                                                               "",       ("start notice",), "nobody",               "预算法 14；政府信息公开条例 20"),
    Row("object",           (E.PUBLISHED,),              STAYS,        r.anybody,     (r.objection_written, r.notice_is_running),                       "",       (),                STAYS,                  "政府信息公开条例 20"),
    Row("note_objection",   (E.PUBLISHED,),              STAYS,        r.filler,      (r.objection_written, r.notice_is_running),                       "",       (),                STAYS,                  "政府信息公开条例 20"),
    Row("answer_objection", (E.PUBLISHED,),              STAYS,        r.filler,      (r.objection_written,),                                           "",       (),                STAYS,                  "政府信息公开条例 20"),
    Row("withdraw",         (*OPEN, *FROZEN),            E.WITHDRAWN,  r.head,        (r.reason_told,),                                                 "",       ("stop all",),     "nobody",               "财预〔2020〕10号"),
)

TEMPLATES = Table(
    "The templates of indicators 绩效指标模板", TemplateState,
    {"store": "导入模板"},
    #   act           from                        to           who          provided that          held by              article
    Row("store",      (NOTHING, T.IN_FORCE),      T.IN_FORCE,  r.keeper,    (r.weights_add_up,),   held_by="nobody",    article="财预〔2020〕10号"),
)
# fmt: on
