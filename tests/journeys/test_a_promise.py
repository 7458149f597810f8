"""告知承诺: a licence granted while the applicant waits, on a promise that is found false afterwards."""

from tests.journeys.errands import submits
from tests.journeys.handling import does, finds_case
from tests.journeys.papers import photo, says
from tests.journeys.stations import DENG, MEI
from tests.journeys.test_a_spared_paper import answer_what_the_item_asks

ITEM = "公共场所卫生许可（新办）"
COMPANY = "芦淞区示例餐饮有限公司"
YANG, XIONG = "wjj-01", "wjj-02"  # the health bureau's reviewer and its head
REPORT, RULES = "公共场所卫生检测或评价报告", "公共场所卫生管理制度"


def test_a_promise_is_believed_at_once_checked_later_and_has_its_price(town, tmp_path):
    town.at("2026-03-16 09:00")
    mei = town.citizen(MEI)
    errand = applies_on_a_promise(mei, tmp_path)
    is_granted_at_once(town, errand)
    sees_what_was_promised(mei, errand)

    town.at("2026-04-20 10:00")
    is_ordered_to_put_it_right(town, errand)
    town.at("2026-05-07 10:00")
    is_found_false(town, errand)
    may_not_promise_again(town.citizen(MEI))  # weeks later: signed in anew


def begins(mei):
    mei.opens("/")
    mei.searches(ITEM)
    mei.follows(ITEM)
    mei.follows("网上申请")
    mei.ticks(f"{COMPANY}（单位）")
    mei.presses("开始填写")
    answer_what_the_item_asks(mei)
    mei.presses("保存，下一步")
    answer_what_the_item_asks(mei)
    mei.chooses({"场所类别": "理发美容"})
    mei.presses("保存，下一步")
    mei.reads("上传材料", "可以用告知承诺代替一部分材料")


def applies_on_a_promise(mei, folder):
    begins(mei)
    mei.reads("您可以自愿选择", f"不用交“{REPORT}”、“{RULES}”", "撤销决定，记入信用记录")
    mei.presses("我已知晓，承诺符合以上条件")
    mei.reads("您已选择承诺。", "以承诺代替")
    names = ("营业执照", "场所地址方位示意图、平面图和卫生设施平面布局图", "从业人员健康合格证明")
    mei.hands_in({name: photo(folder, name) for name in names})
    mei.presses("保存，下一步")
    return submits(mei)


def is_granted_at_once(town, errand):
    does(town.officer(DENG), errand.number, "收件")
    yang = town.officer(YANG)
    finds_case(yang, errand.number)
    yang.reads("告知承诺", f"申请人以书面承诺代替：{REPORT}、{RULES}", "以承诺代替")
    does(yang, errand.number, "当场决定")
    yang.reads("已准予", "告知承诺书", "事后核查：待核查，最晚 2026年5月18日")
    yang.opens("/desk/post-checks/")
    yang.reads("承诺事后核查", errand.number, "待核查", "2026年5月18日")


def sees_what_was_promised(mei, errand):
    mei.opens(f"/errands/{errand.number}/")
    mei.reads("您以书面承诺代替了一部分证明材料。", "事后核查：待核查")
    assert says(mei.downloads("告知承诺书（PDF）"), "告知承诺书", RULES, "作出决定之日起2个月内核查")


def is_ordered_to_put_it_right(town, errand):
    yang = town.officer(YANG)
    does(yang, errand.number, "责令限期改正", {"限几个工作日改正": "10", "与承诺不符的情况": "没有建立消毒记录。"})
    yang.reads("责令限期改正通知书", "已责令改正，待复核，最晚 2026年5月7日")
    assert says(yang.downloads("责令限期改正通知书"), "没有建立消毒记录。", "2026年5月7日")


def is_found_false(town, errand):
    yang = town.officer(YANG)
    does(yang, errand.number, "承诺事后核查", {"核查情况": "仍然没有消毒记录。"}, "承诺不实")
    yang.reads("申请人2026年5月7日被认定承诺不实", "2029年5月6日以前不适用告知承诺")
    yang.opens("/desk/post-checks/")
    yang.does_not_read(errand.number)


def may_not_promise_again(mei):
    begins(mei)
    mei.reads("您有承诺不实的记录，2029年5月6日以前不能用告知承诺方式，请提交材料。")
    assert not mei.offers("我已知晓，承诺符合以上条件")
