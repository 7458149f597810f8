"""Two officers of one department have the same case open; the first is done, the second is told who and when."""

from tests.journeys.handling import finds_case
from tests.journeys.stations import XIAO, ZHAO, brought


def test_the_second_of_two_officers_is_told_who_was_faster(town):
    town.at("2026-03-25 09:00")
    number = brought("SCJG-021", "received").number
    zhao, xiao = town.officer(ZHAO), town.officer(XIAO)
    finds_case(zhao, number)
    finds_case(xiao, number)

    town.at("2026-03-25 09:10")
    zhao.presses("受理")
    zhao.reads("“受理”已办好")

    town.at("2026-03-25 09:12")
    xiao.presses("受理")
    xiao.reads(
        "这件事已经往前走了",
        "此件现在的状态是“已受理”，不能再“受理”。",
        "赵以诺于 2026-03-25 09:10 “受理”",
        "什么都没有改动",
    )
    xiao.follows("回到刚才的页面")
    xiao.reads("已受理", "赵以诺")
    xiao.does_not_read("肖景行 状态")
