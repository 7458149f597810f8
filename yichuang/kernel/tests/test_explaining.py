"""What people read below a date."""

from datetime import date

import pytest

from yichuang.kernel.calendar import LOCAL, Day
from yichuang.kernel.calendar_years import shipped
from yichuang.kernel.reckoning import Mark, reckon

MAY_6 = date(2021, 5, 6)
TESTING = {"why": "检验", "document": "示例特告〔2021〕1号"}


def explained(*marks, calendar=None):
    return [line.text for line in reckon(marks, calendar=calendar or shipped()).lines]


def test_a_suspension_is_named_with_its_document():
    suspended = Mark("suspend", date(2021, 5, 10), 10, **TESTING)

    assert explained(Mark("start", MAY_6, 10), suspended, Mark("resume", date(2021, 5, 21))) == [
        "2021年5月6日（星期四）开始计时，当天不计入，期限10个工作日。",
        "5月7日（星期五）计入，第1个工作日。",
        "5月8日（星期六）劳动节调休上班，计入，第2个工作日。",
        "5月9日（星期日）周末，不计入。",
        "5月10日至5月21日暂停计时，其间10个工作日不计入：检验（示例特告〔2021〕1号）。",
        "5月22日至5月23日周末，不计入。",
        "5月24日至5月28日计入，第3至第7个工作日。",
        "5月29日至5月30日周末，不计入。",
        "5月31日至6月2日计入，第8至第10个工作日。",
        "2021年6月2日（星期三）到期。",
    ]


def test_holidays_and_make_up_days_carry_their_names():
    assert explained(Mark("start", date(2021, 9, 17), 5)) == [
        "2021年9月17日（星期五）开始计时，当天不计入，期限5个工作日。",
        "9月18日（星期六）中秋节调休上班，计入，第1个工作日。",
        "9月19日至9月21日中秋节放假，不计入。",
        "9月22日至9月24日计入，第2至第4个工作日。",
        "9月25日（星期六）周末，不计入。",
        "9月26日（星期日）国庆节调休上班，计入，第5个工作日。",
        "2021年9月26日（星期日）到期。",
    ]


def test_an_extension_names_its_approver_its_document_and_the_date_before():
    extended = Mark("extend", date(2021, 5, 12), 2, "案情复杂", "示例延告〔2021〕3号", "孙")

    assert explained(Mark("start", date(2021, 5, 10), 3), extended)[1:] == [
        "5月11日至5月13日计入，第1至第3个工作日。",
        "原定5月13日到期，经孙批准延长2个工作日：案情复杂（示例延告〔2021〕3号）。",
        "5月14日（星期五）计入，第4个工作日。",
        "5月15日至5月16日周末，不计入。",
        "5月17日（星期一）计入，第5个工作日。",
        "2021年5月17日（星期一）到期。",
    ]


def test_a_suspension_that_goes_on_says_what_is_left_when_it_ends():
    suspended = Mark("suspend", date(2021, 5, 10), 10, **TESTING)

    assert explained(Mark("start", MAY_6, 10), suspended)[-1] == (
        "5月10日起暂停计时：检验（示例特告〔2021〕1号）。已书面告知所需时间10个工作日，恢复后还有8个工作日。"
    )


def test_two_suspensions_at_once_are_both_named():
    marks = [
        Mark("start", MAY_6, 3),
        Mark("suspend", date(2021, 5, 10), **TESTING),
        Mark("suspend", date(2021, 5, 11), why="听证"),
        Mark("resume", date(2021, 5, 11)),
        Mark("resume", date(2021, 5, 12)),
    ]

    assert [text for text in explained(*marks) if "暂停" in text] == [
        "5月10日（星期一）暂停计时，其间1个工作日不计入：检验（示例特告〔2021〕1号）。",
        "5月11日（星期二）暂停计时，其间1个工作日不计入：检验（示例特告〔2021〕1号）；听证。",
        "5月12日（星期三）暂停计时，其间1个工作日不计入：检验（示例特告〔2021〕1号）。",
    ]


def test_a_missing_year_is_named_with_the_days_still_to_count():
    assert explained(Mark("start", date(2026, 12, 25), 10)) == [
        "2026年12月25日（星期五）开始计时，当天不计入，期限10个工作日。",
        "12月26日至12月27日周末，不计入。",
        "12月28日至12月31日计入，第1至第4个工作日。",
        "2027年的工作日安排尚未公布，还有6个工作日要计，到期日暂记为2026年12月31日，公布并导入后自动确定，不会更早。",
    ]


def test_natural_days_move_on_from_a_day_not_worked_and_are_extended_by_working_days():
    extended = Mark("extend", date(2021, 5, 14), 1, by="孙")

    assert explained(Mark("start", MAY_6, 9, unit="day"), extended) == [
        "2021年5月6日（星期四）开始计时，当天不计入，期限9天。",
        "5月7日至5月15日计入，第1至第9天。",
        "期限最后一天5月15日（星期六）不是工作日，顺延到5月17日（星期一）。",
        "原定5月17日到期，经孙批准延长1个工作日。",
        "5月18日（星期二）计入，延长期第1个工作日。",
        "2021年5月18日（星期二）到期。",
    ]


def test_months_say_how_many_days_they_are():
    assert explained(Mark("start", date(2021, 12, 15), 1, unit="month")) == [
        "2021年12月15日（星期三）开始计时，当天不计入，期限1个月（合31天）。",
        "12月16日至2022年1月15日计入，第1至第31天。",
        "期限最后一天1月15日（星期六）不是工作日，顺延到1月17日（星期一）。",
        "2022年1月17日（星期一）到期。",
    ]


@pytest.mark.parametrize(
    ("stopped", "sentence"),
    [
        (date(2021, 5, 11), "2021年5月11日停止计时，实际用时1个工作日，在期限之内。"),
        (date(2021, 5, 14), "2021年5月14日停止计时，实际用时4个工作日，已超过期限。"),
    ],
)
def test_a_stop_says_what_was_used(stopped, sentence):
    assert explained(Mark("start", date(2021, 5, 10), 3), Mark("stop", stopped))[-1] == sentence


def test_an_instant_matter_is_due_at_once():
    assert explained(Mark("start", MAY_6, 0)) == [
        "2021年5月6日（星期四）开始计时，当天办结。",
        "2021年5月6日（星期四）到期。",
    ]


def test_a_local_closure_is_named():
    closed = shipped().changed([Day(date(2021, 5, 11), LOCAL, "防汛停工通知", "示例通知")])

    assert explained(Mark("start", date(2021, 5, 10), 1), calendar=closed)[1:3] == [
        "5月11日（星期二）本地停止办公（防汛停工通知），不计入。",
        "5月12日（星期三）计入，第1个工作日。",
    ]


def test_a_line_can_be_sent_as_json():
    line = reckon([Mark("start", date(2021, 5, 10), 1)], calendar=shipped()).lines[1]

    assert line.as_json() == {
        "kind": "counted",
        "first": "2021-05-11",
        "last": "2021-05-11",
        "text": "5月11日（星期二）计入，第1个工作日。",
        "counted": 1,
        "upto": 1,
        "name": "",
        "document": "",
        "by": "",
    }
