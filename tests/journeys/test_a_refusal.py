"""不予许可: with facts, reasons and basis, and with the ways to have it looked at again."""

from tests.journeys.handling import does, finds_case
from tests.journeys.papers import says
from tests.journeys.stations import MEI, QIAN, ZHAO, brought

FACTS = "6月10日现场核查，食品处理区没有洗手池"
REASONS = "食品处理区与厕所相距不足两米\n没有洗手消毒设施"
BASIS = "《食品经营许可管理办法》第十一条（示例）"


def test_a_refusal_says_why_and_what_can_be_done_about_it(town):
    town.at("2026-06-15 09:00")
    number = brought("SCJG-021", "in_review").number
    does(town.officer(ZHAO), number, "提出审查意见", {"意见内容": "两处不符合条件，拟不予。"}, "拟不予")
    denies(town, number)
    town.time_passes()
    reads_the_decision(town, number)


def denies(town, number):
    town.at("2026-06-16 15:00")
    qian = town.officer(QIAN)
    finds_case(qian, number)
    qian.follows("不予许可…")
    qian.reads("决定书会写明理由、依据，以及申请复议和提起诉讼的途径。")
    qian.presses("不予许可")
    qian.reads("请填写法律依据")
    qian.fills({"查明的事实": FACTS, "不予许可的理由": REASONS, "法律依据": BASIS})
    qian.presses("不予许可")
    qian.reads("“不予许可”已办好", "不予行政许可决定书", "送达期限（10个工作日） 最晚7月1日（星期三）")


def reads_the_decision(town, number):
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{number}/")
    mei.reads("没有同意。理由和怎样申请复议、起诉，写在决定书里", "把结果送到您手里 最晚2026年7月1日（星期三）")
    assert says(
        mei.downloads("不予行政许可决定书（PDF）"),
        FACTS,
        *REASONS.splitlines(),
        BASIS,
        "六十日内，向芦淞区人民政府（示例）申请行政复议",
        "六个月内，向芦淞区人民法院（示例）提起行政诉讼",
        "2026年6月16日",
    )
