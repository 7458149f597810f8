"""The attachments: basic figures 基础数据表, the self-evaluation table 自评表, one table a project 项目支出绩效自评表,
and where each figure comes from."""

from yichuang.domain.performance.report import projects
from yichuang.domain.performance.report.draft import Draft
from yichuang.domain.performance.report.material import FUNDS
from yichuang.domain.performance.report.wording import Part
from yichuang.domain.performance.rules.figures import ENTERED, KINDS
from yichuang.kernel.reports import Stated

NOT_TOLD = "来源未载明"
# What the form asks for that the platform has no figure of (handbook J2): named, not invented.
ASKED = ("“三公”经费", "政府采购金额", "楼堂馆所控制情况", "厉行节约保障措施")
PEOPLE = ("posts_total", "posts_administrative", "posts_institution", "staff_total", "staff_rate", "retired")
MONEY = ("budget_initial", "adjustment", "final", "income", "expenditure", "basic", "project")


def told(draft: Draft) -> None:
    basic_table(draft)
    own_table(draft)
    projects.told(draft)
    sources(draft)


def basic_table(draft: Draft) -> None:
    material = draft.material
    draft.report.heading("附件1 部门整体支出绩效评价基础数据表", 1)
    names = [*PEOPLE, *MONEY, *(line.code for line in material.general), *FUNDS]
    rows: list[tuple[Part, Part]] = [(one.label, one) for name in names if (one := draft.figure(name))]
    rows += [(what, NOT_TOLD) for what in ASKED]
    draft.report.table("部门整体支出绩效评价基础数据表", ("项目", "数据"), rows)


def own_table(draft: Draft) -> None:
    rows = draft.evaluated.rows
    if not rows:
        return
    draft.report.heading("附件2 部门整体支出绩效自评表", 1)
    cells = [
        (f"{row.first}/{row.second}/{row.name}", row.target, row.actual, row.weight, row.points) for row in rows
    ]  # fmt: skip
    if draft.evaluated.total:
        cells.append(("合计", "—", "—", "—", draft.evaluated.total))
    draft.report.table("部门整体支出绩效自评表", ("指标", "目标值", "实际值", "权重", "得分"), cells)
    if draft.evaluated.note:
        draft.report.words(f"{draft.evaluated.note}。")
    for sentence in draft.evaluated.set_aside:
        draft.report.words(sentence)
    for row in rows:
        if row.explained:
            draft.report.words(f"{row.name}偏差原因和改进措施：{row.explained}")


def sources(draft: Draft) -> None:
    """Every figure of the report with where it comes from; what somebody stated is called so."""
    items = [
        [value.label, source_of(value)]
        for name, value in draft.values.items()
        if name in draft.report.stated and value.source.get("kind") in KINDS
    ]  # fmt: skip
    draft.report.heading("附件4 数字来源", 1)
    draft.report.blocks.append({"kind": "notes", "items": items})


def source_of(value: Stated) -> str:
    kind, as_of = value.source.get("kind", ""), value.source.get("as_of")
    day = "" if not as_of else "，截至{}年{}月{}日".format(*map(int, as_of.split("-")))
    word, how = KINDS.get(kind, ""), value.definition or value.source.get("why", "")
    told = f"{how if how.startswith(word) else f'{word}：{how}'}{day}"
    return f"{told}（报告数，不是本系统测量的）" if kind == ENTERED else told
