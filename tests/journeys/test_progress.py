"""查进度: with number and password and without signing in; five wrong passwords lock, a new one opens again."""

from tests.journeys.stations import MEI, brought


def test_progress_is_told_by_number_and_password_until_five_wrong_ones(town):
    town.at("2026-03-18 09:00")
    errand = brought("SCJG-021", "in_review")
    passer_by = town.visitor()
    asks(passer_by, errand.number, errand.password)
    passer_by.reads("食品经营许可（新办）", "审查中", "由区市场监管局办理。", "最近的期限是 2026年3月25日")
    passer_by.does_not_read("梅示例", "示例路1号", "营业执照")

    wrong = f"{(int(errand.password) + 1) % 10**6:06}"
    for _ in range(5):
        asks(passer_by, errand.number, wrong)
        passer_by.reads("编号或密码不对，请对照收件凭证核对。连续输错五次，就不能再用密码查询")
    asks(passer_by, errand.number, errand.password)
    passer_by.does_not_read("审查中")

    asks(passer_by, errand.number, renewed(town, errand))
    passer_by.reads("审查中")


def asks(person, number, password):
    person.opens("/progress/")
    person.fills({"办件编号": number, "查询密码": password})
    person.presses("查询")


def renewed(town, errand) -> str:
    mei = town.citizen(MEI)
    mei.opens(f"/errands/{errand.number}/")
    mei.unfolds("查询密码")
    mei.presses("换一个密码")
    mei.reads("查询密码已更换")
    mei.unfolds("查询密码")
    return mei.page.locator(".yc-code").inner_text()
