"""The measures of cases 办件. What is counted stands on the case itself (`models.counted`)."""

from django.db.models import F, Q

from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import State
from yichuang.kernel.measures import (
    Figure,
    Plain,
    Population,
    count,
    mean,
    percentile,
    quotient,
    register,
    share,
    total,
)

DAYS = "工作日"
EVERY = "草稿、本机关依职权立案的和已作废的不算"
BY = {
    "department": "deciding_body", "town": "region", "window": "window", "item": "item_code", "channel": "channel",
}  # fmt: skip


def counted():
    """`ended_as` is the state, by a name for which no index is looked for: the day is to say what is read."""
    return Case.objects.filter(received_on__isnull=False).alias(ended_as=Plain("state"))


def population(name: str, label: str, definition: str, day: str, **by) -> Population:
    return Population(
        f"cases.{name}", label, definition, rows=counted, day=day, by=BY | by, body="deciding_body", region="region",
        listed="cases", words={"channel": lambda _: dict(Case.Channel.choices)},
    )  # fmt: skip


RECEIVED = population(
    "received", "收件的办件",
    f"收件当天计一件；五个工作日没有答复而视为受理、又没有收过件的，以收到申请之日计。{EVERY}。提交后收件前撤回的，没有收件，也不算。",
    "received_on",
)  # fmt: skip
ACCEPTED = population(
    "accepted", "受理的办件", f"受理日期计一件，当场决定和视为受理的在内；视为受理的受理日期是收到申请之日。{EVERY}。",
    "accepted_on", person="handler",
)  # fmt: skip
DECIDED = population(
    "decided", "作出决定的办件",
    f"决定日期计一件，准予和不予都在内；上级或外部系统决定的，以其决定日期计。只作登记的没有决定，不算。{EVERY}。",
    "decided_on", person="handler",
)  # fmt: skip
CLOSED = population(
    "closed", "办结的办件",
    f"办结日期计一件：已送达，或者不予受理、不需办理、退件、撤回、终止。送达后收回重新送达的，以最后一次为准。{EVERY}。",
    "closed_on",
)  # fmt: skip

AGAINST_LAW = Q(law_days__gt=0, used_days__isnull=False)

register(
    count("cases.received", "收件量", "期间内收件的办件数。", of=RECEIVED, public=True),
    count("cases.accepted", "受理量", "期间内受理的办件数。", of=ACCEPTED, public=True),
    count("cases.completed", "办结量", "期间内办结的办件数，不论何时收件。", of=CLOSED, public=True),
    share(
        "cases.completion_rate", "办结率",
        "期间内收件的办件中，到期间最后一天为止已经办结的占多少。分母按收件日期，分子是同一批办件，所以不会超过100%；"
        "期间以后才办结的不算，过去的数字不会再变（作废和收回重新送达的除外）。",
        of=RECEIVED, by_end="closed_on", public=True,
    ),
    count("cases.decided", "决定量", "期间内作出决定的办件数，准予和不予都算。", of=DECIDED),
    share(
        "cases.on_time_rate", "按时办结率",
        "期间内作出决定的办件中，在承诺期限内作出决定的占多少；期限最后一天作出的算按时，特别程序停表的日子不计入。"
        "没有承诺期限可比的（例如从原系统接管时已经决定的）不算。",
        of=DECIDED, where=Q(late=False), among=Q(late__isnull=False), public=True,
    ),
    count("cases.late", "超过承诺期限的决定", "期间内作出决定、但已经超过承诺期限的办件数。", of=DECIDED, where=Q(late=True)),
    share(
        "cases.on_time_by_law_rate", "法定期限内办结率",
        "期间内作出决定的办件中，在法定期限内作出决定的占多少；经批准延长的期限算在内。法律没有规定期限的不算。",
        of=DECIDED, where=Q(late_by_law=False), among=Q(late_by_law__isnull=False),
    ),
    quotient(
        "cases.compression_rate", "实际办理时限压缩率",
        "1 − 实际用时之和 ÷ 法定时限之和。期间内作出决定、法定时限以工作日计的办件；法定时限不含延长，实际用时不含停表。"
        "按天数之和计算，不是各件百分比的平均；总体上超过法定时限时为负数。",
        above=Figure(DECIDED, AGAINST_LAW, F("law_days") - F("used_days")), below=Figure(DECIDED, AGAINST_LAW, "law_days"),
    ),
    mean(
        "cases.average_days", "平均办理用时",
        "期间内作出决定的办件，从受理到决定平均用了几个工作日：受理当天不算，停表的日子不算，当天决定的是0。",
        of=DECIDED, column="used_days", unit=DAYS, public=True,
    ),
    percentile(
        "cases.p90_days", "九成办件的办理用时",
        "期间内作出决定的办件，九成不超过几个工作日：按用时从短到长排，第90%件的用时，不作插值。",
        of=DECIDED, column="used_days", percent=90, unit=DAYS,
    ),
    total(
        "cases.corrections", "补正告知次数",
        "期间内收件的办件，一共书面告知补正几次（含经批准的再次告知）。按收件日期归属，不按告知日期。",
        of=RECEIVED, column="corrections", unit="次",
    ),
    share(
        "cases.correction_rate", "补正率", "期间内收件的办件中，书面告知过补正的占多少。", of=RECEIVED,
        where=Q(corrections__gt=0),
    ),
    count("cases.refusals", "不予许可量", "期间内作出的不予许可决定数；以后送达、归档的仍算。", of=DECIDED, where=Q(denied=True)),
    count(
        "cases.turned_away", "不予受理和不需办理量", "期间内告知不属于本机关职权（不予受理）或者不需要办理的办件数。",
        of=CLOSED, where=Q(ended_as__in=(State.NOT_ACCEPTED, State.NOT_REQUIRED)),
    ),
    count(
        "cases.deemed_accepted", "视为受理量",
        "五个工作日内没有一次性告知，依法视为受理的办件数，计入其受理日期，也就是收到申请之日。",
        of=ACCEPTED, where=Q(deemed=True),
    ),
    share(
        "cases.online_share", "网办率", "期间内收件的办件中，从网上提交的占多少；窗口、自助终端和邮寄不是网上。", of=RECEIVED,
        where=Q(channel="online"), public=True,
    ),
    total(
        "cases.materials_spared", "免提交材料数",
        "期间内收件的办件，以申请人的电子证照代替、没有再要求提交的材料份数；核验没有通过、改收材料的不算。",
        of=RECEIVED, column="spared", unit="份", public=True,
    ),
    count(
        "cases.deferred_accepted", "容缺受理量", "期间内受理时尚缺次要材料、由申请人承诺后补的办件数。", of=ACCEPTED,
        where=Q(deferred__gt=0),
    ),
)  # fmt: skip
