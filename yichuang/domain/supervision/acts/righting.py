"""A card that turns out wrong goes by itself: the calendar changed, a suspension or an extension was approved, the
case was voided, or one of the yellow cards a red one was made of is gone."""

from logging import getLogger

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from yichuang.domain.evaluation import reads as evaluation
from yichuang.domain.supervision.acts import telling
from yichuang.domain.supervision.acts.hearing import RATING
from yichuang.domain.supervision.models import Card
from yichuang.domain.supervision.reads import measuring
from yichuang.domain.supervision.reads.months import yellow_cards_of
from yichuang.domain.supervision.states import CARDS, State
from yichuang.domain.supervision.tables import DEEMED, METRICS
from yichuang.kernel import calendar_changes, clocks, ledger, workdays
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.calendar import Calendar
from yichuang.kernel.models import Clock, LedgerEntry, LedgerHead

log = getLogger(__name__)

AT_ONCE = 500
OF_SILENCE = frozenset(name for name, metric in METRICS.items() if metric.how == DEEMED)
STRUCK = "这条评价已经查明不实，撤销了。"
VOIDED = "本件已经作废。"


def set_right() -> int:
    """Look at the standing cards whose matter moved since they were last looked at, and at those whose clock had
    stopped when the calendar changed; how many were withdrawn.

    A change of the calendar recounts running clocks alone (kernel.calendar_changes): what was decided was told its
    dates, and its clock stays as it was counted. A card is another thing: it takes points from a person for being
    late, and who was late by a day on which nobody worked was not. So the card is judged by the calendar as it is
    now (domain handbook B5: clocks run on the dates of workday_calendar; E6).
    """
    heads = LedgerHead.objects.filter(thing=OuterRef("about")).values("seq")
    counted_anew = Q(clock__stopped_on__isnull=False, edition__lt=workdays.current().version)
    standing = Card.objects.standing().filter(by_hand=False).annotate(now=Subquery(heads))
    cards = standing.filter(Q(now__gt=F("seen")) | counted_anew).select_related("clock", "unit").order_by("pk")
    return sum(looked_at(card) for card in cards[:AT_ONCE]) + set_ratings_right() + set_months_right()


def set_ratings_right() -> int:
    """Cards for a bad rating found right, which another body struck as false after it had been mended."""
    things = [f"badrating:{number}" for number in evaluation.found_false_after_all()]
    cards = Card.objects.standing().filter(about__in=things, topic=METRICS[RATING].topic) if things else ()
    return len([take_back(card, STRUCK) for card in cards])


def looked_at(card: Card) -> int:
    """Withdraw one card where it is wrong now; else note up to which line it was looked at, and on which calendar."""
    try:
        calendar = calendar_of(card.clock) if card.clock else None
        if why := why_wrong(card, calendar):
            take_back(card, why)
            return 1
        edition = calendar.version if calendar else card.edition
        Card.objects.filter(pk=card.pk).update(seen=card.now, edition=edition)
    except Exception:
        log.exception("%s could not be looked at", card)
    return 0


def calendar_of(clock: Clock) -> Calendar:
    """A running clock is judged by the calendar it was reckoned on, which is soon the one in force: until it has been
    recounted a card taken back would be shown again. Nothing recounts a stopped one."""
    return workdays.current() if clock.stopped_on else workdays.of_edition(clock.edition)


def why_wrong(card: Card, calendar: Calendar | None) -> str:
    """Why the card should not have been shown, as is known now; "" where it stands."""
    last = LedgerEntry.objects.filter(thing=card.about).order_by("-seq").first()
    if last.act == "void":
        return VOIDED
    if card.clock is None or was_right(card, calendar):
        return ""
    day = f"{card.shown_on.month}月{card.shown_on.day}日"
    if rule_of(card)["metric"] in OF_SILENCE:
        day = f"{card.clock.stopped_on.month}月{card.clock.stopped_on.day}日"
        return f"{cause(card, calendar)}按现在的期限，{day}还没有逾期。"
    return f"{cause(card, calendar)}按现在的期限，{day}还不到亮牌的时候。"


def rule_of(card: Card) -> dict:
    """The rule as it read when the card was last shown."""
    return card.showings.last().evidence["rule"]


def was_right(card: Card, calendar: Calendar) -> bool:
    """Whether what the card says holds by a calendar. Silence is late by the notice clock it stopped; that the case
    counts as accepted stays, for it was told so. What no clock tells is not doubted here."""
    rule = rule_of(card)
    if rule["metric"] in OF_SILENCE:
        return card.clock.stopped_on is None or measuring.was_late(card.clock, calendar)
    return not METRICS[rule["metric"]].on_clocks or measuring.holds(rule, card.clock, card.shown_on, calendar)


def cause(card: Card, calendar: Calendar) -> str:
    """What happened since: a change of the calendar after its clock had stopped, or the newest line that moved its
    clock."""
    if card.clock.edition < calendar.version and was_right(card, workdays.of_edition(card.clock.edition)):
        later = range(card.clock.edition + 1, calendar.version + 1)
        wrong = next(each for each in later if not was_right(card, workdays.of_edition(each)))
        return counted_by(calendar_changes.source_of(wrong))
    lines = LedgerEntry.objects.filter(thing=card.about, seq__gt=card.seen).order_by("-seq")
    for line in lines:
        done = {order["do"] for order in line.facts.get("clocks", ()) if order["clock"] == card.clock.kind}
        if line.act == clocks.RECOUNT:
            return counted_by(line.note)
        if "extend" in done:
            return f"期限经批准延长{f'（{line.document}）' if line.document else ''}。"
        if "suspend" in done:
            return f"期限经批准暂停{f'（{line.document}）' if line.document else ''}。"
    return "期限重新计算。"


def counted_by(source: str) -> str:
    return f"工作日历调整（{source}），期限重新计算。" if source else "工作日历调整，期限重新计算。"


def take_back(card: Card, why: str) -> Card:
    with CARDS.step(card, "withdraw_itself", by=THE_CLOCK) as step:
        step.thing.withdrawn_on = step.on
        step.thing.seen = getattr(card, "now", step.thing.seen)
        step.note = why
    telling.tell_of_withdrawal(step.thing, ledger.last(step.thing).seq, why)
    return step.thing


def set_months_right() -> int:
    """Red cards made of yellow ones, of which too few are left: those of this month, and earlier ones of whom a card
    was withdrawn since."""
    month = timezone.localdate().replace(day=1)
    gone = Card.objects.filter(state=State.WITHDRAWN, person=OuterRef("person"))
    since = Exists(gone.filter(withdrawn_on__gte=OuterRef("shown_on")))
    repeated = Card.objects.standing().filter(Q(shown_on__gte=month) | since, topic="repeated")
    withdrawn = 0
    for card in repeated.select_related("unit"):
        showing = card.showings.last()
        needed = int(float(showing.evidence["rule"]["threshold"]))
        left = yellow_cards_of(card.person, card.occasion)
        if left < needed:
            take_back(card, f"黄牌撤销后，{card.occasion[5:].lstrip('0')}月只剩{left}张。")
            withdrawn += 1
    return withdrawn
