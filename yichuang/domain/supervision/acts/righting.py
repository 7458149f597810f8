"""A card that turns out wrong goes by itself: the calendar changed, a suspension or an extension was approved, the
case was voided, or one of the yellow cards a red one was made of is gone."""

from logging import getLogger

from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from yichuang.domain.supervision.acts import telling
from yichuang.domain.supervision.models import Card
from yichuang.domain.supervision.reads import measuring
from yichuang.domain.supervision.reads.months import yellow_cards_of
from yichuang.domain.supervision.states import CARDS
from yichuang.kernel import clocks, ledger
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.models import LedgerEntry, LedgerHead

log = getLogger(__name__)

AT_ONCE = 500
VOIDED = "本件已经作废。"


def set_right() -> int:
    """Look at the standing cards whose matter moved since they were last looked at; how many were withdrawn."""
    heads = LedgerHead.objects.filter(thing=OuterRef("about")).values("seq")
    moved = Card.objects.standing().filter(by_hand=False).annotate(now=Subquery(heads)).filter(now__gt=F("seen"))
    cards = list(moved.select_related("clock", "unit").order_by("pk")[:AT_ONCE])
    return sum(looked_at(card) for card in cards) + set_months_right()


def looked_at(card: Card) -> int:
    """Withdraw one card where it is wrong now; else note up to which line it was looked at."""
    try:
        if why := why_wrong(card):
            take_back(card, why)
            return 1
        Card.objects.filter(pk=card.pk).update(seen=card.now)
    except Exception:
        log.exception("%s could not be looked at", card)
    return 0


def why_wrong(card: Card) -> str:
    """Why the card should not have been shown, as is known now; "" where it stands."""
    last = LedgerEntry.objects.filter(thing=card.about).order_by("-seq").first()
    if last.act == "void":
        return VOIDED
    showing = card.showings.last()
    if card.clock is None or measuring.METRICS[showing.evidence["rule"]["metric"]].on_clocks is False:
        return ""
    if measuring.holds(showing.evidence["rule"], card.clock, card.shown_on):
        return ""
    return f"{cause(card)}按现在的期限，{card.shown_on.month}月{card.shown_on.day}日还不到亮牌的时候。"


def cause(card: Card) -> str:
    """What happened since: the newest line that moved its clock."""
    lines = LedgerEntry.objects.filter(thing=card.about, seq__gt=card.seen).order_by("-seq")
    for line in lines:
        done = {order["do"] for order in line.facts.get("clocks", ()) if order["clock"] == card.clock.kind}
        if line.act == clocks.RECOUNT:
            return f"工作日历调整（{line.note}），期限重新计算。" if line.note else "工作日历调整，期限重新计算。"
        if "extend" in done:
            return f"期限经批准延长{f'（{line.document}）' if line.document else ''}。"
        if "suspend" in done:
            return f"期限经批准暂停{f'（{line.document}）' if line.document else ''}。"
    return "期限重新计算。"


def take_back(card: Card, why: str) -> Card:
    with CARDS.step(card, "withdraw_itself", by=THE_CLOCK) as step:
        step.thing.withdrawn_on = step.on
        step.thing.seen = getattr(card, "now", step.thing.seen)
        step.note = why
    telling.tell_of_withdrawal(step.thing, ledger.last(step.thing).seq, why)
    return step.thing


def set_months_right() -> int:
    """Red cards made of yellow ones, of which too few are left."""
    month = timezone.localdate().replace(day=1)
    withdrawn = 0
    for card in Card.objects.standing().filter(topic="repeated", shown_on__gte=month).select_related("unit"):
        showing = card.showings.last()
        needed = int(float(showing.evidence["rule"]["threshold"]))
        left = yellow_cards_of(card.person, card.occasion)
        if left < needed:
            take_back(card, f"黄牌撤销后，{card.occasion[5:].lstrip('0')}月只剩{left}张。")
            withdrawn += 1
    return withdrawn
