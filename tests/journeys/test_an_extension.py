"""延期: the head of the department gives ten working days more, and the applicant is told why (DOC-07)."""

from tests.journeys.handling import finds_case
from tests.journeys.papers import says
from tests.journeys.stations import MEI, QIAN, ZHAO, brought

WHY = "场所涉及相邻单位，须补充核实（示例）。"


def test_an_extension_is_given_once_by_the_head_with_reasons(town):
    town.at("2026-09-07 09:00")
    number = brought("SCJG-021", "in_review").number
    only_the_head_may(town, number)
    extends(town, number)
    the_applicant_is_told(town, number)


def only_the_head_may(town, number):
    zhao = town.officer(ZHAO)
    finds_case(zhao, number)
    assert not zhao.offers("延长期限…")
    assert zhao.opens(f"/desk/cases/{number}/extension/") == 403


def extends(town, number):
    town.at("2026-09-11 11:00")
    qian = town.officer(QIAN)
    finds_case(qian, number)
    qian.reads("法定办结期限（20个工作日） 最晚10月10日（星期六）")
    qian.follows("延长期限…")
    qian.fills({"延长多少个工作日": "11", "延期理由": WHY})
    qian.presses("延长期限")
    qian.reads("最多 10 个工作日")
    qian.fills({"延长多少个工作日": "10"})
    qian.presses("延长期限")
    qian.reads("“延长期限”已办好", "延期办理告知书", "最晚10月23日（星期五）")
    qian.unfolds("为什么是这一天")
    qian.reads("原定10月10日到期，经", "钱书成批准延长10个工作日", "10月10日（星期六）国庆节调休上班，计入")
    assert not qian.offers("延长期限…")


def the_applicant_is_told(town, number):
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{number}/")
    mei.reads("法律规定的办结期限 最晚2026年10月23日（星期五）", "延长期限")
    notice = mei.downloads("延期办理告知书（PDF）")
    assert says(notice, "2026年10月10日", "2026年10月23日", "10个工作日", WHY, "钱书成", "第四十二条")
