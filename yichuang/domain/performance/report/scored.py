"""The self-evaluation table of a report: each indicator with its target, its actual value and what it earned."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from yichuang.domain.performance.report.draft import Evaluated, Row
from yichuang.domain.performance.rules import scoring
from yichuang.domain.performance.rules.figures import Value
from yichuang.domain.performance.rules.formulas import parsed
from yichuang.domain.performance.rules.scoring import FULL, LEVELS, NOT, NOT_SCORED, PARTLY, QUAL, Score, pointed
from yichuang.domain.performance.rules.trees import Node, leaves, plain
from yichuang.kernel.measures import MEASURED, NOT_YET
from yichuang.kernel.reports import NOT_MEASURED, Stated

SAMPLE = "目标值含示例，得分供参考"
NOT_JUDGED = "尚未评定"
SIGNS = {"LE": "≤", "INVERSE": "≤", "EQ": "="}
JUDGED = {word: level for level, word in LEVELS.items()}


def of_tree(nodes: Iterable[Node], values: Mapping[str, Value], judged: Mapping[str, tuple]) -> Evaluated:
    """From a tree and the values of its indicators; `judged` gives (level, ratio) of each quality by its code."""
    nodes = list(nodes)
    rows, scores = [], []
    for first, second, node in leaves(nodes):
        value = values.get(node.code)
        one = scored(node, value, judged)
        scores.append((node.code, node.name, one))
        rows.append(
            row(node.code, (first.name, second.name, node.name), target_of(node), actual(node, value, judged),
                weight=Fraction(node.weight), earned=one.points, figure="" if node.is_quality else node.figure)
        )  # fmt: skip
    total = scoring.total(scores)
    whole = pointed(total.points) if total.is_whole else ""
    note = said_of_targets(node.target_source for node in nodes)
    stated = points("score", "自评得分", total.points) if whole else None
    return Evaluated(tuple(rows), stated, total.grade, note)


def scored(node: Node, value: Value | None, judged: Mapping[str, tuple]) -> Score:
    if node.is_quality:
        return scoring.of_quality(Fraction(node.weight), *judged.get(node.code, ("", None)))
    if value is None:
        return Score(None, Fraction(node.weight), why=NOT_MEASURED)
    return scoring.score(node.criterion(), value.exact, why=value.missing)


def actual(node: Node, value: Value | None, judged: Mapping[str, tuple]) -> Stated:
    if node.is_quality:
        level, ratio = judged.get(node.code, ("", None))
        return Stated(node.code, node.name, LEVELS.get(level, NOT_JUDGED), ratio)
    return value.stated() if value else Stated(node.code, node.name, NOT_MEASURED, status=NOT_YET)


def target_of(node: Node) -> tuple[str, Fraction | None]:
    """“≥98%” and its number; words of a quality."""
    if node.is_quality or node.target is None:
        return node.says or "是", None
    return f"{SIGNS.get(node.rule, '≥')}{plain(node.target)}{node.unit}", Fraction(node.target)


def row(
    code: str, names: tuple, target: tuple, now: Stated, *, weight: Fraction, earned: Fraction | None, figure: str
) -> Row:
    first, second, name = names
    words, number = target
    return Row(
        code, first, second, name, Stated(f"target_{code}", f"{name}目标值", words, number), now,
        points(f"weight_{code}", f"{name}权重", weight), points(f"score_{code}", f"{name}得分", earned),
        rests_on=tuple(sorted(parsed(figure).names)) if figure else (),
    )  # fmt: skip


def points(name: str, label: str, earned: Fraction | None) -> Stated:
    if earned is None:
        return Stated(name, label, NOT_SCORED, unit="分", status=NOT_YET)
    return Stated(name, label, f"{pointed(earned)}分", earned, unit="分", places=2, status=MEASURED)


def judged_in(indicators: Iterable[Mapping]) -> dict[str, tuple]:
    """(level, ratio) of every quality in a year's file, by its id."""
    found = {}
    for one in indicators:
        found |= judged_in(one.get("children", ()))
        if one.get("ratio") is not None:
            ratio = Fraction(str(one["ratio"]))
            level = JUDGED.get(str(one.get("actual", "")), level_of(ratio))
            found[one["id"]] = (level, ratio)
    return found


def level_of(ratio: Fraction) -> str:
    return FULL if ratio * 5 >= 4 else PARTLY if ratio * 5 >= 3 else NOT


def of_lines(
    lines: Iterable[Mapping], figures: Mapping[str, Stated], grade: str = "", set_aside: Iterable[str] = ()
) -> Evaluated:
    """From the lines of an evaluation as they are frozen, with its figures."""
    lines, rows = list(lines), []
    for line in lines:
        code = line["code"]
        aside = bool(line.get("aside"))  # of one that was frozen before anything could be set aside: not there
        now = None if aside else figures.get(code)
        now = now or Stated(code, line["name"], line["actual"] or NOT_JUDGED)
        earned = None if line["points"] is None else Fraction(line["points"])
        names = (line["first"], line["second"], line["name"])
        made = row(
            code,
            names,
            (line["target"], None),
            now,
            weight=Fraction(line.get("weight_exact", line["weight"])),
            earned=earned,
            figure=line["figure"] if line["rule"] != QUAL else "",
        )
        explained = replace(made, reason=line["reason"], improvement=line["improvement"])
        rows.append(without_points(made) if aside else explained)
    note = said_of_targets(line["target_source"] for line in lines)
    return Evaluated(tuple(rows), figures.get("score"), grade, note, tuple(set_aside))


def without_points(made: Row) -> Row:
    """The row of an indicator that does not apply: neither weight nor points."""
    none = {"shown": made.actual.shown, "value": None, "status": MEASURED}
    return replace(made, weight=replace(made.weight, **none), points=replace(made.points, **none))


def said_of_targets(sources: Iterable[str]) -> str:
    """What a reader has to know of a score: that some of its targets are illustrative."""
    return SAMPLE if "illustrative" in sources else ""
