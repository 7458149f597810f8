"""Whole phones people left, shown at a desk for a reason that is kept (个人信息保护法6、51)."""

from collections.abc import Collection
from datetime import date

from yichuang.kernel.actors import Actor
from yichuang.kernel.models import Thing, Unmasking
from yichuang.kernel.models.unmaskings import SUPERVISION, WHY
from yichuang.kernel.reach import reached
from yichuang.kernel.refusals import ActRefused

ARTICLE = "个人信息保护法6、51"


def note(thing: Thing, told: str, *, by: Actor, region: str, why: str, note: str = "") -> Unmasking:
    """Write down that `by` is about to see a whole phone, `told` in words; `region` is the 12-digit code of whose
    matter it is. Refuses who names no reason, and supervision that does not say what is looked into."""
    if why not in dict(WHY):
        raise ActRefused("请选择查看事由：查看完整号码要留下是谁、为什么。", article=ARTICLE)
    if why == SUPERVISION and not note.strip():
        raise ActRefused("监督检查的，请写明查的是什么。", article=ARTICLE)
    return Unmasking.objects.create(
        thing=thing.thing,
        told=told,
        body=thing.body_code,
        region=region,
        account=by.account,
        who=by.as_text(thing.body_code, thing.item_code, thing.party_number),
        why=why,
        note=note.strip(),
    )


def of(thing: Thing):
    """Who saw a phone left with this thing, the newest first."""
    return Unmasking.objects.filter(thing=thing.thing)


def seen_by(actor: Actor, *, role: str | Collection[str], account: str = "", on: date | None = None):
    """What was seen in bodies this person's posts of these roles reach, the newest first."""
    found = Unmasking.objects.filter(reached(actor, body="body", region="region", role=role))
    found = found.filter(account=account) if account else found
    return found.filter(at__date=on) if on else found
