"""Whose days they were, over any history of holders."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yichuang.domain.supervision.rules.attribution import NEVER_OURS, answerable, days_by_holder, kind_of

MONDAY = date(2026, 3, 2)
HOLDERS = st.sampled_from(
    ["person:a", "person:b", "person:c", "window:A01", "body:B1", "applicant:P", "outside:X", "nobody"]
)
HISTORIES = st.lists(st.tuples(st.integers(0, 30), HOLDERS), min_size=1, max_size=12).map(
    lambda rows: [(MONDAY + timedelta(days=day), holder) for day, holder in sorted(rows, key=lambda row: row[0])]
)
COUNTED = st.sets(st.integers(0, 40), max_size=30).map(lambda days: [MONDAY + timedelta(days=n) for n in sorted(days)])


def had_it(history, day):
    """The slow way: whoever had it when the day began."""
    before = [holder for on, holder in history if on < day]
    return before[-1] if before else ""


@given(HISTORIES, COUNTED)
def test_every_counted_day_belongs_to_one_holder(history, counted):
    days = days_by_holder(history, counted)

    assert sum(days.values()) == len(counted)
    assert days == {holder: sum(had_it(history, day) == holder for day in counted) for holder in days}


@given(HISTORIES, COUNTED)
def test_nobody_outside_the_house_ever_answers(history, counted):
    assert kind_of(answerable(days_by_holder(history, counted))) not in NEVER_OURS - {""}


@given(HISTORIES, COUNTED)
def test_who_answers_had_the_most_days_and_of_as_many_had_it_last(history, counted):
    days = days_by_holder(history, counted)
    holder = answerable(days)
    ours = {one: many for one, many in days.items() if kind_of(one) not in NEVER_OURS}

    assert (holder == "") == (ours == {})
    if ours:
        assert ours[holder] == max(ours.values())
        last = {one: max(day for day in counted if had_it(history, day) == one) for one in ours}
        assert all(last[one] < last[holder] for one in ours if ours[one] == ours[holder] and one != holder)


def test_the_day_it_is_handed_on_is_still_that_of_the_one_before():
    history = [(MONDAY, "person:a"), (MONDAY + timedelta(days=2), "person:b")]
    counted = [MONDAY + timedelta(days=n) for n in range(1, 5)]

    assert days_by_holder(history, counted) == {"person:a": 2, "person:b": 2}
    assert answerable(days_by_holder(history, counted)) == "person:b"
