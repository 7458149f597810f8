from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import now
from yichuang.domain.identity.tests.factories import staff
from yichuang.kernel import workdays

CALENDAR = reverse("desk:calendar")
NOTICE = "起,止,类别,名称\n2027-01-01,2027-01-03,放假,元旦\n2027-02-06,,调休上班,春节\n"
CLOSURE = {
    "kind": "closure", "source": "示例〔2026〕1号", "name": "大厅搬迁",
    "first_year": "2026", "first_month": "3", "first_day": "5",
    "last_year": "2026", "last_month": "3", "last_day": "6",
}  # fmt: skip


@pytest.fixture
def sun(desk, hall):
    workdays.seed()
    return desk(hall.sun)


def notice(text=NOTICE):
    return {"kind": "notice", "source": "示例〔2026〕2号", "file": SimpleUploadedFile("放假.csv", text.encode())}


def test_a_closure_shows_which_dates_move_before_anything_moves(sun, hall):
    case = hall.accepted()
    before = now(case).due_on

    shown = sun.post(CALENDAR, CLOSURE)

    assert [str(day) for day, _, _ in shown.context["preview"]["days"]] == ["2026-03-05", "2026-03-06"]
    assert {number for _, _, number in shown.context["preview"]["moves"]} == {case.number}
    assert now(case).due_on == before


def test_a_yes_moves_the_dates_and_the_ledger_says_so(sun, hall):
    case = hall.accepted()
    shown = sun.post(CALENDAR, CLOSURE)

    answer = sun.post(CALENDAR, {"held": shown.context["preview"]["held"]})

    assert answer.url == CALENDAR
    assert str(now(case).promise_due) == "2026-03-11"
    assert "工作日历调整" in sun.get(reverse("desk:case", args=[case.number])).text


def test_a_years_notice_is_looked_at_and_taken_in(sun):
    shown = sun.post(CALENDAR, notice())
    assert workdays.current().known_until.year == 2026

    sun.post(CALENDAR, {"held": shown.context["preview"]["held"]})

    assert str(workdays.current().known_until) == "2027-12-31"
    assert ("调休上班", "春节") in [(word, name) for _, word, name in sun.get(CALENDAR).context["special_days"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NOTICE.replace("放假", "休息"), "类别"),
        (NOTICE.replace("2027-02-06", "2027-02-08"), "不是周六或周日"),
        ("起,止,名称\n2027-01-01,,元旦\n", "缺少这一列"),
    ],
)
def test_a_notice_that_cannot_be_says_why_and_changes_nothing(sun, text, said):
    answer = sun.post(CALENDAR, notice(text))

    assert answer.status_code == 422
    assert said in answer.text
    assert answer.context["preview"] is None
    assert workdays.current().known_until.year == 2026


def test_a_closure_that_ends_before_it_begins_is_a_mistake_with_nothing_lost(sun):
    answer = sun.post(CALENDAR, CLOSURE | {"last_day": "4"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["last"] == ["最后一天不能早于第一天"]
    assert answer.context["form"]["name"].value() == "大厅搬迁"


def test_a_preview_kept_too_long_is_asked_for_again(sun, at):
    shown = sun.post(CALENDAR, CLOSURE)
    for minute in ("10:25", "10:50"):
        at(f"2026-03-02 {minute}")
        sun.get(CALENDAR)
    at("2026-03-02 11:01")

    sun.post(CALENDAR, {"held": shown.context["preview"]["held"]})

    assert workdays.current().is_workday(date(2026, 3, 5))


def test_a_supervisor_of_one_body_does_not_change_the_calendar_of_all(desk, hall):
    one = desk(staff("SUPERVISOR", body=hall.body, name="孙二"))

    assert one.post(CALENDAR, CLOSURE).status_code == 403


def test_an_officer_does_not_see_the_calendar_page(desk, hall):
    assert desk(hall.zhao).get(CALENDAR).status_code == 403
