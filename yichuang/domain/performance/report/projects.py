"""附件3: one table a project 项目支出绩效自评表 (财预〔2020〕10号; handbook J2, J3): its money, goals and indicators.

A project has no weights of its own here: its indicators stand with the weight and the points of the whole body's
table, and only the execution of its budget is scored by itself, so no total is made up.
"""

from fractions import Fraction

from yichuang.domain.performance.report.draft import Draft, Row
from yichuang.domain.performance.report.material import Line
from yichuang.domain.performance.report.wording import Part
from yichuang.domain.performance.rules.scoring import pointed
from yichuang.kernel.measures import MEASURED
from yichuang.kernel.reports import Stated

NOT_TOLD = "来源未载明"
FOR_EXECUTION = 10  # points, of a hundred
NO_TOTAL = "指标的权重和得分与附件2一致；项目没有另设权重，不另计总分。"


def told(draft: Draft) -> None:
    for number, line in enumerate(draft.material.specials, 1):
        if number == 1:
            draft.report.heading("附件3 项目支出绩效自评表", 1)
        draft.under(number, line.fund_name)
        money_table(draft, line)
        goals(draft, line)
        indicators(draft, line)


def money_table(draft: Draft, line: Line) -> None:
    """Budget, final appropriation, spending; min(spent / final, 1) × 10 points."""
    cells: list[Part] = [
        draft.figure(name) or NOT_TOLD
        for name in (f"initial_{line.code}", f"final_{line.code}", line.code, f"rate_{line.code}")
    ]
    heads = ("年初预算", "全年预算", "全年执行", "执行率", f"得分（满分{FOR_EXECUTION}分）")
    draft.report.table(f"{line.fund_name}资金", heads, [(*cells, for_execution(draft, line) or NOT_TOLD)])


def for_execution(draft: Draft, line: Line) -> Stated | None:
    rate = draft.values.get(f"rate_{line.code}")
    if rate is None or rate.value is None:
        return None
    earned = min(Fraction(rate.value), Fraction(1)) * FOR_EXECUTION
    label = f"{line.label}预算执行得分"
    return Stated(
        f"score_rate_{line.code}", label, f"{pointed(earned)}分", earned, unit="分", places=2, status=MEASURED
    )


def goals(draft: Draft, line: Line) -> None:
    own = [goal.text for goal in draft.material.goals if line.code in goal.projects]
    draft.report.words(f"年度总体目标：{'；'.join(own)}。" if own else "没有写明对应的绩效目标。")


def indicators(draft: Draft, line: Line) -> None:
    rows = [row for row in draft.evaluated.rows if belongs(draft, row, line)]
    if not rows:
        draft.report.words("没有对应到这个项目的指标。")
        return
    cells = [(f"{row.first}/{row.second}/{row.name}", row.target, row.actual, row.weight, row.points) for row in rows]
    draft.report.table(f"{line.fund_name}绩效指标", ("指标", "目标值", "实际值", "权重", "得分"), cells)
    for row in rows:
        if row.explained:
            draft.report.words(f"{row.name}偏差原因和改进措施：{row.explained}")
    draft.report.words(NO_TOTAL)


def belongs(draft: Draft, row: Row, line: Line) -> bool:
    """Named by a goal the project serves, or made of a figure that is told of the project."""
    if any(row.code in goal.indicators for goal in draft.material.goals if line.code in goal.projects):
        return True
    about = [draft.material.about[name] for name in row.rests_on if name in draft.material.about]
    return any(line.code in one.scopes for one in about) or line.code in row.rests_on
