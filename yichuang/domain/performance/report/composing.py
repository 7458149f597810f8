"""The report put together: ten headings, each from the figures, the material of the year and the text blocks."""

from collections.abc import Mapping

from yichuang.domain.performance.report import attachments, results, wording
from yichuang.domain.performance.report.draft import HEADINGS, NONE, Draft, Evaluated, Row
from yichuang.domain.performance.report.material import FUNDS, Line, Material
from yichuang.domain.performance.report.network import BASIC
from yichuang.domain.performance.report.wording import Part
from yichuang.kernel.reports import Composition, Stated

FUND_HEADINGS = dict(zip(FUNDS, (3, 4, 5), strict=True))


def composed(
    values: Mapping[str, Stated], material: Material, *, blocks: Mapping[str, str] | None = None,
    evaluated: Evaluated | None = None,
) -> Composition:  # fmt: skip
    """The whole report. BlockWrong where a block names what there is not; its message says which block."""
    draft = Draft(values, material, blocks or {}, evaluated or Evaluated())
    situation(draft)
    general_budget(draft)
    for fund, number in FUND_HEADINGS.items():
        fund_budget(draft, fund, number)
    results.told(draft)
    for number, name in ((7, "problems"), (8, "next"), (9, "use"), (10, "other")):
        draft.heading(number)
        more = deviations(draft, name) if name in ("problems", "next") else []
        draft.write([*draft.part(name), *more] or [[NONE]])
    attachments.told(draft)
    return draft.report


def situation(draft: Draft) -> None:
    """一、基本情况."""
    material, organisation = draft.material, draft.material.organisation
    draft.heading(1)
    draft.under(1, f"{material.unit}基本情况")
    draft.item(1, "主要职能")
    duties = [[f"（{number}）{duty}。"] for number, duty in enumerate(organisation.get("duties", ()), 1)]
    draft.write(draft.part("duties") or duties or [[NONE]])
    draft.item(2, "机构情况")
    draft.write(draft.part("bodies") or [[bodies(organisation)]])
    draft.item(3, "人员情况")
    draft.write(draft.part("people") or people(draft) or [[NONE]])
    draft.under(2, f"{material.unit}年度整体支出绩效目标、部门专项资金绩效目标和其他项目支出绩效目标")
    labels = {line.code: line.label for line in material.lines}
    goals = [
        [f"{number}.{goal.text}" + served([labels[code] for code in goal.projects if code in labels])]
        for number, goal in enumerate(material.goals, 1)
    ]
    draft.write(draft.part("goals") or goals or [[NONE]])


def bodies(organisation: Mapping) -> str:
    divisions = (organisation.get("internal_divisions") or {}).get("value")
    told = ["没有内设机构" if divisions == 0 else f"内设机构{divisions}个" if divisions else ""]
    if sub := organisation.get("subordinate"):
        told.append(f"下属单位{sub['name']}（对外称{sub['other_name']}），{sub['rank']}，{sub['kind']}")
    return "；".join(filter(None, told)) + "。" if any(told) else NONE


def served(labels: list[str]) -> str:
    return f"（资金：{'；'.join(labels)}）。" if labels else "。"


def people(draft: Draft) -> list[list[Part]]:
    """Posts, people, and who has retired, as far as the year tells them."""
    found = []
    for whole, parts in (("posts_total", ("posts_administrative", "posts_institution")),
                         ("staff_total", ("staff_bureau", "staff_centre"))):  # fmt: skip
        if whole in draft.values:
            said: list[Part] = [draft.values[whole].label, draft.figure(whole), "，其中："]
            for at, name in enumerate(parts):
                said += ["，" if at else "", draft.values[name].label, draft.figure(name), *held(draft, name)]
            found.append([*said, "。"])
    if "staff_rate" in draft.values:
        found.append(["在编率", draft.figure("staff_rate"), "。"])
    if "retired" in draft.values:
        found.append(["退休人员", draft.figure("retired"), "。"])
    return [[part for part in parts if part != ""] for parts in found]


def held(draft: Draft, name: str) -> list[Part]:
    """“（设主任1名、科员6名）”."""
    places = [f"{name}_{number}" for number in range(1, 20) if f"{name}_{number}" in draft.values]
    if not places:
        return []
    said: list[Part] = ["（设"]
    for at, place in enumerate(places):
        said += ["、" if at else "", draft.values[place].label, draft.figure(place)]
    return [*said, "）"]


def general_budget(draft: Draft) -> None:
    """二、一般公共预算支出情况."""
    draft.heading(2)
    draft.under(1, "基本支出情况")
    told = draft.part("basic")
    draft.write(numbered([*told, *basic_lines(draft, told)]) or [[NONE]])
    draft.under(2, "项目支出情况")
    lines = draft.material.projects
    own = [[line.spent_on, draft.figure(line.code), "。"] for line in lines]
    draft.write(numbered(draft.part("projects") or own or [[NONE]]))
    if len(lines) > 1:
        draft.report.bars("项目支出构成", [(short(line), draft.figure(line.code)) for line in lines])


def basic_lines(draft: Draft, told: list[list[Part]]) -> list[list[Part]]:
    """The lines of basic expenditure that no sentence names, by their own names."""
    named = wording.named(told)
    left = [line for line in draft.material.general if line.kind in BASIC and line.code not in named]
    figures = [(line.label, one) for line in left if (one := draft.figure(line.code))]
    if not figures or "basic" in draft.blocks:
        return []
    parts: list[Part] = ["基本支出包括："]
    for at, (label, one) in enumerate(figures):
        parts += ["；" if at else "", label, one]
    return [[part for part in [*parts, "。"] if part != ""]]


def deviations(draft: Draft, name: str) -> list[list[Part]]:
    """What was written of deviations: the reasons are the year's problems, the improvements its next steps."""
    if name in draft.blocks:
        return []
    said = [(row.name, row.reason if name == "problems" else row.improvement) for row in draft.evaluated.rows]
    return [[f"{about}：{what.rstrip('。')}。"] for about, what in said if what]


def short(line: Line) -> str:
    return line.label.rpartition("-")[2].removesuffix("项目") or line.label


def numbered(paragraphs: list[list[Part]]) -> list[list[Part]]:
    """1. 2. 3.; a single paragraph needs no number."""
    if len(paragraphs) < 2:
        return paragraphs
    return [[f"{number}.", *parts] for number, parts in enumerate(paragraphs, 1)]


def fund_budget(draft: Draft, fund: str, number: int) -> None:
    """三、四、五: 无 where there is no such budget, else what was spent and on what."""
    draft.heading(number)
    value = draft.values.get(fund)
    lines = draft.material.of_fund(fund)
    if fund in draft.blocks:
        draft.write(draft.part(fund))
    elif not lines and (value is None or not value.value):
        draft.report.words(NONE)
    else:
        draft.report.words(f"{draft.material.year}年{value.label}", draft.figure(fund), "。")
        draft.write(numbered([[line.spent_on, draft.figure(line.code), "。"] for line in lines]))


__all__ = ["HEADINGS", "Evaluated", "Row", "composed"]
