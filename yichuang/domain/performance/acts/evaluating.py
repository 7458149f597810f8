"""The self-evaluation of a year 绩效自评: set up from a template, filled, reviewed, final and frozen, published."""

from django.conf import settings
from django.db import IntegrityError, transaction

from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.acts.telling import tell, tell_accounts, told_which
from yichuang.domain.performance.models import Evaluation, Figure, Indicator
from yichuang.domain.performance.reads.evaluations import template_for
from yichuang.domain.performance.reads.standing import Standing, composed, standing
from yichuang.domain.performance.report import BlockWrong, on_platform
from yichuang.domain.performance.rules import keeping, trees
from yichuang.domain.performance.states import EVALUATIONS
from yichuang.kernel import reports
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

TAKEN = "这个单位这一年已经有自评了。要重做，请先撤回原来的。"
NO_TEMPLATE = "还没有这一年可以用的指标模板，请先导入。"


def set_up(body: str, year: int, *, by: Actor, source: str = "") -> Evaluation:
    """A draft for a body (code) and a year, with its own copy of the template that holds then. Refuses a year that has
    one that was not withdrawn, and one without a template."""
    unit = identity.body(body)
    template = template_for(unit.region_id, year)
    if template is None:
        raise ActRefused(NO_TEMPLATE)
    before = Evaluation.objects.filter(body=unit, year=year).count()
    number = f"ZP-{body}-{year}" if not before else f"ZP-{body}-{year}-{before + 1}"
    made = Evaluation(
        number=number,
        body=unit,
        year=year,
        template=template.number,
        template_digest=template.digest,
        source=source,
        notice_days=settings.PUBLICITY_DAYS,
    )
    nodes, definitions = trees.from_json(template.tree), keeping.from_json(template.figures)
    made.faults = trees.tree_faults(nodes, definitions)
    try:
        with transaction.atomic(), EVALUATIONS.step(made, "set_up", by=by) as step:
            step.facts = {"template": template.number, "digest": template.digest}
    except IntegrityError as taken:
        raise ActRefused(TAKEN) from taken
    copy(step.thing, nodes, definitions)
    return step.thing


def copy(made: Evaluation, nodes: list, definitions: list) -> None:
    """Indicators and figures of its own, which a later change of the template does not touch."""
    Indicator.objects.bulk_create(
        Indicator(
            evaluation=made, place=place, code=node.code, first=first.name, first_weight=first.weight,
            second=second.name, second_weight=second.weight, name=node.name, weight=node.weight, rule=node.rule,
            target=node.target, says=node.says, unit=node.unit, figure=node.figure, floor=node.floor,
            target_source=node.target_source, note=node.note,
        )
        for place, (first, second, node) in enumerate(trees.leaves(nodes), 1)
    )  # fmt: skip
    typed = [node.definition({}) for node in nodes if node.rule and not node.is_quality and not node.figure]
    Figure.objects.bulk_create(
        Figure(
            evaluation=made, place=place, code=one.id, label=one.label, unit=one.unit, kind=one.kind, says=one.says,
            where=[list(pair) for pair in one.where], places=one.places, signed=one.signed, note=one.note,
            section=one.section, scope=list(one.scope),
        )
        for place, one in enumerate([*definitions, *typed], 1)
    )  # fmt: skip


def looked_at(found: Evaluation, details: list[str]) -> Standing:
    """Read everything now, and write down on the thing what its conditions ask."""
    now = standing(found)
    lines = [line for line in now.lines if line.unexplained]
    found.unexplained = tuple(line.indicator.code for line in lines)
    found.missing = tuple(now.total.missing)
    found.book_faults = tuple(now.books.faults) if now.books else ()
    details += [f"{line.indicator.code} {line.indicator.name}：{line.score.asks}" for line in lines]
    return now


def fill(found: Evaluation, *, by: Actor) -> Evaluation:
    """Declare it complete. Refuses while a deviation is unexplained, naming each, and before the year is over."""
    details: list[str] = []
    with told_which(details), EVALUATIONS.step(found, "fill", by=by) as step:
        looked_at(step.thing, details)
        step.thing.filled_by, step.thing.version = by.account, step.thing.version + 1
        step.facts = {"version": step.thing.version}
    tell(step.thing, "SUPERVISOR", "等审核", "已填报，请看看数字和偏差说明，再审核。")
    return step.thing


def review(found: Evaluation, *, by: Actor) -> Evaluation:
    """Somebody who typed none of it has looked at it; the head of the body may make it final."""
    details: list[str] = []
    with told_which(details), EVALUATIONS.step(found, "review", by=by) as step:
        looked_at(step.thing, details)
        step.thing.reviewed_by = by.account
        step.facts = {"version": step.thing.version}
    tell(step.thing, "HEAD", "等您定稿", "已审核，请看看，再定稿。定稿以后数字不再变。")
    return step.thing


def send_back(found: Evaluation, *, by: Actor, reason: str) -> Evaluation:
    """Back to a draft, with the reason, told to whoever filled it."""
    with EVALUATIONS.step(found, "send_back", by=by) as step:
        accounts = [step.thing.filled_by]
        step.thing.reason = step.note = reason
        step.thing.filled_by = step.thing.reviewed_by = ""
    tell_accounts(step.thing, accounts, "退回修改", "已退回修改，理由在自评页面的经过里。")
    return step.thing


def finalise(found: Evaluation, *, by: Actor) -> Evaluation:
    """Everything is read once more and frozen with its formulas and fingerprints. Refuses while an indicator has
    no score or the books do not add up, and says which."""
    details: list[str] = []
    with told_which(details), EVALUATIONS.step(found, "finalise", by=by) as step:
        final = step.thing
        now = looked_at(final, details)
        details += [f"{code} {name}：{why}。" for code, name, why in final.missing]
        details += [f"{fault}" for fault in final.book_faults]
        final.frozen = composed(final, now)
        final.digest = reports.fingerprint_of(final.frozen["figures"])
        final.finalised_by, final.finalised_on = by.account, step.on
        final.frozen["report"] = written(final)
        step.facts = {
            "figures": len(final.frozen["figures"]), "digest": final.digest, "books": final.frozen["books"],
            "score": final.frozen["total"]["points"], "grade": final.frozen["total"]["grade"],
        }  # fmt: skip
    tell_accounts(step.thing, step.thing.typed_by, "已定稿", "数字从现在起不再变，可以公开了。")
    return step.thing


def written(final: Evaluation) -> dict:
    """Its report, word for word; ActRefused where a text names a figure there is no longer."""
    try:
        return on_platform.basis_of(final).snapshot()
    except BlockWrong as wrong:
        raise ActRefused("报告的文字引用了没有的数字，请改好再定稿。", *map(str, wrong.faults)) from wrong


def publish(found: Evaluation, *, by: Actor) -> Evaluation:
    """To the disclosure column, for everybody; the publicity period (公示) runs from the next working day."""
    with EVALUATIONS.step(found, "publish", by=by) as step:
        step.thing.published_on = step.on
        step.facts = {"digest": step.thing.digest}
    return step.thing


def withdraw(found: Evaluation, *, by: Actor, reason: str) -> Evaluation:
    """Taken back by the head of the body, say to be corrected; what it said stays to be read by staff, and the
    year may have another."""
    with EVALUATIONS.step(found, "withdraw", by=by) as step:
        step.thing.reason = step.note = reason
    return step.thing
