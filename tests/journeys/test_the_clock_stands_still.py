"""食品生产加工小作坊许可: the first products are tested, the clock stands still and says why, then runs on."""

from tests.journeys.errands import Matter, fills_in, hands_in, submits
from tests.journeys.handling import does, finds_case
from tests.journeys.papers import says
from tests.journeys.stations import DENG, LUO, MEI, QIAN, ZHAO

WORKSHOP = Matter(
    item="食品生产加工小作坊许可（新办）",
    boxes={
        "产品品种": "豆腐、香干",
        "工艺流程说明": "浸泡、磨浆、点卤、压制",
        "生产场所面积（平方米）": "60",
        "从业人员人数": "3",
    },
    papers=("营业执照", "生产场所平面图及工艺流程图", "设备设施清单", "产品检验合格报告", "从业人员健康证明"),
)


def test_a_workshop_licence_waits_for_its_test_report_and_says_so(town, tmp_path):
    town.at("2026-05-11 09:00")
    number = applies(town.citizen(MEI), tmp_path)
    is_taken_up(town, number)
    is_tested(town, number)
    the_clock_stands_still(town, number)
    the_clock_runs_on(town, number)
    is_granted_and_delivered(town, number)


def applies(mei, folder):
    mei.opens("/")
    mei.searches("做豆腐办什么证")
    mei.follows(WORKSHOP.item)
    mei.reads("检验", "所需时间不算在办理时限内；开始前会书面告诉您要多久。")
    mei.follows("网上申请")
    mei.ticks("梅示例")
    mei.presses("开始填写")
    fills_in(mei, WORKSHOP)
    hands_in(mei, WORKSHOP, folder)
    return submits(mei).number


def is_taken_up(town, number):
    deng, zhao = town.officer(DENG), town.officer(ZHAO)
    does(deng, number, "收件")
    does(zhao, number, "受理")
    zhao.reads("承诺办结期限（8个工作日） 最晚5月21日（星期四）", "法定办结期限（20个工作日） 最晚6月8日（星期一）")
    does(zhao, number, "开始审查")


def is_tested(town, number):
    """The applicant is told in writing how long the test takes; from that day on no day counts."""
    town.at("2026-05-13 10:30")
    zhao = town.officer(ZHAO)
    finds_case(zhao, number)
    zhao.follows("启动特别程序…")
    zhao.reads("从今天起暂停计时，出具《特别程序告知书》。")
    zhao.fills({"需要多少个工作日": "10", "理由": "首批试制产品须检验，委托有资质的机构进行。"})
    zhao.presses("启动特别程序")
    zhao.reads("特别程序中", "特别程序告知书", "承诺办结期限（8个工作日） 暂停计时")


def the_clock_stands_still(town, number):
    """The applicant looks in on the evening before the promised day would have come."""
    town.at("2026-05-20 19:00")
    mei = town.citizen(MEI)
    mei.opens("/errands/")
    mei.reads("特别程序中 暂停计时", "特别程序预计 5月27日 做完")
    mei.opens(f"/errands/{number}/")
    mei.unfolds("为什么是这一天")
    mei.reads(
        "我们承诺的办结期限 自2026年5月13日（星期三）起暂停计时",
        "5月13日起暂停计时：检验（区市场监管局特〔2026〕",
        "已书面告知所需时间10个工作日，恢复后还有7个工作日。",
        "恢复后还有19个工作日。",
        "特别程序（检验、听证等）做完 最晚2026年5月27日（星期三）",
    )
    notice = mei.downloads("特别程序告知书（PDF）")
    assert says(
        notice, "检验", "10个工作日", "不计算在办理期限内", "《中华人民共和国行政许可法》第四十五条", "2026年5月27日"
    )


def the_clock_runs_on(town, number):
    """The report is there a day early; the next working day counts again, over the Dragon Boat festival."""
    town.at("2026-05-26 15:00")
    zhao = town.officer(ZHAO)
    does(zhao, number, "结束特别程序", {"结果": "检验合格（示例报告）。"})
    zhao.unfolds("为什么是这一天")
    zhao.reads(
        "承诺办结期限（8个工作日） 最晚6月4日（星期四）",
        "法定办结期限（20个工作日） 最晚6月23日（星期二）",
        "5月13日至5月26日暂停计时，其间10个工作日不计入：检验",
        "端午节放假，不计入。",
    )


def is_granted_and_delivered(town, number):
    town.at("2026-06-02 09:00")
    does(town.officer(ZHAO), number, "提出审查意见", {"意见内容": "检验合格，拟准予。"}, "拟准予")
    does(town.officer(QIAN), number, "准予")
    luo = town.officer(LUO)
    does(luo, number, "制证")
    town.time_passes()
    does(luo, number, "转出件窗口")
    town.at("2026-06-03 10:00")
    does(town.officer(LUO), number, "送达", {"凭据": "梅示例本人领取（示例）"}, "直接送达")
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{number}/")
    assert says(mei.downloads("食品生产加工小作坊许可证（PDF）"), "2026年6月2日至2029年6月1日")
    mei.unfolds("已经走完的期限")
    mei.reads("我们承诺的办结期限 最晚2026年6月4日（星期四） 已按时完成 2026年6月2日（星期二）完成")
