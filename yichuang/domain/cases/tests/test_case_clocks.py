"""What a case copies from its clocks."""

from datetime import date

from yichuang.domain.cases.models import Case
from yichuang.kernel import clocks
from yichuang.kernel.calendar_years import shipped
from yichuang.kernel.models import Clock


def clock(kind: str, on: str, length: int, *more: dict) -> Clock:
    start = {"do": "start", "clock": kind, "on": on, "length": length, "unit": "workday"}
    row = Clock(thing="case:1", kind=kind, marks=[start, *more])
    clocks.show(row, shipped())
    return row


def shown(*running: Clock) -> Case:
    case = Case()
    case.show_clocks(list(running))
    return case


def test_the_queue_sorts_by_the_nearest_date():
    case = shown(clock("statutory", "2021-05-06", 20), clock("promise", "2021-05-06", 10))

    assert (case.statutory_due, case.promise_due) == (date(2021, 6, 2), date(2021, 5, 19))
    assert (case.due_on, case.hint_on, case.warn_on, case.red_on) == tuple(
        date(2021, 5, day) for day in (19, 17, 18, 20)
    )


def test_a_provisional_date_sorts_the_queue_and_has_no_consequence():
    case = shown(clock("notice", "2026-12-30", 5))

    assert (case.notice_due, case.due_on, case.warn_on, case.red_on) == (
        None,
        date(2026, 12, 31),
        date(2026, 12, 31),
        None,
    )


def test_a_suspended_limit_has_no_date():
    suspend = {"do": "suspend", "clock": "promise", "on": "2021-05-10"}

    case = shown(clock("promise", "2021-05-06", 10, suspend))

    assert (case.promise_due, case.due_on, case.suspended_since) == (None, None, date(2021, 5, 10))


def test_a_special_procedure_is_no_due_date_and_has_its_own_end():
    suspend = {"do": "suspend", "clock": "promise", "on": "2021-05-10"}

    case = shown(clock("promise", "2021-05-06", 10, suspend), clock("special", "2021-05-10", 5))

    assert (case.due_on, case.hint_on, case.warn_on) == (None, None, None)
    assert (case.resumes_on, case.next_on, case.red_on) == (date(2021, 5, 17), date(2021, 5, 17), date(2021, 5, 18))
    assert [case.overruns(date(2021, 5, day)) for day in (17, 18)] == [False, True]
