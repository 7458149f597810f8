"""Clocks as rows: what an act's orders do to them, and how they read."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from yichuang.kernel import clocks
from yichuang.kernel.calendar_years import shipped
from yichuang.kernel.models import Clock

pytestmark = pytest.mark.django_db

ERRAND = SimpleNamespace(thing="errand:1")
MAY_6, MAY_10, MAY_21 = "2021-05-06", "2021-05-10", "2021-05-21"


def order(do, clock, on, **more):
    return {"do": do, "clock": clock, "on": on, **more}


def start(clock, on, length, **more):
    return order("start", clock, on, length=length, unit="workday", **more)


def turn(*orders, held_by="body:SPJ", document="", thing=ERRAND):
    """One act: the orders as the ledger keeps them afterwards."""
    turned = clocks.Turn(thing, orders, held_by=held_by)
    turned.save(document=document)
    return turned


def row(kind):
    return clocks.of(ERRAND).filter(kind=kind).last()


def test_a_start_makes_a_row_with_all_its_dates():
    turn(start("promise", MAY_6, 10))

    clock = row("promise")
    assert (clock.start, clock.length, clock.unit, clock.held_by) == (date(2021, 5, 6), 10, "workday", "body:SPJ")
    assert (clock.due_on, clock.hint_on, clock.warn_on, clock.red_on) == tuple(
        date(2021, 5, day) for day in (19, 17, 18, 20)
    )
    assert (clock.stopped_on, clock.suspended_since, clock.provisional) == (None, None, False)


def test_one_act_may_stop_one_clock_and_start_others():
    turn(start("notice", MAY_6, 5))

    turned = turn(order("stop", "notice", MAY_10), start("statutory", MAY_10, 20), start("promise", MAY_10, 10))

    assert [clock.kind for clock in turned.running] == ["statutory", "promise"]
    assert [clock.kind for clock in turned.moved] == ["notice", "statutory", "promise"]
    assert row("notice").stopped_on == date(2021, 5, 10)


def test_a_start_of_a_running_clock_keeps_the_first_day():
    turn(start("notice", MAY_6, 5))

    turned = turn(start("notice", MAY_10, 5))

    assert turned.orders == []
    assert clocks.of(ERRAND).get().start == date(2021, 5, 6)


def test_a_clock_stopped_and_started_again_has_two_rows():
    turn(start("notice", MAY_6, 5))

    turn(order("stop", "notice", MAY_10), start("notice", MAY_10, 5))

    assert list(clocks.of(ERRAND).values_list("start", "stopped_on")) == [
        (date(2021, 5, 6), date(2021, 5, 10)),
        (date(2021, 5, 10), None),
    ]


def test_a_clock_may_start_and_stop_in_one_act():
    turn(start("promise", MAY_6, 0), order("stop", "promise", MAY_6))

    assert (row("promise").due_on, row("promise").stopped_on) == (date(2021, 5, 6), date(2021, 5, 6))


def test_stop_all_is_one_order_for_each_running_clock():
    turn(start("statutory", MAY_6, 20), start("promise", MAY_6, 10))

    turned = turn(order("stop", "all", MAY_10))

    assert turned.orders == [order("stop", "statutory", MAY_10), order("stop", "promise", MAY_10)]
    assert turned.running == []


def test_to_stop_what_does_not_run_changes_nothing():
    assert turn(order("stop", "notice", MAY_10), order("stop", "all", MAY_10)).orders == []
    assert Clock.objects.count() == 0


@pytest.mark.parametrize("do", ["suspend", "resume", "extend"])
def test_to_move_a_clock_that_does_not_run_is_a_fault(do):
    with pytest.raises(LookupError):
        turn(order(do, "promise", MAY_10))


def test_a_suspension_carries_the_document_of_its_act_into_row_and_ledger():
    turn(start("promise", MAY_6, 10))

    turned = turn(order("suspend", "promise", MAY_10, why="检验", days=10), document="示例特告〔2021〕1号")

    assert turned.orders[0]["document"] == "示例特告〔2021〕1号"
    clock = row("promise")
    assert (clock.due_on, clock.red_on, clock.suspended_since) == (None, None, date(2021, 5, 10))
    assert clock.named_until == date(2021, 5, 24)
    assert "检验（示例特告〔2021〕1号）" in clocks.reckoned(clock).lines[-1].text


def test_a_resumption_gives_the_date_back():
    turn(start("promise", MAY_6, 10))
    turn(order("suspend", "promise", MAY_10, why="检验", days=10))

    turn(order("resume", "all", MAY_21))

    clock = row("promise")
    assert (clock.due_on, clock.suspended_since, clock.named_until) == (date(2021, 6, 2), None, None)


def test_resume_all_passes_by_what_was_not_suspended():
    turn(start("statutory", MAY_6, 20), start("promise", MAY_6, 10))
    turn(order("suspend", "promise", MAY_10))

    assert turn(order("resume", "all", MAY_21)).orders == [order("resume", "promise", MAY_21)]


def test_an_extension_keeps_the_length_and_moves_the_date():
    turn(start("statutory", MAY_6, 10))

    turn(order("extend", "statutory", MAY_10, days=10, why="案情复杂", by="孙"), document="示例延告〔2021〕3号")

    clock = row("statutory")
    assert (clock.length, clock.due_on) == (10, date(2021, 6, 2))
    assert [line.text for line in clocks.reckoned(clock).lines if line.kind == "extended"] == [
        "原定5月19日到期，经孙批准延长10个工作日：案情复杂（示例延告〔2021〕3号）。"
    ]


def test_running_clocks_follow_the_thing_into_other_hands_and_stopped_ones_stay():
    turn(start("notice", MAY_6, 5), held_by="window:A01")

    turn(order("stop", "notice", MAY_10), start("promise", MAY_10, 10), held_by="body:SPJ")
    turn(held_by="person:赵")

    assert (row("notice").held_by, row("promise").held_by) == ("window:A01", "person:赵")


def test_clocks_of_other_things_are_left_alone():
    other = SimpleNamespace(thing="errand:2")
    turn(start("promise", MAY_6, 10), thing=other)

    turn(order("stop", "all", MAY_10))

    assert clocks.of(other).get().stopped_on is None


def test_two_running_clocks_of_a_kind_cannot_be():
    turn(start("promise", MAY_6, 10))
    twin = row("promise")
    twin.pk = None

    with pytest.raises(IntegrityError):
        twin.save()


def test_one_act_costs_at_most_four_statements():
    turn(start("notice", MAY_6, 5))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        turn(order("stop", "notice", MAY_10), start("statutory", MAY_10, 20), start("promise", MAY_10, 10))

    assert len(asked) <= 4


def test_an_act_that_moves_no_clock_costs_one_statement():
    turn(start("promise", MAY_6, 10))

    with CaptureQueriesContext(connection) as asked:
        turn()

    assert len(asked) == 1


def test_lists_of_what_is_due_overdue_overrun_and_provisional():
    turn(start("promise", MAY_6, 10), start("statutory", MAY_6, 20))
    turn(order("suspend", "statutory", MAY_10, why="听证", days=3))
    turn(start("delivery", "2026-12-28", 10))

    def kinds(found):
        return [clock.kind for clock in found]

    assert kinds(clocks.due_before(date(2021, 5, 19))) == []
    assert kinds(clocks.due_before(date(2021, 5, 20))) == ["promise"]
    assert kinds(clocks.overdue(date(2021, 5, 19))) == []
    assert kinds(clocks.overdue(date(2021, 5, 20))) == ["promise"]
    assert kinds(clocks.overdue(date(2021, 5, 20), "statutory", "notice")) == []
    assert kinds(clocks.overrun(date(2021, 5, 13))) == []
    assert kinds(clocks.overrun(date(2021, 5, 14))) == ["statutory"]
    assert kinds(clocks.awaiting_notice()) == ["delivery"]
    assert kinds(clocks.overdue(date(2027, 3, 1), "delivery")) == []


@pytest.mark.parametrize(
    ("today", "colour"),
    [("05-16", "green"), ("05-17", "blue"), ("05-18", "yellow"), ("05-19", "yellow"), ("05-20", "red")],
)
def test_the_light_of_a_running_clock(today, colour):
    turn(start("promise", MAY_6, 10))

    assert clocks.light(row("promise"), date.fromisoformat(f"2021-{today}")) == colour


@pytest.mark.parametrize(("stopped", "colour"), [("2021-05-19", "green"), ("2021-05-20", "red")])
def test_the_light_of_a_stopped_clock_is_that_of_the_day_it_stopped_on(stopped, colour):
    turn(start("promise", MAY_6, 10))
    turn(order("stop", "promise", stopped))

    assert clocks.light(row("promise"), date(2021, 12, 1)) == colour


def test_a_suspended_clock_is_grey_and_one_that_was_over_before_stays_red():
    turn(start("promise", MAY_6, 10), start("notice", MAY_6, 2))
    turn(order("suspend", "all", MAY_21))
    turn(start("delivery", MAY_21, 10), order("suspend", "delivery", MAY_21))

    lights = {clock.kind: clocks.light(clock, date(2021, 6, 1)) for clock in clocks.of(ERRAND)}

    assert lights == {"promise": "red", "notice": "red", "delivery": "grey"}


def test_the_rows_are_what_the_ledger_alone_gives():
    entries = []
    acts = [
        ("window:A01", [start("notice", MAY_6, 5)]),
        ("applicant:P1", [order("stop", "all", MAY_10)]),
        ("body:SPJ", [start("notice", "2021-05-12", 5)]),
        ("body:SPJ", [order("stop", "notice", "2021-05-13"), start("statutory", "2021-05-13", 20)]),
        ("person:赵", []),
        ("person:赵", [start("promise", "2021-05-13", 10)]),
        ("person:赵", [order("suspend", "all", "2021-05-17", why="检验", days=5)]),
        ("person:赵", [order("resume", "all", "2021-05-24")]),
        ("person:赵", [order("extend", "statutory", "2021-05-25", days=10, why="案情复杂", by="孙")]),
        ("window:A01", [order("stop", "statutory", "2021-06-30"), order("stop", "promise", "2021-06-30")]),
        ("window:A02", [start("delivery", "2021-06-30", 10), start("step", "2021-06-30", 1, why="制证")]),
        ("nobody", [order("stop", "step", "2021-06-30")]),
    ]
    for held_by, orders in acts:
        turned = turn(*orders, held_by=held_by, document="示例〔2021〕1号")
        entries.append(SimpleNamespace(thing=ERRAND.thing, held_by=held_by, facts={"clocks": turned.orders}))

    names = [field.name for field in Clock._meta.fields if field.name != "id"]
    rebuilt = [{name: getattr(clock, name) for name in names} for clock in clocks.rebuilt(entries, shipped())]

    assert rebuilt == list(clocks.of(ERRAND).values(*names))
    assert len(rebuilt) == 6
