"""上报: filed here, examined here, decided by the body above; who decides is said at every step (行政许可法35)."""

import pytest

from tests.journeys.errands import FOOD, hands_in, submits
from tests.journeys.handling import does, finds_case, is_delivered
from tests.journeys.papers import says
from tests.journeys.stations import DENG, LUO, MEI, QIAN, ZHAO
from yichuang.domain.catalogue import reads as catalogue

CODE, ABOVE, OURS = "SCJG-021", "示例市市场监督管理局", "芦淞区市场监督管理局"
WILL_GO_UP = f"初审以后上报{ABOVE}，由它决定。"


@pytest.fixture
def town(town):
    """The food licence, as in a place where the city decides it."""
    version = catalogue.version_in_force(CODE)
    type(version).objects.filter(pk=version.pk).update(upper_body=ABOVE)
    return town


def test_a_matter_the_body_above_decides(town, tmp_path):
    town.at("2026-06-15 09:00")
    mei = town.citizen(MEI)
    number, password = files(mei, tmp_path)
    progress = Progress(town, number, password)

    progress.reads(f"等工作人员查看，{OURS}会答复您是否受理。{WILL_GO_UP}")
    does(town.officer(DENG), number, "收件")
    progress.reads(WILL_GO_UP)
    does(town.officer(ZHAO), number, "受理")
    progress.reads(f"{OURS}已经受理，正在安排人审查。{WILL_GO_UP}", "最近的期限是 2026年6月23日")
    does(town.officer(ZHAO), number, "开始审查")
    is_not_decided_here(town, number)

    town.at("2026-06-17 15:00")
    is_sent_up(town, number)
    progress.reads(f"{OURS}已经初审完，连同全部材料上报{ABOVE}，由它作决定；结果一到，这里就会写明。")
    progress.does_not_read("最近的期限", "负责人作决定")
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{number}/")
    mei.reads(f"作出决定要多久，由{ABOVE}按它的规定定，不在本区的期限里。")

    town.at("2026-07-02 10:00")
    enters_the_outcome(town, number, "准予")
    progress.reads("已经同意，正在办后面的手续")
    is_delivered(town.officer(LUO), number)
    progress.reads("已送达")
    town.time_passes()
    looks_back(town.citizen(MEI), number)


def test_a_refusal_of_the_body_above_points_to_no_paper_of_ours(town, tmp_path):
    town.at("2026-06-15 09:00")
    mei = town.citizen(MEI)
    number, _password = files(mei, tmp_path)
    for who, act in ((DENG, "收件"), (ZHAO, "受理"), (ZHAO, "开始审查")):
        does(town.officer(who), number, act)
    is_sent_up(town, number)

    town.at("2026-07-02 10:00")
    enters_the_outcome(town, number, "不予", 不予的理由="示例理由")
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{number}/")
    mei.reads(f"{ABOVE}没有同意。理由和怎样申请复议、起诉，写在它的决定书里")


class Progress:
    """The page for whoever holds number and password, asked again at each stage."""

    def __init__(self, town, number, password):
        self.person, self.number, self.password = town.visitor("asks"), number, password

    def asks(self):
        self.person.opens("/progress/")
        self.person.fills({"办件编号": self.number, "查询密码": self.password})
        self.person.presses("查询")
        return self.person

    def reads(self, *sentences):
        self.asks().reads(*sentences)

    def does_not_read(self, *sentences):
        self.asks().does_not_read(*sentences)


def files(mei, folder) -> tuple[str, str]:
    mei.opens(f"/items/{CODE}/")
    mei.reads(
        f"由{ABOVE}决定",
        f"本窗口收件，{OURS}初审后连同全部材料上报",
        "几天初审好",
        f"上报以后由{ABOVE}作出决定，它用的时间不在这里面。",
    )
    mei.does_not_read("几天办好", "5 个工作日内作出决定", "芦淞区人民政府（示例）")
    mei.follows("网上申请")
    mei.presses("开始填写")
    mei.presses("保存，下一步")
    fills_in_the_rest(mei)
    hands_in(mei, FOOD, folder)
    mei.reads("核对并提交", f"作出决定的是{ABOVE}", f"初审以后，它们会交给{ABOVE}")
    mei.does_not_read("电子送达")
    errand = submits(mei)
    mei.reads(f"5 个工作日内完成初审，连同全部材料上报{ABOVE}。", f"由{ABOVE}作出决定，结果一到就告诉您。")
    return errand.number, errand.password


def fills_in_the_rest(mei):
    mei.fills(FOOD.boxes)
    for question, options in FOOD.ticked.items():
        mei.ticks(*options, of=question)
    mei.presses("保存，下一步")


def is_not_decided_here(town, number):
    zhao = town.officer(ZHAO)
    finds_case(zhao, number)
    zhao.reads(f"由{ABOVE}决定")
    assert not zhao.offers("提出审查意见…")


def is_sent_up(town, number):
    qian = town.officer(QIAN)
    finds_case(qian, number)
    qian.follows("上报上级机关…")
    qian.presses("上报上级机关")
    qian.reads("请填写初审意见")
    qian.fills({"初审意见": "初审合格，材料齐全，拟同意。"})
    qian.presses("上报上级机关")
    qian.reads("“上报上级机关”已办好")
    assert qian.stands_beside("在谁手上") == ABOVE
    assert qian.stands_beside("期限") == "没有在走的期限"


def enters_the_outcome(town, number, outcome, **boxes):
    deng = town.officer(DENG)
    finds_case(deng, number)
    deng.follows("录入外部办理结果…")
    deng.reads(f"{ABOVE}的决定")
    deng.ticks(outcome)
    deng.fills({"受理号或文号": "示例市许〔2026〕7号"} | boxes)
    deng.fills_day("决定日期", "2026-07-01")
    deng.presses("录入外部办理结果")
    deng.reads("“录入外部办理结果”已办好", "示例市许〔2026〕7号")


def looks_back(mei, number):
    mei.opens(f"/errands/{number}/")
    mei.reads("已经办好，结果已经送达。", "上报上级机关", "录入外部办理结果")
    assert says(mei.downloads("收件凭证（PDF）"), f"本事项由{ABOVE}决定，本机关收件、初审后上报。")
    assert says(mei.downloads("受理通知书（PDF）"), f"本事项由{ABOVE}决定：下列时限内本机关完成初审")
    mei.opens("/messages/")
    mei.reads("最晚6月23日（星期二）初审上报，上级决定后办结", "上报上级机关决定")
