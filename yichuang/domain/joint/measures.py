"""The measures of 一件事: things people came for, and the items these were made of. Of both, because the reference
district counts items (证照联办): 18,395 taken in, 18,123 completed in 2021."""

from django.db.models import Q

from yichuang.domain.cases import measures as cases
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.joint.models import Matter
from yichuang.domain.joint.states import State
from yichuang.kernel.measures import Dimension, Population, count, dimension, register, share, total

dimension(Dimension("theme", "一件事", catalogue.names_of_themes))

MATTER_BY = {"department": "lead", "theme": "theme__theme", "channel": "channel", "window": "window"}
HOW = {
    "by": MATTER_BY, "body": "lead", "region": "lead__region", "listed": "matters",
    "words": {"channel": lambda _: dict(Matter.Channel.choices)},
}  # fmt: skip
FILED = Population(
    "joint.filed", "提交的一件事", "提交日期计一件；草稿不算，后来撤回的仍算。部门是牵头部门。",
    rows=lambda: Matter.objects.filter(filed_on__isnull=False), day="filed_on", **HOW,
)  # fmt: skip
CLOSED = Population(
    "joint.closed", "办结的一件事", "办结日期计一件：其中每个事项都已办结或者不再提交。",
    rows=lambda: Matter.objects.filter(filed_on__isnull=False, closed_on__isnull=False), day="closed_on", **HOW,
)  # fmt: skip


def parts():
    """The cases that are part of a matter; of one struck out and filed again, the one that counts."""
    return cases.counted().exclude(matter="")


def of_cases(name: str, label: str, definition: str, day: str) -> Population:
    return Population(
        f"joint.{name}", label, definition, rows=parts, day=day, by=cases.BY, body="deciding_body", region="region",
        listed="cases", words=cases.RECEIVED.words,
    )  # fmt: skip


ITEMS_RECEIVED = of_cases(
    "items_received",
    "一件事里收件的事项",
    "属于一件事的办件，收件当天计一个事项；还没有提交和作废的不算。",
    "received_on",
)
ITEMS_CLOSED = of_cases(
    "items_closed", "一件事里办结的事项", "属于一件事的办件，办结日期计一个事项；作废的不算。", "closed_on"
)

register(
    count("joint.filed", "一件事提交量", "期间内提交的一件事数。", of=FILED, public=True),
    count("joint.closed", "一件事办结量", "期间内办结的一件事数，不论何时提交。", of=CLOSED, public=True),
    share(
        "joint.all_granted_rate", "一件事全部办成率", "期间内办结的一件事中，每个事项都办成的占多少。", of=CLOSED,
        where=Q(state=State.ALL_GRANTED),
    ),
    count("joint.items_received", "联办事项受理量", "期间内收件的一件事事项数。", of=ITEMS_RECEIVED, unit="个", public=True),
    count("joint.items_completed", "联办事项办结量", "期间内办结的一件事事项数。", of=ITEMS_CLOSED, unit="个", public=True),
    share(
        "joint.items_completion_rate", "联办事项办结率",
        "期间内收件的一件事事项中，到期间最后一天为止已经办结的占多少。和全部办件的办结率是两个数，分母不同。",
        of=ITEMS_RECEIVED, by_end="closed_on", public=True,
    ),
    total(
        "joint.visits_saved", "一件事少跑次数",
        "期间内提交的一件事，一起办比各事项分开办少跑几次的合计：按提交时的导办单，各事项办事指南的到办次数之和减去一起办的次数。",
        of=FILED, column="visits_saved", unit="次", public=True,
    ),
    total(
        "joint.steps_saved", "一件事减少环节",
        "期间内提交的一件事，一起办比各事项分开办减少的办事环节的合计，按提交时的导办单。",
        of=FILED, column="steps_saved", unit="个", public=True,
    ),
    total(
        "joint.materials_saved", "一件事减少材料",
        "期间内提交的一件事，合并和免提交之后比各事项分开办少交的材料份数的合计，按提交时的导办单。",
        of=FILED, column="materials_saved", unit="份", public=True,
    ),
)  # fmt: skip
