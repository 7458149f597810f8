"""免提交: the food licence of one case is the material of the next, until it is suspended."""

from tests.journeys.errands import submits
from tests.journeys.handling import does, finds_case
from tests.journeys.stations import MEI, ZHAO, Station, brought
from yichuang.domain.licences import acts as licences
from yichuang.domain.licences.models import Licence

CHANGE = "食品经营许可（变更）"
PAPER = "食品经营许可证正副本"


def test_the_licence_of_one_case_is_not_asked_for_in_the_next(town, tmp_path):
    town.at("2026-05-11 09:00")
    brought("SCJG-021", "delivered")
    mei = town.citizen(MEI)
    errand = applies_for_a_change(mei)

    town.at("2026-05-11 15:00")
    is_taken_in(town, errand)
    the_licence_is_suspended()
    is_refused_and_asked_for(town, errand)
    reads_why(mei, errand)


def applies_for_a_change(mei):
    mei.opens("/")
    mei.searches(CHANGE)
    mei.follows(CHANGE)
    mei.follows("网上申请")
    mei.ticks("梅示例（个人）")
    mei.presses("开始填写")
    mei.presses("保存，下一步")
    answer_what_the_item_asks(mei)
    mei.presses("保存，下一步")
    mei.reads("上传材料", PAPER, "不用交，因为申请人名下的电子证照（编号", "可以代替，5月11日 09:00 核验有效。")
    mei.presses("保存，下一步")
    mei.reads("核对并提交", "不用交，因为申请人名下的电子证照")
    return submits(mei)


def answer_what_the_item_asks(mei):
    """Whatever this item's form asks: the first of every list, a word in every box."""
    for box in mei.page.locator("main input[type=text]:visible, main textarea:visible").all():
        if not box.input_value():
            box.fill(
                {"numeric": "3", "decimal": "3", "tel": "13800000001"}.get(box.get_attribute("inputmode"), "示例内容")
            )
    groups = {box.get_attribute("name") for box in mei.page.locator("main input[type=radio]").all()}
    for name in groups:
        mei.page.locator(f"main input[name='{name}']").first.check()
    for name in {box.get_attribute("name") for box in mei.page.locator("main input[type=checkbox]").all()}:
        mei.page.locator(f"main input[name='{name}']").first.check()


def is_taken_in(town, errand):
    zhao = town.officer(ZHAO)
    finds_case(zhao, errand.number)
    zhao.reads("不用交，因为申请人名下的电子证照")
    does(zhao, errand.number, "收件")


def the_licence_is_suspended():
    """The body stops the licence for a time, by a written decision."""
    licence = Licence.objects.filter(type__name="食品经营许可证").order_by("-id").first()
    head = Station("SCJG-021").officer("HEAD")
    licences.suspend(
        licence, by=head, reason="示例：抽检不合格", decision="示例停〔2026〕1号", legal_basis="《示例条例》第九条"
    )


def is_refused_and_asked_for(town, errand):
    """The acceptance looks again; the material is asked for by the one-time notice, which names it already."""
    zhao = town.officer(ZHAO)
    finds_case(zhao, errand.number)
    zhao.presses("受理")
    zhao.reads(f"“{PAPER}”不能再免交：这份证照暂停使用，不能使用。", "一次性告知补正")
    finds_case(zhao, errand.number)
    zhao.reads("核验没有通过：这份证照暂停使用", "证照核验未通过，改收材料")


def reads_why(mei, errand):
    mei.opens(f"/errands/{errand.number}/")
    mei.reads("有证照核验没有通过，请补交材料", f"{PAPER}：5月11日 15:00 核验没有通过", f"请提交“{PAPER}”。")
