"""What a rule holds for: questions to the kernel's clocks, by dates alone, so that an index answers them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from yichuang.domain.supervision.models import Card, CardRule
from yichuang.domain.supervision.states import STANDING
from yichuang.domain.supervision.tables import METRICS, NATURAL_DAY, NOTICES, OVERDUE, REMAINING, SHARE
from yichuang.kernel import workdays
from yichuang.kernel.calendar import ONE_DAY, Calendar
from yichuang.kernel.marks import EXTEND, STOP, WORKDAY, Mark
from yichuang.kernel.models import Clock
from yichuang.kernel.reckoning import Reckoning, reckon

LONGEST = 400  # days of a limit; nothing is promised for longer
MOVED_ON = 20  # days by which an end may move to the next working day, and more than that
MONTH = 31


@dataclass(frozen=True)
class Found:
    """A running clock for which a rule holds and no card was shown yet."""

    clock: int
    thing: str
    rule: CardRule


def last_day_within(calendar: Calendar, today: date, days: int) -> date:
    """The last day that is at most so many working days after today."""
    if days < 0:
        return today - ONE_DAY
    position = calendar.position(today) + days + 1
    return calendar.at(position) - ONE_DAY if position <= calendar.last_position else calendar.known_until


def day_before(calendar: Calendar, today: date, days: int) -> date:
    """The working day from which on there were so many, today among them where it is worked."""
    return calendar.at(calendar.position(today) - days + 1)


def clocks_where(rule: CardRule, today: date, calendar: Calendar) -> QuerySet[Clock]:
    """The running clocks of cases a rule may hold for: exact for limits in working days; of limits in days or months
    a few more, which `holds` tells apart. Never a suspended or a provisional one."""
    metric = METRICS[rule.metric]
    running = Clock.objects.running().filter(
        kind__in=metric.kinds, provisional=False, thing__startswith=metric.of, due_on__isnull=False
    )
    if metric.how == NOTICES:
        return told_more_than_once(rule)
    asked = {SHARE: share_used, REMAINING: nearly_due, OVERDUE: overdue}[metric.how]
    return running.filter(asked(rule, today, calendar))


def share_used(rule: CardRule, today: date, calendar: Calendar) -> Q:
    """So much of the limit is used when at most `left` of its days are left: a step for each length."""
    in_days = Q(pk=None)
    for left, shortest in steps(rule.threshold):
        in_days |= Q(length__gte=shortest, due_on__lte=last_day_within(calendar, today, left))
    longest = left_of(rule.threshold, LONGEST)
    natural = ~Q(unit=WORKDAY) & Q(due_on__lte=today + timedelta(days=longest * MONTH // 2 + MOVED_ON))
    return (Q(unit=WORKDAY) & in_days) | natural


@cache
def steps(threshold: Decimal) -> tuple[tuple[int, int], ...]:
    """How many days may be left, each with the shortest limit of which it is so much."""
    shortest: dict[int, int] = {}
    for length in range(1, LONGEST):
        shortest.setdefault(left_of(threshold, length), length)
    return tuple(shortest.items())


def left_of(threshold: Decimal, total: int) -> int:
    return total - ceil(Fraction(str(threshold)) * total)


def nearly_due(rule: CardRule, today: date, calendar: Calendar) -> Q:
    """A limit no longer than the threshold would be nearly due as soon as it begins: it is left out."""
    most = int(rule.threshold)
    last = last_day_within(calendar, today, most)
    first = last_day_within(calendar, today, most - 1) + ONE_DAY if rule.compare == "==" else today
    return Q(due_on__gte=max(first, today), due_on__lte=last, length__gt=most)


def overdue(rule: CardRule, today: date, calendar: Calendar) -> Q:
    """So many working days, or natural days where the rule counts those, have passed since the end."""
    many = int(rule.threshold)
    natural = rule.unit == NATURAL_DAY
    return Q(red_on__lte=today - timedelta(days=many - 1) if natural else day_before(calendar, today, many))


def told_more_than_once(rule: CardRule) -> QuerySet[Clock]:
    """A correction notice each starts a clock; the last of them runs, or the office's answer to what came in."""
    same = Clock.objects.filter(thing=OuterRef("thing"), kind="correction").order_by()
    many = same.values("thing").annotate(many=Count("pk")).values("many")
    running = Clock.objects.running().filter(
        kind__in=METRICS[rule.metric].kinds, thing__startswith=METRICS[rule.metric].of
    )
    counted = running.annotate(told=Coalesce(Subquery(many, output_field=IntegerField()), 0))
    return counted.filter(told__gte=int(rule.threshold))


def unshown(rule: CardRule, today: date, calendar: Calendar) -> QuerySet[Clock]:
    """Those of them without a card that is as bad, or that somebody has decided on."""
    same = Card.objects.filter(about=OuterRef("thing"), topic=METRICS[rule.metric].topic, occasion="")
    shown = same.filter(Q(state__in=STANDING, rank__gte=rule.rank) | Q(settled__gte=rule.rank))
    return clocks_where(rule, today, calendar).filter(~Exists(shown))


def found(rules: Iterable[CardRule], today: date) -> list[Found]:
    """What the rules hold for and no card says yet, in one query: of each thing and topic the worst rule alone."""
    calendar, by_code = workdays.current(), {rule.number: rule for rule in rules}
    legs = [
        unshown(rule, today, calendar).order_by().values_list("pk", "thing", Value(code))
        for code, rule in by_code.items()
    ]
    if not legs:
        return []
    worst: dict[tuple[str, str], Found] = {}
    for clock, thing, code in legs[0].union(*legs[1:], all=True) if legs[1:] else legs[0]:
        rule = by_code[code]
        key = (thing, METRICS[rule.metric].topic)
        if key not in worst or worst[key].rule.rank < rule.rank:
            worst[key] = Found(clock, thing, rule)
    return list(worst.values())


# ------------------------------------------------------------------------------------------ one clock, exactly


def as_of(clock: Clock, on: date, calendar: Calendar) -> Reckoning | None:
    """The clock as it stood on a day, by what is known of it now: a suspension told later than that day is left out
    unless it was dated back, an extension counts whenever it was approved. None where it did not run that day."""
    marks = [Mark.read(order) for order in clock.marks]
    if any(mark.what == STOP and mark.on < on for mark in marks):
        return None
    known = [mark for mark in marks if mark.what == EXTEND or (mark.on <= on and mark.what != STOP)]
    return reckon(known, calendar=calendar, today=on) if known else None


def holds(rule: dict, clock: Clock, on: date, calendar: Calendar | None = None) -> bool:
    """Whether a rule, told as `told_of` tells it, holds for a clock on a day; by a calendar, else by the one the clock
    was reckoned on."""
    calendar = calendar or workdays.of_edition(clock.edition)
    how, threshold = METRICS[rule["metric"]].how, Fraction(rule["threshold"])
    if how == NOTICES:
        return Clock.objects.filter(thing=clock.thing, kind="correction", start__lte=on).count() >= threshold
    stands = as_of(clock, on, calendar)
    if stands is None or stands.due_on is None or stands.provisional or not stands.total:
        return False
    if how == SHARE:
        return stands.elapsed >= ceil(threshold * stands.total)
    if how == OVERDUE and METRICS[rule["metric"]].unit == NATURAL_DAY:
        return (on - stands.due_on).days >= threshold
    if how == OVERDUE:
        return calendar.position(on) - calendar.position(stands.due_on) >= threshold
    left = calendar.position(stands.due_on) - calendar.position(on)
    reached = left == threshold if rule["compare"] == "==" else left <= threshold
    return on <= stands.due_on and reached and clock.length > threshold


def was_late(clock: Clock, calendar: Calendar) -> bool:
    """Whether a stopped clock had run out before the day it was stopped, by a calendar."""
    stands = reckon([Mark.read(order) for order in clock.marks], calendar=calendar)
    return stands.red_on is not None and stands.red_on <= clock.stopped_on


def told_of(rule: CardRule) -> dict:
    """A rule as evidence keeps it."""
    return {
        "code": rule.number,
        "version": rule.version,
        "metric": rule.metric,
        "compare": rule.compare,
        "threshold": str(rule.threshold),
        "says": rule.in_words,
    }


def counted_days(clock: Clock, on: date) -> list[date]:
    """The days that were counted on a clock up to a day, that day among them."""
    marks = [Mark.read(order) for order in clock.marks]
    stands = reckon(marks, calendar=workdays.of_edition(clock.edition), today=on)
    last = min(filter(None, (on, stands.stopped_on)))
    days = [stands.start + timedelta(days=n) for n in range((last - stands.start).days + 1)]
    return [day for before, day in pairwise(days) if stands.path.elapsed(day) > stands.path.elapsed(before)]
