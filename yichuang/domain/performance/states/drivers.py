"""What a budget line follows 驱动因素: as suggested by its name, or as somebody chose."""

from django.db.models import TextChoices

from yichuang.domain.performance.rules import drivers as r
from yichuang.domain.performance.rules.estimates import asker
from yichuang.kernel.states import NOTHING, Row, Table


class FollowsState(TextChoices):
    CHOSEN = "CHOSEN", "已选定"
    SUGGESTED = "SUGGESTED", "按系统建议"


F = FollowsState

# fmt: off
FOLLOWS = Table(
    "What a budget line follows 科目的驱动因素", FollowsState,
    {"choose": "选定驱动因素", "leave": "改回系统建议"},
    #   act         from                              to            who      provided that                       held by              article
    Row("choose",   (NOTHING, F.CHOSEN, F.SUGGESTED), F.CHOSEN,     asker,   (r.choice_fits, r.reason_told),     held_by="nobody",    article="预算法 32"),
    Row("leave",    (F.CHOSEN,),                      F.SUGGESTED,  asker,   (r.reason_told,),                   held_by="nobody",    article="预算法 32"),
)
# fmt: on
