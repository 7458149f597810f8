"""A restaurant's licence, from the search box to the hand: 食品经营许可, the whole way of a matter."""

import re

from tests.journeys.errands import (
    FOOD,
    fills_in,
    hands_in,
    proves_identity,
    signs_in,
    signs_in_at_the_desk,
    submits,
)
from tests.journeys.handling import finds_case
from tests.journeys.papers import says, scanned
from tests.journeys.strangers import finds_nothing, is_sent_to_sign_in

WAY = [  # as the applicant reads it, the newest step first
    "送达",
    "转出件窗口",
    "制证",
    "准予",
    "提出审查意见",
    "记录现场核查",
    "开始审查",
    "受理",
    "收件",
    "提交申请",
    "填写申请",
]


def test_a_food_licence_from_the_search_box_to_the_hand(town, tmp_path):
    town.at("2026-04-27 10:00")
    mei = town.visitor()
    finds_the_guide(mei)
    mei.follows("网上申请")
    signs_in(mei, "13900000021")
    proves_identity(mei, "梅样本", "43020319900520002X")
    errand = applies(mei, tmp_path)

    is_received(town, errand)
    is_accepted(town, errand)
    is_looked_at(town, errand)
    is_decided(town, errand)
    licence = is_made_and_sealed(town, errand, mei, tmp_path)
    verifies(town, *licence)
    is_handed_over(town, errand)
    sees_it_all(town, mei, errand)
    is_nothing_to_strangers(town, errand)


def finds_the_guide(mei):
    mei.opens("/")
    mei.reads("您想办什么事？")
    mei.searches("食品经营许可")
    mei.follows("食品经营许可（新办）")
    assert mei.heading == "食品经营许可（新办）"
    mei.reads("5 个工作日", "法定最长 20 个工作日", "不用跑", "不收费", "食品经营许可证", "有效期 5 年")
    mei.reads("从业人员健康证明", "可以先不交，受理后再补", "不用准备：您填完表，系统自动生成")
    mei.reads("所需时间算在办理时限内，不会让您多等", "行政复议", "行政诉讼")


def applies(mei, folder):
    mei.ticks("梅样本（个人）")
    mei.presses("开始填写")
    mei.reads("下面几项来自您的实名信息，不用再填", "梅样本")
    mei.presses("保存，下一步")
    mei.reads("有几处需要改一下", "请填写联系地址")
    fills_in(mei, FOOD, 联系地址="示例路21号")
    hands_in(mei, FOOD, folder)
    mei.reads("核对并提交", "餐饮服务经营者", "热食类制售、自制饮品制售", "68.5", "营业执照（示例）.pdf")
    errand = submits(mei)
    mei.reads("最晚 2026年5月7日；到时没有告诉您，就算已经受理。")
    return errand


def is_received(town, errand):
    """The clerk of the one window signs in with both factors and takes the application in for the department."""
    town.at("2026-04-27 15:20")
    deng = town.visitor("zh-01")
    deng.opens("/desk/")
    signs_in_at_the_desk(deng, "zh-01")
    deng.reads("邓雨桐", "各机构待办")
    finds_case(deng, errand.number)
    deng.reads("已提交", "营业执照（示例）.pdf（2 页", "430203********002X", "最晚5月7日（星期四）")
    deng.presses("收件")
    deng.reads("“收件”已办好", "已收件", "收件凭证")
    assert b"%PDF" in deng.downloads("收件凭证")


def is_accepted(town, errand):
    """The department accepts; from here both limits run, over the May holiday and its make-up Saturday."""
    town.at("2026-04-28 09:30")
    zhao = town.officer("scjg-04")
    zhao.opens("/desk/")
    zhao.follows(FOOD.item)
    zhao.presses("受理")
    zhao.reads("“受理”已办好", "受理通知书")
    zhao.unfolds("为什么是这一天")
    zhao.reads(
        "承诺办结期限（5个工作日）最晚5月8日（星期五）",
        "法定办结期限（20个工作日）最晚5月28日（星期四）",
        "5月1日至5月5日劳动节放假，不计入。",
        "5月9日（星期六）劳动节调休上班，计入，第6个工作日。",
        "2026年5月28日（星期四）到期。",
    )


def is_looked_at(town, errand):
    """Two officers look at the place. It takes two days, and both limits run on."""
    zhao = town.officer("scjg-04")
    zhao.presses("开始审查")
    assert zhao.stands_beside("在谁手上") == "赵以诺"

    town.at("2026-04-30 16:00")
    zhao = town.officer("scjg-04")
    finds_case(zhao, errand.number)
    zhao.follows("记录现场核查…")
    zhao.reads("现场核查不暂停计时，期限照常计算。")
    zhao.ticks("肖景行")
    zhao.fills({"核查结果": "布局与图纸一致，生熟分开，符合条件。"})
    zhao.presses("记录现场核查")
    zhao.reads("核查人：肖景行、赵以诺", "承诺办结期限（5个工作日）最晚5月8日（星期五）")
    zhao.does_not_read("暂停")

    town.at("2026-05-06 11:00")
    zhao = town.officer("scjg-04")
    finds_case(zhao, errand.number)
    zhao.follows("提出审查意见…")
    zhao.ticks("拟准予")
    zhao.fills({"意见内容": "材料齐全，场所符合条件，拟准予。"})
    zhao.presses("提出审查意见")
    zhao.reads("待决定")
    zhao.does_not_read("准予…")


def is_decided(town, errand):
    """Another officer decides; the limits stop, the ten days of delivery begin."""
    town.at("2026-05-07 10:00")
    qian = town.officer("scjg-05")
    finds_case(qian, errand.number)
    qian.reads("材料齐全，场所符合条件，拟准予。")
    qian.follows("准予…")
    qian.presses("准予")
    qian.reads("“准予”已办好", "准予行政许可决定书", "待签章", "送达期限（10个工作日）最晚5月20日（星期三）")


def is_made_and_sealed(town, errand, mei, folder):
    """The certificate clerk makes the licence, the worker seals it, the applicant takes the PDF home."""
    luo = town.officer("zwz-04")
    luo.opens("/desk/delivery/")
    luo.follows("待制证、待转出件窗口（1）")
    luo.follows(FOOD.item)
    luo.presses("制证")
    luo.reads("制证中", "食品经营许可证", "待签章")
    town.time_passes()
    luo.opens(luo.page.url)
    luo.does_not_read("待签章")

    signs_in_again(mei, errand)
    mei.reads("已经同意，证照已经做好，正在转到大厅的出件窗口。")
    identifier = re.search(r"1\.2\.156\.3005\.2\.[0-9A-Z.]+", mei.sees)[0]
    path = folder / "食品经营许可证.pdf"
    path.write_bytes(mei.downloads("食品经营许可证（PDF）"))
    return identifier, path


def signs_in_again(mei, errand):
    mei.opens(f"/errands/{errand.number}/")
    signs_in(mei, "13900000021")


def verifies(town, identifier, path):
    """Anybody may check the licence: by its QR code, by its identifier, by the file; an altered file is told apart."""
    assert says(
        path, "食品经营许可证", "持证主体梅样本", "430203********002X", "2026年5月7日至2031年5月6日", identifier
    )
    passer_by = town.visitor()
    passer_by.opens(scanned(path))
    passer_by.reads(
        "真实有效", "该证照由芦淞区市场监督管理局颁发，目前有效。", "芦淞区市场监督管理局", "2031年5月6日", identifier
    )
    passer_by.does_not_read("梅样本")

    passer_by.opens("/licences/verification/")
    passer_by.fills({"证照标识、证照编号或文书查询码": identifier})
    passer_by.presses("查验")
    passer_by.reads("真实有效", identifier)

    for content, verdict in ((path.read_bytes(), "真实有效"), (altered(path), "被改动过")):
        passer_by.opens("/licences/verification/")
        file = {"name": path.name, "mimeType": "application/pdf", "buffer": content}
        passer_by.page.locator("input[type=file]").set_input_files(file)
        passer_by.presses("查验")
        passer_by.reads(verdict)


def altered(path) -> bytes:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    return bytes(content)


def is_handed_over(town, errand):
    luo = town.officer("zwz-04")
    finds_case(luo, errand.number)
    luo.presses("转出件窗口")
    luo.reads("待领取")

    town.at("2026-05-08 14:30")
    luo = town.officer("zwz-04")
    luo.opens("/desk/delivery/")
    luo.follows(FOOD.item)
    luo.follows("送达…")
    luo.ticks("直接送达")
    luo.fills({"凭据": "梅样本本人领取，身份证已核对（示例）"})
    luo.presses("送达")
    luo.reads("“送达”已办好", "送达回证", "这件事现在不在您手上，没有需要您办的。")


def sees_it_all(town, mei, errand):
    """At home in the evening: every step, every paper, and why every date is what it is."""
    town.at("2026-05-08 20:00")
    signs_in_again(mei, errand)
    mei.reads("已经办好，结果已经送达。")
    mei.unfolds("已经走完的期限")
    mei.unfolds("为什么是这一天")
    mei.reads(
        "我们承诺的办结期限 最晚2026年5月8日（星期五） 已按时完成 2026年5月7日（星期四）完成",
        "5月1日至5月5日劳动节放假，不计入。",
        "5月9日（星期六）劳动节调休上班，计入，第6个工作日。",
        "2026年5月7日停止计时，实际用时4个工作日，在期限之内。",
        "把结果送到您手里 最晚2026年5月20日（星期三） 已按时完成 2026年5月8日（星期五）完成",
    )
    papers = ["收件凭证", "受理通知书", "准予行政许可决定书", "食品经营许可证", "送达回证"]
    assert mei.page.locator(".yc-links__item a").all_inner_texts() == [f"{paper}（PDF）" for paper in papers]
    assert says(mei.downloads("受理通知书（PDF）"), "2026年5月8日", "5月1日至5月5日劳动节放假，不计入。")
    steps = mei.page.locator(".yc-timeline__title").all_inner_texts()
    assert steps == WAY
    mei.does_not_read("赵以诺", "钱书成", "拟准予")


def is_nothing_to_strangers(town, errand):
    """李, who lives two streets on, and an officer of another department."""
    li, other = town.citizen("13800000002"), town.officer("jyj-01")
    li.opens("/errands/")
    li.does_not_read(errand.number, FOOD.item)
    finds_nothing(li, "citizen", errand.number)
    is_sent_to_sign_in(li, "desk", errand.number)

    other.opens("/desk/")
    other.searches(errand.number)
    other.reads(f"没有查到“{errand.number}”")
    finds_nothing(other, "desk", errand.number)
    is_sent_to_sign_in(other, "citizen", errand.number)
