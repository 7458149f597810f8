"""The measures of supervision 红黄牌. A card is of the day it was first shown, whatever became of it since."""

from django.db.models import Q

from yichuang.domain.supervision.models import Card, Patrol, PatrolRound, Refusal
from yichuang.domain.supervision.states import STANDING, PatrolState, RefusalState, State
from yichuang.kernel.measures import Population, count, register, share, total

STANDS, TAKEN_BACK = Q(state__in=STANDING), Q(state=State.WITHDRAWN)

SHOWN = Population(
    "supervision.shown", "亮过的红黄牌",
    "首次亮牌当天计一张；同一件事由黄转红仍是一张，计在首次亮牌的日子。提示（蓝灯）不是牌。",
    rows=Card.objects.all, day="first_on",
    by={"department": "unit", "window": "window", "person": "person"}, body="unit", region="unit__region",
    listed="cards",
)  # fmt: skip

FOUND = Population(
    "supervision.found", "巡查发现", "发现当天计一条；查明不成立的不算。", rows=lambda: Patrol.objects.exclude(state=PatrolState.DROPPED),
    day="found_on", by={"department": "unit", "window": "window", "person": "person"}, body="unit",
    region="unit__region", listed="patrols",
)  # fmt: skip
REFUSED = Population(
    "supervision.refused", "否定报备", "作出当天计一件：退回修改、不予受理、不需办理、不予许可，都自动报备。", rows=Refusal.objects.all,
    day="refused_on", by={"department": "unit", "person": "person"}, body="unit", region="unit__region",
    listed="refusals",
)  # fmt: skip
WALKED = Population(
    "supervision.walked", "现场巡查", "登记的当天计一次，没有发现问题的也算；同一个人一小时内登记的算一次。视频巡查不算。",
    rows=lambda: PatrolRound.objects.filter(way="on_site"), day="walked_on",
    by={"department": "unit", "person": "person"}, body="unit", region="unit__region", listed="rounds",
)  # fmt: skip
REVIEWED = Q(state__in=(RefusalState.PROPER, RefusalState.IMPROPER))

register(
    count("supervision.patrols", "现场巡查", "期间内现场巡查大厅的次数，按巡查单位。", of=WALKED, unit="次"),
    count("supervision.patrol_findings", "巡查发现", "期间内巡查发现的问题，查明不成立的不算。", of=FOUND, unit="条"),
    count("supervision.refusals", "否定报备量", "期间内对申请人说“不”、自动报备的件数。", of=REFUSED),
    share("supervision.refusals_reviewed", "否定报备复查率", "期间内报备的，已由外单位监督人复查的占多少。", of=REFUSED, where=REVIEWED),
    count(
        "supervision.refusals_improper", "拒绝不当的", "期间内报备的，复查认定拒绝不当的件数：应当受理、应当准予的。", of=REFUSED,
        where=Q(state=RefusalState.IMPROPER),
    ),
    count("supervision.cards_shown", "亮牌数", "期间内首次亮出的红牌、黄牌，后来撤销的也算。", of=SHOWN, unit="张"),
    count(
        "supervision.cards_standing", "有效的牌", "期间内首次亮出、到现在没有撤销的红牌、黄牌。", of=SHOWN, where=STANDS, unit="张"
    ),
    count("supervision.red_standing", "有效的红牌", "其中的红牌。", of=SHOWN, where=STANDS & Q(colour="red"), unit="张"),
    count("supervision.yellow_standing", "有效的黄牌", "其中的黄牌。", of=SHOWN, where=STANDS & Q(colour="yellow"), unit="张"),
    count(
        "supervision.cards_withdrawn", "撤销的牌", "期间内首次亮出、后来撤销的牌：期限重新计算的自动撤销，申辩成立的由监督人撤销。",
        of=SHOWN, where=TAKEN_BACK, unit="张",
    ),
    share("supervision.withdrawal_rate", "撤销率", "期间内首次亮出的牌中，后来撤销的占多少。", of=SHOWN, where=TAKEN_BACK),
    total(
        "supervision.points", "红黄牌扣分", "期间内首次亮出、到现在没有撤销的牌，按各自规则扣的分之和。", of=SHOWN, where=STANDS,
        column="points", unit="分",
    ),
)  # fmt: skip
