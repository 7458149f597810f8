"""The measures of the item library 事项: what there is, and what the reform saved (domain handbook A7). As it stands
now; rates weigh by sums, never by averaging the items' own."""

from django.db.models import F, Q

from yichuang.domain.catalogue import reads
from yichuang.domain.catalogue.models import ItemVersion
from yichuang.kernel.measures import Dimension, Figure, Population, count, dimension, quotient, register, total

dimension(Dimension("item", "事项", reads.names_of_services))

PUBLISHED = Population(
    "catalogue.published", "公布的事项", "现在公布的实施清单，一个业务办理项计一项。",
    rows=ItemVersion.objects.published, by={"department": "item__body", "item": "item"},
    body="item__body", region="item__body__region", listed="items",
)  # fmt: skip

GRASSROOTS = Q(item__is_grassroots=True)
CUTS = {  # what: its name, the column before, the column now, its unit
    "links": ("办事环节", "item__steps_before", "item__steps_after", "个"),
    "days": ("承诺时限", "item__days_before", "promised_days", "工作日"),
    "visits": ("跑动次数", "item__visits_before", "visits", "次"),
}
COMPARABLE = Q(statutory_days__gt=0, promised_days__isnull=False, statutory_unit=F("promised_unit"))


def known(*columns: str) -> Q:
    return GRASSROOTS & Q(**{f"{column}__isnull": False for column in columns})


register(
    count("catalogue.items", "公布的事项数", "现在公布的政务服务事项数。", of=PUBLISHED, unit="项", public=True),
    count(
        "catalogue.grassroots", "“一门式”事项数", "其中在镇街、村社区办的“一门式”基层公共服务事项数。", of=PUBLISHED,
        where=GRASSROOTS, unit="项", public=True,
    ),
    quotient(
        "catalogue.promise_compression", "承诺时限压缩率",
        "1 − 承诺时限之和 ÷ 法定时限之和；现在公布、法律规定了期限且两者单位相同的事项。按天数之和计算。",
        above=Figure(PUBLISHED, COMPARABLE, F("statutory_days") - F("promised_days")),
        below=Figure(PUBLISHED, COMPARABLE, "statutory_days"), public=True,
    ),
    *(
        measure
        for what, (label, before, now, unit) in CUTS.items()
        for measure in (
            total(
                f"catalogue.{what}_cut", f"{label}减少", f"“一门式”事项优化前后{label}之差的合计；前后都填了的才算。",
                of=PUBLISHED, where=known(before, now), column=F(before) - F(now), unit=unit, public=True,
            ),
            quotient(
                f"catalogue.{what}_cut_rate", f"{label}优化率",
                f"“一门式”事项{label}减少的合计 ÷ 优化前的合计；前后都填了的才算。",
                above=Figure(PUBLISHED, known(before, now), F(before) - F(now)),
                below=Figure(PUBLISHED, known(before, now), before), public=True,
            ),
        )
    ),
)  # fmt: skip
