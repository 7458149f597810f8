"""How an evaluation stands: every figure, every indicator with what it earns, the sum; live, or as frozen."""

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction

from django.conf import settings

from yichuang.domain.performance.models import Evaluation, Indicator
from yichuang.domain.performance.reads.books import Books
from yichuang.domain.performance.reads.inputs import inputs_of
from yichuang.domain.performance.rules import keeping, scoring, sharing
from yichuang.domain.performance.rules.figures import Value, worked_out
from yichuang.domain.performance.rules.scoring import LEVELS, NOT_SCORED, RULES, Score, Total, deviated, pointed
from yichuang.domain.performance.rules.trees import plain, whole_network
from yichuang.kernel.measures import MEASURED, NOT_YET
from yichuang.kernel.reports import Stated

NOT_APPLICABLE = "不适用"
SIGNS = {"LE": "≤", "INVERSE": "≤", "EQ": "="}


@dataclass(frozen=True)
class Line:
    """An indicator, its actual value (None of a quality), and what it earns of the weight it has this year."""

    indicator: Indicator
    value: Value | None
    score: Score

    @property
    def applies(self) -> bool:
        return not self.indicator.aside

    @property
    def unexplained(self) -> bool:
        return self.applies and bool(self.score.asks) and not self.indicator.reason.strip()


@dataclass(frozen=True)
class Standing:
    values: dict[str, Value]
    lines: list[Line]
    total: Total
    books: Books | None


def standing(found: Evaluation) -> Standing:
    """Everything as it is at this moment."""
    figures, indicators = list(found.figures.all()), list(found.indicators.all())
    inputs, kept = inputs_of(figures, found.body_id, found.year)
    nodes = [one.node for one in indicators]
    values = worked_out(whole_network(nodes, [one.definition for one in figures]), inputs)
    weights = sharing.shared(one.leaf for one in indicators)
    lines = [lined(one, values, weights[one.code]) for one in indicators]
    scored = [one for one in lines if one.applies]
    total = scoring.total((one.indicator.code, one.indicator.name, one.score) for one in scored)
    return Standing(values, lines, total, kept)


def lined(one: Indicator, values: dict[str, Value], weight: Fraction) -> Line:
    value = None if one.is_quality else values[one.code]
    if one.aside:
        return Line(one, value, Score(None, weight))
    if one.is_quality:
        ratio = None if one.ratio is None else Fraction(one.ratio)
        return Line(one, None, scoring.of_quality(weight, one.level, ratio))
    criterion = replace(one.node.criterion(target_was_low=one.target_was_low), weight=weight)
    limit = Fraction(settings.OVERSHOOT_PERCENT, 100)
    return Line(one, value, scoring.score(criterion, value.exact, why=value.missing, overshoot=limit))


def said(found: Evaluation) -> dict:
    """What it says: as frozen once it is final, as of now before. JSON values only."""
    return found.frozen if found.is_frozen else composed(found, standing(found))


def composed(found: Evaluation, now: Standing) -> dict:
    """As it is frozen: lines of the tree, figures with formulas and fingerprints, the sum, the goals."""
    states = [value.stated() for value in now.values.values()] + scores_stated(now)
    kinds = {value.id: {"number": value.number, "kind": value.kind} for value in now.values.values()}
    figures = {one.id: one.as_json() | kinds.get(one.id, {}) for one in states}
    return {
        "year": found.year,
        "body": {"code": found.body_id, "name": found.body.name},
        "template": {"number": found.template, "digest": found.template_digest},
        "lines": lines_said(now.lines),
        "set_aside": sharing.told(one.indicator.leaf for one in now.lines),
        "figures": figures,
        "total": total_said(now.total),
        "goals": [
            {"code": one.code, "text": one.text, "lines": one.lines, "indicators": one.indicators}
            for one in found.goals.all()
        ],
        "books": {"fingerprint": now.books.fingerprint if now.books else ""},
        "definitions": keeping.as_json(one.definition for one in found.figures.all()),
    }


def scores_stated(now: Standing) -> list[Stated]:
    """Points as figures, so that a difference in a score is told like any other."""
    made = [(f"score_{one.indicator.code}", f"{one.indicator.name}得分", one.score.points) for one in now.lines
            if one.applies]  # fmt: skip
    made.append(("score", "自评得分", now.total.points if now.total.is_whole else None))
    source = {"kind": "score", "label": "按评分规则和权重计分", "as_of": "", "why": "", "behind": {}, "proof": "",
              "digest": "", "fingerprint": ""}  # fmt: skip
    return [
        Stated(
            name[:40], label, NOT_SCORED if points is None else f"{pointed(points)}分", points, unit="分",
            places=2, status=NOT_YET if points is None else MEASURED, source=source,
        )
        for name, label, points in made
    ]  # fmt: skip


def lines_said(lines: list[Line]) -> list[dict]:
    """Each with the weights of this year: its own, and those of the two levels above it."""
    firsts, seconds = defaultdict(Fraction), defaultdict(Fraction)
    for line in lines:
        one = line.indicator
        firsts[one.first] += line.score.weight
        seconds[one.first, one.second] += line.score.weight
    return [
        line_said(line)
        | {"first_weight": pointed(firsts[line.indicator.first]),
           "second_weight": pointed(seconds[line.indicator.first, line.indicator.second])}
        for line in lines
    ]  # fmt: skip


def line_said(line: Line) -> dict:
    one, value, score = line.indicator, line.value, line.score
    actual = LEVELS.get(one.level, "") if value is None else value.shown
    return {
        "code": one.code, "name": one.name, "first": one.first, "second": one.second, "weight": pointed(score.weight),
        "weight_exact": str(score.weight), "own_weight": plain(one.weight), "aside": one.aside, "rule": one.rule,
        "rule_words": RULES[one.rule], "target": target_said(one), "target_source": one.target_source,
        "actual": NOT_APPLICABLE if one.aside else actual,
        "points": None if score.points is None else str(score.points), "points_shown": pointed(score.points),
        "deducted": pointed(score.deducted), "deviation": deviated(score.deviation), "asks": score.asks,
        "why": score.why if score.points is None else "", "reason": one.reason, "improvement": one.improvement,
        "note": one.note, "figure": one.figure, "source": value.source if value else "",
        "as_of": value.as_of.isoformat() if value and value.as_of else "",
    }  # fmt: skip


def target_said(one: Indicator) -> str:
    """“≥ 98%”, “≤ 0起”, “明显”."""
    if one.is_quality:
        return one.says
    if one.target is None:
        return "是"
    return f"{SIGNS.get(one.rule, '≥')} {plain(one.target)}{one.unit}"


def total_said(total: Total) -> dict:
    return {
        "points": str(total.points), "shown": pointed(total.points), "grade": total.grade,
        "scored": pointed(total.scored), "weight": pointed(total.weight),
        "missing": [{"code": code, "name": name, "why": why} for code, name, why in total.missing],
    }  # fmt: skip


def nested(lines: list[dict]) -> list[dict]:
    """The lines under the levels above them, with what each level earns: for a page to walk."""
    tree: list[dict] = []
    for line in lines:
        if not tree or tree[-1]["name"] != line["first"]:
            tree.append({"name": line["first"], "weight": line["first_weight"], "below": []})
        below = tree[-1]["below"]
        if not below or below[-1]["name"] != line["second"]:
            below.append({"name": line["second"], "weight": line["second_weight"], "lines": []})
        below[-1]["lines"].append(line)
    for first in tree:
        for second in first["below"]:
            second["points"] = earned(second["lines"])
        first["points"] = earned([line for second in first["below"] for line in second["lines"]])
    return tree


def earned(lines: list[dict]) -> str:
    return pointed(sum((Fraction(line["points"]) for line in lines if line["points"]), Fraction(0)))
