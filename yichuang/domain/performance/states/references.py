"""Figures of similar towns 同类地区单位成本: noted with their source, struck when they are wrong."""

from django.db.models import TextChoices

from yichuang.domain.performance.rules import references as r
from yichuang.domain.performance.rules.evaluation import keeper
from yichuang.kernel.states import NOTHING, Row, Table


class ReferenceState(TextChoices):
    IN_USE = "IN_USE", "使用中"
    STRUCK = "STRUCK", "已作废"


R = ReferenceState

# fmt: off
REFERENCES = Table(
    "The figures of similar towns 同类地区单位成本", ReferenceState,
    {"note": "登记", "strike": "作废"},
    #   act        from          to         who        provided that                                                                                                        held by              article
    Row("note",    (NOTHING,),   R.IN_USE,  keeper,    (r.cost_is_known, r.year_is_plausible, r.town_is_named, r.value_is_more_than_nothing, r.source_is_named),            held_by="nobody",    article="财预〔2020〕10号 比较法"),
    Row("strike",  (R.IN_USE,),  R.STRUCK,  keeper,    (r.reason_told,),                                                                                                    held_by="nobody",    article="财预〔2020〕10号 比较法"),
)
# fmt: on
