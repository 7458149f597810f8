"""外部系统决定: taken in here, handed over with a sheet and a file, the outcome entered; the clock runs here."""

import json

from tests.journeys.handling import does, finds_case, is_delivered
from tests.journeys.papers import says
from tests.journeys.stations import DENG, LUO, MEI, ZHAO

ITEM = "移出经营异常名录（标记）"
COMPANY = "91430203MA4L000114"


def test_a_matter_decided_in_another_system_is_followed_here_to_the_end(town):
    town.at("2026-07-06 10:00")
    deng = town.officer(DENG)
    number = takes_in(deng)
    does(town.officer(ZHAO), number, "受理")
    town.officer(ZHAO).reads("承诺办结期限（2个工作日） 最晚7月8日（星期三）")
    hands_over(deng, number)
    enters_the_outcome(town, number)
    is_delivered_without_a_licence(town, number)


def takes_in(deng) -> str:
    """A company that is known already; its number brings name and address, the clerk compares and goes on."""
    deng.opens("/desk/intake/")
    deng.searches(ITEM)
    deng.reads("外部系统决定")
    deng.follows(ITEM)
    deng.fills({"证件号码": COMPANY})
    deng.presses("下一步")
    deng.reads("芦淞区示例餐饮有限公司已经登记过")
    deng.presses("开始填写")
    deng.ticks("未按期公示年报", of="列入原因")
    deng.fills({"整改情况说明": "已补报年度报告（示例）"})
    deng.presses("保存，下一步")
    deng.ticks("纸质件已核收", of="营业执照")
    deng.presses("保存，下一步")
    deng.ticks("已核对申请人（经办人）身份证件原件，人证一致")
    deng.presses("收件，出具收件凭证")
    return deng.page.locator(".govuk-panel strong").first.inner_text()


def hands_over(deng, number):
    """With a sheet to print and a file in the columns of the national exchange; then the other system has it."""
    does(deng, number, "转外部系统办理")
    assert deng.stands_beside("在谁手上") == "外部系统"
    sent = json.loads(deng.downloads("交换数据 JSON"))["up_pro_accept"][0]
    assert (sent["task_name"], sent["accept_date"], sent["promise_date"]) == (ITEM, "2026-07-06", "2026-07-08"), sent
    deng.follows("移交单（打印）")
    deng.reads(
        "外部系统办件移交单", number, "芦淞区示例餐饮有限公司", COMPANY, "已补报年度报告（示例）", "纸质原件或复印件"
    )


def enters_the_outcome(town, number):
    """The decision counts from its own day: in time, though it is entered a day later."""
    town.at("2026-07-09 15:00")
    deng = town.officer(DENG)
    finds_case(deng, number)
    deng.reads("已超期")
    deng.follows("录入外部办理结果…")
    deng.ticks("准予")
    deng.fills({"受理号或文号": "示例移出〔2026〕7号"})
    deng.fills_day("决定日期", "2026-07-08")
    deng.presses("录入外部办理结果")
    deng.reads("“录入外部办理结果”已办好", "已准予", "示例移出〔2026〕7号")
    deng.unfolds("为什么是这一天")
    deng.reads("2026年7月8日停止计时，实际用时2个工作日，在期限之内。", "送达期限（10个工作日） 最晚7月22日（星期三）")


def is_delivered_without_a_licence(town, number):
    is_delivered(town.officer(LUO), number)
    mei = town.citizen(MEI)
    mei.opens("/parties/")
    mei.presses("以此名义办事", beside="芦淞区示例餐饮有限公司")
    mei.opens(f"/errands/{number}/")
    mei.reads("已经办好，结果已经送达。", "转外部系统办理", "录入外部办理结果")
    papers = mei.page.locator(".yc-links__item a").all_inner_texts()
    assert papers == ["收件凭证（PDF）", "受理通知书（PDF）", "送达回证（PDF）"]
    assert says(mei.downloads("送达回证（PDF）"), "示例移出〔2026〕7号", "直接送达", "2026年7月9日")
