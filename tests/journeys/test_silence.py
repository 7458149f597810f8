"""五日不告知，视为受理: nobody opens an application for five working days. Only the clock moves."""

from tests.journeys.handling import finds_case
from tests.journeys.papers import says
from tests.journeys.stations import MEI, ZHAO, brought


def test_five_working_days_of_silence_accept_an_application_nobody_opened(town):
    town.at("2026-08-03 10:00")
    number = brought("SCJG-021", "submitted").number
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{number}/")
    mei.reads("已提交", "告诉您是否受理、要不要补材料 最晚2026年8月10日（星期一）")

    town.at("2026-08-10 23:55")  # the fifth working day is not over
    town.time_passes()
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{number}/")
    mei.reads("已提交")

    town.at("2026-08-11 00:05")
    town.time_passes()
    the_applicant_sees_it(town, number)
    the_department_sees_it(town, number)


def the_applicant_sees_it(town, number):
    """Accepted from the day it was handed in, so that nobody gains by being silent."""
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{number}/")
    mei.unfolds("为什么是这一天")
    mei.reads(
        "已受理",
        "视为受理",
        "系统按时限自动办理",
        "我们承诺的办结期限 最晚2026年8月10日（星期一）",
        "法律规定的办结期限 最晚2026年8月31日（星期一）",
        "2026年8月3日（星期一）开始计时",
    )
    assert says(
        mei.downloads("受理通知书（PDF）"),
        "该申请自收到申请材料之日起即为受理",
        "受理日期2026年8月3日",
        "至2026年8月31日",
    )


def the_department_sees_it(town, number):
    town.at("2026-08-11 09:00")
    zhao = town.officer(ZHAO)
    finds_case(zhao, number)
    zhao.reads("视为受理", "系统按时限自动办理", "行政许可法32(1)(4)", "已超期", "开始审查")
