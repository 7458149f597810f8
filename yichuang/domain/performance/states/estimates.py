"""The life of an estimate 下年预算测算: asked for, reckoned, adopted."""

from django.db.models import TextChoices

from yichuang.domain.performance.rules import estimates as r
from yichuang.kernel.states import NOTHING, Row, Table


class EstimateState(TextChoices):
    WAITING = "WAITING", "正在测算"
    DRAFTED = "DRAFTED", "草稿"
    FAILED = "FAILED", "没有算成"
    ADOPTED = "ADOPTED", "已采用"
    DROPPED = "DROPPED", "不用了"


E = EstimateState

# fmt: off
ESTIMATES = Table(
    "The life of an estimate 下年预算测算", EstimateState,
    {"ask": "提出测算", "draft": "算出草稿", "fail": "没有算成", "adopt": "采用", "withdraw": "撤下", "drop": "不用了"},
    #   act         from                    to          who          provided that        held by                     article
    Row("ask",      (NOTHING,),             E.WAITING,  r.asker,     (r.has_books,),      held_by="clock",            article="预算法 32"),
    Row("draft",    (E.WAITING,),           E.DRAFTED,  r.the_clock, (),                  held_by="unit",             article="预算法 32"),
    Row("fail",     (E.WAITING,),           E.FAILED,   r.the_clock, (r.reason_told,),    held_by="nobody",           article="预算法 32"),
    Row("adopt",    (E.DRAFTED,),           E.ADOPTED,  r.adopter,   (r.none_is_adopted,), held_by="nobody",          article="预算法 32；项目支出绩效评价管理办法 结果应用"),
    Row("withdraw", (E.ADOPTED,),           E.DROPPED,  r.head,      (r.reason_told,),    held_by="nobody",           article="预算法 32"),
    Row("drop",     (E.WAITING, E.DRAFTED), E.DROPPED,  r.asker,     (r.reason_told,),    held_by="nobody",           article="预算法 32"),
)
# fmt: on
