"""A change of the calendar: what is refused, and how a notice is read."""

from datetime import date, timedelta

import pytest

from yichuang.kernel.calendar import HOLIDAY, LOCAL, MAKEUP, WEEKDAY, WEEKEND, Day
from yichuang.kernel.calendar_checks import checked, notice
from yichuang.kernel.calendar_years import shipped, year_of
from yichuang.kernel.refusals import ActRefused

YEAR_2027 = year_of(2027, {date(2027, 1, 1): "元旦"}, {}, "示例通知")
ROWS_2027 = [
    {"起": "2027-01-01", "止": "2027-01-03", "类别": "放假", "名称": "元旦"},
    {"起": "2027-02-05", "止": "2027-02-11", "类别": "放假", "名称": "春节"},
    {"起": "2027-02-14", "止": "", "类别": "调休上班", "名称": "春节"},
]


def reasons(call, *args):
    with pytest.raises(ActRefused) as refused:
        call(*args)
    return refused.value.reasons


def test_a_whole_year_and_a_local_closure_are_accepted():
    checked(YEAR_2027, shipped())
    checked([Day(date(2026, 12, 1), LOCAL, "防汛停工")], shipped())


@pytest.mark.parametrize(
    ("_why", "days", "expected"),
    [
        ("nothing", [], "没有要登记的日期。请先填写放假、调休上班或停止办公的日期。"),
        ("half a year", YEAR_2027[:100], "2027年只登记到 2027-04-10，请登记全年。"),
        (
            "a year left out",
            year_of(2028, {}, {}, "示例通知"),
            "2027-01-01 至 2027-12-31 的工作日安排还没有登记，请先导入2027年的通知。",
        ),
        (
            "a day twice",
            [Day(date(2026, 12, 1), LOCAL, "防汛停工"), Day(date(2026, 12, 1), HOLIDAY, "元旦")],
            "2026-12-01 登记了两次，请只保留一行。",
        ),
        (
            "a make-up day in the week",
            [Day(date(2026, 12, 1), MAKEUP, "元旦")],
            "2026-12-01 不是周六或周日，不能登记为“调休上班”。",
        ),
        ("a weekend in the week", [Day(date(2026, 12, 1), WEEKEND)], "2026-12-01 不是周六或周日，不能登记为“周末”。"),
        ("a Saturday as weekday", [Day(date(2026, 12, 5), WEEKDAY)], "2026-12-05 是周末，上班请登记为“调休上班”。"),
        (
            "no name",
            [Day(date(2026, 12, 1), LOCAL)],
            "2026-12-01 请写明名称（节日名称，或停止办公的原因）。",
        ),
        ("no such kind", [Day(date(2026, 12, 1), "rain")], "2026-12-01 的类别“rain”无法识别。"),
        (
            "too early",
            [Day(date(2003, 12, 1), LOCAL, "防汛停工")],
            "2003-12-01 早于工作日历的第一天 2004-01-01。",
        ),
    ],
)
def test_a_change_is_refused(_why, days, expected):
    assert reasons(checked, days, shipped()) == [expected]


def test_every_reason_is_given_at_once():
    days = [Day(date(2026, 12, 1), MAKEUP, "元旦"), Day(date(2026, 12, 2), LOCAL)]

    assert len(reasons(checked, days, shipped())) == 2


def test_a_notice_of_a_new_year_is_filled_up_with_ordinary_days():
    days = notice(ROWS_2027, shipped(), "示例通知")

    kinds = {day.day: day.kind for day in days}
    checked(days, shipped())
    assert len(days) == 365
    assert [kinds[date(2027, 1, n)] for n in (1, 3, 4, 9)] == [HOLIDAY, HOLIDAY, WEEKDAY, WEEKEND]
    assert (kinds[date(2027, 2, 14)], kinds[date(2027, 2, 13)]) == (MAKEUP, WEEKEND)


def test_a_notice_of_a_published_year_changes_only_the_named_days():
    closed = {"起": date(2026, 12, 1), "止": date(2026, 12, 2), "类别": "停止办公", "名称": "防汛停工"}

    assert notice([closed], shipped(), "示例通知") == [
        Day(date(2026, 12, 1), LOCAL, "防汛停工", "示例通知"),
        Day(date(2026, 12, 2), LOCAL, "防汛停工", "示例通知"),
    ]


def test_a_notice_may_reach_back_into_the_year_before():
    rows = [*ROWS_2027, {"起": "2026-12-31", "类别": "放假", "名称": "元旦"}]

    days = notice(rows, shipped(), "示例通知")

    assert days[0] == Day(date(2026, 12, 31), HOLIDAY, "元旦", "示例通知")
    assert len(days) == 366


def test_every_faulty_row_is_named():
    rows = [
        {"起": "1.1", "类别": "放假", "名称": "元旦"},
        {"起": "2027-01-03", "止": "2027-01-01", "类别": "放假", "名称": "元旦"},
        {"起": "2027-01-01", "止": str(date(2027, 1, 1) + timedelta(61)), "类别": "放假", "名称": "元旦"},
        {"起": "2027-01-01", "类别": "休息", "名称": "元旦"},
        {"起": "2027-01-01", "类别": "放假", "名称": "元旦"},
        {"起": "2027-01-01", "类别": "放假", "名称": "元旦"},
    ]

    assert reasons(notice, rows, shipped(), "示例通知") == [
        "第1行：“起”的日期“1.1”应当写成 2027-01-01 的样子。",
        "第2行：“止”2027-01-01 应当不早于“起”2027-01-03，且相隔不超过60天。",
        "第3行：“止”2027-03-03 应当不早于“起”2027-01-01，且相隔不超过60天。",
        "第4行：类别“休息”无法识别，可以填写：放假、调休上班、停止办公、工作日、周末。",
        "第6行：2027-01-01 已经在前面的行里登记过。",
    ]
