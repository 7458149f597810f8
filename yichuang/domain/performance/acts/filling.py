"""What people write into a draft evaluation: targets, goals, entered values with their proof, judgements, reasons."""

from datetime import date
from decimal import Decimal

from yichuang.domain.performance.acts.telling import told_which
from yichuang.domain.performance.models import BudgetLine, BudgetYear, Evaluation, Figure, Goal, Indicator
from yichuang.domain.performance.rules import keeping, scoring
from yichuang.domain.performance.rules.figures import COUNT, ENTERED, MEASURE
from yichuang.domain.performance.rules.scoring import CAPPED, LEVELS, YESNO
from yichuang.domain.performance.states import EVALUATIONS
from yichuang.kernel import files
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

NO_INDICATOR = "没有这个指标，请刷新页面后再看。"
NO_FIGURE = "没有这个数，请刷新页面后再看。"
NOT_TYPED = "这个数来自账目或者由公式算出，不能填报；请改账目或者改它的组成部分。"
LONGEST_TEXT = 4000


def typed(found: Evaluation, by: Actor) -> None:
    """Whoever types any of it neither reviews nor finalises it."""
    if by.account not in found.typed_by:
        found.typed_by = [*found.typed_by, by.account]


def of_code(rows, code: str, missing: str):
    found = rows.select_for_update(of=("self",)).filter(code=code).first()
    if found is None:
        raise ActRefused(missing)
    return found


def set_target(found: Evaluation, *, by: Actor, code: str, target: Decimal | None, says: str = "") -> Indicator:
    """What the year is to reach, in the unit of the indicator; of a quality, in words (`says`)."""
    with EVALUATIONS.step(found, "set_target", by=by) as step:
        one = of_code(step.thing.indicators, code, NO_INDICATOR)
        before = str(one.target)
        step.thing.told_fits = fits(one, target, says)
        one.target, one.says, one.target_source = (None if one.is_quality else target), says.strip(), "entered"
        step.facts = {"indicator": code, "before": before, "now": str(one.target)}
        if step.thing.told_fits:
            one.save(update_fields=["target", "says", "target_source"])
    return one


def fits(one: Indicator, target: Decimal | None, says: str) -> bool:
    if one.is_quality:
        return bool(says.strip())
    if one.rule == YESNO:
        return True
    return target is not None and target >= 0 and not (one.rule == CAPPED and target <= one.floor)


def set_goal(
    found: Evaluation, *, by: Actor, code: str, text: str, lines: list[str], indicators: list[str], source: str = ""
) -> Goal:
    """A goal of the year with the budget lines and indicators it is tied to; one with this code is changed. Refuses
    lines and indicators there are not, each by its code."""
    unknown: list[str] = []
    with told_which(unknown), EVALUATIONS.step(found, "set_goal", by=by) as step:
        there, lines_there = set(step.thing.indicators.values_list("code", flat=True)), lines_of(step.thing, lines)
        unknown += [f"没有这个预算项目：{name}。" for name in lines if name not in lines_there]
        unknown += [f"没有这个指标：{name}。" for name in indicators if name not in there]
        step.thing.told_fits = bool(text.strip() and code.strip()) and not unknown
        step.facts = {"goal": code, "lines": lines, "indicators": indicators}
        goal, _ = Goal.objects.update_or_create(
            evaluation=step.thing, code=code,
            defaults={"text": text.strip(), "lines": lines, "indicators": indicators, "source": source},
        )  # fmt: skip
    return goal


def lines_of(found: Evaluation, named: list[str]) -> set[str]:
    """The codes of the lines the body's budget has that year; whatever is named, while nobody keeps its books."""
    kept = BudgetLine.objects.filter(year__in=BudgetYear.objects.kept().filter(body=found.body_id, year=found.year))
    kept = kept.standing()
    return set(kept.values_list("code", flat=True)) or set(named)


def enter(
    found: Evaluation, *, by: Actor, code: str, value: Decimal | None, as_of: date | None = None, source: str = "",
    proof: str = "", document: str = "", digest: str = "",
) -> Figure:  # fmt: skip
    """An actual value, in the unit of the figure, with its proof: the id of a file the same person has kept, or the
    name and digest of a `document` it was taken from. A figure that was to be measured or counted becomes an entered
    one and keeps how it was to be come by; one from the books, and a formula, is refused."""
    with EVALUATIONS.step(found, "enter", by=by) as step:
        one = of_code(step.thing.figures, code, NO_FIGURE)
        if one.kind not in (ENTERED, MEASURE, COUNT):
            raise ActRefused(NOT_TYPED)
        stored = files.of(by.account, proof).first() if proof else None
        step.thing.told_fits = value is not None and (stored is not None or bool(document and digest))
        typed(step.thing, by)
        if one.kind != ENTERED:
            one.before, one.kind = keeping.as_json([one.definition])[0], ENTERED
        one.value, one.as_of, one.proof, one.entered_by = value, as_of, stored, by.account
        one.source = (source.strip() or document or "填报")[:200]
        one.source_digest = stored.sha256 if stored else digest
        step.facts = {"figure": code, "value": str(value), "file": one.source_digest}
        if step.thing.told_fits:
            one.save()
    return one


def judge(found: Evaluation, *, by: Actor, code: str, level: str, ratio: Decimal) -> Indicator:
    """A quality: how far it was reached, and how much of its weight that earns (0 to 1), which has to fit."""
    with EVALUATIONS.step(found, "judge", by=by) as step:
        one = of_code(step.thing.indicators, code, NO_INDICATOR)
        step.thing.told_fits = one.is_quality and level in LEVELS and scoring.fits_level(level, ratio)
        typed(step.thing, by)
        one.level, one.ratio = level, ratio
        step.facts = {"indicator": code, "level": level, "ratio": str(ratio)}
        if step.thing.told_fits:
            one.save(update_fields=["level", "ratio"])
    return one


def explain(
    found: Evaluation, *, by: Actor, code: str, reason: str, improvement: str = "", target_was_low: bool = False
) -> Indicator:
    """Why a value differs from its target, what is done about it; that the target was set too low costs points by
    degree."""
    with EVALUATIONS.step(found, "explain", by=by) as step:
        one = of_code(step.thing.indicators, code, NO_INDICATOR)
        typed(step.thing, by)
        one.reason, one.improvement, one.target_was_low = reason.strip(), improvement.strip(), target_was_low
        one.save(update_fields=["reason", "improvement", "target_was_low"])
        step.facts = {"indicator": code, "target_was_low": target_was_low}
    return one


def write(found: Evaluation, *, by: Actor, texts: dict[str, str]) -> Evaluation:
    """The words people write for the report, by place; figures are never typed but referred to."""
    with EVALUATIONS.step(found, "write", by=by) as step:
        typed(step.thing, by)
        kept = {place: text.strip()[:LONGEST_TEXT] for place, text in texts.items()}
        step.thing.texts = {place: text for place, text in (step.thing.texts | kept).items() if text}
        step.facts = {"places": sorted(kept)}
    return step.thing
