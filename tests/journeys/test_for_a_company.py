"""授权: somebody applies for a company on a mandate of its legal representative, until the mandate is revoked."""

from tests.journeys.errands import FOOD, fills_in, hands_in, proves_identity, signs_in, submits
from tests.journeys.stations import MEI

COMPANY = "芦淞区示例餐饮有限公司"


def test_a_member_of_staff_applies_for_the_company_while_the_mandate_lasts(town, tmp_path):
    town.at("2026-03-16 09:00")
    bai = town.visitor("bai")
    opens_an_account(bai)
    mei = town.citizen(MEI)
    gives_a_mandate(mei, bai.stands_beside("账号"))
    errand = applies_for_it(bai, tmp_path)
    the_company_sees_it(mei, errand)
    the_mandate_ends(mei, bai, errand)


def opens_an_account(bai):
    bai.opens("/sign-in/?next=/profile/")
    signs_in(bai, "13900000040")
    bai.follows("去核验")
    proves_identity(bai, "白示例", "430203199303030049")
    bai.opens("/profile/")


def gives_a_mandate(mei, account):
    mei.opens("/parties/")
    mei.follows(f"授权别人替“{COMPANY}”办事")
    mei.fills({"对方的账号": account})
    mei.ticks("经办人")
    mei.fills_day("授权到哪一天", "2026-12-31")
    mei.presses("授权")
    mei.reads("授权已生效。", account, "2026年12月31日")


def applies_for_it(bai, folder):
    """The company's data are filled in; name and code are not asked again."""
    bai.opens("/")
    bai.searches(FOOD.item)
    bai.follows(FOOD.item)
    bai.follows("网上申请")
    bai.ticks(COMPANY)
    bai.presses("开始填写")
    bai.reads(COMPANY, "91430203MA4L000114")
    assert bai.box("法定代表人（负责人）姓名").input_value() == "梅示例"
    fills_in(bai, FOOD)
    hands_in(bai, FOOD, folder)
    return submits(bai)


def the_company_sees_it(mei, errand):
    mei.opens("/errands/")
    mei.does_not_read(errand.number)
    mei.opens("/parties/")
    mei.presses("以此名义办事", beside=COMPANY)
    mei.opens("/errands/")
    mei.reads("“全部办件”里是您代表的当事人的。", errand.number, COMPANY)


def the_mandate_ends(mei, bai, errand):
    """From that moment the matter is the company's alone; what was done under the mandate stands."""
    assert bai.opens(f"/errands/{errand.number}/") == 200
    mei.opens("/parties/")
    mei.presses("撤销", beside="经办人")
    mei.reads("授权已撤销，从现在起不再有效。以前办的事不受影响。")
    assert bai.opens(f"/errands/{errand.number}/") == 404
    bai.opens("/errands/")
    bai.does_not_read(errand.number, COMPANY)
    assert mei.opens(f"/errands/{errand.number}/") == 200
