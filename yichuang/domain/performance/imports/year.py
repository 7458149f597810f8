"""A year's evaluation as a district's folder states it (performance_YEAR.yaml), through all acts, labelled so."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.acts import evaluating, filling
from yichuang.domain.performance.imports import dossier
from yichuang.domain.performance.imports.dossier import Dossier
from yichuang.domain.performance.models import Evaluation
from yichuang.domain.performance.rules.figures import ENTERED
from yichuang.domain.performance.rules.scoring import LEVELS
from yichuang.kernel.actors import Actor

LEVEL_OF = {word: level for level, word in LEVELS.items()}


@transaction.atomic
def load(folder: Path, year: int, *, by: Actor, people: tuple[Actor, Actor, Actor]) -> Evaluation:
    """The year as a published evaluation: `people` fill, review and finalise it, three different ones. What the file
    calls illustrative stays so. Refuses whatever the acts refuse."""
    told = dossier.read(folder, year)
    filler, reviewer, head = people
    source = "示例：数字取自公开的自评报告，目标和定性评分为示例"
    made = evaluating.set_up(told.stated["meta"]["unit_code"], year, by=by, source=source)
    state_figures(made, told, by=filler)
    for leaf in leaves_of(told.stated["indicators"]):
        state_indicator(made, leaf, by=filler)
    for goal in told.stated.get("goals", ()):
        lines = goal["projects"]
        filling.set_goal(
            made, by=filler, code=goal["id"], text=goal["text"], lines=lines, indicators=indicators_of(made, lines),
            source=goal["source"],
        )  # fmt: skip
    made = evaluating.review(evaluating.fill(made, by=filler), by=reviewer)
    return evaluating.publish(evaluating.finalise(made, by=head), by=filler)


def leaves_of(nodes: list[Mapping]) -> list[Mapping]:
    return [leaf for node in nodes for leaf in (leaves_of(node["children"]) if "children" in node else [node])]


def state_figures(made: Evaluation, told: Dossier, *, by: Actor) -> None:
    """What the report states and nothing counts, in the unit the file has it in."""
    stated = {one["id"]: one for one in told.stated["results"]}
    for one in made.figures.filter(kind=ENTERED, code__in=stated):
        result = stated[one.code]
        as_of = result.get("as_of")
        filling.enter(
            made, by=by, code=one.code, value=Decimal(str(result["value"])),
            as_of=date.fromisoformat(str(as_of)) if as_of else date(told.year, 12, 31),
            source=f"{told.file} {one.code}，报告{result['section']}", document=told.file, digest=told.digest,
        )  # fmt: skip


def state_indicator(made: Evaluation, leaf: Mapping, *, by: Actor) -> None:
    if leaf["rule"] == "QUAL":
        filling.judge(made, by=by, code=leaf["id"], level=LEVEL_OF[leaf["actual"]], ratio=Decimal(str(leaf["ratio"])))


def indicators_of(made: Evaluation, lines: list[str]) -> list[str]:
    """The indicators whose figures account for these lines of the budget."""
    scopes = dict(made.figures.values_list("code", "scope"))
    return [
        one.code
        for one in made.indicators.all()
        if any(set(scopes.get(name.strip(), ())) & set(lines) for name in one.figure.split("+"))
    ]


def people_of(body: str) -> tuple[Actor, Actor, Actor] | None:
    """Who fills, reviews and finalises for a body: a supervisor who leads nothing, its chief, its head; None where
    these are not three."""
    held = identity.holding(body, "SUPERVISOR", "CHIEF", "HEAD")
    leading = {*held["CHIEF"], *held["HEAD"]}
    fillers = [one for one in held["SUPERVISOR"] if one not in leading]
    chiefs = [one for one in held["CHIEF"] if one not in held["HEAD"]]
    if not (fillers and chiefs and held["HEAD"]):
        return None
    three = fillers[0], chiefs[0], held["HEAD"][0]
    return tuple(identity.actor(identity.account(number)) for number in three)


def is_there(body: str, year: int) -> bool:
    return Evaluation.objects.filter(body=body, year=year).exists()
