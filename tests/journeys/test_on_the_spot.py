"""老年人优待证: an old man comes to the window with his identity card; one clerk takes in and decides, alone."""

from tests.journeys.handling import does
from tests.journeys.papers import says
from tests.journeys.stations import LIU

ITEM = "老年人优待证办理"


def test_an_instant_item_is_decided_while_the_person_waits(town):
    town.at("2026-06-10 09:30")
    liu = town.officer(LIU)
    asks_who_applies(liu)
    number = fills_in(liu)
    takes_in(liu, number)
    decides(liu, number)


def asks_who_applies(liu):
    liu.opens("/desk/intake/")
    liu.searches("老年优待证")
    liu.follows(ITEM)
    liu.reads("谁来申请？", "即办件，当场办结", "年满65周岁的老年人", "要收的材料", "一寸彩照")
    liu.fills({"证件号码": "430203194506150013"})
    liu.presses("下一步")
    liu.reads("这个号码还没有登记过，请照证件填写姓名或单位名称")
    liu.fills({"姓名或单位名称": "唐示例", "地址": "示例路3号"})
    liu.presses("下一步")


def fills_in(liu) -> str:
    """The page is loaded anew in the middle; what was typed is still there."""
    liu.reads("填写申请表", "唐示例", "430203********0013")
    liu.fills({"联系电话": "13900000030", "现居住地址": "示例路3号2栋"})
    liu.page.reload()
    assert liu.box("现居住地址").input_value() == "示例路3号2栋"
    liu.fills_day("出生日期", "1945-06-15")
    liu.ticks("首次办理")
    liu.presses("保存，下一步")
    liu.ticks("纸质件已核收", of="1. 居民身份证")
    liu.ticks("纸质件已核收", of="2. 一寸彩照")
    liu.presses("保存，下一步")
    return liu.page.url.split("/drafts/")[1].split("/")[0]


def takes_in(liu, number):
    liu.presses("收件，出具收件凭证")
    liu.reads("请先核对身份证件，再勾选")
    liu.ticks("已核对申请人（经办人）身份证件原件，人证一致")
    liu.presses("收件，出具收件凭证")
    liu.reads("已收件", number)
    password = liu.page.locator(".govuk-panel strong").last.inner_text()
    voucher = liu.downloads("打印收件凭证")
    assert says(voucher, "收件凭证", "唐示例", ITEM, number, password, "居民身份证", "一寸彩照", "2026年6月10日")


def decides(liu, number):
    """The civil affairs bureau authorised this window for this item: the clerk accepts and decides in one act, in the
    bureau's name, and both limits start and stop today."""
    does(liu, number, "当场决定")
    liu.unfolds("为什么是这一天")
    liu.reads("已准予", "受理通知书", "准予办理决定书", "承诺办结期限（当日办结）", "今天停止计时", "行政许可法34(2)")
    assert says(liu.downloads("准予办理决定书"), "唐示例", ITEM, "芦淞区民政局", "2026年6月10日")
