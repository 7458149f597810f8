"""六、资金使用及绩效情况: the whole body first, then each special fund. A result no sentence names is still stated."""

from collections.abc import Iterable

from yichuang.domain.performance.report.draft import NONE, OVERALL_PARTS, Draft
from yichuang.domain.performance.report.material import OVERALL, Line
from yichuang.domain.performance.report.wording import Part, named
from yichuang.kernel.reports import Stated

WHOLE, SPECIALS = "六（一）", "六（二）"
OTHERWISE = "其他工作"


def told(draft: Draft) -> None:
    draft.heading(6)
    draft.under(1, "部门整体支出绩效情况")
    for number, title in enumerate(titles(draft), 1):
        draft.item(number, title)
        overall(draft, number)
    rates(draft)
    draft.under(2, "专项资金支出绩效情况")
    specials = draft.material.specials
    for number, line in enumerate(specials, 1):
        draft.item(number, line.fund_name)
        special(draft, line, number)
    if not specials:
        draft.report.words(NONE)


def titles(draft: Draft) -> list[str]:
    """The three parts, and more where the year's results name more sections."""
    asked = [about.section.removeprefix(WHOLE) for about in draft.material.about.values() if is_whole(about.section)]
    most = max((int(each) for each in asked if each.isdigit()), default=1)
    return [*OVERALL_PARTS, *[OTHERWISE] * (most - len(OVERALL_PARTS))]


def is_whole(section: str) -> bool:
    return section.startswith(WHOLE)


def overall(draft: Draft, number: int) -> None:
    paragraphs = draft.part(f"overall {number}")
    here = [
        name for name, about in draft.material.about.items()
        if about.section == f"{WHOLE}{number}" and about.scopes[:1] in ((), (OVERALL,)) and name in draft.values
    ]  # fmt: skip
    draft.write([*practice(draft, f"{WHOLE}{number}"), *paragraphs, *others(draft, here, paragraphs)] or [[NONE]])


def practice(draft: Draft, section: str) -> list[list[Part]]:
    """What the year's file says was done there, without figures."""
    told = [one.text for one in draft.material.statements.values() if one.section == section]
    return [[f"主要做法：{'；'.join(told)}。"]] if told else []


def special(draft: Draft, line: Line, number: int) -> None:
    """What a special fund was spent on and what it brought: what belongs to it, and what it shares with the whole."""
    draft.scope = line.code
    paragraphs = draft.part(f"special {line.code}", otherwise="special")
    if line.code not in {id_of(one, line) for one in named(paragraphs)} and f"special {line.code}" not in draft.blocks:
        paragraphs = [*draft.part("special"), *paragraphs]
    here = [
        name for name, about in draft.material.about.items() if line.code in about.scopes and name in draft.values
    ]  # fmt: skip
    draft.write([*paragraphs, *practice(draft, f"{SPECIALS}{number}"), *others(draft, here, paragraphs, line)])
    draft.scope = ""


def id_of(stated: str, line: Line | None) -> str:
    """The figure behind an id of a special fund's part: R05 of R05_P1."""
    return stated.removesuffix(f"_{line.code}") if line else stated


def others(draft: Draft, here: Iterable[str], paragraphs: list[list[Part]], line: Line | None = None) -> list:
    """One paragraph of the results that belong here and that no sentence above named."""
    stated = {id_of(one, line) for one in named(paragraphs)}
    left = [figure for name in here if name not in stated and (figure := draft.figure(name))]
    return [listed(left)] if left else []


def listed(figures: list[Stated]) -> list[Part]:
    parts: list[Part] = []
    for at, one in enumerate(figures):
        parts += ["；" if at else "", one.label, one]
    return [part for part in [*parts, "。"] if part != ""]


def rates(draft: Draft) -> None:
    """The shares of 六（一） as a chart, where there are some to compare."""
    shares = [
        (value.label, value) for name, value in draft.values.items()
        if value.unit == "%" and value.value is not None and name in draft.report.stated
        and is_whole(section_of(draft, name))
    ]  # fmt: skip
    if len(shares) > 1:
        draft.report.bars("优化和办结的比率", shares)


def section_of(draft: Draft, name: str) -> str:
    about = draft.material.about.get(name)
    return about.section if about else ""
