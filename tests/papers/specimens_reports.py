"""A bulletin for tests: a month of a small district in figures, composed as bulletins are, from numbers that stay."""

from datetime import date
from fractions import Fraction

from tests.papers.specimens import OFFICE
from yichuang.domain.cases.papers import Paper
from yichuang.domain.supervision.papers import BulletinPaper
from yichuang.kernel.reports import NOT_MEASURED, Composition, Stated, change

DEPARTMENTS = (
    ("区市场监督管理局", 412, 405, Fraction(398, 405), Fraction(27, 10)),
    ("区住房和城乡建设局", 96, 88, Fraction(80, 88), Fraction(83, 10)),
    ("区民政局", 51, 51, Fraction(1), Fraction(9, 10)),
    ("区人力资源和社会保障局", 230, 226, Fraction(226, 226), Fraction(14, 10)),
)


def figure(name: str, label: str, value, unit: str = "件", places: int = 0) -> Stated:
    number = value * 100 if unit == "%" else value
    shown = f"{float(number):,.{places}f}{unit}"
    measure = {"件": "received", "%": "on_time", "工作日": "days"}[unit]
    words = {"件": "件数", "%": "按时办结率", "工作日": "平均用时"}[unit]
    source = {"measure": f"cases.{measure}", "label": words, "fingerprint": "0" * 16, "period": None, "at": {}}
    return Stated(name, label, shown, value, unit=unit, places=places, definition=f"期间内的{words}。", source=source)


def composed() -> Composition:
    report = Composition()
    received, before = figure("received", "收件量", 789), figure("received_before", "上月收件量", 803)
    rate, then = figure("on_time", "按时办结率", Fraction(755, 770), "%", 2), figure(
        "on_time_before", "上月按时办结率", Fraction(764, 790), "%", 2
    )  # fmt: skip
    rows = [
        ("收件量", received, before, change("received_change", received, before)),
        ("按时办结率", rate, then, change("on_time_change", rate, then)),
    ]
    report.people("现将2026年8月政务服务情况通报如下。")
    report.heading("一、总体情况")
    report.words(
        "2026年8月，全区收件", received, "，按时办结率", rate, "。上月收件", before, "，按时办结率", then, "。"
    )
    report.table("主要指标", ("指标", "本月", "上月", "增减"), rows)
    report.bars("近期收件量", [(f"2026年{month}月", figure(f"received_in_{month}", "收件量", 600 + 31 * month))
                          for month in range(3, 8)] + [("2026年8月", received)])  # fmt: skip
    report.heading("二、各部门情况")
    heads = ("部门", "收件量", "办结量", "按时办结率", "平均用时")
    report.table("各部门办件情况", heads, [of_department(place, one) for place, one in enumerate(DEPARTMENTS, 1)])
    report.heading("三、尚未测量的指标")
    kiosks = Stated("kiosks", "在用自助终端", NOT_MEASURED, unit="台", status="not_yet_measured")
    why = "自助终端还没有接入本系统；示例报告所载2021年自助终端80台（报告数，不是本系统测量的）"
    report.table("尚未测量的指标", ("指标", "情况", "说明"), [("在用自助终端", kiosks, why)])
    report.heading("四、要求和说明")
    report.people("请各单位对照检查，按时办好每一件。")
    report.definitions("附：指标说明")
    return report


def of_department(place: int, said: tuple) -> tuple:
    name, received, done, rate, days = said
    return (
        name,
        figure(f"received_by_{place}", f"{name}收件量", received),
        figure(f"completed_by_{place}", f"{name}办结量", done),
        figure(f"on_time_by_{place}", f"{name}按时办结率", rate, "%", 2),
        figure(f"days_by_{place}", f"{name}平均用时", days, "工作日", 1),
    )


def bulletin() -> Paper:
    return BulletinPaper(
        office=OFFICE, title="2026年8月政务服务通报", on=date(2026, 9, 3), address="/desk/bulletins/2026-08/",
        said=composed().frozen(),
    ).paper()  # fmt: skip
