"""撤回: the applicant takes the application back before a decision, and everything stops."""

from tests.journeys.handling import finds_case
from tests.journeys.papers import says
from tests.journeys.stations import MEI, ZHAO, brought


def test_an_applicant_withdraws_and_every_limit_stops(town):
    town.at("2026-06-24 09:00")
    number = brought("SCJG-021", "in_review").number
    town.at("2026-06-25 21:00")
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{number}/")
    mei.follows("撤回申请")
    mei.presses("确定撤回")
    mei.reads("请填写为什么撤回")
    mei.fills({"为什么撤回": "店面没有租成（示例）"})
    mei.presses("确定撤回")
    mei.reads("申请已撤回。需要时可以重新申请。", "已撤回", "准予撤回通知书（PDF）")
    assert not mei.offers("撤回申请")
    assert says(mei.downloads("准予撤回通知书（PDF）"), "店面没有租成（示例）", "2026年6月25日", "营业执照", "电子")
    mei.unfolds("已经走完的期限")
    mei.reads("法律规定的办结期限", "2026年6月25日（星期四）完成")

    town.at("2026-06-26 09:00")
    zhao = town.officer(ZHAO)
    finds_case(zhao, number)
    zhao.reads("已撤回", "店面没有租成（示例）", "这件事现在不在您手上，没有需要您办的。", "没有在走的期限")
