"""容缺受理: a licence is granted without a paper that may follow, and made and handed out only once it is here."""

from tests.journeys.errands import FOOD, Matter, fills_in, submits
from tests.journeys.handling import does, finds_case
from tests.journeys.papers import photo, says
from tests.journeys.stations import DENG, LUO, MEI, QIAN, ZHAO

RULES, HEALTH = "食品安全管理制度清单", "从业人员健康证明"
LATER = Matter(FOOD.item, FOOD.boxes, FOOD.ticked, tuple(name for name in FOOD.papers if name not in (RULES, HEALTH)))


def test_what_may_follow_is_promised_waited_for_and_then_the_licence_is_handed_out(town, tmp_path):
    town.at("2026-03-16 09:00")
    mei = town.citizen(MEI)
    errand = applies_without_it(mei, tmp_path)
    is_granted_and_withheld(town, errand)
    brings_it(town, errand, tmp_path)
    is_handed_out(town, errand)


def applies_without_it(mei, folder):
    mei.opens("/")
    mei.searches(FOOD.item)
    mei.follows(FOOD.item)
    mei.follows("网上申请")
    mei.ticks("梅示例（个人）")
    mei.presses("开始填写")
    fills_in(mei, LATER)
    mei.hands_in({name: photo(folder, name) for name in LATER.papers})
    mei.ticks("写明“可以先不交”的材料，我承诺在办好之前补交")
    mei.presses("保存，下一步")
    if mei.heading != "核对并提交":  # how the result is to be delivered stands between
        mei.presses("保存，下一步")
    return submits(mei)


def is_granted_and_withheld(town, errand):
    does(town.officer(DENG), errand.number, "收件")
    zhao = town.officer(ZHAO)
    does(zhao, errand.number, "受理")
    zhao.reads("容缺受理承诺书", f"还缺：{RULES}、{HEALTH}，最晚 2026年3月30日补交。")
    assert says(zhao.downloads("容缺受理承诺书"), RULES, HEALTH, "2026年3月30日")
    does(zhao, errand.number, "开始审查")
    does(zhao, errand.number, "提出审查意见", {"意见内容": "符合条件。"}, "拟准予")
    does(town.officer(QIAN), errand.number, "准予")
    luo = town.officer(LUO)
    finds_case(luo, errand.number)
    if luo.offers("制证…"):
        luo.follows("制证…")
    luo.presses("制证")
    luo.reads("容缺的材料补齐之前，不能发放结果。")


def brings_it(town, errand, folder):
    """Two days before the last the applicant is told, and brings it from home."""
    town.at("2026-03-28 10:00")
    town.time_passes()
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{errand.number}/")
    mei.reads("您承诺补交的材料", "最晚 2026年3月30日补齐")
    mei.follows("去补交")
    mei.hands_in({name: photo(folder, name) for name in (RULES, HEALTH)})
    mei.presses("提交")
    mei.reads("已收到您补交的材料。")
    mei.does_not_read("您承诺补交的材料")
    mei.opens("/messages/")
    mei.reads("补交材料的期限快到了")


def is_handed_out(town, errand):
    luo = town.officer(LUO)
    does(luo, errand.number, "制证")
    town.time_passes()
    does(luo, errand.number, "转出件窗口")
    luo.reads("待领取")
