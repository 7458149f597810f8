"""A browser without JavaScript: the same application, from the search box to the number."""

from tests.journeys.errands import FOOD, fills_in, hands_in, proves_identity, signs_in, submits


def test_an_application_needs_no_scripts(town, tmp_path):
    town.at("2026-03-20 18:30")  # after closing time
    mei = town.visitor(java_script_enabled=False)
    mei.opens("/")
    mei.searches("食品经营许可")
    mei.follows(FOOD.item)
    mei.follows("网上申请")
    signs_in(mei, "13900000050")
    proves_identity(mei, "梅样本", "430203198202020074")
    mei.ticks("梅样本")
    mei.presses("开始填写")
    mei.presses("保存，下一步")
    mei.reads("有几处需要改一下", "请填写联系地址")
    fills_in(mei, FOOD, 联系地址="示例路50号")
    hands_in(mei, FOOD, tmp_path)
    errand = submits(mei)
    mei.reads("最晚 2026年3月30日；到时没有告诉您，就算已经受理。")

    mei.follows("看这件事的进度")
    mei.unfolds("为什么是这一天")
    mei.reads(errand.number, "已提交", "2026年3月23日（星期一）开始计时，当天不计入，期限5个工作日。")
