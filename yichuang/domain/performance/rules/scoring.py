"""Scores of indicators 指标得分: what a value earns, what is deducted, what is to be explained (财预〔2020〕10号).

Everything is exact and in base units (`figures.in_base`): a target of 98 % is 49/50.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from yichuang.kernel.measures.showing import rounded

EXEC, GE, LE, EQ, QUAL = "EXEC", "GE", "LE", "EQ", "QUAL"
THRESHOLD, YESNO, INVERSE, CAPPED = "THRESHOLD", "YESNO", "INVERSE", "CAPPED"
RULES = {
    EXEC: "预算执行：实际 ÷ 目标 × 权重，最多得满分；超过 100% 须说明",
    GE: "按比例：达到目标得满分，否则 实际 ÷ 目标 × 权重",
    LE: "不高于：不超过目标得满分，超出部分按比例扣分；目标为 0 时每多 1 个扣一半，扣完为止",
    EQ: "等于：等于目标得满分，偏离部分按比例扣分；目标为 0 时每差 1 个扣一半，扣完为止",
    QUAL: "定性：达成预期 80%—100%，部分达成 60%—80%，未达成 0—60%",
    THRESHOLD: "门槛：达到目标得满分，否则不得分",
    YESNO: "是否：做到得满分，没有做到不得分",
    INVERSE: "反比：不超过目标得满分，否则 目标 ÷ 实际 × 权重",
    CAPPED: "封顶：起点不得分，从起点到目标按比例得分，到目标封顶",
}
UPWARD = (EXEC, GE, THRESHOLD, CAPPED)  # more is better
DOWNWARD = (LE, INVERSE)
FULL, PARTLY, NOT = "FULL", "PARTLY", "NOT"
NOT_SCORED = "未计分"  # what stands in the place of points nobody could give yet
LEVELS = {FULL: "达成预期", PARTLY: "部分达成", NOT: "未达成"}
BANDS = {FULL: (80, 100), PARTLY: (60, 80), NOT: (0, 60)}  # of the weight, in %; the lower end belongs to the band
GRADES = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
OVERSHOOT = Fraction(30, 100)  # from here on a better value than planned is explained; a setting of the district [U]
HALF = Fraction(1, 2)
TOO_LOW, TOO_HIGH = "low", "high"
EXPLAINED = {
    TOO_LOW: "没有得满分，请说明偏差原因和改进措施。",
    TOO_HIGH: "好于目标太多，请说明原因：是工作确有突破，还是目标定得偏低。",
}
OVERSPENT = "支出超过了预算，请说明原因。"


@dataclass(frozen=True)
class Criterion:
    """How one indicator is scored. `target` is never negative, None of a quality; CAPPED begins to earn at `floor`;
    `target_was_low` says that a value far above it shows a badly set target, which costs by degree."""

    rule: str
    weight: Fraction
    target: Fraction | None = None
    floor: Fraction = Fraction(0)
    target_was_low: bool = False


@dataclass(frozen=True)
class Score:
    """Points earned, exactly; None with the reason where there is no value. `deviation` is the share by which the
    value differs from its target, with its sign; None where the target is 0 or there is none."""

    points: Fraction | None
    weight: Fraction
    deviation: Fraction | None = None
    explain: str = ""
    why: str = ""

    @property
    def deducted(self) -> Fraction | None:
        return None if self.points is None else self.weight - self.points

    @property
    def asks(self) -> str:
        """The sentence that asks for a reason; "" where none is needed."""
        return self.why if self.points is not None else ""


def score(asked: Criterion, actual: Fraction | None, *, why: str = "", overshoot: Fraction = OVERSHOOT) -> Score:
    """What a measured value earns. A quality is scored by `of_quality`. `why` there is no value is handed on."""
    if actual is None:
        return Score(None, asked.weight, why=why)
    earned = share(asked, actual) * asked.weight
    deviation = (actual - asked.target) / asked.target if asked.target else None
    explain, reason = explanation(asked, actual, earned, overshoot)
    if explain == TOO_HIGH and asked.target_was_low and asked.rule != EXEC:  # a budget is no target set too low
        earned *= max(Fraction(0), 1 - (abs(deviation) - overshoot))
    return Score(earned, asked.weight, deviation, explain, reason)


def share(asked: Criterion, actual: Fraction) -> Fraction:
    """The part of the weight, 0 to 1."""
    target = asked.target
    if asked.rule == YESNO:
        return Fraction(actual >= 1)
    if asked.rule in (EXEC, GE, CAPPED):
        return proportional(actual, target, asked.floor if asked.rule == CAPPED else Fraction(0))
    if asked.rule == THRESHOLD:
        return Fraction(actual >= target)
    if asked.rule == INVERSE:
        return Fraction(1) if actual <= target else target / actual
    beyond = abs(actual - target) if asked.rule == EQ else actual - target
    if beyond <= 0:
        return Fraction(1)
    return max(Fraction(0), 1 - (beyond / target if target else beyond * HALF))


def proportional(actual: Fraction, target: Fraction, floor: Fraction) -> Fraction:
    if actual >= target:
        return Fraction(1)
    return max(Fraction(0), (actual - floor) / (target - floor)) if target > floor else Fraction(0)


def explanation(asked: Criterion, actual: Fraction, earned: Fraction, overshoot: Fraction) -> tuple[str, str]:
    """Whether the value has to be explained: (TOO_LOW, TOO_HIGH or "", the sentence that asks)."""
    if earned < asked.weight:
        return TOO_LOW, EXPLAINED[TOO_LOW]
    if asked.rule == EXEC:
        return (TOO_HIGH, OVERSPENT) if actual > 1 else ("", "")
    if not asked.target or asked.rule not in (*UPWARD, *DOWNWARD):
        return "", ""
    better = (actual - asked.target) / abs(asked.target) * (1 if asked.rule in UPWARD else -1)
    return (TOO_HIGH, EXPLAINED[TOO_HIGH]) if better > overshoot else ("", "")


def of_quality(weight: Fraction, level: str, ratio: Fraction | None) -> Score:
    """What a quality earns: a level, and how far within it (0.95). No points while nobody has judged it."""
    if not level or ratio is None:
        return Score(None, weight, why="还没有评定达成程度")
    low = level != FULL
    return Score(ratio * weight, weight, explain=TOO_LOW if low else "", why=EXPLAINED[TOO_LOW] if low else "")


def fits_level(level: str, ratio: Fraction) -> bool:
    """达成预期 80 % (incl.) to 100 %, 部分达成 60 % (incl.) to 80 %, 未达成 under 60 %."""
    low, high = BANDS[level]
    return low <= ratio * 100 < high or (level == FULL and ratio == 1)


@dataclass(frozen=True)
class Total:
    """The sum of a tree: `points` of the `scored` weight out of `weight`; who is missing, (code, name, why)."""

    points: Fraction
    scored: Fraction
    weight: Fraction
    missing: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def is_whole(self) -> bool:
        return not self.missing

    @property
    def grade(self) -> str:
        """优良中差; "" while something is missing: a part of the sum has no grade."""
        return grade(self.points) if self.is_whole else ""


def total(scores: Iterable[tuple[str, str, Score]]) -> Total:
    """Of (code, name, score), added up exactly."""
    scores = list(scores)
    got = [one for _, _, one in scores if one.points is not None]
    missing = tuple((code, name, one.why) for code, name, one in scores if one.points is None)
    return Total(
        sum((one.points for one in got), Fraction(0)), sum((one.weight for one in got), Fraction(0)),
        sum((one.weight for _, _, one in scores), Fraction(0)), missing,
    )  # fmt: skip


def grade(points: Fraction) -> str:
    """≥ 90 优, ≥ 80 良, ≥ 60 中, below 差, by the exact sum."""
    return next(word for least, word in GRADES if points >= least)


def pointed(points: Fraction | None) -> str:
    """“2.85”, “10”, “99.2”: at most two decimals; — where there is none."""
    if points is None:
        return "—"
    number: Decimal = rounded(points, 2).normalize()
    return f"{number:f}"


def deviated(share_: Fraction | None) -> str:
    """“+27.5%”, “−3%”, “0%”; "" where it cannot be said."""
    if share_ is None:
        return ""
    number = rounded(share_ * 100, 1).normalize()
    return f"{number:+f}%" if number else "0%"
