"""Lists of matters: always through the person who asks."""

from django.db.models import Count, Q

from yichuang.domain.cases.states import CLOSED
from yichuang.domain.joint.models import Matter, Part
from yichuang.domain.joint.states import State
from yichuang.kernel.actors import Actor


def visible_to(actor: Actor):
    return Matter.objects.visible_to(actor).select_related("lead", "theme").order_by("-id")


def drafts_at_counter(actor: Actor):
    """What this clerk began at the window and did not hand in yet, the newest first."""
    return visible_to(actor).filter(account=actor.account, channel="counter", state=State.DRAFT)


def begun_with(actor: Actor, key: str) -> Matter | None:
    """The matter this account began under this key."""
    return visible_to(actor).filter(account=actor.account, key=key).first() if key else None


def with_progress(matters: list[Matter]) -> list[tuple[Matter, int, int]]:
    """Each with how many parts it has and how many of their cases are over."""
    parts = Part.objects.filter(matter__in=[matter.pk for matter in matters]).order_by()
    counted = parts.values_list("matter").annotate(
        many=Count("pk"), over=Count("pk", filter=Q(case__state__in=CLOSED))
    )
    numbers = {matter: (many, over) for matter, many, over in counted}
    return [(matter, *numbers.get(matter.pk, (0, 0))) for matter in matters]


def of_case(actor: Actor, case) -> Matter | None:
    """The matter a case is part of, where the actor may see it."""
    return visible_to(actor).filter(number=case.matter).first() if case.matter else None


def own_copy(actor: Actor) -> list[dict]:
    """What the person said and handed in for a whole matter, for a copy of their own data (个人信息保护法45)."""
    mine = Matter.objects.filter(party_number=actor.own_party or "-") | Matter.objects.filter(account=actor.account)
    return [
        {
            "编号": matter.number,
            "一件事": matter.name,
            "状态": matter.get_state_display(),
            "情形": matter.situations,
            "填写的内容": matter.form,
            "领取方式": matter.delivery,
            "材料": [given["name"] for many in matter.supplies.values() for given in many if "name" in given],
        }
        for matter in mine.visible_to(actor).distinct().order_by("id")
    ]
