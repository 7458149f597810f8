"""A year's notice or a local closure is imported: what it moves is shown, then carried into every running clock."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from tests.clocks.conftest import SUN, ZHAO, matter, start
from yichuang.domain.identity.models import Account
from yichuang.kernel import clocks, ledger, workdays
from yichuang.kernel.calendar import LOCAL, Day
from yichuang.kernel.calendar_changes import Move, confirm, keep_up, preview, settle, stamp
from yichuang.kernel.calendar_years import year_of
from yichuang.kernel.models import CalendarEdition, Clock, LedgerEntry, WorkdayCalendar
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db

FLOOD = [Day(date(2021, 5, 11), LOCAL, "防汛停工", "示例通知"), Day(date(2021, 5, 12), LOCAL, "防汛停工", "示例通知")]
YEAR_2027 = year_of(2027, {date(2027, 1, 1): "元旦"}, {date(2027, 1, 3): "元旦"}, "示例通知")


@pytest.fixture(autouse=True)
def _seeded(db):
    workdays.seed()


def row(thing, kind="promise"):
    return clocks.of(thing).get(kind=kind)


@time_machine.travel("2021-05-10 09:00 +0800")
def test_a_preview_names_the_dates_that_would_move_and_writes_nothing():
    matter("MEI", start("promise", "2021-05-06", 10), start("notice", "2021-05-06", 1))
    editions = CalendarEdition.objects.count()

    moves = preview(FLOOD)

    assert moves == [Move("account:MEI", "promise", "body:SPJ", date(2021, 5, 19), date(2021, 5, 21), False, False)]
    assert CalendarEdition.objects.count() == editions
    assert row("account:MEI").due_on == date(2021, 5, 19)
    assert workdays.current().is_workday(date(2021, 5, 11))


@time_machine.travel("2021-05-10 09:00 +0800")
def test_a_confirmed_change_moves_the_row_the_copy_and_the_ledger(copied):
    mei = matter("MEI", start("promise", "2021-05-06", 10))

    moves = confirm(FLOOD, by=SUN, source="示例通知1号")

    assert [move.due_on for move in moves] == [date(2021, 5, 21)]
    assert row(mei).due_on == date(2021, 5, 21)
    assert copied == [("MEI", [date(2021, 5, 21)])]
    assert WorkdayCalendar.objects.get(day=date(2021, 5, 11)).updated_by == "sun 孙"
    last = ledger.last(mei)
    assert (last.act, last.frm, last.to, last.account, last.post, last.note) == (
        "recount",
        mei.state,
        mei.state,
        "sun",
        "监督员",
        "示例通知1号",
    )
    assert last.facts == {
        "clocks": [
            {
                "do": "recount",
                "clock": "promise",
                "on": "2021-05-10",
                "edition": CalendarEdition.objects.last().pk,
                "was_due": "2021-05-19",
                "due_on": "2021-05-21",
                "was_provisional": False,
                "provisional": False,
            }
        ]
    }
    assert list(faults()) == []


def test_the_explanation_follows_the_calendar_and_the_marks_stay():
    mei = matter("MEI", start("promise", "2021-05-06", 10))
    marks = row(mei).marks

    confirm(FLOOD, by=SUN, source="示例通知1号")

    assert row(mei).marks == marks
    assert "5月11日至5月12日本地停止办公（防汛停工），不计入。" in [
        line.text for line in clocks.reckoned(row(mei)).lines
    ]


def test_history_is_not_edited():
    mei = matter("MEI", start("promise", "2021-05-06", 10), {"do": "stop", "clock": "promise", "on": "2021-05-20"})
    before = list(LedgerEntry.objects.values()), Clock.objects.values().get()

    assert preview(FLOOD) == []
    assert confirm(FLOOD, by=SUN, source="示例通知1号") == []

    assert (list(LedgerEntry.objects.values()), Clock.objects.values().get()) == before
    assert clocks.reckoned(row(mei)).due_on == row(mei).due_on == date(2021, 5, 19)


def test_a_notice_makes_provisional_clocks_final_and_the_same_as_direct():
    mei = matter("MEI", start("promise", "2026-12-20", 20), start("delivery", "2027-01-08", 3))
    assert (row(mei).provisional, row(mei).red_on, row(mei).still_to_count) == (True, None, 11)

    moves = confirm(YEAR_2027, by=SUN, source="示例通知")

    assert {(m.kind, m.was_due, m.due_on, m.was_provisional, m.provisional) for m in moves} == {
        ("promise", date(2026, 12, 31), date(2027, 1, 15), True, False),
        ("delivery", date(2027, 1, 8), date(2027, 1, 13), True, False),
    }
    li = matter("LI", start("promise", "2026-12-20", 20))
    names = [*clocks.SHOWN, "held_by"]
    assert {name: getattr(row(mei), name) for name in names} == {name: getattr(row(li), name) for name in names}
    assert len(ledger.of(mei)) == 2
    assert clocks.awaiting_notice().count() == 0


def test_a_date_that_stays_becomes_final_with_a_ledger_line():
    mei = matter("MEI", start("promise", "2026-12-05", 30, "day"))  # Monday 4 January 2027, worked or not?

    moves = confirm(YEAR_2027, by=SUN, source="示例通知")

    assert [(move.was_due, move.due_on, move.provisional) for move in moves] == [
        (date(2027, 1, 4), date(2027, 1, 4), False)
    ]
    assert ledger.last(mei).act == "recount"


def test_a_suspended_clock_has_no_date_to_move_and_resumes_on_the_new_calendar():
    suspend = {"do": "suspend", "clock": "promise", "on": "2021-05-10", "days": 2, "why": "检验"}
    mei = matter("MEI", start("promise", "2021-05-06", 10), suspend)

    assert confirm(FLOOD, by=SUN, source="示例通知1号") == []

    assert row(mei).named_until == date(2021, 5, 14)
    assert row(mei).edition == workdays.current().version
    turn = clocks.Turn(mei, [{"do": "resume", "clock": "promise", "on": "2021-05-10"}], held_by="")
    turn.save()
    assert row(mei).due_on == date(2021, 5, 24)


def test_a_clock_the_change_does_not_touch_keeps_its_row_and_ledger():
    mei = matter("MEI", start("promise", "2021-06-01", 10))
    before = row(mei)

    confirm(FLOOD, by=SUN, source="示例通知1号")

    assert (row(mei).due_on, row(mei).edition) == (before.due_on, before.edition + 1)
    assert ledger.of(mei).count() == 1


def test_only_who_holds_the_calendar_may_change_it():
    with pytest.raises(PermissionDenied):
        confirm(FLOOD, by=ZHAO, source="示例通知1号")

    assert workdays.current().is_workday(date(2021, 5, 11))


def test_a_change_that_cannot_be_changes_nothing():
    days = [*FLOOD, Day(date(2021, 5, 13), "makeup", "元旦")]
    editions = CalendarEdition.objects.count()

    for attempt in (lambda: preview(days), lambda: confirm(days, by=SUN, source="示例通知1号")):
        with pytest.raises(ActRefused):
            attempt()

    assert CalendarEdition.objects.count() == editions


def test_a_thing_that_fails_keeps_its_date_whole_and_comes_again(monkeypatch, caplog):
    li, mei = matter("LI", start("promise", "2021-05-06", 10)), matter("MEI", start("promise", "2021-05-06", 10))
    with monkeypatch.context() as broken:
        broken.setattr(Account, "show_clocks", lambda thing, _: 1 / (thing.number != "LI"))
        moved = confirm(FLOOD, by=SUN, source="示例通知1号")

    assert [move.thing for move in moved] == ["account:MEI"]
    assert (row(li).due_on, ledger.of(li).count()) == (date(2021, 5, 19), 1)
    assert (row(mei).due_on, ledger.of(mei).count()) == (date(2021, 5, 21), 2)
    assert caplog.messages == ["account:LI could not be recounted"]

    assert [move.thing for move in settle()] == ["account:LI"]
    assert (row(li).due_on, ledger.of(li).count()) == (date(2021, 5, 21), 2)


def test_a_clock_whose_act_read_the_old_calendar_is_caught_up_once(copied):
    mei = matter("MEI", start("promise", "2021-05-06", 10))
    workdays.write(FLOOD, by="孙", source="示例通知1号")

    assert [move.due_on for move in settle()] == [date(2021, 5, 21)]
    assert settle() == []
    assert (ledger.last(mei).account, ledger.last(mei).actor) == ("", "系统时钟")


def test_a_clock_that_moved_since_it_was_looked_at_is_left_for_the_next_run():
    mei = matter("MEI", start("promise", "2021-05-06", 10))
    workdays.write(FLOOD, by="孙", source="示例通知1号")

    stamp([row(mei).pk], workdays.current())

    assert row(mei).due_on == date(2021, 5, 19)
    assert len(settle()) == 1


def test_the_years_of_a_newer_product_are_taken_in_by_the_schedule():
    Clock.objects.all().delete()
    WorkdayCalendar.objects.filter(day__year=2026).delete()
    CalendarEdition.objects.update(token="without 2026")
    mei = matter("MEI", start("promise", "2025-12-29", 10))
    assert row(mei).missing_year == 2026

    assert keep_up() == 1

    assert (row(mei).due_on, row(mei).provisional) == (date(2026, 1, 13), False)
    assert keep_up() == 0


def test_a_thing_whose_row_was_taken_away_does_not_stop_a_notice(caplog):
    mei = matter("MEI", start("promise", "2021-05-06", 10))
    name = mei.thing
    Account.objects.filter(number="MEI").delete()

    confirm(FLOOD, by=SUN, source="示例通知1号")

    assert row(name).due_on == date(2021, 5, 21)
    assert caplog.messages == ["account:MEI has running clocks and no row"]


def test_preview_and_confirm_agree():
    for n in range(12):
        matter(f"M{n}", start("promise", f"2021-05-{6 + n:02}", 3 + n % 4), start("statutory", "2021-05-06", 5, "day"))

    shown = preview(FLOOD)

    assert sorted(shown, key=repr) == sorted(confirm(FLOOD, by=SUN, source="示例通知1号"), key=repr)
    assert len(shown) > 3
    assert {clock.due_on for clock in Clock.objects.all()} == {
        clocks.reckoned(clock).due_on for clock in Clock.objects.all()
    }
