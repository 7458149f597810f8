"""补正: everything that is missing is said at once, the applicant supplies it, and a new five days begin."""

from tests.journeys.handling import does, finds_case
from tests.journeys.papers import photo, says
from tests.journeys.stations import MEI, ZHAO, brought

GAPS = (
    {
        "缺什么、哪里不对": "照片模糊，看不清有效期",
        "依据": "《食品经营许可管理办法》第十二条（示例）",
        "怎么补": "重新拍摄并上传",
    },
    {
        "缺什么、哪里不对": "填写的面积与图纸不一致",
        "依据": "《食品经营许可管理办法》第十二条（示例）",
        "怎么补": "按图纸改正面积",
    },
)


def test_a_correction_names_every_gap_and_gives_a_new_five_days(town, tmp_path):
    town.at("2026-06-01 09:00")
    number = brought("SCJG-021", "received").number
    asks(town, number)
    supplies(town, number, photo(tmp_path, "营业执照"))

    town.at("2026-06-05 16:00")
    zhao = town.officer(ZHAO)
    does(zhao, number, "受理")
    zhao.reads(
        "承诺办结期限（5个工作日） 最晚6月12日（星期五）", "以前交过的 1 份（已被替换）", "营业执照（示例）.png"
    )


def asks(town, number):
    town.at("2026-06-03 14:00")
    zhao = town.officer(ZHAO)
    finds_case(zhao, number)
    zhao.follows("一次性告知补正…")
    zhao.reads("只能告知一次。请把所有问题一次写全")
    zhao.presses("一次性告知补正")
    zhao.reads("请至少写明一项需要补正的内容")
    fills_gaps(zhao)
    zhao.presses("一次性告知补正")
    zhao.reads("“一次性告知补正”已办好", "待补正", "一次性补正告知书", "照片模糊，看不清有效期", "按图纸改正面积")


def fills_gaps(zhao):
    for place, gap in enumerate(GAPS, 1):
        row = zhao.page.get_by_role("group", name=f"第 {place} 项")
        row.get_by_label("材料或内容").select_option(label=("营业执照", "经营场所面积（平方米）")[place - 1])
        for label, words in gap.items():
            row.get_by_label(label).fill(words)


def supplies(town, number, licence):
    town.at("2026-06-04 10:00")
    mei = town.citizen(MEI)
    mei.opens("/errands/")
    mei.reads("请您补交材料，最晚 6月25日")
    mei.opens(f"/errands/{number}/")
    assert says(
        mei.downloads("一次性补正告知书（PDF）"), *GAPS[0].values(), *GAPS[1].values(), "2026年6月25日", "退件"
    )
    mei.follows("看要补什么，去补交")
    mei.reads(
        "1. 营业执照",
        *GAPS[0].values(),
        "2. 申请表：经营场所面积（平方米）",
        *GAPS[1].values(),
        "最晚2026年6月25日（星期四）",
    )
    mei.fills({"经营场所面积（平方米）": "66"})
    mei.hands_in({"营业执照": licence})
    mei.presses("提交补正")
    mei.reads("已收到您补交的内容。", "已收件")
    mei.unfolds("为什么是这一天")
    mei.reads(
        "告诉您是否受理、要不要补材料 最晚2026年6月11日（星期四）",
        "2026年6月4日（星期四）开始计时，当天不计入，期限5个工作日。",
    )
    mei.unfolds("已经走完的期限")
    mei.reads("请您补齐材料 最晚2026年6月25日（星期四） 已按时完成 2026年6月4日（星期四）完成")
