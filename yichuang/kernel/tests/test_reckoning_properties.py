"""What holds for every date, length and suspension."""

from datetime import date, timedelta

from hypothesis import assume, settings
from hypothesis import given as given_any
from hypothesis import strategies as st

from yichuang.kernel.calendar import Calendar
from yichuang.kernel.calendar_years import shipped
from yichuang.kernel.reckoning import Mark, reckon

CALENDAR = shipped()
DAYS = st.dates(date(2010, 1, 1), date(2024, 12, 31))
LENGTHS = st.integers(0, 90)
UNITS = st.sampled_from(["workday", "day", "month"])
SPANS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 30)), max_size=4)


def given(*strategies):
    """Without a deadline: a busy machine is not a fault of the calendar."""
    return lambda test: settings(deadline=None)(given_any(*strategies)(test))


def start(on, length, unit="workday"):
    return Mark("start", on, min(length, 18) if unit == "month" else length, unit=unit)


def pauses(begun, spans):
    marks = []
    for after, days in spans:
        first = begun + timedelta(after)
        marks += [Mark("suspend", first, why="检验"), Mark("resume", first + timedelta(days))]
    return marks


def reckoned(*marks, calendar=CALENDAR, **how):
    return reckon(marks, calendar=calendar, **how)


@given(DAYS, st.integers(1, 40), LENGTHS, UNITS)
def test_a_later_start_is_never_due_earlier(begun, later, length, unit):
    first = reckoned(start(begun, length, unit))
    second = reckoned(start(begun + timedelta(later), length, unit))

    assert first.due_on <= second.due_on


@given(DAYS, LENGTHS, st.integers(1, 80), st.integers(0, 30))
def test_a_suspension_of_n_counted_days_moves_the_due_date_by_n(begun, length, after, days):
    before = reckoned(start(begun, length))
    first, last = begun + timedelta(after), begun + timedelta(after + days)
    assume(last <= before.due_on)
    n = sum(CALENDAR.is_workday(first + timedelta(day)) for day in range(days + 1))

    found = reckoned(start(begun, length), *pauses(begun, [(after, days)]))

    assert CALENDAR.position(found.due_on) - CALENDAR.position(before.due_on) == n


@given(DAYS, st.integers(1, 200), st.integers(1, 150), st.integers(0, 30))
def test_a_suspension_of_n_natural_days_moves_the_last_counted_day_by_n(begun, length, after, days):
    assume(after + days <= length)

    found = reckoned(start(begun, length, "day"), *pauses(begun, [(after, days)]))

    assert found.path.end.last_counted == begun + timedelta(length + days + 1)


@given(DAYS, st.integers(1, 90), st.integers(0, 60), st.integers(0, 30), st.integers(0, 30))
def test_overlapping_suspensions_are_their_union(begun, length, after, days, more):
    overlap = after + days // 2
    both = pauses(begun, [(after, days), (overlap, more)])
    union = pauses(begun, [(after, max(days, overlap - after + more))])

    assert reckoned(start(begun, length), *both).due_on == reckoned(start(begun, length), *union).due_on


@given(DAYS, st.integers(1, 90), SPANS, st.permutations(range(4)))
def test_the_order_in_which_suspensions_are_told_does_not_matter(begun, length, spans, order):
    shuffled = [spans[place] for place in order if place < len(spans)]

    one = reckoned(start(begun, length), *pauses(begun, spans))

    assert one.due_on == reckoned(start(begun, length), *pauses(begun, shuffled)).due_on


@given(DAYS, LENGTHS, UNITS, SPANS, st.integers(0, 15))
def test_the_counted_days_of_the_lines_are_the_limit(begun, length, unit, spans, extension):
    found = reckoned(start(begun, length, unit), *pauses(begun, spans), Mark("extend", begun, extension))

    assert sum(line.counted for line in found.lines) == found.total
    assert found.lines[-1].upto == found.total
    assert found.lines[-1].last == found.due_on


@given(DAYS, LENGTHS, UNITS, SPANS)
def test_the_lines_cover_every_day_once_and_in_order(begun, length, unit, spans):
    found = reckoned(start(begun, length, unit), *pauses(begun, spans))

    day = begun
    for line in found.lines[:-1]:
        assert line.first == (day if line.kind == "start" else day + timedelta(1))
        day = line.last
    assert day == found.due_on


@given(DAYS, LENGTHS, UNITS, SPANS)
def test_a_due_date_is_a_working_day_unless_due_at_once(begun, length, unit, spans):
    found = reckoned(start(begun, length, unit), *pauses(begun, spans))

    assert CALENDAR.is_workday(found.due_on) or not length


@given(DAYS, st.integers(1, 90), SPANS)
def test_working_days_are_what_counting_day_by_day_gives(begun, length, spans):
    """The slow way, as a clerk counts on a wall calendar."""
    off = {begun + timedelta(after + n) for after, days in spans for n in range(days + 1)}
    day, count = begun, 0
    while count < length:
        day += timedelta(1)
        count += CALENDAR.is_workday(day) and day not in off

    found = reckoned(start(begun, length), *pauses(begun, spans), today=day)

    assert (found.due_on, found.elapsed, found.remaining) == (day, length, 0)


@given(DAYS, st.integers(1, 90), SPANS)
def test_lights_come_in_order_between_start_and_due_date(begun, length, spans):
    found = reckoned(start(begun, length), *pauses(begun, spans))

    assert begun <= found.hint_on <= found.warn_on <= found.due_on < found.red_on


@given(st.dates(date(2020, 10, 1), date(2020, 12, 31)), LENGTHS, UNITS, SPANS, st.integers(0, 15))
def test_provisional_then_final_gives_the_same_as_direct(begun, length, unit, spans, extension):
    """What is held until the notice comes is never later than the truth, and says how much is missing."""
    published = Calendar(day for day in CALENDAR if day.day.year <= 2020)
    marks = [start(begun, length, unit), *pauses(begun, spans), Mark("extend", begun, extension)]
    direct = reckoned(*marks)

    held = reckoned(*marks, calendar=published)
    final = reckoned(*marks, calendar=published.changed(CALENDAR))

    assert final.due_on == direct.due_on
    assert held.due_on <= direct.due_on
    assert held.provisional == (held.due_on != direct.due_on or direct.due_on > published.known_until)
    assert (held.red_on is None) == held.provisional
    if unit == "workday":
        assert sum(line.counted for line in held.lines) == held.total - held.still_to_count
    elif not held.provisional:
        assert held.lines == direct.lines
