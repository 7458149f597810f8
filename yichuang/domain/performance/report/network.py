"""The figures a report adds to those of the year: posts and people, lines nobody defined, what the year's own file
works out. Everything is a definition with its inputs, so that nothing in a report is typed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from yichuang.domain.performance.report.material import Material
from yichuang.domain.performance.rules.figures import ENTERED, FORMULA, MONEY, Definition, Given, in_base
from yichuang.domain.performance.rules.formulas import parsed

TOTALS = {
    "budget_initial": "年初预算",
    "adjustment": "预算调整",
    "final": "全年预算",
    "income": "一般公共预算财政拨款收入",
    "expenditure": "一般公共预算财政拨款支出",
    "basic": "基本支出",
    "project": "项目支出",
    "government_fund": "政府性基金预算支出",
    "state_capital": "国有资本经营预算支出",
    "social_insurance": "社会保险基金预算支出",
}
BASIC = ("personnel", "public")
OUTSIDE = ("carry_over", "reserve")
PEOPLE = (  # id, what the organisation calls it, label
    ("posts_administrative", ("posts", "administrative"), "行政编制"),
    ("posts_institution", ("posts", "institution"), "事业编制"),
    ("staff_bureau", ("in_post", "bureau"), "本级在职人员"),
    ("staff_centre", ("in_post", "centre"), "下属单位在职人员"),
    ("retired", ("retired",), "退休人员"),
)
SUMS = (
    ("posts_total", "编制合计", "名", ("posts_administrative", "posts_institution")),
    ("staff_total", "在职人员", "名", ("staff_bureau", "staff_centre")),
)


def completed(definitions: Iterable[Definition], material: Material, stated: Mapping) -> list[Definition]:
    """The definitions of a year with everything its report names. What the year does not have is dropped, with all
    that rests on it; a formula the year's file gives goes before ours."""
    found = {one.id: one for one in definitions}
    found |= {name: money(name, label) for name, label in TOTALS.items() if name not in found}
    found |= {one.id: one for one in of_lines(material, found)}
    found |= {one.id: one for one in of_results(material, found)}
    found |= {one.id: one for one in derived(stated)}
    found |= {one.id: one for one in of_people(material.organisation)}
    outside = [line.code for line in material.projects if line.kind in OUTSIDE]
    if outside:
        says = f"({' + '.join(outside)}) / project"
        found["outside_share"] = Definition("outside_share", "结余与预备费占项目支出", "%", FORMULA, says, places=2)
    return without_absent(found, material)


def money(name: str, label: str) -> Definition:
    return Definition(name, label, "万元", MONEY, name, places=2)


def of_lines(material: Material, found: Mapping) -> Iterator[Definition]:
    for line in material.lines:
        if line.code not in found or found[line.code].kind == MONEY:
            yield money(line.code, line.label if line.kind in BASIC else line.spent_on)


def of_budgets(material: Material, there: Mapping) -> Iterator[Definition]:
    """What each special fund was given in the year and how much of it was spent, where the books tell it by line."""
    for line in material.specials:
        if f"final_{line.code}" in there:
            yield money(f"initial_{line.code}", f"{line.label}年初预算")
            yield money(f"final_{line.code}", f"{line.label}全年预算")
            says = f"{line.code} / final_{line.code}"
            yield Definition(f"rate_{line.code}", f"{line.label}预算执行率", "%", FORMULA, says, places=2)


def of_results(material: Material, found: Mapping) -> Iterator[Definition]:
    for name, about in material.about.items():
        if name not in found and about.label:
            unit, places = about.words.get("unit", ""), int(about.words.get("places", 0))
            yield Definition(name, about.label, unit, ENTERED, places=places)


def derived(stated: Mapping) -> Iterator[Definition]:
    for one in stated["finance"].get("derived", ()):
        unit = "%" if one["display"].endswith("%") else "万元"
        label = one["label"].partition("（种子文档")[0]
        signed = one["display"].startswith("+")
        yield Definition(one["id"], label, unit, FORMULA, one["formula"], places=2, signed=signed)


def of_people(organisation: Mapping) -> Iterator[Definition]:
    there = {name for name, path, _ in PEOPLE if at(organisation, path) is not None}
    for name, path, label in PEOPLE:
        if name in there:
            yield Definition(name, label, "名", ENTERED)
            for number, (post, _) in enumerate(at(organisation, path).get("of_which", {}).items(), 1):
                yield Definition(f"{name}_{number}", post, "名", ENTERED)
    for name, label, unit, parts in SUMS:
        if there >= set(parts):
            yield Definition(name, label, unit, FORMULA, " + ".join(parts))
    if there >= {"posts_administrative", "posts_institution", "staff_bureau", "staff_centre"}:
        yield Definition("staff_rate", "在编率", "%", FORMULA, "staff_total / posts_total")


def at(organisation: Mapping, path: tuple[str, ...]) -> Mapping | None:
    """What the organisation says there, as a mapping with its `value`."""
    found = organisation
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) and "value" in found else None


def without_absent(found: dict[str, Definition], material: Material) -> list[Definition]:
    """Without the money of lines the year does not have, and without what is worked out from it."""
    lines = {line.code for line in material.lines}
    gone = {name for name, one in found.items() if one.kind == MONEY and name not in lines and name not in TOTALS}
    while more := {
        name for name, one in found.items()
        if name not in gone and one.kind == FORMULA and set(parsed(one.says).names) & gone
    }:  # fmt: skip
        gone |= more
    return [one for name, one in found.items() if name not in gone]


def people_given(organisation: Mapping, file: str, digest: str, year: int) -> dict[str, Given]:
    """What the year's file says of posts and people."""
    found: dict[str, Given] = {}
    told = {"source": f"{file} organisation", "as_of": date(year, 12, 31), "digest": digest, "proof": file}
    for name, path, _ in PEOPLE:
        if there := at(organisation, path):
            found[name] = Given(in_base(str(there["value"]), "名"), **told)
            for number, value in enumerate(there.get("of_which", {}).values(), 1):
                found[f"{name}_{number}"] = Given(in_base(str(value), "名"), **told)
    return found


def results_given(stated: Mapping, definitions: Iterable[Definition], file: str, digest: str) -> dict[str, Given]:
    """What the year's file states of the results that are entered."""
    entered = {one.id for one in definitions if one.kind == ENTERED}
    year = int(stated["meta"]["year"])
    return {
        one["id"]: Given(
            in_base(str(one["value"]), str(one.get("unit", ""))), source=f"{file} {one['id']}（报告数）",
            as_of=date(year, 12, 31), digest=digest, proof=file,
        )
        for one in stated.get("results", ())
        if one["id"] in entered
    }  # fmt: skip
