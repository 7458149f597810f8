"""The calendar in force: read from its table once per process and again when an edition was added."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yichuang.kernel.calendar import ONE_DAY, Calendar, CalendarMissing, Day
from yichuang.kernel.calendar_years import SHIPPED, shipped
from yichuang.kernel.marks import RESUME, START, SUSPEND, WORKDAY, Mark
from yichuang.kernel.models import CalendarEdition, WorkdayCalendar
from yichuang.kernel.reckoning import Reckoning, reckon
from yichuang.kernel.remembering import for_a_moment

NEVER = (0, "")


def current() -> Calendar:
    """The calendar in force. Until the table is filled it is the one that comes with the product."""
    return loaded(*newest())


def of_edition(edition: int) -> Calendar:
    """The calendar as it was at an edition: what a stopped clock ran on."""
    version, token = newest()
    if edition > version:  # somebody confirmed it within this moment
        version, token = newest.now()
    return loaded(version, token) if edition >= version else earlier(edition, version, token)


@for_a_moment
def newest() -> tuple[int, str]:
    return CalendarEdition.objects.order_by("-pk").values_list("pk", "token").first() or NEVER


@lru_cache(maxsize=2)
def loaded(version: int, token: str) -> Calendar:  # noqa: ARG001 - the token keeps apart what a rollback undid
    if not version:
        return shipped()
    rows = WorkdayCalendar.objects.values_list("day", "kind", "name", "source")
    return Calendar((Day(*row) for row in rows.iterator(5000)), version)


@lru_cache(maxsize=16)
def earlier(edition: int, version: int, token: str) -> Calendar:
    if not edition:
        return shipped()
    days = {day.day: day for day in loaded(version, token)}
    for replaced in CalendarEdition.objects.filter(pk__gt=edition).order_by("-pk").values_list("replaced", flat=True):
        for iso, kind, name, source in replaced:
            day = date.fromisoformat(iso)
            if kind is None:
                days.pop(day, None)
            else:
                days[day] = Day(day, kind, name, source)
    return Calendar(days.values(), edition)


def write(days: Iterable[Day], *, by: str, source: str) -> Calendar:
    """Put days into the table as a new edition, and return the calendar they make. The caller says who may."""
    days = list(days)
    with transaction.atomic():
        known = WorkdayCalendar.objects.values_list("day", "kind", "name", "source")
        before = {row[0]: row[1:] for row in known.filter(day__gte=min(day.day for day in days)).iterator(5000)}
        WorkdayCalendar.objects.bulk_create(
            [
                WorkdayCalendar(
                    day=day.day,
                    is_workday=day.is_workday,
                    kind=day.kind,
                    name=day.name,
                    source=day.source or source,
                    updated_by=by,
                )
                for day in days
            ],
            batch_size=1000,
            update_conflicts=True,
            unique_fields=["day"],
            update_fields=["is_workday", "kind", "name", "source", "updated_by"],
        )
        replaced = [[day.day.isoformat(), *before.get(day.day, (None, "", ""))] for day in days]
        CalendarEdition.objects.create(made_by=by, source=source, days=len(days), replaced=replaced)
        transaction.on_commit(newest.forget)
        return loaded(*newest.now())


def seed() -> str:
    """Fill the table with the years that come with the product, and with those a later version of it adds."""
    version, token = newest.now()
    known_until = loaded(version, token).known_until if version else date.min
    if days := [day for day in shipped() if day.day > known_until]:
        write(days, by="随产品附带", source=SHIPPED)
    calendar = current()
    return f"工作日历：{calendar.first:%Y-%m-%d} 至 {calendar.known_until:%Y-%m-%d}"


def closing_time() -> time:
    """When the day's work ends; what is handed in online later counts from the next working day."""
    return settings.CLOSING_TIME


def effective_date(moment: datetime, *, strict: bool = False) -> date:
    """The day on which something handed in at `moment` counts as received.

    That day if it is worked and the office is still open, else the next working day. Where the calendar of that day
    is missing, the day itself: an act is never refused for it, and nobody's limit ends later by it. With `strict`
    it is CalendarMissing(year) instead.
    """
    moment = timezone.localtime(moment)
    day, calendar = moment.date(), current()
    try:
        if calendar.is_workday(day) and moment.time() < closing_time():
            return day
        return calendar.next_workday(day + ONE_DAY)
    except CalendarMissing:
        if strict:
            raise
        return day


def due(start: date, days: int, unit: str = WORKDAY, suspensions: Iterable[tuple[date, date]] = ()) -> Reckoning:
    """When a limit begun on `start` ends, for anyone who asks. `suspensions` are first and last days, both left out.

    Raises CalendarMissing(year) rather than guess, ValueError for a length, unit or span that cannot be.
    """
    marks = [Mark(START, start, days, unit=unit)]
    for first, last in suspensions:
        marks += [Mark(SUSPEND, first), Mark(RESUME, last)]
    return reckon(marks, calendar=current(), strict=True)


def generously_after(day: date, length: int) -> date:
    """The last of `length` working days after `day`, for a day that is told to people. Where the calendar does not
    reach, thrice as many days of any kind: nobody loses time because a notice of the State Council is late."""
    found = reckon([Mark(START, day, length, unit=WORKDAY)], calendar=current())
    return day + timedelta(days=3 * length) if found.provisional else found.due_on
