"""一件事一次办: said in one's own words, asked a few questions, handed in once; the bodies work side by side."""

from tests.journeys.handling import does, finds_case
from tests.journeys.joining import (
    agrees,
    carried,
    case_of,
    fetched,
    fills_in,
    is_decided_elsewhere,
    number_of,
    plans,
    uploads_everything,
)
from tests.journeys.papers import says
from tests.journeys.stations import DENG, LUO, MEI, ZHAO, brought
from tests.pages.screen import PHONE
from yichuang.domain.identity.tests.factories import credit_code
from yichuang.domain.joint.models import Matter

TOGETHER, AS_READY = "全部办好以后，在一个窗口一次领齐", "先办好的先领取（先出先取）"
REGISTRATION, SMALL_FOOD, SIGN = "SCJG-002", "SCJG-027", "CGJ-005"
SHOP = {
    "entity_form": "company", "premises_area": "40", "food_kinds": "hot", "drains_to_sewer": "no", "eia_listed": "no",
    "sign_kinds": "shop", "need_invoice": "no",
}  # fmt: skip
FOUNDED = {
    "entity_form": "company", "name_reserved": "yes", "has_employees": "yes", "open_fund_account": "yes",
    "need_invoice": "yes", "need_bank": "yes",
}  # fmt: skip
WINDOWS = {  # of 企业开办: registration, seal, tax and invoices, insurance and staff, housing fund, bank
    "SCJG-002", "SCJG-019", "SCJG-020", "SWJ-001", "SWJ-007", "SWJ-008", "SWJ-009", "YBJ-011", "RSJ-010", "GJJ-004",
}  # fmt: skip
BABY = {"birth_registered": "yes", "mother_worker": "no", "want_card": "yes", "parents_hukou": "local"}


def applies(person, folder, *, name="", results=TOGETHER) -> str:
    """From the plan to the number of the matter; `name` of a company still to be founded."""
    person.follows("一次申请")
    person.ticks("还没有成立的单位（从办营业执照开始）" if name else "梅示例（个人）")
    if name:
        person.fills({"拟设立的单位名称": name})
    person.presses("开始填写")
    number = number_of(person)
    fills_in(person, number)
    if person.heading == "上传材料":
        uploads_everything(person, folder)
    agrees(person, results)
    return number


def is_registered(town, number: str, name: str, code: str) -> None:
    """The company exists from here on, and the worker has heard of it."""
    formed = {"登记的单位名称": name, "统一社会信用代码": code}
    is_decided_elsewhere(town.officer(DENG), town.officer(ZHAO), case_of(number, REGISTRATION), "示例1号", **formed)
    town.time_passes()


def is_handed_out(town, number: str) -> None:
    luo = town.officer(LUO)
    luo.opens(f"/desk/matters/{number}/")
    luo.ticks("直接送达")
    luo.fills({"凭据": "梅示例，身份证已核对"})
    luo.presses("送达")
    luo.reads("结果已经一并送达。")
    town.time_passes()


def test_a_breakfast_shop_from_the_search_box_to_the_last_licence(town, tmp_path):
    town.at("2026-03-09 09:30")
    mei = town.citizen(MEI)
    mei.opens("/")
    mei.searches("我想开个早餐店")
    mei.follows("开餐饮店")
    mei.reads("打算用哪种身份经营？")
    plans(mei, "T02", **SHOP)
    mei.reads("要办 3 个事项", "公司设立登记（有限责任公司）", "小餐饮经营许可（新办）", "店铺招牌（门头）设置备案")
    number = applies(mei, tmp_path, name="示例早餐店")
    mei.reads("3 个事项，已办成 0 个", "您现在不用做什么", "等“公司设立登记（有限责任公司）”办好，到时自动提交")

    town.at("2026-03-09 15:00")
    is_registered(town, number, "示例早餐店有限公司", credit_code(1))
    mei.opens(f"/matters/{number}/")
    mei.reads("3 个事项，已办成 1 个", "第 2 步（2 项同时办）")

    town.at("2026-03-12 10:00")
    carried(case_of(number, SMALL_FOOD), "scjg-04", "scjg-05")
    carried(case_of(number, SIGN), "cgj-01", "cgj-02")
    fetched(case_of(number, REGISTRATION))
    town.time_passes()
    luo = town.officer(LUO)
    luo.opens("/desk/matters/")
    luo.follows("开餐饮店")
    luo.reads("示例早餐店", "小餐饮经营许可（新办）", "待领取")
    is_handed_out(town, number)

    mei = town.citizen(MEI)
    mei.opens(f"/matters/{number}/")
    mei.reads("全部办好了，结果已经送达。", "全部办成", "示例早餐店有限公司")
    mei.follows("小餐饮经营许可（新办）")
    assert says(mei.downloads("小餐饮经营许可证"), "示例早餐店有限公司")


def test_a_company_is_opened_within_one_day(town, tmp_path):
    """企业开办 (T01): five bodies, all that the theme can ask of a company, one window, one day on the clock."""
    town.at("2026-03-10 09:10")
    mei = town.citizen(MEI)
    plans(mei, "T01", **FOUNDED)
    number = applies(mei, tmp_path, name="示例商贸")

    town.at("2026-03-10 10:30")
    is_registered(town, number, "示例商贸有限公司", credit_code(2))
    for _ in range(4):  # what waits for what was done just now is filed by the worker, and done in its turn
        for case in sorted(open_cases(number)):
            carried(case, {"SCJG": "scjg-04"}.get(case.partition(":")[0], f"{case.partition(':')[0].lower()}-01"))
        town.time_passes()
    fetched(case_of(number, REGISTRATION))
    town.at("2026-03-10 16:20")
    town.time_passes()
    is_handed_out(town, number)

    matter = Matter.objects.get(number=number)
    items = set(matter.parts.values_list("item_code", flat=True))
    assert (items, {item.partition("-")[0] for item in items}) == (WINDOWS, {"SCJG", "SWJ", "YBJ", "RSJ", "GJJ"})
    assert (matter.state, matter.filed_on, matter.decided_on, matter.closed_on) == (
        "ALL_GRANTED", matter.filed_on, matter.filed_on, matter.filed_on
    )  # fmt: skip
    mei.opens(f"/matters/{number}/")
    mei.reads("全部办好了，结果已经送达。", "示例商贸有限公司")


def open_cases(number: str) -> list[str]:
    """body:number of the cases that wait at the window."""
    parts = Matter.objects.get(number=number).parts.filter(case__state="SUBMITTED")
    return [f"{part.case.body_code}:{part.case.number}" for part in parts.select_related("case")]


def test_a_child_is_born_and_its_parent_does_it_all_on_a_phone(town, tmp_path):
    """新生儿出生 (T39): the birth certificate first, then the household, insurance and card; each as it is ready."""
    town.at("2026-03-16 20:10")
    mei = town.citizen(MEI, viewport=PHONE)
    plans(mei, "T39", **BABY)
    number = applies(mei, tmp_path, results=AS_READY)
    mei.reads("4 个事项，已办成 0 个")

    town.at("2026-03-17 10:00")
    carried(case_of(number, "WJJ-010"), "wjj-01", "wjj-02")
    town.time_passes()
    carried(case_of(number, "GAJ-003"), "gaj-01")
    town.time_passes()
    carried(case_of(number, "YBJ-008"), "ybj-01")
    carried(case_of(number, "RSJ-007"), "rsj-01")
    is_handed_out(town, number)

    mei = town.citizen(MEI)
    mei.opens(f"/matters/{number}/")
    mei.reads("全部办好了，结果已经送达。")
    assert mei.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_refused_registration_ends_what_waits_for_it_and_says_why(town, tmp_path):
    town.at("2026-03-18 09:30")
    mei = town.citizen(MEI)
    plans(mei, "T02", **SHOP)
    number = applies(mei, tmp_path, name="示例早餐店")

    town.at("2026-03-18 14:00")
    case = case_of(number, REGISTRATION)
    deng, zhao = town.officer(DENG), town.officer(ZHAO)
    does(deng, case, "收件")
    does(zhao, case, "受理")
    does(zhao, case, "转外部系统办理")
    finds_case(zhao, case)
    zhao.follows("录入外部办理结果…")
    zhao.ticks("不予")
    zhao.fills({"受理号或文号": "示例2号", "不予的理由": "住所材料不实。"})
    zhao.fills_day("决定日期", "2026-03-18")
    zhao.presses("录入外部办理结果")
    town.time_passes()
    mei.opens(f"/matters/{number}/")
    mei.reads("“公司设立登记（有限责任公司）”没有办成，这一项要等它，所以没有提交。需要时可以另行申请。")

    fetched(case)
    is_handed_out(town, number)
    mei.opens(f"/matters/{number}/")
    mei.reads("已经办结，没有办成。")


def test_a_licence_of_the_applicant_spares_a_material_of_the_plan(town, tmp_path):
    """免提交 within 企业简易注销 (T31): the food licence to be cancelled is not asked for, it is held already."""
    town.at("2026-03-20 09:30")
    brought("SCJG-021", "delivered")
    mei = town.citizen(MEI)
    plans(mei, "T31", entity_form="individual", has_food_licence="yes")
    mei.reads("不用带的材料", "可以代替")
    number = applies(mei, tmp_path)

    mei.opens(f"/errands/{case_of(number, 'SCJG-025')}/")
    mei.unfolds("交的材料")
    mei.reads("不用交，因为申请人名下的电子证照")
